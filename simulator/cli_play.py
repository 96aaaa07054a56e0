"""`rapport play`: one scenario in the window or in the terminal, for a trainee or as its author's preview."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from simulator.errors import UserError

if TYPE_CHECKING:
    from simulator.preview import Staging
    from simulator.workplace import Wishes

SEED = click.IntRange(0, 2**63 - 1)
"""What the journal can keep."""
Mode = Literal["practice", "assessment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the options of `rapport play` ask for."""

    name: str | None
    terminal: bool
    as_json: bool
    trainee: str | None
    wishes: Wishes
    staging: Staging

    @property
    def previews(self) -> bool:
        """Tell whether it is an author's preview: nothing of it is recorded."""
        return self.staging.watch or self.staging.at is not None or self.staging.mood is not None


@click.command()
@click.argument("scenario_name", metavar="[ID or FILE]", required=False)
@click.option("--terminal", is_flag=True, help="Play in the terminal instead of the window.")
@click.option("--json", "as_json", is_flag=True, help="With --terminal: JSON lines in and out, simulated time.")
@click.option("--customer", type=click.Choice(["scripted"]), default="scripted", show_default=True, help="Who speaks.")
@click.option("--mode", type=click.Choice(["practice", "assessment"]), default="practice", show_default=True)
@click.option("--language", type=click.Choice(["en", "ko", "it"]), help="Language of the call.")
@click.option("--seed", type=SEED, help="Values of the case; drawn when not given.")
@click.option("--twist", metavar="NAME", help="Variant of the case; drawn by the seed when not given.")
@click.option("--trainee", metavar="ALIAS", help="Who plays; the last one by default.")
@click.option("--watch", is_flag=True, help="For authors: reload the file when it is saved, and keep the place.")
@click.option("--at", metavar="BEAT", help="For authors: begin at this beat.")
@click.option("--mood", type=click.IntRange(0, 100), help="For authors: begin in this mood.")
@click.option("--call-id", metavar="UUID", help="Id of the new call.")
@click.option("--no-record", is_flag=True, help="Store nothing.")
def play(
    *,
    scenario_name: str | None,
    terminal: bool,
    as_json: bool,
    customer: str,
    mode: Mode,
    language: str | None,
    seed: int | None,
    twist: str | None,
    trainee: str | None,
    watch: bool,
    at: str | None,
    mood: int | None,
    call_id: str | None,
    no_record: bool,
) -> int:
    """Play one scenario, in the window or in the terminal.

    With --watch, --at or --mood it is a preview for authors: nothing is stored. A watched preview plays what was typed
    again on the new file when it is saved, as far as that still fits.
    """
    del customer  # the only one there is
    from simulator.preview import Staging
    from simulator.workplace import Wishes

    staging = Staging(watch=watch, at=at, mood=mood, language=language)
    wishes = Wishes(
        mode=mode, language=language, seed=seed, twist=twist, call_id=call_id, recorded=not no_record
    )
    asked = _Asked(
        name=scenario_name, terminal=terminal, as_json=as_json, trainee=trainee, wishes=wishes, staging=staging
    )
    return _play_in_terminal(asked) if terminal else _play_in_window(asked)


def _play_in_terminal(asked: _Asked) -> int:
    from simulator.cli_players import play_json, play_plain
    from simulator.session.clocks import MonotonicClock, SteppedClock
    from simulator.settings import data_folder, trainee_alias
    from simulator.terminal.skipping import SkippingClock
    from simulator.workplace import Workplace, scenario_in

    if asked.name is None:
        raise UserError("Which scenario?", "Name one: `rapport scenario list` shows them.")
    if asked.as_json and asked.staging.watch:
        raise UserError("`--watch` is for people.", "Leave out --json, or --watch.")
    folder = data_folder()
    workplace = Workplace(folder, alias=trainee_alias(asked.trainee, folder))
    real = MonotonicClock()
    clock = SteppedClock(real.today()) if asked.as_json else SkippingClock(real)
    file = workplace.path_of(asked.name)
    if asked.previews:
        return _preview(workplace, file, asked, clock)
    scenario, untranslated = scenario_in(file, asked.wishes.language)
    if untranslated:
        click.echo(untranslated, err=True)
    runner = workplace.begin(scenario, asked.wishes, clock)
    if asked.as_json:
        return play_json(runner, clock, recorded=asked.wishes.recorded)
    return play_plain(runner, clock, saved=asked.wishes.recorded)
