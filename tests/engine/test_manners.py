"""What makes the customer's line sound like a person: order, restraint, memory, and the words that fit the mood."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Claim, Courtesy, HeatMark, Offer, Polarity, Question, Reading, Refusal, Value
from simulator.engine.events import TraineeActed
from simulator.scenario.beats import Beat, Branch
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.packs import Reaction
from tests.cases import TOMORROW, last_line, play, pledge, reading, reply, small_scenario

ACTED = TraineeActed(kind="trainee_acted", at_ms=1_000, name="replace", args={"place": "home"})


def with_facts(*facts: CaseFact) -> Scenario:
    case = small_scenario()
    return replace(case, facts=(*case.facts, *facts))


def offer(act: str) -> Offer:
    return Offer(act=act, start=0, end=1, confidence=0.9)


def heat(kind: str) -> HeatMark:
    return HeatMark(kind=kind, start=0, end=1, confidence=0.9)  # type: ignore[arg-type]  # kinds are literals in the tests


def unclear() -> Reading:
    return replace(reading(), asked=(Question(what="unclear", start=0, end=1, confidence=0.5),))


def test_news_is_taken_up_before_the_question_beside_it_is_answered() -> None:
    read = reading(asked=["order_number"], promised=pledge(at="2026-03-04T11:00"))
    assert last_line(play(small_scenario(), [reply(read)])).startswith("A call, fine. It is 123.")


def test_what_asks_something_stands_at_the_end_of_the_line() -> None:
    case = small_scenario()
    asks = replace(case.reactions[0], says=("A call? When?",))
    read = reading(asked=["order_number"], promised=pledge())
    assert last_line(play(replace(case, reactions=(asks,)), [reply(read)])) == "It is 123. A call? When?"


def test_five_questions_at_once_get_five_answers() -> None:
    more = [CaseFact(id=f"f{n}", known_to="customer", says=(f"Fact {n}.",)) for n in range(4)]
    state = play(with_facts(*more), [reply(reading(asked=["order_number", "f0", "f1", "f2", "f3"]))])
    assert last_line(state) == "It is 123. Fact 0. Fact 1. Fact 2. Fact 3."


def test_a_mere_yes_is_left_out_where_something_is_told() -> None:
    state = play(small_scenario(), [reply(reading(asked=["order_number", "agreement"]))])
    assert last_line(state) == "It is 123."


def test_leave_is_given_for_a_pause_only_where_a_pause_was_asked_for() -> None:
    asked = reading(asked=["permission"])
    assert last_line(play(small_scenario(), [reply(asked)])).startswith("agrees")
    pause = replace(asked, offered=(offer("wait"),))
    assert last_line(play(small_scenario(), [reply(pause)])).startswith("hold_allowed")


def test_the_second_question_about_a_thing_gets_what_is_new_about_it() -> None:
    more = CaseFact(
        id="more",
        known_to="customer",
        tell=Condition(all=(Condition(asked="order_number"), Condition(told="order_number"))),
        says=("It is on the box.",),
    )
    asked = reply(reading(asked=["order_number"]))
    state = play(with_facts(more), [asked, asked])
    assert last_line(state) == "It is on the box."
    assert state.repeats == ()


def test_a_choice_that_was_made_is_not_made_again_when_the_matter_is_settled() -> None:
    choice = CaseFact(
        id="choice",
        known_to="customer",
        tell=Condition(all=(Condition(asked="preference"), Condition(not_=Condition(settled="issue")))),
        says=("A new one.",),
        again=("Still a new one.",),
    )
    asked = reply(reading(asked=["preference"]))
    state = play(with_facts(choice), [asked, ACTED, asked])
    assert "new one" not in last_line(state)
    assert state.repeats == ()


def test_a_value_that_the_trainee_names_is_confirmed_not_repeated() -> None:
    asked = reading(asked=["order_number"])
    state = play(small_scenario(), [reply(asked), reply(asked, text="That was 123, right?")])
    assert last_line(state).startswith("confirms")


@pytest.mark.parametrize(("given", "answer"), [(False, "It is 123."), (True, "confirms")])
def test_a_question_that_names_what_she_knows_is_answered_though_it_was_not_made_out(given: bool, answer: str) -> None:
    before = [reply(reading(asked=["order_number"]))] if given else []
    state = play(small_scenario(), [*before, reply(unclear(), text="So are we on 123?")])
    assert last_line(state).startswith(answer)


def test_a_fact_kept_back_is_not_given_away_by_a_guess() -> None:
    state = play(small_scenario(trust=20), [reply(unclear(), text="Is it a party?")])
    assert last_line(state) == "Why do you ask?"


def test_a_wish_that_was_read_as_a_question_does_not_keep_a_content_customer() -> None:
    asked = reading(asked=["order_number"])
    parting = replace(asked, courtesies=(Courtesy(kind="farewell", start=0, end=1, confidence=0.9),))
    state = play(small_scenario(), [reply(asked), ACTED, reply(parting, text="have a great day with it, bye")])
    assert "goodbye" in last_line(state)
    assert state.ended_by == "customer"


def test_a_farewell_is_never_called_early_when_the_matter_is_settled() -> None:
    parting = replace(reading(asked=["party"]), courtesies=(Courtesy(kind="farewell", start=0, end=1, confidence=0.9),))
    state = play(small_scenario(), [ACTED, reply(parting, text="What is it for? Bye!")])
    assert "left_open" not in last_line(state)


def test_good_day_at_the_end_of_a_late_message_is_a_farewell() -> None:
    text = "Nothing further from me then. Good day."
    late = replace(reading(), courtesies=(Courtesy(kind="greeting", start=30, end=38, confidence=0.9),))
    state = play(small_scenario(), [ACTED, *[reply(reading(courtesy="thanks"))] * 2, reply(late, text=text)])
    assert "goodbye" in last_line(state)


@pytest.mark.parametrize(("text", "ended_by"), [("What was the number again?", ""), ("Here it is.", "customer")])
def test_a_mail_that_asks_something_does_not_end_the_exchange(text: str, ended_by: str) -> None:
    scenario = replace(small_scenario(), channel="email")
    asked = reading(asked=["order_number"]) if text.endswith("?") else reading()
    state = play(scenario, [ACTED, reply(asked, text=text)])
    assert state.ended_by == ended_by


def test_a_settled_matter_is_not_pressed_for_ever() -> None:
    worry = Beat(id="worry", says=("And if it breaks?",), again=("What if?", "And then?", "Well?"))
    until = replace(worry, until=Condition(said="repair"))
    case = small_scenario()
    state = play(replace(case, beats=(*case.beats, until)), [ACTED, *[reply(reading(acknowledged=["delay"]))] * 5])
    asked = [m.text for m in state.transcript if m.speaker == "customer" and "?" in m.text]
    assert sum("breaks?" in line or "What if?" in line or "then?" in line for line in asked) <= 2


@pytest.mark.parametrize("kind", ["order", "sarcasm", "dismissal", "threat"])
def test_a_slight_beside_an_offer_is_taken_for_a_misreading(kind: str) -> None:
    read = replace(reading(heat=heat(kind)), offered=(offer("refund"),))
    state = play(small_scenario(), [reply(read)])
    assert not last_line(state).startswith(("dismissed", "insulted"))
    assert state.mood == 50


def test_to_be_brushed_off_weighs_less_than_an_insult() -> None:
    slighted = play(small_scenario(), [reply(reading(heat=heat("dismissal")))])
    insulted = play(small_scenario(), [reply(reading(heat=heat("insult")))])
    assert insulted.mood < slighted.mood < 50


def test_a_stock_phrase_is_remarked_on_only_where_it_is_all_there_is() -> None:
    alone = play(small_scenario(), [reply(reading(acknowledged=["generic"]))])
    beside = play(small_scenario(), [reply(reading(acknowledged=["generic"], asked=["order_number"]))])
    assert last_line(alone).startswith("generic_sympathy")
    assert last_line(beside) == "It is 123."


def test_nobody_gives_thanks_for_being_understood_twice_running() -> None:
    heard = reply(reading(acknowledged=["delay"]))
    lines = [m.text for m in play(small_scenario(), [heard, heard]).transcript if m.speaker == "customer"]
    assert lines[1].startswith("understood")
    assert not lines[2].startswith("understood")


def test_a_question_that_nobody_makes_out_is_asked_back_but_not_twice_running() -> None:
    asked = reply(unclear(), text="What about the thing?")
    lines = [m.text for m in play(small_scenario(), [asked, asked]).transcript if m.speaker == "customer"]
    assert lines[1].startswith("not_understood")
    assert not lines[2].startswith("not_understood")


def test_a_promise_whose_day_was_named_before_is_not_asked_for_again() -> None:
    dated = reply(reading(promised=pledge(act="message", at="2026-03-04T11:00")))
    state = play(small_scenario(), [dated, reply(reading(promised=pledge(act="message")))])
    assert "vague_promise" not in last_line(state)


def test_to_have_a_look_is_no_promise() -> None:
    state = play(small_scenario(), [reply(reading(promised=pledge(act="check")))])
    assert last_line(state).startswith("waits")
    assert not any(signal.kind == "promised" for signal in state.signals)


def test_a_refusal_with_an_offer_beside_it_is_not_asked_why() -> None:
    refusal = Refusal(act="refund", reason=False, start=0, end=1, confidence=0.9)
    read = replace(reading(), refused=(refusal,), offered=(offer("compensate"),))
    assert "refused_kindly" in last_line(play(small_scenario(), [reply(read)]))


def test_a_well_disposed_customer_has_words_of_her_own() -> None:
    case = small_scenario(mood=80, trust=80)
    warm = {**case.temperament.reactions, "thanked": Reaction(says=("Sure.",), warm=("My pleasure.",))}
    pleased = replace(case, temperament=replace(case.temperament, reactions=warm))
    assert last_line(play(pleased, [reply(reading(courtesy="thanks"))])).startswith("My pleasure.")


def test_what_is_offered_to_choose_from_is_not_owed() -> None:
    read = replace(reading(promised=pledge(act="refund")), offered=(offer("refund"), offer("replace")))
    assert play(small_scenario(), [reply(read)]).due == ()


def test_a_look_at_something_is_a_pause_only_while_the_matter_is_open() -> None:
    look = reply(reading(promised=pledge(act="check")))
    assert last_line(play(small_scenario(), [look])).startswith("waits")
    assert not last_line(play(small_scenario(), [ACTED, look])).startswith("waits")


def claim(polarity: Polarity, topic: str) -> Claim:
    return Claim(
        topics=(topic,),
        polarity=polarity,
        modality="certain",
        tense="present",
        act="",
        values=(),
        start=0,
        end=1,
        confidence=0.9,
    )


@pytest.mark.parametrize(
    ("polarities", "said"),
    [
        (("affirmed",), "So it is lost."),
        (("affirmed", "denied"), "Then where is it?"),
        (("denied", "affirmed"), "So it is lost."),
    ],
)
def test_of_two_opposite_statements_on_one_topic_the_last_word_counts(
    polarities: tuple[Polarity, ...], said: str
) -> None:
    lost = Branch(id="told_lost", when=Condition(said="lost"), says=("So it is lost.",))
    not_lost = Branch(id="told_not_lost", when=Condition(denied="lost"), says=("Then where is it?",))
    case = replace(small_scenario(), topics={"lost": ("lost",)}, reactions=(lost, not_lost))
    read = replace(reading(), claims=tuple(claim(polarity, "lost") for polarity in polarities))
    assert last_line(play(case, [reply(read)])).startswith(said)


@pytest.mark.parametrize(
    ("first", "then", "remarked"),
    [
        ("2026-03-04T09:00", "2026-03-05", True),
        ("2026-03-05", "2026-03-05", False),
        ("2026-03-06", "2026-03-05", False),
    ],
)
def test_a_later_day_than_the_one_promised_is_remarked_on_and_costs_trust(
    first: str, then: str, remarked: bool
) -> None:
    case = small_scenario()
    promised = reply(reading(promised=pledge(act="deliver", at=first)))
    later = replace(claim("affirmed", "arrival"), values=(Value(kind="date", text=then, start=0, end=1),), end=5)
    before = play(case, [promised])
    after = play(case, [promised, reply(replace(reading(), claims=(later,)), text="comes")])
    wished = play(case, [promised, reply(replace(reading(), claims=(later,)), text="enjoy")])
    assert "went_back" not in last_line(wished)
    assert ("went_back" in last_line(after)) == remarked
    assert any(change.what == "heard a promise taken back" for change in after.changes) == remarked
    assert not any(change.what == "heard a promise taken back" for change in before.changes)


def test_anything_else_is_answered_beside_a_nod_to_a_promise() -> None:
    dated = reading(promised=pledge(act="message", at=TOMORROW), courtesy="anything_else")
    said = last_line(play(small_scenario(), [ACTED, reply(reading()), reply(dated)]))
    assert "firm_promise" in said
    assert "nothing_else" in said


def test_who_has_all_they_wanted_holds_nobody_up_over_an_open_promise() -> None:
    open_still = reading(promised=pledge(act="message"), courtesy="anything_else")
    said = last_line(play(small_scenario(), [ACTED, reply(reading()), reply(open_still)]))
    assert "vague_promise" not in said
    assert "nothing_else" in said
    assert "vague_promise" in last_line(play(small_scenario(), [reply(open_still)]))


def test_what_was_wanted_is_not_asked_for_again_once_it_is_on_its_way() -> None:
    wish = CaseFact(id="preference", known_to="customer", says=("A new one.",), again=("A new one, as I said.",))
    case = replace(small_scenario(), facts=(*small_scenario().facts, wish))
    asks = reply(reading(asked=["preference"]))
    assert last_line(play(case, [asks, asks])).startswith("A new one, as I said.")
    assert last_line(play(case, [asks, ACTED, asks])).startswith("agrees")


@pytest.mark.parametrize(
    ("words", "moment"), [("Kettle? On Friday then.", "noted"), ("Which kettle? Mine.", "not_understood")]
)
def test_a_single_word_before_its_answer_is_no_question_of_its_own(words: str, moment: str) -> None:
    question = Question(what="unclear", start=0, end=words.index("?"), confidence=0.45, put=True)
    said = last_line(
        play(small_scenario(), [ACTED, reply(reading()), reply(replace(reading(), asked=(question,)), text=words)])
    )
    assert moment in said


def test_the_day_of_a_pick_up_is_none_of_arrival() -> None:
    case = replace(small_scenario(), language="ko")
    fetched = reply(
        reading(promised=replace(pledge(act="deliver", at="2026-03-04"), end=14)), text="내일 회수 기사님이 방문해요"
    )
    later = replace(
        claim("affirmed", "arrival"), values=(Value(kind="date", text="2026-03-06", start=0, end=1),), end=9
    )
    comes = reply(replace(reading(), claims=(later,)), text="금요일에 도착해요")
    assert "went_back" not in last_line(play(case, [fetched, comes]))
