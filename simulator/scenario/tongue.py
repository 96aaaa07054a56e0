"""Which cases come first for whom: those in a trainee's own language, then those in English, then the others."""

from __future__ import annotations

from collections.abc import Container

ENGLISH = "en"
OWN, SHARED, OTHER = 0, 1, 2


def rank(language: str, own: Container[str]) -> int:
    """Return the place of a case among others by its language alone: `OWN`, `SHARED` or `OTHER`.

    Args:
        language: of the case.
        own: the languages of the trainee.
    """
    if language in own:
        return OWN
    return SHARED if language == ENGLISH else OTHER
