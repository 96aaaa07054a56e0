"""Whatever an endpoint does, one line takes at most the deadline, shows only what passed, and changes no score."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.customers.scripted import ScriptedVoice
from tests import effort
from tests.customers.broken_rules import RULES
from tests.customers.calls import DEADLINE_S, PATIENCE_S, SECRET, essence, first_line, voice_on, whole_call
from tests.customers.failures import CASES, Case
from tests.customers.fake_endpoint import serving

LONG_S = 8.0


@pytest.fixture
def _all_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.DEBUG):
        yield


@pytest.mark.usefixtures("_all_logged")
@pytest.mark.parametrize("case", [*CASES, *RULES], ids=lambda case: case.name)
def test_a_line_comes_in_time_whatever_the_endpoint_does(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    deadline_s = DEADLINE_S if case.hangs else LONG_S
    with serving(*case.does) as endpoint, voice_on(endpoint.base_url, deadline_s=deadline_s) as voice:
        heard = first_line(voice)
        asked = len(endpoint.asked)
    assert heard.voice == case.voice, (heard, caplog.text)
    assert heard.authored == heard.text
    assert heard.took_s <= deadline_s + PATIENCE_S
    allowed = case.requests if isinstance(case.requests, tuple) else (case.requests,)
    assert asked in allowed
    told = " ".join(f"{notice.message} {notice.hint}" for notice in heard.notices)
    assert case.told in told if case.told else told == ""
    assert_no_secret(caplog, told)


def test_the_documentation_tells_what_each_case_comes_to() -> None:
    text = (Path(__file__).parents[2] / "docs" / "llm.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| ") and line.count("|") == 6]
    told = {cells[0].removeprefix("| "): cells for cells in rows}
    for case in (*CASES, *RULES):
        cells = told[case.name]
        assert cells[1].startswith("the model's line" if case.voice == "llm" else "the author's line"), case.name
        assert case.told in cells[1], case.name
        allowed = case.requests if isinstance(case.requests, tuple) else (case.requests,)
        assert int(cells[4].removesuffix(" |")) in allowed, case.name


SOME = [*CASES, *RULES][:: effort.count(9, 1)]


@pytest.mark.parametrize("case", SOME, ids=lambda case: case.name)
def test_a_whole_call_scores_as_without_an_endpoint_whatever_it_does(case: Case) -> None:
    deadline_s = 0.7 if case.hangs else 3.0
    with serving(*case.does) as endpoint, voice_on(endpoint.base_url, deadline_s=deadline_s) as voice:
        runner = whole_call(voice)
    assert essence(runner) == essence(whole_call(ScriptedVoice()))
    assert all(m.voice == "llm" or m.text == m.authored for m in runner.state.transcript)


def assert_no_secret(caplog: pytest.LogCaptureFixture, *more: str) -> None:
    formatter = logging.Formatter()
    logged = [formatter.format(record) for record in caplog.records]
    for text in (*logged, *more):
        assert SECRET not in text
        assert SECRET[3:12] not in text
