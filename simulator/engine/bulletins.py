"""News that has reached the desk: what it says, which pages it puts out of date, which facts it changes."""

from __future__ import annotations

from dataclasses import replace

from simulator.engine.clock import due_at, now_at, start_of
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.world import Bulletin, NewFact


def bulletins_at(scenario: Scenario, at_ms: int) -> tuple[Bulletin, ...]:
    """Return the news that has come in by a moment of the call, in the order of the file."""
    now = now_at(scenario, at_ms)
    return tuple(bulletin for bulletin in scenario.bulletins if due_at(scenario, bulletin.at) <= now)


def next_news_ms(scenario: Scenario, at_ms: int) -> int | None:
    """Return the next moment of the call at which news comes in, or None."""
    if not scenario.bulletins:
        return None
    begin = start_of(scenario)
    moments = [round((due_at(scenario, b.at) - begin).total_seconds() * 1000) for b in scenario.bulletins]
    return min((moment for moment in moments if moment > at_ms), default=None)


def replaced_at(scenario: Scenario, at_ms: int) -> frozenset[str]:
    """Return the ids of the articles that are out of date at a moment."""
    return frozenset(name for bulletin in bulletins_at(scenario, at_ms) for name in bulletin.replaces)


def facts_at(scenario: Scenario, at_ms: int) -> tuple[CaseFact, ...]:
    """Return the facts in force at a moment of the call."""
    news = {fact.id: fact for bulletin in bulletins_at(scenario, at_ms) for fact in bulletin.facts}
    if not news:
        return scenario.facts
    return tuple(_changed(fact, news[fact.id]) if fact.id in news else fact for fact in scenario.facts)


def _changed(fact: CaseFact, news: NewFact) -> CaseFact:
    """Return a fact as it is now; what was right before contradicts it unless it is right still."""
    right = {form.casefold() for form in (news.value, *news.values)}
    old = tuple(form for form in (fact.value, *fact.values) if form and form.casefold() not in right)
    return replace(
        fact,
        says=(news.says,),
        value=news.value or fact.value,
        values=news.values,
        contradicts=tuple(dict.fromkeys((*news.contradicts, *(old if news.value else ())))),
    )
