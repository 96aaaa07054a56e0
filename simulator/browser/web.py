"""Requests and responses as plain values: what a page is asked and what it answers, without any server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl, unquote, urlsplit

MOST_FIELDS = 200
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a browser asks for."""

    method: str
    path: str
    """Without the query, unquoted."""
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    """With names in small letters."""

    @property
    def cookies(self) -> Mapping[str, str]:
        """Return the cookies; what is no cookie is left out."""
        # Browsers share cookies over all ports of this machine: what others have set must not hide ours.
        pairs = (part.strip().partition("=") for part in self.headers.get("cookie", "").split(";"))
        return {name: value.strip('"') for name, sign, value in pairs if name and sign}


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What is answered."""

    status: HTTPStatus = HTTPStatus.OK
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()

    def with_headers(self, *more: tuple[str, str]) -> Response:
        """Return the response with more headers."""
        return Response(status=self.status, body=self.body, kind=self.kind, headers=(*self.headers, *more))


def see_other(place: str) -> Response:
    """Return the answer to a form: look there for what came of it.

    Args:
        place: a path of these pages, with a fragment where something is new.
    """
    return Response(status=HTTPStatus.SEE_OTHER, headers=(("Location", place),))


def read_request(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Request:
    """Return a request as it came over the wire.

    Args:
        method: GET or POST.
        target: path and query, as they were sent.
        headers: with names in small letters.
        body: of a form.

    Raises:
        ValueError: the form has too many fields, or is none.
    """
    parts = urlsplit(target)
    form: dict[str, str] = {}
    if body:
        if headers.get("content-type", "").partition(";")[0].strip() != FORM:
            raise ValueError("the body is no form")
        form = _pairs(body.decode("utf-8", errors="replace"))
    return Request(method=method, path=unquote(parts.path), query=_pairs(parts.query), form=form, headers=headers)


def _pairs(text: str) -> dict[str, str]:
    pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace")
    return {name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in pairs}
