"""What a clause without a phrase of the case is about, by its likeness to examples."""

import pytest

from scoring.languages.load import load_pack
from scoring.reading.examples import Likeness, Written, likeness
from scoring.reading.items import Reading
from scoring.reading.likening import signs_of_line, weigh
from scoring.reading.pack import LanguagePack
from scoring.reading.reader import read_reply

EXAMPLES: Written = (
    ("age", "how old are you now\nwhat year were you born\nwhich birthday is it this year\nold enough to be retired"),
    ("ramp", "come round the side by the bikes\nno stairs on the left side\nthere is a slope beside the bikes"),
    ("none", "morning to you\nlovely weather for it\none sec my screen is slow\nha that made me laugh"),
)
TOPICS = {"ramp": ("ramp",), "age": ("age", "side")}


def pack() -> LanguagePack:
    """Return the English pack."""
    found = load_pack("en")
    assert found is not None
    return found


def read(text: str, examples: Written = EXAMPLES) -> Reading:
    """Return the reading of a text in the case of the examples."""
    return read_reply(text, language="en", pack=pack(), topics=TOPICS, examples=examples)


def like(text: str) -> Likeness:
    """Return what a sentence is like in the case of the examples."""
    return likeness(signs_of_line(text, pack()), weigh(EXAMPLES, pack()))


@pytest.mark.parametrize(
    ("text", "subject"),
    [("so what year was it you were born", "age"), ("use the slope by the bikes", "ramp"), ("lovely morning", "none")],
)
def test_a_clause_is_most_like_the_examples_that_share_its_rarest_words(text: str, subject: str) -> None:
    assert like(text).subject == subject
    assert 0 < like(text).best <= 1


def test_a_clause_that_shares_no_word_is_like_nothing() -> None:
    found = like("zygotes quarrel")
    assert (found.subject, found.best) == ("", 0.0)


def test_what_no_phrase_names_is_asked_for_by_likeness() -> None:
    text = "what year were you born in, sir?"
    assert "age" not in [question.what for question in read(text, ()).asked]
    assert "age" in {topic for question in read(text).asked for topic in (question.what, *question.topics)}


def test_a_denial_stays_one_when_its_subject_is_found_by_likeness() -> None:
    told = [claim for claim in read("there is no slope beside the bikes").claims if "ramp" in claim.topics]
    assert [claim.polarity for claim in told] == ["denied"]


def test_the_same_examples_are_weighed_once() -> None:
    assert weigh(EXAMPLES, pack()) is weigh(EXAMPLES, pack())
