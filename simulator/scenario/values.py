"""Checks what types cannot say of single values: ids, durations, times, ranges, numbers of wordings, weights."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from pathlib import Path

from scoring.model import Weights
from simulator.errors import Problem
from simulator.scenario.assignment import Assignment
from simulator.scenario.beats import Beat, Branch, Interjection
from simulator.scenario.condition import Condition
from simulator.scenario.later import Scene
from simulator.scenario.model import CaseFact, Customer, Draw, Forbids, Obligation, Queue, Scenario, Twist
from simulator.scenario.opening_hours import DURATION, is_when, read_days, read_spans
from simulator.scenario.packs import Argument, CaseAction, CaseArticle, Company, Reaction, Temperament
from simulator.scenario.persona import Drift, MoveEffect
from simulator.scenario.play import Expectation
from simulator.scenario.problems import suggest
from simulator.scenario.resolve import LONGEST_VALUE
from simulator.scenario.shape import Record, key_of
from simulator.scenario.shift import Shift, ShiftCall
from simulator.scenario.strict_yaml import Items, Keys, Node
from simulator.scenario.world import Bulletin, Clocks, Manners, Person

Check = Callable[[Record], Iterator[Problem]]

LANGUAGES = ("en", "ko", "it")
LONGEST_TEXT = 20_000
"""Characters of one text; an article of that length is a booklet."""
WORDINGS = 3
"""Fewer wordings than this are heard as a machine's."""
WEIGHTS: Mapping[str, int] = {"empathy": 30, "accuracy": 40, "follow_through": 30}
WEIGHT_LEEWAY = 10
_ID = re.compile(r"[a-z][a-z0-9_]*")
_STARTS = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")
_BY_REMEDY = "Write `17:00` for the first day, `next day 11:00`, `+2d 17:00`, or a date with a time."
_WHEN_REMEDY = "Write days after the start and a time, as `+1d 11:00`, or a duration, as `2h`."
_SPAN_REMEDY = "Write it as `08:00-18:00`, several parted by commas, or `closed`."
_GAUGE = (0, 100)
_CHANGE = (-100, 100)
_DRIFT = (-20, 20)
RANGES: Mapping[type, Mapping[str, tuple[int, int]]] = {
    Customer: {"mood": _GAUGE, "patience": _GAUGE, "trust": _GAUGE, "loyalty": _GAUGE, "lifetime_value": (0, 10**9)},
    Drift: {"mood": _DRIFT, "patience": _DRIFT, "trust": _DRIFT},
    Manners: {"sentences": (0, 50), "words": (0, 200)},
    MoveEffect: {"mood": _CHANGE, "patience": _CHANGE, "trust": _CHANGE},
    Shift: {"minutes": (1, 600)},
    Twist: {"mood": _GAUGE, "patience": _GAUGE, "trust": _GAUGE},
    Condition: {"patience_below": (0, 101), "trust_at_least": _GAUGE, "mood_at_least": _GAUGE},
    Branch: {"mood": _CHANGE, "patience": _CHANGE, "trust": _CHANGE},
    Scenario: {"minutes": (1, 240)},
}
_DURATIONS: Mapping[type, tuple[str, ...]] = {
    Clocks: ("first_reply", "silence", "hold", "answer"),
    Condition: ("silent_for",),
    Queue: ("waited", "told"),
    ShiftCall: ("at",),
}
NEVER_EMPTY: Mapping[type, tuple[str, ...]] = {
    Beat: ("says",),
    CaseFact: ("says",),
    Draw: ("any",),
    Forbids: ("phrases",),
    Interjection: ("says",),
    Obligation: ("met_by",),
    Shift: ("calls",),
    Reaction: ("says",),
    Condition: ("all", "any"),
    Scenario: ("beats", "endings"),
}
_NAMED: Mapping[type, tuple[str, ...]] = {Scenario: ("topics", "values", "twists"), Twist: ("values",)}
_DOUBLES: tuple[tuple[str, ...], ...] = (
    ("facts", "unknown"),
    ("beats",),
    ("actions",),
    ("articles",),
    ("own_articles",),
    ("obligations",),
    ("must_not_say",),
    ("people",),
    ("bulletins",),
    ("interjections",),
    ("scenes",),
    ("endings",),
)
"""Fields of one record whose ids must differ from each other."""


