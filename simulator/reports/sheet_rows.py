"""Puts the rows of one large sheet into a finished workbook, as a stream: eight times as fast as cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from simulator.reports.tables import Cell, safe

_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x0041_` in a text as a sign: the underscore has to be written that way itself."""
_NO_XML = {0xFFFE: None, 0xFFFF: None}
_END = b"</sheetData>"
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
_FAST = 2
"""Compression level: the rows are much alike."""
_AT_ONCE = 1000


def insert_rows(source: Path, target: Path, part: str, columns: int, rows: Iterable[Sequence[Cell]]) -> None:
    """Write a workbook anew with rows added to one of its sheets.

    Args:
        source: a workbook in which the sheet has its header row only.
        target: where the new one goes.
        part: the sheet's part of the package (`xl/worksheets/sheet2.xml`).
        columns: how many columns the rows have.
        rows: the rows, from the second one on.

    Raises:
        OSError: a file cannot be read or written.
    """
    letters = [column_letters(number) for number in range(columns)]
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_FAST) as new:
        for item in old.infolist():
            if item.filename != part:
                new.writestr(item, old.read(item))
                continue
            text = _DIMENSION.sub(b"", old.read(item))
            head, found, tail = text.partition(_END)
            if not found:
                raise OSError(f"{part} has no rows")
            info = ZipInfo(part, item.date_time)
            info.compress_type = ZIP_DEFLATED
            with new.open(info, "w", force_zip64=True) as stream:
                stream.write(head)
                for block in _blocks(rows, letters):
                    stream.write(block)
                stream.write(_END + tail)


def column_letters(number: int) -> str:
    """Return the letters of a column from 0: A, B, ... Z, AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _blocks(rows: Iterable[Sequence[Cell]], letters: Sequence[str]) -> Iterator[bytes]:
    lines: list[str] = []
    for number, row in enumerate(rows, start=2):
        lines.append(_row(number, row, letters))
        if len(lines) == _AT_ONCE:
            yield "".join(lines).encode()
            lines = []
    yield "".join(lines).encode()


def _row(number: int, row: Sequence[Cell], letters: Sequence[str]) -> str:
    cells = [
        f'<c r="{letter}{number}" t="inlineStr"><is>{_text(cell)}</is></c>'
        if isinstance(cell, str)
        else f'<c r="{letter}{number}"><v>{cell!r}</v></c>'
        for letter, cell in zip(letters, row, strict=True)
        if cell is not None and cell != ""
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


@lru_cache(maxsize=8192)
def _text(text: str) -> str:
    written = escape(safe(text).translate(_NO_XML))
    if "_x" in written:
        written = _ESCAPED.sub(r"_x005F_\1", written)
    return f'<t xml:space="preserve">{written}</t>'
