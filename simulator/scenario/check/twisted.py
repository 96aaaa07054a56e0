"""Looks at what a twist leaves of the case: duties without their action, record lines that change nothing."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.errors import Problem
from simulator.scenario.check.case import Case
from simulator.scenario.check.literals import clashes, ways
from simulator.scenario.problems import suggest
from simulator.scenario.shape import Record

_BROUGHT = ("facts", "actions", "own_articles", "obligations", "unknown", "must_not_say")


def find_robbed(case: Case) -> Iterator[Problem]:
    """Yield twists that take away what they, or the case, ask for all the same."""
    for name, twist in case.twists.items():
        brought = {each.get("id") for field in _BROUGHT for each in case.items(field, twist)}
        gone = frozenset(each for each in twist.get("without", ()) if each not in brought)
        for what, lost in _asked_for(case, twist, gone) if gone else ():
            number = next((n for n, each in enumerate(twist["without"]) if each == lost), None)
            message = f"The twist `{name}` takes `{lost}` away, and {what} asks for it all the same."
            remedy = "Write in the twist what holds in its place, or leave it in."
            yield twist.problem(twist.place("without", number), "N105", message, remedy)


def _asked_for(case: Case, twist: Record, gone: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield what a variant asks for and does not have, each as who asks and for what."""
    for duty in case.items("required", twist if twist.get("required") is not None else None):
        ways_to = [duty.get("action", ""), *duty.get("any_of", ())]
        if gone.issuperset(ways_to):
            yield "`required`", ways_to[0]
    judging = case.record.get("scoring")
    usual = judging.get("must_say", ()) if isinstance(judging, Record) else ()
    must_say = usual if twist.get("must_say") is None else twist["must_say"]
    yield from (("`must_say`", fact) for fact in must_say if fact in gone)
    for owed in (*case.items("obligations"), *case.items("obligations", twist)):
        met_by = [name for name in owed.get("met_by", ()) if isinstance(name, str)]
        if owed.get("id") not in gone and met_by and gone.issuperset(met_by):
            yield f"the obligation `{owed.get('id')}`", met_by[0]
    yield from _unsolved(twist.get("solved") or case.record.get("solved"), gone)


def _unsolved(solved: object, gone: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield a deed without which the matter cannot be solved in any way."""
    found = ways(solved) if isinstance(solved, Record) else None
    lost = [
        next((name for each in way if each.key == "did" and each.wanted and (name := _deed(each.value)) in gone), None)
        for way in found or ()
        if not clashes(way)
    ]
    if lost and all(lost):
        yield "`solved`", str(lost[0])


def _deed(value: object) -> str:
    return str(value).partition(" ")[0]


def find_new_lines(case: Case) -> Iterator[Problem]:
    """Yield lines of a twist's record that are new and nearly called as one that there is."""
    known = frozenset(key.raw for key, _ in case.record.entries("record"))
    for name, twist in case.twists.items():
        for key, _ in twist.entries("record"):
            near = "" if key.raw in known else suggest(key.raw, known)
            if near.startswith("Did you mean"):
                message = f"The twist `{name}` adds the line `{key.raw}` to the record; none is changed by it."
                yield twist.problem(key, "N106", message, near)


def find_twisted_must_say(case: Case) -> Iterator[Problem]:
    """Yield facts that a twist wants told and that only the customer knows."""
    for name, twist in case.twists.items():
        own = {fact.get("id"): fact for fact in (*case.items("facts"), *case.items("facts", twist))}
        for number, said in enumerate(twist.get("must_say") or ()):
            fact = own.get(said)
            if fact is not None and fact.get("known_to") == "customer":
                message = f"`{said}` is what the customer knows: in `{name}` the trainee cannot be asked to tell it."
                yield twist.problem(twist.place("must_say", number), "A709", message, "Name a fact of the company.")
