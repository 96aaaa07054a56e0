"""Where an endpoint's key comes from; each key is bound to its host, and none is ever written by us into a file."""

from __future__ import annotations

import importlib
import logging
from base64 import b32encode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

from simulator.customers.target import OPENAI_URL, Target, parse_target
from simulator.errors import UserError

SERVICE = "rapport"
OPENAI_VARIABLE = "OPENAI_API_KEY"
PIECE = 12
"""So many of a key's letters and figures in a row are known for its own."""
SHORTEST_PIECE = 8
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """A key; its text shows only when it is asked for by name."""

    secret: str = field(repr=False)
    source: str
    """Where it came from, for people; "none" without one."""

    def __str__(self) -> str:
        """Return where it came from."""
        return self.source

    def shows_in(self, text: str) -> bool:
        """Tell whether a text holds a good part of the key, as it is, backwards, or in one of the usual encodings."""
        if not self.secret:
            return False
        seen = _bare(text)
        raw = self.secret.encode()
        forms = (self.secret, self.secret[::-1], b64encode(raw).decode(), b32encode(raw).decode(), raw.hex())
        return any(piece in seen for form in forms for piece in _pieces(_bare(form)))


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _pieces(text: str) -> Iterator[str]:
    """Yield what of a key gives it away; what is shorter, or short and nothing but letters, might be a word."""
    if len(text) >= PIECE or (len(text) >= SHORTEST_PIECE and not text.isalpha()):
        size = min(len(text), PIECE)
        yield from (text[start : start + size] for start in range(len(text) - size + 1))


NO_KEY = Key("", "none")


class Ring(Protocol):
    """The system's store of passwords."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a password, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""


def find_key(target: Target, environ: Mapping[str, str], *, variable: str, variable_host: str) -> Key:
    """Return the key for an endpoint: from the environment, else from the system's keyring, else none.

    Args:
        target: the endpoint.
        environ: the environment.
        variable: the variable that the settings name, or "".
        variable_host: the host beside which the settings name it; for another host it is not used.

    Raises:
        UserError: there is a key, and it holds what no key can hold.
    """
    if variable and variable != OPENAI_VARIABLE and variable_host == target.host and environ.get(variable):
        return checked_key(environ[variable], f"environment, {variable}")
    if environ.get(OPENAI_VARIABLE) and target.host == _host_of_openai_variable(environ):
        return checked_key(environ[OPENAI_VARIABLE], f"environment, {OPENAI_VARIABLE}")
    ring = None if target.loopback else system_ring()  # it may ask for a password, which no local server is worth
    kept = None if ring is None else _kept(ring, target.host)
    return NO_KEY if not kept else checked_key(kept, "the system's keyring")


def _host_of_openai_variable(environ: Mapping[str, str]) -> str:
    """Return the only host that `OPENAI_API_KEY` is for: that of `OPENAI_BASE_URL`, or OpenAI's."""
    try:
        return parse_target(environ.get("OPENAI_BASE_URL") or OPENAI_URL, "any", allow_insecure=True).host
    except UserError:
        return ""


def checked_key(text: str, source: str) -> Key:
    """Return a key without the white space around it.

    Raises:
        UserError: it is empty, or holds what no key can hold: a space, a line end, or a sign that is not ASCII.
    """
    secret = text.strip()
    if not secret or any(not 33 <= ord(c) <= 126 for c in secret):
        what = "is empty" if not secret else "holds a space, a line end or a sign that no key has"
        raise UserError(f"The key ({source}) {what}.", "Copy it again, without anything around it.")
    return Key(secret, source)


def system_ring() -> Ring | None:
    """Return the system's keyring, or None where the package `keyring` is not installed."""
    try:
        return cast(Ring, importlib.import_module("keyring"))
    except ImportError:
        return None


def _kept(ring: Ring, host: str) -> str | None:
    try:
        return ring.get_password(SERVICE, host)
    except _ring_errors() as error:  # without its keyring the customer has no key, and that is told
        if type(error).__name__ != "NoKeyringError":  # a system without one is nothing to be told of
            log.warning("the system's keyring cannot be read: %s", type(error).__name__)
        return None


def keep_key(key: Key, target: Target) -> None:
    """Keep a key in the system's keyring, for one host.

    Raises:
        UserError: there is no keyring, it does not take the key, or none is needed.
    """
    if target.loopback:
        raise UserError("A server on this machine needs no key.", "Or name a variable that holds it: api_key_env.")
    ring = system_ring()
    if ring is None:
        raise UserError("There is no keyring.", 'Install it: pip install "rapport-simulator[keyring]"')
    try:
        ring.set_password(SERVICE, target.host, key.secret)
    except _ring_errors() as error:  # not chained: the text of such an error may quote the key
        kind = type(error).__name__
        raise UserError(f"The system's keyring did not take the key ({kind}).", "Unlock it, and try again.") from None


def _ring_errors() -> tuple[type[Exception], ...]:
    """Return what the keyring's backends raise."""
    errors = importlib.import_module("keyring.errors")
    return cast(type[Exception], errors.KeyringError), OSError, RuntimeError
