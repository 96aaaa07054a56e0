"""Puts a scenario's file together with the files that it includes and with what the standard gives; on nodes, by place.

An included file lies in the folder `shared` of the pack and holds keys of a scenario. What the scenario writes itself
wins: of two items with one id the scenario's, of two keys the scenario's. The standard gives only what nobody wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from simulator.errors import Problem
from simulator.scenario.files import authored
from simulator.scenario.problems import shortened, suggest
from simulator.scenario.strict_yaml import Document, Items, Keys, Node, Text, read_document

SHARED = "shared"
STANDARD = "standard"
MOST_FILES = 12
"""More files than this are not included by one scenario."""
SHAREABLE = frozenset(
    {
        "actions", "articles", "authority", "bulletins", "clocks", "customer", "examples", "facts", "holidays", "hours",
        "interjections", "manners", "must_not_say", "obligations", "own_articles", "people", "reactions", "record",
        "survey", "topics", "unknown", "values",
    }
)  # fmt: skip
"""Keys of a scenario that an included file may hold."""
HEADER = ("format", "include")


@dataclass(slots=True)
class Composed:
    """A scenario's keys with all that belongs to them."""

    root: Keys
    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    """The files that were read besides the scenario's own."""


def compose(root: Keys, roots: Iterable[Path], standard: Document | None) -> Composed:
    """Return a scenario's keys with those of its included files and of the standard.

    Args:
        root: the keys of the scenario's file.
        roots: the folders that may hold a folder `shared`, in the order in which they are searched.
        standard: what stands in for keys that are not written; None where there is nothing for the language.
    """
    composed = Composed(root=root)
    _Includer(tuple(roots), composed).include(root, ())
    _write_opening(composed)
    if standard is not None and isinstance(standard.root, Keys):
        composed.problems += standard.problems
        _fill(composed, standard.root)
    return composed


class _Includer:
    """Follows `include` from file to file."""

    def __init__(self, roots: tuple[Path, ...], composed: Composed) -> None:
        self.roots = roots
        self.composed = composed

    def include(self, keys: Keys, chain: tuple[str, ...]) -> None:
        """Merge the files that a group of keys includes, and those that they include."""
        for name in _names(keys.get("include")):
            if name.raw in chain:
                circle = " → ".join((*chain[chain.index(name.raw) :], name.raw))
                self.add(name, "R314", f"The files include each other: {circle}.", "Take one `include` out.")
                continue
            found = self.find(name)
            if found is None or any(path == found[0] for path in self.composed.files):
                continue
            if len(self.composed.files) >= MOST_FILES:
                message = f"More than {MOST_FILES} files are included."
                self.add(name, "R314", message, "Put several of them into one file.")
                return
            self.read(*found, (*chain, name.raw))

    def find(self, name: Text) -> tuple[Path, Path] | None:
        """Return the file that a name stands for, with its pack."""
        known: dict[str, tuple[Path, Path]] = {}
        for root in self.roots:
            for path in authored(root / SHARED):
                known.setdefault(path.stem, (path, root))
        if name.raw in known:
            return known[name.raw]
        remedy = suggest(name.raw, known)
        if not remedy.startswith(
            "Did you mean"
        ):  # what ships is there for cases that ship, and would only be a long list
            own = [stem for stem, (_, root) in known.items() if root == self.roots[0]]
            remedy = suggest(name.raw, own) if own else f"Make the folder `{SHARED}` beside the scenario's."
        self.add(name, "R307", f"There is no `{shortened(name.raw)}` in `{SHARED}`.", remedy)
        return None

    def read(self, path: Path, root: Path, chain: tuple[str, ...]) -> None:
        document = read_document(path, within=root)
        self.composed.files.append(path)
        self.composed.problems += document.problems
        if not isinstance(document.root, Keys):
            if document.root is not None:
                self.add(document.root, "S203", "The file must be a group of keys.", "Write `key: value` lines.")
            return
        kept = []
        for key, node in document.root.entries:
            if key.raw in SHAREABLE:
                kept.append((key, node))
            elif key.raw not in HEADER:
                message = f"`{shortened(key.raw)}` cannot stand in an included file."
                self.add(key, "R315", message, suggest(key.raw, (*SHAREABLE, *HEADER), shown=30))
        shared = replace(document.root, entries=tuple(kept))
        self.composed.root = merged(self.composed.root, shared)
        self.include(document.root, chain)

    def add(self, node: Node, code: str, message: str, remedy: str) -> None:
        self.composed.problems.append(_problem(node, code, message, remedy))


