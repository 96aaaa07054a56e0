"""The people of made journals: who learns, who has stopped learning, who is uneven, who misjudges the own work."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

Kind = Literal["learner", "plateau", "uneven", "over_rater", "under_rater", "strong", "slipping"]
KINDS: tuple[Kind, ...] = ("learner", "plateau", "uneven", "over_rater", "under_rater", "strong", "slipping")
_FIRST_AND_LAST: dict[Kind, tuple[float, float]] = {
    "learner": (0.25, 0.92),
    "plateau": (0.55, 0.58),
    "uneven": (0.55, 0.6),
    "over_rater": (0.4, 0.48),
    "under_rater": (0.72, 0.8),
    "strong": (0.88, 0.92),
    "slipping": (0.85, 0.5),
}
_OWN_ERROR: dict[Kind, int] = {"over_rater": 22, "under_rater": -18}
_NAMES = (
    "amara", "bruno", "chloe", "dario", "elif", "farid", "greta", "hana", "ivo", "jonas", "kaya", "lena", "milan",
    "noor", "otto", "petra", "quinn", "rosa", "sami", "tara", "uma", "viktor", "wanda", "xenia", "yusuf", "zoe",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainee:
    """Somebody who practises."""

    alias: str
    kind: Kind

    def skill(self, dimension: str, channel: str, share: float) -> float:
        """Return the chance of a good answer, 0 to 1.

        Args:
            dimension: of the rubric; everybody is better in one than in another.
            channel: the uneven are good in writing and poor on the phone.
            share: how much of the journal lies behind, 0 to 1.
        """
        first, last = _FIRST_AND_LAST[self.kind]
        bent = share**0.6 if self.kind == "learner" else share
        own = (chance(self.alias, dimension) - 0.5) * 0.16
        swing = (-0.35 if channel in ("phone", "social") else 0.3) if self.kind == "uneven" else 0.0
        return min(0.97, max(0.05, first + (last - first) * bent + own + swing))

    def own_rating(self, score: float, *purpose: object) -> int:
        """Return how this person rates a score, 0 to 100."""
        noise = (chance(self.alias, "own", *purpose) - 0.5) * 16
        return int(min(100, max(0, score + _OWN_ERROR.get(self.kind, 0) + noise)))


def trainees(count: int) -> tuple[Trainee, ...]:
    """Return so many people, of all kinds in turn."""
    found = []
    for number in range(count):
        name = _NAMES[number % len(_NAMES)] + ("" if number < len(_NAMES) else str(number // len(_NAMES) + 1))
        found.append(Trainee(alias=name, kind=KINDS[number % len(KINDS)]))
    return tuple(found)


def chance(*purpose: object) -> float:
    """Return a number from 0 to 1 that depends on nothing but its purpose."""
    digest = sha256("/".join(str(part) for part in purpose).encode()).digest()
    return int.from_bytes(digest[:6]) / (1 << 48)


def pick(choices: tuple[str, ...], *purpose: object) -> str:
    """Return one of the choices, by its purpose."""
    return choices[int(chance(*purpose) * len(choices))]
