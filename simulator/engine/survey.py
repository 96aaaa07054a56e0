"""The simulated customer's survey: what they mark and write, each point traced to what happened in the call.

Satisfaction begins at the middle of the scale; what moved mood, patience and trust moves it, and so does whether the
matter is solved. The rows of the trace add up exactly to the mark. After a broken promise there is no high mark,
however charming the rest was. Numbers are design choices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.engine.abuse import ended_by_the_book
from simulator.engine.clock import duration_ms
from simulator.engine.conditions import is_solved
from simulator.engine.events import SurveyMarks
from simulator.engine.let_down import broken_duties, broken_words
from simulator.engine.loyalty import is_lost, is_won
from simulator.engine.state import CallState
from simulator.scenario.later import Asked
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Reaction
from simulator.scenario.resolve import draw

USUAL: tuple[Asked, ...] = ("csat", "effort", "would_return")
"""What a customer is asked where the case says nothing; once something has fallen due also `nps`."""
FELL_DUE = frozenset({"kept", "late", "renegotiated", "broken"})
MIDDLE = 30
"""Satisfaction before anything happened, in tenths of a mark."""
SOLVED, OPEN = 10, -10
"""Tenths of a mark for the matter solved, and for it left open; a promise kept or broken has moved the gauges."""
PLEASED, MIXED = 4, 3
HIGHEST, AFTER_BROKEN_WORD, AFTER_BROKEN_DUTY = 5, 3, 4
"""The highest marks for satisfaction: usually, where a promise was broken, where something owed was not done."""
RETURNS = 40
"""From this loyalty on a customer comes back."""
LONG_WAIT_MS = 180_000
TRANSFERS = ("transfer_warm", "transfer_cold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What a part of a mark goes back to."""

    what: str
    points: float
    """In marks of the scale, one decimal."""
    turn: int = 0
    """The first turn in which it happened; 0 before the first, or the whole call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswer:
    """What the customer answered; None where it was not asked, or cannot be asked yet."""

    csat: int | None = None
    """1 (very dissatisfied) to 5 (very satisfied)."""
    effort: int | None = None
    """1 (very little effort) to 5 (very much)."""
    would_return: bool | None = None
    nps: int | None = None
    """0 to 10: how likely they recommend the company; asked once nothing is owed any more."""
    comment: str = ""
    """A sentence of their own."""
    because: tuple[Cause, ...] = ()
    """Where the satisfaction comes from; the points add up to it."""
    effort_because: tuple[Cause, ...] = ()
    """Where the effort comes from; the points add up to it."""
    nps_because: tuple[Cause, ...] = ()
    """Where the recommending comes from; the points add up to it."""


def marks_of(answer: SurveyAnswer | None) -> SurveyMarks | None:
    """Return the marks of an answer without their causes, as a record keeps them."""
    if answer is None:
        return None
    return SurveyMarks(csat=answer.csat, effort=answer.effort, would_return=answer.would_return, nps=answer.nps)


def survey_of(scenario: Scenario, state: CallState) -> SurveyAnswer | None:
    """Return what the customer answers after a closed call, or None when nobody is asked.

    Nobody is asked before the call is closed, after a call without a reply, and after a contact that was ended for
    abuse.

    Args:
        scenario: the case as played.
        state: the call.
    """
    if state.phase != "closed" or state.turn == 0 or ended_by_the_book(state):
        return None
    asks = scenario.survey.asks or _usual(state)
    marks = _satisfaction_marks(scenario, state)
    trouble = _to_scale(tuple(_effort(scenario, state)), "effort")
    csat, effort = _sum(marks), _sum(trouble)
    likely = _recommending(scenario, state, csat) if "nps" in asks else ()
    return SurveyAnswer(
        csat=csat if "csat" in asks else None,
        effort=effort if "effort" in asks else None,
        would_return=would_return(scenario, state, csat) if "would_return" in asks else None,
        nps=_sum(likely) if likely else None,
        comment=_comment(scenario, state, csat),
        because=marks,
        effort_because=trouble if "effort" in asks else (),
        nps_because=likely,
    )


def _usual(state: CallState) -> tuple[Asked, ...]:
    """Return what is asked where the case says nothing: recommending is asked after a promise has fallen due."""
    fell_due = any(item.status in FELL_DUE and not item.in_contact for item in state.due)
    return (*USUAL, "nps") if fell_due else USUAL


def _satisfaction_marks(scenario: Scenario, state: CallState) -> tuple[Cause, ...]:
    """Return where the satisfaction comes from, with a row for what a broken promise takes off the top."""
    rows = tuple(_satisfaction(scenario, state))
    words, duties = broken_words(state), broken_duties(state)
    most = AFTER_BROKEN_WORD if words else AFTER_BROKEN_DUTY if duties else HIGHEST
    over = _tenths(rows) - most * 10
    if most < HIGHEST and over > 0:
        what = "does not make up for a broken promise" if words else "does not make up for what was owed"
        rows = (*rows, Cause(what=what, points=-over / 10, turn=(words or duties)[0].turn))
    return _to_scale(rows, "satisfaction")


def would_return(scenario: Scenario, state: CallState, csat: int) -> bool:
    """Tell whether the customer would come back."""
    return state.loyalty >= RETURNS and csat >= MIXED and not is_lost(scenario, state)


def _satisfaction(scenario: Scenario, state: CallState) -> Iterator[Cause]:
    yield Cause(what="came without a prejudice", points=MIDDLE / 10)
    yield from _felt(state)
    solved = is_solved(scenario, state)
    what, tenths = ("the matter is solved", SOLVED) if solved else ("the matter is open", OPEN)
    yield Cause(what=what, points=tenths / 10)


def _felt(state: CallState) -> Iterator[Cause]:
    """Yield a row for each cause that moved the gauges: mood and trust in full, patience half."""
    rows: dict[str, int] = {}
    turns: dict[str, int] = {}
    for change in state.changes:
        rows[change.what] = rows.get(change.what, 0) + 2 * change.mood + 2 * change.trust + change.patience
        turns.setdefault(change.what, change.turn)
    for what, weight in rows.items():
        tenths = _half_away(weight, 12)
        if tenths:
            yield Cause(what=what, points=tenths / 10, turn=turns[what])


def _half_away(value: int, by: int) -> int:
    """Return a quotient rounded to whole numbers, halves away from zero."""
    return (abs(value) * 2 + by) // (2 * by) * (1 if value >= 0 else -1)


def _effort(scenario: Scenario, state: CallState) -> Iterator[Cause]:
    yield Cause(what="got in touch", points=1.0)
    if duration_ms(scenario.queue.waited) > LONG_WAIT_MS:
        yield Cause(what="waited to be served", points=1.0)
    for turn in state.repeats:
        yield Cause(what="had to say something again", points=1.0, turn=turn)
    yield from _errands(state)
    if not is_solved(scenario, state):
        yield Cause(what="has to come again", points=1.0)


def _errands(state: CallState) -> Iterator[Cause]:
    """Yield what the customer was put to: being passed on, left on hold, and coming back for what was promised."""
    for done in state.done:
        if done.ok and done.name in TRANSFERS:
            points = 2.0 if done.name == "transfer_cold" else 1.0
            yield Cause(what="was passed on", points=points, turn=done.turn)
    for hold in state.holds:
        if hold.status == "late":
            yield Cause(what="was left on hold", points=1.0, turn=hold.turn)
    for item in state.due:
        if item.chased and not item.with_item:
            yield Cause(what="had to come back for what was promised", points=1.0, turn=item.turn)


def _to_scale(rows: tuple[Cause, ...], what: str, *, least: int = 1, most: int = HIGHEST) -> tuple[Cause, ...]:
    """Return the rows with one more where rounding or the ends of the scale take something: then they add up."""
    tenths = _tenths(rows)
    mark = min(most, max(least, (tenths + 5) // 10))
    rest = mark * 10 - tenths
    if not rest:
        return rows
    name = f"the scale of {what} ends here" if abs(rest) > 5 else "rounded to a whole mark"
    return (*rows, Cause(what=name, points=rest / 10))


def _tenths(rows: tuple[Cause, ...]) -> int:
    return sum(round(row.points * 10) for row in rows)


def _sum(rows: tuple[Cause, ...]) -> int:
    return _tenths(rows) // 10


def _recommending(scenario: Scenario, state: CallState, csat: int) -> tuple[Cause, ...]:
    """Return how likely the customer recommends the company, by causes; nothing while something is owed."""
    if any(item.status == "open" for item in state.due):
        return ()
    rows = [Cause(what="was asked about this call", points=2.0 * csat - 1)]
    if liking := (state.loyalty - 50) // 10:
        what = "is attached to the company" if liking > 0 else "is drifting away"
        rows.append(Cause(what=what, points=float(liking)))
    if is_won(scenario, state):
        rows.append(Cause(what="was put right in a way worth telling", points=1.0))
    kept = next((item for item in state.due if item.status == "kept" and not item.in_contact), None)
    words = broken_words(state)
    if words:
        points = -2.0 * len(words)
        rows.append(Cause(what="was let down on a promise", points=points, turn=words[0].turn))
    elif kept is not None:
        rows.append(Cause(what="saw a promise kept", points=1.0, turn=kept.turn))
    return _to_scale(tuple(rows), "recommending", least=0, most=10)


def _comment(scenario: Scenario, state: CallState, csat: int) -> str:
    """Return a sentence of the customer's own: the author's for this ending, else one of this temperament."""
    seed = state.opened.seed
    own = scenario.survey.comments.get(state.ending, ())
    if own:
        return own[draw(seed, f"survey/{state.ending}", len(own))]
    moment = "survey_pleased" if csat >= PLEASED else "survey_mixed" if csat == MIXED else "survey_let_down"
    reaction = scenario.temperament.reactions.get(moment, Reaction(says=()))
    words = (reaction.heated if state.mood < 50 else ()) or reaction.says
    return words[draw(seed, moment, len(words))] if words else ""
