"""Fits wording and level models with scikit-learn and hands them over as plain numbers; folds keep situations whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, Ridge

from scoring.agreement import quadratic_kappa
from scoring.learnt.trees import Tree
from scoring.learnt.wording import OUTPUTS, WHOLE, Wording, WordingModel, runs_of, weighed
from scoring.reading.lanes import packed
from scoring.training.remarks import Remark
from scoring.training.samples import Sample

Column = NDArray[np.float64]
FOLDS = 5
_RARE = 3
"""A run of letters or words in fewer replies is left out."""
_KEPT = 9000
"""So many runs are kept for a language."""
_STIFF = 2.0
_SENTENCE_EASE = 3.0
_REMARK = 2.0
"""A remark weighs as much as so many sentences of replies."""
_LINE_STIFF = 300.0
_SHARE = 0.6
_FOREST = {
    "max_iter": 80,
    "learning_rate": 0.08,
    "max_depth": 4,
    "min_samples_leaf": 12,
    "l2_regularization": 5.0,
    "max_features": 0.2,
    "early_stopping": False,
}


Runs = Counter[str]
"""Runs of letters and words with how often each stands in a text."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Table:
    """Texts as rows over the runs that are kept."""

    places: dict[str, int]
    rarity: Column

    def rows(self, texts: Sequence[Runs]) -> csr_matrix:
        starts, columns, cells = [0], list[int](), list[float]()
        for runs in texts:
            known = [(place, count) for run, count in runs.items() if (place := self.places.get(run)) is not None]
            root = max(1, runs.total()) ** 0.5
            columns += [place for place, _ in known]
            cells += [count * float(self.rarity[place]) / root for place, count in known]
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


