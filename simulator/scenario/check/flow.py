"""Follows the conversation: beats that nothing reaches or settles, idle conditions, endings that never come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simulator.errors import Problem
from simulator.scenario.beats import Branch, Ending, Interjection
from simulator.scenario.check.case import Case
from simulator.scenario.check.literals import ways
from simulator.scenario.check.possible import Possible
from simulator.scenario.later import Scene
from simulator.scenario.model import CriticalRule, Obligation
from simulator.scenario.persona import Abuse
from simulator.scenario.shape import Record
from simulator.scenario.world import Answer

MOST_IN_A_CIRCLE = 100
"""Among more beats than this no circle is looked for; they are told one by one."""
_CONDITIONS: Mapping[type, str] = {
    Abuse: "when",
    Answer: "when",
    CriticalRule: "when",
    Interjection: "when",
    Obligation: "when",
    Scene: "opens_if",
}
"""What hangs on a condition besides beats, reactions and endings."""


def find_beats(case: Case) -> Iterator[Problem]:
    """Yield beats that are never raised, never settled, or wait for each other."""
    possible = case.possible
    circle = frozenset(_circles(case))
    waiting = {name: _waits_for(beat, possible) for name, beat in case.beats.items() if name not in possible.raised}
    for name, beat in case.beats.items():
        if name in waiting:
            yield _unreached(case, name, waiting)
        elif name not in possible.over and name not in circle:
            message = f"Nothing can settle the beat `{name}`: its `until` never holds, and what follows never comes."
            yield beat.problem(
                beat.place("until"), "B502", message, "Ask for something that the trainee can say or do."
            )
        for branch in case.items("then", beat):
            if branch.get("to") == name:
                message = f"A reaction in the beat `{name}` leads to this same beat."
                yield branch.problem(branch.place("to"), "B511", message, "Name another beat, or take `to` out.")
    for name in sorted(circle)[:1]:
        beat = case.beats[name]
        message = f"From the beat `{name}` reactions lead in a circle, and no beat of the circle can be settled."
        yield beat.problem(beat.place("id"), "B504", message, "Give one of them an `until` that can hold.")


def _waits_for(beat: Record, possible: Possible) -> frozenset[str]:
    return frozenset(
        str(need.value) for need in possible.needs(beat.get("when")) if need.key == "after" and need.wanted
    )


def _unreached(case: Case, name: str, waiting: dict[str, frozenset[str]]) -> Problem:
    beat = case.beats[name]
    place = beat.place("when")
    if len(waiting) <= MOST_IN_A_CIRCLE and name in _reached_from(name, waiting):
        others = sorted(other for other in waiting if name in _reached_from(other, waiting) and other != name)
        listed = " and ".join(f"`{other}`" for other in others) or "itself"
        message = f"The beat `{name}` waits for {listed}, and that waits for `{name}`: neither ever comes."
        return beat.problem(place, "B503", message, "Let one of them begin without the other.")
    blocked = next((other for other in sorted(waiting[name]) if other not in case.possible.over), None)
    if not case.possible.can_at_best(beat.get("when")):
        why = "its `when` can never hold"
    elif blocked is not None:
        why = f"it waits for `{blocked}`, which is never over"
    elif case.possible.can(beat.get("when")):
        why = "a beat before it is never settled"
    else:
        why = "what its `when` asks for never happens"
    return beat.problem(
        place, "B501", f"The beat `{name}` is never reached: {why}.", "Mend the condition or the order."
    )


def _reached_from(name: str, waiting: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return all beats that a beat waits for, directly or not, among those that are never reached."""
    found: set[str] = set()
    todo = [name]
    while todo:
        for other in waiting[todo.pop()]:
            if other in waiting and other not in found:
                found.add(other)
                todo.append(other)
    return frozenset(found)


def _circles(case: Case) -> Iterator[str]:
    """Yield the beats from which `to` leads back to them, while none on the way can be settled."""
    stuck = {name for name in case.possible.raised if name in case.beats and name not in case.possible.over}
    leads = {
        name: frozenset(branch.get("to", "") for branch in case.items("then", case.beats[name])) & stuck - {name}
        for name in stuck
    }
    return (name for name in stuck if len(stuck) <= MOST_IN_A_CIRCLE and name in _reached_from(name, leads))


