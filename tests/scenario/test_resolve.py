"""Seed and twist decide the case that is played."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.model import Scalar
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Draw, Duty, Obligation, Twist
from simulator.scenario.packs import Argument, CaseAction, CaseArticle, Company, Reaction, Temperament
from simulator.scenario.resolve import LONGEST_VALUE, draw, draw_twist, fill, resolve
from simulator.scenario.world import Authority
from tests.cases import small_scenario


def test_a_draw_depends_on_seed_and_purpose_alone() -> None:
    assert draw(7, "order", 100) == draw(7, "order", 100)
    assert {draw(seed, "order", 3) for seed in range(40)} == {0, 1, 2}


def test_there_must_be_something_to_draw_from() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw(1, "order", 0)


def test_placeholders_are_filled_everywhere_and_unknown_ones_stay() -> None:
    scenario = replace(small_scenario(), values={"order": Draw(any=("123", "456"))}, record={"order": "{order} {due}"})
    played = resolve(scenario, seed=3, twist="plain")
    assert played.record["order"] in ("123 {due}", "456 {due}")
    assert fill("{a} {b}", {"a": 1}) == "1 {b}"


def test_a_twist_changes_record_and_facts() -> None:
    changed = CaseFact(id="order_number", known_to="customer", says=("It is 999.",))
    added = CaseFact(id="moved", known_to="customer", says=("We moved.",))
    scenario = replace(small_scenario(), twists={"moved": Twist(record={"order": "999"}, facts=(changed, added))})
    played = resolve(scenario, seed=1, twist="moved")
    assert played.record["order"] == "999"
    assert [fact.id for fact in played.facts] == ["order_number", "party", "price", "moved"]
    assert played.facts[0].says == ("It is 999.",)


def test_an_unknown_twist_is_refused() -> None:
    with pytest.raises(KeyError):
        resolve(small_scenario(), seed=1, twist="upside_down")


def test_the_seed_draws_the_twist() -> None:
    scenario = replace(small_scenario(), twists={"plain": Twist(), "moved": Twist()})
    assert {draw_twist(scenario, seed) for seed in range(20)} == {"plain", "moved"}
    assert draw_twist(small_scenario(), 1) == "plain"


def test_no_twist_comes_again_before_each_has_come() -> None:
    scenario = replace(small_scenario(), twists={name: Twist() for name in ("plain", "moved", "stolen")})
    earlier: list[str] = []
    for seed in (11, 5, 42, 8, 23, 7):
        earlier.append(draw_twist(scenario, seed, earlier=earlier))
    assert sorted(earlier[:3]) == sorted(earlier[3:]) == ["moved", "plain", "stolen"]


def test_a_twist_that_is_gone_does_not_count() -> None:
    scenario = replace(small_scenario(), twists={"plain": Twist(), "moved": Twist()})
    assert draw_twist(scenario, 3, earlier=["gone", "plain"]) == "moved"


def test_the_draw_of_a_twist_is_pure() -> None:
    scenario = replace(small_scenario(), twists={name: Twist() for name in ("plain", "moved", "stolen")})
    draws = {draw_twist(scenario, 7, earlier=("moved", "plain")[: n % 3]) for n in range(30)}
    assert draw_twist(scenario, 7, earlier=("moved",)) == draw_twist(scenario, 7, earlier=("moved",))
    assert draws <= set(scenario.twists)


def test_values_that_go_together_are_drawn_from_the_same_place() -> None:
    values = {"item": Draw(any=("lamp", "rug", "vase")), "price": Draw(any=(10, 20, 30), follows="item")}
    scenario = replace(small_scenario(), values=values, record={"sold": "{item} {price}"})
    sold = {resolve(scenario, seed=seed, twist="plain").record["sold"] for seed in range(30)}
    assert sold == {"lamp 10", "rug 20", "vase 30"}


def test_values_may_follow_each_other_in_a_chain_and_in_a_circle() -> None:
    chain: dict[str, Draw | Scalar] = {
        "a": Draw(any=(0, 1, 2), follows="b"),
        "b": Draw(any=(0, 1, 2), follows="c"),
        "c": Draw(any=(0, 1, 2)),
        "d": Draw(any=(0, 1), follows="d"),
        "e": Draw(any=(0, 1), follows="f"),
        "f": Draw(any=(0, 1), follows="e"),
    }
    for seed in range(20):
        values = resolve(replace(small_scenario(), values=chain), seed=seed, twist="plain").values
        assert values["a"] == values["b"] == values["c"]
        assert values["d"] in (0, 1)


def test_a_value_is_the_same_in_text_facts_actions_and_judging() -> None:
    scenario = replace(
        small_scenario(),
        values={"days": Draw(any=(2, 3, 5))},
        briefing="It takes {days:day|days}.",
        facts=(CaseFact(id="time", says=("It takes {days:day|days}.",), value="{days} days", topic=("takes",)),),
        actions=(CaseAction(id="book", args={"days": Argument(expects=("{days}",))}, result="In {days} days."),),
    )
    for seed in range(12):
        played = resolve(scenario, seed=seed, twist="plain")
        days = played.facts[0].value.split()[0]
        assert played.briefing == played.facts[0].says[0] == f"It takes {days} days."
        assert played.actions[0].args["days"].expects == (days,)
        assert played.actions[0].result == f"In {days} days."


def test_a_twist_changes_what_is_right_to_do() -> None:
    other = Duty(action="pay", why="give the money back")
    twist = Twist(
        required=(other,),
        solved=Condition(did="pay"),
        actions=(CaseAction(id="pay", result="Paid back."),),
        obligations=(Obligation(id="report", what="tell it by mail", due="2h", met_by=("note",)),),
        must_say=("price",),
        without=("replace",),
        own_articles=(CaseArticle(id="rule", title="Rule", text="Pay back."),),
        authority=Authority(may=("pay",)),
    )
    played = resolve(replace(small_scenario(), twists={"back": twist}), seed=1, twist="back")
    assert played.required == (other,)
    assert played.solved == Condition(did="pay")
    assert [(action.id, action.result) for action in played.actions] == [("pay", "Paid back.")]
    assert [owed.what for owed in played.obligations] == ["tell it by mail"]
    assert played.scoring.must_say == ("price",)
    assert played.all_articles()[-1].title == "Rule"
    assert played.authority.may == ("pay",)


def test_a_twist_changes_the_temperament() -> None:
    angry = Temperament(format=1, id="angry", language="en", reactions={"greeted": Reaction(says=("What.",))})
    twist = Twist(temperament="angry", mood=20, patience=30, trust=10)
    scenario = replace(small_scenario(), twists={"angry": twist}, temperaments={"angry": angry})
    played = resolve(scenario, seed=1, twist="angry")
    assert played.temperament.id == played.customer.temperament == "angry"
    assert (played.customer.mood, played.customer.patience, played.customer.trust) == (20, 30, 10)
    assert resolve(scenario, seed=1, twist="plain").temperament.id == "plain"


def test_a_twist_may_leave_out_a_page_of_the_company() -> None:
    shop = Company(format=1, id="shop", name="Shop", articles=(CaseArticle(id="old", title="Old", text="x"),))
    scenario = replace(small_scenario(), company=shop, twists={"bare": Twist(without=("old", "party", "report"))})
    played = resolve(scenario, seed=1, twist="bare")
    assert played.all_articles() == ()
    assert [fact.id for fact in played.facts] == ["order_number", "price"]
    assert played.obligations == ()


def test_a_value_may_name_other_values() -> None:
    values: dict[str, Draw | Scalar] = {
        "thing": Draw(any=("lamp", "vase")),
        "colour": Draw(any=("blue", "green")),
        "item": "{colour} {thing}",
        "line": "1 x {item}",
    }
    played = resolve(replace(small_scenario(), values=values, record={"sold": "{line}"}), seed=2, twist="plain")
    assert played.record["sold"] == "1 x {} {}".format(played.values["colour"], played.values["thing"])


def test_values_that_name_each_other_in_a_circle_come_to_an_end() -> None:
    values = {"a": "{b}{b}", "b": "{a}{a}"}
    played = resolve(replace(small_scenario(), values=values, record={"x": "{a}"}), seed=1, twist="plain")
    assert len(played.record["x"]) <= LONGEST_VALUE


def test_values_cannot_blow_up_a_text() -> None:
    values: dict[str, Draw | Scalar] = {"v8": "x" * 200}
    values.update({f"v{n}": f"{{v{n + 1}}}" * 40 for n in range(8)})
    played = resolve(replace(small_scenario(), values=values, record={"x": "{v0}" * 10}), seed=1, twist="plain")
    assert len(played.record["x"]) <= 10 * LONGEST_VALUE
