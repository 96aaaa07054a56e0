"""`rapport shift`: several calls on one desk, in the window or from lines of JSON."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli_play import SEED, need_display, workplace_of
from simulator.errors import UserError

if TYPE_CHECKING:
    from simulator.casting import Casting
    from simulator.engine.events import Mode
    from simulator.scenario.model import Scenario
    from simulator.scenario.shift import Shift
    from simulator.session.clocks import DeskClock, SteppedClock
    from simulator.session.runner import Runner
    from simulator.session.shift import Coming, ShiftDesk
    from simulator.view.shift import ShiftBriefing
    from simulator.wishes import Wishes
    from simulator.workplace import Workplace

SHIFT_FILE = "shift.yaml"
log = logging.getLogger(__name__)


@click.command()
@click.argument("name", metavar="[SHIFT]", required=False)
@click.option("--window", is_flag=True, help="Play in the window: so it is without --terminal, too.")
@click.option("--terminal", is_flag=True, help="Play in the terminal.")
@click.option("--json", "as_json", is_flag=True, help="With --terminal: JSON lines in and out, simulated time.")
@click.option("--mode", type=click.Choice(["practice", "assessment"]), default="practice", show_default=True)
@click.option("--seed", type=SEED, help="With --terminal: values of all calls; drawn when not given.")
@click.option("--trainee", metavar="ALIAS", help="Who plays; the last one by default.")
@click.option("--no-record", is_flag=True, help="With --terminal: store nothing.")
def shift(
    *,
    name: str | None,
    window: bool,
    terminal: bool,
    as_json: bool,
    mode: Mode,
    seed: int | None,
    trainee: str | None,
    no_record: bool,
) -> int:
    """Play a shift: several customers at once on one desk. Without a name, list the shifts."""
    from simulator.session.clocks import DeskClock, MonotonicClock, SteppedClock
    from simulator.wishes import Wishes

    workplace = workplace_of(trainee)
    if name is None:
        for each in shifts_of(workplace):
            click.echo(f"{each.id}  {each.title} ({len(each.calls)} calls, about {each.minutes} min)")
        return 0
    if window and terminal:
        raise UserError("A shift is played in the window or in the terminal.", "Leave out --window, or --terminal.")
    if not terminal:
        if as_json or seed is not None or no_record:
            raise UserError("These options are for the terminal.", "Add `--terminal`, or leave them out.")
        return open_shift_window(name, mode, trainee)
    wishes = Wishes(mode=mode, seed=seed, recorded=not no_record)
    if not as_json:
        return play_shift_plain(name, workplace, DeskClock(MonotonicClock()), wishes)
    return play_shift(name, workplace, SteppedClock(MonotonicClock().today()), wishes)


def is_shift(name: str) -> bool:
    """Tell whether a name, a file or a folder is that of a shift."""
    return shift_file(workplace_of(None), name) is not None


def open_shift_window(name: str, mode: Mode, trainee: str | None, *, casting: Casting | None = None) -> int:
    """Open the window on a shift and return the exit status once it is closed.

    Args:
        name: id of the shift, or its file or folder.
        mode: how its calls are played.
        trainee: alias; None for the last one.
        casting: finds the customers; without it, what is set decides.

    Raises:
        UserError: there is no such shift or no display, or an LLM is wanted that cannot speak.
    """
    workplace = workplace_of(trainee, casting)
    file = found_shift(workplace, name)
    need_display()
    workplace.casting.check()
    from simulator.window import WindowDesk, show

    return show(WindowDesk(workplace, mode=mode, first_shift=str(file)))


def play_shift(name: str, workplace: Workplace, clock: SteppedClock, wishes: Wishes) -> int:
    """Play a shift from lines of JSON on standard input; return the exit status.

    Args:
        name: id of the shift, or its file or folder.
        workplace: the trainee's desk.
        clock: the one clock of all calls.
        wishes: mode, seed and whether it is recorded; the rest is for a single call.

    Raises:
        UserError: a wish has no place in a shift, or a file has problems.
        JournalError: a call could not be stored.
    """
    from simulator.terminal.shift_machine import play_shift_lines

    desk = begin_shift(workplace, name, clock, _of_a_shift(wishes))

    def write(line: str) -> None:
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()

    play_shift_lines(desk, sys.stdin.buffer, write, recorded=wishes.recorded)
    return 0


def play_shift_plain(name: str, workplace: Workplace, clock: DeskClock, wishes: Wishes) -> int:
    """Let a person play a shift at the terminal; return the exit status.

    Args:
        name: id of the shift, or its file or folder.
        workplace: the trainee's desk.
        clock: the one clock of all calls, which runs with real time.
        wishes: mode, seed and whether it is recorded; the rest is for a single call.

    Raises:
        UserError: a wish has no place in a shift, or a file has problems.
        JournalError: a call could not be stored.
        KeyboardInterrupt: it was broken off; stored calls stay open.
    """
    from simulator.cli_players import paper
    from simulator.terminal.keyboard import Keyboard
    from simulator.terminal.shift_plain import ShiftPlayer

    def write(text: str) -> None:
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()

    desk = begin_shift(workplace, name, clock, _of_a_shift(wishes))
    keyboard = Keyboard(sys.stdin.fileno(), echoes=sys.stdin.isatty() and sys.stdout.isatty())
    ShiftPlayer(desk, clock, keyboard, write, paper(), saved=wishes.recorded).play()
    return 0


def _of_a_shift(wishes: Wishes) -> Wishes:
    """Return the wishes with a seed for all calls; what is for a single call has no place among them."""
    from simulator.wishes import LARGEST_SEED

    if any(wish is not None for wish in (wishes.language, wishes.twist, wishes.call_id)):
        raise UserError("A shift has calls of its own.", "Leave out --language, --twist and --call-id.")
    return replace(wishes, seed=secrets.randbelow(LARGEST_SEED) if wishes.seed is None else wishes.seed)


def begin_shift(
    workplace: Workplace,
    name: str,
    clock: SteppedClock,
    wishes: Wishes,
    dress: Callable[[Runner], Runner] = lambda runner: runner,
) -> ShiftDesk:
    """Return a shift that was just begun; each of its calls gets a record of its own.

    Args:
        workplace: the trainee's desk.
        name: id of the shift, or its file or folder.
        clock: the one clock of all calls.
        wishes: mode, time limits, whether it is recorded, and the seed, which decides all calls.
        dress: what is put around each call that comes in, as a pause before its lines.

    Raises:
        UserError: there is no such shift or scenario, or a file has problems.
        JournalError: a call could not be stored.
    """
    from simulator.scenario.load import load_shift
    from simulator.session.shift import ShiftDesk

    def begin(coming: Coming) -> Runner:
        own = replace(wishes, seed=coming.seed, twist=coming.twist or None, shift=coming.mark)
        return dress(workplace.begin(coming.scenario, own, clock))

    file = found_shift(workplace, name)
    load = loader(workplace, file)
    return ShiftDesk(load_shift(file), seed=wishes.seed or 0, clock=clock, load=load, begin=begin)


def brief_shift(workplace: Workplace, shift_id: str, seed: int) -> ShiftBriefing:
    """Return what stands before a shift; nothing is opened yet.

    Args:
        workplace: the trainee's desk.
        shift_id: id of the shift, or its file or folder.
        seed: decides all calls.

    Raises:
        UserError: there is no such shift or scenario, or a file has problems.
    """
    from simulator.scenario.resolve import PLAIN_TWIST, resolve
    from simulator.view.shift import show_shift_briefing

    plan, coming = _comings(workplace, shift_id, seed)
    cases = [resolve(each.scenario, seed=each.seed, twist=each.twist or PLAIN_TWIST) for each in coming]
    return show_shift_briefing(plan, shift_id, cases)


def first_of_shift(workplace: Workplace, shift_id: str, seed: int) -> Coming | None:
    """Return the call with which a shift will begin, or None where it has none; nothing is opened.

    Args:
        workplace: the trainee's desk.
        shift_id: id of the shift, or its file or folder.
        seed: decides all calls.

    Raises:
        UserError: there is no such shift or scenario, or a file has problems.
    """
    _, coming = _comings(workplace, shift_id, seed)
    return next(iter(coming), None)


def _comings(workplace: Workplace, shift_id: str, seed: int) -> tuple[Shift, tuple[Coming, ...]]:
    """Return a shift and its calls as they will come; nothing is opened."""
    from simulator.scenario.load import load_shift
    from simulator.session.shift import Coming, on_the_clock, seeds_of

    file = found_shift(workplace, shift_id)
    plan, load = load_shift(file), loader(workplace, file)
    scenarios = {name: load(name) for name in dict.fromkeys(call.scenario for call in plan.calls)}
    coming = (
        Coming(
            number=number,
            scenario=on_the_clock(plan, call, scenarios[call.scenario]),
            seed=own,
            twist=call.twist,
            mark="",
        )
        for number, (call, own) in enumerate(zip(plan.calls, seeds_of(plan, seed, scenarios), strict=True), start=1)
    )
    return plan, tuple(coming)


def loader(workplace: Workplace, file: Path) -> Callable[[str], Scenario]:
    """Return what loads the scenarios of a shift by their ids: those that lie beside it come first.

    Args:
        workplace: has the library.
        file: of the shift.
    """
    near = file.parent.parent

    def load(scenario: str) -> Scenario:
        beside = near / scenario / "scenario.yaml"
        return workplace.scenario(str(beside) if beside.is_file() else scenario)

    return load


def found_shift(workplace: Workplace, name: str) -> Path:
    """Return the file of a shift by its id, or by its path.

    Raises:
        UserError: there is no such shift.
    """
    file = shift_file(workplace, name)
    if file is None:
        hint = f"`rapport shift` lists them; or name a folder that holds {SHIFT_FILE}, or that file."
        raise UserError(f"There is no shift `{name}`.", hint)
    return file


def shift_file(workplace: Workplace, name: str) -> Path | None:
    """Return the file of a shift by its id, or by its path; None when that names no shift."""
    from simulator.settings import shipped_scenarios

    given = Path(name)
    shipped = shipped_scenarios()
    places = [given / SHIFT_FILE, workplace.folder.packs / name / SHIFT_FILE]
    places += [given] if given.name == SHIFT_FILE else []
    places += [] if shipped is None else [shipped / name / SHIFT_FILE]
    try:
        return next((place for place in places if place.is_file()), None)
    except OSError:  # a name that no system takes names no shift either
        return None


def shifts_of(workplace: Workplace) -> list[Shift]:
    """Return the shifts that can be played, by title; one with problems is left out, and logged."""
    from simulator.scenario.load import load_shift
    from simulator.settings import shipped_scenarios

    shipped = shipped_scenarios()
    found: dict[str, Shift] = {}
    for folder in (workplace.folder.packs, *(() if shipped is None else (shipped,))):
        for file in sorted(folder.glob(f"*/{SHIFT_FILE}")):
            try:
                found.setdefault(file.parent.name, load_shift(file))
            except UserError as error:
                log.warning("the shift %s is left out: %s", file, error.message)
    return sorted(found.values(), key=lambda shift: shift.title)
