"""What is sent to each kind of endpoint, held against its documentation: address, headers and body, to the letter.

Nobody's account takes part: a server of the test stands behind the names, answers as the documentation says that the
real one does, and turns down whatever that one would turn down.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from simulator.customers.completion import Ask, Fault, Said
from simulator.customers.endpoint import Endpoint
from simulator.customers.keys import NO_KEY, Key
from simulator.customers.target import Traits, parse_target
from tests.customers import fake_endpoint as fake
from tests.customers.fake_endpoint import Behaviour, FakeEndpoint, Line, Request, serving

KEY = Key("0123456789abcdef0123456789abcdef", "test")
ASK = Ask(
    messages=(
        Said(role="system", content='Answer with JSON only: {"line": "..."}'),
        Said(role="user", content='CONTENT OF THE CUSTOMER\'S NEXT LINE: "Where is it?"'),
    ),
    temperature=0.7,
    max_tokens=120,
    schema='{"type": "object"}',
)
MESSAGES = [{"role": said.role, "content": said.content} for said in ASK.messages]
SHAPE = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": {"type": "object"}}}
WHOLE = {
    "messages": MESSAGES,
    "max_tokens": 120,
    "temperature": 0.7,
    "stream": True,
    "stream_options": {"include_usage": True},
    "response_format": SHAPE,
}
"""The first question that any endpoint gets, but for its model."""
AZURE = "rapport-test.openai.azure.com"
ALWAYS = {"host", "accept", "connection", "content-type", "content-length", "user-agent", "accept-encoding"}


@contextmanager
def standing_for(
    host: str, behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> Iterator[FakeEndpoint]:
    """Serve under a name, with a certificate for it, until the block is left."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    looked_up = socket.getaddrinfo
    with serving(behaviour, context=context) as endpoint:

        def here(name: str | bytes, port: object, *rest: object, **more: object) -> object:
            asked_for = name.decode() if isinstance(name, bytes) else name
            if asked_for != host:
                return looked_up(name, port, *rest, **more)  # type: ignore[arg-type]  # passed on as it came
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", endpoint.port))]

        monkeypatch.setattr(socket, "getaddrinfo", here)
        yield endpoint


def asked(base_url: str, model: str, *, key: Key = KEY, api_version: str = "") -> Endpoint:
    return Endpoint(parse_target(base_url, model, api_version=api_version), key)


def special(request: Request) -> dict[str, str]:
    """Return the headers of a request that not every request has."""
    return {name: value for name, value in request.headers.items() if name not in ALWAYS}


@pytest.fixture(autouse=True)
def _ambient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put into the environment what the libraries of OpenAI and Azure would take from there."""
    for name in ("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "ambient-0123456789")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Ambient: ambient")
    monkeypatch.setenv("OPENAI_API_VERSION", "1999-01-01")


def test_openai_is_asked_as_its_reference_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with standing_for("api.openai.com", fake.answer, monkeypatch, tmp_path) as server:
        found = asked("https://api.openai.com/v1", "gpt-4.1-mini").complete(ASK, within_s=20)
        (request,) = server.requests
    assert "Where is it?" in found.text
    assert (request.method, request.path) == ("POST", "/v1/chat/completions")
    assert request.headers["host"] == "api.openai.com"
    assert special(request) == {"authorization": f"Bearer {KEY.secret}"}
    assert request.body == {**WHOLE, "model": "gpt-4.1-mini", "store": False}


def reasons(line: Line, request: Request) -> None:
    """Answer as OpenAI's reasoning models do, which take neither of two parameters."""
    if "max_tokens" in request.body:
        message = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens'."
        line.json(fake.error(message, "unsupported_parameter", "max_tokens"), 400)
    elif request.body.get("temperature", 1) != 1:
        message = "Unsupported value: 'temperature' does not support 0.7 with this model. Only 1 is supported."
        line.json(fake.error(message, "unsupported_value", "temperature"), 400)
    else:
        fake.answer(line, request)


def test_a_reasoning_model_of_openai_is_asked_in_its_own_way_from_the_third_request_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with standing_for("api.openai.com", reasons, monkeypatch, tmp_path) as server:
        endpoint = asked("https://api.openai.com/v1", "o4-mini")
        assert endpoint.complete(ASK, within_s=20).requests == 3
        assert endpoint.complete(ASK, within_s=20).requests == 1
        last = server.requests[-1]
    assert last.body["max_completion_tokens"] == 120
    assert not {"max_tokens", "temperature"} & {*last.body}
    assert last.body["response_format"] == SHAPE


