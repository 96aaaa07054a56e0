"""Tests of `simulator.scenario.check.duties`: authority, opening hours, pages, duties of speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.check.examine import examine
from simulator.scenario.load import load_scenario
from tests.scenario.check.samples import with_keys, write_sample

REFUND = """\
actions:
  - {id: swap, title: Send a new kettle, args: {speed: [standard, express]}, means: [replace]}
  - {id: refund, title: Pay back, args: {amount: {kind: number, at_most: 100}}, means: [refund]}
"""


def found(tmp_path: Path, keys: str) -> list[str]:
    folder = write_sample(tmp_path / "cases")
    file = folder / "scenario.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), keys), encoding="utf-8")
    return [problem.code for problem in examine(folder).problems]


@pytest.mark.parametrize(
    ("authority", "amount", "codes"),
    [
        ("{may: [refund amount<=50]}", 40, []),
        ("{may: [refund amount<=50]}", 50, []),
        ("{may: [refund amount<50]}", 50, ["A703"]),
        ("{may: [refund amount<=50], must_refer: [refund amount>50]}", 80, ["A703"]),
        ("{may: [swap]}", 140, ["A701"]),
        ("{never: [refund]}", 40, ["A703"]),
    ],
)
def test_what_is_required_lies_within_authority(authority: str, amount: int, codes: list[str], tmp_path: Path) -> None:
    required = f"required:\n  - {{action: refund, args: {{amount: {amount}}}, why: it leaks}}\n"
    assert found(tmp_path, f"{REFUND}{required}authority: {authority}\n") == codes


@pytest.mark.parametrize(
    ("due", "codes"),
    [
        ("+1d 11:00", []),
        ("next working day 09:00", []),
        ("+4d 11:00", ["A706"]),
        ("+1d 19:00", ["A706"]),
        ("2h", []),
        ("3h", ["A706"]),
    ],
)
def test_an_obligation_falls_due_while_the_desk_is_open(due: str, codes: list[str], tmp_path: Path) -> None:
    owed = f'obligations:\n  - {{id: news, what: tell when it leaves, due: "{due}", met_by: [phone]}}\n'
    assert found(tmp_path, owed) == codes


def test_a_holiday_is_a_closed_day(tmp_path: Path) -> None:
    assert found(tmp_path, 'holidays: ["2026-03-04"]\n') == ["A706"]


def test_the_hours_of_the_case_win_over_those_of_the_company(tmp_path: Path) -> None:
    owed = 'obligations:\n  - {id: news, what: tell when it leaves, due: "+4d 11:00", met_by: [phone]}\n'
    assert found(tmp_path, owed + 'hours: {mon-sun: "08:00-18:00"}\n') == []


def test_a_page_that_comes_into_force_later_supports_nothing_today(tmp_path: Path) -> None:
    page = (
        "own_articles:\n  - {id: own, title: Terms of kettles, valid_from: %s, text: The warranty runs for 2 years.}\n"
    )
    facts = "articles: [opening_times]\n"
    later = found(tmp_path, facts + page % '"2026-04-01"')
    assert "A710" in later
    assert "A710" not in found(tmp_path / "now", facts + page % '"2026-02-01"')


@pytest.mark.parametrize(
    ("act", "remedy"),
    [("call_back", "Write the actions: `phone`."), ("repair", "Known here: `end_contact`, ")],
)
def test_a_scenario_that_names_an_act_where_an_action_belongs_loads_and_is_warned_of(
    act: str, remedy: str, tmp_path: Path
) -> None:
    owed = f'obligations:\n  - {{id: news, what: tell when it leaves, due: "+1d 11:00", met_by: [{act}]}}\n'
    folder = write_sample(tmp_path / "cases")
    file = folder / "scenario.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), owed), encoding="utf-8")
    (problem,) = (each for each in examine(folder).problems if each.code == "R304")
    assert problem.severity == "warning"
    assert problem.message == f"There is no action `{act}`: it is an act that actions amount to."
    assert problem.remedy.startswith(remedy)
    assert load_scenario(folder).obligations[-1].met_by == (act,)


TWISTED = """\
actions:
  - {id: swap, title: Send a new kettle, args: {speed: [standard, express]}, means: [replace]}
required:
  - {action: swap, args: {speed: express}, why: the kettle leaks}
twists:
  plain: {}
  closed_road:
    actions:
      - {id: swap, title: Send a new kettle, args: {speed: [standard]}, means: [replace]}
    required:
      - {action: swap, args: {speed: standard}, why: the kettle leaks}
"""


def test_what_is_required_is_compared_with_the_action_of_its_own_variant(tmp_path: Path) -> None:
    assert "A701" not in found(tmp_path, TWISTED)
    assert "A701" in found(tmp_path / "none", TWISTED.replace("{speed: express}", "{speed: overnight}"))


@pytest.mark.parametrize("wanted", ["24.9", '"24.90"', "24.90"])
def test_a_number_that_is_required_is_compared_as_the_desk_compares_it(wanted: str, tmp_path: Path) -> None:
    keys = (
        "actions:\n  - {id: swap, title: Send a new kettle, means: [replace]}\n"
        '  - {id: refund, title: Pay back, args: {amount: {kind: number, expects: ["24.90"]}}, means: [refund]}\n'
        f"required:\n  - {{action: refund, args: {{amount: {wanted}}}, why: it leaks}}\n"
    )
    assert "A701" not in found(tmp_path, keys)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ("", "without `speed`"),
        (", args: {sped: express}", "without `speed`"),
        (", args: {speed: express, size: 2}", "the argument `size`"),
        (", args: {speed: express}", ""),
    ],
)
def test_a_play_gives_an_action_what_it_needs_and_nothing_else(args: str, said: str, tmp_path: Path) -> None:
    folder = write_sample(tmp_path / "cases")
    file = folder / "plays" / "good.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(", args: {speed: express}", args, 1), encoding="utf-8")
    found = [problem.message for problem in examine(folder).problems if problem.code == "P906"]
    assert len(found) == bool(said)
    assert all(said in message for message in found)
