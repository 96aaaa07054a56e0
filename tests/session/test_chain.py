"""A changed, missing or moved event is found and named."""

from __future__ import annotations

from dataclasses import replace

from simulator.scenario.codec import dump_scenario
from simulator.session.chain import flaws
from simulator.session.record import CardEntry, Entry, Record, enchain, link
from tests.storage.samples import OPENED_AT, a_header, a_scenario, some_events


def _record() -> Record:
    header = a_header()
    return Record(header=header, scenario=dump_scenario(a_scenario()), entries=enchain(header, some_events()))


def _with(record: Record, place: int, **changed: object) -> Record:
    entries = list(record.entries)
    entries[place] = replace(entries[place], **changed)  # type: ignore[arg-type]  # names and types come from the test
    return replace(record, entries=tuple(entries))


def _renumbered(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(replace(entry, seq=seq) for seq, entry in enumerate(entries))


def test_a_whole_record_has_no_flaws() -> None:
    assert flaws(_record()) == []


def test_a_changed_event_is_named() -> None:
    record = _record()
    body = record.entries[2].body.replace("That’s a pity", "I hear you")
    assert flaws(_with(record, 2, body=body)) == ["Event 2 was changed, or an event before it was taken out."]


def test_a_changed_link_is_named() -> None:
    found = flaws(_with(_record(), 3, link="0" * 64))
    assert "Event 3 was changed, or an event before it was taken out." in found


def test_a_missing_event_is_named() -> None:
    record = _record()
    assert flaws(replace(record, entries=record.entries[:3] + record.entries[4:])) == ["Event 3 is missing."]


def test_a_missing_event_is_noticed_when_the_rest_was_renumbered() -> None:
    record = _record()
    entries = [entry for entry in record.entries if entry.seq != 3]
    found = flaws(replace(record, entries=_renumbered(entries)))
    assert found == ["Event 3 was changed, or an event before it was taken out."]


def test_moved_events_are_named() -> None:
    record = _record()
    entries = list(record.entries)
    entries[2], entries[3] = entries[3], entries[2]
    found = flaws(replace(record, entries=_renumbered(entries)))
    assert "Event 2 was moved: it belongs after what is now event 3." in found
    assert any(line.startswith("Event 3 was moved") for line in found)


def test_a_changed_header_is_noticed() -> None:
    record = _record()
    found = flaws(replace(record, header=replace(record.header, scenario_hash="f" * 64)))
    assert found == ["Event 0 was changed, or the call's scenario, seed, mode or time of opening was."]


def test_a_header_that_the_first_event_contradicts_is_noticed() -> None:
    record = _record()
    found = flaws(replace(record, header=replace(record.header, language="it")))
    assert found == ["Event 0 and the call's header do not agree about seed, twist, mode or language."]


def test_a_kind_or_time_that_differs_from_the_body_is_noticed() -> None:
    assert flaws(_with(_record(), 4, kind="rated")) == [
        "Event 4: An event is stored as `rated` and says `contact_ended`."
    ]
    assert "Event 4 is stored under another time than its own." in flaws(_with(_record(), 4, at_ms=20_001))


def test_time_that_falls_is_noticed() -> None:
    assert "Event 5 lies before the event ahead of it in time." in flaws(_with(_record(), 4, at_ms=99_000))


def test_a_field_that_the_kind_does_not_have_is_noticed() -> None:
    record = _record()
    entries = list(record.entries)
    body = entries[6].body.replace('"kind"', '"bonus":9,"kind"')
    entries[6] = replace(entries[6], body=body, link=link(entries[5].link, body))
    assert flaws(replace(record, entries=tuple(entries))) == ["Event 6 holds something that its kind does not have."]


def test_an_opening_in_the_middle_is_noticed() -> None:
    header = a_header()
    events = some_events()
    record = replace(_record(), entries=enchain(header, (events[0], events[0])))
    assert flaws(record) == ["Event 1 is `call_opened`, which cannot stand there."]


def test_a_card_over_events_that_are_not_there_is_noticed() -> None:
    record = replace(_record(), cards=(CardEntry(last_seq=9, created_at=OPENED_AT, body="{}"),))
    assert flaws(record) == ["A score card is over event 9, which is not there."]


def test_a_call_without_events_says_so() -> None:
    assert flaws(replace(_record(), entries=())) == ["The call has no events."]
