"""Leads a call to one of its later scenes: by a play of the scenario, or by a promise that the author words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.errors import UserError
from simulator.rehearsal.keeping import keeps_word
from simulator.rehearsal.plays import inputs_for, play_files
from simulator.rehearsal.stage import MOST_STOPS, Line, on_stage
from simulator.scenario.load import load_play
from simulator.scenario.model import Scenario
from simulator.scenario.problems import suggest
from simulator.session.play import feed
from simulator.session.runner import Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """What leads to a scene."""

    lines: tuple[Line, ...]
    """Inputs up to the moment at which the scene opens."""
    seed: int
    twist: str
    by: str
    """Name of the play, or "" for a promise of the author's own."""


def lead_by_play(scenario: Scenario, home: Path, scene: str, play: str | None) -> Led:
    """Return what leads to a scene in a play.

    Args:
        scenario: the case as written.
        home: its folder.
        scene: id of the scene.
        play: name of the play; None for the first that gets there.

    Raises:
        UserError: there is no such play, it has problems, or none gets there.
    """
    files = {path.stem: path for path in play_files(home)}
    if play is not None and play not in files:
        raise UserError(f"There is no play `{play}`.", suggest(play, files))
    led: dict[str, tuple[str, ...]] = {}
    for name in files if play is None else (play,):
        written = load_play(files[name])
        lines = inputs_for(written, scenario, twist=written.twist)
        taken, scenes = _until(scenario, lines, scene, seed=written.seed, twist=written.twist)
        if taken is not None:
            return Led(lines=taken, seed=written.seed, twist=written.twist, by=name)
        led[name] = scenes
    if play is not None:
        there = ", ".join(f"`{name}`" for name in led[play]) or "no later scene"
        raise UserError(f"The play `{play}` does not lead to `{scene}`.", f"It leads to: {there}.")
    hint = 'Say what was promised: --promised "I will call you tomorrow at 11:00."'
    raise UserError(f"No play of `{scenario.id}` leads to `{scene}`.", hint)


def lead_by_promise(scenario: Scenario, scene: str, words: str, *, seed: int, twist: str) -> Led:
    """Return what leads to a scene after one reply: first with the promise broken, and else with it kept.

    Args:
        scenario: the case as written.
        scene: id of the scene.
        words: the one reply of the first contact.
        seed: of the call.
        twist: of the call.

    Raises:
        UserError: nobody comes to that scene so.
    """
    said: Line = {"do": "reply", "text": words, "after_s": 20}
    for keeps in (False, True):
        lines = _after(scenario, said, scene, keeps=keeps, seed=seed, twist=twist)
        if lines is not None:
            return Led(lines=lines, seed=seed, twist=twist, by="")
    hint = "It opens where its `opens_if` holds; promise an act with a time, or name a play: --after PLAY"
    raise UserError(f"These words do not lead to `{scene}`, whether they are kept or broken.", hint)


def _until(
    scenario: Scenario, lines: Sequence[Line], scene: str, *, seed: int, twist: str
) -> tuple[tuple[Line, ...] | None, tuple[str, ...]]:
    """Return the inputs up to a scene, or None where they do not get there, and the scenes on the way."""
    runner, clock = on_stage(scenario, seed=seed, twist=twist)
    for number, line in enumerate(lines, start=1):
        try:
            feed(runner, clock, line)
        except UserError:
            continue  # what does not fit is told where the play is tested
        if runner.state.scene == scene:
            return tuple(lines[:number]), runner.state.scenes
    return None, runner.state.scenes


def _after(
    scenario: Scenario, said: Line, scene: str, *, keeps: bool, seed: int, twist: str
) -> tuple[Line, ...] | None:
    runner, clock = on_stage(scenario, seed=seed, twist=twist)
    lines: list[Line] = []
    for _ in range(MOST_STOPS):
        for line in _next(runner, said if not lines else None, keeps=keeps):
            feed(runner, clock, line)
            lines.append(line)
            if runner.state.scene == scene:
                return tuple(lines)
        if runner.state.phase not in ("contact", "between"):
            return None
    return None


def _next(runner: Runner, said: Line | None, *, keeps: bool) -> Iterator[Line]:
    if said is not None:
        yield said
    if runner.state.phase == "contact":
        yield {"do": "end"}
    if keeps and runner.state.phase == "between":
        yield from keeps_word(runner)
    if runner.state.phase == "between":
        yield {"do": "next"}
