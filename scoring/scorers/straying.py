"""Finds what a reply says that the case does not bear out: sums from nowhere, figures that changed places, noes, gifts.

For facts without topic words, and for what policy and context say in plain text, where no author named what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import combinations, permutations

from scoring.model import Action, Fact
from scoring.reading.items import Value
from scoring.reading.pack import LanguagePack
from scoring.rubric import SURE
from scoring.scorers.clauses import clauses
from scoring.scorers.cues import Cue
from scoring.scorers.exam import DESKS, Exam, beginning, is_telling, sentence_at, sentences, words
from scoring.scorers.known_figures import figures_known, is_of_the_case, loose_numbers, size_of, sources
from scoring.scorers.rows import is_right_behind
from scoring.scorers.stated import comparable, expected_of, same_value, values
from scoring.scorers.zones import zone_of

_CLOCK = re.compile(r"([01]?\d|2[0-3])[.:,][0-5]\d|0\d{3}")
"""A bare figure that may as well be an hour."""
_GIFT_NAMES = re.compile(
    r"voucher|goodwill|discount|coupon|gift|bonus|compens|upgrade|credit|points|free|buono|sconto|omagg|regal"
)
"""Parts of the names of actions that give something on top, in whatever language the case is."""
_PLACED = ("money", "date", "time", "duration", "percent")
_WHEN = ("date", "time", "duration")
_STEM = 5
_LENGTHS = ("duration", "percent", "time")
_COUNTED = ("number", "duration")
_TIMES = 12
_CENT = 0.011


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """Words of the reply that the case does not bear out."""

    start: int
    end: int
    because: str
    criterion: str
    fact: str = ""
    central: bool = False
    """True where it denies what the customer is due and the reply tells nothing that is."""


def strays_of(exam: Exam) -> tuple[Stray, ...]:
    """Return what the case does not bear out; none where facts have topics, for there the author said what is wrong."""
    facts = exam.case.facts
    if not facts or any(fact.topic for fact in facts):
        return ()
    return (*_sums(exam), *_lengths(exam), *_swapped(exam), *_denials(exam), *_gifts(exam), *_sweeping(exam))


def _sums(exam: Exam) -> Iterator[Stray]:
    """Yield sums of money that nothing in the case holds and that cannot be worked out from what it holds."""
    reply = exam.turn.reply
    sums = [value for value in values(reply, exam.case.now, exam.pack) if value.kind == "money" and size_of(value) >= 1]
    strange = [value for value in sums if not _is_clock(reply, value) and not _is_asked_or_denied(exam, value)]
    if not strange:
        return
    known = figures_known(exam)
    for value in strange:
        if not _is_worked_out(size_of(value), known, loose_numbers(exam)):
            because = "A sum that the case does not have."
            yield Stray(start=value.start, end=value.end, because=because, criterion="figures")


def _is_clock(text: str, value: Value) -> bool:
    return _CLOCK.fullmatch(text[value.start : value.end].strip()) is not None


def _is_asked_or_denied(exam: Exam, value: Value) -> bool:
    reply = exam.turn.reply
    if reply[slice(*sentence_at(reply, value.start))].endswith("?"):
        return True
    return exam.cues.stands_in("negation", reply, zone_of(reply, value.start, value.end).start, value.start)


def _is_worked_out(sum_: float, known: tuple[Value, ...], loose: Set[float]) -> bool:
    """Tell whether a sum is a known sum, a multiple or a known share of one, or made of two of them.

    It is divided only by 2 and by what the case counts: any sum is a twelfth of something.

    Args:
        sum_: as it was told.
        known: the figures of the case, the talk and the log.
        loose: numbers without a unit that may be sums.
    """

    def is_it(other: float) -> bool:
        return abs(other - sum_) < _CENT

    sums = {size_of(value) for value in known if value.kind == "money"} - {0.0}
    if any(is_it(each) for each in sums | loose):
        return True
    shares = {size_of(value) for value in known if value.kind == "percent"}
    counts = {size_of(value) for value in known if value.kind in _COUNTED} - {0.0}
    for one in sums:
        if any(is_it(one * times) for times in range(2, _TIMES + 1)):
            return True
        if any(is_it(one / times) for times in counts | {2.0}):
            return True
        if any(is_it(one * share / 100) or is_it(one * (100 - share) / 100) for share in shares):
            return True
    return any(is_it(one + other) or is_it(abs(one - other)) for one, other in combinations(sums, 2))


def _lengths(exam: Exam) -> Iterator[Stray]:
    """Yield figures that nothing in the case holds, where the fact that they are told of has another of the kind.

    One word of the fact beside it, or another of its figures, says what it is told of; a time that we set ourselves
    is nobody's fact.
    """
    reply, now, pack = exam.turn.reply, exam.case.now, exam.pack
    ours = [(each.start, each.end) for each in exam.turn.reading.promised]
    said = values(reply, now, pack)
    for value in said:
        if value.kind not in _LENGTHS or any(same_value(value, each) for each in figures_known(exam)):
            continue
        zone = zone_of(reply, value.start, value.end)
        set_by_us = any(a < zone.end and zone.start < b for a, b in ours)
        if set_by_us or is_of_the_case(exam, value) or _is_asked_or_denied(exam, value):
            continue
        fact = next((fact for fact in exam.case.facts if _is_mistold(exam, fact, value, said)), None)
        if fact is not None:
            because = f"This holds instead: {fact.statement}"
            yield Stray(start=value.start, end=value.end, because=because, criterion="figures", fact=fact.id)


def _is_mistold(exam: Exam, fact: Fact, value: Value, said: tuple[Value, ...]) -> bool:
    """Tell whether a fact has another figure of a strange one's kind, which is not told, and stands beside it."""
    rivals = [v for v in expected_of(fact, exam.case.now, exam.pack).values if comparable(value, v, strict=True)]
    if not rivals or any(same_value(each, rival) for each in said for rival in rivals):
        return False
    reply = exam.turn.reply
    part = next((each for each in clauses(reply, exam.cues) if each[0] <= value.start < each[1]), (0, len(reply)))
    company = any(
        each.fact.id == fact.id and (each.part == part or is_right_behind(reply, each.value, value))
        for each in _placed(exam)
    )
    return company or bool(_stems_beside(exam, reply[slice(*part)]) & _stems_beside(exam, fact.statement))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A figure of one fact, and the part of a sentence in which the reply puts it."""

    value: Value
    fact: Fact
    part: tuple[int, int]


def _swapped(exam: Exam) -> Iterator[Stray]:
    """Yield figures that changed places: one among the words of the other's fact, the other not among its own."""
    placed = _placed(exam)
    lonely = [each for each in placed if not _has_company(each, placed)]
    for one, other in permutations(lonely, 2):
        if one.fact.id == other.fact.id or one.part == other.part or one.value.kind != other.value.kind:
            continue
        if _is_astray(exam, one, other):
            because = f"This holds instead: {other.fact.statement}"
            said, fact = one.value, other.fact.id
            yield Stray(start=said.start, end=said.end, because=because, criterion="figures", fact=fact)


