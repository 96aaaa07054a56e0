"""`rapport shift`: several calls on one desk, from lines of JSON."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from simulator.cli_play import SEED
from simulator.errors import UserError

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario
    from simulator.session.clocks import SteppedClock
    from simulator.session.shift import ShiftDesk
    from simulator.workplace import Workplace

SHIFT_FILE = "shift.yaml"
Mode = Literal["practice", "assessment"]


@click.command()
@click.argument("name", metavar="ID or FILE")
@click.option("--json", "as_json", is_flag=True, help="JSON lines in and out, simulated time.")
@click.option("--mode", type=click.Choice(["practice", "assessment"]), default="practice", show_default=True)
@click.option("--seed", type=SEED, help="Values, twists and wordings of all calls; drawn when not given.")
@click.option("--trainee", metavar="ALIAS", help="Who plays; the last one by default.")
@click.option("--no-record", is_flag=True, help="Store nothing.")
def shift(*, name: str, as_json: bool, mode: Mode, seed: int | None, trainee: str | None, no_record: bool) -> int:
    """Play a shift: several calls at once on one desk, with news in between.

    Each object of the protocol names its call: {"do": "reply", "call": 2, "text": "..."}.
    """
    from simulator.session.clocks import MonotonicClock, SteppedClock
    from simulator.settings import data_folder, trainee_alias
    from simulator.terminal.shift_machine import play_shift_lines
    from simulator.workplace import LARGEST_SEED, Workplace

    if not as_json:
        raise UserError("A shift is played by a program here.", "Add --json; people play it in the window.")
    folder = data_folder()
    workplace = Workplace(folder, alias=trainee_alias(trainee, folder))
    clock = SteppedClock(MonotonicClock().today())
    drawn = secrets.randbelow(LARGEST_SEED) if seed is None else seed
    desk = begin_shift(workplace, name, clock, seed=drawn, mode=mode, recorded=not no_record)

    def write(line: str) -> None:
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()

    play_shift_lines(desk, sys.stdin.buffer, write, recorded=not no_record)
    return 0


def begin_shift(
    workplace: Workplace, name: str, clock: SteppedClock, *, seed: int, mode: Mode, recorded: bool
) -> ShiftDesk:
    """Return a shift that was just begun; each of its calls gets a record of its own.

    Args:
        workplace: the trainee's desk.
        name: id of the shift, or its file or folder.
        clock: the one clock of all calls.
        seed: decides values, twists and wordings of all calls.
        mode: how the calls are played.
        recorded: False stores nothing.

    Raises:
        UserError: there is no such shift or scenario, or a file has problems.
        JournalError: a call could not be stored.
    """
    from simulator.scenario.load import load_shift
    from simulator.session.runner import Runner
    from simulator.session.shift import Coming, ShiftDesk
    from simulator.workplace import Wishes

    def begin(coming: Coming) -> Runner:
        wishes = Wishes(mode=mode, seed=coming.seed, twist=coming.twist or None, recorded=recorded, shift=coming.mark)
        return workplace.begin(coming.scenario, wishes, clock)

    file = shift_file(workplace, name)
    near = file.parent.parent

    def load(scenario: str) -> Scenario:
        beside = near / scenario / "scenario.yaml"
        return workplace.scenario(str(beside) if beside.is_file() else scenario)

    return ShiftDesk(load_shift(file), seed=seed, clock=clock, load=load, begin=begin)


def shift_file(workplace: Workplace, name: str) -> Path:
    """Return the file of a shift by its id, or by its path.

    Raises:
        UserError: there is none.
    """
    from simulator.settings import shipped_scenarios

    given = Path(name)
    shipped = shipped_scenarios()
    places = [given, given / SHIFT_FILE, workplace.folder.packs / name / SHIFT_FILE]
    places += [] if shipped is None else [shipped / name / SHIFT_FILE]
    for place in places:
        if place.is_file():
            return place
    raise UserError(f"There is no shift `{name}`.", f"Name a folder that holds {SHIFT_FILE}, or that file.")
