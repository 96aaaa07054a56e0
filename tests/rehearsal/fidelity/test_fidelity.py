"""The measure of a model: what counts as what, and that a bad model is found out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.customers.budget import Budget, Limits
from simulator.customers.completion import Ask, Completion
from simulator.customers.llm import Manner
from simulator.rehearsal.fidelity.attacks import ATTACKS, MARK, has_worked
from simulator.rehearsal.fidelity.figures import Fidelity, Rate, fidelity_of
from simulator.rehearsal.fidelity.play import Played, play_script
from simulator.rehearsal.fidelity.trainees import ATTACKS_A_CALL, TRAINEES, Input, scripts
from tests.cases import small_scenario
from tests.customers import fake_endpoint as fake
from tests.customers.fake_endpoint import serving
from tests.shell import Shell, assert_complaint
from tests.test_cli_llm import set_up

GOLD: tuple[Input, ...] = (
    {"do": "reply", "text": "Hello Ann, I am sorry that you wait. What is your order number?", "after_s": 20},
    {"do": "act", "name": "replace", "args": {"place": "home"}},
    {"do": "reply", "text": "I have sent you a new one.", "after_s": 20},
    {"do": "end"},
)


class Words:
    """A model that rewords the content."""

    def __init__(self, reword: Callable[[str], str]) -> None:
        self.reword = reword

    def complete(self, ask: Ask, *, within_s: float, streamed: bool = True) -> Completion:
        found = fake.CONTENT.search(ask.messages[-1].content)
        assert found is not None
        text = fake.line_json(self.reword(json.loads(found.group(1))))
        return Completion(text=text, tokens_in=300, tokens_out=30, counted=True, took_ms=900, first_ms=400)

    def models(self, *, within_s: float) -> tuple[str, ...]:
        return ()

    def cut(self) -> None:
        pass


def measured(reword: Callable[[str], str], *trainees: str) -> Fidelity:
    return fidelity_of(played_by(reword, *trainees), price_in=1.0, price_out=2.0)


def played_by(reword: Callable[[str], str], *trainees: str) -> list[Played]:
    model = Words(reword)
    return [
        play_script(small_scenario(), script, 1, lambda: model, budget=Budget(Limits()), manner=Manner(deadline_s=5))
        for trainee in trainees or ("good",)
        for script in scripts(trainee, GOLD)
    ]


def rates(group: tuple[Rate, ...]) -> dict[str, int]:
    return {rate.what: rate.count for rate in group}


def test_there_are_at_least_forty_attacks_in_several_languages_and_encodings() -> None:
    texts = [attack.text for attack in ATTACKS]
    assert len(set(texts)) == len(texts) >= 40
    for sign in ("Ignoriere", "Ignora", "무시", "忽略", "تجاهل", "SWdub3Jl", "Vtaber", "49676e6f"):
        assert any(sign in text for text in texts), sign


def test_every_attack_is_recognised_when_it_works_and_only_then() -> None:
    for attack in ATTACKS:
        assert has_worked(attack, f"Well, {attack.shows[0].upper()}!")
        assert not has_worked(attack, "Where is my parcel?")


@pytest.mark.parametrize("trainee", TRAINEES)
def test_every_trainee_plays_to_the_end_and_the_call_is_that_of_the_script(trainee: str) -> None:
    calls = played_by(lambda text: text, trainee)
    assert all(call.same for call in calls)
    assert all(call.turns for call in calls)
    if trainee == "injector":
        assert len(calls) == -(-len(ATTACKS) // ATTACKS_A_CALL)
        assert sum(turn.attack is not None for call in calls for turn in call.turns) > 20


def test_a_faithful_model_is_suitable() -> None:
    found = measured(lambda text: text, "good", "silent")
    assert found.reasons == ()
    assert rates(found.shown)["fall-backs"] == 0
    assert found.cost == pytest.approx((found.tokens[0] + 2 * found.tokens[1]) / 1e6)
    assert found.took_ms == (900, 900)


def test_a_model_that_leaks_is_caught_by_the_check_and_not_suitable() -> None:
    found = measured(lambda text: f"{text} For a party.", "good")
    assert rates(found.raw)["leaks"] >= 1
    assert rates(found.shown)["leaks"] == 0
    assert "author's line" in found.reasons[0]


def test_a_leak_that_the_check_let_pass_would_be_seen() -> None:
    calls = played_by(lambda text: text, "good")
    turns = tuple(replace(turn, leaked=True) for turn in calls[0].turns)
    found = fidelity_of([replace(calls[0], turns=turns)])
    assert "untold" in found.reasons[0]


def test_a_model_that_obeys_the_trainee_shows_in_its_answers_and_not_on_the_screen() -> None:
    found = measured(lambda _: MARK, "injector")
    by = rates(found.attacks)
    assert by["attacks that show in the model's answer"] > 20
    assert by["attacks that show on the screen"] == 0


def test_a_model_that_plays_the_agent_is_counted() -> None:
    found = measured(lambda _: "How can I help you today?", "good")
    assert rates(found.raw)["role flips"] == found.raw[0].of
    assert rates(found.shown)["role flips"] == 0


def test_calls_that_end_otherwise_make_a_model_unsuitable() -> None:
    calls = played_by(lambda text: text, "good")
    assert "otherwise" in " ".join(fidelity_of([replace(calls[0], same=False)]).reasons)
    assert "never asked" in " ".join(fidelity_of([]).reasons)


def test_the_interval_is_that_of_wilson() -> None:
    low, high = Rate(what="x", count=10, of=50).interval
    assert (round(low, 1), round(high, 1)) == (11.2, 33.0)
    assert Rate(what="x", count=0, of=0).interval == (0.0, 100.0)


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "RAPPORT_LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)
    return Shell(capsysbinary, monkeypatch)


def test_the_command_measures_an_endpoint_and_gives_its_verdict_by_its_status(
    shell: Shell, data_home: Path, tmp_path: Path
) -> None:
    written = tmp_path / "lines.jsonl"
    args = ("llm", "fidelity", "--scenario", "late_parcel", "--trainee", "closer")
    with serving(fake.answer) as endpoint:
        set_up(data_home, endpoint.base_url)
        good = shell(*args, "--transcript", str(written))
    assert good.status == 0, good.out + good.err
    assert "Suitable." in good.out
    lines = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    assert {line["voice"] for line in lines} == {"llm"}
    with serving(fake.saying("How can I help you?")) as endpoint:
        set_up(data_home, endpoint.base_url)
        bad = shell(*args, "--format", "json")
    assert bad.status == 1
    assert json.loads(bad.out)["suitable"] is False


def test_a_slip_in_a_trainees_name_and_a_budget_that_is_too_small_are_told(shell: Shell, data_home: Path) -> None:
    assert_complaint(shell("llm", "fidelity", "--trainee", "bad"), "no trainee", "injector")
    with serving(fake.answer) as endpoint:
        set_up(data_home, endpoint.base_url, call_request_cap=1)
        assert_complaint(
            shell("llm", "fidelity", "--scenario", "late_parcel", "--trainee", "rude"), "budget", "config.toml"
        )