def test_azure_v1_has_its_key_in_its_own_header_and_the_deployment_as_the_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with standing_for(AZURE, fake.answer, monkeypatch, tmp_path) as server:
        asked(f"https://{AZURE}/openai/v1/", "our-deployment").complete(ASK, within_s=20)
        (request,) = server.requests
    assert (request.method, request.path) == ("POST", "/openai/v1/chat/completions")
    assert special(request) == {"api-key": KEY.secret}
    assert request.body == {**WHOLE, "model": "our-deployment"}


def test_azure_from_before_v1_is_asked_with_its_version_in_the_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    base_url = f"https://{AZURE}/openai/deployments/our-deployment"
    with standing_for(AZURE, fake.answer, monkeypatch, tmp_path) as server:
        asked(base_url, "our-deployment", api_version="2024-10-21").complete(ASK, within_s=20)
        (request,) = server.requests
    assert request.path == "/openai/deployments/our-deployment/chat/completions?api-version=2024-10-21"
    assert special(request) == {"api-key": KEY.secret}
    assert request.body["messages"] == MESSAGES


def test_a_token_of_entra_goes_to_azure_as_a_bearers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    token = Key("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ0ZXN0In0.c2lnbmF0dXJl", "test")
    with standing_for(AZURE, fake.answer, monkeypatch, tmp_path) as server:
        asked(f"https://{AZURE}/openai/v1", "our-deployment", key=token).complete(ASK, within_s=20)
        (request,) = server.requests
    assert special(request) == {"authorization": f"Bearer {token.secret}"}


def filters(line: Line, request: Request) -> None:
    """Answer as Azure's filter does before the model has seen anything."""
    message = "The response was filtered due to the prompt triggering Azure OpenAI's content management policy."
    line.json(fake.error(message, "content_filter", "prompt"), 400)


AZURE_FAULTS: tuple[tuple[Behaviour, str, str], ...] = (
    (filters, "declined", "declined"),
    (
        fake.failing(404, fake.error("The API deployment for this resource does not exist.", "DeploymentNotFound")),
        "model",
        "no deployment our-deployment",
    ),
    (fake.failing(401, fake.error("Access denied due to invalid subscription key.", "401")), "key", "rejected the key"),
    (
        fake.failing(429, fake.error("Your requests have exceeded token rate limit of your tier.", "429")),
        "busy",
        "busy",
    ),
)


