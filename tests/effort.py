"""How much the long tests do: `--effort default` in every run, `--effort full` by hand."""

from __future__ import annotations

from typing import Literal

Effort = Literal["default", "full"]
_chosen: list[Effort] = ["default"]


def choose(effort: Effort) -> None:
    """Set the effort of this run; `conftest.py` does it before any test module is imported."""
    _chosen[0] = effort


def count(default: int, full: int) -> int:
    """Return how many examples, kills or events a test makes in this run."""
    return full if _chosen[0] == "full" else default
