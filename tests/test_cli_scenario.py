"""The trainer's tools at the command line: what they print, write and return."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polib
import pytest

from simulator.cli import rapport, run
from tests.rehearsal.casebook import GOOD, SMALL, lamp, line_of
from tests.shell import Ran, Shell, assert_complaint


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsysbinary, monkeypatch)


def flat(ran: Ran) -> str:
    return " ".join(ran.out.split())


def tools() -> list[list[str]]:
    group = rapport.commands["scenario"]
    names = [[name] for name in getattr(group, "commands", {})]
    return [*names, ["translate", "export"], ["translate", "import"], ["translate", "status"]]


@pytest.mark.parametrize("tool", tools(), ids=" ".join)
def test_every_tool_explains_itself(shell: Shell, tool: list[str]) -> None:
    ran = shell("scenario", *tool, "--help")
    assert ran.status == 0
    assert len(ran.out.splitlines()) > 4


def test_the_tests_of_a_shipped_scenario_pass(shell: Shell) -> None:
    ran = shell("scenario", "test", "late_parcel")
    assert ran.status == 0
    assert re.search(r"^late_parcel: \d+ plays, 7 canaries: all as they must be.$", ran.out, re.MULTILINE)
    assert "FAILS" not in ran.out


def test_a_failed_test_says_what_and_exits_1(shell: Shell, tmp_path: Path) -> None:
    home = lamp(tmp_path, plays={"good": GOOD.replace("ending: glad", "ending: dark")})
    ran = shell("scenario", "test", str(home))
    assert ran.status == 1
    assert "good: It must end as dark; it ends as glad." in ran.out
    assert "FAILS There is no poor play: write plays/poor.yaml." in flat(ran)
    assert f"{line_of('- id: blamed_carrier')}: blamed_carrier" in ran.out
    assert ran.out.rstrip().endswith("lamp: 1 play, 6 canaries: 3 that must be mended.")


def test_the_result_of_a_test_can_be_read_by_programs(shell: Shell, tmp_path: Path) -> None:
    home = lamp(tmp_path, plays={"good": GOOD})
    (body,) = json.loads(shell("scenario", "test", str(home), "--format", "json").out)
    assert (body["id"], body["failures"]) == ("lamp", 2)
    assert body["plays"][0]["scores"]["total"] > 50
    assert body["plays"][0]["faults"] == []
    assert [canary["passes"] for canary in body["canaries"]] == [True] * 6
    missing = {(part["kind"], part["name"]): part["line"] for part in body["coverage"]["missing"]}
    assert missing["ending", "dark"] == line_of("id: dark")


def test_several_scenarios_are_tested_at_once(shell: Shell, tmp_path: Path) -> None:
    ran = shell("scenario", "test", "late_parcel", str(lamp(tmp_path)))
    assert ran.status == 1
    assert "late_parcel: " in ran.out
    assert "lamp: 0 plays" in ran.out


def test_bots_are_shown_in_a_table_with_their_patience(shell: Shell, tmp_path: Path) -> None:
    ran = shell("scenario", "try", str(lamp(tmp_path)), "--seeds", "1")
    assert ran.status == 0
    rows = [line.split()[0] for line in ran.out.splitlines()[3:10]]
    assert rows == ["expert", "brusque", "silent", "promises", "keywords", "abusive", "interrogator"]
    assert re.search(r"expert +glad 1 .* [1-5](?:\.\d)? of 5 +[▁▂▃▄▅▆▇█]+$", ran.out, re.MULTILINE)
    assert "Every beat was seen." in ran.out


def test_single_bots_can_be_asked_for(shell: Shell, tmp_path: Path) -> None:
    home = str(lamp(tmp_path))
    body = json.loads(shell("scenario", "try", home, "--bot", "silent", "--format", "json", "--seeds", "2").out)
    assert [bot["name"] for bot in body["bots"]] == ["silent"]
    assert [call["ending"] for call in body["bots"][0]["calls"]] == ["dark", "dark"]
    assert [call["survey"] for call in body["bots"][0]["calls"]] == [None, None]
    expert = json.loads(shell("scenario", "try", home, "--bot", "expert", "--format", "json", "--seeds", "1").out)
    assert expert["bots"][0]["calls"][0]["survey"]["csat"] >= 4
    assert_complaint(shell("scenario", "try", home, "--bot", "silen"), "silent")


def test_a_picture_is_written_or_printed(shell: Shell, tmp_path: Path) -> None:
    home = str(lamp(tmp_path))
    file = tmp_path / "lamp.svg"
    assert shell("scenario", "graph", home, "-o", str(file)).out == f"Picture: {file}\n"
    assert file.read_text(encoding="utf-8").startswith("<svg ")
    assert shell("scenario", "graph", home).out == file.read_text(encoding="utf-8")
    assert shell("scenario", "graph", home, "--format", "mermaid").out.startswith("flowchart TD\n")
    assert_complaint(shell("scenario", "graph", home, "-o", str(tmp_path / "no" / "lamp.svg")), "cannot be written")


def test_a_picture_marks_what_no_call_reaches(shell: Shell, tmp_path: Path) -> None:
    never = "  - {id: never, when: {after: never}, says: [a., b., c.]}\n"
    home = lamp(tmp_path, text=SMALL.replace("reactions:\n", never + "reactions:\n"))
    text = shell("scenario", "graph", str(home), "--format", "mermaid").out
    assert [line.split("<br>")[0].strip() for line in text.splitlines() if line.endswith(":::unreachable")] == [
        'n3["never'
    ]


def test_a_new_scenario_is_found_by_its_id_and_plays(shell: Shell, data_home: Path) -> None:
    ran = shell("scenario", "new", "wrong_lamp", "--problem", "You sent me the wrong lamp", "--remedy", "refund")
    assert ran.status == 0, ran.err
    home = data_home / "packs" / "wrong_lamp"
    assert [Path(line).name for line in ran.out.splitlines()[:5]] == [
        "scenario.yaml",
        "good.yaml",
        "middling.yaml",
        "poor.yaml",
        "word_broken.yaml",
    ]
    assert "rapport play wrong_lamp --watch" in ran.out
    assert shell("scenario", "check", "wrong_lamp").status == 0
    assert shell("scenario", "test", "wrong_lamp").status == 0
    typed = '{"do": "reply", "text": "Hello."}\n{"do": "end"}\n{"do": "next"}\n{"do": "end"}\n'
    events = shell("play", "wrong_lamp", "--terminal", "--json", "--no-record", typed=typed).events()
    assert events[-1]["event"] == "card"
    assert home.is_dir()


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["Wrong Lamp"], "wrong_lamp"),
        (["late_parcel"], "late_parcel_2"),
        (["x", "--company", "larch_lan"], "larch_lane"),
        (["x", "--temperament", "odd"], "impatient"),
        (["x", "--problem", "  "], "empty"),
        (["x", "--remedy", "magic"], "--remedy"),
    ],
)
def test_a_slip_in_a_new_scenario_is_told_and_nothing_is_written(
    shell: Shell, data_home: Path, args: list[str], word: str
) -> None:
    assert_complaint(shell("scenario", "new", *args), word)
    assert not (data_home / "packs").exists()


def test_a_person_is_asked_again_where_an_answer_will_not_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine", encoding="utf-8")
    typed = [
        "The lamp",
        "My Lamp!",
        "late_parcel",
        "taken",
        "my_lamp",
        " ",
        "It is green",
        "",
        "Bo Lee",
        "magic",
        "refund",
    ]
    given = iter([*typed, "phone", "standard", "even"])
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(given))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    status = run(["scenario", "new", "--into", str(tmp_path)])
    told = capsys.readouterr()
    assert status == 0, told.err
    for word in ("`My Lamp!` cannot be an id", "shipped scenario", "is there already", "be empty", "no `magic`"):
        assert word in told.err
    assert (tmp_path / "my_lamp" / "scenario.yaml").read_text(encoding="utf-8").count("Bo Lee") > 2
    assert next(given, None) is None


def test_a_scenario_is_led_from_draft_to_expert(shell: Shell, tmp_path: Path) -> None:
    home = lamp(tmp_path)
    assert "lamp is a draft." in shell("scenario", "review", str(home)).out
    refused = shell("scenario", "review", str(home), "--to", "expert")
    assert (refused.status, refused.out.splitlines()[-1]) == (
        1,
        "  - There is no play of an expert: write plays/good.yaml.",
    )
    lamp(tmp_path, plays={"good": GOOD})
    ran = shell("scenario", "review", str(home), "--to", "expert")
    assert (ran.status, ran.out) == (0, "lamp is played by an expert now (line 9).\n")
    assert shell("scenario", "review", str(home)).out.startswith("lamp is played by an expert.\n")
    assert shell("scenario", "review", str(home), "--to", "stable").status == 1


def test_lines_go_to_the_translator_and_come_back(shell: Shell, tmp_path: Path) -> None:
    home = lamp(tmp_path)
    assert "Not translated yet." in shell("scenario", "translate", "status", str(home)).out
    assert shell("scenario", "translate", "export", str(home), "--language", "ko").status == 0
    sent = polib.pofile(str(home / "lines.ko.po"))
    for entry in sent:
        entry.msgstr = {"title": "깜빡이는 램프", "briefing": "지금"}.get(entry.msgctxt, "")
    sent.save(str(tmp_path / "sent.po"))
    ran = shell("scenario", "translate", "import", str(home), str(tmp_path / "sent.po"), "--language", "ko")
    assert ran.status == 1
    assert "briefing: `{now}` is missing." in ran.out
    status = shell("scenario", "translate", "status", str(home))
    assert (status.status, status.out.startswith("ko: 1 of ")) == (0, True)


def test_a_stale_line_is_listed_and_fails_the_status(shell: Shell, tmp_path: Path) -> None:
    home = lamp(tmp_path)
    shell("scenario", "translate", "export", str(home), "--language", "it")
    path = home / "lines.it.po"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            'msgid "The lamp that flickers"\nmsgstr ""', 'msgid "The lamp"\nmsgstr "La lampada"'
        ),
        encoding="utf-8",
    )
    ran = shell("scenario", "translate", "status", str(home))
    assert ran.status == 1
    assert "stale title: The lamp that flickers" in flat(ran)
    (own, *_) = json.loads(shell("scenario", "translate", "status", str(home), "--format", "json").out)["it"]
    assert (own["stale"], own["translated"]) == (["title"], 0)


def test_a_half_translated_scenario_says_so_and_plays(shell: Shell, tmp_path: Path) -> None:
    home = lamp(tmp_path)
    shell("scenario", "translate", "export", str(home), "--language", "ko")
    catalogue = polib.pofile(str(home / "lines.ko.po"))
    for entry in catalogue:
        if entry.msgctxt.startswith("beats/opening/says/"):
            entry.msgstr = "램프가 깜빡여요."
    catalogue.save()
    ran = shell("play", str(home), "--terminal", "--json", "--no-record", "--language", "ko", typed='{"do": "end"}\n')
    assert ran.status == 0
    assert re.fullmatch(r"Korean: 3 of \d+ lines are translated; the others are in English.\n", ran.err)
    opened, customer, *_ = ran.events()
    assert (opened["language"], opened["title"]) == ("ko", "The lamp that flickers")
    assert customer["text"] == "램프가 깜빡여요."


def test_a_translation_that_does_not_exist_is_told(shell: Shell, tmp_path: Path) -> None:
    assert_complaint(shell("play", str(lamp(tmp_path)), "--terminal", "--language", "it"), "English")
    assert_complaint(shell("scenario", "translate", "export", "late_parcel", "--language", "en"), "`en`")


def test_the_list_names_the_languages_of_a_scenario(shell: Shell, tmp_path: Path) -> None:
    home = lamp(tmp_path)
    shell("scenario", "translate", "export", str(home), "--language", "ko")
    listed = json.loads(shell("scenario", "list", "--path", str(tmp_path), "--format", "json").out)
    assert next(entry["languages"] for entry in listed if entry["id"] == "lamp") == ["en", "ko"]


def test_a_preview_begins_at_a_beat_in_a_mood_and_stores_nothing(shell: Shell, data_home: Path, tmp_path: Path) -> None:
    args = ("play", str(lamp(tmp_path)), "--terminal", "--json", "--at", "remedy", "--mood", "21")
    opened, customer, *_ = shell(*args, typed='{"do": "end"}\n').events()
    assert opened["call_id"] is None
    assert (str(customer["line_id"]).rpartition(".")[0], customer["mood"]) == ("beat.remedy", 21)
    assert not (data_home / "journal.db").exists()


def test_what_a_preview_cannot_do_is_told(shell: Shell, tmp_path: Path) -> None:
    home = str(lamp(tmp_path))
    assert_complaint(shell("play", home, "--terminal", "--at", "remdy"), "remedy")
    assert_complaint(shell("play", home, "--terminal", "--json", "--watch"), "--watch")
    assert_complaint(shell("play", home, "--terminal", "--mood", "101"), "--mood")


def test_the_schema_is_printed(shell: Shell) -> None:
    assert "beats" in json.loads(shell("scenario", "schema").out)["properties"]
    assert "inputs" in json.loads(shell("scenario", "schema", "--kind", "play").out)["properties"]
