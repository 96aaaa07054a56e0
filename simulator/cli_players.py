"""Runs a call at the terminal for a person, a program or the demonstration: streams, clock and page are joined here."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.errors import UserError

if TYPE_CHECKING:
    from simulator.scenario.play import Play
    from simulator.session.clocks import SteppedClock
    from simulator.session.ports import VoiceReport
    from simulator.session.preview import Reloads
    from simulator.session.runner import Runner
    from simulator.terminal.paper import Paper

DEMO_ALIAS = "demo"
GOLD_PLAY = "plays/good.yaml"
WIDEST = 100


def play_json(runner: Runner, clock: SteppedClock, *, recorded: bool, report: VoiceReport | None = None) -> int:
    """Play from lines of JSON on standard input; return the exit status.

    Args:
        runner: the call, begun or resumed.
        clock: its clock.
        recorded: False leaves the call's id null.
        report: what the customer's voice says about itself.

    Raises:
        JournalError: the end of the call could not be stored.
    """
    from simulator.terminal.machine import play_lines

    out = sys.stdout.buffer

    def write(line: str) -> None:
        out.write(line.encode() + b"\n")
        out.flush()

    play_lines(
        runner,
        clock,
        sys.stdin.buffer,
        write,
        recorded=recorded,
        report=report,
        new_id=lambda: new_call_id(clock),
    )
    return 0


def new_call_id(clock: SteppedClock) -> str:
    """Return the id of a call that begins now."""
    from simulator.storage.ids import uuid7

    return uuid7(clock.today(), os.urandom(10))


def play_plain(
    runner: Runner,
    clock: SteppedClock,
    *,
    saved: bool,
    reloads: Reloads | None = None,
    report: VoiceReport | None = None,
) -> int:
    """Let a person play at the terminal; return the exit status.

    Args:
        runner: the call, begun or resumed.
        clock: its clock.
        saved: whether the journal keeps the call.
        reloads: for an author's preview: looks whether the scenario has changed.
        report: what the customer's voice says about itself.

    Raises:
        KeyboardInterrupt: it was broken off; a stored call stays open.
        JournalError: the end of the call could not be stored.
    """
    from simulator.terminal.keyboard import Keyboard
    from simulator.terminal.plain import Player

    keyboard = Keyboard(sys.stdin.fileno(), echoes=sys.stdin.isatty() and sys.stdout.isatty())

    def write(text: str) -> None:
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()

    try:
        player = Player(
            runner,
            clock,
            keyboard,
            write,
            paper(),
            saved=saved,
            reloads=reloads,
            report=report,
            new_id=lambda: new_call_id(clock),
        )
        player.play()
    except KeyboardInterrupt:
        if saved:
            call_id = runner.header.call_id
            click.echo(f"\nThe call stays open. Go on with: rapport calls resume {call_id} --terminal", err=True)
        raise
    return 0


def paper() -> Paper:
    """Return the width of the terminal, and whether colour is wanted there."""
    from simulator.terminal.paper import Paper

    columns = shutil.get_terminal_size((80, 24)).columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Paper(width=max(40, min(WIDEST, columns)), colour=colour)


def play_demo(scenario_name: str, seed: int | None, output: Path | None) -> int:
    """Play the gold play of a scenario, print the score card and write the page; return the exit status.

    Args:
        scenario_name: the scenario.
        seed: instead of that of the play.
        output: file of the page; the reports of the data folder by default.

    Raises:
        UserError: the scenario has no gold play, or the page cannot be written.
        JournalError: the call could not be stored.
    """
    from simulator.casting import Casting
    from simulator.scenario.load import load_play, load_scenario
    from simulator.session.clocks import MonotonicClock, SteppedClock
    from simulator.session.play import feed
    from simulator.settings import data_folder
    from simulator.wishes import Wishes
    from simulator.workplace import Workplace

    folder = data_folder()
    workplace = Workplace(folder, alias=DEMO_ALIAS, casting=Casting(folder, os.environ, wanted="scripted"))
    home = _with_gold_play(workplace.library.path_of(scenario_name).parent, scenario_name)
    play: Play = load_play(home / GOLD_PLAY)
    clock = SteppedClock(MonotonicClock().today())
    wishes = Wishes(seed=play.seed if seed is None else seed, twist=play.twist, remembered=False)
    runner = workplace.begin(load_scenario(home), wishes, clock)
    for line in play.inputs:
        if line.get("do") == "end" and runner.state.phase == "between":
            continue  # the customer has said goodbye first
        feed(runner, clock, line)
    runner.abandon()
    page = output or folder.reports / f"{runner.header.call_id}.html"
    show_result(runner, page)
    return 0


def _with_gold_play(home: Path, scenario_name: str) -> Path:
    """Return a scenario's folder with a gold play: where a pack overrides a shipped one without, the shipped one's."""
    from simulator.settings import shipped_scenarios

    shipped = shipped_scenarios()
    if (home / GOLD_PLAY).is_file():
        return home
    if shipped is None or not (shipped / scenario_name / GOLD_PLAY).is_file():
        raise UserError(f"`{scenario_name}` has no play {GOLD_PLAY}.", "Name another scenario.")
    click.echo(f"{home} has no {GOLD_PLAY}: the shipped scenario is played.", err=True)
    return shipped / scenario_name


def show_result(runner: Runner, page: Path) -> None:
    """Print the score card of a closed call and write its page.

    Raises:
        UserError: the page cannot be written.
    """
    from simulator.terminal.scorecard import scorecard_text
    from simulator.view.debrief import show_debrief

    if runner.card is None:
        raise UserError("The call is not closed.", "End it first.")
    view = show_debrief(runner.scenario, runner.state, runner.card, call_id=runner.header.call_id, saved=True)
    click.echo(scorecard_text(view, paper()))
    write_call_page(runner, page)
    click.echo(f"Page of the call: {page}")


def write_call_page(runner: Runner, page: Path) -> None:
    """Write the HTML page of a closed call.

    Raises:
        UserError: it cannot be written.
    """
    from simulator.reports.page import call_page, write_page
    from simulator.reports.summary import provenance, summarise
    from simulator.view.call import show_call
    from simulator.view.debrief import show_debrief

    if runner.card is None:
        raise UserError("The call is not closed.", "End it first.")
    origin = provenance(runner.header, runner.state, runner.card, saved=True)
    view = show_debrief(runner.scenario, runner.state, runner.card, call_id=runner.header.call_id, saved=True)
    html = call_page(summarise(view, show_call(runner.scenario, runner.state), origin))
    try:
        write_page(html, page)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UserError(f"{page} cannot be written: {reason}.", "Name another file with --output.") from error
