"""Made journals are real: every call folds, verifies and adds up, and the people are what they are said to be."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.codec import parse_scenario_body
from simulator.scenario.resolve import resolve
from simulator.session.chain import flaws
from simulator.session.record import Record, card_from_json, events_of
from simulator.session.replay import fold
from simulator.storage.attempts import find_attempts
from simulator.storage.store import open_store
from tests.journals.kept import keep
from tests.journals.maker import a_plan, made_call, made_calls, many_calls
from tests.journals.people import KINDS


def _folds(record: Record) -> None:
    scenario = resolve(parse_scenario_body(record.scenario), seed=record.header.seed, twist=record.header.twist)
    state = fold(scenario, events_of(record))
    card = card_from_json(record.cards[0].body)
    assert state.phase == "closed"
    assert flaws(record) == []
    assert len(card.turns) == state.turn
    for turn in card.turns:
        text = "\n".join(m.text for m in state.transcript if m.speaker == "agent" and m.turn == turn.turn)
        for level in (turn.empathy, turn.accuracy, turn.follow_through):
            for finding in level.findings:
                assert finding.evidence is not None
                assert text[finding.evidence.start : finding.evidence.end] == finding.evidence.quote
    assert card.uncapped is not None
    assert round(sum(line.points for line in card.lines), 1) == card.uncapped


def test_every_made_call_folds_verifies_and_adds_up() -> None:
    for record in made_calls(a_plan(7, 6)):
        _folds(record)


def test_the_same_plan_makes_the_same_calls_and_another_seed_others() -> None:
    plan = a_plan(2, 2)
    assert list(made_calls(plan)) == list(made_calls(plan))
    assert made_call(plan, plan.people[0], 0) != made_call(a_plan(2, 2, seed=2), plan.people[0], 0)


def test_repeated_calls_have_headers_and_chains_of_their_own() -> None:
    records = list(many_calls(a_plan(3, 6), distinct=2))
    assert len({record.header.call_id for record in records}) == 18
    assert [flaws(record) for record in records] == [[]] * 18


def test_the_people_are_what_they_are_said_to_be(tmp_path: Path) -> None:
    store = open_store(tmp_path / "journal.db")
    plan = a_plan(7, 40)
    assert keep(store, plan) == 280
    attempts = find_attempts(store.database).attempts
    store.close()
    kinds = {who.alias: who.kind for who in plan.people}
    assert set(kinds.values()) == set(KINDS)
    totals = {kind: [a.total or 0.0 for a in attempts if kinds[a.alias] == kind] for kind in KINDS}
    half = {kind: (sum(t[:20]) / 20, sum(t[20:]) / 20) for kind, t in totals.items()}
    assert half["learner"][1] > half["learner"][0] + 10
    assert half["slipping"][1] < half["slipping"][0] - 5
    assert abs(half["plateau"][1] - half["plateau"][0]) < 10
    gaps = {
        kind: [a.brief.gap for a in attempts if kinds[a.alias] == kind and a.brief.gap is not None] for kind in KINDS
    }
    assert sum(gaps["over_rater"]) / len(gaps["over_rater"]) > 15
    assert sum(gaps["under_rater"]) / len(gaps["under_rater"]) < -8
