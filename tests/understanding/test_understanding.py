"""Strangers' free text is understood: the figures that the product promises, over the noted calls."""

from __future__ import annotations

from tests.understanding.tally import count


def test_what_strangers_typed_is_understood() -> None:
    tally = count()
    assert tally.calls >= 20
    assert tally.turns >= 200
    assert tally.read_right >= 0.8 * tally.moves, tally.missed
    assert tally.fall_backs <= 0.1 * tally.turns
    assert tally.contradictions <= 0.03 * tally.turns
