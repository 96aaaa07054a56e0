"""What every scorer gets and gives, and the small questions about words that several of them ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from scoring.model import Case, Critical, Dimension, Evidence, Finding, LevelCard, Turn, Verdict
from scoring.reading.pack import LanguagePack
from scoring.scorers.cues import Cues

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]+)*[.!?]*")
_STEM = 4
_BARE = ("greeting", "introduction", "thanks", "please_wait", "farewell", "confirmation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """One reply on the desk of a scorer."""

    case: Case
    turn: Turn
    pack: LanguagePack
    cues: Cues
    alone: bool = False
    """True when nothing follows this reply, so that it has to settle the matter (`rapport score`)."""

    @property
    def earlier(self) -> tuple[Turn, ...]:
        """Return the turns of the call before this one."""
        return tuple(turn for turn in self.case.turns if turn.number < self.turn.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What a scorer gives back."""

    card: LevelCard
    critical: tuple[Critical, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text, in lower case, with its place."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in lower case with straight apostrophes."""
    return tuple(
        Word(text=found.group().lower().replace("’", "'"), start=found.start(), end=found.end())
        for found in _TOKEN.finditer(text)
    )


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of a text, without the blanks around them."""
    spans = []
    for found in _SENTENCE.finditer(text):
        raw = found.group()
        start = found.start() + len(raw) - len(raw.lstrip())
        end = found.end() - len(raw) + len(raw.rstrip())
        if start < end:
            spans.append((start, end))
    return tuple(spans)


def sentence_at(text: str, start: int) -> tuple[int, int]:
    """Return the span of the sentence that holds a character, or the whole text."""
    return next((span for span in sentences(text) if span[0] <= start < span[1]), (0, len(text)))


def same_word(one: str, other: str) -> bool:
    """Tell whether two words are forms of one ("waiting", "waited"), by their common beginning."""
    if one == other:
        return True
    if one[:_STEM] != other[:_STEM]:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    common = 0
    while common < len(short) and short[common] == long[common]:
        common += 1
    return common >= _STEM and len(short) - common <= 3 and len(long) - common <= 3


def contains(haystack: tuple[Word, ...], phrase: str, *, gap: int = 2) -> tuple[int, int] | None:
    """Find a phrase whose words stand in this order with at most `gap` words between; return its span."""
    wanted = [word.text for word in words(phrase)]
    if not wanted:
        return None
    for first, word in enumerate(haystack):
        if same_word(word.text, wanted[0]):
            last = _follow(haystack, wanted, first, gap)
            if last is not None:
                return word.start, haystack[last].end
    return None


def _follow(haystack: tuple[Word, ...], wanted: list[str], first: int, gap: int) -> int | None:
    at = first
    for want in wanted[1:]:
        ahead = range(at + 1, min(at + 2 + gap, len(haystack)))
        found = next((i for i in ahead if same_word(haystack[i].text, want)), None)
        if found is None:
            return None
        at = found
    return at


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def finding(
    dimension: Dimension,
    criterion: str,
    verdict: Verdict,
    because: str,
    evidence: Evidence | None,
    *,
    confidence: float = 0.9,
    fact: str = "",
    action: str = "",
) -> Finding:
    """Make a finding."""
    return Finding(
        dimension=dimension,
        criterion=criterion,
        verdict=verdict,
        confidence=confidence,
        because=because,
        evidence=evidence,
        fact=fact,
        action=action,
    )


def called_for(turn: Turn) -> Evidence:
    """Cite what called for something that is missing: the customer's words, or else the whole reply."""
    if turn.customer.strip():
        start, end = sentences(turn.customer)[-1] if sentences(turn.customer) else (0, len(turn.customer))
        return turn.cite(start, end, where="customer")
    return turn.cite(0, len(turn.reply))


def whole_reply(turn: Turn) -> Evidence:
    """Cite the whole reply."""
    return turn.cite(0, len(turn.reply))


def unassessed(dimension: Dimension, criterion: str, because: str) -> Rating:
    """Return a card that says why nothing was assessed."""
    card = LevelCard(
        level=None, estimate=None, findings=(finding(dimension, criterion, "not_assessed", because, None),)
    )
    return Rating(card=card)


def level_card(level: int, findings: tuple[Finding, ...]) -> LevelCard:
    """Return the card of a level; the estimate leans by the balance of its findings and rounds to the level."""
    met = sum(each.verdict == "met" for each in findings)
    bad = sum(each.verdict in ("missed", "harmful") for each in findings)
    lean = 40 * (met - bad) // (met + bad + 1)
    estimate = min(max(level * 100 + lean, 0), 300) / 100
    return LevelCard(level=level, estimate=estimate, findings=findings)


def needs_something(exam: Exam) -> bool:
    """Tell whether the customer is waiting for an answer: they spoke, and not only to say goodbye."""
    customer = exam.turn.customer.strip()
    if not customer:
        return False
    bare = exam.cues.find("customer_done", customer)
    return not (bare and len(words(customer)) <= 8 and "?" not in customer)


def is_bag(exam: Exam, *, least: int, share: int) -> bool:
    """Tell whether a reply lists words instead of saying something.

    Args:
        exam: the reply.
        least: fewer words than these are never a bag.
        share: per cent of words that hold a sentence together, below which it is one.
    """
    ours = words(exam.turn.reply)
    holding = sum(word.text in exam.cues.function_words for word in ours)
    return len(ours) >= least and holding * 100 < share * len(ours)


def is_bare_courtesy(turn: Turn) -> bool:
    """Tell whether a reply only greets, confirms or asks for a moment."""
    reading = turn.reading
    said = (
        *reading.acknowledged,
        *reading.asked,
        *reading.claims,
        *reading.offered,
        *reading.refused,
        *reading.blamed,
        *reading.heated,
    )
    firm = [pledge for pledge in reading.promised if pledge.act not in ("wait", "check") or pledge.due is not None]
    bare = bool(reading.courtesies) and all(each.kind in _BARE for each in reading.courtesies)
    return bare and not said and not firm and len(words(turn.reply)) <= 14
