"""Writes what was learnt into the language packs, where `scoring.languages.weights` reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from scoring.card import Dimension
from scoring.languages.weights import WHOLE
from scoring.learnt.weighing import LevelModel
from scoring.learnt.wording import WordingModel


def store_wording(folder: Path, model: WordingModel) -> None:
    """Write the wording model of one language into its folder."""
    runs = sorted(model.weights)
    rows = [[round(weight * WHOLE) for weight in model.weights[run]] for run in runs]
    data = {"base": model.base, "runs": "\n".join(runs), "weights": rows}
    _dump(folder / "wording.json", data)


def store_levels(folder: Path, names: tuple[str, ...], levels: Mapping[Dimension, LevelModel]) -> None:
    """Write the level models into the folder of the languages."""
    data: dict[str, object] = {"signs": names}
    for dimension, model in levels.items():
        line = model.line
        data[dimension] = {
            "base": model.forest.base,
            "trees": model.forest.trees,
            "line": {"base": line.base, "mean": line.mean, "scale": line.scale, "weight": line.weight},
            "share": model.share,
            "cuts": model.cuts,
        }
    _dump(folder / "levels.json", data)


def _dump(path: Path, data: Mapping[str, object]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
