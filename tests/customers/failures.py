"""What endpoints do: every case by its number, with what must come of it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass

from tests.customers import fake_endpoint as fake
from tests.customers.fake_endpoint import Behaviour, Line, Request, chunk, completion, error, event, line_json

SSE = "text/event-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that an endpoint does."""

    name: str
    does: tuple[Behaviour, ...]
    voice: str = "fallback"
    """Whose words are shown."""
    requests: int | tuple[int, ...] = 1
    """How many are sent for one line."""
    hangs: bool = False
    """Only the deadline ends it."""
    told: str = ""
    """A part of what the trainee is told, or "" for nothing."""


def _streams(write: Callable[[Line, Request], None]) -> Behaviour:
    def behave(line: Line, request: Request) -> None:
        line.head(kind=SSE)
        write(line, request)

    return behave


def _pieces(line: Line, request: Request) -> list[str]:
    return fake.pieces(line_json(request.content))


def _whole(line: Line, request: Request, *, done: bool = True) -> None:
    for piece in _pieces(line, request):
        line.write(event(chunk(piece)))
    line.write(event(chunk(finish="stop")) + ("data: [DONE]\n\n" if done else ""))


def _after(text: str) -> Callable[[Line, Request], None]:
    def write(line: Line, request: Request) -> None:
        line.write(text)
        _whole(line, request)

    return write


def _usage_chunk(line: Line, request: Request) -> None:
    _whole(line, request, done=False)
    usage = {"prompt_tokens": 111, "completion_tokens": 22, "total_tokens": 133}
    line.write(event({**chunk(), "choices": [], "usage": usage}) + "data: [DONE]\n\n")


def _bytewise(line: Line, request: Request) -> None:
    text = json.dumps({"line": request.content}, ensure_ascii=False)
    data = (event(chunk(text)) + event(chunk(finish="stop")) + "data: [DONE]\n\n").encode()
    for byte in data:
        line.write(bytes([byte]))


def _crlf(line: Line, request: Request) -> None:
    line.write(b"\xef\xbb\xbf")
    for piece in _pieces(line, request):
        body = json.dumps(chunk(piece), indent=1).replace("\n", "\r\ndata: ")
        line.write(f"event: message\r\nid: 1\r\nretry: 10\r\ndata: {body}\r\n\r\n")
    line.write(f"data: {json.dumps(chunk(finish='stop'))}\r\n\r\ndata: [DONE]\r\n\r\n")


def _no_finish(line: Line, request: Request) -> None:
    for piece in _pieces(line, request):
        line.write(event(chunk(piece)))
    line.write("data: [DONE]\n\n")


def _dropped_chunked(line: Line, request: Request) -> None:
    line.write(f"HTTP/1.1 200 OK\r\nContent-Type: {SSE}\r\nTransfer-Encoding: chunked\r\n\r\n")
    data = event(chunk(_pieces(line, request)[0])).encode()
    line.write(f"{len(data):x}\r\n".encode() + data + b"\r\n40\r\nhalf of")
    line.reset()


def _error_event(line: Line, request: Request) -> None:
    line.write(event(chunk("{")) + event({"error": {"message": "the model has crashed"}}))


def _bad_line(line: Line, request: Request) -> None:
    line.write(event(chunk("{")) + "data: {not json\n\n")


def _drips(line: Line, request: Request) -> None:
    for piece in _pieces(line, request) * 20:
        line.write(event(chunk(piece)))
        if not line.rest(0.3):
            return


def _stalls(line: Line, request: Request) -> None:
    line.write(event(chunk("{")))
    line.hang()


def _pings(line: Line, request: Request) -> None:
    while line.rest(0.2):
        line.write(": ping\n\n")


def _endless(line: Line, request: Request) -> None:
    while not line.stop.is_set():
        line.write(event(chunk("and on and on and on ")) * 50)


def _endless_line(line: Line, request: Request) -> None:
    line.write("data: ")
    while not line.stop.is_set():
        line.write("x" * 65536)


def _drips_headers(line: Line, request: Request) -> None:
    line.write("HTTP/1.1 200 OK\r\nX-A: ")
    while line.rest(0.1):
        line.write("a")


def _late(line: Line, request: Request) -> None:
    if line.rest(4):
        fake.answer(line, request)


def _html(line: Line, request: Request) -> None:
    line.head(kind="text/html")
    line.write("<html><body>Log in to the network</body></html>")


def _json_not_sse(line: Line, request: Request) -> None:
    line.json(completion(line_json(request.content)))


def _redirects(line: Line, request: Request) -> None:
    line.json({}, 307, Location="https://elsewhere.example/v1/chat/completions")


def _gzip(line: Line, request: Request) -> None:
    line.head(Content_Encoding="gzip")
    line.write(gzip.compress(json.dumps(completion(line_json(request.content))).encode()))


def _huge(line: Line, request: Request) -> None:
    line.json(completion(line_json(request.content), padding="x" * 10_000_000))


def _wrong_type(line: Line, request: Request) -> None:
    line.head(kind="application/octet-stream")
    line.write(event(chunk(line_json(request.content))) + event(chunk(finish="stop")) + "data: [DONE]\n\n")


