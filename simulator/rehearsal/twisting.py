"""Holds the twists of a scenario against each other: an answer that was learnt by heart must fail in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.rehearsal.plays import Played, inputs_for
from simulator.rehearsal.stage import perform
from simulator.scenario.model import Scenario

REMEMBERED_BELOW = 60
"""A good play of one twist has less than this in some other: else knowing the answer is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """A good play that was played in a twist for which it was not written."""

    name: str
    """Of the play."""
    twist: str
    """The other twist."""
    total: float


def crossed(scenario: Scenario, plays: Sequence[Played]) -> tuple[Crossed, ...]:
    """Play every good play in all the other twists, with its own seed.

    Args:
        scenario: the case as written.
        plays: its plays.
    """
    found = []
    for played in plays:
        if played.play.kind != "good":
            continue
        for twist in scenario.twists:
            if twist != played.play.twist:
                lines = inputs_for(played.play, scenario, twist=twist)
                performance = perform(scenario, lines, seed=played.play.seed, twist=twist)
                found.append(Crossed(name=played.name, twist=twist, total=performance.card.total or 0.0))
    return tuple(found)


def memory_is_enough(found: Sequence[Crossed]) -> bool:
    """Tell whether every good play does well in every other twist; False where there are none."""
    return bool(found) and min(each.total for each in found) >= REMEMBERED_BELOW
