"""What the customer objects to: what they know, or were told, to be otherwise, and too large a promise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scoring.reading.items import Reading
from simulator.engine.answers import check_backs, may_check
from simulator.engine.conditions import holds
from simulator.engine.forms import sentence_of
from simulator.engine.gauges import Pull, pulled
from simulator.engine.known import asked_for
from simulator.engine.sentences import is_named, sentence_at
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, changed
from simulator.engine.telling import told, told_again
from simulator.engine.whose import is_somebody_elses
from simulator.scenario.model import CaseFact, Scenario

CORRECTS = "corrects"
TOLD_OTHERWISE = "told_otherwise"
DOUBTS = "doubts"
WARY_BELOW = 50
"""Below this trust a large word is taken for what it is; above it, it is believed until it fails."""
OUTCOMES = frozenset({"", "deliver", "resolve", "repair", "replace", "find"})
"""Acts whose outcome is in nobody's hand alone; what the trainee does at the desk one can promise."""
SHORTEST_CODE = 4
"""A number, postcode or address of fewer signs is too easily something else."""
OTHERWISE = Pull(what="was told two things that do not go together", patience=-2, mood=-2, trust=-5)
_LARGE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:guarantee\w*|(?:a )?hundred per ?cent|for sure|definite?ly|defo|no doubt|i swear|"
        r"absolutely (?:sure|certain)|cross my heart)\b|100 ?%",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"\b(?:garantisc\w+|garantit\w+|al cento per cento|di sicuro|sicurissim\w+|glielo giuro|senza dubbio)\b|100 ?%",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"보장|장담|100 ?%|100 ?퍼센트|백 ?퍼센트|틀림없이|무조건|맹세"),
}
"""Words with which more is promised than a person can know."""
_UNABLE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:i|we) (?:\w+ )?(?:can['’]?t|cannot|can not|couldn['’]?t|cannae)\b", re.IGNORECASE),
    "it": re.compile(r"\bnon (?:\w+ )?(?:posso|possiamo|riesco|riusciamo)\b", re.IGNORECASE),
    "ko": re.compile(r"수(?:가|는)? ?없|못 ?(?:하|해|합)"),
}
"""Words with which somebody says that something is not in their power."""
_ANOTHER: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\bnot (?:the|that|your) (?:\w+ )?(?:one|ones)\b", re.IGNORECASE),
    "it": re.compile(r"\bnon quell[oaie]\b", re.IGNORECASE),
    "ko": re.compile(r"(?:것이?|게) ?아니라|말고"),
}
"""Words that set a thing apart from another, of which they deny nothing ("a new one, not the lost one")."""
_TOKEN = re.compile(r"[\w.+-]*\w@\w[\w.-]*\w|\w+(?:-\w+)*")


def objected(
    scenario: Scenario, draft: Draft, reading: Reading, *, belied: Sequence[str] = (), withdraws: bool = False
) -> Draft:
    """Object to what the customer knows to be otherwise: their own data, or what they were told before.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
        belied: ids of the facts that the reply denies, or tells with another value.
        withdraws: it takes back something that was said before, and so says itself that it is otherwise.
    """
    wrong = next(_own_belied(scenario, draft.state, reading), None)
    if wrong is not None:
        return _corrected(scenario, draft, wrong)
    if withdraws or TOLD_OTHERWISE in draft.state.fired or not _denies_told(draft.state, reading, belied):
        return draft
    fired = changed(draft.state, fired=(*draft.state.fired, TOLD_OTHERWISE))
    return replace(draft, state=pulled(fired, OTHERWISE)).moment(scenario, TOLD_OTHERWISE)


def doubted(scenario: Scenario, draft: Draft, reading: Reading, *, unkeepable: Sequence[int] = ()) -> Draft:
    """Doubt a promise that nobody can keep, or that is sworn to, where the customer has little trust.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
        unkeepable: places in `reading.promised` of promises that nobody can keep.
    """
    if draft.state.trust >= WARY_BELOW or draft.has("answer"):
        return draft
    text, large = draft.state.transcript[-1].text, _LARGE.get(scenario.language)
    for place, pledge in enumerate(reading.promised):
        if pledge.confidence < SURE or not pledge.firm or pledge.act not in OUTCOMES:
            continue
        if place in unkeepable or (large is not None and large.search(text) is not None):
            return draft.moment(scenario, DOUBTS)
    return draft


