"""Where things lie and what was set: data folder, shipped scenarios and assets, `config.toml`, `state.json`."""

from __future__ import annotations

import json
import logging
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from simulator.errors import UserError

DEFAULT_ALIAS = "me"
HOUSE = "Tillamere"
"""The contact centre at which every shift is worked; it is invented, and answers for the firms of the library."""
LONGEST_HOUSE = 40
"""Characters that the name of a house has at most."""
_ALIAS = re.compile(r"[a-z0-9_-]{1,32}")
_TEAM = 'Write it there under [teams]: north = ["ann", "bob"]'
_PACKAGE = Path(__file__).resolve().parent
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFolder:
    """The layout of the data folder; it is made when something is first written to it."""

    path: Path

    @property
    def journal(self) -> Path:
        """Return the database of calls."""
        return self.path / "journal.db"

    @property
    def config(self) -> Path:
        """Return the file that people edit; the program only reads it."""
        return self.path / "config.toml"

    @property
    def state(self) -> Path:
        """Return the file of what was set in the program."""
        return self.path / "state.json"

    @property
    def packs(self) -> Path:
        """Return the folder of the trainer's own scenarios."""
        return self.path / "packs"

    @property
    def assignments(self) -> Path:
        """Return the file of what a trainer has set; people may edit it."""
        return self.path / "assignments.yaml"

    @property
    def reports(self) -> Path:
        """Return the folder of pages and tables."""
        return self.path / "reports"

    @property
    def logs(self) -> Path:
        """Return the folder of logs."""
        return self.path / "logs"

    @property
    def index(self) -> Path:
        """Return the index of the library; it may be deleted at any time."""
        return self.path / "library.json"


def data_folder(environ: Mapping[str, str] | None = None) -> DataFolder:
    """Return the data folder: `RAPPORT_HOME`, or the place that the system keeps for it; makes nothing."""
    home = (os.environ if environ is None else environ).get("RAPPORT_HOME", "")
    path = Path(home).expanduser() if home else platformdirs.user_data_path("rapport", appauthor=False)
    return DataFolder(path=path)


def make_folder(path: Path) -> Path:
    """Make a folder with its parents and return it.

    Raises:
        UserError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def shipped_scenarios() -> Path | None:
    """Return the folder of the shipped scenarios: in the wheel, or at the top level of a checkout; None if neither."""
    return _shipped("scenarios")


def shipped_assets() -> Path | None:
    """Return the folder of fonts, portraits and sounds; None if there is none."""
    return _shipped("assets")


def _shipped(name: str) -> Path | None:
    for root in (_PACKAGE / "_data", _PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    return None


def read_config(folder: DataFolder) -> Mapping[str, Any]:
    """Return what `config.toml` says (`Any`: checked where it is used); nothing when there is none.

    Raises:
        UserError: it cannot be read or is no TOML.
    """
    try:
        with folder.config.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            f"{folder.config} is not valid TOML: {error}.", "Mend that line, or rename the file."
        ) from error
    except OSError as error:
        raise UserError(
            f"{folder.config} cannot be read: {_reason(error)}.", "Check the rights of the file."
        ) from error


def read_state(folder: DataFolder) -> Mapping[str, Any]:
    """Return what was set in the program (`Any`: checked where it is used).

    A damaged file counts as empty; that is logged.
    """
    try:
        state = json.loads(folder.state.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("%s cannot be read and is left out: %s", folder.state, error)
        return {}
    if not isinstance(state, dict):
        log.warning("%s does not hold an object and is left out", folder.state)
        return {}
    return state


def write_state(folder: DataFolder, changes: Mapping[str, Any]) -> None:
    """Put changes into `state.json`: the file is whole at any moment, the old one or the new one.

    Raises:
        UserError: it cannot be written.
    """
    write_atomically(folder.state, json.dumps({**read_state(folder), **changes}, indent=2, sort_keys=True) + "\n")


def write_atomically(path: Path, text: str) -> None:
    """Write a text file so that a reader, or a crash, finds the old or the new one and nothing between.

    Line ends stay as they are in the text, and the rights as they are on the file.

    Args:
        path: the file; its folder is made where it is missing.
        text: what it will hold, in UTF-8.

    Raises:
        UserError: it cannot be written.
    """
    make_folder(path.parent)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as error:
        raise _unwritable(path, error) from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _umask() -> int:
    """Return which rights new files do not get; there is no other way to ask than to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def trainee_alias(flag: str | None, folder: DataFolder) -> str:
    """Return the trainee: the flag, else the last one used, else `trainee` of `config.toml`, else `me`.

    Raises:
        UserError: the alias has other signs than a-z, 0-9, `_` and `-`, or more than 32.
    """
    if flag is not None:
        return _checked_alias(flag, "")
    if last := read_state(folder).get("trainee"):
        return _checked_alias(last, f" in {folder.state}")
    configured = read_config(folder).get("trainee")
    return DEFAULT_ALIAS if configured is None else _checked_alias(configured, f" in {folder.config}")


def house_name(folder: DataFolder) -> str:
    """Return the contact centre at which the shifts are worked: `house` of `config.toml`, else the invented one.

    Raises:
        UserError: it is no text of one line, or too long for the head of a screen.
    """
    named = read_config(folder).get("house", HOUSE)
    if not isinstance(named, str) or not named.strip().isprintable() or not 0 < len(named.strip()) <= LONGEST_HOUSE:
        raise UserError(
            f"`house` in {folder.config} is no name.", f'Write one of at most {LONGEST_HOUSE} signs: house = "{HOUSE}"'
        )
    return named.strip()


def teams(folder: DataFolder) -> Mapping[str, tuple[str, ...]]:
    """Return the teams of `config.toml` with the aliases of their people; nothing where none is named there.

    Raises:
        UserError: the file is no TOML, or a team is no list of aliases.
    """
    named = read_config(folder).get("teams", {})
    place = f" in {folder.config}, [teams]"
    if not isinstance(named, dict) or not all(isinstance(members, list) for members in named.values()):
        raise UserError(f"A team{place} is no list of aliases.", _TEAM)
    return {name: tuple(_checked_alias(each, place) for each in members) for name, members in named.items()}


def team_members(name: str, folder: DataFolder) -> tuple[str, ...]:
    """Return the aliases of a team's people.

    Raises:
        UserError: there is no such team, or the file has a problem.
    """
    known = teams(folder)
    if name not in known:
        named = ", ".join(sorted(known)) or "none"
        raise UserError(f"There is no team `{name[:60]}` in {folder.config}: {named}.", _TEAM)
    return known[name]


def _checked_alias(alias: object, place: str) -> str:
    if not isinstance(alias, str) or not _ALIAS.fullmatch(alias):
        raise UserError(
            f"`{str(alias)[:60]}`{place} cannot be a trainee's alias.", "Use 1 to 32 of a-z, 0-9, `_` and `-`."
        )
    return alias


def _unwritable(path: Path, error: OSError) -> UserError:
    hint = "Free some space, check the rights of the folder, or choose another one (RAPPORT_HOME for your data)."
    return UserError(f"{path} cannot be written: {_reason(error)}.", hint)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
