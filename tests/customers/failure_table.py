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
SHOWN = {"llm": "the model's line", "fallback": "the author's line"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What came of one case."""

    case: Case
    heard: Heard
    asked: int
    host: str

    @property
    def screen(self) -> str:
        """Return what the trainee got to see."""
        told = "; ".join(notice.message.replace(self.host, "HOST") for notice in self.heard.notices)
        return f"{SHOWN[self.heard.voice]}{f'; told: {told}' if told else ''}"


def tried(case: Case) -> Row:
    """Return what comes of a case for the first line of a call."""
    with serving(*case.does) as endpoint, voice_on(endpoint.base_url, deadline_s=DEADLINE_S) as voice:
        heard = first_line(voice)
        return Row(case=case, heard=heard, asked=len(endpoint.asked), host=f"127.0.0.1:{endpoint.port}")


def main() -> None:
    """Print the table in Markdown, and the spread of the times."""
    logging.disable(logging.CRITICAL)
    rows = []
    print("| Case | On the screen | Time | Requests |\n|---|---|---|---|")  # noqa: T201 - a program of its own
    for case in (*CASES, *RULES):
        row = tried(case)
        rows.append(row)
        name = case.name.replace("|", "\\|")
        print(f"| {name} | {row.screen} | {row.heard.took_s:.1f} s | {row.asked} |", flush=True)  # noqa: T201
    times = sorted(row.heard.took_s for row in rows)
    p95 = times[min(len(times) - 1, len(times) * 95 // 100)]
    use = resource.getrusage(resource.RUSAGE_SELF)
    print(  # noqa: T201
        f"\n{len(times)} cases, deadline {DEADLINE_S:g} s: median {times[len(times) // 2]:.2f} s, 95th percentile "
        f"{p95:.2f} s, longest {times[-1]:.2f} s; {use.ru_utime + use.ru_stime:.1f} s of processor time, load "
        f"{os.getloadavg()[0]:.1f}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
