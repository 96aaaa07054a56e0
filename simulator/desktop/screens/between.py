"""The desk between two contacts: the to-do list, what is planned, what was settled, and where time goes next."""

from __future__ import annotations

from collections.abc import Callable

from simulator.desktop.screens.side import due_card, when_words
from simulator.desktop.theme import SMALL
from simulator.desktop.widgets.blocks import Card, Heading, Text
from simulator.desktop.widgets.lines import Divider
from simulator.desktop.widgets.page import Block
from simulator.locale import tr
from simulator.sayings import told
from simulator.view.values import ActionButton, BetweenView, CallView, DueRow, When
from simulator.words import first_up

Begin = Callable[[ActionButton, When | None], None]
"""Begins an action; where it was promised for a moment, with that."""


def between_blocks(view: CallView, now: str, begin: Begin) -> list[Block]:
    """Return what stands under the talk while no contact is on; nothing during one.

    Args:
        view: the desk.
        now: the simulated day and time, in words.
        begin: begins an action, as that which would settle something on the list.
    """
    between = view.between
    if between is None:
        return []
    blocks: list[Block] = [Divider(now), Heading(tr("On your list"))]
    if not between.todo:
        blocks.append(Text(tr("Nothing is open. You can go on."), SMALL, "muted"))
    blocks.extend(_todo(row, view, begin) for row in between.todo)
    if between.plans:
        blocks.append(Heading(tr("Your calendar")))
        blocks.extend(
            Card("", told(plan.title), right=when_words(plan.moment), icon="calendar") for plan in between.plans
        )
    if between.settled:
        blocks.append(Heading(tr("Settled")))
        blocks.extend(due_card(row) for row in between.settled)
    return blocks


def next_label(between: BetweenView | None) -> str:
    """Return what the button that goes on is called."""
    if between is None:
        return tr("Go on")
    return tr("Go on to {when}", when=when_words(between.next_moment)) if between.next_when else tr("Finish")


def _todo(row: DueRow, view: CallView, begin: Begin) -> Card:
    """Return an open item; pressing it begins the action that would settle it."""
    lines = [f"“{row.quote}”"] if row.quote else []
    known = {action.name: action for action in view.actions}
    action = next((known[name] for name in row.how if name in known), None)
    if action is not None:
        lines.append(tr("Press Enter to do it: {action}", action=told(action.title)))
    if not row.keepable:
        lines.append(tr("Nobody can keep this as it was promised."))
    when = when_words(row.moment) or tr("No time given")
    return Card(
        f"todo:{row.id}",
        first_up(told(row.what)),
        tuple(lines),
        right=tr("Overdue: {when}", when=when) if row.overdue else when,
        right_tone="bad" if row.overdue else "accent",
        on_press=None if action is None else _bound(begin, action, row.moment),
        icon="circle-alert" if row.overdue else "list-checks",
        icon_tone="bad" if row.overdue else "accent",
    )


def _bound(begin: Begin, action: ActionButton, moment: When | None) -> Callable[[], None]:
    return lambda: begin(action, moment)
