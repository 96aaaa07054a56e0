"""A drill: an earlier reply of the trainee is written once more, and rated where it stood; its call stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scoring.assess import rate_turn
from scoring.card import DIMENSIONS, Dimension, Finding, ScoreCard, TurnCard
from simulator.engine.events import Event, TraineeReplied
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.session.case import as_case, turn_of
from simulator.session.replay import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted:
    """What a new wording came to, beside the old one."""

    before: TurnCard
    after: TurnCard
    met: bool
    """The check that had been missed is met now."""
    better: tuple[Dimension, ...]
    worse: tuple[Dimension, ...]
    findings: tuple[Finding, ...]
    """Of the new wording, the missed ones first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A reply of an earlier call that missed a check."""

    call_id: str
    turn: int
    criterion: str
    points: float
    """What it cost, below 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """That a reply was worded anew in a warm-up."""

    call_id: str
    criterion: str
    met: bool
    """The check that had been missed was met by the new wording."""
    on: date
    """The trainee's day."""


class Drill:
    """One moment of a call, to be answered anew."""

    def __init__(self, scenario: Scenario, events: Sequence[Event], *, turn: int, criterion: str) -> None:
        """Go back to a moment.

        Args:
            scenario: the case as played.
            events: of the whole call.
            turn: the trainee's turn, from 1.
            criterion: the check that was missed there.

        Raises:
            ValueError: the call has no such turn.
        """
        self._scenario = scenario
        self._state = fold(scenario, _before(scenario, events, turn))
        self._turn = turn
        self._criterion = criterion
        whole = fold(scenario, events)
        self.reply = "\n".join(m.text for m in whole.transcript if m.speaker == "agent" and m.turn == turn)
        self._old = self._rate(self.reply)

    @property
    def state(self) -> CallState:
        """Return the call as it stood."""
        return self._state

    def rate(self, text: str) -> Attempted:
        """Return what another wording would have come to."""
        after = self._rate(text)
        verdicts = [finding.verdict for finding in _findings(after) if finding.criterion == self._criterion]
        steps = {d: (after.of(d).level or 0) - (self._old.of(d).level or 0) for d in DIMENSIONS}
        order = {"harmful": 0, "missed": 1, "met": 2, "not_assessed": 3}
        return Attempted(
            before=self._old,
            after=after,
            met=bool(verdicts) and all(verdict == "met" for verdict in verdicts),
            better=tuple(d for d, step in steps.items() if step > 0),
            worse=tuple(d for d, step in steps.items() if step < 0),
            findings=tuple(sorted(_findings(after), key=lambda finding: order[finding.verdict])),
        )

    def _rate(self, text: str) -> TurnCard:
        turn = turn_of(self._scenario, self._state, self._turn, more=(text, self._state.at_ms))
        return rate_turn(as_case(self._scenario, self._state), turn)


def moment_of(card: ScoreCard, call_id: str) -> Moment | None:
    """Return the costliest moment of a call; None where no reply missed a check.

    Args:
        card: its score card.
        call_id: its id.
    """
    missed = [
        line for line in card.lines if line.turn > 0 and line.verdict in ("missed", "harmful") and line.points < 0
    ]
    worst = min(missed, key=lambda line: line.points, default=None)
    if worst is None:
        return None
    return Moment(call_id=call_id, turn=worst.turn, criterion=worst.criterion, points=worst.points)


def _before(scenario: Scenario, events: Sequence[Event], turn: int) -> Sequence[Event]:
    """Return the events before the first message of a turn."""
    for index, event in enumerate(events):
        if isinstance(event, TraineeReplied) and fold(scenario, events[: index + 1]).turn == turn:
            return events[:index]
    raise ValueError(f"the call has no turn {turn}")


def _findings(card: TurnCard) -> tuple[Finding, ...]:
    return tuple(finding for dimension in DIMENSIONS for finding in card.of(dimension).findings)
