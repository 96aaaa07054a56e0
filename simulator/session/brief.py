"""The brief of a score card: what lists and statistics need of it, small enough to read ten thousand at once.

It is derived from the card and stored beside it, never instead of it; `simulator.storage` keeps it in the card's row.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from typing import Any, NamedTuple

from pydantic_core import from_json

from scoring.card import ScoreCard, ScoreLine, Verdict
from scoring.model import SelfRating
from scoring.rubric import CRITERIA

BRIEF_VERSION = 2
"""In version 2 the checks are two texts, not an object of lists: a quarter of the time to read, for any report."""
BITS = {criterion: 1 << place for place, criterion in enumerate(CRITERIA)}
"""One bit a criterion, in the rubric's order."""
Body = dict[str, object]


class Checks(NamedTuple):
    """How often one criterion was met, missed or harmful in a call.

    A tuple and no dataclass: a report reads a hundred thousand of them, and this is four times as fast.
    """

    met: int
    missed: int
    harmful: int
    turn: int
    """The turn to look at: the gravest of its findings, the earliest of those."""

    @property
    def assessed(self) -> int:
        """Return how often it could be told."""
        return self.met + self.missed + self.harmful


class BriefCap(NamedTuple):
    """A critical error of the call."""

    code: str
    cap: int
    turn: int
    certain: bool


class Moment(NamedTuple):
    """The line of a card that took or gave most."""

    turn: int
    criterion: str
    verdict: Verdict
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBrief:
    """A score card without its words."""

    uncapped: float | None
    band: str
    checks: Mapping[str, Checks]
    """By criterion, in the order of their names; those that could not be told in any turn are left out."""
    caps: tuple[BriefCap, ...]
    promises: Mapping[str, int]
    """How many commitments have each status."""
    own: SelfRating | None
    gap: float | None
    """Self-rated total minus total."""
    worst: Moment | None
    """The finding that cost most, with words to quote; None where none cost anything."""
    best: Moment | None
    """The met finding that gave most, with the trainee's own words; None where there is none."""
    told: int = field(init=False, repr=False, compare=False)
    """`BITS` of the criteria that could be told; derived from `checks`, as the next."""
    shown: int = field(init=False, repr=False, compare=False)
    """`BITS` of the criteria whose every check was met."""

    def __post_init__(self) -> None:
        """Derive the bits once: statistics ask for them a million times."""
        told, shown = _bits(self.checks)
        object.__setattr__(self, "told", told)
        object.__setattr__(self, "shown", shown)


def brief_of(card: ScoreCard) -> CardBrief:
    """Return the brief of a score card."""
    promises: dict[str, int] = {}
    for item in card.commitments:
        promises[item.status] = promises.get(item.status, 0) + 1
    lost = [line for line in card.lines if line.points < 0 and line.turn and line.evidence is not None]
    won = [line for line in card.lines if line.points > 0 and line.turn and _own_words(line)]
    return CardBrief(
        uncapped=card.uncapped,
        band=card.band or "",
        checks=_checks(card),
        caps=tuple(BriefCap(code=c.code, cap=c.cap, turn=c.turn, certain=c.certain) for c in card.caps),
        promises=dict(sorted(promises.items())),
        own=card.self_rating,
        gap=card.gap,
        worst=_moment(min(lost, key=lambda line: (line.points, line.turn), default=None)),
        best=_moment(max(won, key=lambda line: (line.points, -line.turn), default=None)),
    )


def brief_to_json(brief: CardBrief) -> str:
    """Return a brief as one small JSON text."""
    body: Body = {
        "v": BRIEF_VERSION,
        "uncapped": brief.uncapped,
        "band": brief.band,
        "told": " ".join(brief.checks),
        "counts": " ".join(".".join(map(str, counts)) for counts in brief.checks.values()),
        "caps": [list(cap) for cap in brief.caps],
        "promises": brief.promises,
        "own": None if brief.own is None else [brief.own.empathy, brief.own.accuracy, brief.own.follow_through],
        "gap": brief.gap,
        "worst": _packed(brief.worst),
        "best": _packed(brief.best),
    }
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False)


def brief_from_json(text: str) -> CardBrief:
    """Return the brief that `brief_to_json` wrote, today or in an earlier version.

    Raises:
        ValueError: the text is no such brief.
    """
    try:
        body = from_json(text)  # twice as fast as `json`, and a report of a team reads a hundred thousand
        own = body["own"]
        return CardBrief(
            uncapped=body["uncapped"],
            band=body["band"],
            checks=_read_checks(body),
            caps=tuple([BriefCap(*cap) for cap in body["caps"]]),
            promises=body["promises"],
            own=None if own is None else SelfRating(empathy=own[0], accuracy=own[1], follow_through=own[2]),
            gap=body["gap"],
            worst=_unpacked(body["worst"]),
            best=_unpacked(body["best"]),
        )
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError("no brief of a score card") from error


