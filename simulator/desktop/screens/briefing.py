"""The briefing: what the trainee knows before the customer speaks."""

from __future__ import annotations

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.home import LEVELS
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.theme import BODY, DISPLAY, STRONG
from simulator.desktop.widgets.blocks import Card, Row, Text
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.page import Block, Page
from simulator.session.runner import Runner
from simulator.view.values import BriefingView


class Briefing(Screen):
    """Shows the briefing; starting opens the call."""

    def __init__(self, shell: Shell, scenario_id: str, view: BriefingView) -> None:
        """Show a briefing."""
        super().__init__(shell)
        self.title = view.title
        self._scenario_id = scenario_id
        self._view = view
        self.page = Page("briefing", "Briefing", gap=12)
        self.page.show(self._blocks())
        self.facts = Page("facts", "About this call", gap=12)
        self.facts.show(self._facts())
        self.start = Button("start", "Take the call", self._start, look="main", hint="Enter")
        self.back = Button("back", "Back", shell.home, hint="Esc")
        self.widgets = [self.start, self.back, self.page, self.facts]
        self.focus = self.start

    def _blocks(self) -> list[Block]:
        view = self._view
        blocks: list[Block] = [Text(view.title, DISPLAY, below=4)]
        if view.labels:
            blocks.append(Card("", "Before you begin", (f"This call contains: {', '.join(view.labels)}.",)))
        blocks.extend(Text(part.strip().replace("\n", " "), BODY) for part in view.text.split("\n\n") if part.strip())
        if view.waited:
            blocks.append(Card("", "The wait", (view.waited,), fill="warn_soft", edge="warn_soft"))
        if view.mode == "assessment":
            lines = ("No view of what the customer understood. The call counts.",)
            blocks.append(Card("", "This is an assessment", lines, fill="accent_soft", edge="accent_soft"))
        return blocks

    def _facts(self) -> list[Block]:
        view = self._view
        return [
            Text("About this call", STRONG),
            Row("Customer", view.customer),
            Row("Channel", view.channel),
            Row("Difficulty", f"{LEVELS.get(view.difficulty, 'Level')} ({view.difficulty} of 4)"),
            Row("Length", f"about {view.minutes} min"),
            Row("Mode", view.mode.capitalize()),
            *((Row("Trains", ", ".join(view.skills)),) if view.skills else ()),
        ]

    def _start(self) -> None:
        from simulator.desktop.screens.call import open_screen

        def opened(runner: Runner) -> None:
            open_screen(self.shell, runner)

        mode = self.shell.desk.mode
        self.shell.work("Opening the call…", lambda: self.shell.desk.start(self._scenario_id, mode=mode), opened)

    def shortcut(self, event: pygame.Event) -> bool:
        """Go back with Esc, begin with Enter."""
        if event.key == pygame.K_ESCAPE:
            self.shell.home()
            return True
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.start.do()
            return True
        return False

    def _cards(self, painter: Painter, area: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        px = painter.px
        width = min(area.width - 2 * px(24), px(1080))
        left, top = area.left + (area.width - width) // 2, px(68) + px(20)
        side = px(290)
        high = area.bottom - top - px(20)
        return pygame.Rect(left, top, width - side - px(18), high), pygame.Rect(left + width - side, top, side, high)

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the text left, the facts and the buttons right."""
        px = painter.px
        text, side = self._cards(painter, area)
        self.page.rect = text.inflate(-px(48), -px(40))
        self.start.rect = pygame.Rect(side.left + px(20), side.bottom - px(116), side.width - px(40), px(44))
        self.back.rect = pygame.Rect(side.left + px(20), side.bottom - px(62), side.width - px(40), px(42))
        self.facts.rect = pygame.Rect(
            side.left + px(20), side.top + px(20), side.width - px(40), self.start.rect.top - side.top - px(34)
        )

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and cards."""
        draw_header(painter, area, "Briefing", "Read it once; the customer speaks as soon as you take the call.")
        for card in self._cards(painter, area):
            painter.card(card)
