"""Makes a new scenario with its plays: writes the file, lets bots play it, and keeps what they did with its scores."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from simulator.errors import UserError
from simulator.rehearsal.bots import BOTS
from simulator.rehearsal.expert import expert
from simulator.rehearsal.keeping import keeps_word
from simulator.rehearsal.needs import wanted_actions
from simulator.rehearsal.plays import PLAYS
from simulator.rehearsal.satisfying import report_of
from simulator.rehearsal.stage import Actor, Line, Performance, act_out
from simulator.rehearsal.written import Written, good, word_broken
from simulator.scenario.grammar import IN_BRACES
from simulator.scenario.load import SCENARIO_FILE, check_scenario, load_scenario
from simulator.scenario.model import Scenario
from simulator.scenario.opening_hours import read_hours
from simulator.scenario.packs import CaseAction, Company
from simulator.scenario.problems import ScenarioProblems
from simulator.scenario.resolve import PLAIN_TWIST, resolve
from simulator.scenario.schema import json_schema
from simulator.scenario.shape import Record
from simulator.scenario.starter import SCHEMA_FILE, Answers, play_text, quoted, scenario_text
from simulator.session.preview import inputs_of
from simulator.session.runner import Runner
from simulator.settings import shipped_scenarios, write_atomically

SEED = 1
AFTER_OPENING = timedelta(minutes=30)
LEEWAY = 6
"""How far the scores of a new play may move before its test fails."""
_EXAMPLES: Mapping[str, str] = {
    "order": "48213",
    "order_number": "48213",
    "postcode": "QX4 7TN",
    "email": "ada.quill@example.net",
    "phone": "555-0142",
}
_COMMENTS = {
    "good": "What a good colleague does. Make the words your own: it is the call that others are held against.",
    "word_broken": "The same good talk, and then nobody gets in touch as promised: the customer comes back.",
    "middling": "Does the right thing, says little, and leaves the next step open.",
    "poor": "Is short with the customer and does nothing.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A scenario that was just made."""

    home: Path
    files: tuple[Path, ...]
    totals: Mapping[str, float]
    """Total of each play by its kind."""


def start(home: Path, answers: Answers) -> Started:
    """Write a scenario and its three plays into a new folder.

    Args:
        home: the folder; its name is the scenario's id.
        answers: what the trainer has answered.

    Raises:
        UserError: the folder holds something already, cannot be written, or there is no such company or temperament.
    """
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise UserError(f"{home} is there already.", "Choose another id, or another folder with --into.")
    made = not home.exists()
    try:
        return _started(home, answers)
    except BaseException:
        for file in (home / SCENARIO_FILE, *(home / PLAYS / f"{name}.yaml" for name in _COMMENTS)):
            file.unlink(missing_ok=True)
        for folder in (home / PLAYS, *([home] if made else [])):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        raise


