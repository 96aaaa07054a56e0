"""Tests of how tests are skipped: with one line that names what is missing, or not at all where it is demanded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ("-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider", "-p", "tests.conftest")
PYTEST = (sys.executable, "-m", "pytest", "-n", "0", *CONFIG)


def run(tmp_path: Path, **environ: str) -> str:
    """Run two tests that need a screen with an empty PATH."""
    test = tmp_path / "test_sample.py"
    marked = "@pytest.mark.needs('screen')\ndef test_{}() -> None:\n    assert True\n"
    test.write_text("import pytest\n" + marked.format("one") + marked.format("two"), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-c",
        str(ROOT / "pyproject.toml"),
        "-p",
        "no:cacheprovider",
    ]
    return subprocess.run(
        [*command, "--rootdir", str(tmp_path), str(test)],
        cwd=ROOT, capture_output=True, text=True, check=False, env={"PATH": str(tmp_path), **environ},
    ).stdout  # fmt: skip


def test_a_missing_need_gives_one_line_that_says_how_to_get_it(tmp_path: Path) -> None:
    shown = run(tmp_path)
    lines = [line for line in shown.splitlines() if line.startswith("SKIPPED")]
    assert len(lines) == 1
    assert "[2]" in lines[0]
    assert "needs screen: there is no Xvfb, xdotool, xclip, import; apt-get install xvfb" in lines[0]


def test_a_demanded_need_that_is_missing_fails(tmp_path: Path) -> None:
    shown = run(tmp_path, RAPPORT_TEST_NEEDS="postgres,screen")
    assert "2 failed" in shown or "2 errors" in shown
    assert "demanded by RAPPORT_TEST_NEEDS" in shown


@pytest.mark.parametrize("effort", ["default", "full"])
def test_the_effort_is_known_before_the_tests_are_read(tmp_path: Path, effort: str) -> None:
    test = tmp_path / "test_sample.py"
    text = "from tests.effort import count\nN = count(1, 2)\ndef test_it() -> None:\n    print('effort', N)\n"
    test.write_text(text, encoding="utf-8")
    shown = subprocess.run(
        [*PYTEST, "-s", "--rootdir", str(tmp_path), "--effort", effort, str(test)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert f"effort {1 if effort == 'default' else 2}" in shown
