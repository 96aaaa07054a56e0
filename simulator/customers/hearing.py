"""Reads what the library passes on of an endpoint's answer; the library checks nothing of it, so this does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

FINISHED = frozenset({"stop", "eos", "end_turn"})
"""Why an answer that is whole has ended."""
MOST_TOKENS = 100_000
"""An endpoint that says it has used more is not believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What has come of one answer so far."""

    text: str = ""
    finish: str | None = None
    declined: bool = False
    tokens: tuple[int, int] | None = None
    first_ms: int | None = None
    chunks: int = 0
    """How many pieces came."""


def with_chunk(heard: Heard, chunk: object, now_ms: int) -> Heard:
    """Return what has come so far with one more piece of a stream.

    Args:
        heard: so far.
        chunk: as the library passed it on.
        now_ms: since the request.
    """
    heard = replace(heard, chunks=heard.chunks + 1, tokens=_tokens(chunk) or heard.tokens)
    choices = getattr(chunk, "choices", None)
    if not choices:
        return heard
    choice = choices[0]
    delta = getattr(choice, "delta", None)
    text = _text_of(getattr(delta, "content", None))
    return replace(
        heard,
        text=heard.text + text,
        finish=getattr(choice, "finish_reason", None) or heard.finish,
        declined=heard.declined or _is_declined(delta, choice),
        first_ms=now_ms if text and heard.first_ms is None else heard.first_ms,
    )


def whole(answer: object) -> Heard:
    """Return an answer that came in one piece; it may as well be the text of a web page.

    Raises:
        TypeError: it is no completion.
    """
    choices = getattr(answer, "choices", None)
    if not choices:
        raise TypeError("no completion")
    message = getattr(choices[0], "message", None)
    return Heard(
        text=_text_of(getattr(message, "content", None)),
        finish=getattr(choices[0], "finish_reason", None),
        declined=_is_declined(message, choices[0]),
        tokens=_tokens(answer),
        chunks=1,
    )


def _text_of(content: object) -> str:
    """Return the text of a message; some endpoints send it in parts."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    parts = (part.get("text", "") if isinstance(part, Mapping) else getattr(part, "text", "") for part in content)
    return "".join(part for part in parts if isinstance(part, str))


def _is_declined(message: object, choice: object) -> bool:
    """Tell whether an answer is a refusal, was filtered, or calls a tool that nobody offered."""
    finish = getattr(choice, "finish_reason", None)
    called = getattr(message, "tool_calls", None) or getattr(message, "function_call", None)
    return bool(getattr(message, "refusal", None) or called) or finish in ("content_filter", "tool_calls")


def _tokens(answer: object) -> tuple[int, int] | None:
    usage = getattr(answer, "usage", None)
    counts = (getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None))
    if not all(isinstance(count, int) and 0 <= count <= MOST_TOKENS for count in counts):
        return None
    return int(counts[0] or 0), int(counts[1] or 0)
