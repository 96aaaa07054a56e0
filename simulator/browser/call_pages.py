"""The pages of a call while it lasts: briefing, desk, what lies beside it, and the questions before a step."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from simulator.browser.app import Visit
from simulator.browser.files import portrait_names
from simulator.browser.guide import next_step
from simulator.browser.manner import manner_of, shown_lines
from simulator.browser.shift_pages import rail_of
from simulator.browser.sitting import Sitting, Told
from simulator.browser.web import Response
from simulator.dates import moment_words
from simulator.engine.channels import channel_at
from simulator.engine.clock import now_at
from simulator.engine.desk import LOOK_UP, TAG_CAUSE
from simulator.errors import UserError
from simulator.locale import tr
from simulator.view.call import show_call
from simulator.view.portrait import whose_picture
from simulator.view.values import ActionButton, CallView
from simulator.words import hold_words

if TYPE_CHECKING:
    from simulator.engine.events import Mode

PATIENCE_S = 3.0
"""So long a page waits for a customer who is about to speak, before it is shown without."""
RESCUE = ("annoyed", "angry")
LONG_TEXTS = ("text", "note", "message", "body")
"""Arguments that hold more than a line."""
OWN_PAGES = ("kb_search",)
"""Actions that have a page of their own on the desk."""
OPEN = ("open", "vague")


def briefing(visit: Visit) -> Response:
    """Show what stands before a call, with the pages that can be read beforehand."""
    scenario_id = visit.request.query.get("scenario", "")
    mode = mode_for(visit, visit.request.query.get("mode", ""))
    guided = is_guided(visit.request.query, mode)
    briefed = visit.desk.briefing(scenario_id, timers=visit.preferences.timers, mode=mode)
    return visit.page("briefing.html", scenario_id=scenario_id, briefed=briefed, view=briefed.view, guided=guided)


def mode_for(visit: Visit, asked: str) -> Mode:
    """Return how a call is played: what was set as an assessment is one, whatever the program was begun as."""
    return "assessment" if asked == "assessment" else visit.desk.mode


def is_guided(asked: Mapping[str, str], mode: Mode) -> bool:
    """Tell whether a beginner is led through a call: nobody is in one that counts."""
    return asked.get("guided") == "yes" and mode == "practice"


def call(visit: Visit, call_id: str) -> Response:
    """Show where a call is: the desk, a rest, the desk between two contacts, the own rating; closed, its debrief."""
    sitting = visit.app.sitting(call_id)
    if sitting.runner.state.phase != "closed":
        sitting.look()
        sitting.wait(PATIENCE_S)
    return show_sitting(visit, sitting)


def show_sitting(visit: Visit, sitting: Sitting) -> Response:
    """Return the page that a call is at."""
    state = sitting.runner.state
    if state.phase == "closed":
        return visit.to(f"/calls/{sitting.runner.header.call_id}/debrief")
    _hear_voice(visit, sitting)
    values = _common(visit, sitting)
    if state.resting:
        return visit.page("paused.html", values)
    templates = {"rating": "rating.html", "between": "between.html"}
    template = templates.get(state.phase, "desk.html")
    page = visit.page(template, values, told=sitting.take_told())
    sitting.seen = len(state.transcript)
    return page


def _common(visit: Visit, sitting: Sitting) -> Mapping[str, object]:
    """Return what every page of a call shows of it."""
    runner = sitting.runner
    view = show_call(runner.scenario, runner.state)
    channel = channel_at(runner.scenario, runner.state.scene)
    report = visit.desk.voice_report
    lines = shown_lines(channel, view.lines, view.subject, seen=sitting.seen)
    return {
        "sitting": sitting,
        "view": view,
        "channel": channel,
        "manner": manner_of(channel, view.customer),
        "lines": lines,
        "fresh": any(line.new for line in lines) and sitting.seen > 0,
        "here": f"/calls/{runner.header.call_id}",
        "now": moment_words(now_at(runner.scenario, runner.now())),
        "talk_language": runner.header.language,
        "rail": rail_of(visit, sitting),
        "guide": next_step(view, replies=sitting.said) if sitting.guided else "",
        "portrait": portrait_of(visit, sitting),
        "hope": view.face in RESCUE and view.can_reply,
        "badge": "" if report is None else report.badge,
        "hold": hold_left(sitting, view),
        "actions": tuple(action for action in view.actions if action.name not in OWN_PAGES),
        "book": _book(view),
        "wrap_up": wrap_up_actions(sitting, view),
        "next_step": _next_step(view),
    }


def portrait_of(visit: Visit, sitting: Sitting) -> str:
    """Return whose picture the customer has, or "" where there is none."""
    names = portrait_names(visit.desk.assets())
    customer = sitting.runner.scenario.customer
    return whose_picture(names, customer.portrait, customer.name) if names else ""


def hold_left(sitting: Sitting, view: CallView) -> str:
    """Return what is left of a hold, in words, or ""."""
    clock = next((clock for clock in view.clocks if clock.name == "hold"), None)
    passed_ms = sitting.runner.now() - sitting.runner.state.at_ms
    return "" if clock is None else hold_words(clock.left_ms - passed_ms)


def wrap_up_actions(sitting: Sitting, view: CallView) -> tuple[ActionButton, ...]:
    """Return the work after the contact that this case asks for: note, cause, tasks."""
    asked = sitting.runner.scenario.wrap_up
    wanted = {"note": bool(asked.note), TAG_CAUSE: bool(asked.cause), "task": bool(asked.tasks)}
    return tuple(action for action in view.actions if wanted.get(action.name))


def _book(view: CallView) -> str:
    """Return what the book says to a customer who goes too far, or ""."""
    if view.may_end_by_the_book:
        return tr("Two warnings were given. You may end the contact now, and it costs nothing.")
    if view.may_warn:
        return tr("This went too far. You may warn them; after two warnings you may end the contact.")
    return ""


def _next_step(view: CallView) -> str:
    """Return where the desk between two contacts leads."""
    if view.between is None:
        return ""
    return tr("Go on to {when}", when=view.between.next_when) if view.between.next_when else tr("Finish")


def _hear_voice(visit: Visit, sitting: Sitting) -> None:
    """Take down what the customer's voice has to say about itself."""
    report = visit.desk.voice_report
    while report is not None and (notice := report.news()) is not None:
        text = f"{notice.message} {notice.hint} {tr('The customer goes on as scripted.')}"
        sitting.told.append(Told(text=text, well=False))


