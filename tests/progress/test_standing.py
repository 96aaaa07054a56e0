"""What progress says of a trainee, and what it does not say when the numbers do not allow it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from simulator.progress.difficulty import comparable, measure
from simulator.progress.standing import standing_of
from simulator.session.attempt import Attempt
from simulator.session.standing import Standing
from simulator.view.standing import left_words
from tests.progress.attempts import START, a_brief, a_run, an_attempt, an_open_call, checks

NOW = START + timedelta(days=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A scenario of the library."""

    id: str
    title: str = "A case"
    language: str = "en"
    difficulty: int = 1
    skills: tuple[str, ...] = ("names_impact",)
    minutes: int = 5


def _standing(attempts: list[Attempt], *library: Case) -> Standing:
    return standing_of("ada", attempts, now=NOW, library=library)


def test_without_calls_nothing_is_said_and_the_easiest_case_is_suggested() -> None:
    standing = _standing([], Case(id="hard", difficulty=3), Case(id="easy"))
    assert (standing.first, standing.trend, standing.gap, standing.consistency) == (None, None, None, None)
    assert standing.skills == ()
    assert [play.scenario_id for play in standing.next_plays] == ["easy", "hard"]
    assert "Begin here" in standing.next_plays[0].why


def test_first_best_and_latest_leave_out_forks_and_calls_that_were_left() -> None:
    attempts = [
        an_attempt(0, total=40),
        an_attempt(1, total=90),
        an_attempt(2, total=99, parent_id="x"),
        an_attempt(3, total=5, abandoned=True),
        an_attempt(4, total=60),
        an_attempt(5, total=None),
    ]
    standing = _standing(attempts)
    shown = [each.total for each in (standing.first, standing.best, standing.latest) if each is not None]
    assert shown == [40, 90, 60]
    assert (standing.calls, standing.left, standing.forks) == (3, 1, 1)


def test_a_trend_needs_twelve_calls() -> None:
    assert _standing(a_run([50.0 + n for n in range(11)])).trend is None
    trend = _standing(a_run([50.0 + n for n in range(12)])).trend
    assert trend is not None
    assert (trend.change, trend.n) == ("rising", 12)
    assert trend.per_ten == pytest.approx(10)


def test_a_trend_that_may_be_chance_is_no_change() -> None:
    trend = _standing(a_run([50.0, 70.0] * 8)).trend
    assert trend is not None
    assert trend.change == "no clear change"
    assert trend.low <= 0 <= trend.high


def test_a_trend_is_corrected_for_the_difficulty_that_others_met() -> None:
    """Ada plays the easy case first and the hard one later, and is as good as ever: others lose 30 in the hard one."""
    others = [
        an_attempt(10 * person + n, alias=f"other{person}", total=80.0 - 30 * (n % 2), scenario=f"case{n % 2}")
        for person in range(4)
        for n in range(6)
    ]
    ada = a_run([75.0 + n % 3 for n in range(8)], scenario="case0")
    later = [an_attempt(20 + n, total=45.0 + n % 3, scenario="case1") for n in range(8)]
    alone = _standing([*ada, *later]).trend
    assert alone is None  # eight calls of one case: too few
    trend = _standing(sorted([*others, *ada, *later], key=lambda a: a.opened_at)).trend
    assert trend is not None
    assert trend.change == "no clear change"
    assert trend.n == 16


def test_whoever_plays_alone_is_compared_within_one_case_only() -> None:
    attempts = a_run([60.0] * 5, scenario="one") + a_run([80.0] * 7, scenario="two")
    assert [(a.scenario.id, total) for a, total in comparable(attempts, measure(attempts))] == [("two", 80.0)] * 7


def test_consistency_is_the_worst_of_five_and_the_spread_of_ten() -> None:
    assert _standing(a_run([70.0] * 4)).consistency is None
    assert _standing(a_run([70.0] * 5)).consistency is None
    consistency = _standing(a_run([10.0, 80.0, 70.0, 60.0, 90.0, 75.0])).consistency
    assert consistency is not None
    assert consistency.worst.total == 60
    assert consistency.n == 6
    assert consistency.spread == pytest.approx(28.36, abs=0.01)


