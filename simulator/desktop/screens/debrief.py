"""The debrief: what decided, with the words that each point rests on, and the one thing to try next."""

from __future__ import annotations

import pygame

from scoring.card import ScoreCard
from simulator.desktop.paint import Painter
from simulator.desktop.screens.debrief_blocks import story, summary
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.page import Page
from simulator.session.runner import Runner
from simulator.view.debrief import show_debrief


class Debrief(Screen):
    """Shows the result of a closed call."""

    def __init__(self, shell: Shell, runner: Runner, card: ScoreCard) -> None:
        """Show the card of a call."""
        super().__init__(shell)
        view = show_debrief(runner.scenario, runner.state, card, call_id=runner.header.call_id, saved=True)
        self.title = view.title
        self._scenario_id = runner.header.scenario_id
        self.view = view
        self.summary = Page("summary", "Result", gap=16)
        self.summary.show(summary(view))
        self.story = Page("story", "Turn by turn", gap=10)
        self.story.show(story(view))
        self.again = Button("again", "Play it again", self._again)
        self.done = Button("done", "Back to the library", shell.home, look="main", hint="Esc")
        self.widgets = [self.story, self.summary, self.again, self.done]
        self.focus = self.story

    def _again(self) -> None:
        from simulator.desktop.screens.briefing import Briefing

        desk = self.shell.desk
        self.shell.work(
            "Opening the briefing…",
            lambda: desk.briefing(self._scenario_id, mode=desk.mode),
            lambda view: self.shell.go(Briefing(self.shell, self._scenario_id, view)),
        )

    def shortcut(self, event: pygame.Event) -> bool:
        """Go back to the library with Esc or Enter."""
        if event.key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER):
            self.shell.home()
            return True
        return False

    def _cards(self, painter: Painter, area: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        px = painter.px
        gap, top = px(16), px(68) + px(16)
        side = px(390 if area.width >= px(1160) else 320)
        high = area.bottom - top - gap
        left = pygame.Rect(area.left + gap, top, side, high)
        return left, pygame.Rect(left.right + gap, top, area.width - side - 3 * gap, high)

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the result left, the story right."""
        px = painter.px
        left, right = self._cards(painter, area)
        self.summary.rect = left.inflate(-px(40), -px(36))
        self.story.rect = right.inflate(-px(44), -px(36))
        wide = self.done.wanted_width(painter)
        self.done.rect = pygame.Rect(area.right - px(16) - wide, px(14), wide, px(40))
        again = self.again.wanted_width(painter)
        self.again.rect = pygame.Rect(self.done.rect.left - px(10) - again, px(14), again, px(40))

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and cards."""
        under = "Debrief" + (" · saved" if self.view.saved else "")
        draw_header(painter, area, self.title, under, taken=area.right - self.again.rect.left)
        for card in self._cards(painter, area):
            painter.card(card)
