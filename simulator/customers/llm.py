"""The customer whose lines a model words: asked on a thread of its own, checked, and replaced by the author's line."""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from simulator.customers.breaker import Breaker
from simulator.customers.budget import Budget
from simulator.customers.check import Flaw, check_line, leaks, plain
from simulator.customers.completion import Ask, Complete, Completion, Fault, FaultKind
from simulator.customers.faults import ONCE_MORE
from simulator.customers.lines import line_of
from simulator.customers.prompt import Persona, customer_prompt
from simulator.customers.refusals import Idle, refused_line, unanswered
from simulator.engine.effects import Speak
from simulator.engine.events import Refused
from simulator.session.clocks import MonotonicClock
from simulator.session.ports import Notice, Utterance, Voice

log = logging.getLogger(__name__)
EARLY_MS = 80
"""The customer speaks so long before the deadline: a player that looks each frame then says the line within it."""
MARGIN_S = 0.25
"""The endpoint is cut off so long before the deadline."""
LEAST_S = 0.4
"""With less time left there is no second attempt."""
PAUSE_S = 0.5
"""Before the second attempt at an endpoint with a fault."""
MODELS_S = 3.0
STUCK_MS = 1_000
"""A worker that has not left a dropped line by then is left behind."""
SILENT: frozenset[FaultKind] = frozenset(
    {"cancelled", "declined", "cut", "request", "context", "answer", "busy", "timeout"}
)
"""What the trainee need not hear of: the log says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a model is asked."""

    deadline_s: float = 8.0
    """The customer speaks at the latest after so long."""
    max_tokens: int = 120
    label: str = ""
    """Host and model, for the badge."""
    tireless: bool = False
    """Ask for every line, whatever came of the last ones: for measuring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One answer of the model and what became of it."""

    speak: Speak
    number: int
    """1 or 2."""
    line: str | None = None
    """As the model worded it."""
    flaws: tuple[Flaw, ...] = ()
    fault: FaultKind | None = None
    completion: Completion | None = None


class _Job:
    """One line that is being worded; the two threads meet here."""

    def __init__(self, speak: Speak, began_ms: int) -> None:
        self.speak = speak
        self.began_ms = began_ms
        self.dropped = threading.Event()
        self.finished = threading.Event()
        self.said: Utterance | None = None
        self.refused: list[Refused] = []
        """What was not shown so far; the worker adds to it."""

    def as_written(self, *why: Refused) -> Utterance:
        """Return the author's line in place of all that was refused."""
        return Utterance(text=self.speak.brief.authored, voice="fallback", refused=(*self.refused, *why))


class _Worker:
    """A thread that words one line after the other, with its own way to the model."""

    def __init__(self, work: Callable[[_Job, Complete], None], model: Complete) -> None:
        self.model = model
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._retired = threading.Event()
        self._word = work
        threading.Thread(target=self._work, daemon=True, name="customer").start()

    def take(self, job: _Job) -> None:
        """Put a line behind those that wait."""
        self._jobs.put(job)

    def retire(self) -> None:
        """Let it end with what it does now."""
        self._retired.set()
        self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None and not self._retired.is_set():
            self._word(job, self.model)


