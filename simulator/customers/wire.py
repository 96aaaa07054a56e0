"""The way to an endpoint: what of our machine goes along, how much may come back, and how it is cut off."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx2

from simulator.customers.completion import Fault
from simulator.customers.keys import Key
from simulator.customers.target import Target

AGENT = "rapport"
MOST_BYTES = 1_000_000
"""No answer is longer; a line takes a few thousand."""
HEADERS = frozenset({"host", "accept", "connection", "content-type", "content-length", "user-agent", "authorization"})
"""All that is sent: whatever a library or the environment adds stays here."""
TOKEN = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]+")
"""What Azure takes as a bearer's token in place of a key."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LOOK_S = 5.0
"""Longest time for a connection to come about."""


class Wire:
    """One client for one endpoint, whose connections can be cut from any thread."""

    def __init__(self, target: Target, key: Key) -> None:
        """Prepare the client; nothing is sent.

        Args:
            target: the endpoint.
            key: goes to this endpoint's host alone.
        """
        self._target = target
        self._key = key
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._is_cut = False
        limits = httpx2.Limits(max_connections=2, max_keepalive_connections=0)
        # Proxies of the environment are for encrypted ways alone, and none stands before this machine itself. A
        # transport that is given knows no proxies, and still the certificates that the environment names.
        proxied = target.secure and not target.loopback
        self.client = httpx2.Client(
            follow_redirects=False,
            limits=limits,
            transport=None if proxied else httpx2.HTTPTransport(limits=limits),
            event_hooks={"request": [self._leaving], "response": [self._arriving]},
        )

    def begin(self) -> None:
        """Forget that it was cut."""
        with self._lock:
            self._is_cut = False
            self._sockets.clear()

    @property
    def is_cut(self) -> bool:
        """Tell whether it was cut since `begin`."""
        return self._is_cut

    def cut(self) -> None:
        """Break off whatever is under way; returns at once."""
        with self._lock:
            self._is_cut = True
            for each in self._sockets:
                with suppress(OSError):  # closed already
                    each.shutdown(socket.SHUT_RDWR)
            self._sockets.clear()

    def close(self) -> None:
        """Break off and give everything back."""
        self.cut()
        self.client.close()

    def _leaving(self, request: httpx2.Request) -> None:
        """Leave on a request only what it needs; the key goes to its own host alone."""
        headers = {name: value for name, value in request.headers.items() if name.lower() in HEADERS}
        headers["user-agent"] = AGENT
        headers["accept-encoding"] = "identity"
        headers.pop("authorization", None)
        if self._key.secret and self._target.azure and not TOKEN.fullmatch(self._key.secret):
            headers["api-key"] = self._key.secret
        elif self._key.secret:
            headers["authorization"] = f"Bearer {self._key.secret}"
        request.headers = httpx2.Headers(headers)
        request.extensions["trace"] = self._trace
        if not str(request.url).startswith(f"{self._target.base_url}/"):
            raise Fault("redirect", "The request would have gone to another address.")
        if self._is_cut:
            raise Fault("cancelled", "The request was broken off.")

    def _trace(self, name: str, info: dict[str, Any]) -> None:
        """Remember each connection that comes about (`Any`: the shape of the library's own events)."""
        if name != "connection.connect_tcp.complete":
            return
        found = info["return_value"].get_extra_info("socket")
        with self._lock:
            self._sockets.append(found)
            if self._is_cut:
                with suppress(OSError):
                    found.shutdown(socket.SHUT_RDWR)

    def _arriving(self, response: httpx2.Response) -> None:
        """Put a bound on what is read; a packed answer was not asked for and could unfold without end."""
        if response.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
            raise Fault("answer", f"{self._target.host} sent a packed answer.")
        stream = response.stream
        if isinstance(stream, httpx2.SyncByteStream):
            response.stream = _Bounded(stream, self._target.host)


class _Bounded(httpx2.SyncByteStream):
    """Passes on so many bytes and no more, without a byte order mark."""

    def __init__(self, stream: httpx2.SyncByteStream, host: str) -> None:
        self._stream = stream
        self._host = host

    def __iter__(self) -> Iterator[bytes]:
        seen = 0
        for piece in self._stream:
            yield piece.removeprefix(BYTE_ORDER_MARK) if seen == 0 else piece
            seen += len(piece)
            if seen > MOST_BYTES:
                raise Fault("answer", f"{self._host} did not stop sending.")

    def close(self) -> None:
        """Close what is read from."""
        self._stream.close()
