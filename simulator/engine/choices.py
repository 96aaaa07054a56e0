"""Finds what a choice between two things is answered with: what the customer knows and one of the two names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from scoring.reading.items import Offer, Question, Reading
from simulator.engine.forms import alternatives, sentence_of
from simulator.engine.known import customer_facts
from simulator.engine.repeats import telling_words
from simulator.engine.signals import SURE
from simulator.scenario.model import CaseFact, Scenario

EITHER = "either"
NEAREST = 4
"""So many words on each side of the "or" are what one chooses between."""
_WAYS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    language: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    for language, patterns in {
        "en": (
            r"\b(?:ring|call|phone|text|message|msg|e-?mail|mail|write|sms|whatsapp|chat)\b",
            r"\b(?:(?:\d{1,2}(?:[:.]\d\d)?|half)(?: ?[ap]m)?|mornings?|afternoons?|evenings?|tonight|noon|lunch\w*|"
            r"today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|earlier|later)\b",
        ),
        "it": (
            r"\b(?:chiam|telefon|scriv|messagg|e-?mail|mail|sms|whatsapp|chat)\w*",
            r"\b(?:\d{1,2}(?:[:.]\d\d)?|mattin[ao]|pomeriggio|sera|stasera|oggi|domani|prima|dopo|"
            r"(?:lune|marte|mercole|giove|vener)d[ìi]|sabato|domenica)(?!\w)",
        ),
        "ko": (
            r"전화|문자|메일|카톡|메시지|채팅",
            r"\d{1,2}\s*시|오전|오후|아침|점심|저녁|오늘|내일|모레|[월화수목금토일]요일",
        ),
    }.items()
}
"""Ways of reaching somebody, and times: what a trainee may leave the choice of to the customer."""
_WHICH = re.compile(r"\b(?:which|rather|better|quale?|meglio)\b|어느|어떤|둘 중|더 (?:좋|편)", re.IGNORECASE)
"""What stands in a question that leaves a choice."""
_BROAD: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"^\W*(?:(?:and|so|but|ok|okay|then)\W+)*(?:what|how)\b|\banything\b", re.IGNORECASE),
    "it": re.compile(r"\b(?:che cosa|cosa|come|qualcosa)\b", re.IGNORECASE),
    "ko": re.compile(r"어떻게|(?:원하|바라)시는 ?(?:게|것|거|점|바)"),
}
"""What stands in a question that leaves all open."""
_PROPOSING = frozenset({"agreement", "permission", "preference"})
"""What is asked where something is proposed."""


def is_broad(text: str, question: Question, language: str) -> bool:
    """Tell whether a question after wishes names nothing to choose from ("What would you like us to do?").

    Args:
        text: of the reply.
        question: in it.
        language: of the call.
    """
    sentence = sentence_of(text, question)
    broad = _BROAD.get(language)
    return broad is not None and broad.search(sentence) is not None and _WHICH.search(sentence) is None


def ways_left_open(text: str, reading: Reading, language: str) -> tuple[Question | Offer, ...]:
    """Return the questions and offers that leave it to the customer how or when to be reached ("ring or text?").

    Args:
        text: of the reply.
        reading: of it.
        language: of the call.
    """
    asked = (each for each in reading.asked if each.what in _PROPOSING)
    items: tuple[Question | Offer, ...] = (*asked, *reading.offered)
    return tuple(each for each in items if each.confidence >= SURE and _is_between_ways(text, each, language))


def _is_between_ways(text: str, item: Question | Offer, language: str) -> bool:
    """Tell whether ways of reaching somebody, or times, stand on both sides of an "or"."""
    left, right = _beside_or(text, item, language)
    return any(way.search(left) and way.search(right) for way in _WAYS.get(language, ()))


def chosen_by(scenario: Scenario, text: str, question: Question | Offer) -> CaseFact | None:
    """Return the fact of the customer's that speaks of one of two things and of none of the other, or None.

    Its value goes before the sentences in which it is told, and of those only such count as no other fact has.

    Args:
        scenario: the case as played.
        text: of the reply.
        question: that puts the two, or the offer of both.
    """
    sides = _sides(text, question, scenario.language)
    facts = customer_facts(scenario)
    for fact in facts:
        if _decides(telling_words((fact.value, *fact.values), scenario.language), *sides):
            return fact
    speaking = [fact for fact in facts if _decides(_often_said(fact, scenario.language), *sides)]
    return speaking[0] if len(speaking) == 1 else None


def names_one(fact: CaseFact, text: str, question: Question, language: str) -> bool:
    """Tell whether a choice holds a thing that a fact speaks of, on one side alone.

    Args:
        fact: of the customer.
        text: of the reply.
        question: that puts the two.
        language: of the call.
    """
    words = telling_words((fact.value, *fact.values, *fact.says, *fact.again), language)
    return _decides(words, *_sides(text, question, language))


def _sides(text: str, question: Question | Offer, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what only the one and only the other of two things is called."""
    one, other = (telling_words((side,), language) for side in _beside_or(text, question, language))
    return one - other, other - one


def _beside_or(text: str, item: Question | Offer, language: str) -> tuple[str, str]:
    """Return the words before and behind the "or", or nothing twice where there is none."""
    left, right = alternatives(text, item, language) or ("", "")
    return " ".join(left.split()[-NEAREST:]), " ".join(right.split()[:NEAREST])


def _often_said(fact: CaseFact, language: str) -> frozenset[str]:
    """Return the words that most sentences share in which a fact is told: they are what it is about."""
    said = Counter(word for text in fact.says for word in telling_words((text,), language))
    return frozenset(word for word, count in said.items() if 2 * count > len(fact.says))


def _decides(words: Collection[str], one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether words name one of two things and not the other."""
    return one.isdisjoint(words) != other.isdisjoint(words)
