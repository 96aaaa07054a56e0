"""Tells rows from sentences: figures of which no word says what they are, and words that nothing holds together."""

from __future__ import annotations

import re

from scoring.reading.items import Value
from scoring.scorers.exam import Exam, words
from scoring.scorers.stated import values

_ROW = 3
"""Figures from which on they are a row."""
_STRUNG = 6
"""Words without one that holds them together, from which on they are a row."""
_SCRAP = re.compile(r"[.!;](?=\s|$)")
_STOP = re.compile(r"[.,;:!?\n()–—-]")
_WHEN = ("date", "time")
_NEAR = re.compile(r"[\s,–—-]*(?:\w{1,6}[\s,–—-]*)?")
"""What stands between a day and its hour: signs, and a word like "at", "alle" or "between"."""


def is_row_of_figures(exam: Exam) -> bool:
    """Tell whether figures stand in a row: no verb says what they are of, and hardly a word.

    A day and its hours are one figure, for together they name one appointment.

    Args:
        exam: the reply and all that is known about it.
    """
    reply = exam.turn.reply
    figures = values(reply, exam.case.now, exam.pack)
    if _appointments(reply, figures) < _ROW or exam.cues.find("predicate", reply) is not None:
        return False
    beside = [w for w in words(reply) if not any(each.start <= w.start < each.end for each in figures)]
    return len(beside) <= len(figures)


def _appointments(reply: str, figures: tuple[Value, ...]) -> int:
    """Count figures; a day or an hour that follows one of the other with at most one short word between is no new one.

    Two days, or two sums, stay two.
    """
    count = 0
    for i, each in enumerate(figures):
        before = figures[i - 1] if i else None
        both = before is not None and each.kind in _WHEN and before.kind in _WHEN
        again = before is not None and each.kind == before.kind and "," in reply[before.end : each.start]
        count += before is None or not both or again or not _is_near(reply, before, each)
    return count


def is_right_behind(reply: str, day: Value, hour: Value) -> bool:
    """Tell whether an hour stands right behind a day, so that the two name one appointment ("13 June, 19:00")."""
    both = day.kind == "date" and hour.kind == "time" and day.end <= hour.start
    return both and _is_near(reply, day, hour)


def _is_near(reply: str, before: Value, each: Value) -> bool:
    return _NEAR.fullmatch(reply[before.end : each.start]) is not None


def is_strung(exam: Exam) -> bool:
    """Tell whether words stand in a long row without a stop and without a word that holds them together."""
    reply, run, last = exam.turn.reply, 0, 0
    for word in words(reply):
        stopped = _STOP.search(reply, last, word.start) is not None
        run = 0 if exam.cues.holds(word.text) else 1 if stopped else run + 1
        last = word.end
        if run >= _STRUNG:
            return True
    return False


def is_chopped(exam: Exam) -> bool:
    """Tell whether a reply is a row of scraps: many sentences, each of hardly a word, and nothing that joins words."""
    said = words(exam.turn.reply)
    stops = len(_SCRAP.findall(exam.turn.reply))
    return stops >= _STRUNG and len(said) <= 2 * stops and not any(exam.cues.holds(word.text) for word in said)