def check_values(record: Record, file: Path) -> Iterator[Problem]:
    """Yield what is wrong with the values of a file and of the packs put into it.

    Args:
        record: a scenario with its packs, or a play, as far as it fits the format.
        file: where it was read from.
    """
    every = tuple(record.records())
    yield from _placed_by_id(every, file)
    for inner in every:
        for check in _checks_of(inner.kind):
            yield from check(inner)
    yield from _double_branches(every)


@cache
def _checks_of(kind: type) -> tuple[Check, ...]:
    """Return the checks that can find something in a record of a type."""
    tables = ((_ranges, RANGES), (_durations, _DURATIONS), (_empties, NEVER_EMPTY))
    idle = {check for check, table in tables if kind not in table}
    idle |= set() if _groups(kind) else {_doubles}
    return (*(check for check in _EVERYWHERE if check not in idle), *_CHECKS.get(kind, ()))


def _placed_by_id(every: Sequence[Record], file: Path) -> Iterator[Problem]:
    for inner in every:
        own = inner.get("id")
        if inner.kind is Scenario and file.name == "scenario.yaml":
            place, where = file.resolve().parent.name, "folder"
        elif inner.kind in (Company, Temperament):
            place, where = Path(inner.file).stem, "file"
        else:
            continue
        if isinstance(own, str) and own != place:
            message = f"The id is `{own}`, but the {where} is called `{place}`."
            yield inner.problem(inner.place("id"), "S212", message, "Give both the same name.")


def _ids(record: Record) -> Iterator[Problem]:
    remedy = "Use a-z, 0-9 and `_`, beginning with a letter."
    own = record.get("id", "")
    if own and not _ID.fullmatch(own):
        yield record.problem(record.place("id"), "S208", f"`{own}` cannot be an id.", remedy)
    for name in (*_NAMED.get(record.kind, ()), *(("args",) if "args" in record else ())):
        for key, _ in record.entries(name):
            if not _ID.fullmatch(key.raw):
                yield record.problem(key, "S208", f"`{key.raw}` cannot be a name in `{name}`.", remedy)


@cache
def _groups(kind: type) -> tuple[tuple[str, ...], ...]:
    """Return the groups of fields of a type whose ids must differ."""
    own = {field.name for field in fields(kind)}
    return tuple(names for names in _DOUBLES if own & set(names))


def _doubles(record: Record) -> Iterator[Problem]:
    for names in _groups(record.kind):
        seen: set[str] = set()
        for name in names:
            for item in record.get(name, ()):
                if isinstance(item, Record) and "id" in item:
                    if item["id"] in seen:
                        message = f"The id `{item['id']}` stands twice among {_listed(names)}."
                        yield item.problem(item.place("id"), "S209", message, "Rename one of them.")
                    seen.add(item["id"])


def _double_branches(every: Sequence[Record]) -> Iterator[Problem]:
    seen: set[str] = set()
    for branch in (inner for inner in every if inner.kind is Branch and inner.get("id")):
        if branch["id"] in seen:
            message = f"The id `{branch['id']}` stands at two reactions."
            yield branch.problem(branch.place("id"), "S209", message, "Rename one of them.")
        seen.add(branch["id"])


def _ranges(record: Record) -> Iterator[Problem]:
    for name, (low, high) in RANGES.get(record.kind, {}).items():
        if record.get(name) is not None and not low <= record[name] <= high:
            message = f"`{name}` is {record[name]}, which is out of range."
            yield record.problem(record.place(name), "S207", message, f"Write a number from {low} to {high}.")


def _durations(record: Record) -> Iterator[Problem]:
    for name in _DURATIONS.get(record.kind, ()):
        text = record.get(name)
        if text and not DURATION.fullmatch(text):
            message = f"`{text}` is not a duration."
            yield record.problem(record.place(name), "S210", message, "Write it as `90s`, `2m`, `1h` or `3d`.")


def _empties(record: Record) -> Iterator[Problem]:
    for name in NEVER_EMPTY.get(record.kind, ()):
        node = record.place(name)
        if record.get(name) == () and isinstance(node, Items) and not node.items:
            yield record.problem(node, "S205", f"`{name}` has nothing in it.", "Add at least one item.")