def news(visit: Visit, call_id: str) -> Response:
    """Show in a small frame what has happened since the desk was shown; the reply that is being typed stays."""
    sitting = visit.app.sitting(call_id)
    sitting.look()
    view = show_call(sitting.runner.scenario, sitting.runner.state, lines_from=sitting.seen)
    moved = view.phase != "contact" or not view.can_reply
    return visit.page(
        "news.html",
        view=view,
        now=moment_words(now_at(sitting.runner.scenario, sitting.runner.now())),
        hold=hold_left(sitting, view),
        fresh=tuple(line for line in view.lines if line.speaker == "customer"),
        bulletins=tuple(bulletin for bulletin in view.bulletins if bulletin.fresh),
        moved=moved,
        others=tuple(row for row in rail_of(visit, sitting) if not row.here and row.tab.phase == "contact"),
        talk_language=sitting.runner.header.language,
    )


def articles(visit: Visit, call_id: str) -> Response:
    """Show the pages of the knowledge base that have all of some words."""
    sitting = visit.app.sitting(call_id)
    sitting.look()
    words = visit.request.query.get("words", "")
    values = _common(visit, sitting)
    view = show_call(sitting.runner.scenario, sitting.runner.state)
    wanted = words.casefold().split()
    found = tuple(a for a in view.articles if all(word in f"{a.title} {a.text}".casefold() for word in wanted))
    return visit.page("articles.html", values, words=words, found=found)


def heard(visit: Visit, call_id: str) -> Response:
    """Show what the customer understood in the last message; each item can be disputed."""
    sitting = visit.app.sitting(call_id)
    sitting.look()
    state = sitting.runner.state
    disputed = {each.what for each in state.disputes if each.turn == state.turn}
    return visit.page("heard.html", _common(visit, sitting), disputed=disputed)


def ask_end(visit: Visit, call_id: str) -> Response:
    """Ask before the contact is ended, with what was promised and is still open."""
    sitting = visit.app.sitting(call_id)
    sitting.look()
    if sitting.runner.state.phase != "contact":
        return visit.to(f"/calls/{call_id}")
    values = _common(visit, sitting)
    view = show_call(sitting.runner.scenario, sitting.runner.state)
    owed = tuple(row for row in view.due if row.status in OPEN and row.who == "You")
    return visit.page("end.html", values, owed=owed)


def again(visit: Visit, call_id: str) -> Response:
    """Show the own messages, each of which can be taken again, and the way to begin anew."""
    sitting = visit.app.sitting(call_id)
    return visit.page("again.html", _common(visit, sitting))


def action(visit: Visit, call_id: str, name: str) -> Response:
    """Show the form of an action."""
    sitting = visit.app.sitting(call_id)
    sitting.look()
    return show_action(visit, sitting, name, {}, None)


def show_action(
    visit: Visit,
    sitting: Sitting,
    name: str,
    values: Mapping[str, str],
    problem: Told | None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    """Return the page of an action.

    Args:
        visit: the request.
        sitting: the call.
        name: of the action.
        values: what was filled in.
        problem: what was wrong with it.
        status: of the answer.

    Raises:
        UserError: the desk has no such action.
    """
    common = _common(visit, sitting)
    view = show_call(sitting.runner.scenario, sitting.runner.state)
    button = next((each for each in view.actions if each.name == name), None)
    if button is None:
        raise UserError(tr("The desk has no such action."), tr("Go back to the call."))
    owed = next((row for row in view.due if row.id == visit.request.query.get("for", "")), None)
    return visit.page(
        "action.html",
        common,
        status=status,
        action=button,
        values=values,
        problem=problem,
        long_texts=LONG_TEXTS,
        owed=owed,
        looks_up=name == LOOK_UP,
    )
