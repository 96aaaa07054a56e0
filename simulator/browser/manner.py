"""How each channel is played on a page: what its parts are called, and how a line of the talk is headed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.locale import tr
from simulator.view.values import Line

ROWS = {"email": 12}
USUAL_ROWS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The words of one channel."""

    heading: str
    editor: str
    placeholder: str
    send: str
    end: str
    writes: str
    rows: int = USUAL_ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line of the talk as the page shows it."""

    line: Line
    mine: bool
    name: str
    subject: str
    """Of an e-mail, or ""."""
    quoted: str
    """What an e-mail quotes, or ""."""
    scene: str
    """The later contact that begins with it, or ""."""
    new: bool
    """The trainee has not been shown it before."""
    anchor: bool
    """What the page jumps to."""


def manner_of(channel: str, name: str) -> Manner:
    """Return the manner of a channel, in the language of the page.

    Args:
        channel: chat, phone, email or social.
        name: the customer's.
    """
    if channel == "phone":
        return Manner(
            heading=tr("On the line"),
            editor=tr("What you say"),
            placeholder=tr("Say it to the customer"),
            send=tr("Say it"),
            end=tr("Hang up"),
            writes=tr("{name} is about to speak", name=name),
        )
    if channel == "email":
        return Manner(
            heading=tr("E-mail"),
            editor=tr("Your e-mail"),
            placeholder=tr("Write one complete answer"),
            send=tr("Send"),
            end=tr("Close the case"),
            writes=tr("{name} is writing back", name=name),
            rows=ROWS["email"],
        )
    if channel == "social":
        return Manner(
            heading=tr("Public thread"),
            editor=tr("Your public reply"),
            placeholder=tr("Everybody can read this"),
            send=tr("Post"),
            end=tr("Close the thread"),
            writes=tr("{name} is writing a post", name=name),
        )
    return Manner(
        heading=tr("Conversation"),
        editor=tr("Your message"),
        placeholder=tr("Write to the customer"),
        send=tr("Send"),
        end=tr("End contact"),
        writes=tr("{name} is writing", name=name),
    )


def shown_lines(channel: str, lines: Sequence[Line], subject: str, *, seen: int) -> tuple[Shown, ...]:
    """Return the talk as the page shows it.

    Args:
        channel: chat, phone, email or social.
        lines: what was said.
        subject: of the case; e-mails carry it.
        seen: how many lines the trainee has been shown already.
    """
    fresh = [at for at, line in enumerate(lines) if at >= seen and line.speaker == "customer"]
    anchor = fresh[0] if fresh else len(lines) - 1
    return tuple(
        _shown(channel, lines[at - 1] if at else None, line, subject, new=at in fresh, anchor=at == anchor)
        for at, line in enumerate(lines)
    )


def _shown(channel: str, before: Line | None, line: Line, subject: str, *, new: bool, anchor: bool) -> Shown:
    mail = channel == "email"
    answers = mail and before is not None and before.speaker != line.speaker
    return Shown(
        line=line,
        mine=line.speaker == "agent",
        name=tr("You") if line.speaker == "agent" else line.name,
        subject="" if not mail else subject if before is None else f"Re: {subject}",
        quoted=before.text if answers and before is not None else "",
        scene=line.scene if before is not None and before.scene != line.scene else "",
        new=new,
        anchor=anchor,
    )
