"""Rules and models together: ceilings hold, findings carry the level, a call trusts the rules more."""

from __future__ import annotations

from scoring.assess import exam_of, rate_turn, rated_by_rules
from scoring.card import DIMENSIONS
from scoring.languages.weights import load_learnt
from scoring.learnt.grouping import criterion_of
from scoring.learnt.judging import is_misled
from scoring.learnt.material import take_apart
from scoring.model import Commitment, RequiredAction
from scoring.rubric import CRITERIA
from tests.scoring.desk import case, did, judged, rated, turn

KIND = (
    "Six days late, and your daughter's birthday is on Saturday: that's on us. I've sent a replacement by express, "
    "it arrives on Thursday. I'll text you the tracking number by 5pm today."
)


def test_every_sign_that_is_credited_speaks_for_a_criterion_of_its_dimension() -> None:
    learnt = load_learnt("en")
    assert learnt is not None
    for dimension in DIMENSIONS:
        spoken = {criterion_of(dimension, name) for name in learnt.names}
        assert {CRITERIA[each].dimension for each in spoken - {""}} == {dimension}
        assert not [name for name in learnt.names if name.startswith("rule_") and criterion_of(dimension, name)]


def test_a_required_action_that_is_not_in_the_log_stops_at_1_whatever_the_words() -> None:
    of = case(required=(RequiredAction(name="reship"),))
    done = judged(KIND, of=of, alone=True, actions=(did("reship", means=("replace",)),)).follow_through.level
    undone = judged(KIND, of=of, alone=True, actions=()).follow_through.level
    assert done is not None
    assert undone is not None
    assert undone <= 1 < done


def test_a_promise_that_nobody_can_keep_is_0() -> None:
    lost = Commitment(id="c1", turn=1, who="agent", what="drone", due="now", keepable=False, status="open")
    card = judged(KIND, alone=True, actions=(did("reship", means=("replace",)),), commitments=(lost,))
    assert card.follow_through.level == 0
    assert ("keepable", "harmful") in {(each.criterion, each.verdict) for each in card.follow_through.findings}


def test_in_a_call_the_models_leave_accuracy_and_follow_through_to_the_rules() -> None:
    said = turn(KIND, actions=(did("reship", means=("replace",)),))
    both, rules = rate_turn(case(), said), rate_turn(case(), said, rules_only=True)
    assert both.accuracy == rules.accuracy
    assert both.follow_through == rules.follow_through


def test_a_greeting_stays_unassessed() -> None:
    card = judged("One moment, please.", alone=True, actions=())
    assert not card.empathy.assessed
    assert not card.follow_through.assessed


def test_sprayed_figures_mislead_and_one_figure_of_the_case_does_not() -> None:
    for reply, misled in (
        ("It takes 3 days, 7 days, 14 days or 30 days.", True),
        ("It counts as lost after 5 working days.", False),
    ):
        exam = exam_of(case(), turn(reply), alone=True)
        assert exam is not None
        assert is_misled(take_apart(exam), rated_by_rules(exam)["accuracy"]) is misled


def test_without_facts_or_without_a_log_the_rules_alone_judge() -> None:
    bare = case(facts=(), policy="We refund within 5 working days.")
    both, rules = judged(KIND, of=bare, alone=True, actions=()), rated(KIND, of=bare, alone=True, actions=())
    assert both.accuracy == rules.accuracy
    assert judged(KIND, alone=True).follow_through == rated(KIND, alone=True).follow_through
