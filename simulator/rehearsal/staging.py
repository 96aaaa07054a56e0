"""Sets a scenario up for a look at one place of it: the call begins at a beat, in a mood."""

from __future__ import annotations

from dataclasses import replace

from simulator.errors import UserError
from simulator.scenario.beats import Beat
from simulator.scenario.condition import Condition
from simulator.scenario.model import Scenario
from simulator.scenario.problems import suggest

ALWAYS = Condition(any=(Condition(start=True), Condition(start=False)))


def staged(scenario: Scenario, *, at: str | None, mood: int | None) -> Scenario:
    """Return the scenario as it begins at a beat, in a mood.

    The beats before it are over as soon as the trainee has replied, so that what waits for them can come.

    Args:
        scenario: the case as written.
        at: the beat that is raised first; None for the first of the file.
        mood: of the customer, 0-100; None for that of the file.

    Raises:
        UserError: there is no such beat.
    """
    if mood is not None:
        unspoilt = replace(scenario.queue, waited="0s")  # a wait would have lowered the mood before the first word
        scenario = replace(scenario, queue=unspoilt, customer=replace(scenario.customer, mood=mood))
    if at is None:
        return scenario
    places = {beat.id: number for number, beat in enumerate(scenario.beats)}
    if at not in places:
        known = (*places, *(name for scene in scenario.scenes for name in (scene.id, *(b.id for b in scene.beats))))
        what = "beat or scene" if scenario.scenes else "beat"
        raise UserError(f"`{scenario.id}` has no {what} `{at}`.", suggest(at, known))
    number = places[at]
    before = tuple(_over(beat) for beat in scenario.beats[:number])
    first = replace(scenario.beats[number], when=None)
    return replace(scenario, beats=(first, *before, *scenario.beats[number + 1 :]))


def later_scene(scenario: Scenario, at: str) -> tuple[str, Scenario]:
    """Return the later scene that a name stands for, "" for none, and the scenario in which it begins there.

    Args:
        scenario: the case as written.
        at: id of a scene, or of one of the concerns that only a scene has: then that one comes first.
    """
    for scene in scenario.scenes:
        if scene.id == at:
            return scene.id, scenario
        if any(beat.id == at for beat in scene.beats):
            begun = replace(scene, beat=at)
            scenes = tuple(begun if each.id == scene.id else each for each in scenario.scenes)
            return scene.id, replace(scenario, scenes=scenes)
    return "", scenario


def _over(beat: Beat) -> Beat:
    """Return a beat that is settled at once, without a word."""
    return replace(beat, when=Condition(start=False), until=ALWAYS, met=(), then=())
