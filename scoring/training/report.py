"""Says what the corpus is like: balance, agreement of its raters, crude predictors, doubles and readability."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from scoring.agreement import bootstrap_interval, krippendorff_alpha, quadratic_kappa
from scoring.training.crude import crude_kappas
from scoring.training.items import DIMENSIONS, LANGUAGES, Item
from scoring.training.likeness import near_duplicates

CRUDE_LIMIT = 0.35
"""A crude predictor that reaches this kappa would let a scorer win without reading."""


def report(items: Sequence[Item]) -> Iterator[str]:
    """Yield the report line by line."""
    yield from _balance(items)
    yield from _agreement(items)
    yield from _crude(items)
    yield from _doubles(items)
    yield from _readability(items)


def _split(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.part in ("train", "dev", "test")]


def _balance(items: Sequence[Item]) -> Iterator[str]:
    replies = _split(items)
    yield f"{len(replies)} replies over {len({item.situation for item in replies})} situations, " + ", ".join(
        f"{sum(item.language == language for item in replies)} {language}" for language in LANGUAGES
    )
    yield f"{len({item.industry for item in replies})} industries; " + ", ".join(
        f"{count} {channel}" for channel, count in sorted(Counter(item.channel for item in replies).items())
    )
    tricks = sum(bool(item.trick) for item in replies)
    yield f"{tricks} near-misses and tricks = {_percent(tricks, len(replies))}"
    talks = [item for item in items if item.part == "talk"]
    yield f"{len({item.situation for item in talks})} conversations with {len(talks)} rated turns"
    innocent = Counter(item.language for item in items if item.part == "innocent")
    yield f"{innocent.total()} innocent replies that look like critical errors: " + _counted(innocent)
    waiting = Counter(item.language for item in items if item.part == "waiting")
    yield f"{waiting.total()} replies wait for their raters: " + _counted(waiting)
    yield ""
    yield f"{'part':<22}{'replies':>8}{'situations':>12}" + "".join(f"{name + ' 0/1/2/3':>26}" for name in DIMENSIONS)
    for part in ("train", "dev", "test", "talk", "wide", "fresh"):
        for language in LANGUAGES:
            some = [item for item in items if item.part == part and item.language == language]
            yield f"{part + ' ' + language:<22}{len(some):>8}{len({item.situation for item in some}):>12}" + "".join(
                f"{'/'.join(str(_levels(some, i).count(level)) for level in range(4)):>26}" for i in range(3)
            )


def _levels(items: Sequence[Item], dimension: int) -> list[int]:
    return [level for item in items if (level := item.levels[dimension]) is not None]


def _agreement(items: Sequence[Item]) -> Iterator[str]:
    yield ""
    yield "Two raters, independently (quadratic kappa with its 95 % bootstrap interval; alpha: Krippendorff, ordinal)"
    for language in (*LANGUAGES, "all"):
        some = [item.ratings for item in items if len(item.ratings) >= 2 and language in (item.language, "all")]
        for i, name in enumerate(DIMENSIONS):
            pairs = _pairs([(ratings[0].levels[i], ratings[1].levels[i]) for ratings in some])
            if pairs:
                yield f"{language:<5}{name:<16}{_kappa(pairs)}"
    aimed = [item for item in items if item.ratings and item.intended]
    yield "The writer's intention against the settled levels (writers are no raters; for information)"
    for i, name in enumerate(DIMENSIONS):
        pairs = _pairs([(item.intended[i], item.levels[i]) for item in aimed])
        if pairs:
            yield f"all  {name:<16}{_kappa(pairs)}"


def _pairs(levels: Sequence[tuple[int | None, int | None]]) -> list[tuple[int, int]]:
    return [(a, b) for a, b in levels if a is not None and b is not None]


def _kappa(pairs: Sequence[tuple[int, int]]) -> str:
    def kappa(places: Sequence[int]) -> float:
        return quadratic_kappa([pairs[p][0] for p in places], [pairs[p][1] for p in places])

    interval = bootstrap_interval(kappa, len(pairs), draws=300)
    low, high = interval if interval else (0.0, 0.0)
    alpha = krippendorff_alpha(pairs, metric="ordinal")
    same, far = sum(a == b for a, b in pairs), sum(abs(a - b) >= 2 for a, b in pairs)
    return (
        f"n {len(pairs):>5}  kappa {kappa(range(len(pairs))):.2f} [{low:.2f}, {high:.2f}]  "
        f"alpha {'none' if alpha is None else f'{alpha:.2f}'}  same {_percent(same, len(pairs))}"
        f"  two or more apart {_percent(far, len(pairs))}"
    )


def _crude(items: Sequence[Item]) -> Iterator[str]:
    yield ""
    yield f"Crude predictors (best quadratic kappa, rising or falling; limit {CRUDE_LIMIT})"
    for language in ("all", *LANGUAGES):
        some = [item for item in _split(items) if language in (item.language, "all")]
        if not some:
            continue
        yield f"{language:<33}" + "".join(f"{name:>16}" for name in DIMENSIONS)
        for name, kappas in crude_kappas(some).items():
            cells = [
                "-" if name.endswith(f" {own}") else _marked(kappa)
                for own, kappa in zip(DIMENSIONS, kappas, strict=True)
            ]
            yield f"  {name:<31}" + "".join(f"{cell:>16}" for cell in cells)


def _marked(kappa: float) -> str:
    return f"{kappa:.2f}" + (" over" if kappa >= CRUDE_LIMIT else "")


def _doubles(items: Sequence[Item]) -> Iterator[str]:
    pairs = near_duplicates(items)
    same = [pair for pair in pairs if pair.share == 1.0]
    crossing = [pair for pair in pairs if pair.crosses]
    yield ""
    yield f"Doubles: {len(same)} pairs the same, {len(pairs)} nearly the same, {len(crossing)} of them across the split"
    for pair in (*crossing, *(pair for pair in pairs if not pair.crosses))[:10]:
        yield f"  {pair.one.id} ~ {pair.other.id}  {pair.share:.2f}"


def _readability(items: Sequence[Item]) -> Iterator[str]:
    yield ""
    yield "Readability (words in a sentence and characters in a word; medians over replies; index: see the data card)"
    for language in LANGUAGES:
        texts = [item.reply for item in items if item.language == language and item.reply.strip()]
        if texts:
            figures = [_reading_ease(text, language) for text in texts]
            medians = [sorted(column)[len(column) // 2] for column in zip(*figures, strict=True)]
            yield (
                f"{language}  {medians[0]:.1f} words in a sentence, {medians[1]:.1f} characters in a word, "
                f"{INDEX[language][0]} {medians[2]:.0f}"
            )


def _reading_ease(text: str, language: str) -> tuple[float, float, float]:
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text) or [text]
    sentences = max(1, len(re.findall(r"[.!?…]+(?=\s|$)|\n+", text.strip() + " ")))
    letters = sum(len(word) for word in words)
    return len(words) / sentences, letters / len(words), INDEX[language][1](words, sentences, letters)


def _flesch(words: Sequence[str], sentences: int, letters: int) -> float:
    """Flesch 1948: 206.835 - 1.015 words per sentence - 84.6 syllables per word; syllables as groups of vowels."""
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", word.casefold().removesuffix("e")))) for word in words)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


def _gulpease(words: Sequence[str], sentences: int, letters: int) -> float:
    """Lucisano and Piemontese 1988: 89 + (300 sentences - 10 letters) / words."""
    return 89 + (300 * sentences - 10 * letters) / len(words)


def _syllables(words: Sequence[str], sentences: int, letters: int) -> float:
    """Korean has no settled index: syllables (one Hangul block each) in a sentence."""
    return letters / sentences


INDEX: dict[str, tuple[str, Callable[[Sequence[str], int, int], float]]] = {
    "en": ("Flesch", _flesch),
    "ko": ("syllables in a sentence", _syllables),
    "it": ("Gulpease", _gulpease),
}


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "0 of 0"


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[language]} {language}" for language in LANGUAGES)
