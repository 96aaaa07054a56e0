"""Holds the translations of a scenario against its lines: stale, orphaned, and those that cannot be played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polib

from simulator.errors import Problem, UserError
from simulator.scenario.catalogue import FUZZY, read_catalogue, standing_of
from simulator.scenario.check.case import Case
from simulator.scenario.lines import line_id
from simulator.scenario.strict_yaml import Text
from simulator.scenario.translate import Source, sources_of

_UP_TO_DATE = "`rapport scenario translate export` brings the file up to date; then translate the line anew."


def find_translations(case: Case) -> Iterator[Problem]:
    """Yield what is wrong with the catalogues `lines.LANGUAGE.po` beside a scenario."""
    paths = [path for path in case.beside if path.suffix == ".po"]
    if not paths or case.scenario is None:
        return
    source = sources_of(case.scenario)[0]
    for path in paths:
        try:
            catalogue = read_catalogue(path)
        except UserError as error:
            yield _problem(path, 1, "P909", error.message, error.hint)
        else:
            yield from _catalogue(path, catalogue, source)


def _catalogue(path: Path, catalogue: polib.POFile, source: Source) -> Iterator[Problem]:
    lines = {entry.msgctxt: entry.linenum or 1 for entry in catalogue}
    fuzzy = {entry.msgctxt for entry in catalogue if FUZZY in entry.flags}
    standing = standing_of(source, path)
    for line in standing.stale:
        why = "is marked as fuzzy" if line.key in fuzzy else "has changed since it was translated"
        yield _problem(path, lines[line.key], "P910", f"The line `{line.key}` {why}; it is not played.", _UP_TO_DATE)
    for key in standing.orphaned:
        message = f"There is no line `{key}` any more."
        yield _problem(path, lines[key], "P911", message, "`rapport scenario translate export` puts it aside.")
    for line, reason in standing.wrong:
        message = f"The translation of `{line.key}` cannot be played: {reason}"
        yield _problem(path, lines[line.key], "P912", message, "Keep every value in braces.")


def _problem(path: Path, line: int, code: str, message: str, remedy: str) -> Problem:
    return Problem(file=str(path), line=line, column=1, code=code, message=message, remedy=remedy)


def find_line_ids(case: Case) -> Iterator[Problem]:
    """Yield ids of lines that stand at two lines."""
    seen: dict[str, Text] = {}
    for node in case.single_values:
        name = line_id(node.raw) if "#line:" in node.raw else ""
        first = seen.setdefault(name, node) if name else node
        if first != node:  # the words of `opening` stand in the data twice, and in the file once
            message = f"The line id `{name}` stands twice, first in line {first.line}."
            remedy = "Take it out of the copy; `rapport scenario check --fix` gives it one of its own."
            yield case.record.problem(node, "P913", message, remedy)
