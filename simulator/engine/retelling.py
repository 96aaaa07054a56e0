"""Answers what seems to ask for a told fact: it is confirmed, told in other words, or something else is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scoring.reading.items import Question
from simulator.engine.choices import names_one
from simulator.engine.conditions import is_solved
from simulator.engine.forms import alternatives, form_of, is_put, sentence_of
from simulator.engine.gauges import ASKED_AGAIN, taken
from simulator.engine.known import asked_for, customer_facts, may_tell, told_by
from simulator.engine.repeats import (
    OR_ELSE,
    asked_which_lately,
    is_mostly_of_else,
    is_number,
    is_worn,
    may_mean_else,
    speaks_of,
    telling_words,
    wants_once_more,
)
from simulator.engine.sentences import is_named
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, changed
from simulator.engine.telling import told_again
from simulator.engine.unheard import UNCLEAR
from simulator.scenario.model import CaseFact, Scenario

_NO: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\W*(?:(?:oh|ah|well),? )?(?:no|nope|rather not|i['’]d rather not|better not|don['’]t)\b(?!\s*\d)",
        re.IGNORECASE,
    ),
    "it": re.compile(r"\W*(?:(?:ah|eh|beh),? )?(?:no|meglio di no)\b", re.IGNORECASE),
    "ko": re.compile(
        r"\W*(?:(?:아|음|앗)\W+)?(?:아니|아뇨|(?:[가-힣]+[은는] )?괜찮(?:아요|습니다)|됐어요|[가-힣 ]{2,12} 것 없어요)"
    ),
}
"""Beginnings of a line that turns something down."""
_NUMBER = re.compile(r"(?:\d+-)?\d{3,}(?:-\d+)*")
"""A number by which one tells two apart, or its last figures."""
AGREES = "agrees"
CONFIRMS = "confirms"
PREFERENCE = "preference"
NOT_UNDERSTOOD = "not_understood"
TOLD_ALL = "told_all"


def runner_up(
    scenario: Scenario, state: CallState, known: Sequence[CaseFact], question: Question
) -> tuple[CaseFact, ...]:
    """Return the next thing of the case that a question may be about, where what it seems to be about was told before.

    It is one that was not told yet, or that the words speak of while they do not speak of the other. Who wants to hear
    the same again, or to have it confirmed, says so.
    """
    text = state.transcript[-1].text
    asked = sentence_of(text, question)
    if not is_put(text, question) or wants_once_more(asked, scenario.language):
        return ()
    if any(is_confirmation(scenario, fact, text, (question,)) for fact in known):
        return ()
    if form_of(text, question, scenario.language).kind == "proposal":
        return ()
    own = frozenset(scenario.topics) | {fact.id for fact in scenario.facts}
    about = [fact for topic in question.topics if topic in own for fact in told_by(scenario, topic)]
    meant = [fact for fact in about if speaks_of(scenario, asked_for(fact), asked) and may_tell(scenario, state, fact)]
    new = [fact for fact in meant if fact.id not in state.told]
    named = any(fact in known for fact in meant)
    return tuple(new[:1] or ([] if named else meant[:1]))


def answered_again(
    scenario: Scenario, draft: Draft, fact: CaseFact, questions: tuple[Question, ...], *, costs: bool
) -> Draft:
    """Answer what seems to ask for a told fact: a yes, the fact in other words, or the doubt that it is meant."""
    state, text = draft.state, draft.state.transcript[-1].text
    if is_confirmation(scenario, fact, text, questions):
        return draft.moment(scenario, CONFIRMS)
    if _is_proposal(scenario, fact, text, questions) and not declines(fact, scenario.language):
        return draft.moment(scenario, AGREES)
    if fact.id == PREFERENCE and is_solved(scenario, state):
        return draft.moment(scenario, AGREES)  # what was wanted is on its way: nobody asks for it again
    doubtful = _may_mean_else(scenario, fact, text, questions)
    if doubtful:  # a statement that only looks like a question gets no answer at all
        asked = any(is_put(text, question) for question in doubtful)
        said = told_again(draft, fact) if asked else draft
        return said if not asked or asked_which_lately(state) else said.moment(scenario, OR_ELSE)
    again = taken(scenario, changed(state, repeats=(*state.repeats, state.turn)), ASKED_AGAIN) if costs else state
    said = told_again(replace(draft, state=again), fact)
    return said if said.pieces != draft.pieces else said.moment(scenario, "asked_again")


def is_worn_out(scenario: Scenario, state: CallState, fact: CaseFact, questions: tuple[Question, ...]) -> bool:
    """Tell whether all questions that seem to ask for a told fact once more can hardly mean it.

    Args:
        scenario: the case as played.
        state: the call, the reply in it.
        fact: of the customer.
        questions: that are certain.
    """
    text, names = state.transcript[-1].text, asked_for(fact)
    about = _about(fact, questions)
    if fact.id not in state.told or is_number(fact) or not about or not all(is_put(text, each) for each in about):
        return False
    if is_confirmation(scenario, fact, text, about) or _is_proposal(scenario, fact, text, about):
        return False
    asked = [sentence_of(text, each) for each in about]
    if any(wants_once_more(each, scenario.language) for each in asked):
        return False
    if any(form_of(text, each, scenario.language).kind == "either" for each in about):
        return False  # who puts a choice wants it made, whatever was told before
    if asked_which_lately(state) and all(may_mean_else(scenario, names, each) for each in asked):
        return True
    if any(_is_meant(scenario, fact, text, each) for each in about):
        return False
    return all(is_worn(scenario, state, fact, names, _own_words(scenario, text, each)) for each in about)


def _about(fact: CaseFact, questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Return the questions by which one asks for a fact."""
    names = asked_for(fact)
    return tuple(each for each in questions if names & {each.what, *each.topics})


