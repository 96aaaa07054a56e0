"""How each channel is played on a page: what its parts are called, and how a line of the talk is headed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from simulator.locale import tr
from simulator.view.values import Line
from simulator.words import ChannelWords, channel_words

ROWS = {"email": 12}
USUAL_ROWS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner(ChannelWords):
    """The words of one channel, with the customer's name in them."""

    rows: int


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
    words = asdict(channel_words(channel))
    words["writes"] = words["writes"].format(name=name)
    return Manner(**words, rows=ROWS.get(channel, USUAL_ROWS))


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
