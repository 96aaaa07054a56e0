"""`scenario try`: bots play any English case; the expert serves it well, the careless are found out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.rubric import CAPS
from simulator.errors import UserError
from simulator.rehearsal.bots import BOTS, bots_named
from simulator.rehearsal.expert import expert
from simulator.rehearsal.hearing import best, first_heard, hears
from simulator.rehearsal.keeping import keeps_word
from simulator.rehearsal.needs import hidden, keys, topics_to_ask, wanted_actions
from simulator.rehearsal.places import Places
from simulator.rehearsal.stage import Performance, act_out, on_stage
from simulator.rehearsal.trial import CARELESS_BELOW, Trial, patience_of, sparkline, try_out
from simulator.rehearsal.wording import participle, turned_round, when_words
from simulator.scenario.load import load_scenario
from simulator.scenario.resolve import resolve
from simulator.settings import shipped_scenarios
from tests.cases import small_scenario
from tests.rehearsal.casebook import SMALL, lamp, lamp_scenario

CARELESS = tuple(bot for bot in BOTS if bot.care == "careless")


def test_whoever_leaves_the_matter_open_stays_below_what_a_careless_call_may_reach() -> None:
    assert CAPS["abandoned_issue"].ceiling < CARELESS_BELOW


def tried(folder: Path, *names: str, text: str = SMALL) -> Trial:
    home = lamp(folder, text=text)
    return try_out(load_scenario(home), Places(home), (1, 2), bots_named(names))


def served(folder: Path, *, text: str = SMALL) -> Performance:
    return act_out(lamp_scenario(folder, text=text), expert, seed=1, between=keeps_word)


def test_the_expert_looks_up_acts_tells_and_promises_a_time(tmp_path: Path) -> None:
    call = served(tmp_path)
    assert [done.name for done in call.state.done if done.ok] == ["look_up", "send_lamp", "follow_up"]
    said = " ".join(m.text for m in call.state.transcript if m.speaker == "agent")
    assert "Hello Ada." in said
    assert "The warranty of the lamp is 2 years." in said
    assert "I have sent a new lamp." in said
    assert "at 11:00" in said
    assert (call.state.ending, call.refused) == ("glad", ())
    assert (call.card.total or 0) >= 80


def test_the_expert_asks_for_what_an_action_needs_and_uses_it(tmp_path: Path) -> None:
    check = (
        "  - id: look_up\n    title: Look up the order\n    args:\n      order: {kind: text, expects: [K-77]}\n"
        "    result: Open.\n    fails: No such order.\n    means: [check]\n"
    )
    known = (
        "  - id: order_number\n    known_to: customer\n    value: K-77\n    says: [It is K-77., K-77., Order K-77.]\n"
    )
    text = SMALL.replace("\nactions:\n", f"\n{known}actions:\n{check}")
    call = served(tmp_path, text=text)
    assert call.state.told[0] == "order_number"
    assert {"order": "K-77"} in [done.args for done in call.state.done if done.ok]


def test_the_expert_does_what_a_bad_ending_says_was_not_done(tmp_path: Path) -> None:
    insure = "  - {id: insure, title: Insure the parcel, result: Insured., means: [book]}\n"
    ending = "  - {id: smashed, when: {all: [{did: send_lamp}, {not: {did: insure}}]}, says: It broke.}\n"
    text = SMALL.replace("required:\n", insure + "required:\n").replace("endings:\n", "endings:\n" + ending)
    assert served(tmp_path, text=text).state.ending == "glad"


def test_the_expert_meets_an_obligation_when_it_is_due(tmp_path: Path) -> None:
    owed = 'obligations:\n  - {id: report, what: tell the outcome, due: "+1d 15:30", met_by: [call_back]}\n'
    call = served(tmp_path, text=SMALL + owed)
    assert {"when": "2026-03-04T15:30"} in [done.args for done in call.state.done if done.name == "call_back"]
    assert any("tomorrow at 15:30" in m.text for m in call.state.transcript if m.speaker == "agent")


def test_the_same_seed_gives_the_same_expert(tmp_path: Path) -> None:
    assert served(tmp_path).state.digest() == served(tmp_path).state.digest()


@pytest.mark.parametrize("bot", BOTS, ids=lambda bot: bot.id)
def test_every_bot_plays_a_case_that_it_has_never_seen_to_its_end(bot: object) -> None:
    actor = next(each.actor for each in BOTS if each is bot)
    call = act_out(small_scenario(), actor, seed=1)
    assert (call.state.phase, call.refused) == ("closed", ())


@pytest.mark.parametrize("bot", CARELESS, ids=lambda bot: bot.id)
def test_a_careless_bot_solves_nothing(bot: object, tmp_path: Path) -> None:
    actor = next(each.actor for each in BOTS if each is bot)
    call = act_out(lamp_scenario(tmp_path), actor, seed=1)
    assert call.state.ending == "dark"
    assert not [done for done in call.state.done if done.name == "send_lamp"]


def test_the_trial_of_a_sound_case_warns_of_nothing(tmp_path: Path) -> None:
    assert list(tried(tmp_path).warnings()) == []


def test_an_expert_who_cannot_do_well_is_a_warning(tmp_path: Path) -> None:
    text = SMALL.replace("needs: {did: look_up}", "needs: {patience_below: 1}")
    warnings = list(tried(tmp_path, "expert", text=text).warnings())
    assert warnings[-1] == "The expert ends as dark with seed 2: none of the good endings."


def test_a_careless_bot_that_does_well_is_a_warning(tmp_path: Path) -> None:
    trial = tried(tmp_path, "expert")
    careless = replace(trial.tried[0], bot=replace(trial.tried[0].bot, id="promises", care="careless"))
    told = list(replace(trial, tried=(careless,)).warnings())
    assert told[0].startswith("The promises bot has ")
    assert told[0].endswith("points with seed 1: a careless call should stay below 50.")


def test_the_customers_of_an_expert_give_better_marks_than_those_of_an_abusive_bot(tmp_path: Path) -> None:
    trial = tried(tmp_path, "expert", "abusive")
    marks = {each.bot.id: each.satisfaction() for each in trial.tried}
    assert marks["abusive"] == 1.0
    assert (marks["expert"] or 0) >= 4
    assert [len(each.surveys()) for each in trial.tried] == [len(each.calls) for each in trial.tried]


def test_a_survey_that_asks_for_no_mark_has_no_mean(tmp_path: Path) -> None:
    trial = tried(tmp_path, "expert", text=f"{SMALL.rstrip()}\nsurvey: {{asks: [effort]}}\n")
    assert trial.tried[0].satisfaction() is None
    assert [answer.effort is None for answer in trial.tried[0].surveys()] == [False] * len(trial.seeds)


def test_nobody_asks_the_customers_of_somebody_who_said_nothing(tmp_path: Path) -> None:
    assert tried(tmp_path, "silent").tried[0].surveys() == ()


def test_beats_that_no_bot_has_come_to_are_named_with_their_line(tmp_path: Path) -> None:
    never = "  - {id: never, when: {patience_below: 0}, says: [a., b., c.]}\n"
    trial = tried(tmp_path, "silent", text=SMALL.replace("reactions:\n", never + "reactions:\n"))
    assert trial.beats_never_seen()[-1].startswith("never (line ")


def test_a_language_that_the_bots_do_not_speak_is_named(tmp_path: Path) -> None:
    home = lamp(tmp_path)
    scenario = replace(load_scenario(home), language="fr")
    with pytest.raises(UserError, match=r"The bots speak en, ko, it, and `.*` is written in `fr`"):
        try_out(scenario, Places(home), (1,))


def test_a_sparkline_shows_the_whole_range_in_its_width() -> None:
    assert sparkline([0, 50, 99, 100]) == "▁▅██"
    assert len(sparkline(range(101), width=12)) == 12
    assert sparkline([]) == ""


def test_patience_is_taken_after_each_line_of_the_customer(tmp_path: Path) -> None:
    call = served(tmp_path)
    assert len(patience_of(call)) == sum(m.speaker == "customer" for m in call.state.transcript)


def test_needs_are_worked_out_from_the_shipped_case() -> None:
    root = shipped_scenarios()
    assert root is not None
    played = resolve(load_scenario(root / "late_parcel"), seed=7, twist="plain")
    wanted = wanted_actions(played, twist="plain")
    names = [each.action.id for each in wanted]
    assert names.index("look_up") < names.index("verify_identity") < names.index("reship")
    assert next(each.args for each in wanted if each.action.id == "reship") == {"speed": "express"}
    assert {fact.id for fact in keys(played, wanted)} >= {"order_number", "postcode"}
    assert "birthday" in {fact.id for fact in hidden(played)}
    assert topics_to_ask(next(fact for fact in played.facts if fact.id == "birthday"))[0] == "deadline"


def test_words_are_tried_on_the_reader_before_they_are_said(tmp_path: Path) -> None:
    runner, _ = on_stage(lamp_scenario(tmp_path), seed=1)
    assert ("asked", "deadline") in hears(runner, "When do you need it by?")
    assert first_heard(runner, ["Hm.", "When do you need it by?"], ("asked", "deadline")) == "When do you need it by?"
    assert first_heard(runner, ["Hm."], ("asked", "deadline")) == ""
    kind = "Hello Ada, I am sorry that your lamp flickers. When do you need it by?"
    assert best(runner, ["You are an idiot.", kind], after_s=20) == kind


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        ("I waited in all day.", "You waited in all day"),
        ("So my guests come on Friday!", "Your guests come on Friday"),
        ("You sent me the wrong lamp.", "We sent you the wrong lamp"),
        ("I wrote to you.", "You wrote to us"),
    ],
)
def test_what_a_customer_says_is_turned_round(said: str, turned: str) -> None:
    assert turned_round(said) == turned


@pytest.mark.parametrize(
    ("verb", "past"), [("send", "sent"), ("book", "booked"), ("replace", "replaced"), ("apply", "applied")]
)
def test_a_title_gives_the_words_for_what_was_done(verb: str, past: str) -> None:
    assert participle(verb) == past


def test_a_moment_is_said_as_people_say_it() -> None:
    from datetime import datetime

    now = datetime(2026, 3, 3, 10, 0)  # noqa: DTZ001 - simulated local time has no zone
    moments = [datetime(2026, 3, day, 17, 0) for day in (3, 4, 5)]  # noqa: DTZ001 - as above
    assert [when_words(moment, now) for moment in moments] == [
        "today at 17:00",
        "tomorrow at 17:00",
        "on Thursday 5 March at 17:00",
    ]
