"""The customer's concerns: which is in hand, which a reply has settled, how each is raised and pressed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.engine.assents import said_yes
from simulator.engine.conditions import fresh_in, holds, is_solved, may_hold
from simulator.engine.gauges import Pull, pulled
from simulator.engine.ledger import released
from simulator.engine.naming import was_named
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, changed
from simulator.scenario.beats import Beat, Branch
from simulator.scenario.condition import Condition
from simulator.scenario.model import Scenario

MOST_REACTIONS = 2
"""How many reactions one line holds."""
PRESSES = "presses"
MOST_ASKED = 2
"""How often a concern is put when the matter itself is settled."""


def current(scenario: Scenario, state: CallState) -> Beat | None:
    """Return the concern in hand: one that a branch has led to, else the first that is open and has its moment."""
    open_beats = [beat for beat in beats_of(scenario, state) if beat.id not in state.over]
    for beat in open_beats:
        if beat.id == state.beat and beat.id not in state.raised:
            return beat
    return next((beat for beat in open_beats if _has_its_moment(beat, scenario, state)), None)


def beats_of(scenario: Scenario, state: CallState) -> tuple[Beat, ...]:
    """Return the concerns that can come up now: those of the later scene that is on, then the case's own."""
    if not state.scene:
        return scenario.beats
    own = next((scene.beats for scene in scenario.scenes if scene.id == state.scene), ())
    return own + scenario.beats


def _has_its_moment(beat: Beat, scenario: Scenario, state: CallState) -> bool:
    return beat.when is None or holds(beat.when, scenario, state, since=_since(beat, scenario, state))


def _since(beat: Beat, scenario: Scenario, state: CallState) -> int:
    """Return the turn after which words count for a concern: for one of a later scene, those of that scene alone."""
    return 0 if not state.scene or beat in scenario.beats else state.scene_turn


def open_question(scenario: Scenario, state: CallState) -> Beat | None:
    """Return a concern that the customer has raised, that nothing has settled and that is worth asking for again."""
    for beat in scenario.beats:
        raised = beat.id in state.raised and beat.id not in state.over and beat.until is not None
        if raised and not _is_settled(beat, scenario, state) and not _is_dropped(scenario, state, beat):
            return beat
    return None


def is_waiting(scenario: Scenario, state: CallState) -> bool:
    """Tell whether the customer waits for an answer to a concern, raised already or next in hand.

    What was done since the customer's last line settles nothing yet: they have not heard of it.
    """
    return any(
        beat.id not in state.over
        and beat.until is not None
        and not was_named(scenario, state, beat)
        and (beat.id in state.raised or _comes_up(beat, scenario, state))
        for beat in beats_of(scenario, state)
    )


def _comes_up(beat: Beat, scenario: Scenario, state: CallState) -> bool:
    return _has_its_moment(beat, scenario, state) and not _is_settled(beat, scenario, state)


def settled(scenario: Scenario, draft: Draft) -> Draft:
    """Close the concerns that are settled now, and say so for one of them unless the line reacts already."""
    for beat in beats_of(scenario, draft.state):
        state = draft.state
        if beat.id in state.over or not _is_settled(beat, scenario, state):
            continue
        draft = replace(draft, state=changed(state, over=(*state.over, beat.id)))
        had_its_moment = beat.id in state.raised or _has_its_moment(beat, scenario, state)
        if beat.met and had_its_moment and not draft.has("met", "reaction"):
            draft = draft.say(f"beat.{beat.id}.met", beat.met, "met")
    return draft


def _is_settled(beat: Beat, scenario: Scenario, state: CallState) -> bool:
    if beat.until is None:
        return beat.id in state.raised
    return holds(beat.until, scenario, state, since=_since(beat, scenario, state))


def reacted(scenario: Scenario, draft: Draft, *, most: int = MOST_REACTIONS, earlier: CallState | None = None) -> Draft:
    """Let the reactions happen that the last turn calls for.

    Args:
        scenario: the case as played.
        draft: the line so far.
        most: how many of them speak in one line, with what was settled.
        earlier: the call before the line; what was called for then has happened and does not happen again.
    """
    spoken = sum(piece.why in ("met", "reaction") for piece in draft.pieces)
    fresh = fresh_in(draft.state)
    for name, branch in _branches(scenario, draft.state):
        if not may_hold(branch.when, fresh) or not _fires(name, branch, scenario, draft.state):
            continue
        if earlier is not None and holds(branch.when, scenario, earlier, fresh=True):
            continue
        state = changed(draft.state, fired=(*draft.state.fired, name), beat=branch.to or draft.state.beat)
        pull = Pull(what=branch.because or name, patience=branch.patience, mood=branch.mood, trust=branch.trust)
        state = released(state, branch.releases) if branch.releases else state
        draft = replace(draft, state=pulled(state, pull))
        if branch.says and spoken < most:
            draft = draft.say(f"on.{name}", branch.says, "reaction")
            spoken += 1
    return draft


