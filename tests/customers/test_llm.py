"""The customer in a model's words: the same call whoever words it, within its deadline and its budget."""

from __future__ import annotations

import random  # noqa: TID251 - a test that a seed makes repeatable
import statistics
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from simulator.customers.budget import Budget, Limits, Use
from simulator.customers.completion import Ask, Completion, Fault, FaultKind
from simulator.customers.llm import Attempt, LlmVoice
from simulator.customers.scripted import ScriptedVoice
from simulator.engine.events import CustomerSpoke
from simulator.session.clocks import SteppedClock
from simulator.session.ports import Voice
from simulator.session.replay import fold
from simulator.session.runner import Runner
from tests import effort
from tests.cases import small_scenario
from tests.customers import fake_endpoint as fake
from tests.customers.broken_rules import RULES
from tests.customers.calls import (
    DEADLINE_S,
    INPUTS,
    PATIENCE_S,
    essence,
    first_line,
    model_voice,
    next_line,
    voice_on,
    whole_call,
)
from tests.customers.failures import CASES
from tests.customers.fake_endpoint import Line, Request, serving
from tests.customers.stand_in import CONTENT, StandIn
from tests.fakes import OPENED_AT, header

SCRIPTED = essence(whole_call(ScriptedVoice()))


WELL = fake.line_json("Where is it?")
BAD = fake.line_json("How can I help you?")


def voice_of(model: StandIn, **more: object) -> LlmVoice:
    return model_voice(lambda: model, **more)  # type: ignore[arg-type]  # passed on as given


def call_with(voice: Voice) -> Runner:
    return Runner.start(small_scenario(), header(), voice=voice, clock=SteppedClock(OPENED_AT), journal=None)


def test_a_whole_call_in_other_words_has_the_same_state_and_scores() -> None:
    words = fake.wording(lambda text: text.replace("It is", "That's").replace("Where", "So where"))
    with serving(words) as endpoint, voice_on(endpoint.base_url, deadline_s=6) as voice:
        runner = whole_call(voice)
    spoken = [event for event in runner.events if isinstance(event, CustomerSpoke)]
    assert {event.voice for event in spoken} == {"llm"}
    assert any(event.text != event.authored for event in spoken)
    assert essence(runner) == SCRIPTED
    assert fold(runner.scenario, runner.events) == runner.state


def test_what_is_said_again_is_the_authors_line_whoever_worded_it() -> None:
    inputs: tuple[dict[str, object], ...] = (
        {"do": "reply", "text": "Sorry, what do you mean?", "after_s": 5},
        *INPUTS,
    )
    words = fake.wording(lambda text: text.replace("Where", "So where").replace("where", "so where"))
    with serving(words) as endpoint, voice_on(endpoint.base_url, deadline_s=6) as voice:
        runner = whole_call(voice, inputs)
    assert any(m.text != m.authored for m in runner.state.transcript)
    assert essence(runner) == essence(whole_call(ScriptedVoice(), inputs))


@pytest.mark.parametrize("seed", range(effort.count(4, 100)))
def test_whatever_a_random_endpoint_does_the_same_inputs_give_the_same_state_and_scores(seed: int) -> None:
    dice = random.Random(seed)
    quick = [case.does[0] for case in (*CASES, *RULES) if not case.hangs] + [fake.answer] * 20

    def anything(line: Line, request: Request) -> None:
        dice.choice(quick)(line, request)

    with serving(anything) as endpoint, voice_on(endpoint.base_url, deadline_s=1.5) as voice:
        runner = whole_call(voice)
    assert essence(runner) == SCRIPTED


