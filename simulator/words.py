"""Words that several screens share, in the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.locale import ENGLISH, tr, trn
from simulator.locale import language as spoken
from simulator.sayings import told

THOUSANDS = re.compile(r"\d,\d{3}(?!\d)|_")
"""A figure that may be a thousand or one, by where the writer comes from."""


MOST = 10**12
"""No sum and no count at a desk is larger."""


def language_word(language: str) -> str:
    """Return the name of a language."""
    return {"en": tr("English"), "ko": tr("Korean"), "it": tr("Italian")}.get(language, language)


def foreign_word(language: str) -> str:
    """Return the name of a language that is not the one of the interface, or "" where it is."""
    return "" if language == spoken() else language_word(language)


def channel_word(channel: str) -> str:
    """Return the name of a channel."""
    words = {"chat": tr("Chat"), "phone": tr("Phone"), "email": tr("E-mail"), "social": tr("Social media")}
    return words.get(channel, channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelWords:
    """What the parts of a desk are called on one channel."""

    heading: str
    editor: str
    placeholder: str
    send: str
    end: str
    writes: str
    """With `{name}` for the customer's."""


def channel_words(channel: str) -> ChannelWords:
    """Return what the parts of a desk are called on a channel, in the language of the interface."""
    if channel == "phone":
        return ChannelWords(
            heading=tr("On the line"),
            editor=tr("What you say"),
            placeholder=tr("Say it to the customer"),
            send=tr("Say it"),
            end=tr("Hang up"),
            writes=tr("{name} is about to speak"),
        )
    if channel == "email":
        return ChannelWords(
            heading=tr("E-mail"),
            editor=tr("Your e-mail"),
            placeholder=tr("Write one complete answer"),
            send=tr("Send"),
            end=tr("Close the case"),
            writes=tr("{name} is writing back"),
        )
    if channel == "social":
        return ChannelWords(
            heading=tr("Public thread"),
            editor=tr("Your public reply"),
            placeholder=tr("Everybody can read this"),
            send=tr("Post"),
            end=tr("Close the thread"),
            writes=tr("{name} is writing a post"),
        )
    return ChannelWords(
        heading=tr("Conversation"),
        editor=tr("Your message"),
        placeholder=tr("Write to the customer"),
        send=tr("Send"),
        end=tr("End contact"),
        writes=tr("{name} is writing"),
    )


def level_word(difficulty: int) -> str:
    """Return the name of a difficulty."""
    words = {1: tr("Starter"), 2: tr("Medium"), 3: tr("Hard"), 4: tr("Expert")}
    return words.get(difficulty, str(difficulty))


def firm_words(firm: str) -> str:
    """Return for which firm one answers in a contact, or ""."""
    return tr("For {firm}", firm=firm) if firm else ""


def answered_words(firms: Iterable[str]) -> str:
    """Return for which firms one has answered, each once, or ""."""
    named = ", ".join(dict.fromkeys(firm for firm in firms if firm))
    return tr("You answered for {firms}.", firms=named) if named else ""


def house_words(house: str) -> str:
    """Return in one sentence where the trainee works."""
    return tr("You work at {house}, a contact centre: each contact says for which firm you answer.", house=house)


def shift_over_words(house: str, contacts: int) -> str:
    """Return that the day's shift is over."""
    return trn(
        "That was your shift at {house}: {count} contact.",
        "That was your shift at {house}: {count} contacts.",
        contacts,
        house=house,
    )


def case_facts(channel: str, difficulty: int, minutes: int, language: str, firm: str) -> str:
    """Return in one line what a case is: firm, channel, difficulty, length, its language if that is another one."""
    length = trn("{count} min", "{count} min", minutes)
    facts = (firm_words(firm), channel_word(channel), level_word(difficulty), length, foreign_word(language))
    return " · ".join(fact for fact in facts if fact)


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
        "asked": tr("You asked about:"),
        "said": tr("You said something about:"),
        "promised": tr("You promised:"),
        "offered": tr("You offered:"),
        "refused": tr("You refused:"),
        "acknowledged": tr("You acknowledged:"),
        "blamed": tr("You blamed:"),
    }
    return words.get(kind, kind)


def scene_word(scene: str) -> str:
    """Return the name of a later contact; where the language of the interface has none for it, that it is later.

    Args:
        scene: its name in English, from the id that the author gave it.
    """
    said = told(scene)
    return said if said != scene or not scene or spoken() == ENGLISH else tr("Later")


def hold_words(left_ms: int) -> str:
    """Return what is left of a hold, in words."""
    seconds = max(0, left_ms) // 1000
    left = f"{seconds // 60}:{seconds % 60:02d}"
    return (
        tr("On hold: back in {left}. Your next words take them back.", left=left)
        if seconds
        else tr("On hold: the time you gave is over. Your next words take them back.")
    )


def typed_number(text: str) -> int | float | str:
    """Return a number as it was typed; what is none, or might be a thousand, stays text: the desk says so."""
    if THOUSANDS.search(text):
        return text
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return text
    if value != value or abs(value) > MOST:
        return text
    return int(value) if value.is_integer() else value


def first_up(text: str) -> str:
    """Return a text with a large first letter."""
    return text[:1].upper() + text[1:]


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text; a line that breaks off in a sentence goes on with the next."""
    parts: list[str] = []
    for line in text.strip().split("\n"):
        goes_on = parts and parts[-1] and line.strip() and parts[-1][-1] not in ".:!?)" and line[:2] not in ("- ", "* ")
        if goes_on:
            parts[-1] += " " + line.strip()
        else:
            parts.append(line.strip())
    return tuple(part for part in parts if part)
