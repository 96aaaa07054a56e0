"""What a reply is taken to have done: the certain items of its reading, as signals that conditions ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from scoring.reading.items import Claim, Pledge, Reading
from simulator.engine.state import Signal
from simulator.scenario.model import Scenario

SURE = 0.6
"""From this confidence on an item counts; below it the customer asks back."""
ARRIVAL = "delivery_date"
"""The topic of every statement that names the day on which something arrives."""

PAUSES = frozenset({"wait", "check"})
"""Acts that are a short pause in the talk, and no promise, unless a time is named."""

FIGURES = frozenset({"amount", "date", "duration", "time"})
"""Types of facts that nobody has told who has not named the value."""
Found = tuple[str, str, str]
"""Kind, matter, and when it is promised for."""


OF_THE_TALK = frozenset(
    {"agreement", "permission", "preference", "presence", "read_back", "say_again", "understanding"}
)
"""What is asked of the talk itself: nobody says "do you mean agreement?"."""


def signals_of(
    scenario: Scenario,
    reading: Reading,
    turn: int,
    *,
    stated: Collection[str] | None = None,
    belied: Collection[str] = (),
) -> tuple[Signal, ...]:
    """Return the signals of one reply, each once, in the order of the kinds.

    Args:
        scenario: the case as played.
        reading: of the reply.
        turn: the turn that it belongs to.
        stated: ids of the facts that it tells as they are; None: whoever names the topic counts as having told it.
        belied: ids of the facts that it denies, or tells with another value.
    """
    found = dict.fromkeys(_found(scenario, reading))
    if stated is not None:
        found = dict.fromkeys(_with_facts(scenario, tuple(found), frozenset(stated), frozenset(belied)))
    return tuple(Signal(kind=kind, what=what, turn=turn, due=due) for kind, what, due in found if what)  # type: ignore[arg-type]  # kinds are literals below


def _with_facts(
    scenario: Scenario, found: tuple[Found, ...], stated: frozenset[str], belied: frozenset[str]
) -> Iterator[Found]:
    """Yield the signals, with what the company knows told only where it is told as it is."""
    known = {fact.id: fact.type for fact in scenario.facts if fact.known_to == "company"}
    untold = {name for name, kind in known.items() if name in belied or kind in FIGURES} - stated
    denied = {what for kind, what, _ in found if kind == "denied"}
    for each in found:
        if each[0] != "said" or each[1] not in untold:
            yield each
    yield from (("said", name, "") for name in known if name in stated and name not in denied)
    yield from (("denied", name, "") for name in known if name in belied)


def _found(scenario: Scenario, reading: Reading) -> Iterator[Found]:
    denied = _denied(scenario, reading)
    yield from _asked(reading)
    yield from _stated(scenario, reading, denied)
    yield from _committed(scenario, reading)
    for refusal in reading.refused:
        if refusal.confidence >= SURE:
            yield from _each("refused", (*_acts(scenario, refusal.act), *refusal.topics, "any"))
    for heard in reading.acknowledged:
        if heard.confidence >= SURE:
            yield from _each("acknowledged", (each for each in (heard.what, *heard.topics) if each not in denied))
            if heard.specific:
                yield "acknowledged", "any", ""
    for blame in reading.blamed:
        if blame.confidence >= SURE:
            yield "blamed", blame.whom, ""


def _asked(reading: Reading) -> Iterator[Found]:
    for question in reading.asked:
        if question.confidence >= SURE:
            yield from _each("asked", (question.what, *question.topics))


def _stated(scenario: Scenario, reading: Reading, denied: frozenset[str]) -> Iterator[Found]:
    for claim in reading.claims:
        if claim.confidence >= SURE:
            acts = _acts(scenario, claim.act)
            yield from _each("said", (*_meant(scenario, claim, denied), *acts))
            if claim.polarity == "affirmed" and claim.tense != "future":
                yield from _each("offered", acts)
            if claim.act == "deliver" and any(value.kind in ("date", "duration") for value in claim.values):
                yield "said", ARRIVAL, ""
    yield from _each("denied", sorted(denied))


def _meant(scenario: Scenario, claim: Claim, denied: frozenset[str]) -> tuple[str, ...]:
    """Return the topics that a claim speaks for: "it is not lost" says nothing of the kind that `lost` stands for."""
    if claim.polarity == "affirmed":
        return tuple(topic for topic in claim.topics if topic not in denied)
    return tuple(topic for topic in claim.topics if topic not in scenario.topics)


def _denied(scenario: Scenario, reading: Reading) -> frozenset[str]:
    """Return the case's own topics that the reply denies; the last word counts ("lost after 5 days, so not lost")."""
    last: dict[str, str] = {}
    for claim in reading.claims:
        if claim.confidence >= SURE:
            last.update((topic, claim.polarity) for topic in claim.topics if topic in scenario.topics)
    return frozenset(topic for topic, polarity in last.items() if polarity == "denied")


