"""The call: the customer left, the conversation in the middle, the tools of the desk right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.screens.between import between_blocks
from simulator.desktop.screens.call_actions import begin_action, search
from simulator.desktop.screens.call_keys import answer_command, answer_key
from simulator.desktop.screens.call_layout import (
    HOLD,
    PANELS,
    TRANSFERS,
    end_of_title,
    label_tabs,
    lay_out,
    paint_desk,
)
from simulator.desktop.screens.call_panels import (
    ask_end,
    ask_leave,
    ask_loose,
    give_hint,
    show_heard,
    show_keys,
    show_pause,
    take_reload,
    tell_news,
    tell_of_voice,
    tell_unsent,
)
from simulator.desktop.screens.call_words import go_on_label, relabel, scene_words, tell_times
from simulator.desktop.screens.customer import Waits
from simulator.desktop.screens.guide import next_step
from simulator.desktop.screens.manner import Manner, block_of, manner_of
from simulator.desktop.screens.rail import Rail
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.screens.second_try import try_card
from simulator.desktop.screens.side import action_blocks, article_blocks, due_blocks, log_blocks, record_blocks
from simulator.desktop.ticks import ticks_ms
from simulator.desktop.widgets.button import Button, Tab
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.lines import Divider, Waiting
from simulator.desktop.widgets.page import Block, Page
from simulator.desktop.widgets.widget import Widget
from simulator.locale import tr
from simulator.session.runner import Runner
from simulator.view.call import show_call
from simulator.view.fork import ForkView
from simulator.view.values import ArticleView, CallView, Line

DOTS_MS = 110
TYPING_MS = 40
REST_MS = 250


def open_screen(shell: Shell, runner: Runner, *, guided: bool = False) -> None:
    """Show the screen that a call is at: the desk, the own rating, or the debrief."""
    from simulator.desktop.screens.debrief import Debrief
    from simulator.desktop.screens.rating import Rating

    if runner.state.phase == "closed" and runner.card is not None:
        shell.go(Debrief(shell, runner, runner.card, guided=guided))
    elif runner.state.phase == "rating":
        shell.go(Rating(shell, runner, guided=guided))
    else:
        shell.go(Call(shell, runner, guided=guided))


class Call(Screen):
    """The desk during a call."""

    def __init__(self, shell: Shell, runner: Runner, *, guided: bool = False, rail: Rail | None = None) -> None:
        """Sit down at the desk.

        Args:
            shell: the window.
            runner: the call.
            guided: it is said what to do next.
            rail: the shift that the call belongs to, or None.
        """
        super().__init__(shell)
        self.runner = runner
        self.rail = rail
        self.news: frozenset[str] | None = None
        """Ids of the bulletins that have been told; None before the first look."""
        self.channel = runner.scenario.channel
        self.manner: Manner = manner_of(self.channel)
        self.view: CallView = show_call(runner.scenario, runner.state)
        self.title = self.view.title
        self.flash: tuple[str, bool] = ("", True)
        """What the last action came to, and whether it went well."""
        self.advice = ""
        """The hint that was asked for last."""
        self.guided = guided
        self.warned: tuple[str, ...] = ()
        """Ids of the promises that were warned of when going on."""
        self.tab = "actions"
        self.panel = "talk"
        """Which panel a narrow window shows."""
        self.now = ""
        """Day and time of the call, in words."""
        self.fork: ForkView | None = shell.desk.fork_of(runner)
        self._marked = False
        """Where the second try begins was shown."""
        self._article = ""
        self._lines: list[Line] = []
        self._blocks: list[Block] = []
        self._reading = False
        self.not_before_ms = 0
        """Until then Enter does not go on: it was meant for a message that the customer's leaving has cut off."""
        self.time_left = ""
        """What is left of a hold, in words; other limits are felt in the customer's mood, as in life."""
        self.waits: Waits | None = None
        """How long the customer has been waiting, in words."""
        self._make_widgets()
        self._refresh()
        self.focus = self.editor if self.view.can_reply else self.go_on
        if self.view.resting:
            show_pause(self)
        elif not self.runner.state.turn:
            for name in self.manner.opens:
                shell.sound(name)

    def _make_widgets(self) -> None:
        manner = self.manner
        self.transcript = Page("transcript", manner.heading, gap=12, sticks=True, pad=6)
        self.editor = Editor("editor", manner.editor, placeholder=manner.placeholder, on_enter=self._send)
        self.send = Button("send", manner.send, self._send, look="main", hint="Enter")
        self.heard = Button("understood", tr("What they understood"), lambda: show_heard(self), hint="F2")
        self.ask_hint = Button("hint", tr("Hint"), lambda: give_hint(self), hint="Ctrl+H")
        self.hold = Button("hold", tr("Hold"), lambda: self.act_by_key(HOLD), hint="Ctrl+O")
        self.transfer = Button("transfer", tr("Transfer"), lambda: self.act_by_key(*TRANSFERS), hint="Ctrl+T")
        self.end = Button("end", manner.end, lambda: ask_end(self), hint="Ctrl+End")
        self.go_on = Button("go_on", tr("Go on"), self.go_next, look="main", hint="Enter")
        self.keys = Button("keys", tr("Keys"), lambda: show_keys(self), hint="F1")
        self.tabs = [Tab(f"tab:{name}", "", _named(self._choose_tab, name), icon=icon) for name, icon in PANELS[2:]]
        self.panels = [Tab(f"panel:{name}", "", _named(self._choose_panel, name), icon=icon) for name, icon in PANELS]
        self.search = Editor(
            "search",
            tr("Search the knowledge base"),
            placeholder=tr("Search, Enter notes it"),
            multiline=False,
            on_enter=partial(search, self),
            on_change=self._fill_side,
        )
        self.side = Page("side", tr("Actions"), gap=8, pad=3)
        self.record = Page("record", tr("Customer record"), gap=8, pad=2)
        talk = [self.editor, self.send, self.heard, self.ask_hint, self.hold, self.transfer, self.end, self.go_on]
        tools = [*self.tabs, *self.panels, self.search, self.side, self.record]
        self.own_widgets: list[Widget] = [*talk, *tools, self.transcript, self.keys]
        """All but the tabs of a shift."""
        self.widgets = self.own_widgets

    def restyled(self) -> None:
        """Speak the language that was chosen."""
        relabel(self)
        self._refresh()

    def _refresh(self) -> None:
        """Read the call anew and show it."""
        could_reply = self.view.can_reply
        view = self.view = show_call(self.runner.scenario, self.runner.state, lines_from=len(self._lines))
        if could_reply and not view.can_reply:
            tell_unsent(self)
        self._seen = len(self.runner.events)
        tell_times(self)
        tell_news(self)
        for line in view.lines:
            before = self._lines[-1] if self._lines else None
            if self.fork is not None and line.speaker == "agent" and line.turn >= self.fork.turn:
                self._mark_try(self.fork)
            if before is not None and before.scene != line.scene:
                self._blocks.append(Divider(scene_words(line.scene, self.now)))
            self._blocks.append(block_of(self.channel, line, before, view.subject))
            self._lines.append(line)
        if self.fork is not None:
            self._mark_try(self.fork)
        self._fill_transcript()
        self.go_on.label = go_on_label(self)
        self.record.show(record_blocks(view))
        contact = view.can_reply
        self.editor.enabled = contact
        self.heard.enabled = view.mode != "assessment"
        if self.focus is not None and not self.focus.can_focus and self.dialog is None:
            self.focus = self.editor if contact else self.go_on
        self._fill_side()

    def _mark_try(self, fork: ForkView) -> None:
        """Show, once, where a call is taken again and what was written there before."""
        if not self._marked:
            self._marked = True
            self._blocks.append(try_card(fork))

    def _fill_transcript(self) -> None:
        waiting: list[Block] = []
        if self.view.typing:
            self._reading = self.shell.desk.is_reading(self.runner)
            words = self.manner.reads if self._reading else self.manner.writes
            waiting = [Waiting(words.format(name=self.view.customer), tr("Enter: at once"))]
        self.transcript.show(
            [*self._blocks, *waiting, *between_blocks(self.view, self.now, partial(begin_action, self))]
        )

    @property
    def hint(self) -> str:
        """Return what a beginner does next, in a guided call; else ""."""
        return next_step(self.view, replies=self.runner.state.turn) if self.guided else ""

    @property
    def last_words(self) -> str:
        """Return what the customer said last, with their name, or ""."""
        lines = (line for line in reversed(self._lines) if line.speaker == "customer")
        return next((f"{line.name}: “{' '.join(line.text.split())}”" for line in lines), "")

    def _fill_side(self) -> None:
        view = self.view
        blocks: Mapping[str, Callable[[], list[Block]]] = {
            "actions": lambda: action_blocks(view, partial(begin_action, self)),
            "articles": lambda: article_blocks(view, self.search.text, self._article, self._open_article),
            "log": lambda: log_blocks(view),
            "ledger": lambda: due_blocks(view.due),
        }
        label_tabs(self)
        self.search.visible = self.tab == "articles"
        self.side.show(blocks[self.tab]())

    def _choose_tab(self, name: str) -> None:
        self.tab = name
        self.side.to_top()
        self._fill_side()

    def _choose_panel(self, name: str) -> None:
        if name in ("talk", "customer"):
            self.panel = name
            self._fill_side()
        else:
            self.panel = "tools"
            self._choose_tab(name)

    def _open_article(self, article: ArticleView) -> None:
        self._article = "" if self._article == article.id else article.id
        self._fill_side()

    def _send(self) -> None:
        sent = self.editor.text
        if not sent.strip():
            self.shell.desk.hurry(self.runner)
        if not sent.strip() or not self.view.can_reply:
            return
        self.shell.sound("send")

        def done(_: None) -> None:
            rest = self.editor.text
            self.editor.set_text(rest[len(sent) :] if rest.startswith(sent) else rest)
            self.flash = ("", True)
            self.transcript.to_end()
            self.stepped()

        self.shell.work("", lambda: self.runner.reply(sent.strip()), done)

    def act_by_key(self, *names: str) -> None:
        """Begin the first of some actions that the desk has."""
        action = next((action for action in self.view.actions if action.name in names), None)
        if action is not None:
            begin_action(self, action)

    def end_contact(self) -> None:
        """End the contact, as was confirmed."""
        self.close()

        def done(_: None) -> None:
            if self.manner.ends:
                self.shell.sound(self.manner.ends)
            self.flash = ("", True)
            self.stepped()
            self.show_panel("talk", self.go_on)
            finishes = self.view.between is not None and self.view.between.finishes
            if finishes and not self.guided and not self.not_before_ms:  # what was not sent is to be read first
                self.next()

        self.shell.work("", self.runner.end, done)

    def go_next(self) -> None:
        """Go on as a key or a button says."""
        if ticks_ms() >= self.not_before_ms:
            self.next()

    def next(self) -> None:
        """Go on from a contact that is over; who has promised what nothing keeps is asked once."""
        if self.rail is not None and self.view.phase in ("rating", "closed"):
            self.rail.done(self)
            return
        loose = tuple(row.id for row in self.view.between.loose) if self.view.between else ()
        if not set(loose) <= set(self.warned):
            self.warned = loose
            ask_loose(self)
            return
        if self.not_before_ms:
            self.flash, self.not_before_ms = ("", True), 0  # what was not sent has been told
        self.transcript.to_end()
        self.shell.work("", self.runner.next, lambda _: self.stepped())

    def stepped(self) -> None:
        """Show what came of a step; past the contact, the next screen."""
        known = len(self._lines)
        self._refresh()
        if self.manner.sound and any(line.speaker == "customer" for line in self._lines[known:]):
            self.shell.sound(self.manner.sound)
        if self.view.phase in ("rating", "closed") and self.rail is not None:
            self.rail.done(self)
        elif self.view.phase in ("rating", "closed"):
            open_screen(self.shell, self.runner, guided=self.guided)

    def tick(self) -> bool:
        """Let time pass and the customer speak; take up an author's file that was saved."""
        if take_reload(self):
            return True
        told, railed = tell_of_voice(self), self.rail is not None and self.rail.tick()
        if self.runner.tick() or len(self.runner.events) != self._seen:
            self.stepped()
            return True
        return self._moved_on() or told or railed

    def caught_up(self) -> None:
        """Show what has happened while another call was shown."""
        if len(self.runner.events) != self._seen:
            self.stepped()

    def _moved_on(self) -> bool:
        """Follow the clock and the customer's typing between two events; return True when that is seen."""
        if self.view.typing:
            turned = self.shell.desk.is_reading(self.runner) != self._reading
            if turned:
                self._fill_transcript()
            self.touched = self.transcript if self.dialog is None else None
            return turned or self.shell.preferences.motion
        return tell_times(self)

    def begin_anew(self, runner: Runner) -> None:
        """Show another call in this one's place, from its beginning."""
        self.runner = runner
        self._lines.clear()
        self._blocks.clear()
        self._refresh()
        self.title = self.view.title

    def wait_ms(self) -> int:
        """Return how soon something can happen."""
        wake = self.runner.wake_in_ms() if not self.shell.busy else None
        typing = DOTS_MS if self.shell.preferences.motion else TYPING_MS
        rest = typing if self.view.typing else REST_MS
        if self.rail is not None:
            rest = self.rail.wake_ms(rest)
        return rest if wake is None else max(1, min(rest, wake))

    def shortcut(self, event: pygame.Event) -> bool:
        """Answer the keys of the desk."""
        return answer_key(self, event)

    def _key(self, event: pygame.Event) -> bool:
        return answer_command(self, event) or super()._key(event)

    def show_panel(self, name: str, widget: Widget) -> None:
        """Show a panel and give it the keyboard."""
        self._choose_panel(name)
        self.focus = widget

    def escape(self) -> None:
        """Go back to the message; from there, ask whether the call is to be left."""
        home = self.editor if self.view.can_reply else self.go_on
        if self.focus is home:
            ask_leave(self)
        else:
            self._choose_panel("talk")
            self.focus = home

    def word_at(self, painter: Painter, area: pygame.Rect) -> tuple[int, int] | None:
        """Return the place before the clock."""
        return end_of_title(self, painter, area)

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the columns, or the one panel that a narrow window has room for."""
        lay_out(self, painter, area)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header, cards and headings."""
        paint_desk(self, painter, area)


def _named(action: Callable[[str], None], name: str) -> Callable[[], None]:
    return lambda: action(name)
