"""The mood curve as coordinates; the template draws them, and the causes stand beside it as words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.view.values import MoodPoint

WIDTH = 720
HEIGHT = 200
LEFT = 34
RIGHT = 708
TOP = 12
BOTTOM = 172


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One gauge as a line of the picture."""

    name: str
    path: str
    """SVG path data."""
    last: int
    """Its value at the end, 0-100."""
    label_y: float
    """Where its name stands, moved so that names do not cover each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of mood with its cause."""

    number: int
    x: float
    y: float
    clock: str
    """Time since the first word, "4:05"."""
    mood: int
    change: int
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The picture and its text alternative."""

    strokes: tuple[Stroke, ...]
    steps: tuple[Step, ...]
    minutes: tuple[tuple[float, str], ...]
    """Ticks of the time axis: x and words."""


def draw_curve(points: Sequence[MoodPoint]) -> Curve | None:
    """Return the curve of a call, or None when there is nothing to draw (fewer than two points)."""
    if len(points) < 2:
        return None
    end = max(points[-1].at_ms, 1)
    series = {
        "mood": [point.mood for point in points],
        "patience": [point.patience for point in points],
        "trust": [point.trust for point in points],
    }
    xs = [_x(point.at_ms, end) for point in points]
    labels = _spread({name: _y(values[-1]) for name, values in series.items()})
    strokes = tuple(
        Stroke(name=name, path=_path(xs, values), last=values[-1], label_y=labels[name])
        for name, values in series.items()
    )
    return Curve(strokes=strokes, steps=_steps(points, xs), minutes=_ticks(end))


def _x(at_ms: int, end: int) -> float:
    return round(LEFT + (RIGHT - 70 - LEFT) * at_ms / end, 1)


def _y(value: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * max(0, min(100, value)) / 100, 1)


def _path(xs: Sequence[float], values: Sequence[int]) -> str:
    """Return a line of steps: a gauge keeps its value until something changes it."""
    parts = [f"M{xs[0]} {_y(values[0])}"]
    for x, value in zip(xs[1:], values[1:], strict=True):
        parts.append(f"H{x}V{_y(value)}")
    return "".join(parts)


def _spread(wanted: dict[str, float]) -> dict[str, float]:
    placed: dict[str, float] = {}
    floor = 0.0
    for name, y in sorted(wanted.items(), key=lambda item: item[1]):
        floor = max(y, floor)
        placed[name] = floor
        floor += 14
    return placed


def _steps(points: Sequence[MoodPoint], xs: Sequence[float]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for index in range(1, len(points)):
        point, before = points[index], points[index - 1]
        if not point.cause:
            continue
        steps.append(
            Step(
                number=len(steps) + 1,
                x=xs[index],
                y=_y(point.mood),
                clock=clock(point.at_ms),
                mood=point.mood,
                change=point.mood - before.mood,
                cause=point.cause,
            )
        )
    return tuple(steps)


def clock(at_ms: int) -> str:
    """Return a time since the first word as minutes and seconds."""
    seconds = max(0, at_ms) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"


def _ticks(end: int) -> tuple[tuple[float, str], ...]:
    every = max(60_000, -(-end // 6 // 60_000) * 60_000)
    return tuple((_x(at, end), clock(at)) for at in range(0, end + 1, every))
