"""Sorts what can go wrong with an endpoint into kinds, each with a sentence for people and what is done next."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from simulator.customers.completion import Fault, FaultKind
from simulator.customers.target import Target

ONCE_MORE: frozenset[FaultKind] = frozenset({"busy", "server", "loading", "cut", "answer"})
"""What may be better a moment later."""
FOR_THE_CALL: frozenset[FaultKind] = frozenset(
    {"key", "exposed", "model", "path", "quota", "redirect", "unrecorded", "budget"}
)
"""What will not be better before somebody changes something."""
LONGEST_WAIT_S = 3600.0
QUOTA = ("insufficient_quota", "billing", "quota exceeded", "exceeded your current quota", "credit balance")
CONTEXT = ("context length", "context_length", "context size", "exceed_context", "maximum context", "too many tokens")
FILTERED = ("content_filter", "responsibleaipolicyviolation", "content management policy", "invalid_prompt")
"""A filter before the model did not let the question through."""
LOADING = ("loading model", "model is loading", "loading")
UNREADABLE = (json.JSONDecodeError, UnicodeError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
SETTINGS = "Run: rapport llm check"


def fault_of_status(target: Target, status: int, code: str, message: str, headers: Mapping[str, str]) -> Fault:
    """Return the fault that an HTTP status stands for.

    Args:
        target: the endpoint.
        status: the status, 300 or more.
        code: the endpoint's own code of the error, or "".
        message: what the endpoint said; only its words are looked at.
        headers: of the answer, in lower case.
    """
    said = f"{code} {message}".casefold()
    host = target.host
    if status in (401, 403):
        return Fault("key", f"{host} rejected the key.", "Set another key, then run: rapport llm check")
    if status in (404, 405):
        return _not_found(target, said)
    if status == 429 or any(word in said for word in QUOTA):
        return _too_much(host, said, headers)
    if any(word in said for word in FILTERED):
        return Fault("declined", f"{host} declined to answer.")
    if 300 <= status < 400:
        return Fault("redirect", f"{host} sends its callers to another address.", "Set that one as base_url.")
    if status in (400, 413, 422):
        kind: FaultKind = "context" if any(word in said for word in CONTEXT) else "request"
        return Fault(kind, f"{host} did not take the request ({status}).", SETTINGS)
    if status == 503 or any(word in said for word in LOADING):
        return Fault("loading", f"{host} is loading its model.", "It may take a minute.", wait_s=_wait(headers))
    return Fault("server", f"{host} has a fault ({status}).", "Look at its own log.", wait_s=_wait(headers))


def _not_found(target: Target, said: str) -> Fault:
    if target.azure and "deployment" in said:
        remedy = "Set the name of the deployment as the model."
        return Fault("model", f"{target.host} has no deployment {target.model}.", remedy)
    if "model" in said:
        remedy = f"Set another model; with Ollama: ollama pull {target.model}"
        return Fault("model", f"{target.host} has no model {target.model}.", remedy)
    hint = "Does base_url end as the endpoint's documentation says, mostly in /v1?"
    return Fault("path", f"{target.host} has nothing at {target.base_url}/chat/completions.", hint)


def _too_much(host: str, said: str, headers: Mapping[str, str]) -> Fault:
    if any(word in said for word in QUOTA):
        return Fault("quota", f"The quota at {host} is used up.", "Look at the account there.")
    return Fault("busy", f"{host} is busy.", "It asks to be left alone for a while.", wait_s=_wait(headers) or 1.0)


def _wait(headers: Mapping[str, str]) -> float | None:
    """Return the seconds of `Retry-After`: a number, or a date counted from that of the answer; None if senseless."""
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        then, now = _date(text), _date(headers.get("date", ""))
        if then is None or now is None:
            return None
        seconds = (then - now).total_seconds()
    return min(seconds, LONGEST_WAIT_S) if seconds >= 0 else None


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def fault_of_error(target: Target, error: BaseException) -> Fault:
    """Return the fault that an error of library or system stands for; nothing of its text is passed on.

    Args:
        target: the endpoint.
        error: what was raised.
    """
    chain = tuple(_causes(error))
    own = next((each for each in chain if isinstance(each, Fault)), None)
    fault = own or _fault_of_network(target, chain)
    if fault is not None:
        return fault
    if isinstance(error, UNREADABLE):
        return not_like_openai(target)
    return Fault("server", f"{target.host} has a fault.", "Look at its own log.")  # its words may quote what was sent


def _fault_of_network(target: Target, chain: tuple[BaseException, ...]) -> Fault | None:
    host, names = target.host, {type(each).__name__ for each in chain}
    if any(isinstance(each, ssl.SSLError) for each in chain) or "certificate" in str(chain[-1]).casefold():
        hint = "Install its authority in the system, or name its file in SSL_CERT_FILE."
        return Fault("certificate", f"The certificate of {host} is not trusted.", hint)
    if any(isinstance(each, socket.gaierror) for each in chain):
        return Fault("unreachable", f"{host} cannot be found.", "Is the address right, and are you online?")
    if names & {"ConnectTimeout", "ConnectError", "ProxyError", "ConnectionRefusedError"}:
        return Fault("unreachable", f"{host} cannot be reached.", "Is it running, and is its port right?")
    if any(name.endswith(("Timeout", "TimeoutError")) for name in names):
        return Fault("timeout", f"{host} did not answer in time.", "A smaller model answers sooner.")
    if names & {"RemoteProtocolError", "ReadError", "WriteError", "ConnectionResetError", "BrokenPipeError"}:
        return Fault("cut", f"{host} broke off.", "Look at its own log.")
    return None


def not_like_openai(target: Target) -> Fault:
    """Return the fault of an endpoint that answers with something else."""
    return Fault("answer", f"{target.host} did not answer like an OpenAI server.", SETTINGS)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
