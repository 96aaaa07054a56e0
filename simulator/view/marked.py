"""The words of a turn cut at the borders of the evidence that rests on them, for whoever shows them marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from simulator.view.after_values import WordedRow
from simulator.view.values import DebriefFinding, DebriefTurn, DebriefView

SEVERITY = ("not_assessed", "met", "missed", "harmful")
"""Verdicts from mild to grave: words that rest under two findings take the graver look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text under the same findings."""

    text: str
    marks: tuple[int, ...]
    """Numbers of the findings whose evidence ends here, within the turn, from 1."""
    look: str
    """The gravest verdict of the findings that rest on it, or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedFinding:
    """A finding with the number that its evidence bears in the text, or 0 when it has none there."""

    number: int
    finding: DebriefFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedTurn:
    """A turn whose texts are cut at the borders of its evidence."""

    number: int
    time: str
    customer: tuple[Segment, ...]
    voice: str
    reply: tuple[Segment, ...]
    levels: tuple[tuple[str, int | None], ...]
    findings: tuple[MarkedFinding, ...]
    worded: tuple[WordedRow, ...] = ()
    """Whose words the customer's lines are; empty where the script alone has spoken."""


def mark(text: str, findings: Iterable[MarkedFinding], where: str) -> tuple[Segment, ...]:
    """Cut a text at the borders of the evidence that rests on it.

    Args:
        text: the reply or the customer's words of a turn.
        findings: the findings of that turn, numbered.
        where: "reply" or "customer".

    Returns:
        Segments whose texts add up to the text again.
    """
    spans: list[tuple[int, int, MarkedFinding]] = []
    for item in findings:
        evidence = item.finding.evidence
        if item.number and evidence is not None and evidence.where == where:
            spans.append((evidence.start, evidence.end, item))
    borders = sorted({0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    segments: list[Segment] = []
    for start, end in pairwise(borders):
        over = [(last, item) for first, last, item in spans if first <= start and end <= last]
        look = max((item.finding.verdict for _, item in over), key=SEVERITY.index, default="")
        closing = tuple(item.number for last, item in over if last == end)
        segments.append(Segment(text=text[start:end], marks=closing, look=look))
    return tuple(segments)


def marked_turns(debrief: DebriefView, voices: Mapping[int, str]) -> Iterator[MarkedTurn]:
    """Yield the turns of a debrief with the words marked on which their findings rest.

    Args:
        debrief: the debrief.
        voices: who worded the customer's lines that follow a turn, by the number of the turn.
    """
    before = 0
    for turn in debrief.turns:
        findings = _numbered(turn)
        yield MarkedTurn(
            number=turn.number,
            time=turn.time,
            customer=mark(turn.customer, findings, "customer"),
            voice=voices.get(before, ""),
            reply=mark(turn.reply, findings, "reply"),
            levels=tuple(turn.levels.items()),
            findings=findings,
            worded=turn.worded,
        )
        before = turn.number


def _numbered(turn: DebriefTurn) -> tuple[MarkedFinding, ...]:
    """Number the findings whose words stand in the texts as shown; an LLM may have worded the customer's otherwise."""
    shown = {"reply": turn.reply, "customer": turn.customer}
    numbered: list[MarkedFinding] = []
    count = 0
    for finding in turn.findings:
        evidence = finding.evidence
        text = "" if evidence is None else shown.get(evidence.where, "")
        seen = evidence is not None and evidence.quote != "" and text[evidence.start : evidence.end] == evidence.quote
        count += seen
        numbered.append(MarkedFinding(number=count if seen else 0, finding=finding))
    return tuple(numbered)
