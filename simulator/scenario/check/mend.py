"""Gives every line of a scenario an id that stays when it is moved; touches nothing else in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from simulator.errors import UserError
from simulator.scenario.check.case import Case
from simulator.scenario.check.words import SPOKEN
from simulator.scenario.lines import line_id, new_line_id
from simulator.scenario.load import check_scenario
from simulator.scenario.model import CaseFact
from simulator.scenario.shape import Record
from simulator.scenario.strict_yaml import Text
from simulator.settings import write_atomically

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What was done to a file."""

    file: Path
    added: int
    """How many lines have got an id."""


def add_line_ids(path: Path) -> Mended:
    """Write ` #line:ID` at the end of every line of the customer that has no id, and nothing where all have one.

    Args:
        path: the scenario's file, or its folder.

    Raises:
        UserError: the file cannot be written.
    """
    checked = check_scenario(path)
    file = checked.files[0]
    if checked.record is None or any(problem.code.startswith("Y") for problem in checked.problems):
        return Mended(file=file, added=0)
    case = Case(checked.record, file=file)
    wanted = dict(_wanted(case))
    if not wanted:
        return Mended(file=file, added=0)
    source = file.read_bytes().decode("utf-8-sig")
    changed = _with_ids(source, wanted)
    if _texts(changed) != [_named(raw, place, wanted) for place, raw in _scalars(source).items()]:
        raise UserError(f"{file} is written in a way that line ids cannot be added to.", "Put its texts in quotes.")
    write_atomically(file, changed)
    return Mended(file=file, added=len(wanted))


Place = tuple[int, int]


def _wanted(case: Case) -> Iterator[tuple[Place, str]]:
    """Yield the places of the lines without an id, each with the id that it gets."""
    nodes = [node for record in case.own for node in _spoken(record) if case.is_in_file(node)]
    taken = {name for node in nodes if (name := line_id(node.raw))}
    for node in nodes:
        if not line_id(node.raw) and node.raw.strip():
            name = new_line_id(str(case.record.get("id", "")), node.raw.rstrip("\n"), taken)
            taken.add(name)
            yield (node.line, node.column), name


def _spoken(record: Record) -> Iterator[Text]:
    names = SPOKEN.get(record.kind, ())
    if record.kind is CaseFact and record.get("known_to") == "customer":
        names = ("says", "again", "withheld")
    for name in names:
        texts = record.get(name) or ()
        for number in range(len(texts)):
            node = record.place(name, number)
            if isinstance(node, Text):
                yield node


def _events(source: str) -> Iterator[yaml.ScalarEvent]:
    return (event for event in yaml.parse(source, Loader=_LOADER) if isinstance(event, yaml.ScalarEvent))


def _place(event: yaml.ScalarEvent) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)


def _with_ids(source: str, wanted: Mapping[Place, str]) -> str:
    lines = source.splitlines(keepends=True)
    for event in reversed(tuple(_events(source))):
        name = wanted.get(_place(event))
        if name is not None:
            _put(lines, event, f" #line:{name}")
    return "".join(lines)


def _put(lines: list[str], event: yaml.ScalarEvent, mark: str) -> None:
    """Write an id into one text; later ones in the file have theirs already."""
    start, end = event.start_mark, event.end_mark
    assert start is not None  # the parser marks every text that it reads from a file
    assert end is not None
    if event.style in ("'", '"'):
        last = lines[end.line]
        lines[end.line] = f"{last[: end.column - 1]}{mark}{last[end.column - 1 :]}"
    elif event.style in ("|", ">"):
        number = end.line if end.line < len(lines) and end.column else end.line - 1
        number = min(number, len(lines) - 1)
        while not lines[number].strip():
            number -= 1
        text = lines[number].rstrip("\r\n")
        lines[number] = f"{text.rstrip()}{mark}{lines[number][len(text) :]}"
    else:
        escaped = event.value.replace("\\", "\\\\").replace('"', '\\"')
        rest = lines[end.line][end.column :]
        lines[start.line] = f'{lines[start.line][: start.column]}"{escaped}{mark}"{rest}'
        del lines[start.line + 1 : end.line + 1]


def _scalars(source: str) -> dict[Place, str]:
    return {_place(event): event.value for event in _events(source)}


def _texts(source: str) -> list[str]:
    return [event.value.rstrip("\n") for event in _events(source)]


def _named(raw: str, place: Place, wanted: Mapping[Place, str]) -> str:
    """Return what a text must be once its id was added."""
    name = wanted.get(place)
    return raw.rstrip("\n") if name is None else f"{raw.rstrip()} #line:{name}"
