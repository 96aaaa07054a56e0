"""The same case in another customer's name: every text that names them names the other one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from simulator.scenario.grammar import KOREAN, inflect
from simulator.scenario.model import Scenario

T = TypeVar("T")
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
_HANGUL_NAME = re.compile(r"(남궁|황보|제갈|사공|선우|서문|독고|동방|[가-힣])([가-힣]{1,3})")
"""A Korean name in one word: family name, given name."""
_AFTER_A_NAME = "님|씨|입니다|의|도|만|께|에게|한테|부터|까지|랑|하고"
"""What stands at a Korean name without a space, besides particles that follow its last sound."""


def redressed(scenario: Scenario, name: str, portrait: str) -> Scenario:
    """Return a case whose customer has another name: in what is said, in the record and in addresses alike.

    Args:
        scenario: the case as written.
        name: full name of the other customer; one word stands for all.
        portrait: their picture; "" lets the name decide.
    """
    old, new = _parts(scenario.customer.name), _parts(name)
    pairs = {scenario.customer.name: name, old[0]: new[0], old[-1]: new[-1]}
    dressed = _in_texts(scenario, pairs)
    return replace(dressed, customer=replace(dressed.customer, name=name, portrait=portrait))


def _parts(name: str) -> tuple[str, ...]:
    """Return the words by which somebody is called: a Korean name by its given part, never by the family name alone."""
    korean = _HANGUL_NAME.fullmatch(name)
    return (korean[2],) if korean is not None else tuple(name.split())


def _in_texts(value: T, pairs: Mapping[str, str]) -> T:
    """Return the value with the names exchanged in every text in it, whatever its shape; ids stay as they are."""
    if isinstance(value, str):
        return cast("T", _exchanged(value, pairs))
    if isinstance(value, tuple):
        return cast("T", tuple(_in_texts(item, pairs) for item in value))
    if isinstance(value, Mapping):
        return cast("T", {key: _in_texts(item, pairs) for key, item in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        kept = ("id", "portrait")
        changes = {f.name: _in_texts(getattr(value, f.name), pairs) for f in fields(value) if f.name not in kept}
        return cast("T", replace(value, **changes))
    return value


def _exchanged(text: str, pairs: Mapping[str, str]) -> str:
    small = {before.casefold(): after.casefold() for before, after in pairs.items() if " " not in before}
    named = re.sub(_either(pairs), lambda found: pairs[found[0]], text)
    for before, after in pairs.items():
        if _is_korean(before):
            named = _with_particles(named, before, after)
    return _ADDRESS.sub(lambda address: re.sub(_either(small), lambda found: small[found[0]], address[0]), named)


def _is_korean(name: str) -> bool:
    return re.fullmatch("[가-힣]+", name) is not None


def _with_particles(text: str, before: str, after: str) -> str:
    """Exchange a Korean name with what is written at it: `새봄이에요` becomes `다해예요`, `새봄님` becomes `다해님`."""
    forms = {inflect(before, f"-{pair}") or "": inflect(after, f"-{pair}") or "" for pair in KOREAN}
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    pattern = rf"(?<!\w){before}(?:({either})(?!\w)|(?={_AFTER_A_NAME}))"
    return re.sub(pattern, lambda found: after + forms.get(found[1] or "", ""), text)


def _either(pairs: Mapping[str, str]) -> str:
    """Return a pattern for any of the names, the longest first, as whole words."""
    names = "|".join(re.escape(name) for name in sorted(pairs, key=len, reverse=True))
    return rf"(?<!\w)(?:{names})(?!\w)"
