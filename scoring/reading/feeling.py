"""Reads acknowledgements, courtesies, blame and heat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import get_args

from scoring.reading.frames import Frame, topic_ids
from scoring.reading.items import Acknowledgement, Blame, Courtesy, CourtesyKind, HeatKind, HeatMark, Party
from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit
from scoring.reading.tokens import Token

SURE, FAIR, LIKELY = 0.9, 0.75, 0.65
RETOLD = 2
"""Content words of the customer that a statement must take up to show, without any phrase, that they were heard."""
HEARING = ("sorry_for", "understand", "empathy")
ACKNOWLEDGING = (*HEARING, "regret", "exclaims")
REMARK = 14
"""Words that a remark has at most."""
REMARKING = ("remark", "delight", "exclaims", "regret", "empathy", "sorry", "sorry_for")
NO_REMARK = ("request", "offer", "future", "refuse", "condition", "thanks", "greeting", "please_wait")
STOPS = ".!?\n"
OCCASION = "occasion"
"""Topic that gladness is about when the customer spoke of it."""
AWAITED = frozenset({OCCASION, "deadline"})
"""Topics that one word of the customer's is enough to take up."""
WAIT = "wait"
"""Topic of an apology that names minutes."""
UNSURE, DEFENSIVE = 0.5, 0.6
PARTIES: tuple[tuple[str, Party, float], ...] = (
    ("blame_customer", "customer", FAIR),
    ("blame_unsure", "customer", UNSURE),
    ("blame_carrier", "carrier", FAIR),
    ("blame_colleague", "colleague", FAIR),
)
HEATING: tuple[tuple[str, HeatKind, float], ...] = (
    *((kind, kind, FAIR) for kind in get_args(HeatKind) if kind != "capitals"),
    ("brush_off", "dismissal", FAIR),
    ("defensive", "dismissal", DEFENSIVE),
)
"""Marks of heat without their beginning, with the kind that they show and how sure."""
HEATED = frozenset(f"heat_{name}" for name, _, _ in HEATING)
COURTESIES: tuple[tuple[CourtesyKind, tuple[str, ...]], ...] = tuple(
    (kind, ("sorry_for", "sorry") if kind == "apology" else (kind,)) for kind in get_args(CourtesyKind)
)
"""Kinds of courtesy with the marks that show them."""
COURTEOUS = frozenset(mark for _, marks in COURTESIES for mark in marks)
BLAMING = frozenset(name for name, _, _ in PARTIES)
SHOUTED_WORDS, SHOUTED_LETTERS = 3, 10
"""From so many words and letters in capitals on it is shouting."""


def read_acknowledgement(
    frame: Frame,
    customer: frozenset[str],
    pack: LanguagePack,
    beside: Sequence[Frame] = (),
    *,
    festive: bool = False,
    grievance: str = "",
) -> Acknowledgement | None:
    """Return how the clause shows that the customer's situation was heard, or None.

    Args:
        frame: the clause.
        customer: stems of the content words in the customer's lines.
        pack: of the language.
        beside: clauses next to an apology, which may name what it is for ("Six days late, I'm sorry.").
        festive: whether the customer's lines speak of an occasion, so that gladness is about it.
        grievance: what the customer complained of last, for words that own up to it ("That is on us.").
    """
    if _hears_nothing(frame):
        return None
    named = _named(frame, pack) or _minutes((frame, *beside), pack)
    borrowed = None if named else _from_beside(frame, customer, beside, pack)
    if borrowed is not None:
        return borrowed
    taken = _gladness(frame, named, festive=festive) or _owned(frame, named, grievance, pack)
    if taken:
        sure = LIKELY if taken == OCCASION else FAIR
        own = topic_ids([hit for hit in frame.topics if hit.lexicon == "own"], pack)
        return replace(_acknowledgement((frame,), [taken], True, sure, pack), topics=(taken, *own))
    wished = _taken_up(frame, named, pack, festive=festive)
    if wished is not None:
        return wished
    if named and frame.has("own_fault") and not frame.has(*ACKNOWLEDGING):
        return _acknowledgement((frame,), named, True, FAIR, pack)
    shared = len({t.stem for t in frame.tokens if t.stem in customer and _is_content(t, pack)})
    if frame.has("wish") or (not named and frame.has("exclaims") and not frame.has(*HEARING, "regret")):
        return None
    if not frame.has(*ACKNOWLEDGING):
        return _acknowledgement((frame,), named, True, LIKELY, pack) if _retells(frame, named, shared, pack) else None
    strong = frame.has("sorry_for") or sum(frame.has(mark) for mark in HEARING) > 1
    return _acknowledgement((frame,), named, bool(named or frame.found or shared > 0), SURE if strong else FAIR, pack)


