"""Finds the line to which a misplaced one belongs: most files that are no YAML have a space too many or too few."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

FARTHEST = 3
"""Columns by which a line may be out of place; what is farther off is something else."""
_KEY = re.compile(r"(?P<dashes>(?:- +)*)(?P<key>[A-Za-z_][\w-]*):(?=\s|$)")
_DASH = re.compile(r"- +\S")
_SKIPPED = re.compile(r"\s*(?:#|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """Where something begins that other lines may go on with."""

    line: int
    column: int
    """From 0."""
    dash: bool
    """An item of a list; else a key."""
    name: str


def misplaced(lines: Sequence[str], number: int) -> tuple[int, str, str] | None:
    """Return column, message and remedy for a line that stands beside the column of its neighbours.

    Args:
        lines: of the file.
        number: the line at which the parser gave up, from 1.

    Returns:
        None where the line stands in the column of some neighbour, or is none that begins with a key or a `-`.
    """
    if not 0 < number <= len(lines):
        return None
    begun = _begun(lines[number - 1], number)
    if not begun:
        return None
    found = begun[0]
    above = _open_above(lines[: number - 1])
    open_ones = [each for each in above if each.dash == found.dash]
    if not open_ones or any(each.column == found.column for each in above):  # then a `- ` is missing, or a quote
        return None
    near = min(open_ones, key=lambda each: (abs(each.column - found.column), -each.line))
    off = found.column - near.column
    if abs(off) > FARTHEST:
        return None
    spaces = "one space" if abs(off) == 1 else f"{abs(off)} spaces"
    message = (
        f"This line stands {spaces} too far to the {'right' if off > 0 else 'left'}: `{near.name}` in line "
        f"{near.line} begins in column {near.column + 1}."
    )
    return found.column + 1, message, "Begin lines that belong together in the same column."


def _begun(line: str, number: int) -> list[_Begun]:
    """Return what begins in a line: the items of its dashes, then its key."""
    indent = len(line) - len(line.lstrip(" "))
    rest = line[indent:]
    found: list[_Begun] = []
    key = _KEY.match(rest)
    name = key["key"] if key else rest.strip()[:20]
    while _DASH.match(rest):
        found.append(_Begun(line=number, column=indent, dash=True, name=f"- {name}" if key else "-"))
        shorter = rest[1:].lstrip(" ")
        indent, rest = indent + len(rest) - len(shorter), shorter
    if key:
        found.append(_Begun(line=number, column=indent, dash=False, name=name))
    return found


def _open_above(lines: Sequence[str]) -> list[_Begun]:
    """Return the items and keys above that a line may still go on with, the outermost first."""
    open_ones: list[_Begun] = []
    for number, line in enumerate(lines, start=1):
        if _SKIPPED.match(line):
            continue
        begun = _begun(line, number)
        if begun:
            first = begun[0]
            open_ones = [each for each in open_ones if each.column < first.column]
            open_ones += begun
    return open_ones
