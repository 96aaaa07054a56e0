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
        ("It comes on Friday without fail.", True),
        ("It comes at no cost on Friday.", True),
        ("No it comes on Friday.", True),
        ("You don't need to be home on Friday when it comes.", True),
        ("No problem, it comes on Friday.", True),
        ("Friday is impossible.", False),
        ("Friday is out of the question.", False),
        ("You don't get it on Friday.", False),
        ("No Friday delivery.", False),
        ("No it doesn't come on Friday.", False),
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
        ("it", "Arriva venerdì 13 senza falta.", True),
        ("it", "Arriva venerdì 13 senza costi.", True),
        ("it", "Venerdì 13 è impossibile.", False),
        ("it", "Venerdì 13 senza di Lei non si fa.", False),
        ("ko", "13일 금요일에 도착합니다.", True),
        ("ko", "13일 금요일에 문제없이 도착합니다.", True),
        ("ko", "13일 금요일에 틀림없이 도착합니다.", True),
        ("ko", "13일 금요일에 추가 비용 없이 보내 드립니다.", True),
        ("ko", "13일 금요일에 도착하니 걱정 안 하셔도 됩니다.", True),
        ("ko", "13일 금요일은 어렵습니다.", False),
        ("ko", "13일 금요일에는 배송이 없습니다.", False),
        ("ko", "13일 금요일은 어렵지 않습니다만 아직입니다.", False),
        ("ko", "12일은 안 되고 13일 금요일에 도착합니다.", True),
        ("ko", "13일 금요일은 아니고 14일입니다.", False),
    ],
)
def test_a_no_is_heard_in_every_language(language: str, text: str, is_named: bool) -> None:
    assert named(text, language) is is_named


@pytest.mark.parametrize(
    ("text", "is_named"), [("요금은 월 5만입니다.", True), ("5만5천 원입니다.", False), ("5만 5천 원입니다.", False)]
)
def test_a_korean_sum_is_not_found_in_a_longer_one(text: str, is_named: bool) -> None:
    scenario = replace(small_scenario(), language="ko", topics={"day": ("월 5만", "총 5만")})
    said = text if "월" in text else f"총 {text}"
    assert was_named(scenario, play(scenario, [reply(reading(), text=said)]), WHEN) is is_named
