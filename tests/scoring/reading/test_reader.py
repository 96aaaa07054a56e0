"""Replies as careless people type them, with what must and must not be read in each."""

from __future__ import annotations

import pytest

from scoring.reading.reader import read_reply
from tests.scoring.reading.examples import EXAMPLES
from tests.scoring.reading.moves import CUSTOMER, NOW, english, moves, read


def wanted(words: str) -> list[str]:
    """Return the moves of an example; " if " belongs to a move, a bare beginning ("pledge:") means any such move."""
    return [part.strip() for part in _cut(words)] if words else []


def _cut(words: str) -> list[str]:
    found: list[str] = []
    for word in words.split():
        starts = (":" in word and not word.startswith(("7", "14:"))) or "~" in word
        if starts or not found:
            found.append(word)
        else:
            found[-1] += " " + word
    return found


@pytest.mark.parametrize(("text", "must", "must_not"), EXAMPLES)
def test_a_careless_reply_is_read_as_a_person_would(text: str, must: str, must_not: str) -> None:
    found = moves(read(text))
    assert set(wanted(must)) <= found
    for unwanted in wanted(must_not):
        assert not {move for move in found if move == unwanted or (unwanted[-1] == ":" and move.startswith(unwanted))}


def test_there_are_enough_examples() -> None:
    assert len(EXAMPLES) >= 150


@pytest.mark.parametrize(
    ("text", "sense", "detected"),
    [
        ("", "empty", ""),
        ("...", "empty", ""),
        ("???", "empty", ""),
        ("?", "empty", ""),
        ("kjhkjh", "nonsense", ""),
        ("asdf asdf qwer", "nonsense", ""),
        ("banana lamp purple window seven cloud", "nonsense", ""),
        ("refund refund refund refund refund", "nonsense", ""),
        ("안녕하세요", "other_language", "ko"),
        ("すみません", "other_language", "ja"),
        ("Где мой заказ", "other_language", "ru"),
        ("quando lo riceverò?", "other_language", "it"),
        ("lo siento mucho, cuál es su número de pedido", "other_language", "es"),
        ("je suis désolé, quel est votre numéro de commande", "other_language", "fr"),
        ("es tut mir leid, wie ist ihre bestellnummer", "other_language", "de"),
        ("ciao Dana, I'm so sorry about the delay", "clear", "en"),
        ("ok", "clear", "en"),
        ("sure", "clear", "en"),
        ("48213", "clear", "en"),
        ("order number postcode email please", "clear", "en"),
    ],
)
def test_sense_and_language_are_told(text: str, sense: str, detected: str) -> None:
    reading = read(text)
    assert (reading.sense, reading.detected) == (sense, detected)


def test_a_reply_without_sense_carries_no_items() -> None:
    for text in ("", "kjhkjh", "안녕하세요"):
        assert moves(read(text)) == {f"sense:{read(text).sense}"}


def test_a_scenario_topic_wins_over_a_topic_of_the_pack() -> None:
    topics = {"party_day": ("when party", "party day"), "lamp_colour": ("colour lamp", "which lamp")}
    reading = read_reply("whens teh party? n what colour is the lamp", language="en", pack=english(), topics=topics)
    assert [question.what for question in reading.asked] == ["party_day", "lamp_colour"]
    assert "deadline" in reading.asked[0].topics


def test_a_topic_phrase_allows_two_words_between_and_other_endings() -> None:
    topics = {"scan": ("last scan",), "trace": ("open trace",)}
    reading = read_reply(
        "The last depot scans were on friday and I opened a carrier trace.",
        language="en",
        pack=english(),
        topics=topics,
    )
    assert {topic for claim in reading.claims for topic in claim.topics} >= {"scan", "trace"}


def test_items_point_at_their_clause() -> None:
    text = "Sorry for the delay, Dana. What's your postcode? I'll call you by 5."
    reading = read(text)
    assert text[reading.acknowledged[0].start : reading.acknowledged[0].end] == "Sorry for the delay, Dana"
    assert text[reading.asked[0].start : reading.asked[0].end] == "What's your postcode"
    assert text[reading.promised[0].start : reading.promised[0].end] == "I'll call you by 5"


def test_what_repeats_the_customer_is_counted_as_copied() -> None:
    assert read(CUSTOMER).copied == 100
    assert read("I'll send a new one.").copied == 0


def test_an_order_to_calm_down_is_hotter_than_a_brisk_question() -> None:
    assert read("calm down dana").heat >= 2
    assert read("whats ur postcode").heat == 0
    assert read("shut up, you should have read the terms").heat == 3


def test_a_weekday_said_on_that_day_is_unclear() -> None:
    (pledge,) = read_reply("I'll call you by Tuesday", language="en", pack=english(), now=NOW).promised
    assert pledge.due is not None
    assert pledge.due.unclear


def test_without_a_time_the_due_words_are_kept() -> None:
    (pledge,) = read_reply("I'll call you tomorrow by 5pm", language="en", pack=english()).promised
    assert pledge.due is not None
    assert pledge.due.at is None
    assert pledge.due.text == "tomorrow by 5pm"


def test_a_refusal_tells_whether_a_reason_stands_beside_it() -> None:
    assert read("I can't refund that because it was opened.").refused[0].reason
    assert not read("I can't refund that.").refused[0].reason
