"""Turns rated replies into what a model is fitted to: rule cards, material, runs of the wording, levels."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from scoring.assess import exam_of, rated_by_rules
from scoring.card import DIMENSIONS, Dimension, LevelCard
from scoring.learnt.material import Material, take_apart
from scoring.learnt.wording import masked_by_sentence
from scoring.requests import parse_request
from scoring.training.items import Item

FITTED = ("train", "dev", "talk", "wide", "waiting")
"""Parts that a model may be fitted to; what waits for its raters counts with its writer's own note of the levels."""


_WIDE = 3.0
_BACKGROUND = 2
"""At most so many sentences of the context become facts of a copy, each with at most so many values."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FIGURE = re.compile(r"[£€$₩]?\d(?:[\d.,:]*\d)?")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """One reply to learn from."""

    item: Item
    levels: tuple[int, int, int]
    material: Material
    cards: Mapping[Dimension, LevelCard]
    tokens: tuple[tuple[str, ...], ...]
    """Masked words of each sentence."""
    deciding: tuple[int | None, ...]
    """For each sentence the level of empathy that a rater quoted it for, or None."""

    @property
    def weight(self) -> float:
        """Return how many replies it counts for: what many other writers wrote must not be lost among the rest."""
        return _WIDE if self.item.part == "wide" else 1.0


def samples_of(items: Sequence[Item], parts: Sequence[str] = FITTED) -> list[Sample]:
    """Return the replies of the named parts whose levels are known."""
    return [_sample(item, levels) for item in items if item.part in parts and (levels := _levels(item)) is not None]


def copies_of(samples: Sequence[Sample]) -> list[Sample]:
    """Return each reply once more, in a case told otherwise, where its case has facts; the id stays."""
    others = ((with_background(sample.item), sample.levels) for sample in samples)
    return [_sample(item, levels) for item, levels in others if item is not None]


def with_background(item: Item) -> Item | None:
    """Return a reply in a case with its facts in another order and background among them; None without facts.

    The levels stay: what the context tells besides need not be told, and the order of facts says nothing. So the models
    learn neither to wait for every fact nor to trust the first one.
    """
    data = json.loads(item.line)
    if not data.get("facts"):
        return None
    told = [part.strip() for part in _SENTENCE.split(data.get("context") or "") if _FIGURE.search(part)]
    background = [
        {"statement": part, "values": _FIGURE.findall(part)[:_BACKGROUND]}
        for part in sorted(told, key=lambda each: _draw(item.id, each))[:_BACKGROUND]
    ]
    facts = sorted((*data["facts"], *background), key=lambda each: _draw(item.id, each["statement"]))
    data["facts"] = [{**fact, "id": f"F{number}"} for number, fact in enumerate(facts, 1)]
    return replace(item, line=json.dumps(data, ensure_ascii=False))


def _draw(of: str, text: str) -> bytes:
    """Return a number that orders texts by chance, in the same way each time."""
    return sha256(f"{of} {text}".encode()).digest()


def _levels(item: Item) -> tuple[int, int, int] | None:
    given = [level for level in item.levels if level is not None] or list(item.intended)
    return (given[0], given[1], given[2]) if len(given) == len(DIMENSIONS) else None


def _sample(item: Item, levels: tuple[int, int, int]) -> Sample:
    request = parse_request(item.line)
    exam = exam_of(request.case, request.turn, alone=True)
    if exam is None:
        raise ValueError(f"{item.id}: no language pack for {item.language!r}")
    material = take_apart(exam)
    quotes = [(rating.quotes[0], rating.levels[0]) for rating in item.ratings]
    found = [(item.reply.find(quote), len(quote), level) for quote, level in quotes if quote in item.reply]
    deciding = tuple(
        next((level for place, size, level in found if place < end and start < place + size), None)
        for start, end in material.spans
    )
    return Sample(
        item=item,
        levels=levels,
        material=material,
        cards=rated_by_rules(exam),
        tokens=masked_by_sentence(material),
        deciding=deciding,
    )
