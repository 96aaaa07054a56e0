"""Tries every failure case once and prints what came of it: `python -m tests.customers.failure_table`."""

from __future__ import annotations

import logging
import os
import resource
import sys
from dataclasses import dataclass

from tests.customers.broken_rules import RULES
from tests.customers.calls import Heard, first_line, voice_on
from tests.customers.failures import CASES, Case
from tests.customers.fake_endpoint import serving

DEADLINE_S = 8.0
"""As it is unless something else is set."""
SHORT_S = 3.0
"""The shortest that can be set; for what only the deadline ends."""
SHOWN = {"llm": "the model's line", "fallback": "the author's line"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What came of one case."""

    case: Case
    heard: Heard
    asked: int
    host: str
    deadline_s: float

    @property
    def screen(self) -> str:
        """Return what the trainee got to see."""
        told = "; ".join(notice.message.replace(self.host, "HOST") for notice in self.heard.notices)
        return f"{SHOWN[self.heard.voice]}{f'; told: {told}' if told else ''}"


def tried(case: Case) -> Row:
    """Return what comes of a case for the first line of a call."""
    deadline_s = SHORT_S if case.hangs else DEADLINE_S
    with serving(*case.does) as endpoint, voice_on(endpoint.base_url, deadline_s=deadline_s) as voice:
        heard = first_line(voice)
        asked, host = len(endpoint.asked), f"127.0.0.1:{endpoint.port}"
    return Row(case=case, heard=heard, asked=asked, host=host, deadline_s=deadline_s)


def main() -> None:
    """Print the table in Markdown, and the spread of the times."""
    import httpx2
    import openai

    assert openai.OpenAI is not None
    assert httpx2.Client is not None  # else the first case would take the time of their import
    logging.disable(logging.CRITICAL)
    rows = []
    print("| Case | On the screen | Time | Deadline | Requests |\n|---|---|---|---|---|")  # noqa: T201 - a program of its own
    for case in (*CASES, *RULES):
        row = tried(case)
        rows.append(row)
        name = case.name.replace("|", "\\|")
        print(f"| {name} | {row.screen} | {row.heard.took_s:.1f} s | {row.deadline_s:g} s | {row.asked} |", flush=True)  # noqa: T201
    times = sorted(row.heard.took_s for row in rows)
    over = sorted(row.heard.took_s - row.deadline_s for row in rows)
    last, high = len(rows) - 1, min(len(rows) - 1, len(rows) * 95 // 100)
    use = resource.getrusage(resource.RUSAGE_SELF)
    print(  # noqa: T201
        f"\n{len(rows)} cases: median {times[len(rows) // 2]:.2f} s, 95th percentile {times[high]:.2f} s, longest "
        f"{times[last]:.2f} s; against the deadline: 95th percentile {over[high]:+.2f} s, worst {over[last]:+.2f} s; "
        f"{use.ru_utime + use.ru_stime:.1f} s of processor time, load {os.getloadavg()[0]:.1f}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
