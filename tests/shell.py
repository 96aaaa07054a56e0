"""Runs commands of `rapport` for tests, in this process or in one of their own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from simulator.cli import run

ROOT = Path(__file__).resolve().parent.parent
HELLO = '{"do": "reply", "text": "Hello Dana, six days late: I am sorry. What is your order number?", "after_s": 20}\n'
WHOLE = HELLO + '{"do": "end"}\n{"do": "next"}\n{"do": "end"}\n'
PLAY = ("play", "late_parcel", "--terminal", "--json", "--seed", "7", "--twist", "plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command came to."""

    status: int
    out: str
    err: str

    def events(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Shell:
    """Runs commands in this process."""

    def __init__(self, capture: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch) -> None:
        self._capture = capture
        self._patch = patch

    def __call__(self, *args: str, typed: str = "") -> Ran:
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"))
        self._capture.readouterr()
        status = run(args)
        out, err = self._capture.readouterr()
        return Ran(status=status, out=out.decode(), err=err.decode())


def process(*args: str, typed: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    full = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
    command = [sys.executable, "-m", "simulator", *args]
    return subprocess.run(command, input=typed, env=full, capture_output=True, text=True, timeout=60, check=False)


def assert_complaint(ran: Ran, *words: str) -> None:
    assert ran.status == 2
    assert ran.err.startswith("rapport: ")
    assert ran.err.count("\n") == 1
    for word in words:
        assert word in ran.err


def play(shell: Shell, *args: str, typed: str = WHOLE) -> Ran:
    ran = shell(*PLAY, *args, typed=typed)
    assert ran.status == 0, ran.err
    return ran
