"""Reads what was learnt: `levels.json` for all languages and `wording.json` of each; no other file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from scoring.card import DIMENSIONS, Dimension
from scoring.learnt.grouping import criterion_of
from scoring.learnt.trees import forest_of
from scoring.learnt.weighing import Learnt, LevelModel, Line, Scale
from scoring.learnt.wording import WordingModel
from scoring.reading.lanes import packed_row


@lru_cache(maxsize=8)
def load_learnt(language: str) -> Learnt | None:
    """Return what was learnt for a language, or None when nothing was."""
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return None
    wording = files("scoring.languages").joinpath(language, "wording.json")
    if not wording.is_file():
        return None
    names, scale, levels = _levels()
    data = json.loads(wording.read_text(encoding="utf-8"))
    rows = map(packed_row, data["weights"])
    weights = dict(zip(data["runs"].split("\n"), rows, strict=True))
    return Learnt(
        wording=WordingModel(weights=weights, base=tuple(data["base"])), names=names, scale=scale, levels=levels
    )


@lru_cache(maxsize=1)
def _levels() -> tuple[tuple[str, ...], Scale, Mapping[Dimension, LevelModel]]:
    data = json.loads(files("scoring.languages").joinpath("levels.json").read_text(encoding="utf-8"))
    names = tuple(data["signs"])
    scale = Scale(mean=tuple(data["mean"]), over=tuple(1 / each for each in data["scale"]))
    return names, scale, {each: level_model(each, names, data[each]) for each in DIMENSIONS}


def level_model(dimension: Dimension, names: Sequence[str], part: Mapping[str, Any]) -> LevelModel:
    """Return the model of a dimension from the plain numbers of the file.

    Args:
        dimension: which one.
        names: of the signs, in the order of the numbers.
        part: `base` and `trees` in columns, `line` (base and a weight for each sign), `share`, `cuts`.
    """
    spoken = [criterion_of(dimension, name) for name in names]
    groups = tuple(dict.fromkeys(spoken))
    group_of = [groups.index(each) for each in spoken]
    weight = part["line"]["weight"]
    weights = [
        tuple((place, weight[place]) for place in range(len(names)) if group_of[place] == group and weight[place])
        for group in range(len(groups))
    ]
    return LevelModel(
        groups=groups,
        forest=forest_of(part["base"], part["trees"], group_of),
        line=Line(base=part["line"]["base"], weights=tuple(weights)),
        share=part["share"],
        cuts=(part["cuts"][0], part["cuts"][1], part["cuts"][2]),
    )
