"""Who may see the pages: a token in the first address, a cookie from then on, this host only, forms of our own only."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

from simulator.browser.web import Request, Response

ENTRY = "/enter/"
LONG = 32
"""Bytes of chance in a secret."""
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-src 'self'; "
    "base-uri 'none'; frame-ancestors "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a request is not answered."""

    status: HTTPStatus
    title: str
    text: str


class Door(Protocol):
    """What the pages ask about who comes; another application that carries them has a door of its own."""

    @property
    def form_token(self) -> str:
        """Return what each form holds."""

    def refuses(self, request: Request) -> Refusal | None:
        """Return why a request is refused; None lets it pass."""

    def welcome(self, request: Request) -> Response | None:
        """Return the answer to somebody who comes in; None for any other request."""


class Guard:
    """Keeps the secrets of one run of the pages."""

    def __init__(self, hosts: tuple[str, ...], *, cookie: str = "rapport") -> None:
        """Draw new secrets.

        Args:
            hosts: the values of the Host header under which the pages are served.
            cookie: name of the cookie; browsers do not tell the ports of a host apart.
        """
        self._hosts = hosts
        self._cookie = cookie
        self._seen = secrets.token_urlsafe(LONG)
        self.token = secrets.token_urlsafe(LONG)
        """What the first address holds."""
        self.start = "/"
        """The page to which the first address leads."""
        self._form_token = secrets.token_urlsafe(LONG)

    @property
    def form_token(self) -> str:
        """Return what each form holds."""
        return self._form_token

    def refuses(self, request: Request) -> Refusal | None:
        """Return why a request is refused; None lets it pass."""
        if request.headers.get("host", "") not in self._hosts:
            return Refusal(
                status=HTTPStatus.MISDIRECTED_REQUEST,
                title="This is not the address of these pages",
                text="Open them by the address that the program has shown. Nothing was changed.",
            )
        if self._enters(request):
            return None
        if not _same(request.cookies.get(self._cookie, ""), self._seen):
            return Refusal(
                status=HTTPStatus.FORBIDDEN,
                title="This browser has not been let in",
                text="Open the whole address that the program has shown: it holds a token. Nothing was lost.",
            )
        return self._refuses_form(request) if request.method == "POST" else None

    def _refuses_form(self, request: Request) -> Refusal | None:
        origin = request.headers.get("origin")
        ours = origin is None or origin in tuple(f"http://{host}" for host in self._hosts)
        site = request.headers.get("sec-fetch-site", "same-origin")
        if ours and site == "same-origin" and _same(request.form.get("csrf", ""), self.form_token):
            return None
        return Refusal(
            status=HTTPStatus.FORBIDDEN,
            title="This form does not come from these pages as they are now",
            text="Nothing was done. Your browser's Back shows the form again with what you typed; "
            "open Today anew and paste it there.",
        )

    def _enters(self, request: Request) -> bool:
        return request.method == "GET" and _same(request.path, ENTRY + self.token)

    def welcome(self, request: Request) -> Response | None:
        """Return the answer to the first address, which gives the cookie; None for any other."""
        if not self._enters(request):
            return None
        cookie = f"{self._cookie}={self._seen}; Path=/; HttpOnly; SameSite=Strict"
        return Response(status=HTTPStatus.SEE_OTHER, headers=(("Location", self.start), ("Set-Cookie", cookie)))


def protected(response: Response, *, framed: bool = False) -> Response:
    """Return a response with the headers that keep scripts, frames, caches and other sites out.

    Args:
        response: what is answered.
        framed: it is shown inside a page of ours.
    """
    ours = "'self'" if framed else "'none'"
    kept = any(name == "Cache-Control" for name, _ in response.headers)
    return response.with_headers(
        ("Content-Security-Policy", POLICY + ours),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        *(() if kept else (("Cache-Control", "no-store"),)),
    )


def _same(one: str, other: str) -> bool:
    """Compare two secrets in a time that tells nothing of them."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
