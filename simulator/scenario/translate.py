"""The lines of a scenario that a translator words anew, each with a stable key; and the scenario in those words.

The key of a line is the id at its end (`#line:3f9a2c`), else its way in the file (`beats/opening/says/0`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal, TypeVar, cast

from simulator.scenario.beats import Beat, Branch, Ending, Interjection
from simulator.scenario.grammar import IN_BRACES
from simulator.scenario.later import Scene, Survey
from simulator.scenario.lines import line_id, with_id, without_id
from simulator.scenario.model import CaseFact, CriticalRule, Customer, Draw, Duty, Forbids, Obligation, Scenario, Twist
from simulator.scenario.packs import CaseAction, CaseArticle, Company, Reaction, Temperament
from simulator.scenario.persona import Abuse, MoveEffect, Style
from simulator.scenario.world import Answer, Bulletin, Manners, NewFact
from simulator.scenario.wrapping import WrapUp

Role = Literal["spoken", "shown", "words"]
ROLES: Mapping[Role, str] = {
    "spoken": "The customer says it.",
    "shown": "The trainee reads it.",
    "words": "Words by which a reply is understood: those that people use; several may be given, parted by |.",
}
"""What a translator is told of each line."""
_TEXTS: Mapping[type, Mapping[str, Role]] = {
    Scenario: {"title": "shown", "briefing": "shown", "values": "shown", "record": "shown", "topics": "words"},
    Customer: {"wants": "shown"},
    Abuse: {"says": "spoken", "sorry": "spoken"},
    WrapUp: {"causes": "shown"},
    Style: {"says_often": "spoken"},
    Draw: {"any": "shown"},
    CaseFact: {
        "says": "spoken", "again": "spoken", "withheld": "spoken",
        "value": "words", "values": "words", "topic": "words", "contradicts": "words",
    },
    Beat: {"says": "spoken", "again": "spoken", "met": "spoken"},
    Branch: {"says": "spoken", "because": "shown"},
    Interjection: {"says": "spoken"},
    Scene: {"says": "spoken"},
    Ending: {"says": "shown"},
    Survey: {"comments": "spoken"},
    Obligation: {"what": "shown"},
    Duty: {"why": "shown"},
    Forbids: {"says": "shown", "phrases": "words"},
    CaseAction: {"title": "shown", "result": "shown", "fails": "shown", "words": "words", "sets": "shown"},
    CaseArticle: {"title": "shown", "text": "shown"},
    Answer: {"says": "spoken"},
    Bulletin: {"says": "shown"},
    NewFact: {"says": "shown", "value": "words", "values": "words", "contradicts": "words"},
    Manners: {"subject": "spoken"},
    Twist: {"record": "shown", "values": "shown"},
    MoveEffect: {"because": "shown"},
    CriticalRule: {"because": "shown"},
    Reaction: {"says": "spoken", "heated": "spoken", "warm": "spoken"},
}  # fmt: skip
"""Fields that hold texts for people, with their role; a list or a group holds several."""
SEVERAL = "|"
"""Parts the words of a translation where one word of the source needs several."""
T = TypeVar("T")
Put = Callable[[str, str, Role], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One text that is translated."""

    key: str
    text: str
    """As written, without its id."""
    role: Role
    way: str
    """Where it stands: keys, ids and places in lists, joined by `/`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of authors whose lines lie in one catalogue: the scenario's own, or one of its packs."""

    name: str
    """`scenario`, `companies/larch_lane`, `temperaments/impatient`."""
    lines: tuple[Line, ...]


def sources_of(scenario: Scenario) -> tuple[Source, ...]:
    """Return the lines of a scenario as written, and those of its packs, each file by itself."""
    return tuple(Source(name=name, lines=tuple(_lines(part))) for name, part in _parts(scenario))


def in_language(
    scenario: Scenario, language: str, words: Mapping[str, Mapping[str, str]]
) -> tuple[Scenario, tuple[int, int]]:
    """Return the scenario with its lines in another language, and how many of how many were there.

    A line without a translation stays as it is.

    Args:
        scenario: the case as written.
        language: of the translation.
        words: translation by key, for each source by its name.
    """
    counted = [0, 0]

    def put_for(name: str) -> Put:
        known = words.get(name, {})

        def put(key: str, text: str, _: Role) -> str:
            counted[1] += 1
            counted[0] += key in known
            return known.get(key, text)

        return put

    own = _Walker(put_for("scenario")).walked(_bare(scenario))
    company = _Walker(put_for(f"companies/{scenario.company.id}")).walked(scenario.company)
    temperament = _in(scenario.temperament, language, put_for)
    others = {name: _in(pack, language, put_for) for name, pack in scenario.temperaments.items()}
    # Example sentences are of one language: held against replies in another they would only mislead.
    whole = replace(own, language=language, company=company, temperament=temperament, temperaments=others, examples={})
    return whole, (counted[0], counted[1])


