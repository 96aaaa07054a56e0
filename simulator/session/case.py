"""Hands a call to scoring: what was said, done, owed and known, without the engine's state."""

from __future__ import annotations

from collections.abc import Collection

from scoring.model import (
    Action,
    Article,
    Breach,
    Case,
    Channel,
    Commitment,
    Fact,
    Forbidden,
    Outcome,
    RequiredAction,
    Said,
    Turn,
)
from scoring.rubric import ISSUE_OPEN
from simulator.engine.abuse import END_CONTACT, WARN, ended_by_the_book
from simulator.engine.authority import needs_others
from simulator.engine.bulletins import facts_at
from simulator.engine.channels import USUAL, channel_at
from simulator.engine.clock import now_at, start_of
from simulator.engine.conditions import holds, is_solved
from simulator.engine.desk import actions_of, articles_of
from simulator.engine.meeting import CONTACTS
from simulator.engine.public import is_public
from simulator.engine.state import CallState, Done, DueItem
from simulator.scenario.model import Scenario
from simulator.session.listen import as_fact, listen
from simulator.session.wrapup import wrapped_up

SOLVED_POINTS = 3
OPEN_POINTS = -4
"""The customer has to come back: a contact that was avoidable."""
EXPOSED = "public_personal_data"
REPEAT_POINTS = -2
TRANSFER_POINTS = -3
CHASE_POINTS = -4
TRANSFERS = ("transfer_warm", "transfer_cold")
HANDED_ON = ("transfer_warm", "escalate", "call_back", "follow_up")
"""Actions after which an open matter has an owner."""


def as_case(scenario: Scenario, state: CallState) -> Case:
    """Return the call as scoring sees it.

    Args:
        scenario: the case as played.
        state: the call so far; turns that the customer has not answered yet count.
    """
    spared = ended_by_the_book(state)  # what was left to be done and said had no place any more
    return Case(
        language=scenario.language,
        channel=scenario.channel,
        context="\n".join((scenario.briefing, *(f"{name}: {value}" for name, value in scenario.record.items()))),
        now=start_of(scenario),
        facts=_facts(scenario, state.at_ms),
        articles=tuple(Article(id=a.id, title=a.title, text=a.text) for a in articles_of(scenario, state.at_ms)),
        required=tuple(
            RequiredAction(name=duty.action, args=duty.args, any_of=duty.any_of, why=duty.why)
            for duty in (() if spared else scenario.required)
        ),
        must_say=() if spared else scenario.scoring.must_say,
        must_not_say=tuple(
            Forbidden(id=rule.id, says=rule.says, patterns=rule.phrases, code=rule.code)
            for rule in scenario.must_not_say
        ),
        unknown=tuple(as_fact(fact) for fact in scenario.unknown),
        turns=tuple(turn_of(scenario, state, number) for number in range(1, state.turn + 1)),
        commitments=commitments_of(state),
        outcomes=_outcomes(scenario, state),
        breaches=_breaches(scenario, state),
        weights=scenario.scoring.weights,
        self_rating=state.self_rating,
        ended=state.phase == "closed",
    )


def turn_of(scenario: Scenario, state: CallState, number: int, *, more: tuple[str, int] | None = None) -> Turn:
    """Return one turn of the trainee, read by today's reader; messages of one turn are joined by newlines.

    Args:
        scenario: the case as played.
        state: the call.
        number: the turn, from 1.
        more: a message that is about to be added to this turn, and when, in milliseconds of the call.
    """
    mine = [n for n, m in enumerate(state.transcript) if m.speaker == "agent" and m.turn == number]
    before = state.transcript[: mine[0]] if mine else state.transcript
    last_agent = max((n for n, m in enumerate(before) if m.speaker == "agent"), default=-1)
    customer = "\n".join(m.authored for m in before[last_agent + 1 :])
    messages = [state.transcript[n].text for n in mine] + ([] if more is None else [more[0]])
    at_ms = state.transcript[mine[0]].at_ms if mine else state.at_ms if more is None else more[1]
    reply = "\n".join(messages)
    scene = state.transcript[mine[0]].scene if mine else state.scene
    return Turn(
        number=number,
        customer=customer,
        reply=reply,
        reading=listen(scenario, reply, customer=customer, at_ms=at_ms),
        history=tuple(Said(speaker=m.speaker, text=m.authored) for m in before[: last_agent + 1]),
        now=now_at(scenario, at_ms).replace(second=0, microsecond=0) if scene else None,
        channel=_channel(scenario, state, number, scene, said=bool(mine)),
        actions=_log(scenario, state, number),
        at_ms=at_ms,
        facts=_facts(scenario, at_ms) if scenario.bulletins else None,
    )


def _channel(scenario: Scenario, state: CallState, number: int, scene: str, *, said: bool) -> Channel | None:
    """Return the channel of a turn, said or about to be, where it is not the case's; a private message is a chat."""
    channel = channel_at(scenario, scene)
    if USUAL[channel].public and not (number in state.read_along if said else is_public(scenario, state)):
        return "chat"
    return channel if scene else None


def _facts(scenario: Scenario, at_ms: int) -> tuple[Fact, ...]:
    """Return what the company knows, as it is in force at a moment."""
    return tuple(as_fact(fact) for fact in facts_at(scenario, at_ms) if fact.known_to == "company")


