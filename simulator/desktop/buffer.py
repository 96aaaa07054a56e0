"""The text that somebody is typing: caret, selection, undo; knows neither fonts nor keys."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

_JOINER = "\u200d"
_DEEPEST = 500
Stride = Literal["sign", "word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A state that undo goes back to."""

    text: str
    caret: int
    anchor: int


class Buffer:
    """Text with a caret; the selection lies between anchor and caret."""

    def __init__(self, text: str = "", *, limit: int = 4_000) -> None:
        """Start with the caret at the end.

        Args:
            text: the text.
            limit: most characters that it holds.
        """
        self.text = text
        self.caret = len(text)
        self.anchor = len(text)
        self._limit = limit
        self._past: list[Snapshot] = []
        self._future: list[Snapshot] = []
        self._typing = False

    @property
    def selection(self) -> tuple[int, int]:
        """Return start and end of the selection; equal when nothing is selected."""
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    @property
    def selected(self) -> str:
        """Return the selected text."""
        start, end = self.selection
        return self.text[start:end]

    def insert(self, text: str) -> None:
        """Put text in place of the selection; what exceeds the limit is left out."""
        start, end = self.selection
        text = text[: max(0, self._limit - len(self.text) + end - start)]
        if not text and start == end:
            return
        runs_on = self._typing and start == end and len(text) == 1 and not text.isspace()
        if not runs_on:
            self._remember()
        self._replace(start, end, text)
        self._typing = len(text) == 1

    def delete(self, *, forward: bool, stride: Stride = "sign") -> None:
        """Delete the selection, or one sign or word beside the caret."""
        start, end = self.selection
        if start == end:
            other = self.after(self.caret, stride) if forward else self.before(self.caret, stride)
            start, end = min(other, self.caret), max(other, self.caret)
        if start == end:
            return
        self._remember()
        self._replace(start, end, "")

    def move(self, to: int, *, select: bool = False) -> None:
        """Move the caret; with `select` the selection follows it."""
        self.caret = max(0, min(to, len(self.text)))
        if not select:
            self.anchor = self.caret
        self._typing = False

    def select_all(self) -> None:
        """Select everything."""
        self.anchor, self.caret = 0, len(self.text)
        self._typing = False

    def clear(self) -> None:
        """Empty it and forget what was; for a message that was sent."""
        self.text, self.caret, self.anchor = "", 0, 0
        self._past.clear()
        self._future.clear()
        self._typing = False

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._future.append(self._now())
            self._restore(self._past.pop())

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._future:
            self._past.append(self._now())
            self._restore(self._future.pop())

    def after(self, at: int, stride: Stride = "sign") -> int:
        """Return where the next sign, or the next word, begins."""
        if stride == "sign":
            return _sign_end(self.text, at)
        while at < len(self.text) and not self.text[at].isspace():
            at += 1
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        return at

    def before(self, at: int, stride: Stride = "sign") -> int:
        """Return where the sign, or the word, before this place begins."""
        if stride == "sign":
            start = max(0, at - 1)
            while start > 0 and _sign_end(self.text, start - 1) > start:
                start -= 1
            return start
        while at > 0 and self.text[at - 1].isspace():
            at -= 1
        while at > 0 and not self.text[at - 1].isspace():
            at -= 1
        return at

    def word_at(self, at: int) -> tuple[int, int]:
        """Return the word around a place."""
        start = end = max(0, min(at, len(self.text)))
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return start, end

    def _replace(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]
        self.caret = self.anchor = start + len(text)
        self._typing = False

    def _remember(self) -> None:
        self._past.append(self._now())
        del self._past[:-_DEEPEST]
        self._future.clear()

    def _now(self) -> Snapshot:
        return Snapshot(text=self.text, caret=self.caret, anchor=self.anchor)

    def _restore(self, was: Snapshot) -> None:
        self.text, self.caret, self.anchor = was.text, was.caret, was.anchor
        self._typing = False


def _sign_end(text: str, at: int) -> int:
    """Return the end of what a person takes for one sign: with its accents, variants and joined parts."""
    end = min(at + 1, len(text))
    while end < len(text) and (_extends(text[end]) or text[end - 1] == _JOINER):
        end += 1
    return end


def _extends(sign: str) -> bool:
    if sign == _JOINER or unicodedata.combining(sign):
        return True
    return 0xFE00 <= ord(sign) <= 0xFE0F or 0x1F3FB <= ord(sign) <= 0x1F3FF
