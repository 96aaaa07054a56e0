"""The corpus of rated replies: what one line of it is, read strictly, with every fault named."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from scoring.requests import RequestError, parse_request

CORPUS = Path(__file__).parent / "corpus"
DIMENSIONS = ("empathy", "accuracy", "follow_through")
LANGUAGES = ("en", "ko", "it")

Part = Literal["train", "dev", "test", "talk", "wide", "fresh", "innocent", "waiting"]
"""Situations are split into train, dev and test; conversations (talk), situations of many other writers (wide), a
second test part by writers of its own (fresh), innocent replies and those that await raters are files of their own."""
UNRATED = ("innocent", "waiting")
MOST_RATINGS = 3

Levels = tuple[int | None, int | None, int | None]
"""Levels of empathy, accuracy and follow-through, 0 to 3; None where nothing could be judged ("one moment")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One rater's judgement of one reply."""

    levels: Levels
    quotes: tuple[str, str, str]
    """The words that decide each level, from the reply; "missing: ..." where something absent decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One reply with its situation and its ratings."""

    id: str
    part: Part
    language: str
    situation: str
    industry: str
    channel: str
    reply: str
    customer: str
    actions: int
    """How many entries the action log has."""
    commitments: int
    """How many promises the desk's ledger would hold."""
    trick: str
    """The near-miss or trick that the writer was asked for, or nothing."""
    intended: tuple[int, ...]
    """The levels that the writer aimed at; no rater saw them."""
    ratings: tuple[Rating, ...]
    levels: Levels
    """What the ratings come to; see GUIDE.md. What was not rated has none."""
    line: str
    """The whole line as `rapport score` reads it."""


class CorpusError(ValueError):
    """A line of the corpus is not what GUIDE.md says; the message has file, line number and what is expected."""


def settle(ratings: Sequence[Levels]) -> Levels:
    """Return the levels that several ratings come to, by the rule of GUIDE.md.

    The middle one of three; of two their mean, rounded down: evidence, or it did not happen.

    Args:
        ratings: up to three raters' levels.
    """
    columns = [sorted(level for rating in ratings if (level := rating[i]) is not None) for i in range(3)]
    empathy, accuracy, follow_through = (_settled(column) for column in columns)
    return empathy, accuracy, follow_through


def _settled(levels: Sequence[int]) -> int | None:
    if not levels:
        return None
    return levels[1] if len(levels) == 3 else (levels[0] + levels[-1]) // 2


def read_corpus(root: Path = CORPUS) -> list[Item]:
    """Read every line of the corpus.

    Raises:
        CorpusError: the first line that is at fault.
    """
    items = [item for path in sorted(root.glob("*.jsonl")) for item in read_file(path)]
    if not items:
        raise CorpusError(f"{root}: no corpus there; expected files named PART.LANGUAGE.jsonl")
    twice = [each for each, count in Counter(item.id for item in items).items() if count > 1]
    if twice:
        raise CorpusError(f"{root}: the id {twice[0]} is there more than once")
    return items


def read_file(path: Path) -> Iterator[Item]:
    """Read one file, named `PART.LANGUAGE.jsonl`.

    Raises:
        CorpusError: a line is no JSON, cannot be scored, or lacks what its part needs.
    """
    part, _, language = path.name.removesuffix(".jsonl").partition(".")
    if part not in get_args(Part) or language not in LANGUAGES:
        raise CorpusError(f"{path.name}: expected PART.LANGUAGE.jsonl with one of {get_args(Part)} and {LANGUAGES}")
    known: Part = next(each for each in get_args(Part) if each == part)
    try:
        lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path.name}: not UTF-8 at byte {error.start}") from None
    for number, line in enumerate(lines, start=1):
        try:
            yield _item(line, known, language)
        except (KeyError, TypeError, ValueError) as error:
            raise CorpusError(f"{path.name}:{number}: {_said(error)}") from None


def _said(error: Exception) -> str:
    return f"key {error} is missing" if isinstance(error, KeyError) else str(error)


def _item(line: str, part: Part, language: str) -> Item:
    try:
        parse_request(line)
    except RequestError as error:
        raise CorpusError(f"`rapport score` refuses it: {error}") from None
    data = json.loads(line)
    if data["language"] != language:
        raise CorpusError(f"language {data['language']!r} in a file of {language!r}")
    ratings = tuple(_rating(each, data["reply"], part) for each in data.get("ratings", ()))
    if len(ratings) > MOST_RATINGS:
        raise CorpusError(f"{len(ratings)} ratings, expected {MOST_RATINGS} at most")
    if not ratings and part not in UNRATED:
        raise CorpusError("nobody has rated it")
    levels = settle([rating.levels for rating in ratings])
    if part not in UNRATED and data["levels"] != dict(zip(DIMENSIONS, levels, strict=True)):
        raise CorpusError(f"levels {data['levels']} are not what the ratings come to, {levels}")
    return Item(
        id=data["id"],
        part=part,
        language=language,
        situation=data["situation"],
        industry=data["industry"],
        channel=data["channel"],
        reply=data["reply"],
        customer=data["customer"],
        actions=len(data["actions"]),
        commitments=len(data.get("commitments_due", ())),
        trick=data.get("trick") or "",
        intended=tuple(data["intended"][name] for name in DIMENSIONS) if data.get("intended") else (),
        ratings=ratings,
        levels=levels,
        line=line,
    )


def _rating(data: Mapping[str, Mapping[str, object]], reply: str, part: Part) -> Rating:
    levels: list[int | None] = []
    quotes = []
    for dimension in DIMENSIONS:
        level, quote = data[dimension]["level"], data[dimension]["quote"]
        if not (level is None and part == "talk") and (type(level) is not int or level not in range(4)):
            raise CorpusError(f"{dimension}: level {level!r}, expected 0 to 3")
        if not isinstance(quote, str) or not ((quote and quote in reply) or quote.startswith("missing: ")):
            raise CorpusError(f'{dimension}: the quote {quote!r} is neither in the reply nor "missing: ..."')
        levels.append(level if isinstance(level, int) else None)
        quotes.append(quote)
    return Rating(levels=(levels[0], levels[1], levels[2]), quotes=(quotes[0], quotes[1], quotes[2]))