def _log(scenario: Scenario, state: CallState, number: int) -> tuple[Action, ...]:
    """Return the log up to a turn; what was done after the last turn belongs to it.

    Word to the customer between two contacts, and a warning or the end of a contact at any time, is in the log of no
    turn in particular: nobody has to tell of it.
    """
    upto = number + 1 if number == state.turn and state.phase == "closed" else number
    means = {action.id: action.means for action in actions_of(scenario)}
    return tuple(
        Action(
            name=d.name,
            args=d.args,
            ok=d.ok,
            turn=0 if _tells_itself(d, means.get(d.name, ())) else d.turn,
            means=means.get(d.name, ()),
        )
        for d in state.done
        if d.turn <= upto
    )


def _tells_itself(done: Done, means: Collection[str]) -> bool:
    return done.name in (WARN, END_CONTACT) or (done.between and not CONTACTS.isdisjoint(means))


def commitments_of(state: CallState) -> tuple[Commitment, ...]:
    """Return the ledger as scoring counts it.

    An obligation that a promise has taken on counts with the promise; what was promised and done in one contact counts
    in the level of its turn.
    """
    counted = (item for item in state.due if not item.with_item and not item.in_contact)
    return tuple(_commitment(item) for item in counted)


def _commitment(item: DueItem) -> Commitment:
    return Commitment(
        id=item.id,
        turn=item.turn,
        who="agent" if item.who == "agent" else "company",
        what=item.what,
        due=item.due,
        keepable=item.keepable,
        status=item.status,
        settled_by=item.settled_by,
        source=item.source,
    )


def _outcomes(scenario: Scenario, state: CallState) -> tuple[Outcome, ...]:
    found = (*_transfers(scenario, state), *_chases(state), *_repeats(state))
    if state.phase != "closed":
        return found
    if is_solved(scenario, state):
        solved = Outcome(code="issue_solved", points=SOLVED_POINTS, turn=0, because="The customer's matter is solved.")
        found = (solved, *found)
    elif _is_left_open(state):
        because = "The call ended with the customer's matter open."
        found = (Outcome(code=ISSUE_OPEN, points=OPEN_POINTS, turn=0, because=because), *found)
    return found + wrapped_up(scenario, state)


def _is_left_open(state: CallState) -> bool:
    """Tell whether an unsolved matter is held against the call: not one in other hands, nor where abuse ended it."""
    return state.turn > 0 and state.handed_ms is None and not ended_by_the_book(state)


def _repeats(state: CallState) -> tuple[Outcome, ...]:
    return tuple(
        Outcome(code="repeat_question", points=REPEAT_POINTS, turn=turn, because="Asked for what was already given.")
        for turn in state.repeats
    )


def _transfers(scenario: Scenario, state: CallState) -> tuple[Outcome, ...]:
    """Return the transfers that nothing in the case required; one that was asked for by rule costs nothing."""
    if needs_others(scenario):
        return ()
    because = "The matter was handed on, and nothing required it."
    return tuple(
        Outcome(code="unnecessary_transfer", points=TRANSFER_POINTS, turn=done.turn - 1, because=because)
        for done in state.done
        if done.ok and done.name in TRANSFERS
    )[:1]


def _chases(state: CallState) -> tuple[Outcome, ...]:
    """Return the contacts that a word kept would have spared the customer."""
    because = "The customer had to come back for what was promised."
    scenes = dict.fromkeys(item.settled_ms for item in state.due if item.chased and not item.with_item)
    turns = [item.turn for item in state.due if item.chased and not item.with_item]
    return tuple(
        Outcome(code="avoidable_contact", points=CHASE_POINTS, turn=turn, because=because)
        for _, turn in zip(scenes, turns, strict=False)
    )


def _breaches(scenario: Scenario, state: CallState) -> tuple[Breach, ...]:
    """Return what the log alone proves: the case's own rules, and a matter left open with nobody owning it."""
    exposed = tuple(
        Breach(
            code=EXPOSED, turn=turn, because="Private details of the customer were posted where strangers read along."
        )
        for turn in state.exposed[:1]
    )
    if state.phase != "closed":
        return exposed
    own = tuple(
        Breach(code=rule.code, turn=state.turn, because=rule.because)
        for rule in scenario.scoring.critical
        if holds(rule.when, scenario, state)
    )
    return exposed + own + _abandoned(scenario, state)


def _takes_charge(item: DueItem) -> bool:
    """Tell whether a promise puts somebody in charge: one without a time does not, nor one that nobody can keep."""
    return item.source == "reply" and item.keepable is not False and item.status not in ("vague", "released")


def _abandoned(scenario: Scenario, state: CallState) -> tuple[Breach, ...]:
    if state.ended_by != "trainee" or ended_by_the_book(state):
        return ()
    if any(done.ok and done.name == END_CONTACT for done in state.done):
        because = "The contact was ended as abusive without two warnings and abuse after the second."
        return (Breach(code="abandoned_issue", turn=state.turn, because=because),)
    if is_solved(scenario, state):
        return ()
    owned = any(done.ok and done.name in HANDED_ON for done in state.done)
    if owned or any(_takes_charge(item) for item in state.due):
        return ()
    because = "The contact was ended with the customer's matter open and nobody in charge of it."
    return (Breach(code="abandoned_issue", turn=state.turn, because=because),)
