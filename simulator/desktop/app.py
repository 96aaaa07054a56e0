"""Opens the window and runs its loop: waits for events, draws when something changed, never blocks."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import pygame

from simulator.desktop.desk import Desk
from simulator.desktop.paint import Painter
from simulator.desktop.screens.screen import Screen
from simulator.desktop.start import since_start_ms
from simulator.desktop.text import Typesetter
from simulator.desktop.theme import Metrics, Theme
from simulator.errors import UserError
from simulator.session.ports import JournalError
from simulator.settings import shipped_assets

Result = TypeVar("Result")
SIZE = (1280, 720)
SMALLEST = (960, 600)
FIRST_FRAME = "RAPPORT_FIRST_FRAME"
INVISIBLE = ("offscreen", "dummy", "evdev")
"""Drivers that SDL falls back to where nothing can show a window, as with a `DISPLAY` that nobody serves."""
log = logging.getLogger(__name__)


def run(desk: Desk) -> int:
    """Open the window, run it until it is closed, and return the exit status.

    Raises:
        UserError: there is no display, or the wrong Pygame is installed.
    """
    window = Window(desk)
    try:
        window.open_first()
        if os.environ.get(FIRST_FRAME) == "exit":
            window.draw()
            sys.stdout.write(f"first_frame_ms={since_start_ms()}\n")
            return 0
        window.loop()
    finally:
        window.close()
    return 0


class Window:
    """The window with its screen; satisfies `screens.screen.Shell`."""

    def __init__(self, desk: Desk) -> None:
        """Open the window.

        Raises:
            UserError: there is no display, or the wrong Pygame is installed.
        """
        self._desk = desk
        self._window = _open_window()
        assets = shipped_assets()
        metrics = Metrics()
        typesetter = Typesetter(None if assets is None else assets / "fonts", metrics)
        self.painter = Painter(Theme(), metrics, typesetter)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._finished = pygame.event.custom_type()
        self._job: tuple[Future[object], Callable[[object], None], Screen] | None = None
        self._what = ""
        self._dirty = True
        self._open = True
        self._typing = False
        self._composing = False
        self._down: set[int] = set()
        self.screen: Screen = Screen(self)

    @property
    def desk(self) -> Desk:
        """Return the trainee's desk."""
        return self._desk

    @property
    def busy(self) -> bool:
        """Tell whether a job is under way."""
        return self._job is not None

    def open_first(self) -> None:
        """Show the first screen; what it needs is asked for on the worker thread."""
        from simulator.desktop.screens.home import Home

        self.go(Home(self, first=True))

    def home(self) -> None:
        """Show the library."""
        from simulator.desktop.screens.home import Home

        self.go(Home(self))

    def go(self, screen: Screen) -> None:
        """Show another screen."""
        self.screen = screen
        self._dirty = True
        self._window.title = f"{screen.title} - Rapport" if screen.title else "Rapport"

    def work(self, what: str, job: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Do a job on the worker thread, then something with its result on this one; one at a time."""
        if self.busy:
            return
        future: Future[Result] = self._worker.submit(job)
        self._what = what
        self._job = (future, then, self.screen)  # type: ignore[assignment]  # the pair fits by construction
        self._dirty = True
        future.add_done_callback(lambda _: self._wake())

    def loop(self) -> None:
        """Run until the window is closed."""
        while self._open:
            if self._dirty:
                self.draw()
            event = pygame.event.wait(self.screen.wait_ms())
            self.take([event, *pygame.event.get()])

    def take(self, events: list[pygame.Event]) -> None:
        """Answer events, finish the job that is done, and let time pass."""
        for event in events:
            self._take_one(event)
        self._finish()
        if not self.busy and not self.screen.told and self._guarded(self.screen.tick):
            self._dirty = True

    def _take_one(self, event: pygame.Event) -> None:
        if event.type == pygame.QUIT:
            self._open = False
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED):
            self._dirty = True
        elif event.type == pygame.TEXTEDITING:
            self._composing = bool(event.text)
        elif event.type == pygame.KEYUP:
            self._down.discard(event.key)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._composing = False
            self._down.clear()
        elif event.type in (pygame.KEYDOWN, pygame.TEXTINPUT, pygame.MOUSEWHEEL, *_MOUSE):
            if event.type == pygame.KEYDOWN and self._is_held(event):
                return
            # Some input methods commit without a last, empty TEXTEDITING.
            self._composing &= event.type != pygame.TEXTINPUT
            self._dirty |= self._guarded(lambda: self.screen.handle(event))

    def _is_held(self, event: pygame.Event) -> bool:
        """Tell whether a key is to be ignored: a held one acts once, and none acts while a syllable is composed."""
        if self._composing:
            return True
        held = event.key in _ONCE and event.key in self._down
        self._down.add(event.key)
        return held

    def _guarded(self, step: Callable[[], bool]) -> bool:
        """Do a step of the screen; what the user can mend becomes a panel, and what was typed stays."""
        try:
            return step()
        except (UserError, JournalError) as error:
            self.screen.tell(error.message, error.hint)
            return True

    def _finish(self) -> None:
        if self._job is None or not self._job[0].done():
            return
        future, then, screen = self._job
        self._job = None
        self._dirty = True
        if screen is not self.screen:
            log.info("The result of a job came after its screen was left.")
            return

        def hand_over() -> bool:
            then(future.result())
            return True

        self._guarded(hand_over)

    def draw(self) -> None:
        """Draw the screen and show it."""
        surface = self._window.get_surface()
        self.painter.surface = surface
        area = surface.get_rect()
        area.size = (max(area.width, SMALLEST[0]), max(area.height, SMALLEST[1]))
        self.screen.draw(self.painter, area)
        if self.busy and self._what:
            self._draw_busy(area)
        self._follow_focus()
        self._window.flip()
        self._dirty = False

    def _draw_busy(self, area: pygame.Rect) -> None:
        from simulator.desktop.theme import STRONG

        painter, px = self.painter, self.painter.px
        wide = painter.type.width(self._what, STRONG) + px(48)
        box = pygame.Rect(0, 0, wide, px(48))
        box.midtop = (area.centerx, area.top + px(84))
        painter.shadow(box)
        painter.box(box, painter.theme.ink, radius=12)
        painter.centred(self._what, box, STRONG, painter.theme.on_accent)

    def _follow_focus(self) -> None:
        """Take typed text only while a field has the keyboard, and tell input methods where it stands."""
        focus = self.screen.focus
        wanted = focus is not None and focus.wants_text
        if wanted != self._typing:
            self._typing = wanted
            (pygame.key.start_text_input if wanted else pygame.key.stop_text_input)()
        if focus is not None and wanted:
            caret = getattr(focus, "caret_rect", None)
            pygame.key.set_text_input_rect(caret() if caret is not None else focus.rect)

    def _wake(self) -> None:
        if pygame.display.get_init():
            pygame.event.post(pygame.Event(self._finished))

    def close(self) -> None:
        """Wait for the job under way, and close the window; an open call stays open in the journal."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._window.destroy()
        pygame.quit()


_ONCE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE)
_MOUSE = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)


