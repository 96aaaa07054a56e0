"""Gathers what the trainee's day is made of: the library, earlier calls, moments worth another wording."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from scoring.rubric import CRITERIA
from simulator import locale
from simulator.cli_shift import shifts_of
from simulator.errors import UserError
from simulator.locale import ENGLISH, PSEUDO
from simulator.regulars import regulars_of
from simulator.scenario.resolve import resolve
from simulator.session.drill import Drill, Moment, moment_of
from simulator.session.ports import JournalError
from simulator.view.day import Chosen, DrillView, Given, Played, ShiftOffer, TodayView, Wanted
from simulator.view.progress import ProgressView, goal_of, show_progress
from simulator.view.today import WARM_UP, show_today

if TYPE_CHECKING:
    from simulator.session.attempt import Attempt
    from simulator.session.standing import Standing
    from simulator.storage.store import Store, StoredCall, StoredRecord
    from simulator.view.outcome import OutcomeView
    from simulator.workplace import Workplace

LOOKED_AT = 6
"""So many of the latest calls are searched for moments worth another wording."""
log = logging.getLogger(__name__)


def day_of(workplace: Workplace, now: datetime) -> TodayView:
    """Return the day of a workplace's trainee.

    Args:
        workplace: library and store.
        now: the moment, UTC, aware.

    Raises:
        JournalError: the journal cannot be read.
    """
    here = now.astimezone()
    calls = [call for call in workplace.store.headers(workplace.alias) if call.header.parent_id is None]
    standing, attempts = _standing(workplace, now)
    wanted, problem = _wanted(workplace)
    drills, drilled = _drills(workplace, calls, standing, here)
    given = Given(
        entries=workplace.library.entries(),
        played=[_played(workplace.store, call) for call in calls],
        now=here,
        chosen=_chosen(workplace, standing, attempts, here),
        drills=drills,
        drilled=drilled,
        goal=goal_of(standing),
        shifts=[
            ShiftOffer(
                shift_id=shift.id,
                title=shift.title,
                calls=len(shift.calls),
                minutes=shift.minutes,
                language=shift.language,
            )
            for shift in shifts_of(workplace)
        ],
        wanted=wanted,
        language=_language(),
        regulars=regulars_of(workplace, attempts, here),
        outcomes=_outcomes(workplace.store, calls, here),
        problem=problem,
    )
    return show_today(given)


def _chosen(workplace: Workplace, standing: Standing, attempts: Sequence[Attempt], here: datetime) -> list[Chosen]:
    """Return what is to be played next as it was in the morning: what was shown as the day's does not change by it."""
    from simulator.progress.standing import standing_of

    morning = here.replace(hour=0, minute=0, second=0, microsecond=0)
    before = [attempt for attempt in attempts if attempt.opened_at < morning]
    if len(before) < len(attempts):
        library = workplace.library.entries()
        standing = standing_of(workplace.alias, before, now=morning, library=library, language=_language())
    return [Chosen(scenario_id=play.scenario_id, why=play.why) for play in standing.next_plays]


def _wanted(workplace: Workplace) -> tuple[list[Wanted], str]:
    """Return what a trainer has set for the trainee, and what is wrong with its file, or ""."""
    from simulator.assignments import assignments_in, is_for

    try:
        found = assignments_in(workplace.folder)
    except UserError as error:
        log.warning("what is set cannot be read: %s", error.message)
        return [], f"{error.message} {error.hint}".strip()
    return [
        Wanted(
            scenario_id=each.scenario,
            due=date.fromisoformat(each.due) if each.due else None,
            mode=each.mode,
            given=date.fromisoformat(each.given) if each.given else None,
            note=each.note,
        )
        for each in found
        if is_for(each, workplace.alias)
    ], ""


def _outcomes(store: Store, calls: Sequence[StoredCall], now: datetime) -> list[OutcomeView]:
    """Return what the calls that were finished today have changed, oldest first; a damaged one is left out."""
    from simulator.session.replay import fold
    from simulator.view.outcome import show_outcome

    found: list[OutcomeView] = []
    for call in reversed(calls):
        header = call.header
        if call.closed != "completed" or header.opened_at.astimezone(now.tzinfo).date() != now.date():
            continue
        try:
            record = store.load(header.call_id)
        except (UserError, JournalError) as error:
            log.warning("the call %s is left out of the day: %s", header.call_id, error.message)
            continue
        scenario = resolve(record.scenario, seed=header.seed, twist=header.twist)
        card = record.cards[-1] if record.cards else None
        found.append(show_outcome(scenario, fold(scenario, record.events), card, call_id=header.call_id))
    return found


