"""What every scorer gets and gives, and the small questions about words that several of them ask."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from scoring.card import Critical, Dimension, Finding, LevelCard, Verdict
from scoring.model import Case, Evidence, Turn
from scoring.reading.items import Claim, Pledge, Question
from scoring.reading.pack import LanguagePack
from scoring.rubric import SURE as _SURE
from scoring.scorers.cues import Cues

DESKS = 16
"""Of so many replies is kept what several scorers ask for; the desks of a call's earlier turns are among them."""
_TOKEN = re.compile(r"(?:l|un|gliel|mezz|[dnsc]ell|[ads]ull|dall|all|coll|quell|quest)'(?=[^\W_])|[^\W_]+(?:'[^\W_]+)*")
"""A word in small letters; an Italian article before an apostrophe is a word of its own ("l'ordine")."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:(?:[.!?](?!\s|$)|(?<=[AaPp]\.[Mm])\.(?=\s+[a-z\d(]))[^.!?\n]+)*[.!?]*")
"""Up to the sign at its end; the stop behind "6 p.m." is none where small letters or figures go on."""
_STEM = 4
_GLUED = re.compile("[가-힣]")
"""A letter of a script that writes syllables, in a language that glues particles and endings to its words."""
_ROOT = 2
_ENDING = re.compile(
    "(?:은|는|이|가|을|를|의|에|에서|에게|께|께서|한테|로|으로|와|과|랑|이랑|도|만|까지|부터|보다|마다|째|쯤|뿐|님|들|이나|나|라도|처럼|밖에)+"
    "|[하한할함합했해되된될됨됩됐돼시신실셨세려렸리린릴고지는던게서면니네기며요다죠군은을어아었았겠습어드]"
    "[가-힣]{0,5}"
)
"""Particles, or the beginning of an inflected ending."""
_WISH = 0.65
"""How sure a good wish is at most of naming something ("that leaves you time, good luck, bye")."""
_LONGEST_COURTESY = 14
_CURT_NO = 2
"""Up to this many words, a no is bare ("No.", "No, sorry.")."""
_BARE = ("greeting", "introduction", "thanks", "please_wait", "farewell", "confirmation")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exam:
    """One reply on the desk of a scorer; what was worked out for it is kept for this very desk, no equal one."""

    case: Case
    turn: Turn
    pack: LanguagePack
    cues: Cues
    alone: bool = False
    """True when nothing follows this reply, so that it has to settle the matter (`rapport score`)."""
    last: bool = False
    """The call ended after this turn: what the case needs had to be done and said by now."""

    @property
    def earlier(self) -> tuple[Turn, ...]:
        """Return the turns of the call before this one."""
        return tuple(turn for turn in self.case.turns if turn.number < self.turn.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What a scorer gives back."""

    card: LevelCard
    critical: tuple[Critical, ...] = ()
    ceiling: int = 3
    """Highest level that the rules allow whatever else speaks for the reply; set only by what is beyond doubt."""
    settled: bool = False
    """True where there is nothing to weigh: the reply is senseless, bare, or nothing can be judged."""


class Word(NamedTuple):
    """A word of a text, in lower case, with its place. A named tuple, for a case has thousands."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in lower case with straight apostrophes."""
    return tuple([Word(found.group(), *found.span()) for found in _TOKEN.finditer(_small(text))])


def word_set(text: str) -> frozenset[str]:
    """Return the different words of a text in lower case with straight apostrophes, wherever they stand."""
    return frozenset(_TOKEN.findall(_small(text)))


def _small(text: str) -> str:
    """Return a text in small letters with straight apostrophes, as long as it is."""
    small = text.lower()
    if len(small) != len(text):  # one letter grows when it is made small
        small = "".join([sign.lower() if len(sign.lower()) == 1 else sign for sign in text])
    return small.replace("’", "'")


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
    spans = sentences(text)
    at = bisect_right(spans, (start, len(text))) - 1
    return spans[at] if at >= 0 and start < spans[at][1] else (0, len(text))


