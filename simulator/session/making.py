"""Makes the events of a call: its opening, the trainee's replies, and the customer's lines."""

from __future__ import annotations

from scoring.assess import rate_turn
from scoring.card import DIMENSIONS
from scoring.standing import Stand, stand_of
from simulator.engine.effects import Speak
from simulator.engine.events import CallOpened, CustomerSpoke, Levels, Timers, TraineeReplied
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.session.case import as_case, turn_of
from simulator.session.listen import listen
from simulator.session.ports import CallHeader, Utterance
from simulator.session.weighing import takes_back, unkeepable_in


def opening(header: CallHeader, timers: Timers, shift: str) -> CallOpened:
    """Return the first event of a call.

    Args:
        header: what is known of the call.
        timers: whether the trainee's time limits hold.
        shift: the shift that it belongs to, with its number in it.
    """
    return CallOpened(
        kind="call_opened",
        seed=header.seed,
        twist=header.twist,
        mode=header.mode,
        language=header.language,
        at_ms=0,
        timers=timers,
        shift=shift,
    )


def spoken(speak: Speak, said: Utterance, *, at_ms: int) -> CustomerSpoke:
    """Return the event of a line that the customer has said.

    Args:
        speak: what it answers.
        said: what was shown, and who worded it.
        at_ms: when.
    """
    return CustomerSpoke(
        kind="customer_spoke",
        at_ms=at_ms,
        text=said.text,
        authored=speak.brief.authored,
        line_id=speak.brief.line_id,
        voice=said.voice,
        answers=speak.id,
        refused=said.refused,
    )


def usage(name: str, args: tuple[str, ...]) -> str:
    """Return how an action is written."""
    return " ".join((name, *(f"{arg}=..." for arg in args)))


def replied(scenario: Scenario, state: CallState, text: str, at_ms: int) -> TraineeReplied:
    """Return the event of a reply, read and rated as it is today.

    Args:
        scenario: the case as played.
        state: before the reply.
        text: what was sent.
        at_ms: when, in milliseconds of the call.
    """
    turn, case = turn_of(scenario, state, state.next_turn, more=(text, at_ms)), as_case(scenario, state)
    card = rate_turn(case, turn)
    alone = turn.reply == text
    shift = len(turn.reply) - len(text)
    stand = stand_of(case, turn, since=shift) or Stand()
    reading = turn.reading if alone else listen(scenario, text, customer=turn.customer, at_ms=at_ms)
    levels = {dimension: card.of(dimension).level for dimension in DIMENSIONS}
    return TraineeReplied(
        kind="trainee_replied",
        at_ms=at_ms,
        text=text,
        reading=reading,
        levels=Levels(**levels),
        critical=tuple(error.code for error in card.critical if error.certain),
        unkeepable=unkeepable_in(card, reading, shift=shift),
        withdraws=takes_back(scenario.language, text),
        stated=stand.stated,
        belied=stand.belied,
    )
