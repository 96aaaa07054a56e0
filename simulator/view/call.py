"""The desk at one moment, as a plain value."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.reading.items import Reading
from simulator.engine.desk import LOOK_UP, actions_of, articles_of
from simulator.engine.gauges import feeling_of
from simulator.engine.scenes import channel_at
from simulator.engine.signals import SURE
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.scenario.packs import CaseAction, CaseArticle
from simulator.view.between import due_rows, show_between
from simulator.view.values import (
    ActionButton,
    ActionField,
    ArticleView,
    CallView,
    Line,
    LogRow,
    Understood,
)
from simulator.view.wording import CHANNELS, clock_time, day_and_time, elapsed, in_words, titled

OPEN_GAUGES = 1
"""Up to this difficulty the gauges are shown as numbers; above it, a talk is no exam."""


def show_call(scenario: Scenario, state: CallState) -> CallView:
    """Return the desk as it stands.

    Args:
        scenario: the case as played.
        state: the call.
    """
    feeling = feeling_of(state.mood)
    return CallView(
        title=scenario.title,
        channel=CHANNELS[channel_at(scenario, state.scene)],
        mode=state.opened.mode,
        phase=state.phase,
        now=day_and_time(scenario, state.at_ms),
        elapsed=elapsed(state.at_ms),
        customer=scenario.customer.name,
        portrait=scenario.customer.portrait,
        feeling=feeling,
        feeling_text=titled(feeling),
        gauges=_gauges(scenario, state),
        lines=_lines(scenario, state),
        typing=bool(state.awaiting),
        record=_record(scenario, state),
        articles=tuple(ArticleView(id=a.id, title=a.title, text=_page(a)) for a in articles_of(scenario)),
        actions=tuple(_button(action) for action in actions_of(scenario)),
        log=_log(scenario, state),
        due=due_rows(scenario, state),
        understood=() if state.opened.mode == "assessment" else _understood(state),
        turn=state.turn,
        can_reply=state.phase == "contact" and not state.ended_by,
        can_end=state.phase == "contact",
        notice=_notice(scenario, state),
        scene=titled(state.scene),
        between=show_between(scenario, state) if state.phase == "between" else None,
    )


def understood(reading: Reading, text: str) -> tuple[Understood, ...]:
    """Return what a reading says, in words, each item with the words that it rests on."""
    return tuple(
        Understood(kind=kind, what=what, quote=text[start:end], sure=confidence >= SURE)
        for kind, what, start, end, confidence in _items(reading)
    )


def _items(reading: Reading) -> Iterator[tuple[str, str, int, int, float]]:
    for heard in reading.acknowledged:
        what = in_words(heard.what) if heard.specific else "nothing in particular"
        yield "acknowledged", what, heard.start, heard.end, heard.confidence
    for question in reading.asked:
        what = "something that they cannot place" if question.what == "unclear" else in_words(question.what)
        yield "asked", what, question.start, question.end, question.confidence
    for claim in reading.claims:
        yield "said", in_words(", ".join(claim.topics) or claim.act), claim.start, claim.end, claim.confidence
    for pledge in reading.promised:
        due = f", {pledge.due.text}" if pledge.due is not None else ", no time given"
        yield "promised", in_words(pledge.act or "something") + due, pledge.start, pledge.end, pledge.confidence
    for offer in reading.offered:
        yield "offered", in_words(offer.act or "something"), offer.start, offer.end, offer.confidence
    for refusal in reading.refused:
        yield "refused", in_words(refusal.act or "something"), refusal.start, refusal.end, refusal.confidence
    for blame in reading.blamed:
        yield "blamed", f"the {blame.whom}", blame.start, blame.end, blame.confidence


def _gauges(scenario: Scenario, state: CallState) -> dict[str, int] | None:
    if scenario.difficulty > OPEN_GAUGES:
        return None
    return {"mood": state.mood, "patience": state.patience, "trust": state.trust}


def _lines(scenario: Scenario, state: CallState) -> tuple[Line, ...]:
    return tuple(
        Line(
            speaker=message.speaker,
            name=scenario.customer.name if message.speaker == "customer" else "You",
            text=message.text,
            time=clock_time(scenario, message.at_ms),
            turn=message.turn,
            scene=titled(message.scene),
        )
        for message in state.transcript
    )


def _record(scenario: Scenario, state: CallState) -> tuple[tuple[str, str], ...]:
    """Return the customer's record, empty until it was looked up where the desk has such an action."""
    needs_look_up = any(action.id == LOOK_UP for action in actions_of(scenario))
    if needs_look_up and not any(done.ok and done.name == LOOK_UP for done in state.done):
        return ()
    return tuple((titled(name), value) for name, value in scenario.record.items())


def _page(article: CaseArticle) -> str:
    """Return a page's text under its version and the day from which it holds: who reads them spots an old page."""
    marks = (
        article.version and f"Version {article.version}",
        article.valid_from and f"In force from {article.valid_from}",
    )
    head = " · ".join(mark for mark in marks if mark)
    return f"{head}\n\n{article.text}" if head else article.text


def _button(action: CaseAction) -> ActionButton:
    fields = tuple(
        ActionField(name=name, title=titled(name), kind=a.kind, choices=a.choices, optional=a.optional)
        for name, a in action.args.items()
    )
    return ActionButton(name=action.id, title=action.title or titled(action.id), fields=fields)


def _log(scenario: Scenario, state: CallState) -> tuple[LogRow, ...]:
    titles = {action.id: action.title or titled(action.id) for action in actions_of(scenario)}
    return tuple(
        LogRow(time=clock_time(scenario, done.at_ms), title=titles[done.name], result=done.result, ok=done.ok)
        for done in state.done
    )


def _understood(state: CallState) -> tuple[Understood, ...]:
    for message in reversed(state.transcript):
        if message.speaker == "agent" and message.reading is not None:
            return understood(message.reading, message.text)
    return ()


def _notice(scenario: Scenario, state: CallState) -> str:
    if state.phase == "between" and state.ended_by == "customer":
        return f"{scenario.customer.name} has left the conversation."
    if state.phase == "between":
        return "The contact is over."
    if state.phase == "contact" and state.scene:
        return f"{scenario.customer.name} is back."
    return ""
