"""What is done at the desk of a call: an action is begun, asked about in its form, done; the pages are searched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from simulator.desktop.screens.call_panels import tell_deed
from simulator.desktop.screens.call_words import sample_moment
from simulator.desktop.screens.forms import action_form
from simulator.engine.clock import now_at

if TYPE_CHECKING:
    from scoring.model import Scalar
    from simulator.desktop.screens.call import Call
    from simulator.view.values import ActionButton, When

SEARCH = "kb_search"


def begin_action(call: Call, action: ActionButton, due: When | None = None) -> None:
    """Do an action, or ask first for what it needs.

    Args:
        call: the desk.
        action: what is to be done.
        due: when it was promised for, where it is done for an item of the list; else the newest promise that it keeps.
    """
    if action.fields:
        ask_details(call, action, due or _promised(call, action))
    else:
        act(call, action.name, {})


def _promised(call: Call, action: ActionButton) -> When | None:
    """Return for when the newest open promise is due that an action keeps; None where there is none."""
    rows = (row for row in reversed(call.view.due) if row.status == "open" and action.name in row.how)
    return next((row.moment for row in rows if row.moment is not None), None)


def ask_details(call: Call, action: ActionButton, due: When | None) -> None:
    """Ask for what an action needs, beside the talk in which it stands; when it was promised for is filled in.

    Nothing can be set for a moment that is past: then the form only shows how one is typed.
    """
    now = now_at(call.runner.scenario, call.runner.now())
    given = due is not None and due.clock and due.at > now
    moment = f"{due.at:%Y-%m-%d %H:%M}" if due is not None and given else sample_moment(call)

    def do(args: Mapping[str, Scalar]) -> None:
        act(call, action.name, args)

    behind = call.last_words
    call.open(action_form(action, do, close=call.close, moment=moment, given=given, behind=behind))


def act(call: Call, name: str, args: Mapping[str, Scalar]) -> None:
    """Do something at the desk."""

    def done(_: object) -> None:
        if call.dialog is not None:
            call.close()
        call.stepped()
        tell_deed(call)
        if call.dialog is None:
            _go_back(call, reads=name == SEARCH)

    call.shell.work("", lambda: call.runner.act(name, args), done)


def _go_back(call: Call, *, reads: bool) -> None:
    """Give the keyboard back after a deed; where one panel is shown at a time, what came of it stands in the talk.

    Args:
        call: the desk.
        reads: what was found is read first.
    """
    if call.panels[0].visible and reads:
        call.focus = call.side
    elif call.view.can_reply:
        call.show_panel("talk", call.editor)
    elif call.panels[0].visible:
        call.show_panel("talk", call.transcript)


def search(call: Call) -> None:
    """Search the pages for what stands in the field; the log keeps it."""
    words = call.search.text.strip()
    if words and any(action.name == SEARCH for action in call.view.actions):
        act(call, SEARCH, {"words": words})
