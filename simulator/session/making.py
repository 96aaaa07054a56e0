"""Makes the events that open a call and that the customer's voice answers with."""

from __future__ import annotations

from simulator.engine.effects import Speak
from simulator.engine.events import CallOpened, CustomerSpoke, Timers, VoiceKind
from simulator.session.ports import CallHeader


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


def spoken(speak: Speak, text: str, voice: VoiceKind, *, at_ms: int) -> CustomerSpoke:
    """Return the event of a line that the customer has said.

    Args:
        speak: what it answers.
        text: what was shown.
        voice: who worded it.
        at_ms: when.
    """
    return CustomerSpoke(
        kind="customer_spoke",
        at_ms=at_ms,
        text=text,
        authored=speak.brief.authored,
        line_id=speak.brief.line_id,
        voice=voice,
        answers=speak.id,
    )


def usage(name: str, args: tuple[str, ...]) -> str:
    """Return how an action is written."""
    return " ".join((name, *(f"{arg}=..." for arg in args)))
