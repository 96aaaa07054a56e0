"""What the customer says to what was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.model import Channel
from scoring.reading.items import HeatMark
from simulator.engine.events import ContactEnded, TimePassed, TraineeActed
from simulator.engine.proposals import within_a_sentence
from tests.cases import last_line, play, pledge, reading, reply, senseless, small_scenario

ACTED = TraineeActed(kind="trainee_acted", at_ms=1_000, name="replace", args={"place": "home"})


def test_the_customer_opens_with_the_first_concern() -> None:
    assert last_line(play(small_scenario(), [])) in ("Where is it?", "So, where is it?")


def test_a_question_is_answered_and_nothing_is_pressed_with_it() -> None:
    state = play(small_scenario(), [reply(reading(asked=["order_number"]))])
    assert last_line(state) == "It is 123."
    assert state.told == ("order_number",)


def test_two_questions_at_once_get_two_answers() -> None:
    state = play(small_scenario(), [reply(reading(asked=["order_number", "deadline"]))])
    assert last_line(state) == "It is 123. For a party."


def test_what_was_given_is_given_again_in_other_words_and_costs_patience() -> None:
    once = reply(reading(asked=["order_number"]))
    first = play(small_scenario(), [once])
    second = play(small_scenario(), [once, once])
    assert last_line(second) == "Still 123."
    assert second.patience == first.patience - 8
    assert second.repeats == (2,)


def test_who_did_not_follow_hears_it_again_in_other_words() -> None:
    asked = reply(reading(asked=["order_number"]))
    state = play(small_scenario(), [asked, reply(reading(asked=["say_again"]), text="Sorry, what do you mean?")])
    assert last_line(state) == "Still 123."
    assert state.repeats == ()


def test_words_of_a_concern_are_said_again_as_they_were() -> None:
    first = last_line(play(small_scenario(), []))
    assert last_line(play(small_scenario(), [reply(reading(asked=["say_again"]), text="What?")])) == first


def test_what_was_told_is_not_told_again_beside_news() -> None:
    once = reply(reading(asked=["order_number"]))
    state = play(small_scenario(), [once, reply(reading(asked=["order_number", "deadline"]))])
    assert last_line(state) == "For a party."


def test_a_fact_is_withheld_while_trust_is_low() -> None:
    state = play(small_scenario(trust=20), [reply(reading(asked=["deadline"]))])
    assert last_line(state) == "Why do you ask?"
    assert "party" not in state.told


def test_a_brief_never_holds_a_fact_that_was_not_told() -> None:
    state = play(small_scenario(trust=20), [reply(reading(asked=["deadline"]))])
    assert all("party" not in message.text for message in state.transcript)


def test_a_question_that_nobody_foresaw_gets_an_honest_answer() -> None:
    state = play(small_scenario(), [reply(reading(asked=["shoe_size"]), text="Which shoe size?")])
    assert last_line(state).startswith("cannot_say")


def test_an_unsure_reading_makes_the_customer_ask_back_and_costs_nothing() -> None:
    before = play(small_scenario(), [])
    state = play(small_scenario(), [reply(reading(asked=["order_number"], confidence=0.4))])
    assert last_line(state).startswith("ask_back")
    assert (state.mood, state.patience, state.trust) == (before.mood, before.patience, before.trust)


@pytest.mark.parametrize(("sense", "moment"), [("empty", "silence"), ("nonsense", "nonsense"), ("other_language",) * 2])
def test_a_message_without_sense_gets_a_natural_reaction(sense: str, moment: str) -> None:
    assert last_line(play(small_scenario(), [reply(senseless(sense))])).startswith(moment)


def test_no_wording_is_used_twice_in_a_call() -> None:
    state = play(small_scenario(patience=100), [reply(senseless("nonsense")) for _ in range(4)])
    lines = [m.text for m in state.transcript if m.speaker == "customer"]
    assert len(set(lines)) == len(lines)


def test_an_insult_is_answered_before_anything_else_and_charged_once() -> None:
    insult = HeatMark(kind="insult", start=0, end=1, confidence=0.9)
    state = play(small_scenario(), [reply(reading(heat=insult))])
    assert last_line(state).startswith("insulted")
    assert (state.mood, state.trust) == (25, 30)


@pytest.mark.parametrize(
    ("made", "moment"),
    [
        (pledge(act="message"), "vague_promise"),
        (pledge(act="message", firm=False), "weak_promise"),
        (pledge(act="message", at="2026-03-04T11:00"), "firm_promise"),
        (pledge(act="message", unclear=True), "unclear_time"),
    ],
)
def test_a_promise_is_taken_for_what_it_is_worth(made: object, moment: str) -> None:
    state = play(small_scenario(), [reply(reading(promised=made))])  # type: ignore[arg-type]  # parametrised
    assert last_line(state).startswith(moment)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Tomorrow at 9:00", "tomorrow at 9:00"),
        ("On Thursday at 11:00", "on Thursday at 11:00"),
        ("Friday at 13:00", "Friday at 13:00"),
        ("Entro un'ora", "entro un'ora"),
        ("Friday, March 6.", "Friday, March 6."),
        ("This Thursday", "this Thursday"),
        ("Christmas Eve", "Christmas Eve"),
        ("FRIDAY", "FRIDAY"),
        ("TOMORROW AT 9", "TOMORROW AT 9"),
        ("BY FRI", "BY Friday"),
        ("the sun is out on sat", "the sun is out on Saturday"),
        ("tomorow at 9", "tomorrow at 9"),
        ("tmrw", "tomorrow"),
        ("tues or Thurs. at 9", "Tuesday or Thursday at 9"),
        ("sabato alle 9", "sabato alle 9"),
        ("by friday 12 june", "by Friday 12 June"),
        ("내일 오전 11시", "내일 오전 11시"),
    ],
)
def test_a_time_has_small_letters_in_the_middle_of_what_the_customer_says(said: str, told: str) -> None:
    assert within_a_sentence(said) == told


def test_a_reaction_of_the_case_happens_once() -> None:
    called = reply(reading(promised=pledge(at="2026-03-04T11:00")))
    first = play(small_scenario(), [called])
    second = play(small_scenario(), [called, called])
    assert "A call, fine." in last_line(first)
    assert "A call, fine." not in last_line(second)


def test_a_settled_concern_is_not_pressed_again() -> None:
    state = play(small_scenario(), [ACTED, reply(reading(acknowledged=["delay"])), reply(reading(courtesy="thanks"))])
    assert any("Good." in m.text for m in state.transcript)
    assert "What now?" not in last_line(state)


def test_a_content_customer_says_goodbye_and_leaves() -> None:
    state = play(small_scenario(), [ACTED, reply(reading(courtesy="farewell"))])
    assert "goodbye" in last_line(state)
    assert (state.phase, state.ended_by) == ("between", "customer")


def test_a_farewell_with_the_matter_open_is_not_accepted() -> None:
    state = play(small_scenario(), [reply(reading(courtesy="farewell"))])
    assert "left_open" in last_line(state)
    assert state.phase == "contact"


def test_silence_is_asked_into_and_ends_with_a_walk_out() -> None:
    waits = [TimePassed(kind="time_passed", at_ms=n * 100_000) for n in range(1, 9)]
    state = play(small_scenario(), waits)
    assert any(m.text.startswith("silence") for m in state.transcript)
    assert state.ended_by == "customer"


def test_one_moment_please_buys_time_without_pressing() -> None:
    state = play(small_scenario(), [reply(reading(courtesy="please_wait"))])
    assert last_line(state).startswith("waits")
    early = play(
        small_scenario(), [reply(reading(courtesy="please_wait")), TimePassed(kind="time_passed", at_ms=150_000)]
    )
    assert early.nudges == 0


def test_several_messages_before_the_customer_speaks_are_one_turn() -> None:
    from simulator.engine.step import open_call, step
    from tests.cases import opened, spoken

    scenario = small_scenario()
    state = open_call(scenario, opened()).state
    state = step(scenario, state, spoken(state)).state
    state = step(scenario, state, reply(reading(courtesy="greeting"))).state
    state = step(scenario, state, reply(reading(asked=["order_number"]))).state
    state = step(scenario, state, spoken(state)).state
    assert state.turn == 1
    assert "It is 123." in last_line(state)


@pytest.mark.parametrize(("channel", "times"), [("phone", 1), ("chat", 0)])
def test_who_is_spoken_over_on_the_phone_says_so_once(channel: Channel, times: int) -> None:
    from simulator.engine.step import open_call, step
    from tests.cases import opened, spoken

    scenario = replace(small_scenario(), channel=channel)
    state = open_call(scenario, opened()).state
    state = step(
        scenario, state, reply(reading(courtesy="greeting"))
    ).state  # before the first word nobody is cut short
    state = step(scenario, state, spoken(state)).state
    for number in range(3):
        state = step(scenario, state, reply(reading(asked=["order_number"]), at_ms=30_000 + number)).state
    said = [piece.why for piece in state.awaiting[0].brief.pieces]
    assert said.count("interrupted") == times
    assert "answer" in said


def test_the_trainees_end_makes_the_obligations_due() -> None:
    state = play(small_scenario(), [ContactEnded(kind="contact_ended", at_ms=30_000)])
    assert [(item.id, item.due, item.source) for item in state.due] == [("report", "2026-03-04T11:00", "obligation")]


def test_the_first_message_without_sense_costs_nothing_and_the_second_does() -> None:
    before = play(small_scenario(), [])
    once = play(small_scenario(), [reply(senseless("nonsense"))])
    twice = play(small_scenario(), [reply(senseless("nonsense"))] * 2)
    assert (once.mood, once.patience) == (before.mood, before.patience)
    assert twice.patience < once.patience


def test_a_thumb_up_is_no_silence() -> None:
    assert last_line(play(small_scenario(), [reply(senseless("empty"), text="\N{THUMBS UP SIGN}")])).startswith("noted")


@pytest.mark.parametrize("courtesy", ["anything_else", "how_can_i_help"])
def test_a_conventional_question_is_never_taken_for_a_repeated_one(courtesy: str) -> None:
    asked = reply(reading(asked=["order_number"]))
    state = play(small_scenario(), [asked, reply(reading(asked=[courtesy]))])
    assert state.repeats == ()
