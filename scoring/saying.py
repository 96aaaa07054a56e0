"""Says findings, lines and advice in the language of the call; the English sentences are the keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scoring.card import Critical, LevelCard, NextStep, ScoreCard, ScoreLine, TurnCard

_SLOT = "{}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sayings:
    """The sentences of the scorers in one language."""

    exact: Mapping[str, str]
    """English sentence to sentence."""
    forms: tuple[tuple[tuple[str, ...], str], ...]
    """The fixed parts of an English sentence with slots, and the sentence with the same slots; the longest first."""

    def say(self, text: str) -> str:
        """Return a sentence in this language; what is no sentence of the scorers stays as it is."""
        known = self.exact.get(text)
        if known is not None:
            return known
        for parts, form in self.forms:
            slots = _slots(text, parts) if text.startswith(parts[0]) else None
            if slots is not None:
                filled = form.split(_SLOT)
                said = [self.exact.get(slot, slot) for slot in slots]
                return "".join(part + slot for part, slot in zip(filled, [*said, ""], strict=True))
        return text


def sayings_of(sentences: Mapping[str, str]) -> Sayings:
    """Make the sayings of a language from its list.

    Raises:
        ValueError: a sentence has not as many slots as its key.
    """
    uneven = next((key for key, text in sentences.items() if key.count(_SLOT) != text.count(_SLOT)), None)
    if uneven is not None:
        raise ValueError(f"not the same number of slots: {uneven}")
    forms = [(tuple(key.split(_SLOT)), text) for key, text in sentences.items() if _SLOT in key]
    return Sayings(
        exact={key: text for key, text in sentences.items() if _SLOT not in key},
        forms=tuple(sorted(forms, key=lambda form: (-sum(map(len, form[0])), form[0]))),
    )


def _slots(text: str, parts: tuple[str, ...]) -> list[str] | None:
    """Return what stands in the slots of a sentence, or None where its fixed parts are others; linear in the text."""
    first, last = parts[0], parts[-1]
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return None
    slots, at, end = [], len(first), len(text) - len(last)
    for part in parts[1:-1]:
        place = text.find(part, at, end)
        if place < 0:
            return None
        slots.append(text[at:place])
        at = place + len(part)
    return [*slots, text[at:end]]


def say_turn(card: TurnCard, sayings: Sayings) -> TurnCard:
    """Return a turn card in the language of the call."""
    return replace(
        card,
        empathy=_level(card.empathy, sayings),
        accuracy=_level(card.accuracy, sayings),
        follow_through=_level(card.follow_through, sayings),
        critical=tuple(_critical(each, sayings) for each in card.critical),
    )


def say_call(card: ScoreCard, sayings: Sayings) -> ScoreCard:
    """Return a score card in the language of the call; its turns are said already."""
    return replace(
        card,
        caps=tuple(_critical(each, sayings) for each in card.caps),
        lines=tuple(_line(each, sayings) for each in card.lines),
        next_step=None if card.next_step is None else _next(card.next_step, sayings),
    )


def _level(card: LevelCard, sayings: Sayings) -> LevelCard:
    return replace(card, findings=tuple(replace(each, because=sayings.say(each.because)) for each in card.findings))


def _critical(error: Critical, sayings: Sayings) -> Critical:
    return replace(error, because=sayings.say(error.because))


def _line(line: ScoreLine, sayings: Sayings) -> ScoreLine:
    return replace(line, because=sayings.say(line.because))


def _next(step: NextStep, sayings: Sayings) -> NextStep:
    return replace(step, advice=sayings.say(step.advice))
