"""`rapport llm`: tries the endpoint that is set up, and measures how well a model plays the customer."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from simulator.cli_fidelity import fidelity
from simulator.cli_judge import judge
from simulator.errors import UserError

if TYPE_CHECKING:
    from simulator.customers.keys import Key
    from simulator.customers.target import Target, Traits
    from simulator.llm_probe import Probe
    from simulator.llm_settings import LlmSettings
    from simulator.settings import DataFolder

BASE_URL = click.option("--base-url", metavar="URL", help="Another address than the one that is set.")
MODEL = click.option("--model", metavar="NAME", help="Another model than the one that is set.")


@click.group()
def llm() -> None:
    """Try the LLM that may word the customer's lines, and measure how well it does."""


@llm.command()
@BASE_URL
@MODEL
@click.option("--consent", metavar="HOST", help="Agree that what trainees type is sent to this host.")
@click.option("--withdraw", is_flag=True, help="Take back every consent.")
@click.option("--store-key", is_flag=True, help="Ask for a key and keep it in the system's keyring, for this host.")
def check(*, base_url: str | None, model: str | None, consent: str | None, withdraw: bool, store_key: bool) -> int:
    """Say what the endpoint can do: host, model, key, way of asking, latency, a sample line.

    Nothing leaves this machine before somebody has agreed to the host.
    """
    from simulator.llm_settings import agreed, llm_settings, take_back_consent
    from simulator.settings import data_folder

    folder = data_folder()
    if withdraw:
        take_back_consent(folder)
        click.echo("No host has consent any more.")
        return 0
    settings = llm_settings(folder, os.environ, base_url=base_url, model=model)
    target = settings.target()
    if store_key:
        _store_key(target)
    key = settings.key(target, os.environ)
    if consent is not None:
        _consent(folder, target, consent)
    _introduce(target, key, settings)
    if not agreed(folder, target):
        hint = f"If you agree, run: rapport llm check --consent {target.host}"
        raise UserError(f"Nothing was sent: what trainees type would go to {target.host}.", hint)
    return _try(folder, settings, target, key)


def _consent(folder: DataFolder, target: Target, host: str) -> None:
    from simulator.llm_settings import give_consent

    if host != target.host:
        raise UserError(f"The host that is set is {target.host}, not {host[:80]}.", "Agree to the one that is set.")
    give_consent(folder, host)
    click.echo(
        f"From now on the customer's script and what trainees type are sent to {host}, with e-mail addresses, "
        "telephone, account and card numbers masked. Take it back with: rapport llm check --withdraw"
    )


def _store_key(target: Target) -> None:
    from simulator.customers.keys import checked_key, keep_key

    if not sys.stdin.isatty():
        raise UserError("A key is typed in at a terminal.", "Or put it into the environment.")
    keep_key(checked_key(click.prompt(f"Key for {target.host}", hide_input=True), "typed in"), target)
    click.echo(f"The key for {target.host} is in the system's keyring.")


def _introduce(target: Target, key: Key, settings: LlmSettings) -> None:
    click.echo(f"Host:      {target.host}{' (this machine)' if target.loopback else ''}")
    click.echo(f"Model:     {target.model}")
    click.echo(f"Key:       {key}")
    click.echo(f"Deadline:  {settings.deadline_s:g} s")


def _try(folder: DataFolder, settings: LlmSettings, target: Target, key: Key) -> int:
    from simulator.customers.completion import Fault
    from simulator.llm_probe import tried

    try:
        found, traits = tried(folder, settings, target, key)
    except Fault as fault:
        click.echo(f"!! {fault.message} {fault.hint}".rstrip())
        return 1
    _tell(target.model, traits, settings, found)
    return 0


def _tell(model: str, traits: Traits, settings: LlmSettings, found: Probe) -> None:
    completion = found.completion
    counted = "counted" if completion.counted else "estimated"
    strange = f" ({model} is not among them)" if found.models and model not in found.models else ""
    click.echo(f"Models:    {', '.join(found.models[:8]) or 'not told'}{strange}")
    click.echo(f"Asked as:  {traits.format}, {traits.token_param}, {completion.requests} requests")
    click.echo(f"Latency:   first words {completion.first_ms} ms, whole line {completion.took_ms} ms")
    click.echo(f"Tokens:    {completion.tokens_in} in, {completion.tokens_out} out ({counted})")
    if settings.price_in or settings.price_out:
        spent = completion.tokens_in * settings.price_in + completion.tokens_out * settings.price_out
        click.echo(f"Cost:      about {spent / 1e6:.5f} a line")
    click.echo(f"A line:    {found.line}")
    for flaw in found.flaws:
        click.echo(f"!! The check turned it down: {flaw}.")
    if completion.took_ms > settings.deadline_s * 1000:
        click.echo("!! It came after the deadline: in a call the author's line would have been said.")
    click.echo("Measure how well it plays the customer: rapport llm fidelity")


llm.add_command(judge)
llm.add_command(fidelity)
