"""Tells what a question is after from what only hangs on it ("what batch number stands beside the date?")."""

from __future__ import annotations

from scoring.reading.frames import Frame
from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit


def question_word(frame: Frame, pack: LanguagePack) -> int | None:
    """Return the place of the word that the clause asks with, or None in a question of yes or no.

    Where one begins with a verb ("does he pay when he stays?") it must stand behind a word like "know".

    Args:
        frame: a clause that asks.
        pack: of the language.
    """
    words = frame.words()
    places = [i for i, word in enumerate(words) if pack.has("wh", word)]
    lead = next((i for i, word in enumerate(words) if not pack.has("filler", word)), 0)
    if not places or words[lead] not in pack.groups["aux"][0]:
        return places[0] if places else None
    if not any(pack.has("customer", word) for word in words[lead + 1 : lead + 2]):
        return None  # "does your son know what it looks like?" asks whether he does
    asks_on = pack.complements | pack.groups["self"][0] | pack.groups["wanting"][0]
    return next((i for i in places if words[i - 1] in asks_on), None)


def heads(hit: Hit, asking: int | None, frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a hit begins with the question word, or with the noun right behind it ("what batch number").

    Args:
        hit: of the clause.
        asking: place of its question word, or None.
        frame: the clause.
        pack: of the language.
    """
    last = "determining" in pack.groups  # where the verb comes last, "when" has no noun behind it as "which" has
    if asking is None or hit.end <= asking + (not last):
        return False
    noun = asking + 1 < len(frame.tokens) and frame.tokens[asking + 1].word not in pack.groups["aux"][0]
    if last:
        noun = noun and pack.has("determining", frame.tokens[asking].word)
    return hit.start <= asking + noun


def without_adjuncts(frame: Frame, pack: LanguagePack) -> tuple[Hit, ...]:
    """Return what a question names without what hangs on it, unless nothing else of the case is left.

    That is what stands behind a preposition, if a word asks, and what only says when ("does he pay when he stays?").

    Args:
        frame: a clause that asks.
        pack: of the language.
    """
    asking = question_word(frame, pack)
    hung: set[int] = set()
    inside = False
    for i, token in enumerate(frame.tokens):
        if "," in token.gap or token.word in pack.groups["joining"][0]:
            inside = False
        inside = inside or _hangs(i, asking, frame, pack)
        if inside:
            hung.add(i)
    kept = tuple(hit for hit in frame.asks if hit.start not in hung)
    return kept if any(hit.lexicon == "own" for hit in kept) else frame.asks


def _hangs(i: int, asking: int | None, frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether from a word on a question only says more of what it is after."""
    word = frame.tokens[i].word
    if asking is not None and i <= asking + 1:
        return False
    if asking is not None and _is_in(word, "adjoining", pack):
        return True
    after = frame.tokens[i + 1].word if i + 1 < len(frame.tokens) else ""
    return i > 0 and _is_in(word, "setting", pack) and pack.has("pronoun", after)


def _is_in(word: str, group: str, pack: LanguagePack) -> bool:
    """Tell whether a word is in a group that not every language has."""
    return group in pack.groups and pack.has(group, word)
