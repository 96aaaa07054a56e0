"""Reads YAML as authors expect it: every node with its place, and no surprises in what a plain word means.

Only `true`, `false`, `null`, whole numbers and decimals are more than text, so `no` and `12:30` stay text. Anchors,
aliases, tags and doubled keys are refused; so are files over 1 MB and nesting over 20 levels.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

import yaml

from simulator.errors import Problem
from simulator.scenario.indentation import misplaced
from simulator.scenario.problems import shortened

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MOST_REFUSALS = 500
"""More doubled keys, tags and aliases than this are not listed."""
MOST_COPIES = 10
"""A file with more aliases than this was made to grow, and is not read on."""
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10))})
"""What Windows opens as a device, whatever folder it stands in."""
_QUOTES = ("'", '"', "|", ">")
_TOO_DEEP = "maximum nesting depth"
"""What libyaml says, from PyYAML 6.0.4 on, of a thousand open brackets before it hands on the first."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIT_OR_QUOTE = "Check the indentation, or put the text that holds it in quotes."
_SYNTAX: Mapping[str, tuple[str, str]] = {
    "cannot start any token": ("This character cannot begin a value.", "Indent with spaces, and put texts in quotes."),
    "mapping values are not allowed": ("A colon stands where none can be.", _FIT_OR_QUOTE),
    "did not find expected key": ("This line does not fit the lines above.", "Check the indentation and the quotes."),
    "did not find expected '-'": ("This line does not fit the list above.", "Begin it with `- `, like the others."),
    "expected <block end>": ("This line does not fit the lines above.", "Check the indentation and the quotes."),
    "expected ',' or": ("A list or a `{...}` is not closed.", "Look for a missing comma, `]`, `}` or quote."),
    "unexpected end of stream": ("A quote is opened and never closed.", "Close it, or double it inside the text."),
    "could not find expected ':'": ("A key without its colon.", "Write `key: value`, with a space after the colon."),
    "block sequence entries": ("A `-` stands where no list can be.", "Begin the list on a line of its own."),
    "escape": ("A `\\` in double quotes says something unknown to YAML.", "Use single quotes, or write `\\\\`."),
    "control characters": ("An invisible control character.", "Take it out."),
}
"""What the parser says, in part, to what the author reads."""
_OUT_OF_LINE = ("mapping values", "expected key", "expected '-'", "expected <block end>", "sequence entries")
"""What the parser says where a line may stand beside the column of its neighbours."""


class Text(NamedTuple):
    """A single value. A named tuple, for a file has thousands of them."""

    line: int
    column: int
    raw: str
    """As written, without quotes."""
    value: str | int | float | bool | None
    """What it means."""
    file: str = ""
    """The file that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    line: int
    column: int
    items: tuple[Node, ...]
    file: str = ""
    """The file that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """A mapping."""

    line: int
    column: int
    entries: tuple[tuple[Text, Node], ...]
    """Key and value; each key once."""
    flow: bool
    """Written as `{...}`."""
    file: str = ""
    """The file that it stands in."""

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        for name, node in self.entries:
            if name.raw == key:
                return node
        return None


Node = Text | Items | Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that was read, with the problems that were met; without `root` nothing could be made of it."""

    file: str
    root: Node | None
    problems: tuple[Problem, ...]


Events = Callable[[], yaml.Event]
"""Gives one event of the parser after the other."""


class _Mark(Protocol):
    """A place as the parser counts it, from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class _Unreadable(Exception):
    """Nothing can be made of the file from here on."""

    def __init__(self, line: int, column: int, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.args = (line, column, code, message, remedy)


def read_document(path: Path, *, within: Path | None = None) -> Document:
    """Read a file; whatever is wrong with it comes back as problems, never as an exception.

    Args:
        path: the file.
        within: the pack that the file must lie in, links followed; None: anywhere.
    """
    data = read_bytes(path, within=within)
    return parse_document(data, file=str(path)) if isinstance(data, bytes) else data


def read_bytes(path: Path, *, within: Path | None = None) -> bytes | Document:
    """Return what stands in a file, up to one byte more than it may have, or the document that says why not."""
    name = str(path)
    if path.stem.upper() in _DEVICES:
        return _failed(name, 1, 1, "Y101", f"`{path.stem}` is the name of a device.", "Give the file another name.")
    try:
        if within is not None and not path.resolve().is_relative_to(within.resolve()):
            message = "The file is a link that leads out of the pack."
            return _failed(name, 1, 1, "Y107", message, "Put the file itself into the pack.")
        if not stat.S_ISREG(path.stat().st_mode):
            what = "a folder" if path.is_dir() else "no ordinary file"
            return _failed(name, 1, 1, "Y101", f"The file cannot be read: it is {what}.", "Give the path of a file.")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError, RuntimeError) as error:  # a path that no system takes, a circle of links
        reason = (getattr(error, "strerror", None) or "it cannot be opened").lower()
        return _failed(name, 1, 1, "Y101", f"The file cannot be read: {reason}.", "Check the path and the rights.")


