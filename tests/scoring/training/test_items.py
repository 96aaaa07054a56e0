"""The corpus is read strictly: each fault is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.training.items import CORPUS, CorpusError, Levels, read_corpus, settle
from tests.scoring.training.lines import line, named, rating, write


def test_a_sound_line_becomes_an_item(tmp_path: Path) -> None:
    write(tmp_path, "train.en.jsonl", line())
    (item,) = read_corpus(tmp_path)
    assert (item.part, item.language, item.levels, item.actions) == ("train", "en", (2, 3, 1), 1)
    assert item.ratings[0].quotes == ("Refunded", "Refunded", "Refunded")


@pytest.mark.parametrize(
    ("ratings", "levels"),
    [
        ([(1, 2, 3)], (1, 2, 3)),
        ([(2, 0, 3), (3, 1, 3)], (2, 0, 3)),
        ([(0, 3, 1), (2, 3, 1), (3, 0, 1)], (2, 3, 1)),
        ([(0, None, 1), (2, None, None)], (1, None, 1)),
    ],
)
def test_ratings_are_settled_by_the_rule_of_the_guide(ratings: list[Levels], levels: Levels) -> None:
    assert settle(ratings) == levels


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"levels": named(3, 3, 3)}, "are not what the ratings come to"),
        ({"ratings": [rating(2, 3, 7)]}, "follow_through: level 7, expected 0 to 3"),
        ({"ratings": [rating(2, 3, 1, quote="never written")]}, "is neither in the reply"),
        ({"ratings": [rating(2, 3, 1, quote="")]}, "is neither in the reply"),
        ({"ratings": [rating(2, 3, 1)] * 4}, "4 ratings, expected 3 at most"),
        ({"language": "ko"}, "language 'ko' in a file of 'en'"),
        ({"channel": "fax"}, "`rapport score` refuses it: channel"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, keys: dict[str, object], said: str) -> None:
    write(tmp_path, "dev.en.jsonl", line(), line("s1-02", **keys))
    with pytest.raises(CorpusError, match=r"dev\.en\.jsonl:2: ") as fault:
        read_corpus(tmp_path)
    assert said in str(fault.value)


def test_only_a_turn_of_a_conversation_may_have_nothing_to_judge(tmp_path: Path) -> None:
    unjudged: dict[str, object] = {"ratings": [rating(2, None, None)], "levels": named(2, None, None)}
    write(tmp_path, "talk.en.jsonl", line(**unjudged))
    assert read_corpus(tmp_path)[0].levels == (2, None, None)
    write(tmp_path, "train.en.jsonl", line("s1-02", **unjudged))
    with pytest.raises(CorpusError, match="accuracy: level None, expected 0 to 3"):
        read_corpus(tmp_path)


def test_a_reply_that_nobody_rated_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "dev.en.jsonl", line(ratings=[]))
    with pytest.raises(CorpusError, match="nobody has rated it"):
        read_corpus(tmp_path)


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    broken = line()
    del broken["situation"]
    write(tmp_path, "test.en.jsonl", broken)
    with pytest.raises(CorpusError, match="key 'situation' is missing"):
        read_corpus(tmp_path)


def test_a_doubled_id_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus there"):
        read_corpus(tmp_path)
    write(tmp_path, "train.en.jsonl", line(), line())
    with pytest.raises(CorpusError, match="the id s1-01 is there more than once"):
        read_corpus(tmp_path)


def test_a_file_of_an_unknown_part_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "extra.en.jsonl", line())
    with pytest.raises(CorpusError, match=r"expected PART.LANGUAGE.jsonl"):
        read_corpus(tmp_path)


def test_innocent_replies_need_no_ratings(tmp_path: Path) -> None:
    write(tmp_path, "innocent.en.jsonl", line(ratings=[], levels=None, intended=None))
    (item,) = read_corpus(tmp_path)
    assert item.levels == (None, None, None)
    assert item.intended == ()


def test_the_corpus_that_ships_is_sound_and_split_by_situation() -> None:
    items = read_corpus(CORPUS)
    assert len({item.id for item in items}) == len(items)
    parts: dict[str, set[str]] = {}
    for item in items:
        if item.part != "waiting":
            parts.setdefault(item.situation, set()).add(item.part)
    assert [situation for situation, found in parts.items() if len(found) > 1] == []
    assert all(len(item.ratings) >= 2 for item in items if item.part == "test")
