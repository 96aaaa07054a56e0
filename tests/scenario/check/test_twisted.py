"""Tests of `simulator.scenario.check.twisted`: what a variant takes away and asks for all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.check.examine import examine
from tests.scenario.check.samples import with_keys, write_sample

TWISTS = "twists:\n  plain: {{}}\n  moved: {{record: {{address: 2 Elm Row}}, {}}}\n"


def messages(folder: Path, keys: str) -> list[tuple[str, str]]:
    case = write_sample(folder / "cases")
    file = case / "scenario.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), keys), encoding="utf-8")
    return [(problem.code, problem.message) for problem in examine(case).problems]


@pytest.mark.parametrize(
    ("twist", "who"),
    [
        ("without: [swap], solved: {said: warranty}", "`required`"),
        ("without: [swap], required: []", "`solved`"),
        ("without: [swap], required: [], solved: {any: [{did: swap}, {did: swap speed=express}]}", "`solved`"),
        ("without: [warranty]", "`must_say`"),
        ("without: [phone]", "the obligation `news`"),
    ],
)
def test_what_a_twist_takes_away_is_missed_by_who_asks_for_it(twist: str, who: str, tmp_path: Path) -> None:
    ((code, message),) = messages(tmp_path, TWISTS.format(twist))
    assert code == "N105"
    assert f"away, and {who} asks for it all the same." in message


@pytest.mark.parametrize(
    "twist",
    [
        "without: [swap], required: [], solved: {any: [{did: swap}, {said: warranty}]}",
        "without: [swap], required: [], solved: {did: phone}",
        "without: [warranty], must_say: []",
        "without: [phone, news]",
        "without: [swap], actions: [{id: swap, title: Swap, args: {speed: [slow]}, means: [replace]}]",
    ],
)
def test_a_twist_that_says_what_holds_instead_is_left_alone(twist: str, tmp_path: Path) -> None:
    assert messages(tmp_path, TWISTS.format(twist)) == []


def test_a_new_line_of_the_record_is_no_slip(tmp_path: Path) -> None:
    assert messages(tmp_path, "twists:\n  plain: {}\n  moved: {record: {gift_card: none}}\n") == []


def test_a_twist_asks_nobody_to_tell_what_the_customer_knows(tmp_path: Path) -> None:
    ((code, message),) = messages(tmp_path, TWISTS.format("must_say: [gift]"))
    assert (code, "in `moved` the trainee cannot be asked" in message) == ("A709", True)