def _denies_told(state: CallState, reading: Reading, belied: Sequence[str]) -> bool:
    """Tell whether a reply plainly denies what an earlier one has said; a hope, a fear or a question denies nothing.

    Neither does who cannot do something themselves ("I can't change the booking"), or sets a thing apart from another.
    """
    if not belied:
        return False
    said = {signal.what for signal in state.signals if signal.kind == "said" and signal.turn < state.turn}
    wrong = said.intersection(belied)
    text = state.transcript[-1].text
    signs = [each[reading.language] for each in (_UNABLE, _ANOTHER) if reading.language in each]
    return any(
        claim.polarity == "denied"
        and claim.modality == "certain"
        and claim.tense != "future"
        and wrong & set(claim.topics)
        and not sentence_at(text, claim.start, claim.end).asks
        and not any(sign.search(text[claim.start : claim.end]) for sign in signs)
        for claim in reading.claims
        if claim.confidence >= SURE
    )


def _own_belied(scenario: Scenario, state: CallState, reading: Reading) -> Iterator[CaseFact]:
    """Yield the customer's own facts of which a reply states something else, or asks whether it is something else."""
    text = state.transcript[-1].text
    for question in check_backs(text, reading, scenario.language):
        for fact in scenario.facts:
            own = fact.known_to == "customer" and not is_named(text, (fact.value, *fact.values))
            if own and may_check(question, fact) and _is_other(fact, sentence_of(text, question), scenario.language):
                yield fact
    for claim in reading.claims:
        if claim.confidence < SURE or claim.polarity == "denied" or claim.modality != "certain":
            continue
        words = sentence_of(text, claim)
        for fact in scenario.facts:
            about = fact.known_to == "customer" and not asked_for(fact).isdisjoint(claim.topics)
            named = about and is_named(text, (fact.value, *fact.values))
            if about and not named and _is_other(fact, words, scenario.language):
                yield fact


def _is_other(fact: CaseFact, words: str, language: str) -> bool:
    """Tell whether words about a fact hold a wrong value of it: one that the author names, or another code."""
    if is_named(words, fact.contradicts):
        return True
    place = _other_code(fact.value, words)
    return place is not None and not is_somebody_elses(words, place, (fact.id, *asked_for(fact)), language)


def _other_code(value: str, words: str) -> int | None:
    """Return where words hold a code of the same build as a value ("QX4 7TN", "48213"), or None."""
    parts = _TOKEN.findall(value)
    if len(value) < SHORTEST_CODE or not any(sign.isdigit() or sign == "@" for sign in value):
        return None
    if any(part.isalpha() for part in parts):
        return None  # an address: "14 Pottery Row" is not the only place with a number
    wanted = [_build(part) for part in parts]
    found = tuple(_TOKEN.finditer(words))
    windows = (found[i : i + len(parts)] for i in range(len(found) - len(parts) + 1))
    return next((window[0].start() for window in windows if [_build(part[0]) for part in window] == wanted), None)


def _build(token: str) -> str:
    """Return how a code is built: letters as `a`, digits as `0`; an e-mail address is one kind."""
    if "@" in token:
        return "@"
    return "".join("0" if sign.isdigit() else "a" if sign.isalpha() else sign for sign in token)


def _corrected(scenario: Scenario, draft: Draft, fact: CaseFact) -> Draft:
    """Say that it is not so, and what it is as far as it may be told."""
    said = draft.moment(scenario, CORRECTS)
    if fact.id in said.state.told:
        return told_again(said, fact)
    if fact.tell is not None and not holds(fact.tell, scenario, said.state, fresh=True):
        return said
    return told(said, fact)
