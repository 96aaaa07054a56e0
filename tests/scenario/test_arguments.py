"""Values of arguments agree as people write them, both ways round."""

from __future__ import annotations

import pytest

from scoring.model import Scalar
from simulator.scenario.arguments import is_among


@pytest.mark.parametrize(
    ("given", "wanted", "agrees"),
    [
        ("07700900123", "07700 900123", True),
        ("07700 900123", "07700900123", True),
        ("4471", "#4471", True),
        ("#4471", "4471", True),
        ("24.9", 24.9, True),
        (24.9, "24.90", True),
        ("0042", "42", False),
        ("QX4 7TN", "qx47tn", True),
        ("QX4 7TN", "qx47tm", False),
    ],
)
def test_a_value_agrees_with_the_same_written_otherwise(given: Scalar, wanted: Scalar, agrees: bool) -> None:
    assert is_among(given, (wanted,)) == agrees
