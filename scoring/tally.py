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

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.advice import advice_of, promise_in_words, quote_of
from scoring.card import (
    DIMENSIONS,
    Critical,
    Dimension,
    DimensionScore,
    Finding,
    LevelCard,
    NextStep,
    ScoreCard,
    ScoreLine,
    TurnCard,
    Verdict,
)
from scoring.model import Case, Commitment, Evidence, SelfRating, Weights
from scoring.rubric import (
    CAPS,
    CRITERIA,
    LEDGER_POINTS,
    LEVEL_POINTS,
    OUTCOME_RANGE,
    TURN_WEIGHT,
    Band,
    band_of,
    critical,
    rubric_hash,
)
from scoring.undone import CEILING, Undone, undone_in

_FULL_SHARE = "full_share"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A line before rounding; `points` are tenths of the total."""

    dimension: Dimension | None
    turn: int
    criterion: str
    verdict: Verdict
    points: Fraction
    because: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """A dimension of the call: its score in tenths and its exact drafts, before they are weighted."""

    score: int | None
    drafts: tuple[_Draft, ...]


def half_up(value: Fraction) -> int:
    """Round to the nearest integer, halves upwards."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def turn_weights(cards: tuple[TurnCard, ...], dimension: Dimension) -> dict[int, int]:
    """Return the weight of each rated turn, by index, in quarters.

    Source: rubric part 4.1. The last third of all turns counts 1.5 times if there are at least 3, the worst rated
    turn (first of equals) 1.5 times more if at least 2 are rated.
    """
    levels = {i: level for i, card in enumerate(cards) if (level := card.of(dimension).level) is not None}
    n = len(cards)
    late = n - -(-n // 3) if n >= 3 else n
    weights = {i: TURN_WEIGHT * 3 // 2 if i >= late else TURN_WEIGHT for i in levels}
    if len(levels) >= 2:
        worst = min(levels, key=lambda i: (levels[i], i))
        weights[worst] = weights[worst] * 3 // 2
    return weights


def _spread(amount: Fraction, findings: list[Finding], turn: int) -> Iterable[_Draft]:
    parts = sum(2 if finding.verdict == "harmful" else 1 for finding in findings)
    for finding in findings:
        share = 2 if finding.verdict == "harmful" else 1
        yield _Draft(
            dimension=finding.dimension,
            turn=turn,
            criterion=finding.criterion,
            verdict=finding.verdict,
            points=amount * share / parts,
            because=finding.because,
            evidence=finding.evidence,
        )


def _turn_drafts(card: LevelCard, dimension: Dimension, turn: int, share: Fraction) -> list[_Draft]:
    """Return the drafts of one turn; `share` is what level 3 would bring, in tenths of the dimension."""
    met = [finding for finding in card.findings if finding.verdict == "met"]
    faults = [finding for finding in card.findings if finding.verdict in ("missed", "harmful")]
    open_checks = [finding for finding in card.findings if finding.verdict == "not_assessed"]
    drafts = [*_spread(Fraction(0), open_checks, turn)]
    if card.level is None:
        return [*_spread(Fraction(0), [*met, *faults], turn), *drafts]
    loss = share * (LEVEL_POINTS[card.level] - LEVEL_POINTS[3]) / LEVEL_POINTS[3]

    losses = [*_spread(loss, faults, turn)]
    gain = share if losses else share + loss
    return [*(_spread(gain, met, turn) if met else [_unearned(dimension, gain)]), *losses, *drafts]


def _unearned(dimension: Dimension, points: Fraction) -> _Draft:
    """Return what turns without anything met have before their faults are taken off: nobody's merit, so no turn's."""
    return _Draft(
        dimension=dimension,
        turn=0,
        criterion=_FULL_SHARE,
        verdict="not_assessed",
        points=points,
        because="What turns without a merit bring before their faults are taken off.",
    )


def _gathered(drafts: list[_Draft], dimension: Dimension) -> list[_Draft]:
    """Return the drafts with the shares of turns without a merit in one line, before all others."""
    shares = [draft.points for draft in drafts if draft.criterion == _FULL_SHARE]
    rest = [draft for draft in drafts if draft.criterion != _FULL_SHARE]
    return [_unearned(dimension, sum(shares, Fraction(0))), *rest] if any(shares) else rest


def _ledger_drafts(commitments: tuple[Commitment, ...], cards: tuple[TurnCard, ...], *, counted: bool) -> list[_Draft]:
    """Return the drafts of the ledger; a promise that nobody could keep is charged once: in its turn, or here."""
    paid = {card.turn for card in cards if any(_is_unkeepable(each) for each in card.follow_through.findings)}
    drafts = []
    for item in commitments:
        charged = item.keepable is False and item.turn in paid
        points = LEDGER_POINTS.get(item.status, 0) if counted and not charged else 0
        verdict: Verdict = "not_assessed" if not points else "met" if points > 0 else "harmful"
        drafts.append(
            _Draft(
                dimension="follow_through",
                turn=item.turn,
                criterion="promise",
                verdict=verdict,
                points=Fraction(points * 10),
                because=promise_in_words(item),
            )
        )
    return drafts


def _is_unkeepable(finding: Finding) -> bool:
    return finding.criterion == "keepable" and finding.verdict == "harmful"


def _held_down(exact: Fraction, undone: Undone | None) -> list[_Draft]:
    """Return what a call loses that ended with its matter open and a required action never done."""
    if undone is None or exact <= CEILING * 10:
        return []
    return [
        _Draft(
            dimension="follow_through",
            turn=undone.turn,
            criterion="required_action",
            verdict="missed",
            points=CEILING * 10 - exact,
            because=undone.because,
            evidence=undone.evidence,
        )
    ]


def _share_of(cards: tuple[TurnCard, ...], dimension: Dimension, case: Case) -> _Share:
    weights = turn_weights(cards, dimension)
    whole = sum(weights.values())
    drafts: list[_Draft] = []
    for i, card in enumerate(cards):
        share = Fraction(1000 * weights[i], whole) if i in weights else Fraction(0)
        drafts += _turn_drafts(card.of(dimension), dimension, card.turn, share)
    drafts = _gathered(drafts, dimension)
    if dimension == "follow_through":
        drafts += _ledger_drafts(case.commitments, cards, counted=bool(weights))
    if not weights:
        return _Share(score=None, drafts=tuple(drafts))
    if dimension == "follow_through":
        drafts += _held_down(sum((draft.points for draft in drafts), Fraction(0)), undone_in(case))
    exact = sum((draft.points for draft in drafts), Fraction(0))
    score = min(max(half_up(exact), 0), 1000)
    kept = min(max(exact, Fraction(0)), Fraction(1000))
    drafts += _limit(kept - exact, "A dimension stays between 0 and 100.", dimension)
    return _Share(score=score, drafts=tuple(drafts))


def _limit(points: Fraction | int, because: str, dimension: Dimension | None = None) -> list[_Draft]:
    if not points:
        return []
    return [
        _Draft(
            dimension=dimension,
            turn=0,
            criterion="limit",
            verdict="not_assessed",
            points=Fraction(points),
            because=because,
        )
    ]


def _outcome_drafts(case: Case) -> tuple[int, list[_Draft]]:
    """Return the outcome adjustment in tenths and its drafts."""
    drafts = [
        _Draft(
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
    return kept, [*drafts, *_limit(kept - raw, f"The outcome counts between {low} and +{high}.")]


def _round_lines(drafts: list[_Draft], target: int) -> tuple[ScoreLine, ...]:
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


def _lines(drafts: list[_Draft], outcome: list[_Draft], *, mean: int | None, points: int) -> tuple[ScoreLine, ...]:
    """Return the lines of the card; all carry 0 when no dimension was assessed."""
    if mean is None:
        return _round_lines([_weighted(draft, Fraction(0)) for draft in [*drafts, *outcome]], 0)
    uncapped = min(max(mean + points, 0), 1000)
    limit = _limit(uncapped - mean - points, "The total stays between 0 and 100.")
    return _round_lines([*drafts, *outcome, *limit], uncapped)


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
    shares = {dimension: _share_of(cards, dimension, case) for dimension in DIMENSIONS}
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


def _weighted(draft: _Draft, factor: Fraction) -> _Draft:
    return _Draft(
        dimension=draft.dimension,
        turn=draft.turn,
        criterion=draft.criterion,
        verdict=draft.verdict,
        points=draft.points * factor,
        because=draft.because,
        evidence=draft.evidence,
    )
