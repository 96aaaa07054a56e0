"""Who comes back: the customer of an earlier day to whom something was promised, until they have been met again."""

from __future__ import annotations

from datetime import timedelta

from simulator.progress.regulars import who_comes_back
from tests.progress.attempts import START, a_brief, an_attempt

BROKEN = a_brief(promises={"broken": 1, "kept": 1})
OPEN = a_brief(promises={"open": 1})
KEPT = a_brief(promises={"kept": 2})
NOW = START + timedelta(days=5)


def ids(*attempts: object) -> list[str]:
    return [attempt.call_id for attempt in who_comes_back(attempts, NOW)]  # type: ignore[arg-type]  # all are attempts


def test_an_unkept_promise_brings_its_customer_back_before_a_kept_one() -> None:
    kept = an_attempt(1, scenario="a", brief=KEPT, day=3)
    broken = an_attempt(2, scenario="b", brief=BROKEN, day=1)
    still_open = an_attempt(3, scenario="c", brief=OPEN, day=2)
    assert ids(kept, broken, still_open) == [still_open.call_id, broken.call_id, kept.call_id]


def test_nobody_comes_back_on_the_same_day_or_for_nothing() -> None:
    today = an_attempt(1, scenario="a", brief=BROKEN, day=5)
    nothing = an_attempt(2, scenario="b", brief=a_brief(), day=1)
    assert ids(today, nothing) == []


def test_who_was_met_again_has_nothing_left_to_come_back_for() -> None:
    first = an_attempt(1, scenario="a", brief=BROKEN, day=1)
    again = an_attempt(2, scenario="a", brief=a_brief(), day=2)
    assert ids(first, again) == []


def test_a_call_that_was_left_or_taken_from_another_brings_nobody_back() -> None:
    left = an_attempt(1, scenario="a", brief=BROKEN, day=1, abandoned=True)
    fork = an_attempt(2, scenario="b", brief=BROKEN, day=1, parent_id="x")
    assert ids(left, fork) == []