@pytest.mark.parametrize(
    ("gaps", "direction"),
    [
        ([20.0, 22.0, 18.0, 21.0], "rates higher"),
        ([-20.0, -22.0, -18.0], "rates lower"),
        ([1.0, -1.0, 0.5, -0.5, 0.2], "close"),
        ([40.0, -35.0, 20.0], "not clear"),
    ],
)
def test_the_gap_has_a_direction_only_when_its_interval_allows_it(gaps: list[float], direction: str) -> None:
    gap = _standing([an_attempt(n, brief=a_brief(gap=each), csat=4) for n, each in enumerate(gaps)]).gap
    assert gap is not None
    assert gap.direction == direction
    assert gap.own == pytest.approx(gap.scored + sum(gaps) / len(gaps))
    assert gap.csat == 4


def test_two_rated_calls_say_nothing_about_the_gap() -> None:
    assert _standing([an_attempt(n, brief=a_brief(gap=30.0)) for n in range(2)]).gap is None


def _with(*shown: bool, twists: tuple[str, ...] = ("plain", "other")) -> list[Attempt]:
    return [
        an_attempt(
            n,
            twist=twists[n % len(twists)],
            brief=a_brief(checks={"names_impact": checks(met=1) if each else checks(missed=1)}),
        )
        for n, each in enumerate(shown)
    ]


@pytest.mark.parametrize(
    ("shown", "state", "streak", "days"),
    [
        ((True, False), "open", 0, 0),
        ((False, True), "growing", 1, 1),
        ((False, True, True), "growing", 2, 3),
        ((False, True, True, True), "solid", 3, 7),
        ((True, True, True, True, True), "solid", 5, 21),
    ],
)
def test_a_skill_comes_again_after_one_three_seven_and_21_days(
    shown: tuple[bool, ...], state: str, streak: int, days: int
) -> None:
    (skill,) = _standing(_with(*shown)).skills
    assert (skill.state, skill.streak, (skill.due_at - skill.last_at).days) == (state, streak, days)
    assert (skill.shown, skill.calls) == (sum(shown), len(shown))


def test_three_times_in_the_same_case_and_twist_is_not_solid() -> None:
    (skill,) = _standing(_with(True, True, True, twists=("plain",))).skills
    assert skill.state == "growing"


def test_a_call_with_one_met_and_one_missed_check_does_not_show_the_skill() -> None:
    mixed = an_attempt(0, brief=a_brief(checks={"names_impact": checks(met=3, missed=1, turn=4)}))
    (skill,) = _standing([mixed]).skills
    assert (skill.state, skill.last_turn) == ("open", 4)


def test_what_was_missed_the_last_time_is_played_next() -> None:
    attempts = [an_attempt(0, brief=a_brief(checks={"say_do": checks(missed=1), "names_impact": checks(met=1)}))]
    plays = _standing(attempts, Case(id="other"), Case(id="acts", skills=("say_do",))).next_plays
    assert plays[0].scenario_id == "acts"
    assert plays[0].skill == "say_do"
    assert "did not show" in plays[0].why


def test_a_skill_that_is_due_is_played_next_and_the_days_are_named() -> None:
    plays = _standing(_with(True), Case(id="kind"), Case(id="exact", skills=("figures",))).next_plays
    assert plays[0].scenario_id == "kind"
    assert "100 days ago" in plays[0].why


def test_a_case_far_beyond_reach_waits() -> None:
    attempts = [an_attempt(0, total=50.0, brief=a_brief(checks={"say_do": checks(missed=1)}))]
    easy, hard = Case(id="easy", skills=("say_do",)), Case(id="hard", skills=("say_do", "names_impact"), difficulty=4)
    assert [play.scenario_id for play in _standing(attempts, hard, easy).next_plays] == ["easy", "hard"]


