"""The xAPI statements of a call: the strict model takes them, ids never change, and no word leaves unless wanted."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from simulator.engine.events import CallClosed
from simulator.reports.xapi import BASE, Told, statement_id, statements
from simulator.scenario.codec import parse_scenario_body
from simulator.scenario.resolve import resolve
from simulator.session.record import card_from_json, events_of
from simulator.session.replay import fold
from tests.journals.maker import a_plan, made_call

Json = dict[str, Any]


@pytest.fixture(scope="module")
def told() -> Told:
    plan = a_plan(1, 12)
    record = made_call(plan, plan.people[0], 6)
    scenario = resolve(parse_scenario_body(record.scenario), seed=1, twist="plain")
    events = events_of(record)
    return Told(
        header=record.header,
        scenario=scenario,
        events=events,
        state=fold(scenario, events),
        card=card_from_json(record.cards[0].body),
        scored_at=record.cards[0].created_at,
    )


def _verbs(made: tuple[Json, ...]) -> list[str]:
    return [each["verb"]["display"]["en"] for each in made]


def test_the_strict_statement_model_takes_every_statement(told: Told) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the model's library warns about its own pydantic
        from ralph.models.xapi.base.statements import BaseXapiStatement

        abandoned = replace(
            told, events=(*told.events[:-1], CallClosed(kind="call_closed", at_ms=1, reason="abandoned"))
        )
        for each in (told, replace(told, words=True), replace(told, card=None), abandoned):
            for statement in statements(each):
                BaseXapiStatement(**json.loads(json.dumps(statement)))


def test_a_call_begins_is_answered_is_completed_and_judged_once(told: Told) -> None:
    verbs = _verbs(statements(told))
    assert verbs[0] == "initialized"
    assert verbs.count("answered") == told.state.turn
    assert verbs[-3] == "completed"
    assert verbs[-2] in ("passed", "failed")
    assert verbs[-1] == "terminated"


def test_every_check_is_a_statement_that_refers_to_its_reply(told: Told) -> None:
    made = statements(told)
    ids = {each["id"] for each in made}
    scored = [each for each in made if each["verb"]["display"]["en"] == "scored"]
    assert told.card is not None
    findings = [
        finding
        for turn in told.card.turns
        for level in (turn.empathy, turn.accuracy, turn.follow_through)
        for finding in level.findings
        if finding.verdict != "not_assessed"
    ]
    assert len(scored) == len(findings)
    assert all(each["context"]["statement"]["id"] in ids for each in scored)
    assert sum(each["result"]["success"] for each in scored) == sum(f.verdict == "met" for f in findings)


def test_ids_are_uuid5_never_twice_and_the_same_each_time(told: Told) -> None:
    first, second = statements(told), statements(told)
    assert first == second
    ids = [str(each["id"]) for each in first]
    assert len(ids) == len(set(ids))
    assert {UUID(each).version for each in ids} == {5}
    assert statement_id(told.header.call_id, "answered", 1) in ids


def test_only_the_judgement_carries_a_score_and_it_is_that_of_the_card(told: Told) -> None:
    made = statements(told)
    scored = [each for each in made if "score" in each.get("result", {})]
    (judged,) = scored
    assert told.card is not None
    assert told.card.total is not None
    assert judged["result"]["score"]["raw"] == told.card.total
    assert judged["result"]["score"]["scaled"] == pytest.approx(told.card.total / 100)
    assert judged["result"]["success"] == (told.card.total >= 60)
    assert judged["result"]["extensions"][f"{BASE}/extensions/rubric"] == told.card.rubric_hash


def test_no_word_of_a_reply_is_told_unless_it_is_wanted(told: Told) -> None:
    assert "response" not in json.dumps(statements(told))
    answered = [each for each in statements(replace(told, words=True)) if each["verb"]["display"]["en"] == "answered"]
    replies = [m.text for m in told.state.transcript if m.speaker == "agent"]
    assert [each["result"]["response"] for each in answered] == replies


def test_the_actor_is_an_account_and_never_a_mail_address(told: Told) -> None:
    for each in statements(told):
        assert each["actor"] == {"objectType": "Agent", "account": {"homePage": f"{BASE}/people", "name": "amara"}}


def test_an_abandoned_call_is_abandoned_and_not_judged(told: Told) -> None:
    left = replace(told, events=(*told.events[:-1], CallClosed(kind="call_closed", at_ms=1, reason="abandoned")))
    verbs = _verbs(statements(left))
    assert verbs[-1] == "abandoned"
    assert not {"completed", "passed", "failed", "terminated"} & set(verbs)


def test_an_open_call_has_no_end(told: Told) -> None:
    verbs = _verbs(statements(replace(told, events=told.events[:-1], card=None)))
    assert set(verbs) == {"initialized", "answered"}


def test_no_statement_lies_after_the_score_card(told: Told) -> None:
    stamps = [each["timestamp"] for each in statements(told)]
    assert told.scored_at is not None
    assert max(stamps) <= told.scored_at.isoformat(timespec="milliseconds")
    assert min(stamps) == told.header.opened_at.isoformat(timespec="milliseconds")


def test_a_rewound_call_names_the_one_that_it_comes_from(told: Told) -> None:
    parent = "019a0000-0000-7000-8000-000000000001"
    made = statements(replace(told, header=replace(told.header, parent_id=parent)))
    assert made[0]["context"]["extensions"][f"{BASE}/extensions/rewound_from"] == parent