def _read_checks(body: Mapping[str, Any]) -> Mapping[str, Checks]:
    """Return the checks of a brief of any version."""
    if body["v"] == BRIEF_VERSION:
        return _StoredChecks(body["told"], body["counts"])
    if body["v"] == 1:
        return {name: Checks(*counts) for name, counts in body["checks"].items()}
    raise ValueError(f"a brief of version {body['v']}")


def _checks(card: ScoreCard) -> dict[str, Checks]:
    found: dict[str, list[tuple[int, int]]] = {}
    graver = {"met": 0, "missed": 1, "harmful": 2}
    for turn in card.turns:
        for level in (turn.empathy, turn.accuracy, turn.follow_through):
            for finding in level.findings:
                if finding.verdict != "not_assessed":
                    found.setdefault(finding.criterion, []).append((graver[finding.verdict], turn.turn))
    return {name: _counted(found[name]) for name in sorted(found)}


class _StoredChecks(Mapping[str, Checks]):
    """The checks of a stored brief, each read when it is asked for: tables of many calls ask for the bits alone."""

    __slots__ = ("_counts", "_names", "shown", "told")

    def __init__(self, told: str, counts: str) -> None:
        """Read the bits.

        Args:
            told: the criteria.
            counts: of each, as `2.0.1.7`.

        Raises:
            ValueError: they are no such texts.
        """
        self._names, bits, self.told = _names(told)
        self._counts = counts.split()
        if len(self._counts) != len(self._names):
            raise ValueError("not one count for each criterion")
        self.shown = sum(compress(bits, map(_is_shown, self._counts)))

    def __getitem__(self, criterion: str) -> Checks:
        try:
            return _counts(self._counts[self._names.index(criterion)])
        except ValueError as error:
            raise KeyError(criterion) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return repr(dict(self))


def _bits(checks: Mapping[str, Checks]) -> tuple[int, int]:
    """Return the bits of the criteria that could be told, and of those whose every check was met."""
    if isinstance(checks, _StoredChecks):
        return checks.told, checks.shown
    shown = (name for name, (met, missed, harmful, _) in checks.items() if met and not missed and not harmful)
    return sum(BITS.get(name, 0) for name in checks), sum(BITS.get(name, 0) for name in shown)


@lru_cache(maxsize=4096)
def _counts(text: str) -> Checks:
    """Return the counts of `2.0.1.7`; few are different, and ten thousand calls hold a hundred thousand of them."""
    met, missed, harmful, turn = text.split(".")
    return Checks(met=int(met), missed=int(missed), harmful=int(harmful), turn=int(turn))


@lru_cache(maxsize=4096)
def _is_shown(text: str) -> bool:
    """Tell whether counts are those of a criterion whose every check was met."""
    met, missed, harmful, _ = _counts(text)
    return met > 0 and not missed and not harmful


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[tuple[str, ...], tuple[int, ...], int]:
    """Return the criteria of a brief, their bits and these in one; calls of one case have nearly the same.

    Raises:
        ValueError: one comes twice.
    """
    names = tuple(text.split())
    if len(set(names)) != len(names):
        raise ValueError("a criterion comes twice")
    bits = tuple(BITS.get(name, 0) for name in names)
    return names, bits, sum(bits)


def _counted(seen: list[tuple[int, int]]) -> Checks:
    counts = [sum(verdict == kind for verdict, _ in seen) for kind in range(3)]
    turn = max(seen, key=lambda each: (each[0], -each[1]))[1]
    return Checks(met=counts[0], missed=counts[1], harmful=counts[2], turn=turn)


def _own_words(line: ScoreLine) -> bool:
    return line.evidence is not None and line.evidence.where == "reply" and line.evidence.quote.strip() != ""


def _moment(line: ScoreLine | None) -> Moment | None:
    if line is None:
        return None
    return Moment(turn=line.turn, criterion=line.criterion, verdict=line.verdict, points=line.points)


def _packed(moment: Moment | None) -> list[object] | None:
    return None if moment is None else list(moment)


def _unpacked(packed: list[Any] | None) -> Moment | None:
    return None if packed is None else Moment(*packed)