def words_in(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of a text that begin in a span; a search by halves, for long replies have many spans."""
    starts = _starts(text)
    low = bisect_left(starts, start)
    return words(text)[low : bisect_left(starts, end, lo=low)]


@lru_cache(maxsize=64)
def _starts(text: str) -> list[int]:
    return [word.start for word in words(text)]


def same_word(one: str, other: str) -> bool:
    """Tell whether two words are forms of one ("waiting", "waited"), by their common beginning."""
    if one == other:
        return True
    if one[:1] != other[:1]:
        return False
    if _GLUED.match(one) and _GLUED.match(other):
        return _same_root(one, other)
    if one[:_STEM] != other[:_STEM]:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    common = 0
    while common < len(short) and short[common] == long[common]:
        common += 1
    return common >= _STEM and len(short) - common <= 3 and len(long) - common <= 3


def by_beginning(words: Iterable[str]) -> dict[str, list[str]]:
    """Return words by their beginning: forms of one word have it in common, so that no others need be compared."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(beginning(word), []).append(word)
    return found


def beginning(word: str, letters: int = _STEM) -> str:
    """Return the letters that a word has in common with all its forms (`same_word`).

    Args:
        word: in small letters.
        letters: how many they are, where the script writes no syllables.
    """
    return word[: _ROOT if "가" <= word[:1] <= "힣" else letters]


def _same_root(one: str, other: str) -> bool:
    """Tell whether two words that carry their particles and endings have one root."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    common = 0
    while common < len(short) and short[common] == long[common]:
        common += 1
    if common < _ROOT:
        return False
    rests = (short[common:], long[common:])
    return common >= _STEM or all(not rest or _ENDING.fullmatch(rest) for rest in rests)


def is_telling(word: str) -> bool:
    """Tell whether a word is long enough to carry a meaning: four letters, or two where a letter is a syllable."""
    return len(word) >= (_ROOT if _GLUED.match(word) else _STEM)


@lru_cache(maxsize=4096)
def phrase_words(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase that an author wrote."""
    return tuple(_TOKEN.findall(_small(phrase)))


def contains(haystack: tuple[Word, ...], phrase: str, *, gap: int = 2) -> tuple[int, int] | None:
    """Find a phrase whose words stand in this order with at most `gap` words between; return its span."""
    wanted = phrase_words(phrase)
    if not wanted:
        return None
    want, head = wanted[0], beginning(wanted[0])
    glued = _GLUED.match(want) is not None
    for first, word in enumerate(haystack):
        if (word.text.startswith(head) and same_word(word.text, want)) or (glued and _is_part(word.text, want)):
            last = _follow(haystack, wanted, first, gap)
            if last is not None:
                return word.start, haystack[last].end
    return None


def _is_part(word: str, want: str) -> bool:
    """Tell whether a word is written together with others, in a script that does so ("계좌" in "계좌송금")."""
    return len(want) >= _ROOT and want in word and _GLUED.match(want) is not None


def _follow(haystack: tuple[Word, ...], wanted: tuple[str, ...], first: int, gap: int) -> int | None:
    at = first
    for want in wanted[1:]:
        ahead = range(at + 1, min(at + 2 + gap, len(haystack)))
        found = next((i for i in ahead if same_word(haystack[i].text, want) or _is_part(haystack[i].text, want)), None)
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
    return Rating(card=card, settled=True)


def level_card(level: int, findings: tuple[Finding, ...]) -> LevelCard:
    """Return the card of a level; the estimate leans by the balance of its findings and rounds to the level."""
    met = sum(each.verdict == "met" for each in findings)
    bad = sum(each.verdict in ("missed", "harmful") for each in findings)
    lean = 40 * (met - bad) // (met + bad + 1)
    estimate = min(max(level * 100 + lean, 0), 300) / 100
    return LevelCard(level=level, estimate=estimate, findings=findings)


@lru_cache(maxsize=DESKS)
def needs_something(exam: Exam) -> bool:
    """Tell whether the customer is waiting for an answer: they spoke, and not only to say goodbye."""
    customer = exam.turn.customer.strip()
    if not customer:
        return False
    if any(map(str.isdigit, customer)):
        return True
    bare = exam.cues.find("customer_done", customer)
    return not (bare and len(words(customer)) <= 8 and "?" not in customer)


def is_bag(exam: Exam, *, least: int, share: int) -> bool:
    """Tell whether a reply of at least some words lists them: under `share` per cent hold a sentence together."""
    ours = words(exam.turn.reply)
    return len(ours) >= least and _holding(exam) * 100 < share * len(ours)


@lru_cache(maxsize=DESKS)
def _holding(exam: Exam) -> int:
    """Return how many words of a reply hold a sentence together."""
    return sum([exam.cues.holds(word.text) for word in words(exam.turn.reply)])


def bears_on_something(claim: Claim) -> bool:
    """Tell whether a claim has a topic, an act, or a figure with a unit."""
    return bool(claim.topics or claim.act) or any(value.kind != "number" for value in claim.values)


def is_relevant(exam: Exam) -> bool:
    """Tell whether the reply has to do with the matter: by what the reader found in it, or by words in common."""
    turn, case = exam.turn, exam.case
    reading = turn.reading
    moves = (*reading.acknowledged, *reading.asked, *reading.promised, *reading.offered, *reading.refused)
    if moves or any(bears_on_something(claim) for claim in reading.claims):
        return True
    if "?" in turn.customer and exam.cues.find("short_answer", turn.reply) is not None:
        return True
    theirs = [turn.customer, *(each.text for each in turn.history), case.context, case.policy]
    theirs += [text for fact in case.facts for text in (fact.statement, *fact.values, *fact.topic)]
    known = by_beginning({word for text in theirs for word in phrase_words(text)})
    ours = {w for w in phrase_words(turn.reply) if is_telling(w) and w not in exam.cues.function_words}
    return any(same_word(one, other) for one in ours for other in known.get(beginning(one), ()))


def turns_away(exam: Exam) -> Evidence | None:
    """Cite the words that turn the customer away: homework, waiting, a bare no, or "someone will", and nothing beside.

    A no with its reason, or with an offer or a step of ours beside it, turns nobody away.
    """
    turn, reading = exam.turn, exam.turn.reading
    owned = [each for each in reading.promised if each.firm and not _is_nobody(exam, each)]
    if owned or reading.offered or any(each.reason and each.confidence >= _SURE for each in reading.refused):
        return None
    for cue in ("not_mine", "sends_away", "nobody"):
        found = exam.cues.find(cue, turn.reply)
        if found is not None and not turn.reply[slice(*sentence_at(turn.reply, found.start))].endswith("?"):
            return turn.cite(found.start, found.end)
    bare = next((each for each in reading.refused if each.act != "wait" and each.confidence >= _SURE), None)
    return None if bare is None else turn.cite(bare.start, bare.end)


def _is_nobody(exam: Exam, pledge: Pledge) -> bool:
    return exam.cues.stands_in("nobody", exam.turn.reply, *sentence_at(exam.turn.reply, pledge.start))


def only_closes(exam: Exam) -> bool:
    """Tell whether a reply only thanks, says goodbye or asks "anything else?", to words that left nothing open."""
    reading, customer = exam.turn.reading, exam.turn.customer
    closing = {*_BARE, "anything_else"}
    if not reading.courtesies or any(each.kind not in closing for each in reading.courtesies):
        return False
    if "?" in customer or exam.cues.find("trouble", customer) or exam.cues.find("feeling", customer):
        return False
    moves = (*reading.promised, *reading.offered, *reading.refused, *reading.blamed, *reading.heated)
    spans = [(each.start, each.end) for each in reading.courtesies]
    items: tuple[Claim | Question, ...] = (*reading.claims, *reading.asked)
    told = (*moves, *reading.acknowledged, *(each for each in items if not _inside(each, spans)))
    return bool(customer.strip()) and bool(exam.earlier) and not told


def is_curt_no(exam: Exam) -> bool:
    """Tell whether a bare no is all that somebody who needs something gets."""
    said = words(exam.turn.reply)
    bare = 0 < len(said) <= _CURT_NO and exam.cues.find("bare_no", exam.turn.reply) is not None
    return bare and needs_something(exam)


def is_bare_courtesy(turn: Turn) -> bool:
    """Tell whether a reply only greets, confirms, says goodbye or asks for a moment."""
    reading = turn.reading
    kinds = [each.kind for each in reading.courtesies]
    if not kinds or any(kind not in _BARE for kind in kinds) or len(words(turn.reply)) > _LONGEST_COURTESY:
        return False
    spans = [(each.start, each.end) for each in reading.courtesies]
    asking = "?" in turn.reply
    said = (
        *(each for each in reading.asked if asking or not _inside(each, spans)),
        *(claim for claim in reading.claims if claim.topics or claim.act or not _inside(claim, spans)),
        *(each for each in reading.acknowledged if "farewell" not in kinds or each.confidence > _WISH),
        *reading.offered,
        *reading.refused,
        *reading.blamed,
        *reading.heated,
    )
    firm = [pledge for pledge in reading.promised if pledge.act not in ("wait", "check") or pledge.due is not None]
    return not said and not firm


def _inside(item: Question | Claim, spans: list[tuple[int, int]]) -> bool:
    return any(start <= item.start and item.end <= end for start, end in spans)
