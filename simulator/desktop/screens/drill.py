"""A drill: one of the trainee's own replies is written once more, and the missed check is looked at again."""

from __future__ import annotations

import pygame

from scoring.rubric import CRITERIA
from simulator.desktop.paint import Painter
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.places import below_bar, in_card
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.theme import HEADING, SMALL_STRONG
from simulator.desktop.widgets.blocks import Bubble, Card, Text
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.page import Block, Page
from simulator.errors import UserError
from simulator.locale import tr
from simulator.sayings import told
from simulator.session.drill import Attempted, Drill
from simulator.view.day import DrillView
from simulator.words import dimension_word, first_up

MOST_FINDINGS = 4


class DrillScreen(Screen):
    """One moment, answered anew; as often as one likes; the words are not stored."""

    word_in_bar = True

    def __init__(self, shell: Shell, view: DrillView, drill: Drill, *, back: Screen | None = None) -> None:
        """Go back to a moment; `back` is shown again afterwards, else the home screen."""
        super().__init__(shell)
        self.title = tr("Warm-up")
        self._view = view
        self._drill = drill
        self._back = back
        self.attempt: Attempted | None = None
        self.page = Page("moment", tr("The moment"), gap=10, pad=4)
        self.editor = Editor(
            "editor", tr("Your new wording"), placeholder=tr("Say it in a better way"), on_enter=self._rate
        )
        self.rate = Button("rate", tr("Look at it"), self._rate, look="main", hint="Enter")
        self.done = Button("done", tr("Done"), self._leave, hint="Esc")
        self.widgets = [self.editor, self.rate, self.done, self.page]
        self.focus = self.editor
        self._fill()

    def _fill(self) -> None:
        view = self._view
        blocks: list[Block] = []
        if view.customer:
            blocks.append(Bubble(view.name, view.customer, tr("before your reply"), mine=False))
        blocks.append(Bubble(tr("You, then"), view.reply, "", mine=True))
        lines = (told(view.advice),) if view.advice else ()
        blocks.append(
            Card("", first_up(told(view.title)), lines, icon="target", fill="accent_soft", edge="accent_soft")
        )
        if self.attempt is not None:
            blocks.extend(self._result(self.attempt))
        self.page.show(blocks)

    def _result(self, attempt: Attempted) -> list[Block]:
        if attempt.met:
            words, fill, icon = tr("That does it: the check is met now."), "good_soft", "circle-check"
        else:
            words, fill, icon = (
                tr("Not yet. Read the line under the check, and try once more."),
                "warn_soft",
                "circle-alert",
            )
        better = ", ".join(dimension_word(dimension) for dimension in attempt.better)
        worse = ", ".join(dimension_word(dimension) for dimension in attempt.worse)
        lines = [tr("Better than before: {what}.", what=better)] if better else []
        lines += [tr("Not as good as then: {what}.", what=worse)] if worse else []
        blocks: list[Block] = [Text(tr("Your new wording"), HEADING)]
        blocks.append(
            Card(
                "result",
                words,
                tuple(lines),
                fill=fill,
                edge=fill,
                icon=icon,
                icon_tone="good" if attempt.met else "warn",
            )
        )
        missed = [finding for finding in attempt.findings if finding.verdict in ("missed", "harmful")]
        if missed:
            blocks.append(Text(tr("Still to be seen"), SMALL_STRONG, "muted"))
        for finding in missed[:MOST_FINDINGS]:
            known = CRITERIA.get(finding.criterion)
            blocks.append(
                Card("", told(known.title if known is not None else finding.criterion), (told(finding.because),))
            )
        return blocks

    def _rate(self) -> None:
        text = self.editor.text.strip()
        if text:
            self.shell.work("", lambda: self._drill.rate(text), self._rated)

    def _rated(self, attempt: Attempted) -> None:
        self.attempt = attempt
        self.shell.sound("done" if attempt.met else "failed")
        self._fill()
        self.page.to_end()
        if attempt.met:
            self.focus = self.done
        if self._view.criterion:
            self._note(attempt)

    def _note(self, attempt: Attempted) -> None:
        """Keep that it was tried; where that cannot be written, the verdict stands all the same."""
        try:
            self.shell.desk.rewrote(self._view, met=attempt.met)
        except UserError as error:
            self.shell.say(f"{error.message} {error.hint}", "circle-alert")

    def _leave(self) -> None:
        if self._back is not None:
            self.shell.go(self._back)
        else:
            self.shell.home()

    def shortcut(self, event: pygame.Event) -> bool:
        """Go back with Esc."""
        if event.key == pygame.K_ESCAPE:
            self._leave()
            return True
        return False

    @staticmethod
    def _card(painter: Painter, area: pygame.Rect) -> pygame.Rect:
        room = below_bar(painter, area)
        wide = min(room.width, painter.px(820))
        return pygame.Rect(room.centerx - wide // 2, room.top, wide, room.height)

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the moment above, the editor under it."""
        px = painter.px
        in_card(painter, self.page, self._card(painter, area))
        inner = self.page.rect.copy()
        for button in (self.done, self.rate):
            button.rect = pygame.Rect(0, inner.bottom - px(40), button.wanted_width(painter), px(40))
        self.rate.rect.right = inner.right
        self.done.rect.left = inner.left
        high = min(px(92), inner.height // 3)
        self.editor.rect = pygame.Rect(inner.left, self.rate.rect.top - px(10) - high, inner.width, high)
        self.page.rect.height = self.editor.rect.top - px(10) - inner.top

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and card."""
        draw_header(painter, area, tr("Warm-up"), self._view.case, icon="pen-line")
        painter.card(self._card(painter, area))
