"""`rapport scenario`: the trainer's tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from simulator.cli_check import check_scenarios, explain
from simulator.cli_graph import graph_scenario
from simulator.cli_new import new_scenario
from simulator.cli_options import FORMAT, PATH
from simulator.cli_rehearse import test_scenarios, try_scenario
from simulator.cli_review import review_scenario
from simulator.cli_translate import translate_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.scenario.library import LibraryEntry
    from simulator.scenario.schema import Kind

_SCHEMA_KINDS = ("scenario", "shared", "company", "temperament", "play", "shift")


@click.group()
def scenario() -> None:
    """Write, check, see and prove scenarios: the trainer's tools."""


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


def _entry(entry: LibraryEntry) -> dict[str, object]:
    from pathlib import Path

    from simulator.scenario.library import languages_beside

    return {
        "id": entry.id,
        "title": entry.title,
        "language": entry.language,
        "languages": list(dict.fromkeys([entry.language, *languages_beside(Path(entry.path).parent)])),
        "channel": entry.channel,
        "difficulty": entry.difficulty,
        "skills": list(entry.skills),
        "minutes": entry.minutes,
        "labels": list(entry.labels),
        "status": entry.status,
        "hash": entry.hash,
        "path": entry.path,
    }


@scenario.command()
@click.option("--kind", type=click.Choice(_SCHEMA_KINDS), default="scenario", show_default=True, help="Of which file.")
def schema(kind: Kind) -> None:
    """Print the JSON Schema of a kind of file, with which an editor completes and explains the keys.

    Write it to a file and name that in the first line of a scenario:

    # yaml-language-server: $schema=../scenario.schema.json
    """
    from simulator.scenario.schema import json_schema

    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))


def path_of(name: str, path: str | None = None) -> Path:
    """Return the file or folder of a scenario that is named by id or by path.

    Args:
        name: an id, a file or a folder.
        path: a folder of scenarios that is searched first.

    Raises:
        UserError: there is no such scenario; it names the nearest.
    """
    from pathlib import Path

    from simulator.scenario.library import open_library
    from simulator.settings import data_folder
    from simulator.workplace import names_file

    if names_file(name):
        return Path(name)
    return open_library(data_folder(), extra=None if path is None else Path(path)).path_of(name)


for _command in (
    new_scenario,
    check_scenarios,
    explain,
    test_scenarios,
    try_scenario,
    graph_scenario,
    review_scenario,
    translate_scenario,
):
    scenario.add_command(_command)
