"""What else the debrief tells under its fold: survey, wrap-up, holds, calm, money, both futures of a fork."""

from __future__ import annotations

from simulator.desktop.theme import SMALL
from simulator.desktop.widgets.blocks import Card, Heading, Row, Text
from simulator.desktop.widgets.page import Block
from simulator.locale import tr
from simulator.sayings import told
from simulator.view.after_values import BusinessView, CalmView, HoldRow, SurveyView, TraceRow, WrapUpView
from simulator.view.values import DebriefView
from simulator.words import first_up


def after_blocks(view: DebriefView) -> list[Block]:
    """Return the parts of the aftermath that a call has."""
    blocks: list[Block] = []
    if view.survey is not None and view.survey.because:
        blocks.extend(_survey(view.survey))
    if view.wrap_up is not None:
        blocks.extend(_wrap_up(view.wrap_up))
    if view.holds:
        blocks.extend([Heading(tr("On hold")), *(_hold(row) for row in view.holds)])
    if view.calm is not None and (view.calm.sentence or view.calm.moves_sentence):
        blocks.extend(_calm(view.calm))
    if view.business is not None:
        blocks.extend(_business(view.business))
    return blocks


def _survey(survey: SurveyView) -> list[Block]:
    blocks: list[Block] = [Heading(tr("Where the customer's mark comes from"))]
    blocks.extend(_trace(row) for row in survey.because)
    if survey.effort is not None:
        blocks.append(Row(tr("Effort for the customer"), tr("{effort} of 5", effort=survey.effort)))
    if survey.would_return is not None:
        blocks.append(Row(tr("Would come back"), tr("Yes") if survey.would_return else tr("No")))
    if survey.nps is not None:
        blocks.append(Row(tr("Would recommend, later"), tr("{nps} of 10", nps=survey.nps)))
        blocks.extend(_trace(row) for row in survey.nps_because)
    return blocks


def _trace(row: TraceRow) -> Row:
    what = first_up(told(row.what))
    turn = f" ({tr('turn {number}', number=row.turn)})" if row.turn else ""
    return Row(what + turn, f"{row.points:+.1f}".rstrip("0").rstrip("."))


def _wrap_up(done: WrapUpView) -> list[Block]:
    blocks: list[Block] = [Heading(tr("The work after the contact"))]
    for title, lines, icon, tone in (
        (tr("In your note, and not so"), done.wrong, "circle-alert", "bad"),
        (tr("Not in your note"), done.missing, "circle-alert", "warn"),
        (tr("Tasks that were forgotten"), done.forgotten, "circle-alert", "warn"),
        (tr("Your tasks"), done.tasks, "circle-check", "good"),
    ):
        if lines:
            blocks.append(Card("", title, lines, icon=icon, icon_tone=tone))
    if done.cause:
        blocks.append(Row(tr("Your cause"), done.cause))
    if done.right_cause and done.right_cause != done.cause:
        blocks.append(Row(tr("The cause"), done.right_cause))
    return blocks


def _hold(row: HoldRow) -> Card:
    title = tr("Held for {took} s, announced {said} s", took=row.took_s, said=row.said_s)
    told = tr("Asked first.") if row.asked else tr("Not asked first.")
    kept = tr("Back in time.") if row.kept else tr("Back too late.")
    well = row.asked and row.kept
    icon, tone = ("circle-check", "good") if well else ("circle-alert", "warn")
    return Card("", title, (f"{told} {kept}",), icon=icon, icon_tone=tone)


def _calm(calm: CalmView) -> list[Block]:
    said = " ".join(told(sentence) for sentence in (calm.sentence, calm.moves_sentence) if sentence)
    quotes = tuple(f"“{quote}”" for quote in calm.quotes)
    return [Heading(tr("Calm under fire")), Card("", said, quotes, icon="heart-handshake")]


def _business(money: BusinessView) -> list[Block]:
    loyalty = tr("{before} before, {after} after", before=money.loyalty_before, after=money.loyalty_after)
    rows: list[Block] = [
        Heading(tr("What it came to for the company")),
        Row(tr("Worth of this customer"), f"{money.lifetime_value:.0f}"),
        Row(tr("Worth kept"), f"{money.kept:.0f}"),
        Row(tr("Worth lost"), f"{money.lost:.0f}"),
        Row(tr("Spent to put it right"), f"{money.cost:.0f}"),
        Row(tr("Loyalty"), loyalty),
    ]
    rows.extend(_trace(row) for row in money.loyalty_because)
    if money.overgiven:
        rows.append(Text(tr("More was given than the case called for."), SMALL, "muted"))
    return rows
