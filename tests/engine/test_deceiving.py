"""What the customer was told otherwise than it is weighs on loyalty; a poor answer that deceives nobody does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.deceiving import believed_wrongly
from simulator.engine.events import CallClosed, Levels, TraineeReplied
from tests.cases import acted, ended, play, reading, reply, small_scenario

LATER = "found out later that an answer was wrong"
CLOSED = CallClosed(kind="call_closed", at_ms=90_000, reason="completed")


def rated(accuracy: int, *, belied: tuple[str, ...] = (), stated: tuple[str, ...] = ()) -> TraineeReplied:
    levels = Levels(empathy=None, accuracy=accuracy, follow_through=None)
    return replace(reply(reading(), levels=levels), belied=belied, stated=stated)


WRONG, RIGHT = rated(0, belied=("price",)), rated(3, stated=("price",))
SHORT = rated(1, belied=("price",))


@pytest.mark.parametrize(
    ("replies", "felt"),
    [
        ([WRONG], True),
        ([WRONG, RIGHT], False),
        ([RIGHT, WRONG], True),
        ([WRONG, rated(3)], True),
        ([rated(0)], False),
        ([rated(0), rated(1)], False),
        ([SHORT], False),
    ],
)
def test_loyalty_is_lost_only_by_a_false_answer_that_was_never_put_right(
    replies: list[TraineeReplied], felt: bool
) -> None:
    state = play(small_scenario(), [*replies, acted("replace", place="home"), ended(), CLOSED])
    assert any(change.what == LATER for change in state.changes) is felt


def test_the_level_of_each_false_answer_is_kept_and_earlier_contacts_can_be_left_out() -> None:
    scenario = small_scenario()
    state = play(scenario, [SHORT, rated(2)])
    assert believed_wrongly(scenario, state) == {"price": 1}
    assert believed_wrongly(scenario, state, since=1) == {}
