"""What an action at the desk does: its arguments are checked, its result follows from the case."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scoring.model import Scalar
from simulator.engine.authority import refusal_of
from simulator.engine.calendar import is_moment, read_moment
from simulator.engine.channels import USUAL
from simulator.engine.clock import hours_of, ms_of, now_at
from simulator.engine.conditions import holds
from simulator.engine.hold import HOLD, hold_on
from simulator.engine.public import MOVE_TO_PRIVATE
from simulator.engine.state import CallState, Done
from simulator.scenario.arguments import is_among, is_number
from simulator.scenario.model import Scenario
from simulator.scenario.opening_hours import read_spans
from simulator.scenario.packs import Argument, CaseAction, CaseArticle
from simulator.scenario.remembering import ByIdentity
from simulator.scenario.resolve import fill
from simulator.scenario.world import Person
from simulator.scenario.wrapping import CAUSES

STANDARD: tuple[CaseAction, ...] = (
    CaseAction(id="note", title="Write a note", args={"text": Argument()}, result="Noted.", means=("note",)),
    CaseAction(
        id="hold",
        title="Put on hold",
        args={"minutes": Argument(kind="number"), "reason": Argument(optional=True)},
        result="On hold for {minutes} min.",
        means=("wait",),
    ),
    CaseAction(id="kb_search", title="Search the articles", args={"words": Argument()}, means=("check",)),
    CaseAction(
        id="warn",
        title="Warn about abuse",
        args={"reason": Argument(optional=True)},
        result="You have told the customer that you will end the contact if this goes on.",
    ),
    CaseAction(
        id="end_contact",
        title="End an abusive contact",
        args={"reason": Argument(optional=True)},
        result="The contact is ended. The customer has been told how to come back.",
    ),
    CaseAction(
        id="task",
        title="Write down a task",
        args={"what": Argument(), "due": Argument(kind="time", optional=True)},
        result="On the list: {what}.",
        means=("note",),
    ),
)
"""Actions of every desk, unless company or case bring their own."""
TO_PRIVATE = CaseAction(
    id=MOVE_TO_PRIVATE,
    title="Move to a private message",
    result="The conversation goes on in private. Nobody else reads along.",
    once=True,
)
TAG_CAUSE = "tag_cause"
LOOK_UP = "look_up"


def actions_of(scenario: Scenario) -> tuple[CaseAction, ...]:
    """Return all actions of the desk, in the order in which they are shown."""
    return _AT_THE_DESK(scenario)


def _at_the_desk(scenario: Scenario) -> tuple[CaseAction, ...]:
    own = scenario.all_actions()
    taken = {action.id for action in own}
    usual = (*STANDARD, _tag(scenario), *((TO_PRIVATE,) if _is_public(scenario) else ()))
    return own + tuple(action for action in usual if action.id not in taken)


_AT_THE_DESK: ByIdentity[Scenario, tuple[CaseAction, ...]] = ByIdentity(_at_the_desk, most=32)


def causes_of(scenario: Scenario) -> Mapping[str, str]:
    """Return the causes that the trainee can tag the case with: id and title."""
    return scenario.wrap_up.causes or CAUSES


def _tag(scenario: Scenario) -> CaseAction:
    """Return the action by which a case is tagged with its cause."""
    cause = Argument(kind="choice", choices=tuple(causes_of(scenario)))
    return CaseAction(id=TAG_CAUSE, title="Tag the cause", args={"cause": cause}, result="Cause: {cause}.")


def _is_public(scenario: Scenario) -> bool:
    public = scenario.manners.public
    return USUAL[scenario.channel].public if public is None else public


def articles_of(scenario: Scenario, at_ms: int = 0) -> tuple[CaseArticle, ...]:
    """Return the articles that the case shows at a moment of the call; one that is not in force yet is not shown."""
    today = now_at(scenario, at_ms).date().isoformat()
    return tuple(article for article in scenario.all_articles() if not article.valid_from > today)


def argument_problem(action: CaseAction, args: Mapping[str, Scalar]) -> str:
    """Return what is wrong with the arguments, as one sentence, or ""."""
    for name in args:
        if name not in action.args:
            known = ", ".join(action.args) or "none"
            return f"{action.id} has no argument {name!r}; it has: {known}."
    for name, argument in action.args.items():
        if name not in args or str(args[name]).strip() == "":
            if not argument.optional:
                return f"{action.id} needs {name}."
        elif problem := _value_problem(name, argument, args[name]):
            return problem
    return ""


def _value_problem(name: str, argument: Argument, value: Scalar) -> str:
    if argument.kind == "number" and not is_number(value):
        return f"{name} must be a number, not {value!r}."
    if argument.kind == "time" and not is_moment(str(value)):
        return f"{name} must be a day and a time, such as 2026-03-04 11:00 or next day 11:00, not {value!r}."
    if argument.kind == "choice" and str(value) not in argument.choices:
        return f"{name} must be one of: {', '.join(argument.choices)}."
    return ""


def carry_out(scenario: Scenario, state: CallState, name: str, args: Mapping[str, Scalar]) -> Done:
    """Return the action with its result.

    Raises:
        KeyError: the desk has no such action.
    """
    action = next((action for action in actions_of(scenario) if action.id == name), None)
    if action is None:
        raise KeyError(name)
    failure = argument_problem(action, args) or _failure(action, scenario, state, args)
    result = failure or _result(action, scenario, state, args)
    return Done(
        at_ms=state.at_ms,
        name=name,
        args=args,
        ok=not failure,
        result=result,
        turn=state.turn + 1,
        planned_ms=None if failure else _planned(action, scenario, state, args),
        between=state.phase == "between",
    )


def _planned(action: CaseAction, scenario: Scenario, state: CallState, args: Mapping[str, Scalar]) -> int | None:
    """Return when an action will be carried out that names a time ahead, or None when it is done now."""
    moments = [
        read_moment(scenario, state.at_ms, str(args[name]))
        for name, argument in action.args.items()
        if argument.kind == "time" and name in args
    ]
    ahead = [ms_of(scenario, moment) for moment in moments if moment is not None]
    return max(ahead) if ahead and max(ahead) > state.at_ms else None


def _failure(action: CaseAction, scenario: Scenario, state: CallState, args: Mapping[str, Scalar]) -> str:
    if action.once and any(done.ok and done.name == action.id for done in state.done):
        return "This has been done already."
    if action.id == HOLD and hold_on(state) is not None:
        return "The customer is on hold already: go back to them first."
    refusal = action.fails or "That did not work."
    beyond = refusal_of(scenario, state, action.id, args)
    if beyond or (action.needs is not None and not holds(action.needs, scenario, state)):
        return beyond or refusal
    given = {name: argument for name, argument in action.args.items() if name in args}
    times = [str(args[name]) for name, argument in given.items() if argument.kind == "time"]
    if not all(_is_open_then(scenario, state, time) for time in times):
        return refusal
    for name, argument in given.items():
        if argument.expects and not is_among(args[name], argument.expects, kind=argument.kind):
            return refusal
        if argument.at_most is not None and float(args[name]) > argument.at_most:
            return f"{name} may be {argument.at_most:g} at most."
    checked = any(argument.expects for argument in action.args.values())
    return refusal if checked and not any(argument.expects for argument in given.values()) else ""


def _is_open_then(scenario: Scenario, state: CallState, text: str) -> bool:
    """Tell whether a time lies not behind and within the opening hours; the minute that is on counts as now."""
    moment = read_moment(scenario, state.at_ms, text)
    if moment is None or not hours_of(scenario).is_open(moment):
        return False
    return moment >= now_at(scenario, state.at_ms).replace(second=0, microsecond=0)


def _result(action: CaseAction, scenario: Scenario, state: CallState, args: Mapping[str, Scalar]) -> str:
    if action.id == "kb_search":
        return _search(articles_of(scenario, state.at_ms), str(args["words"]))
    return _answer(action, scenario, state) or fill(action.result or "Done.", _as_shown(action, args))


def _as_shown(action: CaseAction, args: Mapping[str, Scalar]) -> Mapping[str, Scalar]:
    """Return what was given as the desk words it: `express_free` is "express free", and £5.5 is £5.50."""
    return {name: _worded(action, name, value) for name, value in args.items() if name in action.args}


def _worded(action: CaseAction, name: str, value: Scalar) -> Scalar:
    if isinstance(value, str):
        return value.replace("_", " ") if action.args[name].choices else value
    is_money = re.search(rf"[£€$]\{{{name}\}}|\{{{name}\}} ?(?:€|euro)", action.result)
    return f"{value:.2f}" if is_money and value != int(value) else value


def _answer(action: CaseAction, scenario: Scenario, state: CallState) -> str:
    """Return what the person says whom an action reaches, or "" when it reaches nobody who has something to say."""
    for person in scenario.all_people():
        if action.id in person.reached_by:
            if not _can_be_reached(person, scenario, state):
                return f"{person.name} cannot be reached now, only {person.hours}."
            for answer in person.answers:
                if answer.when is None or holds(answer.when, scenario, state):
                    return f"{person.name}: {answer.says}"
    return ""


def _can_be_reached(person: Person, scenario: Scenario, state: CallState) -> bool:
    """Tell whether it is within a person's own hours (`09:00-17:00`), where they have some."""
    if not person.hours:
        return True
    now = now_at(scenario, state.at_ms).time().replace(microsecond=0)
    return any(start <= now <= end for start, end in read_spans(person.hours))


def _search(articles: tuple[CaseArticle, ...], words: str) -> str:
    wanted = words.casefold().split()
    found = [a.title for a in articles if all(w in f"{a.title} {a.text}".casefold() for w in wanted)]
    return "; ".join(found) if found else "No article has these words."
