"""The rubric as tables: what is checked, what a level is worth, what caps a call; no judgement of any words."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from typing import Literal

from scoring.card import DIMENSIONS, Critical, Dimension
from scoring.model import DueStatus, Evidence

Band = Literal["retry", "developing", "safe", "skilled", "exemplary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that is checked in a reply."""

    id: str
    """`snake_case` id, as findings name it."""
    dimension: Dimension
    """Where it counts."""
    title: str
    """Heading in the report."""
    advice: str
    """A sentence starter for the next try, never a full answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """The ceiling that a critical error puts on the total."""

    code: str
    """`snake_case` id, as criticals name it."""
    ceiling: int
    """Highest total that the call can still reach."""
    reason: str
    """The clause that was broken."""


def _criterion(dimension: Dimension, id: str, title: str, advice: str) -> Criterion:  # noqa: A002 - the field's name
    return Criterion(id=id, dimension=dimension, title=title, advice=advice)


_CRITERIA: tuple[Criterion, ...] = (
    _criterion(
        "empathy", "names_impact", "Names what it does to this customer",
        'Begin with what they told you: "You have ..., and now ..."',
    ),
    _criterion(
        "empathy", "owns_fault", "Owns the fault, blames nobody",
        'Say what went wrong on our side: "We should have ..."',
    ),
    _criterion(
        "empathy", "proportion", "Sympathy that fits the harm",
        'One line is enough, then start the work: "I am sorry about ... Here is what I ..."',
    ),
    _criterion(
        "empathy", "respect", "Respect and dignity",
        'Keep your wish to help in the sentence: "I want to get this right, so ..."',
    ),
    _criterion(
        "empathy", "listens", "Listens before solving",
        'Pick up the one thing they said: "You mentioned ..., so ..."',
    ),
    _criterion(
        "empathy", "own_words", "Own words, said once",
        'Leave the stock phrase out and name the matter: "Because your ... is ..."',
    ),
    _criterion(
        "empathy", "responds", "Gives the customer something to go on",
        'Answer the person first: "I can see ..., let me ..."',
    ),
    _criterion(
        "accuracy", "figures", "Facts and figures",
        'Read the figure off the record before you quote it: "Your ... is ... until ..."',
    ),
    _criterion(
        "accuracy", "complete", "Complete for what they need",
        'Add the one fact that they need to act: "What matters for you is ..."',
    ),
    _criterion(
        "accuracy", "answers_need", "Answers what was asked",
        'Take their question first: "You asked ... The answer is ..."',
    ),
    _criterion(
        "accuracy", "diagnosis", "Finds out what the case needs",
        'Ask for the one thing that you are missing: "So that I can ..., what ...?"',
    ),
    _criterion(
        "accuracy", "honest_limits", "Honest about what is not known",
        'Say what is open and when it will be known: "I don\'t know yet ...; I will by ..."',
    ),
    _criterion(
        "accuracy", "applied", "Applied to this case",
        'Turn the rule into their case: "For your order of ..., that means ..."',
    ),
    _criterion(
        "accuracy", "consistent", "Says one thing, not two",
        'Correct yourself in so many words: "I said ...; right is ..."',
    ),
    _criterion(
        "accuracy", "safe_to_say", "Safe and permitted to say",
        'Stay with what you may offer: "What I can do is ..."',
    ),
    _criterion(
        "follow_through", "ownership", "Owns the next step",
        'Say who: "I will ... myself"',
    ),
    _criterion(
        "follow_through", "concrete_commitment", "What, who, by when",
        'Add the time: "I will ... by ... today"',
    ),
    _criterion(
        "follow_through", "say_do", "Words match the log",
        'Do it first, then say it: "I have just ..., it will ..."',
    ),
    _criterion(
        "follow_through", "required_action", "Does what the case needs",
        'Act before you close: "I am ... for you now"',
    ),
    _criterion(
        "follow_through", "tells_what_was_done", "Tells what was done",
        'Say what you did and what comes of it: "I have ...; you will see ... by ..."',
    ),
    _criterion(
        "follow_through", "handover", "Warm handover",
        'Hand over with the story: "I have told ... about ..., and I will check ... at ..."',
    ),
    _criterion(
        "follow_through", "closure", "Closes the matter",
        'Confirm the next step before you close: "So ... happens by ...; if not, ..."',
    ),
    _criterion(
        "follow_through", "keepable", "A promise that can be kept",
        'Promise only what is yours to keep: "I cannot promise ..., but I will ..."',
    ),
)  # fmt: skip
CRITERIA: dict[str, Criterion] = {criterion.id: criterion for criterion in _CRITERIA}

_CAPS: tuple[Cap, ...] = (
    Cap(code="unverified_disclosure", ceiling=25, reason="Account data given or changed without passing verification"),
    Cap(code="public_personal_data", ceiling=25, reason="Personal data posted on a public channel"),
    Cap(code="unsafe_advice", ceiling=20, reason="Advice that risks safety or health"),
    Cap(code="insult", ceiling=20, reason="Discrimination, insult or threat"),
    Cap(code="statutory_right_denied", ceiling=40, reason="A right that the law gives was denied or left out"),
    Cap(code="wrong_money", ceiling=45, reason="A refund or charge wrong by more than 10 % or to the wrong party"),
    Cap(code="false_action_claim", ceiling=45, reason="Something was said to be done that the log does not have"),
    Cap(code="promise_outside_authority", ceiling=55, reason="A promise outside authority, not withdrawn by the end"),
    # Less than half of the points: whoever leaves the customer's matter open never passes for half of a good call.
    Cap(code="abandoned_issue", ceiling=49, reason="The contact ended with the customer's main issue unaddressed"),
    Cap(code="scorer_manipulation", ceiling=60, reason="Text aimed at the scorer and not at the customer"),
)
CAPS: dict[str, Cap] = {cap.code: cap for cap in _CAPS}
"""By code. The ceilings are the rubric's but one: `abandoned_issue` is 49 here, so that talk that settles nothing stays
under half of the points (docs/scenarios.md)."""

LEVEL_POINTS: tuple[int, int, int, int] = (0, 40, 75, 100)
LEDGER_POINTS: dict[DueStatus, int] = {"kept": 4, "renegotiated": 2, "late": -2, "broken": -10}
OUTCOME_RANGE: tuple[int, int] = (-10, 5)
ISSUE_OPEN = "issue_open"
"""Code of the outcome that says that a call ended with the customer's matter open."""
BANDS: tuple[tuple[int, Band], ...] = (
    (90, "exemplary"),
    (75, "skilled"),
    (60, "safe"),
    (40, "developing"),
    (0, "retry"),
)
EXEMPLARY_FLOOR = 70
"""No dimension of an exemplary call lies under this."""
TURN_WEIGHT = 4
"""Weight of a turn in quarters, so that 1.5 and 1.5 x 1.5 stay whole numbers (6 and 9)."""
CERTAIN = 0.8
"""From this confidence on a critical error that rests on the reading of words caps the call."""
SURE = 0.6
"""Below this confidence a reading costs nothing."""


