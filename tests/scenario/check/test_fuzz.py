"""Whatever is done to the structure of a scenario, the check answers with problems or success, and soon.

`--effort full` prints the longest time that one file took, and the most memory that the process had.
"""

from __future__ import annotations

import copy
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario.check.examine import examine
from simulator.scenario.check.report import as_text
from simulator.scenario.check.table import TABLE
from tests.effort import count
from tests.scenario.check.samples import SAMPLE, write_sample

FILES = count(500, 10_000)
TREE = yaml.safe_load((SAMPLE / "sample_case" / "scenario.yaml").read_text(encoding="utf-8"))
MORE = {
    "hours": {"mon-fri": "08:00-18:00"},
    "holidays": ["2026-12-25"],
    "authority": {"may": ["swap"], "must_refer": ["phone"], "never": []},
    "people": [{"id": "boss", "name": "Ida", "role": "supervisor", "reached_by": ["phone"]}],
    "scenes": [{"id": "later", "at": "next day 11:00", "opens_if": {"due": "news"}, "says": ["Hello again."]}],
    "interjections": [{"id": "hello", "when": {"silent_for": "90s"}, "says": ["Hello?"]}],
    "unknown": [{"id": "why", "says": "Nobody knows why.", "topic": ["it leaks because"]}],
    "own_articles": [{"id": "old", "title": "Old terms", "text": "One year.", "stale": True}],
    "survey": {"asks": ["csat"], "comments": {"content": ["Fine."]}},
}  # fmt: skip
"""Parts of the format that the sound scenario does not use."""
WHOLE = {**TREE, **MORE}
ODD: tuple[object, ...] = (
    None, True, False, 0, -1, 10**30, 1.5, float("inf"), "", " ", "{", "}", "{order}", "{order:a}", "{x:이/가}",
    "#line:ab12", "text #line:ab12", "no", "12:30", "+1d 11:00", "+999999999d 11:00", "next day 25:00",
    "2026-13-45 99:99", "a" * 5000, "9" * 5000, "🫖", "가", "\u2028", [], {}, [[]], {"all": []},
    {"any": [{"all": [{"not": {"after": "opening"}}]}]},
    {"did": "swap speed=express speed"}, {"told": "gift"}, {"after": "closing"}, {"settled": "issue"}, {"start": True},
    {"trust_at_least": 200}, {"not": {"not": {"not": {"settled": "issue"}}}},
    {"all": [{"any": [{"said": f"t{n}"}, {"asked": f"t{n}"}]} for n in range(12)]},
)  # fmt: skip
"""What is put in the place of something else."""
Way = tuple[str | int, ...]
FUZZ = settings(max_examples=FILES // 2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MOST_SECONDS = 1.0
"""Of the processor, for one file: how long it takes besides depends on what else the machine does."""
longest: list[float] = [0.0]


def ways_in(tree: object, way: Way = ()) -> Iterator[Way]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in inner:
        yield (*way, step)
        yield from ways_in(value, (*way, step))


WAYS = tuple(ways_in(WHOLE))
HOWS = st.sampled_from(["odd", "out", "again", "swap", "deep"])
CHANGES = st.lists(st.tuples(st.sampled_from(WAYS), HOWS, st.integers(0, 999)), min_size=1, max_size=6)


def held(tree: object, way: Way) -> object:
    for step in way:
        tree = tree[step]  # type: ignore[index]  # a way that a change before has closed raises, and is passed over
    return tree


def change(tree: dict[str, object], way: Way, how: str, number: int) -> None:
    """Do one thing to one place of a scenario's data; nothing where the place has gone."""
    try:
        owner, last = held(tree, way[:-1]), way[-1]
        value = held(owner, (last,))
    except (KeyError, IndexError, TypeError):
        return
    if not isinstance(owner, dict | list):
        return
    put = {
        "odd": ODD[number % len(ODD)],
        "swap": held(WHOLE, WAYS[number % len(WAYS)]),
        "deep": {"all": [value, {"not": value}]},
    }
    if how in put:
        owner[last] = copy.deepcopy(put[how])  # type: ignore[index]  # the step fits its owner
    elif how == "out":
        del owner[last]  # type: ignore[arg-type]  # the step fits its owner
    elif isinstance(owner, list):
        owner.append(copy.deepcopy(value))
    else:
        owner[f"{last}"[1:] or "x"] = owner.pop(str(last), value)


def must_be_answered(folder: Path, text: str) -> None:
    (folder / "scenario.yaml").write_text(text, encoding="utf-8", errors="replace")
    start = time.process_time()
    problems = examine(folder).problems
    longest[0] = max(longest[0], time.process_time() - start)
    for problem in problems:
        assert problem.code in TABLE
        assert "\n" not in as_text(problem)
        assert problem.line >= 1
        assert problem.message.endswith((".", "?", "!")), problem
        assert problem.remedy


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = write_sample(tmp_path_factory.mktemp("fuzz") / "cases")
    examine(case)  # reads the language and builds the codec, once for all
    return case


def test_the_scenario_that_is_changed_can_be_played(folder: Path) -> None:
    (folder / "scenario.yaml").write_text(yaml.safe_dump(WHOLE, allow_unicode=True), encoding="utf-8")
    assert [problem for problem in examine(folder).problems if problem.severity == "error"] == []


@FUZZ
@given(changes=CHANGES)
def test_any_change_of_structure_is_answered(folder: Path, changes: list[tuple[Way, str, int]]) -> None:
    tree = copy.deepcopy(WHOLE)
    for way, how, number in changes:
        change(tree, way, how, number)
    must_be_answered(folder, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))


MOVES = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999), st.sampled_from("mcdit")), min_size=1, max_size=5)
LINES = (SAMPLE / "sample_case" / "scenario.yaml").read_text(encoding="utf-8").splitlines()


@FUZZ
@given(
    moves=st.lists(
        st.tuples(st.integers(0, 999), st.integers(0, 999), st.sampled_from("mcdit")), min_size=1, max_size=5
    )
)
def test_any_moved_doubled_or_indented_lines_are_answered(folder: Path, moves: list[tuple[int, int, str]]) -> None:
    lines = list(LINES)
    for first, second, how in moves:
        here, there = first % len(lines), second % len(lines)
        if how == "m":
            lines.insert(there, lines.pop(here))
        elif how == "c":
            lines.insert(there, lines[here])
        elif how == "d" and len(lines) > 1:
            del lines[here]
        elif how == "i":
            lines[here] = f"  {lines[here]}"
        else:
            lines[here] = lines[here][: second % 40] + lines[there][second % 40 :]
    must_be_answered(folder, "\n".join(lines))


def test_how_long_and_how_much(capsys: pytest.CaptureFixture[str]) -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if FILES > 500:
        with capsys.disabled():
            text = f"{FILES} fuzzed files: the longest took {longest[0] * 1000:.0f} ms; at most {most:.0f} MB"
            print(f"\n{text} in the whole process, tests and libraries included")  # noqa: T201  # the figure that is asked for
    assert 0 < longest[0] <= MOST_SECONDS
