"""What a concern waits for counts as named where the trainee has written it, and not where they have denied it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.naming import was_named
from simulator.scenario.beats import Beat
from simulator.scenario.condition import Condition
from tests.cases import play, reading, reply, small_scenario

WHEN = Beat(id="when", says=("Which day?",), until=Condition(said="day"))
DAYS = {"en": ("Friday",), "it": ("Venerdì 13",), "ko": ("13일 금요일",)}


def named(text: str, language: str = "en") -> bool:
    scenario = replace(small_scenario(), language=language, topics={"day": DAYS[language]})
    return was_named(scenario, play(scenario, [reply(reading(), text=text)]), WHEN)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("It comes on Friday.", True),
        ("Not before time: it comes on Friday.", True),
        ("It comes no later than Friday.", True),
        ("Don't worry, it comes on Friday.", True),
        ("I can't say the hour, but Friday it is.", True),
        ("It won't be Friday.", False),
        ("Not Friday, I'm afraid.", False),
        ("Friday is not possible.", False),
        ("It never comes on a Friday.", False),
        ("Is Friday all right?", False),
        ("Not Friday. Or rather yes, Friday.", True),
    ],
)
def test_a_no_beside_the_name_names_nothing(text: str, is_named: bool) -> None:
    assert named(text) is is_named


@pytest.mark.parametrize(
    ("language", "text", "is_named"),
    [
        ("it", "Arriva venerdì 13.", True),
        ("it", "Arriva non oltre venerdì 13.", True),
        ("it", "Venerdì 13 non è possibile.", False),
        ("ko", "13일 금요일에 도착합니다.", True),
        ("ko", "13일 금요일은 어렵지 않습니다만 아직입니다.", False),
        ("ko", "12일은 안 되고 13일 금요일에 도착합니다.", True),
        ("ko", "13일 금요일은 아니고 14일입니다.", False),
    ],
)
def test_a_no_is_heard_in_every_language(language: str, text: str, is_named: bool) -> None:
    assert named(text, language) is is_named
