"""Makes journals of realistic calls from a seed, and keeps them in a real store: for tests, benchmarks and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from statistics import mean

from scoring.card import DIMENSIONS, ScoreCard
from scoring.model import DueStatus, SelfRating
from scoring.rubric import LEVEL_POINTS
from simulator.engine.events import Event
from simulator.scenario.codec import dump_scenario, scenario_hash
from simulator.session.ports import CallHeader
from simulator.session.record import CardEntry, Entry, Record, card_to_json, enchain, first_link, link
from simulator.storage.ids import uuid7
from tests.journals.cases import CASES, MadeCase
from tests.journals.people import Trainee, chance, trainees
from tests.journals.stage import Played, finish, play, scenario_of

UNTIL = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
"""The moment at which made journals end: a Friday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a made journal holds."""

    people: tuple[Trainee, ...]
    calls_each: int
    seed: int = 1
    turns: int = 4
    until: datetime = UNTIL
    days: int = 56
    """Over so many days the calls of each person are spread."""
    cases: tuple[MadeCase, ...] = CASES


def a_plan(people: int, calls_each: int, *, seed: int = 1, turns: int = 4, days: int = 56) -> Plan:
    """Return the plan of a journal with so many people and calls."""
    return Plan(people=trainees(people), calls_each=calls_each, seed=seed, turns=turns, days=days)


def made_calls(plan: Plan) -> Iterator[Record]:
    """Yield the calls of a plan, person by person, oldest first; every one folds, verifies and adds up."""
    for who in plan.people:
        for number in range(plan.calls_each):
            yield made_call(plan, who, number)


def made_call(plan: Plan, who: Trainee, number: int) -> Record:
    """Return one call of a plan.

    Args:
        plan: what the journal holds.
        who: one of its people.
        number: which of the person's calls, from 0.
    """
    purpose = (plan.seed, who.alias, number)
    case = plan.cases[int(chance(*purpose, "case") * len(plan.cases))]
    share = number / max(1, plan.calls_each - 1)
    played = play(case, who, share, plan.turns, *purpose)
    statuses = tuple(_status(who, case, share, *purpose, n) for n in range(len(played.promises)))
    card = finish(played, _own(who, played, *purpose), statuses)
    return _record(_header(plan, who, number, case), case, tuple(played.events), card)


def many_calls(plan: Plan, *, distinct: int) -> Iterator[Record]:
    """Yield the calls of a plan of which only so many a person differ: the others repeat them at another time.

    Each of them verifies: header, id and chain are its own. For journals that are measured, not read.
    """
    small = replace(plan, people=plan.people[: min(len(plan.people), 14)], calls_each=distinct)
    bank = [list(_calls_of(small, who)) for who in small.people]
    for place, who in enumerate(plan.people):
        for number in range(plan.calls_each):
            like = bank[place % len(bank)][number * distinct // plan.calls_each]
            yield restamped(plan, who, number, like)


def restamped(plan: Plan, who: Trainee, number: int, like: Record) -> Record:
    """Return a call as another person's, at another time: the same talk under a header and a chain of its own."""
    header = replace(like.header, alias=who.alias, call_id=_id(plan, who, number), opened_at=_moment(plan, who, number))
    entries: list[Entry] = []
    before = first_link(header)
    for entry in like.entries:
        before = link(before, entry.body)
        entries.append(replace(entry, link=before))
    cards = tuple(replace(card, created_at=header.opened_at + timedelta(minutes=6)) for card in like.cards)
    return replace(like, header=header, entries=tuple(entries), cards=cards)


def _calls_of(plan: Plan, who: Trainee) -> Iterator[Record]:
    for number in range(plan.calls_each):
        yield made_call(plan, who, number)


def _own(who: Trainee, played: Played, *purpose: object) -> SelfRating | None:
    """Return the rating of the own call; one in twelve skips it."""
    if chance(*purpose, "skips") < 1 / 12:
        return None
    levels = {d: [card.of(d).level for card in played.cards] for d in DIMENSIONS}
    scores = {d: mean(LEVEL_POINTS[level] for level in found if level is not None) for d, found in levels.items()}
    return SelfRating(**{d: who.own_rating(score, *purpose, d) for d, score in scores.items()})


def _status(who: Trainee, case: MadeCase, share: float, *purpose: object) -> DueStatus:
    likely = who.skill("follow_through", case.channel, share)
    drawn = chance(*purpose, "kept")
    if drawn < likely:
        return "kept"
    return "late" if drawn < likely + (1 - likely) / 2 else "broken"


def _header(plan: Plan, who: Trainee, number: int, case: MadeCase) -> CallHeader:
    return CallHeader(
        call_id=_id(plan, who, number),
        scenario_hash=_scenario(case)[1],
        scenario_id=case.id,
        alias=who.alias,
        mode="practice",
        language="en",
        seed=1,
        twist="plain",
        opened_at=_moment(plan, who, number),
    )


def _moment(plan: Plan, who: Trainee, number: int) -> datetime:
    """Return when a call was opened: spread evenly, never twice the same for one person."""
    step = timedelta(days=plan.days) / max(1, plan.calls_each)
    ago = step * (plan.calls_each - 1 - number) + step * chance(plan.seed, who.alias, number, "when") * 0.6
    return (plan.until - ago).replace(microsecond=0)


def _id(plan: Plan, who: Trainee, number: int) -> str:
    digits = int(chance(plan.seed, who.alias, number, "id") * (1 << 48))
    return uuid7(_moment(plan, who, number), digits.to_bytes(10, "big"))


def _record(header: CallHeader, case: MadeCase, events: tuple[Event, ...], card: ScoreCard) -> Record:
    entries = enchain(header, events)
    at = header.opened_at + timedelta(minutes=6)
    kept = CardEntry(last_seq=len(entries) - 1, created_at=at, body=card_to_json(card))
    return Record(header=header, scenario=_scenario(case)[0], entries=entries, cards=(kept,))


@cache
def _scenario(case: MadeCase) -> tuple[str, str]:
    scenario = scenario_of(case)
    return dump_scenario(scenario), scenario_hash(scenario)
