"""Tests of `simulator.scenario.check.idle`: what is written and does nothing is named, what does something is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.check.examine import examine
from tests.scenario.check.samples import with_keys, write_sample

FACT = (
    "facts:\n  - {{id: warranty, type: duration, value: 2 years, says: It runs for 2 years., topic: [warranty]}}\n"
    "  - {}\n"
)
GIFT = 'id: gift, known_to: customer, topic: [gift], says: ["A wedding.", "For a wedding.", "My sister weds."]'
THREE = '["Well.", "So.", "And now?"]'
SCENES = (
    "scenes:\n  - {{id: one, at: next day 11:00, says: {three}{first}}}\n  - {{id: two, at: {at}, says: {three}}}\n"
)


def found(folder: Path, keys: str) -> list[tuple[str, str]]:
    case = write_sample(folder / "cases")
    file = case / "scenario.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), keys), encoding="utf-8")
    return [(problem.code, problem.message) for problem in examine(case).problems]


def idle(folder: Path, keys: str) -> list[str]:
    """Return the keys that are said to do nothing."""
    said = [message for code, message in found(folder, keys) if code == "N101"]
    assert all("` does nothing here: " in message for message in said)
    return [message.split("`")[1] for message in said]


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ("manners: {subject: A kettle}\n", ["subject"]),
        ("queue: {told: 4m}\n", ["told"]),
        ("queue: {waited: 6m, told: 4m}\n", []),
        ("channel: email\nclocks: {hold: 3m}\n", ["hold"]),
        ("clocks: {hold: 3m}\n", []),
        ("channel: email\nmanners: {subject: A kettle}\n", []),
        ("channel: phone\ncustomer: {name: Ada Quill, style: {spelling: hurried}}\n", ["spelling"]),
        ("customer: {name: Ada Quill, style: {spelling: hurried}}\n", []),
        (FACT.format("{" + GIFT + f", withheld: {THREE}" + "}"), ["withheld"]),
        (FACT.format("{" + GIFT + f", withheld: {THREE}, tell: {{trust_at_least: 60}}" + "}"), []),
        (FACT.format("{" + GIFT + ", contradicts: [birthday]}"), ["contradicts"]),
        (FACT.format("{" + GIFT + ", type: date}"), ["type"]),
        (FACT.format(f"{{id: free, says: It is free., topic: [free], again: {THREE}, tell: {{asked: price}}}}"),
         ["again", "tell"]),
        (f"unknown:\n  - {{id: why, says: Nobody knows., topic: [because it], again: {THREE}}}\n", ["again"]),
        ('values: {order: {any: ["48213", "51760"], gender: {"48213": m}}}\n', ["gender"]),
        ("people:\n  - {id: ida, name: Ida, role: driver, hours: 09:00-17:00, answers: [{says: Yes.}]}\n",
         ["hours", "answers"]),
        ("people:\n  - {id: ida, name: Ida, role: driver, reached_by: [phone], answers: [{says: Yes.}]}\n", []),
    ],
)  # fmt: skip
def test_a_key_that_does_nothing_beside_the_others_is_named(keys: str, names: list[str], tmp_path: Path) -> None:
    assert idle(tmp_path, keys) == names


@pytest.mark.parametrize(
    ("scene", "names"),
    [(", channel: email", []), ("", ["subject"])],
)
def test_a_later_e_mail_has_a_subject(scene: str, names: list[str], tmp_path: Path) -> None:
    keys = f"scenes:\n  - {{id: later, at: next day 11:00, says: {THREE}{scene}}}\nmanners: {{subject: A kettle}}\n"
    assert idle(tmp_path, keys) == names


@pytest.mark.parametrize("authority", ["must_refer: [gift_box]", "never: [gift_box]", "may: [gift_box]"])
def test_an_action_that_authority_limits_may_fail(authority: str, tmp_path: Path) -> None:
    keys = (
        "actions:\n  - {id: swap, title: Swap, args: {speed: [standard, express]}, means: [replace]}\n"
        "  - {id: gift_box, title: A gift box, means: [compensate], fails: Not today.}\n"
    )
    assert idle(tmp_path / "free", keys) == ["fails"]
    assert idle(tmp_path / "bound", keys + f"authority: {{{authority}}}\n") == []


def test_a_beat_without_an_end_is_not_pressed_again(tmp_path: Path) -> None:
    beat = f"beats:\n  - {{id: opening, says: {THREE}, again: [One., Two., Three.]%s}}\n"
    assert idle(tmp_path / "without", beat % "") == ["again"]
    assert idle(tmp_path / "with", beat % ", until: {said: warranty}") == []


def test_an_apology_of_a_customer_who_never_comes_round_is_never_heard(tmp_path: Path) -> None:
    abuse = f"labels: [abuse]\ncustomer: {{name: Ada Quill, abuse: {{says: {THREE}, sorry: [Sorry.], stops: %s}}}}\n"
    assert idle(tmp_path / "never", abuse % "never") == ["sorry"]
    assert idle(tmp_path / "first", abuse % "first") == []


def test_a_reaction_that_leads_to_a_beat_does_something(tmp_path: Path) -> None:
    reaction = "reactions:\n  - {id: on_offer, when: {offered: replace}, %s}\n"
    assert found(tmp_path / "to", reaction % "to: closing") == []
    assert [code for code, _ in found(tmp_path / "nothing", reaction % "because: an offer")] == ["N102"]


@pytest.mark.parametrize(
    ("first", "at", "codes"),
    [
        ("", "next day 11:00", ["N103"]),
        ("", "+1d 11:00", ["N103"]),
        (", opens_if: {did: swap}", "next day 11:00", []),
        ("", "next day 12:00", []),
    ],
)
def test_of_two_scenes_at_one_moment_the_second_needs_a_first_that_may_stay_away(
    first: str, at: str, codes: list[str], tmp_path: Path
) -> None:
    assert [code for code, _ in found(tmp_path, SCENES.format(three=THREE, first=first, at=at))] == codes


@pytest.mark.parametrize(
    ("at", "scene", "codes"),
    [
        ("next day 09:00", "", ["N104"]),
        ("next day 09:00", f"scenes:\n  - {{id: later, at: next day 11:00, says: {THREE}}}\n", []),
        ("20m", "", []),
        ("next day 09:00", "channel: email\n", []),
    ],
)
def test_news_that_comes_when_all_is_over_is_never_read(at: str, scene: str, codes: list[str], tmp_path: Path) -> None:
    news = f"bulletins:\n  - {{id: recall, at: {at}, says: The kettles are called back.}}\n"
    assert [code for code, _ in found(tmp_path, news + scene)] == codes


def test_a_page_of_next_month_is_never_shown(tmp_path: Path) -> None:
    page = "own_articles:\n  - {id: own, title: Returns, text: Within 30 days., valid_from: %s}\n"
    assert [code for code, _ in found(tmp_path / "late", page % "2026-04-01")] == ["N104"]
    assert found(tmp_path / "today", page % "2026-03-03") == []
