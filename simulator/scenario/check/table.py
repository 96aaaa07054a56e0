"""The table of codes: one entry each, from which the check, `explain` and `docs/checks.md` are made."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.scenario.check.entries import duties, flow, folder, format_form, idle, names, truth, wording, yaml_form
from simulator.scenario.check.entry import Entry, Finder, by_code

TABLE: Mapping[str, Entry] = by_code(
    (
        *yaml_form.ENTRIES,
        *format_form.ENTRIES,
        *names.ENTRIES,
        *flow.ENTRIES,
        *truth.ENTRIES,
        *duties.ENTRIES,
        *wording.ENTRIES,
        *idle.ENTRIES,
        *folder.ENTRIES,
    )
)
"""Every code that `rapport scenario check` can give, in the order of the codes."""
FINDERS: tuple[Finder, ...] = tuple(dict.fromkeys(entry.finds for entry in TABLE.values()))
"""The functions that find them, each once."""
RETIRED: Mapping[str, str] = {"W801": "S213"}
"""Codes that earlier versions gave, with the code that says the same today."""
