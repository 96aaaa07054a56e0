"""Trees and line: what each sign brought adds up to the estimate, and the estimate rounds to the level of the cuts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.card import DIMENSIONS
from scoring.languages.weights import load_learnt
from scoring.learnt.judging import level_of
from scoring.learnt.trees import Forest, Tree
from scoring.learnt.weighing import LevelModel, Line, on_scale

STUMP: Tree = ((0, -1, -1), (2.0, 0.0, 0.0), (1, 0, 0), (2, 0, 0), (0.1, -0.5, 0.7))
MODEL = LevelModel(
    forest=Forest(base=1.0, trees=(STUMP, STUMP)),
    line=Line(base=1.2, mean=(2.0, 0.0), scale=(1.0, 1.0), weight=(0.1, -0.3)),
    share=0.5,
    cuts=(0.6, 1.4, 2.2),
)
CUTS = st.tuples(st.floats(0, 1), st.floats(0.1, 1), st.floats(0.1, 1)).map(lambda c: (c[0], c[0] + c[1], sum(c)))


def test_a_tree_goes_left_up_to_its_threshold() -> None:
    assert MODEL.forest.weigh((2.0, 0.0))[0] == 1.0 - 0.5 - 0.5
    assert MODEL.forest.weigh((2.1, 0.0))[0] == 1.0 + 0.7 + 0.7


@given(st.floats(-9, 9), st.floats(-9, 9))
def test_the_shares_of_the_signs_add_up_to_the_estimate(first: float, second: float) -> None:
    weighed = MODEL.weigh((first, second))
    average = 0.5 * (1.0 + 0.1 + 0.1) + 0.5 * 1.2
    assert abs(average + sum(weighed.shares) - weighed.raw) < 1e-9


def test_no_sign_counts_without_end() -> None:
    assert MODEL.weigh((0.0, 4.0)).raw == MODEL.weigh((0.0, 4000.0)).raw


@given(st.floats(-2, 5), CUTS)
def test_an_estimate_rounds_to_the_level_between_its_cuts(raw: float, cuts: tuple[float, float, float]) -> None:
    estimate = on_scale(raw, cuts)
    assert 0 <= estimate <= 3
    if all(abs(raw - cut) > 1e-6 for cut in cuts):
        assert level_of(estimate) == sum(raw > cut for cut in cuts)


def test_every_language_has_its_models_and_they_name_the_same_signs() -> None:
    loaded = [load_learnt(language) for language in ("en", "ko", "it")]
    assert all(each is not None and set(each.levels) == set(DIMENSIONS) for each in loaded)
    assert len({each.names for each in loaded if each is not None}) == 1
    assert load_learnt("sv") is None
    assert load_learnt("../en") is None
