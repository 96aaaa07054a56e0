"""Strangers' free text is understood: what has been reached on noted calls is kept; targets stand in the tally."""

from __future__ import annotations

import pytest

from scoring.languages.load import load_pack
from scoring.reading.reader import read_reply
from tests.understanding.tally import CALLS, count, read_as

READ_RIGHT = 0.755
"""Share of the noted moves of `seen/` that is read right at least; raised as the reader gets better, and lowered only
when calls of other people join."""
GONE = 0.015
"""Share of the noted turns before which a customer may leave today: who was promised word goes sooner than before."""


def test_what_strangers_typed_is_read_as_well_as_before() -> None:
    tally = count(CALLS / "seen")
    assert tally.calls >= 20
    assert tally.turns >= 200
    assert tally.gone <= GONE * tally.turns
    assert tally.read_right >= READ_RIGHT * tally.moves, tally.missed
    assert tally.fall_backs <= 0.1 * tally.turns


@pytest.mark.parametrize(("part", "least"), [("seen_ko", 0.72), ("seen_it", 0.765)])
def test_korean_and_italian_calls_are_read_as_well_as_before(part: str, least: float) -> None:
    tally = count(CALLS / part)
    assert tally.turns >= 36
    assert tally.read_right >= least * tally.moves, tally.missed
    assert tally.fall_backs <= 0.1 * tally.turns


def test_what_nobody_tuned_on_is_never_left_without_an_answer() -> None:
    tally = count(CALLS / "unseen")
    assert tally.turns > 0
    assert tally.fall_backs <= 0.1 * tally.turns


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("We never give refunds for this.", True),
        ("no refund has been made", True),
        ("I can't refund you, sorry.", True),
        ("I have refunded you today.", False),
        ("The refund takes 5 working days.", False),
    ],
)
def test_a_claim_noted_as_denied_must_be_read_as_denied(text: str, denied: bool) -> None:
    reading = read_reply(text, language="en", pack=load_pack("en"))
    assert "refund" in set(read_as(reading, "claimed"))
    assert ("-refund" in set(read_as(reading, "claimed"))) == denied
