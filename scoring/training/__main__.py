"""The commands of corpus and training: `python -m scoring.training report|check|fit|ablate-PART|guesses`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scoring.training.items import CORPUS, CorpusError, Item, read_corpus
from scoring.training.report import report

_HELP = (
    "report: figures; check: is every line sound; fit: make the models; ablate-PART: measure them; "
    "guesses: learn what single sentences do; cues: work out which letters the cues ask for"
)


def _check(items: Sequence[Item]) -> Iterator[str]:
    yield f"{len(items)} lines are sound"


def _fit(items: Sequence[Item]) -> Iterator[str]:
    from scoring.training.fit import fit  # scikit-learn takes a second to import, and only this command needs it

    yield from fit(items)


def _ablate(part: str) -> Callable[[Sequence[Item]], Iterator[str]]:
    def measure(items: Sequence[Item]) -> Iterator[str]:
        from scoring.training.ablation import ablation  # loads the models, which no other command needs

        yield from ablation(items, part)

    return measure


def _cues(items: Sequence[Item]) -> Iterator[str]:
    from scoring.training.cue_keys import keep_keys  # looks into the parser of patterns, which nothing else needs

    yield from keep_keys(items)


_COMMANDS: dict[str, Callable[[Sequence[Item]], Iterator[str]]] = {
    "report": report,
    "check": _check,
    "fit": _fit,
    "cues": _cues,
    "ablate-dev": _ablate("dev"),
    "ablate-talk": _ablate("talk"),
    "ablate-fresh": _ablate("fresh"),
    "ablate-test": _ablate("test"),
}


def main() -> int:
    """Run one command; 0 fine, 2 when the corpus is at fault (one line says where)."""
    parser = argparse.ArgumentParser(prog="python -m scoring.training", description=__doc__)
    parser.add_argument("command", choices=(*_COMMANDS, "guesses"), help=_HELP)
    parser.add_argument("--language", default="en", help="guesses: which language")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the folder of the corpus")
    given = parser.parse_args()
    if given.command == "guesses":
        from scoring.training.guesses import teach

        sys.stdout.writelines(f"{line}\n" for line in teach(given.language))
        return 0
    try:
        items = read_corpus(given.corpus)
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for line in _COMMANDS[given.command](items):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