def _is_astray(exam: Exam, one: _Placed, other: _Placed) -> bool:
    """Tell whether a figure stands among the words of another one's fact, and that one not among its own."""
    own, others = (_stems_beside(exam, each.fact.statement) for each in (one, other))
    beside = _stems_beside(exam, exam.turn.reply[slice(*one.part)])
    if not beside & (others - own) or beside & (own - others):
        return False
    return not _stems_beside(exam, exam.turn.reply[slice(*other.part)]) & (others - own)


@lru_cache(maxsize=DESKS)
def _placed(exam: Exam) -> tuple[_Placed, ...]:
    reply, now, pack = exam.turn.reply, exam.case.now, exam.pack
    parts = clauses(reply, exam.cues)
    found = []
    for value in values(reply, now, pack):
        owners = [fact for fact in exam.case.facts if _holds(exam, fact, value)]
        part = next((part for part in parts if part[0] <= value.start < part[1]), None)
        figured = any(map(str.isdigit, reply[value.start : value.end]))  # a weekday is said of many things
        if len(owners) == 1 and part is not None and value.kind in _PLACED and figured:
            found.append(_Placed(value=value, fact=owners[0], part=part))
    return tuple(found)


def _holds(exam: Exam, fact: Fact, value: Value) -> bool:
    return any(same_value(value, each) for each in expected_of(fact, exam.case.now, exam.pack).values)


def _has_company(one: _Placed, placed: tuple[_Placed, ...]) -> bool:
    """Tell whether another figure of the same fact stands beside it, which says what it is of."""
    return any(each is not one and each.part == one.part and each.fact.id == one.fact.id for each in placed)


