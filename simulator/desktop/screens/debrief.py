"""The debrief: first four things, then, on asking, everything with the words that each point rests on."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from scoring.card import ScoreCard
from simulator.desktop.paint import Painter
from simulator.desktop.screens.briefing import open_briefing
from simulator.desktop.screens.debrief_blocks import FindingCard, first_bars, moment, story, summary, words_of_customer
from simulator.desktop.screens.guide import first_result
from simulator.desktop.screens.header import draw_header
from simulator.desktop.screens.places import below_bar, beside, in_card, is_narrow, wanted_height
from simulator.desktop.screens.screen import Screen, Shell
from simulator.desktop.screens.second_try import both_said, fork_blocks
from simulator.desktop.widgets.blocks import Card
from simulator.desktop.widgets.button import Button, fit_row
from simulator.desktop.widgets.closing import Closing
from simulator.desktop.widgets.page import Block, Page
from simulator.locale import tr
from simulator.session.drill import Drill, moment_of
from simulator.session.runner import Runner
from simulator.view.day import DrillView, TodayView
from simulator.view.debrief import show_debrief
from simulator.view.faces import face_at_end
from simulator.view.values import DebriefView

FRAME_MS = 33
ROOMY = 532
"""From this height on, in points, the first screen is set large; below it, a better wording stays in sight."""
LARGEST_FACE = 220
"""Points that the picture of the customer is high at most."""
WIDE_ENOUGH = 820
"""From this width on, in points, result and turns stand beside each other."""


def closing_of(runner: Runner, view: DebriefView) -> Closing:
    """Return the short close of a call: its customer, as they look back on it."""
    customer, face = runner.scenario.customer, face_at_end(runner.scenario, runner.state)
    return Closing(customer.portrait, customer.name, face, good=view.good, plain=not view.ending)


class Debrief(Screen):
    """Shows the result of a closed call."""

    word_in_bar = True

    def __init__(
        self, shell: Shell, runner: Runner, card: ScoreCard, *, guided: bool = False, back: Screen | None = None
    ) -> None:
        """Show the card of a call.

        Args:
            shell: the window.
            runner: the call.
            card: its score card.
            guided: it is said what one sees.
            back: where one goes on; without it, to the next contact of the day.
        """
        super().__init__(shell)
        view = show_debrief(runner.scenario, runner.state, card, call_id=runner.header.call_id, saved=True)
        self.title = view.title
        self.view = view
        self._runner = runner
        self._guided = guided
        self._back = back
        self._fork = shell.desk.fork_of(runner)
        self._caps_open = False
        """The reasons of the caps are shown in full."""
        self._words_open: set[int] = set()
        """Turns of which it is shown whose words the customer spoke."""
        self._worst = moment_of(card, runner.header.call_id)
        self.more = False
        """Everything is shown, not only the first four things."""
        self._wide = True
        self._narrow = False
        """All of the first screen stands in one page."""
        self._roomy = True
        """Bars and sentence of the first screen are set large."""
        self.closing = closing_of(runner, view)
        self.said = Page("said", tr("What the customer says"), gap=10, pad=2)
        self.bars = Page("bars", tr("Your scores"), gap=12, pad=2)
        self.moment = Page("moment", tr("The sentence that mattered most"), gap=10, pad=2)
        self.summary = Page("summary", tr("Result"), gap=16)
        self.story = Page("story", tr("Turn by turn"), gap=10)
        self.retry = Button("retry", tr("Try that moment again"), self._retry, hint="R")
        self.go_on = Button("go_on", tr("Go on"), self._go_on, look="main", hint="Enter")
        self.unfold = Button("more", tr("Show everything"), self._unfold, look="quiet", hint="↓")
        self.again = Button("again", tr("Play it again"), self._again, look="quiet", hint="P")
        self.retry.enabled = self._worst is not None or bool(view.turns)
        self.restyled()
        self.widgets = [self.go_on, self.retry, self.unfold, self.again, self.said, self.bars, self.moment]
        self.widgets += [self.story, self.summary]
        self.focus = self.go_on
        shell.sound("open_end" if not view.ending else "good_end" if view.good else "bad_end")

    def restyled(self) -> None:
        """Say everything in the language that was chosen."""
        view = self.view
        self.retry.label, self.go_on.label = tr("Try that moment again"), tr("Go on")
        self.unfold.label = tr("Fold it again") if self.more else tr("Show everything")
        self.again.label = tr("Play it again")
        self._fill_first()
        self.summary.show(summary(view))
        self._fill_story()

    def _fill_first(self) -> None:
        """Fill the three pages of the first screen; a narrow window then puts them into one anew."""
        self._narrow = False
        self.said.show(self._said())
        self.bars.show(self._bars())
        self.moment.show(self._moment())

    def _said(self) -> list[Block]:
        return words_of_customer(self.view)

    def _bars(self) -> list[Block]:
        return first_bars(self.view, opened=self._caps_open, turn=self._turn_caps, large=self._roomy)

    def _moment(self) -> list[Block]:
        both = [] if self._fork is None else both_said(self._fork)
        coach = [Card("coach", tr("Your first result"), (first_result(),), icon="lightbulb", fill="sunken")]
        return [*both, *moment(self.view, self._moment_view(), large=self._roomy), *(coach if self._guided else ())]

    def _turn_caps(self) -> None:
        """Show the reasons of the caps in full, or fold them again."""
        self._caps_open = not self._caps_open
        self._fill_first()

    def _moment_view(self) -> DrillView | None:
        """Return the costliest moment, ready for another wording."""
        worst = self._worst
        return None if worst is None else self._view_of(worst.turn, worst.criterion)

    def _view_of(self, number: int, criterion: str) -> DrillView | None:
        turn = next((turn for turn in self.view.turns if turn.number == number), None)
        if turn is None:
            return None
        missed = [finding for finding in turn.findings if finding.points < 0]
        worst = min(missed, key=lambda finding: finding.points, default=None)
        return DrillView(
            call_id=self.view.call_id or "",
            turn=number,
            criterion=criterion,
            title=worst.title if worst is not None else tr("Turn {number}", number=number),
            customer=turn.customer,
            name=self.view.customer,
            reply=turn.reply,
            advice=self.view.next_step or (worst.because if worst is not None else ""),
            case=self.view.title,
        )

    def _retry(self) -> None:
        number = self._worst.turn if self._worst else (self.view.turns[-1].number if self.view.turns else 0)
        if number:
            self._again_from(number)

    def _retry_turn(self, number: int) -> Callable[[], None]:
        return lambda: self._again_from(number)

    def _again_from(self, number: int) -> None:
        """Take the call again from a turn; both are kept. An assessment is not rewound: its reply is written anew."""
        if self._runner.header.mode == "assessment":
            worst = self._worst
            self._write_anew(number, worst.criterion if worst is not None and worst.turn == number else "")
            return
        from simulator.desktop.screens.call import open_screen

        self.shell.work(
            tr("Going back to that moment…"),
            lambda: self.shell.desk.rewind(self._runner, number),
            lambda runner: open_screen(self.shell, runner),
        )

    def _write_anew(self, number: int, criterion: str) -> None:
        from simulator.desktop.screens.drill import DrillScreen

        view = self._view_of(number, criterion)
        if view is None:
            return
        runner = self._runner
        self.shell.work(
            tr("Going back to that moment…"),
            lambda: Drill(runner.scenario, runner.events, turn=number, criterion=criterion),
            lambda drill: self.shell.go(DrillScreen(self.shell, view, drill, back=self)),
        )

    def _go_on(self) -> None:
        """Go on to where one came from, to what is set, to the next contact of the day, or home."""
        if self._back is not None:
            self.shell.go(self._back)
            return

        def next_contact(today: TodayView) -> None:
            here = self._runner.header.scenario_id
            set_for = [each for each in today.assigned if each.known and not each.done and each.scenario_id != here]
            left = [contact for contact in today.contacts if not contact.done and contact.scenario_id != here]
            if set_for:
                open_briefing(self.shell, set_for[0].scenario_id, mode=set_for[0].mode)
            elif left:
                open_briefing(self.shell, left[0].scenario_id)
            else:
                self.shell.home()

        self.shell.work("", self.shell.desk.today, next_contact)

    def _leave(self) -> None:
        """Go back where one came from, or home."""
        if self._back is not None:
            self.shell.go(self._back)
        else:
            self.shell.home()

    def _again(self) -> None:
        open_briefing(self.shell, self._runner.header.scenario_id)

    def _unfold(self) -> None:
        self.more = not self.more
        self.unfold.label = tr("Fold it again") if self.more else tr("Show everything")
        self.unfold.hint = "Esc" if self.more else "↓"
        self.go_on.hint = "" if self.more else "Enter"  # unfolded, Enter presses what is chosen in the story
        self.focus = self.story if self.more else self.go_on

    def tick(self) -> bool:
        """Let the close play."""
        return not self.more and self.shell.preferences.motion and self.closing.plays()

    def wait_ms(self) -> int:
        """Return soon while the close plays."""
        playing = not self.more and self.shell.preferences.motion and self.closing.plays()
        return FRAME_MS if playing else 1000

    def shortcut(self, event: pygame.Event) -> bool:
        """Go on with Enter, try again with R, play again with P, unfold with ↓; Esc folds, then goes home."""
        keys: dict[int, Callable[[], None]] = {
            pygame.K_RETURN: self._go_on,
            pygame.K_KP_ENTER: self._go_on,
            pygame.K_r: self.retry.do,
            pygame.K_p: self._again,
            pygame.K_DOWN: self._unfold,
            pygame.K_ESCAPE: self._unfold if self.more else self._leave,
        }
        if event.key not in keys or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        keys[event.key]()
        return True

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the first four things, or everything."""
        for page in (self.said, self.bars, self.moment):
            page.visible = not self.more
        self.summary.visible = self.story.visible = self.more
        if not self.more and not is_narrow(painter, area):
            self._settle_first(painter, below_bar(painter, area))
        room = self._room(painter, area)
        self._lay_out_buttons(painter, room)
        if self.more:
            self._lay_out_all(painter, room)
        elif is_narrow(painter, area):
            self._lay_out_narrow(painter, room)
        else:
            self._lay_out_first(painter, room)

    def _room(self, painter: Painter, area: pygame.Rect) -> pygame.Rect:
        """Return the room of the cards; on the first screen no more than they need."""
        room = below_bar(painter, area)
        room.height -= painter.px(52)
        if not self.more and not is_narrow(painter, area):
            room.height = min(room.height, self._wanted(painter, room))
        return room

    def _wanted(self, painter: Painter, room: pygame.Rect) -> int:
        """Return the height in which all of the first screen is in sight."""
        said, right = self._columns(painter, room)
        face = painter.px(LARGEST_FACE + 16)
        bars, moment = (wanted_height(painter, page, right.width) for page in (self.bars, self.moment))
        return max(face + wanted_height(painter, self.said, said.width), bars + painter.px(14) + moment)

    @staticmethod
    def _columns(painter: Painter, room: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        return beside(painter, room, painter.points(room.width) * 0.62)

    def _lay_out_buttons(self, painter: Painter, room: pygame.Rect) -> None:
        px = painter.px
        y, right, left = room.bottom + px(10), room.right, room.left
        beside = [self.unfold, self.again] if self.more else [self.unfold]
        widths = fit_row(painter, [self.go_on, self.retry, *beside], room.width, px(10))
        for button in (self.go_on, self.retry):
            wide = widths.get(button, button.least_width(painter))
            button.rect = pygame.Rect(right - wide, y, wide, px(42))
            right -= wide + px(10)
        for button in (self.unfold, self.again):
            button.visible = button in widths
            button.rect = pygame.Rect(left, y, widths.get(button, 0), px(42))
            left += widths.get(button, 0) + px(8)

    def _cards(self, painter: Painter, room: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
        """Return the cards of the first screen: what they say, the bars, the moment."""
        px = painter.px
        said, right = self._columns(painter, room)
        bars, moment = (wanted_height(painter, page, right.width) for page in (self.bars, self.moment))
        high = max(px(90), min(bars, max(right.height * 70 // 100, right.height - px(14) - moment)))
        top = pygame.Rect(right.left, right.top, right.width, high)
        low = pygame.Rect(right.left, top.bottom + px(14), right.width, right.bottom - top.bottom - px(14))
        return said, top, low

    def _settle_first(self, painter: Painter, room: pygame.Rect) -> None:
        """Say as much on the first screen as there is room for."""
        roomy = painter.points(room.height) >= ROOMY
        if self._narrow or roomy != self._roomy:
            self._roomy = roomy
            self._fill_first()

    def _lay_out_first(self, painter: Painter, room: pygame.Rect) -> None:
        px = painter.px
        said, bars, moment_card = self._cards(painter, room)
        in_card(painter, self.bars, bars)
        in_card(painter, self.moment, moment_card)
        in_card(painter, self.said, said)
        face = self._face(painter, said)
        self.said.rect.top = face.bottom + px(12)
        self.said.rect.height = said.bottom - px(14) - self.said.rect.top

    def _face(self, painter: Painter, said: pygame.Rect) -> pygame.Rect:
        px = painter.px
        high = min(px(LARGEST_FACE), said.height * 48 // 100)
        return pygame.Rect(said.left + px(16), said.top + px(16), said.width - px(32), high)

    def _lay_out_narrow(self, painter: Painter, room: pygame.Rect) -> None:
        """Put all of the first screen into one page."""
        self.bars.visible = self.moment.visible = False
        if not self._narrow:
            self._narrow = True
            self.said.show([*self._said(), *self._bars(), *self._moment()])
        in_card(painter, self.said, room)

    def _lay_out_all(self, painter: Painter, room: pygame.Rect) -> None:
        """Put result and turns beside each other; into one page in a narrow window."""
        wide = painter.points(room.width) >= WIDE_ENOUGH
        if wide != self._wide:
            self._wide = wide
            self._fill_story()
        self.summary.visible = wide
        if wide:
            right, left = beside(painter, room, 390)
            in_card(painter, self.summary, left)
            in_card(painter, self.story, right)
        else:
            in_card(painter, self.story, room)
        self._emphasise()

    def _fill_story(self) -> None:
        fork = self._fork
        told = story(self.view, self._retry_turn, self._words_open, self._turn_words)
        both = [] if fork is None else fork_blocks(fork, self.view.customer)
        self.story.show([*(() if self._wide else summary(self.view)), *both, *told])

    def _turn_words(self, number: int) -> Callable[[], None]:
        def turn() -> None:
            self._words_open ^= {number}
            self._fill_story()

        return turn

    def _emphasise(self) -> None:
        """Mark the words strongly that the chosen finding rests on."""
        chosen = self.story.blocks[self.story.chosen] if self.story.chosen < len(self.story.blocks) else None
        for block in self.story.blocks:
            if isinstance(block, FindingCard):
                block.marked.strong = None
        if isinstance(chosen, FindingCard):
            chosen.marked.strong = chosen.span

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw header and cards."""
        under = tr("Debrief · saved") if self.view.saved else tr("Debrief")
        draw_header(painter, area, self.title, under, icon="flag")
        px = painter.px
        room = self._room(painter, area)
        if self.more or is_narrow(painter, area):
            for page in (self.summary, self.story, self.said):
                if page.visible:
                    painter.card(page.rect.inflate(px(36), px(30)))
            return
        said, bars, moment_card = self._cards(painter, room)
        for card in (said, bars, moment_card):
            painter.card(card)
        self.closing.draw(painter, self._face(painter, said))
