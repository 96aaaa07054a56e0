"""Where a trainee stands, in plain words: what the window, the terminal and the report say alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from scoring.card import DIMENSIONS
from simulator.session.standing import Consistency, Gap, Promises, Skill, SkillState, Standing, Suggestion, Trend

STATES: dict[SkillState, str] = {"open": "not shown last time", "growing": "growing", "solid": "solid"}
_WORDS = {"empathy": "empathy", "accuracy": "accuracy", "follow_through": "follow-through"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRow:
    """One line of the list of skills."""

    criterion: str
    title: str
    dimension: str
    state: SkillState
    told: str
    """The state, how often it was shown and when it comes again, in words."""
    shown: int
    calls: int
    call_id: str
    """The latest call in which it could be told."""
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingView:
    """Where a trainee stands."""

    alias: str
    headline: str
    """First, best and latest in one sentence."""
    sentences: tuple[str, ...]
    """What the numbers allow to say: trend, consistency, gap, promises. What they do not allow is left out."""
    skills: tuple[SkillRow, ...]
    next_plays: tuple[Suggestion, ...]


def show_standing(standing: Standing, now: datetime) -> StandingView:
    """Return a standing in words.

    Args:
        standing: what progress came to.
        now: the moment, aware.
    """
    return StandingView(
        alias=standing.alias,
        headline=headline(standing),
        sentences=tuple(_sentences(standing)),
        skills=tuple(_skill(skill, now) for skill in standing.skills),
        next_plays=standing.next_plays,
    )


def headline(standing: Standing) -> str:
    """Return first, best and latest in one sentence."""
    first, best, latest = standing.first, standing.best, standing.latest
    if first is None or best is None or latest is None:
        return "No call has been played to its end yet."
    if standing.calls == 1:
        return f"One call so far, with {score(first.total)} of 100."
    scores = f"first {score(first.total)}, best {score(best.total)}, latest {score(latest.total)} of 100"
    return f"{standing.calls} calls: {scores}."


def trend_words(trend: Trend) -> str:
    """Return what a trend says, with its interval and the calls that it rests on."""
    between = f"between {signed(trend.low)} and {signed(trend.high)}"
    if trend.change == "no clear change":
        return (
            f"No clear change over {trend.n} calls: {between} points in ten calls, "
            "after allowing for how hard the cases were."
        )
    direction = "up" if trend.change == "rising" else "down"
    return (
        f"Going {direction}: {signed(trend.per_ten)} points in ten calls ({between}, {trend.n} calls), "
        "after allowing for how hard the cases were."
    )


def consistency_words(consistency: Consistency) -> str:
    """Return how even the latest calls are."""
    return (
        f"The worst of the latest {consistency.of} calls has {score(consistency.worst.total)} of 100; "
        f"the latest {consistency.n} lie {score(consistency.spread)} points around their middle."
    )


def gap_words(gap: Gap) -> str:
    """Return what somebody thinks of the own calls beside what they were scored, and what the customers gave."""
    n = gap.difference.n
    both = f"own rating {score(gap.own)}, scored {score(gap.scored)}"
    between = f"{signed(gap.difference.low)} to {signed(gap.difference.high)}"
    said = {
        "rates higher": f"Rates their own calls {score(abs(gap.difference.value))} points higher than they are scored",
        "rates lower": f"Rates their own calls {score(abs(gap.difference.value))} points lower than they are scored",
        "close": "Rates their own calls about as they are scored",
        "not clear": "Own rating and score differ now this way, now that way",
    }[gap.direction]
    customers = "" if gap.csat is None else f" Their customers gave {score(gap.csat)} of 5."
    return f"{said} ({both}; {between}, {n} calls).{customers}"


def promises_words(promises: Promises) -> str:
    """Return what became of the promises; nothing where none was settled."""
    if not promises.settled:
        return ""
    others = [
        f"{count} {word}"
        for count, word in (
            (promises.renegotiated, "moved in time"),
            (promises.late, "kept late"),
            (promises.broken, "broken"),
        )
        if count
    ]
    rest = f"; {', '.join(others)}" if others else ""
    return f"{promises.kept} of {plural(promises.settled, 'promise', 'promises')} kept on time{rest}."


def left_words(standing: Standing) -> str:
    """Return how many calls were left, and how many are open; nothing where there are none."""
    left = f"{plural(standing.left, 'call was', 'calls were')} left before the end" if standing.left else ""
    still = f"{plural(standing.open, 'call is', 'calls are')} still open" if standing.open else ""
    both = f"{left}, {still}" if left and still else left or still
    return f"{both}: in no figure." if both else ""


def score(value: float | None) -> str:
    """Return a score without a needless ".0"."""
    return "not assessed" if value is None else f"{value:.1f}".removesuffix(".0")


def signed(value: float) -> str:
    """Return points with their sign, a true minus, and zero as such."""
    rounded = f"{abs(value):.1f}".removesuffix(".0")
    return rounded if rounded == "0" else f"{'+' if value > 0 else '−'}{rounded}"


def plural(count: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{count} {one if count == 1 else many}"


def _sentences(standing: Standing) -> Iterator[str]:
    if standing.trend is not None:
        yield trend_words(standing.trend)
    if standing.consistency is not None:
        yield consistency_words(standing.consistency)
    if standing.gap is not None:
        yield gap_words(standing.gap)
    if told := promises_words(standing.promises):
        yield told
    if means := [
        f"{_WORDS[d]} {score(mean.value)} ({_within(mean.low)} to {_within(mean.high)}, {mean.n} calls)"
        for d in DIMENSIONS
        if (mean := standing.means.get(d)) is not None
    ]:
        yield f"On average of late: {'; '.join(means)}."
    if told := left_words(standing):
        yield told


def _skill(skill: Skill, now: datetime) -> SkillRow:
    return SkillRow(
        criterion=skill.criterion,
        title=skill.title,
        dimension=_WORDS[skill.dimension],
        state=skill.state,
        told=f"{STATES[skill.state]}; shown in {_of(skill)}{_due(skill, now)}",
        shown=skill.shown,
        calls=skill.calls,
        call_id=skill.last_call,
        turn=skill.last_turn,
    )


def _of(skill: Skill) -> str:
    return f"{skill.shown} of {plural(skill.calls, 'call', 'calls')}"


def _due(skill: Skill, now: datetime) -> str:
    if skill.state == "open":
        return ""
    days = -(-(skill.due_at - now).total_seconds() // 86_400)
    if days <= 0:
        return "; time to show it again"
    return f"; comes again in {plural(int(days), 'day', 'days')}"


def _within(value: float) -> str:
    """Return an end of an interval as far as scores go."""
    return score(min(100.0, max(0.0, value)))
