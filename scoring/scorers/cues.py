"""The words and patterns that the scorers look for, as one language gives them; data comes from `scoring.languages`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


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

    def all(self, cue: str, text: str) -> Iterator[Cue]:
        """Yield every place where a cue stands in a text; curly apostrophes count as straight ones."""
        for found in self.patterns[cue].finditer(text.replace("’", "'")):
            yield Cue(start=found.start(), end=found.end(), text=found.group())

    def find(self, cue: str, text: str) -> Cue | None:
        """Return the first place where a cue stands in a text."""
        return next(self.all(cue, text), None)
