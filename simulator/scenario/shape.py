"""Fits the nodes of a file to the dataclasses of the format: kinds, choices, missing and unknown keys, in plain words.

It follows the types alone and returns plain data for the codec. What does not fit is left out of the data, so that
`values` and `references` can still check the rest.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from simulator.errors import Problem, Severity
from simulator.scenario.model import Draw
from simulator.scenario.packs import Argument
from simulator.scenario.problems import shortened, suggest
from simulator.scenario.strict_yaml import Items, Keys, Node, Text

_KINDS: dict[type, str] = {str: "a text", int: "a whole number", float: "a number", bool: "`true` or `false`"}
MOST_PROBLEMS = 500
"""After so many problems of one kind of check the rest is left for the next time."""
_GROUPS = (dict, tuple)
"""What may hold records."""
_BAD = object()
"""Stands for a value that has a problem already."""


class Record(dict[str, Any]):
    """The data of one dataclass by field name, as far as it fits, and where it stands."""

    __slots__ = ("file", "kind", "node")

    def __init__(self, node: Node, *, file: str, kind: type) -> None:
        """Begin without any field."""
        super().__init__()
        self.node = node
        self.file = file
        self.kind = kind

    def place(self, name: str, index: int | None = None) -> Node:
        """Return the node of a field, or of one item of it; the record's own where the field is not written."""
        node = (self.node.get(key_of(name)) if isinstance(self.node, Keys) else None) or self.node
        if index is not None and isinstance(node, Items) and index < len(node.items):
            return node.items[index]
        return node

    def entries(self, name: str) -> tuple[tuple[Text, Node], ...]:
        """Return keys and values of a field that is a mapping, as nodes."""
        node = self.place(name)
        return node.entries if isinstance(node, Keys) and node is not self.node else ()

    def problem(self, node: Node, code: str, message: str, remedy: str, severity: Severity = "error") -> Problem:
        """Return a problem at a node of this record."""
        return Problem(
            file=node.file or self.file,
            line=node.line,
            column=node.column,
            code=code,
            message=message,
            remedy=remedy,
            severity=severity,
        )

    def records(self) -> Iterator[Record]:
        """Yield this record and all within it, in the order of the fields."""
        waiting: list[Any] = [self]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Record):
                yield value
            items = value.values() if isinstance(value, dict) else value
            waiting += [item for item in reversed(items) if isinstance(item, _GROUPS)]


_CUT_IN_TWO = "A comma has cut the text before it in two: put that text in quotes."


def _is_rest_of_text(key: Text, value: Node) -> bool:
    """Tell whether a key is what a comma in `{...}` has cut off: words without a colon behind them."""
    return " " in key.raw.strip() and isinstance(value, Text) and value.raw == "" and value.line == key.line


def key_of(name: str) -> str:
    """Return the YAML key of a field: `not_` is written `not`."""
    return name.rstrip("_")


def fit(
    node: Node, wanted: type, *, file: str, extra: Mapping[str, Any] | None = None
) -> tuple[Record | None, list[Problem]]:
    """Return plain data for a codec (None when the file is no group of keys), and what does not fit.

    Args:
        node: the root of a file.
        wanted: a dataclass of the format.
        file: the name that problems carry.
        extra: types of the root's keys that are written otherwise than the dataclass has them, or are keys of the file
            alone; None takes a key away.
    """
    fitter = _Fitter(file, extra or {})
    record = fitter.record(node, wanted, "the file", root=True)
    return record if isinstance(record, Record) else None, fitter.problems


