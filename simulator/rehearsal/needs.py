"""Works out from a scenario alone what a good call has to bring: actions with arguments, facts, things to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from scoring.model import Scalar
from simulator.engine.clock import due_at, iso, now_at
from simulator.engine.conditions import holds
from simulator.engine.desk import actions_of
from simulator.engine.known import asked_for
from simulator.engine.state import CallState
from simulator.rehearsal.places import leaves
from simulator.scenario.beats import Ending
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.packs import Argument, CaseAction

REASONS = frozenset({"deadline", "occasion", "problem", "earlier_contact"})
"""Topics behind which lies what a customer does not say at once."""
NEXT_DAY_AT = 11
"""The hour of a promise where the case names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An action that a good call holds."""

    action: CaseAction
    args: Mapping[str, Scalar]


def questions_in(scenario: Scenario) -> Iterator[Condition]:
    """Yield the single questions of beats, reactions, endings and tells."""
    for beat in scenario.beats:
        for condition in (beat.when, beat.until, *(branch.when for branch in beat.then)):
            yield from (leaf for leaf, _ in leaves(condition))
    for condition in (
        *(branch.when for branch in scenario.reactions),
        *(ending.when for ending in scenario.endings),
        *(fact.tell for fact in scenario.facts),
    ):
        yield from (leaf for leaf, _ in leaves(condition))


def wanted_actions(scenario: Scenario, *, twist: str) -> tuple[Wanted, ...]:
    """Return the actions of a good call in the order in which they can be done.

    They are those required, what solves the matter, what the best ending names, what keeps a bad one away, and what
    meets the obligations; each after those that it needs.

    Args:
        scenario: the case as played.
        twist: the variant that is played.
    """
    known = {action.id: action for action in actions_of(scenario)}
    given: dict[str, dict[str, Scalar]] = {}
    named = tuple(_named(scenario, twist))
    meant = frozenset(name for name, _ in named)
    for name, args in named:
        if name in known:
            for needed in (*_needs(known, name, meant), name):
                given.setdefault(needed, {})
            given[name] |= args
    return tuple(Wanted(action=known[name], args=_filled(scenario, known[name], args)) for name, args in given.items())


def keys(scenario: Scenario, wanted: tuple[Wanted, ...]) -> tuple[CaseFact, ...]:
    """Return the facts of the customer that the arguments of these actions hold, each argument once."""
    found: dict[str, CaseFact] = {}
    for each in wanted:
        for name, value in each.args.items():
            if each.action.args[name].expects or each.action.args[name].kind == "text":
                fact = _knower(scenario, name, str(value))
                if fact is not None:
                    found.setdefault(fact.id, fact)
    return tuple(found.values())


def hidden(scenario: Scenario) -> tuple[CaseFact, ...]:
    """Return the facts of the customer on which something depends; where there are none, their reasons."""
    named = {leaf.told for leaf in questions_in(scenario) if leaf.told is not None}
    theirs = [fact for fact in scenario.facts if fact.known_to == "customer"]
    found = [fact for fact in theirs if fact.id in named]
    return tuple(found or (fact for fact in theirs if set(topics_to_ask(fact)) & REASONS))


def topics_to_ask(fact: CaseFact) -> tuple[str, ...]:
    """Return the topics by which one asks for a fact, those that its `tell` names first."""
    own = asked_for(fact) - {fact.id}
    written = [leaf.asked for leaf, _ in leaves(fact.tell) if leaf.asked in own]
    return tuple(dict.fromkeys([*(topic for topic in written if topic), fact.id]))


def moments_owed(scenario: Scenario) -> Mapping[str, str]:
    """Return for each action that meets an obligation when it is due, ISO local time."""
    return {name: iso(due_at(scenario, owed.due)) for owed in scenario.obligations for name in owed.met_by}


def first_name(scenario: Scenario) -> str:
    """Return the customer's first name, as one greets them."""
    return next(iter(scenario.customer.name.split()), "there")


def can_do(scenario: Scenario, state: CallState, wanted: Wanted) -> bool:
    """Tell whether an action would succeed now and has not been done."""
    done = any(done.ok and done.name == wanted.action.id for done in state.done)
    needs = wanted.action.needs
    return not done and (needs is None or holds(needs, scenario, state))


