"""`rapport calls export` and `rapport calls rescore`: recorded calls for other programs, and under today's scorers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from scoring.card import ScoreCard
    from simulator.session.attempt import Attempt
    from simulator.storage.store import Store


@click.command("export")
@click.argument("call_ids", metavar="[ID]...", nargs=-1)
@click.option("--trainee", metavar="ALIAS", help="Only the calls of this trainee.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "xapi"]),
    default="jsonl",
    show_default=True,
    help="The records as they are; one row a check; or an array of xAPI statements.",
)
@click.option("--words", is_flag=True, help="xapi: what the trainee wrote goes along.")
@click.option("--output", "-o", type=click.File("w", encoding="utf-8", lazy=True), default="-", help="A file.")
def export(*, call_ids: tuple[str, ...], trainee: str | None, form: str, words: bool, output: TextIO) -> int:
    """Write recorded calls for other programs: all, those of one trainee, or those that are named."""
    from simulator.cli_report import scored_store

    store = scored_store()
    chosen = _chosen(store, call_ids, trainee)
    if form == "xapi":
        parts = _statements(store, chosen, words=words)
    else:
        parts = (_records if form == "jsonl" else _checks)(store, chosen)
    for part in parts:
        click.echo(part, file=output, nl=False)
    return 0


@click.command()
@click.argument("call_ids", metavar="[ID]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All closed calls.")
@click.option("--trainee", metavar="ALIAS", help="All closed calls of this trainee.")
def rescore(call_ids: tuple[str, ...], everything: bool, trainee: str | None) -> int:
    """Score calls again with today's scorers; the new score card is added, the old ones stay."""
    from simulator.cli_report import place_of_calls
    from simulator.errors import UserError
    from simulator.session.clocks import MonotonicClock
    from simulator.storage.store import open_store
    from simulator.stored import complete_cards, store_card

    if not (call_ids or everything or trainee):
        raise UserError("No call is named.", "Give ids, `--trainee ALIAS` or `--all`.")
    now = MonotonicClock().today
    store = open_store(place_of_calls())
    complete_cards(store, now)
    scored = changed = 0
    for call_id in _chosen(store, call_ids, trainee):
        record = store.load(call_id)
        if not record.cards:
            if call_ids:
                raise UserError(f"The call {call_id} is open.", "Only a closed call has a score card.")
            continue
        old, new = record.cards[-1], store_card(store, record, now)
        scored += 1
        if lines := _differences(old, new):
            changed += 1
            click.echo(f"{call_id} {record.header.alias}, {record.header.scenario_id}")
            for line in lines:
                click.echo(f"  {line}")
    click.echo(f"{scored} calls scored again, {changed} of them differ from before.")
    return 0


def _differences(old: ScoreCard, new: ScoreCard) -> Sequence[str]:
    from simulator.reports.replay import other_scores

    return tuple(other_scores(old, new))


def _chosen(store: Store, call_ids: tuple[str, ...], trainee: str | None) -> list[str]:
    """Return the ids of the calls that are meant, oldest first."""
    if call_ids:
        return [store.find(call_id) for call_id in call_ids]
    return [call.header.call_id for call in reversed(store.headers(trainee))]


def _records(store: Store, call_ids: Sequence[str]) -> Iterator[str]:
    from simulator.session.record import write_record

    return (write_record(store.record(call_id)) for call_id in call_ids)


def _checks(store: Store, call_ids: Sequence[str]) -> Iterator[str]:
    from simulator.reports.tables import CHECK_COLUMNS, check_rows, csv_text
    from simulator.session.record import card_from_json
    from simulator.storage.attempts import find_attempts

    yield "\ufeff" + csv_text(CHECK_COLUMNS, ())
    attempts: dict[str, Attempt] = {attempt.call_id: attempt for attempt in find_attempts(store.database).attempts}
    for call_id in call_ids:
        if call_id in attempts:
            card = card_from_json(store.record(call_id).cards[-1].body)
            yield csv_text(CHECK_COLUMNS, check_rows(attempts[call_id], card)).split("\r\n", 1)[1]


def _statements(store: Store, call_ids: Sequence[str], *, words: bool) -> Iterator[str]:
    from simulator.reports.xapi import Told, statements
    from simulator.scenario.codec import parse_scenario_body
    from simulator.scenario.resolve import resolve
    from simulator.session.record import card_from_json, events_of
    from simulator.session.replay import fold

    before = "[\n"
    for call_id in call_ids:
        record = store.record(call_id)
        if not record.entries:
            continue
        header, newest = record.header, record.cards[-1] if record.cards else None
        scenario = resolve(parse_scenario_body(record.scenario), seed=header.seed, twist=header.twist)
        events = events_of(record)
        told = Told(
            header=header,
            scenario=scenario,
            events=events,
            state=fold(scenario, events),
            card=None if newest is None else card_from_json(newest.body),
            scored_at=None if newest is None else newest.created_at,
            words=words,
        )
        for statement in statements(told):
            yield before + json.dumps(statement, ensure_ascii=False)
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
