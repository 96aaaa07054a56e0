"""Writes the moment at which a case begins as people write it in the language of the case."""

from __future__ import annotations

from datetime import datetime

DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ko": ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
}
"""The days of the week by language, from Monday on."""
_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "it": (
        *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
        *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
    ),
}


def written_moment(starts: str, language: str) -> str:
    """Return a moment in words: `Tuesday 3 March 2026, 10:00`, `2026년 3월 3일 화요일 10:00`.

    In Italian `3 marzo 2026, ore 10:00`, without a weekday, so that `È il {now}` reads well. What is no moment stays
    as it is.

    Args:
        starts: as the case has it, `2026-03-03 10:00`.
        language: of the case; another one than these three keeps the figures.
    """
    try:
        moment = datetime.fromisoformat(starts)
    except ValueError:
        return starts
    if language == "ko":
        day = DAYS["ko"][moment.weekday()]
        return f"{moment.year}년 {moment.month}월 {moment.day}일 {day} {moment:%H:%M}"
    if language not in _MONTHS:
        return starts
    date = f"{moment.day} {_MONTHS[language][moment.month - 1]} {moment.year}"
    return (
        f"{date}, ore {moment:%H:%M}" if language == "it" else f"{DAYS['en'][moment.weekday()]} {date}, {moment:%H:%M}"
    )
