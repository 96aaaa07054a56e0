"""`rapport llm judge`: a second opinion on a recorded call, beside its scores and never in their place."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.card import ScoreCard
    from scoring.scorers.judge import Answer, Judgement
    from simulator.customers.completion import Complete
    from simulator.customers.target import Target
    from simulator.engine.state import CallState
    from simulator.llm_settings import LlmSettings
    from simulator.scenario.model import Scenario
    from simulator.session.ports import CallHeader
    from simulator.settings import DataFolder

ANSWER_S = 60.0
TOKENS = 1200
SHORT_ID = 13
TIMES = 3


@click.command()
@click.argument("call_id", metavar="ID")
@click.option("--times", type=click.IntRange(1, 9), default=TIMES, show_default=True, help="How often each is asked.")
@click.option("--model", metavar="NAME", help="Another model than `judge_model` of the settings.")
@click.option("--page", type=click.Path(dir_okay=False), help="Writes the call's page with the opinions in it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def judge(*, call_id: str, times: int, model: str | None, page: str | None, form: str) -> int:
    """Ask an LLM for a second opinion on a recorded call; its scores stay as they are.

    Where the two differ by two levels, or the model differs from itself by as much, a person is to look.
    """
    from scoring.assess import assess
    from scoring.scorers.judge import judge_turn
    from simulator.casting import connector
    from simulator.scenario.resolve import resolve
    from simulator.session.case import as_case
    from simulator.session.replay import fold
    from simulator.settings import data_folder
    from simulator.storage.store import open_store

    folder = data_folder()
    settings, target = _ready(folder, model)
    store = open_store(folder.journal, for_reading=True)
    record = store.load(store.find(call_id))
    scenario = resolve(record.scenario, seed=record.header.seed, twist=record.header.twist)
    state = fold(scenario, record.events)
    case = as_case(scenario, state)
    answer = _answer(connector(folder, os.environ, settings, target)())
    card, label = assess(case), f"{target.host} {target.model}"
    cards = zip(case.turns, card.turns, strict=True)
    found = [each for turn, one in cards for each in judge_turn(case, turn, one, answer, times=times)]
    if page is not None:
        _write_page(Path(page), record.header, scenario, state, card, found, label)
    click.echo(_json(found) if form == "json" else _text(found, label))
    return 0


def _ready(folder: DataFolder, model: str | None) -> tuple[LlmSettings, Target]:
    """Return what is set about second opinions.

    Raises:
        UserError: no model is set, or nobody has agreed to send anything to its host.
    """
    from simulator.llm_settings import agreed, llm_settings

    settings = llm_settings(folder, os.environ)
    name = model or settings.judge_model
    if not name:
        raise UserError("No model is set for second opinions.", "Set judge_model under [llm] in config.toml.")
    target = settings.target(model=name)
    if not agreed(folder, target):
        hint = f"If you agree, run: rapport llm check --consent {target.host}"
        raise UserError(f"The call would be sent to {target.host}, and nobody has agreed to that.", hint)
    return settings, target


def _write_page(
    file: Path,
    header: CallHeader,
    scenario: Scenario,
    state: CallState,
    card: ScoreCard,
    found: Sequence[Judgement],
    label: str,
) -> None:
    """Write the call's page with the opinions beside its score.

    Raises:
        UserError: the file cannot be written.
    """
    from simulator.reports.page import call_page, write_page
    from simulator.reports.summary import provenance, summarise
    from simulator.view.call import show_call
    from simulator.view.debrief import show_debrief

    view = show_debrief(scenario, state, card, call_id=header.call_id, saved=True)
    summary = summarise(view, show_call(scenario, state), provenance(header, state, card, saved=True))
    try:
        write_page(call_page(summary, second=found, by=label), file)
    except OSError as error:
        raise UserError(f"{file} cannot be written: {error.strerror}.", "Name another file.") from error


def _answer(model: Complete) -> Answer:
    """Return what asks the model at temperature 0; personal data is masked in what is sent."""
    from scoring.scorers.judge import VERSION, NoAnswer, Question
    from simulator.customers.completion import Ask, Fault, Said
    from simulator.customers.redact import masked

    def answer(question: Question) -> str:
        said = (Said(role="system", content=question.task), Said(role="user", content=masked(question.data)))
        ask = Ask(messages=said, temperature=0.0, max_tokens=TOKENS, schema=question.schema, version=f"judge-{VERSION}")
        try:
            return model.complete(ask, within_s=ANSWER_S, streamed=False).text
        except Fault as fault:
            raise NoAnswer(fault.message) from None

    return answer


def _text(found: list[Judgement], label: str) -> str:
    from scoring.scorers.judge import agreements
    from simulator.terminal.paper import clean, table

    heads = ("TURN", "DIMENSION", "SCORE", "LLM", "SPREAD", "", "BECAUSE")
    rows = [
        (
            str(each.turn),
            each.dimension,
            _level(each.offline),
            _level(each.level),
            str(each.spread),
            "a person should look" if each.for_a_person else "",
            clean(_because(each))[:80],
        )
        for each in found
    ]
    lines = [f"Second opinion of {label}; the score that counts is the one under SCORE.", ""]
    lines += [*table([heads, *rows]), "", *_differences(found)]
    for each in agreements(found):
        kappa = "no kappa" if each.kappa is None else f"kappa {each.kappa:.2f}"
        lines.append(f"{each.dimension}: {each.same} of {each.both} turns at the same level, {kappa}")
    return "\n".join(lines)


def _differences(found: list[Judgement]) -> list[str]:
    """Return the criteria of which the model says otherwise than the score, where their levels lie apart."""
    lines = [
        f"turn {each.turn}, {check.criterion}: score {check.offline}, LLM {check.model}"
        for each in found
        if each.for_a_person
        for check in each.checks
        if check.model is not None and check.model != check.offline
    ]
    return ["Where a person should look, they differ in:", *(f"  {line}" for line in lines), ""] if lines else []


def _level(level: int | None) -> str:
    return "-" if level is None else str(level)


def _because(judgement: Judgement) -> str:
    usable = [opinion for opinion in judgement.opinions if opinion.level is not None]
    return usable[0].reason if usable else f"({judgement.opinions[0].flaw})"


def _json(found: list[Judgement]) -> str:
    from dataclasses import asdict

    from scoring.scorers.judge import agreements

    body = {"turns": [asdict(each) for each in found], "agreement": [asdict(each) for each in agreements(found)]}
    return json.dumps(body, ensure_ascii=False, indent=2)
