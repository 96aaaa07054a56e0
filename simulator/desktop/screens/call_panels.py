"""The panels that a call lays over its desk, and what follows when they are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.desktop.screens.forms import keys_panel, pause_panel, question, understood_panel
from simulator.desktop.screens.side import when_words
from simulator.desktop.ticks import ticks_ms
from simulator.engine.hints import Hint
from simulator.locale import tr
from simulator.sayings import told
from simulator.session.practice import rest, take_hint

LONGEST_TOLD = 300
LONGEST_UNSENT = 120
PAUSE_MS = 1_200
"""Who was typing needs so long to see that the contact is over."""

if TYPE_CHECKING:
    from simulator.desktop.screens.call import Call


def show_heard(call: Call) -> None:
    """Show what the customer understood in the last message; each item can be disputed."""

    def dispute(what: str) -> None:
        turn = call.runner.state.turn
        call.shell.work("", lambda: call.runner.dispute(turn, what), lambda _: show_heard(call))

    call.open(understood_panel(call.runner, call.view.understood, dispute, close=call.close))


def show_keys(call: Call) -> None:
    """Show the list of keys."""
    call.open(keys_panel(close=call.close))


def pause(call: Call) -> None:
    """Let the call rest, without penalty; in a shift, the whole desk."""
    call.shell.work("", lambda: _rest(call), lambda _: show_pause(call))


def _rest(call: Call, *, back: bool = False) -> None:
    if call.rail is not None:
        call.rail.rest(back=back)
    else:
        rest(call.runner, back=back)


def tell_news(call: Call) -> None:
    """Say that a rule has changed while the contact is on."""
    there = frozenset(bulletin.id for bulletin in call.view.bulletins)
    before, call.news = call.news, there
    fresh = [] if before is None else [each for each in call.view.bulletins if each.id not in before]
    if fresh:
        call.flash = (tr("News: {news}", news=fresh[-1].text), True)
        call.shell.sound("post")


def tell_unsent(call: Call) -> None:
    """Say what was being written when the contact ended; the Enter that was to send it does not go on."""
    unsent = " ".join(call.editor.text.split())
    if unsent:
        words = unsent if len(unsent) <= LONGEST_UNSENT else f"{unsent[: LONGEST_UNSENT - 1].rstrip()}…"
        call.flash = (tr("Not sent: “{words}”", words=words), False)
        call.not_before_ms = ticks_ms() + (PAUSE_MS if call.runner.state.ended_by == "customer" else 0)


def show_pause(call: Call) -> None:
    """Lay a panel over a call that rests; time goes on when it is closed."""

    def go_on() -> None:
        call.close()
        call.shell.work("", lambda: _rest(call, back=True), lambda _: call.stepped())

    call.stepped()
    call.open(pause_panel(go_on=go_on))


def give_hint(call: Call) -> None:
    """Show a hint, in practice; the record keeps that it was taken."""

    def shown(hint: Hint) -> None:
        call.advice = told(hint.text)
        call.flash = (call.advice, True)
        call.stepped()

    if call.view.can_hint:
        call.shell.work("", lambda: take_hint(call.runner), shown)


def ask_end(call: Call) -> None:
    """Ask before the contact is ended."""
    if not call.view.can_end:
        return
    text = tr("The customer hears no more from you. Notes and actions can still follow.")
    title = tr("{end}?", end=call.manner.end)
    call.open(question(title, text, call.manner.end, call.end_contact, close=call.close))


def ask_loose(call: Call) -> None:
    """Name the promises that are open and that nothing in the log keeps, before time goes on."""
    between = call.view.between
    if between is None:
        return
    rows = between.loose
    named = "; ".join(", ".join(part for part in (told(row.what), when_words(row.moment)) if part) for row in rows)
    text = tr("Promised, and nothing in your log keeps it: {what}.", what=named)

    def go_on() -> None:
        call.close()
        call.next()

    def back() -> None:
        call.close()
        call.focus = call.transcript

    label = tr("Go on all the same") if between.next_when else tr("Finish all the same")
    call.open(question(tr("Still open"), text, label, go_on, close=back))


def ask_leave(call: Call) -> None:
    """Ask before the call is left open; with a shift more than the call is left."""
    title = tr("Leave the call?")
    text = tr("The call stays open. You find it on your home screen, and can go on at any time.")
    if call.rail is not None:
        title = tr("Leave the shift?")
        text = tr(
            "Who is here stays open on your home screen, each as a call of their own. Nobody else comes in, "
            "and the shift has no end to look back on. Ctrl+P is a pause for everybody."
        )
    call.open(question(title, text, tr("Leave"), call.shell.home, close=call.close))


def tell_of_voice(call: Call) -> bool:
    """Show what the customer's voice has to say about itself; return True when there was something."""
    report = call.shell.desk.voice_report
    notice = None if report is None else report.news()
    if notice is None:
        return False
    words = " ".join((notice.message, notice.hint, tr("The customer goes on as scripted.")))
    call.flash = (words[:LONGEST_TOLD], False)
    return True


def take_reload(call: Call) -> bool:
    """Take up an author's file that was saved; return True when there was one."""
    reloaded = call.shell.desk.reload(call.runner)
    if reloaded is None:
        return False
    call.flash = (reloaded.told[:LONGEST_TOLD], reloaded.runner is not None)
    if reloaded.runner is not None:
        call.begin_anew(reloaded.runner)
    return True


def tell_deed(call: Call) -> None:
    """Show what the last action came to."""
    for row in call.view.log[-1:]:
        title, result = told(row.title), told(row.result) or tr("Done.")
        words = result if result.startswith(title) else f"{title}: {result}"
        call.flash = (words[:LONGEST_TOLD], row.ok)
        call.shell.sound("done" if row.ok else "failed")
