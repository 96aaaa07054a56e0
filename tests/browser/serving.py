"""The pages over real HTTP, on a thread of the test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simulator.browser.server import PagesServer
from simulator.casting import Casting
from simulator.local_pages import PagesDesk
from simulator.settings import DataFolder
from simulator.wishes import Wishes
from simulator.workplace import Workplace
from tests.browser.visitor import CASE


@contextmanager
def served(home: Path, *, wishes: Wishes | None = None) -> Iterator[PagesServer]:
    """Serve the pages of a trainee on a free port.

    Args:
        home: the data folder.
        wishes: how calls are played; with a fixed seed unless given.
    """
    folder = DataFolder(path=home)
    workplace = Workplace(folder, alias="sam", casting=Casting(folder, {}, wanted="scripted"))
    desk = PagesDesk(workplace, wishes or Wishes(seed=7, twist="plain"), first_scenario=CASE)
    server = PagesServer(desk)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
