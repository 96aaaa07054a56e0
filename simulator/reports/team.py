"""What the report of a team, or of one trainee, shows: plain values derived from attempts; no HTML, no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from scoring.card import DIMENSIONS, Dimension
from simulator.progress.checks import ScenarioFigures, is_judged, scenario_figures
from simulator.progress.difficulty import Difficulty, measure
from simulator.progress.numbers import mean_of
from simulator.progress.standing import standing_of
from simulator.reports.attempt import AttemptPage
from simulator.reports.heat import Heat, heat_of
from simulator.reports.monday import Load, Monday, monday_of
from simulator.reports.remarks import open_remark, remark_of
from simulator.session.attempt import Attempt, OpenCall
from simulator.session.standing import Estimate, Standing
from simulator.view.standing import StandingView, show_standing
from simulator.view.wording import unchecked_among

C = TypeVar("C", Attempt, OpenCall)
LATEST_ROWS = 12
SPARK_CALLS = 30
LEAST_PEOPLE = 3
"""A team's mean is that of at least so many people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRow:
    """One line of a person's list of attempts."""

    call_id: str
    opened_at: datetime
    title: str
    mode: str
    total: float | None
    scores: tuple[float | None, ...]
    state: str
    """"left" or "open" in the place of a total; "" for a call that was played to its end."""
    csat: int | None
    remark: str
    """Why it is capped, or why it does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPart:
    """What the report says of one person."""

    standing: Standing
    view: StandingView
    totals: tuple[float, ...]
    """Of the latest calls that count, oldest first."""
    listed: tuple[Attempt, ...]
    """The latest attempts, newest first."""
    rows: tuple[AttemptRow, ...]
    """The same as lines of a table."""
    more: int
    """Earlier attempts that are not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReport:
    """All that the report shows but the transcripts."""

    title: str
    made: str
    """When it was made, and of which calls."""
    monday: Monday
    monday_pages: tuple[AttemptPage, ...]
    means: Mapping[Dimension, Estimate]
    """Over people; without a team too small for that."""
    heat: Heat
    persons: tuple[PersonPart, ...]
    """By name."""
    scenarios: tuple[ScenarioFigures, ...]
    """Those whose checks enough calls of enough people can judge, by title."""
    unjudged: tuple[str, ...]
    """Titles of the others."""
    silent: tuple[str, ...]
    """People who were asked for and have no call in that time."""
    since: str
    """The first day of that time; "" where all calls are asked for."""
    mixed: bool
    """The score cards come from more than one version of scorers or rubric."""
    unreadable: int
    unchecked: str
    """Says which languages of the cases no native speaker has checked; "" once all are."""


def team_report(
    attempts: Sequence[Attempt],
    *,
    now: datetime,
    load: Load,
    title: str = "Practice report",
    people: Collection[str] | None = None,
    since: datetime | None = None,
    open_calls: Sequence[OpenCall] = (),
    unreadable: int = 0,
) -> TeamReport:
    """Return the report.

    Args:
        attempts: attempts of everybody, oldest first; they also tell how hard the scenarios are.
        now: the moment, aware.
        load: gives an attempt with its words.
        title: of the page.
        people: only these trainees; None for all.
        since: only calls from then on, aware; the difficulty of scenarios is measured from all.
        open_calls: calls of everybody that are not closed, oldest first.
        unreadable: how many calls could not be read.
    """
    chosen, unfinished = _chosen(attempts, people, since), _chosen(open_calls, people, since)
    by_person = _by_person(chosen, unfinished)
    standings = _standings(by_person, unfinished, now, measure(attempts))
    monday, pages = monday_of(chosen, now, load, unfinished)
    figures = scenario_figures(chosen)
    return TeamReport(
        title=title,
        made=_made(chosen, now, since),
        monday=monday,
        monday_pages=pages,
        means=_means(standings),
        heat=heat_of(standings),
        persons=tuple(_person(standing, by_person[standing.alias], unfinished, now) for standing in standings),
        scenarios=tuple(each for each in figures if is_judged(each)),
        unjudged=tuple(each.title for each in figures if not is_judged(each)),
        silent=tuple(sorted(set(people or ()) - by_person.keys())),
        since="" if since is None else f"{since:%Y-%m-%d}",
        mixed=len({(a.scorers, a.rubric_hash) for a in chosen}) > 1,
        unreadable=unreadable,
        unchecked=unchecked_among({attempt.language for attempt in chosen}),
    )


