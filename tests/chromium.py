"""A headless Chromium that tests steer as a person does, by keys, over its debugging pipe: no driver is needed."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from select import select
from types import TracebackType
from typing import Any, Self

from tests import axe
from tests.headless import program

_AT_3_AND_4 = (
    "import os, sys; r, w = map(int, sys.argv[1:3]); os.dup2(r, 3); os.dup2(w, 4); os.execv(sys.argv[3], sys.argv[3:])"
)
LONGEST_S = 20
POLLS = 1000
KEYS: Mapping[str, tuple[str, int, str]] = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    "Space": (" ", 32, " "),
    "ArrowDown": ("ArrowDown", 40, ""),
    "ArrowUp": ("ArrowUp", 38, ""),
}
"""Names of keys with their value, their code and the text that they make."""
SHIFT = 8


class Chromium:
    """One page in one browser."""

    def __init__(self, folder: Path, *, width: int = 1280, height: int = 800) -> None:
        """Start it with a profile of its own.

        Args:
            folder: where the profile goes.
            width: of the page, in CSS pixels.
            height: of the page.
        """
        path = program()
        assert path is not None, "the need `browser` was not asked for"
        down, self._out = os.pipe()
        self._in, up = os.pipe()
        args = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe"]
        args += [f"--user-data-dir={folder / 'profile'}", "--no-first-run", "about:blank"]
        self._browser = subprocess.Popen(
            [sys.executable, "-c", _AT_3_AND_4, str(down), str(up), path, *args],
            pass_fds=(down, up),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(down)
        os.close(up)
        self._sent, self._session, self._rest = 0, "", b""
        self.events: list[Mapping[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask("Page.setBypassCSP", enabled=True)  # for the rules of axe alone: scripts of the page there are none
        self.size(width, height)

    def __enter__(self) -> Self:
        """Use it for a while."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """End it."""
        with suppress(OSError):
            os.write(self._out, json.dumps({"id": 0, "method": "Browser.close"}).encode() + b"\0")
        try:
            self._browser.wait(10)
        except subprocess.TimeoutExpired:
            self._browser.kill()
            self._browser.wait(10)
        os.close(self._out)
        os.close(self._in)

    def ask(self, method: str, **params: object) -> Mapping[str, Any]:
        """Send a command of the protocol and return its result (`Any`: as the protocol has it)."""
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._sent:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return dict(answer["result"])
            self.events.append(answer)

    def _read(self) -> Mapping[str, Any]:
        while b"\0" not in self._rest:
            assert select([self._in], [], [], LONGEST_S)[0], "the browser says nothing"
            self._rest += os.read(self._in, 1 << 20)
        line, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(line))

    def wait_for(self, event: str) -> None:
        """Return once something has happened since the events were last cleared."""
        while not any(each.get("method") == event for each in self.events):
            self.events.append(self._read())

    def open(self, url: str) -> None:
        """Go to an address and wait for its page."""
        self.events.clear()
        if "loaderId" in self.ask("Page.navigate", url=url):  # else it only jumps within the page
            self.wait_for("Page.loadEventFired")

    def size(self, width: int, height: int, *, zoom: int = 1) -> None:
        """Give the page another size, in CSS pixels; zooming by two halves them."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=zoom, mobile=False)

    def scripts(self, *, allowed: bool) -> None:
        """Let pages run scripts, or not."""
        self.ask("Emulation.setScriptExecutionDisabled", value=not allowed)

    def prefer(self, **features: str) -> None:
        """Say what the system prefers: `prefers_color_scheme="dark"`."""
        wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.ask("Emulation.setEmulatedMedia", features=wanted)

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press and release a key."""
        value, code, text = KEYS[key]
        params = {"key": value, "code": key, "windowsVirtualKeyCode": code, "modifiers": SHIFT if shift else 0}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **params, **({"text": text} if text else {}))
        self.ask("Input.dispatchKeyEvent", type="keyUp", **params)

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        for letter in text:
            self.ask("Input.dispatchKeyEvent", type="char", text=letter)

    def follow(self, key: str = "Enter") -> None:
        """Press a key that leads to another page, and wait for it."""
        self.events.clear()
        self.press(key)
        self.wait_for("Page.loadEventFired")

    def look(self, expression: str) -> Any:  # noqa: ANN401  # whatever the page says
        """Return the value of an expression on the page: for eyes, never for hands."""
        found = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def focused(self) -> str:
        """Return what has the focus, in its own words: those of its label, or its text, or its id."""
        return str(self.look(_FOCUSED))

    def finds_focus(self, words: str) -> bool:
        """Tell whether what has these words gets the focus by itself, a moment after the page is there."""
        return any(words in self.focused() for _ in range(POLLS))

    def tab_to(self, words: str, *, back: bool = False, most: int = 80) -> int:
        """Press Tab, or Shift and Tab, until what begins with these words has the focus; return how often that was."""
        seen: list[str] = []
        for count in range(most):
            seen.append(self.focused())
            if seen[-1].startswith(words):
                return count
            self.press("Tab", shift=back)
        raise AssertionError(f"Tab does not come to {words!r}, but to {seen}")

    def violations(self) -> Sequence[str]:
        """Return which of axe's rules for WCAG A and AA, and of good practice, the page breaks, with the places."""
        self.look(f"{axe.source()};0")
        found: Sequence[str] = self.look(_AXE)
        return found

    def small(self) -> Sequence[str]:
        """Return what is pressed and is smaller than 24 by 24 CSS pixels (WCAG 2.2, 2.5.8), with distance or without.

        Links in a sentence are left out, as they are there.
        """
        found: Sequence[str] = self.look(_SMALL)
        return found

    def wider(self) -> int:
        """Return by how many pixels the page is wider than its window."""
        return int(self.look("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Save a picture of the page."""
        shot = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))


_FOCUSED = """
(() => {
  const e = document.activeElement;
  if (e === document.body || e === document.querySelector("main")) return "";
  const label = e.labels && e.labels.length ? e.labels[0].textContent : "";
  return (label || e.getAttribute("aria-label") || (e.tagName === "INPUT" ? e.value : e.innerText) || e.id || e.tagName)
    .trim();
})()
"""
_AXE = f"""
{axe.RUN.strip()}.then(r => r.violations.map(
  v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + n.failureSummary.slice(0, 200)).join(" | ")
))
"""
_SMALL = """
[...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
  .filter(e => e.checkVisibility() && !e.matches("p a:not(.button), .skip"))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([e, box]) => `${e.outerHTML.slice(0, 120)} is ${box.width} by ${box.height}`)
"""
