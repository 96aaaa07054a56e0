"""What `scenario new` writes passes the check, plays to its endings, and proves its own scores."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.rehearsal.firstdraft import start
from simulator.rehearsal.proof import prove
from simulator.rehearsal.review import lacks
from simulator.scenario.check.examine import examine
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Draw
from simulator.scenario.starter import REMEDIES, SCHEMA_FILE, WIDTH, Answers, id_from
from simulator.scenario.starter_talk import CHANNELS

PROBLEM = 'You sent me the wrong lamp: it is "green", and that is not what I wanted'


def answers(remedy: str = "replace", company: str = "standard", channel: str = "chat") -> Answers:
    return Answers(
        id="wrong_lamp",
        title="The wrong lamp: green",
        problem=PROBLEM,
        trouble="a lamp of the wrong colour",
        remedy=remedy,
        company=company,
        channel=channel,
    )


STARTS = [
    *((remedy, "standard", channel) for remedy, channel in zip(REMEDIES, [*CHANNELS, "chat"], strict=True)),
    ("replace", "larch_lane", "email"),
    ("refund", "larch_lane", "chat"),
    ("cancel", "larch_lane", "social"),
]


@pytest.mark.parametrize(("remedy", "company", "channel"), STARTS)
def test_a_new_scenario_has_no_problems_and_proves_itself(
    remedy: str, company: str, channel: str, tmp_path: Path
) -> None:
    home = tmp_path / "wrong_lamp"
    start(home, answers(remedy, company=company, channel=channel))
    assert [str(problem) for problem in examine(home).problems] == []
    proof = prove(home)
    assert proof.failures == 0
    assert [played.name for played in proof.plays] == ["good", "middling", "poor", "word_broken"]
    assert proof.plays[0].performance.state.ending == "loyal"
    broken = proof.plays[3].performance.state
    assert (broken.scenes, {item.status for item in broken.due if item.source == "reply"} >= {"broken"}) == (
        ("nobody_in_touch",),
        True,
    )


@pytest.mark.parametrize(
    ("channel", "word"),
    [("chat", "in the chat"), ("phone", "on the line"), ("email", "A mail"), ("social", "public page")],
)
def test_each_channel_has_its_own_words_and_a_good_play_that_one_can_go_on_from(
    channel: str, word: str, tmp_path: Path
) -> None:
    start(tmp_path / "wrong_lamp", answers(channel=channel))
    text = (tmp_path / "wrong_lamp" / "plays" / "good.yaml").read_text(encoding="utf-8")
    assert "a lamp of the wrong colour is no good" in text
    assert "{day}" in text
    assert text.count("do: reply") == {"chat": 4, "phone": 4, "email": 1, "social": 5}[channel]

    scenario = load_scenario(tmp_path / "wrong_lamp")
    assert word in scenario.briefing
    assert "writes" not in scenario.briefing
    assert (scenario.manners.subject == scenario.title) is (channel == "email")


def test_it_can_go_on_to_the_expert(tmp_path: Path) -> None:
    start(tmp_path / "wrong_lamp", answers())
    assert lacks(tmp_path / "wrong_lamp", "expert") == ()


def test_answers_come_back_as_they_were_given(tmp_path: Path) -> None:
    home = tmp_path / "wrong_lamp"
    start(home, replace(answers(), customer="Bo O'Neil", channel="email", temperament="impatient"))
    scenario = load_scenario(home)
    assert scenario.title == "The wrong lamp: green"
    assert f"{PROBLEM}." in scenario.beats[0].says[0]
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


def test_a_day_that_the_trouble_names_is_none_of_those_that_are_drawn(tmp_path: Path) -> None:
    home = tmp_path / "wrong_lamp"
    start(home, replace(answers(), problem="The lamp went out on Sunday, and again on monday"))
    assert load_scenario(home).values["day"] == Draw(any=("Saturday", "Tuesday", "Wednesday"))
    assert [str(problem) for problem in examine(home).problems] == []
    briefing = (home / "scenario.yaml").read_text(encoding="utf-8").partition("briefing: |\n")[2]
    assert max(map(len, briefing.partition("\nstarts:")[0].splitlines())) <= WIDTH


@pytest.mark.parametrize("company", ["brindle_home", "mossbit", "ladle_wheel", "tansy"])
def test_a_company_gets_the_values_and_the_hours_that_its_pages_ask_for(company: str, tmp_path: Path) -> None:
    home = tmp_path / "wrong_lamp"
    started = start(home, answers(company=company))
    assert [str(problem) for problem in examine(home).problems] == []
    assert started.totals["good"] >= 90


def test_a_company_that_asks_for_more_than_values_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="asks its cases for something that cannot be guessed: There is no fact"):
        start(tmp_path / "wrong_lamp", answers(company="tamsel_rail"))
    assert not (tmp_path / "wrong_lamp").exists()
