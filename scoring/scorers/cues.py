"""The words and patterns that the scorers look for, as one language gives them; data comes from `scoring.languages`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from scoring.reading.tokens import lower

_LONGEST_KEPT = 30
_FIGURE = re.compile(r"[\d.,~:%-]+\D?")
"""A figure with at most the syllable of its unit: nothing glued to it holds a sentence together."""
_ESCAPED = re.compile(r"\\.")
_ODD = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})
"""Letters that count as another one where capitals do not matter."""


class Cue(NamedTuple):
    """A place in a text that a pattern matched."""

    start: int
    end: int
    text: str


class Pattern(NamedTuple):
    """A regular expression that is compiled when it is first needed: a language has sixty, a reply asks for twenty."""

    text: str
    flags: int

    def search_all(self, text: str, small: str) -> Iterator[re.Match[str]]:
        """Return every match in a text.

        Args:
            text: as it was written.
            small: the same in small letters: searched three times as fast as one in which capitals do not matter.
        """
        regex, in_small = _compiled(self.text, self.flags)
        return regex.finditer(small if in_small else text)


@lru_cache(maxsize=512)
def _compiled(text: str, flags: int) -> tuple[re.Pattern[str], bool]:
    """Return a pattern ready to search, and whether in small letters; flags are slow to be asked each time."""
    in_small = bool(flags & re.IGNORECASE) and not any(sign.isupper() for sign in _ESCAPED.sub("", text))
    return re.compile(text, flags & ~re.IGNORECASE if in_small else flags), in_small


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keys:
    """Runs of letters one of which stands in every match of a cue: what spares a text most of the patterns."""

    sizes: tuple[int, ...]
    """Lengths of the runs."""
    cues: Mapping[str, tuple[str, ...]]
    """A run to the cues that it may belong to."""
    keyed: frozenset[str]
    """Cues that cannot stand in a text without one of their runs; the others are always looked for."""


NO_KEYS = Keys(sizes=(), cues={}, keyed=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cues:
    """The cues of one language."""

    patterns: Mapping[str, Pattern]
    """Cue id to one pattern."""
    acts: Mapping[str, tuple[str, ...]]
    """Act id to the beginnings of words in the names of actions that do it ("replace": "reship")."""
    unlogged: frozenset[str]
    """Acts that leave no trace in the log, so that saying them is never a false claim."""
    function_words: frozenset[str]
    """Words that hold a sentence together."""
    light: frozenset[str]
    """Words that may be left out when a phrase is looked for: articles, possessives, forms of "be"."""
    holding: re.Pattern[str] | None = None
    """Endings that do the work of function words, in a language that glues them to its words."""
    keys: Keys = NO_KEYS

    def holds(self, word: str) -> bool:
        """Tell whether a word holds a sentence together."""
        if word in self.function_words:
            return True
        if self.holding is None or _FIGURE.fullmatch(word):
            return False
        return _ends_well(self, word) if len(word) <= _LONGEST_KEPT else self.holding.search(word) is not None

    def all(self, cue: str, text: str) -> tuple[Cue, ...]:
        """Return every place where a cue stands in a text; none for a cue that the language lacks.

        Curly apostrophes count as straight ones.
        """
        seen = _looked_at(self, text)
        places = seen.found.get(cue)
        if places is None:
            places = self._searched(cue, seen.straight, seen.small) if cue in seen.possible else ()
            seen.found[cue] = places
        return places

    def all_in(self, cue: str, text: str, start: int, end: int) -> tuple[Cue, ...]:
        """Return every place where a cue stands in a part of a text, as `all` does for that part by itself.

        What cannot stand in the whole text is not looked for in its part.
        """
        seen = _looked_at(self, text)
        if cue not in seen.possible:
            return ()
        key = cue, start, end
        places = seen.in_parts.get(key)
        if places is None:
            places = seen.in_parts[key] = self._searched(cue, seen.straight[start:end], seen.small[start:end])
        return places

    def _searched(self, cue: str, straight: str, small: str) -> tuple[Cue, ...]:
        matches = self.patterns[cue].search_all(straight, small)
        return tuple([Cue(m.start(), m.end(), straight[m.start() : m.end()]) for m in matches])

    def has(self, cue: str) -> bool:
        """Tell whether the language has a cue at all."""
        return cue in self.patterns

    def find(self, cue: str, text: str) -> Cue | None:
        """Return the first place where a cue stands in a text."""
        places = self.all(cue, text)
        return places[0] if places else None

    def stands_in(self, cue: str, text: str, start: int, end: int) -> bool:
        """Tell whether a cue stands in a part of a text, as it would in that part by itself."""
        return bool(self.all_in(cue, text, start, end))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Looked:
    """What has been looked for in a text; the scorers ask for the same cue of the same words many times."""

    straight: str
    """The text with straight apostrophes."""
    small: str
    """The same in small letters, as long."""
    possible: frozenset[str]
    """Cues that may stand in it."""
    found: dict[str, tuple[Cue, ...]] = field(default_factory=dict)
    in_parts: dict[tuple[str, int, int], tuple[Cue, ...]] = field(default_factory=dict)
    """The same for parts of the text: cue, start and end."""


@lru_cache(maxsize=2048)
def _looked_at(cues: Cues, text: str) -> _Looked:
    straight = text.replace("’", "'")
    small = lower(straight if straight.isascii() else straight.translate(_ODD))
    possible = cues.patterns.keys() - cues.keys.keyed
    for run in cues.keys.cues.keys() & runs_of(small, cues.keys.sizes):
        possible.update(cues.keys.cues[run])
    return _Looked(straight=straight, small=small, possible=frozenset(possible))


def runs_of(small: str, sizes: tuple[int, ...]) -> set[str]:
    """Return the runs of letters of these lengths in a text in small letters."""
    runs = set[str]()
    for size in sizes:
        runs.update(map("".join, zip(*(small[i:] for i in range(size)), strict=False)))
    return runs


@lru_cache(maxsize=8192)
def _ends_well(cues: Cues, word: str) -> bool:
    return cues.holding is not None and cues.holding.search(word) is not None
