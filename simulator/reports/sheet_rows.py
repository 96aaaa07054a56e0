"""Puts the rows of one large sheet into a finished workbook, as a stream: eight times as fast as cell by cell."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from simulator.reports.tables import Cell, safe

_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x0041_` in a text as a sign: the underscore has to be written that way itself."""
_NO_XML = {0xFFFE: None, 0xFFFF: None}
_END = b"</sheetData>"
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
_LONE = 18
_PLAIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z:+\-]{18,35}").fullmatch
"""Texts of this kind are the same in XML and begin like no formula."""
_FAST = 1
"""Compression level: the rows are much alike."""
_AT_ONCE = 250
_BLOCK = 1 << 18


def column_letters(number: int) -> str:
    """Return the letters of a column from 0: A, B, ... Z, AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_HERE = "\x00"
"""Stands in a cell for the number of its row; no text of a sheet can hold it."""
_LETTERS = tuple(column_letters(number) for number in range(100))
_PLACE = _HERE.encode()
_ROW_END = b"</row>"
"""In no text of a sheet either: there `<` is written otherwise."""
_TEXTS = tuple(f'<c r="{letters}{_HERE}" t="inlineStr"><is>' for letters in _LETTERS)
_NUMBERS = tuple(f'<c r="{letters}{_HERE}"><v>' for letters in _LETTERS)
"""How a cell begins, by its column."""


def insert_rows(source: BinaryIO, target: Path, rows: Mapping[str, Iterable[bytes]]) -> None:
    """Write a workbook anew with rows added to some of its sheets.

    Args:
        source: a workbook in which these sheets have their header row only.
        target: where the new one goes.
        rows: by the sheet's part of the package (`xl/worksheets/sheet2.xml`) what `rows_in` yields; taken in the order
            of the sheets.

    Raises:
        OSError: a file cannot be read or written.
    """
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_FAST) as new:
        for item in old.infolist():
            if item.filename not in rows:
                new.writestr(item, old.read(item))
                continue
            text = _DIMENSION.sub(b"", old.read(item))
            head, found, tail = text.partition(_END)
            if not found:
                raise OSError(f"{item.filename} has no rows")
            with new.open(item.filename, "w", force_zip64=True) as stream:  # by name: a ZipInfo would forget the level
                stream.write(head)
                for block in _numbered(iter(rows[item.filename])):
                    stream.write(block)
                stream.write(_END + tail)


def _numbered(rows: Iterator[bytes]) -> Iterator[bytes]:
    """Yield rows with their numbers, many at once; 1 is the header."""
    first = 2
    while part := list(islice(rows, _AT_ONCE)):
        yield b"".join([row.replace(_PLACE, b"%d" % n) + _ROW_END for n, row in enumerate(part, first)])
        first += len(part)


def rows_in(files: Iterable[Path]) -> Generator[bytes]:
    """Yield the rows of some files that `write_rows` wrote, each without its end."""
    for file in files:
        with file.open("rb") as stream:
            rest = b""
            while block := stream.read(_BLOCK):
                *rows, rest = (rest + block).split(_ROW_END)
                yield from rows


def write_rows(target: BinaryIO, rows: Iterable[Sequence[Cell]], *, alike: Sequence[tuple[int, int]] = ()) -> int:
    """Write rows as a sheet has them, but for their numbers, and return how many.

    Args:
        target: where they go.
        rows: the rows; texts are made safe.
        alike: columns, from and up to, whose cells together come again and again; they are written once and kept.
    """
    written, lines = 0, []
    for row in rows:
        lines.append(_row(row, alike))
        if len(lines) == _AT_ONCE:
            written += len(lines)
            target.write("".join(lines).encode())
            lines.clear()
    target.write("".join(lines).encode())
    return written + len(lines)


def _row(row: Sequence[Cell], alike: Sequence[tuple[int, int]]) -> str:
    parts, place = [f'<row r="{_HERE}">'], 0
    for start, stop in alike:
        parts.append(_cells(place, row[place:start]))
        parts.append(_same(start, tuple(row[start:stop])))
        place = stop
    parts.append(_cells(place, row[place:]))
    parts.append(_ROW_END.decode())
    return "".join(parts)


def _cells(start: int, cells: Sequence[Cell]) -> str:
    """Return some cells of a row, the first of them in the column with this number; empty ones are left out."""
    return "".join(
        [
            f"{_TEXTS[column]}<t>{cell}</t></is></c>"
            if isinstance(cell, str) and len(cell) > _LONE and _PLAIN(cell)
            else _cell(column, cell)
            for column, cell in enumerate(cells, start)
            if cell is not None and cell != ""
        ]
    )


@lru_cache(maxsize=2048)
def _same(start: int, cells: tuple[Cell, ...]) -> str:
    return _cells(start, cells)


@lru_cache(maxsize=16_384)
def _cell(column: int, cell: Cell) -> str:
    """Return a cell; ids and moments, of which each comes once, are not worth keeping."""
    return f"{_TEXTS[column]}{_text(cell)}</is></c>" if isinstance(cell, str) else f"{_NUMBERS[column]}{cell!r}</v></c>"


def _text(text: str) -> str:
    written = escape(safe(text).translate(_NO_XML), quote=False)
    if "_x" in written:
        written = _ESCAPED.sub(r"_x005F_\1", written)
    space = ' xml:space="preserve"' if written != written.strip() or "\n" in written else ""
    return f"<t{space}>{written}</t>"
