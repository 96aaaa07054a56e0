"""What the report of a team, or of one trainee, shows: plain values derived from attempts; no HTML, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from scoring.card import DIMENSIONS, Dimension
from scoring.rubric import CAPS
from simulator.progress.checks import ScenarioFigures, is_judged, scenario_figures
from simulator.progress.difficulty import measure
from simulator.progress.numbers import mean_of
from simulator.progress.standing import standing_of
from simulator.reports.attempt import AttemptPage
from simulator.reports.heat import Heat, heat_of
from simulator.reports.monday import Load, Monday, monday_of
from simulator.session.attempt import Attempt
from simulator.session.standing import Estimate, Standing
from simulator.view.standing import StandingView, show_standing

LATEST_ROWS = 12
SPARK_CALLS = 30
LEAST_PEOPLE = 3
"""A team's mean is that of at least so many people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRow:
    """One line of a person's list of attempts."""

    call_id: str
    day: str
    title: str
    mode: str
    total: float | None
    scores: tuple[float | None, ...]
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
    mixed: bool
    """The score cards come from more than one version of scorers or rubric."""
    unreadable: int


def team_report(
    attempts: Sequence[Attempt],
    *,
    now: datetime,
    load: Load,
    alias: str | None = None,
    since: datetime | None = None,
    unreadable: int = 0,
) -> TeamReport:
    """Return the report.

    Args:
        attempts: attempts of everybody, oldest first; they also tell how hard the scenarios are.
        now: the moment, aware.
        load: gives an attempt with its words.
        alias: only this trainee.
        since: only calls from then on, aware; the difficulty of scenarios is measured from all.
        unreadable: how many calls could not be read.
    """
    chosen = [a for a in attempts if alias in (None, a.alias) and (since is None or a.opened_at >= since)]
    difficulty = measure(attempts)
    monday, pages = monday_of(chosen, now, load)
    by_person: dict[str, list[Attempt]] = {}
    for attempt in chosen:
        by_person.setdefault(attempt.alias, []).append(attempt)
    figures = scenario_figures(chosen)
    standings = [standing_of(n, by_person[n], now=now, difficulty=difficulty) for n in sorted(by_person)]
    return TeamReport(
        title="Practice report" if alias is None else f"Practice report: {alias}",
        made=_made(chosen, now, since),
        monday=monday,
        monday_pages=pages,
        means=_means(standings),
        heat=heat_of(standings),
        persons=tuple(_person(standing, by_person[standing.alias], now) for standing in standings),
        scenarios=tuple(each for each in figures if is_judged(each)),
        unjudged=tuple(each.title for each in figures if not is_judged(each)),
        mixed=len({(a.scorers, a.rubric_hash) for a in chosen}) > 1,
        unreadable=unreadable,
    )


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


def remark_of(attempt: Attempt) -> str:
    """Return in words why an attempt is capped, or why it does not count; "" for an ordinary one."""
    if attempt.parent_id is not None:
        return "rewound from another call: counts in no figure"
    if attempt.abandoned:
        return "left before the end: counts in no figure"
    if attempt.total is None:
        return "nothing could be assessed"
    certain = [cap for cap in attempt.brief.caps if cap.certain]
    if not certain:
        doubtful = [cap for cap in attempt.brief.caps if not cap.certain]
        return "for a person to look at" if doubtful else ""
    lowest = min(certain, key=lambda cap: cap.cap)
    reason = CAPS[lowest.code].reason if lowest.code in CAPS else lowest.code.replace("_", " ")
    return f"at most {lowest.cap}: {reason[:1].lower()}{reason[1:]}"


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


def _person(standing: Standing, mine: Sequence[Attempt], now: datetime) -> PersonPart:
    listed = tuple(reversed(mine[-LATEST_ROWS:]))
    totals = [attempt.total for attempt in mine if attempt.counts and attempt.total is not None]
    return PersonPart(
        standing=standing,
        view=show_standing(standing, now),
        totals=tuple(totals[-SPARK_CALLS:]),
        listed=listed,
        rows=tuple(_row(attempt) for attempt in listed),
        more=max(0, len(mine) - LATEST_ROWS),
    )


def _row(attempt: Attempt) -> AttemptRow:
    return AttemptRow(
        call_id=attempt.call_id,
        day=f"{attempt.opened_at:%Y-%m-%d}",
        title=attempt.scenario.title,
        mode=attempt.mode,
        total=attempt.total,
        scores=tuple(attempt.score(dimension) for dimension in DIMENSIONS),
        csat=attempt.csat,
        remark=remark_of(attempt),
    )
