"""The life of a scenario: draft, then with an expert's play, then stable; says what a step lacks, and writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from simulator.errors import UserError
from simulator.rehearsal.proof import Proof, prove
from simulator.scenario.check.examine import examine
from simulator.scenario.load import SCENARIO_FILE
from simulator.scenario.strict_yaml import Keys, read_document
from simulator.settings import write_atomically

Status = Literal["draft", "expert", "stable"]
STATUSES: tuple[Status, ...] = ("draft", "expert", "stable")
_BEFORE = ("labels", "minutes", "skills", "difficulty", "channel", "language", "title", "id")
"""Keys after which the line is put where there is none yet; the first that stands in one line."""


def lacks(path: Path, to: Status) -> tuple[str, ...]:
    """Return what a scenario lacks for a status, as sentences; none when it may have it.

    Args:
        path: its file, or its folder.
        to: the status.

    Raises:
        ScenarioProblems: the scenario or one of its plays has problems.
    """
    return () if to == "draft" else tuple(_lacks(path, prove(path), to))


def set_status(path: Path, to: Status) -> int:
    """Write the status into the one line of the file that holds it, or into a new one; return the number of the line.

    Comments, order and line ends stay as they are.

    Args:
        path: the scenario's file, or its folder.
        to: the status.

    Raises:
        UserError: the file is no scenario, or cannot be written.
    """
    file = path / SCENARIO_FILE if path.is_dir() else path
    text = file.read_bytes().decode("utf-8")
    lines = text.splitlines(keepends=True)
    root = read_document(file).root
    if not isinstance(root, Keys):
        raise UserError(f"{file} is no scenario.", "`rapport scenario check` says why.")
    written = next((value for key, value in root.entries if key.raw == "status"), None)
    if written is not None:
        number = written.line
        old = lines[number - 1]
        start = written.column - 1
        raw = str(getattr(written, "raw", ""))
        end = old.index(raw, start) + len(raw) + (1 if old[start] in "'\"" else 0)
        lines[number - 1] = f"{old[:start]}{to}{old[end:]}"
    else:
        number = _place_for(root) + 1
        before = lines[number - 2]
        ending = "\r\n" if before.endswith("\r\n") else "\n"
        if not before.endswith("\n"):
            lines[number - 2] = before + ending
        lines.insert(number - 1, f"status: {to}{ending}")
    write_atomically(file, "".join(lines))
    return number


def _place_for(root: Keys) -> int:
    """Return the line after which the new key goes."""
    starts = sorted(key.line for key, _ in root.entries)
    for name in _BEFORE:
        for key, value in root.entries:
            alone = value.line == key.line and (key.line + 1 in starts or key.line == starts[-1])
            if key.raw == name and alone:
                return key.line
    return starts[0]


def _lacks(path: Path, proof: Proof, to: Status) -> Iterator[str]:
    good = [played for played in proof.plays if played.play.kind == "good"]
    if not good:
        yield "There is no play of an expert: write plays/good.yaml."
    elif all(played.faults for played in good):
        yield f"The expert's play {good[0].name} does not get what it must: {good[0].faults[0]}"
    if to == "expert":
        return
    if proof.scenario.status == "draft":
        yield "It is a draft: an expert's play comes first (`--to expert`)."
    problems = [problem for problem in examine(path).problems if problem.severity != "note"]
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        yield f"`rapport scenario check` finds {count}, first: {problems[0]}"
    if proof.failures:
        yield f"`rapport scenario test` finds {proof.failures} that must be mended."
