"""Line breaks, widths, and signs that the font does not have."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from simulator.desktop.text import NEUTRAL_SIGN, Typesetter
from simulator.desktop.theme import BODY, Metrics
from simulator.settings import shipped_assets


@pytest.fixture
def typesetter() -> Iterator[Typesetter]:
    pygame.font.init()
    assets = shipped_assets()
    assert assets is not None
    yield Typesetter(assets / "fonts", Metrics())
    pygame.font.quit()


def lines(typesetter: Typesetter, text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in typesetter.wrap(text, BODY, width)]


@pytest.mark.parametrize(
    "text",
    [
        "I have booked the new lamp by express, nothing to pay. It arrives on Thursday.",
        "주문 번호를 확인했습니다. 잠시만 기다려 주세요. 내일 다시 연락드리겠습니다.",
        "ご注文の商品は明日の午前中にお届けいたします。ご迷惑をおかけして申し訳ございません。",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikbesitzer",
        "First line\n\nthird line after an empty one\n",
    ],
)
def test_wrapped_lines_fit_and_lose_nothing(typesetter: Typesetter, text: str) -> None:
    found = lines(typesetter, text, 160)
    assert len(found) > 1
    assert all(typesetter.width(line.rstrip(), BODY) <= 160 for line in found)
    assert "".join(found).replace("\n", "") == text.replace("\n", "")


def test_words_stay_whole_where_they_fit(typesetter: Typesetter) -> None:
    text = "one two three four five six seven eight nine ten"
    words = {word for line in lines(typesetter, text, 90) for word in line.split()}
    assert words == set(text.split())


def test_hangul_breaks_at_spaces_and_ideographs_anywhere_but_before_a_full_stop(typesetter: Typesetter) -> None:
    korean = "확인했습니다 기다려 주세요"
    assert {word for line in lines(typesetter, korean, 100) for word in line.split()} == set(korean.split())
    for width in range(40, 160, 7):
        found = lines(typesetter, "明日の午前中に、お届けします。はい。", width)
        assert not any(line.startswith(("。", "、")) for line in found)


def test_hangul_and_emoji_are_in_the_fonts_and_what_is_not_becomes_a_neutral_sign(typesetter: Typesetter) -> None:
    assert typesetter.shown("안녕하세요") == "안녕하세요"
    assert typesetter.shown("ok 👍🏽\ufe0f!") == "ok 👍!"
    assert typesetter.shown("ok 𒀀 \ud83d") == f"ok {NEUTRAL_SIGN} {NEUTRAL_SIGN}"
    assert typesetter.width("ok 👍!", BODY) > typesetter.width("ok !", BODY)
    assert typesetter.render("ok 👍!", BODY, (0, 0, 0)).get_width() == typesetter.width("ok 👍!", BODY)
    assert typesetter.font(BODY).metrics(NEUTRAL_SIGN)[0] is not None


def test_a_cut_line_fits_and_shows_that_it_was_cut(typesetter: Typesetter) -> None:
    short = typesetter.cut("A very long title that has no room", BODY, 120)
    assert short.endswith("…")
    assert typesetter.width(short, BODY) <= 120
    assert typesetter.cut("Short", BODY, 120) == "Short"


@pytest.mark.parametrize("number", ["D-20417이에요.", "2026-04-08", "6-8일", "02-555-0148"])
def test_a_number_with_hyphens_is_not_broken_over_two_lines(typesetter: Typesetter, number: str) -> None:
    text = f"그러니까요 잠시만요 {number} 맞아요"
    for width in range(typesetter.width(number, BODY), typesetter.width(text, BODY)):
        assert any(number in line for line in lines(typesetter, text, width + 1)), width
