"""The calls of a journal as plain dictionaries, read with SQL from events and cards alone: what figures are held to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from math import gamma, pi, sqrt
from pathlib import Path
from statistics import mean
from typing import Any

Call = dict[str, Any]
DIMENSIONS = ("empathy", "accuracy", "follow_through")


def raw_calls(file: Path) -> Iterator[Call]:
    """Yield the calls of a journal, oldest first."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            "select calls.id, people.alias, scenarios.id, scenarios.body, calls.opened_at, calls.twist from calls"
            " join people on people.id = person_id join scenarios on hash = scenario_hash order by opened_at, calls.id"
        ).fetchall()
        for call_id, alias, scenario, body, opened_at, twist in rows:
            query = "select body from events where call_id = ? order by seq"
            events = [json.loads(text) for (text,) in connection.execute(query, (call_id,))]
            card = json.loads(connection.execute("select body from cards where call_id = ?", (call_id,)).fetchone()[0])
            call = _call(call_id, alias, scenario, json.loads(body), opened_at, events, card)
            yield call | {"twist": twist}


def _call(call_id: str, alias: str, scenario: str, body: Call, opened_at: str, events: list[Call], card: Call) -> Call:
    uncapped = round(sum(line["points"] for line in card["lines"]), 1)
    caps = [cap["cap"] for cap in card["caps"] if cap["certain"]]
    total = min([uncapped, *caps])
    own = next(event["rating"] for event in events if event["kind"] == "rated")
    gap = None
    if own is not None:
        weights = {name: card[name]["weight"] for name in DIMENSIONS}
        gap = round(sum(own[name] * weights[name] for name in DIMENSIONS) / sum(weights.values()) - total, 1)
    checks: dict[str, list[str]] = {}
    for turn in card["turns"]:
        for name in DIMENSIONS:
            for finding in turn[name]["findings"]:
                checks.setdefault(finding["criterion"], []).append(finding["verdict"])
    return {
        "id": call_id,
        "alias": alias,
        "scenario": scenario,
        "title": body["title"],
        "opened_at": opened_at,
        "total": total,
        "scores": {name: card[name]["score"] for name in DIMENSIONS},
        "gap": gap,
        "card_gap": card["gap"],
        "own": own,
        "difficulty": body["difficulty"],
        "csat": next(
            ((event.get("survey") or {}).get("csat") for event in events if event["kind"] == "call_closed"), None
        ),
        "errors": {cap["code"] for cap in card["caps"] if cap["certain"]},
        "caps": caps,
        "failed": {name for name, found in checks.items() if {"missed", "harmful"} & set(found)},
        "shown": {name: all(verdict == "met" for verdict in found) for name, found in checks.items()},
        "statuses": [item["status"] for item in card["commitments"]],
    }


def of_person(raw: list[Call], alias: str) -> list[Call]:
    """Return the calls of one person."""
    return [call for call in raw if call["alias"] == alias]


def lifts(raw: list[Call], alias: str) -> dict[str, float]:
    """Return by how much each case lifts the totals of the others."""
    apart: dict[str, list[float]] = {}
    for other in {call["alias"] for call in raw} - {alias}:
        theirs = of_person(raw, other)
        cases = {call["scenario"] for call in theirs}
        if len(cases) > 1:
            middle = mean(call["total"] for call in theirs)
            for case in cases:
                apart.setdefault(case, []).append(mean(c["total"] for c in theirs if c["scenario"] == case) - middle)
    return {case: mean(found) for case, found in apart.items() if len(found) >= 3}


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the two solutions p of (hits/n - p)^2 = z^2 p (1 - p) / n."""
    z, share = 1.959964, hits / n
    a, b, c = 1 + z * z / n, -(2 * share + z * z / n), share * share
    root = sqrt(max(0.0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def t_quantile(freedom: int) -> float:
    """Return where Student's distribution has 2.5 % to its right: its density, added up in small steps."""
    scale = gamma((freedom + 1) / 2) / (sqrt(freedom * pi) * gamma(freedom / 2))
    step, area, place = 0.0005, 0.5, 0.0
    while area < 0.975:
        area += step * scale * (1 + (place + step / 2) ** 2 / freedom) ** (-(freedom + 1) / 2)
        place += step
    return round(place, 3)  # as tables have it
