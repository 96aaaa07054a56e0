"""The window: waits for events, hands them to its screen, draws when something changed, never blocks."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import pygame

from simulator import locale
from simulator.desktop.desk import Desk
from simulator.desktop.opening import SMALLEST, open_window, scale_for
from simulator.desktop.paint import Painter
from simulator.desktop.portraits import Portraits
from simulator.desktop.preferences import Preferences, from_mapping
from simulator.desktop.screens.screen import Screen
from simulator.desktop.sounds import CAPTIONS, Sounds
from simulator.desktop.start import since_start_ms
from simulator.desktop.text import Typesetter
from simulator.desktop.theme import STRONG, THEMES, Metrics
from simulator.desktop.toast import Toast
from simulator.desktop.widgets.widget import Widget
from simulator.desktop.window_keys import WindowKeys
from simulator.errors import JournalError, UserError
from simulator.locale import tr
from simulator.settings import shipped_assets

Result = TypeVar("Result")
AROUND = 26
"""Points around a widget that its focus ring may touch."""
FIRST_FRAME = "RAPPORT_FIRST_FRAME"
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
        self.preferences: Preferences = from_mapping(desk.preferences())
        self._window = open_window(self.preferences)
        locale.use(self.preferences.language)
        assets = shipped_assets()
        self._fonts = None if assets is None else assets / "fonts"
        metrics = Metrics()
        portraits = Portraits(None if assets is None else assets / "portraits")
        self.painter = Painter(
            THEMES[self.preferences.theme], metrics, Typesetter(self._fonts, metrics), portraits=portraits
        )
        self.sounds = Sounds()
        self.toast = Toast()
        self._keys = WindowKeys(self)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._finished = pygame.event.custom_type()
        self._job: tuple[Future[object], Callable[[object], None], Screen] | None = None
        self._what = ""
        self._dirty = True
        self._damage: pygame.Rect | None = None
        """What has to be drawn anew while `_dirty`; None: everything."""
        self._open = True
        self._typing: object = None
        self._down: set[int] = set()
        self._command: int | None = None
        """The key that was just pressed with Ctrl: it means something, and its letter is no text."""
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
        from simulator.desktop.screens.today import Today
        from simulator.desktop.screens.welcome import Welcome

        desk = self._desk
        named = desk.first_call or desk.first_shift or desk.first_scenario
        greets = desk.is_new and not self.preferences.welcomed and not named
        self.go(Welcome(self) if greets else Today(self, first=True))

    def home(self) -> None:
        """Show the home screen."""
        from simulator.desktop.screens.today import Today

        self.go(Today(self))

    def go(self, screen: Screen) -> None:
        """Show another screen."""
        self.screen.settle()
        self.screen = screen
        self._soil()
        self._window.title = f"{screen.title} - Rapport" if screen.title else "Rapport"

    def prefer(self, **changes: object) -> None:
        """Set something; it is seen at once and remembered."""
        before, self.preferences = self.preferences, self.preferences.changed(**changes)
        if self.preferences.language != before.language:
            locale.use(self.preferences.language)
        if self.preferences.full_screen != before.full_screen:
            self._fill_screen(self.preferences.full_screen)
        if not self.preferences.sound:
            self.sounds.stop()
        self._restyle(anew=self.preferences.theme != before.theme)
        self._remember()
        self.screen.restyled()
        self._soil()

    def _fill_screen(self, full: bool) -> None:
        if full:
            self._window.set_fullscreen(desktop=True)
        else:
            self._window.set_windowed()

    def _remember(self) -> None:
        try:
            self._desk.remember(self.preferences.as_mapping())
        except UserError as error:
            log.warning("what was set is not remembered: %s", error.message)

    def sound(self, name: str) -> None:
        """Play a sound where sounds are on, and show its caption."""
        if not self.preferences.sound:
            return
        self.sounds.play(name)
        if self.preferences.captions and name in CAPTIONS:
            self.say(tr(CAPTIONS[name]), "volume-2")

    def say(self, text: str, icon: str = "") -> None:
        """Show a word for a moment, in the bar or at the lower edge."""
        self.toast.show(text, icon)
        self._soil()

    def keep_picture(self) -> None:
        """Store what the window shows as a picture."""

        def keep() -> bool:
            path = self._desk.picture_file()
            pygame.image.save(self._window.get_surface(), str(path))
            self.say(tr("Picture saved: {path}", path=path), "camera")
            return True

        self._guarded(keep)

    def work(self, what: str, job: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Do a job on the worker thread, then something with its result on this one; one at a time."""
        if self.busy:
            return
        future: Future[Result] = self._worker.submit(job)
        self._what = what
        self._job = (future, then, self.screen)  # type: ignore[assignment]  # the pair fits by construction
        self._soil()
        future.add_done_callback(lambda _: self._wake())

    def loop(self) -> None:
        """Run until the window is closed."""
        while self._open:
            if self._dirty:
                self.draw()
            toast = self.toast.left_ms()
            wait = self.screen.wait_ms()
            event = pygame.event.wait(wait if toast is None else min(wait, toast))
            self.take([event, *pygame.event.get()])

    def take(self, events: list[pygame.Event]) -> None:
        """Answer events, finish the job that is done, and let time pass."""
        for event in events:
            self._take_one(event)
        self._finish()
        if self.toast.tick():
            self._soil()
        if not self.busy and not self.screen.told:
            self.screen.touched = None
            if self._guarded(self.screen.tick):
                self._soil(self.screen.touched)

    def _take_one(self, event: pygame.Event) -> None:
        if event.type == pygame.QUIT:
            self._open = False
        elif event.type in _WINDOW:
            self._soil()
            if event.type == pygame.WINDOWFOCUSLOST:
                self.screen.settle()
                self._down.clear()
                self._command = None
        elif event.type == pygame.DROPFILE:
            self._guarded(lambda: self._drop(event.file))
        elif event.type in (pygame.KEYDOWN, pygame.KEYUP):
            self._take_key(event)
        elif event.type in _INPUT and not self._is_echo(event):
            self._hand_over(self._placed(event))

    def _is_echo(self, event: pygame.Event) -> bool:
        """Tell whether a letter comes of a key that was pressed with Ctrl; an input method's text never does."""
        if event.type not in (pygame.TEXTINPUT, pygame.TEXTEDITING):
            return False
        command, self._command = self._command, None
        return command is not None and event.type == pygame.TEXTINPUT and len(event.text) == 1 and event.text.isascii()

    def _take_key(self, event: pygame.Event) -> None:
        if event.type == pygame.KEYUP:
            self._down.discard(event.key)
            self._command = None if event.key == self._command else self._command
            return
        self._command = event.key if _is_command(event.mod) else None
        if not self._is_held(event):
            if self._keys.take(event):
                self._soil()
            else:
                self._hand_over(event)

    def _hand_over(self, event: pygame.Event) -> None:
        screen = self.screen
        screen.touched = None
        if self._guarded(lambda: screen.handle(event)):
            self._soil(screen.touched if screen is self.screen else None)

    def _soil(self, widget: Widget | None = None) -> None:
        """Note what has to be drawn anew: a widget, or everything."""
        rect = None if widget is None else widget.rect.inflate(self.painter.px(AROUND), self.painter.px(AROUND))
        if not self._dirty:
            self._damage = rect
        elif self._damage is not None:
            self._damage = None if rect is None else self._damage.union(rect)
        self._dirty = True

    def _placed(self, event: pygame.Event) -> pygame.Event:
        """Return a mouse event in pixels, where a point of the desktop has several."""
        sharp = self._sharpness()
        if event.type not in _MOUSE or sharp == 1:
            return event
        at = (round(event.pos[0] * sharp), round(event.pos[1] * sharp))
        return pygame.Event(event.type, {**event.dict, "pos": at})

    def _sharpness(self) -> float:
        return self._window.get_surface().get_width() / max(1, self._window.size[0])

    def _is_held(self, event: pygame.Event) -> bool:
        """Tell whether a key is to be ignored: a held one acts once, and none acts while a syllable is composed."""
        if self.screen.focus is not None and self.screen.focus.composing:
            return True
        held = event.key in _ONCE and event.key in self._down
        self._down.add(event.key)
        return held

    def _drop(self, path: str) -> bool:
        """Show the briefing of a scenario's file that was dropped on the window."""
        from simulator.desktop.screens.briefing import open_briefing

        open_briefing(self, path)
        return True

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
        self._soil()
        if screen is not self.screen:
            log.info("The result of a job came after its screen was left.")
            return

        def hand_over() -> bool:
            then(future.result())
            return True

        self._guarded(hand_over)

    def _restyle(self, *, anew: bool = False) -> None:
        """Follow the theme, the size of the window and that of its texts."""
        self.painter.moves = self.preferences.motion
        size = self._window.get_surface().get_size()
        scale = scale_for(size, self._sharpness(), self.preferences.text)
        if anew or scale != self.painter.metrics.scale:
            metrics = Metrics(scale=scale)
            self.painter.restyle(THEMES[self.preferences.theme], metrics, Typesetter(self._fonts, metrics))
            self._damage = None

    def draw(self) -> None:
        """Draw the screen and show it."""
        surface = self._window.get_surface()
        self._restyle()
        self.painter.surface = surface
        area = surface.get_rect()
        area.size = (max(area.width, SMALLEST[0]), max(area.height, SMALLEST[1]))
        surface.set_clip(self._damage if self._dirty else None)
        self.screen.draw(self.painter, area)
        if self.busy and self._what:
            self._draw_busy(area)
        self.toast.draw(self.painter, area, in_bar=self.screen.word_at(self.painter, area))
        self._follow_focus()
        surface.set_clip(None)
        self._window.flip()
        self._dirty, self._damage = False, None

    def _draw_busy(self, area: pygame.Rect) -> None:
        painter, px = self.painter, self.painter.px
        wide = painter.type.width(self._what, STRONG) + px(48)
        box = pygame.Rect(0, 0, wide, px(48))
        box.midtop = (area.centerx, area.top + px(84))
        painter.box(box, painter.theme.ink, radius=12)
        painter.centred(self._what, box, STRONG, painter.theme.surface)

    def _follow_focus(self) -> None:
        """Take typed text only while a field has the keyboard, and tell input methods where it stands."""
        focus = self.screen.focus
        wanted = focus if focus is not None and focus.wants_text else None
        if wanted is not self._typing:
            if self._typing is not None:
                pygame.key.stop_text_input()  # ends what an input method was composing elsewhere
            if wanted is not None:
                pygame.key.start_text_input()
            self._typing = wanted
        if wanted is not None:
            caret, sharp = wanted.caret_rect(), self._sharpness()
            place = pygame.Rect(caret.x / sharp, caret.y / sharp, caret.width / sharp, caret.height / sharp)
            pygame.key.set_text_input_rect(place)

    def _wake(self) -> None:
        if pygame.display.get_init():
            pygame.event.post(pygame.Event(self._finished))

    def _keep_place(self) -> None:
        """Remember size and place of the window."""
        if self.preferences.full_screen:
            return
        (wide, high), (left, top) = self._window.size, self._window.position
        place = self.preferences.changed(width=wide, height=high, left=max(-1, left), top=max(-1, top))
        if place != self.preferences:
            self.preferences = place
            self._remember()

    def close(self) -> None:
        """Wait for the job under way, and close the window; an open call stays open in the journal."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._keep_place()
        self._window.destroy()
        pygame.quit()


def _is_command(held: int) -> bool:
    """Tell whether Ctrl is held without Alt; both together write signs on many keyboards.

    The keys that were held when the event was made count, not those of now: who types fast has let go by then.
    """
    return bool(held & pygame.KMOD_CTRL) and not held & (pygame.KMOD_ALT | pygame.KMOD_MODE)


_ONCE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE)
_MOUSE = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
_INPUT = (pygame.TEXTINPUT, pygame.TEXTEDITING, pygame.MOUSEWHEEL, *_MOUSE)
_WINDOW = (
    pygame.WINDOWEXPOSED,
    pygame.WINDOWRESIZED,
    pygame.WINDOWSIZECHANGED,
    pygame.WINDOWFOCUSLOST,
    pygame.WINDOWDISPLAYCHANGED,
)
