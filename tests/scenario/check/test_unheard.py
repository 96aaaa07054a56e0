"""Tests of `simulator.scenario.check.unheard`: names that are declared, and that no reply can ever bring up."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.check.examine import examine
from tests.scenario.check.samples import with_keys, write_sample

ACTIONS = """\
actions:
  - {{id: swap, title: Send a new kettle, args: {{speed: [standard, express]}}, means: [replace]}}
  - {{id: engrave, title: Engrave a name{}}}
"""
REACTION = "reactions:\n  - {{id: one, when: {}, mood: 3, because: it was said}}\n"
SCENE = "scenes:\n  - id: back\n    at: next day 12:00\n{}    says: {}\n"
QUOTING = '["You wrote \\"{quoted}\\".", "\\"{quoted}\\", remember?", "Again: \\"{quoted}\\"?"]'
MIXED = '["You wrote \\"{quoted}\\".", "It leaks still.", "Here I am again."]'


def codes(folder: Path, keys: str) -> list[str]:
    case = write_sample(folder / "cases")
    file = case / "scenario.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), keys), encoding="utf-8")
    return [problem.code for problem in examine(case).problems if problem.severity != "note"]


@pytest.mark.parametrize(
    ("more", "when", "expected"),
    [
        ("", "{promised: engrave}", ["N001"]),
        ("", "{not: {offered: engrave}}", ["N001"]),
        ("", "{did: engrave}", []),
        (", means: [label]", "{promised: engrave}", []),
        (", words: [engrave]", "{promised: engrave}", []),
        ("", "{promised: any}", []),
        ("", "{acknowledged: feeling}", []),
        ("", "{asked: gift}", ["N001"]),
        ("", "{said: warranty}", []),
        ("", "{asked: hold}", []),
    ],
)
def test_an_action_or_a_fact_without_phrases_is_never_heard(
    more: str, when: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(tmp_path, ACTIONS.format(more) + REACTION.format(when)) == expected


def test_a_topic_without_a_phrase_is_never_heard(tmp_path: Path) -> None:
    keys = "topics: {limescale: %s}\n" + REACTION.format("{said: limescale}")
    assert codes(tmp_path / "without", keys % "[]") == ["N001", "N001"]
    assert codes(tmp_path / "with", keys % "[chalk]") == []
    shown = 'examples: {limescale: "White stuff.\\nIt is chalk.\\nOnly the water."}\n'
    assert codes(tmp_path / "shown", shown + keys % "[]") == []


@pytest.mark.parametrize(
    ("keys", "says", "expected"),
    [
        ("    quotes: message\n", QUOTING, ["N003"]),
        ("    quotes: message\n", MIXED, []),
        ("    quotes: phone\n", MIXED, []),
        ("    quotes: news\n", MIXED, []),
        ("    quotes: swap\n    opens_if: {promised: swap}\n", QUOTING, []),
        ("    opens_if: {promised: call_back}\n", QUOTING, []),
        ("    opens_if: {all: [{due: call_back}, {not: {did: swap}}]}\n", QUOTING, []),
        ("    opens_if: {any: [{due: call_back}, {did: swap}]}\n", QUOTING, ["N003"]),
        ("    opens_if: {promised: occasion}\n", MIXED, ["N002"]),
        ("    opens_if: {promised: any}\n", QUOTING, []),
        ("", MIXED, []),
        ("", '["One.", "Two.", "Three."]', []),
    ],
)
def test_a_quote_needs_a_promise_that_a_reply_can_make(
    keys: str, says: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(tmp_path, SCENE.format(keys, says)) == expected


@pytest.mark.parametrize(("more", "expected"), [("", ["N002"]), (", means: [label]", [])])
def test_an_action_is_promised_by_what_it_means(more: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, ACTIONS.format(more) + SCENE.format("    quotes: engrave\n", MIXED)) == expected


def test_the_own_words_stand_in_the_first_line_of_a_scene_alone(tmp_path: Path) -> None:
    beat = '    beats:\n      - {id: later, says: ["And \\"{quoted}\\"?", "So?", "Well?"]}\n'
    assert codes(tmp_path, SCENE.format("", MIXED) + beat) == ["R306"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (REACTION.format("{silent_for: 60s}"), ["N004"]),
        (REACTION.format("{all: [{said: refund}, {silent_for: 60s}]}"), ["N004"]),
        ('interjections:\n  - {id: one, when: {silent_for: 90s}, says: ["Hm?", "Well?", "So?"]}\n', []),
        ('beats:\n  - {id: opening, until: {silent_for: 1m}, says: ["Hm?", "Well?", "So?"]}\n', ["N004"]),
    ],
)
def test_a_silence_is_over_when_somebody_has_spoken(keys: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, keys) == expected


@pytest.mark.parametrize("when", ["{due: news}", "{settled: news}"])
def test_a_debt_is_asked_for_in_a_later_scene_or_an_ending(when: str, tmp_path: Path) -> None:
    owed = REACTION.format(when)
    assert codes(tmp_path / "at_once", owed) == ["N005"]
    assert codes(tmp_path / "later", owed + SCENE.format("", MIXED)) == []
    ending = f"endings:\n  - {{id: content, when: {when}, good: true}}\n"
    last = "  - {id: gone, when: {any: [{start: true}, {start: false}]}}\n"
    assert codes(tmp_path / "ending", ending + last) == []
