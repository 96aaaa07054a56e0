"""Lets the lines that a customer has from a shared temperament sound like this customer; the author's own lines stay.

All of it is decided by the words themselves, never drawn: the same style makes the same wording of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from simulator.scenario.packs import Reaction, Temperament
from simulator.scenario.persona import Style
from simulator.scenario.remembering import ByIdentity

FEWEST = 3
"""So many wordings of a line stay, however long or short they are."""
EVERY = 3
"""One wording of so many has a turn of phrase in front, or a slip."""
SPOKEN = frozenset({"phone"})
"""Channels on which nobody sees how a word is spelt."""
_SOLEMN = frozenset({"walks_out", "wants_supervisor", "insulted", "goodbye", "awaits_word", "boundary_sorry"})
"""Moments at which nobody begins with a turn of phrase."""
_BRACES = re.compile(r"(\{[^{}]*\})")
_SENTENCE = re.compile(r"(?:^|(?<=[.!?…] ))[A-ZÀ-Þ](?![A-Z])")
_FIRST_PERSON = re.compile(r"\bI\b")
_LONG_WORD = re.compile(r"(?<![\w'’])[a-zà-ÿ]{6,}(?![\w'’])")
_ACCENTS = str.maketrans("àèéìòù", "aeeiou")
_KEPT_CAPITAL = re.compile(r"I\b|\{")


def coloured(temperament: Temperament, style: Style, *, channel: str) -> Temperament:
    """Return a temperament whose wordings have the length, the spelling and the turns of phrase of a customer.

    Args:
        temperament: as it is shared.
        style: of the customer.
        channel: of the case; on the phone spelling does not show.
    """
    plain = style.length == "normal" and style.spelling == "careful" and not style.says_often
    return temperament if plain else _COLOURED(temperament)(style, channel)


def _colours_of(temperament: Temperament) -> Callable[[Style, str], Temperament]:
    """Return what colours a temperament; each style is worked out once, for it serves many calls."""

    @lru_cache(maxsize=64)
    def colour(style: Style, channel: str) -> Temperament:
        return _coloured(temperament, style, channel)

    return colour


_COLOURED: ByIdentity[Temperament, Callable[[Style, str], Temperament]] = ByIdentity(_colours_of)


def _coloured(temperament: Temperament, style: Style, channel: str) -> Temperament:
    reactions = {
        moment: _reaction(moment, each, temperament, style, channel) for moment, each in temperament.reactions.items()
    }
    return replace(temperament, reactions=reactions)


def _reaction(moment: str, reaction: Reaction, temperament: Temperament, style: Style, channel: str) -> Reaction:
    if moment.startswith("survey_"):
        channel = "email"  # a survey is written, whatever the channel was
    spell = _speller(style.spelling if channel not in SPOKEN else "careful", temperament.language)
    often = () if moment in _SOLEMN or moment.startswith("survey_") else style.says_often

    def as_said(wordings: tuple[str, ...], phrases: tuple[str, ...]) -> tuple[str, ...]:
        kept = _of_length(wordings, style.length)
        begun = (_begun(text, n, phrases, len(moment), temperament.language) for n, text in enumerate(kept))
        return tuple(dict.fromkeys(spell(text, n) for n, text in enumerate(begun)))

    return replace(
        reaction,
        says=as_said(reaction.says, often),
        heated=as_said(reaction.heated, ()),
        warm=as_said(reaction.warm, often),
    )


def _of_length(wordings: tuple[str, ...], length: str) -> tuple[str, ...]:
    """Return the shorter half of the wordings for somebody terse, the longer half for somebody chatty."""
    if length == "normal" or len(wordings) <= FEWEST:
        return wordings
    by_length = sorted(wordings, key=len, reverse=length == "chatty")
    kept = frozenset(by_length[: max(FEWEST, (len(wordings) + 1) // 2)])
    return tuple(text for text in wordings if text in kept)


def _begun(text: str, number: int, phrases: tuple[str, ...], shift: int, language: str) -> str:
    """Return a wording with a turn of phrase in front, one of three; which phrase, its place decides."""
    if not phrases or (number + shift) % EVERY:
        return text
    phrase = phrases[(number + shift) // EVERY % len(phrases)].rstrip(" ,.")
    kept = language == "ko" or _KEPT_CAPITAL.match(text) or text[1:2].isupper()
    rest = text if kept else text[:1].lower() + text[1:]
    return f"{phrase[:1].upper()}{phrase[1:]}, {rest}"


def _speller(spelling: str, language: str) -> Callable[[str, int], str]:
    if spelling == "careful":
        return lambda text, _: text
    if spelling == "casual":
        return lambda text, _: _casual(text, language)
    return lambda text, number: _hurried(_casual(text, language), number, language)


def _casual(text: str, language: str) -> str:
    """Return a line in small letters and without its last full stop."""
    small = _outside_braces(text, lambda part: _SENTENCE.sub(lambda found: found[0].lower(), part))
    if language == "en":
        small = _outside_braces(small, lambda part: _FIRST_PERSON.sub("i", part))
    return small[:-1] if small.endswith(".") and not small.endswith("..") else small


def _hurried(text: str, number: int, language: str) -> str:
    """Return a line typed in a hurry: no apostrophes or accents, and in one of three two letters change places."""
    if language == "ko":
        return text.replace(" ", "", 1) if number % EVERY == 0 else text
    bare = _outside_braces(text, lambda part: part.replace("'", "").replace("’", "") if language == "en" else part)
    bare = _outside_braces(bare, lambda part: part.translate(_ACCENTS))
    return _outside_braces(bare, _slipped) if number % EVERY == 0 else bare


def _slipped(text: str) -> str:
    """Return a text in whose longest plain word two inner letters have changed places."""
    found = max(_LONG_WORD.finditer(text), key=lambda each: len(each[0]), default=None)
    if found is None:
        return text
    middle = (found.start() + found.end()) // 2
    return f"{text[: middle - 1]}{text[middle]}{text[middle - 1]}{text[middle + 1 :]}"


def _outside_braces(text: str, change: Callable[[str], str]) -> str:
    """Return a text with its words changed, and what stands in braces left alone."""
    parts = _BRACES.split(text)
    return "".join(part if part.startswith("{") else change(part) for part in parts)
