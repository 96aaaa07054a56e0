"""`rapport scenario check` and `explain`: what is wrong with scenarios, and what each code means."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from simulator.cli_options import PATH
from simulator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from simulator.errors import Problem
    from simulator.scenario.check.examine import Examined

PAUSE_S = 0.5
"""Seconds between two looks at the files that are watched."""
PROCESSES = 2
KEPT = "checks.json"
"""File of the data folder that keeps what checks of many files came to; it may be deleted."""


@click.command("check")
@click.argument("names", metavar="[ID|FILE|FOLDER]...", nargs=-1)
@PATH
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="Give every line of the customer an id, so that translations find it.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
def check_scenarios(names: tuple[str, ...], *, path: str | None, form: str, fix: bool, watch: bool) -> int:
    """Find all problems of scenarios, of the whole library when none is named.

    Each line reads FILE:LINE:COLUMN: CODE message. Remedy. Exit status: 0 nothing to mend (notes do not count),
    1 errors or warnings, 2 no such scenario. `rapport scenario explain CODE` says more about a code.
    """
    from pathlib import Path

    extra = None if path is None else Path(path)
    if fix:
        _fix(_paths(names, extra))
    if watch:
        return _watch(names, extra, form)
    problems, _ = _problems(names, extra)
    return _show(problems, form)


@click.command("explain")
@click.argument("code", required=False)
@click.option("--markdown", is_flag=True, help="Print the page of all codes, docs/checks.md.")
def explain(code: str | None, *, markdown: bool) -> None:
    """Say what a code of the check means, with an example wrong and right; without a code, list them all."""
    from simulator.scenario.check.report import explanation, handbook, listing
    from simulator.scenario.check.table import RETIRED, TABLE
    from simulator.scenario.problems import suggest

    if markdown:
        click.echo(handbook(), nl=False)
    elif code is None:
        click.echo(listing())
    elif (known := RETIRED.get(code.upper(), code.upper())) in TABLE:
        click.echo(explanation(TABLE[known]))
    else:
        near = suggest(code.upper(), [each.lower() for each in TABLE])
        hint = near.upper().replace("DID YOU MEAN", "Did you mean") if near.startswith("Did") else ""
        raise UserError(f"There is no code `{code}`.", hint or "`rapport scenario explain` lists them all.")


def _paths(names: Sequence[str], extra: Path | None) -> list[Path]:
    """Return the files that are named; a folder without `scenario.yaml` stands for all scenarios in it."""
    from pathlib import Path

    from simulator.scenario.library import open_library
    from simulator.settings import data_folder
    from simulator.workplace import names_file

    library = open_library(data_folder(), extra=extra)
    found: list[Path] = [] if names else list(library.paths())
    for name in names:
        path = Path(name)
        if not names_file(name):
            found.append(library.path_of(name))
        elif path.is_dir() and not (path / "scenario.yaml").exists():
            found += _in_folder(path)
        elif path.exists():
            found.append(path)
        else:
            raise UserError(f"There is no file {path}.", "`rapport scenario list` shows the scenarios of the library.")
    return found


def _in_folder(path: Path) -> Sequence[Path]:
    from simulator.scenario.files import authored
    from simulator.scenario.library import FileLibrary

    found = FileLibrary([path]).paths() or authored(path)
    if not found:
        raise UserError(f"There is no scenario in {path}.", "Name a file, or a folder that holds some.")
    return found


def _problems(names: Sequence[str], extra: Path | None) -> tuple[Sequence[Problem], list[Examined]]:
    """Return what was found, and the files that it came from; ids that stand twice show in a folder or the library."""
    from pathlib import Path

    from simulator.scenario.check.examine import all_problems, examine_all
    from simulator.scenario.library import FileLibrary, open_library
    from simulator.scenario.problems import in_order
    from simulator.settings import data_folder

    kept = data_folder().path / KEPT
    examined = list(examine_all(_paths(names, extra), processes=PROCESSES, kept=kept))
    libraries = [FileLibrary([Path(name)]) for name in names if Path(name).is_dir()]
    if not names:
        libraries.append(open_library(data_folder(), extra=extra))
    doubled = [problem for library in libraries for problem in library.problems() if problem.code == "L401"]
    return in_order([*all_problems(examined), *doubled]), examined


def _show(problems: Sequence[Problem], form: str) -> int:
    from simulator.scenario.check.report import as_annotation, as_json, as_text, fails, verdict

    if form == "json":
        click.echo(as_json(problems))
    else:
        for problem in problems:
            click.echo(as_annotation(problem) if form == "github" else as_text(problem))
        click.echo(verdict(problems), err=True)
    return 1 if fails(problems) else 0


def _fix(paths: Sequence[Path]) -> None:
    from simulator.scenario.check.mend import add_line_ids

    for path in paths:
        mended = add_line_ids(path)
        if mended.added:
            lines = "1 line has" if mended.added == 1 else f"{mended.added} lines have"
            click.echo(f"{mended.file}: {lines} got an id.", err=True)


def _watch(names: Sequence[str], extra: Path | None, form: str) -> int:
    from simulator.scenario.check.watch import changes
    from simulator.scenario.load import SCENARIO_FILE

    watched = [path / SCENARIO_FILE if path.is_dir() else path for path in _paths(names, extra)]
    for _ in changes(lambda: watched, _pause):
        try:
            problems, examined = _problems(names, extra)
        except UserError as gone:  # an editor that saves by renaming leaves a moment without a file
            click.echo(gone.message, err=True)
        else:
            watched[:] = [file for each in examined for file in each.files]
            _show(problems, form)
        click.echo("Watching; Ctrl-C ends it.", err=True)
    return 0


def _pause() -> bool:
    time.sleep(PAUSE_S)
    return True
