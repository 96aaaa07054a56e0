"""Two futures of one call side by side, as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simulator.terminal.paper import Paper, pad
from simulator.view.fork import ForkSide, ForkView
from simulator.view.values import MoodPoint

_STEPS = "▁▂▃▄▅▆▇█"


def beside_text(view: ForkView, paper: Paper) -> str:
    """Return both futures from the fork on: what was said, how mood went, how it ended."""
    lines = [paper.rule(f"Two futures from turn {view.turn} on")]
    for title, side in (("First", view.first), ("Again", view.again)):
        lines += [paper.ink(title, "bold"), *_side(side, paper)]
    return "\n".join(lines) + "\n"


def _side(side: ForkSide, paper: Paper) -> Iterable[str]:
    for line in side.lines:
        sign = ">" if line.speaker == "agent" else "<"
        yield paper.wrap(line.text or "(an empty message)", first=f"  {sign} ")
    score = "" if side.total is None else f", score {side.total:g}"
    ending = f", {side.ending.replace('_', ' ')}" if side.ending else ""
    yield f"  {pad('Mood', 9)} {curve(side.curve)} {side.mood}"
    yield paper.ink(f"  patience {side.patience}, trust {side.trust}{ending}{score}", "quiet")


def curve(points: Sequence[MoodPoint]) -> str:
    """Return the curve of mood as one sign a step, from low to high."""
    return "".join(_STEPS[min(len(_STEPS) - 1, point.mood * len(_STEPS) // 101)] for point in points)
