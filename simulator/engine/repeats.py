"""Tells whether who asks for what was told already may well mean something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from simulator.scenario.model import Scenario
from simulator.scenario.remembering import ByIdentity

MOST_PLACES = 3
"""A word that more things of a case are spoken of with tells nothing of which is meant."""
_WORD = re.compile(r"[^\W\d_]+")
_SPELLING: Mapping[str, tuple[int, int]] = {"en": (4, 5), "it": (4, 5), "ko": (2, 2)}
"""By language: letters that a telling word has at least, and letters by which two forms of it are one."""
_ONCE_MORE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:again|repeat|remind|once more|one more time)\b", re.IGNORECASE),
    "it": re.compile(r"\b(?:di nuovo|ripet\w+|ancora una volta|ricord\w+|un'altra volta)\b", re.IGNORECASE),
    "ko": re.compile(r"다시|한 ?번 ?더|뭐라고"),
}
"""Words with which somebody plainly wants to hear the same thing again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """The words by which a case speaks of its things."""

    of: Mapping[str, frozenset[str]]
    """By fact or topic."""
    spread: Mapping[str, int]
    """Of how many things each word speaks."""


def may_mean_else(scenario: Scenario, names: Collection[str], asked: str) -> bool:
    """Tell whether a question that seems to ask for a told fact holds a word by which the case speaks of other things.

    Args:
        scenario: the case as played.
        names: the fact's id, and the topics by which one asks for it.
        asked: the sentence that asks.
    """
    once_more = _ONCE_MORE.get(scenario.language)
    if once_more is not None and once_more.search(asked) is not None:
        return False
    known = _KNOWN(scenario)
    words = _telling((asked,), scenario.language).difference(*(known.of.get(name, ()) for name in names))
    return any(0 < known.spread.get(word, 0) <= MOST_PLACES for word in words)


def _telling(texts: Iterable[str], language: str) -> frozenset[str]:
    least, kept = _SPELLING.get(language, _SPELLING["en"])
    words = (word.casefold() for text in texts for word in _WORD.findall(text))
    return frozenset(word[:kept] for word in words if len(word) >= least)


def _known(scenario: Scenario) -> _Telling:
    said = {
        fact.id: (*fact.topic, *fact.says, *fact.again, fact.value, *fact.values, *scenario.topics.get(fact.id, ()))
        for fact in scenario.facts
    }
    of = {name: _telling(texts, scenario.language) for name, texts in {**scenario.topics, **said}.items()}
    return _Telling(of=of, spread=Counter(word for words in of.values() for word in words))


_KNOWN: ByIdentity[Scenario, _Telling] = ByIdentity(_known, most=32)