def test_calls_that_were_left_are_counted_by_how_and_are_in_no_figure() -> None:
    attempts = [*a_run([50.0, 60.0]), an_attempt(3, total=10.0, abandoned=True)]
    now = START + timedelta(days=10)
    calls = [an_open_call(n, opened_at=now - timedelta(hours=hours)) for n, hours in enumerate((1, 47, 48, 200))]
    calls.append(an_open_call(9, alias="bob", opened_at=START))
    standing = standing_of("ada", attempts, now=now, open_calls=calls)
    assert (standing.calls, standing.left, standing.open) == (2, 3, 2)
    assert left_words(standing) == "3 calls were left before the end, 2 calls are still open: in no figure."
    assert left_words(standing_of("ada", attempts[:2], now=now)) == ""
    alone = standing_of("bob", [], now=now, open_calls=calls)
    assert (alone.calls, alone.left, alone.latest) == (0, 1, None)


def test_noise_of_the_arithmetic_is_no_change() -> None:
    others = [a for n, name in enumerate("bcdefg") for a in a_run([70.1, 60.3 + n], alias=name, scenario="one")]
    others += [a for n, name in enumerate("bcdefg") for a in a_run([41.7, 12.9 + n], alias=name, scenario="two")]
    lifts = {name: measure(others).of(name, "ada") or 0.0 for name in ("one", "two")}
    mine = [an_attempt(n, total=50 + lifts[case], scenario=case) for n, case in enumerate(["one", "two"] * 8)]
    trend = standing_of("ada", mine, now=START, difficulty=measure(others)).trend
    assert trend is not None
    assert trend.change == "no clear change"


def _languages(attempts: list[Attempt], *, language: str) -> list[str]:
    korean, italian = Case(id="a_ko", language="ko", difficulty=2), Case(id="d_it", language="it")
    library = (korean, Case(id="b_en"), Case(id="c_en"), italian)
    standing = standing_of("ada", attempts, now=NOW, library=library, language=language)
    return [play.scenario_id for play in standing.next_plays]


def test_cases_in_the_language_of_the_window_are_suggested_first_then_those_in_english() -> None:
    assert _languages([], language="ko") == ["a_ko", "b_en", "c_en"]
    assert _languages(a_run([60.0, 62.0]), language="it") == ["d_it", "b_en", "c_en"]


def test_who_reads_an_english_window_is_offered_the_languages_of_earlier_calls() -> None:
    korean = [replace(each, language="ko") for each in a_run([60.0])]
    assert _languages(korean, language="en") == ["a_ko", "b_en", "c_en"]
    assert _languages(a_run([60.0]), language="en") == ["b_en", "c_en"]


def test_the_welcome_of_another_language_is_suggested_to_nobody_who_has_one_of_their_own() -> None:
    library = (Case(id="welcome"), Case(id="welcome_ko", language="ko"), Case(id="a_ko", language="ko"))
    for language, suggested in {"ko": ["welcome_ko", "a_ko"], "it": ["welcome"], "en": ["welcome"]}.items():
        plays = standing_of("ada", [], now=NOW, library=library, language=language).next_plays
        assert [play.scenario_id for play in plays] == suggested


def test_what_was_played_within_a_day_gives_way_to_another_language() -> None:
    just = [replace(an_attempt(0, scenario="a_ko"), language="ko", opened_at=NOW - timedelta(hours=3))]
    assert _languages(just, language="ko")[-1] == "a_ko"


def test_who_has_played_nothing_begins_with_the_welcome_and_nobody_is_sent_back_to_it() -> None:
    library = (Case(id="a"), Case(id="welcome"))
    assert standing_of("ada", [], now=NOW, library=library).next_plays[0].scenario_id == "welcome"
    attempts = [an_attempt(1, scenario="welcome", total=90.0)]
    assert standing_of("ada", attempts, now=NOW, library=library).next_plays[0].scenario_id == "a"