def _branches(scenario: Scenario, state: CallState) -> Iterator[tuple[str, Branch]]:
    return _named(current(scenario, state), scenario)


def _named(beat: Beat | None, scenario: Scenario) -> Iterator[tuple[str, Branch]]:
    """Yield the branches of a concern and the reactions of the case, each by the name under which it is remembered."""
    if beat is not None:
        for number, branch in enumerate(beat.then):
            yield f"{beat.id}.{branch.id or number}", branch
    for number, branch in enumerate(scenario.reactions):
        yield branch.id or str(number), branch


def called_for(scenario: Scenario, state: CallState) -> frozenset[str]:
    """Return the topics for which one may ask and be answered by a reaction of the case, as it stands now."""
    return frozenset(topic for _, branch in _branches(scenario, state) for topic in asked_in(branch.when))


def asked_in(condition: Condition) -> Iterator[str]:
    """Yield the topics that a condition wants to be asked for."""
    if condition.asked is not None:
        yield condition.asked
    for part in (condition.all or ()) + (condition.any or ()):
        yield from asked_in(part)


def _fires(name: str, branch: Branch, scenario: Scenario, state: CallState) -> bool:
    return (branch.again or name not in state.fired) and holds(branch.when, scenario, state, fresh=True)


def costs_feeling(scenario: Scenario, draft: Draft) -> bool:
    """Tell whether a reaction in the line is one that the reply has lost mood or trust by."""
    hurt = {
        name
        for beat in beats_of(scenario, draft.state)
        for name, branch in _named(beat, scenario)
        if min(branch.mood, branch.trust) < 0
    }
    return any(
        piece.why == "reaction" and piece.line_id.removeprefix("on.").rpartition(".")[0] in hurt
        for piece in draft.pieces
    )


def deeds_awaited(scenario: Scenario, beat: Beat) -> frozenset[str]:
    """Return the actions without one of which, or the promise of one, nothing that is said settles a concern, if any.

    So it is with "is it booked?", and not with "when does it come?".
    """
    return frozenset() if beat.until is None else _deeds(scenario, beat.until)


def _deeds(scenario: Scenario, condition: Condition) -> frozenset[str]:
    if condition.all is not None:
        return next((found for part in condition.all if (found := _deeds(scenario, part))), frozenset())
    if condition.any is not None:
        parts = [_deeds(scenario, part) for part in condition.any if part.promised is None]
        return frozenset().union(*parts) if all(parts) else frozenset()
    if condition.settled == "issue":
        return _deeds(scenario, scenario.solved)
    return frozenset() if condition.did is None else frozenset(condition.did.split()[:1])


def pressed(scenario: Scenario, draft: Draft) -> Draft:
    """Raise the concern in hand, or press it once more; when the matter is settled nobody asks for ever.

    Who has just heard a yes to it rests it for a turn: they take the word for it.
    """
    beat = current(scenario, draft.state)
    while beat is not None and (_is_dropped(scenario, draft.state, beat) or was_named(scenario, draft.state, beat)):
        draft = replace(draft, state=changed(draft.state, over=(*draft.state.over, beat.id)))
        beat = current(scenario, draft.state)
    if beat is None or said_yes(draft.state, beat, scenario.language):
        return draft
    if any(piece.line_id.startswith(f"beat.{beat.id}.") and piece.why == "beat" for piece in draft.pieces):
        return draft  # it is in the line already
    first = beat.id not in draft.state.raised
    wordings = beat.says if first else beat.again or beat.says
    group = f"beat.{beat.id}" if first or not beat.again else f"beat.{beat.id}.again"
    raised = draft.state.raised if not first else (*draft.state.raised, beat.id)
    pressing = replace(draft, state=changed(draft.state, raised=raised, beat=beat.id))
    said = pressing.say(group, wordings, "beat")
    if said.pieces != pressing.pieces or beat.until is None:
        return said
    if draft.has(PRESSES):
        return pressing
    return pressing.moment(scenario, PRESSES, beside=True)  # it is still open, and its own words are used up


def _is_dropped(scenario: Scenario, state: CallState, beat: Beat) -> bool:
    """Tell whether a concern has been put often enough, the matter itself being settled."""
    lines = (f"beat.{beat.id}.{n}" for n in range(len(beat.says)))
    put = sum(line in state.spoken for line in lines)
    put += sum(line.startswith(f"beat.{beat.id}.again.") for line in state.spoken)
    return put >= MOST_ASKED and is_solved(scenario, state)
