"""`rapport play SHIFT`: several calls on one desk, from lines of JSON."""

from __future__ import annotations

import secrets
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.errors import UserError

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario
    from simulator.session.clocks import SteppedClock
    from simulator.session.shift import ShiftDesk
    from simulator.workplace import Wishes, Workplace

SHIFT_FILE = "shift.yaml"


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
    from simulator.workplace import LARGEST_SEED

    if any(wish is not None for wish in (wishes.language, wishes.twist, wishes.call_id)):
        raise UserError("A shift has calls of its own.", "Leave out --language, --twist and --call-id.")
    seed = secrets.randbelow(LARGEST_SEED) if wishes.seed is None else wishes.seed
    desk = begin_shift(workplace, name, clock, replace(wishes, seed=seed))

    def write(line: str) -> None:
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()

    play_shift_lines(desk, sys.stdin.buffer, write, recorded=wishes.recorded)
    return 0


def begin_shift(workplace: Workplace, name: str, clock: SteppedClock, wishes: Wishes) -> ShiftDesk:
    """Return a shift that was just begun; each of its calls gets a record of its own.

    Args:
        workplace: the trainee's desk.
        name: id of the shift, or its file or folder.
        clock: the one clock of all calls.
        wishes: mode, time limits, whether it is recorded, and the seed, which decides all calls.

    Raises:
        UserError: there is no such shift or scenario, or a file has problems.
        JournalError: a call could not be stored.
    """
    from simulator.scenario.load import load_shift
    from simulator.session.runner import Runner
    from simulator.session.shift import Coming, ShiftDesk

    def begin(coming: Coming) -> Runner:
        own = replace(wishes, seed=coming.seed, twist=coming.twist or None, shift=coming.mark)
        return workplace.begin(coming.scenario, own, clock)

    file = shift_file(workplace, name)
    if file is None:
        raise UserError(f"There is no shift `{name}`.", f"Name a folder that holds {SHIFT_FILE}, or that file.")
    near = file.parent.parent

    def load(scenario: str) -> Scenario:
        beside = near / scenario / "scenario.yaml"
        return workplace.scenario(str(beside) if beside.is_file() else scenario)

    return ShiftDesk(load_shift(file), seed=wishes.seed or 0, clock=clock, load=load, begin=begin)


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
