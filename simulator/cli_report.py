"""`rapport progress` and `rapport report`: where trainees stand, for themselves and for their leads."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli_options import FORMAT

if TYPE_CHECKING:
    from simulator.reports.attempt import AttemptPage
    from simulator.session.attempt import Attempt, OpenCall
    from simulator.storage.attempts import Attempts
    from simulator.storage.store import Store

LONGEST = 40
"""Of a team's name within a file name, in characters."""


@click.command()
@click.option("--trainee", metavar="ALIAS", help="Whose progress; the last trainee's by default.")
@FORMAT
def progress(trainee: str | None, form: str) -> int:
    """Show where a trainee stands, and what to play next and why."""
    from simulator.cli_players import paper
    from simulator.scenario.library import open_library
    from simulator.session.clocks import MonotonicClock
    from simulator.settings import data_folder, trainee_alias
    from simulator.stored import standing_in
    from simulator.terminal.standing import standing_text
    from simulator.view.standing import show_standing

    folder = data_folder()
    alias = trainee_alias(trainee, folder)
    now = MonotonicClock().today()
    standing = standing_in(scored_store(), open_library(folder), alias, now)
    if form == "json":
        from simulator.reports.figures import standing_json

        click.echo(json.dumps(standing_json(standing), ensure_ascii=False, indent=2))
        return 0
    click.echo(standing_text(show_standing(standing, now), paper()), nl=False)
    return 0


@click.command()
@click.option("--trainee", metavar="ALIAS", help="Only this trainee.")
@click.option(
    "--team",
    metavar="NAME",
    is_flag=False,
    flag_value="",
    help="Only this team of config.toml; without a name everybody, as without --trainee.",
)
@click.option("--since", metavar="DATE", help="Only calls from this day on: 2026-11-01.")
@click.option("--csv", is_flag=True, help="A table of attempts instead of the page.")
@click.option("--xlsx", is_flag=True, help="A workbook with attempts, people, skills and checks.")
@click.option("--json", "figures", is_flag=True, help="All figures for programs.")
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="The file; in the data folder by default.")
def report(
    *,
    trainee: str | None,
    team: str | None,
    since: str | None,
    csv: bool,
    xlsx: bool,
    figures: bool,
    output: str | None,
) -> int:
    """Write the report that a lead can use on Monday: one HTML file without script, or tables."""
    from simulator.errors import UserError
    from simulator.session.clocks import MonotonicClock
    from simulator.settings import data_folder

    if team is not None and trainee is not None:
        raise UserError("`--team` and `--trainee` exclude each other.", "Leave one of them out.")
    folder = data_folder()
    name, people = _people(trainee, team)
    stem = _stem(name, is_team=bool(team))
    start, now = _day(since), MonotonicClock().today()
    kinds = [kind for kind, wanted in (("csv", csv), ("xlsx", xlsx), ("json", figures)) if wanted] or ["html"]
    if output and len(kinds) > 1:
        raise UserError("`--output` names one file, and several are asked for.", "Leave it out, or ask for one kind.")
    store = scored_store()
    for kind in kinds:
        path = Path(output) if output else folder.reports / f"{stem}.{kind}"
        try:
            _writers()[kind](store, _Wish(name=name, people=people, since=start, now=now, path=path))
        except KeyboardInterrupt:
            click.echo(f"rapport: interrupted; {path} was not written.", err=True)
            raise
        click.echo(f"Report: {path}")
    store.close()
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What a report is to be about, and where it goes."""

    name: str
    """Of the trainee or team; "" for everybody."""
    people: frozenset[str] | None
    """Only these trainees; None for all."""
    since: datetime | None
    now: datetime
    path: Path


Writer = Callable[["Store", _Wish], None]


def _writers() -> dict[str, Writer]:
    return {"html": _write_html, "csv": _write_csv, "xlsx": _write_xlsx, "json": _write_json}


def _write_html(store: Store, wish: _Wish) -> None:
    from simulator.reports.team import team_report
    from simulator.reports.team_page import report_page
    from simulator.settings import write_atomically

    found, load = _found(store, wish), loader(store)
    made = team_report(
        found.attempts,
        now=wish.now,
        load=load,
        title=f"Practice report: {wish.name}" if wish.name else "Practice report",
        people=wish.people,
        since=wish.since,
        open_calls=found.open_calls,
        unreadable=len(found.unreadable),
    )
    write_atomically(wish.path, report_page(made, load))


def _write_csv(store: Store, wish: _Wish) -> None:
    from simulator.reports.tables import attempts_csv
    from simulator.settings import write_atomically

    found, chosen = _found(store, wish), _chooser(wish)
    table = attempts_csv(filter(chosen, found.attempts), filter(chosen, found.open_calls), wish.now)
    write_atomically(wish.path, table)


def _write_xlsx(store: Store, wish: _Wish) -> None:
    from tempfile import TemporaryDirectory

    from simulator.errors import UserError
    from simulator.progress.difficulty import measured
    from simulator.reports.crew import Source, gather_from
    from simulator.reports.sheet import write_gathered
    from simulator.settings import make_folder
    from simulator.storage.attempts import case_means, names_of_people, overview

    lines = overview(store.database)
    names = {line.alias for line in lines}
    _check_people(wish, names)
    left_out = _left_out(wish.people, names)
    hard = measured(mean for mean in case_means(store.database) if mean.alias not in left_out)
    wanted = [name for name in names_of_people(store.database) if name not in left_out]
    aliases = tuple(name for name in wanted if wish.people is None or name in wish.people)
    calls = sum(line.calls for line in lines if line.alias in aliases)
    source = Source(place=place_of_calls(), aliases=aliases, since=wish.since)
    make_folder(wish.path.parent)
    try:
        with TemporaryDirectory() as folder:
            workers = processes_for(calls)
            parts = gather_from(source, Path(folder), now=wish.now, difficulty=hard, processes=workers)
            write_gathered(wish.path, parts, now=wish.now)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UserError(f"{wish.path} cannot be written: {reason}.", "Name another file with --output.") from error


def processes_for(calls: int) -> int:
    """Return how many processes gather so many calls for a workbook."""
    from simulator.reports.crew import MANY, MOST_PROCESSES

    return min(MOST_PROCESSES, os.cpu_count() or 1) if calls >= MANY else 1


def _write_json(store: Store, wish: _Wish) -> None:
    from simulator.reports.figures import report_json
    from simulator.settings import write_atomically

    found, chosen = _found(store, wish), _chooser(wish)
    body = report_json(
        list(filter(chosen, found.attempts)),
        everybody=found.attempts,
        now=wish.now,
        open_calls=list(filter(chosen, found.open_calls)),
    )
    write_atomically(wish.path, json.dumps(body, ensure_ascii=False, indent=1) + "\n")


def _found(store: Store, wish: _Wish) -> Attempts:
    found = _attempts(store, wish.people)
    _check_people(wish, _names(found))
    return found


def _people(trainee: str | None, team: str | None) -> tuple[str, frozenset[str] | None]:
    """Return what the report is called after, and whom it is about; None for everybody."""
    from simulator.settings import data_folder, team_members, trainee_alias

    if trainee is not None:
        alias = trainee_alias(trainee, data_folder())
        return alias, frozenset((alias,))
    return (team, frozenset(team_members(team, data_folder()))) if team else ("", None)


def _stem(name: str, *, is_team: bool) -> str:
    """Return the name of the file without its kind; the point keeps a team's apart from those of all aliases.

    A team's name may hold any sign: where some had to go, a few of its hash tell it from others.
    """
    if not is_team:
        return f"report-{name}" if name else "report"
    safe = re.sub(r"[^\w-]", "_", name)[:LONGEST]
    mark = "" if safe == name else f".{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return f"report-team.{safe}{mark}"


def _check_people(wish: _Wish, names: set[str]) -> None:
    from simulator.errors import UserError

    if wish.people is not None and not wish.people & names:
        raise UserError(f"There is no call of `{wish.name}`.", "`rapport calls list` shows them all.")


def _chooser(wish: _Wish) -> Callable[[Attempt | OpenCall], bool]:
    def chosen(call: Attempt | OpenCall) -> bool:
        asked_for = wish.people is None or call.alias in wish.people
        return asked_for and (wish.since is None or call.opened_at >= wish.since)

    return chosen


def loader(store: Store) -> Callable[[Attempt], AttemptPage]:
    """Return what gives an attempt with its words; each scenario is parsed once.

    The function raises JournalError or RecordError where a call cannot be read.
    """
    from simulator.reports.attempt import attempt_page
    from simulator.scenario.codec import parse_scenario_body
    from simulator.scenario.model import Scenario
    from simulator.scenario.resolve import resolve
    from simulator.session.record import card_from_json, events_of
    from simulator.session.replay import fold

    played: dict[tuple[str, int, str], Scenario] = {}
    kept: dict[str, AttemptPage] = {}

    def load(attempt: Attempt) -> AttemptPage:
        if attempt.call_id not in kept:
            record = store.record(attempt.call_id)
            header = record.header
            key = (header.scenario_hash, header.seed, header.twist)
            if key not in played:
                played[key] = resolve(parse_scenario_body(record.scenario), seed=header.seed, twist=header.twist)
            card = card_from_json(record.cards[-1].body)
            state = fold(played[key], events_of(record))
            kept[attempt.call_id] = attempt_page(attempt, header, played[key], state, card)
        return kept[attempt.call_id]

    return load


def place_of_calls() -> Path | str:
    """Return where the calls lie: in the team's database where its address is set, else in the journal."""
    from simulator.settings import data_folder

    return os.environ.get("RAPPORT_DATABASE_URL") or data_folder().journal


