"""Every line of the library, in every twist, language and with many seeds, reads as a person would have written it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from simulator.scenario.catalogue import translated
from simulator.scenario.library import languages_beside
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Draw, Scenario
from simulator.scenario.packs import CaseAction
from simulator.scenario.resolve import fill, resolve
from simulator.scenario.translate import sources_of
from tests.effort import count
from tests.scenarios.spelling import begins_small, faults_of

ROOT = Path(__file__).parent.parent.parent / "scenarios"
HOMES = sorted(path.parent for path in ROOT.glob("*/scenario.yaml"))
SEEDS = range(1, 1 + count(3, 50))
ONLY_IN_A_CALL = {
    "en": {
        "due": "tomorrow at 11:00",
        "topic": "delivery date",
        "quoted": "I will call you tomorrow at 11:00",
        "asked": "when",
        "heard": "Friday at 11:00",
    },
    "ko": {
        "due": "내일 오전 11시",
        "topic": "배송일",
        "quoted": "내일 오전 11시에 전화드리겠습니다",
        "asked": "언제",
        "heard": "금요일 오전 11시",
    },
    "it": {
        "due": "domani alle 11:00",
        "topic": "data di consegna",
        "quoted": "La richiamo domani alle 11:00",
        "asked": "quando",
        "heard": "venerdì alle 11:00",
    },
}
"""What fills the braces that only a moment of a call knows."""
CASES = [(home, language) for home in HOMES for language in ("", *languages_beside(home))]


@cache
def case(home: Path, language: str) -> Scenario:
    scenario = load_scenario(home)
    return translated(scenario, home, language)[0] if language else scenario


@cache
def lines(home: Path, language: str) -> Sequence[tuple[str, str, str]]:
    """Return every line as it reads: where it stands, its role, its text."""
    return tuple(_lines(case(home, language)))


def _lines(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """Yield every line once for each way in which values, twist and manner make it read: where, role, text."""
    seen: set[tuple[str, str]] = set()
    moment = ONLY_IN_A_CALL[scenario.language]
    for twist in scenario.twists or ("plain",):
        for seed in SEEDS:
            played = resolve(scenario, seed=seed, twist=twist)
            typed = {action.id: as_typed(action) for action in (*played.actions, *played.company.actions)}
            for source in sources_of(played):
                for line in source.lines:
                    if line.role == "words" or line.way.startswith("twists/") or (line.way, line.text) in seen:
                        continue  # what a twist changes is seen in its own place
                    seen.add((line.way, line.text))
                    where = f"{scenario.id} {twist} seed {seed} {source.name}/{line.way}"
                    action = line.way.split("/")[1] if line.way.startswith("actions/") else ""
                    for given in typed.get(action, ({},)):
                        yield where, line.role, fill(line.text, {**moment, **given})


def as_typed(action: CaseAction) -> Sequence[Mapping[str, str]]:
    """Return what a trainee may give to an action: each of several choices once, something in place of the rest."""
    most = max((len(each.choices) for each in action.args.values()), default=0)
    return [
        {
            name: each.choices[n % len(each.choices)].replace("_", " ") if each.choices else "20"
            for name, each in action.args.items()
        }
        for n in range(max(1, most))
    ]


def types_small(scenario: Scenario) -> bool:
    """Tell whether this customer writes in small letters."""
    said = [text for beat in scenario.beats for text in beat.says]
    return 2 * sum(begins_small(text) for text in said) > len(said)


@pytest.mark.parametrize(("home", "language"), CASES, ids=lambda part: part.name if isinstance(part, Path) else part)
def test_every_line_is_well_formed_whatever_is_drawn(home: Path, language: str) -> None:
    scenario = case(home, language)
    year = int(scenario.starts[:4])
    names = [name for draw in scenario.values.values() if isinstance(draw, Draw) for name in draw.any]
    found = [
        f"{where}: {fault} in: {text}"
        for where, _, text in lines(home, language)
        for fault in faults_of(text, scenario.language, year)
        if not any(f"`{name}`" in fault for name in names)
    ]
    assert found == []


@pytest.mark.parametrize(("home", "language"), CASES, ids=lambda part: part.name if isinstance(part, Path) else part)
def test_a_sentence_begins_with_a_capital_unless_the_customer_types_small(home: Path, language: str) -> None:
    scenario = case(home, language)
    if types_small(scenario):
        spoken = [text for _, role, text in lines(home, language) if role == "spoken"]
        assert len([text for text in spoken if re.match(r"[A-Z][a-z]", text)]) < len(spoken) / 4
        return
    found = [(where, text) for where, role, text in lines(home, language) if role == "spoken" and begins_small(text)]
    assert found == []
