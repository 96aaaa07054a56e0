"""A broken promise in the head of the report: the trainee's own words, what was owed, and a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from scoring.model import Commitment
from simulator.reports.attempt import AttemptPage
from simulator.reports.monday import monday_of
from simulator.session.attempt import Attempt
from simulator.view.values import DueRow
from tests.journals.maker import UNTIL
from tests.reports.journal import Journal, made_journal


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_journal(tmp_path_factory.mktemp("journal"), people=1, calls_each=2) as made:
        yield made


def _broken(page: AttemptPage, source: str, quote: str) -> AttemptPage:
    item = Commitment(
        id="d1", turn=2, who="agent", what="call back", due="", keepable=True, status="broken",
        source=source,  # type: ignore[arg-type]  # one of the literals, chosen by the caller
    )  # fmt: skip
    row = DueRow(id="d1", who="You", what="call back", due="", status="broken", when="tomorrow 11:00", quote=quote)
    summary = replace(page.summary, debrief=replace(page.summary.debrief, due=(row,)))
    return replace(page, card=replace(page.card, commitments=(item,)), summary=summary)


@pytest.mark.parametrize(("source", "quote"), [("reply", "I will call you tomorrow at 11:00"), ("obligation", "")])
def test_what_was_owed_and_not_done_is_quoted_and_asked_about(journal: Journal, source: str, quote: str) -> None:
    attempt = journal.attempts[-1]
    bare = replace(attempt.brief, promises={"broken": 1}, caps=(), worst=None)
    attempts = [replace(attempt, brief=bare)]

    def load(each: Attempt) -> AttemptPage:
        return _broken(journal.load(each), source, quote)

    head, _ = monday_of(attempts, UNTIL, load)
    (talk,) = head.conversations
    assert talk.quote == (quote or talk.quote)
    assert talk.quote
    assert "Call back, due tomorrow 11:00." in talk.what
    assert talk.next.startswith("It was not kept.")
    assert "promise" in talk.question
    assert talk.turn == 2
