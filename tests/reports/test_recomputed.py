"""Every figure of the report, computed once more from the raw rows of a small journal, in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import sqrt
from statistics import mean, median, stdev

import pytest

from simulator.reports.figures import report_json
from simulator.storage.attempts import overview
from tests.journals.maker import UNTIL
from tests.reports.journal import Journal, made_journal
from tests.reports.raw import DIMENSIONS, Call, lifts, of_person, raw_calls, wilson

T9 = 2.262


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_journal(tmp_path_factory.mktemp("journal"), people=7, calls_each=20) as made:
        yield made


@pytest.fixture(scope="module")
def raw(journal: Journal) -> list[Call]:
    """Return the calls as plain dictionaries, oldest first: read with SQL, from events and cards alone."""
    assert journal.store.database.path is not None
    return list(raw_calls(journal.store.database.path))


@pytest.fixture(scope="module")
def told(journal: Journal) -> Call:
    return report_json(journal.attempts, everybody=journal.attempts, now=UNTIL)


def test_there_is_one_attempt_a_call_with_the_total_that_its_lines_add_up_to(raw: list[Call], told: Call) -> None:
    assert len(raw) == 140
    assert [row["total"] for row in told["attempts"]] == [call["total"] for call in raw]
    assert [row["gap"] for row in told["attempts"]] == pytest.approx([call["gap"] for call in raw], abs=0.11)
    for name in DIMENSIONS:
        assert [row[name] for row in told["attempts"]] == [call["scores"][name] for call in raw]


def test_first_best_latest_and_the_means_are_right(raw: list[Call], told: Call) -> None:
    for person in told["people"]:
        mine = of_person(raw, person["alias"])
        totals = [call["total"] for call in mine]
        shown = [person[name]["total"] for name in ("first", "best", "latest")]
        assert shown == [totals[0], max(totals), totals[-1]]
        assert person["calls"] == len(mine)
        for name in DIMENSIONS:
            last = [call["scores"][name] for call in mine[-10:]]
            margin = T9 * stdev(last) / sqrt(10)
            assert person["means"][name]["value"] == pytest.approx(mean(last))
            assert person["means"][name]["low"] == pytest.approx(mean(last) - margin)
            assert person["means"][name]["high"] == pytest.approx(mean(last) + margin)


def test_the_trend_is_the_median_slope_of_totals_corrected_by_what_others_got(raw: list[Call], told: Call) -> None:
    for person in told["people"]:
        mine, lift = of_person(raw, person["alias"]), lifts(raw, person["alias"])
        totals = [call["total"] - lift[call["scenario"]] for call in mine]
        n = len(totals)
        slopes = sorted((totals[j] - totals[i]) / (j - i) for i, j in combinations(range(n), 2))
        ties = [totals.count(each) for each in set(totals)]
        variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
        low = int((len(slopes) - 1.959964 * sqrt(variance)) / 2)
        trend = person["trend"]
        assert trend["per_ten"] == pytest.approx(10 * median(slopes))
        assert trend["low"] == pytest.approx(10 * slopes[low])
        assert trend["high"] == pytest.approx(10 * slopes[len(slopes) - 1 - low])
        sign = "rising" if slopes[low] > 0 else "falling" if slopes[len(slopes) - 1 - low] < 0 else "no clear change"
        assert trend["change"] == sign


def test_consistency_is_the_worst_of_five_and_the_spread_of_ten(raw: list[Call], told: Call) -> None:
    for person in told["people"]:
        mine, lift = of_person(raw, person["alias"]), lifts(raw, person["alias"])
        assert person["consistency"]["worst"]["total"] == min(call["total"] for call in mine[-5:])
        corrected = [call["total"] - lift[call["scenario"]] for call in mine[-10:]]
        assert person["consistency"]["spread"] == pytest.approx(stdev(corrected))


def test_the_gap_is_the_mean_over_the_latest_ten_calls_with_a_rating(raw: list[Call], told: Call) -> None:
    for person in told["people"]:
        rated = [call for call in of_person(raw, person["alias"]) if call["gap"] is not None][-10:]
        gaps = [call["gap"] for call in rated]
        gap = person["gap"]
        assert gap["difference"]["value"] == pytest.approx(mean(gaps), abs=0.11)
        assert gap["scored"] == pytest.approx(mean(call["total"] for call in rated))
        margin = T9 * stdev(gaps) / sqrt(10)
        assert gap["difference"]["high"] == pytest.approx(mean(gaps) + margin, abs=0.2)


def test_promises_are_counted_by_what_became_of_them(raw: list[Call], told: Call) -> None:
    for person in told["people"]:
        statuses = [status for call in of_person(raw, person["alias"]) for status in call["statuses"]]
        assert person["promises"] == {name: statuses.count(name) for name in ("kept", "renegotiated", "late", "broken")}


def test_the_skills_and_the_heat_map_count_the_calls_that_show_them(
    raw: list[Call], told: Call, journal: Journal
) -> None:
    heat = journal.report().heat
    rows = dict(heat.rows)
    for person in told["people"]:
        mine = of_person(raw, person["alias"])
        for skill in person["skills"]:
            seen = [call["shown"][skill["criterion"]] for call in mine if skill["criterion"] in call["shown"]]
            assert (skill["shown"], skill["calls"]) == (sum(seen), len(seen))
            streak = 0
            while streak < len(seen) and seen[-1 - streak]:
                streak += 1
            assert skill["streak"] == streak
            place = [column.criterion for column in heat.columns].index(skill["criterion"])
            cell = rows[person["alias"]][place]
            assert cell.percent == (round(100 * sum(seen) / len(seen)) if len(seen) >= 3 else None)


def test_the_checks_of_each_case_are_counted_over_all_calls(raw: list[Call], told: Call) -> None:
    assert [each["title"] for each in told["scenarios"]] == sorted({call["title"] for call in raw}, key=str.casefold)
    for case in told["scenarios"]:
        calls = [call for call in raw if call["scenario"] == case["scenario_id"]]
        assert case["calls"] == len(calls)
        assert case["people"] == len({call["alias"] for call in calls})
        assert case["total"]["value"] == pytest.approx(mean(call["total"] for call in calls))
        for check in case["checks"]:
            seen = [call for call in calls if check["criterion"] in call["shown"]]
            shown = [call["shown"][check["criterion"]] for call in seen]
            share = sum(shown) / len(shown)
            assert check["shown"]["value"] == pytest.approx(share)
            low, high = wilson(sum(shown), len(shown))
            assert (check["shown"]["low"], check["shown"]["high"]) == pytest.approx((low, high), abs=1e-9)
            enough = len(seen) >= 20 and len({call["alias"] for call in seen}) >= 5
            assert (check["parts"] is not None) == enough
            if enough:
                seen.sort(key=lambda call: (call["total"], call["opened_at"], call["alias"]))
                half = len(seen) // 2
                better = sum(call["shown"][check["criterion"]] for call in seen[-half:])
                worse = sum(call["shown"][check["criterion"]] for call in seen[:half])
                assert check["parts"] == pytest.approx((better - worse) / half)


def test_the_head_counts_the_people_and_calls_of_the_week(raw: list[Call], journal: Journal) -> None:
    week = [call for call in raw if call["opened_at"] > "2026-11-13 16:00:00"]
    people = len({call["alias"] for call in week})
    said = journal.report().monday.practised
    assert said == (f"{people} people have played {len(week)} calls from Friday 13 November to Friday 20 November.")


def test_the_teams_means_count_each_person_once(told: Call, journal: Journal) -> None:
    means = journal.report().means
    for name in DIMENSIONS:
        own = [person["means"][name]["value"] for person in told["people"]]
        assert means[name].value == pytest.approx(mean(own))  # type: ignore[index]  # a plain name of a dimension
        assert means[name].n == 7  # type: ignore[index]  # the same


def test_the_overview_counts_and_averages_the_calls_of_each_person(raw: list[Call], journal: Journal) -> None:
    lines = overview(journal.store.database)
    assert [line.alias for line in lines] == sorted({call["alias"] for call in raw})
    for line in lines:
        mine = of_person(raw, line.alias)
        assert (line.calls, line.left, line.open) == (len(mine), 0, 0)
        assert line.total == pytest.approx(mean(call["total"] for call in mine))
        for name in DIMENSIONS:
            scores = [call["scores"][name] for call in mine if call["scores"][name] is not None]
            assert getattr(line, name) == pytest.approx(mean(scores))
        opened = [call["opened_at"] for call in mine]
        assert [f"{moment:%Y-%m-%d %H:%M:%S}" for moment in (line.first_at, line.last_at)] == [
            opened[0][:19],
            opened[-1][:19],
        ]
