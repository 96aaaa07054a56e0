"""Maps a recorded call to xAPI 1.0.3 statements; it sends nothing and says no word of a reply unless it is told to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from scoring.card import DIMENSIONS, ScoreCard, TurnCard
from scoring.rubric import CRITERIA
from simulator.engine.events import CallClosed, Event
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.session.ports import CallHeader

Json = dict[str, Any]
BASE = "https://rapport.example/xapi"
"""Under this IRI lie activities and extensions; the domain is reserved for examples: nothing can be fetched there."""
PASS_MARK = 60.0
"""From this total on a call is passed: the band "safe"."""
_ADL = "http://adlnet.gov/expapi"
_VERBS = {
    "initialized": f"{_ADL}/verbs/initialized",
    "answered": f"{_ADL}/verbs/answered",
    "scored": f"{_ADL}/verbs/scored",
    "completed": f"{_ADL}/verbs/completed",
    "passed": f"{_ADL}/verbs/passed",
    "failed": f"{_ADL}/verbs/failed",
    "terminated": f"{_ADL}/verbs/terminated",
    "abandoned": "https://w3id.org/xapi/adl/verbs/abandoned",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A call as it is to be mapped."""

    header: CallHeader
    scenario: Scenario
    events: Sequence[Event]
    state: CallState
    card: ScoreCard | None
    """The newest score card, or None."""
    scored_at: datetime | None
    """When that was made; no statement bears a later time."""
    words: bool = False
    """Replies go along in `result.response`."""


def statements(told: Told) -> tuple[Json, ...]:
    """Return the statements of a call, in the order in which they came about; the same call gives the same ids."""
    return tuple(_statements(told))


def statement_id(call_id: str, verb: str, *rest: object) -> str:
    """Return the id of a statement: a UUID of version 5 over call, verb and place."""
    return str(uuid5(UUID(call_id), "/".join((verb, *(str(part) for part in rest)))))


def _statements(told: Told) -> Iterator[Json]:
    yield _statement(told, "initialized", 0, _simulation(told))
    cards: Mapping[int, TurnCard] = {} if told.card is None else {turn.turn: turn for turn in told.card.turns}
    for number in range(1, told.state.turn + 1):
        at_ms = next((m.at_ms for m in told.state.transcript if m.speaker == "agent" and m.turn == number), 0)
        yield _answered(told, number, at_ms, cards.get(number))
        if number in cards:
            yield from _scored(told, number, at_ms, cards[number])
    closed = next((event for event in told.events if isinstance(event, CallClosed)), None)
    if closed is None:
        return
    if closed.reason == "abandoned":
        yield _statement(told, "abandoned", closed.at_ms, _simulation(told))
        return
    completed: Json = {"completion": True, "duration": _duration(closed.at_ms)}
    yield _statement(told, "completed", closed.at_ms, _simulation(told), result=completed)
    if told.card is not None and told.card.total is not None:
        yield _judged(told, told.card, told.card.total, closed.at_ms)
    yield _statement(told, "terminated", closed.at_ms, _simulation(told))


def _judged(told: Told, card: ScoreCard, total: float, at_ms: int) -> Json:
    passed = total >= PASS_MARK
    score: Json = {"scaled": round(total / 100, 4), "raw": total, "min": 0, "max": 100}
    result: Json = {"success": passed, "score": score, "extensions": _figures(card)}
    return _statement(told, "passed" if passed else "failed", at_ms, _simulation(told), result=result)


def _answered(told: Told, number: int, at_ms: int, card: TurnCard | None) -> Json:
    result: Json = {}
    if told.words:
        mine = [m.text for m in told.state.transcript if m.speaker == "agent" and m.turn == number]
        result["response"] = "\n".join(mine)
    if card is not None:
        levels = {dimension: card.of(dimension).level for dimension in DIMENSIONS}
        result["extensions"] = {_extension("levels"): levels}
    interaction: Json = {
        "objectType": "Activity",
        "id": f"{_activity(told)}/turns/{number}",
        "definition": {
            "type": f"{_ADL}/activities/cmi.interaction",
            "interactionType": "long-fill-in",
            "name": {"en": f"Reply {number}"},
        },
    }
    return _statement(told, "answered", at_ms, interaction, place=(number,), result=result)


