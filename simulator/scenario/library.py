"""Finds scenarios in the folders where they may lie; knows them by an index, so that a list needs no YAML.

The index is a file of the data folder that may be deleted or lack the right to be written: then it is only slower.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from simulator.errors import Problem, UserError
from simulator.scenario.files import authored, stamp
from simulator.scenario.model import Scenario
from simulator.scenario.problems import suggest
from simulator.settings import DataFolder, shipped_scenarios, write_atomically

SCENARIO_FILE = "scenario.yaml"
INDEX_VERSION = 2
_PATTERNS = (SCENARIO_FILE, f"*/{SCENARIO_FILE}", f"*/*/{SCENARIO_FILE}")
_PACKS = ("companies", "temperaments", "shared", "standard")
_TUPLES = ("skills", "labels")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryEntry:
    """One line of the library; everything that the home screen needs without parsing YAML."""

    id: str
    title: str
    language: str
    channel: str
    difficulty: int
    skills: tuple[str, ...]
    minutes: int
    firm: str
    """The company for which the desk answers, or ""."""
    labels: tuple[str, ...]
    status: str
    hash: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Indexed:
    """What one scenario file came to when it was last read."""

    stamp: str
    """Size and time of the file, its packs and the code that checks it; with another stamp it has to be read again."""
    entry: LibraryEntry | None
    problems: tuple[Problem, ...]


class FileLibrary:
    """The scenarios in some folders; the first folder that has an id wins, and a doubled id is a problem."""

    def __init__(self, roots: Sequence[Path], *, index: Path | None = None) -> None:
        """Remember where to look; nothing is read yet.

        Args:
            roots: folders in the order in which they are searched; those that do not exist are empty.
            index: file of the index, or None to read the scenarios themselves.
        """
        self._roots = tuple(root.resolve() for root in roots)
        self._index = index

    def entries(self) -> Sequence[LibraryEntry]:
        """Return all scenarios that can be played, by difficulty and title."""
        return sorted(self._by_id.values(), key=lambda entry: (entry.difficulty, entry.title, entry.id))

    def paths(self) -> Sequence[Path]:
        """Return the files of all scenarios, those with problems too."""
        return [Path(name) for name in self._read]

    def problems(self) -> Sequence[Problem]:
        """Return the problems of all scenarios, and ids that stand twice."""
        found = [problem for indexed in self._read.values() for problem in indexed.problems]
        for indexed in self._read.values():
            entry = indexed.entry
            if entry is not None and (winner := self._by_id[entry.id]).path != entry.path:
                message = f"There are two scenarios `{entry.id}`; the other is {winner.path}, and it is the one played."
                remedy = "Rename one of them, folder and id."
                found.append(Problem(file=entry.path, line=1, column=1, code="L401", message=message, remedy=remedy))
        return found

    def path_of(self, scenario_id: str) -> Path:
        """Return the file of a scenario.

        Raises:
            UserError: there is no such scenario; it names the nearest.
        """
        entry = self._by_id.get(scenario_id)
        if entry is not None:
            return Path(entry.path)
        for path, indexed in self._read.items():
            if indexed.entry is None and Path(path).parent.name == scenario_id:
                return Path(path)
        if not self._by_id:
            places = ", ".join(str(root) for root in self._roots) or "no folder"
            hint = "Give the folder that holds it with --path."
            raise UserError(f"There is no scenario `{scenario_id}`, nor any other in {places}.", hint)
        raise UserError(f"There is no scenario `{scenario_id}`.", suggest(scenario_id, self._by_id))

    def load(self, scenario_id: str) -> Scenario:
        """Return a scenario, parsed and checked.

        Raises:
            UserError: there is no such scenario, or its file has problems (`ScenarioProblems` lists them).
        """
        from simulator.scenario.load import load_scenario

        return load_scenario(self.path_of(scenario_id))

    @cached_property
    def _by_id(self) -> Mapping[str, LibraryEntry]:
        entries: dict[str, LibraryEntry] = {}
        for indexed in self._read.values():
            if indexed.entry is not None:
                entries.setdefault(indexed.entry.id, indexed.entry)
        return entries

    @cached_property
    def _read(self) -> Mapping[str, _Indexed]:
        """Every scenario file by its path: from the index where that is still true, else read anew."""
        known = _read_index(self._index) if self._index is not None else {}
        found: dict[str, _Indexed] = {}
        everywhere = _stamp(sorted(Path(__file__).parent.glob("*.py"))) + _packs_stamp(shipped_scenarios())
        for root in self._roots:
            shared = hashlib.sha256(f"{everywhere}|{_packs_stamp(root)}".encode()).hexdigest()[:16]
            for path in _scenario_files(root):
                name, stamp = str(path), f"{_stamp([path])}|{shared}"
                old = known.get(name)
                found[name] = old if old is not None and old.stamp == stamp else _examine(path, stamp)
        kept = {name: old for name, old in known.items() if Path(name).is_file()} | found
        if self._index is not None and kept != known:
            _write_index(self._index, kept)
        return found


def open_library(folder: DataFolder, *, extra: Path | None = None) -> FileLibrary:
    """Return the library of a data folder: `--path` first, then its packs, then the shipped scenarios."""
    shipped = shipped_scenarios()
    roots = [root for root in (extra, folder.packs, shipped) if root is not None]
    return FileLibrary(roots, index=folder.index)


def _scenario_files(root: Path) -> Iterator[Path]:
    for pattern in _PATTERNS:
        yield from sorted(root.glob(pattern))


def _packs_stamp(root: Path | None) -> str:
    return "" if root is None else _stamp([path for folder in _PACKS for path in authored(root / folder)])


def _stamp(paths: Sequence[Path]) -> str:
    return ";".join(f"{path.name}:{stamp(path)}" for path in paths)


def _examine(path: Path, stamp: str) -> _Indexed:
    from simulator.scenario.codec import scenario_hash
    from simulator.scenario.load import check_scenario

    checked = check_scenario(path)
    scenario = checked.scenario
    entry = None if scenario is None else _entry(scenario, scenario_hash(scenario), path)
    return _Indexed(stamp=stamp, entry=entry, problems=checked.problems)


def _entry(scenario: Scenario, digest: str, path: Path) -> LibraryEntry:
    return LibraryEntry(
        id=scenario.id,
        title=scenario.title,
        language=scenario.language,
        channel=scenario.channel,
        difficulty=scenario.difficulty,
        skills=scenario.skills,
        minutes=scenario.minutes,
        firm=scenario.company.firm,
        labels=scenario.labels,
        status=scenario.status,
        hash=digest,
        path=str(path),
    )


def _read_index(path: Path) -> Mapping[str, _Indexed]:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["version"] != INDEX_VERSION:
            return {}
        return {name: _indexed(item) for name, item in stored["files"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("the index %s cannot be used and is made anew: %s", path, error)
        return {}


def _indexed(item: Mapping[str, Any]) -> _Indexed:
    entry: dict[str, Any] | None = item["entry"]
    if entry is not None:
        entry |= {key: tuple(entry[key]) for key in _TUPLES}
    known = None if entry is None else LibraryEntry(**entry)
    return _Indexed(stamp=item["stamp"], entry=known, problems=tuple(Problem(**each) for each in item["problems"]))


def _write_index(path: Path, found: Mapping[str, _Indexed]) -> None:
    files = {name: asdict(indexed) for name, indexed in found.items()}
    try:
        write_atomically(path, json.dumps({"version": INDEX_VERSION, "files": files}))
    except UserError as error:
        log.warning("the index of the library is not kept: %s", error)


def languages_beside(folder: Path) -> tuple[str, ...]:
    """Return the languages into which the scenario of a folder is translated, at least in part."""
    return tuple(
        sorted(path.suffixes[0].lstrip(".") for path in authored(folder, "lines.*.po") if len(path.suffixes) == 2)
    )
