"""What was said and done in a call, in words, for reading it again."""

from __future__ import annotations

from simulator.terminal.paper import Paper, clean
from simulator.view.values import CallView, Line, LogRow

INDENT = " " * 6


def line_text(line: Line, paper: Paper) -> str:
    """Return one message with its time and speaker."""
    name = paper.ink(clean(line.name), "name" if line.speaker == "customer" else "bold")
    return f"{paper.ink(line.time, 'quiet')} {name}\n{paper.wrap(line.text or '(an empty message)', first=INDENT)}\n"


def transcript_text(view: CallView, paper: Paper) -> str:
    """Return all messages of a call and what was done at the desk, in the order of time, under the days."""
    parts, day = [paper.rule(view.title), "\n"], ""
    rows: list[LogRow | Line] = [*view.log, *view.lines]  # done first: a reply tells what was done
    for row in sorted(rows, key=lambda row: row.at_ms):
        if row.day != day:
            day = row.day
            parts.append(f"{paper.ink(f'── {day}', 'quiet')}\n")
        parts.append(line_text(row, paper) if isinstance(row, Line) else _done_text(row, paper))
    return "".join(parts)


def _done_text(row: LogRow, paper: Paper) -> str:
    result = row.result if row.ok else f"Failed: {row.result}"
    told = f"{row.title}: {result}" if result else row.title
    return f"{paper.ink(row.time, 'quiet')} Done at the desk\n{paper.wrap(told, first=INDENT)}\n"