def _named(scenario: Scenario, twist: str) -> Iterator[tuple[str, Mapping[str, Scalar]]]:
    best = _best_ending(scenario, twist)
    ending_args = dict(_deeds(best.when)) if best is not None else {}
    yield from _averting(scenario, twist)
    for duty in scenario.required:
        yield duty.action, {**duty.args, **ending_args.pop(duty.action, {})}
    named = {duty.action for duty in scenario.required} | {name for duty in scenario.required for name in duty.any_of}
    solving = dict(_deeds(scenario.solved))
    if not named & set(solving):
        yield from list(solving.items())[:1]
    yield from ending_args.items()
    for owed in scenario.obligations:
        yield owed.met_by[0], {}


def _best_ending(scenario: Scenario, twist: str) -> Ending | None:
    """Return the good ending of this variant, else the first that belongs to none."""
    good = [(ending, {leaf.twist for leaf, _ in leaves(ending.when)}) for ending in scenario.endings if ending.good]
    own = [ending for ending, named in good if twist in named]
    return next(iter(own or [ending for ending, named in good if named <= {None}]), None)


def _averting(scenario: Scenario, twist: str) -> Iterator[tuple[str, Mapping[str, Scalar]]]:
    """Yield the actions whose absence brings an ending that comes before the good one."""
    for ending in scenario.endings:
        if ending.good:
            return
        asked = tuple(leaves(ending.when))
        if all(_may_be(leaf, twist, denied="not" in way) for leaf, way in asked):
            yield from ((leaf.did.split()[0], {}) for leaf, way in asked if leaf.did is not None and "not" in way)


def _may_be(leaf: Condition, twist: str, *, denied: bool) -> bool:
    """Tell whether a single question can hold in a variant, as far as it names one."""
    return leaf.twist is None or (leaf.twist == twist) != denied


def _deeds(condition: Condition) -> Iterator[tuple[str, Mapping[str, Scalar]]]:
    """Yield the actions that a condition asks for, outside its negations."""
    for leaf, way in leaves(condition):
        if leaf.did is not None and "not" not in way:
            name, *pairs = leaf.did.split()
            yield name, {key: value for key, _, value in (pair.partition("=") for pair in pairs) if value}


def _needs(
    known: Mapping[str, CaseAction], name: str, meant: frozenset[str], seen: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield the actions that must come before one; of several that would do, those that are meant anyway."""
    action = known[name]
    if action.needs is None:
        return
    asked = [(leaf.did.split()[0], way) for leaf, way in leaves(action.needs) if leaf.did is not None]
    spared = {needed for needed, way in asked if "any" in way} - meant
    chosen = meant & {needed for needed, way in asked if "any" in way}
    for needed, way in asked:
        if "not" not in way and needed in known and needed not in seen and not (chosen and needed in spared):
            yield from _needs(known, needed, meant, seen | {name, needed})
            yield needed


def _filled(scenario: Scenario, action: CaseAction, given: Mapping[str, Scalar]) -> Mapping[str, Scalar]:
    args: dict[str, Scalar] = {}
    for name, argument in action.args.items():
        wanted = not argument.optional or (bool(argument.expects) and not args)
        if name in given:
            args[name] = _typed(given[name], argument)
        elif wanted:
            args[name] = _value(scenario, action, name, argument)
    return args


def _typed(value: Scalar, argument: Argument) -> Scalar:
    if argument.kind != "number" or not isinstance(value, str):
        return value
    try:
        return float(value)
    except ValueError:
        return value  # the desk will refuse it, and the trial will tell


def _value(scenario: Scenario, action: CaseAction, name: str, argument: Argument) -> Scalar:
    if argument.expects:
        return _typed(argument.expects[0], argument)
    if argument.kind == "choice":
        return argument.choices[0] if argument.choices else ""
    if argument.kind == "number":
        return 1 if argument.at_most is None else argument.at_most
    if argument.kind == "time":
        later = now_at(scenario, 0).replace(hour=NEXT_DAY_AT, minute=0) + timedelta(days=1)
        return moments_owed(scenario).get(action.id, iso(later))
    theirs = [fact for fact in scenario.facts if fact.known_to == "customer" and fact.value]
    told = next((fact.value for fact in theirs if fact.id == name or fact.id.endswith(f"_{name}")), "")
    told = told or scenario.record.get(name, "")
    told = told or (scenario.customer.name if "check" in action.means else "")
    return told or f"{scenario.title}: {'; '.join(duty.why for duty in scenario.required) or scenario.customer.name}"


def _knower(scenario: Scenario, name: str, value: str) -> CaseFact | None:
    """Return the customer's fact that holds a value: by its own id first."""
    theirs = [fact for fact in scenario.facts if fact.known_to == "customer"]
    by_name = [fact for fact in theirs if fact.id == name]
    by_value = [fact for fact in theirs if value and (fact.value == value or value in " ".join(fact.says))]
    return next(iter([*by_name, *by_value]), None)