def find_conditions(case: Case) -> Iterator[Problem]:
    """Yield conditions, or parts of them, that can never hold, and reactions that always happen."""
    for owner in (case.record, *case.twists.values()):
        if isinstance(owner.get("solved"), Record):
            yield from _solved(case, owner["solved"])
    for branch in (record for record in case.own if record.kind is Branch and isinstance(record.get("when"), Record)):
        when = branch["when"]
        if not case.possible.can_at_best(when, "reply"):
            message = "This reaction can never happen: what its `when` asks for excludes itself."
            yield when.problem(when.node, "B505", message, "Take out the part that does not fit the rest.")
        elif case.possible.always(when, "reply"):
            message = "This reaction always happens: its `when` holds after every reply."
            yield when.problem(when.node, "B506", message, "Ask for what it is a reaction to.")
    yield from _idle_parts(case)
    yield from _dead_alternatives(case)
    yield from _twins(case)


def _solved(case: Case, solved: Record) -> Iterator[Problem]:
    asks_itself = any(r.get("settled") == "issue" for r in solved.records())
    if asks_itself or not case.possible.can(solved, "end"):
        why = "it asks whether the issue is settled, which is what it decides" if asks_itself else "it can never hold"
        message = f"The matter can never be solved: {why}."
        yield solved.problem(solved.node, "B510", message, "Name an action or a statement that solves it.")


def _idle_parts(case: Case) -> Iterator[Problem]:
    """Yield later scenes, answers, rules and words into a silence whose condition can never hold."""
    for record in case.own:
        field = _CONDITIONS.get(record.kind)
        when = record.get(field) if field is not None else None
        if field is not None and isinstance(when, Record) and not case.possible.can_at_best(when):
            message = f"This `{field}` can never hold: what it asks for excludes itself."
            yield when.problem(when.node, "B505", message, "Take out the part that does not fit the rest.")


def _dead_alternatives(case: Case) -> Iterator[Problem]:
    for record in case.conditions:
        if record.file != case.record.file or "any" not in record:
            continue
        parts = [part for part in record["any"] if isinstance(part, Record)]
        dead = [part for part in parts if not case.possible.can_at_best(part)]
        if len(dead) < len(parts):
            for part in dead:
                message = "This alternative can never hold: what it asks for excludes itself."
                yield part.problem(part.node, "B505", message, "Take it out, or mend what does not fit.")


def _twins(case: Case) -> Iterator[Problem]:
    groups = [case.items("reactions"), *(case.items("then", beat) for beat in case.items("beats"))]
    for group in groups:
        seen: dict[str, int] = {}
        for branch in group:
            when = branch.get("when")
            key = repr(when)
            if isinstance(when, Record) and ways(when) and key in seen:
                message = f"This reaction has the same `when` as the one in line {seen[key]}."
                yield branch.problem(branch.place("when"), "B512", message, "Join them, or tell them apart.")
            seen.setdefault(key, branch.node.line)


def find_endings(case: Case) -> Iterator[Problem]:
    """Yield endings that never come, and what no ending provides for."""
    endings = [ending for ending in case.items("endings") if ending.kind is Ending]
    last_resort: str | None = None
    for ending in endings:
        yield from _ending(case, ending, last_resort)
        when = ending.get("when")
        if last_resort is None and isinstance(when, Record) and case.possible.always(when, "end"):
            last_resort = ending.get("id", "")
    whole = [e for e in endings if "when" in e]
    if whole and len(whole) == len(endings) and last_resort is None:
        message = "A call can end without any of these endings."
        remedy = "End with one that always holds: `when: {any: [{start: true}, {start: false}]}`."
        yield case.record.problem(case.record.place("endings"), "B509", message, remedy)
    if whole and not any(ending.get("good") for ending in endings):
        message = "No ending is marked as the one to hope for."
        yield case.record.problem(case.record.place("endings"), "B513", message, "Give the best one `good: true`.")


def _ending(case: Case, ending: Record, last_resort: str | None) -> Iterator[Problem]:
    when, name = ending.get("when"), ending.get("id", "?")
    if not isinstance(when, Record):
        return
    if last_resort is not None:
        message = f"The ending `{name}` never comes: `{last_resort}` before it always holds."
        yield ending.problem(ending.place("id"), "B507", message, f"Put it before `{last_resort}`.")
        return
    if case.possible.can_at_best(when, "end"):
        return
    if case.possible.can_at_best(when):
        message = f"The ending `{name}` asks that the issue is settled, and excludes what settles it (`solved`)."
        yield ending.problem(when.node, "B508", message, "Take out the part that excludes it.")
    else:
        message = f"The ending `{name}` never comes: its `when` can never hold."
        yield ending.problem(when.node, "B507", message, "Take out the part that does not fit the rest.")
