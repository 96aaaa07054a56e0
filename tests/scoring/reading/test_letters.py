"""The letters by which an expression is left out have to stand in every match of it."""

from __future__ import annotations

import re

import pytest

from scoring.languages.load import load_pack
from scoring.reading.letters import keyed
from scoring.training.items import CORPUS, read_file


def _letters(expression: str, flags: int = 0) -> set[str]:
    return set(keyed([re.compile(expression, flags)]).by_letter)


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("ab?", {"a"}),
        ("a?b*c{0,2}d{,3}e", {"e"}),
        ("(?:x|y)[ab]z+", {"z"}),
        ("(?:x|y)z?", {"x", "y"}),
        ("(?<!q)(?!p)a(?=r)", {"a"}),
        ("[a)|(b]c|d{2,}", {"c", "d"}),
        (r"\.\|(e)", {"e"}),
        ("a a", {"a"}),
        ("(?:a|b){1}|c+?", {"a", "b", "c"}),
    ],
)
def test_a_letter_that_every_match_needs_is_found(expression: str, letters: set[str]) -> None:
    assert _letters(expression) == letters


@pytest.mark.parametrize("expression", [".*", "a?", "a|", "a|[bc]", "(?:a|b?)", r"\x41b", r"(a)\1", "(?<=a) "])
def test_an_expression_without_such_a_letter_is_always_searched(expression: str) -> None:
    assert keyed([re.compile(expression)]).always == {0}


def test_an_expression_in_which_capitals_do_not_matter_is_always_searched() -> None:
    assert keyed([re.compile("a", re.IGNORECASE)]).always == {0}


def test_a_rare_letter_is_preferred() -> None:
    assert keyed([re.compile("ab"), re.compile("ac")]).by_letter == {"b": (0,), "c": (1,)}


def test_expressions_come_in_their_order() -> None:
    table = keyed([re.compile("a"), re.compile(".b?"), re.compile("c")])
    assert table.possible("ca") == [0, 1, 2]
    assert table.possible("xc") == [1, 2]


def test_no_expression_of_the_korean_pack_that_matches_is_left_out() -> None:
    pack = load_pack("ko")
    assert pack is not None
    expressions = [each.regex for each in pack.lexicon.expressions]
    table, matches = keyed(expressions), 0
    for item in [*read_file(CORPUS / "dev.ko.jsonl")][::4]:
        for text in re.split(r"[.!?\n]", item.reply):
            found = {place for place, each in enumerate(expressions) if each.search(text)}
            matches += len(found)
            assert found <= set(table.possible(text)), text
    assert matches > 400
