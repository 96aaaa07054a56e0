"""The commands of corpus and training: `python -m scoring.training report|check|guesses`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scoring.training.items import CORPUS, CorpusError, read_corpus
from scoring.training.report import report

_HELP = "report: figures; check: is every line sound; guesses: learn what single sentences do"


def main() -> int:
    """Run one command; 0 fine, 2 when the corpus is at fault (one line says where)."""
    parser = argparse.ArgumentParser(prog="python -m scoring.training", description=__doc__)
    parser.add_argument("command", choices=("report", "check", "guesses"), help=_HELP)
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
    lines = report(items) if given.command == "report" else [f"{len(items)} lines are sound"]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
