"""`rapport scenario test` and `try`: proves with plays and bots that the scores of a scenario make sense."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from simulator.cli_options import FORMAT, PATH
from simulator.scenario.problems import shortened

if TYPE_CHECKING:
    from scoring.card import ScoreLine
    from simulator.rehearsal.coverage import Coverage, Part
    from simulator.rehearsal.plays import Played
    from simulator.rehearsal.proof import Proof, Sung
    from simulator.rehearsal.stage import Performance
    from simulator.rehearsal.trial import Trial, Tried

MOST_SEEDS = 100
_MARKS = {True: "ok", False: "FAILS"}
_PLURALS = {
    "beat": "beats",
    "reaction": "reactions",
    "scene": "scenes",
    "fact": "facts",
    "ending": "endings",
    "action": "actions",
    "condition": "conditions",
}


@click.command("test")
@click.argument("names", metavar="ID|FILE...", nargs=-1, required=True)
@PATH
@FORMAT
def test_scenarios(names: tuple[str, ...], path: str | None, form: str) -> int:
    """Run the plays and canaries of scenarios; exit 1 when a score is not what it must be.

    Plays lie in `plays/` beside scenario.yaml. Each must get the scores that it names; a good one needs at least 15
    points more than a middling one, and that one 15 more than a poor one. Canaries (empty messages, xyz, lists of
    keywords, ten apologies, pasted articles, orders to the scorer, silence) must stay at 45 points or below, or make a
    critical error. Then it
    lists, with their lines, the beats, reactions, facts, endings, actions and conditions that no play has reached.
    """
    from simulator.cli_scenario import path_of
    from simulator.rehearsal.proof import prove

    proofs = [prove(path_of(name, path)) for name in names]
    if form == "json":
        click.echo(json.dumps([_proof_json(proof) for proof in proofs], ensure_ascii=False, indent=2))
    else:
        for proof in proofs:
            for line in _proof_text(proof):
                click.echo(line)
    return 1 if any(proof.failures for proof in proofs) else 0


@click.command("try")
@click.argument("name", metavar="ID|FILE")
@click.option("--seeds", type=click.IntRange(1, MOST_SEEDS), default=3, show_default=True, help="Calls of each bot.")
@click.option("--bot", "wanted", multiple=True, metavar="NAME", help="Only this bot; may be given several times.")
@PATH
@FORMAT
def try_scenario(name: str, seeds: int, wanted: tuple[str, ...], path: str | None, form: str) -> int:
    """Let bots play a scenario: an expert and six careless ones, each with several seeds.

    Shows endings, mean scores, the mean mark that customers give in the survey (1 to 5), and the customer's patience
    over the call (one block for each line of the customer), then the beats that no bot has come to. It warns when a
    careless bot gets 50 points or more without a critical error, and when the expert gets less than 80; a warning is no
    failure.
    """
    from simulator.cli_scenario import path_of
    from simulator.errors import UserError
    from simulator.rehearsal.bots import BOTS, bots_named
    from simulator.rehearsal.places import Places
    from simulator.rehearsal.trial import try_out
    from simulator.scenario.load import load_scenario
    from simulator.scenario.problems import suggest

    for each in wanted:
        if each not in (known := [bot.id for bot in BOTS]):
            raise UserError(f"There is no bot `{each}`.", suggest(each, known))
    file = path_of(name, path)
    trial = try_out(load_scenario(file), Places(file), range(1, seeds + 1), bots_named(wanted))
    if form == "json":
        click.echo(json.dumps(_trial_json(trial), ensure_ascii=False, indent=2))
        return 0
    for line in _trial_text(trial):
        click.echo(line)
    return 0


def _proof_text(proof: Proof) -> Iterator[str]:
    from simulator.terminal.paper import table

    yield f"{proof.scenario.id}  {proof.scenario.title}"
    yield ""
    heads = ("PLAY", "ENDING", "EMPATHY", "ACCURACY", "FOLLOW-THROUGH", "TOTAL", "")
    yield from (
        _indented(table([heads, *(_play_row(each) for each in proof.plays)])) if proof.plays else ("  No plays.",)
    )
    for played in proof.plays:
        yield from (f"    {played.name}: {fault}" for fault in played.faults)
    yield from (f"  FAILS  {fault}" for fault in proof.order)
    yield from (f"  The twist `{twist}` has no play of its own." for twist in proof.twists_without_play)
    yield ""
    yield from _indented(table([("CANARY", "", "TOTAL", ""), *(_canary_row(each) for each in proof.canaries)]))
    for sung in proof.canaries:
        if not sung.passes:
            yield from (f"    {sung.canary.id}: {_credit(line)}" for line in sung.credits())
    yield ""
    yield from _crossed_text(proof)
    yield from _coverage_text(proof.coverage, proof.file.name)
    yield ""
    yield _verdict(proof)


def _verdict(proof: Proof) -> str:
    plays = "1 play" if len(proof.plays) == 1 else f"{len(proof.plays)} plays"
    told = "all as they must be" if not proof.failures else f"{proof.failures} that must be mended"
    return f"{proof.scenario.id}: {plays}, {len(proof.canaries)} canaries: {told}."


def _play_row(played: Played) -> tuple[str, ...]:
    return (
        f"{played.name} ({played.play.kind})" if played.name != played.play.kind else played.name,
        played.performance.state.ending or "none",
        *_score_cells(played.performance),
        _MARKS[not played.faults],
    )


def _canary_row(sung: Sung) -> tuple[str, ...]:
    from simulator.rehearsal.canaries import CEILING

    total = _number(sung.performance.card.total)
    return sung.canary.id, sung.canary.what, total, "ok" if sung.passes else f"FAILS: at most {CEILING}"


def _credit(line: ScoreLine) -> str:
    where = f"turn {line.turn}" if line.turn else "the whole call"
    quote = f' "{shortened(line.evidence.quote)}"' if line.evidence is not None else ""
    return f"+{line.points:g} for {line.criterion} in {where}:{quote} {line.because}"


def _crossed_text(proof: Proof) -> Iterator[str]:
    from simulator.rehearsal.twisting import REMEMBERED_BELOW, memory_is_enough
    from simulator.terminal.paper import table

    if not proof.crossed:
        return
    rows = [(each.name, each.twist, _number(each.total)) for each in proof.crossed]
    yield from _indented(table([("GOOD PLAY", "IN THE TWIST", "TOTAL"), *rows]))
    if memory_is_enough(proof.crossed):
        told = f"Every good play has {REMEMBERED_BELOW} points or more in each other twist"
        yield f"  ! {told}: knowing the answer is enough."
        yield "    Require another action in a twist, or make the usual one a critical error there (scoring: critical)."
    yield ""


def _score_cells(performance: Performance) -> tuple[str, ...]:
    scores = performance.scores()
    return tuple(_number(scores[name]) for name in ("empathy", "accuracy", "follow_through", "total"))


def _number(score: float | None) -> str:
    return "-" if score is None else f"{score:.1f}"


def _coverage_text(coverage: Coverage, file: str) -> Iterator[str]:
    from simulator.rehearsal.coverage import KINDS

    counts = [(kind, *coverage.count(kind)) for kind in KINDS]
    told = ", ".join(f"{reached} of {total} {_PLURALS[kind]}" for kind, reached, total in counts if total)
    yield f"  The plays reach {told}."
    if coverage.missing:
        yield f"  Not reached, with the line in {file}:"
    width = max(40, shutil.get_terminal_size((100, 24)).columns)
    for kind in KINDS:
        parts = [part for part in coverage.missing if part.kind == kind]
        if parts:
            yield from _wrapped(f"    {_PLURALS[kind]}  ", _by_line(parts), width)


def _by_line(parts: Sequence[Part]) -> list[str]:
    """Return the parts with their lines, those of one line together."""
    lines: dict[int, list[str]] = {}
    for part in parts:
        lines.setdefault(part.line, []).append(part.name)
    return [f"{line or 'pack'}: {' '.join(dict.fromkeys(names))}" for line, names in lines.items()]


def _wrapped(first: str, items: Sequence[str], width: int) -> Iterator[str]:
    line, sep = first, ""
    for item in items:
        if len(line) + len(sep) + len(item) > width and sep:
            yield line.rstrip()
            line, sep = " " * len(first), ""
        line, sep = f"{line}{sep}{item}", "   "
    yield line


def _indented(lines: Sequence[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _trial_text(trial: Trial) -> Iterator[str]:
    from simulator.terminal.paper import table

    seeds = "1 seed" if len(trial.seeds) == 1 else f"{len(trial.seeds)} seeds"
    yield f"{trial.scenario.id}  {trial.scenario.title}, {seeds}"
    yield ""
    heads = ("BOT", "ENDINGS", "EMP", "ACC", "FOL", "TOTAL", "LOWEST-HIGHEST", "SURVEY", "PATIENCE (first seed)")
    yield from _indented(table([heads, *(_bot_row(each) for each in trial.tried)]))
    yield ""
    unseen = trial.beats_never_seen()
    yield f"  Beats never seen: {', '.join(unseen)}." if unseen else "  Every beat was seen."
    warnings = list(trial.warnings())
    yield from (f"  ! {warning}" for warning in warnings)
    if not warnings:
        yield "  The expert does well everywhere, and no careless bot does."


def _bot_row(tried: Tried) -> tuple[str, ...]:
    from simulator.rehearsal.trial import patience_of, sparkline

    endings = ", ".join(f"{name or 'none'} {count}" for name, count in tried.endings.items())
    means = [_number(tried.mean(name)) for name in ("empathy", "accuracy", "follow_through", "total")]
    spread = f"{min(tried.totals):g}-{max(tried.totals):g}"
    mark = tried.satisfaction()
    survey = "-" if mark is None else f"{mark:g} of 5"
    return tried.bot.id, endings, *means, spread, survey, sparkline(patience_of(tried.calls[0]))


def _proof_json(proof: Proof) -> dict[str, object]:
    return {
        "id": proof.scenario.id,
        "file": str(proof.file),
        "failures": proof.failures,
        "plays": [
            {
                "name": each.name,
                "kind": each.play.kind,
                **_call_json(each.performance),
                "faults": list(each.faults),
            }
            for each in proof.plays
        ],
        "order": list(proof.order),
        "twists_without_play": list(proof.twists_without_play),
        "canaries": [
            {"name": each.canary.id, "total": each.performance.card.total, "passes": each.passes}
            for each in proof.canaries
        ],
        "crossed": [{"name": each.name, "twist": each.twist, "total": each.total} for each in proof.crossed],
        "coverage": _coverage_json(proof.coverage),
    }


def _coverage_json(coverage: Coverage) -> dict[str, object]:
    from simulator.rehearsal.coverage import KINDS

    counts = {_PLURALS[kind]: dict(zip(("reached", "of"), coverage.count(kind), strict=True)) for kind in KINDS}
    missing = [{"kind": p.kind, "name": p.name, "line": p.line or None, "missed": p.missed} for p in coverage.missing]
    return {**counts, "missing": missing}


def _call_json(performance: Performance) -> dict[str, object]:
    return {
        "seed": performance.seed,
        "twist": performance.twist,
        "ending": performance.state.ending,
        "scores": dict(performance.scores()),
        "critical": sorted(performance.critical()),
    }


def _survey_json(call: Performance) -> dict[str, object] | None:
    from simulator.engine.survey import survey_of

    answer = survey_of(call.scenario, call.state)
    if answer is None:
        return None
    return {"csat": answer.csat, "effort": answer.effort, "would_return": answer.would_return, "nps": answer.nps}


def _trial_json(trial: Trial) -> dict[str, object]:
    from simulator.rehearsal.trial import patience_of

    return {
        "id": trial.scenario.id,
        "seeds": list(trial.seeds),
        "bots": [
            {
                "name": each.bot.id,
                "care": each.bot.care,
                "calls": [
                    {**_call_json(call), "survey": _survey_json(call), "patience": list(patience_of(call))}
                    for call in each.calls
                ],
            }
            for each in trial.tried
        ],
        "beats_never_seen": list(trial.beats_never_seen()),
        "warnings": list(trial.warnings()),
        "coverage": _coverage_json(trial.coverage),
    }
