"""Every figure that stands in the page, computed and worded once more from the raw rows of a journal."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from math import sqrt
from statistics import mean, median, stdev

import pytest

from scoring.rubric import CRITERIA
from simulator.reports.chosen import talks_of, week_of
from tests.journals.maker import UNTIL
from tests.reports.journal import Journal, made_journal
from tests.reports.raw import DIMENSIONS, Call, lifts, of_person, raw_calls, t_quantile, wilson

TITLES = {criterion.title: criterion.id for criterion in CRITERIA.values()}
_WORDS = {"empathy": "empathy", "accuracy": "accuracy", "follow_through": "follow-through"}
_BLOCK = re.compile(r"<(tr|caption|li|p|dt|dd)\b[^>]*>(.*?)</\1>", re.DOTALL)
_CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", re.DOTALL)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_journal(tmp_path_factory.mktemp("journal"), people=7, calls_each=20) as made:
        yield made


@pytest.fixture(scope="module")
def raw(journal: Journal) -> list[Call]:
    assert journal.store.database.path is not None
    return list(raw_calls(journal.store.database.path))


@pytest.fixture(scope="module")
def page(journal: Journal) -> dict[str, str]:
    """Return the sections of the page by the id of their heading."""
    parts = journal.page(room=0).split("<section")[1:]
    return {found[1]: part for part in parts if (found := re.match(r'[^>]*aria-labelledby="([^"]+)"', part))}


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def _rows(markup: str) -> list[list[str]]:
    """Return the cells of all rows but headers."""
    rows = [_CELL.findall(row) for tag, row in _BLOCK.findall(markup) if tag == "tr" and "<td" in row]
    return [[_text(cell) for cell in row] for row in rows]


def _blocks(markup: str, kind: str) -> list[str]:
    return [_text(inner) for tag, inner in _BLOCK.findall(markup) if tag == kind]


def _score(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _signed(value: float) -> str:
    rounded = f"{abs(value):.1f}".removesuffix(".0")
    return rounded if rounded == "0" else f"{'+' if value > 0 else '−'}{rounded}"


def _slope(raw: list[Call], alias: str) -> tuple[float, float, float, int]:
    mine, lift = of_person(raw, alias), lifts(raw, alias)
    totals = [call["total"] - lift[call["scenario"]] for call in mine]
    n = len(totals)
    slopes = sorted(10 * (totals[j] - totals[i]) / (j - i) for i, j in combinations(range(n), 2))
    ties = [totals.count(each) for each in set(totals)]
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    low = int((len(slopes) - 1.959964 * sqrt(variance)) / 2)
    return median(slopes), slopes[low], slopes[len(slopes) - 1 - low], n


def _within(values: list[float]) -> tuple[float, float, float]:
    margin = t_quantile(len(values) - 1) * stdev(values) / sqrt(len(values))
    return mean(values), mean(values) - margin, mean(values) + margin


def _gaps(raw: list[Call], alias: str) -> list[Call]:
    return [call for call in of_person(raw, alias) if call["card_gap"] is not None][-10:]


def test_the_table_of_people_holds_what_their_calls_come_to(raw: list[Call], page: dict[str, str]) -> None:
    rows = {row[0]: row[1:] for row in _rows(page["people"])}
    assert list(rows) == sorted({call["alias"] for call in raw})
    for alias, row in rows.items():
        mine = of_person(raw, alias)
        totals = [call["total"] for call in mine]
        slope, low, high, n = _slope(raw, alias)
        trend = f"{_signed(slope)} ({_signed(low)} to {_signed(high)}, {n} calls)"
        gap, below, above = _within([call["card_gap"] for call in _gaps(raw, alias)])
        statuses = [status for call in mine for status in call["statuses"]]
        settled = [each for each in statuses if each in ("kept", "renegotiated", "late", "broken")]
        assert row == [
            str(len(mine)),
            "",
            *(_score(total) for total in (totals[0], max(totals), totals[-1])),
            trend if low > 0 or high < 0 else "no clear change",
            f"{_signed(gap)} ({_signed(below)} to {_signed(above)}, 10 calls)",
            f"{settled.count('kept')} of {len(settled)}",
        ]


def test_the_means_of_the_team_stand_with_their_interval(raw: list[Call], page: dict[str, str]) -> None:
    aliases = sorted({call["alias"] for call in raw})
    said = []
    for name in DIMENSIONS:
        own = [mean(call["scores"][name] for call in of_person(raw, alias)[-10:]) for alias in aliases]
        middle, low, high = _within(own)
        said.append(f"{_WORDS[name].capitalize()} {_score(middle)} ({_score(low)} to {_score(high)})")
    told = f"The team on average, each person counting once: {', '.join(said)} of 100; 7 people."
    assert told in _blocks(page["people"], "p")


def test_the_sentences_of_each_person_hold_what_their_calls_come_to(raw: list[Call], page: dict[str, str]) -> None:
    directions = set()
    for number, alias in enumerate(sorted({call["alias"] for call in raw}), start=1):
        section = page[f"person-{number}-name"]
        mine, lift = of_person(raw, alias), lifts(raw, alias)
        totals = [call["total"] for call in mine]
        first, best, latest = (_score(total) for total in (totals[0], max(totals), totals[-1]))
        assert f"{len(mine)} calls: first {first}, best {best}, latest {latest} of 100." in _blocks(section, "p")
        said = _blocks(section, "li")
        slope, low, high, n = _slope(raw, alias)
        between = f"between {_signed(low)} and {_signed(high)}"
        way = "up" if low > 0 else "down"
        changed = low > 0 or high < 0
        directions.add(way if changed else "none")
        trend = (
            f"Going {way}: {_signed(slope)} points in ten calls ({between}, {n} calls)"
            if changed
            else f"No clear change over {n} calls: {between} points in ten calls"
        )
        assert said[0] == f"{trend}, after allowing for how hard the cases were."
        corrected = [call["total"] - lift[call["scenario"]] for call in mine[-10:]]
        worst, spread = _score(min(totals[-5:])), _score(stdev(corrected))
        assert said[1] == (
            f"The worst of the latest 5 calls has {worst} of 100; "
            f"the latest 10 lie {spread} points around their middle."
        )
        assert said[2] == _gap_told(_gaps(raw, alias))
        assert said[4] == f"On average of late: {'; '.join(_mean_told(mine, name) for name in DIMENSIONS)}."
        line = f"Totals of the latest 20 calls, oldest first: {', '.join(f'{total:.0f}' for total in totals)}."
        assert f'aria-label="{line}"' in section
    assert {"up", "none"} <= directions


def _gap_told(rated: list[Call]) -> str:
    gap, low, high = _within([call["card_gap"] for call in rated])
    scored = mean(call["total"] for call in rated)
    far = f"{_score(abs(gap))} points {'higher' if gap > 0 else 'lower'} than they are scored"
    noticeable = abs(gap) >= 5 and (low > 0 or high < 0)
    told = f"Rates their own calls {far}" if noticeable else "Rates their own calls about as they are scored"
    if not noticeable and low <= 0 <= high and not -5 < low < high < 5:
        told = "Own rating and score differ now this way, now that way"
    marks = [call["csat"] for call in rated if call["csat"] is not None]
    given = f" Their customers gave {_score(mean(marks))} of 5." if marks else ""
    both = f"own rating {_score(scored + gap)}, scored {_score(scored)}"
    return f"{told} ({both}; {_signed(low)} to {_signed(high)}, 10 calls).{given}"


def _mean_told(mine: list[Call], name: str) -> str:
    middle, low, high = _within([call["scores"][name] for call in mine[-10:]])
    between = f"{_score(max(0.0, low))} to {_score(min(100.0, high))}"
    return f"{_WORDS[name]} {_score(middle)} ({between}, 10 calls)"


def test_what_became_of_promises_is_said_of_each_person(raw: list[Call], page: dict[str, str]) -> None:
    for number, alias in enumerate(sorted({call["alias"] for call in raw}), start=1):
        statuses = [status for call in of_person(raw, alias) for status in call["statuses"]]
        counts = {name: statuses.count(name) for name in ("kept", "renegotiated", "late", "broken")}
        words = {"renegotiated": "moved in time", "late": "kept late", "broken": "broken"}
        others = ", ".join(f"{counts[name]} {word}" for name, word in words.items() if counts[name])
        told = f"{counts['kept']} of {sum(counts.values())} promises kept on time{f'; {others}' if others else ''}."
        assert _blocks(page[f"person-{number}-name"], "li")[3] == told


def test_each_skill_stands_with_its_state_and_the_calls_that_show_it(raw: list[Call], page: dict[str, str]) -> None:
    seen_states: set[str] = set()
    for number, alias in enumerate(sorted({call["alias"] for call in raw}), start=1):
        wanted: dict[str, set[str]] = {}
        mine = of_person(raw, alias)
        for title, criterion in TITLES.items():
            told = [call for call in mine if criterion in call["shown"]]
            if not told:
                continue
            run = next((n for n, call in enumerate(reversed(told)) if not call["shown"][criterion]), len(told))
            cases = {(call["scenario"], call["twist"]) for call in told[len(told) - run :]}
            state = "Solid" if run >= 3 and len(cases) > 1 else "Growing" if run else "Not shown last time"
            shown = sum(call["shown"][criterion] for call in told)
            wanted.setdefault(state, set()).add(f"{title} {shown} of {len(told)}")
        section = page[f"person-{number}-name"]
        listed = dict(zip(_blocks(section, "dt"), _blocks(section, "dd"), strict=True))
        assert {state: set(text.split("; ")) for state, text in listed.items()} == wanted
        seen_states |= wanted.keys()
    assert seen_states == {"Solid", "Growing", "Not shown last time"}


def test_the_list_of_each_persons_calls_holds_their_scores_and_marks(raw: list[Call], page: dict[str, str]) -> None:
    for number, alias in enumerate(sorted({call["alias"] for call in raw}), start=1):
        rows = _rows(page[f"person-{number}-name"])
        latest = list(reversed(of_person(raw, alias)))[:12]
        assert [row[:6] for row in rows] == [
            [call["opened_at"][:10], call["title"], *(_score(v) for v in (call["total"], *call["scores"].values()))]
            for call in latest
        ]
        for row, call in zip(rows, latest, strict=True):
            assert (f"Customer: {call['csat']} of 5." in row[6]) == (call["csat"] is not None)
            assert row[6].startswith(f"at most {min(call['caps'])}: " if call["caps"] else "Customer" * bool(row[6]))
        assert "The latest 12 calls; 8 earlier ones" in _blocks(page[f"person-{number}-name"], "caption")[0]


def test_each_cell_of_the_heat_map_holds_share_calls_and_interval(raw: list[Call], page: dict[str, str]) -> None:
    heads = [title for title in re.findall(r'<th scope="col"><span>(.*?)</span>', page["heat"])]
    lines = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', page["heat"])
    assert [_text(name) for name, _ in lines] == sorted({call["alias"] for call in raw})
    for name, cells in lines:
        shown = re.findall(r'<td></td>|<td class="h(\d)"><a [^>]*title="([^"]*)">(\d+)</a></td>', cells)
        for title, (shade, tip, percent) in zip(heads, shown, strict=True):
            criterion = TITLES[html.unescape(title)]
            told = [call["shown"][criterion] for call in of_person(raw, _text(name)) if criterion in call["shown"]]
            if len(told) < 3:
                assert percent == ""
                continue
            low, high = (round(100 * abs(end)) for end in wilson(sum(told), len(told)))
            assert percent == str(round(100 * sum(told) / len(told)))
            assert tip == f"{sum(told)} of {len(told)} calls; between {low} and {high} %"
            assert int(shade) == min(4, 5 * sum(told) // len(told))


def test_the_checks_of_each_case_stand_with_calls_intervals_and_remarks(raw: list[Call], page: dict[str, str]) -> None:
    tables = re.findall(r"<table.*?</table>", page["scenarios"], re.DOTALL)
    judged = []
    for title in sorted({call["title"] for call in raw}, key=str.casefold):
        calls = [call for call in raw if call["title"] == title]
        if len(calls) >= 20 and len({call["alias"] for call in calls}) >= 5:
            judged.append(calls)
    assert len(tables) == len(judged) > 2
    for table, calls in zip(tables, judged, strict=True):
        middle, low, high = _within([call["total"] for call in calls])
        people = len({call["alias"] for call in calls})
        assert _blocks(table, "caption") == [
            f"{calls[0]['title']}: difficulty {calls[0]['difficulty']}, {len(calls)} calls of {people} people, "
            f"mean {_score(middle)} ({_score(low)} to {_score(high)}) of 100"
        ]
        rows = [_check_row(calls, title, criterion) for title, criterion in TITLES.items()]
        assert _rows(table) == [row for row in rows if row]
    assert any(row[3] for table in tables for row in _rows(table))


def _check_row(calls: list[Call], title: str, criterion: str) -> list[str]:
    seen = [call for call in calls if criterion in call["shown"]]
    if not seen:
        return []
    shown = sum(call["shown"][criterion] for call in seen)
    low, high = (round(100 * abs(end)) for end in wilson(shown, len(seen)))
    share = f"{round(100 * shown / len(seen))} % ({low} to {high})" if len(seen) >= 3 else ""
    if len(seen) < 20 or len({call["alias"] for call in seen}) < 5:
        return [title, str(len(seen)), share, "", ""]
    seen.sort(key=lambda call: (call["total"], call["opened_at"], call["alias"]))
    half = len(seen) // 2
    parts = (sum(c["shown"][criterion] for c in seen[-half:]) - sum(c["shown"][criterion] for c in seen[:half])) / half
    remark = "" if parts >= 0.1 else "does not part good from poor"
    for told, border in (("fails", shown / len(seen) <= 0.1), ("passes", shown / len(seen) >= 0.95)):
        remark = f"almost everybody {told} it" if border else remark
    return [title, str(len(seen)), share, f"{_signed(round(100 * parts))} points", remark]


def test_the_foot_says_of_which_calls_the_report_is(raw: list[Call], page: dict[str, str]) -> None:
    days = f"from {raw[0]['opened_at'][:10]} to {raw[-1]['opened_at'][:10]}"
    assert f"7 people, 140 calls {days}; made 2026-11-20 16:00 UTC." in _blocks(page["meaning"], "p")


def test_the_head_says_in_how_many_calls_and_with_whom_something_came_up(raw: list[Call], journal: Journal) -> None:
    since = f"{UNTIL - timedelta(days=7):%Y-%m-%d %H:%M:%S}"
    calls = [call for call in raw if call["opened_at"] > since]
    week = week_of(journal.attempts, UNTIL)
    assert week is not None
    talks = talks_of(week)
    assert len(talks) == 3
    for talk in talks:
        mine = of_person(calls, talk.attempt.alias)
        held = {"cap": "errors", "harmful": "failed", "often": "failed"}
        times = sum(talk.what in call[held[talk.why]] for call in mine if talk.why in held)
        broken = sum("broken" in call["statuses"] for call in mine)
        assert (talk.times, talk.calls) == (broken if talk.why == "promise" else times, len(mine))
