"""What commands and window ask of the stored calls: cards that are missing, newest results, calls still open."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.errors import UserError
from simulator.session.ports import CallHeader, JournalError

if TYPE_CHECKING:
    from scoring.card import ScoreCard
    from simulator.scenario.library import FileLibrary
    from simulator.session.standing import Standing
    from simulator.storage.store import Store, StoredRecord

log = logging.getLogger(__name__)


def complete_cards(store: Store, now: Callable[[], datetime]) -> int:
    """Score the closed calls whose score card was never stored, and store it; return how many there were.

    A call lacks its card when the program died, or the disk was full, just after the call was closed. A damaged call is
    left as it is; what cannot be read or written is logged.

    Args:
        store: the calls.
        now: gives the real time, UTC, aware.
    """
    done = 0
    for call_id in store.without_card():
        try:
            if not store.verify(call_id):
                store_card(store, store.load(call_id), now)
                done += 1
        except (JournalError, UserError) as error:
            log.warning("the call %s stays without a score card: %s", call_id, error.message)
    return done


def store_card(store: Store, record: StoredRecord, now: Callable[[], datetime]) -> ScoreCard:
    """Score a closed call with today's scorers, store the card beside those that it has, and return it.

    Args:
        store: where the call lies.
        record: the call.
        now: gives the real time, UTC, aware.

    Raises:
        JournalError: it could not be stored.
    """
    from scoring.assess import assess
    from simulator.scenario.resolve import resolve
    from simulator.session.case import as_case
    from simulator.session.replay import fold
    from simulator.storage.journal import SqlJournal

    header = record.header
    scenario = resolve(record.scenario, seed=header.seed, twist=header.twist)
    card = assess(as_case(scenario, fold(scenario, record.events)))
    SqlJournal(store.database, now=now).card(header.call_id, len(record.events) - 1, card)
    return card


def newest_results(store: Store, alias: str) -> Mapping[str, float]:
    """Return the total of the trainee's newest scored call of each scenario; a call that was left has none."""
    results: dict[str, float] = {}
    for call in store.headers(alias):
        if call.total is not None and call.closed != "abandoned":
            results.setdefault(call.header.scenario_id, call.total)
    return results


def open_headers(store: Store, alias: str) -> Sequence[CallHeader]:
    """Return the trainee's calls that are still open, newest first."""
    return [call.header for call in store.headers(alias) if call.closed == "open"]


def standing_in(store: Store, library: FileLibrary, alias: str, now: datetime) -> Standing:
    """Return where a trainee stands and what to play next; the window shows it by `simulator.view.standing`.

    Args:
        store: the calls; those of others tell how hard the scenarios are.
        library: what can be played.
        alias: the trainee.
        now: the real time, UTC, aware.

    Raises:
        JournalError: the calls cannot be read.
    """
    from simulator.progress.standing import standing_of
    from simulator.storage.attempts import find_attempts

    found = find_attempts(store.database)
    return standing_of(alias, found.attempts, now=now, library=library.entries(), open_calls=found.open_calls)
