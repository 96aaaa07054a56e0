"""`rapport scenario`: the trainer's tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from simulator.errors import Problem
    from simulator.scenario.library import LibraryEntry

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
PATH = click.option("--path", type=click.Path(file_okay=False), help="A folder of scenarios that is searched first.")


@click.group()
def scenario() -> None:
    """List and check scenarios."""


@scenario.command("list")
@PATH
@FORMAT
def list_scenarios(path: str | None, form: str) -> int:
    """Show the scenarios that can be played."""
    from pathlib import Path

    from simulator.scenario.library import open_library
    from simulator.settings import data_folder

    library = open_library(data_folder(), extra=None if path is None else Path(path))
    entries = library.entries()
    broken = {problem.file for problem in library.problems() if problem.severity == "error"}
    if broken:
        told = "1 scenario cannot be played" if len(broken) == 1 else f"{len(broken)} scenarios cannot be played"
        click.echo(f"{told}; see why with: rapport scenario check", err=True)
    if form == "json":
        click.echo(json.dumps([_entry(entry) for entry in entries], ensure_ascii=False, indent=2))
        return 0
    from simulator.terminal.paper import table

    heads = ("ID", "TITLE", "CHANNEL", "LANGUAGE", "DIFFICULTY", "MINUTES", "STATUS")
    rows = [(e.id, e.title, e.channel, e.language, f"{e.difficulty}", f"{e.minutes}", e.status) for e in entries]
    for line in table([heads, *rows]):
        click.echo(line)
    return 0


@scenario.command()
@click.argument("names", metavar="[ID or FILE]...", nargs=-1)
@PATH
@FORMAT
def check(names: tuple[str, ...], path: str | None, form: str) -> int:
    """Find all problems of scenarios, of the whole library when none is named; exit 1 when there are any."""
    from pathlib import Path

    problems = _problems(names, None if path is None else Path(path))
    if form == "json":
        from dataclasses import asdict

        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        click.echo(_verdict(len(problems)), err=True)
    return 1 if problems else 0


def _problems(names: Sequence[str], extra: Path | None) -> Sequence[Problem]:
    from pathlib import Path

    from simulator.scenario.library import open_library
    from simulator.scenario.load import check_scenario
    from simulator.settings import data_folder
    from simulator.workplace import names_file

    library = open_library(data_folder(), extra=extra)
    if not names:
        return library.problems()
    found: list[Problem] = []
    for name in names:
        found += check_scenario(Path(name) if names_file(name) else library.path_of(name)).problems
    return found


def _verdict(count: int) -> str:
    if not count:
        return "No problems."
    return "1 problem." if count == 1 else f"{count} problems."


def _entry(entry: LibraryEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title,
        "language": entry.language,
        "languages": [entry.language],
        "channel": entry.channel,
        "difficulty": entry.difficulty,
        "skills": list(entry.skills),
        "minutes": entry.minutes,
        "labels": list(entry.labels),
        "status": entry.status,
        "hash": entry.hash,
        "path": entry.path,
    }