class _Fitter:
    """Walks nodes and types side by side."""

    def __init__(self, file: str, extra: Mapping[str, Any]) -> None:
        self.file = file
        self.extra = extra
        self.problems: list[Problem] = []
        self.as_written = False
        """A price is shown as it was written: `24.90` stays so, where a text may stand as well as a number."""

    @property
    def full(self) -> bool:
        """Tell whether so much was found that nobody reads on."""
        return len(self.problems) >= MOST_PROBLEMS

    def add(self, node: Node, code: str, message: str, remedy: str) -> Any:
        self.problems.append(
            Problem(
                file=node.file or self.file,
                line=node.line,
                column=node.column,
                code=code,
                message=message,
                remedy=remedy,
            )
        )
        return _BAD

    def value(self, node: Node, wanted: Any, where: str) -> Any:
        """Return plain data for one value; `where` names it for the reader."""
        form, args = _form(wanted)
        if form == "any":
            return plain_of(node)
        if form == "union":
            return self.one_of(node, args, where)
        if isinstance(node, Text) and node.value is None:
            return self.add(
                node, "S205", f"{where} has nothing after the colon.", "Write a value, or take the key out."
            )
        if form == "record":
            if wanted is Argument and isinstance(node, Items):
                return self.choices(node, where)
            return self.record(node, wanted, where)
        if form == "literal":
            return self.choice(node, args, where)
        if form == "tuple":
            return self.list(node, args, where)
        return self.mapping(node, wanted, where) if form == "mapping" else self.scalar(node, wanted, where)

    def one_of(self, node: Node, wanted: tuple[Any, ...], where: str) -> Any:
        """Take the member of a union that the node's form calls for."""
        records = [t for t in wanted if is_dataclass(t)]
        if len(wanted) == 1:
            return self.value(node, wanted[0], where)
        if records and isinstance(node, Keys):
            return self.record(node, records[0], where)
        if isinstance(node, Text) and node.value is not None:
            rounded = isinstance(node.value, float) and str(node.value) != node.raw
            return node.raw if rounded and self.as_written else node.value
        return self.value(node, str, where)

    def scalar(self, node: Node, wanted: type, where: str) -> Any:
        """Return a text, number or truth value."""
        if isinstance(node, Keys) and node.flow and wanted is str:
            return self.add(
                node, "S203", f"{where} must be a text, and `{{` begins something else.", "Put it in quotes."
            )
        if not isinstance(node, Text):
            form = "a list" if isinstance(node, Items) else "a group of keys"
            return self.add(node, "S203", f"{where} must be {_KINDS[wanted]}, not {form}.", "Write a single value.")
        if wanted is str:
            if isinstance(node.value, bool):
                message = f"{where} must be a text, and `{node.raw}` without quotes is not one."
                return self.add(node, "S203", message, f'Write "{node.raw}" in quotes.')
            return node.raw.rstrip("\n")
        fits = type(node.value) is wanted or (wanted is float and type(node.value) is int)
        if not fits:
            text = "the text " if isinstance(node.value, str) else ""
            message = f"{where} must be {_KINDS[wanted]}, not {text}`{shortened(node.raw)}`."
            return self.add(node, "S203", message, _mend(node, wanted))
        return node.value

    def choice(self, node: Node, choices: tuple[Any, ...], where: str) -> Any:
        """Return one of a closed list of values."""
        value = node.value if isinstance(node, Text) else None
        if any(value == choice and type(value) is type(choice) for choice in choices):
            return value
        if not isinstance(node, Text):
            return self.scalar(node, str, where)
        remedy = suggest(node.raw, [str(choice) for choice in choices])
        if len(choices) == 1:
            remedy = f"Write `{choices[0]}`."
        if any(str(choice) == node.raw for choice in choices):
            return self.add(
                node, "S204", f"{where} must be a number, not the text `{node.raw}`.", "Take the quotes off."
            )
        return self.add(node, "S204", f"{where} cannot be `{shortened(node.raw)}`.", remedy)

    def choices(self, node: Items, where: str) -> Any:
        """Return an argument that was written as the list of what can be chosen."""
        record = Record(node, file=node.file or self.file, kind=Argument)
        record.update(kind="choice", choices=self.list(node, (str, ...), where))
        return record

    def list(self, node: Node, wanted: tuple[Any, ...], where: str) -> Any:
        """Return a list; a single text may stand for a list of one."""
        item, open_end = wanted[0], wanted[-1] is Ellipsis
        if isinstance(node, Text) and item is str:
            value = self.scalar(node, str, where)
            return _BAD if value is _BAD else (value,)
        if not isinstance(node, Items):
            remedy = "Begin each item with `- `, or write [one, two]."
            return self.add(node, "S203", f"{where} must be a list.", remedy)
        if not open_end and len(node.items) != len(wanted):
            message = f"{where} must have {len(wanted)} values, not {len(node.items)}."
            return self.add(node, "S203", message, "Write [lowest, highest].")
        values = []
        for number, inner in enumerate(node.items, 1):
            if self.full:
                break
            values.append(self.value(inner, item, f"Item {number} of {_lower(where)}"))
        return tuple(value for value in values if value is not _BAD)

    def mapping(self, node: Node, wanted: Any, where: str) -> Any:
        """Return a mapping whose keys the author names."""
        key_type, value_type = get_args(wanted)
        if not isinstance(node, Keys):
            return self.add(node, "S203", f"{where} must be a group of keys.", "Write `key: value` lines, indented.")
        result: dict[Any, Any] = {}
        for key, inner in node.entries:
            if self.full:
                break
            name = self.choice(key, get_args(key_type), "A key here") if get_origin(key_type) is Literal else key.raw
            value = self.value(inner, value_type, f"`{shortened(key.raw)}`")
            if name is not _BAD and value is not _BAD:
                result[name] = value
        return result

    def record(self, node: Node, wanted: Any, where: str, *, root: bool = False) -> Any:
        """Return the fields of a dataclass by name."""
        if not isinstance(node, Keys):
            message = f"{where[0].upper()}{where[1:]} must be a group of keys."
            return self.add(node, "S203", message, "Write `key: value` lines.")
        known = _known(wanted)
        hints = {**_hints(wanted), **self.extra} if root else _hints(wanted)
        result = Record(node, file=node.file or self.file, kind=wanted)
        meant: set[str] = set()
        for key, inner in node.entries:
            if self.full:
                break
            self.as_written = wanted is Draw or key.raw == "values"
            if hints.get(key.raw) is None:
                known_keys = [name for name, hint in hints.items() if hint is not None]
                remedy = _CUT_IN_TWO if _is_rest_of_text(key, inner) else suggest(key.raw, known_keys)
                meant |= {name for name in hints if remedy == f"Did you mean `{name}`?"}
                self.add(key, "S201", f"`{shortened(key.raw)}` is not a key of {_lower(where)}.", remedy)
            elif (value := self.value(inner, hints[key.raw], f"`{key.raw}`")) is not _BAD:
                result[known[key.raw][0].name if key.raw in known else key.raw] = value
        for name in _needed(wanted):
            given = root and name in self.extra
            if not given and name not in meant and node.get(name) is None:
                self.add(node, "S202", f"`{name}` is missing from {_lower(where)}.", f"Add a line `{name}: ...`.")
        return result