def _by_person(chosen: Sequence[Attempt], unfinished: Sequence[OpenCall]) -> dict[str, list[Attempt]]:
    """Return everybody's attempts; who has nothing but open calls has none."""
    found: dict[str, list[Attempt]] = {call.alias: [] for call in unfinished}
    for attempt in chosen:
        found.setdefault(attempt.alias, []).append(attempt)
    return found


def _standings(
    by_person: Mapping[str, Sequence[Attempt]], unfinished: Sequence[OpenCall], now: datetime, difficulty: Difficulty
) -> list[Standing]:
    return [
        standing_of(name, by_person[name], now=now, difficulty=difficulty, open_calls=unfinished)
        for name in sorted(by_person)
    ]


def _chosen(calls: Sequence[C], people: Collection[str] | None, since: datetime | None) -> list[C]:
    return [
        call
        for call in calls
        if (people is None or call.alias in people) and (since is None or call.opened_at >= since)
    ]


def pages_wanted(report: TeamReport) -> Iterator[Attempt]:
    """Yield the attempts whose words are worth a place in the page, the most useful first; some come twice."""
    for page in report.monday_pages:
        yield page.attempt
    for kind in ("latest", "best", "first"):
        for person in report.persons:
            attempt: Attempt | None = getattr(person.standing, kind)
            if attempt is not None:
                yield attempt
    for place in range(LATEST_ROWS):
        yield from (person.listed[place] for person in report.persons if place < len(person.listed))


def _made(attempts: Sequence[Attempt], now: datetime, since: datetime | None) -> str:
    people = len({attempt.alias for attempt in attempts})
    span = ""
    if attempts:
        span = f" from {attempts[0].opened_at:%Y-%m-%d} to {attempts[-1].opened_at:%Y-%m-%d}"
    only = "" if since is None else f", only those since {since:%Y-%m-%d}"
    return f"{people} people, {len(attempts)} calls{span}{only}; made {now:%Y-%m-%d %H:%M} UTC"


def _means(standings: Sequence[Standing]) -> Mapping[Dimension, Estimate]:
    """Return the means over people, each person counting once."""
    found: dict[Dimension, Estimate] = {}
    for dimension in DIMENSIONS:
        own = [mean.value for s in standings if (mean := s.means.get(dimension)) is not None]
        mean = mean_of(own) if len(own) >= LEAST_PEOPLE else None
        if mean is not None:
            found[dimension] = mean
    return found


def _person(standing: Standing, mine: Sequence[Attempt], unfinished: Sequence[OpenCall], now: datetime) -> PersonPart:
    listed = tuple(reversed(mine[-LATEST_ROWS:]))
    waiting = [call for call in unfinished if call.alias == standing.alias]
    rows = [*(_row(attempt) for attempt in listed), *(_open_row(call, now) for call in waiting[-LATEST_ROWS:])]
    totals = [attempt.total for attempt in mine if attempt.counts and attempt.total is not None]
    return PersonPart(
        standing=standing,
        view=show_standing(standing, now),
        totals=tuple(totals[-SPARK_CALLS:]),
        listed=listed,
        rows=tuple(sorted(rows, key=lambda row: row.opened_at, reverse=True)),
        more=max(0, len(mine) - LATEST_ROWS) + max(0, len(waiting) - LATEST_ROWS),
    )


def _row(attempt: Attempt) -> AttemptRow:
    return AttemptRow(
        call_id=attempt.call_id,
        opened_at=attempt.opened_at,
        title=attempt.scenario.title,
        mode=attempt.mode,
        total=None if attempt.abandoned else attempt.total,
        scores=tuple(None if attempt.abandoned else attempt.score(dimension) for dimension in DIMENSIONS),
        state="left" if attempt.abandoned else "",
        csat=attempt.csat,
        remark=remark_of(attempt),
    )


def _open_row(call: OpenCall, now: datetime) -> AttemptRow:
    return AttemptRow(
        call_id=call.call_id,
        opened_at=call.opened_at,
        title=call.title,
        mode=call.mode,
        total=None,
        scores=(None,) * len(DIMENSIONS),
        state="left" if call.is_left(now) else "open",
        csat=None,
        remark=open_remark(call, now),
    )
