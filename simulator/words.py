"""Words that several screens share, in the language of the interface."""

from __future__ import annotations

import re

from simulator.locale import tr

THOUSANDS = re.compile(r"\d,\d{3}(?!\d)|_")
"""A figure that may be a thousand or one, by where the writer comes from."""


def channel_word(channel: str) -> str:
    """Return the name of a channel."""
    words = {"chat": tr("Chat"), "phone": tr("Phone"), "email": tr("E-mail"), "social": tr("Social media")}
    return words.get(channel, channel)


def level_word(difficulty: int) -> str:
    """Return the name of a difficulty."""
    words = {1: tr("Starter"), 2: tr("Medium"), 3: tr("Hard"), 4: tr("Expert")}
    return words.get(difficulty, str(difficulty))


def face_word(face: str) -> str:
    """Return a mood in one word."""
    words = {
        "delighted": tr("Delighted"),
        "pleased": tr("Pleased"),
        "calm": tr("Calm"),
        "worried": tr("Worried"),
        "annoyed": tr("Annoyed"),
        "angry": tr("Angry"),
    }
    return words.get(face, face)


def dimension_word(dimension: str) -> str:
    """Return the name of a dimension."""
    words = {"empathy": tr("Empathy"), "accuracy": tr("Accuracy"), "follow_through": tr("Follow-through")}
    return words.get(dimension, dimension)


def mode_word(mode: str) -> str:
    """Return the name of a way to play."""
    return tr("Assessment") if mode == "assessment" else tr("Practice")


def status_word(status: str) -> str:
    """Return what became of a promise, in a word."""
    words = {
        "open": tr("Open"),
        "kept": tr("Kept"),
        "late": tr("Late"),
        "renegotiated": tr("New date agreed"),
        "broken": tr("Broken"),
        "vague": tr("No date"),
        "released": tr("Released"),
    }
    return words.get(status, status)


def heard_word(kind: str) -> str:
    """Return how the kind of a thing that was understood begins its line."""
    words = {
        "asked": tr("You asked about"),
        "said": tr("You said something about"),
        "promised": tr("You promised"),
        "offered": tr("You offered"),
        "refused": tr("You refused"),
        "acknowledged": tr("You acknowledged"),
        "blamed": tr("You blamed"),
    }
    return words.get(kind, kind)


def first_up(text: str) -> str:
    """Return a text with a large first letter."""
    return text[:1].upper() + text[1:]
