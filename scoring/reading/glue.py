"""Takes endings off words, so that a phrase of the case is found in any form, in a language that glues them on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit, Pattern, PatternIndex, find
from scoring.reading.tokens import Token

SIDE_BY_SIDE = 3
"""Words in a row that may each be taken whole or without an ending; longer phrases repeat the choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roots:
    """What the words of phrases may begin with."""

    first: frozenset[str]
    """Words that begin a phrase; a single letter is too little to be one."""
    later: frozenset[str]
    """Words that stand behind another of their phrase."""


def find_glued(index: PatternIndex, tokens: Sequence[Token], pack: LanguagePack) -> tuple[Hit, ...]:
    """Return the phrases found in the words as they are, and in what is left of them without their endings.

    Args:
        index: phrases of the case.
        tokens: of a clause.
        pack: of the language.
    """
    hits = find(index, tokens)
    if pack.glue is None:
        return hits
    bared = [_bared(token, roots_of(index), pack) for token in tokens]
    if all(len(forms) == 1 for forms in bared):
        return hits
    passes = (find(index, [forms[n] for forms, n in zip(bared, each, strict=True)]) for each in _choices(bared))
    found = {*hits, *(hit for each in passes for hit in each)}
    return tuple(sorted(found, key=lambda hit: (hit.start, -hit.weight, hit.end, hit.id)))


def _choices(bared: Sequence[Sequence[Token]]) -> list[tuple[int, ...]]:
    """Return which form each word is taken in, pass by pass.

    A phrase may have one word whole and the next without its ending ("늦지 | 않으-세요"): every choice of forms for so
    many words side by side has a pass.
    """
    most = max(map(len, bared))
    every = {
        tuple(min(run[place % SIDE_BY_SIDE], len(forms) - 1) for place, forms in enumerate(bared))
        for run in product(range(most), repeat=SIDE_BY_SIDE)
    }
    return sorted(each for each in every if any(each))


@lru_cache(maxsize=64)
def roots_of(index: PatternIndex) -> Roots:
    """Return what the words of an index's phrases may begin with.

    Args:
        index: phrases of the case.
    """
    first: set[str] = set()
    later: set[str] = set()
    for pattern in _patterns(index.by_stem):
        for place, element in enumerate(pattern.elements):
            (later if place else first).update(element.stems)
    return Roots(first=frozenset(root for root in first if len(root) > 1), later=frozenset(later))


def _patterns(by_stem: Mapping[str, tuple[Pattern, ...]]) -> frozenset[Pattern]:
    return frozenset(pattern for found in by_stem.values() for pattern in found)


def _bared(token: Token, roots: Roots, pack: LanguagePack) -> list[Token]:
    """Return a word as it is, and with each root that it begins with and an ending follows, the longest first."""
    word, forms = token.word, [token]
    for end in range(len(word) - 1, 0, -1):
        root = word[:end]
        if root not in roots.later and root not in roots.first:
            continue
        endings = pack.glue if end > 1 else pack.glue_short
        if endings is not None and endings.match(word, end):
            forms.append(token._replace(stem=root))
    return forms
