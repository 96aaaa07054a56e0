"""Runs the gold plays of a scenario and holds them against what they must get, and against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from simulator.engine.standing import latest
from simulator.rehearsal.canaries import CEILING, scores_low
from simulator.rehearsal.stage import Line, Performance, perform
from simulator.scenario.files import authored
from simulator.scenario.load import load_play
from simulator.scenario.model import Scenario
from simulator.scenario.play import Play
from simulator.scenario.resolve import PLACEHOLDER, PLAIN_TWIST, fill, resolve

PLAYS = "plays"
GAP = 15
"""A better play has at least so many points more than the next."""
ORDER = ("good", "middling", "poor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A play, how it went, and what is wrong with that."""

    name: str
    """The file without its ending."""
    play: Play
    performance: Performance
    faults: tuple[str, ...]
    """Sentences; empty when it got what it must get."""


def play_files(home: Path) -> Sequence[Path]:
    """Return the files of a scenario's plays, by name.

    Args:
        home: the scenario's folder.
    """
    return authored(home / PLAYS)


def run_play(path: Path, scenario: Scenario) -> Played:
    """Play one file and compare it with what it expects.

    Args:
        path: the file of the play.
        scenario: the case as written.

    Raises:
        ScenarioProblems: the file of the play has problems.
        UserError: the play names a twist that the scenario has not.
    """
    play = load_play(path)
    lines = inputs_for(play, scenario, twist=play.twist)
    performance = perform(scenario, lines, seed=play.seed, twist=play.twist)
    return Played(
        name=path.stem, play=play, performance=performance, faults=tuple(_faults(play, performance, scenario))
    )


def inputs_for(play: Play, scenario: Scenario, *, twist: str) -> tuple[Line, ...]:
    """Return what the trainee does in a play, with the case's values for their names in braces.

    Args:
        play: as written.
        scenario: the case as written.
        twist: the variant that is played; one that the scenario does not have changes no value.
    """
    known = twist if twist in scenario.twists else PLAIN_TWIST
    values = resolve(scenario, seed=play.seed, twist=known).values
    return tuple({key: _filled(value, values) for key, value in line.items()} for line in play.inputs)


def _filled(value: object, values: Mapping[str, object]) -> object:
    """Return an input with its values; one that is nothing but a value keeps the value's type."""
    if isinstance(value, Mapping):
        return {key: _filled(each, values) for key, each in value.items()}
    if not isinstance(value, str):
        return value
    alone = PLACEHOLDER.fullmatch(value)
    if alone and value == f"{{{alone[1]}}}" and alone[1] in values:
        return values[alone[1]]
    return fill(value, {name: each for name, each in values.items() if isinstance(each, str | int | float | bool)})


def out_of_order(played: Sequence[Played]) -> Iterator[str]:
    """Yield what is wrong with plays beside each other: a kind that is missing, a gap that is too small."""
    kinds = {each.play.kind for each in played}
    for kind in ORDER:
        if kind not in kinds:
            yield f"There is no {kind} play: write plays/{kind}.yaml."
    twists = dict.fromkeys(each.play.twist for each in played)
    for twist in twists:
        yield from _gaps([each for each in played if each.play.twist == twist])


def without_play(scenario: Scenario, played: Sequence[Played]) -> Sequence[str]:
    """Return the twists that no play plays."""
    have = {each.play.twist for each in played}
    return [name for name in scenario.twists if name not in have]


def _gaps(played: Sequence[Played]) -> Iterator[str]:
    totals: Mapping[str, list[tuple[float, str]]] = {
        kind: [(each.performance.card.total or 0.0, each.name) for each in played if each.play.kind == kind]
        for kind in ORDER
    }
    for better, worse in pairwise(kind for kind in ORDER if totals[kind]):
        (high, upper), (low, lower) = min(totals[better]), max(totals[worse])
        if high - low < GAP:
            points = f"{upper} has {high:g} points, {lower} {low:g}"
            yield f"The {better} play must be {GAP} points above the {worse} one: {points}."


def _broken(performance: Performance, expected: Mapping[str, str]) -> Iterator[str]:
    """Yield the promises that a good play breaks without saying so: most often only the deed is forgotten."""
    for item in performance.state.due:
        if item.status == "broken" and not item.with_item and not {item.id, item.what} & expected.keys():
            what = f"{item.what.replace('_', ' ')}, due {item.due}"
            yield f"It breaks a promise: {what}. Plan it at the desk, or do it then."


def _unsettled(performance: Performance, expected: Mapping[str, str]) -> Iterator[str]:
    for name, wanted in expected.items():
        standing = [item.status for item in latest(performance.state, name)]
        if wanted not in standing:
            yield f"{name} must be {wanted}; it is {', '.join(standing) or 'not on the ledger'}."


def _faults(play: Play, performance: Performance, scenario: Scenario) -> Iterator[str]:
    if play.scenario != scenario.id:
        yield f"It is a play of `{play.scenario}`, not of `{scenario.id}`."
    yield from performance.refused
    expect = play.expect
    if expect.ending and performance.state.ending != expect.ending:
        reached = performance.state.ending or "none"
        yield f"It must end as {expect.ending}; it ends as {reached}."
    yield from _unsettled(performance, expect.settled)
    if play.kind == "good":
        yield from _broken(performance, expect.settled)
    scores = performance.scores()
    for name, (lowest, highest) in expect.score.items():
        score = scores[name]
        if score is None or not lowest <= score <= highest:
            got = "not assessed" if score is None else f"{score:g}"
            yield f"{name.replace('_', '-').capitalize()} must be {lowest} to {highest}; it is {got}."
    if play.kind == "canary" and not scores_low(performance):
        yield f"A canary may get {CEILING} points at most; it gets {performance.card.total:g}."
    if expect.critical is not None and performance.critical() != set(expect.critical):
        got = ", ".join(sorted(performance.critical())) or "none"
        yield f"Critical errors must be {', '.join(expect.critical) or 'none'}; they are {got}."
