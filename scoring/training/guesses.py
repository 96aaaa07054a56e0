"""Learns what single sentences do, for the reader's second opinion: softmax over signs, fitted by AdaGrad.

The formula is the usual multinomial logistic regression with an L2 penalty; AdaGrad: Duchi, Hazan and Singer, "Adaptive
subgradient methods for online learning and stochastic optimization", JMLR 12 (2011). Same phrases, same weights: the
order of the examples is drawn from a fixed seed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from scoring.languages.load import load_pack
from scoring.reading.doubting import names_in
from scoring.reading.guessing import signs_of
from scoring.reading.layout import lay_out, tokens_of
from scoring.reading.moves import read_moves
from scoring.reading.pack import LanguagePack

PHRASES = Path(__file__).parent / "phrases"
LANGUAGES = Path(__file__).parents[1] / "languages"
NOW = datetime(2026, 3, 3, 15, 30)  # noqa: DTZ001 - simulated time has no zone
EPOCHS, BATCH, RATE, PENALTY, SEED = 40, 64, 0.5, 2e-5, 7
FEWEST = 2
"""A sign that stands in fewer phrases is not learnt."""
SLIGHTEST = 0.4
"""Weights nearer to nothing are left out of the file."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One sentence that somebody wrote, with what it does."""

    kind: str
    what: str
    text: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Learnt:
    """The weights before they are rounded."""

    labels: tuple[tuple[str, str], ...]
    signs: tuple[str, ...]
    weights: Floats
    """signs x labels."""
    bias: Floats


def read_phrases(language: str, root: Path = PHRASES) -> tuple[Phrase, ...]:
    """Return all phrases of a language.

    Raises:
        ValueError: a line has no label of the shape `kind:what`, or no text.
    """
    found = []
    for path in sorted((root / language).glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            kind, colon, what = str(row["label"]).partition(":")
            if not (kind and colon and str(row["text"]).strip()):
                raise ValueError(f"{path.name}:{number}: no label of the shape `kind:what`, or no text")
            found.append(Phrase(kind=kind, what=what, text=row["text"], file=path.name))
    return tuple(found)


def signs(text: str, pack: LanguagePack) -> frozenset[str]:
    """Return the signs of a phrase as a whole."""
    laid = lay_out(text, tokens_of(text, "", None, pack), pack=pack, now=NOW, customer="", topics=None)
    items = read_moves(laid)
    return signs_of(laid.frames, names_in(laid.frames, items)) if laid.frames else frozenset()


def learn(phrases: Sequence[Phrase], rows: Sequence[frozenset[str]]) -> Learnt:
    """Return weights fitted to phrases.

    Args:
        phrases: with their labels.
        rows: the signs of each.
    """
    counts = Counter(sign for row in rows for sign in row)
    known = tuple(sorted(sign for sign, count in counts.items() if count >= FEWEST))
    labels = tuple(sorted({(phrase.kind, phrase.what) for phrase in phrases}))
    targets = np.eye(len(labels))[[labels.index((phrase.kind, phrase.what)) for phrase in phrases]]
    weights, bias = _fitted(matrix(rows, known), targets)
    return Learnt(labels=labels, signs=known, weights=weights, bias=bias)


def matrix(rows: Sequence[frozenset[str]], known: Sequence[str]) -> csr_matrix:
    """Return phrases x signs; a phrase with n signs has 1 / sqrt(n) in each of them."""
    place = {sign: number for number, sign in enumerate(known)}
    starts, columns, values = [0], [], []
    for row in rows:
        mine = sorted(place[sign] for sign in row if sign in place)
        columns += mine
        values += [1 / np.sqrt(max(1, len(row)))] * len(mine)
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(rows), len(known)))


def shares(learnt: Learnt, rows: Sequence[frozenset[str]]) -> Floats:
    """Return phrases x labels: probabilities."""
    return _softmax(matrix(rows, learnt.signs) @ learnt.weights + learnt.bias)


