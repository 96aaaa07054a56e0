"""Says by which signs clauses and examples are alike, and gives a clause without a phrase of the case its subject.

Signs are words, pairs of words and the beginnings of long ones; where a language glues its words together, runs of
letters of what is left when endings are taken off. Where the pack says so, also what the lexicon and the learnt weights
find in a clause are signs of it: they know that two sentences without a common word do the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from scoring.reading.clauses import split_clauses
from scoring.reading.examples import NONE, Examples, Written, likeness, telling, weigh_rows
from scoring.reading.frames import Frame, frame_clause
from scoring.reading.guessing import guess, signs_of
from scoring.reading.pack import Kinship, LanguagePack
from scoring.reading.patterns import Hit
from scoring.reading.tokens import Token, normalise
from scoring.reading.values import find_values

GUESSES, LEAST = 2, 0.1
"""So many of the likeliest guesses are signs, if they have at least this share."""
FEW = 3
"""A clause of fewer words says too little for a guess, and an example of fewer is a phrase."""
SETTLED = ("greeting", "introduction", "thanks", "please_wait", "anything_else", "farewell", "wish", "confirmation")
"""Courtesies that say all of a clause where a pack looks beyond its words."""
COURTEOUS = ("greeting", "introduction", "thanks", "please_wait", "farewell")
"""Those of them that are never about the case."""
AGREED = frozenset({"agreement", "permission", "say_again", "read_back", "anything_else"})
"""What is asked of the talk itself; courtesies are so, too."""
KEPT = 32
"""Cases whose weighed examples are kept; each takes some megabytes."""
WHOLE = -1
"""Place of a sign that no single word stands for."""


def weigh(written: Written, pack: LanguagePack) -> Examples:
    """Return the examples of a case, weighed; the same examples are weighed once.

    Args:
        written: subject and examples, one a line.
        pack: of the call's language.
    """
    return _weigh(written, pack)


@lru_cache(maxsize=KEPT)
def _weigh(written: Written, pack: LanguagePack) -> Examples:
    lines = [(subject, line) for subject, lines in written for line in lines.splitlines() if line.strip()]
    return weigh_rows([(subject, frozenset(signs_of_line(line, pack))) for subject, line in lines])


def signs_of_line(line: str, pack: LanguagePack) -> tuple[str, ...]:
    """Return what an example is known by.

    Args:
        line: the example.
        pack: of its language.
    """
    tokens = normalise(line, pack.spellings)
    beyond = (sign for frame in _framed(line, tokens, pack) for sign in _beyond(frame, pack))
    return tuple(sign for _, sign in (*_of_words(tokens, pack.kinship), *beyond))


def _framed(text: str, tokens: Sequence[Token], pack: LanguagePack) -> tuple[Frame, ...]:
    """Return the clauses of a sentence, framed without anything of the case, where signs are looked for in them."""
    if not pack.kinship.beyond or len(tokens) < FEW:
        return ()
    found = find_values(tokens, None, pack)
    return tuple(frame_clause(clause, tokens, found, None, pack) for clause in split_clauses(text, tokens, pack))


def likened(frame: Frame, examples: Examples, pack: LanguagePack, asked_about: frozenset[str] | None = None) -> Frame:
    """Return a clause with the subjects that it is most like; beside a phrase of the case it must be more like them.

    What is asked with a phrase, or by the name of a thing ("your email"), is asked in so many words: there likeness
    only adds to what is told. Any other question is held against what the customer can be asked about.

    Args:
        frame: the clause.
        examples: of the case.
        pack: of the language.
        asked_about: which subjects the customer can be asked about; None: any.
    """
    if _is_idle(frame, pack) or (pack.kinship.beyond and _is_settled(frame, pack)):
        return frame
    placed = [*_of_words(frame.tokens, pack.kinship), *(_beyond(frame, pack) if pack.kinship.beyond else ())]
    like = likeness((sign for _, sign in placed), examples)
    kin, named = pack.kinship, any(hit.lexicon == "own" for hit in frame.asks)
    datum = any(hit.id in pack.topics and pack.topics[hit.id].datum for hit in frame.asks)
    meant = "" if named or datum else like.most_like(asked_about, or_else=NONE, apart=kin.apart)

    def hits(subject: str, least: float) -> tuple[Hit, ...]:
        share = like.shares.get(subject, 0.0)
        if subject == NONE or not share or share < least:
            return ()
        denied = [pack.has("negator", token.word) for token in frame.tokens]
        place = telling(placed, denied, subject, examples)
        sure = 2 if share >= kin.told and not named else 1  # as much as a phrase of two words
        return (Hit("own", subject, place, place + 1, sure, ()),)

    told = hits(like.subject, max(kin.told, kin.beside) if named else kin.told)
    return replace(frame, topics=frame.topics + told, asks=frame.asks + hits(meant, kin.asked))


def _is_idle(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause is a courtesy, or holds no word that could be about anything ("are you", "have it")."""
    if frame.has(*COURTEOUS) or (frame.has("anything_else") and len(frame.tokens) <= FEW):
        return True
    idle = pack.function_words[pack.language]
    bare = pack.kinship.idle
    return all(
        token.word in idle or pack.has("filler", token.word) or (bare is not None and bare.fullmatch(token.word))
        for token in frame.tokens
    )


def _is_settled(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause is known to be part of talking, whatever it is like."""
    asked = [hit.id for hit in frame.asks if hit.id in pack.topics]
    if frame.has(*SETTLED) or (frame.has("sorry_for", "sorry") and asked):
        return True
    return any(each in AGREED or pack.topics[each].courtesy for each in asked)


def _of_words(tokens: Sequence[Token], kin: Kinship) -> Iterator[tuple[int, str]]:
    """Yield what words are known by, each sign with the place of its word.

    Figures are left out: which one it is tells two facts apart, and that there is one tells nothing.
    """
    words = [(n, _bare(t, kin)) for n, t in enumerate(tokens) if t.word[0].isalnum() and not t.number]
    for place, word in words:
        yield place, word
        yield from ((place, f"{word[:length]}-") for length in kin.begins if len(word) > length)
        yield from ((place, f"~{run}") for length in kin.grams for run in _runs(word, length))
    if kin.pairs:
        yield from ((place, f"{one} {other}") for (place, one), (_, other) in pairwise(words))


def _bare(token: Token, kin: Kinship) -> str:
    if kin.endings is None:
        return token.stem
    return kin.endings.sub("", token.word) or token.word


def _runs(word: str, length: int) -> Iterator[str]:
    return (word[i : i + length] for i in range(len(word) - length + 1))


def _beyond(frame: Frame, pack: LanguagePack) -> Iterator[tuple[int, str]]:
    """Yield what the lexicon and the learnt weights find in a clause."""
    hits: Sequence[Hit] = [*frame.asks, *frame.acts, *(hit for each in frame.marks.values() for hit in each)]
    yield from ((hit.start, f"{hit.lexicon}:{hit.id}") for hit in hits if hit.lexicon != "own")
    yield from ((found.first - frame.clause.first, f"value:{found.kind}") for found in frame.found)
    if pack.guesser is None or len(frame.tokens) < FEW:
        return
    guessed = guess(signs_of([frame], ()), pack.guesser)
    whole = sum(guessed.powers)
    likely = sorted(zip(guessed.powers, guessed.labels, strict=True), reverse=True)[:GUESSES]
    yield WHOLE, f"guess:{guessed.kind}"
    yield from ((WHOLE, f"guess:{kind}:{what}") for power, (kind, what) in likely if power >= LEAST * whole)
