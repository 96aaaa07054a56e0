"""Checks what a reply states against the facts of the case: topic first, then the value, never likeness of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scoring.model import Fact, Turn
from scoring.reading.items import WORD, Claim, Pledge, Value
from scoring.rubric import SURE
from scoring.scorers.exam import (
    Exam,
    beginning,
    by_beginning,
    contains,
    is_telling,
    overlaps,
    phrase_words,
    same_word,
    sentence_at,
    sentences,
    word_set,
    words,
    words_in,
)
from scoring.scorers.granting import is_granted_against
from scoring.scorers.stated import (
    comparable,
    expected_of,
    is_bare_day_of,
    is_vague,
    known_facts,
    same_value,
    values,
)
from scoring.scorers.zones import Zone, cut, sentence_zone, zone_of

Standing = Literal["supported", "contradicted"]
_REACH = 7
"""Words before a value in which a no turns its sense, where no author gave topic words."""
_BESIDE, _COUNTED = 12, 20
"""Letters before and behind a number in which the words beside it begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the reply says about one fact, and where."""

    fact: Fact
    standing: Standing
    confidence: float
    start: int
    end: int


def check_facts(exam: Exam) -> tuple[Check, ...]:
    """Return every fact that the reply supports or contradicts, in the order of the reply."""
    turn, case = exam.turn, exam.case
    facts = known_facts(case)
    told = (value for value in values(turn.reply, case.now, exam.pack) if not _is_asked(turn, value))
    said = tuple(value for value in told if not is_left_open(exam, value))
    checks = [
        *_by_value(exam, facts, said),
        *_by_phrase(exam, facts),
        *_by_polarity(exam),
        *_by_contradiction(exam, said),
    ]
    return tuple(sorted(checks, key=lambda check: (check.start, check.fact.id, check.standing)))


def _by_value(exam: Exam, facts: tuple[Fact, ...], said: tuple[Value, ...]) -> Iterator[Check]:
    wanted = [expected_of(fact, exam.case.now, exam.pack).values for fact in facts]
    for value in said:
        zone, bound = _bound(exam, facts, value)
        words_said = exam.turn.reply[value.start : value.end]
        right = [
            (f, c)
            for (f, c), own in zip(bound, wanted, strict=True)
            if any(same_value(value, e) or is_bare_day_of(words_said, value, e) for e in own)
        ]
        # A figure as telling as a date stands for its fact by itself, where the author named no topic words.
        right = [(f, c) for f, c in right if c or (not f.topic and value.kind not in ("number", "code"))]
        right = right or [(f, SURE) for f in (_carried_over(exam, facts, value) or _asked_for(exam, facts, value))]
        for fact, confidence in right:
            yield _supported(exam, fact, value, max(confidence, SURE))
        if right:
            continue
        for (fact, confidence), own in zip(bound, wanted, strict=True):
            typed = any(comparable(value, each, strict=not fact.topic) for each in own)
            if typed and confidence >= SURE and not _excused(exam, fact, value, zone):
                yield _check(fact, "contradicted", confidence, value.start, value.end)


def _counts_things(exam: Exam, fact: Fact, value: Value) -> bool:
    """Tell whether a number in letters counts what was spoken of ("keep those two"), or what a fact does not count."""
    reply, groups = exam.turn.reply, exam.pack.groups
    if value.kind != "number" or any(map(str.isdigit, reply[value.start : value.end])):
        return False
    if not fact.topic:
        counted = words_in(reply, value.end, value.end + _COUNTED)[:1]
        return not any(same_word(word.text, each.text) for word in counted for each in words(fact.statement))
    before = [word.text for word in words_in(reply, max(0, value.start - _BESIDE), value.start)][-1:]
    return any(word in groups["article"][0] or word in groups["deictic"][0] for word in before)


def _carried_over(exam: Exam, facts: tuple[Fact, ...], value: Value) -> list[Fact]:
    """Return the facts that a value states on the topic of the sentence before ("... by express. It is Thursday")."""
    spans = sentences(exam.turn.reply)
    last = bisect_right(spans, value.start, key=lambda span: span[1]) - 1
    if last < 0:
        return []
    zone = cut(exam.turn.reply, *spans[last])
    return [
        fact
        for fact in facts
        if fact.topic
        and any(same_value(value, each) for each in expected_of(fact, exam.case.now, exam.pack).values)
        and binding(exam, fact, zone)
    ]


def _asked_for(exam: Exam, facts: tuple[Fact, ...], value: Value) -> list[Fact]:
    """Return the facts that a value states in answer to the customer's question ("Open on Friday?" "Yes, until 6.")."""
    zone = zone_of(exam.turn.reply, value.start, value.end)
    if any(fact.topic and binding(exam, fact, zone) for fact in facts):
        return []
    return [
        fact
        for fact in facts
        if is_asked_for(exam, fact)
        and any(same_value(value, each) for each in expected_of(fact, exam.case.now, exam.pack).values)
    ]