def _fitting_size() -> tuple[int, int]:
    """Return the usual size, or less where the screen is smaller."""
    wide, high = min(pygame.display.get_desktop_sizes(), default=SIZE)
    return max(SMALLEST[0], min(SIZE[0], wide)), max(SMALLEST[1], min(SIZE[1], high))


def _refuse_the_invisible(driver: str) -> None:
    """Raise unless the window can be seen, or an invisible one was asked for."""
    if driver in INVISIBLE and not os.environ.get("SDL_VIDEODRIVER"):
        pygame.quit()
        raise UserError("There is no display to open a window on.", "Play in the terminal: rapport play --terminal ID")


def _open_window() -> pygame.Window:
    if not getattr(pygame, "IS_CE", False):
        hint = "pip uninstall pygame pygame-ce, then: pip install pygame-ce"
        raise UserError("The window needs pygame-ce, and classic pygame is installed.", hint)
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    try:
        pygame.display.init()
        _refuse_the_invisible(pygame.display.get_driver())
        pygame.font.init()
        window = pygame.Window("Rapport", _fitting_size(), resizable=True)
        window.minimum_size = SMALLEST
    except pygame.error as error:
        hint = "Play in the terminal: rapport play --terminal ID"
        raise UserError(f"No window can be opened: {error}.", hint) from error
    pygame.key.set_repeat(350, 32)
    pygame.key.stop_text_input()
    return window
