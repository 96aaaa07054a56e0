"""Attempts are read without their words; forks, later cards and calls without a card are what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.session.brief import BITS, brief_from_json, brief_of, brief_to_json
from simulator.storage.attempts import find_attempts, overview
from simulator.storage.bulk import keep_records
from simulator.storage.results import EndState, closing_in
from simulator.storage.store import Store
from tests.journals.maker import a_plan, made_calls
from tests.storage.samples import OPENED_AT, a_card, a_header, a_journal, a_scenario, play, some_events


def test_an_attempt_is_a_call_with_its_newest_card(store: Store) -> None:
    journal = a_journal(store)
    header = play(journal, 1)
    journal.card(header.call_id, 6, a_card(60.0))
    journal.card(header.call_id, 6, replace(a_card(80.0), scorers={"empathy": 2}))
    play(journal, 2)
    (attempt,) = find_attempts(store.database).attempts
    assert (attempt.call_id, attempt.alias, attempt.total) == (header.call_id, "me", 80.0)
    assert (attempt.opened_at, attempt.last_seq) == (header.opened_at, 6)
    assert (attempt.scenario.title, attempt.scenario.difficulty) == ("The lost umbrella", 1)
    assert attempt.scenario.skills == ("names_impact",)
    assert attempt.brief == brief_of(a_card(80.0))
    assert attempt.counts


def test_attempts_are_those_of_some_people_since_some_day_oldest_first(store: Store) -> None:
    journal = a_journal(store)
    for number, alias in enumerate(("ann", "bob", "ann", "cem")):
        journal.card(play(journal, number, alias=alias).call_id, 6, a_card())
    found = find_attempts(store.database).attempts
    assert [attempt.alias for attempt in found] == ["ann", "bob", "ann", "cem"]
    since = OPENED_AT + timedelta(minutes=1)
    assert [a.alias for a in find_attempts(store.database, since=since).attempts] == ["bob", "ann", "cem"]
    chosen = find_attempts(store.database, aliases=["ann", "cem"], since=since).attempts
    assert [attempt.alias for attempt in chosen] == ["ann", "cem"]


def test_a_rewound_call_names_its_parent_and_counts_in_no_figure(store: Store) -> None:
    journal = a_journal(store)
    parent = play(journal, 1)
    journal.card(parent.call_id, 6, a_card(50.0))
    fork = replace(a_header(2), parent_id=parent.call_id, parent_seq=2)
    journal.open(fork, a_scenario())
    for seq, event in enumerate(some_events()):
        journal.append(fork.call_id, seq, event)
    journal.card(fork.call_id, 6, a_card(90.0))
    first, second = find_attempts(store.database).attempts
    assert (first.counts, second.counts) == (True, False)
    assert second.parent_id == parent.call_id
    (line,) = overview(store.database)
    assert (line.calls, line.total) == (1, 50.0)


def test_the_overview_takes_the_newest_card_of_each_call(store: Store) -> None:
    journal = a_journal(store)
    for number, (alias, total) in enumerate((("bob", 40.0), ("ann", 60.0), ("ann", 80.0))):
        journal.card(play(journal, number, alias=alias).call_id, 6, a_card(total))
    journal.card(a_header(2).call_id, 6, replace(a_card(90.0), scorers={"empathy": 2}))
    ann, bob = overview(store.database)
    assert (ann.alias, ann.calls, ann.total, ann.accuracy) == ("ann", 2, 75.0, None)
    assert (bob.alias, bob.calls, bob.total) == ("bob", 1, 40.0)
    assert ann.first_at == a_header(1).opened_at
    (late,) = overview(store.database, since=OPENED_AT + timedelta(minutes=2))
    assert (late.alias, late.calls, late.total) == ("ann", 1, 90.0)


def test_the_overview_agrees_with_the_attempts(store: Store) -> None:
    keep_records(store.database, made_calls(a_plan(3, 4)))
    attempts = find_attempts(store.database).attempts
    for line in overview(store.database):
        mine = [attempt for attempt in attempts if attempt.alias == line.alias]
        assert line.calls == len(mine)
        assert line.total == pytest.approx(sum(a.total or 0 for a in mine) / len(mine))


def test_a_card_without_its_brief_hides_that_call_alone(store: Store) -> None:
    journal = a_journal(store)
    for number in (1, 2):
        journal.card(play(journal, number).call_id, 6, a_card())
    with store.database.writing() as connection:
        connection.exec_driver_sql(
            f"update results set brief = '[]' where call_id = '{a_header(1).call_id.replace('-', '')}'"
        )
    found = find_attempts(store.database)
    assert [attempt.call_id for attempt in found.attempts] == [a_header(2).call_id]
    assert found.unreadable == (a_header(1).call_id,)


@pytest.mark.parametrize(
    ("body", "closing"),
    [
        ('{"kind":"call_closed","reason":"abandoned"}', ("abandoned", None)),
        ('{"kind":"call_closed","reason":"completed","survey":{"csat":4}}', ("completed", 4)),
        ('{"survey":null}', ("completed", None)),
        ('{"survey":{"csat":9}}', ("completed", None)),
        ('{"survey":{"csat":"5"}}', ("completed", None)),
        ("[]", ("completed", None)),
        ("x", ("completed", None)),
    ],
)
def test_what_the_closing_event_says_is_read_and_nonsense_is_nothing(
    body: str, closing: tuple[EndState, int | None]
) -> None:
    assert closing_in(body) == closing


def test_a_brief_goes_through_its_text_whole() -> None:
    for record in made_calls(a_plan(7, 2)):
        from simulator.session.record import card_from_json

        brief = brief_of(card_from_json(record.cards[0].body))
        assert brief_from_json(brief_to_json(brief)) == brief


def test_a_brief_of_the_first_version_is_read_as_one_of_today() -> None:
    text = (
        '{"v":1,"uncapped":52.5,"band":"developing","checks":{"applied":[1,1,0,12],"closure":[2,0,0,1]},'
        '"caps":[["false_action_claim",45,8,true]],"promises":{"kept":1},"own":[68,58,47],"gap":12.7,'
        '"worst":[10,"figures","harmful",-6.1],"best":null}'
    )
    brief = brief_from_json(text)
    assert brief.checks == {"applied": (1, 1, 0, 12), "closure": (2, 0, 0, 1)}
    assert (brief.told, brief.shown) == (BITS["applied"] | BITS["closure"], BITS["closure"])
    assert brief.caps[0].code == "false_action_claim"
    assert brief.worst is not None
    assert brief.worst.points == -6.1
    assert brief_from_json(brief_to_json(brief)) == brief


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"v":9}', '{"v":1}', "null"])
def test_what_is_no_brief_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is the contract
        brief_from_json(text)
