"""The briefing: what the trainee knows before the customer speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.customer import draw_portrait
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.places import below_bar, beside, in_card, is_narrow, wanted_height
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.theme import BODY, DISPLAY, HEADING, STRONG
from simulator.desktop.widgets.blocks import Card, Row, Text
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.page import Block, Page
from simulator.locale import tr
from simulator.sayings import told
from simulator.words import language_word, level_word, mode_word

if TYPE_CHECKING:
    from simulator.engine.events import Mode
    from simulator.session.runner import Runner
    from simulator.view.values import BriefingView

WIDEST = 980
"""Points that the two cards take together: the text beside the facts has lines that read well."""
LARGEST_FACE = 190
SMALLEST_FACE = 90
"""Points that the customer's picture is high; where it has less room it is left out."""


def open_briefing(shell: Shell, scenario_id: str, *, guided: bool = False, mode: Mode | None = None) -> None:
    """Show the briefing of a scenario.

    Args:
        shell: the window.
        scenario_id: its id, or the path of its file.
        guided: the call shows what to do next.
        mode: how it is played; None as the window was opened.
    """
    desk = shell.desk
    played = mode or desk.mode
    shell.work(
        tr("Opening the briefing…"),
        lambda: desk.briefing(scenario_id, mode=played),
        lambda view: shell.go(Briefing(shell, scenario_id, view, guided=guided, mode=played)),
    )


class Briefing(Screen):
    """Shows the briefing; starting opens the call."""

    word_in_bar = True

    def __init__(
        self, shell: Shell, scenario_id: str, view: BriefingView, *, guided: bool = False, mode: Mode | None = None
    ) -> None:
        """Show a briefing."""
        super().__init__(shell)
        self._mode: Mode = mode or shell.desk.mode
        self.title = view.title
        self._scenario_id = scenario_id
        self._view = view
        self._guided = guided and self._mode == "practice"
        self._wide = True
        self.face = pygame.Rect(0, 0, 0, 0)
        """Where the customer's picture is; without height where it has no room."""
        self.page = Page("briefing", tr("Briefing"), gap=12)
        self.facts = Page("facts", tr("About this call"), gap=12)
        self.start = Button("start", tr("Take the call"), self._start, look="main", hint="Enter")
        self.back = Button("back", tr("Back"), shell.home, hint="Esc")
        self.widgets = [self.start, self.back, self.page, self.facts]
        self.focus = self.start
        self._fill(wide=True)

    def _fill(self, *, wide: bool) -> None:
        self._wide = wide
        self.page.show(self._blocks() if wide else [*self._blocks(), *self._facts()])
        self.facts.show(self._facts())
        self.facts.visible = wide

    def _blocks(self) -> list[Block]:
        view = self._view
        blocks: list[Block] = [Text(view.title, DISPLAY if self._wide else HEADING, below=4)]
        if view.labels:
            labels = tr("This call contains: {labels}.", labels=", ".join(told(label) for label in view.labels))
            blocks.append(Card("", tr("Before you begin"), (labels,), icon="triangle-alert", icon_tone="warn"))
        blocks.extend(Text(part.strip().replace("\n", " "), BODY) for part in view.text.split("\n\n") if part.strip())
        if view.waited:
            wait = Card(
                "",
                tr("The wait"),
                (told(view.waited),),
                fill="warn_soft",
                edge="warn_soft",
                icon="hourglass",
                icon_tone="warn",
            )
            blocks.append(wait)
        if view.mode == "assessment":
            lines = (tr("No view of what the customer understood. The call counts."),)
            title = tr("This is an assessment")
            blocks.append(Card("", title, lines, fill="accent_soft", edge="accent_soft", icon="flag"))
        return blocks

    def _facts(self) -> list[Block]:
        view = self._view
        return [
            Text(tr("About this call"), STRONG),
            *((Row(tr("You answer for"), view.firm),) if view.firm else ()),
            Row(tr("Customer"), view.customer),
            Row(tr("Channel"), tr(view.channel)),
            Row(tr("Language"), language_word(view.language)),
            Row(tr("Difficulty"), tr("{word} ({level} of 4)", word=level_word(view.difficulty), level=view.difficulty)),
            Row(tr("Length"), tr("about {minutes} min", minutes=view.minutes)),
            Row(tr("Mode"), mode_word(view.mode)),
            *((Row(tr("Trains"), " · ".join(told(skill) for skill in view.skills)),) if view.skills else ()),
        ]

    def _start(self) -> None:
        from simulator.desktop.screens.call import open_screen

        def opened(runner: Runner) -> None:
            open_screen(self.shell, runner, guided=self._guided)

        desk, mode, guided = self.shell.desk, self._mode, self._guided
        job = tr("Opening the call…")
        self.shell.work(job, lambda: desk.start(self._scenario_id, mode=mode, guided=guided), opened)

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
        """Return the card of the text and that of the facts; the same one in a narrow window."""
        room = below_bar(painter, area)
        if is_narrow(painter, area):
            return room, room
        wide = min(room.width, painter.px(WIDEST))
        text, side = beside(painter, pygame.Rect(room.centerx - wide // 2, room.top, wide, room.height), 290)
        about = self.facts.wanted_height(painter, side.width - painter.px(40)) + painter.px(LARGEST_FACE + 174)
        text.height = side.height = min(room.height, max(about, wanted_height(painter, self.page, text.width)))
        return text, side

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the text left, the facts and the buttons right; in a narrow window the buttons under the text."""
        px = painter.px
        wide = not is_narrow(painter, area)
        if wide != self._wide:
            self._fill(wide=wide)
        text, side = self._cards(painter, area)
        in_card(painter, self.page, text)
        inner = side.inflate(-px(40), -px(36))
        if wide:
            self.back.rect = pygame.Rect(inner.left, inner.bottom - px(42), inner.width, px(42))
            self.start.rect = pygame.Rect(inner.left, self.back.rect.top - px(54), inner.width, px(44))
            low = self.start.rect.top - px(14)
            wanted = self.facts.wanted_height(painter, inner.width) + px(14)
            high = min(px(LARGEST_FACE), low - inner.top - wanted)
            self.face = pygame.Rect(inner.left, inner.top, inner.width, high if high >= px(SMALLEST_FACE) else 0)
            top = self.face.bottom + (px(14) if self.face.height else 0)
            self.facts.rect = pygame.Rect(inner.left, top, inner.width, low - top)
            return
        inner = text.inflate(-px(36), -px(30))
        half = (inner.width - px(12)) // 2
        y = inner.bottom - px(42)
        self.back.rect = pygame.Rect(inner.left, y, half, px(42))
        self.start.rect = pygame.Rect(inner.right - half, y, half, px(42))
        self.page.rect.height = y - px(12) - self.page.rect.top

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and cards."""
        under = tr("Read it once; the customer speaks as soon as you take the call.")
        draw_header(painter, area, tr("Briefing"), under, icon="file-text")
        text, side = self._cards(painter, area)
        painter.card(text)
        if self._wide:
            painter.card(side)
        if self._wide and self.face.height:
            draw_portrait(painter, self.face, self._view.portrait, self._view.customer, "calm")
