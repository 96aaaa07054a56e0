"""Standard input, line by line, without ever blocking the call: the customer may speak while nobody types."""

from __future__ import annotations

import codecs
import os
import queue
import threading


class Keyboard:
    """Reads a file descriptor on a thread of its own.

    The thread reads the descriptor and not `sys.stdin`: a daemon thread that sits in a buffered reader when the program
    ends would take the interpreter down with it.
    """

    def __init__(self, descriptor: int, *, echoes: bool) -> None:
        """Begin to read.

        Args:
            descriptor: what to read, UTF-8.
            echoes: whether it is a terminal, where the person sees what is typed.
        """
        self.echoes = echoes
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._pause = threading.Event()
        threading.Thread(target=self._read, args=(descriptor,), daemon=True, name="keyboard").start()

    def next_line(self, timeout_s: float) -> str | None:
        """Return a line, or None when none came in time.

        Raises:
            EOFError: there will be no more.
        """
        try:
            line = self._lines.get(timeout=timeout_s)
        except queue.Empty:
            return None
        if line is None:
            raise EOFError
        return line

    def rest(self, seconds: float) -> None:
        """Let a moment of real time pass."""
        self._pause.wait(seconds)

    def _read(self, descriptor: int) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        pending = ""
        while chunk := self._chunk(descriptor):
            *lines, pending = (pending + decoder.decode(chunk)).split("\n")
            for line in lines:
                self._lines.put(line.rstrip("\r"))
        if pending:
            self._lines.put(pending)
        self._lines.put(None)

    def _chunk(self, descriptor: int) -> bytes:
        try:
            return os.read(descriptor, 65536)
        except OSError:  # the terminal is gone: that is the end of the input
            return b""