def is_asked_for(exam: Exam, fact: Fact) -> bool:
    """Tell whether the customer asks for a fact now: a word of its topic stands in a question of theirs."""
    customer = exam.turn.customer
    return bool(fact.topic) and any(
        customer[start:end].endswith("?")
        and any(contains(words_in(customer, start, end), phrase) for phrase in fact.topic)
        for start, end in sentences(customer)
    )


def _bound(exam: Exam, facts: tuple[Fact, ...], value: Value) -> tuple[Zone, list[tuple[Fact, float]]]:
    """Return how surely a value belongs to each fact: by the words around it, or else by those of its sentence."""
    zone = zone_of(exam.turn.reply, value.start, value.end)
    near = [(fact, binding(exam, fact, zone)) for fact in facts]
    if any(confidence >= SURE for _, confidence in near):
        return zone, near
    sentence = sentence_zone(exam.turn.reply, value.start)
    return sentence, [(fact, max(c, round(binding(exam, fact, sentence) * 0.9, 2))) for fact, c in near]


def _supported(exam: Exam, fact: Fact, value: Value, confidence: float) -> Check:
    """Return support, or contradiction where the sense is turned round ("not within 5 days")."""
    span = (value.start, value.end)
    flips = [claim for claim in exam.turn.reading.claims if claim.polarity == "denied" and claim.confidence >= SURE]
    zone = zone_of(exam.turn.reply, *span)
    bounded = exam.cues.stands_in("bounds", exam.turn.reply, zone.start, zone.end)
    denied = exam.cues.stands_in("negation", exam.turn.reply, _reach(exam, fact, zone, value), value.start)
    flipped = denied and any(overlaps((claim.start, claim.end), span) for claim in flips)
    if flipped and not bounded and not exam.cues.find("negation", fact.statement):
        return _check(fact, "contradicted", min(confidence, 0.7), *span)
    if is_granted_against(exam, fact, value):
        return _check(fact, "contradicted", min(confidence, 0.7), *span)
    return _check(fact, "supported", confidence, *span)


def _reach(exam: Exam, fact: Fact, zone: Zone, value: Value) -> int:
    """Return from where on a no turns the sense of a value: where no author gave topic words, a few words before it."""
    before = words_in(exam.turn.reply, zone.start, value.start)[-_REACH:]
    return zone.start if fact.topic or not before else before[0].start


def _excused(exam: Exam, fact: Fact, value: Value, zone: Zone) -> bool:
    """Tell whether a value that is not the fact's may stand here: the customer's, known from the case, or denied."""
    case, turn = exam.case, exam.turn
    if _is_denied(exam, zone, value) or _is_our_word(exam, value) or is_vague(exam, fact, value):
        return True
    if _counts_things(exam, fact, value):
        return True
    known = [*turn.heard, case.context, case.policy, *_logged(turn)]
    if any(same_value(value, each) for source in known for each in values(source, case.now, exam.pack)):
        return True
    others = [each for each in case.facts if each.id != fact.id]
    return any(
        same_value(value, each) and (not other.topic or binding(exam, other, zone) > 0)
        for other in others
        for each in expected_of(other, case.now, exam.pack).values
    )