@cache
def _form(wanted: Any) -> tuple[str, tuple[Any, ...]]:
    """Return what kind of type this is, with its parts."""
    origin = get_origin(wanted)
    if wanted is Any:
        return "any", ()
    if origin in (Union, types.UnionType):
        return "union", tuple(part for part in get_args(wanted) if part is not types.NoneType)
    if is_dataclass(wanted):
        return "record", ()
    names = {Literal: "literal", tuple: "tuple", Mapping: "mapping"}
    return names.get(origin, "scalar"), get_args(wanted)


@cache
def _known(wanted: type) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(wanted)
    return {key_of(field.name): (field, hints[field.name]) for field in fields(wanted)}


@cache
def _hints(wanted: type) -> Mapping[str, Any]:
    return {name: hint for name, (_, hint) in _known(wanted).items()}


@cache
def _needed(wanted: type) -> tuple[str, ...]:
    """Return the keys that have no default."""
    members = ((name, member) for name, (member, _) in _known(wanted).items())
    return tuple(name for name, each in members if each.default is MISSING and each.default_factory is MISSING)


def plain_of(node: Node) -> Any:
    """Return what a node means, without places: texts, numbers, lists and mappings."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain_of(item) for item in node.items]
    return {key.raw: plain_of(value) for key, value in node.entries}


def _mend(node: Text, wanted: type) -> str:
    if wanted is bool:
        return "Write `true` or `false`, without quotes."
    return "Write it in figures, without quotes or unit." if node.raw else "Write a number."


def _lower(where: str) -> str:
    return where[0].lower() + where[1:]
