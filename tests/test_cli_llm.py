"""`rapport llm check`, consent, and calls with an LLM at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.casting import Casting
from simulator.llm_settings import agreed, choose, llm_settings
from simulator.settings import DataFolder
from tests.customers import fake_endpoint as fake
from tests.customers.fake_endpoint import FakeEndpoint, serving
from tests.shell import PLAY, WHOLE, Shell, assert_complaint, play, process

REMOTE = "https://llm.example/v1"
SECRET = "sk-verysecretkey0123456789"


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "RAPPORT_LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)
    return Shell(capsysbinary, monkeypatch)


def set_up(home: Path, base_url: str, **more: object) -> None:
    home.mkdir(parents=True, exist_ok=True)
    lines = [f"{name} = {json.dumps(value)}" for name, value in {"base_url": base_url, "model": "tiny", **more}.items()]
    (home / "config.toml").write_text("[llm]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def test_without_any_setting_it_says_what_to_set(shell: Shell) -> None:
    assert_complaint(shell("llm", "check"), "No LLM is set up", "config.toml")
    assert_complaint(shell(*PLAY, "--customer", "llm"), "No LLM is set up", "config.toml")


def test_nothing_is_sent_before_somebody_has_agreed(shell: Shell, data_home: Path) -> None:
    set_up(data_home, REMOTE)
    asked = shell("llm", "check")
    assert_complaint(asked, "Nothing was sent", "llm.example", "rapport llm check --consent llm.example")
    assert "llm.example" in asked.out
    assert_complaint(shell(*PLAY, "--customer", "llm"), "nobody has agreed", "--consent llm.example")


def test_consent_is_for_the_host_that_is_set_and_for_no_other(shell: Shell, data_home: Path) -> None:
    set_up(data_home, REMOTE)
    assert_complaint(shell("llm", "check", "--consent", "other.example"), "llm.example", "other.example")
    folder = DataFolder(path=data_home)
    target = llm_settings(folder, {}).target()
    assert not agreed(folder, target)
    shell("llm", "check", "--consent", "llm.example")
    assert agreed(folder, target)
    set_up(data_home, "https://elsewhere.example/v1")
    assert_complaint(shell(*PLAY, "--customer", "llm"), "elsewhere.example")
    assert shell("llm", "check", "--withdraw").status == 0
    assert not agreed(folder, target)


def test_consent_to_a_host_is_not_consent_to_another_port_of_it(shell: Shell, data_home: Path) -> None:
    set_up(data_home, REMOTE)
    shell("llm", "check", "--consent", "llm.example")
    assert_complaint(shell("llm", "check", "--base-url", "https://llm.example:8443/v1"), "llm.example:8443")


def test_check_tells_what_an_endpoint_can_do(shell: Shell, data_home: Path) -> None:
    with serving(fake.answer) as endpoint:
        set_up(data_home, endpoint.base_url)
        ran = shell("llm", "check")
    assert ran.status == 0, ran.err
    for part in ("127.0.0.1", "this machine", "tiny, big", "json_schema", "Latency", "Where is it?", "none"):
        assert part in ran.out


def test_check_keeps_what_it_has_learnt_for_the_calls(shell: Shell, data_home: Path) -> None:
    def picky(line: fake.Line, request: fake.Request) -> None:
        if "response_format" in request.body:
            line.json(fake.error("response_format is unknown"), 400)
        else:
            fake.answer(line, request)

    with serving(picky) as endpoint:
        set_up(data_home, endpoint.base_url)
        assert "text, max_tokens, 3 requests" in shell("llm", "check").out
        assert "text, max_tokens, 1 requests" in shell("llm", "check").out


@pytest.mark.parametrize(
    ("status", "words"), [(401, "rejected the key"), (404, "has nothing at"), (500, "has a fault")]
)
def test_check_says_what_is_wrong_with_an_endpoint(shell: Shell, data_home: Path, status: int, words: str) -> None:
    with serving(fake.failing(status)) as endpoint:
        set_up(data_home, endpoint.base_url)
        ran = shell("llm", "check")
    assert ran.status == 1
    assert words in ran.out


def test_the_key_shows_nowhere(shell: Shell, data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINE", SECRET)
    with serving(fake.failing(401, fake.error(f"Incorrect API key: {SECRET}"))) as endpoint:
        set_up(data_home, endpoint.base_url, api_key_env="MINE")
        checked = shell("llm", "check")
        played = shell(*PLAY, "--customer", "llm", typed=WHOLE)
        assert endpoint.asked[0].headers["authorization"] == f"Bearer {SECRET}"
    assert "environment, MINE" in checked.out
    files = [path.read_bytes() for path in data_home.rglob("*") if path.is_file()]
    assert files
    seen = "".join((checked.out, checked.err, played.out, played.err, *(data.decode("latin-1") for data in files)))
    assert SECRET not in seen
    assert SECRET[5:20] not in seen


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('api_key = "sk-1"', "environment or the keyring"),
        ("enabled = 1", "true or false"),
        ("deadline_s = 300", "from 3 to 30"),
        ('format = "xml"', "json_schema"),
        ("max_tokens = 0", "above 0"),
        ("colour = 1", "no setting"),
        ("model = 5", "cannot be"),
    ],
)
def test_a_setting_that_cannot_be_is_one_line(shell: Shell, data_home: Path, line: str, words: str) -> None:
    data_home.mkdir(parents=True)
    (data_home / "config.toml").write_text(f"[llm]\n{line}\n", encoding="utf-8")
    assert_complaint(shell("llm", "check"), words)


def test_the_first_place_that_has_a_setting_wins(data_home: Path) -> None:
    set_up(data_home, "https://config.example/v1")
    folder = DataFolder(path=data_home)
    assert llm_settings(folder, {}).target().host == "config.example"
    choose(folder, base_url="https://state.example/v1", enabled=True)
    assert llm_settings(folder, {}).enabled
    assert Casting(folder, {}).is_llm()
    assert llm_settings(folder, {}).target().host == "state.example"
    environ = {"OPENAI_BASE_URL": "https://environ.example/v1", "RAPPORT_LLM_MODEL": "large"}
    found = llm_settings(folder, environ)
    assert (found.target().host, found.model) == ("environ.example", "large")
    assert llm_settings(folder, environ, base_url="https://flag.example/v1").target().host == "flag.example"


def test_a_key_named_in_the_settings_is_for_their_host_alone(data_home: Path) -> None:
    set_up(data_home, "https://config.example/v1", api_key_env="MINE")
    folder = DataFolder(path=data_home)
    environ = {"MINE": SECRET}
    own = llm_settings(folder, environ)
    assert own.key(own.target(), environ).secret == SECRET
    other = llm_settings(folder, {**environ, "OPENAI_BASE_URL": "https://evil.example/v1"})
    assert other.key(other.target(), environ).secret == ""


# Calls


def customers(out: str) -> list[dict[str, object]]:
    return [event for event in map(json.loads, out.splitlines()) if event["event"] == "customer"]


def the_rest(out: str) -> list[dict[str, object]]:
    """Return all that a call told but for the words of the customer and the order of lines."""
    events = [event for event in map(json.loads, out.splitlines()) if event["event"] != "notice"]
    drop = {"text", "voice", "seq", "call_id"}
    return [{key: value for key, value in event.items() if key not in drop} for event in events]


def played_with(shell: Shell, home: Path, endpoint: FakeEndpoint, *args: str) -> str:
    set_up(home, endpoint.base_url)
    return play(shell, "--customer", "llm", "--no-record", *args).out


def test_a_call_with_an_llm_scores_as_one_without(shell: Shell, data_home: Path) -> None:
    scripted = play(shell, "--no-record").out
    with serving(fake.answer) as endpoint:
        worded = played_with(shell, data_home, endpoint)
    assert {event["voice"] for event in customers(worded)} == {"llm"}
    assert the_rest(worded) == the_rest(scripted)


def test_a_call_with_a_dead_endpoint_scores_as_one_without_and_says_so_once(shell: Shell, data_home: Path) -> None:
    scripted = play(shell, "--no-record").out
    set_up(data_home, "http://127.0.0.1:9/v1")
    dead = play(shell, "--customer", "llm", "--no-record").out
    assert {event["voice"] for event in customers(dead)} == {"fallback"}
    notices = [event for event in map(json.loads, dead.splitlines()) if event["event"] == "notice"]
    assert ["cannot be reached" in str(notice["message"]) for notice in notices] == [True]
    assert the_rest(dead) == the_rest(scripted)


def test_a_recorded_call_replays_without_any_network(shell: Shell, data_home: Path, tmp_path: Path) -> None:
    tape = str(tmp_path / "tape.jsonl")
    with serving(fake.wording(lambda text: text.replace("It's", "It is"))) as endpoint:
        live = played_with(shell, data_home, endpoint, "--cassette", tape, "--cassette-mode", "record")
        count = len(endpoint.asked)
    again = play(shell, "--customer", "llm", "--no-record", "--cassette", tape, "--cassette-mode", "replay-or-fail").out
    assert count == len(endpoint.asked)
    assert [event["text"] for event in customers(again)] == [event["text"] for event in customers(live)]
    assert {event["voice"] for event in customers(again)} == {"llm"}


def test_what_is_not_on_the_cassette_is_a_line_of_the_author_and_is_told(
    shell: Shell, data_home: Path, tmp_path: Path
) -> None:
    tape = tmp_path / "tape.jsonl"
    tape.write_text("", encoding="utf-8")
    set_up(data_home, REMOTE)  # nobody has agreed to this host, and nothing is sent to it
    ran = play(shell, "--customer", "llm", "--no-record", "--cassette", str(tape), "--cassette-mode", "replay-or-fail")
    assert {event["voice"] for event in customers(ran.out)} == {"fallback"}
    assert "has no answer" in ran.out


@pytest.mark.parametrize("text", ["no json", '{"key": "a"}', '{"key": 1, "completion": {"text": 1, "more": 2}}'])
def test_a_file_that_is_no_recording_is_refused(shell: Shell, data_home: Path, tmp_path: Path, text: str) -> None:
    tape = tmp_path / "tape.jsonl"
    tape.write_text(text + "\n", encoding="utf-8")
    set_up(data_home, "http://127.0.0.1:9/v1")
    assert_complaint(shell(*PLAY, "--customer", "llm", "--cassette", str(tape), typed=WHOLE), "no recording")


def test_the_setting_switches_it_on_and_the_flag_off(shell: Shell, data_home: Path) -> None:
    with serving(fake.answer) as endpoint:
        set_up(data_home, endpoint.base_url, enabled=True)
        assert customers(play(shell, "--no-record").out)[0]["voice"] == "llm"
        assert customers(play(shell, "--no-record", "--customer", "scripted").out)[0]["voice"] == "scripted"
        count = len(endpoint.asked)
        assert shell("demo", "--output", str(data_home / "page.html")).status == 0
        assert len(endpoint.asked) == count
        assert Casting(DataFolder(path=data_home), {}).is_llm()


def test_the_terminal_says_who_speaks_and_where_it_is_sent(data_home: Path) -> None:
    with serving(fake.answer) as endpoint:
        set_up(data_home, endpoint.base_url)
        args = ("play", "late_parcel", "--terminal", "--customer", "llm", "--no-record")
        ran = process(*args, typed="Hello Dana, what is your order number?\n")
        assert len(endpoint.asked) == 2
    assert ran.returncode == 0, ran.stderr
    assert f"LLM: 127.0.0.1:{endpoint.port} tiny. What you type is sent there." in " ".join(ran.stdout.split())


# The second opinion


def a_recorded_call(shell: Shell) -> str:
    opened = next(iter(map(json.loads, play(shell).out.splitlines())))
    return str(opened["call_id"])


def opining(level: int) -> fake.Behaviour:
    def behave(line: fake.Line, request: fake.Request) -> None:
        data = json.loads(str(request.body["messages"][1]["content"]).partition("\n")[2])
        quotes = [data["reply"][:20]] if data["reply"] else []
        schema = request.body["response_format"]["json_schema"]["schema"]
        names = schema["properties"]["criteria"]["items"]["properties"]["criterion"]["enum"]
        marks = [{"criterion": n, "reason": "So it is.", "quote": quotes[0], "verdict": "met"} for n in names]
        said = {"criteria": marks, "reason": "So it is.", "quotes": quotes, "level": level}
        line.json(fake.completion(json.dumps(said)))

    return behave


def test_a_second_opinion_stands_beside_the_score_and_changes_nothing(shell: Shell, data_home: Path) -> None:
    call_id = a_recorded_call(shell)
    before = shell("calls", "show", call_id, "--format", "json").out
    with serving(opining(3)) as endpoint:
        set_up(data_home, endpoint.base_url, judge_model="big")
        told = shell("llm", "judge", call_id, "--format", "json")
        assert {request.body["model"] for request in endpoint.asked} == {"big"}
        assert {request.body["temperature"] for request in endpoint.asked} == {0.0}
        assert len(endpoint.asked) == 9
    assert told.status == 0, told.err
    found = json.loads(told.out)
    assert [each["level"] for each in found["turns"]] == [3, 3, 3]
    assert shell("calls", "show", call_id, "--format", "json").out == before
    with serving(opining(3)) as endpoint:
        set_up(data_home, endpoint.base_url, judge_model="big")
        page = data_home / "page.html"
        text = shell("llm", "judge", call_id, "--times", "1", "--page", str(page)).out
    assert "a person should look" in text
    assert "turns at the same level" in text
    assert "LLM met" in text  # a criterion of which the score says otherwise
    written = page.read_text(encoding="utf-8")
    assert "A second opinion" in written
    assert "For a person to look at." in written
    assert "So it is." in written


def test_a_second_opinion_is_off_until_a_model_is_set_and_its_host_agreed_to(shell: Shell, data_home: Path) -> None:
    set_up(data_home, REMOTE)
    assert_complaint(shell("llm", "judge", "1"), "No model is set", "judge_model")
    assert_complaint(shell("llm", "judge", "1", "--model", "big"), "nobody has agreed", "llm.example")
