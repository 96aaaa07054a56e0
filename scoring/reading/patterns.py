"""Finds word patterns in normalised words: the one matcher behind topics, acts, markers and values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from scoring.reading.inflection import Form
from scoring.reading.letters import Keyed, keyed
from scoring.reading.tokens import SHAPE, Token

STEM = "~"
"""What marks a stem among the keys of a clause."""
_FEW = 8
"""Up to so many patterns are sooner tried one by one than put in order by what they ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One place of a pattern."""

    words: frozenset[str]
    stems: frozenset[str]
    name: str = ""
    """Group or "#": what the matched word is captured as."""
    number: bool = False
    form: Form = ""
    """Any word in this form fits."""
    optional: bool = False
    forbids: bool = False
    gap: int = 0
    """Words that may stand before it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pattern:
    """A compiled pattern and what it stands for; equal to itself alone, so that telling two apart costs nothing."""

    lexicon: str
    """"topic", "ask", "act", "mark" or "value"."""
    id: str
    elements: tuple[Element, ...]
    at_start: bool
    at_end: bool
    weight: int
    """Number of words that it asks for: the more, the more specific."""
    second: Element | None
    """The part that must stand right behind the first, if there is one: most tries end there."""
    keys: tuple[frozenset[str], ...]
    """For each needed part behind the first that asks for words: words and (marked by "~") stems one of which must
    stand in the clause; those that ask for few words first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """All regular expressions of one thing, joined."""

    lexicon: str
    id: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PatternIndex:
    """Patterns by the word or stem that can begin them."""

    by_word: Mapping[str, tuple[Pattern, ...]]
    by_stem: Mapping[str, tuple[Pattern, ...]]
    numeric: tuple[Pattern, ...]
    by_form: Mapping[str, tuple[Pattern, ...]]
    expressions: tuple[Expression, ...] = ()
    """Those that look at the typed clause instead of its words."""


class Hit(NamedTuple):
    """A pattern found; `start` and `end` count words. A named tuple, for each clause makes dozens."""

    lexicon: str
    id: str
    start: int
    end: int
    weight: int
    captured: tuple[tuple[str, int], ...]


def build_index(patterns: Iterable[Pattern], expressions: Iterable[Expression] = ()) -> PatternIndex:
    """Return the patterns ordered by what can begin them, and the expressions."""
    by_word: dict[str, list[Pattern]] = {}
    by_stem: dict[str, list[Pattern]] = {}
    by_form: dict[str, list[Pattern]] = {}
    numeric: list[Pattern] = []
    for pattern in patterns:
        for element in pattern.elements:
            for word in sorted(element.words):
                by_word.setdefault(word, []).append(pattern)
            for root in sorted(element.stems):
                by_stem.setdefault(root, []).append(pattern)
            if element.form:
                by_form.setdefault(element.form, []).append(pattern)
            if element.number:
                numeric.append(pattern)
            if not element.optional:
                break
    return PatternIndex(
        by_word={word: tuple(found) for word, found in by_word.items()},
        by_stem={root: tuple(found) for root, found in by_stem.items()},
        numeric=tuple(numeric),
        by_form={form: tuple(found) for form, found in by_form.items()},
        expressions=tuple(expressions),
    )


def find(index: PatternIndex, tokens: Sequence[Token]) -> tuple[Hit, ...]:
    """Return all patterns found, in the order of their places."""
    hits: list[Hit] = []
    keys: set[str] = set()
    last = len(tokens) - 1
    shapes = [token[:SHAPE] for token in tokens]
    for i, shape in enumerate(shapes):
        openers = _openers(index, *shape)
        if openers is None:
            continue
        keys = keys or _keys_of(tokens)
        bound = _before(openers, *shapes[i + 1]) if i < last and openers.bound else ()
        fitting = _fitting(openers, bound, keys)
        if fitting:
            hits += _found_at(i, fitting, tokens, keys)
    if index.expressions and tokens:
        hits.extend(_expressed(index, tokens))
        hits.sort(key=_start_of)
    return tuple(hits)


def _found_at(i: int, fitting: Sequence[_Placed], tokens: Sequence[Token], keys: set[str]) -> list[Hit]:
    """Return the patterns that match from a word on, of those that it can begin."""
    hits = []
    for _, pattern in fitting:
        if i and pattern.at_start:
            continue
        for needed in pattern.keys:
            if keys.isdisjoint(needed):
                break
        else:
            hit = _match_at(pattern, tokens, i)
            if hit is not None:
                hits.append(hit)
    return hits


_Placed = tuple[int, Pattern]
"""A pattern with its place in the order of the index."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Openers:
    """The patterns that a word can begin, by what has to stand right behind it: most tries would end there."""

    free: tuple[_Placed, ...]
    """Those that bind nothing there: all where they are few, else those that ask for no other word."""
    by_key: Mapping[str, tuple[_Placed, ...]]
    """The others of many, by the words and stems that they ask for elsewhere in the clause."""
    asked: frozenset[str]
    """All these words and stems."""
    by_word: Mapping[str, tuple[_Placed, ...]]
    by_stem: Mapping[str, tuple[_Placed, ...]]
    by_form: Mapping[str, tuple[_Placed, ...]]
    numeric: tuple[_Placed, ...]
    bound: bool
    """True where any of them binds the word behind."""


def begun(index: PatternIndex, word: str, root: str, form: str) -> frozenset[str]:
    """Return what the patterns stand for that a word which is no number can begin.

    Args:
        index: of the patterns.
        word: normalised.
        root: its stem.
        form: its form, or "".
    """
    found = index.by_word.get(word, ()) + index.by_stem.get(root, ()) + index.by_form.get(form, ())
    return frozenset(pattern.id for pattern in found)


