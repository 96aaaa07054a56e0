"""The figures of a case: which a reply may name because the case, the customer or the log has them."""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import date, datetime
from functools import lru_cache

from scoring.reading.items import Value
from scoring.reading.pack import LanguagePack
from scoring.scorers.cues import Cues
from scoring.scorers.exam import DESKS, Exam
from scoring.scorers.stated import expected_of, same_value, values, values_of_all

_DAY = -5
"""From here on a date names month and day."""
_WHOLE = len("2026-03-04")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BARE_DAY = re.compile(r"\D{0,4}(\d{1,2})")
"""A day without its month, which may as well be a number ("taken off the 20")."""
_EXACT = re.compile(r"\b0\d|\b1[3-9]\b|\b2\d\b|[ap]\.? ?m\b|오전|오후")
"""Signs that a clock time says which half of the day it means."""
_HOURS = re.compile(r"(\d\d):(\d\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NEAR = 40
"""Letters beside a number that say what it counts."""


def size_of(value: Value) -> float:
    """Return the number that a figure begins with, or 0."""
    found = _NUMBER.match(value.text)
    return float(found.group()) if found else 0.0


@lru_cache(maxsize=DESKS)
def figures_known(exam: Exam) -> tuple[Value, ...]:
    """Return the figures of the case, the talk and the log."""
    case, turn = exam.case, exam.turn
    texts = [each.text for each in turn.history]
    texts += [str(arg) for action in turn.actions or () for arg in action.args.values()]
    texts += [each.due for each in turn.commitments or ()]
    said = [value for text in texts for value in values(text, case.now, exam.pack)]
    return (*_figures_of_case(exam), *said)


@lru_cache(maxsize=DESKS)
def _figures_of_case(exam: Exam) -> tuple[Value, ...]:
    """Return the figures of the case and of the customer's words."""
    case = exam.case
    texts = (*sources(exam), *(article.text for article in case.articles), *exam.turn.heard)
    expected = [value for fact in case.facts for value in expected_of(fact, case.now, exam.pack).values]
    return (*expected, *values_of_all(texts, case.now, exam.pack))


def is_of_the_case(exam: Exam, value: Value) -> bool:
    """Tell whether a figure of the reply stands in the case or in the customer's words, if under another form.

    A weekday says which date only to who knows which week is meant, and a date without its year which year; "half five"
    is in the morning or in the evening. What the trainee said or logged before bears nothing out.
    """
    known = _figures_of_case(exam)
    said = exam.turn.reply[value.start : value.end].casefold()
    if any(same_value(value, each) for each in known):
        return True
    if value.kind == "date":
        if not any(map(str.isdigit, said)):
            return not _is_near(exam, value)
        if (day := _BARE_DAY.fullmatch(said)) is not None and any(size_of(each) == int(day[1]) for each in known):
            return True
        return _YEAR.search(said) is None and any(
            each.text[_DAY:] == value.text[_DAY:] for each in known if each.kind == "date"
        )
    if value.kind == "time" and _EXACT.search(said) is None:
        times = {_half_day(found) for each in known for found in _HOURS.findall(each.text)}
        return any(_half_day(found) in times for found in _HOURS.findall(value.text))
    return False


def _is_near(exam: Exam, value: Value) -> bool:
    """Tell whether a date without a figure is yesterday, today or tomorrow: who says so means no other week's day."""
    if exam.case.now is None or len(value.text) < _WHOLE:
        return False
    return abs((date.fromisoformat(value.text[:_WHOLE]) - exam.case.now.date()).days) <= 1


def _half_day(clock: tuple[str, str]) -> tuple[int, int]:
    hour, minute = clock
    return int(hour) % 12, int(minute)


@lru_cache(maxsize=DESKS)
def loose_numbers(exam: Exam) -> Set[float]:
    """Return the numbers without a unit that may be sums: of the talk and the log, and those that nothing follows.

    In policy, context and facts, where an author says what is counted, a number before a noun is a count and no sum.
    """
    case, turn = exam.case, exam.turn
    said = [turn.customer, *(each.text for each in turn.history)]
    said += [str(arg) for action in turn.actions or () for arg in action.args.values()]
    found = [value for text in said for value in values(text, case.now, exam.pack)]
    apart = (each for fact in case.facts for each in fact.values if each not in fact.statement)
    loose = {size_of(value) for value in found if value.kind == "number"}
    authored = (case.policy, case.context, *(fact.statement for fact in case.facts), *apart)
    return loose.union(*(_uncounted(text, case.now, exam.pack, exam.cues) for text in authored))


@lru_cache(maxsize=512)
def _uncounted(text: str, now: datetime | None, pack: LanguagePack, cues: Cues) -> frozenset[float]:
    """Return the numbers of a text that neither count what follows ("14 films") nor name what stands before them."""
    return frozenset(
        size_of(value)
        for value in values(text, now, pack)
        if value.kind == "number"
        and cues.find("counted", text[value.end : value.end + _NEAR]) is None
        and cues.find("numbered", text[max(0, value.start - _NEAR) : value.start]) is None
    )


def sources(exam: Exam) -> tuple[str, ...]:
    """Return all texts of a case that an author has written, its articles left out."""
    case = exam.case
    return (case.policy, case.context, *(text for fact in case.facts for text in (fact.statement, *fact.values)))
