"""How people talk on each channel in the first version of a scenario: the customer's first words, and a good play."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

NEXT_DAY = "2026-03-04 11:00"
"""The moment that the good play promises: the day after the first version's own day, at eleven."""
Input = Mapping[str, object]
"""What a trainee does, as the terminal protocol has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a customer comes on one channel, and how one answers there."""

    comes: str
    """The case in the briefing; `{customer}` and `{title}` are filled in."""
    openings: tuple[str, ...]
    """The first words; `{problem}` and `{customer}` are filled in."""
    back: tuple[str, ...]
    """The words with which the customer comes back when a promise was broken."""
    word: str
    """Act by which one gets in touch again."""
    plans: str
    """Action that plans it."""
    promise: str
    """The promise of it."""
    pace: int
    """Seconds between two replies."""


_ASKS = 'It\'s {customer} again. I was told: "{{quoted}}". I waited, and nothing came.'
CHANNELS: Mapping[str, Manner] = {
    "chat": Manner(
        comes="{customer} is in the chat: {title}.",
        openings=(
            "Hi. {problem}",
            "Hello, {customer} here. {problem} What can you do about it?",
            "{problem} I hope that you can help.",
        ),
        back=(
            _ASKS,
            '"{{quoted}}": that is what you wrote yesterday. I have heard nothing.',
            'You wrote "{{quoted}}". It is the afternoon now, and nobody has.',
        ),
        word="message",
        plans="follow_up",
        promise="I will send you a message tomorrow at 11:00 to ask whether all is well.",
        pace=25,
    ),
    "phone": Manner(
        comes="The phone rings, {customer} is on the line: {title}.",
        openings=(
            "Hello? My name is {customer}. {problem}",
            "Good morning, this is {customer}. {problem} Am I right with you?",
            "Yes, hello, {customer} speaking. {problem}",
        ),
        back=(
            _ASKS,
            '{customer} speaking. You said "{{quoted}}". I sat beside the phone.',
            'Hello, {customer} once more. "{{quoted}}", you said. Nobody has.',
        ),
        word="call_back",
        plans="call_back",
        promise="I will call you back tomorrow at 11:00 to ask whether all is well.",
        pace=20,
    ),
    "email": Manner(
        comes="A mail of {customer} has come in, with the subject: {title}.",
        openings=(
            "Good day. {problem} I need it settled by {{day}}, when my family comes. Please write what happens now. "
            "{customer}",
            "Dear all. {problem} My family comes on {{day}}, and I need it settled by then. What will you do? Regards, "
            "{customer}",
            "Hello, I write to you because of this: {problem} It has to be settled by {{day}}, when my family comes. "
            "Thank you, {customer}",
        ),
        back=(
            'Dear all, in your mail it says: "{{quoted}}". Nothing has come. {customer}',
            '"{{quoted}}": that is what you wrote to me. It was not done. Regards, {customer}',
            'Hello, I was promised "{{quoted}}", and have heard nothing since. {customer}',
        ),
        word="message",
        plans="follow_up",
        promise="I will write to you tomorrow at 11:00 to ask whether all is well.",
        pace=900,
    ),
    "social": Manner(
        comes="{customer} has posted on your public page, where everybody reads it: {title}.",
        openings=(
            "{problem} Does anybody here read this?",
            "Asking in public, for I don't know where else: {problem}",
            "{problem} Good to know before you buy here. What do you say to that?",
        ),
        back=(
            _ASKS,
            '"{{quoted}}", they wrote to me here. That was yesterday. Nothing since.',
            'Still me, {customer}. You wrote "{{quoted}}". You have not.',
        ),
        word="message",
        plans="follow_up",
        promise="I will send you a message tomorrow at 11:00 to ask whether all is well.",
        pace=120,
    ),
}
"""The channels by name."""
_SAID_AS: Mapping[str, str] = {
    "order": "order number",
    "email": "e-mail address",
    "date_of_birth": "date of birth",
    "phone": "phone number",
}


def good_play(
    channel: str,
    *,
    first_name: str,
    trouble: str,
    offer: str,
    deed: str,
    fact: str,
    keys: Sequence[str],
    looks: Sequence[Input],
    acts: Sequence[Input],
    keeps: bool = True,
) -> Iterator[Input]:
    """Yield what a good representative does, in words that a trainer can go on from.

    Args:
        channel: of the case.
        first_name: of the customer.
        trouble: the trouble in a few words ("a kettle that leaks"), or "".
        offer: how the remedy is offered.
        deed: how it is told once it is done.
        fact: what the customer must be told.
        keys: what has to be asked for before the record opens.
        looks: the actions that open the record.
        acts: the actions that put it right.
        keeps: whether what is promised is planned at the desk, so that it is kept.
    """
    manner = CHANNELS[channel]
    named = trouble or "this"
    plan = ({"do": "act", "name": manner.plans, "args": {"when": NEXT_DAY}, "after_s": 6},) if keeps else ()
    if channel == "email":
        yield from (*looks, *acts, *plan)
        yield _said(_letter(first_name, named, f"{deed}. {fact} {manner.promise}"), manner)
        return
    if channel == "social":
        yield from _led_aside(manner, first_name, named)
    yield from _talk(manner, channel, first_name, named, keys, looks)
    yield _said(f"Your family comes on {{day}}, so I see why it cannot wait. {offer}. {fact} Shall I do that?", manner)
    yield from acts
    yield _said(f"{deed}. {fact} {manner.promise}", manner)
    yield from plan
    yield _said(f"You are welcome, {first_name}. Enjoy the time with your family. Goodbye.", manner)


def _letter(first_name: str, named: str, news: str) -> str:
    return (
        f"Dear {first_name}, {named} is no good, least of all with your family coming on {{day}}, and I am sorry. "
        f"{news} Kind regards"
    )


def _led_aside(manner: Manner, first_name: str, named: str) -> Iterator[Input]:
    """Yield how a talk that was begun in public goes on where nobody else reads."""
    yield _said(
        f"Hello {first_name}, {named} is no good, and I am sorry. Please send us a private message, and I look at it "
        "with you at once.",
        manner,
    )
    yield {"do": "act", "name": "move_to_private", "after_s": 10}


def _talk(
    manner: Manner, channel: str, first_name: str, named: str, keys: Sequence[str], looks: Sequence[Input]
) -> Iterator[Input]:
    """Yield the beginning of a talk: what is wrong is named, the record is opened, the customer is asked."""
    hello = f"Hello {first_name}, {named} is no good, and I am sorry."
    hello = "Thank you for coming over here, nobody else reads this." if channel == "social" else hello
    if keys:
        asked = " and your ".join(_SAID_AS.get(key, key.replace("_", " ")) for key in keys)
        yield _said(f"{hello} What is your {asked}?", manner)
        yield from looks
        yield _said("Thank you, I have your record here. By when do you need it settled?", manner)
        return
    yield from looks
    yield _said(f"{hello} I have your record here. By when do you need it settled?", manner)


def _said(text: str, manner: Manner) -> Input:
    return {"do": "reply", "text": text, "after_s": manner.pace}


WORD_BROKEN = (
    "You waited for my word and it did not come: my mistake, {first_name}, and I am sorry. So it stands: {fact}",
    "Thank you for coming back to us. Goodbye, {first_name}.",
)
"""What is said on the next day by somebody who has forgotten to get in touch."""
