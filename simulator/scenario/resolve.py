"""Turns the case as written into the case as played: seed and twist decide values, facts, actions, rules and temper."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from scoring.languages.load import load_pack
from scoring.model import Scalar
from simulator.scenario.grammar import Genders, put
from simulator.scenario.lines import without_id
from simulator.scenario.manner import coloured
from simulator.scenario.model import Customer, Draw, Judging, Scenario, Twist
from simulator.scenario.moment import written_moment
from simulator.scenario.packs import Company
from simulator.scenario.remembering import ByIdentity

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::[^{}\n]{1,60})?\}")
"""A value in braces, with or without a form; the group is its name."""
PLAIN_TWIST = "plain"
NESTED = 3
"""How deep values may name other values."""
LONGEST_VALUE = 300
"""Characters of a value; longer ones could blow up a text that names them often."""
T = TypeVar("T")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def draw(seed: int, purpose: str, choices: int) -> int:
    """Return a number from 0 to `choices` - 1 that depends on seed and purpose alone.

    There is no random object: a draw is a hash, so that inserting one does not shift the others.

    Raises:
        ValueError: there is nothing to choose from.
    """
    if choices < 1:
        raise ValueError(f"nothing to draw for {purpose}")
    digest = hashlib.sha256(f"{seed}|{purpose}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % choices


def draw_twist(scenario: Scenario, seed: int, *, earlier: Sequence[str] = ()) -> str:
    """Return the twist that the seed draws among those that came least often before.

    Args:
        scenario: the case as written.
        seed: the seed of the call.
        earlier: the twists of the trainee's earlier calls of this scenario, in any order; those that it no longer has
            do not count. So no twist comes a second time before each has come once.
    """
    names = tuple(scenario.twists) or (PLAIN_TWIST,)
    fewest = min(earlier.count(name) for name in names)
    fresh = [name for name in names if earlier.count(name) == fewest]
    return fresh[draw(seed, "twist", len(fresh))]


def draw_values(values: Mapping[str, Draw | Scalar], seed: int) -> Mapping[str, Scalar]:
    """Return the value of every placeholder that a scenario declares."""
    return {name: _drawn(values, name, seed) for name in values}


def _drawn(values: Mapping[str, Draw | Scalar], name: str, seed: int) -> Scalar:
    value = values[name]
    if not isinstance(value, Draw):
        return value
    return value.any[draw(seed, f"value/{_leader(values, name, value)}", len(value.any))]


def _leader(values: Mapping[str, Draw | Scalar], name: str, value: Draw) -> str:
    """Return the value with which one is drawn: that which it follows, as far as the lists are of one length."""
    seen = {name}
    followed = value
    while followed.follows not in seen:
        leader = values.get(followed.follows)
        if not isinstance(leader, Draw) or len(leader.any) != len(value.any):
            break
        name, followed = followed.follows, leader
        seen.add(name)
    return name


def fill(text: str, values: Mapping[str, Scalar]) -> str:
    """Return the text with `{name}` replaced for every name that is known, in the form that is asked for."""
    return put(text, values)


def resolve(scenario: Scenario, *, seed: int, twist: str) -> Scenario:
    """Return the scenario as it is played with this seed and twist; ids of lines are taken off.

    Raises:
        KeyError: the scenario has no such twist.
    """
    variants = _VARIANTS(scenario)
    if twist not in variants:
        variants[twist] = _variant(scenario, twist)
    played = variants[twist]
    values: dict[str, Scalar] = {
        **draw_values(played.values, seed),
        "customer": scenario.customer.name,
        "now": written_moment(scenario.starts, scenario.language),
    }
    genders = {name: value.gender for name, value in played.values.items() if isinstance(value, Draw) and value.gender}
    values = _nested(values, genders)
    filler = _Filler(values, genders)
    changes = {name: filler.filled(getattr(played, name)) for name in _VARYING(played) if name != "values"}
    return replace(played, **changes, values=values)


def _variant(scenario: Scenario, twist: str) -> Scenario:
    """Return the case with what a twist changes, and shared lines as this customer says them."""
    if twist not in scenario.twists and twist != PLAIN_TWIST:
        raise KeyError(twist)
    played = _twisted(scenario, scenario.twists[twist]) if twist in scenario.twists else scenario
    mannered = coloured(played.temperament, played.customer.style, channel=played.channel)
    return replace(played, temperament=mannered, examples=_likened(played))


def _likened(scenario: Scenario) -> Mapping[str, str]:
    """Return the examples of a case with its phrases and the lines of its facts, without values that are drawn.

    Where the lexicon of a language finds more in an example than phrases hold, written examples stand alone.
    """
    pack = load_pack(scenario.language)
    if pack is None or (scenario.examples and not pack.kinship.phrases):
        return scenario.examples
    found: dict[str, list[str]] = {topic: list(phrases) for topic, phrases in scenario.topics.items()}
    for fact in scenario.facts:
        said = (PLACEHOLDER.sub("", without_id(line)) for line in fact.says)
        found.setdefault(fact.id, []).extend((*fact.topic, *said))
    for action in scenario.all_actions():
        found.setdefault(action.id, []).extend(action.words)
    for subject, lines in scenario.examples.items():
        found.setdefault(subject, []).append(lines)
    return {subject: "\n".join(lines) for subject, lines in found.items() if lines}


def _no_variants(scenario: Scenario) -> dict[str, Scenario]:
    return {}


_VARIANTS: ByIdentity[Scenario, dict[str, Scenario]] = ByIdentity(_no_variants, most=32)
"""The variants of a case that were played; of each case as written, and by the name of the twist."""


def _nested(values: Mapping[str, Scalar], genders: Mapping[str, Genders]) -> dict[str, Scalar]:
    """Return the values with those put in that they name themselves; what grows too long stays as it was."""
    found = dict(values)
    for _ in range(NESTED):
        for name, value in found.items():
            if isinstance(value, str) and len(longer := put(value, values, genders)) <= LONGEST_VALUE:
                found[name] = longer
    return found


def _twisted(scenario: Scenario, twist: Twist) -> Scenario:
    """Return the scenario with what a variant changes."""
    gone = frozenset(twist.without)
    return replace(
        scenario,
        record={**scenario.record, **twist.record},
        values={**scenario.values, **twist.values},
        facts=_joined(scenario.facts, twist.facts, gone),
        own_articles=_joined(scenario.own_articles, twist.own_articles, gone),
        company=_company(scenario.company, gone) if gone else scenario.company,
        actions=_joined(scenario.actions, twist.actions, gone),
        required=scenario.required if twist.required is None else twist.required,
        obligations=_joined(scenario.obligations, twist.obligations, gone),
        must_not_say=_joined(scenario.must_not_say, twist.must_not_say, gone),
        unknown=_joined(scenario.unknown, twist.unknown, gone),
        authority=scenario.authority if twist.authority is None else twist.authority,
        temperament=scenario.temperaments.get(twist.temperament, scenario.temperament),
        customer=_customer(scenario.customer, twist),
        solved=twist.solved or scenario.solved,
        scoring=_judging(scenario.scoring, twist),
    )


def _joined(own: tuple[N, ...], changed: tuple[N, ...], gone: frozenset[str]) -> tuple[N, ...]:
    """Return what stands in both, those of the twist in place of those with the same id."""
    new = {item.id: item for item in changed}
    kept = tuple(new.pop(item.id, item) for item in own if item.id not in gone)
    return kept + tuple(new.values())


def _company(company: Company, gone: frozenset[str]) -> Company:
    return replace(
        company,
        articles=tuple(article for article in company.articles if article.id not in gone),
        actions=tuple(action for action in company.actions if action.id not in gone),
    )


def _customer(customer: Customer, twist: Twist) -> Customer:
    return replace(
        customer,
        temperament=twist.temperament or customer.temperament,
        mood=customer.mood if twist.mood is None else twist.mood,
        patience=customer.patience if twist.patience is None else twist.patience,
        trust=customer.trust if twist.trust is None else twist.trust,
    )


def _judging(judging: Judging, twist: Twist) -> Judging:
    return judging if twist.must_say is None else replace(judging, must_say=twist.must_say)


class _Filler:
    """Puts values into every text and takes line ids off."""

    def __init__(self, values: Mapping[str, Scalar], genders: Mapping[str, Genders]) -> None:
        self.values = values
        self.genders = genders

    def filled(self, value: T) -> T:
        """Return the value with every text in it filled, whatever its shape; what has nothing to fill stays itself."""
        if isinstance(value, str):
            return cast("T", self.text(value))
        if isinstance(value, tuple):
            return cast("T", tuple(self.filled(item) for item in value))
        if isinstance(value, Mapping):
            return cast("T", {key: self.filled(item) for key, item in value.items()})
        if is_dataclass(value) and not isinstance(value, type):
            changes = {name: self.filled(getattr(value, name)) for name in _VARYING(value)}
            return cast("T", replace(value, **changes)) if changes else value
        return value

    def text(self, text: str) -> str:
        """Return one text as it is spoken or shown."""
        return put(without_id(text), self.values, self.genders)


def _varying(value: DataclassInstance) -> tuple[str, ...]:
    """Return the fields of an authored object that hold a brace or the id of a line, in whatever depth."""
    return tuple(item.name for item in fields(value) if _varies(getattr(value, item.name)))


def _varies(value: object) -> bool:
    if isinstance(value, str):
        return "{" in value or "#line:" in value
    if isinstance(value, tuple):
        return any(_varies(item) for item in value)
    if isinstance(value, Mapping):
        return any(_varies(item) for item in value.values())
    return is_dataclass(value) and not isinstance(value, type) and bool(_VARYING(value))


_VARYING: ByIdentity[DataclassInstance, tuple[str, ...]] = ByIdentity(_varying)
"""An author's objects last for many calls, and most of them hold nothing to fill."""
