"""Hints for practice: the one thing that helps most now, without the words for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.engine.abuse import is_due, may_end
from simulator.engine.concerns import current
from simulator.engine.conditions import is_solved
from simulator.engine.desk import LOOK_UP, actions_of
from simulator.engine.public import IN_PUBLIC, is_public
from simulator.engine.queue import FIRST_WORDS, waiting_pull
from simulator.engine.state import CallState
from simulator.scenario.model import Duty, Scenario

VERIFY = "verify_identity"
LOW_MOOD = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One hint."""

    about: str
    """What it is about, as an id; the record keeps this."""
    text: str


def hint_for(scenario: Scenario, state: CallState) -> Hint:
    """Return the most useful hint that was not given yet; when all were given, the first of them again.

    Args:
        scenario: the case as played.
        state: the call.
    """
    hints = tuple(_hints(scenario, state))
    return next((hint for hint in hints if hint.about not in state.hints), hints[0])


def _hints(scenario: Scenario, state: CallState) -> Iterator[Hint]:
    name = scenario.customer.name
    yield from _of_limits(scenario, state)
    if state.phase == "contact":
        yield from _of_the_talk(scenario, state, name)
    yield from _of_the_desk(scenario, state, name)
    if state.phase == "contact":
        yield from _of_the_end(scenario, state, name)
    else:
        yield Hint(about="go_on", text="Write your note, then go on to what is due next.")


def _of_limits(scenario: Scenario, state: CallState) -> Iterator[Hint]:
    if may_end(state):
        yield Hint(about="end_contact", text="You have warned twice. You may end the contact now; it costs nothing.")
    elif is_due(state):
        yield Hint(about="warn", text="That went too far. Name the limit with the action `warn`, and what follows.")
    if is_public(scenario, state) and (state.turn == 0 or IN_PUBLIC in state.fired):
        yield Hint(about="private", text="Strangers read along. Move to a private message before you ask for details.")


def _of_the_talk(scenario: Scenario, state: CallState, name: str) -> Iterator[Hint]:
    if waiting_pull(scenario, state) is not None and FIRST_WORDS not in state.fired:
        yield Hint(about="wait", text=f"{name} has waited before you said a word. Say that you know.")
    heard = any(signal.kind == "acknowledged" and signal.what == "any" for signal in state.signals)
    if state.mood < LOW_MOOD and not heard:
        yield Hint(about="impact", text=f"Say in one line what this means for {name}, before you solve anything.")
    beat = current(scenario, state)
    if beat is not None and beat.id in state.raised:
        text = f"{name} still waits for an answer to this: “{_asked(state, beat.says)}”"
        yield Hint(about=f"beat_{beat.id}", text=text)


def _asked(state: CallState, wordings: tuple[str, ...]) -> str:
    """Return the wording in which the customer has said something, or the first."""
    said = "\n".join(message.authored for message in state.transcript if message.speaker == "customer")
    return next((wording for wording in wordings if wording in said), wordings[0])


def _of_the_desk(scenario: Scenario, state: CallState, name: str) -> Iterator[Hint]:
    known = {action.id for action in actions_of(scenario)}
    done = {entry.name for entry in state.done if entry.ok}
    if LOOK_UP in known - done:
        yield Hint(about=LOOK_UP, text=f"Open the record of {name}: it may hold the answer already.")
    if VERIFY in known - done:
        yield Hint(about=VERIFY, text="Make sure who you are talking to before you change anything.")
    told = {signal.what for signal in state.signals if signal.kind in ("said", "acknowledged")}
    for fact in scenario.scoring.must_say:
        if fact not in told:
            yield Hint(about=f"fact_{fact}", text=f"{name} does not know this yet: {fact.replace('_', ' ')}.")
    for duty in scenario.required:
        if not _is_done(duty, done):
            yield Hint(about=f"duty_{duty.action}", text=f"Something is still to be done: {duty.why}.")


def _is_done(duty: Duty, done: set[str]) -> bool:
    return bool(done & {duty.action, *duty.any_of})


def _of_the_end(scenario: Scenario, state: CallState, name: str) -> Iterator[Hint]:
    vague = next((item for item in state.due if item.status == "vague"), None)
    if vague is not None:
        what = vague.what.replace("_", " ")
        yield Hint(about=f"due_{vague.id}", text=f"You promised something ({what}) without a time.")
    if is_solved(scenario, state):
        yield Hint(about="end", text=f"Ask {name} whether anything else is open, then say goodbye.")
    else:
        yield Hint(about="next_step", text=f"Tell {name} who does what by when, and what happens if it fails.")
