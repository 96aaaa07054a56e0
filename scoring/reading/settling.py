"""Reads that something was done where the words alone do not say what ("Done.", "It's booked")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from scoring.reading.frames import Frame, topic_ids
from scoring.reading.items import Claim
from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit, find
from scoring.reading.tokens import Token, normalise

MEANT = ("replace", "refund")
"""Acts that "done" may stand for."""
VAGUE = frozenset({"book", "deliver", "resolve", "free", "wait", "check", "message"})
"""Acts beside which "done" may still mean another one."""
SENDING = frozenset({"book", "deliver"})
"""Acts beside which "done" means what the case's own words speak of."""
LIKELY = 0.65
REACH = 6
"""So many words back a wish reaches in the customer's words."""
NO_BEFORE = 2
"""So many words before it a no belongs to a wish."""
BREAKS = frozenset(".!?,;")


def read_settled(
    i: int, frames: Sequence[Frame], said: Sequence[Token], pack: LanguagePack, *, case: str = ""
) -> Claim | None:
    """Return the claim that what was spoken of last is done, or None.

    Args:
        i: place of the clause.
        frames: the clauses of the reply.
        said: words of the customer's last lines.
        pack: of the language.
        case: act that the case's own words speak of, or "".
    """
    frame = frames[i]
    if not frame.has("settled") or frame.has("condition", "refuse", "offer") or frame.clause.asks:
        return None
    if frame.polarity == "denied" or any(hit.id not in VAGUE for hit in frame.acts):
        return None
    act = next((each for j in range(i, -1, -1) if (each := meant_act(_hits(frames[j])))), "")
    act = act or meant_act([hit for hit in find(pack.lexicon, said) if not _is_unwanted(hit, said, pack)])
    plain = all(hit.lexicon == "own" for hit in frame.topics)
    if not act and plain and any(hit.id in SENDING for other in frames for hit in other.acts):
        act = case
    if not act:
        return None
    return Claim(
        topics=topic_ids(frame.topics, pack),
        polarity="affirmed",
        modality="certain",
        tense="done",
        act=act,
        values=(),
        start=frame.clause.start,
        end=frame.clause.end,
        confidence=LIKELY,
    )


def meant_act(hits: Sequence[Hit]) -> str:
    """Return the last act that hits speak of as something to be done for the customer, or ""."""
    named = [hit for hit in hits if hit.lexicon == "act" and hit.id in MEANT]
    return max(named, key=lambda hit: (hit.end, hit.weight, hit.id)).id if named else ""


def _is_unwanted(hit: Hit, said: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether the customer says that they do not want what they speak of ("I don't want the money")."""
    near = _together(said, hit.end, REACH + hit.end - hit.start)
    wish = next((n for n in range(len(near) - 1, -1, -1) if pack.has("wishing", near[n].word)), 0)
    return any(pack.has("negator", each.word) for each in near[max(0, wish - NO_BEFORE) : wish])


def _together(said: Sequence[Token], end: int, most: int) -> Sequence[Token]:
    """Return the words before a place, at most so many, back to where something else ends."""
    begin = next((n for n in range(end - 1, 0, -1) if not BREAKS.isdisjoint(said[n].gap)), 0)
    return said[max(begin, end - most, 0) : end]


def _hits(frame: Frame) -> tuple[Hit, ...]:
    return () if frame.has("refuse") else frame.acts


@lru_cache(maxsize=64)
def case_act(phrases: tuple[tuple[str, ...], ...], pack: LanguagePack) -> str:
    """Return the act that "it's booked" stands for in a case, or "" when its words allow none or several.

    Args:
        phrases: the phrases of each topic of the scenario.
        pack: of the call's language.
    """
    hits = [
        hit
        for each in phrases
        for phrase in each
        for hit in find(pack.lexicon, normalise(phrase, pack.spellings))
        if hit.lexicon == "act"
    ]
    acts = {hit.id for hit in hits}
    return MEANT[0] if MEANT[0] in acts and "book" not in acts else ""
