"""The desk at one moment, as a plain value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scoring.reading.items import Reading
from simulator.engine.abuse import is_due, may_end
from simulator.engine.bulletins import bulletins_at, replaced_at
from simulator.engine.channels import channel_at
from simulator.engine.clock import due_at
from simulator.engine.concerns import is_waiting
from simulator.engine.conditions import is_solved
from simulator.engine.desk import actions_of, articles_of, causes_of
from simulator.engine.gauges import feeling_of
from simulator.engine.hold import hold_on
from simulator.engine.public import is_public
from simulator.engine.rescue import can_be_saved
from simulator.engine.signals import SURE
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.scenario.packs import CaseAction, CaseArticle
from simulator.view.between import due_rows, show_between
from simulator.view.faces import face_now
from simulator.view.record import show_record
from simulator.view.timers import patience_ms, show_clocks, waits_since
from simulator.view.values import (
    ActionButton,
    ActionField,
    ArticleView,
    BulletinView,
    CallView,
    Line,
    LogRow,
    Understood,
)
from simulator.view.wording import (
    CHANNELS,
    MODES,
    PAGE_MARKS,
    clock_time,
    day_and_time,
    day_of,
    elapsed,
    in_words,
    titled,
)

FIRST_ACTIONS = ("look_up", "verify_identity")
"""What the desk's list of actions begins with."""
OPEN_GAUGES = 1
"""Up to this difficulty the gauges are shown as numbers; above it, a talk is no exam."""


def show_call(scenario: Scenario, state: CallState, *, lines_from: int = 0) -> CallView:
    """Return the desk as it stands.

    Args:
        scenario: the case as played.
        state: the call.
        lines_from: how many lines of the transcript the player has already; they are left out.
    """
    talk = _show_talk(scenario, state, lines_from)
    return _with_leave(_with_times(_with_surroundings(talk, scenario, state), scenario, state), state)


def _show_talk(scenario: Scenario, state: CallState, lines_from: int) -> CallView:
    """Return who is on, what was said and what the desk has for it."""
    feeling, record = feeling_of(state.mood), show_record(scenario, state)
    return CallView(
        title=scenario.title,
        firm=scenario.company.firm,
        subject=scenario.manners.subject or scenario.title,
        channel=CHANNELS[channel_at(scenario, state.scene)],
        mode=state.opened.mode,
        mode_text=MODES[state.opened.mode],
        phase=state.phase,
        scene=titled(state.scene),
        now=day_and_time(scenario, state.at_ms),
        elapsed=elapsed(state.at_ms),
        customer=scenario.customer.name,
        portrait=scenario.customer.portrait,
        face=face_now(scenario, state),
        feeling=feeling,
        feeling_text=titled(feeling),
        gauges=_gauges(scenario, state),
        lines=_lines(scenario, state, lines_from),
        typing=bool(state.awaiting),
        record=record.rows,
        changed=record.changed,
        found=record.found,
        articles=_articles(scenario, state),
        actions=tuple(_button(action) for action in _in_order(scenario)),
        log=_log(scenario, state),
        due=due_rows(scenario, state),
        understood=() if state.opened.mode == "assessment" else _understood(state),
        turn=state.turn,
        can_reply=state.phase == "contact" and not state.ended_by,
        can_end=state.phase == "contact",
        notice=_notice(scenario, state),
    )


def _with_surroundings(view: CallView, scenario: Scenario, state: CallState) -> CallView:
    """Return the desk with what happens around the talk: who reads along, news, what is due, how it stands."""
    return replace(
        view,
        public=is_public(scenario, state),
        bulletins=_bulletins(scenario, state),
        causes=tuple(causes_of(scenario).items()),
        between=show_between(scenario, state) if state.phase == "between" else None,
        can_save=can_be_saved(scenario, state),
        settled=_is_settled(scenario, state),
    )


def _with_times(view: CallView, scenario: Scenario, state: CallState) -> CallView:
    """Return the desk with its time limits and waits."""
    return replace(
        view,
        timers=state.opened.timers,
        clocks=show_clocks(scenario, state),
        on_hold=hold_on(state) is not None,
        resting=state.resting,
        waits_since_ms=waits_since(scenario, state),
        patience_ms=patience_ms(scenario, state),
    )


def _with_leave(view: CallView, state: CallState) -> CallView:
    """Return the desk with what the trainee may do besides talking and acting."""
    practice = state.opened.mode == "practice"
    return replace(
        view,
        may_warn=is_due(state) and not state.ended_by,
        warnings=state.warnings,
        may_end_by_the_book=may_end(state),
        can_hint=practice and state.phase in ("contact", "between"),
        can_rewind=practice and state.turn > 0 and state.phase != "closed",
        hints=len(state.hints),
    )


