"""What every screen does: places its widgets, hands keys and mouse to them, holds the focus and the panel over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

import pygame

from simulator.desktop.desk import Desk
from simulator.desktop.paint import Painter
from simulator.desktop.preferences import Preferences
from simulator.desktop.screens.header import end_of_bar
from simulator.desktop.ticks import ticks_ms
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.dialog import Dialog
from simulator.desktop.widgets.page import Page
from simulator.desktop.widgets.widget import Node, Widget

Result = TypeVar("Result")
DOUBLE_CLICK_MS = 400


class Shell(Protocol):
    """What a screen may ask of the window."""

    @property
    def desk(self) -> Desk:
        """Return the trainee's desk."""

    @property
    def busy(self) -> bool:
        """Tell whether a job is under way."""

    @property
    def preferences(self) -> Preferences:
        """Return what the trainee has set."""

    def prefer(self, **changes: object) -> None:
        """Set something; it is seen at once and remembered."""

    def sound(self, name: str) -> None:
        """Play a sound where sounds are on, and show its caption."""

    def say(self, text: str, icon: str = "") -> None:
        """Show a word for a moment, in the bar or at the lower edge."""

    def work(self, what: str, job: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Do a job on the worker thread, then something with its result on this one.

        Args:
            what: shown while it lasts, as "Opening the call…".
            job: may raise UserError or JournalError; that becomes a panel.
            then: takes the result.
        """

    def go(self, screen: Screen) -> None:
        """Show another screen."""

    def home(self) -> None:
        """Show the home screen."""


class Screen:
    """One screen of the window."""

    title = ""
    word_in_bar = False
    """The bar has nothing at its end: a passing word may stand there."""

    def __init__(self, shell: Shell) -> None:
        """Start without widgets; a subclass fills `widgets` in the order of the Tab key."""
        self.shell = shell
        self.widgets: list[Widget] = []
        self.touched: Widget | None = None
        """The only widget that the last event or tick has changed; None: more than one, or the screen itself."""
        self._focus: Widget | None = None
        self._echo = ""
        self.dialog: Dialog | None = None
        self.told = False
        """A panel says what went wrong; time waits until it is closed."""
        self._behind: Widget | None = None
        self._held: Widget | None = None
        self._mouse_at = (-1, -1)
        self._clicked: tuple[int, tuple[int, int], int] = (-DOUBLE_CLICK_MS, (0, 0), 0)

    @property
    def focus(self) -> Widget | None:
        """Return the widget that has the keyboard."""
        return self._focus

    @focus.setter
    def focus(self, widget: Widget | None) -> None:
        if widget is not self._focus:
            self.settle()
        self._focus = widget

    def settle(self) -> None:
        """Commit what is being composed: nothing that was typed is lost when the keyboard goes elsewhere."""
        if self._focus is not None:
            self._echo = self._focus.settle() or self._echo

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Give every widget its place."""
        raise NotImplementedError

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw what lies under the widgets."""

    def word_at(self, painter: Painter, area: pygame.Rect) -> tuple[int, int] | None:
        """Return where in the bar a passing word ends; None: it goes to the lower edge."""
        return end_of_bar(painter, area) if self.word_in_bar else None

    def shortcut(self, event: pygame.Event) -> bool:
        """Answer a key that no widget wanted; return True when it was one of the screen's."""
        return False

    def tick(self) -> bool:
        """Let time pass; return True when something changed."""
        return False

    def restyled(self) -> None:
        """Take note that language or another preference has changed."""

    def wait_ms(self) -> int:
        """Return after how long `tick` should be called at the latest."""
        return 250

    def draw(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw the screen with its widgets and the panel over it."""
        self.layout(painter, area)
        painter.surface.fill(painter.theme.ground)
        self.paint(painter, area)
        for widget in self.widgets:
            if widget.visible:
                widget.draw(painter, focused=widget is self.focus and self.dialog is None)
        if self.dialog is not None:
            painter.veil(area, thin=self.dialog.is_form)
            self.dialog.layout(painter, area)
            self.dialog.draw(painter, self.focus)

    def active(self) -> list[Widget]:
        """Return the widgets that answer now: those of the panel where there is one."""
        return self.widgets if self.dialog is None else self.dialog.widgets

    def tree(self) -> list[Node]:
        """Return the visible widgets as tests and readers see them, in the order of the Tab key."""
        return [widget.node(focused=widget is self.focus) for widget in self.active() if widget.visible]

    def focus_on(self, widget: Widget | None) -> None:
        """Give a widget the keyboard."""
        self.focus = widget

    def open(self, dialog: Dialog) -> None:
        """Lay a panel over the screen; its first widget gets the keyboard."""
        if self.dialog is None:
            self._behind = self.focus
            for widget in self.widgets:
                widget.hover(None)
        self.dialog = dialog
        self.told = False
        self._held = None
        self.focus = dialog.first

    def close(self) -> None:
        """Take the panel away; the keyboard goes back to where it was."""
        self.dialog = None
        self.told = False
        self._held = None
        self.focus = self._behind

    def tell(self, message: str, hint: str) -> None:
        """Say what went wrong and what to do about it: in the form that is open, or in a panel."""
        if self.dialog is not None and self.dialog.is_form:
            self.dialog.problem = f"{message} {hint}".strip()
            return
        button = Button("ok", "All right", self.close, look="main", hint="Enter")
        self.open(Dialog(message, hint, (button,), on_escape=self.close))
        self.told = True

    def handle(self, event: pygame.Event) -> bool:
        """Answer an event; return True when the screen has to be drawn anew."""
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.TEXTINPUT:
            return self._typed(event.text)
        if event.type == pygame.TEXTEDITING:
            return self._composed(event.text)
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(getattr(event, "precise_y", float(event.y)))
        return self._mouse(event)

    def _key(self, event: pygame.Event) -> bool:
        self._echo = ""
        if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self._next(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return True
        before = self.focus
        if before is not None and before.can_focus and before.key(event):
            self._touch(before, alone=before is self.focus and before.keeps_to_itself(event))
            return True
        if self.dialog is None:
            return self.shortcut(event)
        if event.key == pygame.K_ESCAPE:
            self.dialog.on_escape()
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.dialog.on_enter()
        else:
            self._browse(self.dialog.page_for(event), event)
        return True

    def _browse(self, page: Page | None, event: pygame.Event) -> None:
        """Let a key that no button wanted scroll the page of a panel, or lead to what can be chosen in it."""
        if page is not None and page.chooses:
            self.focus = page
        elif page is not None:
            page.key(event)

    def _composed(self, text: str) -> bool:
        if self.focus is None or not self.focus.wants_text:
            return False
        self.focus.compose(text)
        self._touch(self.focus, alone=self.focus.keeps_to_itself(None))
        return True

    def _typed(self, text: str) -> bool:
        echo, self._echo = self._echo, ""
        if echo and text == echo:
            return False  # some input methods commit what has been committed when the keyboard went elsewhere
        if self.focus is not None and self.focus.wants_text:
            self.focus.typed(text)
            self._touch(self.focus, alone=self.focus.keeps_to_itself(None))
            return True
        return False

    def _touch(self, widget: Widget | None, *, alone: bool) -> None:
        """Note that nothing but a widget has changed."""
        self.touched = widget if alone and self.dialog is None else None

    def _next(self, by: int) -> None:
        able = [widget for widget in self.active() if widget.can_focus]
        if able:
            place = able.index(self.focus) + by if self.focus in able else (0 if by > 0 else -1)
            self.focus = able[place % len(able)]

    def _mouse(self, event: pygame.Event) -> bool:
        if event.type == pygame.MOUSEMOTION:
            return self._moved(event.pos)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._pressed(event.pos)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1 and self._held is not None:
            held, self._held = self._held, None
            held.release(event.pos)
            return True
        return False

    def _moved(self, at: tuple[int, int]) -> bool:
        self._mouse_at = at
        if self._held is not None:
            self._held.drag(at)
            return True
        changes = [widget.hover(at) for widget in self.active() if widget.visible]
        return any(changes)

    def _pressed(self, at: tuple[int, int]) -> bool:
        widget = self._under(at)
        if widget is None or not widget.enabled:
            return False
        now = ticks_ms()
        then, place, clicks = self._clicked
        again = abs(place[0] - at[0]) + abs(place[1] - at[1]) < 8 and now - then < DOUBLE_CLICK_MS
        clicks = clicks % 3 + 1 if again else 1
        self._clicked = (now, at, clicks)
        self.settle()
        if widget.can_focus:
            self.focus = widget
        self._held = widget
        widget.press(at, clicks=clicks)
        return True

    def _wheel(self, steps: float) -> bool:
        widget = self._under(self._mouse_at) or self.focus
        moved = widget is not None and widget.wheel(steps)
        self._touch(widget, alone=moved)
        return moved

    def _under(self, at: tuple[int, int]) -> Widget | None:
        found = [widget for widget in self.active() if widget.visible and widget.rect.collidepoint(at)]
        return found[-1] if found else None
