"""A trainee meets every twist of a scenario before one comes a second time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from simulator.scenario.apart import numbers_of
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Draw
from simulator.session.clocks import SteppedClock
from simulator.settings import DataFolder
from simulator.wishes import Wishes
from simulator.workplace import Workplace
from tests.scenario.casebook import change, write_case

TODAY = datetime(2026, 3, 3, tzinfo=UTC)


def drawn(place: Workplace, case: Path, *, seed: int | None = None) -> str:
    clock = SteppedClock(TODAY)
    return place.begin(load_scenario(case), Wishes(seed=seed), clock).header.twist


def test_no_twist_comes_twice_before_each_has_come_once(tmp_path: Path) -> None:
    case = write_case(tmp_path / "cases")
    place = Workplace(DataFolder(path=tmp_path / "home"), alias="sam")
    first, second, third, fourth = (drawn(place, case) for _ in range(4))
    assert {first, second} == {third, fourth} == {"plain", "moved"}
    place.store.close()


def test_another_trainee_begins_anew(tmp_path: Path) -> None:
    case = write_case(tmp_path / "cases")
    folder = DataFolder(path=tmp_path / "home")
    for alias in ("sam", "ada"):
        place = Workplace(folder, alias=alias)
        assert {drawn(place, case), drawn(place, case)} == {"plain", "moved"}
        place.store.close()


def test_a_seed_that_is_given_always_draws_the_same_twist(tmp_path: Path) -> None:
    case = write_case(tmp_path / "cases")
    place = Workplace(DataFolder(path=tmp_path / "home"), alias="sam")
    assert len({drawn(place, case, seed=7) for _ in range(3)}) == 1
    place.store.close()


def test_calls_of_one_day_have_other_order_numbers_while_there_are_others(tmp_path: Path) -> None:
    case = write_case(tmp_path / "cases")
    change(case, "  days_late:", '  order: {any: ["40213", "51760", "60924"]}\n  days_late:')
    place = Workplace(DataFolder(path=tmp_path / "home"), alias="sam")
    scenario, clock = load_scenario(case), SteppedClock(TODAY)

    def order() -> str:
        header = place.begin(scenario, Wishes(), clock).header
        return dict(numbers_of(scenario, header.seed, header.twist))["order"]

    assert sorted(order() for _ in range(3)) == ["40213", "51760", "60924"]
    assert order() in ("40213", "51760", "60924")
    place.store.close()


def test_the_order_numbers_of_a_twist_are_its_own(tmp_path: Path) -> None:
    case = write_case(tmp_path / "cases")
    change(case, "  days_late:", '  order: {any: ["40213", "51760", "60924"]}\n  days_late:')
    scenario = load_scenario(case)
    twist = next(iter(scenario.twists))
    own = Draw(any=("70001", "70002", "70003"))
    scenario = replace(scenario, twists={twist: replace(scenario.twists[twist], values={"order": own})})
    place, clock = Workplace(DataFolder(path=tmp_path / "home"), alias="sam"), SteppedClock(TODAY)

    def order() -> str:
        header = place.begin(scenario, Wishes(), clock).header
        assert header.twist == twist
        return dict(numbers_of(scenario, header.seed, header.twist))["order"]

    assert sorted(order() for _ in range(3)) == ["70001", "70002", "70003"]
    place.store.close()
