"""Tables of the plain player: what is owed, what was understood, what is news."""

from __future__ import annotations

from simulator.terminal.paper import table
from simulator.view.values import BetweenView, CallView, DueRow


def due_text(view: CallView) -> str:
    """Return what is owed, by whom and when, and how it stands."""
    rows = [(row.who, row.what, row.due, _state_of(row), row.settled_by) for row in view.due]
    return "".join(f"  {line}\n" for line in table(rows)) or "  Nothing is owed.\n"


def todo_text(between: BetweenView) -> str:
    """Return the trainee's list between two contacts: what is owed, and what is planned."""
    rows = [(row.what, row.when or "no time given", _state_of(row), " or ".join(row.how)) for row in between.todo]
    rows += [(plan.title, plan.when, "planned", "") for plan in between.plans]
    return "".join(f"  {line}\n" for line in table(rows)) or "  Nothing is owed.\n"


def understood_text(view: CallView) -> str:
    """Return what the customer took from the last reply, numbered."""
    rows = [
        (f"{number}.", item.kind, item.what, f'"{item.quote}"', "" if item.sure else "(not sure)")
        for number, item in enumerate(view.understood, 1)
    ]
    return "".join(f"  {line}\n" for line in table(rows)) or "  Nothing in particular.\n"


def bulletins_text(view: CallView) -> str:
    """Return the news that came in, each with its time."""
    rows = [(row.time, row.text) for row in view.bulletins]
    return "".join(f"  {line}\n" for line in table(rows)) or "  No news.\n"


def _state_of(row: DueRow) -> str:
    """Return how an item stands, in a word or two."""
    if row.status != "open":
        return row.status
    if not row.keepable:
        return "nobody can keep it"
    return "overdue" if row.overdue else "open"
