"""Loads the scorers' cues of a language from its `cues.json` and `cue_keys.json`; reads no other file."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files

from scoring.scorers.cues import NO_KEYS, Cues, Keys, Pattern


@lru_cache(maxsize=8)
def load_cues(language: str) -> Cues | None:
    """Return the cues of a language, or None when there are none for it."""
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return None
    folder = files("scoring.languages").joinpath(language)
    source = folder.joinpath("cues.json")
    if not source.is_file():
        return None
    data = json.loads(source.read_text(encoding="utf-8"))
    keys = folder.joinpath("cue_keys.json")
    return Cues(
        patterns={name: pattern_of(parts, glued="holding" in data) for name, parts in data["patterns"].items()},
        acts={act: tuple(names) for act, names in data["acts"].items()},
        unlogged=frozenset(data["unlogged_acts"]),
        function_words=frozenset(data["function_words"]),
        light=frozenset(data["light_words"]),
        holding=re.compile(data["holding"]) if "holding" in data else None,
        keys=_keys(json.loads(keys.read_text(encoding="utf-8"))) if keys.is_file() else NO_KEYS,
    )


def _keys(data: dict[str, list[str]]) -> Keys:
    """Return the keys as `python -m scoring.training cues` has written them: cue to runs."""
    cues: dict[str, list[str]] = {}
    for cue, runs in data.items():
        for run in runs:
            cues.setdefault(run, []).append(cue)
    return Keys(
        sizes=tuple(sorted({len(run) for run in cues})),
        cues={run: tuple(found) for run, found in cues.items()},
        keyed=frozenset(data),
    )


def pattern_of(parts: list[str], *, glued: bool) -> Pattern:
    """Join the alternatives of a cue; each stands between word borders where it begins or ends with a letter.

    Args:
        parts: the alternatives.
        glued: True for a language that glues endings and particles to its words, so that no border stands there.
    """
    if glued:
        # A script without capitals is compiled and searched faster without looking for them.
        cased = re.search("[A-Za-z]{2}", "".join(parts))
        return Pattern("|".join(parts), re.IGNORECASE if cased else 0)
    return Pattern(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)
