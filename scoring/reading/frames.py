"""Lays out what the lexicon finds in each clause, so that the readers of moves can look at it from their side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scoring.reading.clauses import Clause
from scoring.reading.glue import find_glued
from scoring.reading.items import Modality, Polarity, Tense
from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit, PatternIndex, find
from scoring.reading.tokens import Token
from scoring.reading.values import Found

ASIDE = frozenset({"free"})
"""Acts that are told of another act and stand among the topics of what is said of it."""
NO_QUESTIONS = frozenset(
    {"not_question", "weak_question", "rhetorical", "subordinate", "supposes", "exclaims", "condition", "reason"}
)
"""What may have the order of words of a question, and is none without a question mark."""
EXCEPT = "not_"
"""A mark "not_x" that overlaps a mark "x" takes it away."""
IN_A_SENSE = "in_a_sense"
"""Mark of words that say something else than each of them ("you lost a whole day"): no single word in it is heard."""
TOPIC_LEXICONS = ("own", "topic")
PLEASE_WAIT = "please_wait"
PARTLY = 3
"""A common question has so many words more than what of it is only by chance a phrase of the case."""
ASK_LEXICONS = ("own", "ask", "topic")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """One clause with everything found in it; hits count words from the beginning of the clause."""

    clause: Clause
    tokens: tuple[Token, ...]
    marks: Mapping[str, tuple[Hit, ...]]
    topics: tuple[Hit, ...]
    """Hits of topics in the sense of statements."""
    asks: tuple[Hit, ...]
    """Hits of topics in the sense of questions, those of statements included."""
    acts: tuple[Hit, ...]
    """Acts without those that lie inside a longer one, in order; the last first where the predicate comes last."""
    found: tuple[Found, ...]
    """Values; they count words of the whole text."""
    names: frozenset[str] = field(init=False)
    """The marks by name, for they are asked for hundreds of times a reply."""

    def __post_init__(self) -> None:
        """Note the names of the marks."""
        object.__setattr__(self, "names", frozenset(self.marks))

    def has(self, *names: str) -> bool:
        """Tell whether one of these marks stands in the clause."""
        return not self.names.isdisjoint(names)

    def first(self, name: str) -> Hit:
        """Return the first hit of a mark that the clause has."""
        return self.marks[name][0]

    def words(self) -> tuple[str, ...]:
        """Return the words of the clause."""
        return tuple(token.word for token in self.tokens)

    @property
    def mended(self) -> bool:
        """Tell whether slips had to be mended."""
        return any(token.mended for token in self.tokens)

    @property
    def polarity(self) -> Polarity:
        """Denied when a negation that counts stands in the clause."""
        return "denied" if any(self._denies(hit) for hit in self.marks.get("negation", ())) else "affirmed"

    def _denies(self, negation: Hit) -> bool:
        """Tell whether a negation is neither part of a topic of the case nor an afterthought behind a comma."""
        said = (t for t in self.topics if t.lexicon == "own" and _covers(t, negation))
        if any(t.weight == t.end - t.start or t.start == negation.start for t in said):
            return False
        commas = [i for i in range(1, negation.start + 1) if "," in self.tokens[i].gap]
        return not commas or not any(t.end <= commas[0] for t in self.topics)

    @property
    def modality(self) -> Modality:
        """Conditional in a clause that sets a condition, hedged with a word of doubt."""
        if "condition" in self.marks:
            return "conditional"
        return "hedged" if "hedge" in self.marks else "certain"

    @property
    def tense(self) -> Tense:
        """Return when the clause puts what it says."""
        if "future" in self.marks:
            return "future"
        return "done" if "done" in self.marks else "present"


def frame_clause(
    clause: Clause,
    tokens: Sequence[Token],
    found: Sequence[Found],
    own: PatternIndex | None,
    pack: LanguagePack,
) -> Frame:
    """Return the frame of a clause.

    Args:
        clause: the clause.
        tokens: words of the whole text.
        found: values of the whole text.
        own: topics of the scenario.
        pack: of the text's language.
    """
    words = tuple(tokens[clause.first : clause.last])
    hits = list(find(pack.lexicon, words))
    if own is not None:
        hits.extend(
            hit
            for hit in find_glued(own, words, pack)
            if not _skips_datum(hit, hits, pack) and not _is_within_a_question(hit, hits)
        )
    marks: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.lexicon == "mark":
            marks.setdefault(hit.id, []).append(hit)
    effective = _effective(marks)
    return Frame(
        clause=clause if clause.asks or not _is_unmarked(effective) else replace(clause, asks=True),
        tokens=words,
        marks=effective,
        topics=_topical(hits, TOPIC_LEXICONS, marks),
        asks=_topical(hits, ASK_LEXICONS, marks),
        acts=_acts((hit for hit in hits if hit.lexicon == "act" and not _is_barred(hit, marks)), pack),
        found=tuple(f for f in found if clause.first <= f.first < clause.last),
    )


def _is_unmarked(marks: Mapping[str, tuple[Hit, ...]]) -> bool:
    """Tell whether a clause is a question by its words, though no question mark ends it ("did you look")."""
    return "unmarked" in marks and NO_QUESTIONS.isdisjoint(marks)


def _skips_datum(own: Hit, hits: Sequence[Hit], pack: LanguagePack) -> bool:
    """Tell whether a phrase of the case is found only by skipping words of what is asked for ("your order number")."""
    if own.end - own.start <= own.weight:
        return False
    return any(
        hit.id in pack.topics
        and pack.topics[hit.id].datum
        and own.start < hit.start
        and (hit.end < own.end or (hit.end == own.end and hit.weight > 1))
        for hit in hits
    )


def _is_within_a_question(own: Hit, hits: Sequence[Hit]) -> bool:
    """Tell whether a phrase of the case is a mere part of a common question ("what would you like us to do")."""
    return any(
        hit.lexicon == "ask" and hit.weight >= own.weight + PARTLY and hit.weight == hit.end - hit.start
        for hit in hits
        if _covers(hit, own)
    )


def _acts(hits: Iterable[Hit], pack: LanguagePack) -> tuple[Hit, ...]:
    """Return the acts, the one that the clause is about first: the last where the predicate comes last."""
    acts = longest(hits)
    return acts if pack.closes is None else acts[::-1]


def _effective(marks: Mapping[str, list[Hit]]) -> dict[str, tuple[Hit, ...]]:
    kept = {}
    for name, hits in marks.items():
        spoilers = marks.get(EXCEPT + name)
        good = hits if spoilers is None else [hit for hit in hits if not any(overlap(hit, each) for each in spoilers)]
        if good:
            kept[name] = tuple(good)
    return kept


def _topical(hits: Iterable[Hit], lexicons: tuple[str, ...], marks: Mapping[str, list[Hit]]) -> tuple[Hit, ...]:
    meant = [hit for hit in hits if hit.lexicon in lexicons and not _is_of_a_saying(hit, marks)]
    return tuple(hit for hit in meant if hit.lexicon == "own" or not _spared(hit, marks))


def is_own_phrase(hit: Hit) -> bool:
    """Tell whether a hit is a phrase of the case's own, and no single word."""
    return hit.lexicon == "own" and hit.weight > 1


