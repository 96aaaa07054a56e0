"""Says what was found: lines for people, JSON for programs, annotations for GitHub; and what a code means."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from simulator.errors import Problem, Severity
from simulator.scenario.check.entry import Entry
from simulator.scenario.check.table import TABLE

_PLURALS: Mapping[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "note": ("note", "notes"),
}
_ANNOTATIONS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
GROUPS: Mapping[str, str] = {
    "Y": "How the file is written",
    "S": "Keys and values",
    "R": "Names",
    "L": "The library",
    "B": "The conversation",
    "F": "What is true",
    "A": "What has to be done",
    "W": "Words and values in braces",
    "N": "What nothing comes of",
    "P": "Twists, plays, pictures and translations",
}
"""First letter of a code to what its group is about."""


def as_text(problem: Problem) -> str:
    """Return a problem as one line, `FILE:LINE:COLUMN: CODE message. Remedy.`; what is no error says so at the end."""
    line = " ".join(str(problem).splitlines())
    return line if problem.severity == "error" else f"{line} ({problem.severity})"


def as_json(problems: Sequence[Problem]) -> str:
    """Return the problems as one JSON array of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_annotation(problem: Problem) -> str:
    """Return a problem as a workflow command by which GitHub marks the line in a change."""
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{_ANNOTATIONS[problem.severity]} {place}::{_data(f'{problem.message} {problem.remedy}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def verdict(problems: Sequence[Problem]) -> str:
    """Return how many errors, warnings and notes there are, as a sentence."""
    counts = [(sum(p.severity == name for p in problems), words) for name, words in _PLURALS.items()]
    said = [f"{count} {one if count == 1 else many}" for count, (one, many) in counts if count]
    return f"{', '.join(said)}." if said else "No problems."


def fails(problems: Sequence[Problem]) -> bool:
    """Tell whether the check has failed: an error or a warning does that, a note never."""
    return any(problem.severity != "note" for problem in problems)


def explanation(entry: Entry, *, width: int = 80) -> str:
    """Return what a code means, why it is worth mending, and an example wrong and right."""
    where = f" in {entry.file}" if entry.file else ""
    return "\n".join(
        (
            f"{entry.code} {entry.title} ({entry.severity})",
            "",
            *textwrap.wrap(entry.reason, width),
            "",
            f"Wrong{where}:",
            "",
            textwrap.indent(_shown(entry.wrong), "    "),
            "",
            f"Right{where}:",
            "",
            textwrap.indent(_shown(entry.right), "    "),
        )
    )


def listing() -> str:
    """Return every code with its title, by group."""
    return "\n\n".join("\n".join((about, *_group_lines(letter))) for letter, about in GROUPS.items())


def _group_lines(letter: str) -> list[str]:
    return [f"  {e.code} {e.title}{_mark(e)}" for e in TABLE.values() if e.code.startswith(letter)]


def _mark(entry: Entry) -> str:
    return "" if entry.severity == "error" else f" ({entry.severity})"


def handbook() -> str:
    """Return the page of all codes in Markdown: `docs/checks.md`."""
    parts = [_HEAD]
    for letter, about in GROUPS.items():
        parts.append(f"## {about}")
        for entry in (e for e in TABLE.values() if e.code.startswith(letter)):
            where = f" in `{entry.file}`" if entry.file else ""
            parts += [
                f"### {entry.code}: {entry.title}{_mark(entry)}",
                entry.reason,
                f"Wrong{where}:",
                f"```yaml\n{_shown(entry.wrong)}\n```",
                "Right:",
                f"```yaml\n{_shown(entry.right)}\n```",
            ]
    return "\n\n".join(parts) + "\n"


def _shown(keys: str) -> str:
    """Return an example as it can be printed: signs that nobody sees are named."""
    text = keys.encode("utf-8", "backslashreplace").decode().replace("\x07", "\\x07").replace("\t", "<tab>")
    return text.rstrip("\n") or "(nothing: the key is taken out)"


_HEAD = """\
# What the check finds

`rapport scenario check PATH...` reads scenarios and lists everything that it finds, all at once, as
`FILE:LINE:COLUMN: CODE message. Remedy.` An *error* keeps a scenario from being played or judged as it is meant. A
*warning* spoils it. A *note* is for you to know. Errors and warnings end the command with status 1, notes do not.

`rapport scenario explain CODE` prints one of the entries below. This page is made from the same table:
`rapport scenario explain --markdown > docs/checks.md`."""