def merged(own: Keys, other: Keys) -> Keys:
    """Return the keys of both; where both have one, its lists and groups are joined, and `own` wins."""
    entries = dict((key.raw, (key, node)) for key, node in own.entries)
    for key, node in other.entries:
        if key.raw not in entries:
            entries[key.raw] = (key, node)
        else:
            first, mine = entries[key.raw]
            entries[key.raw] = (first, _joined(mine, node))
    return replace(own, entries=tuple(entries.values()))


def _joined(own: Node, other: Node) -> Node:
    if isinstance(own, Keys) and isinstance(other, Keys):
        taken = {key.raw for key, _ in own.entries}
        return replace(own, entries=own.entries + tuple(entry for entry in other.entries if entry[0].raw not in taken))
    if isinstance(own, Items) and isinstance(other, Items):
        named = {found for item in own.items if (found := _id(item))}
        return replace(own, items=own.items + tuple(item for item in other.items if _id(item) not in named))
    return own


def _id(node: Node) -> str:
    found = node.get("id") if isinstance(node, Keys) else None
    return found.raw if isinstance(found, Text) else ""


def _names(node: Node | None) -> tuple[Text, ...]:
    if isinstance(node, Text) and node.raw:
        return (node,)
    return tuple(item for item in node.items if isinstance(item, Text)) if isinstance(node, Items) else ()


def _write_opening(composed: Composed) -> None:
    """Make `opening` the first beat of those that are written; the standard adds its own where none are."""
    root = composed.root
    opening, beats = root.get("opening"), root.get("beats")
    if opening is not None and isinstance(beats, Items):
        composed.root = _with(root, "beats", replace(beats, items=(_beat(opening, ()), *beats.items)))


def _beat(opening: Node, more: tuple[tuple[Text, Node], ...]) -> Keys:
    name = Text(line=opening.line, column=opening.column, raw="opening", value="opening", file=opening.file)
    entries = ((_key("id", opening), name), (_key("says", opening), opening), *more)
    return Keys(line=opening.line, column=opening.column, entries=entries, flow=False, file=opening.file)


def _fill(composed: Composed, standard: Keys) -> None:
    """Take from the standard what is not written: company, temperament, concerns, endings, when all is solved."""
    root = composed.root
    for name in ("company", "endings"):
        found = standard.get(name)
        if root.get(name) is None and found is not None:
            root = _with(root, name, found)
    opening, beats, more = root.get("opening"), standard.get("beats"), standard.get("opening")
    if root.get("beats") is None and opening is not None and isinstance(beats, Items) and isinstance(more, Keys):
        first = _beat(opening, more.entries)
        root = _with(root, "beats", replace(beats, items=(first, *beats.items)))
    customer, temperament = root.get("customer"), standard.get("temperament")
    if isinstance(customer, Keys) and customer.get("temperament") is None and temperament is not None:
        root = _with(root, "customer", _with(customer, "temperament", temperament))
    if root.get("solved") is None:
        solved = _solved(root)
        root = root if solved is None else _with(root, "solved", solved)
    composed.root = root


def _solved(root: Keys) -> Keys | None:
    """Return the condition that all that is required was done, or, where nothing is, that all that must be said was."""
    required = root.get("required")
    duties = [duty for duty in required.items if isinstance(duty, Keys)] if isinstance(required, Items) else []
    parts = [part for duty in duties if (part := _done(duty)) is not None]
    scoring = root.get("scoring")
    if not parts and isinstance(scoring, Keys):
        parts = [_condition("said", fact) for fact in _names(scoring.get("must_say"))]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else _group("all", parts)


def _done(duty: Keys) -> Keys | None:
    action = duty.get("action")
    names = [*_names(action), *_names(duty.get("any_of"))]
    if not names:
        return None
    parts = [_condition("did", name) for name in names]
    return parts[0] if len(parts) == 1 else _group("any", parts)


def _condition(key: str, value: Text) -> Keys:
    entries = ((_key(key, value), value),)
    return Keys(line=value.line, column=value.column, entries=entries, flow=True, file=value.file)


def _group(key: str, parts: list[Keys]) -> Keys:
    at = parts[0]
    items = Items(line=at.line, column=at.column, items=tuple(parts), file=at.file)
    return Keys(line=at.line, column=at.column, entries=((_key(key, at), items),), flow=True, file=at.file)


def _with(keys: Keys, name: str, node: Node) -> Keys:
    entries = {key.raw: (key, inner) for key, inner in keys.entries}
    key = entries[name][0] if name in entries else _key(name, node)
    entries[name] = (key, node)
    return replace(keys, entries=tuple(entries.values()))


def _key(name: str, at: Node) -> Text:
    return Text(line=at.line, column=at.column, raw=name, value=name, file=at.file)


def _problem(node: Node, code: str, message: str, remedy: str) -> Problem:
    return Problem(file=node.file, line=node.line, column=node.column, code=code, message=message, remedy=remedy)
