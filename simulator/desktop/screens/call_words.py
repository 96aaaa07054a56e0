"""What the parts of the desk are called, in the language and the channel, and the words that change with time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from simulator.dates import moment_words
from simulator.desktop.screens.between import next_label
from simulator.desktop.screens.call_layout import HOLD
from simulator.desktop.screens.customer import Waits
from simulator.desktop.screens.manner import manner_of
from simulator.engine.clock import now_at
from simulator.locale import tr
from simulator.shift_words import clock_words, waits_words
from simulator.words import hold_words, scene_word

if TYPE_CHECKING:
    from simulator.desktop.screens.call import Call

SHOWN_FROM_MS = 10_000
"""A wait is told from here on: nobody is hurried by the first seconds."""


def relabel(call: Call) -> None:
    """Name the widgets in the language that was chosen."""
    call.ask_hint.label, call.hold.label, call.transfer.label = tr("Hint"), tr("Hold"), tr("Transfer")
    manner = call.manner = manner_of(call.channel)
    call.editor.label, call.editor.placeholder = manner.editor, manner.placeholder
    call.search.label, call.search.placeholder = tr("Search the knowledge base"), tr("Search, Enter notes it")
    call.send.label, call.end.label, call.transcript.label = manner.send, manner.end, manner.heading
    call.heard.label, call.go_on.label, call.keys.label = (
        tr("What they understood"),
        go_on_label(call),
        tr("Keys"),
    )


def go_on_label(call: Call) -> str:
    """Return what the button that goes on from a contact is called."""
    if call.rail is not None and call.view.phase in ("rating", "closed"):
        return tr("To the next customer")
    return next_label(call.view.between)


def scene_words(scene: str, now: str) -> str:
    """Return what stands between two contacts: the name of the later one, and the day."""
    return f"{scene_word(scene)} · {now.rpartition(' ')[0]}"


def sample_moment(call: Call) -> str:
    """Return tomorrow at eleven of the call, as a day and a time are typed."""
    tomorrow = now_at(call.runner.scenario, call.runner.now()) + timedelta(days=1)
    return f"{tomorrow:%Y-%m-%d} 11:00"


def _waits(call: Call) -> Waits | None:
    """Return how long the customer has been waiting for an answer; None where nobody counts."""
    view = call.view
    if call.rail is not None or view.waits_since_ms is None or view.resting:
        return None  # the rail of a shift tells it
    waited = call.runner.now() - view.waits_since_ms
    if waited < SHOWN_FROM_MS:
        return None
    return Waits(
        words=waits_words(view.phase, waited, view.patience_ms),
        clock=clock_words(waited),
        late=waited > view.patience_ms > 0,
    )


def tell_times(call: Call) -> bool:
    """Say what time it is, what is left of a hold and how long the customer waits; return True when one has changed."""
    now = moment_words(now_at(call.runner.scenario, call.runner.now()))
    times = (now, _time_left(call), _waits(call))
    changed = times != (call.now, call.time_left, call.waits)
    call.now, call.time_left, call.waits = times
    return changed


def _time_left(call: Call) -> str:
    clock = next((clock for clock in call.view.clocks if clock.name == HOLD), None)
    passed_ms = call.runner.now() - call.runner.state.at_ms
    return "" if clock is None else hold_words(clock.left_ms - passed_ms)
