"""Turns rated replies into what a model is fitted to: rule cards, material, runs of the wording, levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.assess import exam_of, rated_by_rules
from scoring.card import DIMENSIONS, Dimension, LevelCard
from scoring.learnt.material import Material, take_apart
from scoring.learnt.wording import masked_by_sentence
from scoring.requests import parse_request
from scoring.training.items import Item

FITTED = ("train", "dev", "talk", "waiting")
"""Parts that a model may be fitted to; what waits for its raters counts with its writer's own note of the levels."""


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


def samples_of(items: Sequence[Item], parts: Sequence[str] = FITTED) -> list[Sample]:
    """Return the replies of the named parts whose levels are known."""
    return [_sample(item, levels) for item in items if item.part in parts and (levels := _levels(item)) is not None]


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
