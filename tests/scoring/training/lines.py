"""Lines of a small corpus, as the files hold them."""

from __future__ import annotations

import json
from pathlib import Path

DIMENSIONS = ("empathy", "accuracy", "follow_through")


def rating(*levels: int | None, quote: str = "Refunded") -> dict[str, object]:
    """Return one rater's judgement, the same quote for all three."""
    return {name: {"level": level, "quote": quote} for name, level in zip(DIMENSIONS, levels, strict=True)}


def line(id: str = "s1-01", /, **keys: object) -> dict[str, object]:  # noqa: A002 - the key's name
    """Return one sound line with one rating, 2 3 1; `keys` replace or add."""
    return {
        "id": id,
        "language": "en",
        "channel": "chat",
        "context": "A shop.",
        "policy": "",
        "facts": [],
        "customer": "Where is my money?",
        "reply": "Refunded this morning, Mrs Osei.",
        "actions": [{"name": "refund", "args": {"amount": 20}}],
        "commitments_due": [],
        "situation": "s1",
        "industry": "shop",
        "trick": None,
        "intended": named(2, 3, 1),
        "ratings": [rating(2, 3, 1)],
        "levels": named(2, 3, 1),
    } | keys


def named(*levels: int | None) -> dict[str, int | None]:
    """Return the levels under the names of their dimensions."""
    return dict(zip(DIMENSIONS, levels, strict=True))


def write(folder: Path, name: str, *lines: dict[str, object]) -> None:
    """Write one file of the corpus."""
    text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines)
    (folder / name).write_text(text, encoding="utf-8")
