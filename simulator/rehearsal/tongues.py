"""Finds the words of the bots for a language."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.rehearsal.speech import Speech
from simulator.rehearsal.wording import ENGLISH
from simulator.rehearsal.wording_it import ITALIAN
from simulator.rehearsal.wording_ko import KOREAN

SPEECHES: Mapping[str, Speech] = {"en": ENGLISH, "ko": KOREAN, "it": ITALIAN}
"""The languages that the bots speak."""


def speech_of(language: str) -> Speech:
    """Return the words of the bots in a language that they speak, else the English ones."""
    return SPEECHES.get(language, ENGLISH)
