"""Puts the examples of the check into a sound scenario, and names problems as people read them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from simulator.scenario.check.entry import Entry
from simulator.scenario.moments import MOMENTS

SAMPLE = Path(__file__).parent / "sample"
LONG = Path(__file__).parent / "long"
THREE = '{says: ["One.", "Two.", "Three."]}'
SHARED = {
    "one.yaml": "include: [two]\n",
    "two.yaml": "include: [one]\n",
    "case.yaml": "briefing: Another one.\n",
}


def write_sample(folder: Path) -> Path:
    """Write the sound scenario with its packs, plays and a picture; return its folder."""
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    (folder / "temperaments").mkdir()
    reactions = "".join(f"  {moment}: {THREE}\n" for moment in MOMENTS)
    text = f"format: 1\nid: even\nlanguage: en\nreactions:\n{reactions}"
    (folder / "temperaments" / "even.yaml").write_text(text, encoding="utf-8")
    (folder / "portraits").mkdir()
    (folder / "portraits" / "ada.png").write_bytes(b"")
    (folder / "sample_case" / "shared").mkdir()
    for name, shared in SHARED.items():
        (folder / "sample_case" / "shared" / name).write_text(shared, encoding="utf-8")
    return folder / "sample_case"


def write_long(folder: Path) -> Path:
    """Write a long scenario as it once was, whose texts no longer change; return its folder."""
    shutil.copytree(LONG, folder, dirs_exist_ok=True)
    pack = folder / "temperaments" / "impatient.yaml"
    text = pack.read_text(encoding="utf-8")
    newer = "".join(f"  {name}: {THREE}\n" for name in MOMENTS if f"  {name}:" not in text)
    pack.write_text(text.rstrip() + "\n" + newer, encoding="utf-8")
    return folder / "late_parcel"


def put_in(folder: Path, entry: Entry, keys: str) -> None:
    """Let keys of an example take the place of those of the sound scenario."""
    file = folder / entry.file
    if file.suffix == ".po":
        changed = keys
    else:
        text = file.read_text(encoding="utf-8")  # keys with an indent belong to the last key of the file
        changed = text + keys if keys.startswith("  ") else with_keys(text, keys)
    file.write_bytes(changed.encode("utf-8", "surrogateescape"))


def with_keys(text: str, keys: str) -> str:
    """Return a file with some of its top-level keys written anew."""
    new = re.findall(r"(?m)^([a-z_]+):", keys)
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", text)
    kept = "".join(block for block in blocks if block.partition(":")[0] not in new)
    return kept + keys
