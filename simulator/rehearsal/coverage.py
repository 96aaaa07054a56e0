"""Tells which parts of a scenario the plays have reached, and in which lines the others stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from simulator.engine.conditions import holds, key_of
from simulator.engine.state import CallState
from simulator.engine.step import open_call, step
from simulator.rehearsal.places import Places, Step, item, leaves
from simulator.rehearsal.stage import Performance
from simulator.scenario.beats import Beat
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.packs import CaseAction
from simulator.scenario.resolve import PLAIN_TWIST

Kind = Literal["beat", "reaction", "scene", "fact", "ending", "action", "condition"]
KINDS: tuple[Kind, ...] = ("beat", "reaction", "scene", "fact", "ending", "action", "condition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that a call can reach."""

    kind: Kind
    name: str
    """As the author wrote it: an id, or a condition in words."""
    line: int
    """In the scenario's file; 0 when another file brings it in."""
    missed: str
    """What did not happen, as a phrase: "never raised"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was reached, and what never was."""

    reached: tuple[Part, ...]
    missing: tuple[Part, ...]

    def count(self, kind: Kind) -> tuple[int, int]:
        """Return how many parts of a kind were reached, and how many there are."""
        reached = sum(part.kind == kind for part in self.reached)
        return reached, reached + sum(part.kind == kind for part in self.missing)

    def names(self, kind: Kind) -> frozenset[str]:
        """Return the names of the parts of a kind that were reached."""
        return frozenset(part.name for part in self.reached if part.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A single condition with its place and how it is asked."""

    condition: Condition
    way: tuple[Step, ...]
    fresh: bool
    twist: str = ""
    """Asked only when this twist is played; "" always."""


def cover(scenario: Scenario, performances: Iterable[Performance], places: Places) -> Coverage:
    """Return what some calls have reached of a scenario.

    Args:
        scenario: the case as written.
        performances: the calls.
        places: the lines of its file.
    """
    questions = tuple(_questions(scenario))
    parts = {key: part for key, part in _parts(scenario, places)}
    parts |= {("condition", str(n)): _asked_part(q, places) for n, q in enumerate(questions)}
    found: set[tuple[str, str]] = set()
    for performance in performances:
        found |= set(_reached(performance, questions, scenario))
    reached = tuple(part for key, part in parts.items() if key in found)
    missing = sorted((part for key, part in parts.items() if key not in found), key=lambda part: part.line)
    return Coverage(reached=reached, missing=tuple(missing))


def _parts(scenario: Scenario, places: Places) -> Iterator[tuple[tuple[str, str], Part]]:
    for way, beat in _beats(scenario):
        line = places.line(*way)
        yield ("beat", beat.id), Part(kind="beat", name=beat.id, line=line, missed="never raised nor settled")
        for inner, branch in enumerate(beat.then):
            name = f"{beat.id}.{branch.id or inner}"
            line = places.line(*way, "then", item(branch.id, inner))
            yield ("reaction", name), Part(kind="reaction", name=name, line=line, missed="never happened")
    for number, scene in enumerate(scenario.scenes):
        line = places.line("scenes", item(scene.id, number))
        yield ("scene", scene.id), Part(kind="scene", name=scene.id, line=line, missed="never opened")
    for number, branch in enumerate(scenario.reactions):
        name = branch.id or str(number)
        line = places.line("reactions", item(branch.id, number))
        yield ("reaction", name), Part(kind="reaction", name=name, line=line, missed="never happened")
    for number, interjection in enumerate(scenario.interjections):
        name = f"interjection.{interjection.id}"
        line = places.line("interjections", item(interjection.id, number))
        yield ("reaction", name), Part(kind="reaction", name=name, line=line, missed="never said")
    yield from _facts_and_actions(scenario, places)
    for number, ending in enumerate(scenario.endings):
        line = places.line("endings", item(ending.id, number))
        yield ("ending", ending.id), Part(kind="ending", name=ending.id, line=line, missed="never reached")


def _beats(scenario: Scenario) -> Iterator[tuple[tuple[Step, ...], Beat]]:
    """Yield all concerns, those of the case and those of its later scenes, each with the way to it."""
    for number, beat in enumerate(scenario.beats):
        yield ("beats", item(beat.id, number)), beat
    for place, scene in enumerate(scenario.scenes):
        for number, beat in enumerate(scene.beats):
            yield ("scenes", item(scene.id, place), "beats", item(beat.id, number)), beat


def _facts_and_actions(scenario: Scenario, places: Places) -> Iterator[tuple[tuple[str, str], Part]]:
    for twist, way, fact in _facts(scenario):
        missed = "never told by the customer" if fact.known_to == "customer" else "never stated by the trainee"
        name = f"{fact.id} ({twist})" if twist else fact.id
        yield ("fact", f"{twist}/{fact.id}"), Part(kind="fact", name=name, line=places.line(*way), missed=missed)
    for twist, way, action in _actions(scenario):
        name = f"{action.id} ({twist})" if twist else action.id
        line = places.line(*way)
        yield ("action", f"{twist}/{action.id}"), Part(kind="action", name=name, line=line, missed="never done")


def _asked_part(question: _Question, places: Places) -> Part:
    key, value = key_of(question.condition)
    by = f", by: {question.condition.by}" if question.condition.by is not None else ""
    written = f"{{{key}: {str(value).lower() if isinstance(value, bool) else value}{by}}}"
    line = places.line(*question.way)
    return Part(kind="condition", name=written, line=line, missed="never held")


def _facts(scenario: Scenario) -> Iterator[tuple[str, tuple[Step, ...], CaseFact]]:
    """Yield all facts: the twist that brings each ("" for none), the way to it, and the fact."""
    for number, fact in enumerate(scenario.facts):
        yield "", ("facts", item(fact.id, number)), fact
    for name, twist in scenario.twists.items():
        for number, fact in enumerate(twist.facts):
            yield name, ("twists", name, "facts", item(fact.id, number)), fact


def _actions(scenario: Scenario) -> Iterator[tuple[str, tuple[Step, ...], CaseAction]]:
    """Yield all actions of the case: the twist that brings each ("" for none), the way to it, and the action."""
    for number, action in enumerate(scenario.actions):
        yield "", ("actions", item(action.id, number)), action
    for name, twist in scenario.twists.items():
        for number, action in enumerate(twist.actions):
            yield name, ("twists", name, "actions", item(action.id, number)), action


def _questions(scenario: Scenario) -> Iterator[_Question]:
    for number, scene in enumerate(scenario.scenes):
        yield from _of(scene.opens_if, ("scenes", item(scene.id, number), "opens_if"))
    for way, beat in _beats(scenario):
        yield from _of(beat.when, (*way, "when"))
        yield from _of(beat.until, (*way, "until"))
        for inner, branch in enumerate(beat.then):
            yield from _of(branch.when, (*way, "then", item(branch.id, inner), "when"), fresh=True)
    for number, branch in enumerate(scenario.reactions):
        yield from _of(branch.when, ("reactions", item(branch.id, number), "when"), fresh=True)
    for number, interjection in enumerate(scenario.interjections):
        yield from _of(interjection.when, ("interjections", item(interjection.id, number), "when"))
    yield from _questions_of_the_case(scenario)


def _questions_of_the_case(scenario: Scenario) -> Iterator[_Question]:
    for twist, fact_way, fact in _facts(scenario):
        yield from _of(fact.tell, (*fact_way, "tell"), fresh=True, twist=twist)
    for number, ending in enumerate(scenario.endings):
        yield from _of(ending.when, ("endings", item(ending.id, number), "when"))
    for twist, action_way, action in _actions(scenario):
        yield from _of(action.needs, (*action_way, "needs"), twist=twist)
    yield from _of(scenario.solved, ("solved",))
    for name, changed in scenario.twists.items():
        yield from _of(changed.solved, ("twists", name, "solved"), twist=name)


def _of(
    condition: Condition | None, way: tuple[Step, ...], *, fresh: bool = False, twist: str = ""
) -> Iterator[_Question]:
    for leaf, steps in leaves(condition, *way):
        yield _Question(condition=leaf, way=steps, fresh=fresh, twist=twist)


def _reached(
    performance: Performance, questions: tuple[_Question, ...], scenario: Scenario
) -> Iterator[tuple[str, str]]:
    state = performance.state
    yield from (("beat", beat) for beat in dict.fromkeys((*state.raised, *state.over)))
    yield from (("reaction", name) for name in state.fired)
    yield from (("scene", name) for name in state.scenes)
    yield "ending", state.ending
    changed = scenario.twists.get(performance.twist)
    own = set() if changed is None else {*(f.id for f in changed.facts), *(a.id for a in changed.actions)}
    named = [("fact", fact) for fact in (*state.told, *_stated(performance))]
    named += [("action", done.name) for done in state.done if done.ok]
    for kind, name in named:
        yield kind, f"{performance.twist if name in own else ''}/{name}"
    asked = dict(enumerate(questions))
    for moment in _moments(performance):
        held = [n for n, question in asked.items() if _is_true(question, performance, moment)]
        for number in held:
            del asked[number]
            yield "condition", str(number)


def _stated(performance: Performance) -> Iterator[str]:
    """Yield the facts that the trainee stated rightly."""
    for turn in performance.card.turns:
        yield from (finding.fact for finding in turn.accuracy.findings if finding.fact and finding.verdict == "met")


def _moments(performance: Performance) -> Iterator[CallState]:
    """Yield the call after each of its events."""
    opened, *rest = performance.events
    assert opened.kind == "call_opened"  # every record begins so
    state = open_call(performance.scenario, opened).state
    yield state
    for event in rest:
        state = step(performance.scenario, state, event).state
        yield state


def _is_true(question: _Question, performance: Performance, state: CallState) -> bool:
    if question.twist not in ("", performance.twist or PLAIN_TWIST):
        return False
    return holds(question.condition, performance.scenario, state, fresh=question.fresh)
