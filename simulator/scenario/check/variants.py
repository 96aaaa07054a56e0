"""Looks at twists and plays: variants that change nothing or are never played, plays missing or out of order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from simulator.errors import Problem
from simulator.scenario.check.case import Case
from simulator.scenario.check.possible import twist_names
from simulator.scenario.problems import suggest
from simulator.scenario.references import DESK_ACTIONS
from simulator.scenario.resolve import PLAIN_TWIST
from simulator.scenario.shape import Record
from simulator.scenario.strict_yaml import Items, Keys, Text

GOLD = ("good", "middling", "poor")
"""The plays that every scenario needs, from the best to the worst."""
MINUTES: Mapping[int, tuple[int, int]] = {1: (2, 10), 2: (3, 15), 3: (5, 25), 4: (8, 240)}
"""How long a call of each difficulty takes, at least and at most."""


def find_twists(case: Case) -> Iterator[Problem]:
    """Yield twists that change nothing, or the same as another."""
    seen: dict[str, str] = {}
    for key, node in case.record.entries("twists"):
        name, twist = key.raw, case.twists.get(key.raw)
        if twist is None or name == PLAIN_TWIST:
            continue
        change = repr(sorted(twist.items()))
        same_record = all(case.record.get("record", {}).get(k) == v for k, v in twist.get("record", {}).items())
        if not {field for field in twist if field != "record"} and same_record:
            message = f"The twist `{name}` changes nothing."
            yield case.record.problem(key, "P901", message, "Give it a record line or a fact of its own.")
        elif change in seen:
            message = f"The twist `{name}` changes the same as `{seen[change]}`."
            yield case.record.problem(node, "P901", message, "Keep one of them.")
        seen.setdefault(change, name)


def find_plays(case: Case) -> Iterator[Problem]:
    """Yield what is wrong with the plays of a scenario, and those that it lacks."""
    if not case.is_folder:
        return
    for _, problems in case.plays:
        yield from problems
    plays = [play for play, _ in case.plays if play is not None]
    kinds = {play.get("kind") for play in plays}
    missing = [kind for kind in GOLD if kind not in kinds]
    if missing:
        message = f"There is no {' and no '.join(missing)} play in `plays`."
        remedy = "Play the case so, and keep the inputs with the scores that they must get."
        yield _unless_draft(case, case.record.problem(case.record.place("id"), "P902", message, remedy))
    yield from _unplayed_twists(case, plays)
    yield from _out_of_order(plays)
    if not any(problem.code == "S201" for problem in case.loaded):  # behind a misspelt key everything is missing
        for play in plays:
            yield from _names(case, play)


def _unplayed_twists(case: Case, plays: list[Record]) -> Iterator[Problem]:
    played = {play.get("twist", PLAIN_TWIST) for play in plays}
    for key, _ in case.record.entries("twists") if plays else ():
        if key.raw not in played:
            message = f"No play has the twist `{key.raw}`."
            remedy = "Add one to `plays`, with `twist:` and the scores that it must get."
            yield _unless_draft(case, case.record.problem(key, "P903", message, remedy))


def _unless_draft(case: Case, problem: Problem) -> Problem:
    """What a draft still lacks is only noted."""
    return problem if case.record.get("status", "draft") != "draft" else replace(problem, severity="note")


def _out_of_order(plays: list[Record]) -> Iterator[Problem]:
    spans: dict[tuple[str, str], list[tuple[int, int, Record]]] = {}
    for play in plays:
        expect = play.get("expect")
        score = expect.get("score", {}) if isinstance(expect, Record) else {}
        total = score.get("total")
        if play.get("kind") not in GOLD or not isinstance(expect, Record):
            continue
        if isinstance(total, tuple) and len(total) == 2:
            spans.setdefault((play.get("twist", PLAIN_TWIST), play["kind"]), []).append((*total, expect))
        else:
            message = "This play does not say which total it must get."
            yield expect.problem(expect.node, "P905", message, "Add `score: {total: [LOWEST, HIGHEST]}`.")
    for (twist, better), found in spans.items():
        for worse in GOLD[GOLD.index(better) + 1 :]:
            most = max((high for _, high, _ in spans.get((twist, worse), ())), default=-1)
            for least, _, expect in found:
                if least <= most:
                    message = f"This {better} play may get {least}, and a {worse} one may get {most}."
                    yield expect.problem(expect.place("score"), "P904", message, "Narrow what each of them must get.")


def _names(case: Case, play: Record) -> Iterator[Problem]:
    checks: list[tuple[Record, str, object, frozenset[str]]] = [
        (
            play,
            "scenario",
            play.get("scenario"),
            frozenset({case.record.get("id", ""), case.file.resolve().parent.name}),
        ),
        (play, "twist", play.get("twist"), twist_names(case)),
    ]
    expect = play.get("expect")
    if isinstance(expect, Record):
        endings = frozenset(ending.get("id", "") for ending in case.items("endings"))
        checks.append((expect, "ending", expect.get("ending") or None, endings))
    for record, field, value, known in checks:
        if isinstance(value, str) and value not in known:
            message = f"This play names the {field} `{value}`, which there is not."
            yield record.problem(record.place(field), "P906", message, suggest(value, known))
    actions = frozenset({*case.actions, *DESK_ACTIONS})
    for name, given in _acted(play):
        if name.raw not in actions and case.company is not None:
            message = f"This play does the action `{name.raw}`, which there is not."
            yield play.problem(name, "P906", message, suggest(name.raw, actions))
        yield from _arguments(case, play, name, given)


def _arguments(case: Case, play: Record, name: Text, given: frozenset[str]) -> Iterator[Problem]:
    """Yield the arguments that an action of a play needs and is not given, or is given and does not have."""
    versions = [action.get("args", {}) for action in case.versions.get(name.raw, ())]
    if not versions or any(_needed(args) <= given <= set(args) for args in versions):
        return
    missing, unknown = sorted(_needed(versions[0]) - given), sorted(given - set(versions[0]))
    if missing:
        message = f"This play does `{name.raw}` without `{missing[0]}`."
        remedy = f"Give it: `args: {{{missing[0]}: ...}}`."
        yield play.problem(name, "P906", message, remedy)
    elif unknown:
        message = f"This play gives `{name.raw}` the argument `{unknown[0]}`, which it does not have."
        yield play.problem(name, "P906", message, suggest(unknown[0], versions[0]))


def _needed(args: Mapping[str, object]) -> set[str]:
    return {key for key, argument in args.items() if isinstance(argument, Record) and not argument.get("optional")}


def _acted(play: Record) -> Iterator[tuple[Text, frozenset[str]]]:
    """Yield the actions of a play, each with the names of the arguments that it is given."""
    inputs = play.place("inputs")
    for item in inputs.items if isinstance(inputs, Items) else ():
        if isinstance(item, Keys):
            do, name, args = item.get("do"), item.get("name"), item.get("args")
            if isinstance(do, Text) and do.raw == "act" and isinstance(name, Text):
                given = (key.raw for key, _ in args.entries) if isinstance(args, Keys) else ()
                yield name, frozenset(given)


def find_portraits(case: Case) -> Iterator[Problem]:
    """Yield pictures that are named and cannot be found."""
    customer = case.record.get("customer")
    portrait = customer.get("portrait") if isinstance(customer, Record) else None
    if isinstance(customer, Record) and portrait and case.pictures is not None and portrait not in case.pictures:
        message = f"There is no picture `{portrait}`."
        yield customer.problem(customer.place("portrait"), "P907", message, suggest(portrait, case.pictures))


def find_measure(case: Case) -> Iterator[Problem]:
    """Yield a difficulty that does not fit the length of a call."""
    difficulty, minutes = case.record.get("difficulty"), case.record.get("minutes")
    if isinstance(difficulty, int) and difficulty in MINUTES and isinstance(minutes, int):
        low, high = MINUTES[difficulty]
        if not low <= minutes <= high:
            message = f"Difficulty {difficulty} and {minutes} minutes do not go together."
            remedy = f"A call of this difficulty takes from {low} to {high} minutes."
            yield case.record.problem(case.record.place("minutes"), "P908", message, remedy)
