"""Measures what a slow or broken endpoint takes from a trainee, in frames and time; `python benchmarks/customer.py`."""

from __future__ import annotations

import logging
import os
import random  # noqa: TID251 - a measurement that a seed makes repeatable
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame  # noqa: E402  # after the path of the program

from simulator.desktop.app import Window  # noqa: E402
from simulator.desktop.screens.call import Call, open_screen  # noqa: E402
from simulator.session.runner import Runner  # noqa: E402
from simulator.settings import DataFolder  # noqa: E402
from simulator.window import WindowDesk  # noqa: E402
from simulator.workplace import Workplace  # noqa: E402
from tests.customers import fake_endpoint as fake  # noqa: E402
from tests.customers.broken_rules import RULES  # noqa: E402
from tests.customers.calls import voice_on, whole_call  # noqa: E402
from tests.customers.failures import CASES  # noqa: E402
from tests.customers.fake_endpoint import Line, Request, serving  # noqa: E402

FRAME_S = 1 / 60
FRAMES = 400
DEADLINE_S = 8
BUDGET = (4.0, 16.0)
"""Milliseconds of a frame while the customer types: middle, and 99th percentile."""
CALLS = 12
SHORT_S = 3.0
"""The shortest deadline that can be set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """How long frames took while a line was awaited."""

    what: str
    wall: list[float]
    """Milliseconds, sorted."""
    work: list[float]
    """Of the processor, for the window's own thread."""


def drips(line: Line, request: Request) -> None:
    """Send a letter each 10 ms, without end."""
    line.head(kind="text/event-stream")
    while line.rest(0.01):
        line.write(fake.event(fake.chunk("a ")))


def says_nothing(line: Line, request: Request) -> None:
    """Take the question and send nothing."""
    line.hang()


def frames(home: Path, base_url: str, what: str) -> Frames:
    """Return the frames of a window whose customer is about to speak.

    Args:
        home: a fresh data folder.
        base_url: of the endpoint.
        what: it does.
    """
    settings = f'[llm]\nenabled = true\nbase_url = "{base_url}"\nmodel = "tiny"\ndeadline_s = {DEADLINE_S}\n'
    (home / "config.toml").write_text(settings, encoding="utf-8")
    workplace = Workplace(DataFolder(path=home), alias="bench")
    desk = WindowDesk(workplace)
    desk.remember({"welcomed": True, "sound": False})
    window = Window(desk)
    runner = desk.start("late_parcel", mode="practice")
    open_screen(window, runner)
    wall, work = _drawn(window, runner)
    window.close()
    workplace.store.close()
    return Frames(what=what, wall=sorted(wall), work=sorted(work))


def _drawn(window: Window, runner: Runner) -> tuple[list[float], list[float]]:
    """Draw as long as a line is awaited, each frame in full."""
    assert isinstance(window.screen, Call)
    wall: list[float] = []
    work: list[float] = []
    while runner.state.awaiting and len(wall) < FRAMES:
        start, worked = time.perf_counter(), time.thread_time()
        window.take(pygame.event.get())
        window.draw()
        wall.append((time.perf_counter() - start) * 1000)
        work.append((time.thread_time() - worked) * 1000)
        time.sleep(max(0.0, FRAME_S - wall[-1] / 1000))
    return wall, work


def added(seed: int) -> list[float]:
    """Return what each line of a whole call took with an endpoint that does anything, in seconds."""
    dice = random.Random(seed)
    does = [case.does[0] for case in (*CASES, *RULES)]

    def anything(line: Line, request: Request) -> None:
        dice.choice(does)(line, request)

    times: list[float] = []
    with serving(anything) as endpoint, voice_on(endpoint.base_url, deadline_s=SHORT_S) as voice:
        voice._manner = replace(voice._manner, tireless=True)  # each line counts: nobody is left alone
        wait = voice.wait

        def timed() -> None:
            start = time.perf_counter()
            wait()
            times.append(time.perf_counter() - start)

        voice.wait = timed  # type: ignore[method-assign]  # the measurement stands where the runner waits
        whole_call(voice)
    return times


def at(times: list[float], share: float) -> float:
    """Return a percentile of sorted figures."""
    return times[min(len(times) - 1, int(len(times) * share))]


def main() -> None:
    """Measure everything on the dummy driver and print a table."""
    logging.disable(logging.CRITICAL)
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    for what, behaviour in (("it says nothing", says_nothing), ("it drips", drips)):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, serving(behaviour) as endpoint:
            found = frames(Path(home), endpoint.base_url, what)
        late = at(found.wall, 0.5) > BUDGET[0] or at(found.wall, 0.99) > BUDGET[1]
        print(
            f"{'!!' if late else '  '} frames while {found.what:<16} p50 {at(found.wall, 0.5):6.2f} ms  "
            f"p99 {at(found.wall, 0.99):6.2f} ms  work p50 {at(found.work, 0.5):5.2f} ms  p99 "
            f"{at(found.work, 0.99):5.2f} ms  {len(found.wall)} frames  budget {BUDGET[0]:g} / {BUDGET[1]:g} ms"
        )
    times = sorted(each for seed in range(CALLS) for each in added(seed))
    p95 = at(times, 0.95)
    print(
        f"{'!!' if p95 > SHORT_S else '  '} time of a line, any failure   p50 {at(times, 0.5):.2f} s  p95 {p95:.2f} s  "
        f"worst {times[-1]:.2f} s  {len(times)} lines  deadline {SHORT_S:g} s"
    )
    print(f"   load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
