"""Measures what hands and eyes feel of the window: frames, keys, rest, memory; `python benchmarks/window.py`."""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame  # noqa: E402  # after the path of the program

from simulator.desktop.app import Window  # noqa: E402
from simulator.desktop.screens.call import Call, open_screen  # noqa: E402
from simulator.engine.state import CallState, Message  # noqa: E402
from simulator.settings import DataFolder  # noqa: E402
from simulator.window import WindowDesk  # noqa: E402
from simulator.workplace import Workplace  # noqa: E402

MESSAGES = 10_000
FRAMES = 400
REST_S = 5.0
WORDS = "Your parcel counts as lost after five working days; I will send a new one by express today. "


@dataclass(frozen=True, slots=True, kw_only=True)
class Feel:
    """How long something took, many times."""

    what: str
    middle: float
    worst: float
    """The 99th percentile."""
    work: float
    """Processor time of the middle one: what is left of it where other programs keep the machine busy."""
    worst_work: float
    """The 99th percentile of it."""
    middle_budget: float
    worst_budget: float


def measure(home: Path) -> tuple[list[Feel], float, float]:
    """Return milliseconds, the share of a core that rest takes in percent, and the largest memory in megabytes."""
    first = _first_start(home / "new")
    workplace = Workplace(DataFolder(path=home / "known"), alias="bench")
    desk = WindowDesk(workplace)
    desk.remember({"welcomed": True, "sound": False})
    window = Window(desk)
    runner = desk.start("late_parcel", mode="practice")
    runner.state = _long(runner.state)
    open_screen(window, runner)
    window.draw()
    found = [first, _typing(window), _scrolling(window), _jumping(window), _animating(window)]
    rest = _rest(window)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    window.close()
    workplace.store.close()
    return found, rest, memory


def _first_start(home: Path) -> Feel:
    """The very first window, in which the library is read beside the welcome: the mouse moves over its buttons."""
    desk = WindowDesk(Workplace(DataFolder(path=home), alias="bench"))
    desk.remember({"sound": False})
    window = Window(desk)
    window.open_first()
    window.draw()
    places = iter(range(10**7))

    def move() -> None:
        step = next(places)
        at = (300 + step * 7 % 700, 300 + step % 350)
        window.take([pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0), touch=False)])
        window._soil()
        window.draw()

    window.take([])
    feel = _timed("welcome while the library is read", move, middle=4, worst=16)
    window.close()
    return feel


def _long(state: CallState) -> CallState:
    """Return the state with ten thousand messages."""
    lines = (
        Message(
            at_ms=0,
            speaker="agent" if number % 2 else "customer",
            text=f"{number} {WORDS * (1 + number % 4)}",
            authored="",
            turn=number // 2,
        )
        for number in range(MESSAGES)
    )
    return replace(state, transcript=tuple(lines), awaiting=())


def _typing(window: Window) -> Feel:
    """From the key press to the drawn letter, on a full screen."""
    letters = iter(WORDS * FRAMES)

    def press() -> None:
        window.take([pygame.Event(pygame.TEXTINPUT, text=next(letters))])
        window.draw()

    return _timed("key press to drawn letter", press, middle=4, worst=20)


def _scrolling(window: Window) -> Feel:
    screen = window.screen
    assert isinstance(screen, Call)
    way = [1] * (FRAMES // 2) + [-1] * FRAMES

    def turn() -> None:
        screen.transcript.wheel(way.pop())
        window._soil(screen.transcript)
        window.draw()

    return _timed(f"scrolling {MESSAGES} messages", turn, middle=4, worst=16)


def _jumping(window: Window) -> Feel:
    """To places that were never in sight: each of their messages has to be measured and set."""
    screen = window.screen
    assert isinstance(screen, Call)
    places = iter(range(0, 10**7, 7_777))

    def jump() -> None:
        screen.transcript.to_top()
        screen.transcript.wheel(-next(places) / 60)
        window._soil(screen.transcript)
        window.draw()

    return _timed("jumping in them", jump, middle=16, worst=33)


def _animating(window: Window) -> Feel:
    """The customer types: the dots move."""
    screen = window.screen
    assert isinstance(screen, Call)
    screen.transcript.to_end()
    screen.view = replace(screen.view, typing=True)

    def frame() -> None:
        if screen._moved_on():
            window._soil(screen.touched)
        window.draw()

    return _timed("frame while the customer types", frame, middle=4, worst=16)


def _rest(window: Window) -> float:
    """Return the share of a core that a call takes in which nothing happens, in percent."""
    screen = window.screen
    assert isinstance(screen, Call)
    screen.view = replace(screen.view, typing=False)
    window.draw()
    until, before = time.monotonic() + REST_S, time.process_time()
    while time.monotonic() < until:
        window.take([pygame.event.wait(min(screen.wait_ms(), 1000)), *pygame.event.get()])
    return (time.process_time() - before) / REST_S * 100


def _timed(what: str, act: Callable[[], None], *, middle: float, worst: float) -> Feel:
    times: list[float] = []
    work: list[float] = []
    for _ in range(FRAMES):
        start, worked = time.perf_counter(), time.thread_time()
        act()
        times.append((time.perf_counter() - start) * 1000)
        work.append((time.thread_time() - worked) * 1000)
    late = int(len(times) * 0.99) - 1
    return Feel(
        what=what,
        middle=statistics.median(times),
        worst=sorted(times)[late],
        work=statistics.median(work),
        worst_work=sorted(work)[late],
        middle_budget=middle,
        worst_budget=worst,
    )


def main() -> None:
    """Measure everything on the dummy driver and print a table."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    with tempfile.TemporaryDirectory() as home:
        found, rest, memory = measure(Path(home))
    for feel in found:
        sign = "!!" if feel.middle > feel.middle_budget or feel.worst > feel.worst_budget else "  "
        told = f"p50 {feel.middle:6.2f} ms  p99 {feel.worst:6.2f} ms  work {feel.work:5.2f} / {feel.worst_work:5.2f} ms"
        print(f"{sign} {feel.what:<34} {told}  budget {feel.middle_budget:g} / {feel.worst_budget:g} ms")
    print(f"{'!!' if rest > 2 else '  '} {'a core at rest in a call':<34} {rest:10.2f} %   budget 2 %")
    print(f"{'!!' if memory > 200 else '  '} {'memory of the process':<34} {memory:10.0f} MB  budget 200 MB")


if __name__ == "__main__":
    main()
