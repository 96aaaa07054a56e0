"""A customer who comes back on a later day and remembers: the case begins with what they were promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from simulator.scenario.beats import Beat
from simulator.scenario.model import Customer, Scenario

Word = Literal["broken", "open", "kept"]
_SAYS: Mapping[str, Mapping[Word, str]] = {
    "en": {
        "broken": "It's {name} again. Last time I was told “{quote}”, and that is not what happened.",
        "open": "It's {name} again. Last time I was told “{quote}”, and I have heard nothing since.",
        "kept": "It's {name} again. Last time I was told “{quote}”, and so it was. That's why I'm back.",
    },
    "ko": {
        "broken": "{name}입니다. 지난번에 “{quote}”라고 하셨는데 그렇게 되지 않았어요.",
        "open": "{name}입니다. 지난번에 “{quote}”라고 하셨는데 그 뒤로 아무 소식이 없네요.",
        "kept": "{name}입니다. 지난번에 “{quote}”라고 하시고 그대로 해 주셔서 다시 찾아왔어요.",
    },
    "it": {
        "broken": "Sono di nuovo {name}. L'altra volta mi è stato detto «{quote}», e non è andata così.",
        "open": "Sono di nuovo {name}. L'altra volta mi è stato detto «{quote}», e da allora non ho saputo più nulla.",
        "kept": "Sono di nuovo {name}. L'altra volta mi è stato detto «{quote}», e così è stato. Per questo torno.",
    },
}
_BRIEFS: Mapping[str, Mapping[Word, str]] = {
    "en": {
        "broken": "{name} has been with you before. You promised “{quote}”, and it was not kept.",
        "open": "{name} has been with you before. You promised “{quote}”; it was still open when you left.",
        "kept": "{name} has been with you before. You promised “{quote}”, and kept it.",
    },
    "ko": {
        "broken": "{name} 고객은 전에도 상담한 적이 있습니다. “{quote}”라고 약속했지만 지키지 못했습니다.",
        "open": "{name} 고객은 전에도 상담한 적이 있습니다. “{quote}”라고 약속했고, 끝났을 때 아직 남아 있었습니다.",
        "kept": "{name} 고객은 전에도 상담한 적이 있습니다. “{quote}”라고 약속했고, 지켰습니다.",
    },
    "it": {
        "broken": "{name} ha già parlato con te. Hai promesso «{quote}», e non è stato mantenuto.",
        "open": "{name} ha già parlato con te. Hai promesso «{quote}»; alla fine era ancora aperto.",
        "kept": "{name} ha già parlato con te. Hai promesso «{quote}», e l'hai mantenuto.",
    },
}
_MOVES: Mapping[Word, tuple[int, int]] = {"broken": (-8, -15), "open": (-4, -8), "kept": (5, 10)}
"""What the last time does to mood and trust at the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a customer remembers of the last time."""

    word: Word
    """What became of the promise that they quote."""
    quote: str
    """The trainee's own words."""
    loyalty: int
    """How attached they were when the last call ended."""


def returning(scenario: Scenario, memory: Memory) -> Scenario:
    """Return a case whose customer has been there before.

    They quote the promise with their first words, trust less or more than a stranger, and carry their loyalty over.

    Args:
        scenario: the case as written.
        memory: of the last time.
    """
    told = {"name": scenario.customer.name, "quote": memory.quote.translate(_NO_BRACES)}
    language = scenario.language if scenario.language in _SAYS else "en"
    words = _SAYS[language][memory.word].format(**told)
    brief = _BRIEFS[language][memory.word].format(**told)
    return replace(
        scenario,
        briefing=f"{scenario.briefing.rstrip()}\n\n{brief}\n",
        customer=_moved(scenario.customer, memory),
        beats=tuple(_begun(beat, words) if place == 0 else beat for place, beat in enumerate(scenario.beats)),
    )


_NO_BRACES = str.maketrans("{}", "()")


def _begun(beat: Beat, words: str) -> Beat:
    return replace(beat, says=tuple(f"{words} {said}" for said in beat.says))


def _moved(customer: Customer, memory: Memory) -> Customer:
    mood, trust = _MOVES[memory.word]
    return replace(
        customer,
        mood=_within(customer.mood + mood),
        trust=_within(customer.trust + trust),
        loyalty=_within(memory.loyalty),
    )


def _within(value: int) -> int:
    return min(100, max(0, value))
