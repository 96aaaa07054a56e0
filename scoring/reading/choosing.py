"""Reads a choice that is put in statements ("either a new one goes out to you, or you have your money back")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scoring.reading.asking import AGREEMENT, CHOOSABLE, PREFERENCE
from scoring.reading.clauses import chooses
from scoring.reading.frames import Frame, topics_told
from scoring.reading.items import Offer, Question
from scoring.reading.layout import Laid
from scoring.reading.pack import LanguagePack

SURE, LIKELY = 0.9, 0.8
OF_ITSELF = "of_itself"
"""Mark of words that tell what a thing does ("the new lamp is due on Thursday")."""
NEAR = 2
"""Sentences that words of choice stand apart from the one thing that is put up for it, at most."""
BARRED = ("refuse", "settled", "blame_customer")


def read_choice(frames: Sequence[Frame], pack: LanguagePack) -> tuple[tuple[Offer, ...], Question | None]:
    """Return what a reply gives the choice of, and the question which of it the customer wants.

    Args:
        frames: the clauses of the reply.
        pack: of its language.
    """
    if any(frame.has("contingency") for frame in frames):
        return (), None
    told = [frame for frame in frames if frame.has("options", "choice") and not is_for_then(frame, frames)]
    put = [frame for frame in frames if not frame.has(*BARRED) and not is_for_then(frame, frames)]
    found = {hit.id: frame for frame in put for hit in frame.acts if hit.id in CHOOSABLE}
    if not (told and found) and not (len(found) > 1 and _stands_or(frames, found, pack)):
        return (), None
    if len(found) < 2 and not _is_near(told, tuple(found.values())):
        return (), None
    offers = tuple(
        Offer(
            act=act,
            start=frame.clause.start,
            end=frame.clause.end,
            confidence=LIKELY,
            topics=topics_told(frame, pack),
        )
        for act, frame in found.items()
    )
    if len(found) < 2:
        return offers, None
    clause = told[0].clause if told else next(iter(found.values())).clause
    return offers, Question(
        what=PREFERENCE, start=clause.start, end=clause.end, confidence=LIKELY, topics=(PREFERENCE,)
    )


def _is_near(told: Sequence[Frame], put: Sequence[Frame]) -> bool:
    """Tell whether words of choice stand near what is put up for it, and that is not denied."""
    given = [each.clause.sentence for each in put if each.polarity == "affirmed" and not each.has(OF_ITSELF)]
    return any(abs(each.clause.sentence - sentence) <= NEAR for each in told for sentence in given)


def is_for_then(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Tell whether a choice is only promised, should something not be ("if they haven't got it you can have either").

    Args:
        frame: the clause that gives the choice.
        frames: the clauses of the reply.
    """
    if frame.clause.asks or frame.has("inverted", "wh_start"):
        return False
    upto = (each for each in frames if each.clause.sentence == frame.clause.sentence)
    return any(_fails(each) for each in upto if each.clause.start <= frame.clause.start)


def _fails(frame: Frame) -> bool:
    """Tell whether a clause says that something should not be ("if it is not there")."""
    return frame.has("condition") and frame.has("negation")


def _stands_or(frames: Sequence[Frame], found: dict[str, Frame], pack: LanguagePack) -> bool:
    """Tell whether the acts stand in one sentence with a word that puts them against each other."""
    sentences = {frame.clause.sentence for frame in found.values()}
    either = pack.groups["either"][0]
    return len(sentences) == 1 and any(
        token.word in either for frame in frames if frame.clause.sentence in sentences for token in frame.tokens
    )


def puts_a_choice(question: Question, laid: Laid) -> bool:
    """Tell whether the sentence of a question sets two things against each other; "yes or no" does not.

    Args:
        question: of the reply.
        laid: the reply.
    """
    if question.what == AGREEMENT:
        return False
    own = [n for n, frame in enumerate(laid.frames) if question.start <= frame.clause.start < question.end]
    after = own[-1] + 1 if own else len(laid.frames)
    own += [n for n in (after,) if n < len(laid.frames) and laid.frames[n].clause.linked]
    words = [token.word for n in own for token in laid.frames[n].tokens]
    if chooses(words, laid.pack):
        return True
    return any(
        laid.pack.has("either", word) and not laid.pack.has("whatever", after)
        for word, after in pairwise([*words[1:], ""])
    )
