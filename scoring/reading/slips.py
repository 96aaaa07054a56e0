"""Writes a typed word as it is spelled, where a language has slips that follow a rule ("했어여", "됬어요", "몇일")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


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
    for pattern, instead in slips.rules:
        word = pattern.sub(instead, word)
    return word
