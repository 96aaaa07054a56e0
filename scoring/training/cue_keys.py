"""Works out, for each cue, runs of letters one of which stands in every match: a text without them needs no search."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from scoring.languages.cues import pattern_of
from scoring.scorers.cues import runs_of
from scoring.training.items import LANGUAGES, Item

FOLDER = Path(__file__).parent.parent / "languages"
_SIZES = {"en": (3, 4), "it": (3, 4), "ko": (1, 2, 3)}
"""Lengths of runs: a letter that is a syllable tells more than one that is a sound."""
_TELLING = 3
_SYLLABLE = 3
_parser = import_module("re._parser")  # the only way to see what a pattern asks for; used here and never at run time
_codes = import_module("re._constants")


def keep_keys(items: Sequence[Item], folder: Path = FOLDER) -> Iterator[str]:
    """Write the keys of all languages; of the runs that would do, the rarest in the corpus is kept."""
    for language in LANGUAGES:
        rarity = Counter[str]()
        for item in items:
            if item.language == language and item.part != "test":
                rarity.update(runs_of(item.reply.lower(), _SIZES[language]))
        keys = _keys_of(json.loads((folder / language / "cues.json").read_text("utf-8")), _SIZES[language], rarity)
        lines = [f"{json.dumps(cue)}: {json.dumps(runs, ensure_ascii=False)}" for cue, runs in keys.items()]
        (folder / language / "cue_keys.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        yield f"{language}: {len(keys)} cues have keys, {sum(map(len, keys.values()))} runs"


def letters_of(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return, for each cue of a parsed `cues.json` that has any, letters one of which stands in every match."""
    found = {}
    for cue, parts in data["patterns"].items():
        letters = asked_for(parsed(pattern_of(parts, glued="holding" in data).text))
        if letters is not None and min(map(_worth, letters)) >= _TELLING:
            found[cue] = letters
    return found


def _keys_of(data: Mapping[str, Any], sizes: Sequence[int], rarity: Mapping[str, int]) -> dict[str, list[str]]:
    """Return the runs of each cue that has any, the rarest of each of its letters."""
    return {cue: sorted({_run(each, sizes, rarity) for each in letters}) for cue, letters in letters_of(data).items()}


def parsed(pattern: str) -> Iterable[tuple[Any, Any]]:
    """Return a pattern as the parser of regular expressions sees it."""
    tree: Iterable[tuple[Any, Any]] = _parser.parse(pattern)
    return tree


def asked_for(tree: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return letters one of which stands in every match of a parsed pattern, or None where nothing can be said.

    Of the parts of a row the most telling one speaks; of alternatives all have to.
    """
    found: list[frozenset[str]] = []
    run = ""
    for code, value in tree:
        if code is _codes.LITERAL:
            run += chr(value).lower()
            continue
        found += [frozenset({run})] if run else []
        run = ""
        inside = _inside(code, value)
        if inside is not None:
            found.append(inside)
    found += [frozenset({run})] if run else []
    return max(found, key=lambda each: (min(map(_worth, each)), -len(each))) if found else None


def _inside(code: object, value: Any) -> frozenset[str] | None:  # noqa: ANN401 - the parser's own tree
    if code is _codes.SUBPATTERN:
        return asked_for(value[3])
    if code in (_codes.MAX_REPEAT, _codes.MIN_REPEAT) and value[0] >= 1:
        return asked_for(value[2])
    if code is _codes.BRANCH:
        each = [asked_for(branch) for branch in value[1]]
        return None if None in each else frozenset().union(*(some for some in each if some is not None))
    if code is _codes.IN and all(kind is _codes.LITERAL for kind, _ in value):
        return frozenset(chr(letter).lower() for _, letter in value)
    return None


def _worth(literal: str) -> int:
    return sum(_SYLLABLE if "가" <= sign <= "힣" else 1 for sign in literal)


def _run(literal: str, sizes: Sequence[int], rarity: Mapping[str, int]) -> str:
    fitting = [size for size in sizes if size <= len(literal)]
    runs = [literal[i : i + size] for size in fitting for i in range(len(literal) - size + 1)]
    return min((run for run in runs if _worth(run) >= _TELLING), key=lambda run: (rarity.get(run, 0), -len(run), run))
