"""Questions that the reader did not make out, and what the customer says to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Claim, Courtesy, Offer, Question, Reading
from simulator.engine.events import Event, TraineeReplied
from simulator.engine.unheard import with_unheard
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from tests.cases import TOMORROW, acted, last_line, play, pledge, reading, reply, small_scenario

HANDLE = "Does the handle come off when turned?"
NUMBER = "What is your order number?"


def asked(text: str, words: str, what: str, *topics: str, either: bool = False, sure: float = 0.9) -> Question:
    """Return a question that stands at some words of a text."""
    start = text.index(words)
    end = start + len(words)
    return Question(what=what, start=start, end=end, confidence=sure, topics=topics, either=either, put=True)


def asking(text: str, *questions: Question) -> TraineeReplied:
    """Return a reply with these questions."""
    return reply(replace(reading(), asked=questions), text=text)


def story(name: str, *says: str, asked_by: str = "", again: tuple[str, ...] = ()) -> CaseFact:
    """Return something that the customer knows and that is no number."""
    tell = Condition(asked=asked_by) if asked_by else None
    return CaseFact(id=name, known_to="customer", tell=tell, says=says, again=again)


def with_facts(*facts: CaseFact) -> Scenario:
    base = small_scenario()
    return replace(base, facts=(*base.facts, *facts))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", HANDLE),
        ("en", "I see. Was it warm to the touch? Thanks."),
        ("en", "One thing is left: the lid is shut, yes or no will do."),
        ("it", "Capisco. Il coperchio chiude bene adesso?"),
        ("it", "Il coperchio chiude, sì o no."),
        ("ko", "네. 뚜껑은 잘 닫히고 있나요? 감사합니다."),
    ],
)
def test_a_sentence_that_asks_and_holds_no_question_is_one_of_unclear_matter(language: str, text: str) -> None:
    found = with_unheard(text, Reading(language=language, detected=language, sense="clear"), language).asked
    assert [(each.what, each.put) for each in found] == [("unclear", True)]


def test_what_was_read_as_a_question_an_offer_or_a_courtesy_was_not_missed() -> None:
    sure = {"start": 0, "end": 5, "confidence": 0.9}
    read = reading()
    for held in (
        replace(read, asked=(asked(HANDLE, HANDLE, "problem"),)),
        replace(read, offered=(Offer(act="replace", **sure),)),  # type: ignore[arg-type]  # a span and a number
        replace(read, courtesies=(Courtesy(kind="please_wait", **sure),)),  # type: ignore[arg-type]  # as above
    ):
        assert with_unheard(HANDLE, held, "en") == held


def test_a_word_or_two_with_a_question_mark_are_a_part_of_the_talk() -> None:
    assert with_unheard("Sorry? On Monday?", reading(), "en").asked == ()


def test_a_question_that_runs_on_into_the_next_sentence_is_heard_there_too() -> None:
    text = "When did you turn it? Was it in the morning or after that?"
    whole = replace(reading(), asked=(asked(text, text.rstrip("?"), "turned_when"),))
    assert with_unheard(text, whole, "en") == whole


def test_a_question_that_nobody_made_out_is_owned_up_to_and_not_nodded_at() -> None:
    state = play(small_scenario(), [reply(reading(), text=f"I see. {HANDLE}")])
    assert last_line(state).startswith("cannot_say_whether")
    state = play(small_scenario(), [reply(reading(), text="And how many litres does it hold?")])
    assert last_line(state).startswith("cannot_say_word")


def test_beside_a_mere_reaction_it_is_owned_up_to_as_well() -> None:
    state = play(
        small_scenario(), [reply(reading(promised=pledge(at=TOMORROW)), text=f"I'll ring you on Monday. {HANDLE}")]
    )
    assert last_line(state).startswith("A call, fine. ")
    assert "cannot_say_whether" in last_line(state)


def test_of_two_questions_the_one_let_fall_is_asked_for_once_in_three_turns() -> None:
    text = f"{NUMBER} {HANDLE}"
    two = asking(text, asked(text, NUMBER, "order_number"))
    first = play(small_scenario(), [two])
    assert last_line(first).startswith("It is 123. and_the_other")
    second = play(small_scenario(), [two, two])
    assert last_line(second) == "Still 123."
    between = reply(reading(courtesy="thanks"))
    later = asking(f"When is it needed? {HANDLE}", asked("When is it needed?", "When is it needed?", "deadline"))
    assert "and_the_other" not in last_line(play(small_scenario(), [two, between, later]))
    assert "and_the_other" in last_line(play(small_scenario(), [two, between, between, later]))


@pytest.mark.parametrize(
    "rest", ["Can you give it?", "Is it the number on the order?", "Shall I wait for you to look?"]
)
def test_what_belongs_to_the_answered_question_is_no_other_one(rest: str) -> None:
    case = with_facts()
    number = replace(case.facts[0], topic=("number on the order",))
    case = replace(case, facts=(number, *case.facts[1:]))
    text = f"{NUMBER} {rest}"
    assert last_line(play(case, [asking(text, asked(text, NUMBER, "order_number"))])) == "It is 123."


def test_who_seems_to_ask_again_may_mean_the_next_thing_of_the_case() -> None:
    case = with_facts(
        story("the_cat", "A big cat.", asked_by="pets"),
        story("the_dog", "An old dog.", asked_by="dogs", again=("A dog.",)),
    )
    case = replace(case, topics={"pets": ("tabby",), "dogs": ("terrier",)})
    dog, cat = "Have you a terrier?", "And is that a tabby?"
    state = play(case, [asking(dog, asked(dog, dog, "dogs")), asking(cat, asked(cat, cat, "dogs", "dogs", "pets"))])
    assert last_line(state) == "A big cat."
    again = "And the terrier?"
    state = play(
        case, [asking(dog, asked(dog, dog, "dogs")), asking(again, asked(again, again, "dogs", "dogs", "pets"))]
    )
    assert last_line(state) == "A dog."


def test_what_was_just_told_is_not_told_again_to_who_asks_in_other_words() -> None:
    case = with_facts(story("the_dog", "An old dog.", asked_by="dogs", again=("A dog.", "The dog, as I said.")))
    case = replace(case, topics={"dogs": ("terrier",)})
    dog, other = "Have you a terrier?", "Which harbour does it sleep in?"
    told = asking(dog, asked(dog, dog, "dogs"))
    state = play(case, [told, asking(other, asked(other, other, "dogs"))])
    assert last_line(state).startswith("told_all")
    assert state.repeats == ()
    plainly = "Could you say that again about the harbour, please?"
    assert last_line(play(case, [told, asking(plainly, asked(plainly, plainly, "dogs"))])) in case.facts[-1].again
    assert last_line(play(case, [told, told])) in case.facts[-1].again
    assert last_line(play(case, [told, told, told])).startswith("told_all")


def test_a_number_is_told_as_often_as_it_is_asked_for() -> None:
    case = small_scenario()
    case = replace(case, facts=(replace(case.facts[0], again=("Still 123.", "123.")), *case.facts[1:]))
    again = asking(NUMBER, asked(NUMBER, NUMBER, "order_number"))
    assert "123" in last_line(play(case, [again, again, again]))


def test_yes_or_no_asks_for_one_of_them_and_proposes_nothing() -> None:
    text = "Did the lid ever come off, yes or no?"
    state = play(small_scenario(), [asking(text, asked(text, text[:-1], "agreement", "agreement"))])
    assert last_line(state).startswith("cannot_say_whether")
    text = "Is that all right with you, yes or no?"
    state = play(small_scenario(), [asking(text, asked(text, text[:-1], "agreement", "agreement"))])
    assert last_line(state).startswith("agrees")
    text = "And roughly how many times is it?"
    state = play(small_scenario(), [asking(text, asked(text, "is it", "agreement"))])
    assert last_line(state).startswith("cannot_say_word")


def test_of_two_things_that_are_of_the_case_the_customer_names_the_one_that_is_so() -> None:
    case = with_facts(story("bought", "I had it from the market, in May."))
    text = "Did the kettle come out of our shop or from the market?"
    question = asked(text, text[:-1], "unclear", either=True, sure=0.45)
    assert last_line(play(case, [asking(text, question)])) == "I had it from the market, in May."
    assert last_line(play(small_scenario(), [asking(text, question)])).startswith("cannot_say")
    offered = "Would you like it brought round or kept for you?"
    choice = asked(offered, offered[:-1], "unclear", either=True, sure=0.45)
    assert last_line(play(case, [asking(offered, choice)])).startswith("either")


def test_a_question_is_no_contradiction_and_neither_is_what_one_cannot_do() -> None:
    def said(text: str, words: str, polarity: str) -> TraineeReplied:
        claim = Claim(
            topics=("price",),
            polarity=polarity,  # type: ignore[arg-type]  # one of the two
            modality="certain",
            tense="present",
            act="",
            values=(),
            start=text.index(words),
            end=text.index(words) + len(words),
            confidence=0.9,
        )
        return replace(reply(replace(reading(), claims=(claim,)), text=text), belied=("price",))

    before = replace(said("It costs 20.", "It costs 20", "affirmed"), belied=(), stated=("price",))
    for text, words in (
        ("It isn't 20 then?", "It isn't 20 then"),
        ("I can't change the price.", "I can't change the price"),
    ):
        assert "told_otherwise" not in last_line(play(small_scenario(), [before, said(text, words, "denied")]))
    plain = said("It isn't 20.", "It isn't 20", "denied")
    assert last_line(play(small_scenario(), [before, plain])).startswith("told_otherwise")


def test_nobody_takes_leave_over_a_question_that_was_put() -> None:
    farewell = Courtesy(kind="farewell", start=0, end=1, confidence=0.9)
    bye = replace(reading(), courtesies=(farewell,))
    done: list[Event] = [
        reply(reading(courtesy="greeting")),
        acted("replace", place="home"),
        reply(reading(courtesy="thanks")),
    ]
    assert "goodbye" in last_line(play(small_scenario(), [*done, reply(bye, text="Bye then.")]))
    state = play(small_scenario(), [*done, reply(bye, text=f"Bye then. {HANDLE}")])
    assert "goodbye" not in last_line(state)
    assert state.ended_by == ""


def test_which_they_would_like_better_is_left_to_the_trainee_where_the_case_does_not_say() -> None:
    text = "Which of the two days would suit you better?"
    state = play(small_scenario(), [asking(text, asked(text, text[:-1], "preference", "preference"))])
    assert last_line(state).startswith("either")
