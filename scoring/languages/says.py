"""Loads the sentences of the scorers in a language from its `says.json`; English needs none."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files

from scoring.saying import Sayings, sayings_of


@lru_cache(maxsize=8)
def load_sayings(language: str) -> Sayings | None:
    """Return the sentences of a language, or None when the English ones have to do."""
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return None
    source = files("scoring.languages").joinpath(language, "says.json")
    if not source.is_file():
        return None
    return sayings_of(json.loads(source.read_text(encoding="utf-8")))