def test_nothing_of_openai_is_imported_while_the_llm_is_off(data_home: object) -> None:
    program = (
        'import sys, io; sys.stdin = io.TextIOWrapper(io.BytesIO(b\'{"do": "end"}\'));'
        "from simulator.cli import run; run(['play', 'late_parcel', '--terminal', '--json', '--no-record']);"
        "print(sorted({n.split('.')[0] for n in sys.modules} & {'openai', 'httpx2', 'httpcore2', 'keyring'}))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_second_attempt_says_what_was_wrong_and_is_warmer() -> None:
    model = StandIn(BAD, WELL)
    heard = first_line(voice_of(model))
    assert heard.voice == "llm"
    first, second = model.asked
    assert second.temperature > first.temperature
    assert "speaks like the agent" in second.messages[-1].content
    assert "NO GOOD" not in first.messages[-1].content


def test_three_lines_in_a_row_that_cannot_be_used_and_it_is_left_alone() -> None:
    model = StandIn(BAD)
    voice = voice_of(model)
    runner = call_with(voice)
    voices = [next_line(runner, voice).voice]
    for number in range(4):
        runner.reply(f"Hello Ann, what is your order number? {number}")
        voices.append(next_line(runner, voice).voice)
    assert set(voices) == {"fallback"}
    assert len(model.asked) == 6
    assert voice.badge.startswith("LLM off")


def test_a_line_that_can_be_used_forgives_those_before() -> None:
    model = StandIn(BAD, BAD, BAD, BAD, CONTENT)
    voice = voice_of(model)
    runner = call_with(voice)
    next_line(runner, voice)
    runner.reply("Hello Ann, what is your order number?")
    next_line(runner, voice)
    assert voice._breaker.fallbacks == 2
    runner.reply("And what is it for?")
    next_line(runner, voice)
    assert voice._breaker.fallbacks == 0


@pytest.mark.parametrize("kind", ["key", "model", "path", "quota", "redirect"])
def test_what_only_a_person_can_mend_is_told_once_and_ends_the_llm_for_this_call(kind: FaultKind) -> None:
    model = StandIn(Fault(kind, "No.", "Mend it."))
    voice = voice_of(model)
    runner = call_with(voice)
    told = [next_line(runner, voice).notices]
    for _ in range(2):
        runner.reply("Hello Ann, what is your order number?")
        told.append(next_line(runner, voice).notices)
    assert [len(notices) for notices in told] == [1, 0, 0]
    assert len(model.asked) == 1


def test_a_busy_endpoint_is_left_alone_as_long_as_it_asks() -> None:
    model = StandIn(Fault("busy", "Busy.", wait_s=120.0))
    voice = voice_of(model)
    runner = call_with(voice)
    start = time.perf_counter()
    next_line(runner, voice)
    assert time.perf_counter() - start < 1
    runner.reply("Hello Ann, what is your order number?")
    next_line(runner, voice)
    assert len(model.asked) == 1


def test_the_budget_of_a_call_is_a_hard_stop() -> None:
    model = StandIn(WELL)
    budget = Budget(Limits(call_tokens=10_000, call_requests=1))
    voice = voice_of(model, budget=budget)
    runner = call_with(voice)
    assert next_line(runner, voice).voice == "llm"
    runner.reply("Hello Ann, what is your order number?")
    heard = next_line(runner, voice)
    assert heard.voice == "fallback"
    assert "budget" in heard.notices[0].message
    assert len(model.asked) == 1
    assert budget.used == Use(tokens_in=100, tokens_out=20, requests=1)


def test_the_budget_of_a_day_counts_all_calls() -> None:
    class Book:
        spent = Use(tokens_in=99_000, requests=10)

        def today(self) -> Use:
            return self.spent

        def add(self, use: Use) -> None:
            self.spent = self.spent.plus(use)

    model = StandIn(WELL)
    heard = first_line(voice_of(model, budget=Budget(Limits(day_tokens=99_100), Book())))
    assert heard.voice == "fallback"
    assert "today" in heard.notices[0].message
    assert model.asked == []


def test_a_message_sent_before_the_customer_has_spoken_breaks_the_line_off_and_asks_anew() -> None:
    model = StandIn(0.3, fake.line_json("Where is it?"))
    voice = voice_of(model, deadline_s=5)
    runner = call_with(voice)
    time.sleep(0.05)
    runner.reply("Hello Ann, I am here. What is your order number?")
    heard = next_line(runner, voice)
    assert heard.text
    assert model.cuts >= 1
    assert runner.state.turn == 1
    assert sum(isinstance(event, CustomerSpoke) for event in runner.events) == 1


def test_leaving_while_a_line_is_awaited_takes_no_time() -> None:
    def stalls(line: Line, request: Request) -> None:
        line.head(kind="text/event-stream")
        line.hang()

    with serving(stalls) as endpoint, voice_on(endpoint.base_url, deadline_s=20) as voice:
        call_with(voice)
        while not endpoint.asked:
            time.sleep(0.01)
        start = time.perf_counter()
        voice.close()
        assert time.perf_counter() - start < 0.2
        while (said := voice.poll()) is None:  # a call that goes on all the same has its line
            assert time.perf_counter() - start < 15
            time.sleep(0.01)
        assert said.voice == "fallback"


def test_a_window_that_looks_each_frame_is_never_held_up_by_an_endpoint_that_drips() -> None:
    def drips(line: Line, request: Request) -> None:
        line.head(kind="text/event-stream")
        while line.rest(0.005):
            line.write(fake.event(fake.chunk("a ")))

    looks: list[float] = []
    with serving(drips) as endpoint, voice_on(endpoint.base_url) as voice:
        runner = call_with(voice)
        start = time.perf_counter()
        while runner.state.awaiting:
            looked = time.perf_counter()
            runner.tick()
            looks.append((time.perf_counter() - looked) * 1000)
            time.sleep(0.016)
    assert time.perf_counter() - start < DEADLINE_S + PATIENCE_S
    assert statistics.median(looks) < 1
    assert sorted(looks)[int(len(looks) * 0.95)] < 16


def test_an_opening_line_that_was_fetched_before_is_there_at_once() -> None:
    model = StandIn(WELL)
    voice = voice_of(model)
    call_with(voice)
    time.sleep(0.2)
    runner = call_with(voice)
    assert runner.state.transcript[-1].voice == "llm"
    assert len(model.asked) == 1


def test_a_fault_of_our_own_in_the_worker_is_a_line_of_the_author(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(StandIn):
        def complete(self, ask: Ask, *, within_s: float, streamed: bool = True) -> Completion:
            raise ZeroDivisionError

    heard = first_line(voice_of(Broken(WELL)))
    assert heard.voice == "fallback"
    assert heard.took_s < 1
    assert "ZeroDivisionError" in caplog.text


def test_each_answer_is_traced_with_what_became_of_it() -> None:
    seen: list[Attempt] = []
    first_line(voice_of(StandIn(BAD, Fault("timeout", "Late.")), trace=seen.append))
    assert [(each.number, each.fault) for each in seen] == [(1, None), (2, "timeout")]
    assert "role" in [flaw.code for flaw in seen[0].flaws]


def test_personal_data_of_the_trainee_is_masked_and_the_case_is_not() -> None:
    model = StandIn(WELL)
    voice = voice_of(model)
    runner = call_with(voice)
    next_line(runner, voice)
    runner.reply("Write to jo.real@mail.example, call +44 20 7946 0958 or pay 4111 1111 1111 1111. Order 123?")
    next_line(runner, voice)
    sent = " ".join(said.content for ask in model.asked for said in ask.messages)
    for private in ("jo.real", "7946", "4111"):
        assert private not in sent
    for mask in ("[e-mail]", "[phone]", "[card]"):
        assert mask in sent
    assert "123" in sent


def test_the_prompt_holds_nothing_untold_even_where_the_author_put_it_into_the_way_of_speaking() -> None:
    scenario = small_scenario()
    style = replace(
        scenario.customer.style, notes="Nervous because of the party.", says_often=("you know", "order 123")
    )
    scenario = replace(scenario, customer=replace(scenario.customer, style=style))
    from simulator.customers.prompt import persona_of

    model = StandIn(WELL)
    voice = voice_of(model)
    voice._persona = persona_of(scenario)
    runner = Runner.start(scenario, header(), voice=voice, clock=SteppedClock(OPENED_AT), journal=None)
    next_line(runner, voice)
    sent = " ".join(said.content for said in model.asked[0].messages)
    assert "you know" in sent
    assert "party" not in sent
    assert "123" not in sent
