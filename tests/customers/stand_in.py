"""A model in the process of the test."""

from __future__ import annotations

import json
import time

from simulator.customers.completion import Ask, Completion, Fault
from tests.customers import fake_endpoint as fake

CONTENT = "the content that was asked for"
"""As an answer: says just that."""


class StandIn:
    """A model in this process: answers, or raises, as it is told."""

    def __init__(self, *answers: str | Fault | float) -> None:
        self.answers = list(answers)
        self.asked: list[Ask] = []
        self.cuts = 0

    def complete(self, ask: Ask, *, within_s: float, streamed: bool = True) -> Completion:
        self.asked.append(ask)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Fault):
            raise answer
        if isinstance(answer, float):
            time.sleep(answer)
            raise Fault("timeout", "Too late.")
        if answer == CONTENT:
            asked = fake.CONTENT.search(ask.messages[-1].content)
            answer = fake.line_json(json.loads(asked.group(1))) if asked else ""
        return Completion(text=answer, tokens_in=100, tokens_out=20, counted=True, took_ms=1, first_ms=1)

    def models(self, *, within_s: float) -> tuple[str, ...]:
        return ("tiny",)

    def cut(self) -> None:
        self.cuts += 1
