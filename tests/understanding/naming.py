"""Which of the reader's words mean the same as a note-taker's word.

Note-takers saw a case's words, not how they are used. A case often has two names for one thing: a fact and the topic by
which one asks for it, or a fact of the company's and a word of the conversation. Two names are kin when one is part of
the other (`eta`, `new_eta`), when they are recognised by the same words, or when a fact is told to who asks for the
topic. A deed at the desk is kin to the acts that it stands for; a statement is about a fact when it names its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from scoring.languages.load import load_pack
from scoring.model import Fact
from scoring.reading.items import Value
from scoring.scorers.stated import expected_of, same_value
from simulator.engine.known import asked_for
from simulator.scenario.model import Scenario

GENERAL: Mapping[str, tuple[str, ...]] = {
    "replace": ("replacement", "new_parcel"),
    "refund": ("refund_time", "refund_amount"),
    "standard": ("standard_days", "standard_time"),
    "voucher": ("voucher_limit", "present_from_us", "compensate"),
    "earlier_contact": ("sunday_mail", "what_i_wrote"),
    "problem": ("waited_in",),
    "guasto": ("display",),
    "occasion": ("saturday",),
    "deadline": ("saturday",),
    "contact": ("phone", "email", "channel"),
    "wait_more": ("wait",),
    "trace": ("trace_answer",),
    "inconvenience": ("generic",),
    "sunday_mail": ("earlier_contact",),
    "callback_time": ("call_back",),
    "follow_up": ("message", "call_back", "check"),
    "verify_identity": ("identity",),
}
"""Words of the note-takers that the reader, or some case, has another name for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of one case."""

    kin: Mapping[str, frozenset[str]]
    values: Mapping[str, tuple[Value, ...]]
    """Typed values of each fact."""

    def of(self, what: str) -> frozenset[str]:
        """Return what a note-taker's word may be called in a reading, itself included."""
        return frozenset({what, *GENERAL.get(what, ())}) | self.kin.get(what, frozenset())

    def tells(self, what: str, value: Value) -> bool:
        """Tell whether a value is the one that a fact states."""
        return any(same_value(value, wanted) for wanted in self.values.get(what, ()))


def names_of(scenario: Scenario, now: datetime) -> Names:
    """Return the names of a case as it is played."""
    deeds = {action.id: frozenset(action.means) for action in scenario.all_actions()}
    words = {topic: frozenset(word.casefold() for word in said) for topic, said in scenario.topics.items()}
    words |= {f.id: words.get(f.id, frozenset()) | {w.casefold() for w in f.topic} for f in scenario.facts}
    asked = {fact.id: asked_for(fact) for fact in scenario.facts}
    pack = load_pack(scenario.language)
    every = sorted({*words, *deeds, *(pack.topics if pack is not None else ())})
    kin = {
        one: deeds.get(one, frozenset())
        | asked.get(one, frozenset())
        | {
            other
            for other in every
            if one != other and (_part_of(one, other) or words.get(one, frozenset()) & words.get(other, frozenset()))
        }
        for one in every
    }
    return Names(kin=kin, values=dict(_values(scenario, now)))


def _part_of(one: str, other: str) -> bool:
    left, right = (frozenset(part.rstrip("s") for part in name.split("_")) for name in (one, other))
    return left <= right or right <= left


def _values(scenario: Scenario, now: datetime) -> Iterator[tuple[str, tuple[Value, ...]]]:
    pack = load_pack(scenario.language)
    if pack is None:
        return
    for fact in scenario.facts:
        stated = Fact(id=fact.id, statement=" ".join(fact.says[:1]), value=fact.value, values=fact.values)
        yield fact.id, expected_of(stated, now, pack).values
