"""The words and patterns that the scorers look for, as one language gives them; data comes from `scoring.languages`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A place in a text that a pattern matched."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cues:
    """The cues of one language."""

    patterns: Mapping[str, re.Pattern[str]]
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

    def holds(self, word: str) -> bool:
        """Tell whether a word holds a sentence together."""
        return word in self.function_words or (self.holding is not None and self.holding.search(word) is not None)

    def all(self, cue: str, text: str) -> tuple[Cue, ...]:
        """Return every place where a cue stands in a text; none for a cue that the language lacks.

        Curly apostrophes count as straight ones.
        """
        pattern = self.patterns.get(cue)
        return () if pattern is None else _places(pattern, text)

    def has(self, cue: str) -> bool:
        """Tell whether the language has a cue at all."""
        return cue in self.patterns

    def find(self, cue: str, text: str) -> Cue | None:
        """Return the first place where a cue stands in a text."""
        places = self.all(cue, text)
        return places[0] if places else None


@lru_cache(maxsize=4096)
def _places(pattern: re.Pattern[str], text: str) -> tuple[Cue, ...]:
    """Find a pattern; the scorers ask for the same cue of the same words many times."""
    straight = text.replace("’", "'")
    return tuple(Cue(start=m.start(), end=m.end(), text=m.group()) for m in pattern.finditer(straight))
