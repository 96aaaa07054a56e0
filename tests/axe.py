"""The rules of axe as a script: the newest that is installed. Only data files of its packages are used, no code."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("axe_playwright_python", "axe_core_python")
"""Packages that hold axe, the newest first; of the first nothing is run, so that it needs no other package."""
FILE = "axe.min.js"
RUN = """
axe.run(document, {iframes: true, rules: Object.fromEntries(
  axe.getRules(["wcag22aa"]).map(rule => [rule.ruleId, {enabled: true}])
)})
"""
"""All that axe checks by itself, and what WCAG 2.2 has added, which it checks only when asked."""


def source() -> str:
    """Return the script.

    Raises:
        LookupError: axe is not installed.
    """
    path = _path()
    if path is None:
        raise LookupError("axe is not installed")
    return path.read_text(encoding="utf-8")


def is_there() -> bool:
    """Tell whether axe is installed."""
    return _path() is not None


def _path() -> Path | None:
    for name in PACKAGES:
        spec = find_spec(name)
        for folder in () if spec is None else spec.submodule_search_locations or ():
            if (Path(folder) / FILE).is_file():
                return Path(folder) / FILE
    return None
