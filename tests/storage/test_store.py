"""Stored calls are listed, found, read and checked."""

from __future__ import annotations

import pytest

from simulator.engine.events import CallClosed
from simulator.errors import UserError
from simulator.session.ports import JournalError
from simulator.session.record import RecordError, read_record, write_record
from simulator.storage.store import Store
from tests.storage.samples import a_card, a_header, a_journal, a_scenario, play, some_events


def _run(store: Store, *statements: str) -> None:
    with store.database.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_the_list_shows_where_each_call_stands_newest_first(store: Store) -> None:
    journal = a_journal(store)
    play(journal, 1)
    journal.card(a_header(1).call_id, 6, a_card(64.0))
    play(journal, 2, until=4)
    play(journal, 3, until=4)
    journal.append(a_header(3).call_id, 4, CallClosed(kind="call_closed", at_ms=16_000, reason="abandoned"))
    journal.open(a_header(4, alias="sam"), a_scenario())
    shown = [(call.header.call_id, call.last_seq, call.closed, call.total) for call in store.headers()]
    assert shown == [
        (a_header(4).call_id, -1, "open", None),
        (a_header(3).call_id, 4, "abandoned", None),
        (a_header(2).call_id, 3, "open", None),
        (a_header(1).call_id, 6, "completed", 64.0),
    ]
    assert [call.header.alias for call in store.headers("sam")] == ["sam"]
    assert store.headers("nobody") == []


def test_the_calls_of_one_trainee_and_scenario_are_found_newest_first(store: Store) -> None:
    journal = a_journal(store)
    for number in (1, 3, 2):
        journal.open(a_header(number), a_scenario())
    journal.open(a_header(4, alias="sam"), a_scenario())
    mine = a_header(1)
    assert store.played(mine.alias, mine.scenario_id) == [a_header(3), a_header(2), mine]
    assert store.played("sam", mine.scenario_id) == [a_header(4, alias="sam")]
    assert store.played(mine.alias, "another") == []


def test_one_damaged_call_does_not_hide_the_others(store: Store) -> None:
    journal = a_journal(store)
    broken, whole = play(journal, 1), play(journal, 2)
    _run(store, f"update events set body = '{{}}' where seq = 6 and call_id = '{broken.call_id.replace('-', '')}'")
    assert {call.header.call_id: call.closed for call in store.headers()} == {
        broken.call_id: "damaged",
        whole.call_id: "completed",
    }


def test_a_call_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    journal = a_journal(store)
    one, two = play(journal, 1, until=1), play(journal, 2_000_000, until=1)
    assert store.find(one.call_id) == one.call_id
    assert store.find(two.call_id[:9].upper()) == two.call_id
    assert store.find(one.call_id.replace("-", "")[:14]) == one.call_id
    with pytest.raises(UserError, match="More than one call"):
        store.find("01")
    with pytest.raises(UserError, match="No call begins"):
        store.find("ffff")
    for nonsense in ("", "late_parcel", "0" * 33):
        with pytest.raises(UserError, match="is no id"):
            store.find(nonsense)


def test_a_call_that_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(JournalError, match="There is no call"):
        store.load(a_header().call_id)
    with pytest.raises(JournalError, match="is no id"):
        store.load("x")


def test_a_stored_call_goes_through_its_file_unchanged(store: Store) -> None:
    journal = a_journal(store)
    header = play(journal)
    journal.card(header.call_id, 6, a_card())
    record = store.record(header.call_id)
    assert read_record(write_record(record)) == record


@pytest.mark.parametrize(
    ("statement", "flaw"),
    [
        ("update events set body = replace(body, 'pity', 'joy') where seq = 2", "Event 2 was changed"),
        ("delete from events where seq = 3", "Event 3 is missing."),
        ("update events set link = '0' where seq = 6", "Event 6 was changed"),
        ("update events set version = 9 where seq = 4", "Event 4: An event `contact_ended` has version 9"),
        ("update events set body = 'x' where seq = 5", "Event 5: An event `rated` is no JSON."),
        ("update calls set seed = 8", "Event 0 was changed, or the call's scenario, seed, mode"),
        ("update scenarios set body = replace(body, 'umbrella', 'hat')", "The scenario of this call was changed."),
        ("update cards set body = '{}'", "A score card cannot be read."),
    ],
)
def test_verify_says_what_was_tampered_with(store: Store, statement: str, flaw: str) -> None:
    journal = a_journal(store)
    header = play(journal)
    journal.card(header.call_id, 6, a_card())
    _run(store, statement)
    assert any(line.startswith(flaw) for line in store.verify(header.call_id))


def test_verify_names_events_that_changed_places(store: Store) -> None:
    header = play(a_journal(store))
    _run(
        store,
        "update events set seq = 99 where seq = 3",
        "update events set seq = 3 where seq = 4",
        "update events set seq = 4 where seq = 99",
    )
    found = store.verify(header.call_id)
    assert "Event 3 was moved: it belongs after what is now event 4." in found


@pytest.mark.parametrize(
    "statement",
    [
        "update events set body = '{}' where seq = 2",
        "update scenarios set body = '{}'",
        "update cards set body = '[]'",
    ],
)
def test_a_damaged_call_cannot_be_loaded_and_says_so(store: Store, statement: str) -> None:
    journal = a_journal(store)
    header = play(journal)
    journal.card(header.call_id, 6, a_card())
    _run(store, statement)
    with pytest.raises(RecordError):
        store.load(header.call_id)


def test_a_whole_file_has_no_damages(store: Store) -> None:
    play(a_journal(store))
    assert store.damages() == []
    assert store.load(a_header().call_id).events == some_events()
