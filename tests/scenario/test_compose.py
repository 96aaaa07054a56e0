"""Shared files are put into a scenario, inside the pack only; the standard gives what nobody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.codec import scenario_hash
from simulator.scenario.compose import MOST_FILES
from simulator.scenario.load import check_scenario, load_scenario
from tests.scenario.casebook import change, lines, write_case

ADA = """format: 1
customer: {loyalty: 70, lifetime_value: 300, mood: 1}
record: {customer: "Ada Quill, since 2020", order: 1}
include: post_rules
"""
RULES = """format: 1
own_articles:
  - {id: post, title: Post, text: "Letters take {letter_days:day|days}."}
values: {letter_days: 2}
authority: {may: [resend]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = write_case(tmp_path / "cases")
    share(found, ada_quill=ADA, post_rules=RULES)
    change(found, "minutes: 5", "minutes: 5\ninclude: [ada_quill]")
    return found


def share(file: Path, **texts: str) -> None:
    folder = file.parent.parent / "shared"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def said(file: Path) -> list[str]:
    problems = tuple(problem for problem in check_scenario(file).problems if problem.severity != "note")
    return lines(problems, file.parent.parent)


def test_an_included_file_adds_what_the_scenario_does_not_write(file: Path) -> None:
    scenario = load_scenario(file)
    assert (scenario.customer.name, scenario.customer.loyalty, scenario.customer.lifetime_value) == (
        "Ada Quill",
        70,
        300,
    )
    assert scenario.record["customer"] == "Ada Quill, since 2020"


def test_what_the_scenario_writes_itself_wins(file: Path) -> None:
    scenario = load_scenario(file)
    assert scenario.customer.mood == 45
    assert scenario.record["order"] == "48213"


def test_an_included_file_may_include_another(file: Path) -> None:
    scenario = load_scenario(file)
    assert [article.id for article in scenario.all_articles()] == ["parcels", "post"]
    assert scenario.authority.may == ("resend",)
    assert len(check_scenario(file).files) == 5


def test_an_item_of_the_scenario_replaces_the_shared_one_of_the_same_id(file: Path) -> None:
    change(file, "articles: [parcels]", "own_articles: [{id: post, title: Our post, text: Slow.}]\narticles: [parcels]")
    assert [article.title for article in load_scenario(file).own_articles] == ["Our post"]


def test_the_hash_is_over_the_whole_and_not_over_how_it_is_parted(file: Path, tmp_path: Path) -> None:
    whole = write_case(tmp_path / "whole")
    change(whole, "  mood: 45", "  mood: 45\n  loyalty: 70\n  lifetime_value: 300")
    change(whole, "  order: 48213", '  order: 48213\n  customer: "Ada Quill, since 2020"')
    change(whole, "  days_late: {any: [4, 6]}", "  days_late: {any: [4, 6]}\n  letter_days: 2")
    change(whole, "articles: [parcels]", RULES.split("\n", 1)[1].split("values")[0] + "articles: [parcels]")
    change(whole, "minutes: 5", "minutes: 5\nauthority: {may: [resend]}")
    assert scenario_hash(load_scenario(whole)) == scenario_hash(load_scenario(file))


def test_a_mistake_in_an_included_file_is_reported_in_that_file(file: Path) -> None:
    share(file, post_rules=RULES.replace("letter_days: 2", "letter_day: 2").replace("may:", "mayy:"))
    assert said(file) == [
        "shared/post_rules.yaml:3:35: R306 Nothing fills the placeholder `{letter_days}`. Did you mean `letter_day`?",
        "shared/post_rules.yaml:5:13: S201 `mayy` is not a key of `authority`. Did you mean `may`?",
    ]


def test_only_what_can_be_shared_may_stand_in_an_included_file(file: Path) -> None:
    share(file, post_rules="format: 1\nbeats: []\nvalue: {a: 1}\n")
    first, second = said(file)
    assert first.startswith("shared/post_rules.yaml:2:1: R315 `beats` cannot stand in an included file.")
    assert second.endswith("Did you mean `values`?")


def test_files_that_include_each_other_are_refused(file: Path) -> None:
    share(file, post_rules=RULES + "include: [ada_quill]\n")
    assert said(file) == [
        "shared/post_rules.yaml:6:11: R314 The files include each other: ada_quill → post_rules → ada_quill. "
        "Take one `include` out."
    ]


def test_a_file_that_is_included_on_two_ways_is_read_once(file: Path) -> None:
    change(file, "include: [ada_quill]", "include: [ada_quill, post_rules]")
    assert said(file) == []
    assert len(load_scenario(file).own_articles) == 1


def test_a_chain_of_files_has_an_end(file: Path) -> None:
    share(file, **{f"link{n}": f"format: 1\ninclude: [link{n + 1}]\n" for n in range(30)})
    change(file, "include: [ada_quill]", "include: [link0]")
    (problem,) = said(file)
    assert f"R314 More than {MOST_FILES} files are included." in problem


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "ada_quill.yaml", "shared/ada_quill", "CON", "http://x"])
def test_a_path_is_no_name_of_a_shared_file(file: Path, name: str) -> None:
    change(file, "include: [ada_quill]", f"include: ['{name}']")
    (problem,) = said(file)
    assert "R307 There is no" in problem


