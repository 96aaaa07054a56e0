"""Events, cards and whole calls survive being written and read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.card import ScoreCard
from simulator.engine.events import EVENT_VERSION, Event, TimePassed, TraineeActed
from simulator.scenario.codec import dump_scenario, parse_scenario_body
from simulator.session.chain import flaws
from simulator.session.record import (
    CardEntry,
    Record,
    RecordError,
    canonical,
    card_from_json,
    card_to_json,
    enchain,
    event_from_json,
    event_to_json,
    events_of,
    first_link,
    link,
    read_record,
    write_record,
)
from tests.storage.samples import OPENED_AT, a_card, a_header, a_scenario, some_events

NO_JSON = re.compile(r"=-?(nan|inf)\b")
GOLDEN = Path(__file__).parents[1] / "golden" / "records"
SCALARS = st.text() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)


def _events() -> st.SearchStrategy[Event]:
    # Hypothesis fills in every field by its type; only numbers that JSON cannot hold are kept out.
    acted = st.builds(TraineeActed, kind=st.just("trainee_acted"), args=st.dictionaries(st.text(), SCALARS))
    others = [st.from_type(kind) for kind in get_args(Event) if kind is not TraineeActed]
    return st.one_of(acted, *others).filter(lambda event: not NO_JSON.search(repr(event)))


def _record() -> Record:
    card = CardEntry(last_seq=6, created_at=OPENED_AT, body=card_to_json(a_card()))
    header = a_header()
    return Record(
        header=header,
        scenario=dump_scenario(a_scenario()),
        entries=enchain(header, some_events()),
        cards=(card,),
    )


@settings(deadline=None)
@given(st.data())
def test_every_kind_of_event_comes_back_as_it_went(data: st.DataObject) -> None:
    event = data.draw(_events())
    body = event_to_json(event)
    back = event_from_json(event.kind, EVENT_VERSION, body)
    assert back == event
    assert event_to_json(back) == body


def test_numbers_and_truth_values_keep_their_kind() -> None:
    event = TraineeActed(kind="trainee_acted", at_ms=1, name="refund", args={"a": 1, "b": 1.0, "c": True, "d": "1"})
    back = event_from_json("trainee_acted", EVENT_VERSION, event_to_json(event))
    assert repr(back) == repr(event)


def test_a_body_is_canonical_and_leaves_defaults_out() -> None:
    event = TimePassed(kind="time_passed", at_ms=90_000)
    assert event_to_json(event) == '{"at_ms":90000,"kind":"time_passed"}'
    assert "critical" not in event_to_json(some_events()[2])
    assert "우산" in event_to_json(some_events()[2])


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "half a pair \ud83d"])
def test_what_no_file_can_hold_is_refused_when_it_is_written(value: str | float) -> None:
    event = TraineeActed(kind="trainee_acted", at_ms=1, name="note", args={"text": value})
    with pytest.raises(RecordError, match="cannot be stored"):
        event_to_json(event)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{",
        '{"kind":"time_passed"}',
        '{"at_ms":"3","kind":"time_passed"}',
        '{"at_ms":3,"kind":"call_opened"}',
        '{"at_ms":3}',
        "[" * 100_000,
    ],
)
def test_a_damaged_body_is_a_clear_error(body: str) -> None:
    with pytest.raises(RecordError) as caught:
        event_from_json("time_passed", EVENT_VERSION, body)
    assert caught.value.hint
    assert "\n" not in caught.value.message


def test_an_event_of_a_newer_program_names_the_remedy() -> None:
    with pytest.raises(RecordError, match=f"version {EVENT_VERSION + 1}") as caught:
        event_from_json("time_passed", EVENT_VERSION + 1, '{"at_ms":3,"kind":"time_passed"}')
    assert "newer Rapport" in caught.value.hint


def test_an_older_body_is_brought_up_to_date_when_it_is_read() -> None:
    upgrades = {("time_passed", 0): lambda body: {"kind": body["kind"], "at_ms": int(str(body["seconds"])) * 1000}}
    event = event_from_json("time_passed", 0, '{"kind":"time_passed","seconds":3}', upgrades=upgrades)
    assert event == TimePassed(kind="time_passed", at_ms=3000)


def test_a_score_card_comes_back_byte_for_byte() -> None:
    body = card_to_json(a_card())
    assert card_from_json(body) == a_card()
    assert card_to_json(card_from_json(body)) == body
    assert isinstance(card_from_json(body), ScoreCard)


def test_evidence_that_does_not_fit_its_span_is_refused() -> None:
    body = card_to_json(a_card()).replace('"quote":"That’s"', '"quote":"That’s wrong"')
    with pytest.raises(RecordError, match="quotes words"):
        card_from_json(body)


def test_a_changed_event_changes_its_link_and_all_that_follow() -> None:
    header = a_header()
    first = link(first_link(header), '{"a":1}')
    assert first != link(first_link(header), '{"a":2}')
    assert link(first, '{"b":1}') != link(link(first_link(header), '{"a":2}'), '{"b":1}')
    assert first_link(header) != first_link(a_header(1))


def test_the_file_of_a_call_comes_back_as_it_went() -> None:
    record = _record()
    assert read_record(write_record(record)) == record
    assert flaws(read_record(write_record(record))) == []


def test_a_file_with_windows_line_ends_reads_the_same() -> None:
    record = _record()
    assert read_record(write_record(record).replace("\n", "\r\n")) == record


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "not the file of one call"),
        ("hello", "Line 1 is no JSON"),
        ("[1]", "Line 1 is no JSON object"),
        ('{"line":"call","format":1}\n', "not the file of one call"),
        ('{"line":"call","format":2}\n{"line":"scenario"}', "format 2"),
        ('{"line":"call","format":1,"header":{}}\n{"line":"scenario","scenario":{}}', "lacks something"),
    ],
)
def test_what_is_no_record_says_so(text: str, what: str) -> None:
    with pytest.raises(RecordError, match=what):
        read_record(text)


def test_an_event_line_without_its_numbers_is_refused() -> None:
    lines = [json.loads(line) for line in write_record(_record()).splitlines()]
    del lines[3]["seq"]
    with pytest.raises(RecordError, match="lacks something"):
        read_record("\n".join(canonical(line) for line in lines))


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.jsonl")), ids=lambda path: path.stem)
def test_a_golden_record_still_reads_and_writes_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    record = read_record(text)
    assert flaws(record) == []
    assert parse_scenario_body(record.scenario).id == record.header.scenario_id
    assert [event.kind for event in events_of(record)] == [entry.kind for entry in record.entries]
    assert [card_to_json(card_from_json(card.body)) for card in record.cards] == [card.body for card in record.cards]
    assert write_record(record) == text
