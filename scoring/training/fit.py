"""The command that makes the models: fits them without ever parting a situation, says how well, writes the weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from scoring.training.samples import Sample, copies_of, samples_of

FOLDER = Path(__file__).parent.parent / "languages"
_Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Lessons:
    """What the level models are fitted to: the signs of all replies, then of their copies, a row each."""

    names: tuple[str, ...]
    table: _Table
    origin: NDArray[np.int_]
    """For each row the place of its reply."""
    fold: NDArray[np.int_]
    """For each row the fold of its situation."""
    weight: _Table


def fit(items: Sequence[Item], folder: Path = FOLDER) -> Iterator[str]:
    """Fit all models, write them into a folder, and yield the agreement on situations that a fold had not seen."""
    samples = samples_of(items)
    lessons = _lessons(samples)
    for language in LANGUAGES:
        some = [each for each in samples if each.item.language == language]
        store_wording(folder / language, fit_wording(some, remarks_of(language)))
    measure = measure_of(lessons.table[: len(samples)])
    parts: dict[Dimension, Part] = {}
    size = f"{len(samples)} replies, {len(lessons.table) - len(samples)} copies, {len(lessons.names)} signs"
    yield f"{size}; kappa on situations that the model has not seen"
    for i, dimension in enumerate(DIMENSIONS):
        levels = np.array([sample.levels[i] for sample in samples], dtype=float)
        raw = _unseen(dimension, lessons, levels)
        cuts = cuts_of(raw, levels)
        parts[dimension] = {**fit_level(lessons.table, levels[lessons.origin], lessons.weight, measure), "cuts": cuts}
        yield f"{dimension:<16}" + "  ".join(_kappas(samples, raw, levels, cuts))
    store_levels(folder, lessons.names, tuple(measure.mean.tolist()), tuple(measure.scale.tolist()), parts)


def _lessons(samples: Sequence[Sample]) -> _Lessons:
    wordings: dict[str, Wording] = {}
    for language in LANGUAGES:
        some = [sample for sample in samples if sample.item.language == language]
        wordings.update(zip((each.item.id for each in some), unseen_wordings(some, remarks_of(language)), strict=True))
    copies = copies_of(samples)
    place = {sample.item.id: i for i, sample in enumerate(samples)}
    names, table = _signs([*samples, *copies], wordings)
    origin = np.array([place[each.item.id] for each in (*samples, *copies)])
    return _Lessons(
        names=names,
        table=table,
        origin=origin,
        fold=np.array(folds_of([sample.item.situation for sample in samples]))[origin],
        weight=np.array([sample.weight for sample in samples])[origin],
    )


def _signs(samples: Sequence[Sample], wordings: Mapping[str, Wording]) -> tuple[tuple[str, ...], _Table]:
    rows = [signs_of(sample.material, sample.cards, wordings[sample.item.id]) for sample in samples]
    names = tuple(sorted(rows[0]))
    return names, np.array([[float(row[name]) for name in names] for row in rows])


def _unseen(dimension: Dimension, lessons: _Lessons, levels: _Table) -> _Table:
    raw = np.zeros(len(levels))
    first = np.arange(len(lessons.table)) < len(levels)
    for each in range(FOLDS):
        inside, outside = lessons.fold != each, (lessons.fold == each) & first
        measure = measure_of(lessons.table[inside])
        known = levels[lessons.origin[inside]]
        model = level_model(
            dimension, lessons.names, fit_level(lessons.table[inside], known, lessons.weight[inside], measure)
        )
        table = lessons.table[outside]
        rows = zip(table.tolist(), measure.of(table).tolist(), strict=True)
        raw[outside[: len(levels)]] = [model.weigh(row, measured).raw for row, measured in rows]
    return raw


def _kappas(samples: Sequence[Sample], raw: _Table, levels: _Table, cuts: tuple[float, float, float]) -> Iterator[str]:
    given = np.searchsorted(np.array(cuts), raw)
    for wide in (False, True):
        for language in LANGUAGES:
            rated = [
                i
                for i, each in enumerate(samples)
                if each.item.language == language and each.item.ratings and (not wide or each.item.part == "wide")
            ]
            kappa = quadratic_kappa([int(given[i]) for i in rated], [int(levels[i]) for i in rated])
            yield f"{language}{' wide' if wide else ''} {kappa:.3f}"
