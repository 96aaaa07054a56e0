"""The call: the customer left, the conversation in the middle, the tools of the desk right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pygame

from scoring.model import Scalar
from simulator.desktop.paint import Painter
from simulator.desktop.screens.call_layout import lay_out, paint_desk
from simulator.desktop.screens.forms import action_form, keys_panel, question, understood_panel
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.screens.side import action_blocks, article_blocks, due_blocks, log_blocks
from simulator.desktop.theme import SMALL
from simulator.desktop.widgets.blocks import Bubble, Quiet, Row, Text
from simulator.desktop.widgets.button import Button, Tab
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.page import Block, Page
from simulator.session.runner import Runner
from simulator.view.call import show_call
from simulator.view.values import ActionButton, ArticleView, CallView

TABS = (("actions", "Actions"), ("articles", "Knowledge"), ("log", "Log"), ("ledger", "Ledger"))
SEARCH = "kb_search"
TYPING_MS = 40
REST_MS = 250
LONGEST_FLASH = 300


def open_screen(shell: Shell, runner: Runner) -> None:
    """Show the screen that a call is at: the desk, the own rating, or the debrief."""
    from simulator.desktop.screens.debrief import Debrief
    from simulator.desktop.screens.rating import Rating

    if runner.state.phase == "closed" and runner.card is not None:
        shell.go(Debrief(shell, runner, runner.card))
    elif runner.state.phase == "rating":
        shell.go(Rating(shell, runner))
    else:
        shell.go(Call(shell, runner))


class Call(Screen):
    """The desk during a call."""

    def __init__(self, shell: Shell, runner: Runner) -> None:
        """Sit down at the desk."""
        super().__init__(shell)
        self.runner = runner
        self.view: CallView = show_call(runner.scenario, runner.state)
        self.title = self.view.title
        self.flash: tuple[str, bool] = ("", True)
        """What the last action came to, and whether it went well."""
        self.tab = "actions"
        self._article = ""
        self._bubbles: list[Bubble] = []
        self._make_widgets()
        self._refresh()
        self.focus = self.editor if self.view.can_reply else self.go_on

    def _make_widgets(self) -> None:
        self.transcript = Page("transcript", "Conversation", gap=12, sticks=True, pad=6)
        self.editor = Editor("editor", "Your message", placeholder="Write to the customer", on_enter=self._send)
        self.send = Button("send", "Send", self._send, look="main", hint="Enter")
        self.heard = Button("understood", "What they understood", self._show_heard, hint="F2")
        self.end = Button("end", "End contact", self._ask_end, hint="Ctrl+End")
        self.go_on = Button("go_on", "Go on", self._go_on, look="main", hint="Enter")
        self.keys = Button("keys", "Keys", self._show_keys, hint="F1")
        self.tabs = [Tab(f"tab:{name}", label, _named(self._choose_tab, name)) for name, label in TABS]
        self.search = Editor(
            "search",
            "Search the knowledge base",
            placeholder="Search, Enter notes it",
            multiline=False,
            on_enter=self._search,
            on_change=self._fill_side,
        )
        self.side = Page("side", "Actions", gap=8, pad=3)
        self.record = Page("record", "Customer record", gap=8)
        self.widgets = [
            self.editor,
            self.send,
            self.heard,
            self.end,
            self.go_on,
            *self.tabs,
            self.search,
            self.side,
            self.record,
            self.transcript,
            self.keys,
        ]

    def _refresh(self) -> None:
        """Read the call anew and show it."""
        view = self.view = show_call(self.runner.scenario, self.runner.state)
        for line in view.lines[len(self._bubbles) :]:
            self._bubbles.append(Bubble(line.name, line.text, line.time, mine=line.speaker == "agent"))
        typing: list[Block] = [Quiet(f"{view.customer} is writing…")] if view.typing else []
        self.transcript.show([*self._bubbles, *typing])
        hint = "Look the customer up to see the record." if not view.record else ""
        self.record.show([Row(*row) for row in view.record] or [Text(hint, SMALL, "muted")])
        contact = view.can_reply
        self.editor.visible = self.send.visible = contact
        self.end.visible = view.can_end
        self.go_on.visible = not contact
        self.heard.enabled = view.mode != "assessment"
        if self.focus is not None and not self.focus.can_focus and self.dialog is None:
            self.focus = self.editor if contact else self.go_on
        self._fill_side()

    def _fill_side(self) -> None:
        blocks: Mapping[str, Callable[[], list[Block]]] = {
            "actions": lambda: action_blocks(self.view, self._begin_action),
            "articles": lambda: article_blocks(self.view, self.search.text, self._article, self._open_article),
            "log": lambda: log_blocks(self.view),
            "ledger": lambda: due_blocks(self.view.due),
        }
        for tab, (name, label) in zip(self.tabs, TABS, strict=True):
            tab.chosen = name == self.tab
            if tab.chosen:
                self.side.label = label
        self.tabs[2].count, self.tabs[3].count = len(self.view.log), len(self.view.due)
        self.search.visible = self.tab == "articles"
        self.side.show(blocks[self.tab]())

    def _choose_tab(self, name: str) -> None:
        self.tab = name
        self.side.to_top()
        self._fill_side()

    def _open_article(self, article: ArticleView) -> None:
        self._article = "" if self._article == article.id else article.id
        self._fill_side()

    def _send(self) -> None:
        sent = self.editor.text
        if not self.view.can_reply or not sent.strip():
            return

        def done(_: None) -> None:
            rest = self.editor.text
            self.editor.set_text(rest[len(sent) :] if rest.startswith(sent) else rest)
            self.flash = ("", True)
            self.transcript.to_end()
            self._stepped()

        self.shell.work("", lambda: self.runner.reply(sent.strip()), done)

    def _begin_action(self, action: ActionButton) -> None:
        if action.fields:
            self.open(action_form(action, lambda args: self._act(action.name, args), close=self.close))
        else:
            self._act(action.name, {})

    def _act(self, name: str, args: Mapping[str, Scalar]) -> None:
        def done(_: object) -> None:
            self.close_form()
            self._stepped()
            row = self.view.log[-1:]
            if row:
                result = row[0].result or "Done."
                self.flash = (f"{row[0].title}: {result}"[:LONGEST_FLASH], row[0].ok)

        self.shell.work("", lambda: self.runner.act(name, args), done)

    def close_form(self) -> None:
        """Take the form away, if one is open."""
        if self.dialog is not None:
            self.close()

    def _search(self) -> None:
        if self.search.text.strip() and any(action.name == SEARCH for action in self.view.actions):
            self._act(SEARCH, {"words": self.search.text.strip()})

    def _show_heard(self) -> None:
        def dispute(what: str) -> None:
            turn = self.runner.state.turn
            self.shell.work("", lambda: self.runner.dispute(turn, what), lambda _: self._show_heard())

        self.open(understood_panel(self.runner, self.view.understood, dispute, close=self.close))

    def _show_keys(self) -> None:
        self.open(keys_panel(close=self.close))

    def _ask_end(self) -> None:
        if not self.view.can_end:
            return
        text = "The customer hears no more from you. Notes and actions can still follow."
        self.open(question("End the contact?", text, "End contact", self._end, close=self.close))

    def _end(self) -> None:
        self.close()

        def done(_: None) -> None:
            self._stepped()
            self.focus = self.go_on

        self.shell.work("", self.runner.end, done)

    def _go_on(self) -> None:
        self.shell.work("", self.runner.next, lambda _: self._stepped())

    def _ask_leave(self) -> None:
        text = "The call stays open. You find it in the library under open calls, and can go on at any time."
        self.open(question("Leave the call?", text, "Leave", self.shell.home, close=self.close))

    def _stepped(self) -> None:
        """Show what came of a step; past the contact, the next screen."""
        self._refresh()
        if self.view.phase in ("rating", "closed"):
            open_screen(self.shell, self.runner)

    def tick(self) -> bool:
        """Let time pass and the customer speak; take up an author's file that was saved."""
        if self._reloaded():
            return True
        told = self._told()
        if not self.runner.tick():
            return told
        self._stepped()
        return True

    def _told(self) -> bool:
        """Show what the customer's voice has to say about itself."""
        report = self.shell.desk.voice_report
        notice = None if report is None else report.news()
        if notice is None:
            return False
        told = f"{notice.message} {notice.hint} The customer goes on as scripted."
        self.flash = (told[:LONGEST_FLASH], False)
        return True

    def _reloaded(self) -> bool:
        reloaded = self.shell.desk.reload(self.runner)
        if reloaded is None:
            return False
        self.flash = (reloaded.told[:LONGEST_FLASH], reloaded.runner is not None)
        if reloaded.runner is not None:
            self.runner = reloaded.runner
            self._bubbles.clear()
            self._refresh()
            self.title = self.view.title
        return True

    def wait_ms(self) -> int:
        """Return how soon something can happen."""
        wake = self.runner.wake_in_ms() if not self.shell.busy else None
        rest = TYPING_MS if self.view.typing else REST_MS
        return rest if wake is None else max(1, min(rest, wake))

    def shortcut(self, event: pygame.Event) -> bool:
        """Answer the keys of the desk."""
        keys: dict[int, Callable[[], None]] = {
            pygame.K_F1: self._show_keys,
            pygame.K_F2: self._show_heard,
            pygame.K_F3: lambda: self._to_tab("articles", self.search),
            pygame.K_F4: lambda: self._to_tab("actions", self.side),
            pygame.K_F5: lambda: self._to_tab("log", self.side),
            pygame.K_F6: lambda: self._to_tab("ledger", self.side),
            pygame.K_ESCAPE: self._escape,
        }
        if event.key in keys:
            keys[event.key]()
            return True
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.go_on.visible:
            self._go_on()
            return True
        return False

    def _key(self, event: pygame.Event) -> bool:
        ends = event.key == pygame.K_END and event.mod & pygame.KMOD_CTRL
        if ends and self.dialog is None and self.view.can_end:
            self._ask_end()
            return True
        return super()._key(event)

    def _to_tab(self, name: str, widget: Editor | Page) -> None:
        self._choose_tab(name)
        self.focus = widget

    def _escape(self) -> None:
        home = self.editor if self.view.can_reply else self.go_on
        if self.focus is home:
            self._ask_leave()
        else:
            self.focus = home

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the three columns."""
        lay_out(self, painter, area)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header, cards and headings."""
        paint_desk(self, painter, area)


def _named(action: Callable[[str], None], name: str) -> Callable[[], None]:
    return lambda: action(name)
