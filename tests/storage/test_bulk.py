"""Calls from elsewhere are kept whole, once, and with the chain that they came with."""

from __future__ import annotations

from simulator.session.record import Record
from simulator.storage.bulk import AT_ONCE, keep_records
from simulator.storage.store import Store
from tests.journals.maker import a_plan, made_calls, many_calls


def test_what_was_kept_reads_back_as_it_came(store: Store) -> None:
    records = list(made_calls(a_plan(2, 3)))
    assert keep_records(store.database, records) == (6, 0)
    for record in records:
        assert store.record(record.header.call_id) == record
        assert store.verify(record.header.call_id) == []


def test_the_same_calls_again_change_nothing(store: Store) -> None:
    records = list(made_calls(a_plan(2, 2)))
    keep_records(store.database, records[:3])
    assert keep_records(store.database, records) == (1, 3)
    assert len(store.headers()) == 4


def test_more_calls_than_one_transaction_takes_are_all_kept(store: Store) -> None:
    assert keep_records(store.database, many_calls(a_plan(3, AT_ONCE // 2), distinct=1)) == (AT_ONCE * 3 // 2, 0)
    assert len(store.headers()) == AT_ONCE * 3 // 2


def test_a_call_without_a_card_is_kept_too(store: Store) -> None:
    (made, *_) = made_calls(a_plan(1, 1))
    bare = Record(header=made.header, scenario=made.scenario, entries=made.entries[:2])
    assert keep_records(store.database, [bare]) == (1, 0)
    assert store.record(made.header.call_id) == bare
