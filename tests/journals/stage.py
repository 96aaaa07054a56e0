"""Plays one made call through the real engine and adds up its card by the real arithmetic; nothing is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from scoring.card import DIMENSIONS, Critical, Dimension, Finding, LevelCard, ScoreCard, TurnCard, Verdict
from scoring.model import Case, Commitment, DueStatus, SelfRating, Turn
from scoring.reading.items import Acknowledgement, Reading
from scoring.rubric import CRITERIA, critical
from scoring.tally import score_card
from simulator.engine.events import (
    CallClosed,
    CallOpened,
    ContactEnded,
    CustomerSpoke,
    Event,
    Levels,
    Rated,
    TimeJumped,
    TraineeActed,
    TraineeReplied,
)
from simulator.engine.state import CallState
from simulator.engine.step import open_call, step
from simulator.scenario.beats import Beat, Ending
from simulator.scenario.condition import Condition
from simulator.scenario.model import Customer, Scenario
from simulator.scenario.moments import MOMENTS
from simulator.scenario.packs import Company, Reaction, Temperament
from simulator.scenario.resolve import resolve
from tests.journals.cases import BECAUSE, COLD, FLAT, LEAVES, MIDDLING, POOR, WARM, Concern, MadeCase
from tests.journals.people import Trainee, chance, pick

SCORERS = {"made": 1}
VERDICTS: dict[str, Verdict] = {"+": "met", "-": "missed", "!": "harmful"}
_MARK = re.compile(r"\[(\w+)([+\-!])\|([^\]]*)\]")
_WORDINGS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Words of a reply with the check that rests on them."""

    criterion: str
    verdict: Verdict
    start: int
    end: int
    sign: str


