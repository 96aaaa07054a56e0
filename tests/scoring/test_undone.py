"""What a call loses that ended with its matter open and a required action never done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.card import ScoreCard
from scoring.languages.says import load_sayings
from scoring.model import Action, Case, Commitment, Outcome, RequiredAction
from scoring.saying import say_call
from scoring.tally import score_card
from scoring.undone import CEILING, undone_in
from tests.scoring.cards import card_of, case_of, promise

RESHIP = RequiredAction(name="reship", any_of=("refund",), why="send a new parcel")
OPEN = Outcome(code="issue_open", points=-4, turn=0, because="The call ended with the customer's matter open.")


def a_case(*log: Action, outcomes: tuple[Outcome, ...] = (OPEN,), **rest: object) -> Case:
    made = case_of(2, required=(RESHIP,), outcomes=outcomes, ended=True, **rest)
    return replace(made, turns=tuple(replace(turn, actions=log) for turn in made.turns))


def scored(case: Case, level: int = 3) -> ScoreCard:
    cards = (card_of(1, 3, 3, level), card_of(2, 3, 3, level))
    return score_card(case, cards, scorers={"follow_through": 1})


def test_words_alone_reach_the_points_of_level_1_where_the_deed_was_never_done() -> None:
    card = scored(a_case())
    assert card.follow_through.score == CEILING == 40
    # 30 + 40 + 0.3 * 40 - 4
    assert card.total == 78.0
    assert round(sum(line.points for line in card.lines), 1) == card.uncapped


def test_the_line_says_what_is_missing_with_the_words_that_called_for_it() -> None:
    line = next(each for each in scored(a_case()).lines if each.criterion == "required_action")
    assert (line.dimension, line.verdict, line.turn, line.points) == ("follow_through", "missed", 2, -18.0)
    assert "send a new parcel" in line.because
    assert line.evidence is not None
    assert (line.evidence.where, line.evidence.quote) == ("customer", "Where is it?")


@pytest.mark.parametrize("name", ["reship", "refund"])
def test_what_stands_in_the_log_is_not_held_down(name: str) -> None:
    card = scored(a_case(Action(name=name, turn=1)))
    assert undone_in(a_case(Action(name=name, turn=1))) is None
    assert card.follow_through.score == 100


def test_a_deed_that_failed_was_not_done() -> None:
    assert scored(a_case(Action(name="reship", turn=1, ok=False))).follow_through.score == CEILING


@pytest.mark.parametrize(
    "case",
    [
        a_case(outcomes=()),
        a_case(outcomes=(replace(OPEN, code="issue_solved", points=3),)),
        replace(a_case(), required=None),
        replace(a_case(), turns=case_of(2).turns),
        replace(a_case(), turns=()),
    ],
    ids=["nothing is known of the end", "solved", "nothing required", "log unknown", "no turn"],
)
def test_nothing_is_held_against_a_call_without_an_open_matter_a_duty_and_a_log(case: Case) -> None:
    assert undone_in(case) is None


def test_a_call_that_is_lower_already_loses_nothing_more_and_a_kept_promise_does_not_lift_it() -> None:
    low = scored(a_case(), level=0)
    assert low.follow_through.score == 0
    assert "required_action" not in [each.criterion for each in low.lines]
    kept: tuple[Commitment, ...] = (promise("kept"),)
    assert scored(a_case(commitments=kept), level=1).follow_through.score == CEILING


@pytest.mark.parametrize(("language", "says"), [("ko", "문제가 남은 채"), ("it", "con la questione aperta")])
def test_the_line_is_said_in_the_language_of_the_call(language: str, says: str) -> None:
    sayings = load_sayings(language)
    assert sayings is not None
    line = next(each for each in say_call(scored(a_case()), sayings).lines if each.criterion == "required_action")
    assert says in line.because
    assert "send a new parcel" in line.because
    assert "40" in line.because
