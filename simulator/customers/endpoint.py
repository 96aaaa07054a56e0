"""Speaks to an OpenAI-compatible endpoint: alone knows `openai`, and imports it at the first request."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from simulator.customers.completion import Ask, Completion, Fault, estimated_tokens
from simulator.customers.faults import fault_of_error, fault_of_status, not_like_openai
from simulator.customers.hearing import FINISHED, Heard, whole, with_chunk
from simulator.customers.keys import Key
from simulator.customers.target import LADDER, OPENAI_HOST, Target, Traits
from simulator.session.clocks import MonotonicClock

if TYPE_CHECKING:
    import httpx2
    from openai import OpenAI

    from simulator.customers.wire import Wire

MODEL = re.compile(r"[\w./:@+()=\\-]+")
"""Names of models are shown to people: what is a sentence is none."""
MOST_CHARACTERS = 8_000
"""A stream that runs on is left here."""
MOST_REQUESTS = 5
"""So many while it is found out what an endpoint takes."""
CONNECT_S = 5.0
USAGE_S = 0.4
"""So long after its end an answer may still say how many tokens it took."""
PLACEHOLDER = "not-needed"
"""The library insists on a key; what is sent is decided by `wire`."""


class _Refused(Exception):
    """The endpoint did not take the request as it was put."""

    def __init__(self, fault: Fault, said: str) -> None:
        super().__init__(fault.message)
        self.fault = fault
        self.said = said


class Endpoint:
    """One model at one address; satisfies `simulator.customers.completion.Complete`."""

    def __init__(
        self,
        target: Target,
        key: Key,
        *,
        traits: Traits | None = None,
        learnt: Callable[[Traits], None] | None = None,
    ) -> None:
        """Remember whom to ask; nothing is imported or sent yet.

        Args:
            target: address and model.
            key: for that address.
            traits: what was learnt of it earlier.
            learnt: is told what was learnt anew, on the thread that asks.
        """
        self.target = target
        self.traits = traits or Traits()
        self._key = key
        self._learnt = learnt
        self._clock = MonotonicClock()
        self._wire: Wire | None = None
        self._client: OpenAI | None = None
        self._late = threading.Event()

    def complete(self, ask: Ask, *, within_s: float, streamed: bool = True) -> Completion:
        """Return the answer to a question.

        The endpoint may be asked up to five times while it is found out in which form it takes the question.

        Args:
            ask: the question.
            within_s: whatever is under way then is cut off.
            streamed: False asks for the answer in one piece.

        Raises:
            Fault: there is none; its `requests` tells how many were sent.
        """
        known, requests, start = self.traits, 0, self._clock.now_ms()
        with self._watched(within_s) as left:
            while True:
                requests += 1
                try:
                    heard = self._heard(ask, left(), streamed=streamed)
                    break
                except _Refused as refused:
                    refused.fault.requests = requests
                    if requests >= MOST_REQUESTS or not self._learn(refused.said):
                        self.traits = known  # nothing that was left out has helped
                        raise refused.fault from None
                except Fault as raised:
                    fault = self._cut_off() or raised
                    fault.requests = requests
                    raise fault from None
        if self.traits != known and self._learnt is not None:
            self._learnt(self.traits)
        return self._completion(ask, heard, requests=requests, took_ms=self._clock.now_ms() - start)

    def models(self, *, within_s: float) -> tuple[str, ...]:
        """Return the names of the models that the endpoint has, at most 50.

        Azure lists what could be deployed, and not the deployments that can be asked; so it is not asked for any.

        Raises:
            Fault: it does not tell.
        """
        if self.target.azure:
            return ()
        with self._watched(within_s) as left:
            try:
                page = self._opened().models.list(timeout=left())
                names = [str(model.id)[:80] for model in list(page.data)[:50]]
            except Exception as error:  # the library is a plug-in call: what it raises is sorted
                raise (self._cut_off() or self._fault(error)) from None
        return tuple(name for name in names if MODEL.fullmatch(name) and not self._key.shows_in(name))

    def cut(self) -> None:
        """Break off what is under way, from any thread; returns at once."""
        if self._wire is not None:
            self._wire.cut()

    def close(self) -> None:
        """Break off and give everything back."""
        if self._wire is not None:
            self._wire.close()

    # One request

    def _heard(self, ask: Ask, left_s: float, *, streamed: bool) -> Heard:
        body = self._body(ask, streamed=streamed)
        try:
            client = self._opened()
            answer = client.chat.completions.create(**body, timeout=_timeout(left_s))
            heard = self._streamed(answer) if streamed else whole(answer)
        except Exception as error:  # the library is a plug-in call: what it raises is sorted
            fault = self._fault(error)
            if fault.kind == "request":
                raise _Refused(fault, _said(error)) from None
            raise fault from None
        return self._judged(heard)

    def _body(self, ask: Ask, *, streamed: bool) -> dict[str, Any]:
        """Return the request (`Any`: JSON)."""
        traits = self.traits
        body: dict[str, Any] = {
            "model": self.target.model,
            "messages": [{"role": said.role, "content": said.content} for said in ask.messages],
            traits.token_param: ask.max_tokens,
            "stream": streamed,
        }
        if traits.temperature:
            body["temperature"] = ask.temperature
        if streamed and traits.usage:
            body["stream_options"] = {"include_usage": True}
        if ask.schema and traits.format == "json_schema":
            shape = {"name": "answer", "strict": True, "schema": json.loads(ask.schema)}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
        elif ask.schema and traits.format == "json_object":
            body["response_format"] = {"type": "json_object"}
        if self.target.host == OPENAI_HOST:
            body["store"] = False
        return body

    def _streamed(self, answer: Iterable[Any]) -> Heard:
        """Read a stream (`Any`: the library checks nothing of what it passes on)."""
        heard, start = Heard(), self._clock.now_ms()
        rest = threading.Timer(USAGE_S, self.cut)
        rest.daemon = True
        try:
            for chunk in answer:
                heard = with_chunk(heard, chunk, self._clock.now_ms() - start)
                self._bounded(heard)
                if heard.finish is not None and rest.ident is None:
                    rest.start()
        except Exception as error:
            if heard.finish in FINISHED and not isinstance(error, Fault):
                return heard  # the line was complete; what broke came after it
            raise
        finally:
            rest.cancel()
            close = getattr(answer, "close", None)
            if close is not None:
                close()
        if heard.chunks == 0:
            raise not_like_openai(self.target)
        return heard

    def _bounded(self, heard: Heard) -> None:
        if len(heard.text) > MOST_CHARACTERS:
            raise Fault("answer", f"{self.target.host} did not stop talking.")

    def _judged(self, heard: Heard) -> Heard:
        host = self.target.host
        if self._key.shows_in(heard.text):  # else it would come into files: the record, a cassette
            raise Fault("exposed", f"{host} sent the key back in its answer.", "Withdraw that key; who runs the host?")
        if heard.declined:
            raise Fault("declined", f"{host} declined to answer.")
        if heard.finish not in FINISHED:
            raise Fault("cut", f"{host} broke off in the middle.")
        if not heard.text.strip():
            raise Fault("declined", f"{host} answered with nothing.")
        return heard

    def _completion(self, ask: Ask, heard: Heard, *, requests: int, took_ms: int) -> Completion:
        counted = heard.tokens is not None
        asked = sum(estimated_tokens(said.content) for said in ask.messages)
        tokens = heard.tokens or (asked, estimated_tokens(heard.text))
        first_ms = took_ms if heard.first_ms is None else min(took_ms, heard.first_ms)
        return Completion(
            text=heard.text,
            tokens_in=tokens[0],
            tokens_out=tokens[1],
            counted=counted,
            took_ms=took_ms,
            first_ms=first_ms,
            requests=requests,
        )

    # What goes wrong

    def _fault(self, error: Exception) -> Fault:
        status = getattr(error, "status_code", None)
        if isinstance(status, int):
            response = getattr(error, "response", None)
            headers = {name.lower(): value for name, value in dict(getattr(response, "headers", {})).items()}
            code = str(getattr(error, "code", "") or "")
            return fault_of_status(self.target, status, code, _said(error), headers)
        return fault_of_error(self.target, error)

    def _cut_off(self) -> Fault | None:
        """Return the fault of a request that we broke off ourselves: whatever else it looks like, it is that."""
        if self._wire is None or not self._wire.is_cut:
            return None
        if self._late.is_set():
            return Fault("timeout", f"{self.target.host} did not answer in time.", "A smaller model answers sooner.")
        return Fault("cancelled", "The request was broken off.")

    def _learn(self, said: str) -> bool:
        """Take away from the next request what the endpoint does not take; return False when nothing is left."""
        traits, said = self.traits, said.casefold()
        rung = LADDER.index(traits.format)
        if "max_completion_tokens" in said and traits.token_param == "max_tokens":
            self.traits = replace(traits, token_param="max_completion_tokens")
        elif "max_completion_tokens" in said and traits.token_param == "max_completion_tokens":
            self.traits = replace(traits, token_param="max_tokens")
        elif "temperature" in said and traits.temperature:
            self.traits = replace(traits, temperature=False)
        elif ("stream_options" in said or "include_usage" in said) and traits.usage:
            self.traits = replace(traits, usage=False)
        elif rung + 1 < len(LADDER):
            self.traits = replace(traits, format=LADDER[rung + 1])
        else:
            return False
        return True

    # The client

    def _opened(self) -> OpenAI:
        if self._client is None:
            from openai import OpenAI

            wire = self._wired()
            # All that the library would else take from the environment is given, empty where nothing is wanted.
            self._client = OpenAI(
                api_key=self._key.secret or PLACEHOLDER,
                admin_api_key="",
                organization="",
                project="",
                webhook_secret="",
                base_url=self.target.base_url,
                max_retries=0,
                default_headers={},
                default_query={"api-version": self.target.api_version} if self.target.api_version else {},
                http_client=wire.client,
            )
        return self._client

    def _wired(self) -> Wire:
        if self._wire is None:
            from simulator.customers.wire import Wire

            self._wire = Wire(self.target, self._key)
        return self._wire

    def _watched(self, within_s: float) -> _Watch:
        self._late.clear()
        self._wired().begin()

        def expire() -> None:
            self._late.set()
            self.cut()

        return _Watch(expire, within_s, self._clock)


class _Watch:
    """Calls something when time is up, unless it is left before."""

    def __init__(self, expire: Callable[[], None], within_s: float, clock: MonotonicClock) -> None:
        self._timer = threading.Timer(max(0.0, within_s), expire)
        self._timer.daemon = True
        self._clock = clock
        self._end_ms = clock.now_ms() + round(within_s * 1000)

    def __enter__(self) -> Callable[[], float]:
        self._timer.start()
        return lambda: max(0.05, (self._end_ms - self._clock.now_ms()) / 1000)

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _timeout(left_s: float) -> httpx2.Timeout:
    import httpx2

    return httpx2.Timeout(left_s, connect=min(CONNECT_S, left_s))


def _said(error: Exception) -> str:
    """Return what the endpoint said of an error, for being searched: never shown."""
    body = getattr(error, "body", None)
    return f"{getattr(error, 'param', '') or ''} {body if body is not None else error}"[:4_000]