def _is_our_word(exam: Exam, value: Value) -> bool:
    """Tell whether a day or an hour is when a word falls due which we promise to send ("I'll ring you at 11")."""
    if value.kind not in ("date", "time"):
        return False
    reading, span = exam.turn.reading, (value.start, value.end)
    near = zone_of(exam.turn.reply, *span)
    told: tuple[Claim | Pledge, ...] = (*reading.claims, *reading.promised)
    stated = [each for each in told if overlaps((each.start, each.end), span)]
    return any(
        (each in stated or not stated) and exam.turn.reply[value.start : value.end] in each.due.text
        for each in reading.promised
        if each.act in WORD and each.due is not None and each.actor in ("agent", "company")
        if overlaps((each.start, each.end), (near.start, near.end))
    )


def _is_denied(exam: Exam, zone: Zone, value: Value) -> bool:
    """Tell whether a negation stands before a value, in the same part of the sentence."""
    return exam.cues.stands_in("negation", exam.turn.reply, zone.start, value.start)


def _logged(turn: Turn) -> list[str]:
    return [str(value) for action in turn.actions or () for value in action.args.values()]


def _by_phrase(exam: Exam, facts: tuple[Fact, ...]) -> Iterator[Check]:
    """Yield support for facts that words state: an entity, a procedure, a phrase."""
    reply = exam.turn.reply
    for fact in facts:
        if fact.type == "yes_no":
            continue
        for phrase in expected_of(fact, exam.case.now, exam.pack).phrases:
            for start, end in sentences(reply):
                inside = words_in(reply, start, end)
                found = contains(inside, phrase)
                if found is not None and not reply[start:end].endswith("?") and _near_topic(exam, fact, phrase, end):
                    yield _check(fact, "supported", 0.8, *found)
                    break


def _near_topic(exam: Exam, fact: Fact, phrase: str, end: int) -> bool:
    """Tell whether a word of the fact's topic stands in the sentence that ends here or in the one before."""
    if not fact.topic:
        return True
    own = phrase_words(phrase)
    telling = {word for topic in fact.topic for word in phrase_words(topic) if is_telling(word) and word not in own}
    spans = sentences(exam.turn.reply)
    last = bisect_right(spans, end, key=lambda span: span[1])
    said = [word.text for word in words_in(exam.turn.reply, spans[max(last - 2, 0)][0], end)]
    return not telling or any(same_word(word, each) for word in telling for each in said)


def _by_polarity(exam: Exam) -> Iterator[Check]:
    """Yield what is said about facts that are either so or not so."""
    reply = exam.turn.reply
    for fact in (each for each in exam.case.facts if each.type == "yes_no" and each.topic):
        holds = exam.cues.find("yes", fact.value) is not None
        for start, end, affirmed, confidence in _plain_statements(exam):
            zone = cut(reply, start, end)
            if not exam.cues.stands_in("condition", reply, zone.start, zone.end) and binding(exam, fact, zone):
                standing: Standing = "supported" if affirmed == holds else "contradicted"
                yield _check(fact, standing, min(confidence, 0.75), start, end)
        if holds:
            yield from _applied(exam, fact)


def _applied(exam: Exam, fact: Fact) -> Iterator[Check]:
    """Yield support where a rule is applied to the case in one sentence ("after 5 days it is lost, yours had 6")."""
    reply = exam.turn.reply
    for claim in exam.turn.reading.claims:
        start, end = sentence_at(reply, claim.start)
        text = reply[start:end]
        plain = claim.values and claim.modality == "certain" and claim.polarity == "affirmed"
        open_ended = text.endswith("?") or exam.cues.find("condition", text) or exam.cues.find("bounds_only", text)
        applied = plain and not open_ended and claim.confidence >= SURE and exam.cues.find("applies", text)
        if applied and binding(exam, fact, cut(reply, start, end)):
            yield _check(fact, "supported", 0.75, start, end)
            return


def _plain_statements(exam: Exam) -> Iterator[tuple[int, int, bool, float]]:
    """Yield the spans that state something without a figure, whether they affirm it, and how sure that is."""
    reading = exam.turn.reading
    for claim in reading.claims:
        if claim.modality == "certain" and not claim.values and claim.confidence >= SURE:
            yield claim.start, claim.end, claim.polarity == "affirmed", claim.confidence
    # What takes up the customer's words may be an answer as well as an acknowledgement.
    for each in reading.acknowledged:
        denied = exam.cues.stands_in("negation", exam.turn.reply, each.start, each.end)
        if each.specific and each.confidence >= SURE and not denied:
            yield each.start, each.end, True, SURE


