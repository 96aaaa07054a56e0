"""The files beside the pages: the style sheet, fonts, portraits."""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from simulator.browser.app import Visit
from simulator.browser.pages import FOLDER
from simulator.browser.web import Response

FONTS = ("Pretendard-Regular.otf", "Pretendard-SemiBold.otf")
MOODS = ("delighted", "pleased", "calm", "worried", "annoyed", "angry")
KEPT = (("Cache-Control", "private, max-age=3600"),)


def style(_: Visit) -> Response:
    """Return the style sheet."""
    return Response(body=(FOLDER / "page.css").read_bytes(), kind="text/css; charset=utf-8", headers=KEPT)


def font(visit: Visit, name: str) -> Response:
    """Return a font."""
    assets = visit.desk.assets()
    if assets is None or name not in FONTS or not (assets / "fonts" / name).is_file():
        return _nothing()
    return Response(body=(assets / "fonts" / name).read_bytes(), kind="font/otf", headers=KEPT)


def portrait(visit: Visit, name: str, mood: str) -> Response:
    """Return a customer's picture in a mood."""
    assets = visit.desk.assets()
    if assets is None or name not in portrait_names(assets) or mood not in MOODS:
        return _nothing()
    path = assets / "portraits" / name / f"{mood}.svg"
    if not path.is_file():
        return _nothing()
    return Response(body=path.read_bytes(), kind="image/svg+xml", headers=KEPT)


@lru_cache(maxsize=4)
def portrait_names(assets: Path | None) -> tuple[str, ...]:
    """Return the customers that have a picture."""
    folder = None if assets is None else assets / "portraits"
    if folder is None or not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir()))


def _nothing() -> Response:
    return Response(status=HTTPStatus.NOT_FOUND, kind="text/plain; charset=utf-8", body=b"There is no such file.\n")
