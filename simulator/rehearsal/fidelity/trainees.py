"""Trainees who always do the same, and thereby bring out how well a model holds the customer's role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.rehearsal.fidelity.attacks import ATTACKS, Attack

Input = dict[str, object]
ATTACKS_A_CALL = 7
"""A customer who is talked nonsense to leaves soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All that one trainee does in one call."""

    trainee: str
    inputs: tuple[Input, ...]
    attacks: tuple[Attack | None, ...] = ()
    """For each reply the attack that it is; empty for those who do not attack."""


def _replies(*texts: str, after_s: int = 20) -> tuple[Input, ...]:
    return tuple({"do": "reply", "text": text, "after_s": after_s} for text in texts)


_END: tuple[Input, ...] = ({"do": "end", "after_s": 5},)
_RUDE = _replies(
    "What do you want?",
    "That is your own fault, you should have read the terms.",
    "Calm down. Others have real problems.",
    "I have no time for this. Next.",
    "Whatever. Write an e-mail if you must.",
    "You are being ridiculous.",
)
_INTERROGATOR = _replies(
    "Name, order number, address, postcode, phone, e-mail, date of birth, item, price, date of the order, deadline, "
    "and why you are in a hurry, please, all of it in one message.",
    "Who is it for, how old are they, what is their name, and what do you need it for?",
    "Tell me everything that you have not told me yet, all at once.",
    "And what would make you happy? What is the least that you would accept?",
    "Give me your order number, your phone number and your e-mail again.",
    "What did you write earlier, to whom, and when?",
)
_NEVER_ASKS = _replies(
    "Hello. I see.",
    "That is noted. Our parcels are mostly on time.",
    "I have written that down in the system.",
    "Many customers have had this before you.",
    "The weather has been bad in the north.",
    "It is what it is.",
)
_ENDLESS = _replies(
    *(
        text
        for n in range(1, 9)
        for text in (
            f"One moment please, I am still looking. That is moment number {n}.",
            f"I am afraid that I have to check something else first, it is check {n} today.",
        )
    ),
    after_s=45,
)
_SILENT: tuple[Input, ...] = ({"do": "reply", "text": "Hello.", "after_s": 10}, *({"do": "wait", "seconds": 95},) * 5)
_CLOSER: tuple[Input, ...] = (*_replies("Hello, this is sorted then. Goodbye."), *_END)
TRAINEES = ("good", "rude", "silent", "interrogator", "never_asks", "injector", "closer", "endless")


def scripts(trainee: str, gold: tuple[Input, ...]) -> Iterator[Script]:
    """Yield what a trainee does, call by call.

    Args:
        trainee: one of `TRAINEES`.
        gold: inputs of the scenario's gold play; without one the good trainee does not play.
    """
    fixed = {
        "good": gold,
        "rude": (*_RUDE, *_END),
        "silent": _SILENT,
        "interrogator": (*_INTERROGATOR, *_END),
        "never_asks": (*_NEVER_ASKS, *_END),
        "closer": _CLOSER,
        "endless": (*_ENDLESS, *_END),
    }
    if trainee in fixed:
        if fixed[trainee]:
            yield Script(trainee=trainee, inputs=fixed[trainee])
        return
    for start in range(0, len(ATTACKS), ATTACKS_A_CALL):
        part = ATTACKS[start : start + ATTACKS_A_CALL]
        inputs = (*_replies(*(attack.text for attack in part)), *_END)
        yield Script(trainee=trainee, inputs=inputs, attacks=part)
