"""The golden records: whole calls as they were stored on some day; a later version still reads and folds each of them.

Run as a module, it stores a call of today beside them: what `rapport demo` plays. The older ones stay as they are.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.cli import run
from simulator.engine.events import EVENT_VERSION
from simulator.session.record import Record, write_record
from simulator.session.replay import RULES
from simulator.storage.store import open_store

FOLDER = Path(__file__).parents[1] / "golden" / "records"


def recorded() -> Record:
    """Return the record of a demonstration that is played now."""
    with TemporaryDirectory() as home:
        os.environ["RAPPORT_HOME"] = home
        if run(["demo"]):
            raise RuntimeError("the demonstration did not run")
        with closing(open_store(Path(home) / "journal.db", for_reading=True)) as store:
            return store.record(store.headers()[0].header.call_id)


if __name__ == "__main__":
    record = recorded()
    name = f"{record.header.scenario_id}_good_{record.header.opened_at:%Y%m%d}_v{EVENT_VERSION}_rules{RULES}.jsonl"
    (FOLDER / name).write_text(write_record(record), encoding="utf-8")
    sys.stdout.write(f"{FOLDER / name}\n")
