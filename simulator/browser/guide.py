"""What to do next, for somebody's first call on the pages: one sentence, found from what the desk shows."""

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
        return tr("The talk is over. Whatever you still want to note or do: now. Then go on.")
    told: dict[Step, str] = {
        "come_back": tr("They are back. Read what they say of your words, and answer as before."),
        "look_up": tr("First look the matter up: under Actions, choose “{action}”.", action=look_up_title(view)),
        "hello": tr("Say hello in your own words, and say back what they need. Then send it."),
        "help": tr("Now do what helps: Actions has all you can do, Knowledge the pages of the shop. Then tell them."),
        "promise": tr("Tell them what happens next, and until when. What you promise stands under Ledger."),
        "end": tr("When nothing is left to say, end the contact."),
    }
    return told[step_of(view, replies=replies)]


def first_result() -> str:
    """Return what one sees after the first call, and how to go on."""
    return tr(
        "Here they say what they think of the call. With it come your three scores, and the one sentence that "
        "mattered most. You can try that moment again, or go on."
    )
