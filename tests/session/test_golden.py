"""Whole calls that were stored on some day still fold into a call that has ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.codec import parse_scenario_body
from simulator.scenario.resolve import resolve
from simulator.session.record import events_of, read_record
from simulator.session.replay import differs_from_live, fold
from tests.session.golden import FOLDER


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_a_golden_record_still_folds_into_a_closed_call(path: Path) -> None:
    record = read_record(path.read_text(encoding="utf-8"))
    header = record.header
    scenario = resolve(parse_scenario_body(record.scenario), seed=header.seed, twist=header.twist)
    state = fold(scenario, events_of(record))
    assert state.phase == "closed"
    assert state.transcript
    # Where this fails the rules have changed: raise RULES in simulator/session/replay.py and store a new record.
    assert not differs_from_live(state, events_of(record))
