"""The codes of problems in authors' files, and what carries a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from simulator.errors import Problem, UserError

CODES: dict[str, str] = {
    "Y101": "the file cannot be read",
    "Y102": "the file is not YAML",
    "Y103": "anchors, aliases and tags are not allowed",
    "Y104": "a key stands twice",
    "Y105": "nested too deeply",
    "Y106": "a control character",
    "Y107": "a link that leads out of the pack",
    "S201": "an unknown key",
    "S202": "a missing key",
    "S203": "the wrong kind of value",
    "S204": "not one of the choices",
    "S205": "nothing after the colon",
    "S206": "a condition must have exactly one key",
    "S207": "a number out of range",
    "S208": "an id that is not snake_case",
    "S209": "an id that stands twice",
    "S210": "not a duration",
    "S211": "not a time",
    "S212": "folder or file and id differ",
    "S213": "too few wordings",
    "S214": "weights that do not fit",
    "S215": "opening hours that cannot be read",
    "S216": "not a date",
    "S217": "lists that are drawn together and differ in length",
    "S219": "a text that is too long",
    "S220": "keys that do not go together",
    "R301": "a condition asks for something unknown",
    "R302": "an unknown beat",
    "R303": "an unknown article",
    "R304": "an unknown action or argument",
    "R305": "an unknown fact",
    "R306": "an unknown placeholder",
    "R307": "a pack that cannot be found",
    "R308": "a moment without words",
    "R309": "an unknown moment",
    "R310": "an unknown obligation, scene or twist",
    "R311": "texts in different languages",
    "R312": "an unknown code or criterion",
    "R313": "an unknown form of a value",
    "R314": "files that include each other",
    "R315": "a key that cannot be included",
    "R316": "an unknown ending",
    "L401": "two scenarios with one id",
}
"""Code to title. Codes are stable: a retired one is not used again."""


class ScenarioProblems(UserError):
    """An author's file, or a file that it names, has problems; `problems` lists all, in the order of the files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; the message names the first and says how many there are."""
        self.problems = tuple(problems)
        more = f" ({len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(f"{self.problems[0]}{more}", "`rapport scenario check FILE` lists all of them.")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file (in the order of first appearance), line and column, each once."""
    unique = list(dict.fromkeys(problems))
    files = {name: number for number, name in enumerate(dict.fromkeys(p.file for p in unique))}
    return tuple(sorted(unique, key=lambda p: (files[p.file], p.line, p.column)))


def shortened(word: str) -> str:
    """Return what an author wrote as a message can quote it: 40 characters at most."""
    return word if len(word) <= 40 else f"{word[:39]}…"


def suggest(word: str, known: Iterable[str], *, shown: int = 60) -> str:
    """Return the remedy for an unknown word: the nearest known one, or the list of those that there are.

    Args:
        word: what was written.
        known: what may be written.
        shown: how many known words are listed at most when none is near.
    """
    choices = sorted(dict.fromkeys(known))
    near = get_close_matches(word.lower(), choices, n=1, cutoff=0.7)
    if near:
        return f"Did you mean `{near[0]}`?"
    if not choices:
        return "Take it out: there is nothing to name here."
    listed = ", ".join(f"`{choice}`" for choice in choices[:shown])
    rest = f" and {len(choices) - shown} more" if len(choices) > shown else ""
    return f"Known here: {listed}{rest}."
