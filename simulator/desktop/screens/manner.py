"""How each channel looks and sounds: what the parts of the desk are called, and how a line of the talk is drawn."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from simulator.desktop.widgets.blocks import Bubble
from simulator.desktop.widgets.lines import Caption, Letter, Post
from simulator.desktop.widgets.page import Block
from simulator.locale import tr
from simulator.view.values import Line
from simulator.words import ChannelWords, channel_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner(ChannelWords):
    """The words and sounds of one channel."""

    reads: str
    sound: str
    """Of a line of the customer; "" where one hears them speak anyway."""
    opens: tuple[str, ...] = ()
    """Sounds when the contact begins."""
    ends: str = ""
    """Sound when it ends."""
    tall: bool = False
    """The reply is a long text."""


def manner_of(channel: str) -> Manner:
    """Return the manner of a channel, in the language of the interface."""
    words = asdict(channel_words(channel))
    if channel == "phone":
        return Manner(
            **words,
            reads=tr("{name} is listening"),
            sound="",
            opens=("ring", "pick_up"),
            ends="hang_up",
        )
    if channel == "email":
        return Manner(
            **words,
            reads=tr("{name} is reading your e-mail"),
            sound="mail",
            opens=("mail",),
            tall=True,
        )
    if channel == "social":
        return Manner(
            **words,
            reads=tr("{name} has seen your post"),
            sound="post",
            opens=("post",),
        )
    return Manner(
        **words,
        reads=tr("{name} is reading"),
        sound="message",
        opens=("message",),
    )


def block_of(channel: str, line: Line, before: Line | None, subject: str) -> Block:
    """Return a line of the talk as it looks on a channel.

    Args:
        channel: chat, phone, email or social.
        line: what was said.
        before: the line before it; an e-mail quotes it.
        subject: of the case; e-mails carry it.
    """
    mine = line.speaker == "agent"
    name = tr("You") if mine else line.name
    if channel == "phone":
        return Caption(name, line.text, line.time, mine=mine)
    if channel == "email":
        quoted = "" if before is None or before.speaker == line.speaker else before.text
        return Letter(
            name, f"Re: {subject}" if before is not None else subject, line.text, line.time, quoted, mine=mine
        )
    if channel == "social":
        return Post(name, line.text, line.time, mine=mine, first=before is None)
    return Bubble(name, line.text, line.time, mine=mine)
