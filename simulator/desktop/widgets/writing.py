"""A text under the hand: caret, selection, undo; it knows neither pixels nor keys."""

from __future__ import annotations

import unicodedata

LONGEST_HISTORY = 200
LONGEST_TEXT = 8000

Snapshot = tuple[str, int, int]


class Writing:
    """A text with a caret and an anchor; what lies between them is selected."""

    def __init__(self, text: str = "", *, multiline: bool = True) -> None:
        """Start with a text and the caret at its end."""
        self.text = text
        self.caret = self.anchor = len(text)
        self._multiline = multiline
        self._past: list[Snapshot] = []
        self._future: list[Snapshot] = []
        self._last_kind = ""

    @property
    def selection(self) -> tuple[int, int]:
        """Return the selected span; empty where nothing is selected."""
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    @property
    def selected(self) -> str:
        """Return the selected text."""
        start, end = self.selection
        return self.text[start:end]

    def insert(self, text: str, *, kind: str = "type") -> None:
        """Put a text in place of the selection.

        Args:
            text: is normalised to NFC: decomposed syllables cannot be drawn.
            kind: consecutive changes of one kind are undone together, up to a space.
        """
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""))
        if not self._multiline:
            text = text.replace("\n", " ")
        start, end = self.selection
        text = text[: LONGEST_TEXT - (len(self.text) - (end - start))]
        self._remember("" if text.isspace() and kind == "type" else kind)
        self.text = self.text[:start] + text + self.text[end:]
        self.caret = self.anchor = start + len(text)

    def delete(self, *, forward: bool, word: bool = False) -> None:
        """Take away the selection, or what lies beside the caret."""
        if self.caret == self.anchor:
            step = self._word(forward) if word else self._char(forward)
            if step == self.caret:
                return
            self._remember("delete")
            self.anchor = step
        else:
            self._remember("")
        start, end = self.selection
        self.text = self.text[:start] + self.text[end:]
        self.caret = self.anchor = start

    def move(self, *, forward: bool, word: bool = False, select: bool = False) -> None:
        """Move the caret by a character or a word."""
        if self.caret != self.anchor and not select and not word:
            self.place(self.selection[1] if forward else self.selection[0])
            return
        self.place(self._word(forward) if word else self._char(forward), select=select)

    def place(self, index: int, *, select: bool = False) -> None:
        """Put the caret somewhere; with `select` the anchor stays."""
        self.caret = max(0, min(len(self.text), index))
        if not select:
            self.anchor = self.caret
        self._last_kind = ""

    def select_all(self) -> None:
        """Select the whole text."""
        self.anchor, self.caret = 0, len(self.text)
        self._last_kind = ""

    def select_word(self, index: int) -> None:
        """Select the word at an index."""
        start = end = max(0, min(len(self.text), index))
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        self.anchor, self.caret = start, end

    def clear(self) -> None:
        """Empty the text; that can be undone."""
        self.replace("")

    def replace(self, text: str) -> None:
        """Put another text in place of the whole; that can be undone."""
        self._remember("")
        self.text = text
        self.caret = self.anchor = len(text)

    def undo(self) -> None:
        """Take back the last change."""
        if self._past:
            self._future.append((self.text, self.caret, self.anchor))
            self.text, self.caret, self.anchor = self._past.pop()
            self._last_kind = ""

    def redo(self) -> None:
        """Make the change again that was taken back."""
        if self._future:
            self._past.append((self.text, self.caret, self.anchor))
            self.text, self.caret, self.anchor = self._future.pop()
            self._last_kind = ""

    def _remember(self, kind: str) -> None:
        if not kind or kind != self._last_kind:
            self._past.append((self.text, self.caret, self.anchor))
            del self._past[:-LONGEST_HISTORY]
        self._future.clear()
        self._last_kind = kind

    def _char(self, forward: bool) -> int:
        index = self.caret + (1 if forward else -1)
        while 0 < index < len(self.text) and _joined(self.text[index]):
            index += 1 if forward else -1
        return max(0, min(len(self.text), index))

    def _word(self, forward: bool) -> int:
        index, text = self.caret, self.text
        if forward:
            while index < len(text) and not text[index].isspace():
                index += 1
            while index < len(text) and text[index].isspace():
                index += 1
            return index
        while index > 0 and text[index - 1].isspace():
            index -= 1
        while index > 0 and not text[index - 1].isspace():
            index -= 1
        return index


def _joined(char: str) -> bool:
    """Tell whether a character belongs to the one before it: the caret never stands between them."""
    return bool(unicodedata.combining(char)) or char in "\u200d\ufe0e\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff"
