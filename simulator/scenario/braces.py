"""Checks the values in braces of every text: that something fills them, and that a form asked for exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simulator.errors import Problem
from simulator.scenario.grammar import ENGLISH, IN_BRACES, ITALIAN, KOREAN, is_form
from simulator.scenario.moments import MOMENTS
from simulator.scenario.packs import CaseAction
from simulator.scenario.problems import suggest
from simulator.scenario.resolve import NESTED
from simulator.scenario.shape import Record
from simulator.scenario.strict_yaml import Items, Keys, Node

QUOTED = "quoted"
"""In a later scene: what the trainee had written."""
MOMENT_WORDS: Mapping[str, str] = {
    "topic": "{topic}",
    "due": "{due}",
    "asked": "{asked}",
    "heard": "{heard}",
    QUOTED: "{quoted}",
}
_FORMS = (*ENGLISH, *ITALIAN, *KOREAN)


def check_braces(scenario: Record, every: Sequence[Record], known: frozenset[str]) -> Iterator[Problem]:
    """Yield every value in braces that nothing fills, and every form that there is not.

    Args:
        scenario: the scenario with its packs put in, as far as it fits the format.
        every: all its records.
        known: the names that may stand in braces everywhere.
    """
    special = _special(scenario)
    for record in every:
        names = known | special.get(id(record), frozenset())
        if record.kind is CaseAction:
            names = names | frozenset(record.get("args", {}))
        for name, value in record.items():
            if _braced(value):
                for text, node in _texts(value, record.place(name), record):
                    if "{" in text:
                        yield from _wrong_in(text, node, record, names)


def check_circles(scenario: Record) -> Iterator[Problem]:
    """Yield every value that names itself, or that is reached by too long a chain of values."""
    values = scenario.get("values", {})
    named = {name: _named_in(value) & set(values) for name, value in values.items()}
    for key, node in scenario.entries("values"):
        reached, depth = {key.raw}, 0
        while (reached := {inner for name in reached for inner in named.get(name, ())}) and key.raw not in reached:
            depth += 1
            if depth > NESTED:
                break
        if reached:
            message = f"The value `{key.raw}` names itself, or other values in a chain of more than {NESTED}."
            yield scenario.problem(node, "R306", message, "Write out one of them.")


def _named_in(value: object) -> set[str]:
    texts = value.get("any", ()) if isinstance(value, Record) else (value,)
    return {found[1] for text in texts if isinstance(text, str) for found in IN_BRACES.finditer(text)}


def _braced(value: object) -> bool:
    """Tell quickly whether a field may hold a brace: most do not."""
    if isinstance(value, str):
        return "{" in value
    if isinstance(value, tuple):
        return any(isinstance(item, str) and "{" in item for item in value)
    return isinstance(value, dict) and not isinstance(value, Record)


def _special(scenario: Record) -> Mapping[int, frozenset[str]]:
    """Return what only some records may name: such as `{due}` at some moments, `{quoted}` in later scenes."""
    found: dict[int, frozenset[str]] = {}
    for pack in (scenario.get("temperament"), *scenario.get("temperaments", {}).values()):
        for moment, reaction in pack.get("reactions", {}).items() if isinstance(pack, Record) else ():
            words = frozenset(word for word, sign in MOMENT_WORDS.items() if sign in MOMENTS.get(moment, ""))
            found[id(reaction)] = words
    for scene in scenario.get("scenes", ()):
        if isinstance(scene, Record):
            found[id(scene)] = frozenset({QUOTED})
    return found


def _texts(value: object, node: Node, record: Record) -> Iterator[tuple[str, Node]]:
    """Yield the texts of a field that are not in a record of their own, each with its place."""
    if isinstance(value, str):
        yield value, node
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            inner = node.items[number] if isinstance(node, Items) and number < len(node.items) else node
            yield from _texts(item, inner, record)
    elif isinstance(value, dict) and not isinstance(value, Record):
        places = {key.raw: inner for key, inner in node.entries} if isinstance(node, Keys) else {}
        for key, item in value.items():
            yield from _texts(item, places.get(key, node), record)


def _wrong_in(text: str, node: Node, record: Record, known: frozenset[str]) -> Iterator[Problem]:
    for found in IN_BRACES.finditer(text):
        name, form = found[1], found[2]
        if name not in known:
            message = f"Nothing fills the placeholder `{{{name}}}`."
            near = suggest(name, known)
            remedy = near if near.startswith("Did you mean") else "Declare it under `values`."
            yield record.problem(node, "R306", message, remedy)
        elif form is not None and not is_form(form):
            message = f"`{form}` is no form that a value can take."
            near = suggest(form, _FORMS)
            known_forms = "Write an article (`a`, `il`), particles (`이/가`), or one and many (`day|days`)."
            yield record.problem(node, "R313", message, near if near.startswith("Did you mean") else known_forms)