def _by_contradiction(exam: Exam, said: tuple[Value, ...]) -> Iterator[Check]:
    """Yield the contradicting values and phrases that the author listed, where the topic stands beside them."""
    reply = exam.turn.reply
    for fact in exam.case.facts:
        for surface in fact.contradicts:
            typed = values(surface, exam.case.now, exam.pack)
            spans = [(v.start, v.end) for v in said if any(same_value(v, wrong) for wrong in typed)]
            if not typed:
                found = contains(words(reply), surface)
                spans = [found] if found is not None and not _asked_at(exam.turn, found) else []
            for span in spans:
                sentence, zone = sentence_zone(reply, span[0]), zone_of(reply, *span)
                denied = exam.cues.stands_in("negation", reply, zone.start, span[0])
                if not binding(exam, fact, zone) and any(binding(exam, each, zone) for each in exam.case.facts):
                    continue
                if (binding(exam, fact, sentence) or not fact.topic) and not denied:
                    yield _check(fact, "contradicted", 0.9, *span)


def binding(exam: Exam, fact: Fact, zone: Zone) -> float:
    """Return how surely a part of the reply is about a fact: 0 not at all, 0.9 by its own topic words."""
    if fact.topic:
        return 0.9 if _holds_any(zone.text, fact.topic) else 0.0
    shared = _shared(fact.statement, exam.cues.function_words, zone.text)
    if shared >= 2 or (shared and shared * 2 >= len(_content(fact.statement, exam.cues.function_words))):
        return 0.8
    return 0.5 if shared else 0.0


@lru_cache(maxsize=1024)
def _content(statement: str, light: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return the words of a statement that carry its meaning, each with its beginning."""
    return tuple(
        (word.text, beginning(word.text))
        for word in words(statement)
        if is_telling(word.text) and word.text not in light and not word.text[0].isdigit()
    )


@lru_cache(maxsize=4096)
def _shared(statement: str, light: frozenset[str], text: str) -> int:
    """Count the words that a part of the reply takes up; a long sentence is asked for again with every figure in it."""
    ours = _by_beginning(text)
    alike = [(word, ours[begun]) for word, begun in dict.fromkeys(_content(statement, light)) if begun in ours]
    return sum([any(same_word(word, each) for each in words) for word, words in alike])


@lru_cache(maxsize=256)
def _by_beginning(text: str) -> dict[str, list[str]]:
    return by_beginning(word_set(text))


@lru_cache(maxsize=4096)
def _holds_any(text: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether a text holds one of the phrases; each part of a reply is held against each fact several times."""
    inside = words(text)
    return any(contains(inside, phrase) for phrase in phrases)


def _check(fact: Fact, standing: Standing, confidence: float, start: int, end: int) -> Check:
    return Check(fact=fact, standing=standing, confidence=round(confidence, 2), start=start, end=end)


def is_left_open(exam: Exam, value: Value) -> bool:
    """Tell whether a figure is only wished for ("wouldn't 8:30 be nice?") or still to be looked at."""
    start, end = sentence_at(exam.turn.reply, value.start)
    text = exam.turn.reply[start:end]
    if text.endswith("?") and exam.cues.find("rhetorical_opening", text):
        return True
    inside = [each for each in exam.turn.reading.promised if each.start <= value.start < each.end]
    looks = any(each.act == "check" and each.due is None for each in inside)
    said = [each for each in exam.turn.reading.claims if each.act != "check"]
    stated = any(each.start <= value.start < each.end for each in said)
    return value.kind == "money" and looks and not stated


def _is_asked(turn: Turn, value: Value) -> bool:
    return _asked_at(turn, (value.start, value.end))


def _asked_at(turn: Turn, span: tuple[int, int]) -> bool:
    """Tell whether a span stands in a question and not in a statement."""
    asked = any(overlaps((each.start, each.end), span) for each in turn.reading.asked)
    statements: tuple[Claim | Pledge, ...] = (*turn.reading.claims, *turn.reading.promised)
    stated = any(overlaps((each.start, each.end), span) for each in statements)
    return asked and not stated
