"""`rapport calls`: the recorded calls."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from scoring.card import ScoreCard
    from simulator.engine.state import CallState
    from simulator.scenario.model import Scenario
    from simulator.session.ports import CallHeader
    from simulator.storage.store import Store, StoredCall, StoredRecord

SHORT_ID = 13
"""So many characters of an id name its millisecond."""
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group()
def calls() -> None:
    """List, show, replay, resume and verify recorded calls."""


@calls.command("list")
@click.option("--trainee", metavar="ALIAS", help="Only the calls of this trainee.")
@FORMAT
def list_calls(trainee: str | None, form: str) -> int:
    """Show all calls, newest first."""
    from simulator.session.clocks import MonotonicClock
    from simulator.settings import data_folder, trainee_alias
    from simulator.stored import complete_cards

    if trainee is not None:
        trainee_alias(trainee, data_folder())
    store = _open_store()
    complete_cards(store, MonotonicClock().today)
    stored = store.headers(trainee)
    if form == "json":
        click.echo(json.dumps([_call_json(call) for call in stored], ensure_ascii=False, indent=2))
        return 0
    if not stored:
        click.echo("No calls yet. `rapport play` or `rapport demo` makes one.")
        return 0
    from simulator.terminal.paper import table
    from simulator.terminal.scorecard import score_text
    from simulator.view.wording import MODES

    heads = ("ID", "OPENED (UTC)", "TRAINEE", "SCENARIO", "MODE", "STATE", "TOTAL")
    rows = [
        (
            call.header.call_id[:SHORT_ID],
            f"{call.header.opened_at:%Y-%m-%d %H:%M}",
            call.header.alias,
            call.header.scenario_id,
            MODES[call.header.mode].lower(),
            call.closed,
            "" if call.total is None or call.closed == "abandoned" else score_text(call.total),
        )
        for call in stored
    ]
    for line in table([heads, *rows]):
        click.echo(line)
    return 0


@calls.command()
@click.argument("call_id", metavar="ID")
@FORMAT
def show(call_id: str, form: str) -> int:
    """Show one call: what was said, and the score card; the beginning of its id is enough."""
    from simulator.session.clocks import MonotonicClock
    from simulator.stored import complete_cards

    store = _open_store()
    complete_cards(store, MonotonicClock().today)
    record = store.load(store.find(call_id))
    if form == "json":
        click.echo(json.dumps(_record_json(record), ensure_ascii=False, indent=2))
        return 0
    from simulator.cli_players import paper
    from simulator.terminal.scorecard import scorecard_text
    from simulator.terminal.transcript import transcript_text
    from simulator.view.call import show_call
    from simulator.view.debrief import show_debrief
    from simulator.view.wording import MODES

    scenario, state = _folded(record)
    header = record.header
    sheet = paper()
    click.echo(
        f"{header.call_id}\n{header.alias}, {header.opened_at:%Y-%m-%d %H:%M} UTC, {MODES[header.mode].lower()}\n"
    )
    click.echo(transcript_text(show_call(scenario, state), sheet))
    card = _card(record, scenario, state)
    if card is None:
        click.echo(f"The call is open. Go on with: rapport calls resume {header.call_id[:SHORT_ID]}")
        return 0
    view = show_debrief(scenario, state, card, call_id=header.call_id, saved=True)
    click.echo(scorecard_text(view, sheet))
    if header.parent_id is not None:
        _show_beside(store, record)
    return 0


def _show_beside(store: Store, record: StoredRecord) -> None:
    """Show a call that was taken again from a turn beside the one that it was taken from."""
    from simulator.cli_players import paper
    from simulator.terminal.beside import beside_text
    from simulator.view.fork import ForkView, show_side

    parent = store.load(record.header.parent_id or "")
    sides = []
    turn = _folded_upto(record)
    for each in (parent, record):
        scenario, state = _folded(each)
        card = _card(each, scenario, state)
        sides.append(show_side(scenario, state, turn, total=None if card is None else card.total))
    click.echo(beside_text(ForkView(turn=turn, first=sides[0], again=sides[1]), paper()))


def _folded_upto(record: StoredRecord) -> int:
    """Return the turn from which a call differs from the one that it was taken from."""
    from simulator.scenario.resolve import resolve
    from simulator.session.replay import fold

    header = record.header
    shared = record.events[: (header.parent_seq or 0) + 1]
    scenario = resolve(record.scenario, seed=header.seed, twist=header.twist)
    return fold(scenario, shared).turn + 1


@calls.command()
@click.argument("call_id", metavar="ID")
def replay(call_id: str) -> int:
    """Fold a record again; exit 1 unless it comes to the same state. Says where today's customer and scores differ."""
    from simulator.reports.replay import replay as compare

    store = _open_store()
    record = store.load(store.find(call_id))
    scenario, _ = _folded(record)
    found = compare(scenario, record.events, record.cards[-1] if record.cards else None)
    click.echo(f"{len(record.events)} events, state {found.digest}")
    click.echo("Folded again: the same state." if found.same_again else "Folded again: ANOTHER STATE.")
    live = {None: "not known (open, or closed by other rules).", True: "the same state.", False: "ANOTHER STATE."}
    click.echo(f"When it was closed: {live[found.as_live]}")
    for title, lines in (
        ("The customer", found.other_lines),
        ("The levels in the record", found.other_levels),
        ("The stored score card", found.other_scores),
    ):
        click.echo(f"{title}: {'differs today.' if lines else 'as today.'}")
        for line in lines:
            click.echo(f"  {line}")
    return 0 if found.same_again and found.as_live is not False else 1


