"""Reads scenarios and plays from their files; every mistake comes back as a problem with its place, all at once.

Beyond YAML an author may write: a single text where a list of texts is wanted; a number where a text is wanted; the
names of packs (`company:`, `customer.temperament:`), which are put in here; `not:` for the field `not_`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from simulator.errors import Problem
from simulator.scenario.codec import play_codec, scenario_codec
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Company, Temperament
from simulator.scenario.play import Play
from simulator.scenario.problems import ScenarioProblems, in_order, suggest
from simulator.scenario.references import check_references
from simulator.scenario.shape import Record, fit
from simulator.scenario.strict_yaml import Document, read_document
from simulator.scenario.values import check_values
from simulator.settings import shipped_scenarios

SCENARIO_FILE = "scenario.yaml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A scenario file with all that was found in it and in its packs."""

    scenario: Scenario | None
    """None when an error keeps it from being played."""
    problems: tuple[Problem, ...]
    """Errors and warnings, in the order of the files."""
    files: tuple[Path, ...]
    """The files that it was made of: its own first, then its packs."""


def load_scenario(path: Path) -> Scenario:
    """Return the scenario of a file, or of the folder that holds `scenario.yaml`, with its packs inlined.

    Raises:
        ScenarioProblems: something has to be mended first; it lists everything, warnings too.
    """
    checked = check_scenario(path)
    if checked.scenario is None:
        raise ScenarioProblems(checked.problems)
    return checked.scenario


def check_scenario(path: Path) -> Checked:
    """Return a scenario with all problems of its files; never raises for what is in them."""
    file = path / SCENARIO_FILE if path.is_dir() else path
    document = read_document(file)
    record, problems = _fitted(document, Scenario)
    files = [file]
    if record is not None:
        for folder, kind, owner, key in (
            ("companies", Company, record, "company"),
            ("temperaments", Temperament, record.get("customer"), "temperament"),
        ):
            found = _pack(file, folder, owner, key)
            if isinstance(found, Problem):
                problems.append(found)
            elif found is not None:
                pack, pack_problems = _fitted(read_document(found), kind)
                problems += pack_problems
                record |= {key: pack}
                files.append(found)
        problems += [*check_values(record, file), *check_references(record)]
    scenario = _built(scenario_codec(), record, problems)
    return Checked(scenario=scenario, problems=in_order(problems), files=tuple(files))


def load_play(path: Path) -> Play:
    """Return the play of a file; its inputs are checked by the player that runs them.

    Raises:
        ScenarioProblems: something has to be mended first.
    """
    record, problems = _fitted(read_document(path), Play)
    if record is not None:
        problems += check_values(record, path)
    play = _built(play_codec(), record, problems)
    if play is None:
        raise ScenarioProblems(in_order(problems))
    return play


def _fitted(document: Document, kind: type) -> tuple[Record | None, list[Problem]]:
    if document.root is None:
        return None, list(document.problems)
    extra = {"company": str, "temperament": None} if kind is Scenario else {}
    record, problems = fit(document.root, kind, file=document.file, extra=extra)
    return record, [*document.problems, *problems]


def _pack(file: Path, folder: str, owner: Record | None, key: str) -> Path | Problem | None:
    """Return the file of the pack that a record names; None when it names none."""
    name = owner.get(key) if owner is not None else None
    if owner is None or not isinstance(name, str):
        return None
    beside = file.parent.parent if file.parent.name not in ("", "..") else file.parent / ".."
    roots = (beside, file.parent, shipped_scenarios())
    packs = [found for root in roots if root is not None for found in sorted((root / folder).glob("*.yaml"))]
    for found in packs:
        if found.stem == name:
            return found
    remedy = suggest(name, [found.stem for found in packs]) if packs else f"Make the file `{folder}/{name}.yaml`."
    return owner.problem(owner.place(key), "R307", f"There is no `{name}` in `{folder}`.", remedy)


def _built(codec: TypeAdapter[T], record: Record | None, problems: list[Problem]) -> T | None:
    if record is None or any(problem.severity == "error" for problem in problems):
        return None
    try:
        return codec.validate_python(record)
    except ValidationError as error:
        where = "/".join(str(part) for part in error.errors()[0]["loc"])
        message = f"The value at `{where}` does not fit the format."
        problems.append(record.problem(record.node, "S203", message, "Compare it with a scenario that works."))
        return None
