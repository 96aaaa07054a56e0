"""A store in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.storage.store import Store, open_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where the journal lies; it is not there yet."""
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """Give a new store."""
    opened = open_store(file)
    yield opened
    opened.close()
