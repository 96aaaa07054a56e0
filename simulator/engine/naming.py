"""Tells whether what a concern waits for was named already, in figures or by its name, though nothing else was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from simulator.engine.conditions import latest_of
from simulator.engine.sentences import sentences
from simulator.engine.state import CallState, Message
from simulator.scenario.beats import Beat
from simulator.scenario.condition import Condition
from simulator.scenario.model import Scenario
from simulator.scenario.remembering import ByIdentity

SHORTEST = 4
"""A shorter name is too easily part of another word."""
MOST_BACK = 24
"""So many lines back one remembers what was said."""
_SCALES = "십백천만억"
"""Letters that end a part of a number."""
_NUMERALS = "일이삼사오육칠팔구십백천만억"
_PARTS = re.compile(r"[,;:–—]\s|\s(?:but|and|so|ma|però|bensì|e|quindi)\s|(?<=지만)\s|(?<=고)\s|(?<=는데)\s")
"""Where a sentence goes on with something else: a no does not reach over it."""
DENYING: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:not(?! (?:only|later|before|until|a problem))|never|neither|nor|nobody|none|without|cannot|unlikely|"
        r"impossible|out of the question|ruled out|\w+n['’]t(?! worry)|(?:wo|ca|do|does|is|are|was|did)nt|"
        r"no(?! (?:later|longer than)))\b",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"\b(?:non(?! (?:oltre|più tardi|solo|prima|si preoccupi))|né|nessun\w*|mai|senza|niente|neanche|nemmeno|"
        r"impossibil\w|esclus[oa]|fuori discussione)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"않|아니|아닙|못|없|(?:^|\s)안\s|불가|어렵|어려|힘듭니다|힘들"),
}
"""Words with which something is denied, though nothing was read in them."""
_HARMLESS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:without (?:fail|delay|(?:a |any )?(?:doubt|problems?|trouble|fuss)|(?:any )?(?:extra |further )?"
        r"(?:charges?|costs?|fees?))|no (?:problem|worr(?:y|ies)|doubt|trouble|(?:extra |further |additional )?"
        r"(?:charges?|costs?|fees?))|(?:don['’]?t|do not|needn['’]?t|need not) (?:(?:need|have) to )?"
        r"(?:be (?:home|in|there|at home|present)|do anything|pay|sign)|not to worry)\b"
        r"|^\s*no (?=(?:it|that|this|we|i|you|she|he|they|yours?)\b)",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"\b(?:senza (?:falta|fallo|dubbio|problemi|ritardi|"
        r"(?:alcun )?(?:altri |ulteriori )?(?:costi?|spese|supplementi))|"
        r"nessun (?:problema|costo|dubbio|supplemento)|nessuna spesa|niente paura|"
        r"non (?:c['’]è|ci sono) (?:problemi?|costi)|"
        r"non (?:serve|occorre|deve) (?:essere|stare|che sia) (?:a|in) casa)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"(?:문제|틀림|차질|어김|변동|(?:추가 ?)?(?:비용|요금|부담)) ?없(?:이|습니다)|"
        r"걱정(?:은)? ?(?:안 하셔도|하지 않으셔도|마시)"
    ),
}
"""Noes beside a name that take nothing of it back."""


def was_named(scenario: Scenario, state: CallState, beat: Beat) -> bool:
    """Tell whether the trainee has named, in this contact, what settles a concern when it is told.

    A day, a sum or a place that the author lists is enough; a question that names it, or a no, is not. Nobody asks
    for a day that stands written above.

    Args:
        scenario: the case as played.
        state: the call.
        beat: the concern.
    """
    topics = () if beat.until is None else tuple(_told_by(beat.until))
    heard = latest_of(state)
    names = [name for topic in topics if ("denied", topic) not in heard for name in _NAMES(scenario).get(topic, ())]
    if not names:
        return False
    recent = state.transcript[-MOST_BACK:]
    said = (_STATED(m) for m in recent if m.speaker == "agent" and m.scene == state.scene)
    return any(_states(sentence, name, scenario.language) for stated in said for sentence in stated for name in names)


def _stated(message: Message) -> tuple[str, ...]:
    """Return the sentences of a line that ask nothing."""
    return tuple(sentence.text for sentence in sentences(message.text) if not sentence.asks)


def _told_by(condition: Condition) -> Iterator[str]:
    """Yield the topics each of which alone fulfils a condition when it is told."""
    if condition.said is not None:
        yield condition.said
    for part in condition.any or ():
        yield from _told_by(part)


@lru_cache(maxsize=4_000)
def _states(sentence: str, name: re.Pattern[str], language: str) -> bool:
    """Tell whether a sentence names something without a no beside it; a Korean no stands behind what it denies."""
    denying, harmless = DENYING.get(language), _HARMLESS.get(language)
    for found in name.finditer(sentence):
        borders = [border.end() for border in _PARTS.finditer(sentence)]
        begin = max((place for place in borders if place <= found.start()), default=0)
        end = min((place for place in borders if place > found.end()), default=len(sentence))
        part = sentence[found.end() if language == "ko" else begin : end]
        if harmless is not None:
            part = harmless.sub(" ", part)
        if denying is None or denying.search(part) is None:
            return True
    return False


def _names(scenario: Scenario) -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return, by topic, the phrases that are names or hold a figure: others say too little by themselves."""
    phrases = {name: tuple(words) for name, words in scenario.topics.items()}
    for fact in scenario.facts:
        phrases[fact.id] = (*phrases.get(fact.id, ()), fact.value, *fact.values)
    return {name: tuple(_pattern(each) for each in words if _is_name(each)) for name, words in phrases.items()}


def _is_name(phrase: str) -> bool:
    return len(phrase) >= SHORTEST and (phrase[:1].isupper() or any(sign.isdigit() for sign in phrase))


def _pattern(phrase: str) -> re.Pattern[str]:
    # Korean glues its particles to the name, and the rest of a number to its beginning ("5만", "5만5천 원")
    border = rf"(?!\s?[\d{_NUMERALS}])" if phrase[-1] in _SCALES else "" if "가" <= phrase[-1] <= "힣" else r"(?!\w)"
    return re.compile(rf"(?<!\w){re.escape(phrase)}{border}", re.IGNORECASE)


_STATED: ByIdentity[Message, tuple[str, ...]] = ByIdentity(_stated, most=500)
_NAMES: ByIdentity[Scenario, dict[str, tuple[re.Pattern[str], ...]]] = ByIdentity(_names, most=32)
