"""Finds the files that authors wrote, and tells by size and time whether one has changed."""

from __future__ import annotations

from pathlib import Path


def authored(folder: Path, pattern: str = "*.yaml") -> list[Path]:
    """Return the files of a folder by name, without hidden ones: those are locks and drafts of editors.

    Args:
        folder: where to look; it may be missing.
        pattern: which files.
    """
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def stamp(file: Path) -> tuple[int, int] | None:
    """Return the size in bytes and the time of change in nanoseconds; None for a file that is away, or a dead link."""
    try:
        about = file.stat()
    except OSError:
        return None
    return about.st_size, about.st_mtime_ns
