"""Fits wording and level models with scikit-learn and hands them over as plain numbers; folds keep situations whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, Ridge

from scoring.agreement import quadratic_kappa
from scoring.learnt.trees import Forest, Tree
from scoring.learnt.weighing import LevelModel, Line
from scoring.learnt.wording import OUTPUTS, Wording, WordingModel
from scoring.training.samples import Sample

Column = NDArray[np.float64]
FOLDS = 5
_RARE = 3
"""A run of letters or words in fewer replies is left out."""
_KEPT = 9000
"""So many runs are kept for a language."""
_STIFF = 2.0
_SENTENCE_EASE = 3.0
_LINE_STIFF = 300.0
_SHARE = 0.6
_SEEDS = (0,)
_FOREST = {
    "max_iter": 180,
    "learning_rate": 0.04,
    "max_depth": 4,
    "min_samples_leaf": 12,
    "l2_regularization": 5.0,
    "max_features": 0.2,
    "early_stopping": False,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Table:
    """Texts as rows over the runs that are kept."""

    places: dict[str, int]
    rarity: Column

    def rows(self, texts: Sequence[frozenset[str]]) -> csr_matrix:
        starts, columns, cells = [0], list[int](), list[float]()
        for grams in texts:
            known = [place for gram in grams if (place := self.places.get(gram)) is not None]
            root = max(1, len(grams)) ** 0.5
            columns += known
            cells += [float(self.rarity[place]) / root for place in known]
            starts.append(len(columns))
        return csr_matrix((cells, columns, starts), shape=(len(texts), len(self.places)))


def folds_of(groups: Sequence[str], folds: int = FOLDS) -> list[int]:
    """Return the fold of each row: whole groups, the largest first into the smallest fold."""
    sizes = [0] * folds
    where = {}
    for group, count in sorted(Counter(groups).items(), key=lambda each: (-each[1], each[0])):
        where[group] = min(range(folds), key=lambda fold: (sizes[fold], fold))
        sizes[where[group]] += count
    return [where[group] for group in groups]


def fit_wording(samples: Sequence[Sample]) -> WordingModel:
    """Fit the wording model of one language."""
    replies = [frozenset[str]().union(*sample.grams) for sample in samples]
    seen = Counter(gram for reply in replies for gram in reply)
    grams = sorted(gram for gram, count in seen.items() if count >= _RARE)
    table = _table(grams, seen, len(replies))
    first = _weights(table, replies, samples)
    weight = np.abs(first[0]).max(axis=0) * np.sqrt([seen[gram] for gram in grams])
    kept = sorted(np.argsort(-weight, kind="stable")[:_KEPT])
    table = _table([grams[i] for i in kept], seen, len(replies))
    weights, base = _weights(table, replies, samples)
    scaled = weights * table.rarity
    return WordingModel(
        weights={gram: tuple(round(float(w), 3) for w in scaled[:, i]) for gram, i in table.places.items()},
        base=tuple(round(float(each), 4) for each in base),
    )


def _table(grams: Sequence[str], seen: Counter[str], replies: int) -> _Table:
    rarity = np.array([log(1 + replies / seen[gram]) for gram in grams])
    return _Table(places={gram: i for i, gram in enumerate(grams)}, rarity=rarity)


def _weights(
    table: _Table, replies: Sequence[frozenset[str]], samples: Sequence[Sample]
) -> tuple[NDArray[np.float64], Column]:
    """Return the weight of each run for each output, and the bases."""
    levels = np.array([sample.levels for sample in samples], dtype=float)
    whole = Ridge(alpha=_STIFF).fit(table.rows(replies), levels)
    weights, bases = [*whole.coef_], [*whole.intercept_]
    sentences = [
        (grams, level, sample.levels[0])
        for sample in samples
        for grams, level in zip(sample.grams, sample.deciding, strict=True)
    ]
    rows = table.rows([grams for grams, _, _ in sentences])
    hostile = [1 if quoted == 0 else 0 if level >= 1 else -1 for _, quoted, level in sentences]
    caring = [1 if quoted in (2, 3) else 0 if quoted is None or level <= 1 else -1 for _, quoted, level in sentences]
    for labels in (np.array(hostile), np.array(caring)):
        used = labels >= 0
        fitted = LogisticRegression(C=_SENTENCE_EASE, class_weight="balanced", max_iter=400).fit(
            rows[used], labels[used]
        )
        weights.append(fitted.coef_[0])
        bases.append(fitted.intercept_[0])
    assert len(weights) == len(OUTPUTS)
    return np.array(weights), np.array(bases)


def unseen_wordings(samples: Sequence[Sample]) -> list[Wording]:
    """Return the wording of each reply by a model that has not seen its situation; all of one language."""
    fold = folds_of([sample.item.situation for sample in samples])
    found: dict[int, Wording] = {}
    for each in range(FOLDS):
        model = fit_wording([sample for sample, number in zip(samples, fold, strict=True) if number != each])
        for i, sample in enumerate(samples):
            if fold[i] == each:
                found[i] = weighed(sample, model)
    return [found[i] for i in range(len(samples))]


def weighed(sample: Sample, model: WordingModel) -> Wording:
    """Return the wording of a reply by a model."""
    each = [model.weigh(grams) for grams in sample.grams]
    return Wording(
        whole=model.weigh(frozenset[str]().union(*sample.grams)),
        sentences=tuple(
            (start, end, parts[3], parts[4]) for (start, end), parts in zip(sample.material.spans, each, strict=True)
        ),
    )


def fit_level(signs: NDArray[np.float64], levels: Column, *, share: float = _SHARE) -> LevelModel:
    """Fit the model of one dimension; its cuts are still to be set."""
    base, trees = 0.0, list[Tree]()
    for seed in _SEEDS:
        fitted = HistGradientBoostingRegressor(random_state=seed, **_FOREST).fit(signs, levels)
        base += float(fitted._baseline_prediction.ravel()[0]) / len(_SEEDS)
        trees += [_tree(stage[0].nodes, 1 / len(_SEEDS)) for stage in fitted._predictors]
    return LevelModel(
        forest=Forest(base=base, trees=tuple(trees)), line=_line(signs, levels), share=share, cuts=(0.5, 1.5, 2.5)
    )


def _line(signs: NDArray[np.float64], levels: Column) -> Line:
    mean, scale = signs.mean(axis=0), signs.std(axis=0)
    scale[scale < 1e-9] = 1.0
    fitted = Ridge(alpha=_LINE_STIFF).fit(np.clip((signs - mean) / scale, -4, 4), levels)
    return Line(base=float(fitted.intercept_), mean=_plain(mean), scale=_plain(scale), weight=_plain(fitted.coef_))


def _plain(column: Column) -> tuple[float, ...]:
    return tuple(float(f"{each:.5g}") for each in column)


def _tree(nodes: NDArray[np.void], factor: float) -> Tree:
    """Return a tree in columns; the value of a branch is the mean of its leaves, weighed by what reached them."""
    value = [0.0] * len(nodes)
    for i in reversed(range(len(nodes))):
        node = nodes[i]
        if node["is_leaf"]:
            value[i] = float(node["value"]) * factor
        else:
            left, right = int(node["left"]), int(node["right"])
            value[i] = (value[left] * nodes[left]["count"] + value[right] * nodes[right]["count"]) / node["count"]
    return (
        tuple(-1 if node["is_leaf"] else int(node["feature_idx"]) for node in nodes),
        tuple(0.0 if node["is_leaf"] else float(f"{node['num_threshold']:.6g}") for node in nodes),
        tuple(int(node["left"]) for node in nodes),
        tuple(int(node["right"]) for node in nodes),
        tuple(float(f"{each:.4g}") for each in value),
    )


def cuts_of(raw: Column, levels: Column) -> tuple[float, float, float]:
    """Return the cuts that give the levels their own frequencies, then moved one by one to the best quadratic kappa."""
    shares = np.cumsum([np.mean(levels == level) for level in range(3)])
    cuts = [float(each) for each in np.quantile(raw, shares)]
    wanted = [int(level) for level in levels]
    for _ in range(2):
        for i in range(3):
            low, high = (cuts[i - 1] + 0.1 if i else cuts[i] - 0.25), (cuts[i + 1] - 0.1 if i < 2 else cuts[i] + 0.25)
            tried = [each for each in np.linspace(cuts[i] - 0.15, cuts[i] + 0.15, 13) if low <= each <= high] or [
                cuts[i]
            ]
            cuts[i] = float(
                max(tried, key=lambda each: quadratic_kappa(_cut(raw, [*cuts[:i], each, *cuts[i + 1 :]]), wanted))
            )
    return cuts[0], cuts[1], cuts[2]


def _cut(raw: Column, cuts: Sequence[float]) -> list[int]:
    return [int(each) for each in np.searchsorted(np.array(cuts), raw)]
