"""A moment that is tried again: what was written there before, and afterwards both ways beside each other."""

from __future__ import annotations

from simulator.desktop.theme import HEADING, STRONG
from simulator.desktop.widgets.beside import Beside, Column
from simulator.desktop.widgets.blocks import Card, Text
from simulator.desktop.widgets.charts import Futures, Sides
from simulator.desktop.widgets.page import Block
from simulator.locale import tr
from simulator.view.fork import ForkSide, ForkView

SECOND = 2


def try_words(fork: ForkView) -> str:
    """Return which try of which turn it is."""
    if fork.number == SECOND:
        return tr("Second try of turn {turn}", turn=fork.turn)
    return tr("Try {number} of turn {turn}", number=fork.number, turn=fork.turn)


def try_card(fork: ForkView) -> Card:
    """Return the sign in the transcript where a call is taken again, with what was written there before."""
    before = (tr("Last time you wrote: “{said}”", said=fork.first.said),) if fork.first.said else ()
    return Card("", try_words(fork), before, fill="accent_soft", edge="accent_soft", icon="rotate-ccw")


def both_said(fork: ForkView) -> list[Block]:
    """Return both wordings of the turn beside each other, each with what came of it."""
    return [
        Text(try_words(fork), STRONG),
        Beside(_column(tr("Then"), fork.first), _column(tr("Now"), fork.again, tone="accent")),
    ]


def _column(title: str, side: ForkSide, *, tone: str = "muted") -> Column:
    score = "–" if side.total is None else f"{side.total:.0f}"
    under = tr("Score {score} · mood at the end {mood}", score=score, mood=side.mood)
    return Column(title=title, lines=(f"“{side.said}”" if side.said else "–",), under=under, tone=tone)


def fork_blocks(fork: ForkView, customer: str) -> list[Block]:
    """Return both futures of a call that was taken again: curves, ends, and the lines beside each other."""
    first, again = fork.first, fork.again
    rows = (
        (tr("Mood at the end"), str(first.mood), str(again.mood)),
        (tr("Trust at the end"), str(first.trust), str(again.trust)),
        (tr("Score"), *("–" if side.total is None else f"{side.total:.0f}" for side in (first, again))),
    )
    columns = [
        Column(
            title=title,
            lines=tuple(f"{tr('You') if line.speaker == 'agent' else customer}: {line.text}" for line in side.lines),
            under="",
            tone=tone,
        )
        for title, side, tone in ((tr("Then"), first, "muted"), (tr("Now"), again, "accent"))
    ]
    return [
        Text(tr("What if: from turn {number} on", number=fork.turn), HEADING),
        Futures(first.curve, again.curve),
        Sides((tr("Then"), tr("Now")), rows),
        Beside(*columns),
    ]