def understood(reading: Reading, text: str) -> tuple[Understood, ...]:
    """Return what a reading says, in words, each item with the words that it rests on."""
    return tuple(
        Understood(kind=kind, what=what, quote=text[start:end], sure=confidence >= SURE)
        for kind, what, start, end, confidence in _items(reading)
    )


def _items(reading: Reading) -> Iterator[tuple[str, str, int, int, float]]:
    for heard in reading.acknowledged:
        what = in_words(heard.what) if heard.specific else "the matter, without naming it"
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


def _lines(scenario: Scenario, state: CallState, since: int) -> tuple[Line, ...]:
    return tuple(
        Line(
            speaker=message.speaker,
            name=scenario.customer.name if message.speaker == "customer" else "You",
            text=message.text,
            time=clock_time(scenario, message.at_ms),
            turn=message.turn,
            scene=titled(message.scene),
            day=day_of(scenario, message.at_ms),
            at_ms=message.at_ms,
        )
        for message in state.transcript[since:]
    )


def _articles(scenario: Scenario, state: CallState) -> tuple[ArticleView, ...]:
    gone = replaced_at(scenario, state.at_ms)
    return tuple(
        ArticleView(id=a.id, title=a.title, text=_page(a, scenario.language, gone=a.id in gone))
        for a in articles_of(scenario, state.at_ms)
    )


def _page(article: CaseArticle, language: str, *, gone: bool) -> str:
    """Return a page's text under its version and the day from which it holds: who reads them spots an old page."""
    words = PAGE_MARKS.get(language, PAGE_MARKS["en"])
    marks = (
        words.version.format(article.version) if article.version else "",
        words.valid_from.format(article.valid_from) if article.valid_from else "",
    )
    head = " · ".join(mark for mark in marks if mark)
    return "\n\n".join(part for part in (words.gone if gone else "", head, article.text) if part)


def _in_order(scenario: Scenario) -> list[CaseAction]:
    """Return the actions as hands find them: what every contact begins with, what this case is about, the usual."""
    own = {action.id for action in scenario.actions}
    first = {name: place for place, name in enumerate(FIRST_ACTIONS)}
    return sorted(
        actions_of(scenario),
        key=lambda action: first.get(action.id, len(first) + (action.id not in own)),
    )


def _is_settled(scenario: Scenario, state: CallState) -> bool:
    """Tell whether the matter is solved, and the customer has answered the last reply and waits for nothing more."""
    if not state.turn or state.transcript[-1].speaker != "customer" or not is_solved(scenario, state):
        return False
    return not is_waiting(scenario, state)


def _button(action: CaseAction) -> ActionButton:
    fields = tuple(
        ActionField(name=name, title=titled(name), kind=a.kind, choices=a.choices, optional=a.optional)
        for name, a in action.args.items()
    )
    return ActionButton(name=action.id, title=action.title or titled(action.id), fields=fields)


def _log(scenario: Scenario, state: CallState) -> tuple[LogRow, ...]:
    titles = {action.id: action.title or titled(action.id) for action in actions_of(scenario)}
    return tuple(
        LogRow(
            time=clock_time(scenario, done.at_ms),
            title=titles[done.name],
            result=done.result,
            ok=done.ok,
            day=day_of(scenario, done.at_ms),
            at_ms=done.at_ms,
        )
        for done in state.done
    )


def _understood(state: CallState) -> tuple[Understood, ...]:
    for message in reversed(state.transcript):
        if message.speaker == "agent" and message.reading is not None:
            return understood(message.reading, message.text)
    return ()


def _bulletins(scenario: Scenario, state: CallState) -> tuple[BulletinView, ...]:
    earlier = {bulletin.id for bulletin in bulletins_at(scenario, 0)}
    return tuple(
        BulletinView(
            id=bulletin.id,
            time=f"{due_at(scenario, bulletin.at):%H:%M}",
            text=bulletin.says,
            fresh=bulletin.id not in earlier,
        )
        for bulletin in bulletins_at(scenario, state.at_ms)
    )


def _notice(scenario: Scenario, state: CallState) -> str:
    if state.resting:
        return "You are having a rest. The clock stands still."
    if state.phase == "between" and state.ended_by == "customer":
        return f"{scenario.customer.name} has left the conversation."
    if state.phase == "between":
        return "The contact is over."
    if state.phase == "contact" and state.scene:
        return f"{scenario.customer.name} is back."
    return ""