def _one_key(record: Record) -> Iterator[Problem]:
    written = record.node.entries if isinstance(record.node, Keys) else ()
    if "by" in record:
        yield from _promised_by(record, frozenset(key.raw for key, _ in written))
    elif len(written) != 1:
        names = _listed([key.raw for key, _ in written]) if written else "nothing"
        remedy = "Join several with `all: [...]` or `any: [...]`." if written else "Write one, such as `asked: refund`."
        yield record.problem(record.node, "S206", f"A condition asks one thing, and here stands {names}.", remedy)


def _promised_by(record: Record, written: frozenset[str]) -> Iterator[Problem]:
    if written != {"promised", "by"}:
        remedy = "Write it as `{promised: call_back, by: next day 11:00}`."
        yield record.problem(record.place("by"), "S206", "`by` goes with `promised`, and with nothing else.", remedy)
    text = record["by"]
    if not (is_when(text) or _CLOCK.fullmatch(text) or _is_moment(text)):
        yield record.problem(record.place("by"), "S211", f"`{text}` does not say when.", _BY_REMEDY)


def _starts(record: Record) -> Iterator[Problem]:
    text = record.get("starts")
    if text is not None and not _is_moment(text):
        yield record.problem(
            record.place("starts"), "S211", f"`{text}` is not a date with a time.", "Write it as `2026-03-03 15:30`."
        )


def _due(record: Record) -> Iterator[Problem]:
    text = record.get("due")
    if text is not None and not is_when(text):
        yield record.problem(record.place("due"), "S211", f"`{text}` does not say when.", _WHEN_REMEDY)


def _at(record: Record) -> Iterator[Problem]:
    text = record.get("at")
    if text is not None and not is_when(text):
        yield record.problem(record.place("at"), "S211", f"`{text}` does not say when.", _WHEN_REMEDY)


def _hours(record: Record) -> Iterator[Problem]:
    for key, node in record.entries("hours"):
        if not _reads(read_days, key.raw):
            remedy = "Write a day or a range: `mon`, `mon-fri`, `sat-sun`."
            yield record.problem(key, "S215", f"`{key.raw}` names no day of the week.", remedy)
        text = record["hours"].get(key.raw)
        if text is not None and not _reads(read_spans, text):
            yield record.problem(node, "S215", f"`{text}` does not say from when to when.", _SPAN_REMEDY)
    for number, day in enumerate(record.get("holidays", ())):
        yield from _date(record, day, record.place("holidays", number))


def _reachable(record: Record) -> Iterator[Problem]:
    text = record.get("hours", "")
    if text and not _reads(read_spans, text):
        yield record.problem(record.place("hours"), "S215", f"`{text}` does not say from when to when.", _SPAN_REMEDY)


def _valid_from(record: Record) -> Iterator[Problem]:
    if record.get("valid_from", ""):
        yield from _date(record, record["valid_from"], record.place("valid_from"))


def _assigned(record: Record) -> Iterator[Problem]:
    for name in ("due", "given"):
        if record.get(name, ""):
            yield from _date(record, record[name], record.place(name))


def _date(record: Record, text: str, node: Node) -> Iterator[Problem]:
    if not _DAY.fullmatch(text) or not _reads(date.fromisoformat, text):
        yield record.problem(node, "S216", f"`{text}` is not a date.", "Write it as `2026-03-03`.")


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _lengths(record: Record) -> Iterator[Problem]:
    for name, value in record.items():
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            yield _too_long(record, record.place(name), len(value), LONGEST_TEXT)
        elif isinstance(value, tuple):
            most = LONGEST_VALUE if record.kind is Draw else LONGEST_TEXT
            for number, item in enumerate(value):
                if isinstance(item, str) and len(item) > most:
                    yield _too_long(record, record.place(name, number), len(item), most)


def _plain_values(record: Record) -> Iterator[Problem]:
    for key, node in record.entries("values"):
        value = record["values"].get(key.raw)
        if isinstance(value, str) and len(value) > LONGEST_VALUE:
            yield _too_long(record, node, len(value), LONGEST_VALUE)


def _too_long(record: Record, node: Node, length: int, most: int) -> Problem:
    message = f"The text has {length} characters."
    return record.problem(node, "S219", message, f"Shorten it to {most} at most, or part it.")


