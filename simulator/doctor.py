"""`rapport doctor`: what is installed, where data lies, and whether display, fonts, sound and journal work."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from simulator.errors import UserError
from simulator.settings import DataFolder, data_folder, house_name, read_config, shipped_assets, shipped_scenarios

OLDEST_PYTHON = (3, 11)
PARTS = ("pygame-ce", "PyYAML", "pydantic", "click", "platformdirs", "SQLAlchemy", "alembic", "Jinja2", "openai")
PROBE_SECONDS = 30
NO_WINDOW = ("offscreen", "dummy", "evdev")
"""Drivers that SDL falls back to where nothing can show a window."""

# It runs in a process of its own: only the desktop may know pygame, and a driver that crashes must not take us along.
_PROBE = """
import json, os
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
import pygame
found = {"ce": bool(getattr(pygame, "IS_CE", False)), "version": pygame.version.ver}
for name, start, tell in (
    ("display", pygame.display.init, pygame.display.get_driver),
    ("sound", pygame.mixer.init, lambda: str(pygame.mixer.get_init()[0]) + " Hz"),
):
    try:
        start()
        found[name] = tell()
    except pygame.error as error:
        found[name + "_error"] = str(error)
print(json.dumps(found))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    well: bool
    found: str
    remedy: str = ""
    """What to do when it is not well, or what it means when it is."""


def examine(environ: Mapping[str, str]) -> tuple[Check, ...]:
    """Look at everything and return what was found, in the order of the report.

    Args:
        environ: the environment.
    """
    folder = data_folder(environ)
    return (
        Check(name="Rapport", well=True, found=own_version()),
        check_python(sys.version_info[:3]),
        *(_part(name) for name in PARTS),
        check_pygame(_installed("pygame-ce"), _installed("pygame")),
        check_folder(folder),
        check_config(folder),
        check_journal(folder),
        check_llm(folder, environ),
        _shipped("Scenarios", shipped_scenarios()),
        _fonts(),
        *check_window(_probe(environ), environ.get("SDL_VIDEODRIVER", "")),
    )


def report(checks: Sequence[Check]) -> str:
    """Return the checks as lines; what is not well is marked and has its remedy under it."""
    width = max(len(check.name) for check in checks)
    lines: list[str] = []
    for check in checks:
        lines.append(f"{'ok ' if check.well else '!! '} {check.name.ljust(width)}  {check.found}")
        if check.remedy:
            lines.append(f"    {' ' * width}  {check.remedy}")
    bad = sum(not check.well for check in checks)
    lines += ["", "All is well." if not bad else f"{bad} of {len(checks)} need attention."]
    return "\n".join(lines)


def own_version() -> str:
    """Return the version of the installed distribution."""
    return _installed("rapport-simulator") or "run from its folder, not installed"


def check_python(found: tuple[int, int, int]) -> Check:
    """Tell whether this Python is new enough."""
    name = f"{platform.python_implementation()} {'.'.join(map(str, found))} on {platform.system()} {platform.machine()}"
    well = found[:2] >= OLDEST_PYTHON
    return Check(name="Python", well=well, found=name, remedy="" if well else "Install Python 3.11 or newer.")


def check_pygame(community: str | None, classic: str | None) -> Check:
    """Tell whether pygame-ce is installed, and classic pygame is not: both write to the same folder."""
    if classic is None:
        return Check(name="pygame", well=community is not None, found="only pygame-ce, as it should be")
    mend = "pip uninstall -y pygame pygame-ce && pip install pygame-ce"
    return Check(name="pygame", well=False, found=f"classic pygame {classic} is installed too", remedy=f"Run: {mend}")


def check_folder(folder: DataFolder) -> Check:
    """Tell whether the data folder can be written."""
    found = str(folder.path)
    place = folder.path
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        remedy = "Make it writable, or set RAPPORT_HOME to another folder."
        return Check(name="Data folder", well=False, found=f"{found}: {(error.strerror or '').lower()}", remedy=remedy)
    return Check(name="Data folder", well=True, found=found if folder.path.exists() else f"{found} (made when needed)")


def check_config(folder: DataFolder) -> Check:
    """Tell whether `config.toml` can be read."""
    try:
        settings = read_config(folder)
        house_name(folder)
    except UserError as error:
        return Check(name="config.toml", well=False, found=error.message, remedy=error.hint)
    return Check(name="config.toml", well=True, found=f"{len(settings)} settings" if settings else "none")


