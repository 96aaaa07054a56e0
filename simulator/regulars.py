"""Finds the customers who come back, and makes the case with which they do: it begins with what they remember."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.errors import UserError
from simulator.scenario.resolve import resolve
from simulator.session.ports import JournalError
from simulator.view.day import RegularView

if TYPE_CHECKING:
    from simulator.engine.state import CallState, DueItem
    from simulator.scenario.model import Scenario
    from simulator.scenario.returning import Word
    from simulator.session.attempt import Attempt
    from simulator.workplace import Workplace

AGAIN = "again:"
"""Before the id of a call: the contact in which its customer comes back."""
_WORDS: dict[str, Word] = {
    "broken": "broken",
    "late": "broken",
    "open": "open",
    "vague": "open",
    "kept": "kept",
    "renegotiated": "kept",
}
_ORDER = ("broken", "open", "kept")
log = logging.getLogger(__name__)


def regulars_of(workplace: Workplace, attempts: Sequence[Attempt], now: datetime) -> list[RegularView]:
    """Return what the promises of earlier days have led to.

    Args:
        workplace: library and store.
        attempts: the trainee's, oldest first.
        now: the moment, in the trainee's zone.

    Raises:
        JournalError: the journal cannot be read.
    """
    from simulator.progress.regulars import who_comes_back

    known = {entry.id: entry for entry in workplace.library.entries()}
    found: list[RegularView] = []
    for attempt in who_comes_back(attempts, now):
        entry = known.get(attempt.scenario.id)
        if entry is None:
            continue
        try:
            scenario, state = _ended(workplace, attempt.call_id)
        except (UserError, JournalError) as error:
            log.warning("nobody comes back from the call %s: %s", attempt.call_id, error.message)
            continue
        item = _remembered(state)
        # Who was met in a shift may have borne another name, and a translated call another language.
        itself = not state.opened.shift and state.opened.language == scenario.language
        if item is not None and itself:
            found.append(
                RegularView(
                    call_id=attempt.call_id,
                    opens=f"{AGAIN}{attempt.call_id}",
                    scenario_id=entry.id,
                    customer=scenario.customer.name,
                    title=entry.title,
                    channel=entry.channel,
                    minutes=entry.minutes,
                    firm=entry.firm,
                    met=attempt.opened_at.astimezone(now.tzinfo),
                    word=_WORDS[item.status],
                    quote=item.quote,
                )
            )
    return found


def returning_case(workplace: Workplace, name: str) -> Scenario | None:
    """Return the case with which a customer comes back, as written; None when the name is that of a plain scenario.

    Args:
        workplace: library and store.
        name: `AGAIN` with the id of the call that they remember, or a scenario.

    Raises:
        UserError: the call is damaged, or the scenario is gone.
        JournalError: the journal cannot be read.
    """
    if not name.startswith(AGAIN):
        return None
    from simulator.scenario.returning import Memory, returning

    played, state = _ended(workplace, name.removeprefix(AGAIN))
    case, item = workplace.scenario(played.id), _remembered(state)
    if item is None:
        return case
    return returning(case, Memory(word=_WORDS[item.status], quote=item.quote, loyalty=state.loyalty))


def _ended(workplace: Workplace, call_id: str) -> tuple[Scenario, CallState]:
    from simulator.session.replay import fold

    record = workplace.store.load(call_id)
    scenario = resolve(record.scenario, seed=record.header.seed, twist=record.header.twist)
    return scenario, fold(scenario, record.events)


def _remembered(state: CallState) -> DueItem | None:
    """Return the promise that a customer remembers best: one that was broken, then one that is open; the latest."""
    told = [item for item in state.due if item.source == "reply" and item.quote and item.status in _WORDS]
    return min(told, key=lambda item: (_ORDER.index(_WORDS[item.status]), -item.turn), default=None)
