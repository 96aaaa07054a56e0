"""Finds words with which a good agent answers a concern: sentences that the reader takes as what a condition asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from simulator.engine.calendar import read_moment
from simulator.engine.clock import now_at
from simulator.engine.conditions import holds
from simulator.rehearsal.hearing import first_heard
from simulator.rehearsal.needs import NEXT_DAY_AT, Wanted, moments_owed, topics_to_ask
from simulator.rehearsal.tongues import speech_of
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.packs import CaseAction
from simulator.session.runner import Runner


class Unsayable(Exception):
    """No words of this bot make the condition hold."""


def answer_to(runner: Runner, condition: Condition, wanted: tuple[Wanted, ...]) -> list[str]:
    """Return sentences after which a condition holds, as far as words can do that; none when it holds already.

    Args:
        runner: the call.
        condition: what has to hold.
        wanted: the actions that this agent means to do, or has done.

    Raises:
        Unsayable: there are no such words.
    """
    if holds(condition, runner.scenario, runner.state):
        return []
    if condition.all is not None:
        return [text for part in condition.all for text in _quietly(runner, part, wanted)]
    if condition.any is not None:
        return _easiest(runner, condition.any, wanted)
    if condition.not_ is not None or _is_beyond_words(condition):
        return []
    text = next((text for text in _spoken(runner, condition, wanted) if text), "")
    if not text:
        raise Unsayable
    return [text]


def question_for(runner: Runner, fact: CaseFact) -> str:
    """Return a question that the reader takes as asking for a fact, or ""."""
    for topic in topics_to_ask(fact):
        text = _question(runner, topic)
        if text:
            return text
    return ""


def offer_of(runner: Runner, action: CaseAction) -> str:
    """Return the words with which an action is offered."""
    speech = speech_of(runner.scenario.language)
    texts = (*speech.offer_title(action.title), *(speech.offers.get(act, "") for act in action.means))
    return next((text for act in (*action.means, action.id) if (text := _heard(runner, texts, "offered", act))), "")


def report_of(runner: Runner, action: CaseAction) -> str:
    """Return the words that say that an action was done."""
    speech = speech_of(runner.scenario.language)
    done = (speech.deeds[act] for act in action.means if act in speech.deeds)
    texts = [f"{text}." for text in (*speech.report_title(action.title), *done)]
    said = (text for act in (*action.means, action.id) if (text := _heard(runner, texts, "said", act)))
    return next(said, texts[0] if texts else "")


def promise_of(runner: Runner, act: str, moment: datetime) -> str:
    """Return the words that promise an act for a moment, or "": nobody can keep a promise for a time gone by."""
    now = now_at(runner.scenario, runner.state.at_ms)
    if moment <= now:
        return ""
    speech = speech_of(runner.scenario.language)
    return speech.promises.get(act, "").format(when=speech.when(moment, now))


def later(scenario: Scenario) -> datetime:
    """Return the moment that a promise names where nothing is owed at a certain time."""
    owed = sorted(moments_owed(scenario).values())
    if owed:
        return datetime.fromisoformat(owed[0])
    return now_at(scenario, 0).replace(hour=NEXT_DAY_AT, minute=0, second=0, microsecond=0) + timedelta(days=1)


def _quietly(runner: Runner, condition: Condition, wanted: tuple[Wanted, ...]) -> list[str]:
    try:
        return answer_to(runner, condition, wanted)
    except Unsayable:
        return []


def _easiest(runner: Runner, parts: tuple[Condition, ...], wanted: tuple[Wanted, ...]) -> list[str]:
    """Return the shortest of several ways; what words alone cannot do comes last."""
    ways: list[list[str]] = []
    for part in sorted(parts, key=_rank):
        try:
            way = answer_to(runner, part, wanted)
        except Unsayable:
            continue
        if way and (len(way) == 1 or all(way)):
            return way
        ways.append(way)
    if not ways:
        raise Unsayable
    return ways[0]


def _rank(condition: Condition) -> int:
    order = ("said", "acknowledged", "promised", "offered", "asked")
    given = [number for number, key in enumerate(order) if getattr(condition, key) is not None]
    return given[0] if given else len(order)


def _is_beyond_words(condition: Condition) -> bool:
    return not any(getattr(condition, key) for key in ("said", "offered", "promised", "acknowledged", "asked", "told"))


def _spoken(runner: Runner, condition: Condition, wanted: tuple[Wanted, ...]) -> Iterator[str]:
    if condition.said is not None:
        yield _statement(runner, condition.said, wanted)
    if condition.acknowledged is not None:
        yield _heard(runner, _acknowledgements(runner, condition.acknowledged), "acknowledged", condition.acknowledged)
    if condition.offered is not None:
        yield _offer(runner, condition.offered, wanted)
    if condition.promised is not None:
        yield _promise(runner, condition.promised, condition.by)
    if condition.asked is not None:
        yield _question(runner, condition.asked)
    if condition.told is not None:
        fact = next((fact for fact in runner.scenario.facts if fact.id == condition.told), None)
        yield question_for(runner, fact) if fact is not None else ""


def _heard(runner: Runner, texts: tuple[str, ...] | list[str], kind: str, what: str) -> str:
    return first_heard(runner, texts, (kind, what))


def _statement(runner: Runner, topic: str, wanted: tuple[Wanted, ...]) -> str:
    """Return something true on a topic: a fact of the company, what was done, or the author's own phrase for it."""
    scenario = runner.scenario
    facts = sorted((f for f in scenario.facts if f.known_to == "company"), key=lambda fact: fact.id != topic)
    deeds = [report_of(runner, each.action) for each in wanted if _is_done(runner, each)]
    phrases = scenario.topics.get(topic, ())
    speech = speech_of(scenario.language)
    own = [speech.state_phrase.format(phrase=_begun(phrase)) for phrase in phrases]
    return _heard(runner, [*(speech.spoken(fact.says[0]) for fact in facts), *deeds, *own], "said", topic)


