"""The share of one dimension in a call's score: what turns, ledger and matters left undone bring and take, as drafts.

The scheme of the lines stands in `scoring.tally`, which weights and rounds them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from scoring.advice import promise_in_words
from scoring.card import Dimension, Finding, LevelCard, TurnCard, Verdict
from scoring.model import Case, Commitment, Evidence
from scoring.rubric import LEDGER_POINTS, LEVEL_POINTS, TURN_WEIGHT
from scoring.undone import CEILING, Undone, undone_in

_FULL_SHARE = "full_share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A line before rounding; `points` are tenths of the total."""

    dimension: Dimension | None
    turn: int
    criterion: str
    verdict: Verdict
    points: Fraction
    because: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A dimension of the call: its score in tenths and its exact drafts, before they are weighted."""

    score: int | None
    drafts: tuple[Draft, ...]


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


def _spread(amount: Fraction, findings: list[Finding], turn: int) -> Iterable[Draft]:
    parts = sum(2 if finding.verdict == "harmful" else 1 for finding in findings)
    for finding in findings:
        share = 2 if finding.verdict == "harmful" else 1
        yield Draft(
            dimension=finding.dimension,
            turn=turn,
            criterion=finding.criterion,
            verdict=finding.verdict,
            points=amount * share / parts,
            because=finding.because,
            evidence=finding.evidence,
        )


def _turn_drafts(card: LevelCard, dimension: Dimension, turn: int, share: Fraction) -> list[Draft]:
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


def _unearned(dimension: Dimension, points: Fraction) -> Draft:
    """Return what turns without anything met have before their faults are taken off: nobody's merit, so no turn's."""
    return Draft(
        dimension=dimension,
        turn=0,
        criterion=_FULL_SHARE,
        verdict="not_assessed",
        points=points,
        because="What turns without a merit bring before their faults are taken off.",
    )


def _gathered(drafts: list[Draft], dimension: Dimension) -> list[Draft]:
    """Return the drafts with the shares of turns without a merit in one line, before all others."""
    shares = [draft.points for draft in drafts if draft.criterion == _FULL_SHARE]
    rest = [draft for draft in drafts if draft.criterion != _FULL_SHARE]
    return [_unearned(dimension, sum(shares, Fraction(0))), *rest] if any(shares) else rest


def _ledger_drafts(commitments: tuple[Commitment, ...], cards: tuple[TurnCard, ...], *, counted: bool) -> list[Draft]:
    """Return the drafts of the ledger; a promise that nobody could keep is charged once: in its turn, or here."""
    paid = {card.turn for card in cards if any(_is_unkeepable(each) for each in card.follow_through.findings)}
    drafts = []
    for item in commitments:
        charged = item.keepable is False and item.turn in paid
        points = LEDGER_POINTS.get(item.status, 0) if counted and not charged else 0
        verdict: Verdict = "not_assessed" if not points else "met" if points > 0 else "harmful"
        drafts.append(
            Draft(
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


def _held_down(exact: Fraction, undone: Undone | None) -> list[Draft]:
    """Return what a call loses that ended with its matter open and a required action never done."""
    if undone is None or exact <= CEILING * 10:
        return []
    return [
        Draft(
            dimension="follow_through",
            turn=undone.turn,
            criterion="required_action",
            verdict="missed",
            points=CEILING * 10 - exact,
            because=undone.because,
            evidence=undone.evidence,
        )
    ]


def share_of(cards: tuple[TurnCard, ...], dimension: Dimension, case: Case) -> Share:
    """Return what the turns and the ledger of a call make of a dimension.

    Args:
        cards: one card for each trainee turn, in order.
        dimension: the dimension.
        case: the call: its ledger, and what was left undone.
    """
    weights = turn_weights(cards, dimension)
    whole = sum(weights.values())
    drafts: list[Draft] = []
    for i, card in enumerate(cards):
        share = Fraction(1000 * weights[i], whole) if i in weights else Fraction(0)
        drafts += _turn_drafts(card.of(dimension), dimension, card.turn, share)
    drafts = _gathered(drafts, dimension)
    if dimension == "follow_through":
        drafts += _ledger_drafts(case.commitments, cards, counted=bool(weights))
    if not weights:
        return Share(score=None, drafts=tuple(drafts))
    if dimension == "follow_through":
        drafts += _held_down(sum((draft.points for draft in drafts), Fraction(0)), undone_in(case))
    exact = sum((draft.points for draft in drafts), Fraction(0))
    score = min(max(half_up(exact), 0), 1000)
    kept = min(max(exact, Fraction(0)), Fraction(1000))
    drafts += limit(kept - exact, "A dimension stays between 0 and 100.", dimension)
    return Share(score=score, drafts=tuple(drafts))


def limit(points: Fraction | int, because: str, dimension: Dimension | None = None) -> list[Draft]:
    """Return the line of a clamp, or none where nothing is clamped.

    Args:
        points: what the clamp adds or takes, in tenths.
        because: the bounds in words.
        dimension: whose bounds they are; None for those of the total.
    """
    if not points:
        return []
    return [
        Draft(
            dimension=dimension,
            turn=0,
            criterion="limit",
            verdict="not_assessed",
            points=Fraction(points),
            because=because,
        )
    ]
