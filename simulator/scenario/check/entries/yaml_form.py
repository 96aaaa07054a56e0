"""Codes of how a file is written, before anything is known of what it says."""

from __future__ import annotations

from simulator.scenario.check.entry import Entry, loaded
from simulator.scenario.check.pitfalls import find_pitfalls
from simulator.scenario.problems import CODES

ENTRIES = (
    Entry(
        code="Y101",
        title=CODES["Y101"],
        reason="Nothing can be said about a file that is missing, no text, or larger than 1 MB. Editors that do not "
        "write UTF-8 spoil every letter with an accent.",
        wrong="title: Caf\udce9 and kettle\n",
        right="title: Café and kettle\n",
        finds=loaded,
    ),
    Entry(
        code="Y102",
        title=CODES["Y102"],
        reason="YAML knows what belongs together by indentation with spaces, colons and quotes. One slip, such as a "
        "tab or a quote that is never closed, and the rest of the file cannot be read.",
        wrong="customer:\n\tname: Ada Quill\n",
        right="customer:\n  name: Ada Quill\n",
        finds=loaded,
    ),
    Entry(
        code="Y103",
        title=CODES["Y103"],
        reason="`&`, `*` and `!` copy parts of a file or turn them into something else. Files that use them are hard "
        "to read, and a few lines can swell to gigabytes.",
        wrong="title: &leak The kettle that leaks\n",
        right="title: The kettle that leaks\n",
        finds=loaded,
    ),
    Entry(
        code="Y104",
        title=CODES["Y104"],
        reason="Only one of the two can count, and most programs silently take the last.",
        wrong="minutes: 5\nminutes: 6\n",
        right="minutes: 6\n",
        finds=loaded,
    ),
    Entry(
        code="Y105",
        title=CODES["Y105"],
        reason="A scenario needs a dozen levels. More of them are a slip, or a file that is meant to do harm.",
        wrong=f"labels: {'[' * 25}{']' * 25}\n",
        right="labels: []\n",
        finds=loaded,
    ),
    Entry(
        code="Y106",
        title=CODES["Y106"],
        reason="Text that was copied from elsewhere may hold signs that nobody sees, and that spoil searches and "
        "comparisons.",
        wrong="title: The kettle\x07 that leaks\n",
        right="title: The kettle that leaks\n",
        finds=loaded,
    ),
    Entry(
        code="Y107",
        title=CODES["Y107"],
        reason="A scenario is passed on as a folder. What lies outside it is missing on the next computer, or is none "
        "of its business.",
        wrong="scenario.yaml -> ../../elsewhere/scenario.yaml\n",
        right="scenario.yaml\n",
        finds=loaded,
        file="",
    ),
    Entry(
        code="Y121",
        title="a plain word that other programs read as true or false",
        reason="Rapport reads `no` as the word. Spreadsheets, editors and older YAML programs read it as false, and "
        "write it back so.",
        wrong='record: {order: "{order}", insured: no}\n',
        right='record: {order: "{order}", insured: "no"}\n',
        finds=find_pitfalls,
        severity="warning",
    ),
    Entry(
        code="Y122",
        title="a plain time of day that other programs read as a number",
        reason="Rapport reads `12:30` as a time. Older YAML programs count in sixties and make 750 of it.",
        wrong='record: {order: "{order}", collected: 12:30}\n',
        right='record: {order: "{order}", collected: "12:30"}\n',
        finds=find_pitfalls,
        severity="warning",
    ),
    Entry(
        code="Y123",
        title="a text that is cut off by a comment",
        reason="After a space, `#` begins a comment, in the middle of a sentence too. The customer would never say "
        "the rest.",
        wrong='record:\n  order: "{order}"\n  parcel: bay #12, left\n',
        right='record:\n  order: "{order}"\n  parcel: "bay #12, left"\n',
        finds=find_pitfalls,
        severity="warning",
    ),
)
