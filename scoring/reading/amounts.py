"""Works out a sum of money from the numbers that stand in it: whole and hundredths, or parts that stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit
from scoring.reading.tokens import Token

HUNDRED, MYRIAD = 100, 10_000
_SCALES = (10, 100, 1_000, MYRIAD, MYRIAD**2)
"""Numbers that multiply what stands before them."""
JOINED, MINOR, COINS = "joined", "minor", "coins"
"""What patterns stand for whose numbers are parts of one, hundredths alone, or whole and hundredths by their name."""

_COUNTED = ("counted", "month", "meridiem", "ordinal")
"""Groups of words behind a number that say that it is no part of the sum before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum, and how far its words go."""

    text: str
    """With two decimals ("24.90")."""
    last: int
    """One past its last word."""


def amount_of(hit: Hit, constant: str, tokens: Sequence[Token], pack: LanguagePack) -> Amount | None:
    """Return the sum that a pattern of money has found, or None where the words belong to other sums.

    Args:
        hit: the pattern's place.
        constant: what it stands for besides money: `joined`, `minor`, `coins`, or "".
        tokens: of the text.
        pack: of its language: what a number counts is no part of the sum before it.
    """
    places = [i for name, i in hit.captured if name == "#"]
    if constant == JOINED:
        return _joined(places, hit.end, tokens)
    if _is_of_next(hit, tokens):
        return None
    first = float(tokens[places[0]].number)
    if constant == MINOR:
        return _amount(first / HUNDRED, hit.end)
    if len(places) == 1:
        return _amount(first, hit.end)
    parted = any(tokens[i].gap.strip() for i in range(places[0] + 1, places[1] + 1))
    if parted or not (constant == COINS or _are_hundredths(places[1], tokens, pack)):
        return _amount(first, places[1])  # "20 pounds, 50 of them" are two numbers
    return _amount(first + float(tokens[places[1]].number) / HUNDRED, hit.end)


def _are_hundredths(i: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a number behind a sum goes on with it: two figures or a word, with nothing that it counts."""
    number, word = tokens[i].number, tokens[i].word
    if not number.isdigit() or int(number) >= HUNDRED or (word.isdigit() and len(word) != 2):
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.gap.strip():
        return True
    return not any(pack.has(group, following.word) for group in _COUNTED)


def _amount(worth: float, last: int) -> Amount:
    return Amount(text=f"{worth:.2f}", last=last)


def _is_of_next(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Tell whether a currency sign behind a number belongs to the number that it is glued to ("(3) £20")."""
    signs = [i for name, i in hit.captured if name == "currency"]
    if not signs or signs[0] == hit.start or signs[0] + 1 >= len(tokens):
        return False
    following = tokens[signs[0] + 1]
    return bool(following.number) and not following.gap and bool(tokens[signs[0]].gap)


def _joined(places: Sequence[int], last: int, tokens: Sequence[Token]) -> Amount | None:
    """Read a number that stands apart in its parts ("5만 2천 원"); None where they are numbers of their own."""
    if any(tokens[i].gap.strip() for i in places[1:]):
        return None
    total = 0.0
    for i in places:
        number, scale = float(tokens[i].number), tokens[i].end - tokens[i].start == 1
        if scale and number in _SCALES and 0 < total < number:
            total *= number
        elif total and number >= _last_place(total):
            return None
        else:
            total += number
    return _amount(total, last)


def _last_place(total: float) -> int:
    """Return the place of the last figure of a sum that is no nought: what comes behind it in words is less."""
    place = 1
    while total % (place * 10) == 0:
        place *= 10
    return place
