"""The arithmetic of a call's score, exact in tenths of a point; it reads levels and findings, never words.

Rounding: a dimension's mean is rounded half up to a tenth, the total is made of these rounded scores and rounded half
up again. The lines follow one scheme. A rated turn brings its full share of the dimension, as if it had level 3, spread
evenly over its met findings. Where none is met no line of that turn gains: the shares of such turns stand together in
one line of the dimension (`full_share`, turn 0). What the level takes away from that share is spread over the missed
and harmful findings, a harmful one counting twice; without any, the gains are so much less. Ledger items and outcome
points are lines of their own, and so are every clamp (`limit`) and what a call loses that ended with its matter open
and a required action never done (`scoring.undone`: follow-through then stays at the points of level 1). Lines of checks
that were not assessed carry 0. Each line is rounded down to a tenth; the tenths left over go to the lines with the
largest remainders, earlier lines first.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from scoring.advice import advice_of, quote_of
from scoring.card import (
    DIMENSIONS,
    Critical,
    Dimension,
    DimensionScore,
    NextStep,
    ScoreCard,
    ScoreLine,
    TurnCard,
)
from scoring.model import Case, SelfRating, Weights
from scoring.rubric import (
    CAPS,
    CRITERIA,
    OUTCOME_RANGE,
    Band,
    band_of,
    critical,
    rubric_hash,
)
from scoring.shares import Draft, half_up, limit, share_of


def _outcome_drafts(case: Case) -> tuple[int, list[Draft]]:
    """Return the outcome adjustment in tenths and its drafts."""
    drafts = [
        Draft(
            dimension=None,
            turn=outcome.turn,
            criterion=outcome.code,
            verdict="met" if outcome.points > 0 else "harmful" if outcome.points < 0 else "not_assessed",
            points=Fraction(outcome.points * 10),
            because=outcome.because,
        )
        for outcome in case.outcomes
    ]
    raw = sum(outcome.points for outcome in case.outcomes) * 10
    low, high = OUTCOME_RANGE
    kept = min(max(raw, low * 10), high * 10)
    return kept, [*drafts, *limit(kept - raw, f"The outcome counts between {low} and +{high}.")]


def _round_lines(drafts: list[Draft], target: int) -> tuple[ScoreLine, ...]:
    """Round the drafts to tenths so that they add up to `target` exactly."""
    tenths = [draft.points.numerator // draft.points.denominator for draft in drafts]
    movable = sorted(
        (i for i, draft in enumerate(drafts) if draft.points),
        key=lambda i: (tenths[i] - drafts[i].points, i),
    )
    left = target - sum(tenths)
    for step in range(abs(left)):
        # More tenths missing than lines is impossible but for the roundings of the dimensions: go round once more.
        order = movable if left > 0 else movable[::-1]
        tenths[order[step % len(order)]] += 1 if left > 0 else -1
    return tuple(
        ScoreLine(
            dimension=draft.dimension,
            turn=draft.turn,
            criterion=draft.criterion,
            verdict=draft.verdict,
            points=tenth / 10,
            because=draft.because,
            evidence=draft.evidence,
        )
        for draft, tenth in zip(drafts, tenths, strict=True)
    )


def _weight(weights: Weights, dimension: Dimension) -> int:
    if dimension == "empathy":
        return weights.empathy
    return weights.accuracy if dimension == "accuracy" else weights.follow_through


def _caps(case: Case, cards: tuple[TurnCard, ...]) -> tuple[Critical, ...]:
    """Return every critical error of the call; a second attempt on the scorer voids it (cap 0)."""
    found = [error for card in cards for error in card.critical]
    replies = {turn.number: turn for turn in case.turns}
    for breach in case.breaches:
        turn = replies.get(breach.turn)
        evidence = turn.cite(0, len(turn.reply)) if turn is not None else None
        found.append(critical(breach.code, turn=breach.turn, because=breach.because, evidence=evidence, certain=True))
    attempts = [error for error in found if error.code == "scorer_manipulation" and error.certain]
    return tuple(_voided(error) if error in attempts[1:] else error for error in found)


def _voided(error: Critical) -> Critical:
    return Critical(
        code=error.code,
        cap=0,
        because=f"{CAPS[error.code].reason}, for the second time: the call is void.",
        turn=error.turn,
        evidence=error.evidence,
        certain=True,
    )


def _next_step(case: Case, lines: tuple[ScoreLine, ...]) -> NextStep | None:
    """Return the costliest missed or harmful check of the table, the earliest of equals."""
    costly = [line for line in lines if line.points < 0 and line.criterion in CRITERIA]
    if not costly:
        return None
    line = min(costly, key=lambda each: each.points)
    criterion = CRITERIA[line.criterion]
    return NextStep(
        dimension=criterion.dimension,
        turn=line.turn,
        criterion=criterion.id,
        quote=quote_of(case, line),
        advice=advice_of(case, line, criterion),
    )


def _self_total(rating: SelfRating, weights: Mapping[Dimension, int]) -> int:
    """Return the self-rated total in tenths, over the dimensions that were assessed."""
    points = {"empathy": rating.empathy, "accuracy": rating.accuracy, "follow_through": rating.follow_through}
    weighed = sum(weight * points[dimension] for dimension, weight in weights.items())
    return half_up(Fraction(10 * weighed, sum(weights.values())))


def _lines(drafts: list[Draft], outcome: list[Draft], *, mean: int | None, points: int) -> tuple[ScoreLine, ...]:
    """Return the lines of the card; all carry 0 when no dimension was assessed."""
    if mean is None:
        return _round_lines([_weighted(draft, Fraction(0)) for draft in [*drafts, *outcome]], 0)
    uncapped = min(max(mean + points, 0), 1000)
    clamp = limit(uncapped - mean - points, "The total stays between 0 and 100.")
    return _round_lines([*drafts, *outcome, *clamp], uncapped)


def _gap(case: Case, weights: Mapping[Dimension, int], total: int | None) -> float | None:
    if case.self_rating is None or total is None:
        return None
    return (_self_total(case.self_rating, weights) - total) / 10


def score_card(case: Case, cards: tuple[TurnCard, ...], *, scorers: Mapping[str, int]) -> ScoreCard:
    """Add up the turn cards of a call.

    Args:
        case: the call: weights, ledger, outcomes, breaches, self-rating, replies for quotes.
        cards: one card for each trainee turn, in order.
        scorers: scorer id to version, for the record.

    Returns:
        The score card; its lines add up to `uncapped` exactly.
    """
    shares = {dimension: share_of(cards, dimension, case) for dimension in DIMENSIONS}
    scores = {dimension: share.score for dimension, share in shares.items() if share.score is not None}
    weights = {dimension: weight for dimension in scores if (weight := _weight(case.weights, dimension)) > 0}
    whole = sum(weights.values())
    points, outcome = _outcome_drafts(case)
    mean = half_up(sum((Fraction(weights[d] * scores[d], whole) for d in weights), Fraction(0))) if whole else None
    drafts = [
        _weighted(draft, Fraction(weights.get(dimension, 0), whole or 1))
        for dimension, share in shares.items()
        for draft in share.drafts
    ]
    lines = _lines(drafts, outcome, mean=mean, points=points)
    caps = _caps(case, cards)
    uncapped = None if mean is None else min(max(mean + points, 0), 1000)
    total = None if uncapped is None else min([uncapped, *(error.cap * 10 for error in caps if error.certain)])
    sizes = {d: half_up(Fraction(weight * 1000, whole)) / 10 for d, weight in weights.items()}
    dimension = {
        d: DimensionScore(score=scores[d] / 10 if d in scores else None, weight=sizes.get(d, 0.0)) for d in DIMENSIONS
    }
    return ScoreCard(
        total=_points(total),
        uncapped=_points(uncapped),
        band=None if total is None else _band(case, total, scores),
        empathy=dimension["empathy"],
        accuracy=dimension["accuracy"],
        follow_through=dimension["follow_through"],
        caps=caps,
        turns=cards,
        lines=lines,
        commitments=case.commitments,
        self_rating=case.self_rating,
        gap=_gap(case, weights, total),
        next_step=_next_step(case, lines),
        scorers=dict(sorted(scorers.items())),
        rubric_hash=rubric_hash(),
    )


def _points(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _band(case: Case, total: int, scores: Mapping[Dimension, int]) -> Band:
    broken = any(item.status == "broken" for item in case.commitments)
    return band_of(total, dimension_tenths=tuple(scores.values()), broken_promise=broken)


def _weighted(draft: Draft, factor: Fraction) -> Draft:
    return Draft(
        dimension=draft.dimension,
        turn=draft.turn,
        criterion=draft.criterion,
        verdict=draft.verdict,
        points=draft.points * factor,
        because=draft.because,
        evidence=draft.evidence,
    )