def _committed(scenario: Scenario, reading: Reading) -> Iterator[Found]:
    for offer in reading.offered:
        if offer.confidence >= SURE:
            yield from _each("offered", (*_acts(scenario, offer.act), *offer.topics))
            yield from _each("said", offer.topics)
    for pledge in reading.promised:
        if pledge.confidence >= SURE:
            yield from _pledged(scenario, pledge)


def _pledged(scenario: Scenario, pledge: Pledge) -> Iterator[Found]:
    """Yield what a promise stands for; one with a condition is no offer, and a look at something is no promise."""
    acts = _acts(scenario, pledge.act)
    if not pledge.condition:
        yield from _each("offered", acts)
    yield from _each("said", (*pledge.topics, *acts))
    if pledge.act == "deliver" and pledge.due is not None:
        yield "said", ARRIVAL, ""
    if pledge.firm and (pledge.act not in PAUSES or pledge.due is not None):
        due = _moment(pledge)
        yield from _each("promised", (*acts, *pledge.topics), due)
        if pledge.due is not None and pledge.due.at is not None:
            yield "promised", "any", due


def _moment(pledge: Pledge) -> str:
    """Return the day or time that a promise names, or "" where it names none that can be told."""
    return pledge.due.at or "" if pledge.due is not None and not pledge.due.unclear else ""


def _acts(scenario: Scenario, act: str) -> tuple[str, ...]:
    """Return the act and the scenario's actions that amount to it."""
    if not act:
        return ()
    return (act, *(action.id for action in scenario.all_actions() if act in action.means))


def _each(kind: str, whats: Iterable[str], due: str = "") -> Iterator[Found]:
    return ((kind, what, due) for what in whats)


def understood_anything(reading: Reading) -> bool:
    """Tell whether some item of the reading is certain."""
    return any(confidence >= SURE for confidence in _confidences(reading))


def guess_of(scenario: Scenario, reading: Reading) -> str:
    """Return the topic or act of the best uncertain item that has a plain name, or "" when there is none."""
    guesses = [(q.confidence, q.what) for q in reading.asked if q.what != "unclear"]
    guesses += [(p.confidence, p.act) for p in reading.promised] + [(o.confidence, o.act) for o in reading.offered]
    nameless = OF_THE_TALK | scenario.topics.keys()
    unsure = [(sure, what) for sure, what in guesses if what and sure < SURE and what not in nameless]
    return max(unsure, key=lambda guess: guess[0])[1] if unsure else ""


def _confidences(reading: Reading) -> Iterator[float]:
    groups = (
        reading.acknowledged,
        tuple(q for q in reading.asked if q.what != "unclear"),
        tuple(c for c in reading.claims if c.topics or c.act or c.values),
        reading.promised,
        reading.offered,
        reading.refused,
        reading.blamed,
        reading.courtesies,
        reading.heated,
    )
    for group in groups:
        for item in group:
            yield item.confidence
