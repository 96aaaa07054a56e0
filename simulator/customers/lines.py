"""Takes the customer's line out of what a model answered; pure."""

from __future__ import annotations

import json
import re

THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?(</\1>|$)", re.DOTALL | re.IGNORECASE)
FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL | re.IGNORECASE)
KEY = "line"


def line_of(text: str) -> str | None:
    """Return the line: of a JSON object, of one in a fence, or the whole of a plain answer; None if it is broken JSON.

    What the model thinks aloud is left out.
    """
    text = THOUGHT.sub("", text).strip()
    fenced = FENCE.search(text)
    if fenced is not None:
        text = fenced.group(1).strip()
    if not text.startswith(("{", "[", '"{')):
        return _plain(text)
    try:
        found, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    line = found.get(KEY) if isinstance(found, dict) else None
    return _plain(line) if isinstance(line, str) else None


def _plain(text: str) -> str:
    """Return a line without the quotation marks around it; white space within is one space."""
    text = " ".join(text.split()) if "\n" in text or "\t" in text else text.strip()
    for left, right in (('"', '"'), ("“", "”"), ("«", "»")):
        inner = text[1:-1]
        if len(text) > 1 and text[0] == left and text[-1] == right and left not in inner and right not in inner:
            return inner.strip()
    return text
