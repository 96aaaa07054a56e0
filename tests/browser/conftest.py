"""A trainee at the pages, for every test of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.visitor import Visitor


@pytest.fixture
def visitor(data_home: Path) -> Visitor:
    made = Visitor(data_home)
    made.enter()
    return made
