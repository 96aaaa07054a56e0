"""The end of a shift: what changed for whom, whether everybody waited a fair time, and the same case met twice."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.debrief import Debrief
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.outcomes import outcome_card
from simulator.desktop.screens.places import below_bar, cards_beside, in_card, is_narrow
from simulator.desktop.screens.rail import Rail
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.theme import BODY, SMALL, TITLE
from simulator.desktop.widgets.blocks import Heading, Row, Text
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.charts import Sides
from simulator.desktop.widgets.page import Block, Page
from simulator.locale import tr
from simulator.shift_words import FAIR, clock_words, even_words
from simulator.view.outcome import show_outcome
from simulator.view.shift import PairView, ReplyTimes, ShiftView
from simulator.words import dimension_word


class ShiftEnd(Screen):
    """Shows what came of a shift; each of its calls opens with its own debrief."""

    word_in_bar = True

    def __init__(self, shell: Shell, rail: Rail) -> None:
        """Show a shift whose calls are all closed."""
        super().__init__(shell)
        self._rail = rail
        self._wide = True
        self.view: ShiftView = rail.view
        self.title = self.view.title
        self.calls = Page("calls", tr("What changed for whom"), gap=10, pad=4)
        self.figures = Page("figures", tr("Waiting and evenness"), gap=10)
        self.go_on = Button("go_on", tr("Go on"), shell.home, look="main", hint="Enter")
        self.widgets = [self.go_on, self.calls, self.figures]
        self.restyled()
        self.focus = self.go_on
        shell.sound("good_end" if self.view.fair is None or self.view.fair >= FAIR else "open_end")

    def restyled(self) -> None:
        """Say everything in the language that was chosen."""
        self.go_on.label = tr("Go on")
        self.calls.label, self.figures.label = tr("What changed for whom"), tr("Waiting and evenness")
        figures = self._figures()
        self.calls.show(self._calls() if self._wide else [*self._calls(), *figures])
        self.figures.show(figures)

    def _calls(self) -> list[Block]:
        blocks: list[Block] = [Text(tr("What changed for whom"), TITLE, below=4)]
        for call in self._rail.desk.calls:
            runner = call.runner
            outcome = show_outcome(runner.scenario, runner.state, runner.card, call_id=runner.header.call_id)
            blocks.append(outcome_card(outcome, f"call:{call.number}", self._opens(call.number)))
        blocks.append(Text(tr("Enter on a customer opens the debrief of that call."), SMALL, "muted"))
        return blocks

    def _opens(self, number: int) -> Callable[[], None]:
        runner = self._rail.desk.call(number).runner

        def show() -> None:
            if runner.card is not None:
                self.shell.go(Debrief(self.shell, runner, runner.card, back=self))

        return show

    def _figures(self) -> list[Block]:
        view = self.view
        blocks: list[Block] = []
        for pair in view.pairs:
            blocks.extend(self._pair(pair, first=self._wide and not blocks))
        blocks.append(Heading(tr("How long they waited"), first=self._wide and not blocks))
        if view.fair is not None:
            blocks.append(Text(fair_words(view.fair), BODY))
        blocks.append(self._times(view.times))
        if view.worst is not None and len(view.tabs) > 1:
            blocks.append(Row(tr("Weakest call of the shift"), f"{view.worst:.0f}"))
        return blocks

    def _times(self, times: tuple[ReplyTimes, ...]) -> Sides:
        heads = (tr("middle"), tr("longest"), tr("fair"))
        rows = tuple(
            (
                self._name(row.number),
                clock_words(row.median_ms),
                clock_words(row.longest_ms),
                "–" if row.fair is None else f"{row.fair} %",
            )
            for row in times
        )
        return Sides(heads, rows)

    def _pair(self, pair: PairView, *, first: bool) -> list[Block]:
        """Return one case met twice, both beside each other; `first` stands at the top of its page."""
        heads = tuple(f"{number} · {self._name(number).split()[0]}" for number in pair.calls)
        calls = [self._rail.on_desk(number) for number in pair.calls]
        score = (tr("Score"), *("–" if total is None else f"{total:.0f}" for total in pair.totals))
        csat = (tr("Their mark"), *("–" if mark is None else tr("{csat} of 5", csat=mark) for mark in pair.csat))
        rows = [score]
        for dimension in ("empathy", "accuracy", "follow_through"):
            scores = [None if call.card is None else call.card.of(dimension).score for call in calls]
            rows.append((dimension_word(dimension), *("–" if each is None else f"{each:.0f}" for each in scores)))
        rows.append(csat)
        even = even_words(consistent=pair.consistent, same_remedy=pair.same_remedy, widest=pair.widest)
        return [
            Heading(tr("The same case, met twice"), first=first),
            Text(even, BODY),
            Sides(heads, tuple(rows)),
        ]

    def _name(self, number: int) -> str:
        return next(tab.customer for tab in self.view.tabs if tab.number == number)

    def shortcut(self, event: pygame.Event) -> bool:
        """Go on with Enter or Esc."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE):
            self.shell.home()
            return True
        if event.key == pygame.K_DOWN:
            self.focus = self.calls
            return True
        return False

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the customers left and the figures right; one under the other in a narrow window."""
        wide = not is_narrow(painter, area)
        if wide != self._wide:
            self._wide = wide
            self.restyled()
        self.figures.visible = wide
        for page, card in zip((self.calls, self.figures), self._cards(painter, area), strict=False):
            in_card(painter, page, card)
        last = self._cards(painter, area)[-1]
        width = self.go_on.wanted_width(painter)
        top = last.bottom + painter.px(12)
        self.go_on.rect = pygame.Rect(last.right - width, top, width, painter.px(42))

    def _cards(self, painter: Painter, area: pygame.Rect) -> tuple[pygame.Rect, ...]:
        room = below_bar(painter, area)
        room.height -= painter.px(54)
        if not self._wide:
            return (room,)
        return cards_beside(painter, room, (self.calls, self.figures), 470)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and cards."""
        under = tr("The end of your shift at {house}", house=self.shell.desk.house)
        draw_header(painter, area, self.title, under, icon="flag")
        for card in self._cards(painter, area):
            painter.card(card)


def fair_words(fair: int) -> str:
    """Return in one sentence whether everybody waited a fair time."""
    if fair >= FAIR:
        return tr("{fair} % of the waits were fair: within what is usual, allowing for whose turn it was.", fair=fair)
    if not fair:
        return tr("No wait was fair. Answer who waits longest first: Ctrl+Tab.")
    return tr("Only {fair} % of the waits were fair. Answer who waits longest first: Ctrl+Tab.", fair=fair)
