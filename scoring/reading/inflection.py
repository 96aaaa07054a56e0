"""Brings inflected words to a stem by the suffix rules of a language pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Form = Literal["", "past", "ing"]
FORMS: Mapping[str, Form] = {"": "", "past": "past", "ing": "ing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suffix:
    """One ending that inflection adds."""

    ending: str
    """Letters that are taken off."""
    instead: str
    """Letters that are put in their place."""
    keep: int
    """Letters that must remain before `instead` is added."""
    undouble: bool
    """Take off one of two equal consonants at the end ("shipp" to "ship")."""
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inflection:
    """How a language inflects."""

    irregular: Mapping[str, tuple[str, Form]]
    """Word to stem and form."""
    suffixes: tuple[Suffix, ...]
    """Tried in order; the first that fits is taken off."""
    silent: tuple[str, ...]
    """Endings dropped from every stem of four letters and more, so that "replace" and "replacing" meet."""
    vowels: frozenset[str]


@lru_cache(maxsize=16384)
def stem(word: str, inflection: Inflection) -> tuple[str, Form]:
    """Return the stem of a lower-case word and the form that it stands in."""
    known = inflection.irregular.get(word)
    if known is not None:
        return _silence(known[0], inflection), known[1]
    for suffix in _by_last_letter(inflection).get(word[-1:], ()):
        rest = _without(word, suffix, inflection) if word.endswith(suffix.ending) else None
        if rest is not None:
            return _silence(rest, inflection), suffix.form
    return _silence(word, inflection), ""


@lru_cache(maxsize=8)
def _by_last_letter(inflection: Inflection) -> Mapping[str, tuple[Suffix, ...]]:
    """Return the endings in their order by the letter that a word with them ends in: most words have few to try."""
    found: dict[str, list[Suffix]] = {}
    for suffix in inflection.suffixes:
        found.setdefault(suffix.ending[-1], []).append(suffix)
    return {letter: tuple(suffixes) for letter, suffixes in found.items()}


def _without(word: str, suffix: Suffix, inflection: Inflection) -> str | None:
    """Return a word without an ending that it has, or None where too little would be left."""
    rest = word[: len(word) - len(suffix.ending)]
    if len(rest) < suffix.keep or (suffix.form and not inflection.vowels & set(rest)):
        return None
    if suffix.undouble and len(rest) > 2 and rest[-1] == rest[-2] and rest[-1] not in "lsz":
        rest = rest[:-1]
    return rest + suffix.instead


def _silence(word: str, inflection: Inflection) -> str:
    for ending in inflection.silent:
        if len(word) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word
