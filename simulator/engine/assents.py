"""Tells what a yes is to: the trainee's to a concern of the customer's, the customer's to being told to leave be."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scoring.reading.items import Question
from simulator.engine.forms import sentence_of, wants_yes_or_no
from simulator.engine.naming import DENYING
from simulator.engine.sentences import sentences
from simulator.engine.state import CallState
from simulator.scenario.beats import Beat

_YES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\W*(?:(?:oh|ah|ok|well|haha|lol)\W+)?(?:yes|yep|yup|yeah|yea|yh|aye|absolutely|certainly|definite?ly|"
        r"of course|sure(?: is| thing)?(?! i\b)|correct|indeed|it (?:is|has|does|will)|"
        r"it['’]?s (?:all )?(?:booked|done|sent|in))\b"
        r"(?!\W+(?:but|though|only|well|i (?:know|see|understand|get)))",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"\W*(?:(?:ah|eh|ok|allora)\W+)?(?:sì|certo|certamente|assolutamente|esatto|confermo|glielo confermo|"
        r"è (?:tutto )?(?:fatto|prenotat[oa]|spedit[oa]))(?!\w)(?!\W+(?:ma|però|capisco|lo so|che no|no)\b)",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"\W*(?:(?:네|예)\W*)?(?:그럼요|물론|맞습니다|맞아요|확실|틀림없|그렇습니다)"),
}
"""Beginnings of a reply that say yes; a Korean "네" alone only shows that one listens."""

_BIDS_NOT: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"^\W*(?:(?:so|but|and|ok|okay|please|pls|just|then|oh|right)\W+)*(?:do not|don['’]?t|never) (?!(?:you|we)\b)",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"^\W*(?:(?:quindi|ma|e|ok|per favore|mi raccomando|però|intanto)\W+)*"
        r"non (?:l[oaie] |si )?\w+(?:i|a|are|ere|ire)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"지 ?(?:마세요|마시고|말아 ?주세요|마십시오|마요)"),
}
"""What a sentence begins with, or in Korean holds, that tells somebody to leave something be."""


def bids_not(text: str, question: Question, language: str) -> bool:
    """Tell whether a question for assent ends a sentence that tells the customer not to do something.

    Args:
        text: of the reply.
        question: in it ("please don't eat it yet, ok?").
        language: of the call.
    """
    bidding = _BIDS_NOT.get(language)
    return bidding is not None and bidding.search(sentence_of(text, question)) is not None


def said_yes(state: CallState, beat: Beat, language: str) -> bool:
    """Tell whether a reply begins with a yes to a concern that the line before it put as a question of yes or no.

    Args:
        state: the call, the reply last in it.
        beat: the concern.
        language: of the call.
    """
    yes, no = _YES.get(language), DENYING.get(language)
    reply = state.transcript[-1] if state.transcript else None
    if yes is None or no is None or reply is None or reply.speaker != "agent":
        return False
    last = next((m for m in reversed(state.transcript) if m.speaker == "customer" and m.turn < state.turn), None)
    if last is None or last.scene != state.scene or not last.line_id.rpartition("+")[2].startswith(f"beat.{beat.id}."):
        return False
    asked = next(reversed(tuple(sentences(last.text))), None)
    if asked is None or not asked.asks or not wants_yes_or_no(asked.text, language):
        return False
    first = next(sentences(reply.text), None)
    return first is not None and yes.match(first.text) is not None and no.search(first.text) is None
