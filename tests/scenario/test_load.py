"""Tests of `simulator.scenario.load` and `codec`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.engine.desk import STANDARD
from simulator.errors import UserError
from simulator.scenario.codec import dump_scenario, parse_scenario_body, scenario_hash
from simulator.scenario.condition import Condition
from simulator.scenario.load import check_scenario, load_play, load_scenario
from simulator.scenario.model import Draw, Scenario
from simulator.scenario.packs import Argument
from simulator.scenario.problems import ScenarioProblems
from simulator.scenario.references import DESK_ACTIONS
from simulator.settings import shipped_scenarios
from tests.scenario.casebook import WORDINGS, change, write_case

SHIPPED = shipped_scenarios()
assert SHIPPED is not None
SCENARIOS = sorted(SHIPPED.glob("*/scenario.yaml"))
PLAYS = sorted(SHIPPED.glob("*/plays/*.yaml"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_case(tmp_path / "cases")


@pytest.fixture
def scenario(file: Path) -> Scenario:
    return load_scenario(file)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.parent.name)
def test_a_shipped_scenario_has_no_problem_and_no_warning(path: Path) -> None:
    assert [str(problem) for problem in check_scenario(path).problems] == []


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_shipped_play_loads_and_names_its_scenario(path: Path) -> None:
    assert load_play(path).scenario == path.parent.parent.name


def test_the_folder_of_a_scenario_does_as_well_as_its_file(file: Path, scenario: Scenario) -> None:
    assert load_scenario(file.parent) == scenario


def test_packs_are_put_into_the_scenario(scenario: Scenario) -> None:
    assert scenario.company.name == "Small Shop"
    assert scenario.temperament.reactions["greeted"].says == tuple(WORDINGS)
    assert scenario.customer.temperament == "even"


def test_packs_of_the_shipped_library_serve_scenarios_elsewhere(file: Path) -> None:
    change(file, "temperament: even", "temperament: impatient")
    assert load_scenario(file).temperament.id == "impatient"


def test_packs_are_found_from_within_the_folder_of_the_scenario(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert load_scenario(Path("scenario.yaml")).company.name == "Small Shop"
    assert load_scenario(Path()).company.name == "Small Shop"


def test_a_single_text_stands_for_a_list_of_one(scenario: Scenario) -> None:
    assert scenario.facts[0].says == ("A parcel counts as lost after 5 working days.",)


def test_a_number_becomes_text_as_it_was_written(file: Path) -> None:
    change(file, "order: 48213", "order: 0048213")
    assert load_scenario(file).record["order"] == "0048213"


def test_a_list_stands_for_an_argument_with_choices(scenario: Scenario) -> None:
    assert scenario.actions[0].args["speed"] == Argument(kind="choice", choices=("standard", "express"))


def test_not_is_written_without_its_underscore(scenario: Scenario) -> None:
    condition = scenario.beats[1].when
    assert condition is not None
    assert condition.all is not None
    assert condition.all[1] == Condition(not_=Condition(told="address"))


def test_drawn_and_plain_values_keep_their_types(file: Path) -> None:
    change(file, "  days_late: {any: [4, 6]}", "  days_late: {any: [4, 6]}\n  price: 24.90\n  size: 12:30\n  count: 3")
    values = load_scenario(file).values
    assert values == {"days_late": Draw(any=(4, 6)), "price": 24.9, "size": "12:30", "count": 3}
    assert type(values["count"]) is int


def test_a_warning_does_not_keep_a_scenario_from_being_played(file: Path) -> None:
    change(file, '"What next?", ', "")
    checked = check_scenario(file)
    assert [problem.code for problem in checked.problems] == ["S213"]
    assert checked.scenario is not None


def test_problems_raise_one_error_that_lists_them_all(file: Path) -> None:
    change(file, "difficulty: 1", "difficulty: 9")
    change(file, "to: closing", "to: nowhere")
    with pytest.raises(ScenarioProblems) as raised:
        load_scenario(file)
    assert [problem.code for problem in raised.value.problems] == ["S204", "R302"]
    assert isinstance(raised.value, UserError)
    assert str(raised.value).startswith(f"{file}:7:13: S204 `difficulty` cannot be `9`.")
    assert "\n" not in str(raised.value)


def test_a_missing_scenario_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(ScenarioProblems, match="Y101 The file cannot be read"):
        load_scenario(tmp_path / "none.yaml")


def test_the_stored_body_gives_back_the_very_same_scenario(scenario: Scenario) -> None:
    body = dump_scenario(scenario)
    assert parse_scenario_body(body) == scenario
    assert dump_scenario(parse_scenario_body(body)) == body


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.parent.name)
def test_a_shipped_scenario_survives_the_journal(path: Path) -> None:
    scenario = load_scenario(path)
    again = parse_scenario_body(dump_scenario(scenario))
    assert again == scenario
    assert scenario_hash(again) == scenario_hash(scenario)


def test_the_body_leaves_defaults_out(scenario: Scenario) -> None:
    body = json.loads(dump_scenario(scenario))
    assert "status" not in body
    assert body["queue"] == {"told": "2m", "waited": "6m"}
    assert body["format"] == 1


def test_comments_order_and_written_defaults_do_not_change_the_hash(file: Path, scenario: Scenario) -> None:
    change(file, "minutes: 5\ncompany: small_shop", "company: small_shop  # our shop\nminutes: 5\nstatus: draft")
    assert scenario_hash(load_scenario(file)) == scenario_hash(scenario)


@pytest.mark.parametrize(
    ("name", "replace", "by"),
    [
        ("small_case/scenario.yaml", "mood: +8", "mood: +9"),
        ("companies/small_shop.yaml", "name: Small Shop", "name: Smaller Shop"),
        ("temperaments/even.yaml", 'goodbye: {"says": ["One."', 'goodbye: {"says": ["Bye."'),
    ],
)
def test_a_change_of_case_or_pack_changes_the_hash(
    file: Path, scenario: Scenario, name: str, replace: str, by: str
) -> None:
    change(file.parent.parent / name, replace, by)
    assert scenario_hash(load_scenario(file)) != scenario_hash(scenario)


def test_the_hash_is_sha_256_over_the_body(scenario: Scenario) -> None:
    assert len(scenario_hash(scenario)) == 64
    assert scenario_hash(scenario) == scenario_hash(scenario)


def test_a_damaged_body_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        parse_scenario_body('{"format": 1, "id": "x"}')


def test_a_play_is_read_with_its_inputs_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(
        "format: 1\nscenario: small_case\nkind: good\ninputs:\n"
        "  - {do: act, name: resend, args: {speed: express}, after_s: 5}\n  - {do: end}\n"
        "expect: {ending: loyal, score: {total: [80, 100]}, critical: []}\n",
        encoding="utf-8",
    )
    play = load_play(path)
    assert play.inputs[0] == {"do": "act", "name": "resend", "args": {"speed": "express"}, "after_s": 5}
    assert play.expect.score == {"total": (80, 100)}
    assert play.expect.critical == ()
    assert (play.seed, play.twist) == (1, "plain")


def test_a_broken_play_gets_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(
        "format: 1\nscenario: small_case\nkind: goood\ninputs: [end]\n"
        "expect: {score: {total: [90, 80], empaty: [1]}}\n",
        encoding="utf-8",
    )
    with pytest.raises(ScenarioProblems) as raised:
        load_play(path)
    assert [str(problem).removeprefix(f"{path}:") for problem in raised.value.problems] == [
        "3:7: S204 `kind` cannot be `goood`. Did you mean `good`?",
        "4:10: S203 Item 1 of `inputs` must be a group of keys. Write `key: value` lines, indented.",
        "5:25: S207 `total` cannot lie from 90 to 80. Write [lowest, highest], from 0 to 100.",
        "5:35: S204 A key here cannot be `empaty`. Did you mean `empathy`?",
        "5:43: S203 `empaty` must have 2 values, not 1. Write [lowest, highest].",
    ]


def test_the_loader_knows_the_actions_of_every_desk() -> None:
    assert {action.id for action in STANDARD} == DESK_ACTIONS