@dataclass(slots=True)
class Played:
    """A call while it is played."""

    scenario: Scenario
    state: CallState
    events: list[Event] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    cards: list[TurnCard] = field(default_factory=list)
    promises: list[tuple[int, str]] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Add an event and step the engine."""
        self.events.append(event)
        self.state = step(self.scenario, self.state, event).state


@cache
def scenario_of(case: MadeCase) -> Scenario:
    """Return the scenario of a made case, as an author would have written it."""
    says = tuple(f"Wording {number}." for number in range(_WORDINGS))
    reactions = {moment: Reaction(says=says) for moment in MOMENTS}
    return Scenario(
        format=1,
        id=case.id,
        title=case.title,
        language="en",
        channel=case.channel,
        difficulty=case.difficulty,  # type: ignore[arg-type]  # 1 to 4 by the table of cases
        skills=case.skills,
        minutes=6,
        briefing=case.concerns[0].says,
        starts="2026-03-03 09:30",
        customer=Customer(name=case.customer, temperament="made", mood=50, patience=60, trust=50),
        company=Company(format=1, id="made_up", name="Made Up"),
        temperament=Temperament(format=1, id="made", language="en", reactions=reactions),
        solved=Condition(did="note"),
        beats=(Beat(id="matter", says=(case.concerns[0].says, *says), again=says),),
        endings=(
            Ending(id="content", when=Condition(settled="issue"), says=f"{case.customer} is content.", good=True),
            Ending(id="gone", when=Condition(start=False), says=f"{case.customer} has gone elsewhere."),
        ),
    )


def play(case: MadeCase, who: Trainee, share: float, turns: int, *purpose: object) -> Played:
    """Play the talk of one call up to its end, before the trainee rates it.

    Args:
        case: what it is about.
        who: who plays.
        share: how much of the journal lies behind, 0 to 1.
        turns: how many replies there are unless the customer leaves.
        purpose: makes this call differ from others.
    """
    scenario = resolve(scenario_of(case), seed=1, twist="plain")
    opened = CallOpened(kind="call_opened", seed=1, twist="plain", mode="practice", language="en", at_ms=0)
    played = Played(scenario=scenario, state=open_call(scenario, opened).state, events=[opened])
    _say(played, case.concerns[0].says)
    for number in range(1, turns + 1):
        concern = case.concerns[(number - 1) % len(case.concerns)]
        levels = _reply(played, case, concern, who, share, number, purpose)
        if played.state.ended_by == "customer":
            _say(played, pick(LEAVES, *purpose, "leaves"))
            break
        following = case.concerns[number % len(case.concerns)].says if number < turns else ""
        _say(played, f"{_reaction(levels, *purpose, number)} {following}".strip())
    if played.state.phase == "contact":
        at_ms = played.state.at_ms + 9_000
        if sum(card.follow_through.level or 0 for card in played.cards) > turns:
            played.take(TraineeActed(kind="trainee_acted", at_ms=at_ms, name="note", args={"text": "Settled."}))
        played.take(ContactEnded(kind="contact_ended", at_ms=at_ms + 1_000))
    return played


def finish(played: Played, rating: SelfRating | None, statuses: tuple[DueStatus, ...]) -> ScoreCard:
    """Rate and close a played call and return its score card.

    Args:
        played: the call; its last events are added.
        rating: the trainee's own, or None when it was skipped.
        statuses: what became of the promises, in turn, from the first on.
    """
    commitments = tuple(
        Commitment(id=f"d{n}", turn=turn, who="agent", what=what, due="", keepable=True, status=status)
        for n, ((turn, what), status) in enumerate(zip(played.promises, statuses, strict=False), start=1)
    )
    at_ms = played.state.at_ms
    played.take(TimeJumped(kind="time_jumped", at_ms=at_ms + 1_000))
    played.take(Rated(kind="rated", at_ms=at_ms + 2_000, rating=rating))
    played.take(CallClosed(kind="call_closed", at_ms=at_ms + 2_000, reason="completed"))
    case = Case(
        language="en",
        channel=played.scenario.channel,
        turns=tuple(played.turns),
        commitments=commitments,
        self_rating=rating,
        ended=True,
    )
    return score_card(case, tuple(played.cards), scorers=SCORERS)


def _say(played: Played, text: str) -> None:
    waiting = played.state.awaiting
    if not waiting:
        return
    played.take(
        CustomerSpoke(
            kind="customer_spoke",
            at_ms=played.state.at_ms + 1_500,
            text=text,
            authored=text,
            line_id="made.1",
            voice="scripted",
            answers=waiting[-1].id,
        )
    )


def _reply(
    played: Played,
    case: MadeCase,
    concern: Concern,
    who: Trainee,
    share: float,
    number: int,
    purpose: tuple[object, ...],
) -> Levels:
    grades = {d: _grade(who.skill(d, case.channel, share), case, *purpose, number, d) for d in DIMENSIONS}
    marked = " ".join(_sentence(concern, d, grades[d], *purpose, number) for d in DIMENSIONS)
    text, checks = _read_marks(marked)
    ack = Acknowledgement(what="situation", specific=True, start=0, end=1, confidence=0.9)
    reading = Reading(language="en", detected="en", sense="clear", acknowledged=(ack,))
    customer = next(m.text for m in reversed(played.state.transcript) if m.speaker == "customer")
    turn = Turn(number=number, customer=customer, reply=text, reading=reading, at_ms=played.state.at_ms)
    by_dimension = {d: _level(turn, d, checks) for d in DIMENSIONS}
    card = TurnCard(turn=number, **by_dimension, critical=tuple(_criticals(turn, checks)))
    levels = Levels(**{d: by_dimension[d].level for d in DIMENSIONS})
    at_ms = played.state.at_ms + 20_000 + int(chance(*purpose, number, "pace") * 40_000)
    played.take(TraineeReplied(kind="trainee_replied", at_ms=at_ms, text=text, reading=reading, levels=levels))
    played.turns.append(turn)
    played.cards.append(card)
    played.promises += [
        (number, text[c.start : c.end]) for c in checks if c.criterion == "concrete_commitment" and c.verdict == "met"
    ]
    return levels


def _grade(skill: float, case: MadeCase, *purpose: object) -> str:
    likely = min(0.97, max(0.03, skill - 0.09 * (case.difficulty - 2)))
    drawn = chance(*purpose, "grade")
    if drawn < likely:
        return "good"
    return "middling" if drawn < likely + (1 - likely) * 0.72 else "poor"


def _sentence(concern: Concern, dimension: Dimension, grade: str, *purpose: object) -> str:
    if grade == "good":
        return str(getattr(concern, dimension))
    if grade == "middling":
        return pick(MIDDLING[dimension], *purpose, dimension)
    return concern.wrong if dimension == "accuracy" else pick(POOR[dimension], *purpose, dimension)


def _read_marks(marked: str) -> tuple[str, list[Checked]]:
    text, checks, last = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[last : found.start()]
        criterion, sign, words = found.groups()
        end = len(text) + len(words)
        checks.append(Checked(criterion=criterion, verdict=VERDICTS[sign], start=len(text), end=end, sign=sign))
        text, last = text + words, found.end()
    return text + marked[last:], checks


def _level(turn: Turn, dimension: Dimension, checks: list[Checked]) -> LevelCard:
    mine = [check for check in checks if CRITERIA[check.criterion].dimension == dimension]
    met = sum(check.verdict == "met" for check in mine)
    harmful = any(check.verdict == "harmful" for check in mine)
    level = 0 if harmful else 1 if not met else 3 if met > 1 or chance(turn.reply, dimension) < 0.6 else 2
    findings = tuple(
        Finding(
            dimension=dimension,
            criterion=check.criterion,
            verdict=check.verdict,
            confidence=0.9,
            because=BECAUSE[check.sign],
            evidence=turn.cite(check.start, check.end),
        )
        for check in mine
    )
    return LevelCard(level=level, estimate=float(level), findings=findings)


def _criticals(turn: Turn, checks: list[Checked]) -> Iterator[Critical]:
    for check in checks:
        if check.verdict == "harmful" and check.criterion == "say_do":
            because = "The log holds nothing of the kind."
            evidence = turn.cite(check.start, check.end)
            yield critical("false_action_claim", turn=turn.number, because=because, evidence=evidence, certain=True)


def _reaction(levels: Levels, *purpose: object) -> str:
    known = [level for level in (levels.empathy, levels.accuracy, levels.follow_through) if level is not None]
    mean = sum(known) / len(known)
    return pick(WARM if mean >= 2.3 else FLAT if mean >= 1.4 else COLD, *purpose, "reaction")