@pytest.mark.parametrize(("behaviour", "kind", "words"), AZURE_FAULTS, ids=lambda value: str(value)[:20])
def test_what_azure_says_no_with_is_understood(
    behaviour: Behaviour, kind: str, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with standing_for(AZURE, behaviour, monkeypatch, tmp_path) as server:
        endpoint = asked(f"https://{AZURE}/openai/v1", "our-deployment")
        with pytest.raises(Fault) as raised:
            endpoint.complete(ASK, within_s=20)
        assert len(server.requests) == 1
    assert raised.value.kind == kind
    assert words in raised.value.message
    assert endpoint.traits == Traits()


def test_azure_opens_a_stream_with_what_its_filter_found_and_without_a_choice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def annotated(line: Line, request: Request) -> None:
        before = {"choices": [], "prompt_filter_results": [{"prompt_index": 0, "content_filter_results": {}}]}
        fake.stream(line, fake.line_json(request.content), before=fake.event(before))

    with standing_for(AZURE, annotated, monkeypatch, tmp_path):
        found = asked(f"https://{AZURE}/openai/v1", "our-deployment").complete(ASK, within_s=20)
    assert "Where is it?" in found.text


def test_azure_is_not_asked_for_models_since_its_list_is_not_that_of_the_deployments() -> None:
    assert asked(f"https://{AZURE}/openai/v1", "our-deployment").models(within_s=1) == ()


# Servers on this machine


def strict(*, formats: tuple[str, ...], refusal: object, takes: frozenset[str] = frozenset()) -> Behaviour:
    """Return the behaviour of a server that knows some forms of answers, and some parameters, only."""
    known = {"model", "messages", "max_tokens", "stream", "temperature", "stream_options", "response_format", *takes}

    def behave(line: Line, request: Request) -> None:
        form = request.body.get("response_format", {"type": "text"})["type"]
        if form not in formats or not {*request.body} <= known:
            line.json(refusal, 400)
        else:
            fake.answer(line, request)

    return behave


LM_STUDIO = {"error": "'response_format.type' must be 'json_schema' or 'text'"}
VLLM = {"object": "error", "message": "json_schema is not supported by this backend", "type": "BadRequestError"}
LLAMA = {"error": {"code": 400, "message": "failed to parse grammar", "type": "invalid_request_error"}}
LOCAL: tuple[tuple[str, Behaviour, str, int], ...] = (
    ("Ollama", strict(formats=("json_schema", "json_object", "text"), refusal={}), "json_schema", 1),
    ("llama.cpp", strict(formats=("json_schema", "json_object", "text"), refusal={}), "json_schema", 1),
    ("llama.cpp, no grammar", strict(formats=("text",), refusal=LLAMA), "text", 3),
    ("vLLM", strict(formats=("json_schema", "json_object", "text"), refusal={}), "json_schema", 1),
    ("vLLM, no schema", strict(formats=("json_object", "text"), refusal=VLLM), "json_object", 2),
    ("LM Studio", strict(formats=("json_schema", "text"), refusal=LM_STUDIO), "json_schema", 1),
    ("LM Studio, no schema", strict(formats=("text",), refusal=LM_STUDIO), "text", 3),
)


@pytest.mark.parametrize(("name", "behaviour", "form", "requests"), LOCAL, ids=[each[0] for each in LOCAL])
def test_each_server_on_this_machine_is_asked_in_the_strictest_form_that_it_takes(
    name: str, behaviour: Behaviour, form: str, requests: int
) -> None:
    with serving(behaviour) as server:
        endpoint = asked(server.base_url, "tiny", key=NO_KEY)
        found = endpoint.complete(ASK, within_s=20)
        sent = [special(request) for request in server.requests]
    assert (found.requests, endpoint.traits.format) == (requests, form), name
    assert sent == [{}] * requests


MISSING: tuple[tuple[str, object], ...] = (
    ("Ollama", {"error": {"message": 'model "tiny" not found, try pulling it first', "type": "api_error"}}),
    ("vLLM", {"object": "error", "message": "The model `tiny` does not exist.", "type": "NotFoundError", "code": 404}),
    ("LM Studio", {"error": {"message": "Model not found: tiny", "code": "model_not_found"}}),
    ("OpenAI", fake.error("The model `tiny` does not exist or you do not have access to it.", "model_not_found")),
)


@pytest.mark.parametrize(("name", "body"), MISSING, ids=[each[0] for each in MISSING])
def test_a_model_that_is_not_there_is_known_for_that_whoever_says_so(name: str, body: object) -> None:
    with serving(fake.failing(404, body)) as server, pytest.raises(Fault) as raised:
        asked(server.base_url, "tiny", key=NO_KEY).complete(ASK, within_s=20)
    assert raised.value.kind == "model", name
    assert "ollama pull tiny" in raised.value.hint


TOO_LONG: tuple[tuple[str, object], ...] = (
    (
        "vLLM",
        {"object": "error", "message": "This model's maximum context length is 2048 tokens.", "code": 400},
    ),
    (
        "llama.cpp",
        {"error": {"code": 400, "message": "the request exceeds the available context size", "type": "x"}},
    ),
    ("OpenAI", fake.error("Your input exceeds the limit.", "context_length_exceeded")),
    ("LM Studio", {"error": "Trying to keep the first 900 tokens when context the overflows: context length is 512"}),
)


@pytest.mark.parametrize(("name", "body"), TOO_LONG, ids=[each[0] for each in TOO_LONG])
def test_a_question_that_is_too_long_is_known_for_that_whoever_says_so(name: str, body: object) -> None:
    with serving(fake.failing(400, body)) as server, pytest.raises(Fault) as raised:
        asked(server.base_url, "tiny", key=NO_KEY).complete(ASK, within_s=20)
    assert raised.value.kind == "context", name


def test_a_server_that_takes_nothing_is_asked_as_before_the_next_time() -> None:
    with serving(fake.failing(400)) as server:
        endpoint = asked(server.base_url, "tiny", key=NO_KEY)
        with pytest.raises(Fault):
            endpoint.complete(ASK, within_s=20)
        assert len(server.requests) == 3
    assert endpoint.traits == Traits()
