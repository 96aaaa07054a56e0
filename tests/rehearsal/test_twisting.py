"""Good plays in the twists for which they were not written, and values in the inputs of plays."""

from __future__ import annotations

from pathlib import Path

from simulator.rehearsal.plays import inputs_for
from simulator.rehearsal.proof import prove
from simulator.rehearsal.twisting import Crossed, memory_is_enough
from simulator.scenario.load import load_play, load_scenario
from tests.rehearsal.casebook import GOOD, SMALL, lamp

TWISTED = (
    SMALL
    + """\
values: {years: {any: [2 years, 3 years]}, price: {any: [20, 30]}}
twists:
  plain: {}
  kept: {required: [{action: look_up, why: look it up}]}
"""
)


def test_a_good_play_is_played_in_every_other_twist(tmp_path: Path) -> None:
    proof = prove(lamp(tmp_path, text=TWISTED, plays={"good": GOOD, "poor": GOOD.replace("kind: good", "kind: poor")}))
    assert [(each.name, each.twist) for each in proof.crossed] == [("good", "kept")]
    assert proof.crossed[0].total > 0


def test_a_case_without_twists_has_nothing_to_cross(tmp_path: Path) -> None:
    assert prove(lamp(tmp_path, plays={"good": GOOD})).crossed == ()


def test_memory_is_enough_when_every_good_play_does_well_everywhere() -> None:
    high, low = (Crossed(name="good", twist="kept", total=total) for total in (60.0, 59.9))
    assert memory_is_enough([high])
    assert not memory_is_enough([high, low])
    assert not memory_is_enough([])


def test_names_in_braces_in_a_play_are_the_values_of_its_seed(tmp_path: Path) -> None:
    said = '{do: reply, text: "It is {years} and {unknown}."}'
    paid = '{do: act, name: pay, args: {amount: "{price}"}}'
    text = f"inputs:\n  - {said}\n  - {paid}\n"
    play = GOOD[: GOOD.index("inputs:")] + text
    home = lamp(tmp_path, text=TWISTED, plays={"good": play})
    scenario = load_scenario(home)
    first, second = inputs_for(load_play(home / "plays" / "good.yaml"), scenario, twist="plain")
    assert first["text"] in ("It is 2 years and {unknown}.", "It is 3 years and {unknown}.")
    assert second["args"] in ({"amount": 20}, {"amount": 30})
