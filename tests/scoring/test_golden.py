"""Golden cards: what the scorers give changes only together with their version."""

from __future__ import annotations

from scoring.requests import answer_line
from tests.scoring.golden import golden_file, lines


def test_there_are_golden_cards_for_the_present_versions() -> None:
    assert golden_file().is_file(), "raised a version? write the file: python -m tests.scoring.golden"


def test_the_cards_are_those_of_their_version() -> None:
    golden = golden_file().read_text(encoding="utf-8").splitlines()
    for line, card in zip(lines(), golden, strict=True):
        assert answer_line(line).text == card
