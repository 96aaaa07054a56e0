"""Writes a typed word as it is spelled, where slips follow a rule ("했어여", "됬어요", "몇일"), and takes it apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from scoring.reading.figures import Figures, Part


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Slips:
    """Slips that are mended by rule, whatever word they stand in."""

    rules: tuple[tuple[re.Pattern[str], str], ...]
    """What is mistyped and what is meant, tried one after the other."""


NO_SLIPS = Slips(rules=())


@lru_cache(maxsize=16384)
def spelled_out(word: str, slips: Slips) -> str:
    """Return a word without the slips that follow a rule.

    Args:
        word: in lower case, as it was typed.
        slips: of the language.
    """
    if _any_of(slips).search(word) is None:
        return word
    for pattern, instead in slips.rules:
        word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=8)
def _any_of(slips: Slips) -> re.Pattern[str]:
    """Return an expression that finds whatever one of the rules does: most words hold no slip."""
    return re.compile("|".join(f"(?:{typed.pattern})" for typed, _ in slips.rules))


@lru_cache(maxsize=16384)
def seams(loose: str, word: str, following: str) -> tuple[int, ...]:
    """Return where in a word a space was left out ("몇시에": behind the first letter).

    Args:
        loose: what was typed as one, with a group for each word of it; as text, for a compiled expression is gone
            through from end to end each time that it is a key.
        word: in lower case.
        following: the word behind it, or "".
    """
    match = re.match(loose, f"{word} {following}")
    return () if match is None else tuple(match.start(n) for n, part in enumerate(match.groups(), 1) if part)


def taken_apart(match: re.Match[str], figures: Figures | None) -> list[Part]:
    """Return the words that were typed as one, each cut from what is glued to it ("몇시에": "몇", "시", "에").

    Args:
        match: of the word, with a group for each of them.
        figures: how the language cuts words of time, or None.
    """
    parts: list[Part] = []
    for n, word in enumerate(match.groups(), 1):
        if not word:
            continue
        at, cut = match.start(n), figures.cut(word, "") if figures is not None else []
        parts.extend([(part, at + start, at + end) for part, start, end in cut] or [(word, *match.span(n))])
    return parts
