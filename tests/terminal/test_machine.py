"""The terminal protocol: objects in, events out, at full speed."""

from __future__ import annotations

import json

import pytest

from tests.terminal.desk import CALL_ID, drive

HELLO = {"do": "reply", "text": "Hello Dana, six days late: I'm sorry. What is your order number?", "after_s": 20}
LOOK_UP = {"do": "act", "name": "look_up", "args": {"order": "48213"}, "after_s": 5}
PROMISE = {"do": "reply", "text": "I will call you tomorrow at 11:00.", "after_s": 30}
RATE = {"do": "rate", "empathy": 70, "accuracy": 80, "follow_through": 60}
KEEP = {"do": "act", "name": "call_back", "args": {"when": "next day 11:00"}, "after_s": 5}
END, NEXT = {"do": "end"}, {"do": "next"}
WHOLE = (HELLO, LOOK_UP, PROMISE, END, NEXT, NEXT, END, NEXT, RATE)
"""The promise is not kept: at the second `next` the customer comes back."""


def kinds(events: list[dict[str, object]]) -> list[object]:
    return [event["event"] for event in events]


def test_every_line_says_what_when_and_in_which_order() -> None:
    events = drive(*WHOLE)
    assert [event["seq"] for event in events] == list(range(len(events)))
    assert all({"event", "seq", "at_ms", "now"} <= event.keys() for event in events)
    times = [event["at_ms"] for event in events]
    assert times == sorted(times, key=lambda at: int(str(at)))
    assert events[0]["now"] == "2026-03-03T15:30:00"


def test_a_call_goes_from_opened_to_its_card() -> None:
    found = kinds(drive(*WHOLE))
    assert found[:2] == ["opened", "customer"]
    assert found[-3:] == ["rated", "closed", "card"]
    wanted = ["opened", "customer", "trainee", "action", "trainee", "ended", "phase", "rated", "closed", "card"]
    places = [found.index(kind) for kind in dict.fromkeys(wanted)]
    assert places == sorted(places)


def test_the_opening_tells_a_program_all_that_a_person_sees() -> None:
    opened = drive()[0]
    assert opened["call_id"] == CALL_ID
    assert (opened["scenario"], opened["seed"], opened["twist"]) == ("late_parcel", 7, "plain")
    assert (opened["channel"], opened["mode"], opened["language"]) == ("chat", "practice", "en")
    assert opened["record"] == {}
    assert "Larch & Lane" in str(opened["briefing"])
    actions = opened["actions"]
    assert isinstance(actions, list)
    assert {"look_up", "reship", "note"} <= {action["name"] for action in actions}
    articles = opened["articles"]
    assert isinstance(articles, list)
    assert all(page["id"] and page["title"] for page in articles)


def test_the_action_that_opens_the_record_tells_it_once() -> None:
    again = {**LOOK_UP, "args": {"order": "48213"}}
    first, second = (event for event in drive(HELLO, LOOK_UP, again) if event["event"] == "action")
    record = first["record"]
    assert isinstance(record, dict)
    assert "48213" in record.values()
    assert "record" not in second


def test_the_customers_gauges_come_with_their_causes() -> None:
    customer = drive()[1]
    assert {"scene", "text", "line_id", "voice", "mood", "patience", "trust", "because"} <= customer.keys()
    causes = customer["because"]
    assert isinstance(causes, list)
    assert all(cause["what"] for cause in causes)


def test_a_reply_comes_back_with_levels_and_reading() -> None:
    reply = next(event for event in drive(*WHOLE) if event["event"] == "trainee")
    levels, reading = reply["levels"], reply["reading"]
    assert isinstance(levels, dict)
    assert isinstance(reading, dict)
    assert set(levels) == {"empathy", "accuracy", "follow_through"}
    assert {"acknowledged", "asked", "claims", "promised", "heat"} <= set(reading)


def test_a_promise_becomes_an_item_that_is_due_and_is_listed_after_the_contact() -> None:
    events = drive(*WHOLE)
    due = [event for event in events if event["event"] == "due" and event["source"] == "reply"]
    assert {(item["what"], item["due"]) for item in due} == {("call_back", "2026-03-04T11:00")}
    assert [item["status"] for item in due] == ["open", "open", "broken"]
    phase = kinds(events).index("phase")
    assert "due" in kinds(events)[phase + 1 : phase + 3]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert json.dumps(drive(*WHOLE)) == json.dumps(drive(*WHOLE))


def test_without_a_record_the_id_is_null_and_nothing_else_differs() -> None:
    kept, dropped = drive(*WHOLE), drive(*WHOLE, recorded=False)
    assert [event["call_id"] for event in dropped if "call_id" in event] == [None, None]
    without_id = [[{k: v for k, v in event.items() if k != "call_id"} for event in call] for call in (kept, dropped)]
    assert without_id[0] == without_id[1]


