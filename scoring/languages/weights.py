"""Reads what was learnt: `levels.json` for all languages and `wording.json` of each; no other file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from scoring.card import DIMENSIONS, Dimension
from scoring.learnt.trees import Forest
from scoring.learnt.weighing import Learnt, LevelModel, Line
from scoring.learnt.wording import WordingModel

WHOLE = 1000
"""Weights of runs are kept as whole thousandths."""


@lru_cache(maxsize=8)
def load_learnt(language: str) -> Learnt | None:
    """Return what was learnt for a language, or None when nothing was."""
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return None
    folder = files("scoring.languages")
    wording = folder.joinpath(language, "wording.json")
    if not wording.is_file():
        return None
    names, levels = _levels()
    data = json.loads(wording.read_text(encoding="utf-8"))
    weights = {
        gram: tuple(each / WHOLE for each in row)
        for gram, row in zip(data["runs"].split("\n"), data["weights"], strict=True)
    }
    return Learnt(wording=WordingModel(weights=weights, base=tuple(data["base"])), names=names, levels=levels)


@lru_cache(maxsize=1)
def _levels() -> tuple[tuple[str, ...], Mapping[Dimension, LevelModel]]:
    data = json.loads(files("scoring.languages").joinpath("levels.json").read_text(encoding="utf-8"))
    models: dict[Dimension, LevelModel] = {}
    for dimension in DIMENSIONS:
        part = data[dimension]
        trees = tuple(
            (tuple(sign), tuple(threshold), tuple(left), tuple(right), tuple(value))
            for sign, threshold, left, right, value in part["trees"]
        )
        models[dimension] = LevelModel(
            forest=Forest(base=part["base"], trees=trees),
            line=Line(
                base=part["line"]["base"],
                mean=tuple(part["line"]["mean"]),
                scale=tuple(part["line"]["scale"]),
                weight=tuple(part["line"]["weight"]),
            ),
            share=part["share"],
            cuts=(part["cuts"][0], part["cuts"][1], part["cuts"][2]),
        )
    return tuple(data["signs"]), models
