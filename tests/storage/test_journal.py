"""What the journal acknowledged is there; what it refused is not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from simulator.engine.events import TimePassed, TraineeActed
from simulator.session.ports import JournalError
from simulator.storage.database import connect
from simulator.storage.store import Store, open_store
from simulator.storage.tables import calls, tombstones
from tests.storage.conftest import Place
from tests.storage.samples import a_card, a_header, a_journal, a_scenario, play, some_events


def _all(place: Place, query: str) -> list[tuple[object, ...]]:
    """Ask over a connection of its own: what it sees is committed."""
    database = connect(place)
    with database.reading() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
    database.engine.dispose()
    return found


def test_a_call_reads_back_as_it_was_played(store: Store) -> None:
    journal = a_journal(store)
    header = play(journal)
    journal.card(header.call_id, 6, a_card())
    stored = store.load(header.call_id)
    assert stored.header == header
    assert stored.scenario == a_scenario()
    assert stored.events == some_events()
    assert stored.cards == (a_card(),)
    assert store.verify(header.call_id) == []


def test_every_event_is_committed_when_append_returns(store: Store, place: Place) -> None:
    journal = a_journal(store)
    header = play(journal, until=0)
    for seq, event in enumerate(some_events()):
        journal.append(header.call_id, seq, event)
        assert _all(place, "select count(*) from events") == [(seq + 1,)]


def test_the_outbox_names_what_the_team_server_lacks(store: Store, place: Place) -> None:
    journal = a_journal(store)
    header = play(journal, until=2)
    journal.card(header.call_id, 1, a_card())
    assert sorted(_all(place, "select seq, kind from outbox"), key=str) == [
        (0, "call"),
        (0, "event"),
        (1, "card"),
        (1, "event"),
    ]


def test_two_calls_of_one_trainee_and_scenario_share_their_rows(store: Store, place: Place) -> None:
    journal = a_journal(store)
    play(journal, 1)
    play(journal, 2)
    play(journal, 3, alias="sam")
    assert _all(place, "select alias from people order by alias") == [("me",), ("sam",)]
    assert _all(place, "select count(*) from scenarios") == [(1,)]


def test_the_same_card_again_changes_nothing_and_another_scorer_adds_one(store: Store) -> None:
    journal = a_journal(store)
    header = play(journal)
    journal.card(header.call_id, 6, a_card())
    journal.card(header.call_id, 6, a_card())
    journal.card(header.call_id, 6, replace(a_card(80.0), scorers={"empathy": 2}))
    assert [card.total for card in store.load(header.call_id).cards] == [71.5, 80.0]


def test_a_new_window_goes_on_with_the_chain(store: Store, place: Place) -> None:
    header = play(a_journal(store), until=3)
    second = open_store(place)
    a_journal(second).append(header.call_id, 3, some_events()[3])
    assert store.verify(header.call_id) == []
    second.close()


def test_two_windows_play_side_by_side(store: Store, place: Place) -> None:
    other = open_store(place)
    first, second = a_journal(store), a_journal(other)
    one, two = play(first, 1, until=1), play(second, 2, alias="sam", until=1)
    for seq, event in enumerate(some_events()[1:], start=1):
        first.append(one.call_id, seq, event)
        second.append(two.call_id, seq, event)
    assert store.load(one.call_id).events == other.load(two.call_id).events == some_events()
    other.close()


def test_a_store_opened_on_one_thread_serves_another(place: Place) -> None:
    with ThreadPoolExecutor(1) as worker:
        store = worker.submit(open_store, place).result()
        journal = a_journal(store)
        header = play(journal, until=3)
        worker.submit(journal.append, header.call_id, 3, some_events()[3]).result()
        journal.append(header.call_id, 4, some_events()[4])
        assert store.verify(header.call_id) == []
        store.close()


def test_of_two_windows_on_one_call_the_second_is_told_and_nothing_is_lost(store: Store, place: Place) -> None:
    other = open_store(place)
    first, second = a_journal(store), a_journal(other)
    header = play(first, until=2)
    second.append(header.call_id, 2, some_events()[2])
    with pytest.raises(JournalError, match="Another window went on") as caught:
        first.append(header.call_id, 2, TimePassed(kind="time_passed", at_ms=5))
    assert "calls resume" in caught.value.hint
    with pytest.raises(JournalError, match="Another window"):
        first.append(header.call_id, 2, some_events()[2])
    second.append(header.call_id, 3, some_events()[3])
    assert store.load(header.call_id).events == some_events()[:4]
    assert store.verify(header.call_id) == []
    other.close()


def test_a_refused_event_can_be_tried_again(store: Store) -> None:
    journal = a_journal(store)
    header = play(journal, until=2)
    bad = TraineeActed(kind="trainee_acted", at_ms=1, name="note", args={"text": "half a pair \ud83d"})
    with pytest.raises(JournalError, match="cannot be stored"):
        journal.append(header.call_id, 2, bad)
    journal.append(header.call_id, 2, some_events()[2])
    assert store.verify(header.call_id) == []


def test_a_gap_is_refused(store: Store) -> None:
    journal = a_journal(store)
    header = play(journal, until=2)
    with pytest.raises(JournalError, match="has no event 4"):
        journal.append(header.call_id, 5, some_events()[5])


def test_an_event_of_a_call_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(JournalError, match="There is no call"):
        a_journal(store).append(a_header().call_id, 0, some_events()[0])


def test_an_id_that_is_taken_is_refused_by_name(store: Store) -> None:
    journal = a_journal(store)
    header = play(journal)
    with pytest.raises(JournalError, match="is stored already"):
        journal.open(header, a_scenario())


@pytest.mark.parametrize("call_id", ["", "seven", "01A1F84A-D152-7000-8000-000000000000"])
def test_an_id_in_another_form_is_refused(store: Store, call_id: str) -> None:
    with pytest.raises(JournalError, match="is no id of a call"):
        a_journal(store).open(replace(a_header(), call_id=call_id), a_scenario())


def test_a_seed_beyond_what_a_column_holds_is_refused(store: Store) -> None:
    with pytest.raises(JournalError, match="did not take"):
        a_journal(store).open(replace(a_header(), seed=2**70), a_scenario())
    assert store.headers() == []


def test_real_time_is_stored_in_utc_whatever_its_zone(store: Store) -> None:
    eastern = timezone(timedelta(hours=9))
    header = replace(a_header(), opened_at=a_header().opened_at.astimezone(eastern))
    a_journal(store).open(header, a_scenario())
    stored = store.headers()[0].header.opened_at
    assert stored == header.opened_at
    assert stored.utcoffset() == timedelta(0)


def test_time_without_a_zone_is_refused(store: Store) -> None:
    row = {"person_id": a_header().call_id, "at": datetime(2026, 1, 1)}  # noqa: DTZ001 - the very mistake
    with store.database.writing() as connection, pytest.raises(StatementError, match="needs a zone"):
        connection.execute(tombstones.insert().values(row))


def test_the_file_is_set_for_safety(file: Path) -> None:
    with closing(open_store(file)) as store, store.database.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_call_without_its_person_cannot_be_stored(store: Store) -> None:
    row = {"id": a_header().call_id, "scenario_hash": "0" * 64, "person_id": a_header().call_id, "mode": "practice"}
    rest = {"language": "en", "seed": 1, "twist": "plain", "opened_at": a_header().opened_at}
    with pytest.raises(JournalError), store.database.writing() as connection:
        connection.execute(calls.insert().values(row | rest))
    assert store.headers() == []
