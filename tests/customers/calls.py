"""Calls with an LLM customer for tests: a voice on an endpoint, and one line or a whole call with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from scoring.card import ScoreCard
from scoring.model import SelfRating
from simulator.customers.budget import Budget, Limits
from simulator.customers.completion import Complete
from simulator.customers.endpoint import Endpoint
from simulator.customers.keys import Key
from simulator.customers.llm import Attempt, LlmVoice, Manner
from simulator.customers.prompt import persona_of
from simulator.customers.scripted import ScriptedVoice
from simulator.customers.target import Traits, parse_target
from simulator.engine.state import CallState
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.ports import Notice, Voice
from simulator.session.runner import Runner
from tests.cases import small_scenario
from tests.customers.fake_endpoint import FakeEndpoint
from tests.fakes import OPENED_AT, header

SECRET = "sk-verysecretkey0123456789"
DEADLINE_S = 2.0
PATIENCE_S = 0.5
"""A line may come so much after the deadline."""


@contextmanager
def voice_on(
    base_url: str,
    *,
    secret: str = SECRET,
    deadline_s: float = DEADLINE_S,
    budget: Budget | None = None,
    trace: Callable[[Attempt], None] | None = None,
    learnt: Callable[[Traits], None] | None = None,
) -> Iterator[LlmVoice]:
    """Give a voice that asks an endpoint, until the block is left."""
    target = parse_target(base_url, "tiny")
    opened: list[Endpoint] = []

    def connect() -> Complete:
        opened.append(Endpoint(target, Key(secret, "test"), learnt=learnt))
        return opened[-1]

    voice = model_voice(connect, deadline_s=deadline_s, budget=budget, trace=trace)
    try:
        yield voice
    finally:
        voice.close()
        for endpoint in opened:
            endpoint.close()


def model_voice(
    connect: Callable[[], Complete],
    *,
    deadline_s: float = DEADLINE_S,
    budget: Budget | None = None,
    trace: Callable[[Attempt], None] | None = None,
) -> LlmVoice:
    """Return a voice that asks whatever is connected."""
    return LlmVoice(
        persona_of(small_scenario()),
        connect,
        manner=Manner(deadline_s=deadline_s, label="127.0.0.1 tiny"),
        budget=budget or Budget(Limits()),
        fallback=ScriptedVoice(),
        trace=trace,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One line of the customer, and what it took."""

    text: str
    authored: str
    voice: str
    took_s: float
    notices: tuple[Notice, ...]


def first_line(voice: LlmVoice) -> Heard:
    """Open a call and wait as a window does for the customer's first line."""
    scenario, clock = small_scenario(), SteppedClock(OPENED_AT)
    start = time.perf_counter()
    runner = Runner.start(scenario, header(), voice=voice, clock=clock, journal=None)
    return next_line(runner, voice, start)


def next_line(runner: Runner, voice: LlmVoice, start: float | None = None) -> Heard:
    """Wait for the line that is awaited, looking at it as often as a window does."""
    start = time.perf_counter() if start is None else start
    slowest = 0.0
    while runner.state.awaiting:
        looked = time.perf_counter()
        runner.tick()
        slowest = max(slowest, time.perf_counter() - looked)
        time.sleep(0.005)
        assert time.perf_counter() - start < 20, "the customer never spoke"
    took = time.perf_counter() - start
    last = runner.state.transcript[-1]
    return Heard(
        text=last.text, authored=last.authored, voice=str(last.voice), took_s=took, notices=tuple(all_news(voice))
    )


def all_news(voice: LlmVoice) -> Iterator[Notice]:
    while (notice := voice.news()) is not None:
        yield notice


INPUTS: tuple[dict[str, object], ...] = (
    {"do": "reply", "text": "Hello Ann, I am sorry that you had to wait. What is your order number?", "after_s": 20},
    {"do": "act", "name": "replace", "args": {"place": "home"}, "after_s": 10},
    {"do": "reply", "text": "Thank you. I have sent you a new one. When do you need it by?", "after_s": 20},
    {"do": "wait", "seconds": 100},
    {"do": "reply", "text": "I will call you tomorrow at 11:00 to tell you what the carrier says.", "after_s": 15},
    {"do": "end", "after_s": 5},
    {"do": "next"},
)


def whole_call(voice: Voice, inputs: tuple[dict[str, object], ...] = INPUTS) -> Runner:
    """Play a whole call with a voice; every input is the same, whoever words the lines."""
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None)
    for line in inputs:
        feed(runner, clock, line)
    runner.rate(SelfRating(empathy=70, accuracy=80, follow_through=60))
    return runner


def essence(runner: Runner) -> tuple[CallState, ScoreCard | None]:
    """Return state and scores of a call without the words in which the lines were worded."""
    from dataclasses import replace

    state = runner.state
    transcript = tuple(replace(m, text=m.authored, voice=None, refused=()) for m in state.transcript)
    return replace(state, transcript=transcript), runner.card


def address_of(endpoint: FakeEndpoint) -> str:
    return endpoint.base_url
