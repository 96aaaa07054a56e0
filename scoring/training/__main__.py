"""The commands of corpus and training: `python -m scoring.training report|check`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scoring.training.items import CORPUS, CorpusError, read_corpus
from scoring.training.report import report


def main() -> int:
    """Run one command; 0 fine, 2 when the corpus is at fault (one line says where)."""
    parser = argparse.ArgumentParser(prog="python -m scoring.training", description=__doc__)
    parser.add_argument("command", choices=("report", "check"), help="report: figures; check: is every line sound")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the folder of the corpus")
    given = parser.parse_args()
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
