"""Keeps what a check came to, by the content of all files that it could have read, so that nothing is checked twice.

The file may be deleted, or lack the right to be written: then the next check is only slower.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from simulator.errors import Problem, UserError
from simulator.scenario.files import authored, stamp
from simulator.scenario.load import SCENARIO_FILE
from simulator.scenario.strict_yaml import read_bytes
from simulator.settings import shipped_assets, shipped_scenarios, write_atomically

VERSION = 1
MOST = 5000
"""More results than this are not kept."""
_PACKS = ("companies", "temperaments", "shared", "standard")
_ROOT = Path(__file__).resolve().parents[3]
_CODE = ("simulator/scenario", "scoring/languages", "scoring/rubric.py")
"""What decides, besides the scenario's own files, what a check finds."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one check came to."""

    problems: tuple[Problem, ...]
    files: tuple[str, ...]


class Kept:
    """Results of earlier checks, found by fingerprints."""

    def __init__(self, file: Path) -> None:
        """Read what was kept; nothing where the file is missing or damaged."""
        self._file = file
        self._old = _read(file)
        self._new: dict[str, Result] = {}

    def get(self, fingerprint: str) -> Result | None:
        """Return the result of an earlier check of the very same files."""
        found = self._old.get(fingerprint) if fingerprint else None
        if found is not None:
            self._new[fingerprint] = found
        return found

    def put(self, fingerprint: str, result: Result) -> None:
        """Keep a result."""
        if fingerprint:
            self._new[fingerprint] = result

    def save(self) -> None:
        """Write what this check has used or added first, and of the rest as much as there is room for."""
        kept = dict(list({**self._new, **self._old}.items())[:MOST])
        if kept.keys() == self._old.keys():
            return
        results = {key: asdict(result) for key, result in kept.items()}
        try:
            write_atomically(self._file, json.dumps({"version": VERSION, "results": results}))
        except UserError as error:
            log.warning("what the check has found is not kept: %s", error)


def fingerprint(path: Path) -> str:
    """Return a hash over all that the check of a scenario can read, or "" where that cannot be told.

    Args:
        path: the file, or the folder that holds `scenario.yaml`; a play or a pack that is named by itself has none.
    """
    file = path / SCENARIO_FILE if path.is_dir() else path
    if file.name != SCENARIO_FILE:
        return ""
    folder = file.parent
    data = read_bytes(file)
    if not isinstance(data, bytes):
        return ""
    digest = hashlib.sha256(f"{_code_stamp()}|{path}|{file.resolve()}".encode())
    digest.update(data)
    for name, content in _beside(folder):
        digest.update(f"|{name}|".encode())
        digest.update(content)
    for root in (folder.parent if folder.name not in ("", "..") else folder / "..", folder, shipped_scenarios()):
        digest.update(b"" if root is None else _packs(str(root), _stamp(_pack_files(root))).encode())
    return digest.hexdigest()


def _beside(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in (*authored(folder / "plays"), *authored(folder, "lines.*.po"), *authored(folder, "*.png")):
        data = b"" if path.suffix == ".png" else read_bytes(path)
        yield path.name, data if isinstance(data, bytes) else b"?"


def _pack_files(root: Path) -> list[Path]:
    return [path for name in _PACKS for path in authored(root / name)]


@cache
def _packs(root: str, stamps: str) -> str:
    """Return a hash over the packs of a folder; asked again with the same stamps, nothing is read."""
    digest = hashlib.sha256(stamps.encode())
    for path in _pack_files(Path(root)):
        data = read_bytes(path)
        digest.update(data if isinstance(data, bytes) else b"?")
    return digest.hexdigest()


@cache
def _code_stamp() -> str:
    """Return what changes with the program, its language packs and its pictures."""
    found = [path for name in _CODE for path in _files(_ROOT / name)]
    assets = shipped_assets()
    pictures = authored(assets / "portraits", "*.png") if assets is not None else []
    return hashlib.sha256(_stamp([*found, *pictures]).encode()).hexdigest()


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(path for path in place.rglob("*") if path.suffix in (".py", ".json", ".txt"))


def _stamp(paths: list[Path]) -> str:
    return ";".join(f"{path}:{stamp(path)}" for path in paths)


def _read(file: Path) -> Mapping[str, Result]:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if stored["version"] != VERSION:
            return {}
        return {
            key: Result(problems=tuple(Problem(**each) for each in item["problems"]), files=tuple(item["files"]))
            for key, item in stored["results"].items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("what was kept of earlier checks in %s cannot be used: %s", file, error)
        return {}