def _taken_up(frame: Frame, named: Sequence[str], pack: LanguagePack, *, festive: bool) -> Acknowledgement | None:
    """Return how the clause takes up what is the case's own, also in a wish for it ("hope the fair goes well")."""
    own = topic_ids([hit for hit in frame.topics if hit.lexicon == "own"], pack)
    if not own:
        return None
    if frame.has("takes_up"):
        heard = _acknowledgement((frame,), named, True, LIKELY, pack)
        return replace(heard, topics=(*heard.topics, OCCASION)) if festive else heard
    wishes = frame.has("wish") and not frame.has("future", "offer", "condition", "done")
    return _acknowledgement((frame,), own, True, LIKELY, pack) if wishes else None


def _from_beside(
    frame: Frame, customer: frozenset[str], beside: Sequence[Frame], pack: LanguagePack
) -> Acknowledgement | None:
    """Return how a clause that names nothing itself acknowledges what stands beside it, or None."""
    meant = next((f for f in beside if any(_is_grievance(each, pack) for each in topic_ids(f.topics, pack))), None)
    if meant is not None:
        return _acknowledgement((frame, meant), _named(meant, pack), True, SURE, pack)
    echoed = next((f for f in beside if frame.has("exclaims") and _takes_up(f, customer, pack)), None)
    if echoed is not None:
        return _acknowledgement((frame, echoed), _named(echoed, pack) or ["problem"], True, FAIR, pack)
    pitied = next((f for f in beside if frame.has("sorry_for") and _is_pitied(f, customer, pack)), None)
    if pitied is not None:
        return _acknowledgement((frame, pitied), _named(pitied, pack), True, FAIR, pack)
    return None


def read_echo(
    frames: Sequence[Frame], customer: frozenset[str], awaited: str, pack: LanguagePack
) -> Acknowledgement | None:
    """Return what a sentence takes up in the customer's own words ("45 pages by Friday, right"), or None.

    Args:
        frames: the clauses of one sentence in which nothing else was heard.
        customer: stems of the content words in the customer's lines.
        awaited: the topic of a day that the customer waits for, where they spoke of one, else "".
        pack: of the language.
    """
    if any(frame.clause.asks or frame.has("request", "offer", "future", "refuse", "condition") for frame in frames):
        return None
    if any(frame.polarity == "denied" or frame.acts for frame in frames):
        return None
    content = [t.stem for frame in frames for t in frame.tokens if _is_content(t, pack)]
    shared = {stem for stem in content if stem in customer}
    if len(shared) < RETOLD or 2 * len(shared) < len(set(content)):
        return None
    dated = bool(awaited) and any(f.kind in ("date", "time") for frame in frames for f in frame.found)
    trouble = any(_is_grievance(each, pack) for frame in frames for each in topic_ids(frame.topics, pack))
    return _acknowledgement(frames, [awaited if dated else "problem"], dated or trouble, LIKELY, pack)


def read_remark(
    frames: Sequence[Frame], said: Sequence[Token], told: Sequence[Hit], pack: LanguagePack
) -> Acknowledgement | None:
    """Return what a short sentence remarks on ("Nine, what a lovely age!"), or None.

    It is about what the customer's sentence with the same word is about.

    Args:
        frames: the clauses of one sentence in which nothing else was heard.
        said: words of the customer's last lines.
        told: what those lines speak of, by their words.
        pack: of the language.
    """
    if sum(len(frame.tokens) for frame in frames) > REMARK or not any(frame.has(*REMARKING) for frame in frames):
        return None
    if any(frame.clause.asks or frame.has(*NO_REMARK) for frame in frames):
        return None
    topics = spoken_of(frames, said, told, pack)
    if not topics:
        return None
    return replace(_acknowledgement(frames, [topics[0]], False, LIKELY, pack), topics=topics)


def spoken_of(
    frames: Sequence[Frame], said: Sequence[Token], told: Sequence[Hit], pack: LanguagePack
) -> tuple[str, ...]:
    """Return what the customer's sentences are about that a sentence takes a word from, the nearest first.

    Args:
        frames: the clauses of the sentence.
        said: words of the customer's last lines.
        told: what those lines speak of, by their words.
        pack: of the language.
    """
    words = {t.stem for frame in frames for t in frame.tokens if t.number or _is_content(t, pack)}
    shared = {place for place, token in enumerate(said) if token.stem in words}
    spoken = _sentence_numbers(said)
    meant = {spoken[place] for place in shared}
    hits = [hit for hit in told if spoken[hit.start] in meant]
    holds_it = [hit for hit in hits if shared.intersection(range(hit.start, hit.end))]
    beside = [hit for hit in hits if hit not in holds_it]
    nearest = [*sorted(holds_it, key=_weight), *sorted(beside, key=_weight)]
    return tuple(dict.fromkeys((*(hit.id for hit in nearest[:1]), *topic_ids(nearest, pack))))


