"""The second opinion: gaps are filled, odd readings are taken back, and what the rules know better stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from scoring.languages.load import load_pack
from scoring.reading.guessing import guess, signs_of
from scoring.reading.items import Reading
from scoring.reading.layout import lay_out, tokens_of
from scoring.reading.pack import Guesser, LanguagePack
from scoring.reading.reader import read_reply

NOW = datetime(2026, 3, 3, 15, 30)  # noqa: DTZ001 - simulated time has no zone
SURE = 0.6


def pack() -> LanguagePack:
    found = load_pack("en")
    assert found is not None
    return found


def read(text: str, *, with_guess: bool = True) -> Reading:
    used = pack() if with_guess else replace(pack(), guesser=None)
    return read_reply(text, language="en", pack=used, now=NOW)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("which would you prefer", "preference"),
        ("can you answer your memorable question for me?", "identity"),
        ("could you hold the reset button for ten secs", "troubleshooting"),
    ],
)
def test_a_question_that_the_rules_pass_over_is_heard(text: str, topic: str) -> None:
    asked = [question.what for question in read(text).asked if question.confidence >= SURE]
    assert asked == [topic]
    assert topic not in [question.what for question in read(text, with_guess=False).asked]


def test_a_promise_that_is_filled_in_has_the_time_that_is_named() -> None:
    (pledge,) = read("we will stick fifty points on your card by friday").promised
    assert pledge.act == "compensate"
    assert pledge.firm
    assert pledge.due is not None
    assert pledge.due.at == "2026-03-06"


def test_a_refusal_without_any_act_is_heard() -> None:
    assert [each.act for each in read("im afraid thats not something we can do").refused] == [""]


def test_a_reading_that_the_sentence_does_not_look_like_is_taken_back() -> None:
    rules = read("could i take 5 off your bill as a sorry", with_guess=False)
    assert [question.what for question in rules.asked] == ["payment"]
    both = read("could i take 5 off your bill as a sorry")
    assert both.asked == ()
    assert [offer.act for offer in both.offered] == ["compensate"]


def test_kind_words_are_not_taken_back() -> None:
    text = "Happy birthday to her, have a great day!"
    said = "It is my daughter's birthday on Saturday."
    heard = read_reply(text, language="en", pack=pack(), now=NOW, customer=said).acknowledged
    assert [each.what for each in heard] == ["occasion"]


def test_topics_of_the_case_stay_whatever_the_guess() -> None:
    topics = {"reset_button": ("reset button",)}
    reading = read_reply("does the reset button do anything?", language="en", pack=pack(), now=NOW, topics=topics)
    assert [question.what for question in reading.asked] == ["reset_button"]


def test_senseless_text_gets_no_second_opinion() -> None:
    assert read("refund refund refund refund refund").sense == "nonsense"


def test_the_shares_of_a_guess_are_a_softmax_of_the_sums() -> None:
    guesser = Guesser(labels=(("asked", "name"), ("info", "")), bias=(0.0, 0.0), weights={"w:name": (0, 2.0)})
    text = "name"
    laid = lay_out(text, tokens_of(text, "", None, pack()), pack=pack(), now=NOW, customer="", topics=None)
    signs = signs_of(laid.frames, ())
    found = guess(signs, guesser)
    assert (found.kind, found.what) == ("asked", "name")
    assert sum(found.of(*label) for label in guesser.labels) == pytest.approx(1)
    # e^(2/sqrt(n)) against e^0, by hand
    power = 2.718281828459045 ** (2 / len(signs) ** 0.5)
    assert found.of("asked", "name") == pytest.approx(power / (power + 1))
    assert found.of("asked", "age") == 0
