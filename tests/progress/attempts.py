"""Small attempts by hand for the tests of progress and reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from scoring.model import SelfRating
from simulator.session.attempt import Attempt, OpenCall, Played
from simulator.session.brief import BriefCap, CardBrief, Checks, Moment

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def checks(met: int = 0, missed: int = 0, harmful: int = 0, turn: int = 1) -> Checks:
    """Return how often a criterion was met, missed or harmful."""
    return Checks(met=met, missed=missed, harmful=harmful, turn=turn)


def a_brief(
    *,
    checks: Mapping[str, Checks] | None = None,
    gap: float | None = None,
    caps: tuple[BriefCap, ...] = (),
    promises: Mapping[str, int] | None = None,
    worst: Moment | None = None,
    best: Moment | None = None,
) -> CardBrief:
    """Return a brief."""
    own = None if gap is None else SelfRating(empathy=70, accuracy=70, follow_through=70)
    return CardBrief(
        uncapped=70.0,
        band="safe",
        checks=checks or {},
        caps=caps,
        promises=promises or {},
        own=own,
        gap=gap,
        worst=worst,
        best=best,
    )


def an_attempt(
    number: int,
    *,
    alias: str = "ada",
    total: float | None = 70.0,
    scenario: str = "late_parcel",
    difficulty: int = 1,
    day: float | None = None,
    brief: CardBrief | None = None,
    parent_id: str | None = None,
    abandoned: bool = False,
    twist: str = "plain",
    csat: int | None = None,
) -> Attempt:
    """Return the attempt with this number; it lies so many days after `START` unless `day` says otherwise."""
    played = Played(
        hash="0" * 64,
        id=scenario,
        title=scenario.replace("_", " ").capitalize(),
        channel="chat",
        difficulty=difficulty,
        skills=("names_impact",),
    )
    return Attempt(
        call_id=f"019a0000-0000-7000-8000-{abs(hash_of(alias)) % 65536:04x}{number:08d}",
        alias=alias,
        scenario=played,
        mode="practice",
        language="en",
        twist=twist,
        opened_at=START + timedelta(days=number if day is None else day),
        parent_id=parent_id,
        last_seq=9,
        scorers='{"empathy":1}',
        rubric_hash="0" * 64,
        empathy=total,
        accuracy=total,
        follow_through=total,
        total=total,
        brief=brief or a_brief(),
        abandoned=abandoned,
        csat=csat,
    )


def hash_of(text: str) -> int:
    """Return a number that depends on a text alone."""
    return sum(ord(sign) * 31**place for place, sign in enumerate(text))


def a_run(totals: list[float], **options: object) -> list[Attempt]:
    """Return attempts with these totals, a day apart."""
    return [replace(an_attempt(n, **options), total=total) for n, total in enumerate(totals)]  # type: ignore[arg-type]  # keyword arguments by name


def an_open_call(number: int, *, alias: str = "ada", opened_at: datetime = START) -> OpenCall:
    """Return a call that is not closed."""
    return OpenCall(
        call_id=f"019a0000-0000-7000-9000-{number:012d}",
        alias=alias,
        scenario_id="late_parcel",
        title="Late parcel",
        mode="practice",
        opened_at=opened_at,
    )
