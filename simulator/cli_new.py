"""`rapport scenario new`: asks a few questions and writes a scenario that plays."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.scenario.starter import Answers

Refuses = Callable[[str], "tuple[str, str] | None"]
"""Says what is wrong with an answer, and what helps; None where nothing is."""
CHANNELS = ("chat", "phone", "email", "social")
REMEDY_NAMES = ("replace", "refund", "repair", "cancel", "book")
_TITLE = "The kettle that leaks"
_PROBLEM = "My kettle leaks, there is water under it every morning"


@click.command("new")
@click.argument("scenario_id", metavar="[ID]", required=False)
@click.option("--title", help="What it is called in the library.")
@click.option("--problem", help="The trouble, as the customer says it: one or two sentences.")
@click.option("--trouble", help="The same in a few words, as one says it back: a kettle that leaks.")
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
    trouble: str | None,
    customer: str | None,
    remedy: str | None,
    channel: str | None,
    company: str | None,
    temperament: str | None,
    into: str | None,
) -> int:
    """Write a new scenario in English that passes the check and plays to its endings, with plays that prove it.

    At a terminal it asks for what was not given; else it takes the defaults. Change the texts afterwards, and look at
    the result with `check`, `graph`, `try` and `rapport play ID --watch`.
    """
    from simulator.rehearsal.firstdraft import start
    from simulator.settings import data_folder

    folder = data_folder().packs if into is None else Path(into)
    asks = sys.stdin.isatty()
    answers = _answers(
        (scenario_id, title, problem, trouble, customer, remedy, channel, company, temperament), folder, asks=asks
    )
    started = start(folder / answers.id, answers)
    for file in started.files:
        click.echo(f"{file}")
    totals = ", ".join(f"{name.replace('_', ' ')} {total:g}" for name, total in started.totals.items())
    click.echo(f"Its plays get: {totals} points.")
    name = answers.id if into is None else str(started.home)
    click.echo(f"Play it:  rapport play {name} --watch")
    click.echo(f"Prove it: rapport scenario test {name}")
    return 0


def _answers(given: tuple[str | None, ...], folder: Path, *, asks: bool) -> Answers:
    from simulator.scenario.starter import REMEDIES, Answers, id_from

    own_id, title, problem, trouble, customer, remedy, channel, company, temperament = given
    title = _ask("Title", title, own_id.replace("_", " ").capitalize() if own_id else _TITLE, asks=asks)
    own_id = _ask("Id (also the folder's name)", own_id, id_from(title), asks=asks, refuses=_refusal_of_id(folder))
    return Answers(
        id=own_id,
        title=title,
        problem=_ask("What does the customer say is wrong", problem, _PROBLEM, asks=asks),
        trouble=_ask(
            "The same in a few words (a kettle that leaks)", trouble, _few_words(title), asks=asks, needed=False
        ),
        customer=_ask("Name of the customer", customer, "Ada Quill", asks=asks),
        remedy=_ask("What puts it right", remedy, "replace", asks=asks, choices=tuple(REMEDIES)),
        channel=_ask("Channel", channel, "chat", asks=asks, choices=CHANNELS),
        company=_ask("Company", company, "standard", asks=asks, choices=_packs(folder, "companies")),
        temperament=_ask("Temperament", temperament, "even", asks=asks, choices=_packs(folder, "temperaments")),
    )


def _few_words(title: str) -> str:
    """Return what a title is about, as one would say it back: "The kettle that leaks" is a kettle that leaks."""
    from simulator.scenario.grammar import inflect

    start, _, rest = title.partition(" ")
    return inflect(rest, "a") or "" if rest and start.casefold() in ("the", "a", "an") else ""


def _ask(
    what: str,
    given: str | None,
    default: str,
    *,
    asks: bool,
    choices: Sequence[str] = (),
    needed: bool = True,
    refuses: Refuses | None = None,
) -> str:
    """Return an answer: the one that was given, else what is typed, else the default; a person is asked again.

    Args:
        what: the question.
        given: the answer of the command line.
        default: the answer when nothing is typed.
        asks: there is somebody who can be asked.
        choices: the answers that there are.
        needed: it cannot be empty.
        refuses: says what else is wrong with an answer, with a hint.

    Raises:
        UserError: it is none of the choices, empty or refused, and there is nobody to ask again.
    """
    from simulator.errors import UserError

    shown = f"{what} ({', '.join(choices)})" if choices else what
    while True:
        typed = click.prompt(shown, default=default) if given is None and asks else given
        answer = (default if typed is None else typed).strip()
        wrong = _wrong(what, answer, default, choices, needed=needed) or (refuses(answer) if refuses else None)
        if wrong is None:
            return answer
        if not asks or given is not None:
            raise UserError(*wrong)
        click.echo(" ".join(wrong), err=True)


def _wrong(what: str, answer: str, default: str, choices: Sequence[str], *, needed: bool) -> tuple[str, str] | None:
    from simulator.scenario.problems import suggest

    if not answer and needed:
        return f"{what}: this cannot be empty.", f"For instance: {default}"
    if choices and answer not in choices:
        return f"{what}: there is no `{answer}`.", suggest(answer, choices)
    return None


def _refusal_of_id(folder: Path) -> Refuses:
    """Return what says why an id cannot be taken: it is no id, or something has it."""

    def refuses(name: str) -> tuple[str, str] | None:
        from simulator.scenario.starter import id_from
        from simulator.settings import shipped_scenarios

        if name != id_from(name):
            return f"`{name}` cannot be an id.", f"Use a-z, 0-9 and `_`, as in: {id_from(name)}"
        shipped = shipped_scenarios()
        if shipped is not None and (shipped / name).exists():
            return f"There is a shipped scenario `{name}`.", f"Choose another id, such as {name}_2."
        own = folder / name
        if own.exists() and (not own.is_dir() or any(own.iterdir())):
            return f"{own} is there already.", "Choose another id, or another folder with --into."
        return None

    return refuses


def _packs(folder: Path, kind: str) -> tuple[str, ...]:
    """Return the names of the packs that an English scenario in this folder can use."""
    from simulator.scenario.check.packs import is_written_in
    from simulator.scenario.files import authored
    from simulator.settings import shipped_scenarios

    roots = [root for root in (folder, shipped_scenarios()) if root is not None]
    packs = {path.stem: path for root in reversed(roots) for path in authored(root / kind)}
    return tuple(sorted(name for name, path in packs.items() if is_written_in(path, "en")))