def _denials(exam: Exam) -> Iterator[Stray]:
    """Yield plain noes to what policy, context or facts say without a no, a limit or a reason of the same words."""
    reply = exam.turn.reply
    noes = [each for each in exam.turn.reading.refused if each.confidence >= SURE and not each.reason]
    if not noes:
        return
    stated = [(text, _stems_beside(exam, text)) for text in _rules(exam)]
    limits = [own for text, own in stated if exam.cues.find("negation", text) or exam.cues.find("bounds_only", text)]
    granted = [own for text, own in stated if own not in limits]
    for each in noes:
        text = reply[each.start : min(each.end, zone_of(reply, each.start, each.start + 1).end)]
        timed = any(value.kind in _WHEN for value in values(text, exam.case.now, exam.pack))
        said = _stems_beside(exam, text)
        if timed or not said or any(said & own for own in limits):
            continue
        if any(2 * len(said & own) >= len(said) for own in granted):
            because = "A no to what the case grants."
            central = all(each.start <= placed.value.start < each.end for placed in _placed(exam))
            yield Stray(start=each.start, end=each.end, because=because, criterion="answers_need", central=central)


def _gifts(exam: Exam) -> Iterator[Stray]:
    """Yield gifts and reductions that we give where nothing in the case, the talk or the log speaks of any."""
    reply = exam.turn.reply
    gifts = exam.cues.all("gift", reply)
    needed = {name for each in exam.case.required or () for name in (each.name, *each.any_of)}
    log = [action for action in exam.turn.actions or () if action.ok]
    if not gifts or any(action.name not in needed or _gives(action) for action in log):
        return
    talk = (exam.turn.customer, *(each.text for each in exam.turn.history))
    if any(exam.cues.find(cue, text) for text in (*sources(exam), *talk) for cue in ("gift", "gift_spoken_of")):
        return
    for gift in gifts:
        if _is_given(exam, gift):
            because = "An offer that the case does not know."
            yield Stray(start=gift.start, end=gift.end, because=because, criterion="safe_to_say")


def _gives(action: Action) -> bool:
    return "compensate" in action.means or _GIFT_NAMES.search(action.name) is not None


def _is_given(exam: Exam, gift: Cue) -> bool:
    """Tell whether a gift is ours to the customer: not asked for, denied, wished for, or somebody else's."""
    reply = exam.turn.reply
    if reply[slice(*sentence_at(reply, gift.start))].endswith("?"):
        return False
    if exam.cues.stands_in("negation", reply, zone_of(reply, gift.start, gift.end).start, gift.start):
        return False
    parts = clauses(reply, exam.cues)
    start = max((part[0] for part in parts if part[0] <= gift.start), default=0)
    end = min((part[1] for part in parts if part[1] >= gift.end), default=len(reply))
    return exam.cues.find("gift_withheld", reply[start:end]) is None


def _sweeping(exam: Exam) -> Iterator[Stray]:
    """Yield "always" and "whatever happens" about what the case grants under a condition."""
    reply = exam.turn.reply
    for cue in exam.cues.all("sweeping", reply):
        start, end = sentence_at(reply, cue.start)
        said = _stems_beside(exam, reply[start:end])
        if reply[start:end].endswith("?") or exam.cues.stands_in("negation", reply, start, end):
            continue
        for rule in _rules(exam):
            if exam.cues.find("condition", rule) and len(said & _stems_beside(exam, rule)) >= 2:
                because = f"The condition is left out: {rule}"
                yield Stray(start=cue.start, end=cue.end, because=because, criterion="complete")
                break


def _rules(exam: Exam) -> tuple[str, ...]:
    """Return the sentences of policy, context and facts."""
    case = exam.case
    texts = (case.policy, case.context, *(fact.statement for fact in case.facts))
    return tuple(dict.fromkeys(text[start:end] for text in texts for start, end in sentences(text)))


def _stems_beside(exam: Exam, text: str) -> frozenset[str]:
    """Return the beginnings of the telling words of a text that stand in none of its figures."""
    return _stems(text, exam.case.now, exam.pack, exam.cues.function_words)


@lru_cache(maxsize=1024)
def _stems(text: str, now: datetime | None, pack: LanguagePack, light: frozenset[str]) -> frozenset[str]:
    figures = values(text, now, pack)
    return frozenset(
        beginning(word.text, _STEM)
        for word in words(text)
        if is_telling(word.text)
        and word.text not in light
        and not word.text[0].isdigit()
        and not any(value.start <= word.start < value.end for value in figures)
    )