def _parts(line: Line, request: Request) -> None:
    line.json(completion([{"type": "text", "text": line_json(request.content)}]))


def _deep(line: Line, request: Request) -> None:
    line.head()
    line.write('{"choices": ' + "[" * 100_000)


def _finished_then_pings(line: Line, request: Request) -> None:
    _whole(line, request, done=False)
    _pings(line, request)


def _one_piece(body: object) -> Behaviour:
    """Return the behaviour that answers in one piece whatever was asked for."""
    return lambda line, request: line.json(body)


def _no_schema(*refused: str) -> Behaviour:
    """Return the behaviour that takes a request only without some of its parts."""

    def behave(line: Line, request: Request) -> None:
        kind = request.body.get("response_format", {}).get("type", "")
        for part in refused:
            if part == kind or part in request.body:
                line.json(error(f"unsupported: {part} of response_format, grammar", param=part), 400)
                return
        fake.answer(line, request)

    return behave


def _token_param(line: Line, request: Request) -> None:
    if "max_tokens" in request.body:
        line.json(error("Use 'max_completion_tokens' instead of 'max_tokens'.", param="max_tokens"), 400)
    elif "temperature" in request.body:
        line.json(error("'temperature' does not support 0.7 with this model.", param="temperature"), 400)
    else:
        fake.answer(line, request)


def _context(line: Line, request: Request) -> None:
    line.json(error("the request exceeds the available context size", "exceed_context_size_error"), 400)


