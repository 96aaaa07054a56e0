"""Window and pages at once: a call that is on in one of them is followed and answered in the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.browser.app import App
from simulator.browser.guard import Guard
from simulator.casting import Casting
from simulator.settings import DataFolder
from simulator.two_faces import Calls, SharingPages, SharingWindow, play_on_both
from simulator.window import WindowDesk
from simulator.wishes import Wishes
from simulator.workplace import Workplace
from tests.browser.visitor import CASE, HOST, Visitor


@pytest.fixture
def faces(data_home: Path) -> tuple[SharingWindow, Visitor]:
    visitor = Visitor(data_home)
    calls = Calls()
    visitor.desk = SharingPages(workplace(data_home), calls, Wishes())
    visitor.app = App(visitor.desk, Guard((HOST,)))
    visitor.guard = visitor.app.guard  # type: ignore[assignment]  # a Door that is a Guard, as made above
    visitor.enter()
    window = SharingWindow(workplace(data_home), calls, mode="practice")
    window.remember({"motion": False})
    return window, visitor


def workplace(home: Path) -> Workplace:
    folder = DataFolder(path=home)
    return Workplace(folder, alias="sam", casting=Casting(folder, {}, wanted="scripted"))


def test_a_call_of_the_window_is_followed_and_answered_on_the_pages(faces: tuple[SharingWindow, Visitor]) -> None:
    window, visitor = faces
    runner = window.start(CASE, mode="practice")
    runner.tick()
    visitor.get("/")
    call = f"/calls/{runner.header.call_id}"
    assert call in visitor.page
    runner.reply("Hello Dana, this is said in the window.")
    visitor.get(call)
    assert "this is said in the window" in visitor.words
    runner.tick()
    visitor.say("And this on the page.")
    assert runner.tick() is True  # the window draws it
    assert runner.state.transcript[-1].speaker == "customer"
    assert [m.text for m in runner.state.transcript if m.speaker == "agent"][-1] == "And this on the page."
    visitor.do("note", text="From the page.")
    runner.note("From the window.")
    visitor.finish()
    assert runner.state.phase == "closed"
    assert runner.card is not None
    assert window._workplace.store.verify(runner.header.call_id) == []


def test_a_call_of_the_pages_is_gone_on_with_in_the_window(faces: tuple[SharingWindow, Visitor]) -> None:
    window, visitor = faces
    call = visitor.take()
    runner = window.resume(call[7:])
    runner.reply("Hello Dana, this is said in the window.")
    runner.tick()
    visitor.get(call)
    assert "this is said in the window" in visitor.words
    visitor.post(f"{call}/again", turn="1")
    assert visitor.call != call
    assert window.resume(visitor.call[7:]).header.parent_id == call[7:]


def test_a_shift_is_begun_in_the_window_where_there_is_one(faces: tuple[SharingWindow, Visitor]) -> None:
    window, visitor = faces
    visitor.post("/shift/begin", shift="three_lamps")
    assert "Beside the window no shift is played on the pages." in visitor.words
    assert visitor.app.floor is None
    assert window._workplace.store.headers() == []


def test_the_pages_end_with_the_window(data_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []

    def run(desk: WindowDesk) -> int:
        seen.append(desk.alias)
        return 0

    assert play_on_both(lambda: workplace(data_home), Wishes(), None, run=run) == 0
    out, err = capsys.readouterr()
    assert seen == ["sam"]
    assert out.startswith("Rapport is at http://127.0.0.1:")
    assert "An open call waits on Today" in err