def parse_document(data: bytes, *, file: str) -> Document:
    """Read YAML from bytes; `file` is the name that problems carry."""
    if len(data) > MAX_BYTES:
        return _failed(file, 1, 1, "Y101", "The file is larger than 1 MB.", "Split it, or take out what is not text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _failed(file, line, 1, "Y101", "The file is not UTF-8 text.", "Save it with the encoding UTF-8.")
    composer = _Composer(file)
    try:
        root = composer.document(text)
    except _Unreadable as error:
        line, column, code, message, remedy = error.args
        failed = Problem(file=file, line=line, column=column, code=code, message=message, remedy=remedy)
        return Document(file=file, root=None, problems=(*composer.problems, failed))
    return Document(file=file, root=root, problems=tuple(composer.problems))


def _failed(file: str, line: int, column: int, code: str, message: str, remedy: str) -> Document:
    problem = Problem(file=file, line=line, column=column, code=code, message=message, remedy=remedy)
    return Document(file=file, root=None, problems=(problem,))


class _Composer:
    """Makes nodes from the parser's events and collects what is refused."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.quoted: yaml.ScalarEvent | None = None
        """The last text in quotes: when it spans lines and an error follows, its quote was never meant to."""
        self.copies = 0
        """Aliases so far."""
        self.doubtful = True
        """The file may hold control characters; else only what is written with a `\\` can be one."""

    def document(self, text: str) -> Node:
        """Return the root of the only document in the text."""
        self.doubtful = bool(_CONTROL.search(text))
        try:
            return self._document(_LOADER(text).get_event)
        except yaml.MarkedYAMLError as error:
            if _TOO_DEEP in (error.problem or ""):
                return self._too_deep(text)
            raise self._syntax(error, text) from None
        except yaml.reader.ReaderError as error:
            before = text[: error.position] if isinstance(error.position, int) else ""
            place = before.count("\n") + 1, len(before) - before.rfind("\n")
            raise _Unreadable(*place, "Y106", "An invisible control character.", "Take it out.") from None

    def _too_deep(self, text: str) -> Node:
        """Read with Python's own reader what libyaml has refused as a whole: it finds where our limit is passed."""
        self.problems.clear()
        self.quoted, self.copies = None, 0
        return self._document(yaml.SafeLoader(text).get_event)

    def _document(self, events: Events) -> Node:
        events()
        first = events()
        if isinstance(first, yaml.StreamEndEvent):
            raise _Unreadable(
                1, 1, "Y102", "The file is empty.", "Write the keys of the format, beginning with `format: 1`."
            )
        root = self._node(events(), events, 1)
        events()
        after = events()
        if not isinstance(after, yaml.StreamEndEvent):
            line, column = _place(after)
            raise _Unreadable(
                line, column, "Y102", "A second document begins here.", "Take out the line `---` and what follows."
            )
        return root

    def _syntax(self, error: yaml.MarkedYAMLError, text: str) -> _Unreadable:
        what = error.problem or error.context or ""
        unclosed = "end of stream" in what or "expected ',' or" in what
        line, column = _at((error.context_mark if unclosed else None) or error.problem_mark or error.context_mark)
        start = _at(self.quoted.start_mark if self.quoted else None)
        end = _at(self.quoted.end_mark if self.quoted else None)
        if start[0] < end[0] == line:
            message = f"The quote that is opened here runs on to line {line}."
            return _Unreadable(*start, "Y102", message, "Close it where the text ends.")
        if text.splitlines()[line - 1 : line] and text.splitlines()[line - 1][column - 1 : column] == "\t":
            return _Unreadable(line, column, "Y102", "A tab stands where spaces must be.", "Indent with spaces.")
        beside = misplaced(text.splitlines(), line) if any(part in what for part in _OUT_OF_LINE) else None
        if beside is not None:
            column, message, remedy = beside
            return _Unreadable(line, column, "Y102", message, remedy)
        return _Unreadable(line, column, "Y102", *_explain(what))

    def _node(self, event: yaml.Event, events: Events, depth: int) -> Node:
        line, column = _place(event)
        if depth > MAX_DEPTH:
            raise _Unreadable(line, column, "Y105", f"Nested deeper than {MAX_DEPTH} levels.", "Flatten it.")
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            self._refuse(event, line, column)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := events(), yaml.SequenceEndEvent):
                items.append(self._node(inner, events, depth + 1))
            return Items(line=line, column=column, items=tuple(items), file=self.file)
        if isinstance(event, yaml.MappingStartEvent):
            entries = self._entries(events, depth)
            return Keys(line=line, column=column, entries=entries, flow=bool(event.flow_style), file=self.file)
        written = f"*{event.anchor}" if isinstance(event, yaml.NodeEvent) else ""
        return Text(line=line, column=column, raw=written, value=written, file=self.file)

    def _entries(self, events: Events, depth: int) -> tuple[tuple[Text, Node], ...]:
        entries: dict[str, tuple[Text, Node]] = {}
        while not isinstance(inner := events(), yaml.MappingEndEvent):
            key = self._node(inner, events, depth + 1)
            value = self._node(events(), events, depth + 1)
            if not isinstance(key, Text):
                self._add(
                    key.line,
                    key.column,
                    "Y102",
                    "A key must be a word.",
                    "Put texts that begin with `{` or `[` in quotes.",
                )
            elif key.raw in entries:
                first = entries[key.raw][0].line
                message = f"`{shortened(key.raw)}` stands here twice, first in line {first}."
                self._add(key.line, key.column, "Y104", message, "Keep one of them.")
            else:
                entries[key.raw] = (key, value)
        return tuple(entries.values())

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Text:
        if (self.doubtful or event.style == '"') and _CONTROL.search(event.value):
            self._add(line, column, "Y106", "The text holds an invisible control character.", "Take it out.")
        if event.style in ("'", '"'):
            self.quoted = event
        value = event.value if event.style in _QUOTES else _meaning(event.value)
        return Text(line, column, event.value, value, self.file)

    def _refuse(self, event: yaml.Event, line: int, column: int) -> None:
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            name = shortened(event.anchor)
            message = f"`{sign}{name}` would copy one part of the file to another; that is not allowed."
            self.copies += sign == "*"
            if self.copies > MOST_COPIES:
                self.problems.clear()
                many = "The file copies parts of itself again and again; that is not allowed."
                raise _Unreadable(line, column, "Y103", many, "Write the parts out.")
            self._add(line, column, "Y103", message, "Write the part out, or put the text in quotes.")
        if getattr(event, "tag", None):
            self._add(line, column, "Y103", "`!` marks a tag; tags are not allowed.", "Put the text in quotes.")

    def _add(self, line: int, column: int, code: str, message: str, remedy: str) -> None:
        if len(self.problems) >= MOST_REFUSALS:
            return
        self.problems.append(
            Problem(file=self.file, line=line, column=column, code=code, message=message, remedy=remedy)
        )


def _place(event: yaml.Event) -> tuple[int, int]:
    return _at(event.start_mark)


def _at(mark: _Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _meaning(raw: str) -> str | int | float | bool | None:
    if raw in _WORDS:
        return _WORDS[raw]
    if raw[0] not in "+-0123456789":
        return raw
    if _WHOLE.fullmatch(raw):
        return int(raw)
    return float(raw) if _DECIMAL.fullmatch(raw) else raw


def _explain(problem: str) -> tuple[str, str]:
    for part, words in _SYNTAX.items():
        if part in problem:
            return words
    return "From here on this is not YAML.", "Look for wrong indentation, a missing quote or a colon inside a text."
