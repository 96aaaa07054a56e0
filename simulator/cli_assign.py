"""`rapport assign`: what is to be played on this machine, and until when."""

from __future__ import annotations

from typing import Literal

import click


@click.command()
@click.argument("scenarios", metavar="[SCENARIO]...", nargs=-1)
@click.option("--due", metavar="DATE", help="Day by which they are to be played, as 2026-11-30.")
@click.option("--mode", type=click.Choice(["practice", "assessment"]), default="practice", show_default=True)
@click.option("--trainee", "trainees", metavar="ALIAS", multiple=True, help="Whom it is for; everybody by default.")
@click.option("--note", metavar="TEXT", help="A word to the trainee.")
@click.option("--remove", is_flag=True, help="Take them back.")
def assign(
    *,
    scenarios: tuple[str, ...],
    due: str | None,
    mode: Literal["practice", "assessment"],
    trainees: tuple[str, ...],
    note: str | None,
    remove: bool,
) -> int:
    """Set scenarios to be played, with a date; without a scenario, list what is set.

    Today shows what is set first. It is kept in assignments.yaml of the data folder.
    """
    from simulator.assignments import assign as set_one
    from simulator.assignments import known_scenario, withdraw
    from simulator.scenario.assignment import Assignment
    from simulator.scenario.library import open_library
    from simulator.session.clocks import MonotonicClock
    from simulator.settings import data_folder

    folder = data_folder()
    if not scenarios:
        _list()
        return 0
    if remove:
        removed = sum(withdraw(folder, name, _aliases(trainees)) for name in scenarios)
        click.echo(f"{removed} taken back.")
        return 0
    day = None if due is None else _day(due)
    for name in dict.fromkeys(scenarios):
        known_scenario([entry.id for entry in open_library(folder).entries()], name)
    today = MonotonicClock().today().astimezone().date().isoformat()
    for name in dict.fromkeys(scenarios):
        set_one(
            folder,
            Assignment(
                scenario=name, due=day or "", mode=mode, trainees=_aliases(trainees), given=today, note=note or ""
            ),
        )
    click.echo(f"Set: {', '.join(dict.fromkeys(scenarios))}{f', due {day}' if day else ''}.")
    return 0


def _list() -> None:
    from simulator.assignments import assignments_in
    from simulator.settings import data_folder

    found = assignments_in(data_folder())
    if not found:
        click.echo("Nothing is set. Set something: rapport assign SCENARIO --due DATE")
    for each in found:
        whom = ", ".join(each.trainees) or "everybody"
        due = f"due {each.due}" if each.due else "no date"
        click.echo(f"{each.scenario}  {due}, {each.mode}, for {whom}{f': {each.note}' if each.note else ''}")


def _day(text: str) -> str:
    from datetime import date

    from simulator.errors import UserError

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UserError(f"`{text[:40]}` is not a date.", "Write it as 2026-11-30.") from None


def _aliases(trainees: tuple[str, ...]) -> tuple[str, ...]:
    from simulator.settings import data_folder, trainee_alias

    return tuple(trainee_alias(name, data_folder()) for name in dict.fromkeys(trainees))
