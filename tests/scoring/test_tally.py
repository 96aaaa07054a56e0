"""The arithmetic of the call score, against values worked out by hand and over random cards."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.card import DIMENSIONS, Dimension, ScoreCard, TurnCard, Verdict
from scoring.model import Breach, Case, DueStatus, Outcome, SelfRating, Weights
from scoring.rubric import CRITERIA, critical
from scoring.shares import half_up, turn_weights
from scoring.tally import score_card
from tests.scoring.cards import card_of, case_of, finding_of, level_of, promise, turn_of

SCORERS = {"empathy": 1, "accuracy": 1, "follow_through": 1}


def card(case: Case, *cards: TurnCard) -> ScoreCard:
    return score_card(case, cards, scorers=SCORERS)


def sum_of_lines(scored: ScoreCard) -> int:
    return sum(round(line.points * 10) for line in scored.lines)


@pytest.mark.parametrize(("value", "expected"), [("1/2", 1), ("-1/2", 0), ("5/4", 1), ("7/4", 2), ("-3/4", -1)])
def test_halves_are_rounded_upwards(value: str, expected: int) -> None:
    assert half_up(Fraction(value)) == expected


def test_the_last_third_and_the_worst_turn_weigh_more() -> None:
    cards = tuple(card_of(i + 1, level, None, None) for i, level in enumerate([2, 0, 3, 2, 0]))
    # n = 5: indexes 3 and 4 are the last third; index 1 is the first of the two worst.
    assert turn_weights(cards, "empathy") == {0: 4, 1: 6, 2: 4, 3: 6, 4: 6}


def test_a_worst_turn_in_the_last_third_weighs_nine_quarters() -> None:
    cards = tuple(card_of(i + 1, level, None, None) for i, level in enumerate([2, 2, 0]))
    assert turn_weights(cards, "empathy") == {0: 4, 1: 4, 2: 9}


def test_two_turns_have_no_last_third() -> None:
    cards = (card_of(1, 2, None, None), card_of(2, 3, None, None))
    assert turn_weights(cards, "empathy") == {0: 6, 1: 4}


def test_the_last_third_is_taken_over_all_turns_and_not_the_rated_ones() -> None:
    cards = (card_of(1, 3, None, None), card_of(2, 2, None, None), card_of(3, None, 2, None))
    assert turn_weights(cards, "empathy") == {0: 4, 1: 6}


def test_one_rated_turn_is_not_made_worse_for_being_the_worst() -> None:
    assert turn_weights((card_of(1, 1, None, None),), "empathy") == {0: 4}


def test_a_worked_example_comes_out_to_the_tenth() -> None:
    cards = (card_of(1, 2, None, 1), card_of(2, 3, 3, 2), card_of(3, 1, 2, 3))
    scored = card(case_of(3), *cards)
    # empathy: weights 4, 4, 9 of 75, 100, 40 -> 1060 / 17 = 62.35 -> 62.4
    assert scored.empathy.score == 62.4
    # accuracy: weights 4 and 9 of 100, 75 -> 1075 / 13 = 82.69 -> 82.7
    assert scored.accuracy.score == 82.7
    # follow-through: weights 6, 4, 6 of 40, 75, 100 -> 1140 / 16 = 71.25 -> 71.3
    assert scored.follow_through.score == 71.3
    # total: 0.3 * 62.4 + 0.4 * 82.7 + 0.3 * 71.3 = 73.19 -> 73.2
    assert scored.total == scored.uncapped == 73.2
    assert scored.band == "safe"


def test_a_call_sound_throughout_reads_75() -> None:
    scored = card(case_of(3), *(card_of(i, 2, 2, 2) for i in (1, 2, 3)))
    assert (scored.total, scored.band) == (75.0, "skilled")


def test_the_weight_of_a_dimension_that_was_not_assessed_is_shared_out() -> None:
    scored = card(case_of(1), card_of(1, 3, None, 1))
    assert (scored.empathy.weight, scored.accuracy.weight, scored.follow_through.weight) == (50.0, 0.0, 50.0)
    assert scored.accuracy.score is None
    assert scored.total == 70.0


def test_without_any_level_there_is_no_total() -> None:
    scored = card(case_of(1, outcomes=(Outcome(code="issue_solved", points=5, turn=0, because="Solved."),)))
    assert scored.total is None
    assert scored.band is None
    assert sum_of_lines(scored) == 0


@pytest.mark.parametrize(
    ("status", "score"),
    [("kept", 79.0), ("renegotiated", 77.0), ("late", 73.0), ("broken", 65.0), ("open", 75.0), ("vague", 75.0)],
)
def test_the_ledger_counts_in_follow_through(status: DueStatus, score: float) -> None:
    scored = card(case_of(1, commitments=(promise(status),)), card_of(1, None, None, 2))
    assert scored.follow_through.score == score


def test_a_promise_that_nobody_could_keep_is_charged_once() -> None:
    lost = replace(promise("broken"), keepable=False)
    seen = level_of(0, finding_of("follow_through", "keepable", "harmful"))
    in_turn = replace(card_of(1, None, None, None), follow_through=seen)
    assert card(case_of(1, commitments=(lost,)), in_turn).follow_through.score == 0.0
    assert sum_of_lines(card(case_of(1, commitments=(lost,)), in_turn)) == 0
    assert card(case_of(1, commitments=(lost,)), card_of(1, None, None, 2)).follow_through.score == 65.0


def test_kept_promises_do_not_lift_follow_through_over_100() -> None:
    scored = card(case_of(1, commitments=(promise("kept"), promise("kept", 2))), card_of(1, None, None, 3))
    assert scored.follow_through.score == 100.0
    assert [line.points for line in scored.lines if line.criterion == "limit"] == [-8.0]
    assert sum_of_lines(scored) == 1000


def test_the_outcome_counts_between_minus_10_and_plus_5() -> None:
    many = tuple(Outcome(code="avoidable_contact", points=-4, turn=1, because="Again.") for _ in range(4))
    scored = card(case_of(1, outcomes=many), card_of(1, 2, 2, 2))
    assert scored.uncapped == 65.0
    assert sum_of_lines(scored) == 650


def test_a_certain_critical_error_caps_the_total_and_keeps_the_uncapped_one() -> None:
    breach = Breach(code="unverified_disclosure", turn=1, because="The order was read out before the check.")
    scored = card(case_of(1, breaches=(breach,)), card_of(1, 3, 3, 3))
    assert (scored.total, scored.uncapped, scored.band) == (25.0, 100.0, "retry")
    assert scored.caps[0].evidence is not None


def test_an_uncertain_critical_error_is_shown_and_caps_nothing() -> None:
    doubt = critical("insult", turn=1, because="Perhaps.", evidence=turn_of(1).cite(0, 2), certain=False)
    rude = TurnCard(turn=1, empathy=level_of(3), accuracy=level_of(3), follow_through=level_of(3), critical=(doubt,))
    scored = card(case_of(1), rude)
    assert scored.total == 100.0
    assert scored.caps == (doubt,)


def test_the_lowest_cap_counts() -> None:
    breaches = (
        Breach(code="abandoned_issue", turn=1, because="Hung up."),
        Breach(code="insult", turn=1, because="Insulted."),
    )
    assert card(case_of(1, breaches=breaches), card_of(1, 3, 3, 3)).total == 20.0


def test_a_second_attempt_on_the_scorer_voids_the_call() -> None:
    def tricky(number: int) -> TurnCard:
        error = critical(
            "scorer_manipulation", turn=number, because="x", evidence=turn_of(number).cite(0, 2), certain=True
        )
        return TurnCard(
            turn=number, empathy=level_of(3), accuracy=level_of(3), follow_through=level_of(3), critical=(error,)
        )

    assert card(case_of(1), tricky(1)).total == 60.0
    assert card(case_of(2), tricky(1), tricky(2)).total == 0.0


def test_exemplary_needs_every_dimension_at_70_and_no_broken_promise() -> None:
    level_3 = card_of(1, 3, 3, 3)
    assert card(case_of(1), level_3).band == "exemplary"
    weak = card(case_of(1, weights=Weights(empathy=10, accuracy=80, follow_through=10)), card_of(1, 1, 3, 3))
    assert (weak.total, weak.band) == (94.0, "skilled")
    broken = card(case_of(1, commitments=(promise("broken"),)), level_3)
    assert (broken.total, broken.band) == (97.0, "skilled")


def test_the_gap_is_the_self_rated_total_minus_the_total() -> None:
    rating = SelfRating(empathy=90, accuracy=80, follow_through=85)
    scored = card(case_of(1, self_rating=rating), card_of(1, 2, 2, 2))
    assert scored.gap == 9.5


def test_the_next_step_is_the_costliest_fault_with_the_trainees_words() -> None:
    cards = TurnCard(
        turn=1,
        empathy=level_of(2, finding_of("empathy", "names_impact", "missed")),
        accuracy=level_of(0, finding_of("accuracy", "figures", "harmful")),
        follow_through=level_of(3),
    )
    step = card(case_of(1), cards).next_step
    assert step is not None
    assert (step.dimension, step.criterion, step.quote) == ("accuracy", "figures", "We will look at it.")
    assert step.advice == CRITERIA["figures"].advice


def test_a_call_without_a_fault_has_no_next_step() -> None:
    assert card(case_of(1), card_of(1, 3, 3, 3)).next_step is None


def test_a_harmful_finding_costs_twice_a_missed_one_in_the_same_turn() -> None:
    empathy = level_of(0, finding_of("empathy", "names_impact", "missed"), finding_of("empathy", "respect", "harmful"))
    scored = card(case_of(1), TurnCard(turn=1, empathy=empathy, accuracy=level_of(None), follow_through=level_of(None)))
    points = {line.criterion: line.points for line in scored.lines}
    assert points == {"full_share": 100.0, "names_impact": -33.3, "respect": -66.7}


VERDICTS = st.sampled_from(get_args(Verdict))


@st.composite
def level_cards(draw: st.DrawFn, dimension: Dimension) -> object:
    names = [each.id for each in CRITERIA.values() if each.dimension == dimension]
    found = draw(st.lists(st.tuples(st.sampled_from(names), VERDICTS), max_size=4))
    return level_of(draw(st.sampled_from([None, 0, 1, 2, 3])), *(finding_of(dimension, *each) for each in found))


@st.composite
def calls(draw: st.DrawFn) -> tuple[Case, tuple[TurnCard, ...]]:
    n = draw(st.integers(0, 9))
    cards = tuple(TurnCard(turn=i + 1, **{d: draw(level_cards(d)) for d in DIMENSIONS}) for i in range(n))  # type: ignore[arg-type]  # hypothesis draws the level cards untyped
    empathy, accuracy = draw(st.integers(0, 50)), draw(st.integers(0, 50))
    statuses = draw(st.lists(st.sampled_from(get_args(DueStatus)), max_size=6))
    points = draw(st.lists(st.integers(-6, 5), max_size=4))
    case = case_of(
        n,
        weights=Weights(empathy=empathy, accuracy=accuracy, follow_through=100 - empathy - accuracy),
        commitments=tuple(promise(status, i) for i, status in enumerate(statuses)),
        outcomes=tuple(Outcome(code="issue_solved", points=each, turn=0, because="x") for each in points),
    )
    return case, cards


@given(calls())
def test_the_lines_add_up_to_the_uncapped_total_to_the_tenth(call: tuple[Case, tuple[TurnCard, ...]]) -> None:
    case, cards = call
    scored = score_card(case, cards, scorers=SCORERS)
    assert sum_of_lines(scored) == round((scored.uncapped or 0) * 10)
    assert all(round(line.points * 10) == pytest.approx(line.points * 10) for line in scored.lines)


@given(calls())
def test_lines_of_checks_that_were_not_assessed_carry_nothing(call: tuple[Case, tuple[TurnCard, ...]]) -> None:
    case, cards = call
    lines = score_card(case, cards, scorers=SCORERS).lines
    own = ("limit", "full_share")
    assert all(line.points == 0 for line in lines if line.verdict == "not_assessed" and line.criterion not in own)


def test_a_turn_without_a_merit_has_no_line_that_gains() -> None:
    rude = TurnCard(
        turn=1,
        empathy=level_of(0, finding_of("empathy", "respect", "harmful")),
        accuracy=level_of(None),
        follow_through=level_of(None),
    )
    scored = card(case_of(2), rude, card_of(2, 3, None, None))
    assert all(line.points <= 0 for line in scored.lines if line.turn == 1)
    assert round(sum(line.points for line in scored.lines), 1) == scored.uncapped


@given(calls())
def test_scores_stay_between_0_and_100(call: tuple[Case, tuple[TurnCard, ...]]) -> None:
    case, cards = call
    scored = score_card(case, cards, scorers=SCORERS)
    numbers = [scored.total, scored.uncapped, *(scored.of(dimension).score for dimension in DIMENSIONS)]
    assert all(0 <= number <= 100 for number in numbers if number is not None)
