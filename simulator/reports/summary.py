"""What the page of one call shows, as plain values; it reads no file, asks no clock and knows no HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from scoring.card import ScoreCard
from simulator.engine.state import CallState
from simulator.session.ports import CallHeader
from simulator.view.values import CallView, DebriefFinding, DebriefTurn, DebriefView, Line, LogRow

SEVERITY = ("not_assessed", "met", "missed", "harmful")
"""Verdicts from mild to grave: words that rest under two findings take the graver look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a result comes from, so that it can be found and checked again."""

    call_id: str | None
    alias: str
    opened_at: str
    """Real time, UTC, to the minute."""
    mode: str
    language: str
    seed: int
    twist: str
    scenario_id: str
    scenario_hash: str
    scorers: tuple[tuple[str, int], ...]
    rubric_hash: str
    voices: Mapping[int, str]
    """Who worded the customer's lines that follow a turn, by the number of the turn."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSummary:
    """All that the page of one call shows."""

    debrief: DebriefView
    channel: str
    provenance: Provenance
    turns: tuple[MarkedTurn, ...]
    last_words: tuple[Line, ...]
    """What the customer said after the last reply."""
    last_voice: str
    log: tuple[LogRow, ...]


def provenance(header: CallHeader, state: CallState, card: ScoreCard, *, saved: bool) -> Provenance:
    """Return where the result of a call comes from.

    Args:
        header: the call's header.
        state: the call at its end.
        card: the score card that the page shows.
        saved: False leaves the call's id out: nobody could find it.
    """
    voices: dict[int, list[str]] = {}
    for message in state.transcript:
        if message.voice is not None and message.voice not in voices.setdefault(message.turn, []):
            voices[message.turn].append(message.voice)
    return Provenance(
        call_id=header.call_id if saved else None,
        alias=header.alias,
        opened_at=header.opened_at.strftime("%Y-%m-%d %H:%M UTC"),
        mode=header.mode,
        language=header.language,
        seed=header.seed,
        twist=header.twist,
        scenario_id=header.scenario_id,
        scenario_hash=header.scenario_hash,
        scorers=tuple(sorted(card.scorers.items())),
        rubric_hash=card.rubric_hash,
        voices={turn: ", ".join(kinds) for turn, kinds in voices.items()},
    )


def summarise(debrief: DebriefView, call: CallView, origin: Provenance) -> CallSummary:
    """Return what the page shows of a call that is closed."""
    last = debrief.turns[-1].number if debrief.turns else 0
    return CallSummary(
        debrief=debrief,
        channel=call.channel,
        provenance=origin,
        turns=tuple(_marked_turns(debrief, origin.voices)),
        last_words=tuple(line for line in call.lines if line.speaker == "customer" and line.turn >= last),
        last_voice=origin.voices.get(last, ""),
        log=call.log,
    )


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


def _marked_turns(debrief: DebriefView, voices: Mapping[int, str]) -> Iterable[MarkedTurn]:
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