def progress_of(workplace: Workplace, now: datetime) -> ProgressView:
    """Return where a workplace's trainee stands.

    Args:
        workplace: library and store.
        now: the moment, UTC, aware.

    Raises:
        JournalError: the journal cannot be read.
    """
    standing, attempts = _standing(workplace, now)
    return show_progress(standing, attempts, now)


def _standing(workplace: Workplace, now: datetime) -> tuple[Standing, Sequence[Attempt]]:
    from simulator.progress.standing import standing_of
    from simulator.storage.attempts import find_attempts

    found = find_attempts(workplace.store.database, aliases=(workplace.alias,))
    library = workplace.library.entries()
    standing = standing_of(
        workplace.alias,
        found.attempts,
        now=now,
        library=library,
        open_calls=found.open_calls,
        language=_language(),
    )
    return standing, found.attempts


def _language() -> str:
    """Return the language in which the trainee reads window or pages."""
    return ENGLISH if locale.language() == PSEUDO else locale.language()


def _played(store: Store, call: StoredCall) -> Played:
    customer, owed = ("", ()) if call.closed != "open" else _waits_for(store, call.header.call_id)
    return Played(
        call_id=call.header.call_id,
        scenario_id=call.header.scenario_id,
        opened_at=call.header.opened_at.astimezone(),
        total=call.total,
        closed=call.closed != "open",
        mode=call.header.mode,
        customer=customer,
        owed=owed,
    )


def _waits_for(store: Store, call_id: str) -> tuple[str, tuple[str, ...]]:
    """Return the customer of an open call, and the words that they are waiting for; nothing where it is damaged."""
    from simulator.session.replay import fold

    try:
        record = store.load(call_id)
    except (UserError, JournalError) as error:
        log.warning("the open call %s cannot be read: %s", call_id, error.message)
        return "", ()
    scenario = resolve(record.scenario, seed=record.header.seed, twist=record.header.twist)
    if not record.events:
        return scenario.customer.name, ()
    items = fold(scenario, record.events).due
    return scenario.customer.name, tuple(item.quote for item in items if item.status == "open" and item.quote)


def _drills(
    workplace: Workplace, calls: Sequence[StoredCall], standing: Standing, now: datetime
) -> tuple[list[DrillView], int]:
    """Return what is due for another wording, and how many replies were rewritten today.

    Of the latest calls each gives one moment; a call that cannot be read gives none.
    """
    from simulator.progress.warm_up import due_moments
    from simulator.warm_up import rewritten_by

    records: dict[str, StoredRecord] = {}
    scored = [call for call in calls if call.closed == "completed" and call.total is not None]
    for call in scored[:LOOKED_AT]:
        call_id = call.header.call_id
        try:
            records[call_id] = workplace.store.load(call_id)
        except (UserError, JournalError) as error:
            log.warning("the call %s gives no drill: %s", call_id, error.message)
    moments = [moment_of(record.cards[-1], call_id) for call_id, record in records.items() if record.cards]
    rewritten = rewritten_by(workplace.folder, workplace.alias)
    due = due_moments([moment for moment in moments if moment is not None], standing.skills, rewritten, now)
    views = [_drill_view(records[moment.call_id], moment) for moment in due[:WARM_UP]]
    return views, sum(each.on == now.date() for each in rewritten)


def _drill_view(record: StoredRecord, moment: Moment) -> DrillView:
    scenario = resolve(record.scenario, seed=record.header.seed, twist=record.header.twist)
    criterion, card = moment.criterion, record.cards[-1]
    drill = Drill(scenario, record.events, turn=moment.turn, criterion=criterion)
    said = [m.text for m in drill.state.transcript if m.speaker == "customer" and m.turn == moment.turn - 1]
    here = (moment.turn, criterion)
    line = next(line for line in card.lines if (line.turn, line.criterion) == here and line.points < 0)
    step = card.next_step
    advice = step.advice if step is not None and (step.turn, step.criterion) == here else line.because
    return DrillView(
        call_id=moment.call_id,
        turn=moment.turn,
        criterion=criterion,
        title=CRITERIA[criterion].title if criterion in CRITERIA else criterion.replace("_", " "),
        customer="\n".join(said),
        name=scenario.customer.name,
        reply=drill.reply,
        advice=advice,
        case=scenario.title,
    )


def drill_of(store: Store, view: DrillView) -> Drill:
    """Go back to the moment of a drill.

    Raises:
        UserError: the call is damaged.
        JournalError: the journal cannot be read.
    """
    record = store.load(view.call_id)
    scenario = resolve(record.scenario, seed=record.header.seed, twist=record.header.twist)
    return Drill(scenario, record.events, turn=view.turn, criterion=view.criterion)
