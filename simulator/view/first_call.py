"""Chooses the case for the very first call, and keeps the first calls of other languages out of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from simulator.scenario.tongue import ENGLISH, is_for_others, rank, welcome_in

if TYPE_CHECKING:
    from simulator.view.day import Listed


def first_call(entries: Sequence[Listed], language: str) -> str:
    """Return the case of the very first call: the welcome, else the first there is, those in the language first.

    Args:
        entries: the library, in its order.
        language: in which the trainee reads the day.
    """
    welcome = welcome_in(language, {entry.id for entry in entries})
    if welcome or not entries:
        return welcome
    return min(entries, key=lambda entry: rank(entry.language, {language})).id


def first_calls(entries: Sequence[Listed]) -> Mapping[str, str]:
    """Return the case of the very first call for English and each language in which there are cases."""
    return {each: first_call(entries, each) for each in sorted({ENGLISH, *(entry.language for entry in entries)})}


def welcomes_of_others(entries: Sequence[Listed], language: str) -> set[str]:
    """Return the first calls that are written for readers of another language, who have one of their own.

    Args:
        entries: the library.
        language: in which the trainee reads the day.
    """
    known = {entry.id for entry in entries}
    return {entry.id for entry in entries if is_for_others(entry.id, entry.language, language, known)}