def names_in(text: str) -> frozenset[str]:
    """Return the names of the values in braces."""
    return frozenset(found[1] for found in IN_BRACES.finditer(text))


def _in(pack: Temperament, language: str, put_for: Callable[[str], Put]) -> Temperament:
    return replace(_Walker(put_for(f"temperaments/{pack.id}")).walked(pack), language=language)


def _bare(scenario: Scenario) -> Scenario:
    """Return the scenario with packs that hold no lines."""
    company = Company(format=1, id=scenario.company.id, name=scenario.company.name)
    bare = Temperament(format=1, id=scenario.temperament.id, language=scenario.language, reactions={})
    return replace(scenario, company=company, temperament=bare, temperaments={})


def _parts(scenario: Scenario) -> Iterator[tuple[str, Scenario | Company | Temperament]]:
    yield "scenario", scenario
    yield f"companies/{scenario.company.id}", scenario.company
    packs = {pack.id: pack for pack in (scenario.temperament, *scenario.temperaments.values())}
    yield from ((f"temperaments/{name}", pack) for name, pack in packs.items())


def _lines(part: Scenario | Company | Temperament) -> Iterator[Line]:
    found: list[Line] = []

    def collect(key: str, text: str, role: Role) -> str:
        found.append(Line(key=key, text=text, role=role, way=walker.way))
        return text

    walker = _Walker(collect)
    walker.walked(_bare(part) if isinstance(part, Scenario) else part)
    return iter({line.key: line for line in found}.values())


class _Walker:
    """Goes through all texts of a value and puts others in their place."""

    def __init__(self, put: Put) -> None:
        self._put = put
        self._way: list[str] = []

    @property
    def way(self) -> str:
        """Return where it is now."""
        return "/".join(self._way)

    def walked(self, value: T) -> T:
        """Return a dataclass with its texts replaced."""
        texts = _TEXTS.get(type(value), {})
        changes: dict[str, Any] = {}
        for item in fields(cast("Scenario", value)):
            inner = getattr(value, item.name)
            self._way.append(item.name)
            changes[item.name] = self._texts(inner, texts[item.name]) if item.name in texts else self._inner(inner)
            self._way.pop()
        kept = {name: new for name, new in changes.items() if new is not getattr(value, name)}
        return cast("T", replace(cast("Scenario", value), **kept)) if kept else value

    def _texts(self, value: object, role: Role) -> object:
        if isinstance(value, str):
            return self._text(value, role)
        if isinstance(value, tuple):
            texts = [self._at(str(number), part, role) for number, part in enumerate(value)]
            return tuple(_each(texts)) if role == "words" else tuple(texts)
        if isinstance(value, Mapping):
            return {name: self._at(str(name), part, role) for name, part in value.items()}
        return self._inner(value)

    def _at(self, step: str, value: object, role: Role) -> object:
        self._way.append(step)
        changed = self._texts(value, role)
        self._way.pop()
        return changed

    def _inner(self, value: object) -> object:
        """Return what holds no texts itself, with the dataclasses in it walked through."""
        if is_dataclass(value) and not isinstance(value, type):
            return self.walked(value)
        if isinstance(value, tuple) and any(is_dataclass(part) for part in value):
            return tuple(self._part(getattr(part, "id", "") or str(n), part) for n, part in enumerate(value))
        if isinstance(value, Mapping) and any(is_dataclass(part) for part in value.values()):
            return {name: self._part(str(name), part) for name, part in value.items()}
        return value

    def _part(self, step: str, value: object) -> object:
        self._way.append(step)
        changed = self._inner(value)
        self._way.pop()
        return changed

    def _text(self, text: str, role: Role) -> str:
        plain = without_id(text)
        if not any(sign.isalpha() for sign in IN_BRACES.sub("", plain)):
            return text  # a number or a value: nothing to translate
        name = line_id(text)
        new = self._put(name or self.way, plain, role)
        return text if new == plain else with_id(new, name) if name else new


def _each(texts: list[object]) -> Iterator[object]:
    """Yield the words of a list; a translation may give several for one."""
    for text in texts:
        yield from (part.strip() for part in text.split(SEVERAL)) if isinstance(text, str) else (text,)
