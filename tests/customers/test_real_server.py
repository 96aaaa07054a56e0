"""The endpoint against a real server: what llama.cpp really answers, and a whole call in a real model's words."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator

import pytest

from simulator.customers.completion import Ask, Fault, Said
from simulator.customers.endpoint import Endpoint
from simulator.customers.keys import NO_KEY
from simulator.customers.lines import line_of
from simulator.customers.prompt import SCHEMA
from simulator.customers.scripted import ScriptedVoice
from simulator.customers.target import parse_target
from simulator.engine.events import CustomerSpoke
from tests.customers.calls import essence, model_voice, whole_call
from tests.customers.real_server import real_server

pytestmark = [pytest.mark.needs("llm"), pytest.mark.xdist_group("llm")]
LONG_S = 60.0


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with real_server() as base_url:
        yield base_url


@pytest.fixture
def endpoint(address: str) -> Iterator[Endpoint]:
    found = Endpoint(parse_target(address, "smollm2"), NO_KEY)
    yield found
    found.close()


def asking(text: str, *, max_tokens: int = 40, schema: str = "") -> Ask:
    return Ask(messages=(Said(role="user", content=text),), temperature=0.0, max_tokens=max_tokens, schema=schema)


def test_it_lists_its_model(endpoint: Endpoint) -> None:
    assert any("SmolLM2" in name for name in endpoint.models(within_s=LONG_S))


@pytest.mark.parametrize("streamed", [True, False])
def test_it_answers_streamed_and_in_one_piece_and_counts_its_tokens(endpoint: Endpoint, streamed: bool) -> None:
    found = endpoint.complete(asking("Hi", max_tokens=60), within_s=LONG_S, streamed=streamed)
    assert found.text.strip()
    assert found.counted
    assert found.tokens_in > 5
    assert 0 < found.tokens_out <= 60


def test_it_keeps_to_the_schema(endpoint: Endpoint) -> None:
    schema = json.loads(SCHEMA)
    schema["properties"]["line"]["enum"] = ["Where is it?"]
    found = endpoint.complete(asking("Say hello.", max_tokens=80, schema=json.dumps(schema)), within_s=LONG_S)
    assert found.text.lstrip().startswith("{")
    assert line_of(found.text) == "Where is it?"
    assert endpoint.traits.format == "json_schema"


def test_an_answer_that_is_cut_off_is_a_fault(endpoint: Endpoint) -> None:
    with pytest.raises(Fault) as raised:
        endpoint.complete(asking("Tell a long story.", max_tokens=6), within_s=LONG_S)
    assert raised.value.kind == "cut"


def test_it_is_broken_off_and_answers_the_next_one(endpoint: Endpoint) -> None:
    timer = threading.Timer(0.3, endpoint.cut)
    timer.start()
    start = time.perf_counter()
    with pytest.raises(Fault) as raised:
        endpoint.complete(asking("Tell a very long story of a lamp.", max_tokens=900), within_s=LONG_S)
    assert raised.value.kind == "cancelled"
    assert time.perf_counter() - start < 5
    assert endpoint.complete(asking("Hi"), within_s=LONG_S).text


def test_a_deadline_is_kept(endpoint: Endpoint) -> None:
    start = time.perf_counter()
    with pytest.raises(Fault) as raised:
        endpoint.complete(asking("Tell a very long story of a lamp.", max_tokens=900), within_s=0.5)
    assert raised.value.kind == "timeout"
    assert time.perf_counter() - start < 2


def test_more_than_its_context_holds_is_a_fault_of_its_own(endpoint: Endpoint) -> None:
    with pytest.raises(Fault) as raised:
        endpoint.complete(asking("lamp " * 3000), within_s=LONG_S)
    assert raised.value.kind == "context"


def test_a_whole_call_in_its_words_ends_with_the_scores_of_the_script(address: str) -> None:
    target = parse_target(address, "smollm2")
    voice = model_voice(lambda: Endpoint(target, NO_KEY), deadline_s=LONG_S)
    try:
        runner = whole_call(voice)
    finally:
        voice.close()
    spoken = [event for event in runner.events if isinstance(event, CustomerSpoke)]
    assert {event.voice for event in spoken} <= {"llm", "fallback"}
    assert "llm" in {event.voice for event in spoken}
    assert essence(runner) == essence(whole_call(ScriptedVoice()))
