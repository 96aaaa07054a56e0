"""The lines of `rapport score`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.requests import answer_line, parse_request

LINE = {
    "id": "x1",
    "language": "en",
    "channel": "chat",
    "now": "2026-11-12T10:20",
    "facts": [{"id": "F1", "statement": "Refund reaches the card in 5 working days", "values": ["5"]}],
    "customer": "I need the money by Friday, how long does the refund take?",
    "reply": "I've refunded 24.90 to your card; it will be there within five working days.",
    "actions": [{"name": "refund", "args": {"amount": 24.9}}],
    "required": [{"name": "refund"}],
    "history": [{"speaker": "customer", "text": "Hello"}, {"speaker": "agent", "text": "Hello, what can I do?"}],
    "unheard_of": {"a": 1},
}


def answered(line: dict[str, Any]) -> dict[str, Any]:
    answer = answer_line(json.dumps(line))
    assert answer.ok, answer.text
    found = json.loads(answer.text)
    assert isinstance(found, dict)
    return found


def test_a_line_gets_the_fields_of_the_contract() -> None:
    found = answered(LINE)
    assert list(found) == ["id", "empathy", "accuracy", "follow_through", "critical", "scorer_versions"]
    for name in ("empathy", "accuracy", "follow_through"):
        assert list(found[name]) == ["level", "estimate", "assessed", "findings"]
    figures = found["accuracy"]["findings"][0]
    assert (figures["criterion"], figures["verdict"], figures["fact"]) == ("figures", "met", "F1")
    evidence = figures["evidence"]
    assert evidence["in"] == "reply"
    assert LINE["reply"][evidence["start"] : evidence["end"]] == evidence["quote"]  # type: ignore[index]  # the reply is text
    assert found["accuracy"]["level"] == 3
    assert found["follow_through"]["level"] == 3


def test_only_the_reply_is_required() -> None:
    found = answered({"reply": "It will be there on Thursday."})
    assert found["id"] is None
    assert found["accuracy"] | {"findings": []} == {"level": None, "estimate": None, "assessed": False, "findings": []}


def test_a_missing_log_is_unknown_and_an_empty_one_is_none() -> None:
    claim = {"customer": "Where is my money?", "reply": "I've refunded you."}
    assert answered(claim)["critical"] == []
    assert [error["code"] for error in answered({**claim, "actions": []})["critical"]] == ["false_action_claim"]


def test_a_required_action_that_is_missing_caps_follow_through() -> None:
    line = {**LINE, "reply": "I'll refund it by 5pm today.", "actions": []}
    assert answered(line)["follow_through"]["level"] == 1


def test_a_promise_that_cannot_be_kept_is_level_0() -> None:
    due = [{"who": "company", "what": "refund", "due": "today", "keepable": False}]
    line = {"customer": "Where is my money?", "reply": "You'll receive it today.", "commitments_due": due}
    assert answered(line)["follow_through"]["level"] == 0


def test_an_empty_reply_to_somebody_in_need_is_level_0() -> None:
    found = answered({"customer": "Where is my money?", "reply": ""})
    assert [found[name]["level"] for name in ("empathy", "accuracy", "follow_through")] == [0, 0, 0]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON: Expecting property name enclosed in double quotes at column 2"),
        ("[]", "line: expected an object, got a list"),
        ("{}", "reply: missing; expected text"),
        ('{"reply": 5}', "reply: expected text, got a number"),
        ('{"reply": "x", "now": "noon"}', "now: expected local time as"),
        ('{"reply": "x", "channel": "fax"}', "channel: expected one of chat, phone, email, social, got 'fax'"),
        ('{"reply": "x", "facts": [7]}', "facts/0: expected an object, got a number"),
        ('{"reply": "x", "facts": {}}', "facts: expected a list, got an object"),
        ('{"reply": "x", "actions": [{"args": {}}]}', "actions/0/name: missing; expected text"),
        ('{"reply": "x", "history": [{"speaker": "agent"}]}', "history/0/text: missing; expected text"),
    ],
)
def test_a_line_at_fault_gets_one_located_line(line: str, message: str) -> None:
    answer = answer_line(line)
    assert not answer.ok
    assert message in json.loads(answer.text)["error"]
    assert "\n" not in answer.text


def test_a_line_at_fault_keeps_its_id() -> None:
    assert json.loads(answer_line('{"id": "x7"}').text)["id"] == "x7"


def test_a_language_without_a_pack_is_not_assessed() -> None:
    found = answered({"language": "sv", "customer": "Var?", "reply": "Vi tittar."})
    assert not any(found[name]["assessed"] for name in ("empathy", "accuracy", "follow_through"))


def test_half_a_surrogate_pair_comes_back_as_an_escape() -> None:
    answer = answer_line('{"id": "\\ud800", "reply": "ok"}')
    assert answer.text.encode()
    assert json.loads(answer.text)["id"] == "\ud800"


def test_the_history_becomes_turns_before_this_one() -> None:
    request = parse_request(json.dumps(LINE))
    assert [turn.number for turn in request.case.turns] == [1, 2]
    assert request.case.turns[0].reply == "Hello, what can I do?"


def test_the_same_line_gives_the_same_bytes() -> None:
    assert answer_line(json.dumps(LINE)) == answer_line(json.dumps(LINE))


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"commitments_due": [{"what": "call", "keepable": "maybe"}]}, "commitments_due/0/keepable: expected true or"),
        ({"commitments_due": [{"what": "call", "keepable": 1}]}, "got a number"),
        ({"facts": [{"id": "F1"}]}, "facts/0: expected a statement or values, got neither"),
        ({"facts": [{"id": "F1", "statement": " ", "values": []}]}, "facts/0: expected a statement or values"),
    ],
)
def test_a_flag_that_is_none_and_a_fact_that_says_nothing_are_errors(fault: dict[str, Any], message: str) -> None:
    answer = answer_line(json.dumps({"reply": "Yes.", **fault}))
    assert not answer.ok
    assert message in json.loads(answer.text)["error"]


def test_a_fact_may_have_only_values_and_a_promise_no_flag() -> None:
    line = {"reply": "Yes.", "facts": [{"values": ["5"]}], "commitments_due": [{"what": "call", "keepable": None}]}
    assert answered(line)["id"] is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*LINE, "commitments_due", "context", "policy"]), JSON))
def test_any_object_gets_one_line_and_never_a_traceback(data: dict[str, object]) -> None:
    answer = answer_line(json.dumps(data))
    assert isinstance(json.loads(answer.text), dict)
    assert "\n" not in answer.text


@given(st.text(max_size=40))
def test_any_line_gets_one_line(line: str) -> None:
    assert isinstance(json.loads(answer_line(line).text), dict)
