"""Which of several things a question is after, and what one without a topic of its own goes back to."""

from __future__ import annotations

import pytest

from scoring.reading.items import Question, Reading
from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW, english, read_in

BOATYARD = {
    "dog": ("dog", "terrier"),
    "dog_age": ("how old is the dog",),
    "tag_code": ("what code", "number on the tag", "tag number"),
    "sold": ("when did you sell", "sold the boat"),
    "boat": ("boat", "the old boat", "did you sell the boat"),
    "cabin": ("garden cabin", "cabin"),
    "lodger": ("lodger",),
    "form": ("green form", "form"),
    "engine": ("engine",),
    "berth_day": ("thursday", "which day"),
    "guest": ("mr okoro", "okoro"),
}
"""Topics of a case of nobody's."""
HEADS = [
    ("What code is printed on the dog's collar?", "tag_code"),
    ("when did you sell the old boat", "sold"),
    ("How old is the dog in the cabin?", "dog_age"),
    ("What's the number on the tag of the cabin?", "tag_code"),
    ("Is the dog well when you take the boat out?", "dog"),
    ("Does the lodger help before you start the engine?", "lodger"),
]
CARRIED = [
    ("About the green form, sorry to go on. Did you ever fill it in, yes or no?", "form"),
    ("So there is a lodger. Does he pay you anything?", "lodger"),
    ("Right, the engine. Has it started since?", "engine"),
    ("I know about the dog, thanks. Is he ok?", "dog"),
    ("There is a number on the tag. What does it say?", "tag_code"),
    ("It costs nothing if you have a lodger, have you?", "lodger"),
]


def read_there(text: str) -> Reading:
    """Return the reading of a reply in the case of the boatyard."""
    return read_reply(text, language="en", pack=english(), now=NOW, topics=BOATYARD)


def asked_first(text: str) -> Question:
    """Return the only question of a reply that was made out."""
    (question,) = read_there(text).asked
    return question


@pytest.mark.parametrize(("text", "topic"), HEADS)
def test_what_stands_with_the_question_word_comes_before_what_hangs_on_it(text: str, topic: str) -> None:
    assert asked_first(text).what == topic


@pytest.mark.parametrize(("text", "topic"), CARRIED)
def test_question_without_a_topic_goes_back_to_the_sentence_before(text: str, topic: str) -> None:
    assert asked_first(text).what == topic


def test_small_words_put_something_forward() -> None:
    assert {offer.act for offer in read_in("en", "Want label?").offered} == {"label"}
    assert {question.what for question in read_in("en", "It is 18 pounds. want it").asked} == {"agreement"}
    assert {question.what for question in read_in("en", "Same as before. Happy?").asked} == {"agreement"}


def test_what_hangs_on_a_question_is_all_that_is_asked_where_it_names_nothing_else() -> None:
    assert asked_first("What is painted on the cabin?").what == "cabin"


def test_second_question_behind_and_is_a_question_of_its_own() -> None:
    asked = read_there("Is the dog well, and what tag number is written on it?").asked
    assert [question.what for question in asked] == ["dog", "tag_code"]


def test_email_spoken_of_is_not_asked_for_by_when_it_was_sent() -> None:
    asked = read_in("en", "Sorry about the email. What day did you send it?").asked
    assert "email" not in {question.what for question in asked}


@pytest.mark.parametrize(
    "text", ["Has the dog come home, yes or no?", "is the dog home y/n", "The dog is home? Yes or no?"]
)
def test_yes_or_no_asks_for_no_agreement(text: str) -> None:
    names = {name for question in read_there(text).asked for name in (question.what, *question.topics)}
    assert "dog" in names
    assert "agreement" not in names


def test_yes_or_no_behind_what_is_put_forward_asks_for_agreement() -> None:
    assert "agreement" in {question.what for question in read_in("en", "I will send you a new one, yes or no?").asked}


@pytest.mark.parametrize("text", ["do you want a form, yes or no?", "Is the boat blue or white?"])
def test_no_choice_is_put_where_nothing_is_offered(text: str) -> None:
    assert "preference" not in {question.what for question in read_there(text).asked}


def test_one_more_thing_may_be_put_to_a_question() -> None:
    text = "whats ur account number pls so i can open it, n the postcode too sorry"
    assert {"order_number", "postcode"} <= {question.what for question in read_in("en", text).asked}


def test_what_is_told_with_too_is_not_asked_for() -> None:
    assert not read_in("en", "I have changed the address for you, and the postcode too.").asked


def test_which_suits_better_is_asked_of_what_was_named_before() -> None:
    (question,) = read_there("You can come on Monday or Thursday. Which suits you better?").asked
    assert question.what == "preference"
    assert "berth_day" in question.topics


@pytest.mark.parametrize("text", ["Good morning, Mr Okoro.", "Tell me, Mr Okoro, is the dog well?", "Bye, Mr Okoro!"])
def test_name_that_somebody_is_spoken_to_by_is_no_topic(text: str) -> None:
    reading = read_there(text)
    assert "guest" not in {name for question in reading.asked for name in question.topics}
    assert "guest" not in {name for claim in reading.claims for name in claim.topics}


def test_name_of_whom_a_sentence_speaks_of_is_a_topic() -> None:
    assert asked_first("Does Mr Okoro come by often?").what == "guest"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("didja get a receipt", "receipt"),
        ("dyou have the receipt?", "receipt"),
        ("whered you buy it", "purchase_date"),
        ("whaddya mean", "say_again"),
        ("can i get ur no", "phone"),
    ],
)
def test_chat_spellings_ask(text: str, topic: str) -> None:
    names = {name for question in read_in("en", text).asked for name in (question.what, *question.topics)}
    assert topic in names or topic == "purchase_date"


@pytest.mark.parametrize(
    "text", ["Is there anything valuable in it?", "Is something broken?", "is there anything unclear"]
)
def test_anything_of_a_kind_is_not_anything_else(text: str) -> None:
    assert "anything_else" not in {question.what for question in read_in("en", text).asked}


def test_anything_else_on_your_mind_is_the_last_question() -> None:
    assert "anything_else" in {question.what for question in read_in("en", "Anything else on your mind?").asked}
