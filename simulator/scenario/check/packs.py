"""Checks files that are no scenarios: companies, temperaments, plays and shifts, told by where they lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from simulator.errors import Problem
from simulator.scenario.check.shared import Pack
from simulator.scenario.check.wording import find_in_pack
from simulator.scenario.packs import Company, Temperament
from simulator.scenario.references import check_references
from simulator.scenario.shape import fit
from simulator.scenario.shift import Shift
from simulator.scenario.strict_yaml import read_document
from simulator.scenario.values import check_values

FOLDERS: Mapping[str, type] = {"companies": Company, "temperaments": Temperament}
"""Folders of packs."""
SHIFT_FILE = "shift.yaml"
_OF_THE_PACK = frozenset({"R304", "R308", "R309"})
"""Names that a pack must know by itself; what else it names, a scenario has to give."""


def kind_of(file: Path) -> type | None:
    """Return what a file is if it is a pack or a shift; None for a scenario."""
    return Shift if file.name == SHIFT_FILE else FOLDERS.get(file.resolve().parent.name)


def scenario_of_play(file: Path) -> Path | None:
    """Return the scenario's folder if a file is one of its plays."""
    folder = file.resolve().parent
    return folder.parent if folder.name == "plays" and (folder.parent / "scenario.yaml").is_file() else None


def check_pack(file: Path, kind: type) -> tuple[Problem, ...]:
    """Return what can be said about a company, a temperament or a shift without a scenario.

    Args:
        file: where it lies.
        kind: its dataclass.
    """
    document = read_document(file)
    if document.root is None:
        return document.problems
    record, problems = fit(document.root, kind, file=document.file)
    problems = [*document.problems, *problems]
    if record is not None:
        problems += check_values(record, file)
        if kind is not Shift:
            problems += [problem for problem in check_references(record) if problem.code in _OF_THE_PACK]
            problems += find_in_pack(Pack(record), record.get("language"))
    return tuple(problems)
