"""Tests of `simulator.progress.warm_up`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from simulator.progress.warm_up import due_moments
from simulator.session.drill import Moment, Rewritten
from simulator.session.standing import Skill, SkillState

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
DELAY = Moment(call_id="a", turn=2, criterion="names_impact", points=-6.0)
DATE = Moment(call_id="b", turn=1, criterion="complete", points=-15.0)


def skill(criterion: str, state: SkillState, due_in_days: int) -> Skill:
    """Return where a trainee stands with a check."""
    return Skill(
        criterion=criterion,
        title=criterion,
        dimension="empathy",
        state=state,
        calls=3,
        shown=1,
        streak=0 if state == "open" else 1,
        last_at=NOW - timedelta(days=1),
        due_at=NOW + timedelta(days=due_in_days),
        last_call="a",
        last_turn=1,
    )


def test_the_costliest_comes_first_and_each_check_once() -> None:
    again = Moment(call_id="c", turn=3, criterion="complete", points=-9.0)
    assert due_moments((again, DELAY, DATE), (), (), NOW) == (DATE, DELAY)


def test_what_was_worded_well_does_not_come_again() -> None:
    done = Rewritten(call_id="b", criterion="complete", met=True, on=date(2026, 4, 1))
    assert due_moments((DELAY, DATE), (), (done,), NOW) == (DELAY,)


def test_what_was_tried_in_vain_comes_again_the_next_day() -> None:
    tried = Rewritten(call_id="b", criterion="complete", met=False, on=NOW.date())
    assert due_moments((DATE,), (), (tried,), NOW) == ()
    assert due_moments((DATE,), (), (tried,), NOW + timedelta(days=1)) == (DATE,)


def test_a_check_that_was_shown_since_rests_until_it_is_due_again() -> None:
    assert due_moments((DELAY,), (skill("names_impact", "growing", 2),), (), NOW) == ()
    assert due_moments((DELAY,), (skill("names_impact", "growing", 0),), (), NOW) == (DELAY,)
    assert due_moments((DELAY,), (skill("names_impact", "open", 0),), (), NOW) == (DELAY,)