def _is_of_a_saying(hit: Hit, marks: Mapping[str, list[Hit]]) -> bool:
    """Tell whether a single word stands in words that together say something else, or that ask for a pause."""
    sayings = (*marks.get(IN_A_SENSE, ()), *marks.get(PLEASE_WAIT, ()))
    return hit.weight == 1 and any(other.end - other.start > 1 and _covers(other, hit) for other in sayings)


def _is_barred(act: Hit, marks: Mapping[str, list[Hit]]) -> bool:
    """Tell whether a mark says that the words of an act mean something else here ("I stay in charge")."""
    return any(overlap(other, act) for other in marks.get(EXCEPT + act.id, ()))


def _spared(hit: Hit, marks: Mapping[str, list[Hit]]) -> bool:
    """Tell whether a mark says that a topic is only named in passing: any topic inside it, or this one touching it."""
    if any(_covers(other, hit) for other in marks.get(EXCEPT + "topic", ())):
        return True
    return any(overlap(other, hit) for other in marks.get(EXCEPT + hit.id, ()))


def overlap(one: Hit, other: Hit) -> bool:
    """Tell whether two hits share a word."""
    return one.start < other.end and other.start < one.end


def _covers(outer: Hit, inner: Hit) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the hits that overlap no heavier one, in order of place."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.weight, h.start - h.end, h.start, h.lexicon, h.id)):
        if not any(overlap(hit, other) for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda h: (h.start, h.end)))


def names_deed(frame: Frame, deeds: frozenset[str]) -> bool:
    """Tell whether a clause speaks of a deed of the case.

    Args:
        frame: the clause.
        deeds: which of the case's own topics are something to be done.
    """
    return any(hit.lexicon == "own" and hit.id in deeds for hit in frame.topics)


def topic_ids(hits: Iterable[Hit], pack: LanguagePack) -> tuple[str, ...]:
    """Return the ids of topics, each once, own topics first, wider topics behind."""
    ordered = sorted(hits, key=lambda h: (h.lexicon != "own", -h.weight, h.start, h.id))
    ids = list(dict.fromkeys(hit.id for hit in ordered))
    wider = [pack.topics[each].under for each in ids if each in pack.topics and pack.topics[each].under]
    return tuple(dict.fromkeys([*ids, *wider]))


def topics_told(frame: Frame, pack: LanguagePack) -> tuple[str, ...]:
    """Return the topics of a clause with what it tells aside of its act ("free")."""
    aside = dict.fromkeys(hit.id for hit in frame.acts if hit.id in ASIDE)
    return topic_ids(frame.topics, pack) + tuple(aside)
