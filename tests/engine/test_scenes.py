"""The same customer, another day: which scene opens, what is remembered and quoted, and where it all ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.conditions import holds
from simulator.engine.events import TraineeReplied
from simulator.engine.scenes import next_stop
from simulator.engine.state import CallState
from simulator.scenario.beats import Ending
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact
from simulator.scenario.packs import CaseAction
from simulator.session.case import as_case, turn_of
from tests.cases import (
    TOMORROW,
    UNRATED,
    acted,
    ended,
    gone_on,
    last_line,
    play,
    pledge,
    reading,
    reply,
    then,
    world_scenario,
)

WORLD = world_scenario()
WORDS = "And I will call you tomorrow at 11:00."
PROMISE = reply(reading(promised=replace(pledge(at=TOMORROW), start=0, end=len(WORDS))), text=WORDS)
PLAN = acted("call_back", when="2026-03-04 11:00")


def broken() -> CallState:
    return gone_on(WORLD, gone_on(WORLD, play(WORLD, [PROMISE, ended()])))


def kept() -> CallState:
    return gone_on(WORLD, gone_on(WORLD, play(WORLD, [PLAN, PROMISE, ended()])))


def test_what_was_settled_decides_which_scene_opens() -> None:
    assert (kept().scene, kept().at_ms) == ("kept", 72_000_000)
    assert (broken().scene, broken().at_ms) == ("missed", 73_800_000)


def told(level: int | None, *, stated: tuple[str, ...] = (), belied: tuple[str, ...] = ()) -> TraineeReplied:
    levels = replace(UNRATED, accuracy=level)
    return replace(PROMISE, levels=levels, stated=stated, belied=belied)


WRONG, HALF = "found out that an answer was wrong", "found out that an answer did not hold"
FACT, OTHER = "express_time", "price"


@pytest.mark.parametrize(
    ("replies", "found_out"),
    [
        ([told(0, belied=(FACT,))], [WRONG]),
        ([told(1, belied=(FACT,))], [HALF]),
        ([told(0)], []),  # "...": nothing was told
        ([told(1)], []),  # something is missing
        ([told(None, belied=(FACT,))], []),
        ([told(0, belied=(FACT,)), told(3, stated=(FACT,))], []),
        ([told(0, belied=(FACT,)), told(3, stated=(OTHER,))], [WRONG]),
        ([told(0, belied=(FACT,)), told(3)], [WRONG]),
        ([told(3, stated=(FACT,)), told(0, belied=(FACT,))], [WRONG]),
        ([told(1, belied=(OTHER,)), told(0, belied=(FACT,)), told(3, stated=(FACT,))], [HALF]),
    ],
)
def test_a_fact_told_wrongly_is_found_out_when_the_customer_comes_back_unless_it_was_put_right(
    replies: list[TraineeReplied], found_out: list[str]
) -> None:
    fact = CaseFact(id=FACT, says=("Express takes a day.",), type="duration", value="1 day")
    world = replace(WORLD, facts=(fact, replace(fact, id=OTHER)))
    state = gone_on(world, gone_on(world, play(world, [*replies, ended()])))
    assert state.scene
    changes = [change for change in state.changes if change.what.startswith("found out")]
    assert [change.what for change in changes] == found_out
    assert all(change.patience < 0 and change.mood < 0 and change.trust < 0 for change in changes)


def test_the_customer_quotes_the_words_as_they_were_typed() -> None:
    assert last_line(broken()) == "You wrote: I will call you tomorrow at 11:00. What happened?"
    assert last_line(kept()) == "You rang: I will call you tomorrow at 11:00. And is it on its way?"


def test_without_words_to_quote_another_wording_is_chosen() -> None:
    scenario = replace(WORLD, scenes=(replace(WORLD.scenes[1], opens_if=None),))
    state = gone_on(scenario, play(scenario, [ended()]))
    assert last_line(state) == "Nobody rang. What happened?"


def test_without_a_name_the_words_are_those_of_the_promise_for_which_the_scene_opens() -> None:
    other = "And I will send you the label on Friday."
    label = reply(reading(promised=replace(pledge(act="label", at="2026-03-06"), start=0, end=len(other))), text=other)
    scenario = replace(WORLD, scenes=tuple(replace(scene, quotes="") for scene in WORLD.scenes))
    state = gone_on(scenario, gone_on(scenario, play(scenario, [PLAN, PROMISE, label, ended()])))
    assert last_line(state) == "You rang: I will call you tomorrow at 11:00. And is it on its way?"


def test_of_nothing_that_was_promised_nothing_is_quoted() -> None:
    scenario = replace(WORLD, scenes=(replace(WORLD.scenes[1], opens_if=None, quotes="refund"),))
    state = gone_on(scenario, play(scenario, [PROMISE, ended()]))
    while not state.scene:
        state = gone_on(scenario, state)
    assert last_line(state) == "Nobody rang. What happened?"


def test_an_action_may_be_named_for_the_promise_that_it_keeps() -> None:
    ring = CaseAction(id="ring_up", means=("call_back",))
    scenario = replace(
        WORLD, actions=(*WORLD.actions, ring), scenes=(replace(WORLD.scenes[1], opens_if=None, quotes="ring_up"),)
    )
    state = gone_on(scenario, play(scenario, [PROMISE, ended()]))
    while not state.scene:
        state = gone_on(scenario, state)
    assert last_line(state) == "You wrote: I will call you tomorrow at 11:00. What happened?"


def test_a_scene_without_words_begins_with_those_of_the_temperament() -> None:
    silent = tuple(replace(scene, says=()) for scene in WORLD.scenes)
    scenario = replace(WORLD, scenes=silent)
    state = gone_on(scenario, gone_on(scenario, play(scenario, [PROMISE, ended()])))
    assert last_line(state).startswith("word_broken")
    state = gone_on(scenario, gone_on(scenario, play(scenario, [PLAN, PROMISE, ended()])))
    assert last_line(state).startswith("word_kept")


def test_with_nothing_left_one_goes_on_to_the_rating() -> None:
    state = play(WORLD, [ended()])
    assert next_stop(WORLD, state).to == "rating"
    assert gone_on(WORLD, state).phase == "rating"


def test_in_the_concerns_of_a_scene_only_its_own_words_count() -> None:
    early = play(WORLD, [reply(reading(acknowledged=["delay"])), PROMISE, ended()])
    back = gone_on(WORLD, gone_on(WORLD, early))
    assert "sorry" not in back.over
    heard = then(WORLD, back, reply(reading(acknowledged=["delay"]), at_ms=back.at_ms + 9_000))
    assert "sorry" in heard.over


def test_what_was_told_yesterday_is_not_asked_for_again() -> None:
    told = play(WORLD, [reply(reading(asked=["order_number"])), PROMISE, ended()])
    back = gone_on(WORLD, gone_on(WORLD, told))
    asked = then(WORLD, back, reply(reading(asked=["order_number"]), at_ms=back.at_ms + 9_000))
    assert "Still 123." in last_line(asked)
    assert asked.repeats == (asked.turn,)


def test_patience_recovers_overnight_and_mood_and_trust_do_not() -> None:
    tired = then(WORLD, play(WORLD, [PROMISE]), *(reply(reading(asked=["order_number"]), at_ms=n) for n in (1, 2, 3)))
    assert tired.patience < WORLD.customer.patience
    back = gone_on(WORLD, gone_on(WORLD, then(WORLD, tired, ended())))
    assert back.patience == WORLD.customer.patience
    assert back.mood == tired.mood - 20


def test_conditions_ask_for_the_scene_and_for_what_was_kept() -> None:
    lost, won = broken(), kept()
    assert holds(Condition(scene="missed"), WORLD, lost)
    assert not holds(Condition(scene="missed"), WORLD, won)
    assert holds(Condition(due="call_back"), WORLD, lost)
    assert holds(Condition(settled="call_back"), WORLD, won)
    assert not holds(Condition(settled="call_back"), WORLD, lost)


def test_the_ending_may_depend_on_what_was_kept() -> None:
    endings = (Ending(id="true", when=Condition(settled="call_back")), *WORLD.endings)
    scenario = replace(WORLD, endings=endings, scenes=())
    for first, ending in ((PLAN, "true"), (acted("note", text="x"), "gone")):
        state = play(scenario, [first, PROMISE, ended()])
        while state.phase == "between":
            state = gone_on(scenario, state)
        closed = then(scenario, state, _closing(state))
        assert closed.ending == ending


def test_every_scene_is_in_the_case_with_its_own_time_and_channel() -> None:
    back = broken()
    state = then(WORLD, back, reply(reading(acknowledged=["delay"]), at_ms=back.at_ms + 9_000))
    first, second = (turn_of(WORLD, state, number) for number in (1, 2))
    assert (first.now, first.channel) == (None, None)
    assert (str(second.now), second.channel) == ("2026-03-04 12:00:00", "phone")
    assert [outcome.code for outcome in as_case(WORLD, state).outcomes] == ["avoidable_contact"]
    assert [(item.what, item.status) for item in as_case(WORLD, state).commitments] == [("call_back", "broken")]


def _closing(state: CallState):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from simulator.engine.events import CallClosed

    return CallClosed(kind="call_closed", at_ms=state.at_ms, reason="completed")
