"""Finds what a trainer has written and what nothing comes of: idle keys, empty reactions, answers and news too late."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from simulator.errors import Problem
from simulator.scenario.beats import Beat, Branch
from simulator.scenario.check.case import Case
from simulator.scenario.check.duties import moment_of, opening_hours, start_of
from simulator.scenario.manner import SPOKEN
from simulator.scenario.model import CaseFact, Draw, Queue
from simulator.scenario.packs import CaseAction
from simulator.scenario.persona import Abuse, Style
from simulator.scenario.problems import suggest
from simulator.scenario.shape import Record
from simulator.scenario.world import Clocks, Manners, Person

Idle = tuple[str, str, str]
"""A key that does nothing, why, and what helps."""
_CHANGES = ("says", "mood", "patience", "trust", "to", "releases")
_LIVE = frozenset({"chat", "phone"})
"""Channels on which the first contact is over within the hour."""
_LONGEST = timedelta(hours=4)
"""A first contact on a live channel is over by then."""


def find_idle_keys(case: Case) -> Iterator[Problem]:
    """Yield keys that do nothing beside what else is written, or on this channel."""
    for record in case.own:
        for key, why, remedy in _IDLE.get(record.kind, _nothing)(case, record):
            yield record.problem(record.place(key), "N101", f"`{key}` does nothing here: {why}.", remedy)


def _nothing(case: Case, record: Record) -> Iterator[Idle]:
    return iter(())


def _fact(case: Case, fact: Record) -> Iterator[Idle]:
    if any(fact is nobody for nobody in case.unknown):
        for key in ("tell", "again", "withheld"):
            if fact.get(key):
                yield key, "nobody knows this, so nobody tells it", "Take it out."
    elif fact.get("known_to") != "customer":
        for key in ("tell", "again", "withheld"):
            if fact.get(key):
                yield key, "the company knows this fact, and the customer never tells it", "Write `known_to: customer`."
    else:
        yield from _customers_fact(fact)


def _customers_fact(fact: Record) -> Iterator[Idle]:
    if fact.get("contradicts"):
        why = "a reply is held against what the company knows, not against what the customer does"
        yield "contradicts", why, "Take it out, or make a fact of the company of it."
    if fact.get("withheld") and fact.place("tell") is fact.node:
        why = "without `tell` the customer tells the fact whenever asked"
        yield "withheld", why, "Write when it is told, such as `tell: {trust_at_least: 60}`."
    if fact.get("type") and not (fact.get("value") or fact.get("values")):
        yield "type", "there is no value that could be of this type", "Add `value`."


def _beat(case: Case, beat: Record) -> Iterator[Idle]:
    if beat.get("again") and beat.place("until") is beat.node:
        why = "without `until` the next reply settles this concern, and nothing is pressed again"
        yield "again", why, "Write what settles it: `until: {said: ...}`."


def _action(case: Case, action: Record) -> Iterator[Idle]:
    if not action.get("fails") or action.get("args") or action.place("needs") is not action.node:
        return
    if str(action.get("id")) not in _limited(case):
        yield "fails", "nothing makes this action fail", "Write what it needs, such as `needs: {did: look_up}`."


def _limited(case: Case) -> frozenset[str]:
    """Return the actions that `authority` keeps from the trainee somewhere."""
    owners = [owner.get("authority") for owner in (case.record, case.company, *case.twists.values()) if owner]
    listed = (entry for each in owners if isinstance(each, Record) for field in ("must_refer", "never", "may")
              for entry in each.get(field, ()))  # fmt: skip
    return frozenset(str(entry).partition(" ")[0] for entry in listed)


def _manners(case: Case, manners: Record) -> Iterator[Idle]:
    if manners.get("subject") and "email" not in case.channels:
        yield "subject", "only an e-mail has a subject", "Take it out."


def _clocks(case: Case, clocks: Record) -> Iterator[Idle]:
    if clocks.get("hold") and not case.channels & _LIVE:
        yield "hold", "nobody is put on hold on this channel", "Take it out."


def _style(case: Case, style: Record) -> Iterator[Idle]:
    if style.get("spelling", "careful") != "careful" and str(case.record.get("channel")) in SPOKEN:
        yield "spelling", "on the phone nobody sees how a word is spelt", "Take it out."


def _queue(case: Case, queue: Record) -> Iterator[Idle]:
    if queue.get("told") and str(queue.get("waited", "0s")).strip("0") in ("s", "m", "h", "d"):
        yield "told", "nobody has waited", "Write how long the customer waited: `waited: 6m`."


def _abuse(case: Case, abuse: Record) -> Iterator[Idle]:
    if abuse.get("sorry") and abuse.get("stops") == "never":
        yield "sorry", "with `stops: never` this customer never comes round", "Take one of them out."


def _draw(case: Case, draw: Record) -> Iterator[Idle]:
    choices = {str(choice) for choice in draw.get("any", ())}
    if draw.get("gender") and case.record.get("language") != "it":
        yield "gender", "only Italian asks for it", "Take it out."
    elif odd := next((name for name in draw.get("gender", {}) if str(name) not in choices), None):
        yield "gender", f"`{odd}` is none of the values", suggest(str(odd), choices)


def _person(case: Case, person: Record) -> Iterator[Idle]:
    if not person.get("reached_by"):
        for key in ("answers", "hours"):
            if person.get(key):
                yield key, "no action reaches this person", "Write under `reached_by` the action by which one asks."


_IDLE: Mapping[type, Callable[[Case, Record], Iterator[Idle]]] = {
    Abuse: _abuse, Beat: _beat, CaseAction: _action, CaseFact: _fact, Clocks: _clocks, Draw: _draw,
    Manners: _manners, Person: _person, Queue: _queue, Style: _style,
}  # fmt: skip


def find_empty_reactions(case: Case) -> Iterator[Problem]:
    """Yield reactions in which the customer neither says nor feels anything."""
    for branch in (record for record in case.own if record.kind is Branch):
        whole = all(key in branch for key in ("when",)) and len(getattr(branch.node, "entries", ())) == len(branch)
        if whole and not any(branch.get(key) for key in _CHANGES):
            message = "Nothing comes of this reaction: nobody says anything, and nothing changes."
            yield branch.problem(branch.node, "N102", message, "Give it `says`, or a change of `mood` with `because`.")


def find_late_comers(case: Case) -> Iterator[Problem]:
    """Yield answers, scenes, news and pages that never come: another takes their place, or all is over."""
    for person in (record for record in case.own if record.kind is Person):
        yield from _answers(case, person)
    hours, start = opening_hours(case), start_of(case)
    if start is None:
        return
    scenes = [(moment_of(start, each.get("at"), hours), each) for each in case.items("scenes")]
    yield from _scenes(case, scenes)
    last = max([start, *(at for at, _ in scenes if at is not None)])
    for bulletin in case.items("bulletins"):
        at = moment_of(start, bulletin.get("at"), hours)
        if at is not None and _is_over(case, at, start, last):
            message = f"The news `{bulletin.get('id')}` comes in when the last contact is over: nobody reads it."
            remedy = "Let it come earlier, or write a scene that follows it."
            yield bulletin.problem(bulletin.place("at"), "N104", message, remedy)
    for page in case.items("own_articles"):
        if str(page.get("valid_from", "")) > max(last, start + _LONGEST).date().isoformat():
            message = f"The page `{page.get('id')}` is in force from {page['valid_from']} on, when the call is over."
            yield page.problem(page.place("valid_from"), "N104", message, "Take the date out, or write an earlier day.")


def _is_over(case: Case, at: datetime, start: datetime, last: datetime) -> bool:
    live = case.record.get("channel") in _LIVE
    return live and at > max(last, start + _LONGEST)


def _answers(case: Case, person: Record) -> Iterator[Problem]:
    always: Record | None = None
    for answer in case.items("answers", person):
        if always is not None:
            message = f"This answer is never given: the one in line {always.node.line} always comes first."
            yield answer.problem(answer.node, "N103", message, "Put it before that one.")
        when = answer.get("when")
        if answer.place("when") is answer.node or (isinstance(when, Record) and case.possible.always(when)):
            always = always or answer


def _scenes(case: Case, scenes: list[tuple[datetime | None, Record]]) -> Iterator[Problem]:
    """Yield scenes at whose moment another, which stands before them, always opens."""
    taken: dict[datetime, str] = {}
    for at, scene in scenes:
        if at is not None and at in taken:
            message = f"The scene `{scene.get('id')}` never opens: at its moment `{taken[at]}` always does."
            yield scene.problem(scene.place("at"), "N103", message, "Choose another moment, or give both `opens_if`.")
        elif at is not None and scene.place("opens_if") is scene.node:
            taken[at] = str(scene.get("id"))
