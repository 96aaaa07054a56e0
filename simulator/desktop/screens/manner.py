"""How each channel looks and sounds: what the parts of the desk are called, and how a line of the talk is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.desktop.widgets.blocks import Bubble
from simulator.desktop.widgets.lines import Caption, Letter, Post
from simulator.desktop.widgets.page import Block
from simulator.locale import tr
from simulator.view.values import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The words and sounds of one channel."""

    heading: str
    editor: str
    placeholder: str
    send: str
    end: str
    reads: str
    writes: str
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
    if channel == "phone":
        return Manner(
            heading=tr("On the line"),
            editor=tr("What you say"),
            placeholder=tr("Say it to the customer"),
            send=tr("Say it"),
            end=tr("Hang up"),
            reads=tr("{name} is listening"),
            writes=tr("{name} is about to speak"),
            sound="",
            opens=("ring", "pick_up"),
            ends="hang_up",
        )
    if channel == "email":
        return Manner(
            heading=tr("E-mail"),
            editor=tr("Your e-mail"),
            placeholder=tr("Write one complete answer"),
            send=tr("Send"),
            end=tr("Close the case"),
            reads=tr("{name} is reading your e-mail"),
            writes=tr("{name} is writing back"),
            sound="mail",
            opens=("mail",),
            tall=True,
        )
    if channel == "social":
        return Manner(
            heading=tr("Public thread"),
            editor=tr("Your public reply"),
            placeholder=tr("Everybody can read this"),
            send=tr("Post"),
            end=tr("Close the thread"),
            reads=tr("{name} has seen your post"),
            writes=tr("{name} is writing a post"),
            sound="post",
            opens=("post",),
        )
    return Manner(
        heading=tr("Conversation"),
        editor=tr("Your message"),
        placeholder=tr("Write to the customer"),
        send=tr("Send"),
        end=tr("End contact"),
        reads=tr("{name} is reading"),
        writes=tr("{name} is writing"),
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
