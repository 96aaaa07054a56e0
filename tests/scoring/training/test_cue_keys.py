"""Keys of cues: every match holds one of them, the files are those of today's cues, a search finds what it found."""

from __future__ import annotations

import json
import re

import pytest

from scoring.languages.cues import load_cues
from scoring.scorers.cues import Cues, runs_of
from scoring.training.cue_keys import FOLDER, asked_for, letters_of, parsed
from scoring.training.items import CORPUS, LANGUAGES, read_file


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("sorry|apolog(?:y|ise)", {"sorry", "apolog"}),
        ("(?:so |very )*sorry", {"sorry"}),
        ("feel (?:terrible|dreadful)", {"terrible", "dreadful"}),
        (r"\w+ing?", {"in"}),
        (r"\d+", None),
        ("(?:late)?", None),
    ],
)
def test_of_a_pattern_the_letters_that_every_match_needs_are_found(pattern: str, wanted: set[str] | None) -> None:
    assert asked_for(parsed(pattern)) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kept_keys_belong_to_the_cues_of_today(language: str) -> None:
    data = json.loads((FOLDER / language / "cues.json").read_text(encoding="utf-8"))
    kept = json.loads((FOLDER / language / "cue_keys.json").read_text(encoding="utf-8"))
    today = letters_of(data)
    assert kept.keys() == today.keys()
    for cue, letters in today.items():
        assert all(any(run in each for run in kept[cue]) for each in letters), cue
        assert all(any(run in each for each in letters) for run in kept[cue]), cue


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_keys_a_search_finds_what_it_finds_without(language: str) -> None:
    cues = load_cues(language)
    assert cues is not None
    keyless = Cues(
        patterns=cues.patterns,
        acts=cues.acts,
        unlogged=cues.unlogged,
        function_words=cues.function_words,
        light=cues.light,
        holding=cues.holding,
    )
    texts = [item.reply for item in read_file(CORPUS / f"dev.{language}.jsonl")][:60]
    texts += ["SORRY, I’m SO sorry", "Ho già detto: è COLPA Sua", "죄송합니다 고객님 ㅠㅠ", "İstanbul ſorry"]
    for text in texts:
        for cue in cues.patterns:
            found = keyless.all(cue, text)
            assert cues.all(cue, text) == found, (cue, text)
            assert all(text.replace("’", "'")[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_letters_find_what_ignoring_capitals_finds(language: str) -> None:
    cues = load_cues(language)
    assert cues is not None
    for item in list(read_file(CORPUS / f"dev.{language}.jsonl"))[:25]:
        text = item.reply.replace("’", "'")
        for cue, pattern in cues.patterns.items():
            plain = [match.span() for match in re.finditer(pattern.text, text, pattern.flags)]
            assert [(each.start, each.end) for each in cues.all(cue, text)] == plain, (cue, text)


def test_runs_are_all_the_pieces_of_their_lengths() -> None:
    assert runs_of("abcd", (2, 3)) == {"ab", "bc", "cd", "abc", "bcd"}
    assert runs_of("a", (2, 3)) == set()
