"""The schema for editors is one, takes every shipped file, and refuses what the loader refuses."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from simulator.scenario.schema import KINDS, Kind, json_schema
from simulator.scenario.shape import plain_of
from simulator.scenario.strict_yaml import read_document
from simulator.settings import shipped_scenarios
from tests.scenario.casebook import BASE
from tests.scenario.test_standard import SMALLEST

SHIPPED = shipped_scenarios()
assert SHIPPED is not None
FILES: list[tuple[Kind, Path]] = [
    *(("scenario", path) for path in sorted(SHIPPED.glob("*/scenario.yaml"))),
    *(("scenario", path) for path in sorted(SMALLEST.glob("*/scenario.yaml"))),
    ("scenario", BASE / "small_case" / "scenario.yaml"),
    *(("play", path) for path in sorted(SHIPPED.glob("*/plays/*.yaml"))),
    *(("company", path) for path in sorted(SHIPPED.glob("companies/*.yaml"))),
    *(("temperament", path) for path in sorted(SHIPPED.glob("temperaments/*.yaml"))),
]  # fmt: skip


def plain(path: Path) -> dict[str, Any]:
    root = read_document(path).root
    assert root is not None
    data = plain_of(root)
    assert isinstance(data, dict)
    return data


def complaints(kind: Kind, data: object) -> list[str]:
    return [error.message for error in Draft202012Validator(json_schema(kind)).iter_errors(data)]


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_schema_itself_is_valid(kind: Kind) -> None:
    Draft202012Validator.check_schema(json_schema(kind))


@pytest.mark.parametrize(("kind", "path"), FILES, ids=[f"{path.parent.name}-{path.stem}" for _, path in FILES])
def test_a_shipped_file_fits_its_schema(kind: Kind, path: Path) -> None:
    assert complaints(kind, plain(path)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "x"},
        {"channel": "fax"},
        {"difficulty": 5},
        {"minutes": "five"},
        {"minutes": 0},
        {"language": "fr"},
        {"id": "Small-Case"},
        {"labels": ["greif"]},
        {"temperament": "even"},
        {"customer": {"name": "Ada", "mood": 101}},
        {"solved": {"did": "resend", "said": "lost"}},
        {"solved": {}},
        {"beats": []},
        {"facts": [{"id": "x"}]},
        {"title": True},
    ],
    ids=str,
)
def test_what_the_loader_refuses_by_its_shape_the_schema_refuses_too(change: dict[str, object]) -> None:
    data = copy.deepcopy(plain(BASE / "small_case" / "scenario.yaml")) | change
    assert complaints("scenario", data)


def test_what_the_standard_gives_need_not_be_written() -> None:
    data = plain(SMALLEST / "leaking_kettle" / "scenario.yaml")
    del data["opening"]
    assert complaints("scenario", data)
    data["opening"] = "Where is my kettle?"
    assert complaints("scenario", data) == []


def test_a_shared_file_needs_only_its_version() -> None:
    assert complaints("shared", {"format": 1, "customer": {"loyalty": 70}, "include": "rules"}) == []
    assert complaints("shared", {"format": 1, "beats": []})


def test_every_key_has_a_hover_text() -> None:
    for kind in KINDS:
        schema = json_schema(kind)
        for part in (schema, *schema["$defs"].values()):
            for name, found in part.get("properties", {}).items():
                assert found.get("description"), f"{kind}: {name}"


def test_the_schema_of_a_scenario_has_its_parts_and_no_packs() -> None:
    parts = set(json_schema()["$defs"])
    assert {"Beat", "Condition", "Scene", "Survey", "Twist", "Person", "Weights"} <= parts
    assert not {"Scenario", "Company", "Temperament", "Reaction"} & parts
