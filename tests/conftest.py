"""What every test stands on: its own data folder, the effort of long tests, and what is skipped where it cannot run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import effort
from tests.needs import NEEDS, is_demanded


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--effort", choices=["default", "full"], default="default", help="how much the long tests do (full: by hand)"
    )


def pytest_configure(config: pytest.Config) -> None:
    effort.choose(config.getoption("--effort"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            need = NEEDS[name]
            if missing := need.missing():
                skip_or_fail(f"needs {name}: there is no {missing}; {need.remedy}", demanded=is_demanded(name))


def skip_or_fail(reason: str, *, demanded: bool) -> None:
    if demanded:
        pytest.fail(f"{reason} (demanded by RAPPORT_TEST_NEEDS)", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a data folder of its own, so that none touches the player's."""
    home = tmp_path / "rapport-home"
    monkeypatch.setenv("RAPPORT_HOME", str(home))
    return home
