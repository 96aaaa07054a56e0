"""The own rating: what came of the promises, and three sliders before any score is shown."""

from __future__ import annotations

import pygame

from scoring.model import SelfRating
from simulator.desktop.paint import Painter
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.places import below_bar, beside, is_narrow
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.screens.side import due_card
from simulator.desktop.theme import BODY, HEADING, SMALL
from simulator.desktop.widgets.blocks import Text
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.page import Block, Page
from simulator.desktop.widgets.slider import STACKED, Slider
from simulator.locale import tr
from simulator.session.runner import Runner
from simulator.view.call import show_call

LOW_CARD = 420
"""Below this height, in points, everything is set closer."""
APART = 6
"""Points between two sliders at least: the ring of one touches no other."""


def questions() -> tuple[tuple[str, str, str], ...]:
    """Return the dimensions with their names and what is asked about them."""
    return (
        ("empathy", tr("Empathy"), tr("Did the customer feel heard?")),
        ("accuracy", tr("Accuracy"), tr("Was everything you said right and complete?")),
        ("follow_through", tr("Follow-through"), tr("Did you promise clearly, and keep it?")),
    )


class Rating(Screen):
    """Asks how the trainee would rate the call."""

    word_in_bar = True

    def __init__(self, shell: Shell, runner: Runner, *, guided: bool = False) -> None:
        """Ask about a call whose work is done."""
        super().__init__(shell)
        self.runner = runner
        view = show_call(runner.scenario, runner.state)
        self.title = view.title
        self.note = tr("1 to 5 answer and go on; the arrow keys are finer. Nothing is chosen for you.")
        self._guided = guided
        self._asked = False
        """It was said that nothing is rated yet."""
        self.sliders = [
            Slider(f"rate:{name}", title, words, on_digit=self._picked) for name, title, words in questions()
        ]
        self.done = Button("done", tr("Show my result"), self._rate, look="main", hint="Enter")
        self.skip = Button("skip", tr("Skip"), self._skip)
        self.due = Page("due", tr("What you owed"), gap=8, pad=3)
        rows: list[Block] = [due_card(row) for row in view.due]
        self.due.show(rows or [Text(tr("You promised nothing in this call."), BODY, "muted")])
        self.widgets = [*self.sliders, self.done, self.skip, self.due]
        self.focus = self.sliders[0]

    def _picked(self) -> None:
        """Go on to what has no value yet; after the last one the result is shown."""
        missing = next((slider for slider in self.sliders if slider.value is None), None)
        if missing is None:
            self._rate()
        else:
            self.focus = missing

    def _rate(self) -> None:
        """Close the call with the own rating; what is missing is asked for once, and then it goes without."""
        values = [slider.value for slider in self.sliders]
        empathy, accuracy, follow_through = values
        if empathy is not None and accuracy is not None and follow_through is not None:
            self._close(SelfRating(empathy=empathy, accuracy=accuracy, follow_through=follow_through))
        elif any(value is not None for value in values) or not self._asked:
            self._asked = True
            missing = next(slider for slider in self.sliders if slider.value is None)
            self.note = tr("Still to rate: {what}. Press 1 to 5, or Skip.", what=missing.label)
            self.focus = missing
        else:
            self._skip()

    def _skip(self) -> None:
        self._close(None)

    def tick(self) -> bool:
        """Show the result where the call was rated elsewhere, as on a page beside the window."""
        if self.runner.state.phase != "closed":
            return False
        from simulator.desktop.screens.call import open_screen

        open_screen(self.shell, self.runner, guided=self._guided)
        return True

    def _close(self, rating: SelfRating | None) -> None:
        from simulator.desktop.screens.call import open_screen

        job = tr("Reading the call once more…")
        self.shell.work(
            job, lambda: self.runner.rate(rating), lambda _: open_screen(self.shell, self.runner, guided=self._guided)
        )

    def shortcut(self, event: pygame.Event) -> bool:
        """Rate with Enter from anywhere; Esc goes home, the call stays open."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.done.do()
            return True
        if event.key == pygame.K_ESCAPE:
            self.shell.home()
            return True
        return False

    def _cards(self, painter: Painter, area: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        """Return the card of the sliders and that of the ledger; the same one in a narrow window."""
        px = painter.px
        room = below_bar(painter, area)
        room.height = min(room.height, px(520))
        if is_narrow(painter, area):
            return room, room
        return beside(painter, room, painter.points(room.width) * 0.42)

    def _note_height(self, painter: Painter, width: int) -> int:
        return painter.paragraph_height(self.note, SMALL, width) + painter.px(6)

    def _has_heading(self, painter: Painter, rate: pygame.Rect) -> bool:
        """Tell whether the heading leaves the sliders their titles; without it the bar says what is asked."""
        px = painter.px
        room = rate.height - px(28 + 27 + 52) - self._note_height(painter, rate.width - px(56))
        return room >= 3 * px(STACKED) + 2 * px(APART)

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the sliders left, the ledger right; a narrow window has no room for the ledger."""
        px = painter.px
        rate, due = self._cards(painter, area)
        low = painter.points(rate.height) < LOW_CARD
        inner = rate.inflate(-px(56), -px(28 if low else 48))
        top = inner.top + (px(27 if low else 58) if self._has_heading(painter, rate) else 0)
        room = inner.bottom - px(52) - self._note_height(painter, inner.width) - top
        high = min(px(86), (room - 2 * px(APART)) // 3)
        gap = min(px(26), max(px(APART), (room - 3 * high) // 3))
        for slider in self.sliders:
            slider.rect = pygame.Rect(inner.left, top, inner.width, high)
            top += high + gap
        wide = self.done.wanted_width(painter)
        self.done.rect = pygame.Rect(inner.right - wide, inner.bottom - px(42), wide, px(42))
        skip = self.skip.wanted_width(painter)
        self.skip.rect = pygame.Rect(self.done.rect.left - px(10) - skip, inner.bottom - px(42), skip, px(42))
        ledger = due.inflate(-px(40), -px(48))
        self.due.visible = not is_narrow(painter, area)
        self.due.rect = pygame.Rect(ledger.left, ledger.top + px(44), ledger.width, ledger.height - px(44))

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header, cards and headings."""
        px, ink = painter.px, painter.theme.ink
        under = tr("The call is over. First your own view, then the score.")
        draw_header(painter, area, self.title, under, icon="star")
        rate, due = self._cards(painter, area)
        painter.card(rate)
        low = painter.points(rate.height) < LOW_CARD
        at = (rate.left + px(28), rate.top + px(10 if low else 22))
        if self._has_heading(painter, rate):
            painter.line(tr("How do you rate your call?"), at, HEADING, ink, width=rate.width - px(50))
        wide = rate.width - px(56)
        above = self.done.rect.top - px(8) - self._note_height(painter, wide)
        painter.paragraph(self.note, (rate.left + px(28), above), SMALL, painter.theme.muted, width=wide)
        if self.due.visible:
            painter.card(due)
            told = tr("What came of what you owed")
            painter.line(told, (due.left + px(22), due.top + px(22)), HEADING, ink, width=due.width - px(40))
