"""The pages after a call: the debrief, and one moment written once more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scoring.rubric import CRITERIA
from simulator.browser.app import Visit
from simulator.browser.call_pages import portrait_of
from simulator.browser.floor import FloorSitting
from simulator.browser.guide import first_result
from simulator.browser.sitting import Sitting
from simulator.browser.web import Response
from simulator.errors import UserError
from simulator.locale import tr
from simulator.scenario.resolve import PLAIN_TWIST
from simulator.session.drill import Attempted, Drill, moment_of
from simulator.session.play import LONGEST_REPLY
from simulator.view.call import show_call
from simulator.view.curve import draw_curve
from simulator.view.day import DrillView
from simulator.view.debrief import show_debrief
from simulator.view.faces import face_at_end
from simulator.view.marked import marked_turns
from simulator.view.values import DebriefView, MoodPoint
from simulator.words import dimension_word

NARROW_GAP = 2
MOST_FINDINGS = 4
KEYS = {"Empathy": "empathy", "Accuracy": "accuracy", "Follow through": "follow_through"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One dimension of the debrief."""

    name: str
    score: float | None
    note: str
    own: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodRow:
    """One step of the mood, in words."""

    clock: str
    cause: str
    steps: tuple[tuple[str, int], ...]
    """What moved, and by how much."""
    mood: int
    patience: int
    trust: int


def debrief(visit: Visit, call_id: str) -> Response:
    """Show what came of a call: first four things, then everything with the words that each point rests on."""
    sitting = visit.app.sitting(call_id)
    runner = sitting.runner
    if runner.card is None:
        return visit.to(f"/calls/{call_id}")
    recorded = visit.desk.recorded
    view = show_debrief(
        runner.scenario, runner.state, runner.card, call_id=call_id if recorded else None, saved=recorded
    )
    worst = moment_of(runner.card, call_id)
    moment = _moment(view, worst.turn, worst.criterion) if worst is not None else None
    retry = moment or (_moment(view, view.turns[-1].number, "") if view.turns else None)
    call = show_call(runner.scenario, runner.state)
    return visit.page(
        "debrief.html",
        call_id=call_id,
        view=view,
        moment=moment,
        retry=retry,
        practice=runner.header.mode == "practice"
        and not (isinstance(sitting, FloorSitting) and not sitting.floor.desk.is_over),
        coach=first_result() if sitting.guided else "",
        bars=_bars(view),
        gap=_gap(view.gap),
        turns=tuple(marked_turns(view, {})),
        last_words=_last_words(sitting, view),
        log=call.log,
        curve=draw_curve(view.curve),
        moods=_moods(view.curve),
        fork=visit.desk.fork_of(runner),
        portrait=portrait_of(visit, sitting),
        face=face_at_end(runner.scenario, runner.state),
        talk_language=runner.header.language,
        header=runner.header,
        plain_twist=PLAIN_TWIST,
        scorers=tuple(sorted(runner.card.scorers.items())),
    )


def _bars(view: DebriefView) -> tuple[Bar, ...]:
    own = view.self_rating or {}
    bars = []
    for dimension in view.dimensions:
        key = KEYS.get(dimension.name, dimension.name)
        bars.append(Bar(name=dimension_word(key), score=dimension.score, note=dimension.note, own=own.get(key)))
    return tuple(bars)


def _gap(gap: float | None) -> str:
    """Return the distance between own rating and score in words, or ""."""
    if gap is None:
        return ""
    if abs(gap) < NARROW_GAP:
        return tr("You rated yourself as the score does.")
    points = f"{abs(gap):.0f}"
    if gap > 0:
        return tr("You rated yourself {points} points higher than the score.", points=points)
    return tr("You rated yourself {points} points lower than the score.", points=points)


def _last_words(sitting: Sitting, view: DebriefView) -> tuple[str, ...]:
    """Return what the customer said after the last reply."""
    last = view.turns[-1].number if view.turns else 0
    talk = sitting.runner.state.transcript
    return tuple(line.text for line in talk if line.speaker == "customer" and line.turn >= last)


