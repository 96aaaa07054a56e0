"""The plain player: a person reads and types; it draws what the view says and knows no rules."""

from __future__ import annotations

from collections.abc import Callable

from scoring.model import SelfRating
from simulator.engine.scenes import next_stop
from simulator.errors import UserError
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.ports import JournalError, VoiceReport
from simulator.session.practice import Fork, rest, rewind, take_hint, try_again
from simulator.session.preview import Reloads
from simulator.session.runner import Runner
from simulator.terminal.beside import beside_text
from simulator.terminal.commands import COMMANDS, Command, parse_args, parse_line, parse_number, split_words, usage
from simulator.terminal.paper import Paper, clean, prose, table
from simulator.terminal.payload_after import both_sides
from simulator.terminal.scorecard import scorecard_text
from simulator.terminal.source import PATIENCE_S, Source
from simulator.terminal.tables import bulletins_text, due_text, todo_text, understood_text
from simulator.terminal.transcript import line_text
from simulator.view.briefing import show_briefing
from simulator.view.call import show_call
from simulator.view.debrief import show_debrief
from simulator.view.values import ActionButton, BetweenView, CallView
from simulator.view.wording import titled

LINES_AGAIN = 1
"""How many lines a reloaded preview shows again."""
DOTS_AFTER = 8
"""After so many rests of a twentieth of a second one sees that the customer writes."""
WIPED = 60


