"""A panel says all of what went wrong, however long that is."""

from __future__ import annotations

import pytest

from simulator.desktop.theme import HEADING
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.dialog import TITLE_LINES, Dialog
from tests.desktop.hand import Hand

PLACE = "scenarios/temperaments/impatient.yaml:14:5: S101 `says` is missing."


@pytest.mark.parametrize(("title", "lines"), [("Paused", 1), (PLACE, 2), (PLACE * 20, TITLE_LINES)])
def test_a_long_title_takes_the_lines_that_it_needs_up_to_a_limit(hand: Hand, title: str, lines: int) -> None:
    heights = []
    for words in ("Paused", title):
        hand.screen.close() if hand.screen.dialog is not None else None
        dialog = Dialog(
            words, "Correct it there.", (Button("ok", "All right", hand.screen.close),), on_escape=lambda: None
        )
        hand.screen.open(dialog)
        hand.settle()
        hand.window.draw()
        heights.append(dialog.rect.height)
    assert heights[1] - heights[0] == (lines - 1) * hand.window.painter.type.line_height(HEADING)
