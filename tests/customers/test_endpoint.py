"""The way to an endpoint: who is reached, what goes along, what is learnt, and how it is broken off."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from simulator.customers.completion import Ask, Fault, Said
from simulator.customers.endpoint import Endpoint
from simulator.customers.keys import NO_KEY, Key
from simulator.customers.target import Traits, parse_target
from simulator.session.clocks import SteppedClock
from simulator.session.runner import Runner
from tests.cases import small_scenario
from tests.customers import fake_endpoint as fake
from tests.customers.calls import DEADLINE_S, PATIENCE_S, SECRET, first_line, next_line, voice_on
from tests.customers.fake_endpoint import Line, Request, serving
from tests.fakes import OPENED_AT, header

ASK = Ask(
    messages=(Said(role="user", content='CONTENT OF THE CUSTOMER\'S NEXT LINE: "Where is it?"'),),
    temperature=0.7,
    max_tokens=50,
    schema='{"type": "object"}',
)


def endpoint_at(base_url: str, key: Key | None = None, **more: object) -> Endpoint:
    return Endpoint(parse_target(base_url, "tiny"), key or Key(SECRET, "test"), **more)  # type: ignore[arg-type]  # passed on as given


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_port_on_which_nobody_listens_is_told_and_not_tried_again() -> None:
    with voice_on(f"http://127.0.0.1:{free_port()}/v1") as voice:
        heard = first_line(voice)
        assert voice.badge.startswith("LLM off")
    assert heard.voice == "fallback"
    assert heard.took_s < DEADLINE_S + PATIENCE_S
    assert ["cannot be reached" in notice.message for notice in heard.notices] == [True]


def test_a_name_that_does_not_exist_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with voice_on("https://no-such-host.example/v1") as voice:
        heard = first_line(voice)
    assert heard.voice == "fallback"
    assert ["cannot be found" in notice.message for notice in heard.notices] == [True]


def test_a_name_server_that_never_answers_holds_up_neither_this_line_nor_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    freed = threading.Event()
    looked_up = socket.getaddrinfo

    def hangs(host: str, *rest: object, **more: object) -> object:
        if not freed.is_set():
            freed.wait(20)
        return looked_up("127.0.0.1", *rest, **more)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    clock = SteppedClock(OPENED_AT)
    with serving(fake.answer) as endpoint, voice_on(f"http://localhost:{endpoint.port}/v1") as voice:
        runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None)
        first = next_line(runner, voice)
        runner.reply("Hello Ann, what is your order number?")
        monkeypatch.setattr(socket, "getaddrinfo", looked_up)
        second = next_line(runner, voice)
        freed.set()
    assert (first.voice, second.voice) == ("fallback", "llm")
    assert first.took_s < DEADLINE_S + PATIENCE_S
    assert second.took_s < DEADLINE_S + PATIENCE_S


@pytest.mark.parametrize("kind", ["self-signed", "expired"])
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    past = datetime.now(UTC) - timedelta(days=1)  # noqa: TID251 - a certificate needs a real date
    certificate = authority.issue_cert("127.0.0.1", not_after=past if kind == "expired" else None)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    with serving(fake.answer, context=context) as endpoint, voice_on(endpoint.base_url) as voice:
        heard = first_line(voice)
        assert endpoint.requests == []
    assert heard.voice == "fallback"
    assert "certificate" in heard.notices[0].message
    assert "SSL_CERT_FILE" in heard.notices[0].hint


def test_a_certificate_of_an_authority_that_the_user_names_is_trusted(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    authority = trustme.CA()
    file = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with serving(fake.answer, context=context) as endpoint:
        found = endpoint_at(endpoint.base_url).complete(ASK, within_s=5)
    assert "Where is it?" in found.text


def test_proxies_of_the_environment_do_not_stand_before_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    with serving(fake.answer) as endpoint:
        assert "Where is it?" in endpoint_at(endpoint.base_url).complete(ASK, within_s=5).text


def test_nothing_of_the_environment_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    ambient = {
        "OPENAI_API_KEY": "sk-ambient-key-000",
        "OPENAI_ADMIN_KEY": "sk-admin-key-000",
        "OPENAI_ORG_ID": "org-ambient",
        "OPENAI_PROJECT_ID": "proj-ambient",
        "OPENAI_WEBHOOK_SECRET": "whsec-ambient",
        "OPENAI_CUSTOM_HEADERS": "X-Secret: custom-ambient",
        "OPENAI_BASE_URL": "https://ambient.example/v1",
    }
    for name, value in ambient.items():
        monkeypatch.setenv(name, value)
    with serving(fake.answer) as endpoint:
        endpoint_at(endpoint.base_url, NO_KEY).complete(ASK, within_s=5)
        request = endpoint.asked[0]
    sent = " ".join(f"{name}: {value}" for name, value in request.headers.items()) + str(request.body)
    assert not any(value in sent for value in ambient.values())
    assert "ambient" not in sent
    assert set(request.headers) == {
        "host", "accept", "connection", "content-type", "content-length", "user-agent", "accept-encoding",
    }  # fmt: skip
    assert "authorization" not in request.headers


def test_the_key_goes_to_its_endpoint() -> None:
    with serving(fake.answer) as endpoint:
        endpoint_at(endpoint.base_url).complete(ASK, within_s=5)
        assert endpoint.asked[0].headers["authorization"] == f"Bearer {SECRET}"


def test_a_redirect_is_not_followed_and_nothing_reaches_the_other_server() -> None:
    with serving(fake.answer) as other:

        def elsewhere(line: Line, request: Request) -> None:
            line.json({}, 307, Location=f"{other.base_url}/chat/completions")

        with serving(elsewhere) as endpoint, pytest.raises(Fault) as raised:
            endpoint_at(endpoint.base_url).complete(ASK, within_s=5)
        assert raised.value.kind == "redirect"
        assert other.requests == []


def test_what_was_learnt_is_told_once_and_used_from_the_first_request_on() -> None:
    learnt: list[Traits] = []

    def picky(line: Line, request: Request) -> None:
        if "response_format" in request.body:
            line.json(fake.error("response_format is not supported"), 400)
        else:
            fake.answer(line, request)

    with serving(picky) as endpoint:
        first = endpoint_at(endpoint.base_url, learnt=learnt.append)
        assert first.complete(ASK, within_s=5).requests == 3
        assert first.complete(ASK, within_s=5).requests == 1
        assert [traits.format for traits in learnt] == ["text"]
        assert endpoint_at(endpoint.base_url, traits=learnt[0]).complete(ASK, within_s=5).requests == 1


def test_tokens_are_counted_by_the_endpoint_or_estimated() -> None:
    def with_usage(line: Line, request: Request) -> None:
        line.json(fake.completion(fake.line_json("Where is it?")))

    with serving(with_usage) as endpoint:
        counted = endpoint_at(endpoint.base_url).complete(ASK, within_s=5, streamed=False)
    assert (counted.tokens_in, counted.tokens_out, counted.counted) == (100, 20, True)
    with serving(fake.answer) as endpoint:
        estimated = endpoint_at(endpoint.base_url).complete(ASK, within_s=5)
    assert not estimated.counted
    assert 5 < estimated.tokens_in < 40


def test_models_are_listed() -> None:
    with serving(fake.answer) as endpoint:
        assert endpoint_at(endpoint.base_url).models(within_s=5) == ("tiny", "big")


def test_store_is_asked_to_be_off_at_openai_alone() -> None:
    openai = Endpoint(parse_target("https://api.openai.com/v1", "m"), NO_KEY)
    other = Endpoint(parse_target("https://llm.example/v1", "m"), NO_KEY)
    assert openai._body(ASK, streamed=True)["store"] is False
    assert "store" not in other._body(ASK, streamed=True)


def test_a_request_is_broken_off_from_another_thread_at_once() -> None:
    def stalls(line: Line, request: Request) -> None:
        line.head(kind="text/event-stream")
        line.write(fake.event(fake.chunk("{")))
        line.hang()

    with serving(stalls, fake.answer) as server:
        endpoint = endpoint_at(server.base_url)
        timer = threading.Timer(0.5, endpoint.cut)
        timer.start()
        start = time.perf_counter()
        with pytest.raises(Fault) as raised:
            endpoint.complete(ASK, within_s=10)
        took = time.perf_counter() - start
        assert raised.value.kind == "cancelled"
        assert took < 3
        assert "Where" in endpoint.complete(ASK, within_s=5).text  # and the next one works


def test_a_server_that_dies_between_two_lines_is_tried_again_when_it_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("simulator.customers.breaker.REST_MS", 300)
    port = free_port()
    clock = SteppedClock(OPENED_AT)
    with voice_on(f"http://127.0.0.1:{port}/v1") as voice:
        with serving(fake.answer, port=port):
            runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None)
            assert next_line(runner, voice).voice == "llm"
        runner.reply("Hello Ann, what is your order number?")
        assert next_line(runner, voice).voice == "fallback"
        time.sleep(0.4)
        with serving(fake.answer, port=port):
            runner.reply("And when do you need it by?")
            assert next_line(runner, voice).voice == "llm"


def test_two_calls_at_once_on_a_server_with_one_place_both_get_their_lines() -> None:
    one_at_a_time = threading.Lock()

    def queues(line: Line, request: Request) -> None:
        with one_at_a_time:
            line.rest(0.3)
            fake.answer(line, request)

    with serving(queues) as endpoint, voice_on(endpoint.base_url) as one, voice_on(endpoint.base_url) as other:
        runners = [
            Runner.start(small_scenario(), header(), voice=voice, clock=SteppedClock(OPENED_AT), journal=None)
            for voice in (one, other)
        ]
        assert [next_line(r, v).voice for r, v in zip(runners, (one, other), strict=True)] == ["llm", "llm"]


def test_library_logs_at_their_loudest_hold_no_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(fake.failing(401, fake.error(f"bad key {SECRET}"))) as endpoint, pytest.raises(Fault) as raised:
        endpoint_at(endpoint.base_url).complete(ASK, within_s=5)
    assert SECRET not in caplog.text
    assert SECRET not in str(raised.value)
    assert raised.value.__cause__ is None
