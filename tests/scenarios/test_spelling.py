"""The rules for lines find what they are for, and leave alone what people do write."""

from __future__ import annotations

import pytest

from tests.scenarios.spelling import begins_small, faults_of


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("en", "Where is my {thing}?", "a brace is left"),
        ("en", "Yes. #line:3f9a2c", "an id is left"),
        ("en", "It costs undefined.", "nothing was put in"),
        ("en", "It  costs more.", "two spaces"),
        ("en", "It costs more ", "a space at the edge"),
        ("en", "Well , yes.", "a space before a mark"),
        ("en", "It is late,, again.", "a mark twice"),
        ("en", 'He said "".', "an empty bracket"),
        ("en", "That makes £4.5 in all.", "a price"),
        ("en", "At 9:5 then.", "a time with one figure"),
        ("en", "Booked: express_free.", "a name of the file"),
        ("en", "The the lamp.", "twice"),
        ("en", 'He said "yes.', "an odd number of quotes"),
        ("en", "It (the lamp is late.", "a bracket without"),
        ("en", "I have a urn and an unit.", "the article: `an unit`"),
        ("en", "A apple.", "the article"),
        ("en", "It takes 1 days.", "one of many"),
        ("en", "I poured the fiveth cup.", "the ordinal: `fiveth`"),
        ("en", "It takes 3 day.", "many of one"),
        ("en", "On the 22th.", "the ordinal"),
        ("en", "On Monday 3 March 2026.", "not that weekday"),
        ("en", "신발이요.", "Korean in it"),
        ("it", "Una ora fa.", "no elision"),
        ("it", "Il zaino è qui.", "the article"),
        ("it", "Il orologio è qui.", "the article"),
        ("it", "L' orologio è qui.", "the elision has a space"),
        ("it", "Il caldo e' finito.", "an accent"),
        ("it", "Perchè no?", "the wrong accent"),
        ("it", "Qual'è il codice?", "`qual è`"),
        ("it", "Vengo alle 1.", "one hour"),
        ("it", "Costa 58.50 euro.", "a decimal point"),
        ("it", "Ci vogliono 1 giorni.", "one of many"),
        ("it", "Ci vogliono 3 giorno.", "many of one"),
        ("it", "Lunedì 3 marzo.", "not that weekday"),
        ("ko", "신발를 바꿔 주세요.", "the particle"),
        ("ko", "주소을 바꿔 주세요.", "the particle"),
        ("ko", "240mm을 주세요.", "the particle"),
        ("ko", "3일로 할게요.", ""),
        ("ko", "3월로 할게요.", ""),
        ("ko", "책으로 할게요. 가을이에요.", ""),
        ("ko", "서울으로 갑니다.", "the particle"),
        ("ko", "신발예요.", "the particle"),
        ("ko", "4월 10일 목요일입니다.", "not that weekday"),
    ],
)
def test_a_fault_is_found(language: str, text: str, fault: str) -> None:
    found = "; ".join(faults_of(text, language, 2026))
    assert fault in found if fault else found == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An hour, an urn, a unit, an SMS, an H, an 8, and a one-off for 1 day."),
        ("en", "It was a 2-day trip of 10 nights, on the 22nd and the 11th, at 9:05, for £4.50."),
        ("en", "On Tuesday 3 March. No no, that that was it :) None."),
        ("it", "Un'ora, lo zaino, l'orologio, un SMS, La aspetto, la avviso."),
        ("it", "Sono le 8 e 30, costa 58,50 euro, 1 giorno o 3 giorni."),
        ("ko", "아니에요. 가을을 기다려요. 4월 10일 금요일에 240mm를 3개로 주세요."),
    ],
)
def test_what_people_write_is_left_alone(language: str, text: str) -> None:
    assert list(faults_of(text, language, 2026)) == []


def test_a_small_letter_at_the_beginning_is_seen() -> None:
    assert begins_small("green, if that matters.")
    assert begins_small("A lamp. green, if that matters.")
    assert not begins_small("A lamp... green, I think. dana@example.net is mine.")
