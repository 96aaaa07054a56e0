"""The report of the corpus: crude predictors, doubles, agreement."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.training.crude import best_kappa, crude_kappas
from scoring.training.items import read_corpus
from scoring.training.likeness import near_duplicates
from scoring.training.report import report
from tests.scoring.training.lines import line, named, rating, write

LONG = "Your parcel is at the depot in Ostley and comes on Thursday before noon."


def test_a_figure_that_follows_the_levels_reaches_one_rising_or_falling() -> None:
    assert best_kappa([10, 20, 30, 40], [0, 1, 2, 3]) == 1.0
    assert best_kappa([40, 30, 20, 10], [0, 1, 2, 3]) == 1.0


def test_a_constant_figure_tells_nothing() -> None:
    assert best_kappa([5, 5, 5, 5], [0, 1, 2, 3]) == pytest.approx(0.0)


def test_length_that_gives_empathy_away_is_found_out(tmp_path: Path) -> None:
    replies = [
        line(f"s1-{n}", reply="Refunded." + " so" * 9 * n, ratings=[rating(n, 1, 2)], levels=named(n, 1, 2))
        for n in range(4)
    ]
    write(tmp_path, "train.en.jsonl", *replies)
    items = read_corpus(tmp_path)
    assert crude_kappas(items)["length of the reply"][0] == 1.0
    assert any("length of the reply" in said and "over" in said for said in report(items))


def test_nearly_equal_replies_are_found_also_across_the_split(tmp_path: Path) -> None:
    write(
        tmp_path,
        "train.en.jsonl",
        line("s1-01", reply="Refunded. " + LONG),
        line("s1-02", reply="Refunded? No idea, sorry."),
    )
    pair = [rating(2, 3, 1)] * 2
    write(tmp_path, "test.en.jsonl", line("s2-01", reply="Refunded! " + LONG.upper(), situation="s2", ratings=pair))
    (found,) = near_duplicates(read_corpus(tmp_path))
    assert (found.one.id, found.other.id) == ("s2-01", "s1-01")
    assert found.share == 1.0
    assert found.crosses


def test_the_report_states_the_agreement_of_two_raters(tmp_path: Path) -> None:
    both = [line(f"s1-{n}", ratings=[rating(n, 3 - n, 0), rating(n, n, 0)], levels=named(n, 1, 0)) for n in range(4)]
    write(tmp_path, "test.en.jsonl", *both)
    said = list(report(read_corpus(tmp_path)))
    assert any(row.startswith("en   empathy") and "kappa 1.00" in row for row in said)
    assert any(row.startswith("en   accuracy") and "kappa -1.00" in row for row in said)
