"""Replies in situations that no model has learnt from: how far the scorers agree with the levels written down before.

The levels were given by the rubric before the scorer saw the replies; what was found wrong with the first set has been
mended by its cause, and the second set was written afterwards.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scoring.agreement import quadratic_kappa
from scoring.requests import answer_line

LINES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "unseen_replies.jsonl").read_text("utf-8").splitlines()
]
CASES = {line["case"]["id"]: line["case"] for line in LINES if "case" in line}
SETS = {line["case"]["id"]: line["set"] for line in LINES if "case" in line}
RATED = [line for line in LINES if "levels" in line]
RUSES = [line for line in LINES if "most" in line]
DIMENSIONS = ("empathy", "accuracy", "follow_through")


def levels(line: dict[str, Any]) -> list[int | None]:
    request = {**CASES[line["of"]], "reply": line["reply"], "actions": line.get("actions", [])}
    answer = json.loads(answer_line(json.dumps(request)).text)
    return [answer[name]["level"] for name in DIMENSIONS]


@pytest.mark.parametrize(
    ("part", "least"), [("first", (0.82, 0.84, 0.84)), ("second", (0.86, 0.80, 0.76))], ids=["first", "second"]
)
def test_the_scorers_agree_with_the_levels_of_unseen_replies(part: str, least: tuple[float, float, float]) -> None:
    lines = [line for line in RATED if SETS[line["of"]] == part]
    got = [levels(line) for line in lines]
    for i, (name, bound) in enumerate(zip(DIMENSIONS, least, strict=True)):
        given = [(line["levels"][i], each[i]) for line, each in zip(lines, got, strict=True)]
        pairs = [(wanted, level) for wanted, level in given if level is not None]
        assert len(pairs) == len(lines), name
        kappa = quadratic_kappa([wanted for wanted, _ in pairs], [level for _, level in pairs])
        assert kappa >= bound, (name, kappa)


def test_hardly_a_level_is_off_by_two() -> None:
    far = 0
    for line in RATED:
        far += sum(
            level is None or abs(level - wanted) > 1 for level, wanted in zip(levels(line), line["levels"], strict=True)
        )
    assert far <= 5


@pytest.mark.parametrize("ruse", RUSES, ids=lambda ruse: str(ruse["reply"])[:40])
def test_a_ruse_stays_under_its_ceiling(ruse: dict[str, Any]) -> None:
    got = levels(ruse)
    assert all(level is None or level <= most for level, most in zip(got, ruse["most"], strict=True)), got
