"""How a customer takes what service people say to them beside questions: errands, plans, thanks and goodbyes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Claim, Courtesy, CourtesyKind, Offer, Polarity, Question
from simulator.engine.events import Event, TraineeReplied
from simulator.engine.forms import asks_leave, form_of
from simulator.scenario.beats import Branch
from simulator.scenario.condition import Condition
from simulator.scenario.packs import Reaction
from tests.cases import acted, last_line, play, pledge, reading, reply, small_scenario
from tests.engine.test_unheard import asked, asking, story, with_facts

SOLVED = acted("replace", place="home")
THANKS = reading(courtesy="thanks")
FAREWELL = Courtesy(kind="farewell", start=0, end=3, confidence=0.9)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Could you knock there today or this evening?"),
        ("en", "can you please send us a short message?"),
        ("it", "Può suonare al sedici?"),
        ("ko", "문 앞에 내놓으실 수 있으세요?"),
    ],
)
def test_a_request_to_do_something_wants_a_yes(language: str, text: str) -> None:
    question = Question(what="unclear", start=0, end=len(text), confidence=0.4, put=True, either="or" in text.split())
    assert form_of(text, question, language).kind == "proposal"


def test_who_is_asked_to_do_something_about_a_told_thing_says_yes() -> None:
    case = with_facts(story("next_door", "The Lees.", asked_by="neighbours", again=("The Lees, as I said.",)))
    first, errand = "Who lives next door?", "Could you ring their bell tonight?"
    told = asking(first, asked(first, first, "neighbours"))
    state = play(case, [told, asking(errand, asked(errand, errand, "neighbours"))])
    assert last_line(state).startswith("agrees")


def test_a_request_for_data_is_no_errand() -> None:
    text = "Could you give me your order number?"
    assert form_of(text, asked(text, text, "order_number"), "en").kind == "whether"


def lost(text: str, polarity: Polarity) -> TraineeReplied:
    """Return a reply that says whether something is lost."""
    claim = Claim(
        act="", topics=("lost",), polarity=polarity, modality="certain", tense="present", values=(),
        start=0, end=len(text), confidence=0.9,
    )  # fmt: skip
    return reply(replace(reading(), claims=(claim,)), text=text)


@pytest.mark.parametrize(("text", "objects"), [("It is not lost.", True), ("A new one, not the lost one.", False)])
def test_setting_one_thing_apart_from_another_denies_nothing(text: str, objects: bool) -> None:
    denied = replace(lost(text, "denied"), belied=("lost",))
    line = last_line(play(small_scenario(), [lost("It is lost.", "affirmed"), denied]))
    assert ("told_otherwise" in line) is objects


def test_one_line_holds_one_thanks_where_there_are_other_words() -> None:
    case = small_scenario()
    polite = {
        "nothing_else": Reaction(says=("No, thank you.", "No, that is all.")),
        "understood": Reaction(says=("Thanks.",)),
    }
    case = replace(case, temperament=replace(case.temperament, reactions={**case.temperament.reactions, **polite}))
    closing = replace(reading(acknowledged=["delay"], courtesy="anything_else"), asked=())
    line = last_line(play(case, [SOLVED, reply(reading(courtesy="greeting")), reply(closing)]))
    assert line == "Thanks. No, that is all."


def test_a_goodbye_that_comes_too_early_hears_what_is_open() -> None:
    parting = replace(reading(), courtesies=(FAREWELL,))
    line = last_line(play(small_scenario(), [reply(reading(acknowledged=["delay"])), reply(parting, text="bye")]))
    assert "left_open" in line
    assert "what now?" in line.lower()


def test_wishes_in_a_goodbye_are_taken_up_before_the_own_one() -> None:
    wish = Branch(id="wish", when=Condition(acknowledged="birthday"), says=("I'll tell her.",), because="a wish")
    costly = replace(wish, mood=-5)
    parting = replace(reading(acknowledged=["birthday"]), courtesies=(FAREWELL,))
    events: list[Event] = [SOLVED, reply(THANKS), reply(parting, text="bye")]
    state = play(replace(small_scenario(), reactions=(wish,)), events)
    assert last_line(state).startswith("I'll tell her. goodbye")
    assert state.ended_by == "customer"
    assert last_line(play(replace(small_scenario(), reactions=(costly,)), events)).startswith("goodbye")


def test_who_has_said_that_there_is_nothing_else_takes_thanks_for_a_goodbye() -> None:
    closing = replace(reading(courtesy="anything_else"), asked=())
    state = play(small_scenario(), [SOLVED, reply(closing), reply(THANKS, text="thanks, get well soon")])
    assert "goodbye" in last_line(state)
    more = replace(THANKS, promised=(pledge(at="2026-03-04"),))
    assert "goodbye" not in last_line(play(small_scenario(), [SOLVED, reply(closing), reply(more)]))


def test_a_promise_that_hangs_on_something_is_not_asked_for_its_day() -> None:
    bare = pledge(act="message")
    assert "vague_promise" in last_line(play(small_scenario(), [reply(reading(promised=bare))]))
    hanging = replace(bare, condition="once they answer")
    assert "vague_promise" not in last_line(play(small_scenario(), [reply(reading(promised=hanging))]))


def test_what_was_told_is_confirmed_beside_what_is_new() -> None:
    case = with_facts(story("the_dog", "An old dog.", asked_by="dogs"))
    number, both = "What is your order number?", "Is it still 123? Have you a dog?"
    first = asking(number, asked(number, number, "order_number"))
    second = asking(both, asked(both, "Is it still 123?", "order_number"), asked(both, "Have you a dog?", "dogs"))
    line = last_line(play(case, [first, second]))
    assert line.startswith("confirms")
    assert line.endswith("An old dog.")


def test_a_yes_stands_beside_an_answer_where_an_offer_was_put_in_a_question_of_its_own() -> None:
    text = "I can send a mechanic tonight, is that ok? What is your order number?"
    number = asked(text, "What is your order number?", "order_number")
    offer = Offer(act="visit", start=0, end=41, confidence=0.9)
    agreed = asked(text, "is that ok?", "agreement")
    line = last_line(
        play(small_scenario(), [reply(replace(reading(), asked=(agreed, number), offered=(offer,)), text=text)])
    )
    assert line.startswith("agrees")
    assert "It is 123." in line
    assert not asks_leave("What is it? Is that ok?", "en", besides={"Is that ok"})


def test_nothing_is_volunteered_to_who_waits_for_a_yes() -> None:
    case = with_facts(replace(story("cake", "There will be cake."), tell=Condition(trust_at_least=1)))
    offer = Offer(act="visit", start=0, end=15, confidence=0.9)
    told = reply(reading(courtesy="thanks"), text="Thanks.")
    assert "cake" in last_line(play(case, [told]))
    asks = reply(replace(reading(), offered=(offer,)), text="Shall I send it?")
    assert "cake" not in last_line(play(case, [asks]))
    parts = reply(replace(reading(), courtesies=(FAREWELL,)), text="Bye.")
    assert "cake" not in last_line(play(case, [parts]))


def test_a_value_that_stands_in_the_line_already_is_not_told_again() -> None:
    both = story("both", "QX4 7TN for both.", asked_by="same")
    code = replace(story("code", "The code? QX4 7TN."), value="QX4 7TN")
    text = "Is it the same? Which code?"
    line = last_line(
        play(
            with_facts(both, code),
            [asking(text, asked(text, "Is it the same?", "same"), asked(text, "Which code?", "code"))],
        )
    )
    assert "for both" in line
    assert "The code?" not in line


def test_only_the_last_thing_of_a_line_is_said_again() -> None:
    case = with_facts(story("the_dog", "An old dog.", asked_by="dogs", again=("A dog.",)))
    both, again = "What is your order number? Have you a dog?", "What do you mean?"
    first = asking(
        both, asked(both, "What is your order number?", "order_number"), asked(both, "Have you a dog?", "dogs")
    )
    state = play(case, [first, asking(again, asked(again, again, "say_again"))])
    assert last_line(state) == "A dog."


def test_who_has_objected_twice_leaves_at_the_third_goodbye() -> None:
    parting = reply(replace(reading(), courtesies=(FAREWELL,)), text="bye")
    twice = play(small_scenario(), [parting, parting])
    assert "left_open" in last_line(twice)
    assert twice.ended_by == ""
    thrice = play(small_scenario(), [parting, parting, parting])
    assert "walks_out" in last_line(thrice)
    assert thrice.ended_by == "customer"
    assert "?" not in last_line(thrice)


@pytest.mark.parametrize(
    "text",
    [
        "Where would you put it?",
        "Would you keep the lamp or send it back?",
        "Could you send me a note with your postcode?",
    ],
)
def test_a_question_word_a_choice_and_a_wish_for_data_are_no_errands(text: str) -> None:
    either = " or " in text
    question = Question(what="unclear", start=0, end=len(text) - 1, confidence=0.4, put=True, either=either)
    assert form_of(text, question, "en").kind in ("word", "either", "whether")


@pytest.mark.parametrize("kind", ["please_wait", "greeting"])
def test_who_has_said_that_there_is_nothing_else_still_waits_and_listens(kind: CourtesyKind) -> None:
    closing = replace(reading(courtesy="anything_else"), asked=())
    state = play(small_scenario(), [SOLVED, reply(closing), reply(reading(courtesy=kind), text="hello again")])
    assert "goodbye" not in last_line(state)
