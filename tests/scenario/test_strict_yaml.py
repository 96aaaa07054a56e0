"""Tests of `simulator.scenario.strict_yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from simulator.scenario import strict_yaml
from simulator.scenario.strict_yaml import MAX_BYTES, Document, Items, Keys, Text, parse_document, read_document


def parsed(text: str) -> Document:
    return parse_document(text.encode(), file="case.yaml")


def value_of(text: str) -> object:
    root = parsed(f"key: {text}").root
    assert isinstance(root, Keys)
    node = root.get("key")
    assert isinstance(node, Text)
    return node.value


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "Yes", "True", "NULL", "~", "12:30", "0x1F", "0o17", "007", "1_000", "1e3", ".5", "5.",
     "2026-03-03", "2026-03-03 15:30", ".inf", ".nan", "=", "+", "1 000", "99999999999999999999"],
)  # fmt: skip
def test_what_looks_like_a_value_elsewhere_stays_text(text: str) -> None:
    assert value_of(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("false", False), ("7", 7), ("-3", -3), ("+8", 8), ("0", 0), ("24.90", 24.9), ("-0.5", -0.5)],
)
def test_truth_values_whole_numbers_and_decimals_are_values(text: str, value: object) -> None:
    found = value_of(text)
    assert found == value
    assert type(found) is type(value)


def test_null_and_an_empty_value_are_nothing() -> None:
    assert value_of("null") is None
    assert value_of("") is None


def test_quotes_keep_everything_text() -> None:
    assert value_of('"true"') == "true"
    assert value_of("'48213'") == "48213"


def test_every_node_knows_its_line_and_column() -> None:
    root = parsed("a: 1\nlist:\n  - x\n  - {b: y}\n").root
    assert isinstance(root, Keys)
    items = root.get("list")
    assert isinstance(items, Items)
    assert [(node.line, node.column) for node in items.items] == [(3, 5), (4, 5)]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    document = parse_document(b"\xef\xbb\xbfa: 1\r\nb: two\r\n", file="case.yaml")
    assert document.problems == ()
    assert isinstance(document.root, Keys)
    assert [key.raw for key, _ in document.root.entries] == ["a", "b"]


def test_twenty_levels_are_allowed_and_one_more_is_not() -> None:
    assert parsed("[" * 20 + "]" * 20).problems == ()
    assert [str(p) for p in parsed("[" * 21 + "]" * 21).problems] == [
        "case.yaml:1:21: Y105 Nested deeper than 20 levels. Flatten it."
    ]


def test_deep_nesting_is_refused_without_reading_on() -> None:
    assert [str(p) for p in parsed("[" * 500_000).problems] == [
        "case.yaml:1:21: Y105 Nested deeper than 20 levels. Flatten it."
    ]


def test_a_file_over_one_megabyte_is_refused() -> None:
    assert parse_document(b"a" * MAX_BYTES, file="case.yaml").root is not None
    found = parse_document(b"a" * (MAX_BYTES + 1), file="case.yaml")
    assert [str(p) for p in found.problems] == [
        "case.yaml:1:1: Y101 The file is larger than 1 MB. Split it, or take out what is not text."
    ]


def test_a_text_that_is_not_utf_8_is_refused_in_its_line() -> None:
    found = parse_document("a: 1\nb: é\n".encode("latin-1"), file="case.yaml")
    assert [str(p) for p in found.problems] == [
        "case.yaml:2:1: Y101 The file is not UTF-8 text. Save it with the encoding UTF-8."
    ]


def test_a_missing_file_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    found = read_document(tmp_path / "none.yaml")
    assert found.root is None
    assert found.problems[0].code == "Y101"
    assert found.problems[0].message == "The file cannot be read: no such file or directory."


def test_a_folder_in_place_of_a_file_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    assert read_document(tmp_path).problems[0].code == "Y101"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_an_empty_file_is_a_problem(text: str) -> None:
    assert [p.message for p in parsed(text).problems] == ["The file is empty."]


def test_a_billion_laughs_are_refused_at_the_first() -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    found = parsed(laughs)
    assert [(p.code, p.line, p.message) for p in found.problems] == [
        ("Y103", 7, "The file copies parts of itself again and again; that is not allowed.")
    ]


def test_all_refusals_of_one_file_are_reported_at_once() -> None:
    codes = [p.code for p in parsed("a: !x 1\na: 2\nb: *c\n").problems]
    assert codes == ["Y103", "Y104", "Y103"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: \x00\n", "1:4: Y106"),
        ("a: 1\n\tb: 2\n", "2:1: Y102"),
        ("a: [1, 2\n", "1:4: Y102"),
        ("a: 1\na: 2\n", "2:1: Y104"),
        ("a: &x 1\n", "1:4: Y103"),
        ("a: b: c\n", "1:5: Y102"),
        ('a: "b\n', "1:4: Y102"),
    ],
)
def test_where_there_is_no_libyaml_problems_have_their_places_too(
    monkeypatch: pytest.MonkeyPatch, text: str, line: str
) -> None:
    monkeypatch.setattr(strict_yaml, "_LOADER", yaml.SafeLoader)
    (problem,) = parsed(text).problems
    assert str(problem).startswith(f"case.yaml:{line} ")


def test_both_parsers_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [x, 12:30, no]\nb: {c: 'd', e: 1.5}\nf: |\n  g\n  h\n# end\n"
    fast = parsed(text)
    monkeypatch.setattr(strict_yaml, "_LOADER", yaml.SafeLoader)
    assert parsed(text) == fast
