"""Tests of `simulator.scenario.load` and `codec`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.engine.desk import STANDARD, TAG_CAUSE
from simulator.engine.public import MOVE_TO_PRIVATE
from simulator.errors import UserError
from simulator.scenario.codec import dump_scenario, parse_scenario_body, scenario_hash
from simulator.scenario.condition import Condition
from simulator.scenario.load import check_scenario, load_play, load_scenario, load_shift
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
GOLDEN_HASH = "d542d49bbcf935095e0f909a47ca88d9b4811172cd3f2b39a744e107e3b8d749"
"""Of the small case without reactions, as it was before any option was added to format 1."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_case(tmp_path / "cases")


@pytest.fixture
def scenario(file: Path) -> Scenario:
    return load_scenario(file)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.parent.name)
def test_a_shipped_scenario_has_no_problem_and_no_warning(path: Path) -> None:
    problems = check_scenario(path).problems
    assert [str(problem) for problem in problems if problem.severity != "note"] == []


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
    change(file, "  days_late: {any: [4, 6]}", "  days_late: {any: [4, 6]}\n  price: 24.5\n  size: 12:30\n  count: 3")
    values = load_scenario(file).values
    assert values == {"days_late": Draw(any=(4, 6)), "price": 24.5, "size": "12:30", "count": 3}
    assert type(values["count"]) is int


def test_a_price_keeps_its_last_zero(file: Path) -> None:
    change(file, "  days_late: {any: [4, 6]}", "  days_late: {any: [4.50, 6]}\n  price: 24.90\n  more: 24.9")
    assert load_scenario(file).values == {"days_late": Draw(any=("4.50", 6)), "price": "24.90", "more": 24.9}


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
    assert {action.id for action in STANDARD} | {TAG_CAUSE, MOVE_TO_PRIVATE} == DESK_ACTIONS


WORLD = """clocks: {first_reply: 45s}
manners: {sentences: 2, public: true}
hours: {mon-fri: "08:00-18:00", sat: closed}
holidays: ["2026-12-25"]
authority: {may: [resend speed=standard], must_refer: [resend speed=express], never: [hour]}
people: [{id: boss, name: Kim, role: supervisor, reached_by: [phone], answers: [{says: Fine.}]}]
bulletins: [{id: strike, at: next day 08:00, says: The carrier is on strike., replaces: [parcels]}]
interjections: [{id: kids, when: {silent_for: 60s}, says: ["Well?", "Yes?", "And?"]}]
labels: [grief]
status: expert
scenes:
  - id: next_day
    at: next working day 11:00
    opens_if: {due: status_update}
    channel: phone
    quotes: call_back
    says: ["You wrote {quoted}.", "{quoted}, that was your word.", "Remember {quoted}?"]
    beat: did_you_call
    beats: [{id: did_you_call, says: ["And?", "So?", "Well?"]}]
survey: {asks: [csat, nps], comments: {loyal: ["They kept their word."]}}
queue:"""


@pytest.fixture
def world(file: Path) -> Scenario:
    change(file, "queue:", WORLD)
    change(file, "  mood: 45", "  mood: 45\n  loyalty: 70\n  drift: {patience: -1}\n  moves: {blamed: {mood: -40}}")
    change(file, "  temperament: even", "  temperament: even\n  style: {length: terse, says_often: [right]}")
    judged = "  self_rating: false\n  critical: [{code: wrong_money, when: {did: resend}, because: Too much.}]"
    change(file, "  must_say: [lost_after]", f"  must_say: [lost_after]\n{judged}")
    return load_scenario(file)


def test_the_whole_world_of_a_case_is_read(world: Scenario) -> None:
    assert world.authority.must_refer == ("resend speed=express",)
    assert world.people[0].answers[0].says == "Fine."
    assert world.scenes[0].beats[0].id == world.scenes[0].beat
    assert world.scenes[0].channel == "phone"
    assert world.survey.comments["loyal"] == ("They kept their word.",)
    assert world.customer.moves["blamed"].mood == -40
    assert world.customer.style.says_often == ("right",)
    assert world.scoring.critical[0].when == Condition(did="resend")
    assert (world.status, world.labels, world.manners.public) == ("expert", ("grief",), True)


def test_the_whole_world_survives_the_journal(world: Scenario) -> None:
    assert parse_scenario_body(dump_scenario(world)) == world


def test_there_is_nothing_left_that_is_read_and_not_played(file: Path, world: Scenario) -> None:
    checked = check_scenario(file)
    assert checked.scenario == world
    assert checked.problems == ()


def test_a_new_option_does_not_change_the_hash_of_a_scenario_without_it(scenario: Scenario) -> None:
    assert scenario_hash(replace(scenario, temperament=replace(scenario.temperament, reactions={}))) == GOLDEN_HASH
    body = json.loads(dump_scenario(scenario))
    assert set(body) == {
        "actions", "articles", "beats", "briefing", "channel", "company", "customer", "difficulty", "endings", "facts",
        "format", "id", "language", "minutes", "must_not_say", "obligations", "queue", "reactions", "record",
        "required", "scoring", "skills", "solved", "starts", "temperament", "title", "topics", "twists", "values",
    }  # fmt: skip


def test_a_twist_gets_the_pack_of_its_temperament(file: Path) -> None:
    change(file, "moved: {facts:", "moved: {temperament: impatient, facts:")
    scenario = load_scenario(file)
    assert scenario.temperaments["impatient"].id == "impatient"
    assert parse_scenario_body(dump_scenario(scenario)) == scenario


def test_a_shift_is_read_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "shift.yaml"
    path.write_text(
        "format: 1\nid: tuesday\ntitle: Tuesday\nlanguage: en\nstarts: 2026-03-03 09:00\nminutes: 60\n"
        "calls:\n  - {scenario: late_parcel, at: 0s, pair: parcels}\n"
        "  - {scenario: late_parcel, at: 4m, twist: plain}\n"
        "bulletins: [{id: strike, at: 30m, says: The carrier is on strike.}]\n",
        encoding="utf-8",
    )
    shift = load_shift(path)
    assert [call.at for call in shift.calls] == ["0s", "4m"]
    path.write_text(path.read_text(encoding="utf-8").replace("4m", "soon").replace("2026-03-03 09", "Tuesday 09"))
    with pytest.raises(ScenarioProblems) as raised:
        load_shift(path)
    assert [problem.code for problem in raised.value.problems] == ["S211", "S210"]


def test_a_pack_that_lacks_a_moment_takes_the_words_of_the_standard(file: Path) -> None:
    pack = file.parent.parent / "temperaments" / "even.yaml"
    text = "\n".join(line for line in pack.read_text(encoding="utf-8").splitlines() if "silence:" not in line)
    pack.write_text(text + "\n", encoding="utf-8")
    checked = check_scenario(file)
    assert [(problem.code, problem.severity) for problem in checked.problems] == [("R308", "warning")]
    assert checked.scenario is not None
    assert len(checked.scenario.temperament.reactions["silence"].says) >= 3
    assert checked.scenario.temperament.reactions["greeted"].says == tuple(WORDINGS)
    assert scenario_hash(load_scenario(file)) == scenario_hash(checked.scenario)
