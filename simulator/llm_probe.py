"""Tries an endpoint: its models, and one sample line with its time; what `rapport llm check` and screens show."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.customers.check import check_line
from simulator.customers.completion import Complete, Completion, Fault
from simulator.customers.endpoint import Endpoint
from simulator.customers.keys import Key
from simulator.customers.lines import line_of
from simulator.customers.prompt import Persona, customer_prompt
from simulator.customers.target import Target, Traits
from simulator.engine.effects import Brief, Guard, Piece
from simulator.llm_settings import LlmSettings, keep_traits, known_traits
from simulator.settings import DataFolder

LIST_S = 10.0
SAMPLE_S = 60.0
"""A model that is being loaded has so long."""
SAMPLE = "My order should have been here on Monday. Where is it?"
MUST_ANSWER = ("key", "unreachable", "certificate")
"""Faults of the list of models after which nothing else will work either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What an endpoint has shown."""

    models: tuple[str, ...]
    """Empty where it tells none; some speak all the same."""
    completion: Completion
    line: str
    """The sample line, printable."""
    flaws: tuple[str, ...]
    """What the check found in it."""


def tried(folder: DataFolder, settings: LlmSettings, target: Target, key: Key) -> tuple[Probe, Traits]:
    """Try an endpoint, keep what was learnt about it, and return both.

    Args:
        folder: the data folder.
        settings: what is set.
        target: the endpoint.
        key: for it.

    Raises:
        Fault: it does not answer; what to do about it stands in its hint.
        UserError: what was learnt cannot be kept.
    """
    endpoint = Endpoint(target, key, traits=known_traits(folder, settings, target))
    try:
        found = probe(endpoint)
    finally:
        endpoint.close()
    keep_traits(folder, target, endpoint.traits)
    return found, endpoint.traits


def probe(model: Complete) -> Probe:
    """Ask an endpoint for its models and for a sample line.

    Raises:
        Fault: it does not answer; what to do about it stands in its hint.
    """
    try:
        models = model.models(within_s=LIST_S)
    except Fault as fault:
        if fault.kind in MUST_ANSWER:
            raise
        models = ()
    piece = Piece(line_id="sample", text=SAMPLE, why="beat")
    brief = Brief(pieces=(piece,), mood=40, patience=50, trust=40, feeling="annoyed")
    persona = Persona(name="Sam Sample", language="en", channel="chat")
    completion = model.complete(customer_prompt(persona, brief, (), max_tokens=120), within_s=SAMPLE_S)
    line = line_of(completion.text) or ""
    flaws = check_line(line, brief=brief, guard=Guard(untold=()), persona=persona)
    shown = "".join(c if c.isprintable() else " " for c in line)[:200]
    return Probe(models=models, completion=completion, line=shown, flaws=tuple(flaw.why for flaw in flaws))
