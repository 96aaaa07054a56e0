"""The rail over a desk with several calls: who waits how long, who has written, and the way from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from simulator.desktop.icons import CHANNEL_ICONS, FACE_ICONS, FACE_TONES
from simulator.desktop.paint import Painter
from simulator.desktop.screens.screen import Shell
from simulator.desktop.theme import SMALL, SMALL_STRONG, TINY, Colour
from simulator.desktop.widgets.button import Button
from simulator.engine.on_desk import OnDesk
from simulator.locale import tr
from simulator.session.clocks import DeskClock
from simulator.session.shift import DeskCall, ShiftDesk
from simulator.shift_words import clock_words, unread_words, waits_words
from simulator.view.shift import ShiftView, TabView, show_shift
from simulator.words import face_word

if TYPE_CHECKING:
    from simulator.desktop.screens.call import Call

WIDEST = 330


class RailTab(Button):
    """One customer of the shift; pressing it goes to their call."""

    def __init__(self, rail: Rail, tab: TabView) -> None:
        """Make the tab of a call."""
        super().__init__(f"rail:{tab.number}", "", lambda: rail.go(tab.number), hint=f"Ctrl+{tab.number}")
        self.role = "tab"
        self.tab = tab
        self.here = False
        self.show(tab)

    def show(self, tab: TabView) -> None:
        """Take what is true of the call now."""
        self.tab = tab
        told = (tab.customer, face_word(tab.face), _waits(tab), unread_words(tab.unread))
        words = ", ".join(part for part in told if part)
        self.label = tr("Call {number}: {words}", number=tab.number, words=words)

    def wanted_width(self, painter: Painter) -> int:
        """Return the width in which name and wait fit."""
        return painter.px(WIDEST)

    def draw(self, painter: Painter, *, focused: bool) -> None:
        """Draw number, face, name, and how long they wait."""
        theme, px, tab = painter.theme, painter.px, self.tab
        fill = theme.accent_soft if self.here else theme.sunken if self.hovered else theme.surface
        painter.box(self.rect, fill, radius=10, border=theme.accent if self.here else theme.field_line)
        over = tab.phase != "contact"
        tone: Colour = theme.muted if over else getattr(theme, FACE_TONES[tab.face])
        painter.icon(FACE_ICONS[tab.face], (self.rect.left + px(22), self.rect.centery), 20, tone)
        left, right = self.rect.left + px(42), self.rect.right - px(10)
        if tab.unread and not self.here and not over:
            middle = min(self.rect.centery, self.rect.top + px(16))
            painter.disc((right - px(9), middle), px(10), theme.accent)
            badge = pygame.Rect(right - px(19), middle - px(10), px(20), px(20))
            painter.centred(str(tab.unread), badge, TINY, theme.on_accent)
            right -= px(26)
        self._draw_words(painter, left, right)
        if focused:
            painter.ring(self.rect, radius=10)

    def _draw_words(self, painter: Painter, left: int, right: int) -> None:
        """Draw number and name, and how long they wait: under the name, or beside it where there is one line."""
        theme, px, tab = painter.theme, painter.px, self.tab
        ink = theme.bad if tab.waiting_ms > tab.usual_ms > 0 else theme.muted
        line = painter.type.line_height(SMALL_STRONG)
        beside = self.rect.height < 2 * line
        top = self.rect.centery - line // 2 if beside else self.rect.top + px(6)
        if beside:
            clock = clock_of(tab)
            right -= painter.type.width(clock, SMALL)
            painter.line(clock, (right, top), SMALL, ink)
            right -= px(8)
        else:
            painter.line(_waits(tab), (left, top + line + px(1)), SMALL, ink, width=right - left)
        painter.icon(CHANNEL_ICONS.get(tab.channel, "message-circle"), (left + px(7), top + px(9)), 13, theme.muted)
        name = f"{tab.number} · {tab.customer}"
        painter.line(name, (left + px(20), top), SMALL_STRONG, theme.ink, width=right - left - px(20))


def clock_of(tab: TabView) -> str:
    """Return how long a customer waits as minutes and seconds, or ""."""
    return clock_words(tab.waiting_ms) if tab.phase == "contact" and tab.waiting_ms else ""


def _waits(tab: TabView) -> str:
    return waits_words(tab.phase, tab.waiting_ms, tab.usual_ms)


class Rail:
    """A shift at work in the window: one screen for each call, all on one clock."""

    def __init__(self, shell: Shell, desk: ShiftDesk) -> None:
        """Take a shift that was just begun."""
        self.shell = shell
        self.desk = desk
        self.tabs: list[RailTab] = []
        self.here = 0
        self._screens: dict[int, Call] = {}
        self._wanted = 0
        self._told = ""
        self._came: dict[int, str] = {}
        """What was said of customers who have come in and have not been gone to."""
        self._fill()

    @property
    def view(self) -> ShiftView:
        """Return the shift as it is now."""
        return show_shift(self.desk.shift.title, self.desk.now_ms, self.desk.on_desk())

    def tick(self) -> bool:
        """Let time pass for all calls; return True when something of it is seen."""
        before = len(self.desk.calls)
        self.desk.tick()
        for call in self.desk.calls[before:]:
            self.shell.sound("ring" if call.runner.scenario.channel == "phone" else "message")
            self._tell(call)
        if self._wanted and not self.shell.busy:
            wanted, self._wanted = self._wanted, 0
            self.go(wanted)
        return self._fill()

    def _tell(self, call: DeskCall) -> None:
        """Say on the screen that is shown that a customer has come in."""
        shown = self._screens.get(self.here)
        if shown is not None:
            name = call.runner.scenario.customer.name
            words = tr("{name} has come in: Ctrl+{number}", name=name, number=call.number)
            shown.flash = (words, True)
            self._came[call.number] = words

    def wake_ms(self, rest: int) -> int:
        """Return how soon something can happen on the desk.

        Args:
            rest: what is soon enough for the screen itself.
        """
        wakes = [call.runner.wake_in_ms() for call in self.desk.calls]
        soon = [wake for wake in (*wakes, self.desk.next_in_ms) if wake is not None]
        return max(1, min(rest, *soon)) if soon else rest

    def go(self, number: int) -> None:
        """Show a call; while something is being stored, as soon as that is done."""
        if number == self.here or not any(call.number == number for call in self.desk.calls):
            return
        if self.shell.busy:
            self._wanted = number
            return
        self.here = number
        self._fill()
        self._forget_coming(number)
        screen = self._screen(number)
        screen.caught_up()
        self.shell.go(screen)

    def _forget_coming(self, number: int) -> None:
        """Take down that a customer has come in, wherever it still stands, once they are gone to."""
        words = self._came.pop(number, "")
        for screen in self._screens.values():
            if words and screen.flash[0] == words:
                screen.flash = ("", True)

    def go_to_next_up(self) -> None:
        """Show the call whose customer has waited longest."""
        self.go(self.view.next_up)

    def done(self, call: Call) -> None:
        """Close a call whose work is done; a shift is not rated call by call. Then go to who waits."""
        runner = call.runner
        if runner.state.phase == "rating":
            self.shell.work(tr("Reading the call once more…"), lambda: runner.rate(None), lambda _: self.onward())
        else:
            self.onward()

    def onward(self) -> None:
        """Go to who needs one next: who waits longest, an open call, a customer who comes in; else to the end."""
        self._fill()
        if self.desk.is_over:
            from simulator.desktop.screens.shift_end import ShiftEnd

            self.shell.go(ShiftEnd(self.shell, self))
            return
        view = self.view
        still = [tab.number for tab in view.tabs if tab.phase in ("contact", "between")]
        number = view.next_up or (still[0] if still else 0)
        if number:
            self.go(number)
        elif self.desk.take_next():
            self.go(len(self.desk.calls))

    def rest(self, *, back: bool = False) -> None:
        """Let the whole desk rest, or go on."""
        clock = self.desk.clock
        if back and isinstance(clock, DeskClock):
            clock.go_on()
        self.desk.rest(back=back)
        if not back and isinstance(clock, DeskClock):
            clock.rest()

    def lay_out(self, painter: Painter, row: pygame.Rect) -> None:
        """Share a row among the tabs."""
        gap = painter.px(10)
        wide = min(painter.px(WIDEST), (row.width + gap) // max(1, len(self.tabs)) - gap)
        for place, tab in enumerate(self.tabs):
            tab.rect = pygame.Rect(row.left + place * (wide + gap), row.top, wide, row.height)

    def on_desk(self, number: int) -> OnDesk:
        """Return a call of the shift by its number."""
        return next(call for call in self.desk.on_desk() if call.number == number)

    def _screen(self, number: int) -> Call:
        from simulator.desktop.screens.call import Call

        if number not in self._screens:
            self._screens[number] = Call(self.shell, self.desk.call(number).runner, rail=self)
        return self._screens[number]

    def _fill(self) -> bool:
        """Read the desk anew; return True when the tabs say something else than before."""
        tabs = self.view.tabs
        for place, tab in enumerate(tabs):
            if place < len(self.tabs):
                self.tabs[place].show(tab)
            else:
                self.tabs.append(RailTab(self, tab))
            self.tabs[place].here = tab.number == self.here
        told = f"{self.here} {self.tabs and [tab.label for tab in self.tabs]}"
        changed, self._told = told != self._told, told
        return changed