def _is_done(runner: Runner, wanted: Wanted) -> bool:
    return any(done.ok and done.name == wanted.action.id for done in runner.state.done)


def _acknowledgements(runner: Runner, topic: str) -> list[str]:
    phrases = runner.scenario.topics.get(topic, ())
    speech = speech_of(runner.scenario.language)
    own = [frame.format(phrase=phrase) for phrase in phrases for frame in speech.sorry_phrase]
    return [*speech.heard.get(topic, ()), *own]


def _offer(runner: Runner, what: str, wanted: tuple[Wanted, ...]) -> str:
    texts = [offer_of(runner, each.action) for each in wanted]
    phrases = runner.scenario.topics.get(what, ())
    speech = speech_of(runner.scenario.language)
    own = [speech.offer_phrase.format(phrase=phrase) for phrase in phrases]
    return _heard(runner, [*texts, speech.offers.get(what, ""), *own], "offered", what)


def _promise(runner: Runner, what: str, by: str | None) -> str:
    limit = None if by is None else read_moment(runner.scenario, 0, by)
    moment = min(filter(None, (later(runner.scenario), limit)))
    acts = tuple(speech_of(runner.scenario.language).promises) if what == "any" else (what,)
    return _heard(runner, [promise_of(runner, act, moment) for act in acts], "promised", what)


def _question(runner: Runner, topic: str) -> str:
    phrases = runner.scenario.topics.get(topic, ())
    plain = topic.replace("_", " ")
    speech = speech_of(runner.scenario.language)
    texts = [speech.asks.get(topic, ""), *(frame.format(topic=plain) for frame in speech.ask_topic)]
    texts += [_begun(frame.format(phrase=phrase)) for phrase in phrases for frame in speech.ask_phrase]
    return _heard(runner, texts, "asked", topic)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
