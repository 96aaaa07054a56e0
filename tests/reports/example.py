"""A debrief made by hand: two turns, a cap, a doubtful cap, hostile text and every verdict."""

from __future__ import annotations

from scoring.model import Evidence
from simulator.reports.summary import CallSummary, Provenance, summarise
from simulator.view.values import (
    CallView,
    CapView,
    DebriefDimension,
    DebriefFinding,
    DebriefTurn,
    DebriefView,
    DueRow,
    Line,
    LogRow,
    MoodPoint,
)

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'n' {{ 7 * 7 }}"
OPENING = "Where is my parcel? It was due six days ago and the chat kept me waiting for six minutes."
REPLY = "Six days late, and six minutes of waiting on top. I'm sorry, Dana. What is your order number?"


def quote(text: str, words: str, where: str = "reply") -> Evidence:
    """Return the evidence for words of a text."""
    start = text.index(words)
    return Evidence(where=where, start=start, end=start + len(words), quote=words)


def finding(verdict: str, evidence: Evidence | None, points: float, because: str, title: str) -> DebriefFinding:
    """Return one check of the empathy dimension."""
    return DebriefFinding(
        dimension="empathy",
        title=title,
        verdict=verdict,  # type: ignore[arg-type] # one of the literals, chosen by the caller
        because=because,
        points=points,
        evidence=evidence,
    )


def debrief(*, total: float | None = 45.0, turns: tuple[DebriefTurn, ...] | None = None) -> DebriefView:
    """Return a debrief with everything in it."""
    first = DebriefTurn(
        number=1,
        customer=OPENING,
        reply=REPLY,
        levels={"empathy": 3, "accuracy": None, "follow_through": 1},
        findings=(
            finding("met", quote(REPLY, "Six days late"), 9.1, "It names the delay that Dana told of.", "Names it"),
            finding(
                "met", quote(REPLY, "late, and six minutes of waiting"), 2.0, "It names the wait as well.", "Listens"
            ),
            finding(
                "missed", quote(OPENING, "It was due six days ago", "customer"), -4.5, "No next step.", "Next step"
            ),
            finding("not_assessed", None, 0.0, "Nothing was said that could be true or false.", "Figures"),
        ),
        time="15:31",
    )
    second = DebriefTurn(
        number=2,
        customer="48213. " + HOSTILE,
        reply="Calm down. I have refunded it already. " + HOSTILE,
        levels={"empathy": 0, "accuracy": 1, "follow_through": 0},
        findings=(
            finding("harmful", Evidence(where="reply", start=0, end=10, quote="Calm down."), -12.0, HOSTILE, "Respect"),
            finding(
                "harmful", Evidence(where="history/0", start=0, end=5, quote="Where"), -3.0, "Asked again.", "Listens"
            ),
        ),
        time="15:33",
    )
    return DebriefView(
        title="The parcel that never came",
        ending="churned",
        ending_text="Dana bought the present elsewhere and told her friends why.",
        good=False,
        total=total,
        uncapped=61.3 if total is not None else None,
        band="developing" if total is not None else "",
        dimensions=(
            DebriefDimension(name="empathy", score=48.2, note="Turn 2 told the customer to calm down."),
            DebriefDimension(name="accuracy", score=70.0, note="The dates were right."),
            DebriefDimension(name="follow_through", score=None, note="Nothing was promised."),
        ),
        caps=(
            CapView(
                code="false_action_claim",
                title="Something was said to be done that the log does not have",
                cap=45,
                because="The log holds no refund.",
                quote="I have refunded it already",
                certain=True,
            ),
            CapView(
                code="insult",
                title="Discrimination, insult or threat",
                cap=20,
                because="It may be meant as an insult.",
                quote="Calm down",
                certain=False,
            ),
        ),
        turns=(first, second) if turns is None else turns,
        call_findings=(finding("missed", None, -2.0, "The order number was asked for twice.", "Repeat"),),
        due=(DueRow(id="d1", who="agent", what="call back", due="Wed 4 March 11:00", status="broken"),),
        curve=(
            MoodPoint(at_ms=0, mood=45, patience=60, trust=40, cause=""),
            MoodPoint(at_ms=60_000, mood=53, patience=62, trust=46, cause="named the delay"),
            MoodPoint(at_ms=60_000, mood=55, patience=62, trust=46, cause="named the wait"),
            MoodPoint(at_ms=185_000, mood=30, patience=40, trust=31, cause="was told to calm down"),
            MoodPoint(at_ms=240_000, mood=30, patience=33, trust=20, cause="heard of a refund that was not made"),
        ),
        self_rating={"empathy": 70, "accuracy": 80, "follow_through": 60},
        gap=26.0,
        next_step="Say first what you will do, then do it: “I am booking …”",
        next_quote="I have refunded it already",
        customer="Dana Whitfield",
        wants="the present in time, or at least certainty",
        call_id="019a1b2c-0000-7000-8000-000000000001",
        saved=True,
    )


def call_view() -> CallView:
    """Return the desk at the end of that call."""
    return CallView(
        title="The parcel that never came",
        firm="Larch & Lane",
        channel="chat",
        mode="practice",
        phase="closed",
        now="Tue 3 March 15:36",
        elapsed="06:00",
        customer="Dana Whitfield",
        portrait="dana",
        face="angry",
        feeling="angry",
        feeling_text="angry: heard of a refund that was not made",
        gauges=None,
        lines=(
            Line(speaker="customer", name="Dana Whitfield", text=OPENING, time="15:30", turn=0),
            Line(speaker="agent", name="you", text=REPLY, time="15:31", turn=1),
            Line(speaker="customer", name="Dana Whitfield", text="48213. " + HOSTILE, time="15:31", turn=1),
            Line(speaker="agent", name="you", text="Calm down.", time="15:33", turn=2),
            Line(speaker="customer", name="Dana Whitfield", text="I'm done. " + HOSTILE, time="15:34", turn=2),
        ),
        typing=False,
        record=(),
        articles=(),
        actions=(),
        log=(
            LogRow(
                time="15:32", title="Look up the order", result="Order 48213, last scan 4 days ago " + HOSTILE, ok=True
            ),
            LogRow(time="15:33", title="Refund", result="Above your authority.", ok=False),
        ),
        due=(),
        understood=(),
        turn=2,
        can_reply=False,
        can_end=False,
        notice="",
    )


def provenance(**changes: object) -> Provenance:
    """Return where that call comes from."""
    fields: dict[str, object] = {
        "call_id": "019a1b2c-0000-7000-8000-000000000001",
        "alias": "me",
        "opened_at": "2026-11-21 09:00 UTC",
        "mode": "practice",
        "language": "en",
        "seed": 7,
        "twist": "plain",
        "scenario_id": "late_parcel",
        "scenario_hash": "ab" * 32,
        "scorers": (("accuracy", 1), ("empathy", 2)),
        "rubric_hash": "cd" * 32,
        "voices": {0: "scripted", 1: "llm, fallback", 2: "scripted"},
    }
    return Provenance(**(fields | changes))  # type: ignore[arg-type] # keyword arguments by name


def summary(view: DebriefView | None = None) -> CallSummary:
    """Return the summary of that call."""
    return summarise(view or debrief(), call_view(), provenance())
