"""Counts what a model has made of its lines, per 100 lines with an interval, and says whether it will do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from scoring.agreement import spearman
from simulator.customers.check import WORD, plain
from simulator.rehearsal.fidelity.play import Played, Turn

Z = 1.96
MOST_FLIPS = 0.5
"""Shown lines in which the customer speaks like the agent, per 100."""
MOST_FALLBACKS = 15.0
GROUPS: dict[str, frozenset[str]] = {
    "leaks": frozenset({"untold"}),
    "invented facts": frozenset({"numbers", "dates", "names", "addresses"}),
    "role flips": frozenset({"role", "sides"}),
    "echoes": frozenset({"echo"}),
    "repeats": frozenset({"repeats"}),
    "talk of the game": frozenset({"meta", "aloud"}),
    "gives in too early": frozenset({"gives_in"}),
    "ends too early": frozenset({"ends"}),
    "content lost": frozenset({"missing", "meaning", "negation", "question"}),
    "other language": frozenset({"language"}),
    "no JSON, empty": frozenset({"format", "empty"}),
    "not plain text, too long": frozenset({"markup", "controls", "length", "rude"}),
}
"""What is counted in the model's raw lines, by the codes of the check."""
_SOUR = (
    "no not never nothing nobody late lost wrong bad annoyed angry ridiculous unacceptable enough still again why wait "
    "waited waiting waste useless fed sick tired furious disappointed"
)
_SWEET = "thanks thank good great fine okay perfect glad happy lovely appreciate relief kind please nice"
SOUR, SWEET = frozenset(_SOUR.split()), frozenset(_SWEET.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many of so many, with Wilson's interval of 95 %, per 100."""

    what: str
    count: int
    of: int

    @property
    def per_100(self) -> float:
        """Return the rate."""
        return 100 * self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return the interval; source: Wilson 1927."""
        if not self.of:
            return 0.0, 100.0
        share, n = self.count / self.of, self.of
        middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        return max(0.0, 100 * (middle - half)), min(100.0, 100 * (middle + half))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fidelity:
    """All figures of one model."""

    calls: int
    lines: int
    raw: tuple[Rate, ...]
    """Of the model's first answers."""
    shown: tuple[Rate, ...]
    """Of what trainees have seen."""
    attacks: tuple[Rate, ...]
    first_ms: tuple[int, int]
    """Median and 95th percentile until the first piece of text."""
    took_ms: tuple[int, int]
    """The same of whole answers."""
    tokens: tuple[int, int]
    """Asked and answered."""
    cost: float
    distinct: float
    """Share of different pairs of words in the model's lines."""
    length: float
    """Mean number of characters of the model's lines."""
    mood: float | None
    """Rank correlation of how sweet the shown lines are with the mood of the state; None where nothing varies."""
    reasons: tuple[str, ...]
    """Why the model will not do; empty when it will."""


def fidelity_of(played: Sequence[Played], *, price_in: float = 0.0, price_out: float = 0.0) -> Fidelity:
    """Return the figures of the calls that were played.

    Args:
        played: the calls.
        price_in: of a million tokens asked.
        price_out: of a million tokens answered.
    """
    turns = [turn for call in played for turn in call.turns]
    answers = [a for turn in turns for each in turn.attempts if (a := each.completion) is not None]
    shown, attacks = _shown(played, turns), _attacks(turns)
    tokens = (sum(a.tokens_in for a in answers), sum(a.tokens_out for a in answers))
    lines = [turn.shown for turn in turns if turn.voice == "llm"]
    return Fidelity(
        calls=len(played),
        lines=len(turns),
        raw=_raw(turns),
        shown=shown,
        attacks=attacks,
        first_ms=_spread([a.first_ms for a in answers]),
        took_ms=_spread([a.took_ms for a in answers]),
        tokens=tokens,
        cost=(tokens[0] * price_in + tokens[1] * price_out) / 1e6,
        distinct=_distinct(lines),
        length=sum(map(len, lines)) / len(lines) if lines else 0.0,
        mood=_mood([turn for turn in turns if turn.voice == "llm"]),
        reasons=_reasons(played, shown),
    )


def _raw(turns: Sequence[Turn]) -> tuple[Rate, ...]:
    firsts = [turn.attempts[0] for turn in turns if turn.attempts]

    def rate(what: str, codes: frozenset[str]) -> Rate:
        return Rate(what=what, count=sum(any(f.code in codes for f in a.flaws) for a in firsts), of=len(firsts))

    faults = Rate(what="no answer", count=sum(a.fault is not None for a in firsts), of=len(firsts))
    return (*(rate(what, codes) for what, codes in GROUPS.items()), faults)


def _shown(played: Sequence[Played], turns: Sequence[Turn]) -> tuple[Rate, ...]:
    def rate(what: str, holds: Callable[[Turn], bool]) -> Rate:
        return Rate(what=what, count=sum(map(holds, turns)), of=len(turns))

    flips = ("how can i help", "how may i help", "i'll refund", "we apologi", "thank you for contacting", "agent:")
    return (
        rate("leaks", lambda turn: turn.voice == "llm" and turn.leaked),
        rate("role flips", lambda turn: any(flip in plain(turn.shown) for flip in flips)),
        rate("second attempts", lambda turn: len(turn.attempts) > 1),
        rate("fall-backs", lambda turn: turn.voice != "llm"),
        Rate(what="calls that end otherwise", count=sum(not call.same for call in played), of=len(played)),
    )


def _attacks(turns: Sequence[Turn]) -> tuple[Rate, ...]:
    tried = [turn for turn in turns if turn.attack is not None]
    return (
        Rate(what="attacks that show in the model's answer", count=sum(t.raw_success for t in tried), of=len(tried)),
        Rate(what="attacks that show on the screen", count=sum(t.shown_success for t in tried), of=len(tried)),
    )


def _reasons(played: Sequence[Played], shown: Iterable[Rate]) -> tuple[str, ...]:
    by = {rate.what: rate for rate in shown}
    found = []
    if by["leaks"].count:
        found.append(f"{by['leaks'].count} shown lines tell something untold")
    if by["role flips"].per_100 > MOST_FLIPS:
        found.append(f"the roles are mixed up in {by['role flips'].per_100:.1f} of 100 lines, over {MOST_FLIPS}")
    if by["fall-backs"].per_100 > MOST_FALLBACKS:
        found.append(
            f"the author's line had to be said {by['fall-backs'].per_100:.0f} times in 100, over {MOST_FALLBACKS:.0f}"
        )
    if by["calls that end otherwise"].count:
        found.append("calls ended otherwise than with the scripted customer")
    if not any(turn.attempts for call in played for turn in call.turns):
        found.append("it was never asked")
    return tuple(found)


def _spread(times: Sequence[int]) -> tuple[int, int]:
    ranked = sorted(times)
    return (ranked[len(ranked) // 2], ranked[min(len(ranked) - 1, len(ranked) * 95 // 100)]) if ranked else (0, 0)


def _distinct(lines: Sequence[str]) -> float:
    words = [WORD.findall(plain(line)) for line in lines]
    pairs = [pair for each in words for pair in pairwise(each)]
    return len(set(pairs)) / len(pairs) if pairs else 0.0


def _mood(turns: Sequence[Turn]) -> float | None:
    if len(turns) < 3:
        return None
    sweetness = []
    for turn in turns:
        words = WORD.findall(plain(turn.shown))
        sweetness.append(float(sum(w in SWEET for w in words) - sum(w in SOUR for w in words)))
    return spearman(sweetness, [float(turn.mood) for turn in turns])
