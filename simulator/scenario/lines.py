"""Stable ids of lines: a text of an author may end in ` #line:3f9a2c`, which translators and records hold on to.

The id stays in the case as written and is taken off when the case is played (`resolve`); a text without one is found by
its place alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

LINE_ID = re.compile(r"\s+#line:([a-z0-9]{4,12})\s*\Z")
"""What stands at the end of a text that has an id."""


def line_id(text: str) -> str:
    """Return the id at the end of a text, or ""."""
    found = LINE_ID.search(text)
    return found[1] if found else ""


def without_id(text: str) -> str:
    """Return the text as it is spoken and shown."""
    return LINE_ID.sub("", text) if "#line:" in text else text


def with_id(text: str, name: str) -> str:
    """Return the text with this id at its end; an older id goes."""
    return f"{without_id(text)} #line:{name}"


def new_line_id(scenario_id: str, text: str, taken: Collection[str]) -> str:
    """Return an id for a text that has none: six hexadecimal digits, the same for the same text in the same scenario.

    Args:
        scenario_id: id of the scenario.
        text: the wording, without an id.
        taken: the ids that the scenario has already.
    """
    for number in range(len(taken) + 1):
        found = hashlib.sha256(f"{scenario_id}|{text}|{number}".encode()).hexdigest()[:6]
        if found not in taken:
            return found
    raise AssertionError("fewer ids are taken than were tried")
