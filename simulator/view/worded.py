"""Whose words the customer spoke: the author's line beside a model's, and why a model's line was not shown."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.engine.events import Refused
from simulator.engine.state import Message
from simulator.view.after_values import RefusedRow, WordedRow

REFUSALS = {
    "empty": "It was empty.",
    "format": "It did not have the form that was asked for.",
    "length": "It was too long.",
    "controls": "It held signs that are no plain text.",
    "markup": "It was not plain text.",
    "untold": "It told something that the customer had not told yet.",
    "missing": "Something that had to be said was missing.",
    "numbers": "It had a number that was not meant.",
    "dates": "It named a day that was not meant.",
    "names": "It had a name that was not meant.",
    "addresses": "It had an address that was not meant.",
    "role": "The customer spoke like the agent.",
    "sides": "It was written like a script, with the names of speakers.",
    "echo": "It repeated what the agent had said.",
    "repeats": "It repeated an earlier line.",
    "aloud": "It read its instructions aloud.",
    "meta": "It spoke of instructions or of the game.",
    "language": "It was in another language.",
    "negation": "A yes had become a no, or a no a yes.",
    "question": "A question had become a statement, or a statement a question.",
    "gives_in": "The customer was content too early.",
    "ends": "The customer took leave too early.",
    "rude": "It was ruder than was meant.",
    "meaning": "It said something else than was meant.",
    "key": "The key was rejected.",
    "exposed": "It held the key of the endpoint.",
    "model": "There was no such model.",
    "path": "There was nothing at that address.",
    "request": "The request was not taken.",
    "context": "The question was too long for the model.",
    "busy": "The endpoint was busy.",
    "quota": "The quota was used up.",
    "server": "The endpoint had a fault.",
    "loading": "The model was being loaded.",
    "unreachable": "The endpoint could not be reached.",
    "certificate": "The certificate of the endpoint was not trusted.",
    "timeout": "It did not come in time.",
    "cut": "The answer broke off.",
    "answer": "The endpoint did not answer like an OpenAI server.",
    "declined": "The model declined.",
    "redirect": "The endpoint sent its callers to another address.",
    "cancelled": "It was broken off.",
    "unrecorded": "The recording has no answer to this.",
    "budget": "The budget was used up.",
    "left_alone": "The model was not asked: too many of its last lines had gone wrong.",
    "failed": "It could not be read.",
}
"""Why a model's line was not shown, by the codes of the check, of what goes wrong on the way, and of the voice."""


def worded_rows(lines: Iterable[Message]) -> tuple[WordedRow, ...]:
    """Return whose words some lines of the customer are; nothing for those that the script alone has said.

    Args:
        lines: of the transcript.
    """
    return tuple(_row(line) for line in lines if line.voice in ("llm", "fallback"))


def _row(line: Message) -> WordedRow:
    return WordedRow(
        by_model=line.voice == "llm",
        shown=line.text,
        authored=line.authored,
        refused=tuple(_refused(each) for each in line.refused),
    )


def _refused(refused: Refused) -> RefusedRow:
    return RefusedRow(text=refused.text, why=tuple(REFUSALS.get(code, code) for code in refused.why))
