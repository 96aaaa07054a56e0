"""The yes to a question for leave ("Shall I go ahead?"): it is said first where a reply calls for other words, too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from scoring.reading.items import Question, Reading
from simulator.engine.answers import HANDLED_ELSEWHERE, TALK, offers_in_question
from simulator.engine.concerns import costs_feeling
from simulator.engine.forms import asks_leave, sentence_of
from simulator.engine.known import customer_facts
from simulator.engine.retelling import AGREES, declines
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.scenario.model import Scenario

BESIDE = frozenset({"reaction", "met", "firm_promise", "understood"})
"""What a customer says of a reply besides giving leave; anything else is the answer, or an objection."""
REFUSED_KINDLY = "refused_kindly"
_VERDICT: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:^|[.!?…]\s+)(?:(?:oh|ah|well|and|so|then|but|now),? )?"
        r"(?:yes|yep|yeah|yup|ok|okay|fine|all right|alright|sure|agreed|of course|by all means|no|nope|not|never|"
        r"don['’]t|do|book|send)\b|\bplease\b|\bgo ahead\b|\b(?:rather|instead|i['’]d (?:prefer|sooner)|"
        r"i (?:do not |don['’]t )?want|no need|myself)\b",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"(?:^|[.!?…]\s+)(?:(?:ah|beh|e|allora|ma),? )?(?:sì|va bene|ok|certo|d['’]accordo|no|"
        r"non(?=\W*$|[.!?…])|mai|faccia|"
        r"proceda|prego)\b|\bper favore\b|\b(?:piuttosto|invece|preferi\w+|preferisco|voglio|"
        r"non (?:serve|occorre)|da sol[oa]|(?:vengo|ritiro|faccio|penso) io)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"(?:^|[.!?…~]\s*)(?:[네예넵응]+(?![가-힣])|좋아요|그래요|그럼요|아니|아뇨)|부탁|주세요|해 ?줘|말고|차라리|싫"
        r"|[은는] 괜찮(?:아요|습니다)"
        r"|필요 ?없|제가 직접"
    ),
}
"""Words with which a reaction says yes or no itself."""


def consented(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Put a yes in front of a line that takes up the rest of a reply and leaves its question for leave unanswered.

    Nobody says yes to what has just displeased them, asks back, or gives the answer in words of the case.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
    """
    if draft.has(AGREES) and draft.has(*BESIDE):
        return replace(draft, pieces=tuple(sorted(draft.pieces, key=lambda piece: piece.why != AGREES)))
    alone = [piece.why for piece in draft.pieces] == [REFUSED_KINDLY] and bool(reading.offered)
    if alone and asks_leave(_text(draft), scenario.language):
        return replace(draft, pieces=()).moment(scenario, AGREES)  # what is put in its place is what wants an answer
    if not draft.pieces or any(piece.why not in BESIDE | {"answer"} for piece in draft.pieces):
        return draft
    text = _text(draft)
    answered = {sentence_of(text, each) for each in _beyond_talk(reading)} if draft.has("answer") else set()
    if not asks_leave(text, scenario.language, besides=answered) or (
        answered and not offers_in_question(text, reading)
    ):
        return draft
    if draft.asks() or costs_feeling(scenario, draft) or _gives_verdict(scenario, draft):
        return draft
    said = draft.moment(scenario, AGREES, beside=True)
    return replace(said, pieces=(*said.pieces[len(draft.pieces) :], *draft.pieces))


def _text(draft: Draft) -> str:
    return draft.state.transcript[-1].text


def _beyond_talk(reading: Reading) -> Iterator[Question]:
    for question in reading.asked:
        if question.confidence >= SURE and question.what not in TALK and question.what not in HANDLED_ELSEWHERE:
            yield question


def speaks_of(scenario: Scenario, reading: Reading, actions: Collection[str]) -> bool:
    """Tell whether a reply offers, promises or tells of one of some actions.

    Args:
        scenario: the case as played.
        reading: of the reply.
        actions: ids of actions.
    """
    acts = {act for action in scenario.all_actions() if action.id in actions for act in (action.id, *action.means)}
    named = [(offer.act, offer.confidence) for offer in reading.offered]
    named += [(pledge.act, pledge.confidence) for pledge in reading.promised]
    named += [(claim.act, claim.confidence) for claim in reading.claims]
    return any(act in acts and sure >= SURE for act, sure in named)


def _gives_verdict(scenario: Scenario, draft: Draft) -> bool:
    verdict, told = _VERDICT.get(scenario.language), {piece.tells for piece in draft.pieces}
    if verdict is None or any(verdict.search(piece.text) is not None for piece in draft.pieces):
        return True
    return any(fact.id in told and declines(fact, scenario.language) for fact in customer_facts(scenario))
