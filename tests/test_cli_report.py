"""`progress`, `report`, `my-data`, `forget`, `calls export` and `rescore` over a journal in the data folder."""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import signal
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from simulator.session.drill import Rewritten
from simulator.session.record import read_record
from simulator.settings import DataFolder, write_state
from simulator.storage.store import open_store
from simulator.warm_up import note_rewritten
from tests.journals.kept import keep
from tests.journals.maker import a_plan
from tests.postgres import running
from tests.shell import HELLO, Shell, assert_complaint, play

ANEW = Rewritten(call_id="x", criterion="complete", met=True, on=date(2026, 5, 4))


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsysbinary, monkeypatch)


@pytest.fixture
def journal(data_home: Path) -> Path:
    """Lay a small journal into the data folder: amara, bruno and chloe, six calls each."""
    with closing(open_store(data_home / "journal.db")) as store:
        keep(store, a_plan(3, 6))
    return data_home / "journal.db"


def _library(shell: Shell) -> set[str]:
    return {each["id"] for each in json.loads(shell("scenario", "list", "--format", "json").out)}


def test_progress_without_calls_says_so_and_where_to_begin(shell: Shell) -> None:
    ran = shell("progress")
    assert ran.status == 0
    assert "No call has been played to its end yet." in ran.out
    assert "Begin here: a case to start with." in ran.out


@pytest.mark.usefixtures("journal")
def test_progress_shows_where_a_trainee_stands_and_what_to_play_next(shell: Shell) -> None:
    ran = shell("progress", "--trainee", "chloe")
    assert ran.status == 0
    assert "6 calls: first" in ran.out
    assert "What to play next" in ran.out
    body = json.loads(shell("progress", "--trainee", "chloe", "--format", "json").out)
    assert body["calls"] == 6
    assert body["trend"] is None
    assert {play["scenario_id"] for play in body["next_plays"]} <= _library(shell)
    assert all(play["why"] for play in body["next_plays"])
    assert {skill["state"] for skill in body["skills"]} <= {"open", "growing", "solid"}