@pytest.mark.parametrize(
    "bad",
    [
        b"not json\n",
        b"[1, 2]\n",
        b"\xff\xfe\n",
        b"[" * 100_000,
        b'{"do": "reply", "text": "\\ud800"}',
        b'{"do": "wait", "seconds": NaN}',
        b'{"do": "act", "name": "refund", "args": {"amount": 1e999}}',
        {"do": "dance"},
        {"text": "no do"},
        {"do": "reply"},
        {"do": "act", "name": "no_such_action"},
        {"do": "act", "name": "look_up", "args": {"order": ["48213"]}},
        {"do": "next"},
        RATE,
        {"do": "wait", "seconds": -1},
        {"do": "hold", "minutes": "long"},
    ],
)
def test_bad_input_is_a_problem_and_the_call_goes_on(bad: object) -> None:
    events = drive(bad, HELLO)
    assert kinds(events)[2] == "problem"
    assert events[2]["message"]
    assert "trainee" in kinds(events)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (b"not json", "not JSON in UTF-8"),
        (b'{"do": "reply", "text": "\\ud800"}', "surrogate"),
        (b'{"do": "wait", "seconds": NaN}', "not finite"),
    ],
)
def test_a_line_that_no_record_could_hold_is_told_what_is_wrong_with_it(bad: bytes, words: str) -> None:
    assert words in str(drive(bad)[2]["message"])


def test_the_end_of_the_input_closes_the_call_as_abandoned_with_a_card() -> None:
    events = drive(HELLO)
    closed = next(event for event in events if event["event"] == "closed")
    assert closed["reason"] == "abandoned"
    assert kinds(events)[-1] == "card"


def test_a_second_end_skips_the_rating() -> None:
    events = drive(HELLO, {"do": "end"}, {"do": "next"}, {"do": "end"})
    assert events[-1]["event"] == "card"
    assert events[-1]["self_rating"] is None


def test_lines_after_the_close_are_not_read() -> None:
    events = drive(*WHOLE, HELLO, b"rubbish")
    assert kinds(events)[-1] == "card"


def test_the_lines_of_the_card_add_up_to_the_uncapped_total() -> None:
    card = drive(*WHOLE)[-1]
    lines = card["lines"]
    assert isinstance(lines, list)
    assert round(sum(line["points"] for line in lines), 1) == card["uncapped"]


def test_quotes_on_the_card_are_the_words_that_were_typed() -> None:
    events = drive(*WHOLE)
    replies = {event["turn"]: str(event["text"]) for event in events if event["event"] == "trainee"}
    lines = events[-1]["lines"]
    assert isinstance(lines, list)
    cited = [line for line in lines if line["evidence"] is not None and line["evidence"]["in"] == "reply"]
    assert cited
    for line in cited:
        evidence = line["evidence"]
        assert replies[line["turn"]][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_time_passes_only_by_what_the_input_says() -> None:
    events = drive({"do": "wait", "seconds": 30}, HELLO)
    reply = next(event for event in events if event["event"] == "trainee")
    assert reply["at_ms"] == 50_000


def test_a_kept_word_is_settled_when_its_time_comes_and_the_customer_is_rung_up() -> None:
    events = drive(HELLO, LOOK_UP, PROMISE, KEEP, END, NEXT, NEXT, END, NEXT, RATE)
    planned = next(event for event in events if event["event"] == "action" and event["name"] == "call_back")
    assert (planned["ok"], planned["planned"]) == (True, "2026-03-04T11:00")
    settled = [
        (e["id"], e["status"], e["now"], e["settled_by"]) for e in events if e["event"] == "due" and e["settled_by"]
    ]
    assert settled == [
        ("d1", "kept", "2026-03-04T11:00:00", "call_back"),
        ("status_update", "kept", "2026-03-04T11:00:00", "call_back"),
    ]
    scene = next(event for event in events if event["event"] == "scene")
    assert (scene["id"], scene["channel"], scene["now"]) == ("called_back", "phone", "2026-03-04T11:05:00")
    assert events[-1]["event"] == "card"


def test_a_broken_word_is_quoted_by_the_customer_who_comes_back() -> None:
    events = drive(*WHOLE)
    scene = next(n for n, event in enumerate(events) if event["event"] == "scene")
    assert events[scene]["id"] == "no_call"
    assert [event["status"] for event in events[:scene] if event["event"] == "due"][-2:] == ["broken", "broken"]
    back = events[scene + 1]
    assert (back["event"], back["scene"]) == ("customer", "no_call")
    assert "I will call you tomorrow at 11:00" in str(back["text"])
    causes = back["because"]
    assert isinstance(causes, list)
    assert "did not come" in causes[0]["what"]
    assert causes[0]["trust"] < 0


def test_who_has_gone_on_may_rate_and_leave_the_rest_undone() -> None:
    events = drive(HELLO, {"do": "act", "name": "look_up", "args": {"order": "48213"}}, END, NEXT, RATE)
    assert [event["event"] for event in events[-3:]] == ["rated", "closed", "card"]


def test_between_two_contacts_nobody_waits_for_time_to_pass() -> None:
    events = drive(HELLO, PROMISE, END, {"do": "wait", "seconds": 90})
    problem = next(event for event in events if event["event"] == "problem")
    assert "time does not pass by waiting" in str(problem["message"])


def test_a_time_is_understood_as_people_write_it() -> None:
    events = drive(HELLO, {"do": "act", "name": "follow_up", "args": {"when": "tomorrow at 3pm"}})
    done = next(event for event in events if event["event"] == "action")
    assert (done["ok"], done["planned"]) == (True, "2026-03-04T15:00")