def _moods(curve: Sequence[MoodPoint]) -> tuple[MoodRow, ...]:
    """Return the steps of the mood, each with its cause."""
    rows = []
    for before, point in pairwise(curve):
        steps = (
            (tr("mood"), point.mood - before.mood),
            (tr("patience"), point.patience - before.patience),
            (tr("trust"), point.trust - before.trust),
        )
        moved = tuple(step for step in steps if step[1])
        minutes, seconds = divmod(point.at_ms // 1000, 60)
        row = MoodRow(
            clock=f"{minutes:02d}:{seconds:02d}",
            cause=point.cause,
            steps=moved,
            mood=point.mood,
            patience=point.patience,
            trust=point.trust,
        )
        rows.extend([row] if moved else [])
    return tuple(rows)


def _moment(view: DebriefView, number: int, criterion: str) -> DrillView | None:
    """Return a turn as a moment to be answered anew; None where there is no such turn."""
    turn = next((turn for turn in view.turns if turn.number == number), None)
    if turn is None:
        return None
    missed = [finding for finding in turn.findings if finding.points < 0]
    worst = min(missed, key=lambda finding: finding.points, default=None)
    return DrillView(
        call_id=view.call_id or "",
        turn=number,
        criterion=criterion,
        title=worst.title if worst is not None else tr("Turn {number}", number=number),
        customer=turn.customer,
        name=view.customer,
        reply=turn.reply,
        advice=view.next_step or (worst.because if worst is not None else ""),
        case=view.title,
    )


def drill(visit: Visit, call_id: str, turn: str) -> Response:
    """Show one moment of an earlier call, to be answered anew."""
    view, _ = _drill(visit, call_id, int(turn))
    return _show_drill(visit, view, "", None, "")


def rate_drill(visit: Visit, call_id: str, turn: str) -> Response:
    """Look at a new wording; of it is kept that it was tried, and whether it met the check."""
    view, moment = _drill(visit, call_id, int(turn))
    text = visit.request.form.get("text", "").strip()
    if not text or len(text) > LONGEST_REPLY:
        long = tr("At most {most} are read. Nothing was sent: shorten it.", most=LONGEST_REPLY)
        return _show_drill(visit, view, text, None, long if text else tr("Write something first."))
    attempt = moment.rate(text)
    try:
        if view.criterion:
            visit.app.desk.rewrote(view, met=attempt.met)
    except UserError as error:  # the verdict is worth more than the note of it
        return _show_drill(visit, view, text, attempt, f"{error.message} {error.hint}")
    return _show_drill(visit, view, text, attempt, "")


def _drill(visit: Visit, call_id: str, turn: int) -> tuple[DrillView, Drill]:
    """Go back to a moment.

    Raises:
        UserError: the call is not closed, or has no such turn.
    """
    runner = visit.app.sitting(call_id).runner
    if runner.card is None:
        raise UserError(tr("This call is still open."), tr("Go on with it from Today."))
    view = show_debrief(runner.scenario, runner.state, runner.card, call_id=call_id, saved=True)
    worst = moment_of(runner.card, call_id)
    criterion = worst.criterion if worst is not None and worst.turn == turn else ""
    moment = _moment(view, turn, criterion)
    if moment is None:
        raise UserError(tr("There is no such turn."), tr("Go back to the debrief."))
    return moment, Drill(runner.scenario, runner.events, turn=turn, criterion=criterion)


def _show_drill(visit: Visit, view: DrillView, text: str, attempt: Attempted | None, problem: str) -> Response:
    missed: Sequence[Mapping[str, str]] = ()
    if attempt is not None:
        found = [finding for finding in attempt.findings if finding.verdict in ("missed", "harmful")][:MOST_FINDINGS]
        missed = [{"title": _title(finding.criterion), "because": finding.because} for finding in found]
    language = visit.app.sitting(view.call_id).runner.header.language
    return visit.page(
        "drill.html", view=view, text=text, attempt=attempt, missed=missed, problem=problem, talk_language=language
    )


def _title(criterion: str) -> str:
    return CRITERIA[criterion].title if criterion in CRITERIA else criterion