def critical(code: str, *, turn: int, because: str, evidence: Evidence | None, certain: bool) -> Critical:
    """Make a critical error with the cap that its code has.

    Raises:
        KeyError: the rubric knows no such code.
    """
    cap = CAPS[code].ceiling
    return Critical(code=code, cap=cap, because=because, turn=turn, evidence=evidence, certain=certain)


def band_of(total_tenths: int, *, dimension_tenths: tuple[int, ...], broken_promise: bool) -> Band:
    """Return the band of a total.

    Args:
        total_tenths: the capped total, 0-1000.
        dimension_tenths: scores of the assessed dimensions, 0-1000 each.
        broken_promise: whether the ledger holds a broken promise.
    """
    band = next(name for floor, name in BANDS if total_tenths >= floor * 10)
    weak = any(score < EXEMPLARY_FLOOR * 10 for score in dimension_tenths)
    if band == "exemplary" and (weak or broken_promise):
        return "skilled"
    return band


@cache
def rubric_hash() -> str:
    """Return the SHA-256 of the canonical JSON of all tables: two cards compare only where it is equal."""
    tables = {
        "dimensions": DIMENSIONS,
        "criteria": [asdict(criterion) for criterion in _CRITERIA],
        "caps": [asdict(cap) for cap in _CAPS],
        "level_points": LEVEL_POINTS,
        "ledger_points": LEDGER_POINTS,
        "outcome_range": OUTCOME_RANGE,
        "bands": BANDS,
        "exemplary_floor": EXEMPLARY_FLOOR,
        "turn_weight": TURN_WEIGHT,
        "certain": CERTAIN,
        "sure": SURE,
    }
    text = json.dumps(tables, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(text.encode()).hexdigest()