def check_journal(folder: DataFolder) -> Check:
    """Tell whether the journal opens and its file is whole; makes none where there is none."""
    if not folder.journal.exists():
        return Check(name="Journal", well=True, found="none yet; the first call makes it")
    from simulator.session.ports import JournalError
    from simulator.storage.store import open_store

    try:
        store = open_store(folder.journal)
        stored, damages = store.headers(), store.damages()
        store.close()
    except (JournalError, UserError) as error:
        return Check(name="Journal", well=False, found=error.message, remedy=error.hint)
    if damages:
        remedy = "Copy the file away before anything else, then run: rapport calls verify"
        return Check(name="Journal", well=False, found=f"{folder.journal}: {damages[0]}", remedy=remedy)
    still_open = sum(call.closed == "open" for call in stored)
    return Check(name="Journal", well=True, found=f"{folder.journal}: {len(stored)} calls, {still_open} open")


def check_llm(folder: DataFolder, environ: Mapping[str, str]) -> Check:
    """Tell what is set up of the LLM; nothing is sent."""
    from simulator.llm_settings import agreed, llm_settings

    try:
        settings = llm_settings(folder, environ)
        if not (settings.base_url or settings.model):
            return Check(name="LLM", well=True, found="none set up; the customer is scripted")
        target = settings.target()
        key = settings.key(target, environ)
    except UserError as error:
        return Check(name="LLM", well=False, found=error.message, remedy=error.hint)
    found = f"{target.model} at {target.host}, key: {key}, {'on' if settings.enabled else 'off'}"
    if not agreed(folder, target):
        remedy = f"Nothing is sent there before: rapport llm check --consent {target.host}"
        return Check(name="LLM", well=not settings.enabled, found=f"{found}, no consent", remedy=remedy)
    return Check(name="LLM", well=True, found=found, remedy="Try it: rapport llm check")


def check_window(probe: Mapping[str, object], wanted: str = "") -> tuple[Check, ...]:
    """Return what trying pygame has shown of display and sound; without sound the game runs silent.

    Args:
        probe: what the trial printed.
        wanted: the display driver that the environment names, or "".
    """
    if probe.get("display") in NO_WINDOW and probe.get("display") != wanted:
        probe = {**probe, "display_error": "there is none to open a window on"}
    if "display" in probe and "display_error" not in probe:
        display = Check(name="Display", well=True, found=f"driver {probe['display']}")
    else:
        error = str(probe.get("display_error", "pygame does not start"))
        remedy = "Set DISPLAY, or play in the terminal: rapport play --terminal ID"
        display = Check(name="Display", well=False, found=error, remedy=remedy)
    if "sound" in probe:
        return display, Check(name="Sound", well=True, found=str(probe["sound"]))
    return display, Check(name="Sound", well=True, found="no device; the game runs silent")


def _part(name: str) -> Check:
    found = _installed(name)
    remedy = "" if found else f"Run: pip install {name}"
    return Check(name=name, well=found is not None, found=found or "not installed", remedy=remedy)


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _shipped(name: str, folder: Path | None) -> Check:
    if folder is None:
        remedy = "Install Rapport anew: its own files are missing."
        return Check(name=name, well=False, found="not found", remedy=remedy)
    return Check(name=name, well=True, found=str(folder))


def _fonts() -> Check:
    assets = shipped_assets()
    fonts = [] if assets is None else sorted(path.name for path in (assets / "fonts").glob("*.[ot]tf"))
    if not fonts:
        return Check(
            name="Fonts", well=False, found="not found", remedy="Install Rapport anew: its own files are missing."
        )
    return Check(name="Fonts", well=True, found=", ".join(fonts))


def _probe(environ: Mapping[str, str]) -> Mapping[str, object]:
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PROBE],
            capture_output=True,
            text=True,
            timeout=PROBE_SECONDS,
            env={**environ},
            cwd=os.path.sep,
            check=False,
        )
        found = json.loads(done.stdout.strip().splitlines()[-1])
    except (subprocess.TimeoutExpired, ValueError, IndexError) as error:
        return {"display_error": f"pygame does not start ({type(error).__name__})"}
    return found if isinstance(found, dict) else {}