def _weight(hit: Hit) -> tuple[int, int, str]:
    """Return what puts the hit first that says most, and the earlier of two."""
    return -hit.weight, hit.start, hit.id


def _sentence_numbers(tokens: Sequence[Token]) -> list[int]:
    """Return for each word the number of its sentence, by the stops before it."""
    number, numbers = 0, []
    for token in tokens:
        number += any(stop in token.gap for stop in STOPS)
        numbers.append(number)
    return numbers


def _acknowledgement(
    frames: Sequence[Frame], named: Sequence[str], specific: bool, confidence: float, pack: LanguagePack
) -> Acknowledgement:
    topics = tuple(dict.fromkeys(each for frame in frames for each in topic_ids(frame.topics, pack)))
    stock = any(each in pack.topics and pack.topics[each].stock for each in topics)
    felt = any(topics) or any(_is_feeling(token, pack) for frame in frames for token in frame.tokens)
    what = named[0] if named else ("generic" if stock or not felt else "feeling")
    return Acknowledgement(
        what=what,
        specific=specific,
        start=min(frame.clause.start for frame in frames),
        end=max(frame.clause.end for frame in frames),
        confidence=confidence,
        topics=topics,
    )


def _named(frame: Frame, pack: LanguagePack) -> list[str]:
    return [each for each in topic_ids(frame.topics, pack) if each not in pack.topics or not pack.topics[each].generic]


def _hears_nothing(frame: Frame) -> bool:
    """Tell whether a clause does something else: it blames, asks, refuses or sets a condition."""
    if frame.has("blame_customer", "request", "refuse") or (frame.clause.asks and not frame.has("sorry_for")):
        return True
    return frame.has("condition") and not frame.has("sorry")


def _gladness(frame: Frame, named: Sequence[str], *, festive: bool) -> str:
    """Return the occasion when the clause is glad about it, or ""."""
    if not frame.has("delight", "wish") or (named and (OCCASION not in named or frame.has(*ACKNOWLEDGING))):
        return ""
    return OCCASION if festive or OCCASION in named else ""


def _owned(frame: Frame, named: Sequence[str], grievance: str, pack: LanguagePack) -> str:
    """Return the customer's grievance when the clause owns up without naming anything, or ""."""
    if named or frame.acts or frame.has("sorry") or not frame.has("regret", "owned"):
        return ""
    return "" if any(_is_feeling(token, pack) for token in frame.tokens) else grievance


def _retells(frame: Frame, named: Sequence[str], shared: int, pack: LanguagePack) -> bool:
    """Tell whether the clause takes up what the customer complained of in their own words."""
    least = 1 if any(each in AWAITED for each in named) else RETOLD
    if shared < least or tells_to_wait(frame) or frame.polarity == "denied" or frame.has("future", "offer", "done"):
        return False
    return any(_is_grievance(each, pack) for each in named)


def tells_to_wait(frame: Frame) -> bool:
    """Tell whether the clause only puts the waiting on the customer ("then you have to wait for a technician")."""
    waits = any(hit.id == WAIT for hit in (*frame.acts, *frame.topics))
    return waits and frame.has("you_must") and not frame.has("done", "sorry", *ACKNOWLEDGING)


def _takes_up(frame: Frame, customer: frozenset[str], pack: LanguagePack) -> bool:
    """Tell whether a clause beside "oh no" names what the customer has named."""
    return not frame.has("delight") and any(t.stem in customer and _is_content(t, pack) for t in frame.tokens)


def _is_pitied(frame: Frame, customer: frozenset[str], pack: LanguagePack) -> bool:
    """Tell whether a clause beside "I'm sorry" only takes up what the customer has said of the case ("5 weeks old")."""
    if frame.acts or frame.has("done", "future", "condition", "negation", "thanks"):
        return False
    return any(hit.lexicon == "own" for hit in frame.topics) and _takes_up(frame, customer, pack)


def _minutes(frames: Sequence[Frame], pack: LanguagePack) -> list[str]:
    """Return the topic of waiting where an apology stands beside minutes ("6 minutes, that was our error")."""
    if not frames[0].has("sorry", "regret", "owned") or WAIT not in pack.topics:
        return []
    told = (frame for frame in frames if not frame.has("future", "please_wait", "request"))
    return [WAIT] if any(f.text.endswith(" minute") for frame in told for f in frame.found) else []


