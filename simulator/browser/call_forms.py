"""What the forms of a call do: each does one thing, and then the browser looks at what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus

from scoring.model import Scalar, SelfRating
from simulator.browser.app import Visit
from simulator.browser.call_pages import is_guided, mode_for, show_action
from simulator.browser.floor import FloorSitting
from simulator.browser.sitting import Sitting, Stale, Told
from simulator.browser.web import Response
from simulator.errors import UserError
from simulator.locale import tr
from simulator.sayings import told
from simulator.session.play import LONGEST_REPLY
from simulator.session.ports import JournalError
from simulator.session.runner import BadAction, NotNow
from simulator.view.call import show_call
from simulator.view.values import ActionButton
from simulator.words import typed_number

SEARCH = "kb_search"
LONGEST_ARGUMENT = LONGEST_REPLY
RATED = ("empathy", "accuracy", "follow_through")


def start(visit: Visit) -> Response:
    """Open a call."""
    scenario, mode = visit.request.form.get("scenario", ""), mode_for(visit, visit.request.form.get("mode", ""))
    guided = is_guided(visit.request.form, mode)
    timers = "off" if guided else visit.preferences.timers  # nobody hurries a beginner who reads what to do

    def begin() -> Sitting:
        clock = visit.app.new_clock()
        runner = visit.desk.start(scenario, clock, timers=timers, mode=mode)
        sitting = visit.app.sit(runner, clock)
        sitting.guided = guided
        return sitting

    return _opened(visit, begin)


def _opened(visit: Visit, begin: Callable[[], Sitting]) -> Response:
    """Open a call, once for each form, and look at it."""
    form = visit.request.form
    told_apart = f"{visit.request.path} {form.get('turn', '')} {form['once']}" if form.get("once") else ""
    call_id = visit.app.opened_once(told_apart, begin)
    return visit.to(f"/calls/{call_id}#new")


def _at(visit: Visit, call_id: str) -> Sitting:
    """Return the call of a form, its time brought up to now; what stands in the reply is kept."""
    sitting = visit.app.sitting(call_id)
    if "text" in visit.request.form:
        sitting.draft = visit.request.form["text"]
    if sitting.runner.state.phase != "closed":
        sitting.look()
    return sitting


def _then(visit: Visit, sitting: Sitting, do: Callable[[], object], place: str = "#new") -> Response:
    """Do something in a call and look at it; what went wrong is told there, and what was typed is kept."""
    here = f"/calls/{sitting.runner.header.call_id}"
    try:
        do()
    except Stale:
        sitting.told.append(Told(text=_stale(), well=False))
    except NotNow as error:
        sitting.told.append(Told(text=str(error), well=False))
    except (BadAction, JournalError) as error:
        sitting.told.append(Told(text=f"{error.message} {error.hint}".strip(), well=False))
    else:
        return visit.to(here + place)
    return visit.to(f"{here}#told")


def _stale() -> str:
    return tr("This has been answered already. Nothing was sent; your text is kept below.")


def _number(visit: Visit, name: str) -> int:
    """Return a whole number of a form; -1, which fits nothing, where there is none."""
    text = visit.request.form.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def reply(visit: Visit, call_id: str) -> Response:
    """Send a message."""
    sitting = _at(visit, call_id)
    text, said = visit.request.form.get("text", ""), _number(visit, "said")
    return _then(visit, sitting, lambda: sitting.reply(text, said=said))


def keep(visit: Visit, call_id: str) -> Response:
    """Keep what stands in the reply, and show another page of the call."""
    sitting = _at(visit, call_id)
    place = visit.request.form.get("to", "")
    if place.startswith("call/") and isinstance(sitting, FloorSitting):
        return visit.to(_neighbour(sitting, place.removeprefix("call/")))
    known = place in ("articles", "heard", "end", "again") or place.removeprefix("act/") in _names(sitting)
    return visit.to(f"/calls/{call_id}/{place}" if known else f"/calls/{call_id}#new")


def _neighbour(sitting: FloorSitting, number: str) -> str:
    """Return the page of another call of the shift; the list of them where there is no such call."""
    numbers = [str(call.number) for call in sitting.floor.desk.calls]
    if number not in numbers:
        return "/shift"
    return f"/calls/{sitting.floor.numbered(int(number)).runner.header.call_id}#new"


def _names(sitting: Sitting) -> set[str]:
    return {action.name for action in show_call(sitting.runner.scenario, sitting.runner.state).actions}


def act(visit: Visit, call_id: str, name: str) -> Response:
    """Do something at the desk; with a mistake in the form it is shown again, as it was filled in."""
    sitting = _at(visit, call_id)
    view = show_call(sitting.runner.scenario, sitting.runner.state)
    button = next((each for each in view.actions if each.name == name), None)
    fields = () if button is None else button.fields
    values = {field.name: visit.request.form.get(f"arg.{field.name}", "").strip() for field in fields}
    try:
        problem = "" if button is None else _problem_in(button, values)
        if not problem:
            done = sitting.act(name, _arguments(button, values), done=_number(visit, "done"))
            title = name if button is None else button.title
            said = f"{told(title)}: {told(done.result) or tr('Done.')}"
            sitting.told.append(Told(text=said, well=done.ok))
            return visit.to(f"/calls/{call_id}#told")
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    except Stale:
        status = HTTPStatus.CONFLICT
        problem = tr("Something was done since this form was shown. Nothing was done now: look, and press it again.")
    except (UserError, JournalError) as error:
        status, problem = HTTPStatus.UNPROCESSABLE_ENTITY, f"{error.message} {error.hint}".strip()
    return show_action(visit, sitting, name, values, Told(text=problem, well=False), status=status)


def _problem_in(action: ActionButton, values: Mapping[str, str]) -> str:
    """Return what is wrong with a form before anything is done."""
    missing = [told(field.title.lower()) for field in action.fields if not field.optional and not values[field.name]]
    if missing:
        return tr("Still to fill in: {fields}.", fields=", ".join(missing))
    if any(len(value) > LONGEST_ARGUMENT for value in values.values()):
        return tr("At most {most} are read. Nothing was sent: shorten it.", most=LONGEST_ARGUMENT)
    return ""


def _arguments(action: ActionButton | None, values: Mapping[str, str]) -> dict[str, Scalar]:
    kinds = {} if action is None else {field.name: field.kind for field in action.fields}
    return {name: typed_number(text) if kinds[name] == "number" else text for name, text in values.items() if text}


def search(visit: Visit, call_id: str) -> Response:
    """Search the knowledge base; where the desk notes that, it is noted."""
    from simulator.browser.pages import environment

    sitting = _at(visit, call_id)
    words = visit.request.form.get("words", "").strip()[:200]
    quoted = environment().filters["quoted"](words)
    if words and SEARCH in _names(sitting):
        try:
            sitting.act(SEARCH, {"words": words}, done=sitting.done)
        except UserError as error:
            sitting.told.append(Told(text=f"{error.message} {error.hint}".strip(), well=False))
    return visit.to(f"/calls/{call_id}/articles?words={quoted}#found")


def dispute(visit: Visit, call_id: str) -> Response:
    """Take down that an item, or all, is not what was said."""
    sitting = _at(visit, call_id)
    what = visit.request.form.get("what", "")
    if sitting.runner.state.phase != "closed":
        sitting.runner.dispute(sitting.runner.state.turn, what)
    return visit.to(f"/calls/{call_id}/heard#items")


def hint(visit: Visit, call_id: str) -> Response:
    """Give a hint, in practice; the record keeps that it was taken."""
    sitting = _at(visit, call_id)
    return _then(visit, sitting, lambda: sitting.told.append(Told(text=told(sitting.hint()))), "#told")


def pause(visit: Visit, call_id: str) -> Response:
    """Let the call rest."""
    sitting = _at(visit, call_id)
    return _then(visit, sitting, sitting.pause, "")


def back(visit: Visit, call_id: str) -> Response:
    """Go on after a rest."""
    sitting = _at(visit, call_id)
    return _then(visit, sitting, sitting.go_on)


def end(visit: Visit, call_id: str) -> Response:
    """End the contact."""
    sitting = _at(visit, call_id)
    return _then(visit, sitting, sitting.end, "")


def go_on(visit: Visit, call_id: str) -> Response:
    """Go on to what comes next."""
    sitting = _at(visit, call_id)
    return _then(visit, sitting, sitting.next)


def rate(visit: Visit, call_id: str) -> Response:
    """Rate the own call, or skip that, and close it."""
    sitting = _at(visit, call_id)
    if "skip" in visit.request.form:
        return _then(visit, sitting, lambda: sitting.rate(None), "/debrief")
    points = [_number(visit, name) for name in RATED]
    if not all(0 <= value <= 100 for value in points):
        text = tr("Three whole numbers from 0 to 100 are needed, or skip the rating.")
        sitting.told.append(Told(text=text, well=False))
        sitting.rated = {name: visit.request.form.get(name, "")[:20] for name in RATED}
        return visit.to(f"/calls/{call_id}#told")
    rating = SelfRating(empathy=points[0], accuracy=points[1], follow_through=points[2])
    return _then(visit, sitting, lambda: sitting.rate(rating), "/debrief")


def leave(visit: Visit, call_id: str) -> Response:
    """Leave a call open; it is found on the home page."""
    if isinstance(_at(visit, call_id), FloorSitting):
        return visit.to("/shift")
    visit.app.leave(call_id)
    return visit.to("/")


def _alone(sitting: Sitting) -> Sitting:
    """Return a call that is no part of a shift; one that is cannot leave the common time."""
    if isinstance(sitting, FloorSitting) and not sitting.floor.desk.is_over:
        raise UserError(tr("In a shift no turn is taken again."), tr("After the shift every call can be."))
    return sitting


def take_again(visit: Visit, call_id: str) -> Response:
    """Take a call again from a turn on; both are kept."""
    turn = _number(visit, "turn")

    def begin() -> Sitting:
        sitting = _alone(_at(visit, call_id))
        return visit.app.take_over(visit.desk.rewind(sitting.runner, turn), sitting)

    return _opened(visit, begin)


def retry(visit: Visit, call_id: str) -> Response:
    """Begin anew with other values; the call that is left is kept."""

    def begin() -> Sitting:
        sitting = _alone(_at(visit, call_id))
        return visit.app.take_over(visit.desk.retry(sitting.runner), sitting)

    return _opened(visit, begin)
