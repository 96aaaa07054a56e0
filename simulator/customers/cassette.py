"""Records what a model answers, and plays it back without any network."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import defaultdict, deque
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from simulator.customers.completion import Ask, Complete, Completion, Fault
from simulator.customers.redact import masked
from simulator.customers.target import Target
from simulator.errors import UserError

Mode = Literal["record", "replay", "replay-or-fail"]
LONGEST_SHOWN = 2_000


def key_of(ask: Ask, target: Target) -> str:
    """Return by which name a question is found again: everything that decides its answer, and the prompt's version."""
    body = {
        "version": ask.version,
        "host": target.host,
        "model": target.model,
        "temperature": ask.temperature,
        "max_tokens": ask.max_tokens,
        "schema": ask.schema,
        "messages": [[said.role, said.content] for said in ask.messages],
    }
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class Cassette:
    """A file of answers, one a line; satisfies `simulator.customers.completion.Complete`.

    `record` asks the model and keeps each answer and each fault; `replay` plays what was kept and asks for the rest;
    `replay-or-fail` never asks. A question that was put several times has its answers in their order; the last one
    stays. The file holds what was asked with personal data masked, and no key.
    """

    def __init__(self, file: Path, mode: Mode, target: Target, model: Complete | None) -> None:
        """Open a recording.

        Args:
            file: JSON lines.
            mode: what is done with it.
            target: the endpoint that it is of.
            model: is asked for what is not on it; never with `replay-or-fail`.

        Raises:
            UserError: the file cannot be read, or not be written.
        """
        self._file = file
        self._mode = mode
        self._target = target
        self._model = None if mode == "replay-or-fail" else model
        self._lock = threading.Lock()
        self._kept: defaultdict[str, deque[dict[str, Any]]] = defaultdict(deque)
        if mode == "record":
            self._make()
        else:
            self._read()

    def complete(self, ask: Ask, *, within_s: float, streamed: bool = True) -> Completion:
        """Return the recorded answer, else that of the model.

        Raises:
            Fault: the recorded one, that of the model, or that nothing was recorded.
        """
        key = key_of(ask, self._target)
        with self._lock:
            answers = self._kept.get(key)
            found = None if not answers else answers.popleft() if len(answers) > 1 else answers[0]
        if found is not None:
            return _played(found)
        if self._model is None:
            hint = "Record it anew: --cassette FILE --cassette-mode record"
            raise Fault("unrecorded", f"{self._file.name} has no answer to this question.", hint)
        try:
            completion = self._model.complete(ask, within_s=within_s, streamed=streamed)
        except Fault as fault:
            if fault.kind != "cancelled":
                self._keep(key, ask, {"fault": _fault_json(fault)})
            raise
        self._keep(key, ask, {"completion": asdict(completion)})
        return completion

    def models(self, *, within_s: float) -> tuple[str, ...]:
        """Return what the model's endpoint has; a recording has none.

        Raises:
            Fault: it does not tell.
        """
        return () if self._model is None else self._model.models(within_s=within_s)

    def cut(self) -> None:
        """Break off what is under way."""
        if self._model is not None:
            self._model.cut()

    def _make(self) -> None:
        try:
            self._file.touch()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UserError(f"{self._file} cannot be written: {reason}.", "Name another file.") from error

    def _read(self) -> None:
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
            for line in lines:
                body = json.loads(line)
                _played_or_fault(body)
                self._kept[body["key"]].append(body)
        except FileNotFoundError as error:
            if self._mode == "replay-or-fail":
                raise UserError(f"{self._file} is not there.", "Record it first.") from error
        except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
            raise UserError(f"{self._file} is no recording.", "Name another file, or record it anew.") from error

    def _keep(self, key: str, ask: Ask, outcome: dict[str, Any]) -> None:
        """Add an answer to the file (`Any`: JSON)."""
        asked = [[said.role, masked(said.content)[:LONGEST_SHOWN]] for said in ask.messages]
        line = {"key": key, "version": ask.version, "model": self._target.model, "asked": asked, **outcome}
        with self._lock, self._file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def _played(body: dict[str, Any]) -> Completion:
    found = _played_or_fault(body)
    if isinstance(found, Fault):
        raise found
    return found


def _played_or_fault(body: dict[str, Any]) -> Completion | Fault:
    if "fault" in body:
        kept = body["fault"]
        fault = Fault(kept["kind"], kept["message"], kept["hint"], wait_s=kept["wait_s"])
        fault.requests = kept["requests"]
        return fault
    return Completion(**body["completion"])


def _fault_json(fault: Fault) -> dict[str, Any]:
    return {
        "kind": fault.kind,
        "message": fault.message,
        "hint": fault.hint,
        "wait_s": fault.wait_s,
        "requests": fault.requests,
    }
