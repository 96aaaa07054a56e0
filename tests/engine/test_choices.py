"""What a trainee leaves to the customer, and what they ask about the customer's own words, in a real case."""

from __future__ import annotations

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.load import load_scenario
from simulator.session.clocks import SteppedClock
from simulator.session.runner import Runner
from simulator.settings import shipped_scenarios
from tests.fakes import OPENED_AT, header


def line_ids(case: str, *replies: str) -> str:
    """Return the ids of the pieces of the customer's last line."""
    library = shipped_scenarios()
    assert library is not None
    scenario = load_scenario(library / case / "scenario.yaml")
    about = header(seed=3, scenario_id=scenario.id, language=scenario.language)
    runner = Runner.start(scenario, about, voice=ScriptedVoice(), clock=SteppedClock(OPENED_AT), journal=None)
    for text in replies:
        runner.reply(text)
    return next(m.line_id for m in reversed(runner.state.transcript) if m.speaker == "customer")


@pytest.mark.parametrize(
    "text",
    [
        "shall i ring you or drop you a message?",
        "Shall I ring at 7 or 8?",
        "would you prefer it at 9 or at 11?",
        "shall i put you down for 7 or 8?",
        "Shall I call or email you with the answer by Friday?",
    ],
)
def test_ways_and_times_are_left_to_the_trainee(text: str) -> None:
    assert ".either." in line_ids("late_parcel", text)


@pytest.mark.parametrize(
    "text",
    ["Do you want a refund or a new lamp?", "shall i check the depot or send a new one?"],
)
def test_what_the_customer_has_a_wish_about_is_not(text: str) -> None:
    assert "fact.preference." in line_ids("late_parcel", text)


@pytest.mark.parametrize("text", ["did you order it on monday or tuesday", "Shall I ring at 7?"])
def test_what_is_no_choice_of_ways_is_not_answered_as_one(text: str) -> None:
    assert ".either." not in line_ids("late_parcel", text)


@pytest.mark.parametrize(
    "text", ["Sorry, do you mean the tandem won't fit?", "did you mean all of it?", "are you saying it is long?"]
)
def test_who_asks_what_was_meant_hears_it_again_and_no_yes(text: str) -> None:
    told = line_ids("seat_for_the_bike", "What kind of bike is it?", text)
    assert ".agrees." not in told
    assert "fact." in told


@pytest.mark.parametrize("case", ["lost_scarf", "one_parcel", "change_of_address"])
@pytest.mark.parametrize("text", ["Could you tell me what happened?", "What would you like us to do?"])
def test_what_one_came_for_answers_the_broadest_questions_once(case: str, text: str) -> None:
    pieces = line_ids(case, text).split("+")
    assert len([piece for piece in pieces if piece.startswith("beat.")]) == 1


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("welcome_ko", "어떻게 해드리면 좋을까요?"),
        ("welcome_ko", "원하시는 게 있으세요?"),
        ("welcome_it", "Che cosa preferisce che facciamo?"),
    ],
)
def test_what_one_came_for_answers_them_in_other_languages(case: str, text: str) -> None:
    assert line_ids(case, text).startswith("beat.opening.")


@pytest.mark.parametrize(
    ("case", "text", "moment"),
    [
        ("other_shoes", "많이 힘드시진 않으세요?", "wellbeing"),
        ("welcome_ko", "ㅋㅋ 뭐라고요", "opening.again"),
        ("welcome_ko", "그건 저희 잘못이 아닙니다", "dismissed"),
        ("welcome_ko", "안타깝지만 어렵습니다", "told_no"),
        ("welcome_it", "Non è colpa nostra", "dismissed"),
        ("love_this_kettle", "how do you feel about it?", "wellbeing"),
        ("still_vegan", "please dont eat it yet, ok?", "noted"),
        ("avvocato_e_caldaia", "È soddisfatto così?", "agrees"),
    ],
)
def test_what_is_said_everywhere_has_its_own_answer(case: str, text: str, moment: str) -> None:
    assert f".{moment}." in line_ids(case, text)


@pytest.mark.parametrize("case", ["lost_scarf", "love_this_kettle"])
def test_a_name_asked_for_in_public_brings_no_number_and_no_street(case: str) -> None:
    assert "fact.name." in line_ids(case, "My name is Alex, who am I speaking to?")


@pytest.mark.parametrize("case", ["late_parcel", "wrong_blue", "change_of_address"])
@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Just to confirm, you'd like it sorted today?", "confirms"),
        ("we don't do that", "refused"),
        ("Can I ask why?", "opening.again"),
    ],
)
def test_what_every_case_hears_is_answered_in_every_case(case: str, text: str, moment: str) -> None:
    assert f".{moment}." in line_ids(case, text)


@pytest.mark.parametrize("case", ["seat_for_the_bike", "wrong_blue"])
@pytest.mark.parametrize("text", ["Please give me your date of birth for security.", "What's your postcode?"])
def test_one_detail_is_no_answer_to_the_question_for_another(case: str, text: str) -> None:
    assert ".withholds." in line_ids(case, text)


@pytest.mark.parametrize(
    ("case", "text", "is_vague"),
    [
        ("lost_transfer", "I'll text you the confirmation right now", False),
        ("lost_transfer", "I'll text you the confirmation", True),
        ("lost_transfer", "I'll email you straight away", False),
        ("lost_transfer", "I'll ring you now", False),
        ("welcome_ko", "지금 바로 문자 드릴게요", False),
        ("welcome_ko", "문자 드릴게요", True),
    ],
)
def test_who_promises_word_at_once_is_not_asked_when(case: str, text: str, is_vague: bool) -> None:
    assert (".vague_promise." in line_ids(case, text)) is is_vague


def test_minutes_to_the_door_are_a_time() -> None:
    told = line_ids("where_is_my_driver", "He's at the wrong gate.", "he'll be with you in 8 minutes")
    assert "beat.how_long.again" not in told


@pytest.mark.parametrize(
    ("case", "text", "fact"),
    [
        ("password_circle", "which email is it on?", "old_mail"),
        ("password_circle", "new mail?", "new_mail"),
        ("still_vegan", "did anybody eat some of it already?", "eaten"),
        ("sale_price_yesterday", "ok whats your order number", "order_number"),
        ("wrong_blue", "What did you order, royal or navy?", "problem"),
        ("router_by_friday", "What are you working on?", "text_about"),
        ("welcome_it", "Come si chiama?", "chi_e"),
    ],
)
def test_a_plain_question_is_answered_by_its_own_fact(case: str, text: str, fact: str) -> None:
    assert line_ids(case, text).startswith(f"fact.{fact}.")


def test_a_thing_at_home_is_asked_back_in_plain_words() -> None:
    assert line_ids("three_questions", "Are you at home right now?").startswith("orderly.ask_back")


def test_hold_on_while_i_look_asks_for_leave_whatever_the_case_calls_hold() -> None:
    assert ".hold_allowed." in line_ids("clinic_open", "Could you hold on for two minutes while I look?")