def fit_wording(samples: Sequence[Sample], remarks: Sequence[Remark] = ()) -> WordingModel:
    """Fit the wording model of one language.

    Args:
        samples: its replies.
        remarks: single sentences besides, from which manner alone is learnt.
    """
    replies = [Runs(runs_of(sample.tokens)) for sample in samples]
    said = [Runs(runs_of([remark.tokens])) for remark in remarks]
    seen = Runs(run for text in (*replies, *said) for run in text)
    runs = sorted(run for run, count in seen.items() if count >= _RARE)
    sentences = _sentences(samples, remarks)
    table = _table(runs, seen, len(replies) + len(said))
    first = _weights(table, replies, samples, sentences)
    weight = np.abs(first[0]).max(axis=0) * np.sqrt([seen[run] for run in runs])
    kept = sorted(np.argsort(-weight, kind="stable")[:_KEPT])
    table = _table([runs[i] for i in kept], seen, len(replies) + len(said))
    weights, base = _weights(table, replies, samples, sentences)
    scaled = np.rint(weights * table.rarity * WHOLE).astype(int)
    return WordingModel(
        weights={run: packed(enumerate(scaled[:, i].tolist())) for run, i in table.places.items()},
        base=tuple(round(float(each), 4) for each in base),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sentence:
    """A sentence to learn manner from: True, False, or None where it says nothing about it."""

    runs: Runs
    hostile: bool | None
    caring: bool | None
    weight: float


def _sentences(samples: Sequence[Sample], remarks: Sequence[Remark]) -> list[_Sentence]:
    found = []
    for sample in samples:
        level = sample.levels[0]
        for tokens, quoted in zip(sample.tokens, sample.deciding, strict=True):
            hostile = True if quoted == 0 else False if level >= 1 else None
            caring = True if quoted in (2, 3) else False if quoted is None or level <= 1 else None
            found.append(_Sentence(runs=Runs(runs_of([tokens])), hostile=hostile, caring=caring, weight=sample.weight))
    for remark in remarks:
        hostile, caring = remark.manner == "hostile", remark.manner == "caring"
        runs = Runs(runs_of([remark.tokens]))
        found.append(_Sentence(runs=runs, hostile=hostile, caring=caring, weight=_REMARK))
    return found


def _table(runs: Sequence[str], seen: Runs, texts: int) -> _Table:
    rarity = np.array([log(1 + texts / seen[run]) for run in runs])
    return _Table(places={run: i for i, run in enumerate(runs)}, rarity=rarity)


def _weights(
    table: _Table, replies: Sequence[Runs], samples: Sequence[Sample], sentences: Sequence[_Sentence]
) -> tuple[NDArray[np.float64], Column]:
    """Return the weight of each run for each output, and the bases."""
    levels = np.array([sample.levels for sample in samples], dtype=float)
    heavy = [sample.weight for sample in samples]
    whole = Ridge(alpha=_STIFF).fit(table.rows(replies), levels, sample_weight=heavy)
    weights, bases = [*whole.coef_], [*whole.intercept_]
    for labels in ([each.hostile for each in sentences], [each.caring for each in sentences]):
        used = [(each, label) for each, label in zip(sentences, labels, strict=True) if label is not None]
        fitted = LogisticRegression(C=_SENTENCE_EASE, class_weight="balanced", max_iter=400).fit(
            table.rows([each.runs for each, _ in used]),
            np.array([label for _, label in used], dtype=int),
            sample_weight=[each.weight for each, _ in used],
        )
        weights.append(fitted.coef_[0])
        bases.append(fitted.intercept_[0])
    assert len(weights) == len(OUTPUTS)
    return np.array(weights), np.array(bases)


def unseen_wordings(samples: Sequence[Sample], remarks: Sequence[Remark] = ()) -> list[Wording]:
    """Return the wording of each reply by a model that has not seen its situation; all of one language."""
    fold = folds_of([sample.item.situation for sample in samples])
    found: dict[int, Wording] = {}
    for each in range(FOLDS):
        known = [sample for sample, number in zip(samples, fold, strict=True) if number != each]
        model = fit_wording(known, remarks)
        for i, sample in enumerate(samples):
            if fold[i] == each:
                found[i] = weighed(sample.tokens, sample.material.spans, model)
    return [found[i] for i in range(len(samples))]


def fit_level(signs: NDArray[np.float64], levels: Column, weight: Column, measure: Measure) -> dict[str, Any]:
    """Fit the model of one dimension and return its plain numbers; its cuts are still to be set."""
    fitted = HistGradientBoostingRegressor(random_state=0, **_FOREST).fit(signs, levels, sample_weight=weight)
    line = Ridge(alpha=_LINE_STIFF).fit(measure.of(signs), levels, sample_weight=weight)
    return {
        "base": float(fitted._baseline_prediction.ravel()[0]),
        "trees": [_tree(stage[0].nodes) for stage in fitted._predictors],
        "line": {"base": float(line.intercept_), "weight": _plain(line.coef_)},
        "share": _SHARE,
        "cuts": (0.5, 1.5, 2.5),
    }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measure:
    """Mean and deviation of each sign."""

    mean: Column
    scale: Column

    def of(self, signs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the signs in deviations from their means, as `scoring.learnt.weighing` measures them."""
        return np.clip((signs - self.mean) / self.scale, -4, 4)


def measure_of(signs: NDArray[np.float64]) -> Measure:
    """Return the measure of a table of signs."""
    mean, scale = signs.mean(axis=0), signs.std(axis=0)
    scale[scale < 1e-9] = 1.0
    return Measure(mean=np.array(_plain(mean)), scale=np.array(_plain(scale)))


def _plain(column: Column) -> tuple[float, ...]:
    return tuple(float(f"{each:.5g}") for each in column)


def _tree(nodes: NDArray[np.void]) -> Tree:
    """Return a tree in columns; the value of a branch is the mean of its leaves, weighed by what reached them."""
    value = [0.0] * len(nodes)
    for i in reversed(range(len(nodes))):
        node = nodes[i]
        if node["is_leaf"]:
            value[i] = float(node["value"])
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
