"""What a person types, taken apart."""

from __future__ import annotations

import pytest

from simulator.errors import UserError
from simulator.terminal.commands import Command, parse_args, parse_line, split_words, usage
from simulator.view.values import ActionButton, ActionField


def field(name: str, kind: str = "text", *, choices: tuple[str, ...] = (), optional: bool = False) -> ActionField:
    return ActionField(name=name, title=name, kind=kind, choices=choices, optional=optional)  # type: ignore[arg-type] # one of the literals


REFUND = ActionButton(name="refund", title="Refund", fields=(field("amount", "number"), field("why", optional=True)))
LOOK_UP = ActionButton(name="look_up", title="Look up", fields=(field("order"),))


def test_a_plain_line_is_a_reply() -> None:
    assert parse_line("I'm sorry, Dana.") == "I'm sorry, Dana."


def test_two_slashes_begin_a_reply_with_a_slash() -> None:
    assert parse_line("//act is a word here") == "/act is a word here"


def test_a_slash_begins_a_command() -> None:
    assert parse_line("/note  called the depot ") == Command(name="note", rest="called the depot")


def test_an_unknown_command_names_the_nearest() -> None:
    with pytest.raises(UserError) as told:
        parse_line("/recrod")
    assert told.value.hint == "Did you mean /record?"


def test_a_lone_value_goes_to_the_only_argument() -> None:
    assert parse_args(["48213"], LOOK_UP) == {"order": "48213"}
    assert parse_args(["order=48213"], LOOK_UP) == {"order": "48213"}


def test_numbers_are_numbers_where_the_action_wants_them() -> None:
    assert parse_args(["amount=24,90", "why=lamp"], REFUND) == {"amount": 24.9, "why": "lamp"}
    assert parse_args(["amount=20"], REFUND) == {"amount": 20}


@pytest.mark.parametrize("words", [["amount=lots"], ["amount=nan"], ["20"], ["amount=-1"]])
def test_a_wrong_argument_is_told_with_a_remedy(words: list[str]) -> None:
    with pytest.raises(UserError) as told:
        parse_args(words, REFUND)
    assert told.value.hint


def test_quotes_keep_words_together_and_apostrophes_are_letters() -> None:
    assert split_words('2 "asking the depot"') == ["2", "asking the depot"]
    assert split_words("send_message text=I'm here") == ["send_message", "text=I'm", "here"]


def test_an_open_quote_is_told() -> None:
    with pytest.raises(UserError):
        split_words('2 "asking')


def test_the_usage_shows_what_can_be_left_out_and_chosen() -> None:
    reship = ActionButton(name="reship", title="", fields=(field("speed", "choice", choices=("standard", "express")),))
    assert usage(reship) == "/act reship speed=standard|express"
    assert usage(REFUND) == "/act refund amount=NUMBER [why=TEXT]"
