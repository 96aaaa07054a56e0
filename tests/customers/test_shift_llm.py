"""A shift whose customers are worded by a model: all its calls have the same state as with the scripted ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from simulator.customers.scripted import ScriptedVoice
from simulator.session.clocks import SteppedClock
from simulator.session.ports import Voice
from simulator.session.runner import Runner
from simulator.session.shift import Coming, ShiftDesk
from tests.cases import small_scenario
from tests.customers import fake_endpoint as fake
from tests.customers.calls import essence, voice_on
from tests.customers.fake_endpoint import Line, Request, serving
from tests.fakes import OPENED_AT, header
from tests.session.test_shift import PLAN, reply


def play(voice_of: Callable[[int], Voice]) -> list[Runner]:
    clock = SteppedClock(OPENED_AT)

    def begin(coming: Coming) -> Runner:
        head = header(seed=coming.seed, call_id=f"call-{coming.number}")
        voice = voice_of(coming.number)
        return Runner.start(coming.scenario, head, voice=voice, clock=clock, journal=None, shift=coming.mark)

    desk = ShiftDesk(PLAN, seed=1, clock=clock, load=lambda _name: small_scenario(), begin=begin)
    desk.feed({"do": "wait", "seconds": 70})
    desk.feed(reply(1, after_s=10))
    desk.feed(reply(2, "Hello Ann, what is your order number?", after_s=95))
    desk.feed({"do": "wait", "seconds": 100})
    desk.close()
    return [call.runner for call in desk.calls]


def test_slow_lines_of_two_calls_at_once_change_neither() -> None:
    def slow(line: Line, request: Request) -> None:
        line.rest(0.2)
        fake.answer(line, request)

    with serving(slow) as endpoint, voice_on(endpoint.base_url) as one, voice_on(endpoint.base_url) as other:
        worded = play(lambda number: one if number == 1 else other)
        asked = len(endpoint.asked)
    scripted = play(lambda _: ScriptedVoice())
    assert asked >= 6
    assert [essence(runner) for runner in worded] == [essence(runner) for runner in scripted]
    assert [replace(m, voice=None) for m in worded[0].state.transcript] == [
        replace(m, voice=None) for m in scripted[0].state.transcript
    ]
