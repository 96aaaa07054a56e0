"""The pages of a shift: what stands before it, who is on the desk and waits how long, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.card import DIMENSIONS
from simulator.browser.app import Visit
from simulator.browser.floor import Floor, FloorSitting
from simulator.browser.sitting import Sitting
from simulator.browser.web import Response
from simulator.errors import UserError
from simulator.locale import tr
from simulator.shift_words import FAIR, clock_words, even_words, moved_words, promises_words, unread_words, waits_words
from simulator.view.outcome import OutcomeView, show_outcome
from simulator.view.shift import PairView, TabView
from simulator.words import dimension_word

if TYPE_CHECKING:
    from simulator.engine.on_desk import OnDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class RailRow:
    """One customer of a shift, as every page of it lists them."""

    tab: TabView
    href: str
    here: bool
    """The page is theirs."""
    waits: str
    late: bool
    """Longer than is usual."""
    unread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One case met twice, with its rows for a table."""

    heads: tuple[str, ...]
    sentence: str
    rows: tuple[tuple[str, ...], ...]


def briefing(visit: Visit) -> Response:
    """Show what stands before a shift."""
    view = visit.desk.shift_briefing(visit.request.query.get("shift", ""))
    return visit.page("shift_briefing.html", view=view, open=visit.app.floor is not None)


def begin(visit: Visit) -> Response:
    """Begin a shift and look at its first call; a form that is sent twice begins one."""
    form = visit.request.form

    def start() -> Sitting:
        clock = visit.app.new_clock()
        desk = visit.desk.shift(form.get("shift", ""), clock, timers=visit.preferences.timers)
        floor = Floor(desk, visit.desk.real)
        visit.app.put_floor(floor)
        return floor.numbered(1)

    call_id = visit.app.opened_once(f"shift {form['once']}" if form.get("once") else "", start)
    return visit.to(f"/calls/{call_id}#new")


def desk(visit: Visit) -> Response:
    """Show who is on the desk; after the last call, what came of the shift."""
    floor = _floor(visit)
    told = floor.look()
    if floor.desk.is_over:
        return _end(visit, floor)
    wait_ms = floor.desk.next_in_ms
    busy = any(tab.phase == "contact" for tab in floor.view.tabs)
    return visit.page(
        "shift.html",
        title=floor.desk.shift.title,
        rail=rail_rows(visit, floor, 0),
        told=tuple(told),
        resting=floor.resting,
        elapsed=clock_words(floor.desk.now_ms),
        more=wait_ms is not None,
        take_next=wait_ms is not None and not busy,
    )


def onward(visit: Visit) -> Response:
    """Go to who needs one next; where nobody does, let the next customer come in, or show what came of it all."""
    floor = _floor(visit)
    floor.look()
    number = floor.needs_one()
    if not number and floor.desk.take_next():
        number = len(floor.desk.calls)
    return visit.to(f"/calls/{floor.numbered(number).runner.header.call_id}#new" if number else "/shift")


def rest(visit: Visit) -> Response:
    """Let the desk rest, or go on."""
    floor = _floor(visit)
    floor.look()
    floor.desk.rest(back=floor.resting)
    return visit.to("/shift")


def leave(visit: Visit) -> Response:
    """Leave the shift; what is open waits on Today, each call by itself."""
    visit.app.put_floor(None)
    return visit.to("/")


def _floor(visit: Visit) -> Floor:
    if visit.app.floor is None:
        raise UserError(tr("No shift is on."), tr("Choose one on Today."))
    return visit.app.floor


def rail_of(visit: Visit, sitting: Sitting) -> tuple[RailRow, ...]:
    """Return the customers of the shift that a call belongs to; nothing for a call by itself."""
    return rail_rows(visit, sitting.floor, sitting.number) if isinstance(sitting, FloorSitting) else ()


def rail_rows(visit: Visit, floor: Floor, here: int) -> tuple[RailRow, ...]:
    """Return the customers of a shift, with how long each waits.

    Args:
        visit: the request.
        floor: the shift.
        here: number of the call whose page it is, or 0.
    """
    return tuple(
        RailRow(
            tab=tab,
            href=visit.url(f"/calls/{floor.numbered(tab.number).runner.header.call_id}"),
            here=tab.number == here,
            waits=waits_words(tab.phase, tab.waiting_ms, tab.usual_ms),
            late=tab.phase == "contact" and tab.waiting_ms > tab.usual_ms > 0,
            unread="" if tab.phase == "closed" else unread_words(tab.unread),
        )
        for tab in floor.view.tabs
    )


def _end(visit: Visit, floor: Floor) -> Response:
    view = floor.view
    outcomes = tuple(
        show_outcome(c.runner.scenario, c.runner.state, c.runner.card, call_id=c.runner.header.call_id)
        for c in floor.desk.calls
    )
    names = {tab.number: tab.customer for tab in view.tabs}
    return visit.page(
        "shift_end.html",
        view=view,
        fair_from=FAIR,
        outcomes=tuple((each, outcome_parts(each)) for each in outcomes),
        times=tuple(
            (names[row.number], clock_words(row.median_ms), clock_words(row.longest_ms), row.fair) for row in view.times
        ),
        pairs=tuple(_compared(pair, names, floor.desk.on_desk()) for pair in view.pairs),
    )


def outcome_parts(each: OutcomeView) -> tuple[str, ...]:
    """Return what a call has changed for its customer, in phrases."""
    settled = tr("matter settled") if each.solved else tr("matter open")
    promises = promises_words(each.kept, each.broken, each.open)
    return (moved_words(each.before, each.after), settled, *promises)


def _compared(pair: PairView, names: dict[int, str], calls: tuple[OnDesk, ...]) -> Compared:
    cards = [call.card for number in pair.calls for call in calls if call.number == number]
    rows = [(tr("Score"), *(_points(total) for total in pair.totals))]
    for name in DIMENSIONS:
        rows.append((dimension_word(name), *(_points(None if card is None else card.of(name).score) for card in cards)))
    marks = (tr("{csat} of 5", csat=mark) if mark is not None else "–" for mark in pair.csat)
    rows.append((tr("Their mark"), *marks))
    return Compared(
        heads=tuple(names[number] for number in pair.calls),
        sentence=even_words(consistent=pair.consistent, same_remedy=pair.same_remedy, widest=pair.widest),
        rows=tuple(rows),
    )


def _points(score: float | None) -> str:
    return "–" if score is None else f"{score:.0f}"
