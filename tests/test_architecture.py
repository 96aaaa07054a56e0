"""Rules of the house that a machine can check: sizes, empty packages, who imports whom, nothing tied to one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(path for name in ("simulator", "scoring", "tests", "benchmarks") for path in (ROOT / name).rglob("*.py"))
MAX_LINES = 400
VAGUE = {"utils", "util", "common", "helpers", "helper", "manager", "base", "misc"}
TEXT_FILES = {".toml", ".txt", ".md", ".yaml", ".yml", ".cfg", ".ini", ".json", ".py", ".in", ""}
REGISTRY = re.compile(
    r"(?i)(--?(extra-)?index-url|find-links|trusted-host|registry\s*=|pypi\.org/simple|files\.pythonhosted)"
)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CODE, ids=named)
def test_no_module_has_more_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_packages_are_empty_but_for_the_public_names_of_scoring() -> None:
    full = [named(path) for path in CODE if path.name == "__init__.py" and path.read_text(encoding="utf-8").strip()]
    assert full == ["scoring/__init__.py"]


def test_no_module_has_a_vague_name() -> None:
    assert [named(path) for path in CODE if path.stem in VAGUE] == []


def test_every_module_opens_with_one_sentence() -> None:
    silent = [
        named(path)
        for path in CODE
        if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_the_public_names_of_scoring_cost_nothing_until_they_are_used() -> None:
    program = "import sys, scoring; print(sorted(n for n in sys.modules if n.startswith('scoring')), scoring.__all__)"
    shown = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    loaded, _, public = shown.partition("]")
    assert loaded == "['scoring'"
    for name in ("read", "rate_turn", "assess", "Case", "TurnCard", "ScoreCard"):
        assert f"'{name}'" in public


def test_who_may_import_whom() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_no_file_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("needs git: this is no checkout")
    found = []
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix not in TEXT_FILES or not path.is_file() or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if REGISTRY.search(text) or re.search(r"(?<![\w/])/(work|home|root|Users)/\w", text):
            found.append(name)
    assert found == []
