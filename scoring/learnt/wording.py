"""Reads the manner of a reply from runs of letters and words, with the words of the case masked out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from scoring.learnt.material import Material, stem
from scoring.reading.lanes import unpacked
from scoring.scorers.exam import is_telling

WHOLE = 1000
"""Weights of runs are whole thousandths."""
OUTPUTS = ("empathy", "accuracy", "follow_through", "hostile", "caring")
"""What the wording is weighed for: three levels of the whole reply, and two qualities of a sentence."""
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_LONGEST = 24
"""Longer words are cut: nothing is learnt from their middle, and time stays linear."""
THEIRS, _SHARED, OURS, _FIGURE = "©", "¢", "§", "#"
"""What stands for a word that only the customer said, one that customer and case share, one of the case, a figure."""
_SIZES = (2, 3, 4, 5)
Tokens = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordingModel:
    """Weights of one language; a text weighs the sum of its runs over the root of their number."""

    weights: Mapping[str, int]
    """A run of letters or words to its weights for all outputs, in whole thousandths, packed (`scoring.reading.lanes`).
    """
    base: tuple[float, ...]
    """What a text without any known run weighs."""

    def weigh(self, sentences: Sequence[Tokens]) -> tuple[float, ...]:
        """Return what a text weighs for each output.

        Args:
            sentences: masked tokens of each sentence.
        """
        return self.weigh_apart(set().union(*sentences), phrases_of(sentences))

    def weigh_apart(self, words: Set[str], phrases: Set[str]) -> tuple[float, ...]:
        """Return what a text weighs for each output.

        Args:
            words: its different masked tokens.
            phrases: its different runs of them.
        """
        spelled = [_spelled(self, word) for word in words]
        total = sum([weight for weight, _ in spelled]) + sum(filter(None, map(self.weights.get, phrases)))
        root = WHOLE * max(1, len(phrases) + sum([count for _, count in spelled])) ** 0.5
        return tuple([base + each / root for base, each in zip(self.base, unpacked(total, len(OUTPUTS)), strict=True)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a reply is worded."""

    whole: tuple[float, ...]
    """The outputs of the whole reply."""
    sentences: tuple[tuple[int, int, float, float], ...]
    """Start, end, hostile and caring weight of each sentence."""


def masked(material: Material, start: int, end: int) -> list[str]:
    """Return the tokens of a part of the reply in lower case, words of customer and case replaced by one sign each."""
    light, customer, source = material.exam.cues.function_words, material.customer, material.source
    tokens = []
    for found in _TOKEN.findall(material.exam.turn.reply, start, end):
        token, root = _plain(found[:_LONGEST], light)
        if root:
            if root in customer:
                token = _SHARED if root in source else THEIRS
            elif root in source:
                token = OURS
        tokens.append(token)
    return tokens


@lru_cache(maxsize=32768)
def _plain(word: str, light: frozenset[str]) -> tuple[str, str]:
    """Return a typed word as a token, and its stem where it may be a word of the case."""
    token = word.lower().replace("’", "'")
    if token[0].isdigit():
        return _FIGURE, ""
    return token, stem(token) if token not in light and is_telling(token) else ""


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the tokens of a text without a case; signs that stand in it for words of a case stay as they are."""
    return tuple(_plain(found[:_LONGEST], frozenset())[0] for found in _TOKEN.findall(text))


def masked_by_sentence(material: Material) -> tuple[tuple[str, ...], ...]:
    """Return the tokens of each sentence of the reply."""
    return tuple(tuple(masked(material, start, end)) for start, end in material.spans)


def runs_of(sentences: Sequence[Tokens]) -> list[str]:
    """Return the runs of a text: two to five letters within each of its words, and one to three words of a sentence.

    Each word counts once, and each run of words; letters count in each word that has them.
    """
    words: set[str] = set().union(*sentences)
    return [*(run for word in sorted(words) for run in _letters_of(word)), *sorted(phrases_of(sentences))]


def phrases_of(sentences: Sequence[Tokens]) -> set[str]:
    """Return the runs of one to three words of each sentence."""
    found: set[str] = set()
    for tokens in sentences:
        joined = [f"={token}" for token in tokens]
        found.update(joined)
        pairs = list(map(add, joined, joined[1:]))
        found.update(pairs)
        found.update(map(add, pairs, joined[2:]))
    return found


def _letters_of(token: str) -> list[str]:
    """Return the runs of letters of a word, its borders included."""
    padded = f" {token} "
    length = len(padded)
    return [padded[i : i + size] for size in _SIZES for i in range(length - size + 1)]


@lru_cache(maxsize=32768)
def _spelled(model: WordingModel, token: str) -> tuple[int, int]:
    """Return what the letters of a word weigh, and how many runs they are."""
    runs = _letters_of(token)
    return sum(filter(None, map(model.weights.get, runs))), len(runs)


def wording_of(material: Material, model: WordingModel) -> Wording:
    """Weigh a reply's wording, whole and sentence by sentence."""
    return weighed(masked_by_sentence(material), material.spans, model)


def weighed(sentences: Sequence[Tokens], spans: Sequence[tuple[int, int]], model: WordingModel) -> Wording:
    """Weigh masked sentences.

    Args:
        sentences: masked tokens of each sentence.
        spans: where each of them stands in the reply.
        model: of the language.
    """
    words = [set(tokens) for tokens in sentences]
    phrases = [phrases_of((tokens,)) for tokens in sentences]
    each = list(map(model.weigh_apart, words, phrases))
    whole = each[0] if len(each) == 1 else model.weigh_apart(set().union(*words), set().union(*phrases))
    return Wording(
        whole=whole,
        sentences=tuple([(start, end, part[3], part[4]) for (start, end), part in zip(spans, each, strict=True)]),
    )