@pytest.mark.usefixtures("journal")
def test_the_report_is_written_in_every_form(shell: Shell, data_home: Path) -> None:
    for args, name in (
        ((), "report.html"),
        (("--csv",), "report.csv"),
        (("--xlsx",), "report.xlsx"),
        (("--json",), "report.json"),
        (("--trainee", "bruno"), "report-bruno.html"),
    ):
        ran = shell("report", *args)
        assert ran.status == 0, ran.err
        path = data_home / "reports" / name
        assert str(path) in ran.out
        assert path.stat().st_size > 1000
    table = (data_home / "reports" / "report.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(table)))) == 19
    assert len(json.loads((data_home / "reports" / "report.json").read_text(encoding="utf-8"))["people"]) == 3
    assert "amara" not in (data_home / "reports" / "report-bruno.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("journal")
def test_a_report_goes_where_it_is_sent_and_since_leaves_out_older_calls(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "here" / "new.csv"
    assert shell("report", "--csv", "--since", "2026-11-10", "-o", str(path)).status == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert rows
    assert min(row["opened_at"] for row in rows) >= "2026-11-10"


def test_a_report_without_calls_says_so(shell: Shell, data_home: Path) -> None:
    assert shell("report").status == 0
    assert "No calls yet." in (data_home / "reports" / "report.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("journal")
def test_what_cannot_be_reported_is_one_line(shell: Shell, tmp_path: Path) -> None:
    assert_complaint(shell("report", "--trainee", "nobody"), "no call of `nobody`")
    assert_complaint(shell("report", "--trainee", "No Alias!"), "alias")
    assert_complaint(shell("report", "--since", "yesterday"), "`yesterday` is no day")
    assert_complaint(shell("report", "--team", "--trainee", "bruno"), "exclude each other")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for form in ("--csv", "--xlsx", "--json"):
        assert_complaint(shell("report", form, "-o", str(tmp_path / "file" / "x")), "cannot be written")


@pytest.mark.usefixtures("journal")
def test_several_kinds_are_written_at_once(shell: Shell, data_home: Path, tmp_path: Path) -> None:
    ran = shell("report", "--csv", "--xlsx", "--json")
    assert ran.status == 0, ran.err
    for kind in ("csv", "xlsx", "json"):
        assert str(data_home / "reports" / f"report.{kind}") in ran.out
        assert (data_home / "reports" / f"report.{kind}").is_file()
    assert_complaint(shell("report", "--csv", "--json", "-o", str(tmp_path / "x")), "names one file")


def test_the_customers_mark_is_in_the_tables(shell: Shell, data_home: Path) -> None:
    play(shell)
    assert shell("report", "--csv").status == 0
    text = (data_home / "reports" / "report.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["csat"] in {"1", "2", "3", "4", "5"}


def test_the_demonstration_is_left_out_once_people_have_played(shell: Shell, data_home: Path) -> None:
    assert shell("demo").status == 0
    shell("report", "--json")
    path = data_home / "reports" / "report.json"
    assert [p["alias"] for p in json.loads(path.read_text(encoding="utf-8"))["people"]] == ["demo"]
    play(shell)
    shell("report", "--json")
    assert [p["alias"] for p in json.loads(path.read_text(encoding="utf-8"))["people"]] == ["me"]


def test_a_real_call_has_its_place_in_the_report(shell: Shell, data_home: Path) -> None:
    play(shell)
    assert shell("report").status == 0
    html = (data_home / "reports" / "report.html").read_text(encoding="utf-8")
    assert "The ten-minute Monday" in html
    assert "I am sorry. What is your order number?" in html


@pytest.mark.usefixtures("journal")
def test_my_data_is_one_zip_with_all_calls_to_read_and_to_keep(shell: Shell, tmp_path: Path, data_home: Path) -> None:
    path = tmp_path / "bruno.zip"
    note_rewritten(DataFolder(path=data_home), "bruno", ANEW)
    note_rewritten(DataFolder(path=data_home), "amara", ANEW)
    ran = shell("my-data", "--trainee", "bruno", "-o", str(path))
    assert ran.status == 0, ran.err
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        texts = {name: archive.read(name).decode() for name in names}
    records = [read_record(text) for name, text in texts.items() if name.endswith(".jsonl")]
    assert len(records) == 6
    assert {record.header.alias for record in records} == {"bruno"}
    assert sum(name.endswith(".html") for name in names) == 6
    assert {"README.txt", "attempts.csv", "progress.json", "reviews.json", "warm_up.json"} <= set(names)
    assert json.loads(texts["warm_up.json"]) == [
        {"call_id": "x", "criterion": "complete", "met": True, "on": "2026-05-04"}
    ]
    assert {name for name in names if "/" not in name} - {"README.txt"} == set(
        re.findall(r"^\w+\.\w+", texts["README.txt"], re.M)
    )
    assert not [name for name, text in texts.items() if "amara" in text or "chloe" in text]
    assert_complaint(shell("my-data", "--trainee", "nobody", "-o", str(path)), "Nothing is stored about")


def test_forget_leaves_not_a_byte_of_a_trainee(shell: Shell, journal: Path, data_home: Path) -> None:
    shell("report")
    shell("report", "--trainee", "bruno")
    note_rewritten(DataFolder(path=data_home), "bruno", ANEW)
    ran = shell("forget", "--trainee", "bruno", "--yes")
    assert ran.status == 0, ran.err
    assert "6 calls" in ran.out
    left = b"".join(path.read_bytes() for path in data_home.rglob("*") if path.is_file())
    assert b"bruno" not in left
    assert b"amara" in left
    with closing(open_store(journal)) as store:
        assert {call.header.alias for call in store.headers()} == {"amara", "chloe"}
        assert [flaw for call in store.headers() for flaw in store.verify(call.header.call_id)] == []
        assert store.damages() == []
    assert_complaint(shell("forget", "--trainee", "bruno", "--yes"), "Nothing is stored about")


@pytest.mark.usefixtures("journal")
def test_forget_deletes_nothing_where_what_is_set_cannot_be_written(shell: Shell, data_home: Path) -> None:
    note_rewritten(DataFolder(path=data_home), "bruno", ANEW)
    write_state(DataFolder(path=data_home), {"large": "x" * (16 << 20)})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 << 20, hard))
    try:
        ran = shell("forget", "--trainee", "bruno", "--yes")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert_complaint(ran, "state.json cannot be written")
    assert len(json.loads(shell("calls", "list", "--trainee", "bruno", "--format", "json").out)) == 6


@pytest.mark.usefixtures("journal")
def test_forget_asks_first(shell: Shell) -> None:
    ran = shell("forget", "--trainee", "amara", typed="n\n")
    assert ran.status == 0
    assert "Nothing was deleted." in ran.out
    assert len(json.loads(shell("calls", "list", "--trainee", "amara", "--format", "json").out)) == 6


@pytest.mark.usefixtures("journal")
def test_calls_are_exported_as_records_checks_and_statements(shell: Shell, tmp_path: Path) -> None:
    lines = shell("calls", "export", "--trainee", "amara").out.splitlines()
    assert sum('"line":"call"' in line for line in lines) == 6
    rows = list(csv.DictReader(io.StringIO(shell("calls", "export", "--format", "csv").out.removeprefix("\ufeff"))))
    assert len({row["call_id"] for row in rows}) == 18
    assert {row["verdict"] for row in rows} <= {"met", "missed", "harmful", "not_assessed"}
    path = tmp_path / "statements.json"
    assert shell("calls", "export", "--format", "xapi", "-o", str(path)).status == 0
    made = json.loads(path.read_text(encoding="utf-8"))
    assert len({each["context"]["registration"] for each in made}) == 18
    assert "response" not in path.read_text(encoding="utf-8")
    call_id = rows[0]["call_id"]
    words = json.loads(shell("calls", "export", call_id, "--format", "xapi", "--words").out)
    assert any("response" in each.get("result", {}) for each in words)


def test_an_empty_journal_exports_nothing_that_can_still_be_read(shell: Shell) -> None:
    assert json.loads(shell("calls", "export", "--format", "xapi").out) == []
    assert shell("calls", "export").out == ""


def test_rescoring_adds_a_card_and_says_what_is_different(shell: Shell, journal: Path) -> None:
    """The made cards are of scorers of their own: today's judge the same words."""
    with closing(open_store(journal)) as store:
        call_id = store.headers("amara")[0].header.call_id
    ran = shell("calls", "rescore", call_id)
    assert ran.status == 0, ran.err
    assert "1 calls scored again" in ran.out
    with closing(open_store(journal)) as store:
        old, new = store.load(call_id).cards
        assert old.scorers != new.scorers
        assert f"{new.total:.1f}".removesuffix(".0") in ran.out
    again = shell("calls", "rescore", call_id)
    assert "0 of them differ" in again.out
    with closing(open_store(journal)) as store:
        assert len(store.load(call_id).cards) == 2
        assert store.verify(call_id) == []


def test_rescoring_wants_a_call_that_is_closed(shell: Shell) -> None:
    assert_complaint(shell("calls", "rescore"), "No call is named")
    shell("play", "late_parcel", "--terminal", "--json", "--seed", "7", typed="")
    assert shell("calls", "rescore", "--all").status == 0


@pytest.mark.needs("postgres")
def test_a_team_report_is_written_from_postgresql(
    shell: Shell, data_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running() as server:
        address = server.new_database()
        with closing(open_store(address)) as store:
            keep(store, a_plan(3, 6))
        monkeypatch.setenv("RAPPORT_DATABASE_URL", address)
        for args in ((), ("--xlsx",), ("--csv",), ("--json",)):
            ran = shell("report", *args)
            assert ran.status == 0, ran.err
    html = (data_home / "reports" / "report.html").read_text(encoding="utf-8")
    assert "3 people, 18 calls" in html
    assert not (data_home / "journal.db").exists()


@pytest.mark.usefixtures("journal")
def test_a_team_of_the_configuration_has_its_own_report(shell: Shell, data_home: Path) -> None:
    (data_home / "config.toml").write_text('[teams]\nnorth = ["amara", "bruno"]\nsouth = []\n', encoding="utf-8")
    ran = shell("report", "--team", "north", "--csv", "--json", "--xlsx")
    assert ran.status == 0, ran.err
    assert str(data_home / "reports" / "report-team.north.csv") in ran.out
    text = (data_home / "reports" / "report-team.north.csv").read_text(encoding="utf-8-sig")
    assert {row["trainee"] for row in csv.DictReader(io.StringIO(text))} == {"amara", "bruno"}
    body = json.loads((data_home / "reports" / "report-team.north.json").read_text(encoding="utf-8"))
    assert [person["alias"] for person in body["people"]] == ["amara", "bruno"]
    assert shell("report", "--team", "--csv").status == 0
    assert "chloe" in (data_home / "reports" / "report.csv").read_text(encoding="utf-8-sig")
    assert_complaint(shell("report", "--team", "west"), "no team `west`", "north, south", "[teams]")
    assert_complaint(shell("report", "--team", "south"), "no call of `south`")
    (data_home / "config.toml").write_text('[teams]\nnorth = "amara"\n', encoding="utf-8")
    assert_complaint(shell("report", "--team", "north"), "no list of aliases")


@pytest.mark.usefixtures("journal")
def test_forget_names_the_files_that_it_deletes_and_where_the_name_still_stands(shell: Shell, data_home: Path) -> None:
    (data_home / "config.toml").write_text('[teams]\nnorth = ["amara", "bruno"]\n', encoding="utf-8")
    shell("report")
    shell("report", "--trainee", "bruno", "--csv")
    ran = shell("forget", "--trainee", "bruno", "--yes")
    assert ran.status == 0
    for name in ("report.html", "report-bruno.csv"):
        assert f"Deleted: {data_home / 'reports' / name}" in ran.out
        assert not (data_home / "reports" / name).exists()
    assert "bruno in the team north; take the name out there" in ran.err


def test_a_call_that_was_left_shows_no_total_in_the_list(shell: Shell) -> None:
    assert play(shell, typed=HELLO).status == 0
    (line,) = shell("calls", "list").out.splitlines()[1:]
    assert line.split()[-1] == "abandoned"


@pytest.mark.usefixtures("journal")
def test_a_team_report_lies_in_the_folder_of_reports_and_never_over_another(shell: Shell, data_home: Path) -> None:
    (data_home / "config.toml").write_text(
        '[teams]\nbruno = ["amara"]\n"../x" = ["amara"]\n".._x" = ["bruno"]\n', encoding="utf-8"
    )
    before = {path for path in data_home.parent.rglob("*") if path.is_file()}
    asked = (("--trainee", "bruno"), ("--team", "bruno"), ("--team", "../x"), ("--team", ".._x"))
    written = [shell("report", *args, "--csv") for args in asked]
    assert [ran.status for ran in written] == [0, 0, 0, 0]
    new = {path for path in data_home.parent.rglob("*.csv") if path.is_file()} - before
    assert len(new) == 4
    assert {path.parent for path in new} == {data_home / "reports"}
    assert shell("forget", "--trainee", "bruno", "--yes").status == 0
    assert not [path for path in new if path.exists()]


@pytest.mark.usefixtures("journal")
def test_forget_deletes_nothing_where_the_configuration_has_a_problem(shell: Shell, data_home: Path) -> None:
    (data_home / "config.toml").write_text('[teams]\nnorth = "amara"\n', encoding="utf-8")
    assert_complaint(shell("forget", "--trainee", "amara", "--yes"), "no list of aliases")
    assert len(json.loads(shell("calls", "list", "--trainee", "amara", "--format", "json").out)) == 6
