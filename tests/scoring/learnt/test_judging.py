"""Rules and models together: ceilings hold, findings carry the level, a call trusts the rules more."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from scoring.assess import exam_of, rate_turn, rated_by_rules
from scoring.card import DIMENSIONS
from scoring.languages.weights import load_learnt
from scoring.learnt.grouping import criterion_of
from scoring.learnt.judging import is_misled
from scoring.learnt.material import take_apart
from scoring.model import Article, Commitment, Fact, RequiredAction
from scoring.requests import answer_line
from scoring.rubric import CRITERIA
from tests.scoring.desk import FACTS, case, codes, did, judged, rated, turn

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


@pytest.mark.parametrize(("before", "behind", "level"), [("ㅠㅠㅠㅠ", "ㅎㅎㅎㅎ", 3), ("🎉✨😀🎁", "🚚💖🌟👍", 2)])
def test_pictures_around_figures_keep_the_best_level_and_tears_in_jamo_do_not(
    before: str, behind: str, level: int
) -> None:
    asked = {
        "language": "ko",
        "context": "주문 D-20417, 운동화, 89,000원",
        "facts": [{"id": "F1", "statement": "교환 배송비는 무료이고 내일 도착한다.", "values": ["무료", "내일"]}],
        "customer": "교환 배송비 얼마예요? 언제 와요?",
        "reply": f"네 {before} 교환 배송비는 무료이고 내일 도착해요! {behind}",
        "now": "2026-04-08T11:00",
        "actions": [],
        "required": [],
    }
    assert json.loads(answer_line(json.dumps(asked)).text)["accuracy"]["level"] == level


PLAIN = tuple(replace(fact, topic=(), type=None) for fact in FACTS)


def test_in_a_call_a_turn_that_only_asks_is_not_judged_for_what_it_cannot_settle_yet() -> None:
    asked = turn("Let me find it for you. Which order number is it, please?", actions=())
    in_call = rate_turn(case(facts=PLAIN, required=()), asked)
    assert in_call.accuracy.level is None
    assert in_call.follow_through.level in (None, 2, 3)


def test_what_a_call_asks_for_later_does_not_cost_now() -> None:
    later = case(facts=PLAIN, required=(RequiredAction(name="reship"),))
    asked = "Six days is far too long before a birthday. I want to check the address first: which street is it?"
    without, said = case(facts=PLAIN, required=()), turn(asked, actions=())
    assert rate_turn(later, said).follow_through.level == rate_turn(without, said).follow_through.level
    assert rate_turn(later, said, alone=True).follow_through.estimate < 1.5  # type: ignore[operator]  # it was rated


def test_declared_facts_have_their_word_beside_the_model() -> None:
    right = turn("It counts as lost after 5 working days.", customer="When does it count as lost?", actions=())
    wrong = turn("It counts as lost after 9 working days.", customer="When does it count as lost?", actions=())
    told, mistold = rate_turn(case(), right).accuracy, rate_turn(case(), wrong).accuracy
    assert told.level is not None
    assert mistold.level is not None
    assert told.level >= 2 > mistold.level


def test_a_deed_told_beside_an_empty_log_is_certain_whatever_follows() -> None:
    for rest in ("", ", it arrives on Thursday", " and I am so sorry about Saturday. You'll have it in time!"):
        card = judged(f"I have sent a replacement{rest}", actions=())
        assert codes(card) == [("false_action_claim", True)]
        assert card.follow_through.level == 0


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
    bare = case(facts=(), policy="We refund what was lost.")
    both, rules = judged(KIND, of=bare, alone=True, actions=()), rated(KIND, of=bare, alone=True, actions=())
    assert both.accuracy == rules.accuracy
    assert judged(KIND, alone=True).follow_through == rated(KIND, alone=True).follow_through


COLD = "It is with the carrier. You have to wait."


def test_in_a_call_the_model_moves_empathy_and_the_steps_but_no_fact() -> None:
    weighed, ruled = judged(COLD, actions=()), rated(COLD, actions=())
    assert weighed.empathy.estimate != ruled.empathy.estimate
    assert weighed.follow_through.estimate != ruled.follow_through.estimate
    assert weighed.accuracy == ruled.accuracy


def test_in_a_call_the_model_alone_takes_no_turn_to_0() -> None:
    for reply in (COLD, "What is it now?", "I will see. Order number?"):
        weighed, ruled = judged(reply, actions=()), rated(reply, actions=())
        for dimension in ("empathy", "follow_through"):
            one, other = getattr(weighed, dimension).level, getattr(ruled, dimension).level
            assert (one is None) == (other is None)
            assert one != 0 or other == 0


def test_in_a_call_a_polite_answer_to_a_plain_question_is_asked_for_no_feeling() -> None:
    asked = "How much is the postage to Cork?"
    reply = "It is 4.90 to Cork, and it takes 2 days."
    assert (judged(reply, customer=asked, actions=()).empathy.level or 0) >= 2


def test_a_goodbye_stays_with_the_rules_and_the_greeting_under_a_letter_is_none() -> None:
    parting = "I hope your daughter has a lovely day. Goodbye!"
    assert judged(parting, actions=()).empathy == rated(parting, actions=()).empathy
    letter = f"{COLD} Kind regards, Sam"
    mail = case(channel="email")
    assert judged(letter, of=mail, actions=()).empathy != rated(letter, of=mail, actions=()).empathy


def test_a_long_message_is_no_plain_question_for_a_reply_that_stands_by_itself() -> None:
    reply = "It is 4.90 to Cork. It takes 2 days."
    asked = "How much is the postage to Cork?"
    long = (
        "Another month, another note from you with somebody else's name on it. I now know the shoe size of half the "
        "street, and I am told that mine is known as well, which makes us all very close, I suppose. Number nine takes "
        "a ten. How much is the postage to Cork?"
    )
    facts = (Fact(id="postage", statement="Postage to Cork is 4.90 and takes 2 days.", values=("4.90", "2 days")),)
    of = case(facts=facts, required=())
    plain, troubled = (judged(reply, of=of, customer=each, alone=True, actions=()) for each in (asked, long))
    assert (plain.empathy.level or 0) >= 2
    assert troubled.empathy.level == 1


def test_more_pictures_than_words_never_reach_the_top() -> None:
    for reply in ("🐶❤️😭🙏 so sorry 🐶❤️😭🙏 lost after 5 working days 🐶❤️", "5 working days 🎉🎉🎉🎉🎉🎉"):
        card = judged(reply, alone=True, actions=())
        assert all((each.level or 0) <= 2 for each in (card.empathy, card.accuracy, card.follow_through))


def test_in_a_call_a_pasted_article_with_nothing_done_takes_no_step() -> None:
    text = (
        "Lost parcels: we send a new one by express, and it arrives on Thursday. We text you the number by 17:00 and "
        "ring you on Friday to hear whether it is there."
    )
    page = Article(id="lost", title="Lost parcels", text=text)
    pasted, own = (judged(text, of=case(articles=each, required=()), actions=()) for each in ((page,), ()))
    assert pasted.follow_through.level == 1
    assert (own.follow_through.level or 0) > 1


def test_in_a_call_who_owns_a_fault_by_a_fact_told_wrong_stays_under_the_top() -> None:
    right = "Six days late for your daughter's birthday is our fault. It counts as lost after 5 working days."
    wrong = right.replace("5 working days", "9 working days")
    assert judged(wrong, actions=()).accuracy.level == 0
    assert (judged(wrong, actions=()).empathy.estimate or 0.0) < 2.5
