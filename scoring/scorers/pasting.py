"""Tells whether a reply is an article of the knowledge base, pasted and not applied to the case."""

from __future__ import annotations

from functools import lru_cache

from scoring.scorers.exam import DESKS, Exam, words

_GRAM = 4
_PASTED = 60
"""Per cent of the words that stand in runs of four that are an article's, too."""
_LONG_REPLY, _LONG_GLUED = 12, 8
"""Words from which a reply is long enough to be an article; fewer where particles and endings are glued to them."""


@lru_cache(maxsize=DESKS)
def is_pasted(exam: Exam) -> bool:
    """Tell whether over 60 % of a reply of some length is an article's and no figure of this case is in it."""
    ours = [word.text for word in words(exam.turn.reply)]
    if len(ours) < (_LONG_REPLY if exam.cues.holding is None else _LONG_GLUED):
        return False
    grams = [tuple(ours[i : i + _GRAM]) for i in range(len(ours) - _GRAM + 1)]
    sources = tuple(article.text for article in exam.case.articles) or (exam.case.policy,)
    theirs = frozenset[tuple[str, ...]]().union(*(_grams(source) for source in sources))
    taken = {i for first, gram in enumerate(grams) if gram in theirs for i in range(first, first + _GRAM)}
    return len(taken) * 100 > _PASTED * len(ours) and not _names_this_case(exam, sources)


@lru_cache(maxsize=128)
def _grams(text: str) -> frozenset[tuple[str, ...]]:
    theirs = [word.text for word in words(text)]
    return frozenset(tuple(theirs[i : i + _GRAM]) for i in range(len(theirs) - _GRAM + 1))


def _names_this_case(exam: Exam, sources: tuple[str, ...]) -> bool:
    """Tell whether the reply holds a figure that the customer gave and the articles do not have."""
    theirs = {word.text for word in words(exam.turn.customer) if any(sign.isdigit() for sign in word.text)}
    printed = {word.text for source in sources for word in words(source)}
    return any(word.text in theirs - printed for word in words(exam.turn.reply))
