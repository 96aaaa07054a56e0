"""The command that makes the models: fits them without ever parting a situation, says how well, writes the weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scoring.agreement import quadratic_kappa
from scoring.card import DIMENSIONS, Dimension
from scoring.languages.weights import level_model
from scoring.learnt.signs import signs_of
from scoring.learnt.wording import Wording
from scoring.training.fitting import FOLDS, cuts_of, fit_level, fit_wording, folds_of, measure_of, unseen_wordings
from scoring.training.items import LANGUAGES, Item
from scoring.training.keeping import Part, store_levels, store_wording
from scoring.training.remarks import remarks_of
from scoring.training.samples import Sample, samples_of

FOLDER = Path(__file__).parent.parent / "languages"
_Table = NDArray[np.float64]


def fit(items: Sequence[Item], folder: Path = FOLDER) -> Iterator[str]:
    """Fit all models, write them into a folder, and yield the agreement on situations that a fold had not seen."""
    samples = samples_of(items)
    names, table = _signs(samples)
    for language in LANGUAGES:
        some = [each for each in samples if each.item.language == language]
        store_wording(folder / language, fit_wording(some, remarks_of(language)))
    fold = np.array(folds_of([sample.item.situation for sample in samples]))
    measure = measure_of(table)
    parts: dict[Dimension, Part] = {}
    yield f"{len(samples)} replies, {len(names)} signs; kappa on situations that the model has not seen"
    for i, dimension in enumerate(DIMENSIONS):
        levels = np.array([sample.levels[i] for sample in samples], dtype=float)
        raw = _unseen(dimension, names, table, levels, fold)
        cuts = cuts_of(raw, levels)
        parts[dimension] = {**fit_level(table, levels, measure), "cuts": cuts}
        yield f"{dimension:<16}" + "  ".join(_kappas(samples, raw, levels, cuts))
    store_levels(folder, names, tuple(measure.mean.tolist()), tuple(measure.scale.tolist()), parts)


def _signs(samples: Sequence[Sample]) -> tuple[tuple[str, ...], _Table]:
    wordings: dict[str, Wording] = {}
    for language in LANGUAGES:
        some = [sample for sample in samples if sample.item.language == language]
        wordings.update(zip((each.item.id for each in some), unseen_wordings(some, remarks_of(language)), strict=True))
    rows = [signs_of(sample.material, sample.cards, wordings[sample.item.id]) for sample in samples]
    names = tuple(sorted(rows[0]))
    return names, np.array([[float(row[name]) for name in names] for row in rows])


def _unseen(
    dimension: Dimension, names: tuple[str, ...], table: _Table, levels: _Table, fold: NDArray[np.int_]
) -> _Table:
    raw = np.zeros(len(levels))
    for each in range(FOLDS):
        inside = fold != each
        measure = measure_of(table[inside])
        model = level_model(dimension, names, fit_level(table[inside], levels[inside], measure))
        rows = zip(table[~inside].tolist(), measure.of(table[~inside]).tolist(), strict=True)
        raw[~inside] = [model.weigh(row, measured).raw for row, measured in rows]
    return raw


def _kappas(samples: Sequence[Sample], raw: _Table, levels: _Table, cuts: tuple[float, float, float]) -> Iterator[str]:
    given = np.searchsorted(np.array(cuts), raw)
    for language in LANGUAGES:
        rated = [i for i, each in enumerate(samples) if each.item.language == language and each.item.ratings]
        kappa = quadratic_kappa([int(given[i]) for i in rated], [int(levels[i]) for i in rated])
        yield f"{language} {kappa:.3f}"
