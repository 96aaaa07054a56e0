"""The customer's record as it stands now: what the case has, what actions have changed, and what they found besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.engine.calendar import done_at
from simulator.engine.desk import LOOK_UP, actions_of
from simulator.engine.state import CallState, Done
from simulator.scenario.model import Scenario
from simulator.scenario.resolve import fill
from simulator.view.wording import titled

CHECK = "check"
SEARCH = "kb_search"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """What the desk knows of the customer."""

    rows: tuple[tuple[str, str], ...]
    """Name and value; none until the record was looked up, where the desk has such an action."""
    changed: tuple[str, ...]
    """Names of the rows that an action has changed."""
    found: tuple[tuple[str, str], ...]
    """Title and result of the actions that found something out, the newest result of each."""


def show_record(scenario: Scenario, state: CallState) -> RecordView:
    """Return the customer's record at a moment of the call.

    Args:
        scenario: the case as played.
        state: the call.
    """
    actions = {action.id: action for action in actions_of(scenario)}
    done = tuple(_done(state))
    found = {
        each.name: (actions[each.name].title or titled(each.name), each.result)
        for each in done
        if each.name not in (LOOK_UP, SEARCH) and CHECK in actions[each.name].means
    }
    if LOOK_UP in actions and not any(each.name == LOOK_UP for each in done):
        return RecordView(rows=(), changed=(), found=tuple(found.values()))
    rows = dict(scenario.record)
    for each in done:
        rows |= {name: fill(text, each.args) for name, text in actions[each.name].sets.items()}
    changed = tuple(titled(name) for name, value in rows.items() if scenario.record.get(name) != value)
    return RecordView(
        rows=tuple((titled(name), value) for name, value in rows.items()),
        changed=changed,
        found=tuple(found.values()),
    )


def _done(state: CallState) -> Iterator[Done]:
    """Yield what has been done with success by now; what is planned for later is not."""
    return (done for done in state.done if done.ok and done_at(done) <= state.at_ms)
