"""Measures the engine: one step late in a long call, and a thousand calls of a bot with their scores."""

from __future__ import annotations

import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from scoring.reading.items import Reading
from simulator.engine.events import CallOpened, CustomerSpoke, Levels, TraineeReplied
from simulator.engine.state import CallState
from simulator.engine.step import open_call, step
from simulator.rehearsal.bots import bots_named
from simulator.rehearsal.stage import act_out
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Scenario
from simulator.scenario.resolve import draw_twist, resolve
from simulator.session.listen import listen

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "scenarios" / "late_parcel"
TURNS, CALLS, PROCESSES = 200, 1000, 2
BOT = "brusque"
"""Who plays the thousand calls: eight replies each, and what follows from them."""
SAID = (
    "I see that the parcel was last scanned at the depot 6 working days ago.",
    "What is your order number, and when do you need it by?",
    "I will call you tomorrow at 11:00 to tell you what the carrier says.",
    "I am sorry that you waited at home for it.",
)
SAMPLES = 100
FRESH = 20
"""So many wordings count as used."""
LEVELS = Levels(empathy=2, accuracy=3, follow_through=2)


def one_step() -> tuple[float, str]:
    """Return the median milliseconds of work of a step with two hundred turns behind it, and a remark.

    The call goes on while it is measured, so that each step meets a call that nobody has looked at before.
    """
    scenario = resolve(load_scenario(SHIPPED), seed=7, twist="plain")
    opened = CallOpened(kind="call_opened", seed=7, twist="plain", mode="practice", language="en", at_ms=0)
    readings = {text: listen(scenario, text, customer="", at_ms=0) for text in SAID}
    state = _answered(scenario, open_call(scenario, opened).state)
    samples: list[float] = []
    for number in range(TURNS + SAMPLES):
        text = SAID[number % len(SAID)]
        # Without these two the customer would run out of patience or of words, and leave long before.
        kept = replace(state, patience=scenario.customer.patience, spoken=state.spoken[-FRESH:])
        event = _reply(text, readings[text], kept)
        start = time.process_time_ns()
        replied = step(scenario, kept, event).state
        if number >= TURNS:
            samples.append((time.process_time_ns() - start) / 1e6)
        state = _answered(scenario, replied)
    if state.turn != TURNS + SAMPLES or state.phase != "contact":
        raise RuntimeError("the call ended before it was long enough to measure")
    worst = sorted(samples)[int(SAMPLES * 0.95) - 1]
    about = f"of work; median of {SAMPLES}, 95 %: {worst:.2f} ms; {len(state.signals)} signals"
    return statistics.median(samples), about


def _reply(text: str, reading: Reading, state: CallState) -> TraineeReplied:
    return TraineeReplied(kind="trainee_replied", at_ms=state.at_ms + 1_000, text=text, reading=reading, levels=LEVELS)


def _answered(scenario: Scenario, state: CallState) -> CallState:
    if not state.awaiting:
        return state
    speak = state.awaiting[-1]
    text = speak.brief.authored
    spoke = CustomerSpoke(
        kind="customer_spoke",
        at_ms=state.at_ms,
        text=text,
        authored=text,
        line_id=speak.brief.line_id,
        voice="scripted",
        answers=speak.id,
    )
    return step(scenario, state, spoke).state


def bot_calls(calls: int = CALLS) -> tuple[float, str]:
    """Return the seconds in which two processes play a thousand calls with their scores, and a remark."""
    start = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES) as pool:
        worked = list(pool.map(_play, [range(n, calls, PROCESSES) for n in range(PROCESSES)]))
    took = time.perf_counter() - start
    cpu = sum(seconds for seconds, _ in worked)
    turns = sum(number for _, number in worked)
    busy = os.getloadavg()[0]
    return took, f"bot `{BOT}`, {PROCESSES} processes, {turns} turns; {cpu:.1f} s of work, load {busy:.1f}"


def _play(seeds: range) -> tuple[float, int]:
    scenario = load_scenario(SHIPPED)
    (bot,) = bots_named([BOT])
    start, turns = time.process_time(), 0
    for seed in seeds:
        performance = act_out(scenario, bot.actor, seed=seed, twist=draw_twist(scenario, seed))
        turns += performance.state.turn
    return time.process_time() - start, turns