def _place_of(placed: _Placed) -> int:
    return placed[0]


@lru_cache(maxsize=16384)
def _openers(index: PatternIndex, word: str, root: str, form: str, number: str) -> _Openers | None:
    """Return what a word can begin, or None; worked out once for a word."""
    candidates = index.by_word.get(word, ()) + index.by_stem.get(root, ())
    candidates += index.by_form.get(form, ()) if form else ()
    candidates += index.numeric if number else ()
    if not candidates:
        return None
    placed = tuple(enumerate(dict.fromkeys(candidates)))
    binding = [(each, second) for each in placed if (second := each[1].second) is not None]
    unbound = [each for each in placed if each[1].second is None]
    sorted_ = [each for each in unbound if each[1].keys] if len(unbound) > _FEW else []
    return _Openers(
        free=tuple([each for each in unbound if not (sorted_ and each[1].keys)]),
        by_key=(by_key := _grouped((key, each) for each in sorted_ for key in each[1].keys[0])),
        asked=frozenset(by_key),
        by_word=_grouped((word, each) for each, second in binding for word in second.words),
        by_stem=_grouped((root, each) for each, second in binding for root in second.stems),
        by_form=_grouped((second.form, each) for each, second in binding if second.form),
        numeric=tuple([each for each, second in binding if second.number]),
        bound=bool(binding),
    )


def _grouped(pairs: Iterable[tuple[str, _Placed]]) -> dict[str, tuple[_Placed, ...]]:
    """Return patterns by what they were given with, in their order."""
    found: dict[str, list[_Placed]] = {}
    for key, placed in pairs:
        found.setdefault(key, []).append(placed)
    return {key: tuple(each) for key, each in found.items()}


@lru_cache(maxsize=32768)
def _before(openers: _Openers, word: str, root: str, form: str, number: str) -> tuple[_Placed, ...]:
    """Return what binds a word that stands behind; worked out once for a pair of words."""
    found = openers.by_word.get(word, ()) + openers.by_stem.get(root, ())
    found += openers.by_form.get(form, ()) if form else ()
    found += openers.numeric if number else ()
    return found


def _fitting(openers: _Openers, bound: tuple[_Placed, ...], keys: set[str]) -> Sequence[_Placed]:
    """Return what can begin with a word in a clause of such keys, in the order of the index.

    Args:
        openers: what the word can begin in any clause.
        bound: what it can begin before the word behind it.
        keys: of the clause.
    """
    asked = openers.asked & keys
    if not (asked or bound):
        return openers.free
    found = {*openers.free, *bound}
    for key in asked:
        found.update(openers.by_key[key])
    return sorted(found, key=_place_of) if len(found) > 1 else tuple(found)


def _keys_of(tokens: Sequence[Token]) -> set[str]:
    keys = {token.word for token in tokens}
    keys.update([STEM + token.stem for token in tokens])
    return keys


_start_of = attrgetter("start")


@lru_cache(maxsize=64)
def _keyed(index: PatternIndex) -> Keyed:
    return keyed([each.regex for each in index.expressions])


def _expressed(index: PatternIndex, tokens: Sequence[Token]) -> list[Hit]:
    """Return what the expressions find in the clause; words are counted by the letters that a match covers."""
    text = ""
    places: list[int] = []
    for token in tokens:
        places.append(len(text))
        text += "" if not text or not token.gap else ", " if "," in token.gap else " "
        text += token.word
    hits = []
    for which in _keyed(index).possible(text):
        each = index.expressions[which]
        for match in each.regex.finditer(text):
            found = match.group()
            low = match.start() + len(found) - len(found.lstrip())
            if low < match.end():
                start, end = bisect_right(places, low) - 1, bisect_right(places, match.end() - 1)
                size = max(len(found.strip()), 1)
                hits.append(Hit(each.lexicon, each.id, start, end, size, ()))
    return hits


def _match_at(pattern: Pattern, tokens: Sequence[Token], i: int) -> Hit | None:
    """Match a pattern from a word on that can begin it, with the right word behind it where it binds that."""
    elements = pattern.elements
    captured: list[tuple[str, int]] = []
    known = 0
    if not elements[0].optional and not elements[0].forbids:
        known = 1 if pattern.second is None else 2
        for k in range(known):
            if elements[k].name:
                captured.append((elements[k].name, i + k))
    end = i + known if known == len(elements) else _match(elements, known, tokens, i + known, captured, first=not known)
    if end is None or (pattern.at_end and end != len(tokens)):
        return None
    return Hit(pattern.lexicon, pattern.id, i, end, pattern.weight, tuple(captured))


def _match(
    elements: tuple[Element, ...], k: int, tokens: Sequence[Token], i: int, captured: list[tuple[str, int]], first: bool
) -> int | None:
    """Return where the rest of a pattern ends when it is matched from word `i` on, or None."""
    if k == len(elements):
        return i
    element = elements[k]
    if element.forbids:
        if i < len(tokens) and _fits(element, tokens[i]):
            return None
        return _match(elements, k + 1, tokens, i, captured, first)
    words, stems, asks_more = element.words, element.stems, element.number or element.form
    for j in range(i, min(i + 1 + (0 if first else element.gap), len(tokens))):
        token = tokens[j]
        if token.word in words or token.stem in stems or (asks_more and _fits(element, token)):
            mark = len(captured)
            if element.name:
                captured.append((element.name, j))
            end = _match(elements, k + 1, tokens, j + 1, captured, False)
            if end is not None:
                return end
            del captured[mark:]
    return _match(elements, k + 1, tokens, i, captured, first) if element.optional else None


def _fits(element: Element, token: Token) -> bool:
    if token.word in element.words or token.stem in element.stems:
        return True
    return bool(element.number and token.number) or bool(element.form and token.form == element.form)
