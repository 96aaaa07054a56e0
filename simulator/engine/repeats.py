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
_OF_ASKING: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {
            *("please", "could", "would", "should", "might", "give", "given", "tell", "told", "need", "needs", "this"),
            *("that", "these", "those", "what", "whats", "which", "when", "where", "with", "your", "yours", "have"),
            *("does", "did", "will", "from", "about", "there", "then", "just", "also", "like", "want", "know", "sorry"),
            *(
                "details",
                "detail",
                "help",
                "make",
                "sure",
                "confirm",
                "check",
                "again",
                "still",
                "here",
                "more",
                "said",
            ),
            *("same", "ever", "show", "ones", "into", "they", "them", "some", "something", "anything", "thing", "much"),
            *("many", "before", "first", "last", "right", "really", "exactly", "actually", "mean", "been", "were"),
            *("because", "moment", "only", "must", "open", "look", "find", "hear", "remember", "quick", "quickly"),
        }
    ),
    "it": frozenset(
        {
            *(
                "dare",
                "dato",
                "dati",
                "dire",
                "dirmi",
                "darmi",
                "dica",
                "favore",
                "per",
                "piacere",
                "cortesia",
                "questo",
            ),
            *("questa", "quello", "quella", "quando", "dove", "come", "cosa", "quale", "quanto", "vuole", "serve"),
            *("bisogno", "conferma", "confermare", "sapere", "ancora", "sempre", "anche", "solo", "prima", "allora"),
            *("scusi", "grazie", "posso", "può", "potrebbe", "suo", "sua", "suoi", "sono", "ha", "avete"),
        }
    ),
    "ko": frozenset(
        {
            *("알려", "말씀", "주시", "주세", "부탁", "확인", "혹시", "그게", "이거", "그거", "무엇", "어떤", "어떻"),
            *("언제", "어디", "몇시", "고객", "성함", "지금", "정확", "필요", "하세", "하시", "있으", "있나", "해주"),
        }
    ),
}
"""Words that every question may hold, in each of their spellings; in Korean their first two syllables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """The words by which a case speaks of its things."""

    of: Mapping[str, frozenset[str]]
    """By fact or topic, for a fact with the words in which it is told."""
    spread: Mapping[str, int]
    """With how many of these each word is asked for; what only stands in a line of the customer's says nothing."""


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
    asking = _OF_ASKING.get(language, frozenset())
    words = (word.casefold() for text in texts for word in _WORD.findall(text))
    return frozenset(word[:kept] for word in words if len(word) >= least and not {word, word[:kept]} & asking)


def _known(scenario: Scenario) -> _Telling:
    named = {
        fact.id: (*fact.topic, fact.value, *fact.values, *scenario.topics.get(fact.id, ())) for fact in scenario.facts
    }
    of = {name: _telling(texts, scenario.language) for name, texts in {**scenario.topics, **named}.items()}
    said = {fact.id: of[fact.id] | _telling((*fact.says, *fact.again), scenario.language) for fact in scenario.facts}
    return _Telling(of={**of, **said}, spread=Counter(word for words in of.values() for word in words))


_KNOWN: ByIdentity[Scenario, _Telling] = ByIdentity(_known, most=32)
