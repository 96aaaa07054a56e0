"""Clocks and manners of a channel: what is usual on it, what the case says otherwise, how lenient timers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from scoring.model import Channel
from simulator.engine.clock import duration_ms, hours_of, now_at, start_of
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.scenario.opening_hours import OpeningHours
from simulator.scenario.remembering import ByIdentity

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
RELAXED = 3
"""Relaxed timers give the trainee so many times the usual time."""
_FAR = 400
"""Days after which a desk that never opens is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How long things may take on a channel, and what is good form there."""

    first_reply: str
    """Until the first answer."""
    silence: str
    """Until silence is felt."""
    hold: str
    """The longest hold without asking again."""
    answer: str
    """Until the matter must be answered in full; "" where the talk itself decides."""
    by_days: bool
    """Time is counted in opening hours, and a day is a working day."""
    public: bool
    """Strangers read along until the talk is moved."""
    sentences: int
    """Most sentences in one message; 0: no limit."""
    words: int
    """Most words in one sentence; 0: no limit."""


USUAL: Mapping[Channel, Profile] = {
    "chat": Profile(
        first_reply="45s", silence="90s", hold="2m", answer="", by_days=False, public=False, sentences=3, words=0
    ),
    "phone": Profile(
        first_reply="45s", silence="45s", hold="2m", answer="", by_days=False, public=False, sentences=0, words=25
    ),
    "email": Profile(
        first_reply="1d", silence="1d", hold="2m", answer="1d", by_days=True, public=False, sentences=0, words=0
    ),
    "social": Profile(
        first_reply="30m", silence="30m", hold="2m", answer="", by_days=False, public=True, sentences=2, words=0
    ),
}
"""What is usual; on the phone typing takes the place of speaking, so a silence is longer than on a real one."""


def channel_at(scenario: Scenario, scene_id: str) -> Channel:
    """Return the channel of a contact: that of the later scene, else that of the case."""
    if not scene_id:
        return scenario.channel
    own = next((scene.channel for scene in scenario.scenes if scene.id == scene_id), None)
    return own or scenario.channel


def channel_of(scenario: Scenario, state: CallState) -> Channel:
    """Return the channel of the contact that is on."""
    return channel_at(scenario, state.scene)


def closes_with_greeting(scenario: Scenario, state: CallState) -> bool:
    """Tell whether a greeting stands under every message of the contact, as under a mail, and so is no goodbye."""
    return channel_of(scenario, state) == "email"


def profile_of(scenario: Scenario, state: CallState) -> Profile:
    """Return clocks and manners of the contact that is on: what the case says, else what is usual on the channel."""
    return _PROFILES(scenario)[channel_of(scenario, state)]


def _profiles(scenario: Scenario) -> dict[Channel, Profile]:
    return {channel: _profile(scenario, usual) for channel, usual in USUAL.items()}


_PROFILES: ByIdentity[Scenario, dict[Channel, Profile]] = ByIdentity(_profiles, most=32)


def _profile(scenario: Scenario, usual: Profile) -> Profile:
    clocks, manners = scenario.clocks, scenario.manners
    return Profile(
        first_reply=clocks.first_reply or usual.first_reply,
        silence=clocks.silence or usual.silence,
        hold=clocks.hold or usual.hold,
        answer=clocks.answer or usual.answer,
        by_days=usual.by_days,
        public=usual.public if manners.public is None else manners.public,
        sentences=manners.sentences or usual.sentences,
        words=manners.words or usual.words,
    )


def patience_factor(state: CallState) -> int | None:
    """Return by how much the trainee's time limits are stretched; None when timers are switched off."""
    return {"on": 1, "relaxed": RELAXED, "off": None}[state.opened.timers]


def after(scenario: Scenario, state: CallState, from_ms: int, limit: str, times: int = 1) -> int | None:
    """Return the moment at which a time limit of this channel has run out, or None when timers are off.

    Args:
        scenario: the case as played.
        state: the call.
        from_ms: when it began to run.
        limit: as an author writes it; by e-mail `1d` is a working day and `4h` are opening hours.
        times: how often it runs.
    """
    factor = patience_factor(state)
    if factor is None:
        return None
    if not profile_of(scenario, state).by_days:
        return from_ms + duration_ms(limit) * times * factor
    begin = now_at(scenario, from_ms)
    end = working_end(hours_of(scenario), begin, duration_ms(limit) * times * factor)
    return None if end is None else round((end - start_of(scenario)).total_seconds() * 1000)


def working_end(hours: OpeningHours, begin: datetime, length_ms: int) -> datetime | None:
    """Return when a stretch of opening hours is over; whole days are working days, the rest is open time.

    Args:
        hours: the desk's hours.
        begin: when it begins.
        length_ms: how long it is; 24 hours are a working day.
    """
    days, rest = divmod(length_ms, DAY_MS)
    day = begin.date()
    for _ in range(days):
        later = hours.next_working_day(day)
        if later is None:
            return None
        day = later
    moment = datetime.combine(day, begin.time())
    return open_time(hours, moment, timedelta(milliseconds=rest)) if rest else moment


def open_time(hours: OpeningHours, moment: datetime, left: timedelta) -> datetime | None:
    """Return the moment at which the desk has been open for so long since another; None when it never is."""
    for number in range(_FAR):
        day = moment.date() + timedelta(days=number)
        for opens, closes in hours.spans(day):
            begin = max(moment, datetime.combine(day, opens))
            span = datetime.combine(day, closes) - begin
            if span >= left:
                return begin + left
            left -= max(span, timedelta())
    return None


def working_ms(hours: OpeningHours, begin: datetime, end: datetime) -> int:
    """Return for how long the desk is open between two moments, in milliseconds."""
    total = timedelta()
    day = begin.date()
    while day <= end.date():
        for opens, closes in hours.spans(day):
            span = min(end, datetime.combine(day, closes)) - max(begin, datetime.combine(day, opens))
            total += max(span, timedelta())
        day += timedelta(days=1)
    return round(total.total_seconds() * 1000)


def working_days(hours: OpeningHours, begin: datetime, end: datetime) -> int:
    """Return how many working days have passed between two moments."""
    days = 0
    day = hours.next_working_day(begin.date())
    while day is not None and datetime.combine(day, begin.time()) <= end and days < _FAR:
        days += 1
        day = hours.next_working_day(day)
    return days
