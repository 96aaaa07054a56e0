"""Reads scenarios, plays and shifts from their files; every mistake is a problem with its place, all at once.

Beyond YAML an author may write: a single text where a list of texts is wanted; a number where a text is wanted; the
names of packs (`company:`, `temperament:`, `include:`), which are put in here; `opening:` for the first beat; `not:`
for the field `not_`; and may leave out what the standard gives.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from simulator.errors import Problem
from simulator.scenario.assignment import Assignments
from simulator.scenario.codec import assignments_codec, play_codec, scenario_codec, shift_codec
from simulator.scenario.compose import STANDARD, compose
from simulator.scenario.files import authored
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Company, Temperament
from simulator.scenario.play import Play
from simulator.scenario.problems import ScenarioProblems, in_order, suggest
from simulator.scenario.references import check_references
from simulator.scenario.shape import MOST_PROBLEMS, Record, fit
from simulator.scenario.shift import Shift
from simulator.scenario.strict_yaml import Document, Keys, Text, parse_document, read_bytes, read_document
from simulator.scenario.values import LANGUAGES, check_values
from simulator.settings import shipped_scenarios

SCENARIO_FILE = "scenario.yaml"
FILE_KEYS = ("include", "opening")
"""Keys of a scenario's file that are no fields of a scenario: they are put in when it is read."""
SCENARIO_KEYS: dict[str, Any] = {
    "company": str,
    "temperament": None,
    "temperaments": None,
    "include": tuple[str, ...],
    "opening": tuple[str, ...],
}
"""Keys that are written otherwise than the dataclass has them; None: not written at all."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A scenario file with all that was found in it and in its packs."""

    scenario: Scenario | None
    """None when an error keeps it from being played."""
    record: Record | None
    """The data with their places, packs put in, as far as they fit; None when the file holds none."""
    problems: tuple[Problem, ...]
    """Errors and warnings, in the order of the files."""
    files: tuple[Path, ...]
    """The files that it was made of: its own first, then its packs."""


def load_scenario(path: Path) -> Scenario:
    """Return the scenario of a file, or of the folder that holds `scenario.yaml`, with its packs inlined.

    Raises:
        ScenarioProblems: something has to be mended first; it lists everything, warnings too.
    """
    checked = check_scenario(path)
    if checked.scenario is None:
        raise ScenarioProblems(checked.problems)
    return checked.scenario


def check_scenario(path: Path) -> Checked:
    """Return a scenario with all problems of its files (some hundreds at most); never raises for what is in them."""
    file = _file_of(path)
    document = read_document(file, within=_pack_of(file))
    if not isinstance(document.root, Keys):
        record, problems = _fitted(document, Scenario)
        return Checked(scenario=None, record=record, problems=in_order(problems), files=(file,))
    composed = compose(document.root, _roots(file), _standard(document.root))
    record, problems = _fitted(replace(document, root=composed.root), Scenario)
    problems += composed.problems
    files = [file, *composed.files]
    if record is not None:
        for name in FILE_KEYS:
            record.pop(name, None)
        more_problems, more_files = _with_packs(record, file)
        problems += more_problems
        problems += islice(check_values(record, file), MOST_PROBLEMS)
        problems += islice(check_references(record), MOST_PROBLEMS)
        files += more_files
    scenario = _built(scenario_codec(), record, problems)
    return Checked(scenario=scenario, record=record, problems=in_order(problems), files=tuple(dict.fromkeys(files)))


def _file_of(path: Path) -> Path:
    try:
        return path / SCENARIO_FILE if path.is_dir() else path
    except OSError:  # a name that no system takes: reading it gives the problem
        return path


def _with_packs(record: Record, file: Path) -> tuple[list[Problem], list[Path]]:
    """Put the packs that a scenario names into its data; return what is wrong with them, and their files."""
    problems: list[Problem] = []
    files: list[Path] = []

    def pack(folder: str, kind: type, owner: Record | None, key: str) -> Record | None:
        found = _pack(file, folder, owner, key)
        if isinstance(found, Problem):
            problems.append(found)
        if not isinstance(found, tuple):
            return None
        inlined, pack_problems = _read_pack(*found, kind)
        problems.extend(pack_problems)
        files.append(found[0])
        return inlined if inlined is None or kind is Company else _with_all_moments(inlined)

    for folder, kind, owner, key in (
        ("companies", Company, record, "company"),
        ("temperaments", Temperament, record.get("customer"), "temperament"),
    ):
        inlined = pack(folder, kind, owner, key)
        if inlined is not None:
            record |= {key: inlined}
    twists = [twist for twist in record.get("twists", {}).values() if isinstance(twist, Record)]
    for twist in twists:
        inlined = pack("temperaments", Temperament, twist, "temperament") if twist.get("temperament") else None
        if inlined is not None:
            record.setdefault("temperaments", {})[twist["temperament"]] = inlined
    return problems, files