def _own_words(scenario: Scenario, text: str, question: Question) -> str:
    """Return the clause of a question, or its sentence where the clause names nothing."""
    clause = text[question.start : question.end]
    return clause if telling_words((clause,), scenario.language) else sentence_of(text, question)


def _is_meant(scenario: Scenario, fact: CaseFact, text: str, question: Question) -> bool:
    """Tell whether a question is plainly about a fact: with "right?" behind it, or by one of two things to choose."""
    if form_of(text, question, scenario.language).kind == "tag":
        return True
    return question.either and names_one(fact, text, question, scenario.language)


def _may_mean_else(
    scenario: Scenario, fact: CaseFact, text: str, questions: tuple[Question, ...]
) -> tuple[Question, ...]:
    """Return the questions that seem to ask once more and may well mean something else: they cost nothing."""
    names = asked_for(fact)
    return tuple(each for each in _about(fact, questions) if may_mean_else(scenario, names, sentence_of(text, each)))


def is_confirmation(scenario: Scenario, fact: CaseFact, text: str, questions: tuple[Question, ...]) -> bool:
    """Tell whether a question of yes or no names the fact's value itself: then it asks for a confirmation.

    Beside another thing to choose from a yes would not say which, and most of its words must be about the fact.
    """
    for question in questions:
        if question.what == UNCLEAR or asked_for(fact) & {question.what, *question.topics}:
            sentence = sentence_of(text, question)
            named = is_named(sentence, (fact.value, *fact.values))
            kind = form_of(text, question, scenario.language).kind
            if kind != "tag" and not is_number(fact) and is_mostly_of_else(scenario, asked_for(fact), sentence):
                continue  # the value is named in a question about something else
            if named and kind in ("whether", "tag", "proposal"):
                return is_put(text, question) and not alternatives(text, question, scenario.language)
    return False


def _is_proposal(scenario: Scenario, fact: CaseFact, text: str, questions: tuple[Question, ...]) -> bool:
    """Tell whether what was told is not asked for again, but something is put forward that has to do with it."""
    about = _about(fact, questions)
    return bool(about) and all(form_of(text, each, scenario.language).kind == "proposal" for each in about)


def declines(fact: CaseFact, language: str) -> bool:
    """Tell whether a fact turns something down, in whatever words it is told.

    Args:
        fact: of the customer.
        language: of the call.
    """
    no = _NO.get(language)
    return no is not None and bool(fact.says) and all(no.match(line) for line in fact.says)


def by_value(scenario: Scenario, text: str, questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Return questions as they are meant: in whose sentence another number of the customer's stands asks for that one.

    "The number that ends in 163, is it right?" is about the telephone, whatever else is called a number.

    Args:
        scenario: the case as played.
        text: of the reply.
        questions: in it.
    """
    return tuple(_by_value(scenario, text, question) for question in questions)


def _by_value(scenario: Scenario, text: str, question: Question) -> Question:
    heard = {_digits(found) for found in _NUMBER.findall(_with_number_behind(text, question))}
    about = told_by(scenario, question.what)
    if not heard or not (about or question.what == UNCLEAR) or not all(is_number(fact) for fact in about):
        return question
    numbers = (fact for fact in customer_facts(scenario) if is_number(fact))
    named = [fact for fact in numbers if _digits(fact.value).endswith(tuple(heard))]
    if not named or any(fact in named for fact in about):
        return question
    return replace(question, what=named[0].id, topics=(named[0].id,))


def _with_number_behind(text: str, question: Question) -> str:
    """Return the sentence of a question, with the number that stands right behind it ("Is it that one? 555-0163")."""
    sentence = sentence_of(text, question)
    behind = _NUMBER.match(text[text.rfind(sentence) + len(sentence) :].lstrip(" ?!.,:"))
    return f"{sentence} {behind.group()}" if behind else sentence


def _digits(words: str) -> str:
    return "".join(sign for sign in words if sign.isdigit())