def read_amends(frame: Frame, pack: LanguagePack) -> Acknowledgement | None:
    """Return what the clause makes good, where it gives something for it ("a voucher for the hassle")."""
    if not frame.has("amends") or frame.has("sorry", "thanks", "wh_start", *ACKNOWLEDGING):
        return None
    return _acknowledgement((frame,), _named(frame, pack), False, LIKELY, pack)


def _is_feeling(token: Token, pack: LanguagePack) -> bool:
    words, stems = pack.groups["feel"]
    return token.word in words or token.stem in stems


def _is_grievance(topic: str, pack: LanguagePack) -> bool:
    return topic in pack.topics and pack.topics[topic].grievance


def content_stems(tokens: Sequence[Token], pack: LanguagePack) -> frozenset[str]:
    """Return the stems of the words that carry the customer's matter."""
    return frozenset(token.stem for token in tokens if _is_content(token, pack))


def _is_content(token: Token, pack: LanguagePack) -> bool:
    return len(token.word) > 3 and token.word not in _common(pack) and not _is_feeling(token, pack)


@lru_cache(maxsize=8)
def _common(pack: LanguagePack) -> frozenset[str]:
    """Return the words that carry nobody's matter."""
    names = ("content_free", "aux", "pronoun", "filler", "negator", "wh")
    return pack.function_words[pack.language].union(*(pack.groups[name][0] for name in names))


def read_courtesies(frame: Frame) -> tuple[Courtesy, ...]:
    """Return the conventional moves of the clause."""
    if COURTEOUS.isdisjoint(frame.marks):
        return ()
    start, end = frame.clause.start, frame.clause.end
    kinds = (kind for kind, marks in COURTESIES if frame.has(*marks))
    return tuple(Courtesy(kind=kind, start=start, end=end, confidence=SURE) for kind in kinds)


def read_blame(frame: Frame, *, wonders: bool = False) -> tuple[Blame, ...]:
    """Return whom the clause puts the fault on.

    Args:
        frame: the clause.
        wonders: it is part of a question that may only want to know ("you lost it?").
    """
    if BLAMING.isdisjoint(frame.marks):
        return ()
    return tuple(
        Blame(
            whom=whom,
            start=frame.clause.start,
            end=frame.clause.end,
            confidence=min(confidence, UNSURE) if wonders and whom == "customer" else confidence,
        )
        for name, whom, confidence in PARTIES
        if frame.has(name)
        and (whom == "customer" or not frame.has("sorry_for"))
        and not (name == "blame_unsure" and frame.has("blame_customer"))
    )


def read_heat(frame: Frame) -> tuple[HeatMark, ...]:
    """Return the words of the clause that heat the talk; a name may look like a slip in an insult ("Maren")."""
    if HEATED.isdisjoint(frame.marks):
        return ()
    spoilers = frame.marks.get("not_heat", ())
    marks = []
    for name, kind, confidence in HEATING:
        for hit in frame.marks.get(f"heat_{name}", ())[:1]:
            if not any(hit.start < s.end and s.start < hit.end for s in spoilers):
                said = frame.tokens[hit.start : hit.end]
                sure = min(confidence, UNSURE) if kind == "insult" and any(t.mended for t in said) else confidence
                marks.append(HeatMark(kind=kind, start=said[0].start, end=said[-1].end, confidence=sure))
    return tuple(marks)


def shouting(text: str) -> HeatMark | None:
    """Return the mark of a text in capitals, or None."""
    loud = [word for word in text.split() if word.isupper() and sum(c.isalpha() for c in word) > 1]
    if len(loud) < SHOUTED_WORDS:
        return None
    letters = [c for c in text if c.isalpha() and c.upper() != c.lower()]
    upper = sum(c.isupper() for c in letters)
    if upper < SHOUTED_LETTERS or upper * 10 < len(letters) * 7:
        return None
    return HeatMark(kind="capitals", start=0, end=len(text), confidence=FAIR)


def heat_of(marks: Sequence[HeatMark], blamed: Sequence[Blame]) -> int:
    """Return how hot a reply is, 0 to 3."""
    weights = {"insult": 3, "threat": 3, "profanity": 2, "order": 2, "dismissal": 2, "sarcasm": 2, "capitals": 1}
    heat = max((weights[mark.kind] for mark in marks if mark.confidence >= 0.6), default=0)
    several = len({mark.kind for mark in marks}) > 1
    accused = any(each.whom == "customer" and each.confidence >= 0.6 for each in blamed)
    return min(3, max(heat + several, 1 if accused and not heat else heat + accused if heat else 0))
