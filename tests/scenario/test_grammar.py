"""Values in braces take the form that their neighbours need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.grammar import KOREAN, inflect, is_form, italian_gender, last_sound, put


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        ("램프", "이/가", "램프가"),
        ("책", "이/가", "책이"),
        ("책", "가/이", "책이"),
        ("커피", "은/는", "커피는"),
        ("물", "을/를", "물을"),
        ("책", "으로/로", "책으로"),
        ("물", "으로/로", "물로"),
        ("서울", "로/으로", "서울로"),
        ("김민수", "이라고/라고", "김민수라고"),
        ("3", "이/가", "3이"),
        ("2", "이/가", "2가"),
        ("1", "으로/로", "1로"),
        ("6", "으로/로", "6으로"),
        ("10", "은/는", "10은"),
        ("1,000", "을/를", "1,000을"),
        ("24.95", "이/가", "24.95가"),
        ("1000000000000", "이/가", "1000000000000가"),
        ("K-7731", "은/는", "K-7731은"),
        ("LED", "이/가", "LED가"),
        ("XL", "으로/로", "XL로"),
        ("SIM", "이/가", "SIM이"),
        ("desk", "을/를", "desk를"),
        ("cup", "을/를", "cup을"),
        ("Line", "과/와", "Line과"),
        ("Google", "으로/로", "Google로"),
        ("5kg", "이/가", "5kg이"),
        ("3 cm", "이/가", "3 cm가"),
        ("20%", "이/가", "20%가"),
        ("'책'", "이/가", "'책'이"),
        ("", "이/가", "가"),
    ],
)
def test_a_korean_particle_follows_the_last_sound(value: str, form: str, shown: str) -> None:
    assert inflect(value, form) == shown


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        ("lampada", "il", "la lampada"),
        ("vaso", "il", "il vaso"),
        ("orologio", "il", "l'orologio"),
        ("specchio", "il", "lo specchio"),
        ("zaino", "un", "uno zaino"),
        ("amica", "un", "un'amica"),
        ("amico", "un", "un amico"),
        ("scrivania", "Il", "La scrivania"),
        ("problema", "il", "il problema"),
        ("chiave", "del", "della chiave"),
        ("stazione", "al", "alla stazione"),
        ("hotel", "nel", "nell'hotel"),
        ("iogurt", "il", "lo iogurt"),
        ("lampade", "i", "le lampade"),
        ("orologi", "i", "gli orologi"),
        ("vasi", "dei", "dei vasi"),
        ("11", "il", "l'11"),
        ("8", "il", "l'8"),
        ("9", "il", "il 9"),
        ("3", "giorno|giorni", "3 giorni"),
        ("1", "giorno|giorni", "1 giorno"),
        ("1", "-è passato|sono passati", "è passato"),
        ("4", "-è passato|sono passati", "sono passati"),
        ("orologio", "-il", "l'"),
    ],
)
def test_an_italian_article_follows_gender_and_sound(value: str, form: str, shown: str) -> None:
    assert inflect(value, form) == shown


def test_the_author_gives_a_gender_that_the_ending_does_not_tell() -> None:
    assert italian_gender("ventole") is None
    assert put("{a:il}", {"a": "fine"}, {"a": {"fine": "f"}}) == "la fine"


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        ("lamp", "a", "a lamp"),
        ("umbrella", "a", "an umbrella"),
        ("unicorn", "a", "a unicorn"),
        ("hour", "A", "An hour"),
        ("honest answer", "a", "an honest answer"),
        ("European plug", "a", "a European plug"),
        ("8", "a", "an 8"),
        ("11", "a", "an 11"),
        ("18,000", "a", "an 18,000"),
        ("80", "a", "an 80"),
        ("1", "a", "a 1"),
        ("USB stick", "a", "a USB stick"),
        ("LED lamp", "a", "an LED lamp"),
        ("XL shirt", "a", "an XL shirt"),
        ("lamp", "The", "The lamp"),
        ("Dana", "'s", "Dana's"),
        ("James", "'s", "James'"),
        ("1", "day|days", "1 day"),
        ("0", "day|days", "0 days"),
        ("one", "day|days", "one day"),
        ("2.5", "hour|hours", "2.5 hours"),
    ],
)
def test_english_has_a_and_an_and_the_plural(value: str, form: str, shown: str) -> None:
    assert inflect(value, form) == shown


@pytest.mark.parametrize("form", ["an", "이", "이/나가", "x", "|", "a|", "|b", "a|b|c", "__class__", "", "-", "0"])
def test_there_are_no_other_forms(form: str) -> None:
    assert not is_form(form)
    assert put(f"{{n:{form}}}" if form else "{n:}", {"n": 1}) == (f"{{n:{form}}}" if form else "{n:}")


def test_every_particle_has_a_form_after_every_sound() -> None:
    for form in KOREAN:
        assert {inflect(value, form) for value in ("책", "커피", "물")} - {None} != set()


def test_values_stand_where_they_are_named_and_unknown_ones_stay() -> None:
    assert put("{a} and {b:day|days}, {c} {c:a}", {"a": "x", "b": 2}) == "x and 2 days, {c} {c:a}"


def test_no_attribute_can_be_reached_through_braces() -> None:
    text = "{a.__class__} {a[0]} {0} {a!r} {}"
    assert put(text, {"a": "x"}) == text


@given(st.text(max_size=30))
def test_any_value_has_a_last_sound_and_every_form(value: str) -> None:
    assert last_sound(value) in ("vowel", "rieul", "consonant")
    for form in ("이/가", "으로/로", "il", "un", "i", "a", "'s", "day|days", "-day|days"):
        assert inflect(value, form) is not None
