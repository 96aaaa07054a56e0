"""What states a fact: its typed values and phrases, and when two values are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise

from scoring.model import Case, Fact
from scoring.reading import values as value_reader
from scoring.reading.items import Value
from scoring.reading.pack import LanguagePack
from scoring.reading.tokens import normalise
from scoring.scorers.exam import Exam, sentences

_SHORT = 2000
"""Characters up to which a text's values are kept for long: memory stays small whatever comes in."""
_MONTH = 31
"""Days within which a day without its month is meant."""
_BESIDE = 9
"""Letters before the first day of a range that hold the word for it ("between")."""
_BARE_DAY = re.compile(r"\D{0,4}?(\d{1,2})(?:일|st|nd|rd|th)?")
_DATED = re.compile(r"(\d{4}-\d\d|--\d\d)-\d\d")
_MOMENT = re.compile(r"\b(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_LOOSE = frozenset({"number", "money", "duration", "percent", "code"})
"""Kinds of values that a bare number may be."""
_HEAD = re.compile(r"^\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What states a fact: typed values, or phrases where it has none."""

    values: tuple[Value, ...]
    phrases: tuple[str, ...]


def values(text: str, now: datetime | None, pack: LanguagePack) -> tuple[Value, ...]:
    """Return the typed values of a text; each text of a call is asked for many times.

    A log writes a moment as one word ("2026-02-10T18:00"): it is a date and a time, or a date alone where it names a
    zone, for nobody knows which one the reply speaks in.
    """
    parted = _MOMENT.sub(_parted, text) if "T" in text else text
    return (_values if len(parted) <= _SHORT else _values_of_long)(parted, now, pack)


def _parted(moment: re.Match[str]) -> str:
    said = moment[1] if moment[3] else f"{moment[1]} {moment[2]}"
    return said.ljust(len(moment[0]))


@lru_cache(maxsize=8192)
def _values(text: str, now: datetime | None, pack: LanguagePack) -> tuple[Value, ...]:
    return value_reader.values(text, now, pack=pack)


@lru_cache(maxsize=32)
def _values_of_long(text: str, now: datetime | None, pack: LanguagePack) -> tuple[Value, ...]:
    return value_reader.values(text, now, pack=pack)


@lru_cache(maxsize=64)
def values_of_all(texts: tuple[str, ...], now: datetime | None, pack: LanguagePack) -> tuple[Value, ...]:
    """Return the typed values of all texts of a case, which are the same for every reply in it."""
    return tuple([value for text in texts for value in values(text, now, pack)])


def known_facts(case: Case) -> tuple[Fact, ...]:
    """Return the facts of the case; without any, the sentences of policy and context that hold figures."""
    if case.facts:
        return case.facts
    return tuple(
        Fact(id=f"{where}/{i}", statement=text[start:end], values=(text[start:end],))
        for where, text in (("policy", case.policy), ("context", case.context))
        for i, (start, end) in enumerate(sentences(text))
    )


def expected_of(fact: Fact, now: datetime | None, pack: LanguagePack) -> Expected:
    """Return what states a fact; a bare number takes the unit that the statement gives it."""
    # The texts are kept by, for to tell whole facts apart takes several times as long, and every scorer asks.
    return _expected((fact.value, *fact.values) if fact.value else fact.values, fact.statement, now, pack)


@lru_cache(maxsize=512)
def _expected(surfaces: tuple[str, ...], statement: str, now: datetime | None, pack: LanguagePack) -> Expected:
    stated = values(statement, now, pack)
    typed: list[Value] = []
    phrases = []
    for surface in dict.fromkeys(surfaces):
        found = values(surface, now, pack)
        if not found:
            phrases.append(surface)
        for value in found:
            units = [each for each in stated if value.kind == "number" and _head(each) == _head(value)]
            typed.extend(units or [value])
    return Expected(values=tuple(typed), phrases=tuple(phrases))


def same_value(said: Value, wanted: Value) -> bool:
    """Tell whether two values are equal; a bare number is equal to the same number with a unit."""
    if said.kind == wanted.kind:
        return said.text == wanted.text or (said.kind in ("money", "number") and _head(said) == _head(wanted))
    kinds = (said.kind, wanted.kind)
    return "number" in kinds and _LOOSE.issuperset(kinds) and _head(said) == _head(wanted)


def is_bare_day_of(words: str, said: Value, wanted: Value) -> bool:
    """Tell whether a date that was said without its month ("20일", "the 20th") is one of the case, within a month.

    Args:
        words: of the date.
        said: the date as it was read, of a month nearby.
        wanted: date of the case.
    """
    if said.kind != "date" or wanted.kind != "date":
        return False
    bare = _BARE_DAY.fullmatch(words)
    if bare is None or _DATED.fullmatch(wanted.text) is None or int(wanted.text[-2:]) != int(bare[1]):
        return False
    if "--" in (wanted.text[:2], said.text[:2]):
        return True
    return abs((date.fromisoformat(wanted.text) - date.fromisoformat(said.text)).days) <= _MONTH


@lru_cache(maxsize=512)
def _ranges_of(text: str, now: datetime | None, pack: LanguagePack) -> tuple[tuple[Value, Value], ...]:
    """Return the pairs of days between which something is said to be ("between 4 and 6 March", not "4 or 6 March")."""
    days = [each for each in values(text, now, pack) if each.kind == "date"]
    tokens = normalise(text, pack.spellings)
    return tuple(
        (first, last)
        for first, last in pairwise(days)
        if any(pack.has("range", each.word) for each in tokens if first.start - _BESIDE <= each.start < last.start)
        and last.start - first.end <= _BESIDE
    )


def is_vague(exam: Exam, fact: Fact, value: Value) -> bool:
    """Tell whether a day is the end of a range that holds the fact's day ("between 4 and 6 March")."""
    case = exam.case
    days = [each.text for each in expected_of(fact, case.now, exam.pack).values if each.kind == "date"]
    ranges = [pair for pair in _ranges_of(exam.turn.reply, case.now, exam.pack) if value in pair]
    return any(first.text < day < last.text for first, last in ranges for day in days)


def comparable(said: Value, wanted: Value, *, strict: bool) -> bool:
    """Tell whether two unequal values cannot both be right: of one kind, and dates of one form.

    Args:
        said: value in the reply.
        wanted: value of the fact.
        strict: True where only words of the statement bind the two: then units have to be equal too.
    """
    if said.kind != wanted.kind:
        return False
    if said.kind == "date":
        return _form(said) == _form(wanted)
    return not strict or said.kind != "duration" or said.text.split()[-1] == wanted.text.split()[-1]


def _form(value: Value) -> str:
    """Return how a date is given: 2026-03-05, --03-05, weekday 3 and +1 day do not compare with each other."""
    return re.sub(r"\d", "0", value.text)


def _head(value: Value) -> str:
    return _head_of(value.text)


@lru_cache(maxsize=4096)
def _head_of(text: str) -> str:
    found = _HEAD.match(text)
    if found is None:
        return text
    return "-".join(f"{float(part):g}" for part in found.group().split("-"))
