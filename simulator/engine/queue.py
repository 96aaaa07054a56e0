"""The wait before hello: what it does to the opening mood, and whether the first reply makes good for it.

A tolerance model: nothing for the first while, then a price for every further step. A wait that nobody announced weighs
half as much again, one that was announced truly weighs less (rubric, part 5); what is pressing weighs more.
"""

from __future__ import annotations

from datetime import timedelta

from scoring.model import Channel
from scoring.reading.items import Reading
from simulator.engine.channels import DAY_MS, HOUR_MS, MINUTE_MS, channel_of, patience_factor, working_days
from simulator.engine.clock import duration_ms, hours_of, start_of
from simulator.engine.gauges import Pull, taken
from simulator.engine.signals import SURE, understood_anything
from simulator.engine.state import CallState, changed
from simulator.engine.tone import insulted
from simulator.scenario.model import Queue, Scenario

FREE_MS = MINUTE_MS
"""Chat and phone: a minute is free."""
SOCIAL_FREE_MS = SOCIAL_STEP_MS = 30 * MINUTE_MS
URGENCY = {"low": 8, "normal": 10, "high": 11}
"""In tenths: what is pressing makes a wait weigh more."""
FIRST_WORDS = "first words"
"""Mark that the first reply was judged."""
OF_THE_WAIT = frozenset({"wait", "delay", "earlier_contact", "inconvenience"})
"""Topics by which the wait before the contact is named."""
IGNORED = Pull(what="nobody mentioned the wait", patience=-3, mood=-2, trust=-1)
LATE_STEP_MS = 30_000
MOST_STEPS = 5


def pull_of_queue(queue: Queue, channel: Channel = "chat", *, days: int = 0) -> Pull | None:
    """Return what the wait before the first word does, or None when it is within what people put up with.

    Args:
        queue: how long it took, what was announced, how pressing it is.
        channel: decides what is a long wait.
        days: by e-mail the working days that have passed since the message came in.
    """
    waited = duration_ms(queue.waited)
    steps = _steps(waited, channel, days)
    if not steps:
        return None
    kept = bool(queue.told) and duration_ms(queue.told) >= waited
    weight = (7 if kept else 10 if queue.told else 15) * URGENCY[queue.urgency]
    patience, mood, trust = (6, 4, 6) if channel == "email" else (3, 2, 1)
    return Pull(
        what=f"waited {spoken_wait(queue.waited)}",
        patience=-(patience * steps * weight // 100),
        mood=-(mood * steps * weight // 100),
        trust=-(trust * steps * weight // 100),
    )


def _steps(waited: int, channel: Channel, days: int) -> int:
    """Return how many steps a wait goes beyond what is usual on the channel: minutes, half hours or working days."""
    if channel == "email":
        return max(0, days - 1)
    if channel == "social":
        return max(0, waited - SOCIAL_FREE_MS) // SOCIAL_STEP_MS
    return max(0, waited - FREE_MS) // MINUTE_MS


def spoken_wait(text: str) -> str:
    """Return a duration in the words of a cause: `6 min`, `3 h`, `2 days`."""
    ms = duration_ms(text)
    if ms >= DAY_MS:
        return f"{ms // DAY_MS} day{'s' if ms >= 2 * DAY_MS else ''}"
    return f"{ms // HOUR_MS} h" if ms >= HOUR_MS else f"{ms // MINUTE_MS} min"


def queued(scenario: Scenario, state: CallState) -> CallState:
    """Return the call at its first moment with the mark that the queue has left."""
    pull = waiting_pull(scenario, state)
    return state if pull is None else taken(scenario, state, pull)


def waiting_pull(scenario: Scenario, state: CallState) -> Pull | None:
    """Return what the wait before this call did, or None."""
    begin = start_of(scenario) - timedelta(milliseconds=duration_ms(scenario.queue.waited))
    days = working_days(hours_of(scenario), begin, start_of(scenario))
    return pull_of_queue(scenario.queue, channel_of(scenario, state), days=days)


def first_words(scenario: Scenario, state: CallState, reading: Reading, waited_ms: int) -> CallState:
    """Return the state after the first reply that was understood: the wait was named in it or passed over.

    Args:
        scenario: the case as played.
        state: the call with the reply in it.
        reading: of the reply.
        waited_ms: how long it took, from the customer's first words.
    """
    if FIRST_WORDS in state.fired or not understood_anything(reading):
        return state
    state = changed(state, fired=(*state.fired, FIRST_WORDS))
    late = _late_pull(scenario, state, waited_ms)
    if late is not None:
        state = taken(scenario, state, late)
    pull = waiting_pull(scenario, state)
    if pull is None or insulted(reading):
        return state
    heard = [item for item in reading.acknowledged if OF_THE_WAIT & {item.what, *item.topics}]
    if heard and all(item.confidence < SURE for item in heard):
        return state  # an unsure reading never costs
    if heard:
        named = Pull(
            what="the wait was named at once",
            patience=-pull.patience // 2,
            mood=-pull.mood // 2,
            trust=-pull.trust // 2,
        )
        return taken(scenario, state, named)
    return taken(scenario, state, IGNORED)


def _late_pull(scenario: Scenario, state: CallState, waited_ms: int) -> Pull | None:
    """Return what a late first reply costs on chat and phone; by e-mail and in public the silence itself costs."""
    factor = patience_factor(state)
    channel = channel_of(scenario, state)
    if factor is None or channel in ("email", "social"):
        return None
    limit = duration_ms(scenario.clocks.first_reply or "45s") * factor
    steps = min(MOST_STEPS, (waited_ms - limit) // (LATE_STEP_MS * factor))
    if steps <= 0:
        return None
    return Pull(what=f"had to wait {waited_ms // 1000} s for the first word", patience=-2 * steps, mood=-steps)
