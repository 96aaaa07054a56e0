"""Tells what a question is after from what only hangs on it ("what batch number stands beside the date?")."""

from __future__ import annotations

from scoring.reading.frames import Frame
from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit


def question_word(frame: Frame, pack: LanguagePack) -> int | None:
    """Return the place of the word that the clause asks with, or None in a question of yes or no.

    Args:
        frame: a clause that asks.
        pack: of the language.
    """
    return next((i for i, token in enumerate(frame.tokens) if pack.has("wh", token.word)), None)


def heads(hit: Hit, asking: int | None, frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a hit begins with the question word, or with the noun right behind it ("what batch number").

    Args:
        hit: of the clause.
        asking: place of its question word, or None.
        frame: the clause.
        pack: of the language.
    """
    if asking is None or hit.end <= asking + 1:
        return False
    noun = asking + 1 < len(frame.tokens) and frame.tokens[asking + 1].word not in pack.groups["aux"][0]
    return hit.start <= asking + noun


def without_adjuncts(frame: Frame, pack: LanguagePack) -> tuple[Hit, ...]:
    """Return what a question names without what hangs on a preposition, unless nothing else of the case is left.

    Args:
        frame: a clause that asks.
        pack: of the language.
    """
    asking = question_word(frame, pack)
    adjoining = pack.groups.get("adjoining")
    if asking is None or adjoining is None:
        return frame.asks
    hung: set[int] = set()
    inside = False
    for i, token in enumerate(frame.tokens):
        if "," in token.gap or token.word in pack.groups["joining"][0]:
            inside = False
        inside = inside or (i > asking + 1 and token.word in adjoining[0])
        if inside:
            hung.add(i)
    kept = tuple(hit for hit in frame.asks if hit.start not in hung)
    return kept if any(hit.lexicon == "own" for hit in kept) else frame.asks
