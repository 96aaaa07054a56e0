"""What stands after a call: scores, what decided them, and the one thing to try next."""

from __future__ import annotations

from dataclasses import asdict

from scoring.card import DIMENSIONS, Critical, Dimension, ScoreCard, ScoreLine, TurnCard
from scoring.rubric import CRITERIA
from simulator.engine.abuse import ended_by_the_book
from simulator.engine.state import CallState, Hold, Message
from simulator.scenario.model import Scenario
from simulator.view.after_values import HoldRow
from simulator.view.aftermath import show_business, show_calm, show_gap, show_survey, show_wrap_up
from simulator.view.between import due_rows
from simulator.view.values import (
    CapView,
    DebriefDimension,
    DebriefFinding,
    DebriefTurn,
    DebriefView,
    MoodPoint,
)
from simulator.view.worded import worded_rows
from simulator.view.wording import MODES, UNCHECKED, clock_time, titled


def show_debrief(
    scenario: Scenario, state: CallState, card: ScoreCard, *, call_id: str | None, saved: bool
) -> DebriefView:
    """Return the debrief of a closed call.

    Args:
        scenario: the case as played.
        state: the call.
        card: its score card.
        call_id: id in the journal, or None.
        saved: the journal has it.
    """
    ending = next((ending for ending in scenario.endings if ending.id == state.ending), None)
    return DebriefView(
        title=scenario.title,
        ending=titled(state.ending) if ending is not None else "",
        ending_text=ending.says if ending is not None else "",
        good=ending is not None and ending.good,
        total=card.total,
        uncapped=card.uncapped,
        band=titled(card.band) if card.band is not None else "",
        dimensions=tuple(_dimension(card, dimension) for dimension in DIMENSIONS),
        caps=tuple(_cap(critical) for critical in card.caps),
        turns=tuple(_turn(scenario, state, card, turn) for turn in card.turns),
        call_findings=tuple(_finding(line) for line in card.lines if line.turn == 0),
        due=due_rows(scenario, state),
        curve=curve_of(scenario, state),
        self_rating=asdict(card.self_rating) if card.self_rating is not None else None,
        gap=card.gap,
        next_step=card.next_step.advice if card.next_step is not None else "",
        next_quote=card.next_step.quote if card.next_step is not None else "",
        next_title=_criterion_title(card.next_step.criterion) if card.next_step is not None else "",
        next_because=_because(card),
        customer=scenario.customer.name,
        wants=scenario.customer.wants,
        call_id=call_id,
        saved=saved,
        survey=show_survey(scenario, state),
        gaps=show_gap(scenario, state, card),
        business=show_business(scenario, state),
        calm=show_calm(state),
        wrap_up=show_wrap_up(scenario, state),
        holds=tuple(_hold(hold) for hold in state.holds),
        hints=len(state.hints),
        timers=state.opened.timers,
        mode_text=MODES[state.opened.mode],
        ended_by_the_book=ended_by_the_book(state),
        last_worded=worded_rows(_after(state, card)),
        unchecked=UNCHECKED.get(scenario.language, ""),
    )


def _because(card: ScoreCard) -> str:
    """Return what exactly the next step is about: the reason of the line that it comes from, or ""."""
    step = card.next_step
    lines = [line for line in card.lines if step and (line.turn, line.criterion) == (step.turn, step.criterion)]
    worst = min(lines, key=lambda line: line.points, default=None)
    return "" if worst is None else worst.because


def _criterion_title(criterion: str) -> str:
    return CRITERIA[criterion].title if criterion in CRITERIA else titled(criterion)


def _hold(hold: Hold) -> HoldRow:
    return HoldRow(
        turn=hold.turn,
        said_s=(hold.until_ms - hold.began_ms) // 1000,
        took_s=max(0, hold.ended_ms - hold.began_ms) // 1000,
        asked=hold.asked,
        reason=hold.reason,
        kept=hold.status == "kept",
    )


def _dimension(card: ScoreCard, dimension: Dimension) -> DebriefDimension:
    lines = [
        line
        for line in card.lines
        if line.dimension == dimension and line.verdict != "not_assessed" and line.criterion in CRITERIA
    ]
    costly = min((line for line in lines if line.points < 0), key=lambda line: line.points, default=None)
    best = max((line for line in lines if line.points > 0), key=lambda line: line.points, default=None)
    decided = costly or best
    if card.of(dimension).score is None:
        note = "Nothing in this call could be assessed here."
    else:
        note = decided.because if decided is not None else ""
    return DebriefDimension(name=titled(dimension), score=card.of(dimension).score, note=note)


def _cap(critical: Critical) -> CapView:
    return CapView(
        code=critical.code,
        title=titled(critical.code),
        cap=critical.cap,
        because=critical.because,
        quote=critical.evidence.quote if critical.evidence is not None else "",
        certain=critical.certain,
    )


def _turn(scenario: Scenario, state: CallState, card: ScoreCard, turn: TurnCard) -> DebriefTurn:
    mine = [m for m in state.transcript if m.speaker == "agent" and m.turn == turn.turn]
    return DebriefTurn(
        number=turn.turn,
        customer="\n".join(m.text for m in _before(state, turn.turn)),
        reply="\n".join(m.text for m in mine),
        levels={dimension: turn.of(dimension).level for dimension in DIMENSIONS},
        findings=tuple(_finding(line) for line in card.lines if line.turn == turn.turn),
        time=clock_time(scenario, mine[0].at_ms) if mine else "",
        worded=worded_rows(_before(state, turn.turn)),
    )


def _before(state: CallState, turn: int) -> list[Message]:
    """Return the customer's lines that stand right before a turn."""
    return [m for m in state.transcript if m.speaker == "customer" and m.turn == turn - 1]


def _after(state: CallState, card: ScoreCard) -> list[Message]:
    """Return the customer's lines after the last turn."""
    last = card.turns[-1].turn if card.turns else 0
    return [m for m in state.transcript if m.speaker == "customer" and m.turn >= last]


def _finding(line: ScoreLine) -> DebriefFinding:
    return DebriefFinding(
        dimension=titled(line.dimension) if line.dimension is not None else "Outcome",
        title=_criterion_title(line.criterion),
        verdict=line.verdict,
        because=line.because,
        points=line.points,
        evidence=line.evidence,
    )


def curve_of(scenario: Scenario, state: CallState) -> tuple[MoodPoint, ...]:
    """Return the curve of mood, patience and trust, each step with its cause."""
    customer = scenario.customer
    points = [MoodPoint(at_ms=0, mood=customer.mood, patience=customer.patience, trust=customer.trust, cause="Start")]
    for change in state.changes:
        last = points[-1]
        points.append(
            MoodPoint(
                at_ms=change.at_ms,
                mood=last.mood + change.mood,
                patience=last.patience + change.patience,
                trust=last.trust + change.trust,
                cause=change.what,
            )
        )
    return tuple(points)
