"""What to do next, for somebody's first call on the pages: one sentence, found from what the desk shows."""

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
        return tr("The talk is over. Whatever you still want to note or do: now. Then go on.")
    if view.scene:
        return tr("They are back. Read what they say of your words, and answer as before.")
    looks_up = next((action.title for action in view.actions if action.name == LOOK_UP), "")
    if looks_up and not view.record:
        return tr("First look the matter up: under Actions, choose “{action}”.", action=looks_up)
    if not replies:
        return tr("Say hello in your own words, and say back what they need. Then send it.")
    return _after_hello(view, replies, needed=1 + bool(looks_up))


def _after_hello(view: CallView, replies: int, *, needed: int) -> str:
    """Return what follows the first message.

    Args:
        view: the desk.
        replies: messages that the trainee has sent.
        needed: so many things are done before the matter is.
    """
    if sum(row.ok for row in view.log) < needed and replies < MANY:
        return tr("Now do what helps: Actions has all you can do, Knowledge the pages of the shop. Then tell them.")
    if not view.due and replies < MANY:
        return tr("Tell them what happens next, and until when. What you promise stands under Ledger.")
    return tr("When nothing is left to say, end the contact.")


def first_result() -> str:
    """Return what one sees after the first call, and how to go on."""
    return tr(
        "Here they say what they think of the call. With it come your three scores, and the one sentence that "
        "mattered most. You can try that moment again, or go on."
    )
