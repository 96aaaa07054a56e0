"""Carries requests to the pages over HTTP, on this machine alone: it listens on the loopback address."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from simulator.browser.app import App
from simulator.browser.desk import Desk
from simulator.browser.guard import ENTRY, Guard
from simulator.browser.web import Response, read_request

LOOPBACK = "127.0.0.1"
MOST_BYTES = 1_000_000
"""Of a form: a hundred times what is read of a reply."""
GO_BACK = "Nothing was done. Your browser's Back shows what you typed."
QUIET_S = 60
"""After so long without a request a connection is closed; the browser opens another one."""
log = logging.getLogger(__name__)


class PagesServer(ThreadingHTTPServer):
    """The pages of one trainee on a port that the system chooses."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, desk: Desk, *, port: int = 0, quits: bool = True) -> None:
        """Listen; nothing is answered before `serve_forever`.

        Args:
            desk: library and calls.
            quits: a page may end the server.
            port: 0 for one that is free.

        Raises:
            OSError: the port is taken.
        """
        super().__init__((LOOPBACK, port), _Handler)
        self.port = int(self.server_address[1])
        hosts = (f"{LOOPBACK}:{self.port}", f"localhost:{self.port}")
        self.guard = Guard(hosts, cookie=f"rapport_{self.port}")
        self.app = App(desk, self.guard, on_quit=self._quit if quits else None)

    def address(self, start: str = "/") -> str:
        """Return the first address, which lets a browser in; whoever has it can play.

        Args:
            start: the page that is shown first.
        """
        self.guard.start = start
        return f"http://{LOOPBACK}:{self.port}{ENTRY}{self.guard.token}"

    def _quit(self) -> None:
        """End `serve_forever`, which waits for the request that asked for it."""
        threading.Thread(target=self.shutdown, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    """Reads one request and writes its answer."""

    protocol_version = "HTTP/1.1"
    timeout = QUIET_S
    server: PagesServer

    def do_GET(self) -> None:
        """Answer with a page."""
        self._answer(b"")

    def do_HEAD(self) -> None:
        """Answer with the head of a page."""
        self._answer(b"")

    def do_POST(self) -> None:
        """Take a form."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            self._refuse(HTTPStatus.LENGTH_REQUIRED, "The form does not say how long it is", GO_BACK)
        elif int(length) > MOST_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is too long", GO_BACK)
        else:
            self._answer(self.rfile.read(int(length)))

    def _answer(self, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            request = read_request(self.command, self.path, headers, body)
        except ValueError as error:
            self._refuse(HTTPStatus.BAD_REQUEST, f"The request is not understood: {error}", GO_BACK)
            return
        self._safely(lambda: self.server.app.answer(request))

    def _safely(self, answer: Callable[[], Response]) -> None:
        """Send an answer; a fault of the program is logged, and the page says that nothing is lost."""
        try:
            response = answer()
        except Exception:
            log.exception("a fault of the program")
            text = "Its log says which. What was stored is there: open the first address again, and go on from Today."
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, "The program has made a mistake", text)
            return
        self._send(response)

    def _refuse(self, status: HTTPStatus, title: str, text: str) -> None:
        """Answer with a plain page; what is left of the request is not read."""
        self.close_connection = True
        self._send(self.server.app.refuse(status, title, text))

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(response.body)))
        for name, value in response.headers:
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def version_string(self) -> str:
        """Return what answers, without versions."""
        return "Rapport"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that the base class gives it
        """Log nothing: addresses hold the token, and forms what was typed."""
