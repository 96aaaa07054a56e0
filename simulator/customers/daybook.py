"""Keeps what was spent on models today in a small file of the data folder."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from simulator.customers.budget import Use
from simulator.errors import UserError
from simulator.settings import write_atomically

log = logging.getLogger(__name__)


class FileDayBook:
    """One file with one day; satisfies `simulator.customers.budget.DayBook`."""

    def __init__(self, path: Path, today: Callable[[], datetime]) -> None:
        """Remember where it lies; nothing is read yet.

        Args:
            path: the file; it may be deleted at any time.
            today: gives the real time.
        """
        self._path = path
        self._today = today
        self._lock = threading.Lock()

    def today(self) -> Use:
        """Return what was spent today; a damaged file counts as nothing, and that is logged."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            if found["day"] != self._day():
                return Use()
            counts = {name: int(found[name]) for name in ("tokens_in", "tokens_out", "requests")}
        except FileNotFoundError:
            return Use()
        except (OSError, ValueError, TypeError, LookupError) as error:
            log.warning("%s cannot be read and is left out: %s", self._path, type(error).__name__)
            return Use()
        return Use(**counts)

    def add(self, use: Use) -> None:
        """Count something in; where it cannot be written, that is logged and the call's own bound remains."""
        with self._lock:
            now = self.today().plus(use)
            try:
                write_atomically(self._path, json.dumps({"day": self._day(), **asdict(now)}) + "\n")
            except UserError as error:
                log.warning("what the LLM has used is not kept: %s", error.message)

    def _day(self) -> str:
        return f"{self._today():%Y-%m-%d}"
