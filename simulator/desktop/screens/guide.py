"""What to do next, for somebody's first call: one sentence, found from what the desk shows."""

from __future__ import annotations

from simulator.locale import tr
from simulator.view.guide import Step, look_up_title, step_of
from simulator.view.values import CallView


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
    look_up = look_up_title(view)
    told: dict[Step, str] = {
        "come_back": tr("They are back. Read what they say of your words, and answer as before."),
        "look_up": tr("First look the matter up: F4, choose “{action}” with the arrow keys, Enter.", action=look_up),
        "hello": tr("Say hello in your own words, and say back what they need. Enter sends it."),
        "help": tr(
            "Now do what helps: F4 shows all you can do, F3 the pages of the shop. Then tell them what you did."
        ),
        "promise": tr("Tell them what happens next, and until when. What you promise stands under F6."),
        "end": tr("When nothing is left to say, end the talk with Ctrl+End."),
    }
    return told[step_of(view, replies=replies)]


def first_result() -> str:
    """Return what one sees after the first call, and how to go on."""
    return tr(
        "You see what the customer thinks of the call, your three scores, and the one sentence that mattered most. "
        "R tries that moment again, Enter goes on."
    )
