"""What the page of one call shows, as plain values; it reads no file, asks no clock and knows no HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.card import ScoreCard
from simulator.engine.state import CallState
from simulator.session.ports import CallHeader
from simulator.view.marked import MarkedTurn, marked_turns
from simulator.view.values import CallView, DebriefView, Line, LogRow


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
        turns=tuple(marked_turns(debrief, origin.voices)),
        last_words=tuple(line for line in call.lines if line.speaker == "customer" and line.turn >= last),
        last_voice=origin.voices.get(last, ""),
        log=call.log,
    )
