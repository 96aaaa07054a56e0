"""The README keeps its word: two commands to set up, every command named, no file that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from simulator.cli import rapport

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: click.Group, path: str) -> Iterator[tuple[str, str]]:
    """Yield each command with the group that it belongs to."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield path, name


def row_of(path: str, name: str) -> str:
    """Return the row of a command: its own, or the one that lists several of a group."""
    rows = [row for row in README.splitlines() if row.startswith(f"| `{path} ")]
    named = (row for row in rows if row.startswith(f"| `{path} {name}") or f" `{name}`" in row.split("|")[1])
    return next(named, "")


def test_there_are_exactly_two_set_up_commands_and_each_is_one_line() -> None:
    setup = README.split("## Set up")[1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", setup, re.DOTALL)
    assert blocks == [
        "python -m pip install . && rapport\n",
        'python -m pip install -e ".[test]" && python -m pytest\n',
    ]


@pytest.mark.parametrize(("path", "name"), list(commands(rapport, "rapport")), ids=" ".join)
def test_every_command_stands_in_the_readme(path: str, name: str) -> None:
    assert row_of(path, name), f"{path} {name} is missing from the table of commands"


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    known = {f"{path} {name}" for path, name in commands(rapport, "rapport")} | {"rapport"}
    groups = {path for path, _ in commands(rapport, "rapport")}
    for row in (row for row in README.splitlines() if row.startswith("| `rapport")):
        named = re.findall(r"rapport(?: [a-z-]+)*", row.split("|")[1])[0]
        assert named in known | groups, named


def test_every_file_that_the_readme_names_is_there() -> None:
    for name in re.findall(r"`((?:docs|assets|benchmarks|\.ci)/[\w./-]+|constraints\.txt)`", README):
        assert (ROOT / name).exists(), name
