"""Lays a reply out for reading: its words, values and clauses, what the customer said and what the case is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from scoring.reading.clauses import split_clauses
from scoring.reading.examples import Written
from scoring.reading.feeling import content_stems
from scoring.reading.frames import Frame, frame_clause
from scoring.reading.likening import likened, weigh
from scoring.reading.pack import LanguagePack, compile_topics
from scoring.reading.patterns import Hit, find
from scoring.reading.settling import case_act
from scoring.reading.tokens import Token, normalise
from scoring.reading.values import Found, found_in

LONGEST = 4000
"""Characters that are read; what follows in a longer reply is not."""
OWN_WORD = 4
"""Letters from which a word of the case counts as a word that may be meant."""
Topics = Mapping[str, tuple[str, ...]]
"""A scenario's own topics, id to phrases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A reply laid out for reading."""

    text: str
    tokens: tuple[Token, ...]
    frames: tuple[Frame, ...]
    found: tuple[Found, ...]
    customer: frozenset[str]
    said: tuple[Token, ...]
    """Words of the customer's last lines."""
    runs: frozenset[tuple[str, ...]]
    """Four of them in a row: what a reply takes over whole."""
    raised: tuple[Hit, ...]
    """Topics of those lines."""
    told: tuple[Hit, ...]
    """What of the case those lines speak of."""
    case: str
    """Act that the case's own words speak of, or ""."""
    deeds: frozenset[str]
    """Which of the case's own topics are something to be done."""
    now: datetime | None
    pack: LanguagePack


def tokens_of(text: str, customer: str, topics: Topics | None, pack: LanguagePack) -> tuple[Token, ...]:
    """Return the words of a reply; slips are mended also towards the words of the customer and of the case.

    Args:
        text: all that was typed.
        customer: the customer's last lines.
        topics: the scenario's own.
        pack: of the language.
    """
    return normalise(text[:LONGEST], pack.spellings, _own_words(customer, topics))


def lay_out(
    text: str,
    tokens: tuple[Token, ...],
    *,
    pack: LanguagePack,
    now: datetime | None,
    customer: str,
    topics: Topics | None,
    examples: Written = (),
    asked_about: frozenset[str] | None = None,
    deeds: frozenset[str] = frozenset(),
) -> Laid:
    """Return a reply laid out for reading.

    Args:
        text: all that was typed.
        tokens: its words.
        pack: of the language.
        now: the call's own time.
        customer: the customer's last lines.
        topics: the scenario's own.
        examples: sentences about what the case is about, by subject.
        asked_about: which of the topics and subjects the customer can be asked about; None: any.
        deeds: which of the topics are something to be done.
    """
    like = weigh(examples, pack) if examples else None
    own = compile_topics(topics, pack) if topics else None
    said, runs, stems, raised = _heard(customer[:LONGEST], pack)
    found = found_in(text[:LONGEST], tokens, now, pack)
    split = split_clauses(text[:LONGEST], tokens, pack)
    framed = (_asked_of(frame_clause(clause, tokens, found, own, pack), asked_about) for clause in split)
    frames = framed if like is None else (likened(frame, like, pack, asked_about) for frame in framed)
    return Laid(
        text=text,
        tokens=tokens,
        frames=tuple(_unaddressed(frame, pack) for frame in frames),
        found=found,
        customer=stems,
        said=said,
        runs=runs,
        raised=raised,
        told=tuple(find(own, said)) if own is not None else (),
        case=case_act(tuple(tuple(each) for each in (topics or {}).values()), pack),
        deeds=deeds,
        now=now,
        pack=pack,
    )


def _asked_of(frame: Frame, asked_about: frozenset[str] | None) -> Frame:
    """Return a clause without questions for what only the company knows: nobody asks a customer for that."""
    if asked_about is None:
        return frame
    return replace(frame, asks=tuple(hit for hit in frame.asks if hit.lexicon != "own" or hit.id in asked_about))


def _unaddressed(frame: Frame, pack: LanguagePack) -> Frame:
    """Return a clause without what the case's words find in the name by which somebody is spoken to (", Mr Abe")."""
    if "title" not in pack.groups:
        return frame
    called: set[int] = set()
    for i, token in enumerate(frame.tokens):
        ends = i + 2 >= len(frame.tokens) or bool(frame.tokens[i + 2].gap.strip())
        if ends and token.gap.strip() and pack.has("title", token.word):
            called.update((i, i + 1))
    if len(frame.tokens) == 1 and not frame.clause.asks:  # "Dana!"
        called.update(hit.start for hit in frame.asks if hit.id in pack.topics and pack.topics[hit.id].datum)
    if not called:
        return frame
    return replace(frame, topics=_outside(called, frame.topics), asks=_outside(called, frame.asks))


def _outside(places: set[int], hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if hit.lexicon != "own" or not places.issuperset(range(hit.start, hit.end)))


def _own_words(customer: str, topics: Topics | None) -> tuple[str, ...]:
    if not topics:
        return _long_words_said(customer)
    phrases = tuple(tuple(each) for each in topics.values())
    return tuple(sorted({*_long_words_said(customer), *_topic_words(phrases)}))


@lru_cache(maxsize=128)
def _long_words_said(customer: str) -> tuple[str, ...]:
    return tuple(sorted(_long_words((customer,))))


@lru_cache(maxsize=256)
def _heard(
    customer: str, pack: LanguagePack
) -> tuple[tuple[Token, ...], frozenset[tuple[str, ...]], frozenset[str], tuple[Hit, ...]]:
    """Return the words of the customer's lines, their runs, the stems of their matter, the topics of the lexicon."""
    said = normalise(customer, pack.spellings)
    raised = tuple(hit for hit in find(pack.lexicon, said) if hit.lexicon == "topic")
    return said, frozenset(runs_of(said)), content_stems(said, pack), raised


def runs_of(tokens: Iterable[Token]) -> Iterable[tuple[str, ...]]:
    """Return every four words that stand in a row."""
    words = [token.word for token in tokens]
    return zip(words, words[1:], words[2:], words[3:], strict=False)


@lru_cache(maxsize=64)
def _topic_words(phrases: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return _long_words(phrase for each in phrases for phrase in each)


def _long_words(texts: Iterable[str]) -> frozenset[str]:
    bare = (word.strip(".,;:!?()'\"") for word in " ".join(texts).lower().split())
    return frozenset(word for word in bare if len(word) >= OWN_WORD and word.isalpha())
