"""Looks at how a file is written: words that other programs read otherwise, signs that cut a text off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.errors import Problem
from simulator.scenario.check.case import Case
from simulator.scenario.strict_yaml import Text

_TRUTH = frozenset({"no", "yes", "on", "off", "y", "n"})
_SIXTIES = re.compile(r"[1-9]?\d(?::[0-5]?\d)+")
_CUT = re.compile(r"\s+(#[^\s#]\S*)")


def find_pitfalls(case: Case) -> Iterator[Problem]:
    """Yield plain words that are text here and something else to other programs that read YAML."""
    for node in case.single_values:
        if not isinstance(node.value, str) or not case.is_in_file(node):
            continue
        cut = _cut(case, node)
        suspicious = cut is not None or node.raw.lower() in _TRUTH or _SIXTIES.fullmatch(node.raw)
        if not suspicious or case.is_quoted(node):
            continue
        if node.raw.lower() in _TRUTH:
            message = f"`{node.raw}` without quotes is a text here, and `true` or `false` to other programs."
            yield case.record.problem(node, "Y121", message, f'Write "{node.raw}" in quotes.')
        elif _SIXTIES.fullmatch(node.raw):
            message = f"`{node.raw}` without quotes is a time here, and a number to other programs."
            yield case.record.problem(node, "Y122", message, f'Write "{node.raw}" in quotes.')
        if cut is not None:
            message = f"The text ends before `{cut[1]}`: what follows a space and `#` is a comment."
            yield case.record.problem(node, "Y123", message, "Put the whole text in quotes.")


def _cut(case: Case, node: Text) -> re.Match[str] | None:
    """Return what follows a plain text after a space and `#`."""
    if not node.raw or " #" not in case.line_of(node):
        return None
    return _CUT.match(case.rest_of_line(node).removeprefix(node.raw))