def _together(record: Record) -> Iterator[Problem]:
    """Yield the values that are drawn together with a list of another length."""
    values = record.get("values", {})
    for name, value in values.items():
        leader = values.get(value.get("follows", "")) if isinstance(value, Record) else None
        if isinstance(leader, Record) and len(leader.get("any", ())) != len(value.get("any", ())):
            message = f"`{name}` has another number of values than `{value['follows']}`, with which it goes."
            yield value.problem(value.place("any"), "S217", message, "Give both lists the same length.")


def _language(record: Record) -> Iterator[Problem]:
    language = record.get("language")
    if language is not None and language not in LANGUAGES:
        message = f"`language` cannot be `{language}`."
        yield record.problem(record.place("language"), "S204", message, suggest(language, LANGUAGES))


def _wordings(record: Record) -> Iterator[Problem]:
    says = record.get("says", ())
    if 0 < len(set(says)) < WORDINGS:
        count = "one wording" if len(set(says)) == 1 else "two wordings"
        message = f"`says` has {count}, which soon sounds like a machine."
        remedy = "Write at least three different ones."
        yield record.problem(record.place("says"), "S213", message, remedy, "warning")


def _weights(record: Record) -> Iterator[Problem]:
    weights = {name: record.get(name, usual) for name, usual in WEIGHTS.items()}
    for name, usual in WEIGHTS.items():
        if abs(weights[name] - usual) > WEIGHT_LEEWAY:
            low, high = usual - WEIGHT_LEEWAY, usual + WEIGHT_LEEWAY
            message = f"The weight of `{name}` is {weights[name]}."
            yield record.problem(record.place(name), "S214", message, f"Keep it between {low} and {high}.")
    if sum(weights.values()) != 100:
        message = f"The weights add up to {sum(weights.values())}."
        yield record.problem(record.node, "S214", message, "Make them add up to 100.")


def _argument(record: Record) -> Iterator[Problem]:
    for key, kind in (("choices", "choice"), ("at_most", "number")):
        if record.get(key) and record.get("kind", "text") != kind:
            message = f"`{key}` goes with `kind: {kind}`, and here the trainee enters a {record.get('kind', 'text')}."
            yield record.problem(record.place(key), "S220", message, f"Write `kind: {kind}`, or take it out.")
    choices = record.get("choices", ())
    if record.get("kind") == "choice" and not choices:
        yield record.problem(record.node, "S205", "There is nothing to choose from.", "Add `choices: [one, two]`.")
    for number, value in enumerate(record.get("expects", ())):
        if choices and value not in choices:
            node = record.place("expects", number)
            yield record.problem(node, "S204", f"`{value}` is not one of the choices.", suggest(value, choices))


def _costs(record: Record) -> Iterator[Problem]:
    costs, arguments = record.get("costs", ""), record.get("args", {})
    if costs and costs not in arguments:
        message = f"`{record.get('id', '')}` has no argument `{costs}` that could be what it costs."
        yield record.problem(record.place("costs"), "R304", message, suggest(costs, arguments))


def _scores(record: Record) -> Iterator[Problem]:
    for key, node in record.entries("score"):
        limits = record["score"].get(key.raw)
        if isinstance(limits, tuple) and len(limits) == 2 and not 0 <= limits[0] <= limits[1] <= 100:
            message = f"`{key.raw}` cannot lie from {limits[0]} to {limits[1]}."
            yield record.problem(node, "S207", message, "Write [lowest, highest], from 0 to 100.")


def _is_moment(text: str) -> bool:
    return bool(_STARTS.fullmatch(text)) and _reads(datetime.fromisoformat, text)


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return " and ".join(f"`{key_of(name)}`" for name in names)


_EVERYWHERE: tuple[Check, ...] = (_ids, _doubles, _ranges, _durations, _empties, _lengths)
_CHECKS: Mapping[type, tuple[Check, ...]] = {
    Assignment: (_assigned,),
    Argument: (_argument,),
    Beat: (_wordings,),
    Bulletin: (_at,),
    CaseAction: (_costs,),
    CaseArticle: (_valid_from,),
    Company: (_hours,),
    Condition: (_one_key,),
    Expectation: (_scores,),
    Interjection: (_wordings,),
    Obligation: (_due,),
    Person: (_reachable,),
    Reaction: (_wordings,),
    Scenario: (_starts, _language, _hours, _together, _plain_values),
    Scene: (_at, _wordings),
    Shift: (_starts, _language),
    Temperament: (_language,),
    Twist: (_together, _plain_values),
    Weights: (_weights,),
}
