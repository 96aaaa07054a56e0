"""What a careless scorer would look at, and how far each of those things alone tells the levels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from scoring.agreement import quadratic_kappa
from scoring.training.items import DIMENSIONS, Item

KIND_WORDS = {
    "en": r"sorry|apolog|understand|frustrat|appreciate|thank|value|please|inconvenien|happy to|of course",
    "ko": r"죄송|사과|이해|불편|감사|양해|공감|고객님|마음|소중",
    "it": r"scus|dispiac|capisc|comprend|grazie|disagio|gentil|cortes|piacere|apprezz",
}
DUE_WORDS = {
    "en": r"\bwill\b|\w'll\b|by \d|today|tomorrow|within|until|call you|i've|done|booked|sent",
    "ko": r"겠습니다|드릴게요|까지|오늘|내일|이내|연락|완료|처리|예약|보냈",
    "it": r"entro|oggi|domani|ho \w+to\b|richiam|invi|fatto|prenot|provved|ricontatt",
}

Predictor = Callable[[Item], float]


def _count(patterns: dict[str, str]) -> Predictor:
    compiled = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in patterns.items()}
    return lambda item: len(compiled[item.language].findall(item.reply))


def predictors() -> dict[str, Predictor]:
    """Return the crude predictors by name: each gives one figure for a reply without reading its sense."""
    return {
        "length of the reply": lambda item: len(item.reply),
        "kind words": _count(KIND_WORDS),
        "words of doing and dates": _count(DUE_WORDS),
        "figures in the reply": lambda item: len(re.findall(r"\d+", item.reply)),
        "actions in the log": lambda item: item.actions,
        "promises in the ledger": lambda item: item.commitments,
    }


def best_kappa(figures: Sequence[float], levels: Sequence[int]) -> float:
    """Return the best quadratic kappa that a rising or a falling reading of a figure reaches.

    The figures are turned into levels with the frequencies that the levels have, equal figures by their middle rank.
    """
    return max(quadratic_kappa(_as_levels(signed, levels), levels) for signed in (figures, [-f for f in figures]))


def _as_levels(figures: Sequence[float], levels: Sequence[int]) -> list[int]:
    wanted = sorted(levels)
    order = sorted(range(len(figures)), key=lambda i: figures[i])
    given = [0] * len(figures)
    start = 0
    for _, group in groupby(order, key=lambda i: figures[i]):
        same = list(group)
        for i in same:
            given[i] = wanted[start + (len(same) - 1) // 2]
        start += len(same)
    return given


def crude_kappas(items: Sequence[Item]) -> dict[str, tuple[float, ...]]:
    """Return for each predictor its kappa with empathy, accuracy and follow-through.

    A dimension also counts as a predictor of the two others; with itself its entry is 1.0.
    """
    columns = [[item.levels[i] for item in items] for i in range(len(DIMENSIONS))]
    table = {
        name: tuple(_kappa_of([figure(item) for item in items], column) for column in columns)
        for name, figure in predictors().items()
    }
    for name, column in zip(DIMENSIONS, columns, strict=True):
        table[f"the level of {name}"] = tuple(_kappa_of(column, other) for other in columns)
    return table


def _kappa_of(figures: Sequence[float | None], levels: Sequence[int | None]) -> float:
    both = [(f, level) for f, level in zip(figures, levels, strict=True) if f is not None and level is not None]
    return best_kappa([f for f, _ in both], [level for _, level in both])
