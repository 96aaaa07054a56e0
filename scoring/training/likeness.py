"""Finds replies of the corpus that are the same or nearly the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from scoring.training.items import Item

NEAR = 0.6
"""From this share of common character 5-grams (Jaccard) on, two replies count as nearly the same."""
SHORT = 20
"""Shorter replies ("Ok, done.") are alike by chance and are not compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two replies that are alike."""

    one: Item
    other: Item
    share: float
    """Common 5-grams of all, 0 to 1."""

    @property
    def crosses(self) -> bool:
        """Whether one of the two is in the test part and the other is not."""
        return (self.one.part == "test") != (self.other.part == "test")


def near_duplicates(items: Sequence[Item], *, near: float = NEAR) -> list[Pair]:
    """Return all pairs of replies that share at least `near` of their character 5-grams, most alike first."""
    shingles = [_shingles(item.reply) for item in items]
    pairs = []
    for a, b in _candidates(shingles):
        share = len(shingles[a] & shingles[b]) / len(shingles[a] | shingles[b])
        if share >= near:
            pairs.append(Pair(one=items[a], other=items[b], share=share))
    return sorted(pairs, key=lambda pair: (-pair.share, pair.one.id, pair.other.id))


def _candidates(shingles: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Return the pairs that share a fair number of uncommon 5-grams."""
    homes: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(shingles):
        for shingle in found:
            homes[shingle].append(place)
    common: dict[tuple[int, int], int] = defaultdict(int)
    # A 5-gram that many replies share ("ld you") cannot be what makes two of them alike.
    for places in (each for each in homes.values() if len(each) <= len(shingles) // 50 + 5):
        for pair in combinations(places, 2):
            common[pair] += 1
    return [(a, b) for (a, b), count in common.items() if count * 4 >= min(len(shingles[a]), len(shingles[b]))]


def _shingles(text: str) -> frozenset[str]:
    plain = re.sub(r"\W+", " ", text.casefold()).strip()
    return frozenset(plain[i : i + 5] for i in range(len(plain) - 4)) if len(plain) >= SHORT else frozenset()
