"""Checks files that are no scenarios: companies, temperaments, plays and shifts, told by where they lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from simulator.errors import Problem
from simulator.scenario.check.shared import Pack
from simulator.scenario.check.wording import find_in_pack, written_in
from simulator.scenario.check.words import texts_of
from simulator.scenario.compose import HEADER, SHAREABLE, SHARED
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Company, Temperament
from simulator.scenario.problems import shortened, suggest
from simulator.scenario.references import check_references
from simulator.scenario.shape import fit
from simulator.scenario.shift import Shift
from simulator.scenario.strict_yaml import Keys, Text, read_document
from simulator.scenario.values import check_values

FOLDERS: Mapping[str, type] = {"companies": Company, "temperaments": Temperament}
"""Folders of packs."""
PARTS = frozenset({SHARED, "standard"})
"""Folders of files that are put into scenarios, and are none by themselves."""
SHIFT_FILE = "shift.yaml"
_OF_THE_PACK = frozenset({"R304", "R308", "R309"})
"""Names that a pack must know by itself; what else it names, a scenario has to give."""


def kind_of(file: Path) -> type | None:
    """Return what a file is if it is a pack or a shift; None for a scenario."""
    return Shift if file.name == SHIFT_FILE else FOLDERS.get(file.resolve().parent.name)


def is_part(file: Path) -> bool:
    """Tell whether a file holds keys that scenarios take over, and is no scenario itself."""
    return file.resolve().parent.name in PARTS


def check_part(file: Path) -> tuple[Problem, ...]:
    """Return what can be said about keys that scenarios take over, without one that does.

    What is missing a scenario writes itself, and what it names may be declared there.

    Args:
        file: where it lies, in the folder `shared` or `standard`.
    """
    document = read_document(file)
    root = document.root
    if not isinstance(root, Keys) or file.resolve().parent.name != SHARED:
        return document.problems
    own = replace(root, entries=tuple(entry for entry in root.entries if entry[0].raw in SHAREABLE))
    record, problems = fit(own, Scenario, file=document.file)
    whole = (root.line, root.column)
    found = [each for each in problems if each.code != "S202" or (each.line, each.column) != whole]
    values = check_values(record, file) if record is not None else ()
    unknown = [key for key, _ in root.entries if key.raw not in SHAREABLE and key.raw not in HEADER]
    for key in unknown:
        message = f"`{shortened(key.raw)}` cannot stand in an included file."
        found.append(
            Problem(
                file=document.file,
                line=key.line,
                column=key.column,
                code="R315",
                message=message,
                remedy=suggest(key.raw, (*SHAREABLE, *HEADER), shown=30),
            )
        )
    return (*document.problems, *found, *values)


def is_written_in(file: Path, language: str) -> bool:
    """Tell whether the words of a company or a temperament are in a language, as far as that can be told.

    Args:
        file: the pack.
        language: en, ko or it.
    """
    root = read_document(file).root
    named = root.get("language") if isinstance(root, Keys) else None
    if isinstance(named, Text):
        return named.raw == language
    words = " ".join(text.raw for text in texts_of(root)) if root is not None else ""
    return written_in(words) in ("", language)


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
