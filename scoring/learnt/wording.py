"""Reads the manner of a reply from runs of letters and words, with the words of the case masked out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scoring.learnt.material import Material, stem
from scoring.scorers.exam import is_telling

OUTPUTS = ("empathy", "accuracy", "follow_through", "hostile", "caring")
"""What the wording is weighed for: three levels of the whole reply, and two qualities of a sentence."""
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_LONGEST = 24
"""Longer words are cut: nothing is learnt from their middle, and time stays linear."""
_THEIRS, _SHARED, _OURS, _FIGURE = "©", "¢", "§", "#"
_SIZES = (2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordingModel:
    """Weights of one language; a text weighs the sum of its runs over the root of their number."""

    weights: Mapping[str, tuple[float, ...]]
    """A run of letters or words to its weight for each output."""
    base: tuple[float, ...]
    """What a text without any known run weighs."""

    def weigh(self, grams: frozenset[str]) -> tuple[float, ...]:
        """Return what a text weighs for each output."""
        totals = [0.0] * len(OUTPUTS)
        known = self.weights
        for gram in grams:
            found = known.get(gram)
            if found is not None:
                for i, weight in enumerate(found):
                    totals[i] += weight
        root = max(1, len(grams)) ** 0.5
        return tuple(base + total / root for base, total in zip(self.base, totals, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a reply is worded."""

    whole: tuple[float, ...]
    """The outputs of the whole reply."""
    sentences: tuple[tuple[int, int, float, float], ...]
    """Start, end, hostile and caring weight of each sentence."""


def masked(material: Material, start: int, end: int) -> list[str]:
    """Return the tokens of a part of the reply in lower case, words of customer and case replaced by one sign each."""
    light = material.exam.cues.function_words
    tokens = []
    for found in _TOKEN.finditer(material.exam.turn.reply, start, end):
        token = found.group().lower().replace("’", "'")[:_LONGEST]
        if token[0].isdigit():
            token = _FIGURE
        elif token not in light and is_telling(token):
            root = stem(token)
            if root in material.customer:
                token = _SHARED if root in material.source else _THEIRS
            elif root in material.source:
                token = _OURS
        tokens.append(token)
    return tokens


def grams_of(tokens: list[str]) -> frozenset[str]:
    """Return the runs of two to five letters within words, and of one to three words."""
    found = set()
    for token in set(tokens):
        padded = f" {token} "
        length = len(padded)
        for size in _SIZES:
            for i in range(length - size + 1):
                found.add(padded[i : i + size])
    joined = [f"={token}" for token in tokens]
    found.update(joined)
    for i in range(len(joined) - 1):
        pair = joined[i] + joined[i + 1]
        found.add(pair)
        if i + 2 < len(joined):
            found.add(pair + joined[i + 2])
    return frozenset(found)


def grams_by_sentence(material: Material) -> tuple[frozenset[str], ...]:
    """Return the runs of each sentence of the reply."""
    return tuple(grams_of(masked(material, start, end)) for start, end in material.spans)


def wording_of(material: Material, model: WordingModel) -> Wording:
    """Weigh a reply's wording, whole and sentence by sentence."""
    parts = grams_by_sentence(material)
    each = [model.weigh(grams) for grams in parts]
    return Wording(
        whole=model.weigh(frozenset[str]().union(*parts)),
        sentences=tuple(
            (start, end, weighed[3], weighed[4]) for (start, end), weighed in zip(material.spans, each, strict=True)
        ),
    )
