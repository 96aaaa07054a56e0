"""What was said and done in a call, in words, for reading it again."""

from __future__ import annotations

from simulator.terminal.paper import Paper, clean, table
from simulator.view.values import CallView, Line

INDENT = " " * 6


def line_text(line: Line, paper: Paper) -> str:
    """Return one message with its time and speaker."""
    name = paper.ink(clean(line.name), "name" if line.speaker == "customer" else "bold")
    return f"{paper.ink(line.time, 'quiet')} {name}\n{paper.wrap(line.text or '(an empty message)', first=INDENT)}\n"


def transcript_text(view: CallView, paper: Paper) -> str:
    """Return all messages of a call, then what was done at the desk."""
    parts = [paper.rule(view.title), "\n"]
    parts += [line_text(line, paper) for line in view.lines]
    if view.log:
        parts += ["\n", paper.rule("What was done"), "\n"]
        rows = [(row.time, row.title, row.result if row.ok else f"Failed: {row.result}") for row in view.log]
        parts += [f"{line}\n" for line in table(rows)]
    return "".join(parts)
