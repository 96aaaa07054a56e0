"""Says which parts of a scenario are understood and checked, but not played by the engine of this version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simulator.errors import Problem
from simulator.scenario.model import Customer
from simulator.scenario.shape import Record, key_of

UNPLAYED: Mapping[type, Mapping[str, str]] = {
    Customer: {
        "style": "the scripted customer says the lines as they are written",
    },
}
"""Fields that are not played yet, with what happens instead."""


def check_unplayed(every: Sequence[Record]) -> Iterator[Problem]:
    """Yield a note for every part that is written and not played yet.

    Args:
        every: all records of a scenario with its packs.
    """
    for record in every:
        for name, instead in UNPLAYED.get(record.kind, {}).items():
            if name in record and record[name] not in ((), {}, True):
                message = f"`{key_of(name)}` is not played yet: {instead}."
                remedy = "Leave it in: it will be, without a change here."
                yield record.problem(record.place(name), "S218", message, remedy, "note")
