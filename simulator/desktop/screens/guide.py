"""What to do next, for somebody's first call: one sentence, found from what the desk shows."""

from __future__ import annotations

from simulator.engine.desk import LOOK_UP
from simulator.locale import tr
from simulator.view.values import CallView

MANY = 4
"""After so many messages the advice goes on to the end, whatever was done."""


def next_step(view: CallView, *, replies: int) -> str:
    """Return what a beginner does next, in one sentence.

    Args:
        view: the desk.
        replies: messages that the trainee has sent.
    """
    if view.phase == "between":
        return tr("The talk is over. Whatever you still want to note or do: now. Then go on with Enter.")
    if not view.can_reply:
        return tr("They have left. Go on with Enter.")
    if view.scene:
        return tr("They are back. Read what they say of your words, and answer as before.")
    return _in_contact(view, replies)


def _in_contact(view: CallView, replies: int) -> str:
    names = {action.name for action in view.actions}
    look_up = next((action.title for action in view.actions if action.name == LOOK_UP), "")
    if look_up and not view.record:
        return tr("First look the matter up: F4, choose “{action}” with the arrow keys, Enter.", action=look_up)
    if not replies:
        return tr("Say hello in your own words, and say back what they need. Enter sends it.")
    if sum(row.ok for row in view.log) < len(names & {LOOK_UP}) + 1 and replies < MANY:
        return tr("Now do what helps: F4 shows all you can do, F3 the pages of the shop. Then tell them what you did.")
    if not view.due and replies < MANY:
        return tr("Tell them what happens next, and until when. What you promise stands under F6.")
    return tr("When nothing is left to say, end the talk with Ctrl+End.")


def first_result() -> str:
    """Return what one sees after the first call, and how to go on."""
    return tr(
        "Here they say what they think of the call. On the right are your three scores, and the one sentence that "
        "mattered most. R tries that moment again, Enter goes on."
    )
