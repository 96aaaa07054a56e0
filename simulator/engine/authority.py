"""What the desk may decide alone: the entries of `authority`, the case's own before the company's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import ge, gt, le, lt

from scoring.model import Scalar
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario

_ENTRY = re.compile(r"(?P<action>\w+)(?:\s+(?P<arg>\w+)\s*(?P<sign><=|>=|<|>|=)\s*(?P<value>\S.*))?")
_COMPARE = {"<=": le, ">=": ge, "<": lt, ">": gt}
_REFERRED = frozenset({"escalate"})
"""Actions after which somebody else has decided."""
NEVER = "Nobody at this desk may do this."
REFER = "This is not yours to decide: escalate it first."


def refusal_of(scenario: Scenario, state: CallState, name: str, args: Mapping[str, Scalar]) -> str:
    """Return why an action is beyond the trainee's authority, as a sentence, or ""."""
    if any(_applies(entry, args) for entry in entries(scenario, "never", name)):
        return NEVER
    if any(done.ok and done.name in _REFERRED for done in state.done):
        return ""
    if any(_applies(entry, args) for entry in entries(scenario, "must_refer", name)):
        return REFER
    limits = [entry for entry in entries(scenario, "may", name) if entry["arg"] is not None]
    within = not limits or any(_applies(entry, args) for entry in limits)
    return "" if within or any(entry["arg"] is None for entry in entries(scenario, "may", name)) else REFER


def forbids(scenario: Scenario, name: str) -> bool:
    """Tell whether an action is never allowed here, whatever its arguments."""
    return any(entry["arg"] is None for entry in entries(scenario, "never", name))


def needs_others(scenario: Scenario) -> bool:
    """Tell whether something in this case is for others to decide or do, so that handing it over is justified."""
    named = [duty.action for duty in scenario.required] + [name for duty in scenario.required for name in duty.any_of]
    handing = any(name.startswith(("transfer", "escalate")) for name in named)
    return handing or bool(scenario.authority.must_refer)


def entries(scenario: Scenario, field: str, name: str) -> Iterator[re.Match[str]]:
    """Yield the entries about an action under `may`, `must_refer` or `never`; what the case says of it wins."""
    own = scenario.authority
    said = [*own.may, *own.must_refer, *own.never]
    mine = any(_read(entry)["action"] == name for entry in said)
    authority = own if mine else scenario.company.authority
    yield from (found for entry in getattr(authority, field) if (found := _read(entry))["action"] == name)


def _read(entry: str) -> re.Match[str]:
    found = _ENTRY.fullmatch(entry.strip())
    if found is None:
        raise ValueError(f"no entry of authority: {entry!r}")  # the loader refuses such a file
    return found


def _applies(entry: re.Match[str], args: Mapping[str, Scalar]) -> bool:
    if entry["arg"] is None:
        return True
    given = args.get(entry["arg"])
    if given is None:
        return False
    if entry["sign"] == "=":
        return str(given).strip().casefold() == entry["value"].strip().casefold()
    try:
        return bool(_COMPARE[entry["sign"]](float(given), float(entry["value"])))
    except ValueError:
        return False
