"""Tells a call as lines of the terminal protocol: each event, item, hold and bulletin once, as it comes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace

from simulator.engine.bulletins import bulletins_at
from simulator.engine.channels import channel_at
from simulator.engine.clock import iso, now_at
from simulator.engine.events import (
    CallClosed,
    CallOpened,
    ContactEnded,
    CustomerSpoke,
    Event,
    HintTaken,
    Rated,
    ReadingDisputed,
    Rested,
    TimeJumped,
    TimePassed,
    TraineeActed,
    TraineeReplied,
)
from simulator.engine.hints import hint_for
from simulator.engine.state import DueItem, Hold, Message
from simulator.session.ports import VoiceReport
from simulator.session.practice import Fork
from simulator.session.runner import Runner
from simulator.terminal.payload import Json, args_json, card_json, change_json, due_json, reading_json
from simulator.terminal.payload_after import beside_json, closed_json, hold_json, parent_json
from simulator.view.aftermath import show_gap
from simulator.view.briefing import show_briefing
from simulator.view.call import show_call
from simulator.view.record import show_record
from simulator.view.values import ActionButton

FIRST_SCENE = "opening"


class Announcer:
    """Tells as lines of the protocol what has happened since it last looked."""

    def __init__(
        self,
        runner: Runner,
        write: Callable[[str], None],
        *,
        recorded: bool,
        lines: int = 0,
        report: VoiceReport | None = None,
    ) -> None:
        """Begin before the first event.

        Args:
            runner: the call.
            write: takes each line of output, without its line end.
            recorded: False leaves the call's id null.
            report: what the customer's voice says about itself.
            lines: how many lines of the same output were written before.
        """
        self._report = report
        self._runner = runner
        self._write = write
        self._call_id = runner.header.call_id if recorded else None
        self.lines = lines
        self._events = 0
        self._messages = 0
        self._actions = 0
        self._record: dict[str, str] = {}
        self._phase = "contact"
        self._due: dict[str, DueItem] = {}
        self._holds: dict[str, Hold] = {}
        self._bulletins: set[str] = set()
        self._fork: Fork | None = None

    def news(self) -> None:
        """Write a line for all that is new: events, then the ledger, the phase, and at the end the score card."""
        fresh = self._runner.events[self._events :]
        closed = [event for event in fresh if isinstance(event, CallClosed)]
        for event in fresh:
            self._events += 1
            if not isinstance(event, CallClosed):
                self._say(self._body(event), event.at_ms)
            if isinstance(event, TimeJumped) and event.scene:
                self._ledger()
                self._say({"event": "scene", "id": event.scene, "channel": self._channel(event.scene)}, event.at_ms)
        self._ledger()
        self._desk_news()
        for event in closed:
            self._say(self._body(event), event.at_ms)
            self._card()
        while self._report is not None and (notice := self._report.news()) is not None:
            self._say({"event": "notice", "message": notice.message, "hint": notice.hint}, self._runner.state.at_ms)

    def problem(self, message: str, hint: str) -> None:
        """Write that a line of input was no good; the call goes on."""
        self._say({"event": "problem", "message": message, "hint": hint}, self._runner.state.at_ms)

    def _say(self, body: Json, at_ms: int) -> None:
        now = now_at(self._runner.scenario, at_ms).isoformat(timespec="seconds")
        stamped = {"event": body.pop("event"), "seq": self.lines, "at_ms": at_ms, "now": now, **body}
        self.lines += 1
        self._write(json.dumps(stamped, ensure_ascii=False))

    def _body(self, event: Event) -> Json:  # noqa: C901 - one flat case for each kind of event
        match event:
            case CallOpened():
                return self._opened()
            case CustomerSpoke():
                return self._customer(self._next_message())
            case TraineeReplied():
                return self._trainee(event)
            case TraineeActed():
                return self._action()
            case ReadingDisputed():
                return {"event": "dispute", "turn": event.turn, "what": event.what}
            case TimePassed():
                return {"event": "time"}
            case TimeJumped():
                return {"event": "time", "to": event.to}
            case ContactEnded():
                return {"event": "ended"}
            case HintTaken():
                return self._hint(event.about)
            case Rested():
                return {"event": "rest", "back": event.back}
            case Rated():
                return {"event": "rated", "self_rating": None if event.rating is None else asdict(event.rating)}
            case CallClosed():
                return closed_json(self._runner.scenario, self._runner.state, event.reason)

    def _opened(self) -> Json:
        runner = self._runner
        view = show_call(runner.scenario, runner.state)
        header = runner.header
        return {
            "event": "opened",
            "call_id": self._call_id,
            "scenario": header.scenario_id,
            "scenario_hash": header.scenario_hash,
            "seed": header.seed,
            "twist": header.twist,
            "language": header.language,
            "channel": runner.scenario.channel,
            "mode": header.mode,
            "supervised": False,
            "timers": runner.state.opened.timers,
            "parent": parent_json(header),
            "waited": runner.scenario.queue.waited,
            "told": runner.scenario.queue.told or None,
            "public": view.public,
            "title": view.title,
            "customer": view.customer,
            "briefing": show_briefing(runner.scenario, header.mode).text,
            "record": self._shown_record(),
            "actions": [
                {"name": action.name, "title": action.title, "args": _fields(action)} for action in view.actions
            ],
            "articles": [{"id": page.id, "title": page.title, "text": page.text} for page in view.articles],
            "causes": dict(view.causes),
        }

    def _hint(self, about: str) -> Json:
        state = self._runner.state
        hint = hint_for(self._runner.scenario, replace(state, hints=state.hints[:-1]))
        return {"event": "hint", "about": about, "text": hint.text, "taken": len(state.hints)}

    def _next_message(self) -> Message:
        message = self._runner.state.transcript[self._messages]
        self._messages += 1
        return message

    def _customer(self, message: Message) -> Json:
        return {
            "event": "customer",
            "scene": message.scene or FIRST_SCENE,
            "text": message.text,
            "line_id": message.line_id,
            "voice": message.voice,
            "mood": message.mood,
            "patience": message.patience,
            "trust": message.trust,
            "because": [change_json(change) for change in message.because],
        }

    def _trainee(self, event: TraineeReplied) -> Json:
        message = self._next_message()
        levels = event.levels
        return {
            "event": "trainee",
            "turn": message.turn,
            "text": event.text,
            "levels": {
                "empathy": levels.empathy,
                "accuracy": levels.accuracy,
                "follow_through": levels.follow_through,
            },
            "reading": reading_json(event.reading),
            "critical": list(event.critical),
        }

    def _action(self) -> Json:
        done = self._runner.state.done[self._actions]
        self._actions += 1
        before = self._record
        record = self._shown_record()
        return {
            "event": "action",
            "name": done.name,
            "args": args_json(done.args),
            "ok": done.ok,
            "result": done.result,
            "planned": None if done.planned_ms is None else iso(now_at(self._runner.scenario, done.planned_ms)),
            **({} if record == before else {"record": record}),
        }

    def _shown_record(self) -> dict[str, str]:
        """Return the record as the desk shows it now; the action that opens or changes it tells it anew."""
        self._record = dict(show_record(self._runner.scenario, self._runner.state).rows)
        return self._record

    def _channel(self, scene: str) -> str:
        return channel_at(self._runner.scenario, scene)

    def _ledger(self) -> None:
        """Write items that are new or changed; all open ones when the contact ends; and the phase when it is new."""
        state = self._runner.state
        turned = state.phase != self._phase and state.phase in ("between", "rating")
        self._phase = state.phase
        if turned:
            self._say({"event": "phase", "phase": state.phase, "ended_by": state.ended_by}, state.at_ms)
        for item in state.due:
            open_now = turned and state.phase == "between" and item.status == "open"
            if open_now or self._due.get(item.id) != item:
                self._say({"event": "due", **due_json(item)}, state.at_ms)
            self._due[item.id] = item

    def _desk_news(self) -> None:
        """Write the holds that are new or changed, and the bulletins that have come in."""
        state = self._runner.state
        for hold in state.holds:
            if self._holds.get(hold.id) != hold:
                self._say({"event": "hold", **hold_json(hold)}, state.at_ms)
            self._holds[hold.id] = hold
        for bulletin in bulletins_at(self._runner.scenario, state.at_ms):
            if bulletin.id not in self._bulletins:
                self._bulletins.add(bulletin.id)
                body = {"id": bulletin.id, "says": bulletin.says, "replaces": list(bulletin.replaces)}
                self._say({"event": "bulletin", **body}, state.at_ms)

    def _card(self) -> None:
        runner = self._runner
        card = runner.card
        if card is None:
            return
        gap = show_gap(runner.scenario, runner.state, card)
        body = {"call_id": self._call_id, **card_json(card), "delivery_gap": asdict(gap)}
        self._say({"event": "card", **body}, runner.state.at_ms)
        if self._fork is not None:
            self._say({"event": "beside", **beside_json(self._fork)}, runner.state.at_ms)

    def go_on_with(self, fork: Fork, call_id: str | None) -> None:
        """Tell of the call that was taken again from a turn from now on; what both share is not told twice."""
        state = fork.again.state
        self._runner, self._fork, self._call_id = fork.again, fork, call_id
        self._events, self._messages = len(fork.again.events), len(state.transcript)
        self._actions, self._phase = len(state.done), state.phase
        self._due = {item.id: item for item in state.due}
        self._holds = {hold.id: hold for hold in state.holds}
        parent = parent_json(fork.again.header)
        self._say({"event": "rewound", "call_id": call_id, "turn": fork.turn, "parent": parent}, state.at_ms)


def _fields(action: ActionButton) -> Json:
    return {
        field.name: {"kind": field.kind, "choices": list(field.choices), "optional": field.optional}
        for field in action.fields
    }