def scored_store() -> Store:
    """Return the stored calls; closed ones that lack their score card get it."""
    from simulator.session.clocks import MonotonicClock
    from simulator.storage.store import open_store
    from simulator.stored import complete_cards

    store = open_store(place_of_calls(), for_reading=True)
    complete_cards(store, MonotonicClock().today)
    return store


def _attempts(store: Store, people: frozenset[str] | None) -> Attempts:
    """Return the calls of everybody: the difficulty of a scenario is measured from what others got in it.

    The bot's calls are left out where people have played.
    """
    from simulator.storage.attempts import Attempts, find_attempts

    found = find_attempts(store.database)
    left_out = _left_out(people, _names(found))
    return Attempts(
        attempts=tuple(attempt for attempt in found.attempts if attempt.alias not in left_out),
        unreadable=found.unreadable,
        open_calls=tuple(call for call in found.open_calls if call.alias not in left_out),
    )


def _names(found: Attempts) -> set[str]:
    return {attempt.alias for attempt in found.attempts} | {call.alias for call in found.open_calls}


def _left_out(people: frozenset[str] | None, names: set[str]) -> set[str]:
    """Return the bot's name where people have played and it is not the bot that is asked for."""
    from simulator.cli_players import DEMO_ALIAS

    return {DEMO_ALIAS} if (people is None or DEMO_ALIAS not in people) and names > {DEMO_ALIAS} else set()


def _day(text: str | None) -> datetime | None:
    from simulator.errors import UserError

    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"`{text[:40]}` is no day.", "Write it like 2026-11-01.") from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