@pytest.mark.parametrize(
    "link",
    ["shared/post_rules.yaml", "companies/small_shop.yaml", "temperaments/even.yaml", "small_case/scenario.yaml"],
)
def test_a_link_out_of_the_pack_is_refused_in_one_line(file: Path, tmp_path: Path, link: str) -> None:
    place = file.parent.parent / link
    outside = tmp_path / "outside.yaml"
    place.rename(outside)
    place.symlink_to(outside)
    problem = next(each for each in check_scenario(file).problems if each.code == "Y107")
    assert str(problem).startswith(f"{place}:1:1: Y107 The file is a link that leads out of the pack.")
    assert check_scenario(file).scenario is None


def test_a_folder_that_is_a_link_out_of_the_pack_is_refused(file: Path, tmp_path: Path) -> None:
    file.parent.rename(tmp_path / "elsewhere")
    file.parent.symlink_to(tmp_path / "elsewhere")
    assert [problem.code for problem in check_scenario(file).problems] == ["Y107"]


def test_a_link_inside_the_pack_does_no_harm(file: Path) -> None:
    rules = file.parent.parent / "shared" / "post_rules.yaml"
    rules.rename(rules.with_name("old_rules.yaml"))
    rules.symlink_to("old_rules.yaml")
    assert said(file) == []


def test_a_scenario_that_needs_nobody_to_act_is_solved_when_all_was_said(file: Path) -> None:
    change(file, "solved: {did: resend speed=express}\n", "")
    change(file, "required:\n  - {action: resend, args: {speed: express}, why: send a new one}\n", "")
    scenario = load_scenario(file)
    assert scenario.solved.said == "lost_after"


def test_a_scenario_that_does_not_say_when_it_is_solved_gets_a_problem(file: Path) -> None:
    change(file, "solved: {did: resend speed=express}\n", "")
    change(file, "required:\n  - {action: resend, args: {speed: express}, why: send a new one}\n", "")
    change(file, "  must_say: [lost_after]\n", "")
    (problem,) = said(file)
    assert problem.endswith("S202 `solved` is missing from the file. Add a line `solved: ...`.")


def test_an_opening_comes_before_the_beats_that_are_written(file: Path) -> None:
    change(file, "  - id: opening\n    says:", "  - id: first\n    says:")
    change(file, "{after: opening}", "{after: first}")
    change(file, "beats:", 'opening: ["Hi.", "Hello.", "Hey."]\nbeats:')
    assert [beat.id for beat in load_scenario(file).beats] == ["opening", "first", "closing"]
