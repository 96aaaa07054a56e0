"""How the customer looks: after the mood, after what has just happened to them, and never happier than their matter."""

from __future__ import annotations

from itertools import takewhile

from simulator.engine.conditions import is_solved
from simulator.engine.gauges import HURT
from simulator.engine.state import CallState, Change
from simulator.engine.survey import survey_of
from simulator.scenario.model import Scenario
from simulator.view.values import Face

STUNG = -4
"""A loss of mood in the last moment that is seen, however high the mood still is."""
UNHAPPY = 2
"""Up to this mark in the survey nobody leaves with a smile."""
_FACES: tuple[tuple[int, Face], ...] = (
    (78, "delighted"),
    (62, "pleased"),
    (50, "calm"),
    (38, "worried"),
    (25, "annoyed"),
    (0, "angry"),
)
"""From which mood on a customer looks so."""
_ORDER: tuple[Face, ...] = tuple(face for _, face in _FACES)


def face_of(mood: int) -> Face:
    """Return the face that goes with a mood alone; it never contradicts the word for the feeling."""
    return next((face for least, face in _FACES if mood >= least), "angry")


def face_now(scenario: Scenario, state: CallState) -> Face:
    """Return how the customer looks at this moment.

    Somebody who was hurt a moment ago does not smile because it went well before; and nobody is delighted whose matter
    is open.
    """
    face = face_of(state.mood)
    recent = _recent(state)
    net = sum(change.mood for change in recent)
    if net <= HURT:
        face = _at_most(face, "annoyed")
    elif net <= STUNG:
        face = _at_most(face, "worried")
    settled = is_solved(scenario, state) and (state.phase != "contact" or not state.beat or net > 0)
    return "pleased" if face == "delighted" and not settled else face


def face_at_end(scenario: Scenario, state: CallState) -> Face:
    """Return how the customer looks back on a call that is over: as its ending and their own mark say."""
    face = face_of(state.mood)
    answer = survey_of(scenario, state)
    ending = next((ending for ending in scenario.endings if ending.id == state.ending), None)
    if answer is not None and answer.csat is not None and answer.csat <= UNHAPPY:
        return _at_most(face, "annoyed")
    return _at_most(face, "worried") if ending is not None and not ending.good else face


def _recent(state: CallState) -> tuple[Change, ...]:
    """Return what moved the customer since they last spoke; where nothing has, what went into their last line."""
    last = next((m for m in reversed(state.transcript) if m.speaker == "customer"), None)
    since = -1 if last is None else last.at_ms
    fresh = tuple(takewhile(lambda change: change.at_ms > since, reversed(state.changes)))
    return fresh or (() if last is None else last.because)


def _at_most(face: Face, limit: Face) -> Face:
    return max(face, limit, key=_ORDER.index)
