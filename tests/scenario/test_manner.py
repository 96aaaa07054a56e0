"""Tests of `simulator.scenario.manner`: what a style does to shared lines, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.scenario.load import load_scenario
from simulator.scenario.manner import coloured
from simulator.scenario.packs import Reaction, Temperament
from simulator.scenario.persona import Style
from simulator.scenario.resolve import resolve
from simulator.settings import shipped_scenarios

SAYS = ("All right.", "I see. That is good to know.", "Okay.", "Perhaps that helps, thank you very much.")
PACK = Temperament(
    format=1,
    id="even",
    language="en",
    reactions={
        "noted": Reaction(says=SAYS, heated=("If you say so.", "Right.", "Well.")),
        "ask_back": Reaction(says=("Do you mean {topic}?", "Is that about {topic}?", "Don't you mean {topic}?")),
        "walks_out": Reaction(says=("That's enough.", "I'm off.", "Goodbye.")),
    },
)


def said(style: Style, moment: str = "noted", channel: str = "chat", pack: Temperament = PACK) -> tuple[str, ...]:
    return coloured(pack, style, channel=channel).reactions[moment].says


def test_without_a_style_nothing_changes() -> None:
    assert coloured(PACK, Style(), channel="chat") is PACK


def test_somebody_terse_has_the_shorter_wordings_and_somebody_chatty_the_longer() -> None:
    assert said(Style(length="terse")) == (SAYS[0], SAYS[1], SAYS[2])
    assert said(Style(length="chatty")) == (SAYS[0], SAYS[1], SAYS[3])


def test_three_wordings_always_stay() -> None:
    assert len(said(Style(length="terse"), "ask_back")) == 3


def test_casual_spelling_has_small_letters_and_no_last_full_stop() -> None:
    assert said(Style(spelling="casual")) == (
        "all right",
        "i see. that is good to know",
        "okay",
        "perhaps that helps, thank you very much",
    )


def test_who_is_in_a_hurry_leaves_out_apostrophes_and_slips_but_never_in_a_value() -> None:
    hurried = said(Style(spelling="hurried"), "ask_back")
    assert hurried == ("do you mean {topic}?", "is that about {topic}?", "dont you mean {topic}?")
    slipped = said(Style(spelling="hurried"))[3]
    assert sorted(slipped) == sorted("perhaps that helps, thank you very much")
    assert slipped != "perhaps that helps, thank you very much"


def test_spelling_does_not_show_on_the_phone() -> None:
    assert said(Style(spelling="hurried"), channel="phone") == SAYS


def test_a_turn_of_phrase_stands_in_front_of_one_wording_in_three() -> None:
    mine = said(Style(says_often=("mind you",)))
    begun = [text for text in mine if text.startswith("Mind you, ")]
    assert 1 <= len(begun) <= 2
    assert {text.removeprefix("Mind you, ").casefold() for text in mine} == {text.casefold() for text in SAYS}


def test_nobody_leaves_with_a_turn_of_phrase() -> None:
    assert said(Style(says_often=("mind you",)), "walks_out") == PACK.reactions["walks_out"].says


@pytest.mark.parametrize(
    ("language", "text", "hurried"), [("it", "Però no?", "pero no?"), ("ko", "네, 알겠어요.", "네,알겠어요")]
)
def test_other_languages_are_hurried_in_their_own_way(language: str, text: str, hurried: str) -> None:
    pack = replace(PACK, language=language, reactions={"noted": Reaction(says=(text, "a b", "c d"))})
    assert said(Style(spelling="hurried"), pack=pack)[0] == hurried


def test_the_authors_own_lines_are_said_as_they_were_written() -> None:
    library = shipped_scenarios()
    assert library is not None
    scenario = load_scenario(Path(library) / "late_parcel")
    style = Style(length="terse", spelling="hurried", says_often=("mind you",))
    other = replace(scenario, customer=replace(scenario.customer, style=style))
    played, mannered = (resolve(each, seed=7, twist="plain") for each in (scenario, other))
    assert mannered.beats == played.beats
    assert mannered.facts == played.facts
    assert mannered.temperament != played.temperament