@calls.command()
@click.argument("call_id", metavar="ID")
@click.option("--terminal", is_flag=True, help="Go on in the terminal instead of the window.")
@click.option("--json", "as_json", is_flag=True, help="With --terminal: JSON lines in and out, simulated time.")
def resume(call_id: str, terminal: bool, as_json: bool) -> int:
    """Go on with a call that was left open."""
    from simulator.errors import UserError

    if as_json and not terminal:
        raise UserError("`--json` needs `--terminal`.", "Add it: rapport calls resume ID --terminal --json")
    return _resume_in_terminal(call_id, as_json=as_json) if terminal else _resume_in_window(call_id)


@calls.command()
@click.argument("call_id", metavar="[ID]", required=False)
def verify(call_id: str | None) -> int:
    """Check the chain of one call, or of all; exit 1 when something was changed, is missing or out of order."""
    store = _open_store()
    ids = [store.find(call_id)] if call_id else [call.header.call_id for call in store.headers()]
    damages = [] if call_id else store.damages()
    for damage in damages:
        click.echo(f"journal: {damage}")
    bad = 0
    for each in ids:
        flaws = store.verify(each)
        bad += bool(flaws)
        for flaw in flaws:
            click.echo(f"{each}: {flaw}")
    click.echo(f"{len(ids)} calls checked, {bad} with damage.")
    return 1 if bad or damages else 0


def _resume_in_terminal(call_id: str, *, as_json: bool) -> int:
    from simulator.cli_players import play_json, play_plain
    from simulator.session.clocks import MonotonicClock, SteppedClock
    from simulator.settings import data_folder
    from simulator.terminal.skipping import SkippingClock
    from simulator.workplace import Workplace

    store = _open_store()
    record = store.load(store.find(call_id))
    store.close()
    workplace = Workplace(data_folder(), alias=record.header.alias)
    real = MonotonicClock()
    clock = SteppedClock(real.today()) if as_json else SkippingClock(real)
    runner = workplace.go_on(record, clock)
    report = workplace.voice_report
    if as_json:
        return play_json(runner, clock, recorded=True, report=report)
    return play_plain(runner, clock, saved=True, report=report)


def _resume_in_window(call_id: str) -> int:
    from simulator.errors import UserError
    from simulator.workplace import has_display

    store = _open_store()
    header = store.load(store.find(call_id)).header
    store.close()
    if not has_display(os.environ, sys.platform):
        hint = f"Go on in the terminal: rapport calls resume {call_id} --terminal"
        raise UserError("There is no display to open a window on.", hint)
    from simulator.cli_play import workplace_of
    from simulator.window import WindowDesk, show

    return show(WindowDesk(workplace_of(header.alias), mode=header.mode, first_call=header.call_id))


def _open_store() -> Store:
    from simulator.settings import data_folder
    from simulator.storage.store import open_store

    return open_store(data_folder().journal, for_reading=True)


def _folded(record: StoredRecord) -> tuple[Scenario, CallState]:
    from simulator.errors import UserError
    from simulator.scenario.resolve import resolve
    from simulator.session.replay import fold

    if not record.events:
        raise UserError("Nothing of this call was stored.", "`rapport calls list` shows the others.")
    scenario = resolve(record.scenario, seed=record.header.seed, twist=record.header.twist)
    return scenario, fold(scenario, record.events)


def _card(record: StoredRecord, scenario: Scenario, state: CallState) -> ScoreCard | None:
    """Return the newest stored card; a call that was closed in the moment of a crash is scored now."""
    if record.cards or state.phase != "closed":
        return record.cards[-1] if record.cards else None
    from scoring.assess import assess
    from simulator.session.case import as_case

    return assess(as_case(scenario, state))


def _header_json(header: CallHeader) -> dict[str, object]:
    return {
        "call_id": header.call_id,
        "scenario": header.scenario_id,
        "scenario_hash": header.scenario_hash,
        "trainee": header.alias,
        "mode": header.mode,
        "language": header.language,
        "seed": header.seed,
        "twist": header.twist,
        "opened_at": header.opened_at.isoformat(),
        "parent_id": header.parent_id,
        "parent_seq": header.parent_seq,
    }


def _call_json(call: StoredCall) -> dict[str, object]:
    return {**_header_json(call.header), "last_seq": call.last_seq, "state": call.closed, "total": call.total}


def _record_json(record: StoredRecord) -> dict[str, object]:
    from simulator.session.record import event_to_json
    from simulator.terminal.payload import card_json

    scenario, state = _folded(record)
    card = _card(record, scenario, state)
    return {
        **_header_json(record.header),
        "state": state.closed or "open",
        "events": [{"seq": seq, **json.loads(event_to_json(event))} for seq, event in enumerate(record.events)],
        "card": None if card is None else card_json(card),
    }
