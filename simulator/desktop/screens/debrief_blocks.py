"""What the debrief lists: critical errors first, then the score, then every turn with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.desktop.screens.side import due_card
from simulator.desktop.theme import HEADING, SMALL, SMALL_STRONG
from simulator.desktop.widgets.blocks import Bubble, Card, Text
from simulator.desktop.widgets.charts import Bar, Curve, Marked, Total
from simulator.desktop.widgets.page import Block
from simulator.view.values import CapView, DebriefFinding, DebriefTurn, DebriefView

VERDICTS = {
    "met": ("Met", "good"),
    "missed": ("Missed", "warn"),
    "harmful": ("Harmful", "bad"),
    "not_assessed": ("Not assessed", "muted"),
}
MARKS = {"met": "good", "missed": "warn", "harmful": "bad"}
NARROW_GAP = 2


def summary(view: DebriefView) -> list[Block]:
    """Return the left-hand side: critical errors, total, bars, ending, next step, gap."""
    own = view.self_rating or {}
    keys = [dimension.name.lower().replace("-", "_").replace(" ", "_") for dimension in view.dimensions]
    blocks: list[Block] = [_cap(cap) for cap in view.caps]
    blocks.append(Total(view.total, view.uncapped, view.band, capped=any(cap.certain for cap in view.caps)))
    blocks.extend(
        Bar(dimension.name, dimension.score, dimension.note, own.get(key))
        for dimension, key in zip(view.dimensions, keys, strict=True)
    )
    if view.next_step:
        lines = (view.next_step, *((f"You wrote: “{view.next_quote}”",) if view.next_quote else ()))
        blocks.append(Card("", "Try this next", lines, fill="accent_soft", edge="accent_soft"))
    if view.ending:
        fill = "good_soft" if view.good else "warn_soft"
        blocks.append(Card("", view.ending, (view.ending_text,), fill=fill, edge=fill))
    if view.gap is not None:
        blocks.append(Card("", "Your view and the score", (gap_sentence(view.gap),)))
    return blocks


def gap_sentence(gap: float) -> str:
    """Return the distance between own rating and score in words; positive: rated too high."""
    if abs(gap) < NARROW_GAP:
        return "You rated yourself as the score does."
    way = "higher" if gap > 0 else "lower"
    return f"You rated yourself {abs(gap):.0f} points {way} than the score."


def _cap(cap: CapView) -> Card:
    right = f"Caps at {cap.cap}" if cap.certain else "To be checked"
    lines = (cap.because, *((f"“{cap.quote}”",) if cap.quote else ()))
    return Card("", cap.title, lines, right=right, right_tone="bad", fill="bad_soft", edge="bad")


def story(view: DebriefView) -> list[Block]:
    """Return the right-hand side: turns with evidence, the whole call, the ledger, the curve with its causes."""
    blocks: list[Block] = [Text("Turn by turn", HEADING)]
    for turn in view.turns:
        blocks.extend(_turn(turn, view.customer))
    if view.call_findings:
        blocks.append(Text("The call as a whole", HEADING))
        blocks.extend(_finding(finding) for finding in view.call_findings)
    if view.due:
        blocks.append(Text("What you owed", HEADING))
        blocks.extend(due_card(row) for row in view.due)
    blocks.append(Text("How the customer felt", HEADING))
    if view.wants:
        blocks.append(Text(f"{view.customer} wanted: {view.wants}", SMALL, "muted"))
    blocks.append(Curve(view.curve))
    for before, point in zip(view.curve, view.curve[1:], strict=False):
        steps = (
            ("mood", point.mood - before.mood),
            ("patience", point.patience - before.patience),
            ("trust", point.trust - before.trust),
        )
        moved = ", ".join(f"{name} {by:+d}" for name, by in steps if by)
        if moved:
            minutes, seconds = divmod(point.at_ms // 1000, 60)
            cause = f"{minutes:02d}:{seconds:02d}  {point.cause[:1].upper()}{point.cause[1:]} ({moved})"
            blocks.append(Text(cause, SMALL, "muted"))
    return blocks


def _turn(turn: DebriefTurn, customer: str) -> list[Block]:
    blocks: list[Block] = [Text(f"Turn {turn.number}", SMALL_STRONG, "muted")]
    if turn.customer:
        blocks.append(Bubble(customer, turn.customer, "before your reply", mine=False))
    under = f"You · {turn.time}"
    blocks.append(Marked(turn.reply or "(empty message)", under, _spans(turn.findings, turn.reply)))
    blocks.extend(_finding(finding) for finding in turn.findings if finding.verdict != "not_assessed")
    return blocks


def _spans(findings: Sequence[DebriefFinding], reply: str) -> tuple[tuple[int, int, str], ...]:
    """Return what is marked in a reply: the words of its findings, the good ones under the bad."""
    order = {"met": 0, "missed": 1, "harmful": 2}
    found = sorted((f for f in findings if f.verdict in order), key=lambda finding: order[finding.verdict])
    return tuple(
        (f.evidence.start, f.evidence.end, MARKS[f.verdict])
        for f in found
        if f.evidence is not None
        and f.evidence.where == "reply"
        and reply[f.evidence.start : f.evidence.end] == f.evidence.quote
    )


def _finding(finding: DebriefFinding) -> Card:
    words, tone = VERDICTS[finding.verdict]
    points = f"  {finding.points:+.1f}" if finding.points else ""
    quote = finding.evidence.quote.strip() if finding.evidence is not None else ""
    lines = (finding.because, *((f"“{quote}”",) if quote else ()))
    title = f"{finding.dimension}: {finding.title}"
    return Card("", title, tuple(line for line in lines if line), right=words + points, right_tone=tone)
