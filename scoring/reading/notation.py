"""Compiles the patterns of a language pack from the words in which they are written.

A pattern is written as words: `would|could you` (alternatives), `please?` (may be missing), `~refund` (any inflection),
`<agent>` (a named group), `<past>` and `<ing>` (any word in that form), `#` (a number), `...` (up to three words),
`!not` (the next word must not be this one), `^` and `$` (beginning and end of the clause). A leading `=` forbids words
between the parts where a lexicon allows them.

A pattern that begins with `/` is a regular expression over the clause as it was typed, for languages that glue their
endings to the words ("/드리겠|드릴게").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scoring.reading.inflection import FORMS, Inflection, stem
from scoring.reading.patterns import STEM, Element, Expression, Pattern

EXPRESSION = "/"
WIDE = 3
"""Words that `...` may stand for."""
Groups = Mapping[str, tuple[frozenset[str], frozenset[str]]]
"""Group name to its words and its stems."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Notation:
    """What the words of a pattern mean in a language."""

    groups: Groups
    """Named sets of words."""
    inflection: Inflection


def compile_pattern(
    text: str, *, lexicon: str, stands_for: str, notation: Notation, inflect: bool, gap: int
) -> Pattern:
    """Return a compiled pattern.

    Args:
        text: the pattern as written.
        lexicon: what kind of thing it finds.
        stands_for: id of the topic, act, mark or value.
        notation: of the language.
        inflect: whether plain words match by stem.
        gap: words that may stand between two parts.

    Raises:
        ValueError: the pattern names an unknown group or asks for nothing.
    """
    tight = text.startswith("=")
    elements: list[Element] = []
    before = 0
    parts = text.lstrip("=").split()
    for part in parts:
        if part == "...":
            before = WIDE
        elif part not in ("^", "$"):
            space = before or (gap if elements and not tight else 0)
            elements.append(_element(part, notation, inflect, space))
            before = 0
    if not elements:
        raise ValueError(f"empty pattern for {stands_for}: {text!r}")
    needed = [e for e in elements if not e.optional and not e.forbids]
    if not needed:
        raise ValueError(f"a pattern for {stands_for} needs nothing: {text!r}")
    return Pattern(
        lexicon=lexicon,
        id=stands_for,
        elements=tuple(elements),
        at_start="^" in parts,
        at_end="$" in parts,
        weight=len(needed),
        second=_second(elements),
        keys=tuple(sorted(filter(None, map(_keys, needed[1:])), key=len)),
    )


def compile_expression(texts: Iterable[str], *, lexicon: str, stands_for: str) -> Expression:
    """Return one expression of all that stand for a thing.

    Args:
        texts: the expressions as written, with their leading sign.
        lexicon: what kind of thing they find.
        stands_for: id of the topic, act, mark or value.
    """
    regex = re.compile("|".join(text.removeprefix(EXPRESSION) for text in texts))
    return Expression(lexicon=lexicon, id=stands_for, regex=regex)


def _second(elements: Sequence[Element]) -> Element | None:
    if len(elements) < 2 or elements[0].optional:
        return None
    second = elements[1]
    return None if second.optional or second.forbids or second.gap else second


def _keys(element: Element) -> frozenset[str]:
    return element.words | {STEM + root for root in element.stems}


@lru_cache(maxsize=16384)
def _element(part: str, notation: Notation, inflect: bool, gap: int) -> Element:
    optional = part.endswith("?")
    forbids = part.startswith("!")
    body = part.rstrip("?").lstrip("!")
    if body == "#":
        empty = frozenset[str]()
        if forbids:
            return Element(words=empty, stems=empty, number=True, forbids=True)
        return Element(words=empty, stems=empty, name="#", number=True, optional=optional, gap=gap)
    name = body.strip("<>")
    if body.startswith("<") and name in FORMS:
        return Element(
            words=frozenset(), stems=frozenset(), form=FORMS[name], optional=optional, forbids=forbids, gap=gap
        )
    words, stems = _alternatives(body.split("|"), notation, inflect)
    return Element(
        words=words,
        stems=stems,
        name=name if name in notation.groups and body.startswith("<") else "",
        optional=optional,
        forbids=forbids,
        gap=0 if forbids else gap,
    )


def _alternatives(parts: Sequence[str], notation: Notation, inflect: bool) -> tuple[frozenset[str], frozenset[str]]:
    words, stems = split_words([part for part in parts if not part.startswith("<")], notation.inflection, inflect)
    for part in parts:
        if part.startswith("<"):
            if part.strip("<>") not in notation.groups:
                raise ValueError(f"unknown group {part}")
            more_words, more_stems = notation.groups[part.strip("<>")]
            words, stems = words | more_words, stems | more_stems
    return words, stems


def split_words(
    words: Iterable[str], inflection: Inflection, inflect: bool = False
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words to match as written and the stems to match in any form."""
    plain, stems = set(), set()
    for word in words:
        if word.startswith("~") or inflect:
            stems.add(stem(word.lstrip("~"), inflection)[0])
        else:
            plain.add(word)
    return frozenset(plain), frozenset(stems)
