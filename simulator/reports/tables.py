"""Attempts and checks as tables of text and numbers; what people typed can be no formula in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain

from scoring.card import DIMENSIONS, ScoreCard
from scoring.rubric import CRITERIA
from simulator.reports.remarks import open_remark, remark_of
from simulator.session.attempt import Attempt, OpenCall
from simulator.view.wording import UNCHECKED

Cell = str | int | float | None
_TRIGGERS = frozenset("=+-@\t\r\n|%＝＋－＠｜％")
"""What a spreadsheet takes for the beginning of a formula or a command, full-width forms among them."""
_CONTROL = {code: None for code in range(32) if code not in (9, 10, 13)} | {127: None} | dict.fromkeys(range(128, 160))

ATTEMPT_COLUMNS = (
    "call_id", "trainee", "opened_at", "scenario", "title", "channel", "difficulty", "mode", "language", "twist",
    "total", "uncapped", *DIMENSIONS, "band", "own_empathy", "own_accuracy", "own_follow_through", "gap", "csat",
    "critical", "kept", "renegotiated", "late", "broken", "counts", "remark", "unchecked",
)  # fmt: skip
_NO_SCORES: tuple[Cell, ...] = (None,) * 5
"""Total, without caps, and the three dimensions."""
CHECK_COLUMNS = (
    "call_id", "trainee", "opened_at", "scenario", "turn", "dimension", "criterion", "title", "verdict", "points",
    "because", "in", "quote",
)  # fmt: skip


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before what might be one."""
    cleaned = text if text.isprintable() else text.translate(_CONTROL)
    begins = cleaned.lstrip(" \u00a0\u3000\ufeff\u200b")
    return f"'{cleaned}" if begins[:1] in _TRIGGERS and begins else cleaned


def attempt_rows(attempts: Iterable[Attempt]) -> Iterator[tuple[Cell, ...]]:
    """Yield one row an attempt, in the order of `ATTEMPT_COLUMNS`; texts are not made safe yet.

    A call that was left has no scores in it: whoever averages the column must not take them in.
    """
    for a in attempts:
        own, promises = None if a.abandoned else a.brief.own, a.brief.promises
        yield (
            a.call_id,
            a.alias,
            a.opened_at.isoformat(timespec="seconds"),
            a.scenario.id,
            a.scenario.title,
            a.scenario.channel,
            a.scenario.difficulty,
            a.mode,
            a.language,
            a.twist,
            *(_NO_SCORES if a.abandoned else (a.total, a.brief.uncapped, a.empathy, a.accuracy, a.follow_through)),
            "" if a.abandoned else a.brief.band,
            *((None, None, None) if own is None else (own.empathy, own.accuracy, own.follow_through)),
            None if a.abandoned else a.brief.gap,
            a.csat,
            " ".join(cap.code for cap in a.brief.caps if cap.certain),
            promises.get("kept", 0),
            promises.get("renegotiated", 0),
            promises.get("late", 0),
            promises.get("broken", 0),
            "yes" if a.counts else "no",
            remark_of(a),
            UNCHECKED.get(a.language, ""),
        )


def open_rows(open_calls: Iterable[OpenCall], now: datetime) -> Iterator[tuple[Cell, ...]]:
    """Yield one row a call that is not closed, in the order of `ATTEMPT_COLUMNS`; most of its cells are empty."""
    for call in open_calls:
        known: dict[str, Cell] = {
            "call_id": call.call_id,
            "trainee": call.alias,
            "opened_at": call.opened_at.isoformat(timespec="seconds"),
            "scenario": call.scenario_id,
            "title": call.title,
            "mode": call.mode,
            "counts": "no",
            "remark": open_remark(call, now),
        }
        yield tuple(known.get(column) for column in ATTEMPT_COLUMNS)


def check_rows(attempt: Attempt, card: ScoreCard) -> Iterator[tuple[Cell, ...]]:
    """Yield one row a line of a score card, in the order of `CHECK_COLUMNS`; texts are not made safe yet."""
    for line in card.lines:
        known = CRITERIA.get(line.criterion)
        yield (
            attempt.call_id,
            attempt.alias,
            attempt.opened_at.isoformat(timespec="seconds"),
            attempt.scenario.id,
            line.turn,
            line.dimension or "outcome",
            line.criterion,
            known.title if known is not None else line.criterion.replace("_", " "),
            line.verdict,
            line.points,
            line.because,
            line.evidence.where if line.evidence is not None else "",
            line.evidence.quote if line.evidence is not None else "",
        )


def attempts_csv(attempts: Iterable[Attempt], open_calls: Iterable[OpenCall], now: datetime) -> str:
    """Return the table of calls: comma-separated, with a byte order mark, so that spreadsheets see UTF-8."""
    return "\ufeff" + csv_text(ATTEMPT_COLUMNS, chain(attempt_rows(attempts), open_rows(open_calls, now)))


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as comma-separated text; numbers stay numbers, texts are made safe, nothing is an empty cell."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row])
    return target.getvalue()
