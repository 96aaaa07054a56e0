"""Panels of the call: the form of an action, what the customer understood, the keys, questions before a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from scoring.model import Scalar
from simulator.desktop.theme import BODY
from simulator.desktop.widgets.blocks import Card, Row, Text
from simulator.desktop.widgets.button import Button, Look
from simulator.desktop.widgets.choices import Choices
from simulator.desktop.widgets.dialog import Dialog
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.page import Block, Page
from simulator.desktop.widgets.widget import Widget
from simulator.locale import tr
from simulator.sayings import told, told_each
from simulator.view.values import ActionButton, ActionField, Understood
from simulator.words import first_up, heard_word, typed_number

if TYPE_CHECKING:
    from simulator.session.runner import Runner

LONG_TEXTS = ("text", "note", "message", "body")
"""Arguments that hold more than a line."""


def keys_of_a_call() -> tuple[tuple[str, str], ...]:
    """Return what can be done in a call, each with its key."""
    return (
        (tr("Send the message"), "Enter"),
        (tr("New line in the message"), "Shift+Enter"),
        (tr("Skip the customer's pause (message empty)"), "Enter"),
        (tr("What they understood"), "F2"),
        (tr("Search the knowledge base"), "F3"),
        (tr("Actions"), "F4"),
        (tr("Log of what you did"), "F5"),
        (tr("Ledger: what is promised"), "F6"),
        (tr("The customer's record"), "F7"),
        (tr("End the contact"), "Ctrl+End"),
        (tr("A hint, in practice"), "Ctrl+H"),
        (tr("Put on hold, transfer"), "Ctrl+O, Ctrl+T"),
        (tr("Several customers: to one, to who has waited longest"), "Ctrl+1…9, Ctrl+Tab"),
        (tr("Pause, without penalty"), "Ctrl+P"),
        (tr("Undo, redo"), "Ctrl+Z, Ctrl+Y"),
        (tr("Back to the message; from there, leave"), "Esc"),
    )


def action_form(
    action: ActionButton,
    do: Callable[[Mapping[str, Scalar]], None],
    *,
    close: Callable[[], None],
    moment: str,
    given: bool = False,
    behind: str = "",
) -> Dialog:
    """Return the form that asks for the arguments of an action.

    Args:
        action: what is to be done.
        do: does it with the arguments.
        close: takes the panel away.
        moment: a day and a time to come, as they are typed.
        given: it is what was promised, and stands in the form already; else it shows how one is typed.
        behind: what the customer said last, shown where the form covers the talk.
    """

    def amended() -> None:
        if dialog.problem:  # what was wrong is no more, or less is
            dialog.problem = _still(action.fields, fields)

    fields = [_field(field, moment, on_change=amended) for field in action.fields]

    def submit() -> None:
        dialog.problem = _still(action.fields, fields)
        if not dialog.problem:
            do(_arguments(action.fields, fields))

    buttons = (
        Button("do", told(action.title), submit, look="main", hint="Enter"),
        Button("cancel", tr("Cancel"), close, hint="Esc"),
    )
    dialog = Dialog(told(action.title), "", buttons, fields=fields, on_escape=close, behind=behind)
    for field, widget in zip(action.fields, fields, strict=True):
        if given and field.kind == "time" and isinstance(widget, Editor):
            widget.set_text(moment)
    return dialog


def _field(field: ActionField, moment: str, *, on_change: Callable[[], None]) -> Widget:
    title = first_up(told(field.title.lower()))
    label = tr("{field} (optional)", field=title) if field.optional else title
    if field.kind == "choice":
        return Choices(f"field:{field.name}", label, field.choices, on_change=on_change)
    long = field.kind == "text" and field.name in LONG_TEXTS
    shown = moment if field.kind == "time" else "0" if field.kind == "number" else ""
    return Editor(f"field:{field.name}", label, placeholder=shown, multiline=long, on_change=on_change)


def _value(widget: Widget) -> str:
    if isinstance(widget, Choices):
        return widget.value
    return widget.text.strip() if isinstance(widget, Editor) else ""


def _still(fields: tuple[ActionField, ...], widgets: list[Widget]) -> str:
    """Return what is still to be filled in, or ""."""
    pairs = zip(fields, widgets, strict=True)
    missing = [told(field.title.lower()) for field, widget in pairs if not field.optional and not _value(widget)]
    return tr("Still to fill in: {fields}.", fields=", ".join(missing)) if missing else ""


def _arguments(fields: tuple[ActionField, ...], widgets: list[Widget]) -> dict[str, Scalar]:
    values: dict[str, Scalar] = {}
    for field, widget in zip(fields, widgets, strict=True):
        text = _value(widget)
        if text:
            values[field.name] = typed_number(text) if field.kind == "number" else text
    return values


def understood_panel(
    runner: Runner, heard: tuple[Understood, ...], dispute: Callable[[str], None], *, close: Callable[[], None]
) -> Dialog:
    """Return what the customer understood in the last reply; each item can be disputed.

    Args:
        runner: the call.
        heard: the items.
        dispute: stores that an item, or "" for all, is not what was said.
        close: takes the panel away.
    """
    page = Page("understood", tr("What they understood"), gap=8)
    disputed = {dispute.what for dispute in runner.state.disputes if dispute.turn == runner.state.turn}
    page.show([_heard_card(item, disputed, dispute) for item in heard] or [_nothing_heard(runner)])
    done = Button("ok", tr("All right"), close, look="main", hint="Esc")
    buttons = [done]
    if runner.state.turn:
        buttons.append(Button("dispute", tr("That is not what I said"), lambda: dispute("")))
        buttons[-1].enabled = "" not in disputed
    text = tr("Your last message, as the customer took it. Press an item that is wrong.") if heard else ""
    return Dialog(tr("What they understood"), text, buttons, on_escape=close, body=page)


def _nothing_heard(runner: Runner) -> Block:
    if runner.state.opened.mode == "assessment":
        return Text(tr("This is not shown in an assessment."), BODY, "muted")
    if not runner.state.turn:
        return Text(tr("You have not sent a message yet."), BODY, "muted")
    return Text(tr("Nothing in your last message was understood as a question, a fact or a promise."), BODY, "muted")


def _heard_card(item: Understood, disputed: set[str], dispute: Callable[[str], None]) -> Card:
    shown = f"{item.kind} {item.what}"
    marked = shown in disputed or "" in disputed
    right, tone = (
        (tr("Noted: not said"), "warn") if marked else ("", "muted") if item.sure else (tr("not sure"), "warn")
    )
    title = f"{heard_word(item.kind)} {told_each(item.what)}"
    on_press = None if marked else lambda: dispute(shown)
    return Card(shown, title, (f"“{item.quote.strip()}”",), right=right, right_tone=tone, on_press=on_press)


def keys_panel(*, close: Callable[[], None]) -> Dialog:
    """Return the list of keys."""
    page = Page("keys", "Keys", gap=9)
    page.show([Row(what, key) for what, key in keys_of_a_call()])
    ok = Button("ok", tr("All right"), close, look="main", hint="Esc")
    return Dialog(tr("Keys"), "", (ok,), on_escape=close, body=page)


def pause_panel(*, go_on: Callable[[], None]) -> Dialog:
    """Return what stands over a call that rests."""
    text = tr("The clock stands still, and the customer waits without minding. Take the time you need.")
    return Dialog(tr("Paused"), text, (Button("ok", tr("Go on"), go_on, look="main", hint="Enter"),), on_escape=go_on)


def question(
    title: str, text: str, label: str, do: Callable[[], None], *, close: Callable[[], None], look: Look = "main"
) -> Dialog:
    """Return a question before a step that cannot be taken back."""
    buttons = (Button("yes", label, do, look=look, hint="Enter"), Button("no", tr("Not yet"), close, hint="Esc"))
    return Dialog(title, text, buttons, on_escape=close)
