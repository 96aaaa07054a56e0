"""Wording: the words of the case are masked, runs are taken within sentences, weights add up over the root."""

from __future__ import annotations

from scoring.assess import exam_of
from scoring.learnt.material import Material, take_apart
from scoring.learnt.wording import WordingModel, masked, phrases_of, runs_of, wording_of
from scoring.reading.lanes import packed
from tests.scoring.desk import case, turn


def taken(reply: str, customer: str = "My grandmother waits for the lamp.") -> Material:
    of = case(policy="A lamp is replaced within 5 days.")
    exam = exam_of(of, turn(reply, customer=customer))
    assert exam is not None
    return take_apart(exam)


def model(base: tuple[float, ...], **weights: tuple[int, ...]) -> WordingModel:
    runs = {run.replace("_", "="): packed(enumerate(row)) for run, row in weights.items()}
    return WordingModel(weights=runs, base=base)


def test_words_of_the_customer_the_case_and_figures_become_signs() -> None:
    material = taken("Your grandmother gets the lamp replaced in 5 days, splendid.")
    assert masked(material, *material.spans[0]) == [
        "your", "©", "gets", "the", "¢", "§", "in", "#", "§", ",", "splendid", ".",
    ]  # fmt: skip


def test_runs_of_letters_stay_within_a_word_and_runs_of_words_have_three_at_most() -> None:
    found = set(runs_of([["so", "sorry"]]))
    assert {" so ", " sor", "=so", "=so=sorry"} <= found
    assert not any(" so s" in each for each in found)


def test_runs_of_words_do_not_reach_over_the_end_of_a_sentence() -> None:
    assert phrases_of([["so", "sorry"], ["now"]]) == {"=so", "=sorry", "=now", "=so=sorry"}


def test_a_text_weighs_the_sum_of_its_runs_over_their_root() -> None:
    weighs = model((0.5, 0.0, 0.0, 0.0, 0.0), _a=(1000, 2000, -3000, 4000, 5000))
    # " a", "a ", " a " of letters and "=a" of words: four runs.
    assert weighs.weigh([["a"]]) == (1.0, 1.0, -1.5, 2.0, 2.5)


def test_saying_a_thing_twice_weighs_no_more() -> None:
    weighs = model((0.0,) * 5, _sorry=(900, 0, 0, 0, 0))
    assert weighs.weigh([["sorry"], ["sorry"]]) == weighs.weigh([["sorry"]])


def test_each_sentence_is_weighed_at_its_place() -> None:
    material = taken("Good. Bad.")
    wording = wording_of(material, model((0.0,) * 5, _bad=(0, 0, 0, 9000, 0)))
    assert [(start, end, hostile > 0) for start, end, hostile, _ in wording.sentences] == [(0, 5, False), (6, 10, True)]


def test_time_stays_linear_in_the_length_of_a_word() -> None:
    assert len(runs_of([["x" * 24]])) < 110
    material = taken("x" * 50_000)
    assert len(masked(material, 0, 50_000)[0]) == 24
