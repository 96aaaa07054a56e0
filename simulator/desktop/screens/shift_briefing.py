"""Before a shift: how many customers, how one works on several at once, and what each case begins with."""

from __future__ import annotations

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.places import below_bar, in_card, wanted_height
from simulator.desktop.screens.rail import Rail
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.theme import BODY, DISPLAY, HEADING
from simulator.desktop.widgets.blocks import Card, Text
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.page import Block, Page
from simulator.locale import tr, trn
from simulator.view.shift import ShiftBriefing
from simulator.words import firm_words

WIDEST = 700
"""Points of the card: its lines read well."""


def open_shift(shell: Shell, shift_id: str) -> None:
    """Show what stands before a shift."""
    shell.work(
        tr("Opening the briefing…"),
        lambda: shell.desk.shift_briefing(shift_id),
        lambda view: shell.go(ShiftStart(shell, view)),
    )


class ShiftStart(Screen):
    """Shows the briefing of a shift; starting opens its first call."""

    word_in_bar = True

    def __init__(self, shell: Shell, view: ShiftBriefing) -> None:
        """Show a briefing."""
        super().__init__(shell)
        self.title = view.title
        self._view = view
        self.page = Page("briefing", tr("Briefing"), gap=12)
        self.start = Button("start", tr("Begin the shift"), self._start, look="main", hint="Enter")
        self.back = Button("back", tr("Back"), shell.home, hint="Esc")
        self.widgets = [self.start, self.back, self.page]
        self.focus = self.start
        self.restyled()

    def restyled(self) -> None:
        """Say everything in the language that was chosen."""
        self.start.label, self.back.label = tr("Begin the shift"), tr("Back")
        self.page.show(self._blocks())

    def _blocks(self) -> list[Block]:
        view = self._view
        facts = (
            trn("{count} customer on one desk", "{count} customers on one desk", view.calls),
            trn("about {count} minute", "about {count} minutes", view.minutes),
            *(firm_words(firm) for firm in view.firms),
        )
        how = (
            tr("They come in one after the other, and all their clocks run. Over the desk you see who waits how long."),
            tr("Ctrl+1, Ctrl+2 … go from one to the other, Ctrl+Tab to who has waited longest."),
            tr("What you have begun to write stays with its customer. Ctrl+P lets the whole desk rest."),
            tr("News can change a rule in the middle: it stands over your message and in the knowledge base."),
        )
        blocks: list[Block] = [Text(view.title, DISPLAY, below=2), Text(" · ".join(facts), BODY, "muted")]
        blocks.append(Card("", tr("Several at once"), how, fill="accent_soft", edge="accent_soft", icon="users"))
        for title, text in view.cases:
            blocks.append(Text(title, HEADING))
            blocks.extend(Text(part.strip().replace("\n", " "), BODY) for part in text.split("\n\n") if part.strip())
        return blocks

    def _start(self) -> None:
        shell, view = self.shell, self._view
        job = tr("Opening the call…")
        shell.work(job, lambda: shell.desk.shift(view.shift_id), lambda desk: Rail(shell, desk).onward())

    def shortcut(self, event: pygame.Event) -> bool:
        """Begin with Enter, go back with Esc."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self._start()
            return True
        if event.key == pygame.K_ESCAPE:
            self.shell.home()
            return True
        return False

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the text in a card, the buttons under it."""
        px = painter.px
        card = self._card(painter, area)
        wide, narrow = self.start.wanted_width(painter), self.back.wanted_width(painter)
        top = card.bottom + px(12)
        self.start.rect = pygame.Rect(card.right - wide, top, wide, px(42))
        self.back.rect = pygame.Rect(self.start.rect.left - px(10) - narrow, top, narrow, px(42))
        in_card(painter, self.page, card)

    def _card(self, painter: Painter, area: pygame.Rect) -> pygame.Rect:
        room = below_bar(painter, area)
        wide = min(room.width, painter.px(WIDEST))
        high = min(room.height - painter.px(54), wanted_height(painter, self.page, wide))
        return pygame.Rect(room.centerx - wide // 2, room.top, wide, high)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and card."""
        draw_header(painter, area, self.title, tr("Several at once"), icon="users")
        painter.card(self._card(painter, area))
