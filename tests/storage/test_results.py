"""The one row a call that overviews read: true from the first event to the last card, and told when it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.events import CallClosed, SurveyMarks
from simulator.storage.attempts import case_means, each_person, find_attempts, overview
from simulator.storage.bulk import keep_records
from simulator.storage.store import Store
from tests.journals.maker import a_plan, made_calls
from tests.storage.samples import a_card, a_header, a_journal, a_scenario, play, some_events


def _row(store: Store) -> dict[str, object]:
    with store.database.reading() as connection:
        return dict(connection.exec_driver_sql("select state, csat, total from results").mappings().one())


def test_the_result_of_a_call_follows_it_from_its_opening_to_its_card(store: Store) -> None:
    journal = a_journal(store)
    header = play(journal, until=6)
    assert _row(store) == {"state": "open", "csat": None, "total": None}
    marks = SurveyMarks(csat=4, effort=2, would_return=True, nps=None)
    journal.append(header.call_id, 6, CallClosed(kind="call_closed", at_ms=21_000, reason="completed", survey=marks))
    assert _row(store) == {"state": "completed", "csat": 4, "total": None}
    assert store.without_card() == [header.call_id]
    journal.card(header.call_id, 6, a_card(60.0))
    assert store.without_card() == []
    journal.card(header.call_id, 6, replace(a_card(80.0), scorers={"empathy": 2}))
    assert _row(store) == {"state": "completed", "csat": 4, "total": 80.0}
    assert store.verify(header.call_id) == []


def test_a_call_that_was_left_is_counted_as_left_and_has_no_score(store: Store) -> None:
    journal = a_journal(store)
    for number, total in ((1, 80.0), (2, 10.0)):
        play(journal, number, until=4)
        reason = "completed" if number == 1 else "abandoned"
        closed = CallClosed(kind="call_closed", at_ms=16_000, reason=reason)  # type: ignore[arg-type]  # one of the two
        journal.append(a_header(number).call_id, 4, closed)
        journal.card(a_header(number).call_id, 4, a_card(total))
    journal.open(a_header(3), a_scenario())
    (line,) = overview(store.database)
    assert (line.calls, line.left, line.open, line.total) == (1, 1, 1, 80.0)
    found = find_attempts(store.database)
    assert [(attempt.total, attempt.abandoned) for attempt in found.attempts] == [(80.0, False), (None, True)]
    assert [(call.call_id, call.title, call.alias) for call in found.open_calls] == [
        (a_header(3).call_id, "The lost umbrella", "me")
    ]


def test_a_person_who_has_only_open_calls_is_there(store: Store) -> None:
    journal = a_journal(store)
    journal.open(a_header(1, alias="ann"), a_scenario())
    journal.open(replace(a_header(2, alias="ann"), parent_id=a_header(1).call_id, parent_seq=0), a_scenario())
    (person,) = each_person(store.database)
    assert (person.alias, person.attempts, len(person.open_calls)) == ("ann", (), 1)
    (line,) = overview(store.database)
    assert (line.calls, line.open, line.total) == (0, 1, None)


@pytest.mark.parametrize("change", ["total = 99", "state = 'abandoned'", "card_id = null", "csat = 1", "brief = '{}'"])
def test_a_result_that_was_changed_is_told_and_scoring_again_mends_it(store: Store, change: str) -> None:
    journal = a_journal(store)
    header = play(journal)
    journal.card(header.call_id, 6, a_card())
    with store.database.writing() as connection:
        connection.exec_driver_sql(f"update results set {change}")
    assert store.verify(header.call_id) == [
        "What overviews keep of this call is not what its events and score cards say."
    ]
    journal.card(header.call_id, 6, a_card())
    assert store.verify(header.call_id) == []


def test_the_means_of_the_cases_are_those_of_the_calls_that_count(store: Store) -> None:
    keep_records(store.database, made_calls(a_plan(3, 8)))
    journal = a_journal(store)
    fork = replace(a_header(2, alias="amara"), parent_id=find_attempts(store.database).attempts[0].call_id)
    journal.open(replace(fork, parent_seq=2), a_scenario())
    for seq, event in enumerate(some_events()):
        journal.append(fork.call_id, seq, event)
    journal.card(fork.call_id, 6, a_card(1.0))
    counted = [attempt for attempt in find_attempts(store.database).attempts if attempt.counts]
    means = case_means(store.database)
    assert sum(mean.calls for mean in means) == len(counted) == 24
    for mean in means:
        totals = [a.total for a in counted if (a.alias, a.scenario.id) == (mean.alias, mean.scenario_id)]
        assert mean.total == pytest.approx(sum(total or 0 for total in totals) / len(totals))
