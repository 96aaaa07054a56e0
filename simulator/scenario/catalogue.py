"""Catalogues of translations as PO files beside the files that they translate: `lines.ko.po`, `impatient.ko.po`.

A line that has changed since it was translated is stale: it is marked fuzzy and not played until somebody has looked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from simulator.errors import UserError
from simulator.scenario.load import check_scenario
from simulator.scenario.model import Scenario
from simulator.scenario.translate import ROLES, Line, Source, in_language, names_in, sources_of
from simulator.settings import write_atomically

FUZZY = "fuzzy"
_OWN = "scenario"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the translation of one file has come."""

    source: Source
    path: Path
    """The catalogue; it may not exist."""
    done: Mapping[str, str]
    """What is played: translation by key."""
    missing: tuple[Line, ...]
    stale: tuple[Line, ...]
    """Translated, but the line has changed since."""
    orphaned: tuple[str, ...]
    """Keys of translations whose line is gone."""
    wrong: tuple[tuple[Line, str], ...]
    """Translations that cannot be played, with the reason."""


def catalogues_of(scenario: Scenario, file: Path, language: str) -> list[tuple[Source, Path]]:
    """Return the lines of a scenario and of its packs, each with the path of their catalogue; it may not exist.

    Args:
        scenario: the case as written.
        file: its file, or its folder.
        language: of the translation.
    """
    home = file if file.is_dir() else file.parent
    packs = {f"{path.parent.name}/{path.stem}": path for path in check_scenario(file).files[1:]}
    return [
        (source, home / f"lines.{language}.po" if source.name == _OWN else _beside(home, packs, source.name, language))
        for source in sources_of(scenario)
    ]


def _beside(home: Path, packs: Mapping[str, Path], name: str, language: str) -> Path:
    """Return where the catalogue of a pack lies: beside it, or, where it is another's and has none, in the own pack."""
    own = home.parent / f"{name}.{language}.po"
    theirs = packs[name].with_suffix(f".{language}.po") if name in packs else own
    return theirs if theirs.exists() or theirs.parent == own.parent else own


def translated(scenario: Scenario, file: Path, language: str) -> tuple[Scenario, tuple[int, int]]:
    """Return a scenario in another language as far as its catalogues go, and how many of how many lines are translated.

    Args:
        scenario: the case as written.
        file: its file, or its folder.
        language: the language to play in.

    Raises:
        UserError: a catalogue is no PO file.
    """
    words = {source.name: standing_of(source, path).done for source, path in catalogues_of(scenario, file, language)}
    return in_language(scenario, language, words)


def standing_of(source: Source, path: Path) -> Standing:
    """Return how far a catalogue has come.

    Raises:
        UserError: the file is no PO file.
    """
    entries = {entry.msgctxt: entry for entry in read_catalogue(path) if entry.msgctxt}
    lines = {line.key: line for line in source.lines}
    done: dict[str, str] = {}
    missing, stale, wrong = [], [], []
    for key, line in lines.items():
        entry = entries.get(key)
        if entry is None or not entry.msgstr or entry.obsolete:
            missing.append(line)
        elif entry.msgid != line.text or FUZZY in entry.flags:
            stale.append(line)
        elif reason := _unplayable(line, entry.msgstr):
            wrong.append((line, reason))
        else:
            done[key] = entry.msgstr
    orphaned = tuple(key for key, entry in entries.items() if key not in lines and entry.msgstr and not entry.obsolete)
    return Standing(
        source=source,
        path=path,
        done=done,
        missing=tuple(missing),
        stale=tuple(stale),
        orphaned=orphaned,
        wrong=tuple(wrong),
    )


