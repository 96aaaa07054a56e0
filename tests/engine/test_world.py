"""What stands around a call: words into a silence, other people at the desk, pages in force, critical errors."""

from __future__ import annotations

from dataclasses import replace

from simulator.engine.clock import due_at, iso
from simulator.engine.desk import articles_of, carry_out
from simulator.engine.events import TimePassed
from simulator.engine.state import CallState
from simulator.scenario.beats import Interjection
from simulator.scenario.condition import Condition
from simulator.scenario.model import CriticalRule, Judging, Scenario
from simulator.scenario.packs import Argument, CaseAction, CaseArticle, Company
from simulator.scenario.world import Answer, Person
from simulator.session.case import as_case
from tests.cases import last_line, opened, play, small_scenario


def silent(scenario: Scenario, *seconds: int) -> CallState:
    return play(scenario, [TimePassed(kind="time_passed", at_ms=second * 1000) for second in seconds])


def test_an_interjection_takes_the_place_of_the_usual_words_and_comes_once() -> None:
    crying = Interjection(id="crying", when=Condition(silent_for="90s"), says=("The baby cries.", "That was the baby."))
    scenario = replace(small_scenario(), interjections=(crying,))
    assert last_line(silent(scenario, 90)) in crying.says
    assert last_line(silent(scenario, 90, 180)).startswith("silence ")


def test_an_interjection_waits_for_its_condition() -> None:
    late = Interjection(id="late", when=Condition(silent_for="170s"), says=("My bus leaves.",))
    scenario = replace(small_scenario(), interjections=(late,))
    assert last_line(silent(scenario, 90)).startswith("silence ")
    assert last_line(silent(scenario, 90, 180)) == "My bus leaves."


def test_an_action_that_reaches_somebody_brings_their_answer() -> None:
    answers = (Answer(when=Condition(did="replace"), says="It is on its way."), Answer(says="Send a new one."))
    boss = Person(id="boss", name="Kim", role="supervisor", reached_by=("ask_boss",), answers=answers)
    base = small_scenario()
    scenario = replace(base, people=(boss,), actions=(*base.actions, CaseAction(id="ask_boss", result="Nobody is in.")))
    state = CallState(opened=opened(), at_ms=0)
    first = carry_out(scenario, state, "ask_boss", {})
    assert first.result == "Kim: Send a new one."
    later = replace(state, done=(carry_out(scenario, state, "replace", {"place": "home"}),))
    assert carry_out(scenario, later, "ask_boss", {}).result == "Kim: It is on its way."


def test_a_person_without_an_answer_leaves_the_result_as_it_is() -> None:
    base = small_scenario()
    nobody = Person(id="boss", name="Kim", role="supervisor", reached_by=("ask_boss",))
    scenario = replace(base, people=(nobody,), actions=(*base.actions, CaseAction(id="ask_boss", result="No answer.")))
    assert carry_out(scenario, CallState(opened=opened(), at_ms=0), "ask_boss", {}).result == "No answer."


def test_a_person_answers_within_their_hours() -> None:
    base = small_scenario()
    yes = (Answer(says="Yes."),)
    boss = Person(id="b", name="Kim", role="supervisor", reached_by=("ask",), hours="09:00-15:00", answers=yes)
    ask = (*base.actions, CaseAction(id="ask"))
    for starts, said in (
        ("2026-03-03 14:30", "Kim: Yes."),
        ("2026-03-03 15:30", "Kim cannot be reached now, only 09:00-15:00."),
    ):
        scenario = replace(base, people=(boss,), actions=ask, starts=starts)
        assert carry_out(scenario, CallState(opened=opened(), at_ms=0), "ask", {}).result == said


def test_a_page_is_shown_from_the_day_on_which_it_is_in_force() -> None:
    pages = tuple(
        CaseArticle(id=f"from_{day}", title=day, text="x", valid_from=f"2026-03-0{day}") for day in ("2", "3", "4")
    )
    scenario = replace(small_scenario(), company=Company(format=1, id="shop", name="Shop", articles=pages))
    assert [page.id for page in articles_of(scenario)] == ["from_2", "from_3"]


def test_a_due_time_knows_the_working_days_of_the_desk() -> None:
    shop = Company(format=1, id="shop", name="Shop", hours={"mon-fri": "08:00-18:00"}, holidays=("2026-03-04",))
    scenario = replace(small_scenario(), company=shop)
    assert iso(due_at(scenario, "next working day 11:00")) == "2026-03-05T11:00"
    assert iso(due_at(replace(scenario, holidays=("2026-03-05",)), "next working day 11:00")) == "2026-03-06T11:00"
    assert iso(due_at(replace(scenario, hours={"wed-sun": "10:00-12:00"}), "next working day 11:00")) == (
        "2026-03-05T11:00"
    )


def test_a_rule_of_the_case_makes_a_critical_error() -> None:
    rule = CriticalRule(code="wrong_money", when=Condition(did="note"), because="The note was kept.")
    scenario = replace(small_scenario(), scoring=Judging(critical=(rule,)))
    state = CallState(opened=opened(), at_ms=0)
    noted = replace(state, done=(carry_out(scenario, state, "note", {"text": "x"}),), ended_by="customer")
    closed = replace(noted, phase="closed", closed="completed")
    assert [(breach.code, breach.because) for breach in as_case(scenario, closed).breaches] == [
        ("wrong_money", "The note was kept.")
    ]
    assert as_case(scenario, replace(closed, done=())).breaches == ()
    assert as_case(scenario, noted).breaches == ()


def test_a_number_is_the_expected_one_however_it_is_written() -> None:
    pay = CaseAction(id="pay", args={"amount": Argument(kind="number", expects=("24.90",))}, result="Paid.")
    code = CaseAction(id="open", args={"number": Argument(expects=("0048",))}, result="Open.")
    scenario = replace(small_scenario(), actions=(pay, code))
    state = CallState(opened=opened(), at_ms=0)
    assert [carry_out(scenario, state, "pay", {"amount": given}).ok for given in (24.9, "24.90", "24.9", 24, 249)] == [
        True, True, True, False, False
    ]  # fmt: skip
    assert [carry_out(scenario, state, "open", {"number": given}).ok for given in ("0048", "48", 48)] == [
        True, False, False
    ]  # fmt: skip
