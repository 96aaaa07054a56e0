"""A server on a socket that answers like an OpenAI endpoint, or fails in one of the ways in which endpoints fail."""

from __future__ import annotations

import json
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

CONTENT = re.compile(r"CONTENT OF THE CUSTOMER'S NEXT LINE: (\".*\")$", re.MULTILINE)
TICK = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Return the path without its query."""
        return self.path.partition("?")[0]

    @property
    def content(self) -> str:
        """Return what the customer is to say."""
        found = CONTENT.search(self.prompt)
        return "" if found is None else str(json.loads(found.group(1)))

    @property
    def prompt(self) -> str:
        """Return the last message."""
        messages = self.body.get("messages", [])
        return str(messages[-1]["content"]) if messages else ""


class Line:
    """One connection; a behaviour writes on it what it likes."""

    def __init__(self, connection: socket.socket, stop: threading.Event) -> None:
        self._connection = connection
        self.stop = stop

    def write(self, data: bytes | str) -> None:
        self._connection.sendall(data.encode() if isinstance(data, str) else data)

    def head(self, status: int = 200, kind: str = "application/json", **more: str) -> None:
        """Write a status line with headers; the connection's end is the body's end."""
        headers = {"Content-Type": kind, "Connection": "close", **{k.replace("_", "-"): v for k, v in more.items()}}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.write(f"HTTP/1.1 {status} X\r\n{lines}\r\n")

    def json(self, body: object, status: int = 200, **more: str) -> None:
        self.head(status, **more)
        self.write(json.dumps(body))

    def rest(self, seconds: float) -> bool:
        """Let time pass; return False once the server is to stop."""
        return not self.stop.wait(seconds)

    def hang(self) -> None:
        """Do nothing until the server stops."""
        self.stop.wait(30)

    def reset(self) -> None:
        """Break the connection without a goodbye."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        self._connection.close()


Behaviour = Callable[[Line, Request], None]


class FakeEndpoint:
    """Serves on a port of this machine; the n-th request is answered by the n-th behaviour, later ones by the last."""

    def __init__(
        self, behaviours: Sequence[Behaviour], *, context: ssl.SSLContext | None = None, port: int = 0
    ) -> None:
        self.requests: list[Request] = []
        self.lists: Behaviour = models
        """How it answers who asks for its models."""
        self._behaviours = list(behaviours)
        self._context = context
        self._stop = threading.Event()
        self._server = socket.create_server(("127.0.0.1", port))
        self._server.settimeout(TICK)
        self._lock = threading.Lock()
        self.port: int = self._server.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def base_url(self) -> str:
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self.port}/v1"

    @property
    def asked(self) -> list[Request]:
        """Return the requests for completions."""
        return [request for request in self.requests if request.place.endswith("/chat/completions")]

    def close(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(2)
        self._server.close()

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._server.accept()
            except TimeoutError:
                continue
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        with suppress(OSError, ssl.SSLError):  # a client that leaves in the middle is what many cases are about
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            request = _read(connection)
            with self._lock:
                number = len(self.asked)
                self.requests.append(request)
            if request.path.endswith("/models"):
                number = 0
            behaviour = self.lists if request.path.endswith("/models") else self._pick(number)
            behaviour(Line(connection, self._stop), request)
            connection.shutdown(socket.SHUT_RDWR)
        connection.close()

    def _pick(self, number: int) -> Behaviour:
        return self._behaviours[min(number, len(self._behaviours) - 1)]


@contextmanager
def serving(*behaviours: Behaviour, context: ssl.SSLContext | None = None, port: int = 0) -> Iterator[FakeEndpoint]:
    """Serve until the block is left."""
    endpoint = FakeEndpoint(behaviours, context=context, port=port)
    try:
        yield endpoint
    finally:
        endpoint.close()


def _read(connection: socket.socket) -> Request:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            raise OSError("the client has gone")
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65536)
    method, path, _ = first.split(" ", 2)
    return Request(method=method, path=path, headers=headers, body=json.loads(body) if body else {})


def models(line: Line, request: Request) -> None:
    line.json({"object": "list", "data": [{"id": "tiny", "object": "model"}, {"id": "big", "object": "model"}]})


# Parts of answers


def completion(content: object, *, finish: str | None = "stop", **message: object) -> dict[str, Any]:
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "tiny",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def chunk(text: object = None, *, finish: str | None = None, **delta: object) -> dict[str, Any]:
    inner = {**({} if text is None else {"content": text}), **delta}
    return {
        "id": "c1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "tiny",
        "choices": [{"index": 0, "delta": inner, "finish_reason": finish}],
    }


def event(body: object) -> str:
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n"


def line_json(text: str) -> str:
    return json.dumps({"line": text}, ensure_ascii=False)


def pieces(text: str, size: int = 7) -> list[str]:
    return [text[n : n + size] for n in range(0, len(text), size)]


def stream(line: Line, text: str, *, finish: str | None = "stop", done: bool = True, before: str = "") -> None:
    line.head(kind="text/event-stream")
    line.write(before)
    for piece in pieces(text):
        line.write(event(chunk(piece)))
    if finish is not None:
        line.write(event(chunk(finish=finish)))
    if done:
        line.write("data: [DONE]\n\n")


def answer(line: Line, request: Request, text: str | None = None) -> None:
    """Answer as one should: with the content that was asked for, streamed or in one piece as was asked."""
    said = line_json(request.content) if text is None else text
    if request.body.get("stream"):
        stream(line, said)
    else:
        line.json(completion(said))


def saying(text: str) -> Behaviour:
    """Return the behaviour that always says the same."""
    return lambda line, request: answer(line, request, text)


def wording(reword: Callable[[str], str]) -> Behaviour:
    """Return the behaviour that says the content in other words."""
    return lambda line, request: answer(line, request, line_json(reword(request.content)))


def failing(status: int, body: object = None, **headers: str) -> Behaviour:
    """Return the behaviour that answers with a status."""
    found = {"error": {"message": "no"}} if body is None else body
    return lambda line, request: line.json(found, status, **headers)


def error(message: str, code: str | None = None, param: str | None = None) -> dict[str, Any]:
    return {"error": {"message": message, "code": code, "param": param, "type": "error"}}


def raw(data: bytes | Iterable[bytes]) -> Behaviour:
    """Return the behaviour that writes bytes as they are."""

    def behave(line: Line, request: Request) -> None:
        for piece in [data] if isinstance(data, bytes) else data:
            line.write(piece)

    return behave
