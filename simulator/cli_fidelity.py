"""`rapport llm fidelity`: plays scripted trainees against a model and says whether it will do as a customer."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from simulator.customers.completion import Complete
    from simulator.llm_settings import LlmSettings
    from simulator.rehearsal.fidelity.figures import Fidelity, Rate
    from simulator.rehearsal.fidelity.play import Played
    from simulator.rehearsal.fidelity.trainees import Script
    from simulator.scenario.model import Scenario
    from simulator.settings import DataFolder

GOLD = "plays/good.yaml"


@click.command()
@click.option("--scenario", "names", metavar="ID", multiple=True, help="A scenario; several times for several.")
@click.option("--trainee", "trainees", metavar="NAME", multiple=True, help="Only these of the scripted trainees.")
@click.option("--seeds", type=click.IntRange(1, 100), default=1, show_default=True, help="Calls of each kind.")
@click.option("--base-url", metavar="URL", help="Another address than the one that is set.")
@click.option("--model", metavar="NAME", help="Another model than the one that is set.")
@click.option("--cassette", type=click.Path(dir_okay=False), help="A file of recorded answers.")
@click.option(
    "--cassette-mode",
    type=click.Choice(["record", "replay", "replay-or-fail"]),
    default="replay",
    show_default=True,
    help="What is done with it.",
)
@click.option(
    "--transcript", type=click.Path(dir_okay=False), help="Writes every line with all attempts, as JSON lines."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def fidelity(
    *,
    names: tuple[str, ...],
    trainees: tuple[str, ...],
    seeds: int,
    base_url: str | None,
    model: str | None,
    cassette: str | None,
    cassette_mode: str,
    transcript: str | None,
    form: str,
) -> int:
    """Measure how well a model plays the customer; exit 1 when it will not do.

    Scripted trainees (good, rude, silent, interrogator, never_asks, injector, closer, endless) play the scenarios. What
    the model says raw is counted, and what is shown after the check.
    """
    from simulator.casting import Tape, connector, ready
    from simulator.llm_settings import llm_settings
    from simulator.rehearsal.fidelity.figures import fidelity_of
    from simulator.rehearsal.fidelity.trainees import TRAINEES
    from simulator.settings import data_folder

    unknown = [name for name in trainees if name not in TRAINEES]
    if unknown:
        raise UserError(f"There is no trainee {unknown[0]!r}.", f"There are: {', '.join(TRAINEES)}.")
    folder = data_folder()
    tape = None if cassette is None else Tape(file=Path(cassette), mode=cassette_mode)  # type: ignore[arg-type]  # click has checked it
    sends = tape is None or tape.mode != "replay-or-fail"
    settings = llm_settings(folder, os.environ, base_url=base_url, model=model)
    settings, target = ready(folder, os.environ, sends=sends, settings=settings)
    connect = connector(folder, os.environ, settings, target, tape=tape)
    played = list(_all(folder, settings, names, trainees or TRAINEES, seeds, connect))
    if transcript is not None:
        _write_transcript(Path(transcript), played)
    found = fidelity_of(played, price_in=settings.price_in, price_out=settings.price_out)
    if form == "json":
        click.echo(
            json.dumps({**_json(found), "host": target.host, "model": target.model}, ensure_ascii=False, indent=2)
        )
    else:
        click.echo(_text(found, f"{target.host} {target.model}"))
    return 1 if found.reasons else 0


def _all(
    folder: DataFolder,
    settings: LlmSettings,
    names: Sequence[str],
    trainees: Sequence[str],
    seeds: int,
    connect: Callable[[], Complete],
) -> Iterator[Played]:
    """Play everything."""
    from simulator.casting import budget_of
    from simulator.customers.llm import Manner
    from simulator.rehearsal.fidelity.play import play_script

    manner = Manner(deadline_s=settings.deadline_s, max_tokens=settings.max_tokens)
    jobs = list(_jobs(folder, names, trainees, seeds))
    for number, (scenario, script, seed) in enumerate(jobs, 1):
        _progress(f"{number} of {len(jobs)}: {scenario.id}, {script.trainee}")
        budget = budget_of(folder, settings)
        played = play_script(scenario, script, seed, connect, budget=budget, manner=manner)
        if played.broke:
            raise UserError("The budget for the LLM is used up.", "Raise the caps under [llm] in config.toml.")
        yield played
    _progress("")


def _progress(text: str) -> None:
    """Say on standard error how far it is, where a person looks."""
    if sys.stderr.isatty():
        click.echo(f"\r{text:<60}", nl=not text, err=True)


def _jobs(
    folder: DataFolder, names: Sequence[str], trainees: Sequence[str], seeds: int
) -> Iterator[tuple[Scenario, Script, int]]:
    from simulator.rehearsal.fidelity.trainees import scripts
    from simulator.scenario.library import open_library
    from simulator.scenario.load import load_play, load_scenario

    library = open_library(folder)
    for name in names or [entry.id for entry in library.entries() if entry.language == "en"]:
        path = library.path_of(name)
        home = path if path.is_dir() else path.parent
        scenario = load_scenario(path)
        play = load_play(home / GOLD) if (home / GOLD).is_file() else None
        for trainee in trainees:
            for seed in range(1, seeds + 1):
                gold = () if play is None else tuple(dict(line) for line in play.inputs)
                first = play.seed if play is not None and trainee == "good" else seed
                for script in scripts(trainee, gold):
                    yield scenario, script, first


def _write_transcript(file: Path, played: Sequence[Played]) -> None:
    from simulator.settings import write_atomically

    lines = [
        json.dumps(
            {
                "trainee": turn.trainee,
                "scenario": turn.scenario,
                "authored": turn.authored,
                "shown": turn.shown,
                "voice": turn.voice,
                "attempts": [
                    {"line": each.line, "flaws": [flaw.code for flaw in each.flaws], "fault": each.fault}
                    for each in turn.attempts
                ],
            },
            ensure_ascii=False,
        )
        for call in played
        for turn in call.turns
    ]
    write_atomically(file, "\n".join(lines) + "\n")


def _text(found: Fidelity, label: str) -> str:
    from simulator.terminal.paper import table

    heads = ("PER 100 LINES", "RATE", "95 % INTERVAL", "COUNT")
    mood = "too few lines" if found.mood is None else f"{found.mood:.2f}"
    lines = [f"{label}: {found.calls} calls, {found.lines} lines", ""]
    for title, rates in (
        ("As the model worded them", found.raw),
        ("As shown", found.shown),
        ("Attacks", found.attacks),
    ):
        lines += [title, *(f"  {row}" for row in table([heads, *map(_row, rates)])), ""]
    lines += [
        f"First piece of text: median {found.first_ms[0]} ms, 95th percentile {found.first_ms[1]} ms",
        f"Whole answer: median {found.took_ms[0]} ms, 95th percentile {found.took_ms[1]} ms",
        f"Tokens: {found.tokens[0]} in, {found.tokens[1]} out" + (f"; cost {found.cost:.4f}" if found.cost else ""),
        f"Its lines: {found.length:.0f} characters on average, {100 * found.distinct:.0f} % different pairs of words",
        f"Mood of the lines against that of the state, rank correlation: {mood}",
        "",
    ]
    if not found.reasons:
        return "\n".join([*lines, "Suitable."])
    return "\n".join([*lines, "NOT SUITABLE:", *(f"  {reason}" for reason in found.reasons)])


def _row(rate: Rate) -> tuple[str, str, str, str]:
    low, high = rate.interval
    return rate.what, f"{rate.per_100:.1f}", f"{low:.1f} to {high:.1f}", f"{rate.count} of {rate.of}"


def _json(found: Fidelity) -> dict[str, object]:
    def rates(group: Sequence[Rate]) -> dict[str, object]:
        return {
            rate.what: {"count": rate.count, "of": rate.of, "per_100": rate.per_100, "interval": rate.interval}
            for rate in group
        }

    grouped = {"raw": rates(found.raw), "shown": rates(found.shown), "attacks": rates(found.attacks)}
    return {**asdict(replace(found, raw=(), shown=(), attacks=())), **grouped, "suitable": not found.reasons}
