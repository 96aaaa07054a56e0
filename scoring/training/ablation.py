"""Measures what rules and models bring, alone and together, beside raters and crude baselines, on one part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import process_time

from scoring.agreement import bootstrap_interval, quadratic_kappa
from scoring.assess import exam_of, rate_turn, rated_by_rules
from scoring.card import DIMENSIONS
from scoring.languages.weights import load_learnt
from scoring.learnt.judging import level_of
from scoring.learnt.material import take_apart
from scoring.learnt.signs import signs_of
from scoring.learnt.wording import wording_of
from scoring.requests import parse_request
from scoring.training.crude import crude_kappas
from scoring.training.items import LANGUAGES, Item, Levels

WAYS = ("rules only", "model only", "both")
_BASELINES = (
    "kind words",
    "words of doing and dates",
    "figures in the reply",
    "length of the reply",
    "actions in the log",
)
_UNASSESSED = 1
"""What counts for a reply that was not assessed though raters gave a level: the level most often given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The levels that one reply got each way."""

    item: Item
    levels: dict[str, Levels]
    estimates: tuple[float | None, float | None, float | None]
    """Of both together, without rounding."""
    seconds: float
    """Processor time of the way that ships."""


def measure(item: Item, *, alone: bool = True) -> Measured:
    """Rate one reply each way."""
    started = process_time()
    request = parse_request(item.line)
    card = rate_turn(request.case, request.turn, alone=alone)
    seconds = process_time() - started
    rules = rate_turn(request.case, request.turn, alone=alone, rules_only=True)
    exam, learnt = exam_of(request.case, request.turn, alone=alone), load_learnt(item.language)
    model: Levels = (None, None, None)
    if exam is not None and learnt is not None:
        material = take_apart(exam)
        signs = signs_of(material, rated_by_rules(exam), wording_of(material, learnt.wording))
        weighed = learnt.weigh(signs)
        first, second, third = (level_of(weighed[each].estimate) for each in DIMENSIONS)
        model = (first, second, third)
    return Measured(
        item=item,
        levels={
            "rules only": (rules.empathy.level, rules.accuracy.level, rules.follow_through.level),
            "model only": model,
            "both": (card.empathy.level, card.accuracy.level, card.follow_through.level),
        },
        estimates=(card.empathy.estimate, card.accuracy.estimate, card.follow_through.estimate),
        seconds=seconds,
    )


def ablation(items: Sequence[Item], part: str) -> Iterator[str]:
    """Yield the table of one part, language by language, and the replies that were judged worst."""
    some = [item for item in items if item.part == part and item.ratings]
    measured = [measure(item, alone=part != "talk") for item in some]
    for language in LANGUAGES:
        here = [each for each in measured if each.item.language == language]
        if here:
            yield f"{part} {language}: {len(here)} replies, quadratic kappa with the settled levels of the raters"
            yield f"  {'':<28}" + "".join(f"{dimension:>22}" for dimension in DIMENSIONS)
            yield from _rows(here)
    yield from _speed(measured)
    yield from _worst(measured)


def _rows(measured: Sequence[Measured]) -> Iterator[str]:
    for way in WAYS:
        pairs = [_pairs([(each.item.levels[i], each.levels[way][i]) for each in measured]) for i in range(3)]
        yield f"  {way:<28}" + "".join(f"{_kappa(each):>22}" for each in pairs)
    twice = [each.item.ratings for each in measured if len(each.item.ratings) >= 2]
    if twice:
        pairs = [_pairs([(ratings[0].levels[i], ratings[1].levels[i]) for ratings in twice]) for i in range(3)]
        yield f"  {'one rater with the other':<28}" + "".join(f"{_kappa(each):>22}" for each in pairs)
    for name, kappas in crude_kappas([each.item for each in measured]).items():
        if name in _BASELINES:
            yield f"  {name:<28}" + "".join(f"{kappa:>22.2f}" for kappa in kappas)


def _pairs(levels: Sequence[tuple[int | None, int | None]]) -> list[tuple[int, int]]:
    return [(a, _UNASSESSED if b is None else b) for a, b in levels if a is not None]


def _kappa(pairs: Sequence[tuple[int, int]]) -> str:
    def kappa(places: Sequence[int]) -> float:
        return quadratic_kappa([pairs[p][0] for p in places], [pairs[p][1] for p in places])

    interval = bootstrap_interval(kappa, len(pairs), draws=200)
    low, high = interval if interval else (0.0, 0.0)
    return f"{kappa(range(len(pairs))):.2f} [{low:.2f}, {high:.2f}]"


def _speed(measured: Sequence[Measured]) -> Iterator[str]:
    times = sorted(each.seconds for each in measured)
    if times:
        median, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        yield f"processor time a reply: median {median * 1000:.1f} ms, 95 of 100 under {late * 1000:.1f} ms"


def _worst(measured: Sequence[Measured]) -> Iterator[str]:
    misses = [
        (abs(estimate - level), each.item.id, dimension, level, estimate)
        for each in measured
        for dimension, level, estimate in zip(DIMENSIONS, each.item.levels, each.estimates, strict=True)
        if level is not None and estimate is not None
    ]
    yield "the ten judged worst"
    for gap, name, dimension, level, estimate in sorted(misses, key=lambda each: (-each[0], each[1]))[:10]:
        yield f"  {name:<10}{dimension:<16} raters {level}, estimate {estimate:.2f}, off by {gap:.2f}"