STREAMED = (
    Case(name="1 answer in one piece", does=(_json_not_sse, fake.answer), voice="llm", requests=2),
    Case(name="2 stream", does=(fake.answer,), voice="llm"),
    Case(name="3 usage chunk with empty choices", does=(_streams(_usage_chunk),), voice="llm"),
    Case(name="4 ping comments", does=(_streams(_after(": ping\n\n")),), voice="llm"),
    Case(
        name="5 ping event",
        does=(_streams(_after('data: {"type":"ping"}\n\n')),),
        voice="llm",
    ),
    Case(name="6 split at every byte", does=(_streams(_bytewise),), voice="llm"),
    Case(name="7 CRLF, data over several lines, event names, byte order mark", does=(_streams(_crlf),), voice="llm"),
    Case(name="8 no [DONE]", does=(_streams(lambda li, r: _whole(li, r, done=False)),), voice="llm"),
    Case(name="9 no finish_reason", does=(_streams(_no_finish),), requests=2),
    Case(name="9 no finish_reason, then well", does=(_streams(_no_finish), fake.answer), voice="llm", requests=2),
    Case(name="10 dropped in the middle of a chunked body", does=(_dropped_chunked,), requests=2),
    Case(name="11 error event in the middle", does=(_streams(_error_event),), requests=(1, 2), told="fault"),
    Case(name="12 a line that is no JSON", does=(_streams(_bad_line), fake.answer), voice="llm", requests=2),
    Case(name="13 drips beyond the deadline", does=(_streams(_drips),), hangs=True),
    Case(name="14 stalls after the first piece", does=(_streams(_stalls),), hangs=True),
    Case(name="15 nothing but pings", does=(_streams(_pings),), hangs=True),
    Case(name="16 endless stream", does=(_streams(_endless),), hangs=True, requests=(1, 2)),
    Case(name="16 endless data line", does=(_streams(_endless_line),), hangs=True, requests=(1, 2)),
    Case(name="17 JSON in place of a stream", does=(_json_not_sse,), voice="llm", requests=2),
    Case(name="18 a web page in place of a stream", does=(_html,), requests=2),
    Case(name="19 first byte after the deadline", does=(_late,), hangs=True),
    Case(name="19 headers letter by letter", does=(_drips_headers,), hangs=True),
    Case(name="finished, then pings without end", does=(_streams(_finished_then_pings),), hangs=True, voice="llm"),
)
STATUSES = (
    Case(name="20 status 401", does=(fake.failing(401),), told="rejected the key"),
    Case(name="21 status 403", does=(fake.failing(403),), told="rejected the key"),
    Case(
        name="22 no such model",
        does=(fake.failing(404, error("The model `tiny` does not exist", "model_not_found")),),
        told="It has: tiny, big.",
    ),
    Case(name="23 wrong path", does=(fake.failing(404, {"detail": "Not Found"}),), told="/chat/completions"),
    Case(name="24 no json_schema", does=(_no_schema("json_schema"),), voice="llm", requests=2),
    Case(
        name="24 no response_format at all", does=(_no_schema("json_schema", "json_object"),), voice="llm", requests=3
    ),
    Case(name="25 too long for the context", does=(_context,), requests=2),
    Case(name="25 too long, then short enough", does=(_context, fake.answer), voice="llm", requests=2),
    Case(name="26 max_completion_tokens, no temperature", does=(_token_param,), voice="llm", requests=3),
    Case(
        name="27 busy, Retry-After 1", does=(fake.failing(429, Retry_After="1"), fake.answer), voice="llm", requests=2
    ),
    Case(name="28 busy, Retry-After 120", does=(fake.failing(429, Retry_After="120"),)),
    Case(
        name="29 Retry-After as a date",
        does=(
            fake.failing(429, Retry_After="Tue, 03 Mar 2026 10:00:01 GMT", Date="Tue, 03 Mar 2026 10:00:00 GMT"),
            fake.answer,
        ),
        voice="llm",
        requests=2,
    ),
    Case(
        name="29 Retry-After garbage",
        does=(fake.failing(429, Retry_After="soon"), fake.answer),
        voice="llm",
        requests=2,
    ),
    Case(
        name="29 Retry-After below zero",
        does=(fake.failing(429, Retry_After="-5"), fake.answer),
        voice="llm",
        requests=2,
    ),
    Case(name="29 Retry-After nan", does=(fake.failing(429, Retry_After="nan"), fake.answer), voice="llm", requests=2),
    Case(
        name="30 quota used up",
        does=(fake.failing(429, error("You exceeded your current quota", "insufficient_quota")),),
        told="quota",
    ),
    Case(name="31 status 500", does=(fake.failing(500),), requests=2, told="fault (500)"),
    Case(name="31 status 500, then well", does=(fake.failing(500), fake.answer), voice="llm", requests=2),
    Case(
        name="32 loading its model, then well",
        does=(fake.failing(503, error("Loading model")), fake.answer),
        voice="llm",
        requests=2,
    ),
    Case(
        name="32 loading its model for long",
        does=(fake.failing(503, error("Loading model")),),
        requests=2,
        told="loading",
    ),
    *(
        Case(
            name=f"33 status {status}",
            does=(fake.failing(status, x_should_retry="true"),),
            requests=2,
            told=str(status),
        )
        for status in (408, 409, 502, 504)
    ),
    Case(name="34 redirect to another host", does=(_redirects,), told="another address"),
    Case(name="status 418", does=(fake.failing(418),), requests=(1, 2), told="418"),
    Case(name="status 400 whatever is asked", does=(fake.failing(400),), requests=3),
)
NO_CHOICES: tuple[object, ...] = ([], None, "text", {}, [None], [{"index": 0}])
ANSWERS = (
    Case(name="35 a web page", does=(_html, _html), requests=2),
    Case(
        name="36 JSON cut off",
        does=(fake.raw(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"cho'),),
        requests=2,
    ),
    *(
        Case(name=f"37 choices {choices}", does=(_one_piece({"id": "c1", "choices": choices}),), requests=2)
        for choices in NO_CHOICES
    ),
    Case(name="37 no choices", does=(_one_piece({"id": "c1"}),), requests=2),
    Case(name="37 a number", does=(_one_piece(5),), requests=2),
    Case(name="38 content null", does=(_json_not_sse, _one_piece(completion(None))), requests=2),
    Case(
        name="39 refusal",
        does=(_streams(_after(event(chunk(refusal="I cannot")))),),
    ),
    Case(name="40 content filter", does=(lambda li, r: fake.stream(li, "{", finish="content_filter"),)),
    Case(
        name="41 cut by its length", does=(lambda li, r: fake.stream(li, '{"line": "Whe', finish="length"),), requests=2
    ),
    Case(
        name="41 cut by its length, then well",
        does=(lambda li, r: fake.stream(li, '{"line": "Whe', finish="length"), fake.answer),
        voice="llm",
        requests=2,
    ),
    Case(
        name="42 nothing but reasoning",
        does=(_streams(lambda li, r: li.write(event(chunk(reasoning_content="Hm.")) + event(chunk(finish="stop")))),),
    ),
    Case(
        name="42 thinks aloud first",
        does=(lambda li, r: fake.answer(li, r, f"<think>They ask for it.</think>{line_json(r.content)}"),),
        voice="llm",
    ),
    Case(name="43 another content type", does=(_wrong_type,), voice="llm"),
    Case(name="43 packed though nobody asked for it", does=(_gzip,), requests=2),
    Case(name="43 ten megabytes", does=(_huge,), requests=2),
    Case(name="43 content in parts", does=(_json_not_sse, _parts), voice="llm", requests=2),
    Case(
        name="43 a tool call",
        does=(_json_not_sse, _one_piece(completion(None, finish="tool_calls", tool_calls=[{"id": "t"}]))),
        requests=2,
    ),
    Case(
        name="43 a function call",
        does=(_json_not_sse, _one_piece(completion(None, function_call={"name": "f", "arguments": "{}"}))),
        requests=2,
    ),
    Case(name="nested without end", does=(_deep,), requests=2),
)
NETWORK = (
    Case(name="45 reset before headers", does=(lambda li, r: li.reset(),), requests=2),
    Case(name="45 closed before headers", does=(lambda li, r: None,), requests=2),
    Case(name="no HTTP at all", does=(fake.raw(b"SSH-2.0-OpenSSH_9.2\r\n"),), requests=2),
    Case(name="headers of a megabyte", does=(fake.raw(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1_000_000),), requests=2),
)
CASES = (*STREAMED, *STATUSES, *ANSWERS, *NETWORK)
