"""The first-run welcome: what this is, how it should look, and the way into a first guided call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.briefing import open_briefing
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.screens.settings import looks
from simulator.desktop.theme import BODY, DISPLAY, SMALL
from simulator.desktop.widgets.blocks import Text
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.page import Block, Page
from simulator.locale import ENGLISH, tr
from simulator.locale import language as spoken_here
from simulator.words import house_words

if TYPE_CHECKING:
    from simulator.view.day import TodayView

FACES = (("dana", "pleased"), ("harjit", "calm"), ("edith", "worried"), ("jiwoo", "delighted"), ("kofi", "annoyed"))

HIGHEST = 740
"""Points of the card: all of it is in sight at the usual size of text."""


class Welcome(Screen):
    """Seen once."""

    def __init__(self, shell: Shell, day: TodayView | None = None) -> None:
        """Welcome somebody; the guided call is that of the day, in the language that is chosen here.

        Args:
            shell: the window.
            day: what the first call is taken from; None: it is gathered while the welcome is read.
        """
        super().__init__(shell)
        self.title = tr("Welcome")
        self._day = day
        self._asked = day is not None
        self._eager = False
        """They want to begin, and the day is not gathered yet."""
        self.page = Page("welcome", tr("Welcome"), gap=10, pad=4)
        self.start = Button("start", tr("Take a first call, about 3 minutes"), self._start, look="main", hint="Enter")
        self.later = Button("later", tr("Look around first"), self._later, hint="Esc")
        self.widgets = [self.start, self.later, self.page]
        self._settle_start()
        self.restyled()

    def _settle_start(self) -> None:
        """Offer the first call unless it is known that there is none."""
        self.start.enabled = self._day is None or bool(self._day.first_scenario)
        self.focus = self.start if self.start.enabled else self.later

    def tick(self) -> bool:
        """Gather the day, on the worker thread, after the first frame."""
        if self._asked:
            given_up = self._eager and self._day is None and not self.shell.busy
            if given_up:  # the day could not be read, and nothing is under way
                self._eager = False
                self.restyled()
            return given_up
        self._asked = True
        self.shell.work("", self.shell.desk.today, self._know)
        return True

    def wait_ms(self) -> int:
        """Return at once until the day was asked for."""
        return 1000 if self._asked else 1

    def _know(self, day: TodayView) -> None:
        self._day = day
        eager, self._eager = self._eager, False
        self.restyled()
        if not day.first_scenario:
            self._settle_start()
        elif eager:
            self._start()

    def restyled(self) -> None:
        """Speak the language that was chosen."""
        take = tr("Opening your first call…") if self._eager else tr("Take a first call, about 3 minutes")
        self.start.label, self.later.label = take, tr("Look around first")
        intro = tr(
            "Practise talking to customers where nobody gets hurt. Customers write or call, you answer "
            "in your own words, and they react to what you really said, did and promised."
        )
        blocks: list[Block] = [
            Text(tr("Welcome to Rapport"), DISPLAY),
            Text(intro, BODY),
            Text(house_words(self.shell.desk.house), BODY),
            Text(tr("Everything stays on this computer. Nothing can be lost, and nothing can be broken."), BODY),
            *looks(self.shell),
            Text(tr("All of this can be changed later in the settings, F10."), SMALL, "muted"),
        ]
        self.page.show(blocks)

    def _start(self) -> None:
        if self._day is None:
            self._eager, self._asked = True, self.shell.busy
            self.restyled()
            return
        self.shell.prefer(welcomed=True)
        first = self._day.first_in.get(spoken_here()) or self._day.first_in[ENGLISH]
        open_briefing(self.shell, first, guided=True)

    def _later(self) -> None:
        self.shell.prefer(welcomed=True)
        self.shell.home()

    def shortcut(self, event: pygame.Event) -> bool:
        """Begin with Enter, look around with Esc."""
        if event.key == pygame.K_ESCAPE:
            self._later()
            return True
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.start.do()
            return True
        return False

    def _card(self, painter: Painter, area: pygame.Rect) -> pygame.Rect:
        px = painter.px
        wide, high = min(area.width - 2 * px(16), px(760)), min(area.height - 2 * px(14), px(HIGHEST))
        card = pygame.Rect(0, 0, wide, high)
        card.center = area.center
        return card

    def _face(self, painter: Painter, card: pygame.Rect) -> int:
        """Return the side of the faces at the top; 0 where there is no room for them."""
        high = painter.points(card.height)
        return painter.px(84 if high >= 720 else 58) if high >= 600 else 0

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the text in a card, the buttons under it."""
        px = painter.px
        card = self._card(painter, area)
        inner = card.inflate(-px(44), -px(32))
        wide, narrow = self.start.wanted_width(painter), self.later.wanted_width(painter)
        stacked = wide + narrow + px(12) > inner.width
        y = inner.bottom - px(42)
        if stacked:
            self.later.rect = pygame.Rect(inner.left, y, inner.width, px(42))
            y -= px(50)
            self.start.rect = pygame.Rect(inner.left, y, inner.width, px(42))
        else:
            self.start.rect = pygame.Rect(inner.right - wide, y, wide, px(42))
            self.later.rect = pygame.Rect(self.start.rect.left - px(12) - narrow, y, narrow, px(42))
        top = inner.top + self._face(painter, card)
        self.page.rect = pygame.Rect(inner.left - px(4), top, inner.width + px(12), y - px(12) - top)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw the card with a row of customers."""
        card = self._card(painter, area)
        painter.card(card)
        side = self._face(painter, card)
        if not side:
            return
        strip = pygame.Rect(
            card.left + painter.px(2), card.top + painter.px(2), card.width - painter.px(4), side + painter.px(8)
        )
        painter.box(strip, painter.theme.paper, radius=11)
        gap = (strip.width - side * len(FACES)) // (len(FACES) + 1)
        for place, (name, mood) in enumerate(FACES):
            picture = painter.portraits.picture(name, mood, side)
            if picture is not None:
                painter.surface.blit(picture, (strip.left + gap + place * (side + gap), strip.bottom - side))
