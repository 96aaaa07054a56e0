"""What actions at the desk do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.model import Scalar
from simulator.engine.desk import actions_of, argument_problem, carry_out
from simulator.engine.events import TraineeActed
from simulator.scenario.packs import Argument, CaseAction
from tests.cases import play, small_scenario


def acted(name: str, **args: Scalar) -> TraineeActed:
    return TraineeActed(kind="trainee_acted", at_ms=1_000, name=name, args=args)


def test_a_result_names_what_was_entered() -> None:
    assert play(small_scenario(), [acted("replace", place="home")]).done[-1].result == "Sent to home."


def test_what_can_be_done_once_fails_the_second_time() -> None:
    state = play(small_scenario(), [acted("replace", place="home"), acted("replace", place="home")])
    assert [done.ok for done in state.done] == [True, False]


def test_an_action_that_needs_another_fails_without_it() -> None:
    assert not play(small_scenario(), [acted("pay", amount=10)]).done[-1].ok


def test_an_amount_beyond_authority_is_refused_with_the_limit() -> None:
    done = play(small_scenario(), [acted("replace", place="x"), acted("pay", amount=30)]).done[-1]
    assert (done.ok, done.result) == (False, "amount may be 20 at most.")


@pytest.mark.parametrize(
    ("name", "args", "words"),
    [
        ("pay", {}, "pay needs amount."),
        ("pay", {"amount": "much"}, "amount must be a number, not 'much'."),
        ("pay", {"sum": 3}, "pay has no argument 'sum'; it has: amount."),
        ("pay", {"amount": "nan"}, "amount must be a number, not 'nan'."),
        ("pay", {"amount": True}, "amount must be a number, not True."),
        ("pay", {"amount": -1}, "amount must be a number, not -1."),
        ("pay", {"amount": 10**400}, f"amount must be a number, not {10**400}."),
        ("note", {"text": "ok"}, ""),
    ],
)
def test_wrong_arguments_are_named(name: str, args: dict[str, Scalar], words: str) -> None:
    action = next(action for action in actions_of(small_scenario()) if action.id == name)
    assert argument_problem(action, args) == words


def test_an_unknown_action_is_an_error_of_the_caller() -> None:
    scenario = small_scenario()
    with pytest.raises(KeyError):
        carry_out(scenario, play(scenario, []), "dance", {})


def result_of(action: CaseAction, **args: Scalar) -> str:
    return play(replace(small_scenario(), actions=(action,)), [acted(action.id, **args)]).done[-1].result


def test_a_choice_is_worded_as_the_desk_names_it() -> None:
    way = Argument(kind="choice", choices=("by_courier", "by_post"))
    action = CaseAction(id="send", args={"way": way, "to": Argument()}, result="Sent {way} to {to}.")
    assert result_of(action, way="by_courier", to="x_y") == "Sent by courier to x_y."


def test_an_amount_of_money_has_both_its_figures() -> None:
    amount = Argument(kind="number")
    assert result_of(CaseAction(id="pay", args={"n": amount}, result="£{n} paid."), n=5.5) == "£5.50 paid."
    assert result_of(CaseAction(id="pay", args={"n": amount}, result="£{n} paid."), n=20) == "£20 paid."
    assert result_of(CaseAction(id="pay", args={"n": amount}, result="Pagati {n} euro."), n=5.5) == "Pagati 5.50 euro."
    assert result_of(CaseAction(id="wait", args={"n": amount}, result="Waiting {n} min."), n=2.5) == "Waiting 2.5 min."
