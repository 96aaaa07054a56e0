"""The words of a scenario by what they are: said by the customer, or read by the trainee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from simulator.errors import Problem
from simulator.scenario.beats import Beat, Branch, Ending, Interjection
from simulator.scenario.check.shared import Pack, records_of
from simulator.scenario.later import Scene, Survey
from simulator.scenario.lines import without_id
from simulator.scenario.model import CaseFact, Customer, Duty, Forbids, Obligation, Scenario
from simulator.scenario.packs import CaseAction, CaseArticle, Company, Reaction
from simulator.scenario.persona import Abuse
from simulator.scenario.shape import Record
from simulator.scenario.strict_yaml import Items, Node, Text
from simulator.scenario.world import Answer, Bulletin, Person

HANGUL = re.compile(r"[\uac00-\ud7a3]")
SPOKEN: Mapping[type, tuple[str, ...]] = {
    Abuse: ("says", "sorry"),
    Beat: ("says", "again", "met"),
    Branch: ("says",),
    Interjection: ("says",),
    Scene: ("says",),
    Reaction: ("says", "heated", "warm"),
}
"""What the customer says, besides the facts that they know."""
SHOWN: Mapping[type, tuple[str, ...]] = {
    Scenario: ("title", "briefing"),
    Customer: ("wants",),
    CaseAction: ("title", "result", "fails"),
    CaseArticle: ("title", "text"),
    Company: ("name",),
    Ending: ("says",),
    Obligation: ("what",),
    Duty: ("why",),
    Forbids: ("says",),
    Answer: ("says",),
    Bulletin: ("says",),
    Person: ("name",),
}
"""What the trainee reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One text of a scenario and where it stands."""

    text: str
    record: Record
    field: str
    node: Node
    spoken: bool
    """True for what the customer says."""

    def problem(self, code: str, message: str, remedy: str) -> Problem:
        """Return a problem at this text."""
        return self.record.problem(self.node, code, message, remedy)


def words_of(record: Record) -> Iterator[Words]:
    """Yield the texts of one record, not of those within it."""
    if record.kind is CaseFact:
        spoken = record.get("known_to") == "customer"
        yield from _fields(record, ("says", "again", "withheld"), spoken)
    yield from _fields(record, SPOKEN.get(record.kind, ()), True)
    yield from _fields(record, SHOWN.get(record.kind, ()), False)
    if record.kind is Survey:
        yield from _comments(record)
    if record.kind is Scenario:
        for key, node in record.entries("record"):
            text = record["record"].get(key.raw)
            if isinstance(text, str):
                yield Words(text=without_id(text), record=record, field=key.raw, node=node, spoken=False)


def _fields(record: Record, names: tuple[str, ...], spoken: bool) -> Iterator[Words]:
    for name in names:
        value = record.get(name)
        texts = value if isinstance(value, tuple) else (value,)
        for number, text in enumerate(texts):
            if isinstance(text, str) and text:
                index = number if isinstance(value, tuple) else None
                yield Words(
                    text=without_id(text), record=record, field=name, node=record.place(name, index), spoken=spoken
                )


def _comments(survey: Record) -> Iterator[Words]:
    """Yield what the customer writes into the survey, by ending."""
    for key, node in survey.entries("comments"):
        texts = survey["comments"].get(key.raw, ())
        for number, text in enumerate(texts):
            place = node.items[number] if isinstance(node, Items) and number < len(node.items) else node
            yield Words(text=without_id(str(text)), record=survey, field="comments", node=place, spoken=True)


def words_of_pack(pack: Pack) -> Iterator[Words]:
    """Yield every text of a pack."""
    return (words for record in records_of(pack) for words in words_of(record))


def texts_of(node: Node) -> Iterator[Text]:
    """Yield every single value below a node, in the order of the file."""
    waiting: list[Node] = [node]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, Text):
            yield inner
        elif isinstance(inner, Items):
            waiting += inner.items[::-1]
        else:
            waiting += [value for _, value in reversed(inner.entries)]


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a text as it is compared: letter case and spaces do not count."""
    return " ".join(text.casefold().split())


def stands_in(words: str, text: str) -> bool:
    """Tell whether words stand in a text as whole words; a Korean word may have a particle behind it."""
    if not words or words not in text:
        return False
    end = "" if HANGUL.match(words[-1]) else r"(?!\w|[.,]\d)"
    return re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}{end}", text) is not None


def width(text: str) -> int:
    """Return how much a text holds: a Korean sign counts twice, for it is a syllable."""
    return len(text) + len(HANGUL.findall(text))
