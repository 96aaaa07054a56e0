"""Files that were made to do harm are refused in one line, fast and without filling the memory."""

from __future__ import annotations

import os
import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest

from simulator.scenario.load import check_scenario
from tests.scenario.casebook import write_case


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_case(tmp_path / "cases")


def said(file: Path) -> list[str]:
    return [str(problem).removeprefix(f"{file}:") for problem in check_scenario(file).problems]


def test_a_file_of_fifty_megabytes_is_not_read_to_its_end(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    tracemalloc.start()
    problems = said(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problems == ["1:1: Y101 The file is larger than 1 MB. Split it, or take out what is not text."]
    assert peak < 10_000_000


def test_a_pipe_is_not_waited_for(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    assert said(file) == [
        "1:1: Y101 The file cannot be read: it is no ordinary file. Give the path of a file."
    ]  # fmt: skip


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_not_read(tmp_path: Path) -> None:
    (problem,) = check_scenario(Path("/dev/zero")).problems
    assert problem.message == "The file cannot be read: it is no ordinary file."


@pytest.mark.parametrize("name", ["NUL.yaml", "con.yml", "com1.yaml", "AUX"])
def test_the_name_of_a_device_is_refused_on_every_system(tmp_path: Path, name: str) -> None:
    (problem,) = check_scenario(tmp_path / name).problems
    assert problem.code == "Y101"
    assert "is the name of a device" in problem.message


@pytest.mark.parametrize("name", ["a\x00b.yaml", "x" * 5000 + ".yaml"])
def test_a_name_that_no_file_can_have_is_one_problem(tmp_path: Path, name: str) -> None:
    (problem,) = check_scenario(tmp_path / name).problems
    assert problem.code == "Y101"
    assert "\n" not in str(problem)


def test_a_circle_of_links_is_one_problem(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.with_name("other.yaml"))
    file.with_name("other.yaml").symlink_to(file)
    assert [line.split()[1] for line in said(file)] in (["Y101"], ["Y107"])


@pytest.mark.parametrize(
    "data",
    [
        "title: é".encode("latin-1"),
        "format: 1\n".encode("utf-16"),
        "format: 1\n".encode("utf-32"),
        b"format: 1\x00\n",
        b"\x00" * 1000,
        b"\xff\xfe\x00\x00",
        b"\xed\xa0\x80",
        b"title: \x1b[31mred",
    ],
    ids=["latin-1", "utf-16", "utf-32", "nul", "nuls", "mark", "surrogate", "escape"],
)
def test_bytes_that_are_no_text_are_one_problem(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert [line.split()[1] for line in said(file)] in (["Y101"], ["Y106"])


def test_laughs_of_a_billion_are_not_heard(file: Path) -> None:
    names = "abcdefghi"
    text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join(f'*{before}' for _ in range(10))}]\n" for before, name in pairwise(names)
    )
    file.write_text(text, encoding="utf-8")
    assert said(file) == [
        "3:8: Y103 The file copies parts of itself again and again; that is not allowed. Write the parts out."
    ]


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 50_000])
def test_a_deep_nest_is_left_at_its_rim(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    codes = [line.split()[1] for line in said(file)]
    assert codes in (["Y105"], ["Y102"], ["Y102", "Y105"])


@pytest.mark.parametrize("form", ["{0.__class__}", "{customer.name}", "{customer[0]}", "{customer!r}", "{now:%Y}"])
def test_braces_give_no_way_into_the_program(file: Path, form: str) -> None:
    text = (
        file.read_text(encoding="utf-8")
        .replace("It is {now}. You answer", f"'It is {form}. You answer")
        .replace("for the shop.", "for the shop.'")
    )
    file.write_text(text, encoding="utf-8")
    checked = check_scenario(file)
    if checked.scenario is not None:
        from simulator.scenario.resolve import resolve

        assert form in resolve(checked.scenario, seed=1, twist="plain").briefing


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\n" + "a: 1\n" * 20_000,
        "format: 1\n" + "".join(f"k{n}: 1\n" for n in range(20_000)),
        "format: 1\nlabels: [" + "x," * 20_000 + "]\n",
        "format: 1\nskills: [" + "x," * 20_000 + "]\n",
        "format: 1\nfacts:\n" + "".join(f"  - {{id: f{n}, sayz: A.}}\n" for n in range(5_000)),
        "format: 1\nfacts:\n" + "  - {id: same, says: A.}\n" * 5_000,
        "format: 1\ntitle: !x\n" * 5_000,
    ],
    ids=["doubled", "unknown", "labels", "skills", "facts", "ids", "tags"],
)
def test_of_endless_mistakes_some_hundreds_are_listed(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert 400 <= len(check_scenario(file).problems) <= 2_000
