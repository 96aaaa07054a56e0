"""`rapport my-data` and `rapport forget`: what is stored about a trainee, to take along or to delete."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.settings import DataFolder
    from simulator.storage.forget import Stored
    from simulator.storage.store import Store

TRAINEE = click.option("--trainee", metavar="ALIAS", required=True, help="Whose data.")
_README = """What Rapport has stored about the trainee {alias}.

calls/ID.jsonl   each call exactly as it is stored: header, scenario, events with their chain, score cards
calls/ID.html    the same call to read, for calls that have a score card
attempts.csv     one line a scored call
progress.json    what is derived from them: skills, trend, consistency, delivery gap
reviews.json     what people wrote about the score cards
warm_up.json     which replies were worded anew in the warm-up, and whether the check was met then
assignments.json what was set for them by name, with its date and note

Nothing else is kept: the logs hold no word of a reply.
"""


@click.command("my-data")
@TRAINEE
@click.option("--output", "-o", type=click.Path(dir_okay=False), required=True, help="The zip file to write.")
def my_data(trainee: str, output: str) -> int:
    """Write all that is stored about a trainee into one zip file."""
    from zipfile import ZIP_DEFLATED, ZipFile

    from simulator.cli_report import scored_store
    from simulator.errors import UserError
    from simulator.settings import make_folder

    store = scored_store()
    _known(store, trainee)
    path = Path(output)
    make_folder(path.parent)
    try:
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for name, text in _files(store, trainee):
                archive.writestr(name, text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UserError(f"{path} cannot be written: {reason}.", "Name another file with --output.") from error
    click.echo(f"All about {trainee}: {path}")
    return 0


@click.command()
@TRAINEE
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(trainee: str, yes: bool) -> int:
    """Delete all that is stored about a trainee; it cannot be taken back."""
    from simulator.assignments import forget_in
    from simulator.cli_report import place_of_calls
    from simulator.session.clocks import MonotonicClock
    from simulator.settings import data_folder
    from simulator.storage.forget import forget as forget_person
    from simulator.storage.store import open_store

    folder = data_folder()
    store = open_store(place_of_calls())
    found = _known(store, trainee)
    teams = _teams_with(folder, trainee)  # before anything goes: a problem in the file must not come halfway
    told = f"{len(found.call_ids)} calls with {found.events} events and {found.cards} score cards of {trainee}"
    if not yes and not click.confirm(f"Delete {told}? This cannot be taken back.", default=False, err=True):
        click.echo("Nothing was deleted.")
        return 0
    forget_in(folder, trainee)  # first: people edit that file, and a problem in it must not leave half of a person
    _forget_state(folder, trainee)
    forget_person(store.database, trainee, MonotonicClock().today())
    store.close()
    gone, kept = _forget_files(folder, trainee, found.call_ids)
    click.echo(f"Deleted: {told}.")
    for path in gone:
        click.echo(f"Deleted: {path}")
    for path in kept:
        click.echo(f"Still there: {path} cannot be deleted; delete it yourself, it may quote {trainee}.", err=True)
    for team in teams:
        click.echo(f"Still named: {folder.config} has {trainee} in the team {team}; take the name out there.", err=True)
    return 1 if kept else 0


def _known(store: Store, alias: str) -> Stored:
    from simulator.errors import UserError
    from simulator.storage.forget import stored_about

    found = stored_about(store.database, alias)
    if found is None:
        raise UserError(f"Nothing is stored about `{alias[:60]}`.", "`rapport calls list` shows all trainees.")
    return found


def _files(store: Store, alias: str) -> list[tuple[str, str]]:
    """Return the files of a trainee's zip, by name."""
    from simulator.assignments import assignments_in
    from simulator.cli_report import loader
    from simulator.progress.standing import standing_of
    from simulator.reports.figures import standing_json
    from simulator.reports.page import call_page
    from simulator.reports.tables import attempts_csv
    from simulator.session.clocks import MonotonicClock
    from simulator.session.record import write_record
    from simulator.settings import data_folder
    from simulator.storage.attempts import find_attempts
    from simulator.storage.forget import reviews_of
    from simulator.warm_up import rewritten_by, row_of

    found, now = find_attempts(store.database, aliases=[alias]), MonotonicClock().today()
    attempts, unfinished = found.attempts, found.open_calls
    standing = standing_of(alias, attempts, now=now, open_calls=unfinished)
    anew = [row_of(each) for each in rewritten_by(data_folder(), alias)]
    by_name = [asdict(each) for each in assignments_in(data_folder()) if alias in each.trainees]
    written = [{**asdict(review), "at": review.at.isoformat()} for review in reviews_of(store.database, alias)]
    files = [
        ("README.txt", _README.format(alias=alias)),
        ("attempts.csv", attempts_csv(attempts, unfinished, now)),
        ("progress.json", json.dumps(standing_json(standing), ensure_ascii=False, indent=1)),
        ("reviews.json", json.dumps(written, ensure_ascii=False, indent=1)),
        ("warm_up.json", json.dumps(anew, ensure_ascii=False, indent=1)),
        ("assignments.json", json.dumps(by_name, ensure_ascii=False, indent=1)),
    ]
    for call_id in _known(store, alias).call_ids:
        files.append((f"calls/{call_id}.jsonl", write_record(store.record(call_id))))
    load = loader(store)
    files += [(f"calls/{attempt.call_id}.html", call_page(load(attempt).summary)) for attempt in attempts]
    return files


def _teams_with(folder: DataFolder, alias: str) -> list[str]:
    """Return the teams of `config.toml` that name a trainee: people edit that file, the program only reads it."""
    from simulator.settings import teams

    return sorted(name for name, members in teams(folder).items() if alias in members)


def _forget_state(folder: DataFolder, alias: str) -> None:
    """Take a trainee out of `state.json`.

    Raises:
        UserError: it cannot be written.
    """
    from simulator.settings import read_state, write_state
    from simulator.warm_up import forget_rewritten

    forget_rewritten(folder, alias)
    if read_state(folder).get("trainee") == alias:
        write_state(folder, {"trainee": None})


def _forget_files(folder: DataFolder, alias: str, call_ids: tuple[str, ...]) -> tuple[list[Path], list[Path]]:
    """Delete the pages of a trainee's calls and all reports, which quote them.

    Returns:
        What was deleted, and what could not be.
    """
    names = {f"{call_id}.html" for call_id in call_ids}
    gone: list[Path] = []
    kept: list[Path] = []
    for path in sorted(folder.reports.glob("*")) if folder.reports.is_dir() else ():
        if path.name in names or path.name.startswith(("report.", "report-")):
            try:
                path.unlink()
                gone.append(path)
            except OSError:
                kept.append(path)
    return gone, kept
