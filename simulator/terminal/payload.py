"""Values of a call as plain JSON objects in the words of the terminal protocol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from scoring.card import DIMENSIONS, Critical, DimensionScore, Finding, LevelCard, ScoreCard, ScoreLine, TurnCard
from scoring.model import Commitment, Evidence
from scoring.reading.items import Reading
from simulator.engine.state import Change, DueItem

Json = dict[str, object]


def evidence_json(evidence: Evidence | None) -> Json | None:
    """Return the quoted span that a judgement rests on."""
    if evidence is None:
        return None
    return {"in": evidence.where, "start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def finding_json(finding: Finding) -> Json:
    """Return one check."""
    body: Json = {
        "criterion": finding.criterion,
        "verdict": finding.verdict,
        "confidence": finding.confidence,
        "because": finding.because,
        "evidence": evidence_json(finding.evidence),
    }
    if finding.fact:
        body["fact"] = finding.fact
    if finding.action:
        body["action"] = finding.action
    return body


def card_json(card: ScoreCard) -> Json:
    """Return a score card."""
    return {
        "total": card.total,
        "uncapped": card.uncapped,
        "band": card.band,
        **{dimension: _dimension(card.of(dimension)) for dimension in DIMENSIONS},
        "caps": [_critical(cap) for cap in card.caps],
        "turns": [_turn(turn) for turn in card.turns],
        "lines": [_line(line) for line in card.lines],
        "commitments": [_commitment(item) for item in card.commitments],
        "self_rating": None if card.self_rating is None else asdict(card.self_rating),
        "gap": card.gap,
        "next_step": None if card.next_step is None else asdict(card.next_step),
        "scorers": dict(sorted(card.scorers.items())),
        "rubric_hash": card.rubric_hash,
    }


def reading_json(reading: Reading) -> Json:
    """Return what was understood in a reply, each item with its span and confidence."""
    body: Json = asdict(reading)
    return {
        "acknowledged": body.pop("acknowledged"),
        "asked": body.pop("asked"),
        "claims": body.pop("claims"),
        "promised": body.pop("promised"),
        "heat": body.pop("heat"),
        **body,
    }


def change_json(change: Change) -> Json:
    """Return one cause with the gauges that it moved."""
    moved = {"mood": change.mood, "patience": change.patience, "trust": change.trust, "loyalty": change.loyalty}
    return {"what": change.what, **{name: by for name, by in moved.items() if by}}


def due_json(item: DueItem) -> Json:
    """Return one item of the ledger."""
    return {
        "id": item.id,
        "who": item.who,
        "what": item.what,
        "due": item.due,
        "status": item.status,
        "source": item.source,
        "turn": item.turn,
        "keepable": item.keepable,
        "quote": item.quote,
        "with": item.with_item,
        "replaces": item.replaces,
        "settled_by": item.settled_by,
        "outcome": item.outcome,
    }


def args_json(args: Mapping[str, object]) -> Json:
    """Return arguments in a fixed order."""
    return dict(sorted(args.items()))


def _dimension(score: DimensionScore) -> Json:
    return {"score": score.score, "assessed": score.assessed, "weight": score.weight}


def _level(level: LevelCard) -> Json:
    return {
        "level": level.level,
        "estimate": level.estimate,
        "assessed": level.assessed,
        "findings": [finding_json(finding) for finding in level.findings],
    }


def _turn(turn: TurnCard) -> Json:
    levels: Json = {dimension: _level(turn.of(dimension)) for dimension in DIMENSIONS}
    return {"turn": turn.turn, **levels, "critical": [_critical(critical) for critical in turn.critical]}


def _critical(critical: Critical) -> Json:
    return {
        "code": critical.code,
        "cap": critical.cap,
        "certain": critical.certain,
        "turn": critical.turn,
        "because": critical.because,
        "evidence": evidence_json(critical.evidence),
    }


def _line(line: ScoreLine) -> Json:
    return {
        "dimension": line.dimension,
        "turn": line.turn,
        "criterion": line.criterion,
        "verdict": line.verdict,
        "points": line.points,
        "because": line.because,
        "evidence": evidence_json(line.evidence),
    }


def _commitment(item: Commitment) -> Json:
    return asdict(item)
