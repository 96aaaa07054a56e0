"""The frozen knowledge of one language that the reader works with; built from plain data, read from no file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scoring.reading.fronting import fronted, unturned
from scoring.reading.notation import Groups, Notation, compile_pattern
from scoring.reading.patterns import PatternIndex, build_index
from scoring.reading.tokens import Spellings, normalise

TOPIC_GAP = 2
"""Words that may stand between two words of a topic phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something that a customer and an agent speak about."""

    id: str
    under: str = ""
    """A wider topic that is named with it ("postcode" is under "identity")."""
    datum: bool = False
    """A single thing that is asked for: each gets a question of its own."""
    generic: bool = False
    """So common that naming it shows nothing of this customer ("inconvenience")."""
    stock: bool = False
    """Named in every stock apology, so that it is no feeling ("inconvenience")."""
    grievance: bool = False
    """Something that goes wrong for a customer: named beside "I'm sorry" it is what the agent is sorry for."""
    courtesy: bool = False
    """Asked out of politeness."""
    theirs: bool = False
    """Something that the customer knows, so that "was that you?" behind it asks about it."""
    broad: bool = False
    """Heard by words so wide ("what time", "what happened") that what they stand beside of the case is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendar:
    """Words of time and money."""

    units: Mapping[str, str]
    """Stem of a unit word to "minute", "hour", "day", "week", "month", "year"."""
    weekdays: Mapping[str, int]
    """Word to 0 (Monday) ... 6."""
    months: Mapping[str, int]
    relative: Mapping[str, int]
    """Word to days from today."""
    clocks: Mapping[str, str]
    """Word to a clock time: "noon" to "12:00"."""
    parts: Mapping[str, str]
    """Part of the day to the time by which it is over."""
    afternoon: frozenset[str]
    """Words that add twelve hours."""
    morning: frozenset[str]
    working: frozenset[str]
    """Words that make days working days."""
    day_first: bool
    """True when 4/3 is the 4th of March."""
    half_before: bool
    """True when "half five" is 4:30 (German), False when 5:30."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Guesser:
    """The learnt weights of a language."""

    labels: tuple[tuple[str, str], ...]
    """Kind and topic or act of each label ("asked", "postcode"); the second is "" where a kind has no more to say."""
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]
    """Sign to the labels that it speaks for or against: label, weight, label, weight, and so on."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kinship:
    """What clauses of a language are held against examples by, and from which likeness on they are about the same."""

    asked: float = 0.25
    """From this likeness on a clause asks for the subject that it is most like."""
    told: float = 0.32
    """From this likeness on it tells of it."""
    beside: float = 0.32
    """The first where a phrase of the case is found: the clause is about both."""
    apart: float = 0.05
    """By so much a clause that asks must be more like its subject than like any other that could be asked for."""
    begins: tuple[int, ...] = (4,)
    """Letters that longer words are also known by, so that kin and slips are."""
    pairs: bool = True
    """Whether two words that stand side by side are a sign."""
    grams: tuple[int, ...] = ()
    """Lengths of the runs of letters that are signs, in a language that glues its words together."""
    endings: re.Pattern[str] | None = None
    """What is taken off a word before, as it tells nothing of its matter: endings of politeness, particles."""
    idle: re.Pattern[str] | None = None
    """Words that name nothing by themselves, in a language that glues its endings to them ("있으실까요", "언제요")."""
    phrases: bool = True
    """Whether the phrases of a case that has examples are examples, too."""
    beyond: bool = False
    """Whether also what the lexicon and the weights find in a clause are signs of it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LanguagePack:
    """What the reader knows of a language."""

    language: str
    spellings: Spellings
    groups: Groups
    lexicon: PatternIndex
    """Topics, things asked, acts and markers."""
    value_patterns: PatternIndex
    borders: PatternIndex
    """Where a clause may begin or a word binds the next to itself."""
    topics: Mapping[str, Topic]
    calendar: Calendar
    function_words: Mapping[str, frozenset[str]]
    """Language to its most frequent words: tells which language a text is in."""

    binds: frozenset[str]
    """Words that bind a following clause to themselves ("I hope | you ...")."""
    soft_binds: frozenset[str]
    """Those of them that begin a clause together with it ("please can you")."""
    complements: frozenset[str]
    """Words after which "if" asks instead of setting a condition ("check if")."""
    objects: frozenset[str]
    """Words that show, after a joined verb, that it is a verb ("and call you")."""
    act_stems: frozenset[str]
    """Stems that may begin an act."""
    closes: re.Pattern[str] | None = None
    """What a word ends with that closes its clause, in a language whose predicate comes last."""
    apart: re.Pattern[str] | None = None
    """Of those endings what closes a clause even before a word that completes one ("6,000원인데 괜찮으세요?")."""
    either: re.Pattern[str] | None = None
    """How a word ends that closes one of two things to choose from ("end"), or asks by itself ("asks")."""
    holding: re.Pattern[str] | None = None
    """Endings and particles that hold a sentence together, in a language that glues them to its words."""
    glue: re.Pattern[str] | None = None
    """How what is glued to a word may begin, in a language that does so."""
    glue_short: re.Pattern[str] | None = None
    """The same for what is glued to a word of one letter, which is easily the beginning of another word."""
    guesser: Guesser | None = None
    """What was learnt of whole sentences; without it the rules speak alone."""
    kinship: Kinship = Kinship()
    """How likeness to examples is told."""

    def has(self, group: str, word: str) -> bool:
        """Tell whether a word belongs to a named group."""
        return word in self.groups[group][0]


def compile_topics(topics: Mapping[str, tuple[str, ...]], pack: LanguagePack) -> PatternIndex:
    """Return the matcher of a scenario's own topics; the same topics are compiled once.

    Args:
        topics: topic id to phrases of plain words.
        pack: of the call's language.
    """
    return _compile_topics(tuple((name, tuple(phrases)) for name, phrases in topics.items()), pack)


@lru_cache(maxsize=256)
def _compile_topics(topics: tuple[tuple[str, tuple[str, ...]], ...], pack: LanguagePack) -> PatternIndex:
    return build_index(
        compile_pattern(
            words,
            lexicon="own",
            stands_for=name,
            notation=Notation(groups=pack.groups, inflection=pack.spellings.inflection),
            inflect=True,
            gap=TOPIC_GAP if words == said else 0,  # "who you play" is not "who are you playing"
        )
        for name, phrases in topics
        for phrase in phrases
        for said in fronted(plain_words(phrase, pack), pack.groups)
        for words in unturned(said, pack.groups)
        if words
    )


@lru_cache(maxsize=4096)
def plain_words(phrase: str, pack: LanguagePack) -> str:
    """Return a phrase of the case as a pattern: its normalised words, signs of the pattern language taken out."""
    own = tuple(
        word for word in re.split(r"[\W_]+", phrase.lower()) if word
    )  # what an author writes is meant so, however rare the word
    return " ".join(t.word for t in normalise(phrase, pack.spellings, own) if t.word[0].isalnum())
