"""Tells whether who asks for what was told already wants to hear it again, or may well mean something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from simulator.engine.effects import fact_told
from simulator.engine.state import CallState
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.remembering import ByIdentity

MOST_PLACES = 3
"""A word that more things of a case are spoken of with tells nothing of which is meant."""
LATELY = 2
"""Turns after its telling in which nobody who asks in other words means a thing that they have just heard."""
OR_ELSE = "or_else"
RESTS = 5
"""Turns in which a customer asks only once whether something else was meant."""
_WORD = re.compile(r"[^\W\d_]+")
_SPELLING: Mapping[str, tuple[int, int]] = {"en": (4, 5), "it": (4, 5), "ko": (2, 2)}
"""By language: letters that a telling word has at least, and letters by which two forms of it are one."""
_ONCE_MORE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\bask )(?<!\basking )(?<!\bask you )\bagain\b|\b(?:repeat|remind|once more|one more time)\b",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"\b(?:di nuovo|ripet\w+|ancora una volta|ricord\w+|un'altra volta|(?:sì|si) o no|(?:c'è )?o non c'è|insisto|"
        r"non m(?:i|e l)['’ ]?ha (?:ancora |poi )?(?:detto|risposto)|deve rispondere|le (?:ri)?chied\w+ se)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"다시|한 ?번 ?더|뭐라고"),
}
"""Words with which somebody plainly wants to hear the same thing again; who must "ask again" has not had an answer."""
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
            *("already", "asked", "maybe", "perhaps", "today", "tomorrow", "tonight", "yourself", "possibly"),
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
            *("scusi", "grazie", "posso", "può", "potrebbe", "suo", "sua", "suoi", "sono", "ha", "avete", "così"),
            "adesso",
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
    if wants_once_more(asked, scenario.language):
        return False
    spread = _KNOWN(scenario).spread
    return any(0 < spread.get(word, 0) <= MOST_PLACES for word in _strange_words(scenario, names, asked))


def wants_once_more(asked: str, language: str) -> bool:
    """Tell whether a sentence plainly wants the same thing again.

    Args:
        asked: the sentence.
        language: of the call.
    """
    once_more = _ONCE_MORE.get(language)
    return once_more is not None and once_more.search(asked) is not None


def is_worn(scenario: Scenario, state: CallState, fact: CaseFact, names: Collection[str], asked: str) -> bool:
    """Tell whether telling a fact again would answer nobody: it has just been told, or was told again already.

    It is told again once, and only to who asks for it in its own words, for most who seem to ask again want to know
    something else.

    Args:
        scenario: the case as played.
        state: the call, the reply in it.
        fact: of the customer, told before.
        names: the fact's id, and the topics by which one asks for it.
        asked: the words that ask.
    """
    told = [line.turn for line in state.transcript if line.speaker == "customer" and _tells(line.line_id, fact.id)]
    words, strange = telling_words((asked,), scenario.language), _strange_words(scenario, names, asked)
    lately = bool(told) and state.turn - told[-1] <= LATELY
    return bool(told) and (len(told) > 1 or 2 * len(strange) >= max(1, len(words)) or (lately and bool(strange)))


def is_mostly_of_else(scenario: Scenario, names: Collection[str], asked: str) -> bool:
    """Tell whether most telling words of a question are such as nobody speaks of a fact with ("has she a blanket?").

    Args:
        scenario: the case as played.
        names: the fact's id, and the topics by which one asks for it.
        asked: the words that ask.
    """
    return 2 * len(_strange_words(scenario, names, asked)) > len(telling_words((asked,), scenario.language))


def is_number(fact: CaseFact) -> bool:
    """Tell whether a fact is a number, a code or an address: those are told as often as somebody asks for them."""
    return any(sign.isdigit() or sign == "@" for sign in fact.value)


def speaks_of(scenario: Scenario, names: Collection[str], asked: str) -> bool:
    """Tell whether words hold one by which the case speaks of a fact.

    Args:
        scenario: the case as played.
        names: the fact's id, and the topics by which one asks for it.
        asked: the words.
    """
    words = telling_words((asked,), scenario.language)
    return words != _strange_words(scenario, names, asked)


def asked_which_lately(state: CallState) -> bool:
    """Tell whether the customer has asked a short while ago whether something else was meant.

    Args:
        state: the call, the reply in it.
    """
    return said_lately(state, OR_ELSE, RESTS)


def said_lately(state: CallState, moment: str, turns: int) -> bool:
    """Tell whether the customer has spoken words of a moment lately.

    Args:
        state: the call, the reply in it.
        moment: of the temperament.
        turns: how many are lately, this one among them.
    """
    lines = (line for line in state.transcript if line.speaker == "customer" and state.turn - line.turn < turns)
    return any(f".{moment}." in line.line_id for line in lines)


def _tells(line_id: str, fact: str) -> bool:
    return any(fact_told(part) == fact for part in line_id.split("+"))


def _strange_words(scenario: Scenario, names: Collection[str], asked: str) -> frozenset[str]:
    """Return the words of a question by which nobody speaks of a fact.

    Args:
        scenario: the case as played.
        names: the fact's id, and the topics by which one asks for it.
        asked: the words that ask.
    """
    known = _KNOWN(scenario)
    return telling_words((asked,), scenario.language).difference(*(known.of.get(name, ()) for name in names))


def telling_words(texts: Iterable[str], language: str) -> frozenset[str]:
    """Return the words of texts that tell what they are about, each cut to what its forms share.

    Args:
        texts: sentences, phrases or values.
        language: of the call.
    """
    least, kept = _SPELLING.get(language, _SPELLING["en"])
    asking = _OF_ASKING.get(language, frozenset())
    words = (word.casefold() for text in texts for word in _WORD.findall(text))
    return frozenset(word[:kept] for word in words if len(word) >= least and not {word, word[:kept]} & asking)


def _known(scenario: Scenario) -> _Telling:
    named = {
        fact.id: (*fact.topic, fact.value, *fact.values, *scenario.topics.get(fact.id, ())) for fact in scenario.facts
    }
    of = {name: telling_words(texts, scenario.language) for name, texts in {**scenario.topics, **named}.items()}
    said = {
        fact.id: of[fact.id] | telling_words((*fact.says, *fact.again), scenario.language) for fact in scenario.facts
    }
    return _Telling(of={**of, **said}, spread=Counter(word for words in of.values() for word in words))


_KNOWN: ByIdentity[Scenario, _Telling] = ByIdentity(_known, most=32)
