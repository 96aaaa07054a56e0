"""Parts sentences into clauses."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from scoring.scorers.cues import Cues
from scoring.scorers.exam import sentences

_BORDER = re.compile(r"[,;:–—](?=\s)|\s-\s")


@lru_cache(maxsize=512)
def clauses(text: str, cues: Cues) -> tuple[tuple[int, int], ...]:
    """Return the parts of the sentences of a text between commas, dashes, colons and words that join clauses."""
    found: list[tuple[int, int]] = []
    for start, end in sentences(text):
        borders = {start, end, *(border.end() for border in _BORDER.finditer(text, start, end))}
        borders |= {start + cue.start for cue in cues.all_in("joins", text, start, end)}
        found.extend(pairwise(sorted(borders)))
    return tuple(found)
