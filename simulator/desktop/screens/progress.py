"""Progress: one's own calls over time, what is solid and what grows, and what to play next."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.dates import day_words
from simulator.desktop.paint import Painter
from simulator.desktop.screens.briefing import open_briefing
from simulator.desktop.screens.places import Place, below_bar, cards_beside, in_card, is_narrow
from simulator.desktop.screens.screen import Shell
from simulator.desktop.theme import BODY, SMALL
from simulator.desktop.widgets.blocks import Card, Heading, Text
from simulator.desktop.widgets.history import History
from simulator.desktop.widgets.page import Block, Page
from simulator.locale import tr, trn
from simulator.sayings import told
from simulator.session.runner import Runner
from simulator.view.progress import CallPoint, ProgressView
from simulator.view.standing import SkillRow
from simulator.words import dimension_word

MOST_CALLS = 12
"""So many calls can be looked back at, the newest first."""


class Progress(Place):
    """Where the trainee stands; shown to nobody else."""

    here = "progress"
    icon = "chart-line"

    def __init__(self, shell: Shell) -> None:
        """Ask for what is derived from the calls."""
        super().__init__(shell)
        self.title = tr("Progress")
        self.view: ProgressView | None = None
        self._asked = False
        self._wide = True
        self.page = Page("progress", tr("Progress"), gap=10, pad=2)
        self.skills = Page("skills", tr("Skills"), gap=8, pad=2)
        self.widgets = [self.page, self.skills, *self.tabs]
        self._fill()

    def tick(self) -> bool:
        """Ask on the worker thread."""
        if self._asked:
            return False
        self._asked = True
        self.shell.work("", self.shell.desk.progress, self._show)
        return True

    def wait_ms(self) -> int:
        """Return at once until it was asked for."""
        return 1000 if self._asked else 1

    def _show(self, view: ProgressView) -> None:
        self.view = view
        self.focus = self.page
        self._fill()

    def restyled(self) -> None:
        """Speak the language that was chosen."""
        super().restyled()
        self._fill()

    def _fill(self) -> None:
        view = self.view
        if view is None:
            self.page.show([Text(tr("Reading your calls…"), BODY, "muted")])
            return
        skills = self._skill_blocks(view)
        self.page.show(self._blocks(view) if self._wide else [*self._blocks(view), *skills])
        self.skills.show(skills)

    def _blocks(self, view: ProgressView) -> list[Block]:
        blocks: list[Block] = [Heading(told(view.standing.headline), first=True)]
        if view.calls:
            blocks.append(History(view.calls))
        if view.goal:
            goal = Card(
                "goal", tr("Your next goal"), (told(view.goal),), fill="accent_soft", edge="accent_soft", icon="target"
            )
            blocks.append(goal)
        blocks.extend(Text(told(sentence), SMALL, "muted") for sentence in view.standing.sentences)
        if view.standing.next_plays:
            blocks.append(Heading(tr("What to play next")))
        for play in view.standing.next_plays:
            blocks.append(
                Card(
                    f"play:{play.scenario_id}",
                    play.title,
                    (told(play.why),),
                    right=trn("{count} min", "{count} min", play.minutes),
                    on_press=_opens(self.shell, play.scenario_id),
                    icon="play",
                )
            )
        if view.calls:
            blocks.append(Heading(tr("Look back at a call")))
        blocks.extend(self._call_card(call) for call in view.calls[: -MOST_CALLS - 1 : -1])
        blocks.append(Text(tr("Only you see this screen. Nobody is compared with anybody."), SMALL, "muted"))
        return blocks

    def _call_card(self, call: CallPoint) -> Card:
        dimensions = (
            ("empathy", call.empathy),
            ("accuracy", call.accuracy),
            ("follow_through", call.follow_through),
        )
        scores = [f"{dimension_word(name)} {score:.0f}" for name, score in dimensions if score is not None]
        begun = call.opened_at.astimezone()
        return Card(
            f"call:{call.call_id}",
            call.title,
            (" · ".join((f"{day_words(begun.date())} {begun:%H:%M}", *scores)),),
            right=f"{call.total:.0f}",
            right_tone="accent",
            on_press=lambda: self._look_back(call.call_id),
            icon="flag",
        )

    def _look_back(self, call_id: str) -> None:
        """Show the result of an earlier call again."""
        from simulator.desktop.screens.debrief import Debrief

        def shown(runner: Runner) -> None:
            if runner.card is not None:
                self.shell.go(Debrief(self.shell, runner, runner.card, back=self))

        self.shell.work(tr("Opening the call…"), lambda: self.shell.desk.look_back(call_id), shown)

    def _skill_blocks(self, view: ProgressView) -> list[Block]:
        blocks: list[Block] = [Heading(tr("Skills"), first=self._wide)]
        if not view.standing.skills:
            blocks.append(Text(tr("After your first call, every skill that it showed stands here."), SMALL, "muted"))
        last = ""
        for row in view.standing.skills:
            if row.dimension != last:
                blocks.append(Text(dimension_word(row.dimension.replace("-", "_")), SMALL, "muted"))
                last = row.dimension
            blocks.append(_skill_card(row))
        return blocks

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the calls left and the skills right; one under the other in a narrow window."""
        wide = not is_narrow(painter, area)
        if wide != self._wide:
            self._wide = wide
            self._fill()
        self.lay_out_tabs(painter, area)
        self.skills.visible = wide
        for page, card in zip((self.page, self.skills), self._cards(painter, area), strict=False):
            in_card(painter, page, card)

    def _cards(self, painter: Painter, area: pygame.Rect) -> tuple[pygame.Rect, ...]:
        room = below_bar(painter, area)
        if not self._wide:
            return (room,)
        return cards_beside(painter, room, (self.page, self.skills), 390)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and cards."""
        self.draw_bar(painter, area, tr("Progress"), tr("Your own calls, nobody else's"))
        for card in self._cards(painter, area):
            painter.card(card)


def _skill_card(row: SkillRow) -> Card:
    signs = {"solid": ("circle-check", "good"), "growing": ("sparkles", "accent"), "open": ("target", "warn")}
    icon, tone = signs[row.state]
    return Card(f"skill:{row.criterion}", told(row.title), (told(row.told),), icon=icon, icon_tone=tone)


def _opens(shell: Shell, scenario_id: str) -> Callable[[], None]:
    return lambda: open_briefing(shell, scenario_id)
