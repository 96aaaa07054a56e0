"""One attempt with its words: the transcript with its evidence, and what the customer did after each reply."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scoring.card import ScoreCard, ScoreLine
from simulator.engine.state import CallState, Message
from simulator.reports.summary import CallSummary, provenance, summarise
from simulator.scenario.model import Scenario
from simulator.session.attempt import Attempt
from simulator.session.ports import CallHeader
from simulator.view.call import show_call
from simulator.view.debrief import show_debrief

LONGEST = 170
"""A quoted sentence is cut after so many characters, between words."""
_ENDS = re.compile(r"(?<=[.!?…。！？])[\"'”’)\]]*\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """What the customer did after a reply."""

    said: str
    """What was said next, as one line and not too long; "" when nothing was."""
    mood: int
    """By how much the mood moved, in points of 100."""
    causes: tuple[str, ...]
    left: bool
    """The customer ended the contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptPage:
    """An attempt with all that its page shows."""

    attempt: Attempt
    card: ScoreCard
    summary: CallSummary
    after: Mapping[int, Aftermath]
    """By turn."""

    @property
    def anchor(self) -> str:
        """Return the id of its place in the page."""
        return f"call-{self.attempt.call_id}"

    def reply(self, turn: int) -> str:
        """Return what the trainee wrote in a turn."""
        return next((t.reply for t in self.summary.debrief.turns if t.number == turn), "")

    def quote(self, turn: int, what: str, *, praise: bool = False) -> str:
        """Return the sentence of a reply that a check or error rests on; its first one when it rests on other words.

        Args:
            turn: of the reply.
            what: a criterion, or the code of a critical error.
            praise: True for what went best; else what cost most comes first.
        """
        text = self.reply(turn)
        evidence = [line.evidence for line in self._lines(turn, what, praise=praise)]
        evidence += [cap.evidence for cap in self.card.caps if cap.turn == turn and cap.code == what]
        for each in evidence:
            if each is not None and each.where == "reply" and text[each.start : each.end] == each.quote:
                return sentence_around(text, each.start, each.end)
        return sentence_around(text, 0, 0)

    def because(self, turn: int, what: str) -> str:
        """Return why a check or error was judged so, or ""."""
        told = [cap.because for cap in self.card.caps if cap.turn == turn and cap.code == what]
        told += [line.because for line in self._lines(turn, what, praise=False)]
        return told[0] if told else ""

    def _lines(self, turn: int, what: str, *, praise: bool) -> list[ScoreLine]:
        """Return the lines of a check in a turn, those that weigh most in the wanted direction first."""
        lines = [line for line in self.card.lines if line.turn == turn and line.criterion == what]
        return sorted(lines, key=lambda line: -line.points if praise else line.points)


def attempt_page(
    attempt: Attempt, header: CallHeader, scenario: Scenario, state: CallState, card: ScoreCard
) -> AttemptPage:
    """Return an attempt with its words.

    Args:
        attempt: the attempt.
        header: the call's header.
        scenario: the case as played.
        state: the call at its end.
        card: the score card that the attempt tells of.
    """
    view = show_debrief(scenario, state, card, call_id=header.call_id, saved=True)
    origin = provenance(header, state, card, saved=True)
    return AttemptPage(
        attempt=attempt,
        card=card,
        summary=summarise(view, show_call(scenario, state), origin),
        after={turn: _aftermath(state, turn) for turn in range(1, state.turn + 1)},
    )


def _aftermath(state: CallState, turn: int) -> Aftermath:
    mine = [n for n, m in enumerate(state.transcript) if m.speaker == "agent" and m.turn == turn]
    following: list[Message] = []
    for message in state.transcript[mine[-1] + 1 :] if mine else ():
        if message.speaker == "agent":
            break
        following.append(message)
    before = state.transcript[mine[0]].mood if mine else state.mood
    after = following[-1].mood if following else state.mood if turn == state.turn else before
    changes = [change for change in state.changes if change.turn == turn and change.mood]
    changes.sort(key=lambda change: -abs(change.mood))
    said = shortened(" ".join(following[0].text.split())) if following else ""
    left = turn == state.turn and state.ended_by == "customer"
    return Aftermath(said=said, mood=after - before, causes=tuple(c.what for c in changes[:2]), left=left)


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence of a text that holds a span, as one line; a very long one is cut between words."""
    borders = [0, *(found.end() for found in _ENDS.finditer(text)), len(text)]
    low = max((each for each in borders if each <= start), default=0)
    high = min((each for each in borders if each > low and each >= end), default=len(text))
    line = " ".join(text[low:high].split())
    if len(line) <= LONGEST:
        return line
    offset = max(0, start - low)
    first = 0 if offset < LONGEST // 2 else line.rfind(" ", 0, offset - 20) + 1
    cut = shortened(line[first:])
    return f"… {cut}" if first else cut


def shortened(line: str) -> str:
    """Return a line with at most `LONGEST` characters, cut between words."""
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"