def brought_up_to_date(source: Source, path: Path, *, language: str, title: str) -> polib.POFile:
    """Return the catalogue of a source as it should be now: new lines empty, changed ones fuzzy, gone ones obsolete.

    A line whose place has changed keeps its translation, found by its words.

    Args:
        source: the lines.
        path: the catalogue so far; it may not exist.
        language: of the translation.
        title: what is translated, for the head of the file.

    Raises:
        UserError: the file is no PO file.
    """
    old = read_catalogue(path)
    by_key = {entry.msgctxt: entry for entry in old if entry.msgctxt}
    by_text = {entry.msgid: entry for entry in old if entry.msgstr and FUZZY not in entry.flags}
    new = polib.POFile(wrapwidth=100)
    new.metadata = {
        **{key: value for key, value in old.metadata.items() if key not in ("Language", "Project-Id-Version")},
        "Project-Id-Version": title,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    keys = {line.key for line in source.lines}
    for line in source.lines:
        new.append(_entry(line, by_key.get(line.key), by_text.get(line.text)))
    moved = {line.text for line in source.lines}
    for entry in old:
        if entry.msgctxt not in keys and entry.msgstr and entry.msgid not in moved:
            entry.obsolete = True
            new.append(entry)
    return new


def taken_in(
    source: Source, path: Path, sent: Path, *, language: str, title: str
) -> tuple[polib.POFile, Sequence[str]]:
    """Return the catalogue with what a translator has sent, and what could not be taken, as sentences.

    Args:
        source: the lines.
        path: the catalogue so far.
        sent: the translator's file.
        language: of the translation.
        title: what is translated.

    Raises:
        UserError: a file is no PO file, or it is written in another language.
    """
    received = read_catalogue(sent, must_exist=True)
    said = received.metadata.get("Language", language)
    if said and said != language:
        raise UserError(f"{sent} is in `{said}`.", f"Import it as: --language {said}")
    current = brought_up_to_date(source, path, language=language, title=title)
    entries = {entry.msgctxt: entry for entry in current}
    lines = {line.key: line for line in source.lines}
    refused = list(_taken(received, entries, lines))
    return current, refused


def write_catalogue(catalogue: polib.POFile, path: Path) -> None:
    """Write a catalogue.

    Raises:
        UserError: it cannot be written.
    """
    write_atomically(path, str(catalogue) + "\n")


def read_catalogue(path: Path, *, must_exist: bool = False) -> polib.POFile:
    """Return a catalogue; an empty one where there is no file.

    Raises:
        UserError: it cannot be read, or is no PO file.
    """
    if not path.exists() and not must_exist:
        return polib.POFile(wrapwidth=100)
    try:
        return polib.pofile(path.read_text(encoding="utf-8-sig"), wrapwidth=100)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error) or "it cannot be read"
        raise UserError(
            f"{path} is no catalogue of translations: {reason}.", "Save it as a PO file in UTF-8."
        ) from error


def _taken(received: polib.POFile, entries: Mapping[str, polib.POEntry], lines: Mapping[str, Line]) -> Iterator[str]:
    for entry in received:
        if not entry.msgstr or entry.obsolete or FUZZY in entry.flags:
            continue
        line = lines.get(entry.msgctxt or "")
        if line is None:
            yield f"{entry.msgctxt or entry.msgid[:40]}: there is no such line any more."
        elif entry.msgid != line.text:
            yield f"{line.key}: the line has changed since; it reads now: {line.text}"
        elif reason := _unplayable(line, entry.msgstr):
            yield f"{line.key}: {reason}"
        else:
            mine = entries[line.key]
            mine.msgstr = entry.msgstr
            mine.flags = [flag for flag in mine.flags if flag != FUZZY]
            mine.previous_msgid = None


def _entry(line: Line, own: polib.POEntry | None, same: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(msgctxt=line.key, msgid=line.text, comment=ROLES[line.role], occurrences=[(line.way, "")])
    if own is not None and own.msgstr and own.msgid == line.text:
        entry.msgstr, entry.flags, entry.previous_msgid = own.msgstr, list(own.flags), own.previous_msgid
        entry.tcomment = own.tcomment
    elif same is not None:
        entry.msgstr, entry.tcomment = same.msgstr, same.tcomment
    elif own is not None and own.msgstr:
        entry.msgstr, entry.flags, entry.previous_msgid = own.msgstr, [FUZZY], own.previous_msgid or own.msgid
    return entry


def _unplayable(line: Line, text: str) -> str:
    """Return why a translation cannot be played, or ""."""
    unknown = sorted(names_in(text) - names_in(line.text))
    if unknown:
        return f"`{{{unknown[0]}}}` does not stand in the line that is translated."
    lost = sorted(names_in(line.text) - names_in(text))
    return f"`{{{lost[0]}}}` is missing." if lost else ""