def _with_all_moments(pack: Record) -> Record:
    """Return a reaction pack with the standard's words where it has none: a moment may be newer than the pack."""
    standard = _standard_of(pack.get("language"))
    name = standard.root.get("temperament") if standard is not None and isinstance(standard.root, Keys) else None
    shipped = shipped_scenarios()
    if shipped is None or not isinstance(name, Text):
        return pack
    usual, _ = _read_pack(shipped / "temperaments" / f"{name.raw}.yaml", shipped, Temperament)
    missing = (
        {} if usual is None else {m: r for m, r in usual["reactions"].items() if m not in pack.get("reactions", {})}
    )
    if not missing:
        return pack
    whole = Record(pack.node, file=pack.file, kind=Temperament)
    whole.update(pack)
    whole["reactions"] = {**pack.get("reactions", {}), **missing}
    return whole


def load_play(path: Path) -> Play:
    """Return the play of a file; its inputs are checked by the player that runs them.

    Raises:
        ScenarioProblems: something has to be mended first.
    """
    return _read_alone(path, Play, play_codec())


def load_shift(path: Path) -> Shift:
    """Return the shift of a file; whether its scenarios exist is checked where it is played.

    Raises:
        ScenarioProblems: something has to be mended first.
    """
    return _read_alone(path, Shift, shift_codec())


def load_assignments(path: Path) -> Assignments:
    """Return what a trainer has set in a file; whether its scenarios exist is seen where they are shown.

    Raises:
        ScenarioProblems: something has to be mended first.
    """
    return _read_alone(path, Assignments, assignments_codec())


def _fitted(document: Document, kind: type) -> tuple[Record | None, list[Problem]]:
    if document.root is None:
        return None, list(document.problems)
    extra: dict[str, Any] = SCENARIO_KEYS if kind is Scenario else {}
    record, problems = fit(document.root, kind, file=document.file, extra=extra)
    return record, [*document.problems, *problems]


def _pack_of(file: Path) -> Path:
    """Return the folder that a scenario's file may not leave by a link: the one that holds its folder."""
    folder = file.parent
    return folder.parent.resolve() if folder.name not in ("", "..") else folder.resolve().parent


def _roots(file: Path) -> tuple[Path, ...]:
    """Return the folders whose packs a scenario may use, nearest first."""
    beside = file.parent.parent if file.parent.name not in ("", "..") else file.parent / ".."
    shipped = shipped_scenarios()
    return (beside, file.parent) if shipped is None else (beside, file.parent, shipped)


def _standard(root: Keys) -> Document | None:
    """Return what stands in for keys that are not written, in the scenario's language."""
    language = root.get("language")
    return _standard_of(language.raw if isinstance(language, Text) else None)


def _standard_of(language: object) -> Document | None:
    shipped = shipped_scenarios()
    if shipped is None or language not in LANGUAGES:
        return None
    path = shipped / STANDARD / f"{language}.yaml"
    return _parsed(str(path), path.read_bytes()) if path.is_file() else None


def _pack(file: Path, folder: str, owner: Record | None, key: str) -> tuple[Path, Path] | Problem | None:
    """Return the file of the pack that a record names, and the folder it belongs to; None when it names none."""
    name = owner.get(key) if owner is not None else None
    if owner is None or not isinstance(name, str):
        return None
    packs = [(found, root) for root in _roots(file) for found in authored(root / folder)]
    for found, root in packs:
        if found.stem == name:
            return found, root
    known = [found.stem for found, _ in packs]
    remedy = suggest(name, known) if packs else f"Make the file `{folder}/{name}.yaml`."
    return owner.problem(owner.place(key), "R307", f"There is no `{name}` in `{folder}`.", remedy)


def _read_pack(path: Path, root: Path, kind: type) -> tuple[Record | None, tuple[Problem, ...]]:
    data = read_bytes(path, within=root)
    return _pack_from(str(path), data, kind) if isinstance(data, bytes) else (None, data.problems)


@lru_cache(maxsize=64)
def _pack_from(name: str, data: bytes, kind: type) -> tuple[Record | None, tuple[Problem, ...]]:
    """Return the data of a pack, found by its very bytes: a thousand scenarios share a few; nobody writes to it."""
    record, problems = _fitted(parse_document(data, file=name), kind)
    return record, tuple(problems)


@lru_cache(maxsize=8)
def _parsed(name: str, data: bytes) -> Document:
    return parse_document(data, file=name)


def _read_alone(path: Path, kind: type, codec: TypeAdapter[T]) -> T:
    """Return what a file beside a scenario holds: a play, a shift, what was set."""
    record, problems = _fitted(read_document(path), kind)
    if record is not None:
        problems += check_values(record, path)
    found = _built(codec, record, problems)
    if found is None:
        raise ScenarioProblems(in_order(problems))
    return found


def _built(codec: TypeAdapter[T], record: Record | None, problems: list[Problem]) -> T | None:
    if record is None or any(problem.severity == "error" for problem in problems):
        return None
    try:
        return codec.validate_python(record)
    except ValidationError as error:
        where = "/".join(str(part) for part in error.errors()[0]["loc"])
        message = f"The value at `{where}` does not fit the format."
        problems.append(record.problem(record.node, "S203", message, "Compare it with a scenario that works."))
        return None
