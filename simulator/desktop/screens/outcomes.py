"""What a call has changed for its customer, as one line: how they came, how they left, what came of the promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.desktop.icons import FACE_ICONS, FACE_TONES
from simulator.desktop.widgets.blocks import Card
from simulator.locale import tr
from simulator.shift_words import moved_words, promises_words

if TYPE_CHECKING:
    from simulator.view.outcome import OutcomeView


def outcome_words(outcome: OutcomeView) -> str:
    """Return what has changed, in one line."""
    settled = tr("matter settled") if outcome.solved else tr("matter open")
    promises = promises_words(outcome.kept, outcome.broken, outcome.open)
    return " · ".join((moved_words(outcome.before, outcome.after), settled, *promises))


def outcome_card(outcome: OutcomeView, id_: str, on_press: Callable[[], None] | None) -> Card:
    """Return a customer with what has changed for them.

    Args:
        outcome: what has changed.
        id_: names the card within its page.
        on_press: what choosing it does, or None.
    """
    score = "" if outcome.total is None else f"{outcome.total:.0f}"
    return Card(
        id_,
        outcome.customer,
        (outcome_words(outcome),),
        right=score,
        right_tone="accent",
        on_press=on_press,
        icon=FACE_ICONS[outcome.after],
        icon_tone=FACE_TONES[outcome.after],
    )
