"""Settings: everything that can be set, seen at once and remembered."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.preferences import CHOICES, TEXT_SIZES, TIMERS
from simulator.desktop.screens.places import Place, below_bar
from simulator.desktop.screens.screen import Shell
from simulator.desktop.widgets.blocks import Card, Option, Text
from simulator.desktop.widgets.page import Block, Page
from simulator.desktop.window_keys import THEME_WORDS
from simulator.locale import LANGUAGES, tr


class Settings(Place):
    """What can be set."""

    here = "settings"
    icon = "settings"

    def __init__(self, shell: Shell) -> None:
        """Show what is set."""
        super().__init__(shell)
        self.title = tr("Settings")
        self.page = Page("settings", tr("Settings"), gap=10, pad=4)
        self.widgets = [self.page, *self.tabs]
        self.focus = self.page
        self.restyled()

    def restyled(self) -> None:
        """Show what is set now, in the language that was chosen."""
        super().restyled()
        self.page.show([*looks(self.shell), *self._others(), *voice_blocks(self.shell)])

    def _others(self) -> list[Block]:
        now, prefer = self.shell.preferences, self.shell.prefer
        yes_no = (tr("On"), tr("Off"))
        timers = {"on": tr("Normal"), "relaxed": tr("Relaxed"), "off": tr("Off")}
        return [
            _switch(
                "motion", tr("Motion"), tr("Off: nothing moves, and the customer answers at once."), shell=self.shell
            ),
            _switch("sound", tr("Sounds"), tr("F8 switches them on any screen."), shell=self.shell),
            _switch("captions", tr("Captions"), tr("Every sound is told in words, too."), shell=self.shell),
            Option(
                "timers",
                tr("Timers"),
                tr("Relaxed: time limits are longer. Off: there are none. From the next call on; the record says so."),
                tuple(timers[name] for name in TIMERS),
                TIMERS.index(now.timers),
                lambda place: prefer(timers=TIMERS[place]),
            ),
            Option(
                "full_screen",
                tr("Full screen"),
                "F11",
                yes_no,
                0 if now.full_screen else 1,
                lambda place: prefer(full_screen=place == 0),
            ),
        ]

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the list in the middle."""
        px = painter.px
        self.lay_out_tabs(painter, area)
        room = below_bar(painter, area)
        wide = min(room.width, px(760))
        self.page.rect = pygame.Rect(room.centerx - wide // 2, room.top, wide + px(8), room.height)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw the header."""
        self.draw_bar(painter, area, tr("Settings"), tr("↑ ↓ choose · ← → change · remembered at once"))


def looks(shell: Shell) -> list[Block]:
    """Return the options that decide what the window looks like: theme, size of texts, language."""
    now = shell.preferences
    languages = [code for code in LANGUAGES]
    here = languages.index(now.language) if now.language in languages else 0
    return [
        Option(
            "theme",
            tr("Theme"),
            tr("F9 goes on to the next one."),
            tuple(tr(THEME_WORDS[str(name)]) for name in CHOICES["theme"]),
            CHOICES["theme"].index(now.theme),
            lambda place: shell.prefer(theme=CHOICES["theme"][place]),
        ),
        Option(
            "text",
            tr("Text size"),
            tr("Ctrl and + or − change it on any screen."),
            tuple(f"{size} %" for size in TEXT_SIZES),
            TEXT_SIZES.index(now.text),
            lambda place: shell.prefer(text=TEXT_SIZES[place]),
        ),
        Option(
            "language",
            tr("Language of the window"),
            tr("Conversations stay in the language that they are written in."),
            tuple(LANGUAGES.values()),
            here,
            lambda place: shell.prefer(language=languages[place]),
        ),
    ]


def voice_blocks(shell: Shell) -> list[Block]:
    """Return who speaks for the customer, and what leaves this computer for that."""
    lines = (
        tr("The customer is played by the scenario's own lines. Nothing leaves this computer."),
        tr("A language model can word them instead; your lead sets that up with: rapport llm check"),
    )
    return [Text(tr("The customer's voice"), tone="muted"), Card("voice", tr("Scripted"), lines, icon="message-circle")]


def _switch(name: str, label: str, told: str, *, shell: Shell) -> Option:
    on: bool = getattr(shell.preferences, name)
    choose: Callable[[int], None] = lambda place: shell.prefer(**{name: place == 0})  # noqa: E731  # one per switch
    return Option(name, label, told, (tr("On"), tr("Off")), 0 if on else 1, choose)
