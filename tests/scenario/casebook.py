"""Makes small scenarios in a folder, whole or with one thing changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from simulator.errors import Problem
from simulator.scenario.moments import MOMENTS

BASE = Path(__file__).parent / "base"
WORDINGS = ["One.", "Two.", "Three."]


def write_case(folder: Path) -> Path:
    """Write the small case with its packs and return its scenario file."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    reactions = "".join(f"  {moment}: {json.dumps({'says': WORDINGS})}\n" for moment in MOMENTS)
    temperaments = folder / "temperaments"
    temperaments.mkdir()
    text = f"format: 1\nid: even\nlanguage: en\nreactions:\n{reactions}"
    (temperaments / "even.yaml").write_text(text, encoding="utf-8")
    return folder / "small_case" / "scenario.yaml"


def change(file: Path, replace: str, by: str) -> None:
    """Replace the one occurrence of a text in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(replace) == 1, f"{replace!r} must stand once in {file.name}"
    file.write_text(text.replace(replace, by), encoding="utf-8")


def lines(problems: tuple[Problem, ...], folder: Path) -> list[str]:
    """Return problems as people read them, with paths below a folder, warnings marked."""
    texts = [str(p).removeprefix(f"{folder}/") + (" (warning)" if p.severity == "warning" else "") for p in problems]
    return texts
