"""Says in the language of the interface what rules, progress and scores say in English, by the pattern of the sentence.

Engine, progress and scorers know no language but that of the case, and score cards keep their sentences in English for
years: so they are translated where they are shown. What has no translation stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from simulator import locale
from simulator.locale import ENGLISH, PSEUDO
from simulator.settings import shipped_assets

_VALUE = re.compile(r"\{(\w+)\}")
DEEPEST = 4
"""So many sentences may stand in each other."""


@dataclass(slots=True)
class _Sayings:
    """The sentences of one language."""

    code: str = ENGLISH
    whole: dict[str, str] = field(default_factory=dict)
    patterns: list[tuple[re.Pattern[str], str]] = field(default_factory=list)
    """The most particular first."""
    known: dict[str, str] = field(default_factory=dict)
    """What has been said already."""


_now = _Sayings()


def told(text: str) -> str:
    """Return a sentence of the rules in the language of the interface."""
    global _now
    code = locale.language()
    if code in (ENGLISH, PSEUDO) or not text:
        return text
    if _now.code != code:
        _now = _read(code)
    found = _now.known.get(text)
    if found is None:
        found = _now.known[text] = _told(_now, text, DEEPEST)
    return found


def told_each(text: str) -> str:
    """Return the names of a list, parted by commas, in the language of the interface."""
    whole = told(text)
    return whole if whole != text else ", ".join(told(part) for part in text.split(", "))


def _told(sayings: _Sayings, text: str, deep: int) -> str:
    if text in sayings.whole:
        return sayings.whole[text]
    if not deep:
        return text
    for pattern, said in sayings.patterns:
        match = pattern.fullmatch(text)
        if match is not None:
            return _filled(said, {name: _told(sayings, value, deep - 1) for name, value in match.groupdict().items()})
    return text


def _filled(said: str, values: dict[str, str]) -> str:
    return _VALUE.sub(lambda found: values[found[1]], said)


def file_of(code: str) -> Path | None:
    """Return the catalogue of a language, or None without assets."""
    assets = shipped_assets()
    return None if assets is None else assets / "locale" / f"sayings.{code}.po"


def _read(code: str) -> _Sayings:
    path = file_of(code)
    sayings = _Sayings(code=code)
    if path is None or not path.is_file():
        return sayings
    import polib

    entries = [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(path)).translated_entries()]
    for text, said in sorted(entries, key=lambda entry: -len(_VALUE.sub("", entry[0]))):
        if _VALUE.search(text):
            sayings.patterns.append((pattern_of(text), said))
        else:
            sayings.whole[text] = said
    return sayings


def pattern_of(text: str) -> re.Pattern[str]:
    """Return what matches a sentence whatever its values are; those named by one letter hold no semicolon."""
    parts = _VALUE.split(text)
    return re.compile("".join(_value(p) if n % 2 else re.escape(p) for n, p in enumerate(parts)), re.DOTALL)


def _value(name: str) -> str:
    return f"(?P<{name}>{'[^;]' if len(name) == 1 else '.'}+?)"
