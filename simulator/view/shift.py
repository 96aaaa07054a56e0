"""A shift as plain values: the tabs on the desk, and afterwards reply times, fairness and consistency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from scoring.card import DIMENSIONS
from simulator.engine.gauges import feeling_of
from simulator.engine.on_desk import OnDesk
from simulator.engine.reply_times import Wait, waits_of
from simulator.engine.survey import survey_of
from simulator.scenario.model import Scenario
from simulator.scenario.shift import Shift
from simulator.view.faces import face_now
from simulator.view.timers import unanswered, usual_reply_ms
from simulator.view.values import Face

CLOSE = 10
"""Scores of a pair that lie so near are the same service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TabView:
    """One call as a tab of the desk."""

    number: int
    customer: str
    channel: str
    feeling: str
    phase: str
    waiting_ms: int
    """How long the customer has waited for a reply; 0: they do not wait."""
    unread: int
    """Lines of the customer since the trainee's last reply."""
    face: Face = "calm"
    """How they look now."""
    usual_ms: int = 0
    """Within this time an answer is usual on their channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTimes:
    """How long the customers of one call waited, and whether that was fair."""

    number: int
    replies: int
    median_ms: int
    longest_ms: int
    fair: int | None
    """Per cent of the waits that were within what is usual, times the customers who waited longer; None without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """One case met twice in different dress."""

    pair: str
    calls: tuple[int, ...]
    totals: tuple[float | None, ...]
    spread: float | None
    """The largest difference of the totals."""
    widest: str
    """The dimension that differs most, or ""."""
    same_remedy: bool
    """The same actions were done in all of them."""
    csat: tuple[int | None, ...]
    consistent: bool | None
    """True: alike in score and remedy; None where something was not assessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftView:
    """A shift at one moment, or at its end."""

    title: str
    elapsed_ms: int
    tabs: tuple[TabView, ...]
    waiting: int
    """How many customers wait now."""
    next_up: int
    """The call whose customer has waited longest, or 0."""
    times: tuple[ReplyTimes, ...]
    pairs: tuple[PairView, ...]
    fair: int | None
    """Per cent of all waits that were fair."""
    worst: float | None
    """The lowest total of the shift: consistency is measured at the weakest call."""


def show_shift(title: str, elapsed_ms: int, calls: Sequence[OnDesk]) -> ShiftView:
    """Return a shift.

    Args:
        title: of the shift.
        elapsed_ms: how long it has lasted.
        calls: those that have come in.
    """
    tabs = tuple(_tab(call) for call in calls)
    waiting = [tab for tab in tabs if tab.waiting_ms]
    judged = {call.number: _judged(call, calls) for call in calls}
    verdicts = [fair for found in judged.values() for _, fair in found]
    totals = [call.card.total for call in calls if call.card is not None and call.card.total is not None]
    return ShiftView(
        title=title,
        elapsed_ms=elapsed_ms,
        tabs=tabs,
        waiting=len(waiting),
        next_up=max(waiting, key=lambda tab: tab.waiting_ms).number if waiting else 0,
        times=tuple(_times(call.number, judged[call.number]) for call in calls),
        pairs=tuple(_pairs(calls)),
        fair=_share(verdicts),
        worst=min(totals, default=None),
    )


def _tab(call: OnDesk) -> TabView:
    state = call.state
    fresh = unanswered(state)
    waits = state.phase == "contact" and fresh and not state.ended_by
    return TabView(
        number=call.number,
        customer=call.scenario.customer.name,
        channel=call.scenario.channel,
        feeling=feeling_of(state.mood),
        phase=state.phase,
        waiting_ms=max(1, call.now_ms - fresh[0].at_ms) if waits else 0,
        unread=len(fresh),
        face=face_now(call.scenario, state),
        usual_ms=usual_reply_ms(call.scenario),
    )


def _judged(call: OnDesk, calls: Sequence[OnDesk]) -> tuple[tuple[Wait, bool], ...]:
    """Return the waits of a call, each with whether it was fair.

    Whoever works on several talks answers in turn: for each customer who was already waiting when this one wrote, and
    was answered before them, a wait may be one usual reply time longer.
    """
    found = []
    for wait in waits_of(call.state):
        begin = call.came_ms + wait.from_ms
        ahead = sum(_was_ahead(other, begin, call.came_ms + wait.to_ms) for other in calls if other is not call)
        fair = wait.length_ms <= usual_reply_ms(call.scenario) * (1 + ahead)
        if wait.turn or not fair:  # who has only just written is not kept waiting yet
            found.append((wait, fair))
    return tuple(found)


def _was_ahead(other: OnDesk, begin: int, end: int) -> bool:
    """Tell whether another customer was waiting at a moment, and was answered within the wait that began there."""
    return any(
        other.came_ms + wait.from_ms <= begin < other.came_ms + wait.to_ms <= end and wait.turn
        for wait in waits_of(other.state)
    )


def _times(number: int, judged: Sequence[tuple[Wait, bool]]) -> ReplyTimes:
    lengths = [wait.length_ms for wait, _ in judged]
    return ReplyTimes(
        number=number,
        replies=sum(bool(wait.turn) for wait, _ in judged),
        median_ms=round(median(lengths)) if lengths else 0,
        longest_ms=max(lengths, default=0),
        fair=_share([fair for _, fair in judged]),
    )


def _share(verdicts: Sequence[bool]) -> int | None:
    return round(100 * sum(verdicts) / len(verdicts)) if verdicts else None


def _pairs(calls: Sequence[OnDesk]) -> list[PairView]:
    groups: dict[str, list[OnDesk]] = {}
    for call in calls:
        if call.pair:
            groups.setdefault(call.pair, []).append(call)
    return [_pair(name, group) for name, group in groups.items() if len(group) > 1]


def _pair(name: str, group: Sequence[OnDesk]) -> PairView:
    totals = tuple(None if call.card is None else call.card.total for call in group)
    known = [total for total in totals if total is not None]
    spread = round(max(known) - min(known), 1) if len(known) == len(group) else None
    remedies = {frozenset(done.name for done in call.state.done if done.ok) & _remedies(call) for call in group}
    answers = [survey_of(call.scenario, call.state) for call in group]
    same = len(remedies) == 1
    return PairView(
        pair=name,
        calls=tuple(call.number for call in group),
        totals=totals,
        spread=spread,
        widest=_widest(group) if spread else "",
        same_remedy=same,
        csat=tuple(None if answer is None else answer.csat for answer in answers),
        consistent=None if spread is None else same and spread <= CLOSE,
    )


def _remedies(call: OnDesk) -> frozenset[str]:
    """Return the actions that settle a matter or give something away; looking up and writing down are none."""
    return frozenset(action.id for action in call.scenario.all_actions() if set(action.means) & REMEDIES)


REMEDIES = frozenset({"refund", "replace", "compensate", "repair", "cancel", "book", "free", "charge"})


def _widest(group: Sequence[OnDesk]) -> str:
    spreads: Mapping[str, float] = {
        dimension: _spread([None if c.card is None else c.card.of(dimension).score for c in group])
        for dimension in DIMENSIONS
    }
    name = max(spreads, key=lambda dimension: spreads[dimension])
    return name if spreads[name] else ""


def _spread(scores: Sequence[float | None]) -> float:
    known = [score for score in scores if score is not None]
    return max(known) - min(known) if len(known) > 1 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftBriefing:
    """What stands before a shift."""

    shift_id: str
    title: str
    minutes: int
    calls: int
    cases: tuple[tuple[str, str], ...]
    """Title and briefing of each case, each once."""
    firms: tuple[str, ...]
    """For which companies the desk answers, each once."""


def show_shift_briefing(shift: Shift, shift_id: str, cases: Sequence[Scenario]) -> ShiftBriefing:
    """Return what stands before a shift.

    Args:
        shift: the plan.
        shift_id: the name by which it is begun.
        cases: of its calls, as played, in their order.
    """
    told = {case.id: (case.title, case.briefing) for case in reversed(cases)}
    return ShiftBriefing(
        shift_id=shift_id,
        title=shift.title,
        minutes=shift.minutes,
        calls=len(shift.calls),
        cases=tuple(reversed(told.values())),
        firms=tuple(dict.fromkeys(case.company.firm for case in cases if case.company.firm)),
    )
