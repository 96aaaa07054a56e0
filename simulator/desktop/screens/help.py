"""Help: how a call goes, every key, and what the scores mean."""

from __future__ import annotations

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.forms import keys_of_a_call
from simulator.desktop.screens.places import Place, below_bar
from simulator.desktop.screens.screen import Shell
from simulator.desktop.theme import BODY
from simulator.desktop.widgets.blocks import Heading, Row, Text
from simulator.desktop.widgets.page import Block, Page
from simulator.locale import tr


def window_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys that mean the same on every screen, with what they do."""
    return (
        (tr("Back, or home"), "Esc"),
        (tr("Help"), "F1"),
        (tr("Library, progress, settings"), "F2, F3, F10"),
        (tr("Sounds on or off"), "F8"),
        (tr("Next theme"), "F9"),
        (tr("Full screen"), "F11"),
        (tr("Save a picture of the window"), "F12"),
        (tr("Larger, smaller, usual text"), "Ctrl +, Ctrl −, Ctrl 0"),
        (tr("Next and previous field"), "Tab, Shift+Tab"),
        (tr("Choose in a list, do it"), "↑ ↓, Enter"),
        (tr("Change what is chosen"), "← →"),
    )


class Help(Place):
    """What one wants to look up."""

    here = "help"
    icon = "circle-help"

    def __init__(self, shell: Shell) -> None:
        """Show the help."""
        super().__init__(shell)
        self.title = tr("Help")
        self.page = Page("help", tr("Help"), gap=8, pad=4)
        self.widgets = [self.page, *self.tabs]
        self.focus = self.page
        self.restyled()

    def restyled(self) -> None:
        """Speak the language that was chosen."""
        super().restyled()
        self.page.show(self._blocks())

    def _blocks(self) -> list[Block]:
        story = (
            tr(
                "You read a briefing, take the call, and answer in your own words. The customer reads what "
                "you write and reacts to what you say, do and promise."
            ),
            tr(
                "Pages of the knowledge base, the customer's record and your actions stand beside the "
                "conversation. What you promise goes on a list, and comes back."
            ),
            tr(
                "Afterwards you rate yourself first. Then you see what the customer says, three scores, "
                "and the one sentence of yours that mattered most."
            ),
        )
        scores = (
            tr("Empathy: did the customer feel heard?"),
            tr("Accuracy: was everything that you said right and complete?"),
            tr("Follow-through: did you promise clearly, and keep it?"),
            tr(
                "Each point rests on words that are quoted. What could not be judged says so and costs "
                "nothing. Scores are practice results, not an appraisal."
            ),
        )
        nothing_lost = tr("Every step is stored before it counts: close the window whenever you like, and go on later.")
        return [
            Heading(tr("How a call goes"), first=True),
            *(Text(line, BODY, below=2) for line in (*story, nothing_lost)),
            Heading(tr("Keys in a call")),
            *(Row(what, key) for what, key in keys_of_a_call()),
            Heading(tr("Keys everywhere")),
            *(Row(what, key) for what, key in window_keys()),
            Heading(tr("What the scores mean")),
            *(Text(line, BODY, below=2) for line in scores),
        ]

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the text in the middle."""
        px = painter.px
        self.lay_out_tabs(painter, area)
        room = below_bar(painter, area)
        wide = min(room.width, px(820))
        self.page.rect = pygame.Rect(room.centerx - wide // 2, room.top, wide, room.height).inflate(-px(44), -px(28))

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and card."""
        self.draw_bar(painter, area, tr("Help"), tr("↑ ↓ scroll"))
        painter.card(self.page.rect.inflate(painter.px(44), painter.px(28)))
