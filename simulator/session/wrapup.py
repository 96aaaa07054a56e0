"""The work after a contact: the note is checked against the facts, cause and tasks against what the case says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.assess import rate_turn
from scoring.card import Finding
from scoring.model import Case, Outcome, Turn
from simulator.engine.clock import start_of
from simulator.engine.desk import TAG_CAUSE, causes_of
from simulator.engine.state import CallState
from simulator.scenario.model import CaseFact, Scenario
from simulator.session.listen import as_fact, listen

NOTE, TASK = "note", "task"
CAUSE_POINTS = 2
NOTE_POINTS, WRONG_NOTE_POINTS, TASK_POINTS = 1, -2, -1


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedUp:
    """What the trainee wrote down after the contact, and how it holds."""

    notes: tuple[str, ...]
    wrong: tuple[Finding, ...]
    """Where a note contradicts the facts."""
    missing: tuple[str, ...]
    """Facts that the note should hold, as sentences."""
    cause: str
    """Title of the cause that was tagged, or ""."""
    right_cause: str
    """Title of the cause that is right, or "" where the case does not say."""
    tasks: tuple[str, ...]
    forgotten: tuple[str, ...]
    """What should have been written down as a task."""


def wrap_up_of(scenario: Scenario, state: CallState) -> WrappedUp:
    """Return what was written down in a call, checked against what the case says.

    Args:
        scenario: the case as played.
        state: the call.
    """
    notes = tuple(str(done.args.get("text", "")) for done in state.done if done.ok and done.name == NOTE)
    tasks = tuple(str(done.args.get("what", "")) for done in state.done if done.ok and done.name == TASK)
    causes = causes_of(scenario)
    return WrappedUp(
        notes=notes,
        wrong=tuple(finding for note in notes for finding in _wrong(scenario, state, note)),
        missing=tuple(fact.says[0] for fact in _wanted(scenario) if not _holds_fact(notes, fact)),
        cause=causes.get(_tagged(state), ""),
        right_cause=causes.get(scenario.wrap_up.cause, ""),
        tasks=tasks,
        forgotten=tuple(_forgotten(scenario, state, tasks)),
    )


def wrapped_up(scenario: Scenario, state: CallState) -> tuple[Outcome, ...]:
    """Return what the work after the contact does to the outcome, where the case scores it.

    Args:
        scenario: the case as played.
        state: the call, at its end.
    """
    asked = scenario.wrap_up
    if not (asked.cause or asked.note or asked.tasks) or state.turn == 0:
        return ()
    return tuple(_outcomes(scenario, state, wrap_up_of(scenario, state)))


def _outcomes(scenario: Scenario, state: CallState, done: WrappedUp) -> Iterator[Outcome]:
    asked = scenario.wrap_up
    if asked.cause and _tagged(state) == asked.cause:
        yield _outcome("root_cause", CAUSE_POINTS, f"The cause was tagged rightly: {done.cause}.")
    if asked.note and done.wrong:
        yield _outcome("wrong_note", WRONG_NOTE_POINTS, f"The note says something wrong: {done.wrong[0].because}")
    elif asked.note and not done.missing:
        yield _outcome("full_note", NOTE_POINTS, "The note holds what a colleague needs to know.")
    elif asked.note:
        yield _outcome("thin_note", -NOTE_POINTS, f"The note does not say: {done.missing[0]}")
    for task in done.forgotten:
        yield _outcome("missing_task", TASK_POINTS, f"This was not written down as a task: {task}.")


def _outcome(code: str, points: int, because: str) -> Outcome:
    return Outcome(code=code, points=points, turn=0, because=because)


def _wrong(scenario: Scenario, state: CallState, note: str) -> tuple[Finding, ...]:
    """Return where a note contradicts the facts, read by the reader that reads the replies."""
    facts = tuple(as_fact(fact) for fact in scenario.facts if fact.known_to == "company")
    case = Case(language=scenario.language, now=start_of(scenario), facts=facts)
    turn = Turn(number=1, customer="", reply=note, reading=listen(scenario, note, customer="", at_ms=state.at_ms))
    return tuple(finding for finding in rate_turn(case, turn).accuracy.findings if finding.verdict == "harmful")


def _wanted(scenario: Scenario) -> Iterator[CaseFact]:
    return (fact for fact in scenario.facts if fact.id in scenario.wrap_up.note)


def _holds_fact(notes: tuple[str, ...], fact: CaseFact) -> bool:
    """Tell whether some note names the value of a fact, or its topic where it has none."""
    text = " ".join(notes).casefold()
    forms = [form for form in (fact.value, *fact.values) if form] or list(fact.topic)
    return any(form.casefold() in text for form in forms)


def _tagged(state: CallState) -> str:
    """Return the cause that was tagged last, or ""."""
    tags = [str(done.args["cause"]) for done in state.done if done.ok and done.name == TAG_CAUSE]
    return tags[-1] if tags else ""


def _forgotten(scenario: Scenario, state: CallState, tasks: tuple[str, ...]) -> Iterator[str]:
    """Yield the obligations for which no task was written down and nothing was done that meets them."""
    words = " ".join(tasks).casefold()
    for owed in scenario.obligations:
        if owed.id not in scenario.wrap_up.tasks or any(done.ok and done.name in owed.met_by for done in state.done):
            continue
        key_words = [word for word in owed.what.casefold().split() if len(word) > LONG_WORD]
        if not any(word in words for word in key_words):
            yield owed.what


LONG_WORD = 4
"""Words of more letters say what a task is about."""
