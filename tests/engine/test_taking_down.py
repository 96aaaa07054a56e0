"""What a customer who is asked to read something back says: the trainee's days and codes, else the own code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Claim, Value, ValueKind
from simulator.engine.events import TraineeReplied
from simulator.scenario.model import CaseFact
from tests.cases import last_line, play, reading, reply, small_scenario

READ_BACK = reading(asked=["read_back"])


def naming(text: str, words: str, kind: ValueKind, known: str) -> TraineeReplied:
    """Return a reply that names a value and asks to have it read back."""
    start = text.index(words)
    value = Value(kind=kind, text=known, start=start, end=start + len(words))
    told = Claim(
        topics=(),
        polarity="affirmed",
        modality="certain",
        tense="present",
        act="",
        values=(value,),
        start=0,
        end=len(text),
        confidence=0.9,
    )
    return reply(replace(READ_BACK, claims=(told,)), text=text)


@pytest.mark.parametrize(
    ("text", "words", "kind", "known", "said"),
    [
        ("Your reference is LL-20345. Could you read it back?", "20345", "code", "20345", "LL-20345."),
        ("The code is 77120. Read it back, please?", "77120", "code", "77120", "77120."),
        ("It comes on Thursday. Can you repeat that?", "Thursday", "date", "2026-03-05", "Thursday."),
    ],
)
def test_a_code_or_a_day_that_the_trainee_names_is_read_back_as_it_was_written(
    text: str, words: str, kind: ValueKind, known: str, said: str
) -> None:
    assert last_line(play(small_scenario(), [naming(text, words, kind, known)])).startswith(said)


def test_a_number_that_the_customer_has_just_told_is_read_back_and_costs_nothing() -> None:
    told = reply(reading(asked=["order_number"]), text="Your order number?")
    back = reply(READ_BACK, text="Could you read that number back to me?")
    state = play(small_scenario(), [told, back])
    assert last_line(state).startswith("Still 123.")
    assert not state.repeats
    again = play(small_scenario(), [told, back, back])
    assert last_line(again).startswith("123.")


def test_a_number_in_what_was_told_is_no_code_of_its_own_and_nobody_says_a_mere_full_stop() -> None:
    case = small_scenario()
    since = CaseFact(id="order_number", known_to="customer", says=("Since 3 days.",), again=("3 days.",))
    case = replace(case, facts=(since, *case.facts[1:]))
    told = reply(reading(asked=["order_number"]), text="Your order number?")
    back = reply(READ_BACK, text="Could you read that back to me?")
    for times in (1, 2, 3):
        assert "confirms" in last_line(play(case, [told, *[back] * times]))


def test_where_nothing_was_named_there_is_nothing_to_read_back() -> None:
    state = play(small_scenario(), [reply(READ_BACK, text="Could you read it back?")])
    assert "confirms" in last_line(state)


def test_what_the_same_reply_names_is_meant_and_beside_a_code_no_day() -> None:
    earlier = naming("It comes on Thursday. Can you repeat that?", "Thursday", "date", "2026-03-05")
    text = "We missed it on Sunday. Your code is 77120, could you read it back?"
    code = naming(text, "77120", "code", "77120")
    day = naming(text, "Sunday", "date", "2026-03-01")
    both = replace(code, reading=replace(code.reading, claims=(*day.reading.claims, *code.reading.claims)))
    assert last_line(play(small_scenario(), [earlier, both])).startswith("77120.")
