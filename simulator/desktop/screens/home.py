"""The library: scenarios to play, and calls that are still open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.theme import HEADING, SMALL, TINY
from simulator.desktop.widgets.blocks import Card, Text
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.page import Block, Page
from simulator.session.ports import LibraryEntry

LEVELS = {1: "Starter", 2: "Medium", 3: "Hard", 4: "Expert"}
CHANNELS = {"chat": "Chat", "phone": "Phone", "email": "E-mail", "social": "Social media"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the library holds for the trainee."""

    entries: Sequence[LibraryEntry] = ()
    open_calls: Sequence[tuple[str, str, str]] = ()
    results: Mapping[str, float] = field(default_factory=dict)


class Home(Screen):
    """The first screen."""

    title = "Library"

    def __init__(self, shell: Shell, *, first: bool = False) -> None:
        """Ask for the library; `first` also opens what the window was started with."""
        super().__init__(shell)
        self._shelf: Shelf | None = None
        self._first = first
        self.search = Editor(
            "search",
            "Search scenarios",
            placeholder="Search scenarios",
            multiline=False,
            on_enter=self._enter,
            on_change=self._fill,
        )
        self.library = Page("library", "Scenarios", gap=10, pad=4)
        self.resume = Page("open_calls", "Open calls", gap=10, pad=4)
        self.widgets = [self.library, self.resume, self.search]
        self.focus = self.library
        self._asked = False

    def tick(self) -> bool:
        """Ask for the library, on the worker thread, after the first frame."""
        if self._asked:
            return False
        self._asked = True
        self.shell.work("", self._read, self._show)
        return True

    def wait_ms(self) -> int:
        """Return at once until the library was asked for."""
        return 250 if self._asked else 1

    def _read(self) -> Shelf:
        desk = self.shell.desk
        return Shelf(entries=desk.entries(), open_calls=desk.open_calls(), results=desk.last_results())

    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._fill()
        desk = self.shell.desk
        if self._first and desk.first_call is not None:
            self._resume(desk.first_call)
        elif self._first and desk.first_scenario is not None:
            self._brief(desk.first_scenario)
        self._first = False

    def _fill(self) -> None:
        if self._shelf is None:
            return
        wanted = self.search.text.casefold().split()
        found = [entry for entry in self._shelf.entries if all(word in _words(entry) for word in wanted)]
        blocks: list[Block] = [self._card(entry, self._shelf) for entry in found]
        if not blocks:
            blocks = [Text("No scenario has these words." if wanted else "There are no scenarios.", tone="muted")]
        self.library.show(blocks)
        self.resume.show([self._open_card(*call) for call in self._shelf.open_calls])
        self.resume.visible = bool(self._shelf.open_calls)

    def _card(self, entry: LibraryEntry, shelf: Shelf) -> Card:
        facts = [
            CHANNELS.get(entry.channel, entry.channel),
            LEVELS.get(entry.difficulty, f"Level {entry.difficulty}"),
            f"{entry.minutes} min",
        ]
        skills = ", ".join(skill.replace("_", " ") for skill in entry.skills)
        result = shelf.results.get(entry.id)
        return Card(
            f"scenario:{entry.id}",
            entry.title,
            (" · ".join(facts), *((f"Trains: {skills}",) if skills else ())),
            right="Not played yet" if result is None else f"Last result {result:.0f}",
            right_tone="muted" if result is None else "accent",
            on_press=_calls(self._brief, entry.id),
        )

    def _open_card(self, call_id: str, title: str, when: str) -> Card:
        return Card(f"call:{call_id}", title, (f"Begun {when}",), on_press=_calls(self._resume, call_id))

    def _brief(self, scenario_id: str) -> None:
        from simulator.desktop.screens.briefing import Briefing

        desk = self.shell.desk
        self.shell.work(
            "Opening the briefing…",
            lambda: desk.briefing(scenario_id, mode=desk.mode),
            lambda view: self.shell.go(Briefing(self.shell, scenario_id, view)),
        )

    def _resume(self, call_id: str) -> None:
        from simulator.desktop.screens.call import open_screen

        self.shell.work(
            "Opening the call…",
            lambda: self.shell.desk.resume(call_id),
            lambda runner: open_screen(self.shell, runner),
        )

    def _enter(self) -> None:
        if self.library.blocks and self.library.blocks[0].on_press is not None:
            self.library.blocks[0].on_press()

    def shortcut(self, event: pygame.Event) -> bool:
        """Search with Ctrl+F, read the library anew with F5; Esc empties the search."""
        if event.key == pygame.K_f and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            self.focus = self.search
            return True
        if event.key == pygame.K_F5:
            self._asked = False
            return True
        if event.key == pygame.K_ESCAPE:
            self.search.set_text("")
            self.focus = self.library
            return True
        return False

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the library left, open calls right of it where there are any."""
        px = painter.px
        top = px(68) + px(76)
        beside = px(300) if self.resume.visible and self.resume.blocks else 0
        width = min(area.width - 2 * px(24) - beside, px(860))
        left = area.left + (area.width - width - beside) // 2
        high = area.bottom - top - px(40)
        self.library.rect = pygame.Rect(left - px(4), top, width + px(8), high)
        self.search.rect = pygame.Rect(left + width - px(280), px(68) + px(22), px(270), px(40))
        self.resume.rect = pygame.Rect(left + width + px(20), top, max(0, beside - px(16)), high)
        self.resume.visible = bool(beside)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and headings."""
        px, theme = painter.px, painter.theme
        mode = "Assessment" if self.shell.desk.mode == "assessment" else "Practice"
        draw_header(painter, area, "Rapport", f"Signed in as {self.shell.desk.alias} · {mode} mode")
        top = px(68) + px(28)
        painter.line("Choose a conversation", (self.library.rect.left + px(8), top), HEADING, theme.ink)
        if self.resume.visible:
            painter.line("Go on with an open call", (self.resume.rect.left + px(4), top), HEADING, theme.ink)
        if self._shelf is None:
            reading = self.shell.busy or not self._asked
            words = "Reading the library…" if reading else "The library could not be read. F5 tries again."
            painter.line(words, (self.library.rect.left + px(8), self.library.rect.top), SMALL, theme.muted)
        hint = "↑ ↓ choose  ·  Enter opens  ·  Ctrl+F searches  ·  F5 reads the library anew"
        painter.line(hint, (self.library.rect.left + px(8), area.bottom - px(30)), TINY, theme.muted)


def _words(entry: LibraryEntry) -> str:
    return " ".join((entry.title, entry.channel, *entry.skills, *entry.labels)).replace("_", " ").casefold()


def _calls(action: Callable[[str], None], value: str) -> Callable[[], None]:
    return lambda: action(value)
