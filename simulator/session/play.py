"""Feeds the objects of the terminal protocol to a call: what a program or a play sends is what a person could do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scoring.model import Scalar, SelfRating
from simulator.errors import UserError
from simulator.session.clocks import SteppedClock
from simulator.session.practice import rest, take_hint
from simulator.session.runner import NotNow, Runner

LONGEST_S = 7 * 24 * 3600
LONGEST_REPLY = 10_000
LARGEST = 10**12


class BadInput(UserError):
    """An object that the protocol does not know; nothing was done."""


def feed(runner: Runner, clock: SteppedClock, line: Mapping[str, object]) -> None:
    """Do what one object asks.

    Args:
        runner: the call.
        clock: the call's clock; `after_s` moves it first.
        line: one object of the terminal protocol.

    Raises:
        BadInput: the object is not understood.
        BadAction: the action is not known or its arguments are wrong.
        NotNow: it has no place at this moment.
        JournalError: it could not be stored.
    """
    do = line.get("do")
    if not isinstance(do, str) or do not in _DO:
        raise BadInput(f"Unknown: do={do!r}.", f"Known: {', '.join(_DO)}.")
    deed = _DO[do](line)
    runner.settle()
    if do != "rest" and runner.state.resting:
        rest(runner, back=True)
    _pass(runner, clock, _seconds(line, "after_s"))
    deed(runner, clock)
    runner.settle()


Deed = Callable[[Runner, SteppedClock], object]


def _reply(line: Mapping[str, object]) -> Deed:
    text = _text(line, "text")
    if len(text) > LONGEST_REPLY:
        raise BadInput(f"The reply has {len(text)} characters.", f"At most {LONGEST_REPLY} are read.")
    return lambda runner, _clock: runner.reply(text)


def _act(line: Mapping[str, object]) -> Deed:
    given = line.get("args", {})
    if not isinstance(given, Mapping):
        raise BadInput(
            "args must be an object.", 'For instance: {"do": "act", "name": "note", "args": {"text": "..."}}'
        )
    name = _text(line, "name")
    args = {str(key): _scalar(str(key), value) for key, value in given.items()}
    return lambda runner, _clock: runner.act(name, args)


def _note(line: Mapping[str, object]) -> Deed:
    text = _text(line, "text")
    return lambda runner, _clock: runner.note(text)


def _hold(line: Mapping[str, object]) -> Deed:
    minutes = line.get("minutes")
    if not isinstance(minutes, int | float) or isinstance(minutes, bool) or not 0 < minutes <= 60:
        raise BadInput("minutes must be a number from 1 to 60.", 'For instance: {"do": "hold", "minutes": 2}')
    reason = _text(line, "reason") if "reason" in line else ""
    return lambda runner, _clock: runner.hold(minutes, reason)


def _wait(line: Mapping[str, object]) -> Deed:
    seconds = _seconds(line, "seconds")

    def wait(runner: Runner, clock: SteppedClock) -> None:
        if runner.state.phase == "between":
            raise NotNow("Between two contacts time does not pass by waiting.", "Go on with `next`.")
        _pass(runner, clock, seconds)

    return wait


def _end(_line: Mapping[str, object]) -> Deed:
    """End the contact; said again once one has gone on from it, it skips the rating."""

    def end(runner: Runner, _clock: SteppedClock) -> None:
        over = runner.state.phase == "rating" or (runner.state.phase == "between" and runner.has_gone_on())
        if over:
            runner.rate(None)
        else:
            runner.end()

    return end


def _next(_line: Mapping[str, object]) -> Deed:
    return lambda runner, _clock: runner.next()


def _rate(line: Mapping[str, object]) -> Deed:
    rating = SelfRating(
        empathy=_percent(line, "empathy"),
        accuracy=_percent(line, "accuracy"),
        follow_through=_percent(line, "follow_through"),
    )
    return lambda runner, _clock: runner.rate(rating)


def _hint(_line: Mapping[str, object]) -> Deed:
    return lambda runner, _clock: take_hint(runner)


def _rest(line: Mapping[str, object]) -> Deed:
    back = line.get("back", False)
    if not isinstance(back, bool):
        raise BadInput("back must be true or false.", 'For instance: {"do": "rest", "back": true}')
    return lambda runner, _clock: rest(runner, back=back)


def turn_in(line: Mapping[str, object]) -> int:
    """Return the turn that an object names.

    Raises:
        BadInput: it names none.
    """
    turn = line.get("turn")
    if not isinstance(turn, int) or isinstance(turn, bool):
        raise BadInput("turn must be a whole number.", 'For instance: "turn": 3')
    return turn


def _dispute(line: Mapping[str, object]) -> Deed:
    turn = turn_in(line)
    what = _text(line, "what") if "what" in line else ""
    return lambda runner, _clock: runner.dispute(turn, what)


_DO: dict[str, Callable[[Mapping[str, object]], Deed]] = {
    "reply": _reply,
    "act": _act,
    "note": _note,
    "hold": _hold,
    "wait": _wait,
    "hint": _hint,
    "rest": _rest,
    "dispute": _dispute,
    "next": _next,
    "rate": _rate,
    "end": _end,
}


def _pass(runner: Runner, clock: SteppedClock, seconds: float) -> None:
    """Let simulated time pass; the customer may speak in between, each time at the right moment."""
    left = round(seconds * 1000)
    while left > 0:
        wake = runner.wake_in_ms()
        stride = left if wake is None else min(left, max(1, wake))
        clock.advance(stride)
        left -= stride
        runner.tick()
        runner.settle()


def _seconds(line: Mapping[str, object], key: str) -> float:
    value = line.get(key, 0)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= LONGEST_S:  # NaN fails, too
        raise BadInput(f"{key} must be a number of seconds from 0 to {LONGEST_S}.", f'For instance: "{key}": 20')
    return value


def _percent(line: Mapping[str, object], key: str) -> int:
    value = line.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
        raise BadInput(f"{key} must be a whole number from 0 to 100.", "All three are needed.")
    return value


def _text(line: Mapping[str, object], key: str) -> str:
    value = line.get(key)
    if not isinstance(value, str):
        raise BadInput(f"{key} must be text.", f'For instance: "{key}": "..."')
    return _storable(key, value)


def _scalar(name: str, value: object) -> Scalar:
    if isinstance(value, str):
        return _storable(name, value)
    if isinstance(value, bool) or (isinstance(value, int | float) and abs(value) <= LARGEST):
        return value
    raise BadInput(f"{name} must be a text, a number, true or false.", "Lists and objects are not arguments.")


def _storable(key: str, text: str) -> str:
    """Return the text; half a character (a lone surrogate, as broken programs send it) cannot be stored."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadInput(f"{key} holds half a character.", "Send whole characters.") from None
    return text