def _started(home: Path, answers: Answers) -> Started:
    file = home / SCENARIO_FILE
    answers = _with_needs(file, answers)
    write_atomically(file, scenario_text(answers))
    scenario = _loaded(file, answers.company)
    brusque = next(bot for bot in BOTS if bot.id == "brusque")
    actors: Mapping[str, Actor] = {"middling": _middling, "poor": brusque.actor}
    written, totals = [file], {}
    schema = home.parent / SCHEMA_FILE
    if not schema.exists():
        write_atomically(schema, json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n")
    plays = [("good", _good(scenario, answers))]
    plays += [(kind, _acted(act_out(scenario, actor, seed=SEED))) for kind, actor in actors.items()]
    broken = word_broken(scenario, answers, seed=SEED)
    plays += [] if broken is None else [("word_broken", broken)]
    for name, play in plays:
        path = home / PLAYS / f"{name}.yaml"
        kind = "other_way" if name == "word_broken" else name
        inputs = "".join(f"  - {_flow(line)}\n" for line in play.lines)
        write_atomically(path, play_text(scenario.id, kind, _COMMENTS[name], inputs, _expected(play.performance, kind)))
        written.append(path)
        totals[name] = play.performance.card.total or 0.0
    return Started(home=home, files=tuple(written), totals=totals)


def _loaded(file: Path, company: str) -> Scenario:
    """Return the new scenario.

    Raises:
        UserError: the company asks the case for something that only somebody who knows it can write.
    """
    try:
        return load_scenario(file)
    except ScenarioProblems as found:
        if any(Path(problem.file) == file for problem in found.problems):
            raise
        what = found.problems[0].message.rstrip(".")
        told = f"The company `{company}` asks its cases for something that cannot be guessed: {what}."
        raise UserError(
            told, "Take another company, or `standard`, and change `company` when the case has it."
        ) from found


def _good(scenario: Scenario, answers: Answers) -> Written:
    """Return the written good play, and where that does not fit the case, what the expert does."""
    written = good(scenario, answers, seed=SEED)
    return written or _acted(act_out(scenario, expert, seed=SEED, between=keeps_word))


def _with_needs(file: Path, answers: Answers) -> Answers:
    """Return the answers with the values that the company's pages and actions use, which the scenario has to give."""
    write_atomically(file, scenario_text(answers))
    company = check_scenario(file).record
    pack = None if company is None else company.get("company")
    if not isinstance(pack, Record) or pack.kind is not Company:
        return answers
    asked: dict[str, None] = {}
    read: dict[str, None] = {}
    for record in pack.records():
        own = set(record.get("args", {})) if record.kind is CaseAction else set()
        asked |= dict.fromkeys(_names(record.get("expects", ())))
        read |= dict.fromkeys(name for name in _names(_texts(record)) if name not in own)
    examples = {**_EXAMPLES, **_given(file.parent.parent, answers.company, frozenset((*asked, *read)))}
    values = {name: examples.get(name, "K-1042") for name in (*asked, *read)}
    return replace(
        answers,
        needs={name: values[name] for name in asked},
        shows={name: values[name] for name in read if name not in asked},
        starts=_open_at(answers.starts, pack),
        looks_up=any(action.get("id") == "look_up" for action in pack.get("actions", ())),
    )


def _open_at(starts: str, company: Record) -> str:
    """Return a moment of that day at which a company is open; the moment itself where it is, or is closed all day."""
    moment = datetime.fromisoformat(starts)
    try:
        hours = read_hours(company.get("hours", {}))
    except ValueError:
        return starts  # the company's own problem, which the loader names
    if hours.is_open(moment):
        return starts
    spans = hours.spans(moment.date())
    return starts if not spans else f"{datetime.combine(moment, spans[0][0]) + AFTER_OPENING:%Y-%m-%d %H:%M}"


def _texts(record: Record) -> Iterator[object]:
    """Yield the texts of a record, not of those within it."""
    for value in record.values():
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        yield from (part for part in parts if isinstance(part, str))


def _given(folder: Path, company: str, names: frozenset[str]) -> Mapping[str, str]:
    """Return what scenarios beside the new one, and shipped ones, give a company's values; the fullest wins.

    Args:
        folder: of the scenarios beside the new one.
        company: the name of its pack.
        names: the values that it uses.
    """
    found: list[Mapping[str, str]] = [{}]
    roots = [root for root in (folder, shipped_scenarios()) if root is not None]
    for path in [path for root in roots for path in sorted(root.glob(f"*/{SCENARIO_FILE}"))] if names else ():
        if f"company: {company}\n" not in path.read_text(encoding="utf-8", errors="replace"):
            continue
        scenario = check_scenario(path).scenario
        if scenario is not None:
            played = resolve(scenario, seed=SEED, twist=next(iter(scenario.twists), PLAIN_TWIST))
            found.append({name: str(value) for name, value in played.values.items() if name in names})
    return max(found, key=len)


def _names(texts: Iterable[object]) -> Iterator[str]:
    for text in texts:
        yield from (found[1] for found in IN_BRACES.finditer(str(text)) if found[1] not in ("now", "customer"))


def _middling(runner: Runner) -> Iterator[Line]:
    """Do what is needed, with stock phrases and without a next step."""
    scenario: Scenario = runner.scenario
    yield {"do": "reply", "text": "Hi, sorry for the inconvenience. Let me have a look.", "after_s": 40}
    reported = False
    for wanted in wanted_actions(scenario, twist=runner.header.twist):
        yield {"do": "act", "name": wanted.action.id, "args": dict(wanted.args), "after_s": 10}
        if set(wanted.action.means) & {"check", "verify"} or reported:
            continue
        reported = True
        yield {"do": "reply", "text": report_of(runner, wanted.action), "after_s": 40}
    yield {"do": "reply", "text": "It should be fine now. We will let you know if there is something.", "after_s": 40}
    yield {"do": "reply", "text": "Thanks for your patience, bye.", "after_s": 20}


def _acted(performance: Performance) -> Written:
    lines = [*inputs_of(performance.events), {"do": "end"}]
    if performance.events and any(line.get("do") == "end" for line in lines[:-1]):
        lines.pop()
    return Written(lines=tuple(lines), performance=performance)


def _flow(line: Line) -> str:
    parts = [f"{key}: {_value(value)}" for key, value in line.items() if value not in (0, 0.0, {})]
    return "{" + ", ".join(parts) + "}"


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str):
        return value if value.isidentifier() else quoted(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _expected(performance: Performance, kind: str) -> str:
    total = round(performance.card.total or 0.0)
    low = 0 if kind == "poor" else max(0, total - LEEWAY)
    high = 100 if kind == "good" else min(100, total + LEEWAY)
    return f"  ending: {performance.state.ending}\n  score: {{total: [{low}, {high}]}}\n"