def _fitted(examples: csr_matrix, targets: Floats) -> tuple[Floats, Floats]:
    draw = np.random.default_rng(SEED)
    weights, bias = np.zeros((examples.shape[1], targets.shape[1])), np.zeros(targets.shape[1])
    seen, seen_bias = np.full_like(weights, 1e-6), np.full_like(bias, 1e-6)
    for _ in range(EPOCHS):
        order = draw.permutation(examples.shape[0])
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            batch = examples[chosen]
            error = (_softmax(batch @ weights + bias) - targets[chosen]) / len(chosen)
            slope = np.asarray(batch.T @ error) + PENALTY * weights
            seen += slope * slope
            weights -= RATE * slope / np.sqrt(seen)
            slope_bias = error.sum(0)
            seen_bias += slope_bias * slope_bias
            bias -= RATE * slope_bias / np.sqrt(seen_bias)
    return weights, bias


def _softmax(sums: Floats) -> Floats:
    powers = np.exp(sums - sums.max(1, keepdims=True))
    whole: Floats = powers / powers.sum(1, keepdims=True)
    return whole


def as_data(learnt: Learnt) -> Mapping[str, object]:
    """Return the weights as the language pack holds them, rounded to two decimals."""
    rows = {}
    for sign, row in zip(learnt.signs, learnt.weights, strict=True):
        strong = [number for number, weight in enumerate(row) if abs(weight) >= SLIGHTEST]
        if strong:
            rows[sign] = [part for number in strong for part in (number, round(float(row[number]), 2))]
    return {"labels": learnt.labels, "bias": [round(float(b), 2) for b in learnt.bias], "weights": rows}


def teach(language: str) -> Iterator[str]:
    """Learn the phrases of a language, write its file, and tell how sure and how right it is on files left out.

    Args:
        language: with a folder of phrases.

    Raises:
        ValueError: there is no pack of this language.
    """
    pack = load_pack(language)
    if pack is None:
        raise ValueError(f"there is no language pack `{language}`")
    phrases = read_phrases(language)
    rows = [signs(phrase.text, pack) for phrase in phrases]
    for file in sorted({phrase.file for phrase in phrases}):
        yield from _held_out(file, phrases, rows)
    learnt = learn(phrases, rows)
    text = json.dumps(as_data(learnt), ensure_ascii=False, separators=(",", ":"))
    (LANGUAGES / language / "guesses.json").write_text(text + "\n", encoding="utf-8")
    size = f"{len(learnt.labels)} labels, {len(learnt.signs)} signs, {len(text)} bytes"
    yield f"{language}: {len(phrases)} phrases, {size}"


def _held_out(file: str, phrases: Sequence[Phrase], rows: Sequence[frozenset[str]]) -> Iterator[str]:
    """Tell how right the guesses on one writer's phrases are when the others' are learnt."""
    inside = [n for n, phrase in enumerate(phrases) if phrase.file != file]
    outside = [n for n, phrase in enumerate(phrases) if phrase.file == file]
    if not inside:
        return
    learnt = learn([phrases[n] for n in inside], [rows[n] for n in inside])
    found = shares(learnt, [rows[n] for n in outside])
    right = np.array(
        [
            learnt.labels[row.argmax()] == (phrases[n].kind, phrases[n].what)
            for row, n in zip(found, outside, strict=True)
        ]
    )
    highest = found.max(1)
    told = ", ".join(_told(least, highest, right) for least in (0.2, 0.35, 0.6) if (highest >= least).any())
    yield f"left out {file}: {len(outside)} phrases, {100 * right.mean():.1f} % right; {told}"


def _told(least: float, highest: Floats, right: NDArray[np.bool_]) -> str:
    sure = highest >= least
    return f"{100 * sure.mean():.0f} % at {least} or more, of these {100 * right[sure].mean():.0f} % right"