def _scored(told: Told, number: int, at_ms: int, card: TurnCard) -> Iterator[Json]:
    reply = statement_id(told.header.call_id, "answered", number)
    place = 0
    for dimension in DIMENSIONS:
        for finding in card.of(dimension).findings:
            if finding.verdict == "not_assessed":
                continue
            place += 1
            known = CRITERIA.get(finding.criterion)
            check: Json = {
                "objectType": "Activity",
                "id": f"{BASE}/criteria/{finding.criterion}",
                "definition": {
                    "type": f"{_ADL}/activities/objective",
                    "name": {"en": known.title if known is not None else finding.criterion},
                },
            }
            told_of: Json = {_extension("verdict"): finding.verdict, _extension("dimension"): dimension}
            result: Json = {"success": finding.verdict == "met", "extensions": told_of}
            where = (number, place, finding.criterion)
            yield _statement(told, "scored", at_ms, check, place=where, result=result, about=reply)


def _statement(
    told: Told,
    verb: str,
    at_ms: int,
    activity: Json,
    *,
    place: tuple[object, ...] = (),
    result: Json | None = None,
    about: str = "",
) -> Json:
    header = told.header
    body: Json = {
        "id": statement_id(header.call_id, verb, *place),
        "actor": {"objectType": "Agent", "account": {"homePage": f"{BASE}/people", "name": header.alias}},
        "verb": {"id": _VERBS[verb], "display": {"en": verb}},
        "object": activity,
        "context": _context(told, activity, about),
        "timestamp": _moment(told, at_ms).isoformat(timespec="milliseconds"),
        "version": "1.0.3",
    }
    if result:
        body["result"] = result
    return body


def _context(told: Told, activity: Json, about: str) -> Json:
    header = told.header
    extensions: Json = {
        _extension("scenario_hash"): header.scenario_hash,
        _extension("mode"): header.mode,
        _extension("seed"): header.seed,
        _extension("twist"): header.twist,
    }
    if header.parent_id is not None:
        extensions[_extension("rewound_from")] = header.parent_id
    context: Json = {
        "registration": str(uuid5(NAMESPACE_URL, f"{BASE}/calls/{header.call_id}")),
        "platform": "Rapport",
        "language": header.language,
        "extensions": extensions,
    }
    if activity["id"] != _activity(told):
        context["contextActivities"] = {"parent": [_simulation(told)]}
    if about:
        context["statement"] = {"objectType": "StatementRef", "id": about}
    return context


def _simulation(told: Told) -> Json:
    definition: Json = {
        "type": f"{_ADL}/activities/simulation",
        "name": {told.scenario.language: told.scenario.title},
    }
    return {"objectType": "Activity", "id": _activity(told), "definition": definition}


def _activity(told: Told) -> str:
    return f"{BASE}/scenarios/{told.header.scenario_id}"


def _figures(card: ScoreCard) -> Json:
    own = card.self_rating
    rating = None if own is None else {d: getattr(own, d) for d in DIMENSIONS}
    found: Json = {
        _extension("dimensions"): {d: card.of(d).score for d in DIMENSIONS},
        _extension("critical"): [cap.code for cap in card.caps if cap.certain],
        _extension("rubric"): card.rubric_hash,
        _extension("scorers"): dict(card.scorers),
    }
    if rating is not None:
        found |= {_extension("self_rating"): rating, _extension("delivery_gap"): card.gap}
    return found


def _extension(name: str) -> str:
    return f"{BASE}/extensions/{name}"


def _moment(told: Told, at_ms: int) -> datetime:
    """Return the real time of a moment, about: the simulated clock may have jumped, and nothing lies after the card."""
    moment = told.header.opened_at + timedelta(milliseconds=at_ms)
    return moment if told.scored_at is None else max(told.header.opened_at, min(moment, told.scored_at))


def _duration(ms: int) -> str:
    """Return a duration of ISO 8601, to a hundredth of a second as xAPI wants it."""
    return f"PT{ms // 1000}.{ms % 1000 // 10:02d}S"
