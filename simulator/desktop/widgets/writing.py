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
        self.anchor, self.caret = self.word_at(index)
        self._last_kind = ""

    def word_at(self, index: int) -> tuple[int, int]:
        """Return the span of the word, the run of spaces or of signs, at an index."""
        text = self.text
        if not text:
            return 0, 0
        start = max(0, min(len(text) - 1, index))
        kind, end = _kind(text[start]), start + 1
        while start > 0 and _kind(text[start - 1]) == kind:
            start -= 1
        while end < len(text) and _kind(text[end]) == kind:
            end += 1
        return start, end

    def paragraph_at(self, index: int) -> tuple[int, int]:
        """Return the span of the paragraph at an index."""
        end = self.text.find("\n", index)
        return self.text.rfind("\n", 0, index) + 1, len(self.text) if end < 0 else end

    def select(self, anchor: int, caret: int) -> None:
        """Select from one index to another."""
        self.place(anchor)
        self.place(caret, select=True)

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
        while 0 < index < len(self.text) and _joined(self.text, index):
            index += 1 if forward else -1
        return max(0, min(len(self.text), index))

    def _word(self, forward: bool) -> int:
        """Return where the next word begins, or this or the last one does."""
        index, text = self.caret, self.text
        if forward:
            kind = _kind(text[index]) if index < len(text) else ""
            while index < len(text) and _kind(text[index]) == kind:
                index += 1
            while index < len(text) and text[index].isspace():
                index += 1
            return index
        while index > 0 and text[index - 1].isspace():
            index -= 1
        kind = _kind(text[index - 1]) if index else ""
        while index > 0 and _kind(text[index - 1]) == kind:
            index -= 1
        return index


def _kind(char: str) -> str:
    """Return what a character is to somebody who moves by words: an apostrophe is inside one."""
    if char == "\n":
        return "end"
    if char.isspace():
        return "space"
    return "word" if char.isalnum() or char in "_'’" or unicodedata.combining(char) else "sign"


def _joined(text: str, index: int) -> bool:
    """Tell whether a character belongs to the one before it: the caret never stands between them."""
    char = text[index]
    if unicodedata.combining(char) or text[index - 1] == "\u200d" or char in "\u200d\ufe0e\ufe0f\u20e3":
        return True
    if "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f" or "\u1160" <= char <= "\u11ff":
        return True
    return _is_flag(char) and _flags_before(text, index) % 2 == 1


def _is_flag(char: str) -> bool:
    """Tell whether a character is half of a flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flags_before(text: str, index: int) -> int:
    start = index
    while start > 0 and _is_flag(text[start - 1]):
        start -= 1
    return index - start
