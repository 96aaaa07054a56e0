"""Trees and line: what each group of signs brought adds up to the estimate, which rounds to the level of the cuts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.card import DIMENSIONS
from scoring.languages.weights import level_model, load_learnt
from scoring.learnt.judging import level_of
from scoring.learnt.trees import Tree
from scoring.learnt.weighing import Scale, on_scale

STUMP: Tree = ((0, -1, -1), (2.0, 0.0, 0.0), (1, 0, 0), (2, 0, 0), (0.1, -0.5, 0.7))
NAMES = ("private", "heat")
SCALE = Scale(mean=(2.0, 0.0), over=(1.0, 1.0))
MODEL = level_model(
    "empathy",
    NAMES,
    {
        "base": 1.0,
        "trees": (STUMP, STUMP),
        "line": {"base": 1.2, "weight": (0.1, -0.3)},
        "share": 0.5,
        "cuts": (0.6, 1.4, 2.2),
    },
)
CUTS = st.tuples(st.floats(0, 1), st.floats(0.1, 1), st.floats(0.1, 1)).map(lambda c: (c[0], c[0] + c[1], sum(c)))


def raw(*signs: float) -> float:
    return MODEL.weigh(signs, SCALE.measure(signs)).raw


def test_a_tree_goes_left_up_to_its_threshold() -> None:
    assert sum(MODEL.forest.weigh((2.0, 0.0), 2)) + MODEL.forest.base == 1.0 - 0.5 - 0.5
    assert sum(MODEL.forest.weigh((2.1, 0.0), 2)) + MODEL.forest.base == 1.0 + 0.7 + 0.7


def test_what_a_sign_brought_goes_to_its_criterion() -> None:
    moves = dict(zip(MODEL.groups, MODEL.weigh((3.0, 1.0), SCALE.measure((3.0, 1.0))).moves, strict=True))
    assert set(moves) == {"names_impact", "respect"}
    assert abs(moves["respect"] - 0.5 * -0.3) < 1e-9
    assert abs(moves["names_impact"] - 0.5 * (2 * (0.7 - 0.1) + 0.1)) < 1e-9


@settings(deadline=None)
@given(st.floats(-9, 9), st.floats(-9, 9))
def test_the_moves_add_up_to_the_estimate(first: float, second: float) -> None:
    weighed = MODEL.weigh((first, second), SCALE.measure((first, second)))
    average = 0.5 * (1.0 + 0.1 + 0.1) + 0.5 * 1.2
    assert abs(average + sum(weighed.moves) - weighed.raw) < 1e-9


def test_no_sign_counts_without_end() -> None:
    assert raw(0.0, 4.0) == raw(0.0, 4000.0)
    assert raw(0.0, -4.0) == raw(0.0, -4000.0)


@settings(deadline=None)
@given(st.floats(-2, 5), CUTS)
def test_an_estimate_rounds_to_the_level_between_its_cuts(weight: float, cuts: tuple[float, float, float]) -> None:
    estimate = on_scale(weight, cuts)
    assert 0 <= estimate <= 3
    if all(abs(weight - cut) > 1e-6 for cut in cuts):
        assert level_of(estimate) == sum(weight > cut for cut in cuts)


def test_every_language_has_its_models_and_they_name_the_same_signs() -> None:
    loaded = [load_learnt(language) for language in ("en", "ko", "it")]
    assert all(each is not None and set(each.levels) == set(DIMENSIONS) for each in loaded)
    assert len({each.names for each in loaded if each is not None}) == 1
    assert load_learnt("sv") is None
    assert load_learnt("../en") is None
