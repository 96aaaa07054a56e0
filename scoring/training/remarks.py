"""Single sentences with their manner, from which the wording learns besides whole replies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from scoring.learnt.wording import OURS, THEIRS, tokens_of

MANNERS = Path(__file__).parent / "manner"
Manner = Literal["hostile", "caring", "neither"]
_MASKED = re.compile(r"\{([^{}]*)\}|\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One sentence that somebody wrote, with its manner."""

    manner: Manner
    tokens: tuple[str, ...]
    """Its masked words, as `scoring.learnt.wording` reads those of a reply."""


def remarks_of(language: str, folder: Path = MANNERS) -> tuple[Remark, ...]:
    """Return all sentences of a language whose manner is known; none where it has no file of them.

    Raises:
        ValueError: a line has no manner that is known, or no text.
    """
    path = folder / f"{language}.jsonl"
    return tuple(_written(path)) if path.exists() else ()


def _written(path: Path) -> Iterator[Remark]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        text = str(row["text"])
        manner = next((each for each in get_args(Manner) if each == row["manner"]), None)
        if manner is None or not text.strip():
            raise ValueError(f"{path.name}:{number}: expected one of {', '.join(get_args(Manner))}, and a text")
        yield Remark(manner=manner, tokens=tokens_of(_MASKED.sub(_signs, text)))


def _signs(found: re.Match[str]) -> str:
    """Return the mask of words of the customer (in braces) or of the case (in brackets), one sign for each word."""
    theirs, ours = found.groups()
    return " ".join([THEIRS] * len(theirs.split()) if ours is None else [OURS] * len(ours.split()))
