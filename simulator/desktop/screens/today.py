"""Today: a short warm-up, two or three contacts, what is still open, and a clear end of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Literal

import pygame

from simulator.dates import day_words, due_words, past_words
from simulator.desktop.icons import CHANNEL_ICONS
from simulator.desktop.paint import Painter
from simulator.desktop.screens.briefing import open_briefing
from simulator.desktop.screens.outcomes import outcome_card
from simulator.desktop.screens.places import Place, below_bar, beside, in_card, is_narrow, wanted_height
from simulator.desktop.screens.screen import Shell
from simulator.desktop.theme import BODY, DISPLAY, SMALL, TITLE
from simulator.desktop.widgets.blocks import Card, Heading, Text
from simulator.desktop.widgets.page import Block, Page
from simulator.desktop.widgets.path import Path, Step
from simulator.locale import tr, trn
from simulator.sayings import told
from simulator.words import (
    answered_words,
    case_facts,
    channel_word,
    firm_words,
    first_up,
    foreign_word,
    level_word,
    mode_word,
    shift_over_words,
)

if TYPE_CHECKING:
    from simulator.view.day import AssignedView, ContactView, DrillView, OpenView, RegularView, ShiftOffer, TodayView


LONGEST_QUOTE = 120
"""Characters of an own reply that stand on the card of a warm-up."""


class Today(Place):
    """The home screen."""

    here = "today"
    icon = "house"

    def __init__(self, shell: Shell, *, first: bool = False) -> None:
        """Ask for the day; `first` also opens what the window was started with."""
        super().__init__(shell)
        self.view: TodayView | None = None
        self._first = first
        self._asked = False
        self.day = Page("today", tr("Your shift"), gap=10, pad=4)
        self.side = Page("goal", tr("Your goal"), gap=10)
        self.widgets = [self.day, self.side, *self.tabs]
        self._fill()

    def tick(self) -> bool:
        """Ask for the day, on the worker thread, after the first frame."""
        if self._asked:
            return False
        self._asked = True
        self.shell.work("", self.shell.desk.today, self._show)
        return True

    def wait_ms(self) -> int:
        """Return at once until the day was asked for."""
        return 1000 if self._asked else 1

    def _show(self, view: TodayView) -> None:
        self.view = view
        self.focus = self.day
        self._fill()
        first, self._first = self._first, False
        desk = self.shell.desk
        if first and desk.first_call is not None:
            self._resume(desk.first_call)
        elif first and desk.first_shift is not None:
            self._open_shift(desk.first_shift)
        elif first and desk.first_scenario is not None:
            open_briefing(self.shell, desk.first_scenario)
        elif first and view.first_time and not self.shell.preferences.welcomed:
            from simulator.desktop.screens.welcome import Welcome

            self.shell.go(Welcome(self.shell, view))

    def restyled(self) -> None:
        """Speak the language that was chosen."""
        super().restyled()
        self._fill()

    def _fill(self) -> None:
        self.title = tr("Today at {house}", house=self.shell.desk.house)
        if self.view is None:
            new = self._first and not self.shell.preferences.welcomed
            greeting = [Text(tr("Welcome to Rapport"), DISPLAY)] if new else []
            self.day.show([*greeting, Text(tr("Opening your day…"), tone="muted")])
            return
        self.day.show(self._blocks(self.view))
        self.side.show(self._goal(self.view))

    def _blocks(self, view: TodayView) -> list[Block]:
        blocks: list[Block] = []
        if view.problem:
            blocks.append(Card("", tr("What is set for you cannot be read"), (view.problem,), icon="circle-alert"))
        if view.over:
            blocks.append(self._end_of_day(view))
            blocks.extend(outcome_card(each, f"outcome:{each.call_id}", None) for each in view.outcomes)
        sections: tuple[tuple[str, list[Block]], ...] = (
            (tr("Set for you"), [self._assigned_card(each) for each in view.assigned]),
            (tr("Go on where you left off"), [self._open_card(call) for call in view.open_calls]),
            (tr("Warm-up · two minutes"), [] if view.over else [self._drill_card(drill) for drill in view.drills]),
            (tr("What your promises have led to"), [self._regular_card(each) for each in view.regulars]),
            (tr("Your contacts"), [self._contact_card(contact) for contact in view.contacts]),
            (tr("If you want more: several at once"), [self._shift_card(offer) for offer in view.shifts]),
        )
        for title, cards in sections:
            if cards:
                blocks.extend([Heading(title, first=not blocks), *cards])
        if any(foreign_word(contact.language) for contact in view.contacts):
            blocks.append(Text(tr("Cases in your language come first; the others say theirs."), SMALL, "muted"))
        if not view.contacts and not view.assigned and not view.open_calls:
            blocks.append(Text(tr("There are no scenarios. Drop a scenario's file on this window."), BODY, "muted"))
        return blocks

    def _assigned_card(self, each: AssignedView) -> Card:
        facts = (firm_words(each.firm), channel_word(each.channel), level_word(each.difficulty), mode_word(each.mode))
        lines = [" · ".join(fact for fact in facts if fact), *((each.note,) if each.note else ())]
        if not each.known:
            lines = [tr("The library has no such scenario.")]
        right, tone = _due(each)
        return Card(
            f"assigned:{each.scenario_id}:{each.mode}:{each.due}",
            each.title,
            tuple(lines),
            right=right,
            right_tone=tone,
            on_press=(lambda: open_briefing(self.shell, each.scenario_id, mode=each.mode)) if each.known else None,
            icon="circle-check" if each.done else "flag",
            icon_tone=tone if each.done or tone == "bad" else "accent",
        )

    def _regular_card(self, each: RegularView) -> Card:
        words = {
            "broken": (tr("It was not kept."), "bad"),
            "open": (tr("It was still open."), "warn"),
            "kept": (tr("You kept it."), "good"),
        }
        told, tone = words[each.word]
        day = past_words(each.met, self._now())
        said = tr("{day} you told them: “{quote}”. {told}", day=day, quote=each.quote, told=told)
        lines = (said, _with_firm(each.title, each.firm))
        return Card(
            f"regular:{each.call_id}",
            tr("{name} is back", name=each.customer),
            lines,
            right=trn("{count} min", "{count} min", each.minutes),
            on_press=lambda: open_briefing(self.shell, each.opens),
            icon="rotate-ccw" if each.word != "kept" else "heart-handshake",
            icon_tone=tone,
        )

    def _now(self) -> date:
        """Return the day that is shown."""
        return self.view.day if self.view is not None else date.min

    def _shift_card(self, offer: ShiftOffer) -> Card:
        facts = (
            trn("{count} customer on one desk", "{count} customers on one desk", offer.calls),
            trn("{count} min", "{count} min", offer.minutes),
            foreign_word(offer.language),
        )
        return Card(
            f"shift:{offer.shift_id}",
            offer.title,
            (" · ".join(fact for fact in facts if fact),),
            on_press=lambda: self._open_shift(offer.shift_id),
            icon="users",
        )

    def _open_shift(self, shift_id: str) -> None:
        from simulator.desktop.screens.shift_briefing import open_shift

        open_shift(self.shell, shift_id)

    def _end_of_day(self, view: TodayView) -> Card:
        lines = [tr("Nothing more has to be done today. Days off cost nothing.")]
        if view.best_today is not None:
            title, total = view.best_today
            lines.insert(0, tr("Best of today: {title}, {total} of 100.", title=title, total=f"{total:.0f}"))
        if view.gain is not None and view.gain > 0:
            lines.insert(0, tr("You beat your own last result by {points} points.", points=f"{view.gain:.0f}"))
        if answered := answered_words(each.firm for each in view.outcomes):
            lines.insert(0, answered)
        title = shift_over_words(self.shell.desk.house, view.done)
        return Card("", title, tuple(lines), fill="good_soft", edge="good_soft", icon="circle-check", icon_tone="good")

    def _open_card(self, call: OpenView) -> Card:
        when = _with_firm(tr("Begun {when}", when=past_words(call.begun, self._now())), call.firm)
        waits = tuple(tr("{name} is waiting for: “{quote}”", name=call.customer, quote=quote) for quote in call.owed)
        resume = _with(self._resume, call.call_id)
        lines = (when, *waits)
        return Card(f"call:{call.call_id}", call.title, lines, on_press=resume, icon="hourglass", right=tr("Open"))

    def _drill_card(self, drill: DrillView) -> Card:
        lines = (first_up(told(drill.title)), f"“{_begun(drill.reply)}”")
        title = tr("Say it again to {name}", name=drill.name)

        def begin() -> None:
            from simulator.desktop.screens.drill import DrillScreen

            job = tr("Going back to that moment…")
            self.shell.work(
                job, lambda: self.shell.desk.drill(drill), lambda it: self.shell.go(DrillScreen(self.shell, drill, it))
            )

        return Card(f"drill:{drill.call_id}", title, lines, on_press=begin, icon="pen-line", right=drill.case)

    def _contact_card(self, contact: ContactView) -> Card:
        line = case_facts(contact.channel, contact.difficulty, contact.minutes, contact.language, contact.firm)
        result = "" if contact.result is None else f"{contact.result:.0f}"
        if contact.done:
            right, tone = tr("Done today · {result}", result=result).strip(" ·"), "good"
        else:
            right, tone = (tr("Last result {total}", total=result), "accent") if result else (tr("New"), "muted")
        return Card(
            f"scenario:{contact.scenario_id}",
            contact.title,
            (line, *((told(contact.why),) if contact.why else ())),
            right=right,
            right_tone=tone,
            on_press=lambda: open_briefing(self.shell, contact.scenario_id, guided=contact.guided),
            icon="circle-check" if contact.done else CHANNEL_ICONS.get(contact.channel, "message-circle"),
            icon_tone="good" if contact.done else "accent",
        )

    def _goal(self, view: TodayView) -> list[Block]:
        blocks: list[Block] = [Text(day_words(view.day), TITLE, below=2)]
        total = len(view.contacts)
        done = sum(contact.done for contact in view.contacts)
        if view.over:
            blocks.append(Text(tr("Your shift is done."), BODY, "muted"))
        elif total:
            left = tr(
                "{done} of {total} contacts done, about {minutes} min to go.",
                done=done,
                total=total,
                minutes=view.minutes,
            )
            blocks.append(Text(left, BODY, "muted"))
        blocks.append(Path(_steps(view)))
        goal = told(view.goal) or tr("Play one contact to its end: then your next goal stands here.")
        blocks.append(Card("", tr("Your next goal"), (goal,), fill="accent_soft", edge="accent_soft", icon="target"))
        blocks.append(Text(tr("F2 shows the whole library. Enter opens what is marked."), SMALL, "muted"))
        return blocks

    def _resume(self, call_id: str) -> None:
        from simulator.desktop.screens.call import open_screen

        self.shell.work(
            tr("Opening the call…"),
            lambda: self.shell.desk.resume(call_id),
            lambda runner: open_screen(self.shell, runner),
        )

    def shortcut(self, event: pygame.Event) -> bool:
        """Read the day anew with F5; else as every place."""
        if event.key == pygame.K_F5:
            self._asked = False
            return True
        return super().shortcut(event)

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the day left, the goal right of it; in a narrow window the goal goes."""
        self.lay_out_tabs(painter, area)
        room = below_bar(painter, area)
        self.side.visible = not is_narrow(painter, area) and self.view is not None
        left = room
        if self.side.visible:
            left, right = beside(painter, room, 320)
            wanted = wanted_height(painter, self.side, right.width)
            in_card(painter, self.side, pygame.Rect(right.left, right.top, right.width, min(right.height, wanted)))
        self.day.rect = left.inflate(painter.px(8), 0).move(painter.px(4), 0)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and card."""
        desk = self.shell.desk
        under = tr("{name} · {mode}", name=desk.alias, mode=mode_word(desk.mode))
        self.draw_bar(painter, area, self.title, under)
        if self.side.visible:
            painter.card(self.side.rect.inflate(painter.px(36), painter.px(30)))


def _with(action: Callable[[str], None], value: str) -> Callable[[], None]:
    return lambda: action(value)


def _with_firm(words: str, firm: str) -> str:
    """Return what is said of a case, and for which firm it is."""
    return " · ".join(part for part in (words, firm_words(firm)) if part)


def _steps(view: TodayView) -> tuple[Step, ...]:
    """Return the day as a row: what is set for today, what is under way, warm-up, who is back, contacts, the end."""
    pressing = [each for each in view.assigned if each.is_pressing]
    parts = [(CHANNEL_ICONS.get(each.channel, "message-circle"), False, each.title) for each in pressing]
    parts.extend(("hourglass", False, call.title) for call in view.open_calls if call.begun.date() == view.day)
    if view.drills or view.drilled:
        parts.append(("pen-line", not view.drills or view.over, tr("Warm-up")))
    regulars = () if view.over else view.regulars  # the day can end without them
    parts.extend(("rotate-ccw", False, tr("{name} is back", name=each.customer)) for each in regulars)
    parts.extend((CHANNEL_ICONS.get(each.channel, "message-circle"), each.done, each.title) for each in view.contacts)
    parts.append(("flag", view.over, tr("The end of the day")))
    first = next((place for place, (_, done, _) in enumerate(parts) if not done), len(parts))
    words = {"done": tr("done"), "next": tr("next"), "later": tr("later")}
    steps = []
    for place, (icon, done, title) in enumerate(parts):
        state: Literal["done", "next", "later"] = "done" if done else "next" if place == first else "later"
        steps.append(Step(icon=icon, state=state, words=f"{title}: {words[state]}"))
    return tuple(steps)


def _due(each: AssignedView) -> tuple[str, str]:
    """Return until when something is set, and in which colour."""
    if each.done:
        return tr("Done"), "good"
    if each.due is None or each.days is None:
        return "", "muted"
    if each.days < 0:
        return tr("Overdue since {day}", day=due_words(each.due, each.days)), "bad"
    return tr("Until {day}", day=due_words(each.due, each.days)), "warn" if each.days <= 1 else "accent"


def _begun(text: str) -> str:
    """Return the beginning of a text, with a sign where it goes on."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1].rstrip()}…"
