"""The report as one HTML file without script: it can be opened from a mail, printed, and read on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.reports.attempt import AttemptPage
from simulator.reports.heat import Cell
from simulator.reports.monday import Load
from simulator.reports.page import environment
from simulator.reports.team import TeamReport, pages_wanted
from simulator.view.standing import gap_words, plural, signed, trend_words

ROOM = 1_150_000
"""So many bytes of transcripts find a place in the page; further calls are named by their id."""
MOST = 60
"""So many transcripts at most."""
_WIDTH, _HEIGHT = 300, 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """The totals of a person as a small line."""

    path: str
    """SVG path data."""
    dots: tuple[tuple[float, float], ...]
    """First, best and last point."""
    told: str
    """The same in words."""


def report_page(report: TeamReport, load: Load, *, room: int = ROOM) -> str:
    """Return the HTML of the report; every text in it is escaped.

    Args:
        report: what it says.
        load: gives an attempt with its words.
        room: so many bytes of transcripts at most, but for those that the head speaks of.
    """
    articles = dict(_articles(report, load, room))
    turns = {call_id: page.after.keys() for call_id, (page, _) in articles.items()}
    anchors = {person.view.alias: f"person-{n}" for n, person in enumerate(report.persons, start=1)}
    by_person: dict[str, list[str]] = {}
    for page, html in sorted(articles.values(), key=lambda each: each[0].attempt.opened_at, reverse=True):
        by_person.setdefault(page.attempt.alias, []).append(html)
    return environment().get_template("team.html").render(
        r=report,
        shown=turns,
        articles=sorted(by_person.items()),
        sparks={person.view.alias: spark_of(person.totals) for person in report.persons},
        anchors=anchors,
        link=lambda cell, alias: cell_link(cell, anchors[alias], turns),
        trend_words=trend_words,
        gap_words=gap_words,
        plural=plural,
        gain=signed,
    )  # fmt: skip


def _articles(report: TeamReport, load: Load, room: int) -> Iterator[tuple[str, tuple[AttemptPage, str]]]:
    """Yield the transcripts that find a place: those that the head speaks of, then the most useful ones."""
    template = environment().get_template("attempt.html")
    known = {page.attempt.call_id: page for page in report.monday_pages}
    done: set[str] = set()
    for attempt in pages_wanted(report):
        if attempt.call_id in done:
            continue
        if (room <= 0 or len(done) >= MOST) and attempt.call_id not in known:
            return
        page = known.get(attempt.call_id) or load(attempt)
        html = template.render(page=page, s=page.summary, d=page.summary.debrief, head=attempt.call_id in known)
        room -= len(html.encode())
        done.add(attempt.call_id)
        yield attempt.call_id, (page, html)


def cell_link(cell: Cell, person: str, shown: Mapping[str, object]) -> str:
    """Return where a cell of the heat map leads: to the turn that it rests on, or to the person."""
    return f"call-{cell.call_id}-{cell.turn}" if cell.call_id in shown else person


def spark_of(totals: tuple[float, ...]) -> Spark | None:
    """Return the line of some totals, or None of fewer than three."""
    if len(totals) < 3:
        return None
    step = (_WIDTH - 12) / (len(totals) - 1)
    points = [
        (round(6 + n * step, 1), round(_HEIGHT - 6 - total / 100 * (_HEIGHT - 12), 1)) for n, total in enumerate(totals)
    ]
    best = max(range(len(totals)), key=lambda n: (totals[n], n))
    path = "M" + "L".join(f"{x} {y}" for x, y in points)
    told = f"Totals of the latest {len(totals)} calls, oldest first: {', '.join(f'{total:.0f}' for total in totals)}."
    return Spark(path=path, dots=(points[0], points[best], points[-1]), told=told)
