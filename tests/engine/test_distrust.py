"""What is left when trust is gone: in writing, in public, or with a rival; once a contact and never over an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from simulator.engine.events import Levels, TraineeReplied
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Reaction
from tests.cases import acted, last_line, play, reading, reply, small_scenario

WRONG = Levels(empathy=None, accuracy=None, follow_through=0)
"""Costs 15 of trust."""


def wrong(at_ms: int = 20_000, *, asked: Iterable[str] = ()) -> TraineeReplied:
    return reply(reading(asked=asked, courtesy="confirmation"), at_ms=at_ms, levels=WRONG)


def with_words(scenario: Scenario, *says: str) -> Scenario:
    own = {**scenario.temperament.reactions, "distrusts": Reaction(says=says)}
    return replace(scenario, temperament=replace(scenario.temperament, reactions=own))


def said_at(state: CallState) -> list[int]:
    return [line.turn for line in state.transcript if "plain.distrusts" in line.line_id]


def test_a_customer_whose_trust_has_sunk_says_once_what_they_will_do_about_it() -> None:
    state = play(small_scenario(trust=34), [wrong(), wrong(40_000), wrong(60_000)])
    assert state.trust < 20
    assert said_at(state) == [1]


def test_each_temperament_has_its_own_way_and_a_question_still_ends_the_line() -> None:
    state = play(with_words(small_scenario(trust=34), "Put it in writing."), [wrong()])
    said = last_line(state)
    assert "Put it in writing." in said
    assert said.endswith("?") or said.endswith("Put it in writing.")


def test_it_is_not_said_over_an_answer_but_with_the_next_line() -> None:
    state = play(small_scenario(trust=34), [wrong(asked=["order_number"]), wrong(40_000)])
    first = next(line for line in state.transcript if line.speaker == "customer" and line.turn == 1)
    assert first.text == "It is 123."
    assert said_at(state) == [2]


def test_who_still_trusts_a_little_says_nothing_of_the_kind() -> None:
    state = play(small_scenario(trust=35), [wrong()])
    assert (state.trust, said_at(state)) == (20, [])


def test_who_came_without_trust_acts_on_it_only_when_more_is_lost() -> None:
    kind = reply(reading(acknowledged=["delay"]), levels=Levels(empathy=2, accuracy=None, follow_through=None))
    assert said_at(play(small_scenario(trust=10), [kind])) == []
    assert said_at(play(small_scenario(trust=10), [kind, wrong(40_000)])) == [2]


def test_a_pack_without_words_for_it_plays_as_before() -> None:
    state = play(with_words(small_scenario(trust=34)), [wrong(), wrong(40_000)])
    assert said_at(state) == []
    assert "distrusts" not in state.fired


def test_once_the_matter_is_settled_there_is_nothing_to_threaten_with() -> None:
    state = play(small_scenario(trust=34), [acted("replace", at_ms=5_000, place="home"), wrong()])
    assert state.trust < 20
    assert said_at(state) == []
