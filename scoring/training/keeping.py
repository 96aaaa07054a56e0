"""Writes what was learnt into the language packs, where `scoring.languages.weights` reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scoring.card import Dimension
from scoring.learnt.wording import OUTPUTS, WordingModel
from scoring.reading.lanes import unpacked

Part = Mapping[str, Any]
"""The plain numbers of one level model, as `scoring.languages.weights.level_model` reads them."""


def store_wording(folder: Path, model: WordingModel) -> None:
    """Write the wording model of one language into its folder."""
    runs = sorted(model.weights)
    data = {
        "base": model.base,
        "runs": "\n".join(runs),
        "weights": [unpacked(model.weights[run], len(OUTPUTS)) for run in runs],
    }
    _dump(folder / "wording.json", data)


def store_levels(
    folder: Path,
    names: tuple[str, ...],
    mean: tuple[float, ...],
    scale: tuple[float, ...],
    parts: Mapping[Dimension, Part],
) -> None:
    """Write the level models into the folder of the languages."""
    own: dict[str, object] = {dimension: part for dimension, part in parts.items()}
    _dump(folder / "levels.json", {"signs": names, "mean": mean, "scale": scale, **own})


def _dump(path: Path, data: Mapping[str, object]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
