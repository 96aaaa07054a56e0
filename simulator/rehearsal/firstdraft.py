"""Makes a new scenario with its plays: writes the file, lets bots play it, and keeps what they did with its scores."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
from simulator.scenario.packs import Company
from simulator.scenario.schema import json_schema
from simulator.scenario.starter import SCHEMA_FILE, Answers, play_text, quoted, scenario_text
from simulator.session.preview import inputs_of
from simulator.session.runner import Runner
from simulator.settings import write_atomically

SEED = 1
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
    scenario = load_scenario(file)
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


def _good(scenario: Scenario, answers: Answers) -> Written:
    """Return the written good play, and where that does not fit the case, what the expert does."""
    written = good(scenario, answers, seed=SEED)
    return written or _acted(act_out(scenario, expert, seed=SEED, between=keeps_word))


def _with_needs(file: Path, answers: Answers) -> Answers:
    """Return the answers with the values that the company's actions use, which the scenario has to give."""
    write_atomically(file, scenario_text(answers))
    company = check_scenario(file).record
    pack = None if company is None else company.get("company")
    if pack is None or getattr(pack, "kind", None) is not Company:
        return answers
    names: dict[str, str] = {}
    for action in pack.get("actions", ()):
        own = set(action.get("args", {}))
        texts = [action.get("result", ""), action.get("fails", "")]
        texts += [text for argument in action.get("args", {}).values() for text in argument.get("expects", ())]
        expected = {
            name for argument in action.get("args", {}).values() for name in _names(argument.get("expects", ()))
        }
        for name in [name for text in texts for name in _names((text,))]:
            if name not in own or name in expected:
                names[name] = _EXAMPLES.get(name, "K-1042")
    return replace(answers, needs=names)


def _names(texts: tuple[object, ...]) -> Iterator[str]:
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
