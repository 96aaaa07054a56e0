"""The form of one code of the check: what it is called, why it matters, how it looks wrong and how right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from simulator.errors import Problem, Severity
from simulator.scenario.check.case import Case

Finder = Callable[[Case], Iterator[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One code of the check."""

    code: str
    """Stable id; a retired one is not used again."""
    title: str
    """What is found, as a phrase."""
    reason: str
    """Why it is worth mending, for somebody who is no programmer."""
    wrong: str
    """Keys of a file, as they are when the code is found; they take the place of those of a sound scenario."""
    right: str
    """The same keys, mended."""
    finds: Finder
    """The function that finds it; one function may find several codes."""
    severity: Severity = "error"
    """An error or a warning fails the check, a note never does."""
    file: str = "scenario.yaml"
    """The file of which `wrong` and `right` are a part, from the scenario's folder."""


def loaded(case: Case) -> Iterator[Problem]:
    """Yield what the loader has found in the scenario's files."""
    yield from case.loaded


def by_code(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entries by their codes.

    Raises:
        ValueError: a code stands twice.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.code in found:
            raise ValueError(f"{entry.code} stands twice")
        found[entry.code] = entry
    return found
