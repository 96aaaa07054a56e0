"""What `scenario new` writes passes the check, plays to its endings, and proves its own scores."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.rehearsal.firstdraft import start
from simulator.rehearsal.proof import prove
from simulator.rehearsal.review import lacks
from simulator.scenario.check.examine import examine
from simulator.scenario.load import load_scenario
from simulator.scenario.starter import REMEDIES, SCHEMA_FILE, Answers, id_from

PROBLEM = 'You sent me the wrong lamp: it is "green", and that is not what I wanted'


def answers(remedy: str = "replace", company: str = "standard") -> Answers:
    return Answers(id="wrong_lamp", title="The wrong lamp: green", problem=PROBLEM, remedy=remedy, company=company)


@pytest.mark.parametrize(("remedy", "company"), list(product(REMEDIES, ("standard", "larch_lane"))))
def test_a_new_scenario_has_no_problems_and_proves_itself(remedy: str, company: str, tmp_path: Path) -> None:
    home = tmp_path / "wrong_lamp"
    start(home, answers(remedy, company=company))
    assert [str(problem) for problem in examine(home).problems] == []
    proof = prove(home)
    assert proof.failures == 0
    assert [played.name for played in proof.plays] == ["good", "middling", "poor"]
    assert proof.plays[0].performance.state.ending == "loyal"


def test_it_can_go_on_to_the_expert(tmp_path: Path) -> None:
    start(tmp_path / "wrong_lamp", answers())
    assert lacks(tmp_path / "wrong_lamp", "expert") == ()


def test_answers_come_back_as_they_were_given(tmp_path: Path) -> None:
    home = tmp_path / "wrong_lamp"
    start(home, replace(answers(), customer="Bo O'Neil", channel="email", temperament="impatient"))
    scenario = load_scenario(home)
    assert scenario.title == "The wrong lamp: green"
    assert scenario.beats[0].says[0] == f"{PROBLEM}."
    assert (scenario.customer.name, scenario.channel) == ("Bo O'Neil", "email")
    assert scenario.temperament.id == "impatient"


def test_an_editor_finds_the_schema_beside_the_folder(tmp_path: Path) -> None:
    started = start(tmp_path / "wrong_lamp", answers())
    first = started.files[0].read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../{SCHEMA_FILE}"
    assert (tmp_path / SCHEMA_FILE).is_file()


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    home = tmp_path / "wrong_lamp"
    home.mkdir()
    (home / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="is there already"):
        start(home, answers())
    assert [path.name for path in home.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("title", "name"),
    [("The parcel, again", "the_parcel_again"), ("3 lamps", "case_3_lamps"), ("  Ärger  ", "rger"), ("!", "case")],
)
def test_an_id_is_made_of_a_title(title: str, name: str) -> None:
    assert id_from(title) == name
