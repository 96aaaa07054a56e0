"""Which cases come first for whom: those in a trainee's own language, then those in English; which welcome is whose."""

from __future__ import annotations

from collections.abc import Collection, Container

ENGLISH = "en"
OWN, SHARED, OTHER = 0, 1, 2
WELCOME = "welcome"
"""The case for the very first call, in English; in another language its id ends in that: `welcome_ko`."""


def rank(language: str, own: Container[str]) -> int:
    """Return the place of a case among others by its language alone: `OWN`, `SHARED` or `OTHER`.

    Args:
        language: of the case.
        own: the languages of the trainee.
    """
    if language in own:
        return OWN
    return SHARED if language == ENGLISH else OTHER


def welcome_in(language: str, known: Container[str]) -> str:
    """Return the id of the welcome for whoever reads a language: that in it, else the English one, else "".

    Args:
        language: of the trainee.
        known: ids of the cases that there are.
    """
    return next((each for each in (welcome_of(language), WELCOME) if each in known), "")


def welcome_of(language: str) -> str:
    """Return the id that the welcome of a language has, whether there is one or not."""
    return WELCOME if language == ENGLISH else f"{WELCOME}_{language}"


def is_for_others(scenario_id: str, case_language: str, language: str, known: Collection[str]) -> bool:
    """Tell whether a case is the welcome of another language than that of the trainee, who has one of their own.

    Args:
        scenario_id: of the case.
        case_language: in which it is written.
        language: of the trainee.
        known: ids of the cases that there are.
    """
    return scenario_id == welcome_of(case_language) and welcome_in(language, known) not in ("", scenario_id)
