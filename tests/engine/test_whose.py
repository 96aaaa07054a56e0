"""Whose a number, postcode or address is that a reply names."""

from __future__ import annotations

import pytest

from simulator.engine.whose import is_somebody_elses

OWN = {
    "en": (
        "I have you at [AB1 2CD]",
        "So the postcode is [AB1 2CD]",
        "[AB1 2CD]",
        "I'll call you back on [555-0199]",
        "Our system has you under [555-0199]",
        "It's [555-0199] you gave",
        "Your number is [555-0199]",
        "Our records show your postcode as [AB1 2CD]",
        "I have your parcel's postcode as [AB1 2CD]",
        "On my screen it says [AB1 2CD]",
        "My system says your number is [555-0199]",
        "The courier has your postcode as [AB1 2CD]",
    ),
    "it": (
        "La richiamo al [555-0199]",
        "Mi risulta il numero [555-0199]",
        "Il CAP è [20121]",
        "Mi confermi che può ricevere al [20121]",
        "La consegna è al [20121]",
        "Il corriere ha il Suo CAP come [20121]",
    ),
    "ko": (
        "고객님 번호가 [555-0199] 맞으시죠",
        "[555-0199]로 확인됩니다",
        "이제 [555-0199]로 연락드릴게요",
        "어제 [555-0199]로 전화드렸어요",
        "저희 시스템에는 [555-0199]로 나옵니다",
        "택배 기사가 가진 고객님 우편번호는 [12345]입니다",
        "저희 쪽에는 주문하신 연락처가 [555-0199]로 나옵니다",
    ),
}
OTHERS = {
    "en": (
        "The depot is at [AB1 2CD]",
        "Our number is [555-0199]",
        "You can reach us on [555-0199]",
        "I have you in the system, the depot sits at [AB1 2CD]",
        "Your parcel is at [AB1 2CD]",
        "The driver's number is [555-0199]",
        "We are at [AB1 2CD]",
        "The new number is [555-0199]",
        "My number is [555-0199]",
        "Our record office is at [AB1 2CD]",
    ),
    "it": ("Il deposito è in [20121]", "Può chiamarci al [555-0199]", "Il nostro numero è [555-0199]"),
    "ko": ("저희 대표번호는 [555-0199]입니다", "물류 센터 번호는 [555-0199]입니다", "제 번호는 [555-0199]입니다"),
}


def belongs_elsewhere(marked: str, language: str) -> bool:
    plain = marked.replace("[", "").replace("]", "")
    return is_somebody_elses(plain, marked.index("["), ("postcode", "phone"), language)


@pytest.mark.parametrize(("language", "marked"), [(name, each) for name in OWN for each in OWN[name]])
def test_what_is_held_of_the_customer_is_theirs(language: str, marked: str) -> None:
    assert not belongs_elsewhere(marked, language)


@pytest.mark.parametrize(("language", "marked"), [(name, each) for name in OTHERS for each in OTHERS[name]])
def test_what_is_told_of_us_or_of_another_place_is_not_the_customers(language: str, marked: str) -> None:
    assert belongs_elsewhere(marked, language)


def test_a_language_without_words_for_it_leaves_a_code_to_the_customer() -> None:
    assert not belongs_elsewhere("Le dépôt est à [20121]", "fr")
