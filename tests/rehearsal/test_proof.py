"""`scenario test`: plays against what they expect, plays against each other, canaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.rehearsal.canaries import CEILING, canaries_of, sing
from simulator.rehearsal.plays import run_play
from simulator.rehearsal.proof import Proof, prove
from simulator.scenario.load import load_scenario
from simulator.scenario.problems import ScenarioProblems
from tests.rehearsal.casebook import GOOD, SMALL, lamp

WORSE = GOOD.replace("kind: good", "kind: middling")
POOR = """\
format: 1
scenario: lamp
kind: poor
inputs:
  - {do: reply, text: "You are stupid, and that is not my problem, idiot.", after_s: 20}
  - {do: end}
expect: {ending: dark, score: {total: [0, 30]}}
"""


def proven(folder: Path, **plays: str) -> Proof:
    return prove(lamp(folder, plays=plays))


def faults(proof: Proof, name: str = "good") -> tuple[str, ...]:
    return next(played.faults for played in proof.plays if played.name == name)


def test_a_play_that_gets_what_it_must_get_has_no_fault(tmp_path: Path) -> None:
    assert faults(proven(tmp_path, good=GOOD, poor=POOR)) == ()


def test_a_score_outside_its_range_is_told_with_both_figures(tmp_path: Path) -> None:
    (fault,) = faults(proven(tmp_path, good=GOOD.replace("total: [50, 100]", "follow_through: [0, 1]")))
    assert fault.startswith("Follow-through must be 0 to 1; it is ")


def test_another_ending_is_told(tmp_path: Path) -> None:
    assert faults(proven(tmp_path, good=GOOD.replace("ending: glad", "ending: dark"))) == (
        "It must end as dark; it ends as glad.",
    )


def test_other_critical_errors_are_told(tmp_path: Path) -> None:
    play = POOR.replace("expect: {", "expect: {critical: [], ")
    (fault,) = faults(proven(tmp_path, poor=play), "poor")
    assert fault.startswith("Critical errors must be none; they are ")
    assert "insult" in fault


def test_an_input_that_has_no_place_is_a_fault(tmp_path: Path) -> None:
    play = GOOD.replace("  - {do: end}\n  - {do: next}", "  - {do: act, name: fly}\n  - {do: end}\n  - {do: next}")
    assert faults(proven(tmp_path, good=play))[0].startswith("Input 7 (act): There is no action 'fly'.")


def test_the_play_of_another_scenario_is_a_fault(tmp_path: Path) -> None:
    assert faults(proven(tmp_path, good=GOOD.replace("scenario: lamp", "scenario: kettle")))[0] == (
        "It is a play of `kettle`, not of `lamp`."
    )


def test_kinds_that_are_missing_are_failures(tmp_path: Path) -> None:
    proof = proven(tmp_path, good=GOOD)
    assert proof.order == (
        "There is no middling play: write plays/middling.yaml.",
        "There is no poor play: write plays/poor.yaml.",
    )
    assert proof.failures == 2


def test_too_small_a_gap_is_a_failure_that_names_both_plays(tmp_path: Path) -> None:
    (told,) = proven(tmp_path, good=GOOD, middling=WORSE, poor=POOR).order
    assert told.startswith("The good play must be 15 points above the middling one: good has ")
    assert "middling" in told


def test_plays_of_different_twists_are_not_held_against_each_other(tmp_path: Path) -> None:
    twisted = "twists:\n  plain: {}\n  other: {record: {reference: K-1}}\n  third: {record: {reference: K-1}}\n"
    plays = {"good": GOOD, "middling": WORSE + "twist: other\n", "poor": POOR}
    proof = prove(lamp(tmp_path, text=SMALL + twisted, plays=plays))
    assert proof.order == ()
    assert proof.twists_without_play == ("third",)


def test_a_broken_play_lists_its_problems(tmp_path: Path) -> None:
    scenario = load_scenario(lamp(tmp_path, plays={"good": "format: 1\nkind: splendid\n"}))
    with pytest.raises(ScenarioProblems, match="scenario check FILE") as told:
        run_play(tmp_path / "lamp" / "plays" / "good.yaml", scenario)
    assert any("splendid" in str(problem) for problem in told.value.problems)


def test_every_canary_sings_low_in_a_plain_case_which_has_no_article_to_paste(tmp_path: Path) -> None:
    proof = proven(tmp_path)
    wanted = ["empty", "xyz", "keywords", "apologies", "injection", "silence"]
    assert [sung.canary.id for sung in proof.canaries] == wanted
    assert all(sung.passes for sung in proof.canaries)


def test_a_canary_among_the_plays_that_scores_well_fails(tmp_path: Path) -> None:
    proof = proven(tmp_path, trick=GOOD.replace("kind: good", "kind: canary"))
    assert any("A canary may get 45 points at most" in fault for fault in proof.plays[0].faults)


def test_a_canary_that_scores_well_without_a_critical_error_fails(tmp_path: Path) -> None:
    proof = proven(tmp_path, good=GOOD)
    good = proof.plays[0].performance
    assert (good.card.total or 0) > CEILING
    assert good.critical() == frozenset()
    fake = type(proof.canaries[0])(canary=proof.canaries[0].canary, performance=good)
    assert not fake.passes


def test_canaries_quote_the_values_of_the_call(tmp_path: Path) -> None:
    scenario = load_scenario(lamp(tmp_path))
    keywords = next(canary for canary in canaries_of(scenario, seed=1) if canary.id == "keywords")
    assert "2 years" in str(keywords.lines[1]["text"])
    silent = next(canary for canary in canaries_of(scenario, seed=1) if canary.id == "silence")
    assert sing(scenario, silent, seed=1).state.turn == 0
