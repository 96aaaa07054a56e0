"""Tricks that nobody had tuned the scorers on, in three languages, with the levels that each may reach."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scoring.requests import answer_line

LINES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "fresh_probes.jsonl").read_text("utf-8").splitlines()
]
CASES = {line["case"]["language"]: line["case"] for line in LINES if "case" in line}
TRICKS = [line for line in LINES if "reply" in line]


def levels(language: str, reply: str, **rest: object) -> list[int | None]:
    answer = json.loads(answer_line(json.dumps({**CASES[language], "reply": reply, **rest})).text)
    return [answer[name]["level"] for name in ("empathy", "accuracy", "follow_through")]


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: str(trick["reply"])[:40])
def test_a_fresh_trick_stays_under_its_ceiling(trick: dict[str, Any]) -> None:
    got = levels(trick["language"], trick["reply"])
    assert all(level is None or level <= limit for level, limit in zip(got, trick["most"], strict=True)), got


def test_an_honest_reply_to_the_same_customer_reaches_the_top() -> None:
    reply = (
        "Biscuit crying all night must be frightening, and it was us who cancelled his check: I am sorry. I have "
        "booked him in again for tomorrow, Thursday 7 May at 9:30, the first free time, and you pay nothing: the fee "
        "of 22.00 is dropped. I will ring you at 11:00 to hear how he is."
    )
    done = [{"name": "rebook_check", "args": {"date": "2026-05-07", "time": "9:30"}}]
    assert levels("en", reply, actions=done) == [3, 3, 3]
