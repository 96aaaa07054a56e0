"""Loads the scorers' cues of a language from its `cues.json`; reads no other file."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files

from scoring.scorers.cues import Cues


@lru_cache(maxsize=8)
def load_cues(language: str) -> Cues | None:
    """Return the cues of a language, or None when there are none for it."""
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return None
    source = files("scoring.languages").joinpath(language, "cues.json")
    if not source.is_file():
        return None
    data = json.loads(source.read_text(encoding="utf-8"))
    return Cues(
        patterns={name: _compiled(parts, glued="holding" in data) for name, parts in data["patterns"].items()},
        acts={act: tuple(names) for act, names in data["acts"].items()},
        unlogged=frozenset(data["unlogged_acts"]),
        function_words=frozenset(data["function_words"]),
        light=frozenset(data["light_words"]),
        holding=re.compile(data["holding"]) if "holding" in data else None,
    )


def _compiled(parts: list[str], *, glued: bool) -> re.Pattern[str]:
    """Join the alternatives of a cue; each stands between word borders where it begins or ends with a letter.

    Args:
        parts: the alternatives.
        glued: True for a language that glues endings and particles to its words, so that no border stands there.
    """
    if glued:
        # A script without capitals is compiled and searched faster without looking for them.
        cased = re.search("[A-Za-z]{2}", "".join(parts))
        return re.compile("|".join(parts), re.IGNORECASE if cased else 0)
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)
