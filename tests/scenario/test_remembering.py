"""What is kept between two looks gives what a fresh look would give."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.state import changed
from simulator.scenario.remembering import MOST, ByIdentity, Growing
from tests.cases import play, small_scenario


def counted(items: tuple[str, ...]) -> dict[str, int]:
    return {item: items.count(item) for item in items}


def add(counts: dict[str, int], item: str) -> None:
    counts[item] = counts.get(item, 0) + 1


@given(st.lists(st.tuples(st.integers(0, 120), st.lists(st.sampled_from("abc"), max_size=70)), max_size=20))
def test_a_fold_is_the_same_whatever_was_looked_at_before(looks: list[tuple[int, list[str]]]) -> None:
    fold = Growing[str, dict[str, int]]({}, add, dict.copy)
    items: tuple[str, ...] = ()
    for kept, more in looks:
        items = (*items[:kept], *more)
        assert fold(items) == counted(items)
        assert fold(items[:kept]) == counted(items[:kept])


def test_an_object_is_worked_on_once_and_none_takes_the_place_of_another() -> None:
    worked: list[list[int]] = []

    def size(value: list[int]) -> int:
        worked.append(value)
        return len(value)

    sizes = ByIdentity(size)
    first = [1, 2]
    assert (sizes(first), sizes(first), len(worked)) == (2, 2, 1)
    for number in range(2 * MOST):
        assert sizes([0] * (number % 5)) == number % 5
    assert sizes(first) == 2


def test_a_state_is_changed_as_dataclasses_would_do_it() -> None:
    state = play(small_scenario(), [])
    assert changed(state, mood=7, over=("x",)) == replace(state, mood=7, over=("x",))
    assert state.mood == 50
    with pytest.raises(TypeError, match="a call has no moods"):
        changed(state, **{"moods": 7})
    with pytest.raises(AttributeError):
        changed(state, mood=7).mood = 8  # type: ignore[misc]  # the point of the test
