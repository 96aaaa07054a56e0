"""Which endpoint is spoken to: its address, what kind of address that is, and what about it is refused."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from simulator.errors import UserError

OPENAI_URL = "https://api.openai.com/v1"
OPENAI_HOST = "api.openai.com"
AZURE = (".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")
"""Its endpoints: they take a key in a header of its own, and the name of a deployment as the model."""
Format = Literal["json_schema", "json_object", "text"]
LADDER: tuple[Format, ...] = ("json_schema", "json_object", "text")
TokenParam = Literal["max_tokens", "max_completion_tokens"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An endpoint with a model."""

    base_url: str
    model: str
    host: str
    """Host and, unless it is the usual one, port: what consent and keys are bound to."""
    loopback: bool
    """It is on this machine: needs neither key nor consent."""
    secure: bool
    """The way there is encrypted."""
    azure: bool = False
    """It is one of Azure's."""
    api_version: str = ""
    """What Azure's addresses from before v1 want to be asked with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What was learnt of an endpoint."""

    format: Format = "json_schema"
    """The strictest way of asking for JSON that it takes."""
    token_param: TokenParam = "max_tokens"
    temperature: bool = True
    """It takes a temperature."""
    usage: bool = True
    """It takes the wish to have tokens counted."""


def parse_target(base_url: str, model: str, *, allow_insecure: bool = False, api_version: str = "") -> Target:
    """Return the endpoint at an address.

    Args:
        base_url: as `https://api.openai.com/v1`.
        model: name of the model.
        allow_insecure: unencrypted also to hosts that are not in a private network.
        api_version: for Azure's addresses from before v1.

    Raises:
        UserError: no address, one with a name, password, query or fragment in it, or unencrypted into the internet.
    """
    text = base_url.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise _bad(text, "its host or port cannot be read") from error
    name = (parts.hostname or "").lower().rstrip(".")
    if parts.scheme not in ("http", "https") or not name:
        raise _bad(text, "it does not begin with https:// and a host")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise _bad(f"{parts.scheme}://{name}", "it holds a user, a password, a query or a fragment")
    if any(ord(c) < 33 or ord(c) > 126 for c in text):
        raise _bad(name, "it holds a space or a sign that is not ASCII")
    usual = 443 if parts.scheme == "https" else 80
    shown = f"[{name}]" if ":" in name else name
    if parts.scheme == "http" and not (allow_insecure or is_private(name)):
        hint = "Use https://, or set allow_insecure = true under [llm] in config.toml."
        raise UserError(f"{shown} would be spoken to without encryption.", hint)
    if not model.strip():
        raise UserError("No model is named.", "Set model under [llm] in config.toml, or RAPPORT_LLM_MODEL.")
    return Target(
        base_url=text.rstrip("/"),
        model=model.strip(),
        host=shown if port in (None, usual) else f"{shown}:{port}",
        loopback=is_loopback(name),
        secure=parts.scheme == "https",
        azure=name.endswith(AZURE),
        api_version=api_version,
    )


def is_loopback(name: str) -> bool:
    """Tell whether a host is this machine."""
    address = _address(name)
    return name == "localhost" if address is None else address.is_loopback


def is_private(name: str) -> bool:
    """Tell whether a host is this machine or has an address of a private network; a name tells nothing."""
    address = _address(name)
    return is_loopback(name) if address is None else address.is_private or address.is_loopback


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _bad(shown: str, why: str) -> UserError:
    return UserError(f"`{shown[:80]}` cannot be the address of an endpoint: {why}.", f"For instance: {OPENAI_URL}")
