"""The library: every scenario, found by words, channel, difficulty, skill and what came of it so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

import pygame

from simulator.desktop.icons import CHANNEL_ICONS
from simulator.desktop.paint import Painter
from simulator.desktop.screens.briefing import open_briefing
from simulator.desktop.screens.places import Place, below_bar, beside, in_card, is_narrow
from simulator.desktop.screens.screen import Shell
from simulator.desktop.widgets.blocks import Card, Option, Text
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.page import Block, Page
from simulator.locale import language as spoken_here
from simulator.locale import tr
from simulator.sayings import told
from simulator.scenario.tongue import rank
from simulator.session.ports import LibraryEntry
from simulator.view.briefing import skill_title
from simulator.words import case_facts, channel_word, language_word, level_word

CHANNELS = ("chat", "phone", "email", "social")
PASSED = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the library holds for the trainee."""

    entries: Sequence[LibraryEntry] = ()
    results: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for; 0 and "" are any."""

    words: str = ""
    channel: int = 0
    level: int = 0
    skill: str = ""
    """Its id: what stands where among the titles differs from language to language."""
    progress: int = 0

    def takes(self, entry: LibraryEntry, result: float | None) -> bool:
        """Tell whether a scenario is looked for.

        Args:
            entry: the scenario.
            result: total of the newest call, None where it was never scored.
        """
        came_to = {1: result is None, 2: result is not None and result < PASSED, 3: (result or 0) >= PASSED}
        return (
            all(word in _words(entry) for word in self.words.casefold().split())
            and (not self.channel or entry.channel == CHANNELS[self.channel - 1])
            and (not self.level or entry.difficulty == self.level)
            and self.skill in ("", *entry.skills)
            and came_to.get(self.progress, True)
        )


class Library(Place):
    """All that can be played."""

    here = "library"
    icon = "library"

    def __init__(self, shell: Shell) -> None:
        """Ask for the library."""
        super().__init__(shell)
        self.title = tr("Library")
        self.wanted = Wanted()
        self._shelf: Shelf | None = None
        self._asked = False
        self.search = Editor(
            "search",
            tr("Search scenarios"),
            placeholder=tr("Search scenarios"),
            multiline=False,
            on_enter=self._enter,
            on_change=self._searched,
        )
        self.scenarios = Page("library", tr("Scenarios"), gap=10, pad=4)
        self.filters = Page("filters", tr("Filters"), gap=8, pad=4)
        self.filtering = False
        """A narrow window shows the filters in place of the scenarios."""
        self.unfold = Button("filtering", tr("Filters"), self._unfold)
        self.widgets = [self.scenarios, self.search, self.unfold, self.filters, *self.tabs]
        self.focus = self.scenarios
        self._fill()

    def tick(self) -> bool:
        """Ask for the library on the worker thread."""
        if self._asked:
            return False
        self._asked = True
        self.shell.work("", self._read, self._show)
        return True

    def wait_ms(self) -> int:
        """Return at once until the library was asked for."""
        return 1000 if self._asked else 1

    def _read(self) -> Shelf:
        desk = self.shell.desk
        entries = sorted(desk.entries(), key=lambda entry: rank(entry.language, {spoken_here()}))
        return Shelf(entries=entries, results=desk.last_results())

    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._fill()

    def restyled(self) -> None:
        """Speak the language that was chosen."""
        super().restyled()
        self.search.label = self.search.placeholder = tr("Search scenarios")
        self._fill()

    def _skills(self) -> list[str]:
        entries = () if self._shelf is None else self._shelf.entries
        return sorted({skill for entry in entries for skill in entry.skills}, key=_title)

    def _fill(self) -> None:
        shelf, skills = self._shelf, self._skills()
        self.filters.show(self._options(skills))
        if shelf is None:
            self.scenarios.show([Text(tr("Reading the library…"), tone="muted")])
            return
        found = [e for e in shelf.entries if self.wanted.takes(e, shelf.results.get(e.id))]
        blocks: list[Block] = [self._card(entry, shelf) for entry in found]
        none = tr("No scenario fits. Esc shows all again.") if shelf.entries else tr("There are no scenarios.")
        self.scenarios.show(blocks or [Text(none, tone="muted")])
        self.unfold.label = tr("Show {count}", count=len(found)) if self.filtering else tr("Filters")

    def _options(self, skills: Sequence[str]) -> list[Block]:
        anything = tr("All")
        options = (
            ("channel", tr("Channel"), [channel_word(channel) for channel in CHANNELS]),
            ("level", tr("Difficulty"), [level_word(level) for level in (1, 2, 3, 4)]),
            ("progress", tr("Your progress"), [tr("Not played yet"), tr("Below 75"), tr("75 and above")]),
            ("skill", tr("Trains"), [_title(skill) for skill in skills]),
        )
        chosen = skills.index(self.wanted.skill) + 1 if self.wanted.skill in skills else 0
        places = {**asdict(self.wanted), "skill": chosen}
        return [
            Option(f"filter:{name}", label, "", (anything, *values), places[name], self._filter(name, skills))
            for name, label, values in options
        ]

    def _filter(self, name: str, skills: Sequence[str]) -> Callable[[int], None]:
        def choose(value: int) -> None:
            wanted = ("", *skills)[value] if name == "skill" else value
            self.wanted = Wanted(**{**asdict(self.wanted), name: wanted})
            self._fill()

        return choose

    def _unfold(self) -> None:
        """Show the filters in place of the scenarios, or the scenarios again."""
        self.filtering = not self.filtering
        self._fill()
        self.focus = self.filters if self.filtering else self.scenarios

    def _searched(self) -> None:
        self.wanted = Wanted(
            words=self.search.text,
            channel=self.wanted.channel,
            level=self.wanted.level,
            skill=self.wanted.skill,
            progress=self.wanted.progress,
        )
        self.scenarios.to_top()
        self._fill()

    def _card(self, entry: LibraryEntry, shelf: Shelf) -> Card:
        skills = " · ".join(told(skill_title(skill)) for skill in entry.skills)
        lines = [case_facts(entry.channel, entry.difficulty, entry.minutes, entry.language, entry.firm)]
        if skills:
            lines.append(tr("Trains: {skills}", skills=skills))
        if entry.labels:
            lines.append(tr("Contains: {labels}", labels=", ".join(told(label) for label in entry.labels)))
        result = shelf.results.get(entry.id)
        return Card(
            f"scenario:{entry.id}",
            entry.title,
            tuple(lines),
            right=tr("Not played yet") if result is None else tr("Last result {total}", total=f"{result:.0f}"),
            right_tone="muted" if result is None else "good" if result >= PASSED else "accent",
            on_press=lambda: open_briefing(self.shell, entry.id),
            icon=CHANNEL_ICONS.get(entry.channel, "message-circle"),
        )

    def _enter(self) -> None:
        first = self.scenarios.blocks[0]
        if first.on_press is not None:
            first.on_press()

    def shortcut(self, event: pygame.Event) -> bool:
        """Search with Ctrl+F, read the library anew with F5; Esc shows all again, and then goes home."""
        if event.key == pygame.K_f and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            self.focus = self.search
            return True
        if event.key == pygame.K_F5:
            self._asked = False
            return True
        if event.key == pygame.K_ESCAPE and self.filtering and self.unfold.visible:
            self._unfold()
            return True
        if event.key == pygame.K_ESCAPE and self.wanted != Wanted():
            self.wanted = Wanted()
            self.search.set_text("")
            self._fill()
            self.focus = self.scenarios
            return True
        return super().shortcut(event)

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place search and scenarios left, the filters beside them; a narrow window shows one or the other."""
        px = painter.px
        self.lay_out_tabs(painter, area)
        room = below_bar(painter, area)
        narrow = is_narrow(painter, area)
        self.unfold.visible = narrow
        self.filters.visible = self.filtering or not narrow
        self.scenarios.visible = not (narrow and self.filtering)
        left = room
        if not narrow:
            left, right = beside(painter, room, 300)
            in_card(painter, self.filters, right)
        wide = self.unfold.wanted_width(painter) if narrow else -px(10)
        self.search.rect = pygame.Rect(left.left, left.top, left.width - wide - px(10), px(42))
        self.unfold.rect = pygame.Rect(self.search.rect.right + px(10), left.top, max(0, wide), px(42))
        top = left.top + px(54)
        self.scenarios.rect = pygame.Rect(left.left - px(4), top, left.width + px(12), left.bottom - top)
        if narrow:
            self.filters.rect = pygame.Rect(self.scenarios.rect)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and card."""
        self.draw_bar(painter, area, tr("Library"), tr("↑ ↓ choose · Enter opens · Ctrl+F searches"))
        if not is_narrow(painter, area):
            painter.card(self.filters.rect.inflate(painter.px(36), painter.px(30)))


def _words(entry: LibraryEntry) -> str:
    skills = (told(skill_title(skill)) for skill in entry.skills)
    facts = (entry.title, entry.firm, entry.channel, language_word(entry.language))
    texts = (*facts, *entry.skills, *skills, *entry.labels)
    return " ".join(texts).replace("_", " ").casefold()


def _title(skill: str) -> str:
    """Return what a skill is called."""
    return told(skill_title(skill))