class Player:
    """One call at a terminal."""

    def __init__(
        self,
        runner: Runner,
        clock: SteppedClock,
        source: Source,
        write: Callable[[str], None],
        paper: Paper,
        *,
        saved: bool,
        reloads: Reloads | None = None,
        report: VoiceReport | None = None,
        new_id: Callable[[], str] = lambda: "",
    ) -> None:
        """Begin a call, or go on with one.

        Args:
            runner: the call.
            clock: its clock; `/wait` moves it on.
            source: where the typed lines come from.
            write: takes text for the terminal, line ends included.
            paper: width and colour.
            saved: whether the call is kept in the journal.
            reloads: for an author's preview: looks whether the scenario has changed.
            report: what the customer's voice says about itself.
            new_id: makes the id of a call that is taken again from a turn.
        """
        self._report = report
        self._new_id = new_id
        self._bulletins = 0
        self._fork: Fork | None = None
        self._runner = runner
        self._clock = clock
        self._source = source
        self._put = write
        self._paper = paper
        self._saved = saved
        self._reloads = reloads
        self._lines = 0
        self._log = 0
        self._feeling = ""
        self._phase = "contact"
        self._moment = ""
        self._prompted = False
        self._told: set[str] = set()

    def play(self) -> None:
        """Play until the call is closed; the end of the input leaves it as abandoned.

        Raises:
            JournalError: the end of the call could not be stored.
        """
        self.brief()
        self.news(all_of_it=True)
        while self._runner.state.phase != "closed":
            try:
                self._step()
            except EOFError:
                self._runner.abandon()
        self.news()
        self.debrief()

    def _step(self) -> None:
        self._reload()
        self.let_speak()
        self.news()
        self._prompt()
        line = self._source.next_line(PATIENCE_S)
        if line is None:
            self._runner.tick()
            return
        self._prompted = False
        try:
            self.take(line)
        except (UserError, JournalError) as problem:
            self._say(f"{problem.message} {problem.hint}".strip(), "! ")

    def let_speak(self) -> None:
        """Wait for the customer; a person who waits sees that somebody writes."""
        rests = 0
        while self._runner.state.awaiting:
            self._runner.tick()
            self._source.rest(0.05)
            rests += 1
            if rests == DOTS_AFTER and self._source.echoes:
                self._put(self._paper.ink(f"      · {self._runner.scenario.customer.name} is writing…", "quiet"))
        if rests >= DOTS_AFTER and self._source.echoes:
            self._put("\r" + " " * min(self._paper.width, WIPED) + "\r")
        while self._report is not None and (notice := self._report.news()) is not None:
            self._say(f"{notice.message} {notice.hint} The customer goes on as scripted.", "! ")

    def _reload(self) -> None:
        """Go on with the changed scenario when its file was saved; what the customer says now is shown again."""
        reloaded = None if self._reloads is None else self._reloads.reload(self._runner)
        if reloaded is None:
            return
        self._say(reloaded.told, "· ")
        if reloaded.runner is not None:
            self._runner = reloaded.runner
            view = self._view()
            self._lines = max(0, len(view.lines) - LINES_AGAIN)
            self._log, self._phase = len(view.log), view.phase

    def take(self, line: str) -> None:
        """Do what a typed line asks.

        Raises:
            UserError: it is not understood, or has no place now.
            JournalError: it could not be stored.
        """
        parsed = parse_line(line.strip())
        if self._runner.state.resting:
            rest(self._runner, back=True)
        if isinstance(parsed, Command):
            handlers: dict[str, Callable[[str], None]] = {name: getattr(self, f"_do_{name}") for name in COMMANDS}
            handlers[parsed.name](parsed.rest)
        elif not parsed:
            self._say("Nothing was sent. Type what you want to say, or /help.", "· ")
        elif self._runner.state.phase == "rating":
            self._do_rate(parsed)
        else:
            self._runner.reply(parsed)

    # What is shown

    def brief(self) -> None:
        """Show what the trainee knows before the call."""
        view = show_briefing(self._runner.scenario, self._runner.header.mode)
        mode = view.mode_text[:1].lower() + view.mode_text[1:]
        head = f"{view.channel} · difficulty {view.difficulty} of 4 · about {view.minutes} min · {mode}"
        self._put(f"\n{self._paper.ink(view.title, 'bold')}\n{self._paper.ink(head, 'quiet')}\n\n")
        self._put(self._paper.wrap(prose(view.text)) + "\n\n")
        if view.waited:
            self._say(view.waited, "")
        self._say("Type your reply and press Enter. /act shows what you can do, /help everything else.", "· ")
        if self._report is not None:
            self._say(f"{self._report.badge}. What you type is sent there.", "· ")
        self._put(self._paper.rule(view.customer) + "\n")
        if self._runner.scenario.channel == "email":
            self._say(f"Subject: {self._view().subject}", "")

    def news(self, *, all_of_it: bool = False) -> None:
        """Show what is new since the last look; with `all_of_it` also what the person has typed."""
        view = self._view()
        if view.phase == "contact" and self._phase == "between":
            self._back(view)
        fresh = view.lines[self._lines :]
        for line in fresh:
            if all_of_it or line.speaker == "customer" or not self._source.echoes:
                self._interrupt(line_text(line, self._paper))
        self._lines = len(view.lines)
        self._actions(view)
        if any(line.speaker == "customer" for line in fresh) and view.feeling_text != self._feeling:
            self._feeling = view.feeling_text
            self._interrupt(self._paper.ink(self._paper.wrap(view.feeling_text, first="      · "), "quiet") + "\n")
        for row in view.bulletins[self._bulletins :]:
            self._say(f"Bulletin of {row.time}: {row.text}", "· ")
        self._bulletins = len(view.bulletins)
        if view.phase != "contact" and (view.phase, view.now) != (self._phase, self._moment):
            self._stage(view)
        self._phase, self._moment = view.phase, view.now

    def _back(self, view: CallView) -> None:
        """Say that the customer is back: another day, perhaps on another channel."""
        self._put(self._paper.rule(f"{view.scene} · {view.now} · {view.channel}") + "\n")
        self._settled(view)
        self._say(view.notice, "· ")

    def _settled(self, view: CallView) -> None:
        """Show what was settled since it was last shown."""
        for row in view.due:
            if row.settled_by and row.id not in self._told:
                self._told.add(row.id)
                good = row.status in ("kept", "renegotiated", "released")
                told = f"; the matter is {row.outcome}" if row.outcome else ""
                text = f"{titled(row.status)}: {row.what}, due {row.due} ({row.settled_by}){told}"
                self._interrupt(self._paper.ink(self._paper.wrap(text, first="  "), "good" if good else "warn") + "\n")

    def _actions(self, view: CallView) -> None:
        for row in view.log[self._log :]:
            sign = "✓" if row.ok else "✗"
            text = self._paper.wrap(row.result, first=f"      {sign} {row.title}: ", rest="        ")
            self._interrupt(self._paper.ink(text, "good" if row.ok else "warn") + "\n")
        self._log = len(view.log)

    def _stage(self, view: CallView) -> None:
        if view.between is not None:
            if self._phase != "between":
                self._say(view.notice, "· ")
            self._put(self._paper.rule(f"After the contact · {view.now}") + "\n")
            self._settled(view)
            self._list(view.between)
            self._say(f"{view.between.next_text} You can /act and /note; /next goes on.", "· ")
        elif view.phase == "rating":
            self._settled(view)
            self._put(self._paper.rule("Your own rating") + "\n")
            self._say("How well did it go, 0-100? Empathy, accuracy, follow-through: 70 80 60. /end skips it.", "· ")

    def _list(self, between: BetweenView) -> None:
        """Show the trainee's list."""
        self._put(todo_text(between))

    def debrief(self) -> None:
        """Show the score card of the closed call."""
        card = self._runner.card
        if card is None:
            return
        call_id = self._runner.header.call_id if self._saved else None
        view = show_debrief(self._runner.scenario, self._runner.state, card, call_id=call_id, saved=self._saved)
        self._put("\n" + scorecard_text(view, self._paper))
        if self._fork is not None:
            self._put("\n" + beside_text(both_sides(self._fork), self._paper))

    def _say(self, text: str, first: str) -> None:
        self._interrupt(self._paper.ink(self._paper.wrap(text, first=first), "quiet") + "\n")

    def _interrupt(self, text: str) -> None:
        """Write below a prompt that nobody has answered yet."""
        if self._prompted:
            self._put("\r" if self._source.echoes else "")
            self._prompted = False
        self._put(text)

    def _prompt(self) -> None:
        if not self._prompted and self._source.echoes:
            self._put(self._paper.ink("> ", "bold"))
            self._prompted = True

    def _feed(self, line: dict[str, object]) -> None:
        feed(self._runner, self._clock, line)

    def _view(self) -> CallView:
        return show_call(self._runner.scenario, self._runner.state)

    # What can be typed

    def _do_act(self, rest: str) -> None:
        words = split_words(rest)
        actions = {action.name: action for action in self._view().actions}
        if not words:
            rows = [(usage(action), action.title) for action in actions.values()]
            self._put("".join(f"  {line}\n" for line in table(rows)))
            return
        action = actions.get(words[0], ActionButton(name=words[0], title="", fields=()))
        self._runner.act(action.name, parse_args(words[1:], action))

    def _do_note(self, rest: str) -> None:
        self._runner.note(rest)

    def _do_hold(self, rest: str) -> None:
        words = split_words(rest)
        if not words:
            raise UserError("How long?", 'Usage: /hold MINUTES "reason"')
        self._feed({"do": "hold", "minutes": parse_number(words[0], "minutes"), "reason": " ".join(words[1:])})

    def _do_wait(self, rest: str) -> None:
        self._feed({"do": "wait", "seconds": parse_number(rest, "seconds")})

    def _do_kb(self, rest: str) -> None:
        articles = self._view().articles
        terms = rest.casefold().split()
        found = [page for page in articles if all(term in f"{page.title} {page.text}".casefold() for term in terms)]
        if not found:
            titles = "; ".join(page.title for page in articles) or "it is empty"
            raise UserError(f"The knowledge base has nothing on {rest!r}.", f"Its pages: {titles}.")
        if len(found) > 1:
            self._put("".join(f"  {clean(page.title)}\n" for page in found))
            self._say("Several pages; name more words, or those of one title.", "· ")
            found = [page for page in found if page.title.casefold() == rest.casefold()]
        for page in found:
            self._put(
                f"  {self._paper.ink(clean(page.title), 'bold')}\n{self._paper.wrap(prose(page.text), first='  ')}\n"
            )

    def _do_record(self, _: str) -> None:
        rows = self._view().record
        if not rows:
            raise UserError("The customer record is not open.", "Look it up first: /act shows how.")
        self._put("".join(f"  {line}\n" for line in table(rows)))

    def _do_log(self, _: str) -> None:
        rows = [(row.time, row.title, row.result) for row in self._view().log]
        self._put("".join(f"  {line}\n" for line in table(rows)) or "  Nothing was done yet.\n")

    def _do_due(self, _: str) -> None:
        self._put(due_text(self._view()))

    def _do_understood(self, _: str) -> None:
        self._put(understood_text(self._view()))

    def _do_dispute(self, rest: str) -> None:
        view = self._view()
        what = ""
        if rest:
            number = int(parse_number(rest, "number"))
            if not 1 <= number <= len(view.understood):
                raise UserError(f"There is no item {number}.", "/understood numbers them.")
            item = view.understood[number - 1]
            what = f"{item.kind} {item.what}"
        self._runner.dispute(view.turn, what)
        self._say("Noted with the turn: that is not what you said.", "· ")

    def _do_hint(self, _: str) -> None:
        self._say(take_hint(self._runner).text, "· ")

    def _do_rewind(self, rest: str) -> None:
        turn = int(parse_number(rest or "0", "turns"))
        fork = rewind(self._runner, turn, self._new_id())
        self._runner, self._fork = fork.again, fork
        view = self._view()
        self._lines, self._log, self._phase = max(0, len(view.lines) - LINES_AGAIN), len(view.log), view.phase
        self._bulletins = len(view.bulletins)
        self._put(self._paper.rule(f"Turn {turn} again") + "\n")
        if self._saved:
            self._say(f"The other call is kept: {fork.first.header.call_id}", "· ")

    def _do_retry(self, _: str) -> None:
        self._runner = try_again(self._runner, self._new_id())
        self._fork = None
        self._lines = self._log = self._bulletins = 0
        self._phase = "contact"
        self.brief()

    def _do_rest(self, _: str) -> None:
        rest(self._runner)
        self._say(self._view().notice, "· ")

    def _do_bulletins(self, _: str) -> None:
        self._put(bulletins_text(self._view()))

    def _do_end(self, _: str) -> None:
        if self._runner.state.phase == "rating":
            self._runner.rate(None)
        elif self._runner.state.phase == "between":
            raise UserError("The contact is over already.", "/next goes on to what is due next.")
        else:
            self._runner.end()
            if next_stop(self._runner.scenario, self._runner.state).to == "rating":
                self._runner.next()

    def _do_next(self, _: str) -> None:
        self._runner.next()

    def _do_rate(self, rest: str) -> None:
        words = rest.replace(",", " ").split()
        numbers = [round(parse_number(word, "points")) for word in words]
        if len(numbers) != 3 or max(numbers) > 100:
            raise UserError("Three numbers from 0 to 100 are needed.", "Empathy, accuracy, follow-through: 70 80 60")
        self._runner.rate(SelfRating(empathy=numbers[0], accuracy=numbers[1], follow_through=numbers[2]))

    def _do_help(self, _: str) -> None:
        rows = [(f"/{name} {args}".rstrip(), what) for name, (args, what) in COMMANDS.items()]
        self._put("".join(f"  {line}\n" for line in table(rows)))
        self._say("The end of the input (Ctrl-D) gives the call up; Ctrl-C leaves it open, to be resumed.", "· ")
