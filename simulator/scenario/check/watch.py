"""Tells when files have changed, by looking at them again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Stamp = tuple[tuple[str, int, int], ...]


def changes(files: Callable[[], Iterable[Path]], wait: Callable[[], bool]) -> Iterator[None]:
    """Yield once at the start, and again whenever one of the files has changed, come or gone.

    Args:
        files: what to look at; asked anew each time, because a change may bring other files in.
        wait: lets some time pass; False ends the watch.
    """
    yield
    seen = _stamp(files())
    while wait():
        now = _stamp(files())
        if now != seen:
            yield
            now = _stamp(files())
        seen = now


def _stamp(files: Iterable[Path]) -> Stamp:
    found = []
    for file in files:
        try:
            about = file.stat()
        except OSError:
            continue  # a file that has gone is a change by its absence
        found.append((str(file), about.st_size, about.st_mtime_ns))
    return tuple(sorted(found))