class LlmVoice:
    """Says what the engine has decided in words of a model; satisfies `Voice` and `VoiceReport`.

    Whatever the model does, the author's line is said when the deadline is over.
    """

    def __init__(
        self,
        persona: Persona,
        connect: Callable[[], Complete],
        *,
        manner: Manner,
        budget: Budget,
        fallback: Voice,
        trace: Callable[[Attempt], None] | None = None,
    ) -> None:
        """Prepare the customer; nothing is asked yet.

        Args:
            persona: how they speak.
            connect: opens a way to the model; asked again only where one is stuck.
            manner: how the model is asked.
            budget: what the call may spend.
            fallback: says the author's line.
            trace: is told of each answer, on the thread that asks.
        """
        self._persona = persona
        self._connect = connect
        self._manner = manner
        self._budget = budget
        self._fallback = fallback
        self._trace = trace
        self._clock = MonotonicClock()
        self._worker: _Worker | None = None
        self._job: _Job | None = None
        self._dropped: _Job | None = None
        self._scripted: Refused | None = None
        """Why the author's line is being said; None while the model words it."""
        self._breaker = Breaker()
        self._news: deque[Notice] = deque()
        self._told: set[FaultKind] = set()

    # What the runner asks

    def begin(self, speak: Speak) -> None:
        """Start on a line; returns at once. One that was begun before is not begun anew: it may be fetched early."""
        self._scripted = None
        if self._job is not None and self._job.speak == speak and not self._job.dropped.is_set():
            self._job.began_ms = self._clock.now_ms()
            return
        self._drop()
        if self._is_left_alone():
            self._speak_as_written(speak, "left_alone")
            return
        self._job = self._submitted(speak)

    def poll(self) -> Utterance | None:
        """Return the line when it is ready, None while it is not."""
        if self._scripted is not None:
            said = self._fallback.poll()
            return None if said is None else Utterance(text=said.text, voice="fallback", refused=(self._scripted,))
        self._free_worker()
        job = self._job
        if job is None:
            return None
        if job.said is not None:
            self._job = None
            return job.said
        if self._left_ms(job) > 0:
            return None
        self._drop()
        late = Fault("timeout", "The LLM did not answer in time.", "A smaller model answers sooner.")
        self._failed(late)
        return job.as_written(unanswered(late.kind))

    def wait(self) -> None:
        """Return once the line is ready, at the latest when the deadline is over."""
        job = self._job
        if job is not None and self._scripted is None:
            job.finished.wait(max(0, self._left_ms(job)) / 1000)

    def close(self) -> None:
        """Break off; returns at once, whatever is under way. A line that is still awaited is said as it was written."""
        awaited = self._job
        self._drop()
        if awaited is not None and awaited.said is None:
            self._speak_as_written(awaited.speak, "cancelled")
        if self._worker is not None:
            self._worker.retire()
            self._worker = None

    # What the players show

    @property
    def badge(self) -> str:
        """Return who words the customer's lines."""
        label = self._manner.label
        return f"LLM off, {label}" if self._is_left_alone() else f"LLM: {label}"

    def news(self) -> Notice | None:
        """Return something that the trainee should hear of once, or None."""
        return self._news.popleft() if self._news else None

    # On the runner's thread

    def _left_ms(self, job: _Job) -> int:
        """Return how long a line may still take before the author's is said."""
        return job.began_ms + round(self._manner.deadline_s * 1000) - EARLY_MS - self._clock.now_ms()

    def _is_left_alone(self) -> bool:
        return not self._manner.tireless and self._breaker.is_open(self._clock.now_ms())

    def _speak_as_written(self, speak: Speak, why: FaultKind | Idle) -> None:
        self._scripted = unanswered(why)
        self._fallback.begin(speak)

    def _drop(self) -> None:
        """Leave the line that is being worded; its answer is not looked at any more."""
        if self._job is not None and self._job.said is None and self._worker is not None:
            self._job.dropped.set()
            self._dropped = self._job
            self._worker.model.cut()
        self._job = None

    def _submitted(self, speak: Speak) -> _Job:
        if self._worker is None:
            self._worker = _Worker(self._work, self._connect())
        job = _Job(speak, self._clock.now_ms())
        self._worker.take(job)
        return job

    def _free_worker(self) -> None:
        """See to it that the worker gets to the next line; one that is stuck in the last is left behind."""
        if self._dropped is None or self._worker is None:
            return
        if self._dropped.finished.is_set():
            self._dropped = None
            return
        self._worker.model.cut()  # again: the first may have come just before its request
        if self._job is not None and self._clock.now_ms() - self._job.began_ms > STUCK_MS:
            self._worker.retire()
            self._worker = _Worker(self._work, self._connect())
            self._worker.take(self._job)
            self._dropped = None

    def _failed(self, fault: Fault) -> None:
        self._breaker = self._breaker.failed(fault, self._clock.now_ms())
        log.warning("the LLM gave no line: %s", fault.kind)
        if fault.kind not in SILENT and fault.kind not in self._told:
            self._told.add(fault.kind)
            self._news.append(Notice(message=fault.message, hint=fault.hint))

    # On the worker's thread

    def _work(self, job: _Job, model: Complete) -> None:
        try:
            said = self._worded(job, model)
        except Exception:  # whatever a model's answer may set off, the call goes on with the author's line
            log.exception("a line could not be worded")
            job.refused.append(unanswered("failed"))
            said = None
        job.said = said or job.as_written()
        job.finished.set()

    def _worded(self, job: _Job, model: Complete) -> Utterance | None:
        """Return the line in the model's words, or None; at most two attempts."""
        ask, streamed, fault = self._ask(job.speak), True, None
        for number in (1, 2):
            if job.dropped.is_set() or self._left_s(job) < LEAST_S:
                break
            try:
                completion = self._answer(model, ask, job, streamed=streamed)
            except Fault as raised:
                fault = raised
                job.refused.append(unanswered(fault.kind))
                self._report(Attempt(speak=job.speak, number=number, fault=fault.kind))
                if number == 2 or not self._waits(job, fault):
                    break
                streamed = fault.kind != "answer"
                ask = self._easier(job.speak, ask, fault)
                continue
            fault = None
            line = line_of(completion.text)
            flaws = self._flaws(line, job.speak)
            self._report(
                Attempt(speak=job.speak, number=number, line=line, flaws=flaws, completion=completion),
            )
            if line is not None and not flaws:
                self._breaker = self._breaker.well()
                return Utterance(text=line, voice="llm", refused=tuple(job.refused))
            job.refused.append(refused_line(line, flaws))
            ask = self._ask(job.speak, again=tuple(flaw.why for flaw in flaws))
        self._gave_up(job, fault, model)
        return None

    def _gave_up(self, job: _Job, fault: Fault | None, model: Complete) -> None:
        if job.dropped.is_set():
            return
        if fault is None:
            self._breaker = self._breaker.unusable()
            return
        if fault.kind == "model":
            fault = _with_models(fault, model, min(MODELS_S, self._left_s(job)))
        self._failed(fault)

    def _answer(self, model: Complete, ask: Ask, job: _Job, *, streamed: bool) -> Completion:
        self._budget.check(ask)
        try:
            completion = model.complete(ask, within_s=self._left_s(job), streamed=streamed)
        except Fault as fault:
            self._budget.spend(ask, fault)
            raise
        self._budget.spend(ask, completion)
        return completion

    def _left_s(self, job: _Job) -> float:
        return self._manner.deadline_s - MARGIN_S - (self._clock.now_ms() - job.began_ms) / 1000

    def _waits(self, job: _Job, fault: Fault) -> bool:
        """Wait before a second attempt; return False where there is to be none."""
        if fault.kind == "context":
            return True
        if fault.kind not in ONCE_MORE:
            return False
        pause = fault.wait_s if fault.wait_s is not None else PAUSE_S if fault.kind in ("server", "loading") else 0.0
        if pause > self._left_s(job) - LEAST_S:
            return False
        return not job.dropped.wait(pause)

    def _ask(self, speak: Speak, *, again: tuple[str, ...] = ()) -> Ask:
        remarks = tuple(remark for remark in self._persona.remarks if self._may_be_known(remark, speak))
        persona = replace(self._persona, remarks=remarks)
        return customer_prompt(persona, speak.brief, speak.guard.keep, max_tokens=self._manner.max_tokens, again=again)

    def _may_be_known(self, remark: str, speak: Speak) -> bool:
        """Tell whether a remark on the customer's way of speaking holds nothing that may not be told yet."""
        return not leaks(remark, speak.guard, known=plain(" ".join((*speak.guard.told, speak.brief.authored))))

    def _easier(self, speak: Speak, ask: Ask, fault: Fault) -> Ask:
        """Return the question of the second attempt: shorter where it was too long, with more room where it was cut."""
        if fault.kind == "context":
            short = replace(speak, brief=replace(speak.brief, heard=()))
            return replace(self._ask(short), temperature=ask.temperature)
        return replace(ask, max_tokens=2 * ask.max_tokens) if fault.kind == "cut" else ask

    def _flaws(self, line: str | None, speak: Speak) -> tuple[Flaw, ...]:
        if line is None:
            return (Flaw(code="format", why='it is not {"line": "..."}'),)
        return check_line(line, brief=speak.brief, guard=speak.guard, persona=self._persona)

    def _report(self, attempt: Attempt) -> None:
        if self._trace is not None:
            self._trace(attempt)


def _with_models(fault: Fault, model: Complete, within_s: float) -> Fault:
    """Return the fault of a model that is not there with those that are, as far as the endpoint tells."""
    if within_s < LEAST_S:
        return fault
    try:
        names = model.models(within_s=within_s)
    except Fault as error:
        log.info("the models are not told: %s", error.kind)
        return fault
    return Fault(fault.kind, f"{fault.message} It has: {', '.join(names[:5])}." if names else fault.message, fault.hint)
