"""The own rating: what came of the promises, and three sliders before any score is shown."""

from __future__ import annotations

import pygame

from scoring.model import SelfRating
from simulator.desktop.paint import Painter
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.screens.side import due_card
from simulator.desktop.theme import BODY, HEADING
from simulator.desktop.widgets.blocks import Text
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.page import Block, Page
from simulator.desktop.widgets.slider import Slider
from simulator.session.runner import Runner
from simulator.view.call import show_call

QUESTIONS = (
    ("empathy", "Empathy", "Did the customer feel heard?"),
    ("accuracy", "Accuracy", "Was everything you said right and complete?"),
    ("follow_through", "Follow-through", "Did you promise clearly, and keep it?"),
)


class Rating(Screen):
    """Asks how the trainee would rate the call."""

    def __init__(self, shell: Shell, runner: Runner) -> None:
        """Ask about a call whose work is done."""
        super().__init__(shell)
        self.runner = runner
        view = show_call(runner.scenario, runner.state)
        self.title = view.title
        self.sliders = [Slider(f"rate:{name}", title, words) for name, title, words in QUESTIONS]
        self.done = Button("done", "Show my result", self._rate, look="main", hint="Enter")
        self.skip = Button("skip", "Skip", self._skip)
        self.due = Page("due", "What you owed", gap=8, pad=3)
        rows: list[Block] = [due_card(row) for row in view.due]
        self.due.show(rows or [Text("You promised nothing in this call.", BODY, "muted")])
        self.widgets = [*self.sliders, self.done, self.skip, self.due]
        self.focus = self.sliders[0]

    def _rate(self) -> None:
        empathy, accuracy, follow_through = (slider.value for slider in self.sliders)
        self._close(SelfRating(empathy=empathy, accuracy=accuracy, follow_through=follow_through))

    def _skip(self) -> None:
        self._close(None)

    def _close(self, rating: SelfRating | None) -> None:
        from simulator.desktop.screens.call import open_screen

        job = "Reading the call once more…"
        self.shell.work(job, lambda: self.runner.rate(rating), lambda _: open_screen(self.shell, self.runner))

    def shortcut(self, event: pygame.Event) -> bool:
        """Rate with Enter from anywhere; Esc goes to the library, the call stays open."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.done.do()
            return True
        if event.key == pygame.K_ESCAPE:
            self.shell.home()
            return True
        return False

    def _cards(self, painter: Painter, area: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        px = painter.px
        width = min(area.width - 2 * px(24), px(1080))
        left, top = area.left + (area.width - width) // 2, px(68) + px(20)
        rate = width * 56 // 100
        high = min(area.bottom - top - px(20), px(520))
        right = pygame.Rect(left + rate + px(18), top, width - rate - px(18), high)
        return pygame.Rect(left, top, rate, high), right

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the sliders left, the ledger right."""
        px = painter.px
        rate, due = self._cards(painter, area)
        inner = rate.inflate(-px(56), -px(48))
        top, high = inner.top + px(58), px(86)
        gap = min(px(26), max(px(8), (inner.bottom - px(60) - top - 3 * high) // 3))
        for slider in self.sliders:
            slider.rect = pygame.Rect(inner.left, top, inner.width, high)
            top += high + gap
        wide = self.done.wanted_width(painter)
        self.done.rect = pygame.Rect(inner.right - wide, inner.bottom - px(42), wide, px(42))
        skip = self.skip.wanted_width(painter)
        self.skip.rect = pygame.Rect(self.done.rect.left - px(10) - skip, inner.bottom - px(42), skip, px(42))
        ledger = due.inflate(-px(40), -px(48))
        self.due.rect = pygame.Rect(ledger.left, ledger.top + px(44), ledger.width, ledger.height - px(44))

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header, cards and headings."""
        px, ink = painter.px, painter.theme.ink
        draw_header(painter, area, self.title, "The call is over. First your own view, then the score.")
        rate, due = self._cards(painter, area)
        for card in (rate, due):
            painter.card(card)
        painter.line("How do you rate your call?", (rate.left + px(28), rate.top + px(22)), HEADING, ink)
        painter.line("What came of what you owed", (due.left + px(22), due.top + px(22)), HEADING, ink)
