"""Finds what may come to pass in some call: an over-estimate, so that what it rules out can never happen.

It follows the engine: beats are raised in their order, settled by `until`, led to by `to`; facts are told when their
`tell` holds; actions succeed when their `needs` hold and their arguments fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal as Choice

from simulator.scenario.arguments import is_among
from simulator.scenario.check.case import Case
from simulator.scenario.check.literals import Literal, Way, clashes, ways
from simulator.scenario.references import DESK_ACTIONS
from simulator.scenario.resolve import PLAIN_TWIST
from simulator.scenario.shape import Record

MOST_ROUNDS = 40
"""Rounds in which one thing makes another possible; a case that needs more is taken to allow everything."""
Moment = Choice["reply", "any", "end"]
"""When a condition is asked: after a reply of the trainee, at any time, when the call is over."""


class Possible:
    """What may be told, done and over in some call of a case."""

    def __init__(self, case: Case) -> None:
        """Work out what can happen; with `case` incomplete, what is unknown counts as possible."""
        self.case = case
        self.told: set[str] = set()
        self.done: set[str] = set()
        self.raised: set[str] = set()
        self.over: set[str] = set()
        self._known: dict[tuple[int, bool], tuple[Way, ...] | None] = {}
        """Ways by the condition's own identity: the case holds every condition as long as this lives."""
        self._grow()

    def can(self, condition: object, moment: Moment = "any") -> bool:
        """Tell whether a condition may hold in some call; no condition always does."""
        return not isinstance(condition, Record) or self._any_way(condition, moment, self._has)

    def can_at_best(self, condition: object, moment: Moment = "any") -> bool:
        """Tell whether a condition may hold if all beats, facts and actions that it names were within reach."""
        return not isinstance(condition, Record) or self._any_way(condition, moment, self._has_at_best)

    def always(self, condition: Record, moment: Moment = "any") -> bool:
        """Tell whether a condition holds in every call."""
        refused = self._ways(condition, wanted=False)
        return refused is not None and not any(self._open(way, moment, self._has_at_best) for way in refused)

    def needs(self, condition: object) -> frozenset[Literal]:
        """Return what must have happened in every way in which a condition can hold at best."""
        found = self._ways(condition) if isinstance(condition, Record) else None
        open_ways = [frozenset(w) for w in found or () if self._open(w, "any", self._has_at_best)]
        return frozenset.intersection(*open_ways) if open_ways else frozenset()

    def succeeds(self, call: str) -> bool:
        """Tell whether an action, written as in `did:`, may succeed."""
        name, *pairs = call.split() or [""]
        return name in self.done and self._fits(name, pairs)

    def can_meet(self, owed: Record) -> bool:
        """Tell whether some action or word can meet an obligation."""
        met_by = [name for name in owed.get("met_by", ()) if isinstance(name, str)]
        return not met_by or any(name not in self.case.actions or name in self.done for name in met_by)

    def _ways(self, condition: Record, *, wanted: bool = True) -> tuple[Way, ...] | None:
        key = id(condition), wanted
        if key not in self._known:
            self._known[key] = ways(condition, wanted=wanted)
        return self._known[key]

    def _any_way(self, condition: Record, moment: Moment, has: Callable[[Literal], bool]) -> bool:
        found = self._ways(condition)
        return found is None or any(self._open(way, moment, has) for way in found)

    def _open(self, way: Way, moment: Moment, has: Callable[[Literal], bool]) -> bool:
        if clashes(way) or self._other_twist(way) or (moment == "end" and not self._settles_with(way)):
            return False
        return all((has(each) if each.wanted else not _certain(each)) and _in_time(each, moment) for each in way)

    def _settles_with(self, way: Way) -> bool:
        """Tell whether `settled: issue`, where it is asked, goes with the rest; not if nothing settles it at all."""
        solved = self.case.record.get("solved")
        asked = any(each.key == "settled" and each.value == "issue" and each.wanted for each in way)
        found = self._ways(solved) if asked and isinstance(solved, Record) else None
        held = [solving for solving in found or () if not clashes(solving)]
        return not held or any(not clashes(way + solving) for solving in held)

    def _other_twist(self, way: Way) -> bool:
        """Tell whether a fact is asked for that only another twist than the named one has."""
        named = {str(each.value) for each in way if each.key == "twist" and each.wanted}
        told = {str(each.value) for each in way if each.key == "told" and each.wanted}
        if not named or not told:
            return False
        brought: dict[str, set[str | None]] = {}
        for fact, twist in self.case.facts:
            brought.setdefault(fact.get("id", ""), set()).add(twist)
        return any(fact in brought and not brought[fact] & {None, *named} for fact in told)

    def _has(self, literal: Literal) -> bool:
        """Tell whether something can come to pass; what nobody has declared is the loader's business."""
        value = str(literal.value)
        if literal.key == "told" and value in self.case.fact_ids:
            return value in self.told
        if literal.key == "after" and value in self.case.beats:
            return value in self.over
        if literal.key == "did" and value.partition(" ")[0] in self.case.actions:
            return self.succeeds(value)
        return self._has_at_best(literal)

    def _has_at_best(self, literal: Literal) -> bool:
        if literal.key == "did":
            name, *pairs = str(literal.value).split() or [""]
            return self._fits(name, pairs)
        return not (literal.key == "patience_below" and isinstance(literal.value, int) and literal.value <= 0)

    def _fits(self, name: str, pairs: list[str]) -> bool:
        versions = self.case.versions.get(name, ())
        return not versions or any(self._takes(action, pairs) for action in versions)

    def _takes(self, action: Record, pairs: list[str]) -> bool:
        arguments = action.get("args", {})
        for pair in pairs:
            given, _, chosen = pair.partition("=")
            argument = arguments.get(given)
            if isinstance(argument, Record) and not may_be(argument, chosen):
                return False
        return True

    def _grow(self) -> None:
        before = -1
        for _ in range(MOST_ROUNDS):
            self._tell()
            self._do()
            self._raise()
            if before == (before := len(self.told) + len(self.done) + len(self.raised) + len(self.over)):
                return
        self.told |= self.case.fact_ids
        self.done |= set(self.case.actions)
        self.raised |= set(self.case.beats)
        self.over |= set(self.case.beats)

    def _tell(self) -> None:
        for fact, _ in self.case.facts:
            if fact.get("known_to") == "customer" and "id" in fact and self.can(fact.get("tell"), "reply"):
                self.told.add(fact["id"])

    def _do(self) -> None:
        self.done |= DESK_ACTIONS - set(self.case.actions)
        for name, versions in self.case.versions.items():
            if any(self.can(action.get("needs")) for action in versions):
                self.done.add(name)

    def _raise(self) -> None:
        barred = False
        led_to = {*self._targets(), *self.case.scene_beats}
        for name, beat in self.case.beats.items():
            if name in led_to or (not barred and self.can(beat.get("when"))):
                self.raised.add(name)
            until = beat.get("until")
            if (until is None and name in self.raised) or (until is not None and self.can(until)):
                self.over.add(name)
            barred |= "when" not in beat and name not in self.over and name not in self.case.scene_beats

    def _targets(self) -> Iterator[str]:
        """Yield the beats that some reaction leads to."""
        for branch in self.case.items("reactions"):
            if self.can(branch.get("when"), "reply"):
                yield branch.get("to", "")
        for name in self.raised:
            for branch in self.case.items("then", self.case.beats[name]):
                if self.can(branch.get("when"), "reply"):
                    yield branch.get("to", "")


def may_be(argument: Record, chosen: str) -> bool:
    """Tell whether an action may succeed with this value of an argument, as far as it `expects` some."""
    expected = argument.get("expects", ())
    if not expected or "{" in "".join(expected) or "{" in chosen:
        return True
    return is_among(chosen, expected, kind=argument.get("kind", ""))


def _certain(literal: Literal) -> bool:
    """Tell whether a gauge is where it is in every call."""
    if literal.key in ("trust_at_least", "mood_at_least"):
        return int(literal.value) <= 0
    if literal.key == "patience_below":
        return int(literal.value) > 100
    return False


def _in_time(literal: Literal, moment: Moment) -> bool:
    """Tell whether a moment allows the answer: after a reply the start is over."""
    return literal.key != "start" or moment != "reply" or literal.value is False


def twist_names(case: Case) -> frozenset[str]:
    """Return the twists that a call can have."""
    return frozenset({*case.twists, PLAIN_TWIST})
