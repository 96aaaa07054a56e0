"""Where a beginner stands in a first call: the step that is due, found from what the desk shows."""

from __future__ import annotations

from typing import Literal

from simulator.engine.desk import LOOK_UP
from simulator.view.values import CallView

MANY = 4
"""After so many messages the advice goes on to the end, whatever was done."""
Step = Literal["come_back", "look_up", "hello", "help", "promise", "end"]


def step_of(view: CallView, *, replies: int) -> Step:
    """Return what a beginner does next in the contact.

    Args:
        view: the desk.
        replies: messages that the trainee has sent.
    """
    if view.scene:
        return "come_back"
    looks_up = bool(look_up_title(view))
    if looks_up and not view.record:
        return "look_up"
    if not replies:
        return "hello"
    if sum(row.ok for row in view.log) < 1 + looks_up and replies < MANY:
        return "help"
    return "promise" if not view.due and not view.settled and replies < MANY else "end"


def look_up_title(view: CallView) -> str:
    """Return the title of the action that looks the matter up, or "" where there is none."""
    return next((action.title for action in view.actions if action.name == LOOK_UP), "")
