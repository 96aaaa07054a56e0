"""What the expert takes up of the customer's words are their own statements."""

from __future__ import annotations

import pytest

from simulator.rehearsal.expert import own_statements


@pytest.mark.parametrize(
    "quoted", ['"It comes Monday. You will see."', "“It comes Monday. You will see.”", "«It comes Monday! Wait.»"]
)
def test_what_others_said_is_not_taken_up_wherever_its_sentences_end(quoted: str) -> None:
    text = f"The lamp is still out. He wrote {quoted} and nobody came. Did you know? My stairs are dark."
    assert own_statements(text) == ["The lamp is still out.", "My stairs are dark."]


def test_a_quotation_that_is_not_closed_is_not_taken_up_either() -> None:
    assert own_statements("He wrote “it comes. My stairs are dark.") == ["My stairs are dark."]
