"""How the customer reacts as a person does: to what they cannot know, to wrong facts, and to large words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from scoring.reading.items import Claim, HeatMark, Question, Reading, Value
from simulator.engine.effects import Speak
from simulator.engine.events import TraineeReplied
from simulator.engine.state import CallState
from simulator.engine.step import step
from simulator.scenario.beats import Beat
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from tests.cases import acted, last_line, play, pledge, reading, reply, small_scenario


def claim(text: str, words: str, *topics: str, values: tuple[Value, ...] = (), denied: bool = False) -> Claim:
    start = text.index(words)
    return Claim(
        topics=topics,
        polarity="denied" if denied else "affirmed",
        modality="certain",
        tense="present",
        act="",
        values=values,
        start=start,
        end=start + len(words),
        confidence=0.9,
    )


def asked(text: str, words: str, what: str, *, personal: bool = False, sure: float = 0.9) -> Question:
    start = text.index(words)
    return Question(what=what, start=start, end=start + len(words), confidence=sure, personal=personal)


def said(text: str, **items: object) -> TraineeReplied:
    """Return a reply with hand-made items that stand where their words stand."""
    return reply(replace(reading(), **items), text=text)  # type: ignore[arg-type]  # items of a reading, by name


def lines(state: CallState) -> list[str]:
    return [message.line_id for message in state.transcript if message.speaker == "customer"]


def settled(scenario: Scenario) -> Scenario:
    """Return the case with nothing that the customer still wants, so that nothing is pressed."""
    return replace(scenario, beats=scenario.beats[:1])


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Who signed for the kettle?", "cannot_say_word"),
        ("How many were in the parcel?", "cannot_say_word"),
        ("Did anybody sign for the kettle?", "cannot_say_whether"),
        ("What did the driver say?", "cannot_say"),
    ],
)
def test_what_the_case_does_not_say_is_owned_up_to_in_the_form_of_the_question(text: str, moment: str) -> None:
    state = play(small_scenario(), [said(text, asked=(asked(text, text[:-1], "signature"),))])
    assert lines(state)[-1].startswith(f"plain.{moment}.")


def test_the_question_word_is_said_back() -> None:
    scenario = small_scenario()
    words = {**scenario.temperament.reactions}
    words["cannot_say_word"] = replace(words["cannot_say_word"], says=("I don't know {asked}.",) * 3)
    scenario = replace(scenario, temperament=replace(scenario.temperament, reactions=words))
    text = "How long was the driver here?"
    assert last_line(play(scenario, [said(text, asked=(asked(text, text[:-1], "driver"),))])) == (
        "I don't know how long."
    )


def test_a_question_that_was_not_made_out_is_answered_by_its_form_and_not_with_filler() -> None:
    text = "have they had something to nibble on?"
    state = play(small_scenario(), [said(text, asked=(asked(text, text[:-1], "unclear", sure=0.45),))])
    assert lines(state)[-1].startswith("plain.cannot_say_whether.")


def test_what_is_put_forward_in_a_question_gets_a_yes() -> None:
    text = "May I send you the form?"
    state = play(small_scenario(), [said(text, asked=(asked(text, text[:-1], "form"),))])
    assert lines(state)[-1].startswith("plain.agrees.")


def test_the_part_of_a_question_that_is_not_known_is_answered_beside_the_other() -> None:
    text = "What is the number? And who signed for the parcel?"
    both = (asked(text, "What is the number", "order_number"), asked(text, "who signed for the parcel", "signature"))
    state = play(small_scenario(), [said(text, asked=both)])
    assert last_line(state).startswith("It is 123. cannot_say_word")


def test_a_second_question_about_the_same_thing_is_not_answered_twice() -> None:
    text = "What is the number? Do you have it there with you?"
    both = (asked(text, "What is the number", "order_number"), asked(text, "Do you have it there with you", "place"))
    assert last_line(play(small_scenario(), [said(text, asked=both)])) == "It is 123."


def test_only_a_question_of_yes_or_no_is_confirmed() -> None:
    told = reply(reading(asked=["order_number"]))
    right, other = "So it is 123, right?", "123? Which number do I see there?"
    confirmed = play(small_scenario(), [told, said(right, asked=(asked(right, right[:-1], "order_number"),))])
    assert last_line(confirmed).startswith("confirms")
    again = play(small_scenario(), [told, said(other, asked=(asked(other, "Which number", "order_number"),))])
    assert last_line(again) == "Still 123."


def test_a_value_in_another_sentence_confirms_nothing() -> None:
    told = reply(reading(asked=["order_number"]))
    text = "We have 123. That is hardly our fault, is it?"
    state = play(small_scenario(), [told, said(text, asked=(asked(text, "is it", "unclear", sure=0.45),))])
    assert not last_line(state).startswith("confirms")


def test_an_echo_of_an_idle_phrase_makes_the_customer_drop_it() -> None:
    noted = reply(reading(), text="We work on Mondays.")
    scenario = settled(small_scenario())
    first = play(scenario, [noted])
    assert lines(first)[-1].startswith("plain.noted.")
    text = "What noted?"
    again = play(scenario, [noted, said(text, asked=(asked(text, "What noted", "unclear", sure=0.45),))])
    assert lines(again)[-1].startswith("plain.never_mind.")


@pytest.mark.parametrize(
    ("text", "echoes"),
    [
        ("What 123?", True),
        ("What do you mean by 123?", True),
        ("What was 123?", True),
        ("What colour has 123?", False),
        ("Which insurance has 123?", False),
    ],
)
def test_only_a_question_about_words_of_the_line_alone_is_an_echo(text: str, echoes: bool) -> None:
    told = reply(reading(asked=["order_number"]))
    state = play(small_scenario(), [told, said(text, asked=(asked(text, text[:-1], "unclear", sure=0.45),))])
    assert (last_line(state) == "Still 123.") is echoes


def test_an_echo_of_what_was_told_gets_it_again_in_other_words() -> None:
    told = reply(reading(asked=["order_number"]))
    text = "What 123?"
    state = play(small_scenario(), [told, said(text, asked=(asked(text, "What 123", "unclear", sure=0.45),))])
    assert last_line(state) == "Still 123."


def test_a_wrong_code_of_the_customers_own_is_corrected() -> None:
    code = CaseFact(id="postcode", known_to="customer", value="QX4 7TN", says=("It's QX4 7TN.",), again=("QX4 7TN.",))
    scenario = replace(small_scenario(), facts=(*small_scenario().facts, code))
    text = "I have you at AB1 2CD."
    state = play(scenario, [said(text, claims=(claim(text, "I have you at AB1 2CD", "postcode"),))])
    assert [part.partition(".")[0] for part in lines(state)[-1].split("+")] == ["plain", "fact"]
    assert "plain.corrects." in lines(state)[-1]
    right = "I have you at QX4 7TN."
    state = play(scenario, [said(right, claims=(claim(right, "I have you at QX4 7TN", "postcode"),))])
    assert "corrects" not in lines(state)[-1]
    other = "The depot is at AB1 2CD."
    state = play(scenario, [said(other, claims=(claim(other, "The depot is at AB1 2CD", "postcode"),))])
    assert "corrects" not in lines(state)[-1]


@pytest.mark.parametrize(
    ("text", "what", "answer"),
    [
        ("Is F-319 right?", "agreement", "plain.corrects."),
        ("F-319?", "unclear", "plain.corrects."),
        ("Is your ticket F-319?", "ticket", "plain.corrects."),
        ("Is F-318 right?", "agreement", "plain.confirms."),
    ],
)
def test_a_question_whether_a_code_is_right_gets_its_own_answer(text: str, what: str, answer: str) -> None:
    ticket = CaseFact(id="ticket", known_to="customer", value="F-318", says=("It's F-318.",), again=("F-318.",))
    scenario = replace(small_scenario(), facts=(*small_scenario().facts, ticket))
    known = said("Which ticket?", asked=(asked("Which ticket?", "Which ticket", "ticket"),))
    sure = 0.45 if what == "unclear" else 0.9
    checks = said(text, asked=(asked(text, text.rstrip("?"), what, sure=sure),))
    assert lines(play(scenario, [known, checks]))[-1].startswith(answer)


def test_a_fact_is_not_told_twice_in_one_line() -> None:
    code = CaseFact(id="postcode", known_to="customer", value="QX4 7TN", says=("It's QX4 7TN.",), again=("QX4 7TN.",))
    scenario = replace(small_scenario(), facts=(*small_scenario().facts, code))
    text = "I have you at AB1 2CD. What is your postcode?"
    corrected = said(
        text,
        claims=(claim(text, "I have you at AB1 2CD", "postcode"),),
        asked=(asked(text, "What is your postcode", "postcode"),),
    )
    told = [part for part in lines(play(scenario, [corrected]))[-1].split("+") if part.startswith("fact.")]
    assert told == ["fact.postcode.0"]
    once_more = [part for part in lines(play(scenario, [corrected, corrected]))[-1].split("+") if "fact." in part]
    assert once_more == ["fact.postcode.again.0"]


def test_what_an_awaited_line_tells_is_not_told_again_beside_it() -> None:
    scenario = settled(small_scenario())
    question = reply(reading(asked=["order_number"]))
    first = step(scenario, play(scenario, []), question).state
    second = step(scenario, first, question)
    (spoken,) = (effect for effect in second.effects if isinstance(effect, Speak))
    assert [piece.tells for piece in spoken.brief.pieces].count("order_number") == 1


def test_a_fact_that_was_kept_back_is_not_told_to_who_did_not_catch_it() -> None:
    secret = CaseFact(
        id="secret",
        known_to="customer",
        value="blue",
        says=("Blue.",),
        again=("Blue, as I said.",),
        withheld=("I would rather not say.",),
        tell=Condition(trust_at_least=99),
    )
    scenario = settled(replace(small_scenario(), facts=(*small_scenario().facts, secret)))
    asks = reply(reading(asked=["secret"]))
    text = "Pardon?"
    pardon = said(text, asked=(asked(text, "Pardon", "say_again"),))
    assert last_line(play(scenario, [asks])) == "I would rather not say."
    assert last_line(play(scenario, [asks, pardon])) == "I would rather not say."


def test_a_value_that_the_author_calls_wrong_is_corrected_and_a_fact_that_may_not_be_told_stays_untold() -> None:
    colour = CaseFact(
        id="colour",
        known_to="customer",
        value="navy",
        contradicts=("royal",),
        tell=Condition(asked="colour"),
        says=("Navy.",),
        again=("Navy, still.",),
    )
    scenario = replace(small_scenario(), facts=(*small_scenario().facts, colour))
    text = "So you wanted the royal one."
    state = play(scenario, [said(text, claims=(claim(text, "you wanted the royal one", "colour"),))])
    assert lines(state)[-1].startswith("plain.corrects.")
    assert "colour" not in state.told


def test_who_is_told_the_opposite_of_before_says_so_once_and_trusts_less() -> None:
    text = "It costs nothing."
    first = said("It costs 20.", claims=(claim("It costs 20.", "It costs 20", "price"),))
    first = replace(first, stated=("price",))
    denied = said(text, claims=(claim(text, "It costs nothing", "price", denied=True),))
    denied = replace(denied, stated=(), belied=("price",))
    once = play(small_scenario(), [first, denied])
    assert "told_otherwise" in lines(once)[-1]
    assert once.trust == 45
    assert "told_otherwise" not in lines(play(small_scenario(), [first, denied, denied]))[-1]
    withdrawn = play(small_scenario(), [first, replace(denied, withdraws=True)])
    assert "told_otherwise" not in lines(withdrawn)[-1]


@pytest.mark.parametrize(("trust", "doubts"), [(30, True), (70, False)])
def test_a_large_promise_is_doubted_by_who_has_little_trust(trust: int, doubts: bool) -> None:
    text = "I guarantee it will be there in an hour."
    state = play(small_scenario(trust=trust), [said(text, promised=(pledge(act="deliver"),))])
    assert ("doubts" in lines(state)[-1]) is doubts


def test_a_promise_that_nobody_can_keep_is_doubted_without_large_words() -> None:
    reply_ = replace(said("It will be there in an hour.", promised=(pledge(act="deliver"),)), unkeepable=(0,))
    assert "doubts" in lines(play(small_scenario(trust=30), [reply_]))[-1]


def test_what_the_trainee_does_at_the_own_desk_may_be_promised_firmly() -> None:
    text = "I will definitely call you."
    state = play(small_scenario(trust=30), [said(text, promised=(pledge(act="call_back"),))])
    assert "doubts" not in lines(state)[-1]


def test_an_insult_weighs_more_than_being_spoken_over() -> None:
    insult = HeatMark(kind="insult", start=0, end=1, confidence=0.9)
    scenario = replace(small_scenario(), channel="phone")
    state = play(scenario, [reply(reading()), reply(reading(heat=insult), at_ms=30_000)])
    assert lines(state)[-1].startswith("plain.insulted.")


def test_a_concern_whose_own_words_are_used_up_is_pressed_in_general_ones() -> None:
    state = play(small_scenario(patience=100), [reply(reading(), text="Well.") for _ in range(6)])
    assert any("plain.presses." in line for line in lines(state))


def test_a_nod_may_come_again_but_never_twice_running_and_no_other_phrase_takes_its_place() -> None:
    state = play(settled(small_scenario(patience=100)), [reply(reading(), text="Well.") for _ in range(9)])
    nods = [line for line in lines(state)[1:] if ".noted." in line]
    assert len(nods) == 9
    assert all(before != after for before, after in pairwise(nods))


def day(text: str, words: str, value: str) -> Value:
    start = text.index(words)
    return Value(kind="date", text=value, start=start, end=start + len(words))


def test_news_with_a_day_is_taken_down_by_its_day() -> None:
    scenario = settled(small_scenario())
    text = "We open again on Monday 9 March."
    news = claim(text, text[:-1], "hours", values=(day(text, "Monday 9 March", "2026-03-09"),))
    state = play(scenario, [said(text, claims=(news,))])
    assert lines(state)[-1].startswith("plain.takes_down.")
    twice = play(scenario, [said(text, claims=(news,)), said(text, claims=(news,))])
    assert lines(twice)[-1].startswith("plain.noted.")


def test_today_is_no_news() -> None:
    text = "I am new here today."
    news = claim(text, text[:-1], values=(day(text, "today", "2026-03-03"),))
    state = play(settled(small_scenario()), [said(text, claims=(news,))])
    assert lines(state)[-1].startswith("plain.noted.")


def test_who_asks_something_wants_no_pause_whatever_stands_before_it() -> None:
    text = "Wait, how many kettles are there?"
    question = asked(text, "how many kettles are there", "kettles")
    waiting: Reading = reading(courtesy="please_wait")
    state = play(small_scenario(), [reply(replace(waiting, asked=(question,)), text=text)])
    assert lines(state)[-1].startswith("plain.cannot_say_word.")


def solved(*events: TraineeReplied, mood: int = 60) -> CallState:
    """Return the call after some talk, the kettle sent again, and these replies."""
    scenario = settled(small_scenario(mood=mood, trust=60))
    talk = [reply(reading(asked=["order_number"])), reply(reading(asked=["deadline"]))]
    return play(scenario, [*talk, acted("replace", place="home"), *events])


def news(text: str) -> TraineeReplied:
    return said(text, claims=(claim(text, text[:-1], "parcel"),))


def test_who_has_all_that_was_wanted_says_so_once_instead_of_nodding_on() -> None:
    state = solved(news("The parcel is on its way."), news("The parcel is blue."))
    assert "plain.content." in lines(state)[-2]
    assert "content" not in lines(state)[-1]


def test_who_is_annoyed_is_not_content() -> None:
    assert "content" not in lines(solved(news("The parcel is on its way."), mood=30))[-1]


def test_news_that_is_not_certain_leaves_nobody_content() -> None:
    vague = replace(claim("It may be there.", "It may be there", "parcel"), modality="hedged")
    assert "content" not in lines(solved(said("It may be there.", claims=(vague,))))[-1]


def test_a_phrase_with_content_behind_it_is_dropped_when_it_was_not_followed() -> None:
    text = "What noted?"
    state = solved(news("The parcel is on its way."), said(text, asked=(asked(text, "What noted", "say_again"),)))
    assert lines(state)[-1].startswith("plain.never_mind.")


def test_behind_a_yes_an_open_concern_is_put_again_where_the_reply_went_on_without_it() -> None:
    text = "It weighs 3 kg. Is that all right with you?"
    weight = Value(kind="number", text="3", start=10, end=11)
    question = asked(text, "Is that all right with you", "agreement")
    told = said(text, claims=(claim(text, "It weighs 3 kg", "weight", values=(weight,)),), asked=(question,))
    first = said("Good morning.", courtesies=())
    state = play(small_scenario(), [first, told])
    assert lines(state)[-1].split("+")[0].startswith("plain.agrees.")
    assert lines(state)[-1].split("+")[1].startswith("beat.remedy")
    mere = said("Is that all right?", asked=(asked("Is that all right?", "Is that", "agreement"),))
    assert "beat" not in lines(play(small_scenario(), [first, mere]))[-1]


def test_who_answers_a_question_is_plainly_there_and_does_not_say_so() -> None:
    state = play(small_scenario(), [reply(reading(asked=["order_number", "presence"]))])
    assert last_line(state) == "It is 123."


def asking_for_a_day() -> Scenario:
    """Return the case with a customer who wants to hear a day, of which the author lists the names."""
    day = Beat(id="day", says=("Which day?",), again=("And the day?", "What day?"), until=Condition(said="arrival"))
    topics = {"arrival": ("Thursday", "by the end of the week")}
    return replace(small_scenario(), beats=(small_scenario().beats[0], day), topics=topics)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("It comes on thursday, as a rule.", False),
        ("Is Thursday any good?", True),
        ("It comes by the end of the week.", True),
        ("It comes when it comes.", True),
    ],
)
def test_nobody_asks_for_a_day_that_stands_written_above(text: str, asks: bool) -> None:
    state = play(asking_for_a_day(), [reply(reading(), text=text), reply(reading(), text="Well.")])
    assert any("beat.day" in line for line in lines(state)) is asks


def test_a_day_that_was_denied_is_still_asked_for() -> None:
    denied = said("Not Thursday.", claims=(claim("Not Thursday.", "Not Thursday", "arrival", denied=True),))
    assert "beat.day" in "".join(lines(play(asking_for_a_day(), [denied])))
