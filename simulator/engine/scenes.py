"""Later contacts: when one opens, what the customer brings along, and the trainee's own words quoted back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.engine.calendar import Stop, stops_ahead
from simulator.engine.clock import due_at, ms_of
from simulator.engine.concerns import beats_of, pressed
from simulator.engine.conditions import holds
from simulator.engine.deceiving import believed_wrongly
from simulator.engine.effects import Effect
from simulator.engine.gauges import FOUND_OUT, Pull, afresh, pulled
from simulator.engine.handover import is_solved_elsewhere
from simulator.engine.ledger import settled_by_deeds, swept
from simulator.engine.speech import Draft, speak
from simulator.engine.standing import DONE
from simulator.engine.state import CallState, DueItem, changed
from simulator.scenario.condition import Condition
from simulator.scenario.later import Scene
from simulator.scenario.model import Scenario

QUOTED = "{quoted}"
_NO_PROMISE = frozenset({"any", "issue", "handover"})
BROKEN, KEPT, PASSED_ON = "word_broken", "word_kept", "passed_on"
"""Moments with which a customer comes back where the scene has no words of its own."""
_WEIGHT = {"broken": 0, "late": 1, "vague": 2, "open": 3, "kept": 4, "renegotiated": 5, "released": 6}
"""What is quoted first: the word that was broken before the word that was kept."""


def next_stop(scenario: Scenario, state: CallState) -> Stop:
    """Return where the call goes on between two contacts: the next due item or scene, else the own rating.

    Args:
        scenario: the case as played.
        state: a call between two contacts.
    """
    for stop in stops_ahead(scenario, state):
        if stop.to != "scene" or _opens(scenario, _at(scenario, state, stop.at_ms), _scene(scenario, stop.id)):
            return stop
    return Stop(at_ms=state.at_ms, to="rating")


def jumped(scenario: Scenario, state: CallState, scene_id: str) -> tuple[CallState, tuple[Effect, ...]]:
    """Return the call after time was jumped over: what was due then is settled, and a scene opens if one is named."""
    state = settled_by_deeds(scenario, state)
    coming = {scene.id: scene for scene in scenario.scenes if scene.id not in state.passed}
    scene = coming.get(scene_id)
    # A scene whose moment lies behind was not the next stop: its condition did not hold then.
    gone = tuple(
        name
        for name, each in coming.items()
        if (at_ms := ms_of(scenario, due_at(scenario, each.at))) < state.at_ms or (scene and at_ms == state.at_ms)
    )
    state = changed(state, passed=tuple(dict.fromkeys((*state.passed, *gone, *(() if scene is None else (scene.id,))))))
    if scene is None:
        return swept(scenario, state), ()
    return _opened(scenario, swept(scenario, state, chased=True), scene)


def _opened(scenario: Scenario, state: CallState, scene: Scene) -> tuple[CallState, tuple[Effect, ...]]:
    found_out = _found_out(scenario, state)
    state = replace(
        afresh(state, scenario.customer.patience),
        phase="contact",
        ended_by="",
        scene=scene.id,
        scenes=(*state.scenes, scene.id),
        scene_turn=state.turn,
        heard_at_ms=state.at_ms,
        nudges=0,
        quiet_until_ms=0,
        drifted_ms=state.at_ms,
        warnings=0,
        private=False,
        awaiting=(),
    )
    state = _led_to(scenario, state if found_out is None else pulled(state, found_out), scene)
    return speak(scenario, _first_line(scenario, Draft(state=state), scene))


def _found_out(scenario: Scenario, state: CallState) -> Pull | None:
    """Return what it does that an answer of the contact before told a fact otherwise than it is, the worst of them."""
    wrong = believed_wrongly(scenario, state, since=state.scene_turn)
    return FOUND_OUT[min(wrong.values())] if wrong else None


def _led_to(scenario: Scenario, state: CallState, scene: Scene) -> CallState:
    """Let the scene begin with its concern, also where the case has raised that one before."""
    beat = scene.beat or next((beat.id for beat in scene.beats), "")
    if not beat:
        return changed(state, beat="")
    return changed(
        state,
        beat=beat,
        raised=tuple(name for name in state.raised if name != beat),
        over=tuple(name for name in state.over if name != beat),
    )


def _first_line(scenario: Scenario, draft: Draft, scene: Scene) -> Draft:
    item = _quoted(scenario, draft.state, scene)
    quote = "" if item is None else item.quote
    wordings = [n for n, text in enumerate(scene.says) if (QUOTED in text) == bool(quote)]
    wordings = wordings or [n for n, text in enumerate(scene.says) if QUOTED not in text]
    if wordings:
        draft = draft.say(f"scene.{scene.id}", scene.says, "scene", names={"quoted": quote}, only=wordings)
    else:
        draft = _by_temperament(scenario, draft, item)
    has_more = bool(beats_of(scenario, draft.state))
    return pressed(scenario, draft) if has_more and not draft.asks() else draft


def _by_temperament(scenario: Scenario, draft: Draft, item: DueItem | None) -> Draft:
    state = draft.state
    if state.handed_ms is not None and not is_solved_elsewhere(scenario, state):
        return draft.moment(scenario, PASSED_ON)
    if item is None or not item.quote:
        return draft
    moment = {"broken": BROKEN, "kept": KEPT}.get(item.status)
    return draft if moment is None else draft.moment(scenario, moment, quoted=item.quote)


def _quoted(scenario: Scenario, state: CallState, scene: Scene) -> DueItem | None:
    """Return the promise whose words the customer quotes: the one that the scene names, else that for which it opens.

    Of several, one that stands as the scene has it comes first (kept, where it opens because it was kept), then the
    broken before the kept, then the latest.
    """
    opens = tuple((key, name) for key, name in _named(scene.opens_if) if name not in _NO_PROMISE)
    names = (scene.quotes,) if scene.quotes else tuple(name for _, name in opens)
    kept = any(key == "settled" and name in names for key, name in opens)
    meant = [item for name in names for item in _meant(scenario, state, name)]
    found = [item for item in (meant if names else state.due) if item.source == "reply" and item.quote]
    return min(
        found, key=lambda item: (kept and item.status not in DONE, _WEIGHT[item.status], -item.turn), default=None
    )


def _named(condition: Condition | None) -> Iterator[tuple[str, str]]:
    """Yield what a condition says of promises: that one was settled, is due, or was made."""
    if condition is None:
        return
    for part in (*(condition.all or ()), *(condition.any or ())):
        yield from _named(part)
    for key in ("settled", "due", "promised"):
        value = getattr(condition, key)
        if value is not None:
            yield key, value


def _meant(scenario: Scenario, state: CallState, what: str) -> tuple[DueItem, ...]:
    """Return the items that a name stands for: an id, an act, an action that does it, or an obligation's promise."""
    acts = {what, *(act for action in scenario.all_actions() if action.id == what for act in action.means)}
    carried = {item.with_item for item in state.due if item.id == what}
    return tuple(item for item in state.due if item.what in acts or item.id == what or item.id in carried)


def _opens(scenario: Scenario, state: CallState, scene: Scene) -> bool:
    return scene.opens_if is None or holds(scene.opens_if, scenario, state)


def _at(scenario: Scenario, state: CallState, at_ms: int) -> CallState:
    """Return the call as it will stand at a later moment if nothing else is done."""
    return swept(scenario, settled_by_deeds(scenario, changed(state, at_ms=max(state.at_ms, at_ms))))


def _scene(scenario: Scenario, name: str) -> Scene:
    return next(scene for scene in scenario.scenes if scene.id == name)
