"""Whatever stands in a file, the answer is a scenario or a list of problems: never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario.load import check_scenario
from simulator.scenario.problems import CODES
from tests.effort import count
from tests.scenario.casebook import BASE, write_case

BASE_TEXT = (BASE / "small_case" / "scenario.yaml").read_text(encoding="utf-8")
KEYS = sorted(set(re.findall(r"[a-z_]+(?=:)", BASE_TEXT)))
SCRAPS = st.sampled_from(
    ["{", "}", "[", "]", ":", ": ", "- ", "\n", "\t", "  ", "#", "&a ", "*a", "!!str ", "|", ">", "'", '"', "%", "\x00",
     "---", "...", "? ", "<<: ", "null", "true", "0", "-1", "9" * 5000, "1.5", "{now}", "{x}", "é", "\u2028",
     "\U0001f600"]
)  # fmt: skip
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=12), st.sampled_from(KEYS)
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=5)), inner, max_size=6),
    ),
    max_leaves=25,
)
FUZZ = settings(
    max_examples=count(500, 10_000) // 3 + 1, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LINE = re.compile(r".+:(\d+):(\d+): ([YSR]\d{3}) .+[.?]( .+[.?])?", re.DOTALL)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_case(tmp_path_factory.mktemp("fuzz") / "cases")


def must_be_answered(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    checked = check_scenario(file)
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    assert (checked.scenario is None) == bool(errors)
    for problem in checked.problems:
        assert problem.code in CODES
        assert LINE.fullmatch(str(problem)), str(problem)
        assert problem.line >= 1
        assert problem.column >= 1


@FUZZ
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_answered(file: Path, data: bytes) -> None:
    must_be_answered(file, data)


@FUZZ
@given(start=st.integers(0, len(BASE_TEXT)), length=st.integers(0, 60), scraps=st.lists(SCRAPS, max_size=4))
def test_any_edit_of_a_scenario_is_answered(file: Path, start: int, length: int, scraps: list[str]) -> None:
    must_be_answered(file, (BASE_TEXT[:start] + "".join(scraps) + BASE_TEXT[start + length :]).encode())


@FUZZ
@given(changes=st.dictionaries(st.sampled_from(KEYS), TREES, max_size=4))
def test_any_values_under_the_known_keys_are_answered(file: Path, changes: dict[str, object]) -> None:
    case = yaml.safe_load(BASE_TEXT) | changes
    must_be_answered(file, yaml.safe_dump(case, allow_unicode=True).encode("utf-8", "replace"))
