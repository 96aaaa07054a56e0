"""Words of a language pack that look like another sense are taken for what they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scoring.assess import read
from scoring.requests import answer_line

FOLDER = Path(__file__).parents[3] / "scoring" / "languages"


@pytest.mark.parametrize(
    "text", ["박스 아직 가지고 계신가요?", "상자는 아직 보관하고 계신가요?", "제품 사용하고 계신가요?"]
)
def test_to_still_have_a_thing_is_not_to_be_there(text: str) -> None:
    asked = read(text, language="ko").asked
    assert asked
    assert all("presence" not in (question.what, *question.topics) for question in asked)


@pytest.mark.parametrize("text", ["아직 듣고 계신가요?", "고객님, 계신가요?", "기다리고 계신가요?"])
def test_whether_somebody_is_there_is_asked_as_before(text: str) -> None:
    assert [question.what for question in read(text, language="ko").asked] == ["presence"]


@pytest.mark.parametrize(
    ("text", "begs"),
    [
        ("A second driver will come.", False),
        ("I booked a second driver for tomorrow.", False),
        ("A minute later the driver left.", False),
        ("A second.", True),
        ("Just a second please.", True),
        ("Give me a second to look.", True),
        ("One moment, please.", True),
        ("Two seconds", True),
    ],
)
def test_a_second_thing_begs_no_pause(text: str, begs: bool) -> None:
    assert ("please_wait" in {courtesy.kind for courtesy in read(text, language="en").courtesies}) is begs


def test_to_beg_somebody_not_to_worry_about_asking_puts_nobody_down() -> None:
    line = {
        "reply": "Please don't worry about asking. It opens with the small lever.",
        "customer": "I feel stupid asking this, but how do I open it?",
    }
    findings = json.loads(answer_line(json.dumps(line)).text)["empathy"]["findings"]
    assert [each["because"] for each in findings if each["verdict"] == "harmful"] == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("I have booked the check for 7 May.", "certain"),
        ("It comes on May 7.", "certain"),
        ("The 7th of May is fine.", "certain"),
        ("You'll have it by May.", "certain"),
        ("It may not come.", "hedged"),
        ("It may arrive on 7 May.", "hedged"),
        ("All 3 may be late.", "hedged"),
    ],
)
def test_the_month_of_may_is_no_word_of_doubt(text: str, modality: str) -> None:
    assert {claim.modality for claim in read(text, language="en").claims} == {modality}


def test_a_deed_claimed_for_a_day_in_may_is_held_against_the_log() -> None:
    line = {"reply": "I've rebooked the check for 7 May at 9:30.", "customer": "When can he be seen?", "actions": []}
    answer = json.loads(answer_line(json.dumps(line)).text)
    assert [error["code"] for error in answer["critical"]] == ["false_action_claim"]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*/*.json")), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_key_of_a_pack_stands_twice_so_that_one_hides_the_other(file: Path) -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), sorted({key for key in keys if keys.count(key) > 1})
        return dict(pairs)

    assert json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=once)
