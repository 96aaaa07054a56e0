"""Survey, delivery gap, money, calm and wrap-up in words, for the score card at the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simulator.terminal.paper import Paper, pad
from simulator.view.after_values import BusinessView, CalmView, GapView, SurveyView, TraceRow, WrapUpView
from simulator.view.values import DebriefView

MOST_ROWS = 6


def aftermath_lines(view: DebriefView, paper: Paper) -> Iterable[str]:
    """Yield what stands after the scores: what the customer made of the call, and what it means in money."""
    if view.ended_by_the_book:
        yield paper.wrap("You ended an abusive contact by the book: nothing of that counts against you.")
        yield ""
    if view.survey is not None:
        yield from _survey(view.survey, view.customer, paper)
    if view.gaps is not None and view.gaps.sentence:
        yield from _gap(view.gaps, paper)
    if view.business is not None and (view.business.lifetime_value or view.business.loyalty_because):
        yield from _business(view.business, paper)
    if view.calm is not None and (view.calm.sentence or view.calm.moves_sentence):
        yield from _calm(view.calm, paper)
    if view.wrap_up is not None:
        yield from _wrap_up(view.wrap_up, paper)
    yield from _conditions(view, paper)


def _calm(calm: CalmView, paper: Paper) -> Iterable[str]:
    said = " ".join(sentence for sentence in (calm.sentence, calm.moves_sentence) if sentence)
    quotes = " ".join(f'"{quote}"' for quote in calm.quotes)
    yield paper.ink("Calm under fire", "bold")
    yield paper.wrap(f"{said} {quotes}".rstrip(), first="  ")
    yield ""


def _survey(survey: SurveyView, customer: str, paper: Paper) -> Iterable[str]:
    yield paper.ink(f"What {customer} answered when asked", "bold")
    if survey.comment:
        yield paper.wrap(f'"{survey.comment}"', first="  ")
    if survey.csat is not None:
        yield f"  {pad('Satisfaction', 15)} {survey.csat} of 5"
        yield from _rows(survey.because, paper)
    if survey.effort is not None:
        yield f"  {pad('Effort', 15)} {survey.effort} of 5 (5 is much)"
    if survey.would_return is not None:
        yield f"  {pad('Comes back', 15)} {'yes' if survey.would_return else 'no'}"
    if survey.nps is not None:
        yield f"  {pad('Recommends', 15)} {survey.nps} of 10"
        yield from _rows(survey.nps_because, paper)
    yield ""


def _rows(rows: Sequence[TraceRow], paper: Paper) -> Iterable[str]:
    """Yield the weightiest rows; the others in one line, so that they add up."""
    shown = sorted(rows, key=lambda row: -abs(row.points))[:MOST_ROWS]
    for row in rows:
        if row in shown:
            yield paper.ink(f"    {row.points:+.1f}  {row.what}", "quiet")
    rest = [row for row in rows if row not in shown]
    if rest:
        yield paper.ink(f"    {sum(row.points for row in rest):+.1f}  {len(rest)} smaller ones", "quiet")


def _gap(gap: GapView, paper: Paper) -> Iterable[str]:
    yield paper.ink("Three views of this call", "bold")
    for name, value in (("Yours", gap.own), ("The customer's", gap.customer), ("The rubric's", gap.rubric)):
        if value is not None:
            yield f"  {pad(name, 15)} {value:.0f}"
    yield paper.wrap(gap.sentence, first="  ")
    yield ""


def _business(business: BusinessView, paper: Paper) -> Iterable[str]:
    yield paper.ink("What it means for the company", "bold")
    yield f"  {pad('Loyalty', 15)} {business.loyalty_before} → {business.loyalty_after}"
    yield from _rows(business.loyalty_because, paper)
    if business.lifetime_value:
        may = f"({business.churn} % may leave)"
        yield f"  {pad('Value kept', 15)} {business.kept:.0f} of {business.lifetime_value:.0f} {may}"
    if business.cost:
        yield f"  {pad('Spent', 15)} {business.cost:.2f}, of that goodwill {business.goodwill:.2f}"
    if business.overgiven:
        yield paper.ink("  More was given than the call put at risk.", "warn")
    if business.tells:
        told = f"tells {business.tells} others about it" if business.tells > 0 else f"warns {-business.tells} others"
        yield f"  {pad('Word of mouth', 15)} {told}"
    yield ""


def _wrap_up(done: WrapUpView, paper: Paper) -> Iterable[str]:
    yield paper.ink("Your wrap-up", "bold")
    for note in done.notes:
        yield paper.wrap(f'Note: "{note}"', first="  ")
    yield from (paper.ink(paper.wrap(f"Wrong in the note: {fault}", first="  - "), "warn") for fault in done.wrong)
    yield from (paper.ink(paper.wrap(f"Missing in the note: {fact}", first="  - "), "warn") for fact in done.missing)
    if done.cause or done.right_cause:
        right = f" (it was: {done.right_cause})" if done.right_cause and done.right_cause != done.cause else ""
        yield f"  Cause: {done.cause or 'not tagged'}{right}"
    yield from (paper.wrap(f"Task: {task}", first="  ") for task in done.tasks)
    yield from (paper.ink(paper.wrap(f"Not written down: {task}", first="  - "), "warn") for task in done.forgotten)
    yield ""


def _conditions(view: DebriefView, paper: Paper) -> Iterable[str]:
    told = []
    if view.hints:
        told.append(f"{view.hints} {'hint was' if view.hints == 1 else 'hints were'} taken")
    if view.timers != "on":
        told.append("time limits were relaxed" if view.timers == "relaxed" else "time limits were switched off")
    if told:
        yield paper.ink(paper.wrap(f"On record: {', '.join(told)}."), "quiet")
        yield ""
    if view.unchecked:
        yield paper.ink(paper.wrap(view.unchecked), "quiet")
        yield ""
