"""Tells when files have changed, by looking at them again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from simulator.scenario.files import stamp


def changes(files: Callable[[], Iterable[Path]], wait: Callable[[], bool]) -> Iterator[None]:
    """Yield once at the start, and again whenever one of the files has changed, come or gone.

    A file that is saved while the caller still works on the last change counts as changed.

    Args:
        files: what to look at; asked anew each time, because a change may bring other files in.
        wait: lets some time pass; False ends the watch.
    """
    before = _stamps(files())
    yield
    seen = _stamps(files()) | before
    while wait():
        now = _stamps(files())
        if any(now[file] != seen.get(file, now[file]) for file in now):
            yield
            seen = _stamps(files()) | now
        else:
            seen = now


def _stamps(files: Iterable[Path]) -> dict[Path, tuple[int, int] | None]:
    return {file: stamp(file) for file in files}
