"""`rapport scenario new`: asks a few questions and writes a scenario that plays."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.scenario.starter import Answers

CHANNELS = ("chat", "phone", "email", "social")
REMEDY_NAMES = ("replace", "refund", "repair", "cancel", "book")
FOREIGN = ("_it", "_ko")
"""Packs whose names end so are for other languages than the English that this writes."""
_TITLE = "The kettle that leaks"
_PROBLEM = "My kettle leaks, there is water under it every morning"


@click.command("new")
@click.argument("scenario_id", metavar="[ID]", required=False)
@click.option("--title", help="What it is called in the library.")
@click.option("--problem", help="The trouble, as the customer says it: one or two sentences.")
@click.option("--customer", help="Full name of the customer.  [default: Ada Quill]")
@click.option("--remedy", type=click.Choice(REMEDY_NAMES), help="What puts it right.  [default: replace]")
@click.option("--channel", type=click.Choice(CHANNELS), help="How the customer comes.  [default: chat]")
@click.option("--company", help="A file in `companies`.  [default: standard]")
@click.option("--temperament", help="A file in `temperaments`.  [default: even]")
@click.option("--into", type=click.Path(file_okay=False), help="Folder for the new folder; your packs by default.")
def new_scenario(
    scenario_id: str | None,
    title: str | None,
    problem: str | None,
    customer: str | None,
    remedy: str | None,
    channel: str | None,
    company: str | None,
    temperament: str | None,
    into: str | None,
) -> int:
    """Write a new scenario in English that passes the check and plays to an ending, with three plays.

    At a terminal it asks for what was not given; else it takes the defaults. Change the texts afterwards, and look at
    the result with `check`, `graph`, `try` and `rapport play ID --watch`.
    """
    from simulator.rehearsal.firstdraft import start
    from simulator.settings import data_folder

    folder = data_folder().packs if into is None else Path(into)
    asks = sys.stdin.isatty()
    answers = _answers(
        (scenario_id, title, problem, customer, remedy, channel, company, temperament), folder, asks=asks
    )
    started = start(folder / answers.id, answers)
    for file in started.files:
        click.echo(f"{file}")
    totals = ", ".join(f"{kind} {total:g}" for kind, total in started.totals.items())
    click.echo(f"Its plays get: {totals} points.")
    name = answers.id if into is None else str(started.home)
    click.echo(f"Play it:  rapport play {name} --watch")
    click.echo(f"Prove it: rapport scenario test {name}")
    return 0


def _answers(given: tuple[str | None, ...], folder: Path, *, asks: bool) -> Answers:
    from simulator.scenario.starter import REMEDIES, Answers, id_from

    own_id, title, problem, customer, remedy, channel, company, temperament = given
    title = _ask("Title", title, own_id.replace("_", " ").capitalize() if own_id else _TITLE, asks=asks)
    own_id = _free_id(_ask("Id (also the folder's name)", own_id, id_from(title), asks=asks))
    return Answers(
        id=own_id,
        title=title,
        problem=_ask("What does the customer say is wrong", problem, _PROBLEM, asks=asks),
        customer=_ask("Name of the customer", customer, "Ada Quill", asks=asks),
        remedy=_ask("What puts it right", remedy, "replace", asks=asks, choices=tuple(REMEDIES)),
        channel=_ask("Channel", channel, "chat", asks=asks, choices=CHANNELS),
        company=_ask("Company", company, "standard", asks=asks, choices=_packs(folder, "companies")),
        temperament=_ask("Temperament", temperament, "even", asks=asks, choices=_packs(folder, "temperaments")),
    )


def _ask(what: str, given: str | None, default: str, *, asks: bool, choices: Sequence[str] = ()) -> str:
    """Return an answer: the one that was given, else what is typed, else the default.

    Raises:
        UserError: it is none of the choices, or empty.
    """
    from simulator.errors import UserError
    from simulator.scenario.problems import suggest

    if given is None and asks:
        kind = click.Choice(choices) if choices else str
        given = click.prompt(what, default=default, type=kind)
    answer = default if given is None else given.strip()
    if not answer:
        raise UserError(f"{what}: this cannot be empty.", f"For instance: {default}")
    if choices and answer not in choices:
        raise UserError(f"{what}: there is no `{answer}`.", suggest(answer, choices))
    return answer


def _free_id(name: str) -> str:
    from simulator.errors import UserError
    from simulator.scenario.starter import id_from
    from simulator.settings import shipped_scenarios

    if name != id_from(name):
        raise UserError(f"`{name}` cannot be an id.", f"Use a-z, 0-9 and `_`, as in: {id_from(name)}")
    shipped = shipped_scenarios()
    if shipped is not None and (shipped / name).exists():
        raise UserError(f"There is a shipped scenario `{name}`.", f"Choose another id, such as {name}_2.")
    return name


def _packs(folder: Path, kind: str) -> tuple[str, ...]:
    """Return the names of the packs that an English scenario in this folder can use."""
    from simulator.scenario.files import authored
    from simulator.settings import shipped_scenarios

    roots = [root for root in (folder, shipped_scenarios()) if root is not None]
    names = {path.stem for root in roots for path in authored(root / kind)}
    return tuple(sorted(name for name in names if not name.endswith(FOREIGN)))
