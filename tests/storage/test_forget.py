"""Forgetting deletes one person wholly, leaves the others alone, and leaves a tombstone."""

from __future__ import annotations

from dataclasses import replace

from simulator.scenario.codec import scenario_hash
from simulator.scenario.returning import Memory, returning
from simulator.storage.forget import forget, reviews_of, stored_about
from simulator.storage.ids import uuid7
from simulator.storage.store import Store
from simulator.storage.tables import cards, reviews
from tests.storage.samples import OPENED_AT, a_card, a_header, a_journal, a_scenario, play


def _count(store: Store, table: str) -> int:
    with store.database.reading() as connection:
        return int(connection.exec_driver_sql(f"select count(*) from {table}").scalar_one())


def _fill(store: Store) -> None:
    journal = a_journal(store)
    for number, alias in ((1, "ann"), (2, "bob"), (3, "ann")):
        journal.card(play(journal, number, alias=alias).call_id, 6, a_card())
    journal.open(replace(a_header(4, alias="ann"), parent_id=a_header(1).call_id, parent_seq=2), a_scenario())
    with store.database.writing() as connection:
        ids = [str(row) for row in connection.execute(cards.select().with_only_columns(cards.c.id)).scalars()]
        row = {"turn": 1, "criterion": "say_do", "kind": "comment", "verdict": None, "reason": "Why?", "author": "lead"}
        for number, card_id in enumerate(ids):
            review_id = uuid7(OPENED_AT, number.to_bytes(10, "big"))
            connection.execute(reviews.insert().values(id=review_id, card_id=card_id, at=OPENED_AT, **row))


def test_everything_about_one_person_goes_and_the_others_stay(store: Store) -> None:
    _fill(store)
    about = stored_about(store.database, "ann")
    assert about is not None
    assert (len(about.call_ids), about.events, about.cards) == (3, 14, 2)
    assert len(reviews_of(store.database, "ann")) == 2
    assert forget(store.database, "ann", OPENED_AT) == about
    assert stored_about(store.database, "ann") is None
    assert [call.header.alias for call in store.headers()] == ["bob"]
    assert store.verify(a_header(2).call_id) == []
    left = {table: _count(store, table) for table in ("people", "calls", "events", "cards", "reviews", "tombstones")}
    assert left == {"people": 1, "calls": 1, "events": 7, "cards": 1, "reviews": 1, "tombstones": 1}
    assert _count(store, "outbox") == 9


def test_nobody_is_forgotten_by_a_name_that_is_not_known(store: Store) -> None:
    _fill(store)
    assert forget(store.database, "cem", OPENED_AT) is None
    assert _count(store, "calls") == 4
    assert _count(store, "tombstones") == 0


def test_the_same_name_begins_anew_as_another_person(store: Store) -> None:
    _fill(store)
    before = stored_about(store.database, "ann")
    forget(store.database, "ann", OPENED_AT)
    play(a_journal(store), 9, alias="ann")
    after = stored_about(store.database, "ann")
    assert before is not None
    assert after is not None
    assert before.person_id != after.person_id
    assert len(after.call_ids) == 1


def test_a_case_that_only_the_forgotten_have_played_goes_with_their_words(store: Store) -> None:
    _fill(store)
    back = returning(a_scenario(), Memory(word="broken", quote="I, Ann, will call you", loyalty=40))
    header = replace(a_header(8, alias="ann"), scenario_hash=scenario_hash(back))
    a_journal(store).open(header, back)
    assert _count(store, "scenarios") == 2
    forget(store.database, "ann", OPENED_AT)
    assert _count(store, "scenarios") == 1
    assert store.load(a_header(2).call_id).scenario == a_scenario()
