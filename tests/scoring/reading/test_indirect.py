"""A case's own questions are heard as they are put, and as they stand behind "could you tell me"."""

from __future__ import annotations

import pytest

from scoring.languages.load import load_pack
from scoring.reading.fronting import unturned
from scoring.reading.notation import Groups
from scoring.reading.reader import read_reply

TOPICS = {
    "their_train": ("when do you travel", "which train are you on"),
    "the_bill": ("how did you pay", "who is the bill for"),
}


def groups_of(language: str) -> Groups:
    pack = load_pack(language)
    assert pack is not None
    return pack.groups


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        ("when do you travel", "when you travel"),
        ("how heavy is it", "how heavy it is"),
        ("who is the bill for", "who the bill is for"),
        ("what did he say", "what he say"),
    ],
)
def test_a_question_has_its_indirect_form(words: str, turned: str) -> None:
    assert unturned(words, groups_of("en")) == (words, turned)


@pytest.mark.parametrize(
    ("words", "language"), [("which day", "en"), ("do you pay", "en"), ("quando è il treno", "it")]
)
def test_other_words_stay_as_they_are(words: str, language: str) -> None:
    assert unturned(words, groups_of(language)) == (words,)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Could you tell me when you travel?", "their_train"),
        ("May I ask which train you are on?", "their_train"),
        ("I need to know how you paid.", "the_bill"),
        ("do you know who the bill is for", "the_bill"),
    ],
)
def test_indirect_questions_are_heard(text: str, what: str) -> None:
    asked = read_reply(text, language="en", pack=load_pack("en"), topics=TOPICS).asked
    assert what in {topic for question in asked for topic in (question.what, *question.topics)}
