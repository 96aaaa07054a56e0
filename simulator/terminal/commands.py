"""What a person types at the terminal, taken apart: a plain line is a reply, a line with a slash a command."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from scoring.model import Scalar
from simulator.errors import UserError
from simulator.view.values import ActionButton, ActionField

COMMANDS: dict[str, tuple[str, str]] = {
    "act": ("NAME key=value ...", "do something at the desk; without a name: what there is"),
    "note": ("TEXT", "write a note"),
    "hold": ('MINUTES "reason"', "put the customer on hold"),
    "wait": ("SECONDS", "let time pass"),
    "kb": ("WORDS", "search the knowledge base"),
    "record": ("", "the customer record, once it was looked up"),
    "log": ("", "what was done at the desk"),
    "due": ("", "the ledger: what is owed, until when, and how it was settled"),
    "understood": ("", "what the customer understood in your last reply"),
    "dispute": ("[NUMBER]", "that is not what I said: all of it, or one item of /understood"),
    "hint": ("", "what would help most now; in practice only"),
    "rewind": ("TURN", "take a turn again; in practice only, both calls are kept"),
    "retry": ("", "begin anew with other values; in practice only, this call is kept"),
    "rest": ("", "have a rest; whatever you type next ends it"),
    "bulletins": ("", "the news that has reached the desk"),
    "end": ("", "end the contact"),
    "next": ("", "after the contact: go on to the next due item or scene"),
    "rate": ("E A F", "rate yourself, 0-100: empathy, accuracy, follow-through"),
    "help": ("", "this list"),
}
"""Command to its arguments and what it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command with what stood after it."""

    name: str
    rest: str


def parse_line(line: str) -> Command | str:
    """Return a command, or the reply that a plain line is; `//` begins a reply that starts with a slash.

    Raises:
        UserError: there is no such command.
    """
    if line.startswith("//"):
        return line[1:]
    if not line.startswith("/"):
        return line
    name, _, rest = line[1:].strip().partition(" ")
    if name not in COMMANDS:
        near = get_close_matches(name, COMMANDS, n=1)
        raise UserError(f"There is no command /{name}.", f"Did you mean /{near[0]}?" if near else "/help lists them.")
    return Command(name=name, rest=rest.strip())


def split_words(rest: str) -> list[str]:
    """Return words; quotes keep words together.

    Raises:
        UserError: a quote is not closed.
    """
    try:
        return shlex.split(rest)
    except ValueError:
        # An apostrophe is more often part of a word than the start of a quoted one.
        try:
            return shlex.split(rest.replace("'", "\\'"))
        except ValueError as error:
            raise UserError("A quote is not closed.", 'Write "several words" with both quotes.') from error


def parse_args(words: Sequence[str], action: ActionButton) -> dict[str, Scalar]:
    """Return the arguments of an action; a lone value goes to its only argument.

    Raises:
        UserError: a word is neither `key=value` nor the value of the only argument.
    """
    fields = {field.name: field for field in action.fields}
    if words and len(fields) == 1 and not any(word.partition("=")[0] in fields for word in words):
        (field,) = fields.values()
        return {field.name: _scalar(" ".join(words), field)}
    args: dict[str, Scalar] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise UserError(f"{word!r} is not of the form key=value.", f"Usage: {usage(action)}")
        args[key] = _scalar(value, fields.get(key))
    return args


def usage(action: ActionButton) -> str:
    """Return how an action is typed."""
    return " ".join([f"/act {action.name}", *(_placeholder(field) for field in action.fields)])


def parse_number(word: str, what: str) -> float:
    """Return a number that is not below 0.

    Raises:
        UserError: it is none.
    """
    try:
        value = float(word.replace(",", "."))
    except ValueError as error:
        raise UserError(f"{word!r} is no number of {what}.", f"Write the {what} in digits.") from error
    if not 0 <= value < 1e6:
        raise UserError(f"{word} {what} is out of range.", f"Write the {what} as a number from 0.")
    return value


def _placeholder(field: ActionField) -> str:
    value = "|".join(field.choices) if field.choices else field.kind.upper()
    return f"[{field.name}={value}]" if field.optional else f"{field.name}={value}"


def _scalar(value: str, field: ActionField | None) -> Scalar:
    if field is None or field.kind != "number":
        return value
    number = parse_number(value, field.name)
    return int(number) if number.is_integer() else number
