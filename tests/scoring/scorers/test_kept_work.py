"""What is worked out once for a reply is what each of those who ask would have worked out by themselves."""

from __future__ import annotations

import json

import pytest

from scoring.languages.cues import load_cues
from scoring.languages.load import load_pack
from scoring.reading.layout import tokens_of
from scoring.reading.tokens import _normalised
from scoring.reading.values import find_values, found_in
from scoring.scorers.exam import sentences, words, words_in
from scoring.training.items import CORPUS

LANGUAGES = ("en", "ko", "it")


def _replies(language: str) -> list[tuple[str, str]]:
    lines = (CORPUS / f"dev.{language}.jsonl").read_text("utf-8").splitlines()[::6]
    data = [json.loads(line) for line in lines]
    return [(each["reply"], each["customer"]) for each in data]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cue_is_found_in_a_part_of_a_reply_as_in_that_part_by_itself(language: str) -> None:
    cues = load_cues(language)
    assert cues is not None
    found = 0
    for reply, _ in _replies(language):
        for start, end in sentences(reply):
            for name in cues.patterns:
                alone = cues.all(name, reply[start:end])
                assert cues.all_in(name, reply, start, end) == alone, (name, reply[start:end])
                assert cues.stands_in(name, reply, start, end) == bool(alone)
                found += len(alone)
    assert found > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_reply_are_mended_towards_its_case_whatever_was_kept_of_it(language: str) -> None:
    pack = load_pack(language)
    assert pack is not None
    for reply, customer in _replies(language):
        strange = customer + " Brightflue Qorvenna sostituzione"
        own = tuple(sorted({word.strip(".,!?").lower() for word in strange.split() if len(word) > 3}))
        own = tuple(word for word in own if word.isalpha())
        typed = reply + " Brightfleu sostituzoine"
        # Asked for without the case first, so that the words without it are what is kept.
        tokens_of(typed, "", None, pack)
        tokens = tokens_of(typed, strange, None, pack)
        assert tokens == _normalised(typed, pack.spellings, own).tokens
        assert "brightflue" in [token.word for token in tokens]


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_that_are_kept_are_those_of_the_words(language: str) -> None:
    pack = load_pack(language)
    assert pack is not None
    for reply, customer in _replies(language):
        tokens = tokens_of(reply, customer, None, pack)
        assert found_in(reply, tokens, None, pack) == find_values(tokens, None, pack)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_the_words_that_it_has_by_itself(language: str) -> None:
    for reply, _ in _replies(language):
        for start, end in sentences(reply):
            alone = [word.text for word in words(reply[start:end])]
            assert [word.text for word in words_in(reply, start, end)] == alone
