"""What the parts of the desk are called, in the language and the channel, and the words that change with time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.desktop.screens.between import next_label
from simulator.desktop.screens.call_layout import HOLD
from simulator.desktop.screens.manner import manner_of
from simulator.locale import tr
from simulator.words import hold_words

if TYPE_CHECKING:
    from simulator.desktop.screens.call import Call


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


def time_left(call: Call) -> str:
    """Return what is left of a hold, in words; other limits are felt in the customer's mood, as in life."""
    clock = next((clock for clock in call.view.clocks if clock.name == HOLD), None)
    passed_ms = call.runner.now() - call.runner.state.at_ms
    return "" if clock is None else hold_words(clock.left_ms - passed_ms)
