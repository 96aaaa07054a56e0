"""Reads numbers, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NumberWords:
    """The number words of a language and how it writes decimals."""

    ones: Mapping[str, int]
    """Words that stand for a number below a hundred: "seven", "twelve", "twenty"."""
    scales: Mapping[str, int]
    """Words that multiply what stands before: "hundred", "thousand"."""
    joins: frozenset[str]
    """Words that may stand inside a number: "and"."""
    decimal: str
    """The decimal sign, "." or ","."""


def number_of(word: str, words: NumberWords) -> str:
    """Return a single word as a plain number ("7", "24.90"), or "" when it is none."""
    if word in words.ones:
        return str(words.ones[word])
    return plain_number(word, words.decimal) if DIGITS.fullmatch(word) else ""


def plain_number(digits: str, decimal: str) -> str:
    """Return digits with thousands taken out and a point as the decimal sign.

    A group of exactly three digits after the other sign counts as thousands ("1,200"); one or two digits are decimals
    whatever the sign, for people type both.
    """
    parts = re.split(r"[.,]", digits)
    if len(parts) == 1:
        return str(int(parts[0])) if len(parts[0]) < 5 else parts[0]
    signs = re.findall(r"[.,]", digits)
    last = parts[-1]
    if len(last) != 3 or (signs[-1] == decimal and len(signs) == 1 and len(parts[0]) > 3):
        return "".join(parts[:-1]).lstrip("0").rjust(1, "0") + "." + last
    return str(int("".join(parts)))


def spelled(words: tuple[str, ...], rules: NumberWords) -> tuple[str, int]:
    """Return the number that starts a run of words, and how many words it takes; ("", 0) when there is none.

    Args:
        words: lower-case words; the first must be a number word.
        rules: of the language.
    """
    total = part = 0
    used = end = 0
    for i, word in enumerate(words):
        if word in rules.ones and (used == 0 or _follows(part, rules.ones[word])):
            part += rules.ones[word]
        elif word in rules.scales:
            total, part = _scaled(total, part, rules.scales[word])
        elif word in rules.joins and used and (part == 0 or part >= 100):
            used += 1
            continue
        else:
            break
        used += 1
        end = i + 1
    return (str(total + part), end) if end else ("", 0)


def _follows(part: int, value: int) -> bool:
    return (part >= 20 and part % 10 == 0 and value < 10) or (part % 100 == 0 and value < 100)


def _scaled(total: int, part: int, scale: int) -> tuple[int, int]:
    if scale >= 1000:
        return total + max(part, 1) * scale, 0
    return total, max(part, 1) * scale
