"""The real program on a virtual screen, under real keys: typing, themes, the clipboard, and what is remembered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A virtual screen with the program on it."""

    environ: dict[str, str]
    home: Path
    program: subprocess.Popen[bytes]

    def keys(self, *keys: str) -> None:
        """Press keys by their names."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], env=self.environ, check=True)

    def type(self, text: str) -> None:
        """Type a text in Latin letters."""
        subprocess.run(["xdotool", "type", "--delay", "8", text], env=self.environ, check=True)

    def paste(self, text: str) -> None:
        """Put a text on the clipboard, and press the keys that paste it."""
        subprocess.run(["xclip", "-selection", "clipboard"], input=text.encode(), env=self.environ, check=True)
        self.keys("ctrl+v")

    def state(self) -> dict[str, object]:
        """Return what was set in the window."""
        path = self.home / "state.json"
        stored = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        found = stored.get("window", {})
        return found if isinstance(found, dict) else {}

    def replies(self) -> list[str]:
        """Return what was sent in the calls so far."""
        listed = self.rapport("calls", "list", "--format", "json")
        texts: list[str] = []
        for call in json.loads(listed or "[]"):
            shown = json.loads(self.rapport("calls", "show", call["call_id"], "--format", "json"))
            texts += [event["text"] for event in shown["events"] if event["kind"] == "trainee_replied"]
        return texts

    def rapport(self, *words: str) -> str:
        """Run a command beside the window and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "simulator", *words],
            env=self.environ,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """Start a screen and the program on it; the window is there when the test begins."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as stream:
        display = stream.readline().strip()
    environ = {
        **os.environ,
        "DISPLAY": f":{display}",
        "SDL_AUDIODRIVER": "dummy",
        "SDL_FRAMEBUFFER_ACCELERATION": "0",
        "SDL_VIDEO_WINDOW_POS": "0,0",
        "RAPPORT_HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(ROOT),
    }
    environ.pop("SDL_VIDEODRIVER", None)
    program = subprocess.Popen([sys.executable, "-m", "simulator"], env=environ, cwd=ROOT)
    try:
        begun = Screen(environ=environ, home=tmp_path / "home", program=program)
        comes_to_rest(begun)
        yield begun
    finally:
        for each in (program, server):
            each.terminate()
            each.wait(timeout=SECONDS)


def comes_true(what: str, screen: Screen, is_so: Callable[[], bool]) -> None:
    """Wait until something is so, at most a minute."""
    pause = threading.Event()
    for _ in range(SECONDS * 4):
        if is_so():
            return
        assert screen.program.poll() is None, "the program has ended"
        pause.wait(0.25)
    raise AssertionError(f"never came true: {what}")


def comes_to_rest(screen: Screen) -> None:
    """Wait until the picture on the screen is not black and stays the same."""
    seen: list[bytes] = [b""]

    def rests() -> bool:
        grab = subprocess.run(
            ["import", "-window", "root", "rgb:-"], env=screen.environ, capture_output=True, check=True
        )
        before, seen[0] = seen[0], grab.stdout
        return any(seen[0]) and seen[0] == before

    comes_true("the picture rests", screen, rests)


@pytest.mark.needs("screen")
def test_a_call_is_begun_typed_into_and_remembered_by_real_keys(screen: Screen) -> None:
    screen.keys("F9")
    comes_true("the theme is remembered", screen, lambda: screen.state().get("theme") == "dark")

    def opened() -> bool:
        screen.keys("Return")  # from the welcome to the briefing, and into the call; there it sends nothing
        comes_to_rest(screen)
        return "open" in screen.rapport("calls", "list")

    comes_true("a call is open", screen, opened)
    assert screen.state().get("welcomed") is True
    comes_to_rest(screen)
    screen.type("Hello, I am here.")
    screen.paste(" 안녕하세요")
    comes_to_rest(screen)
    screen.keys("Return")
    comes_true("the reply is stored", screen, lambda: screen.replies() != [])
    assert screen.replies() == ["Hello, I am here. 안녕하세요"]
