"""Days and times as people write them in the language of the interface."""

from __future__ import annotations

from datetime import date, datetime

from simulator.locale import language

_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
    "it": ("lun", "mar", "mer", "gio", "ven", "sab", "dom"),
}
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


def moment_words(moment: datetime) -> str:
    """Return a day and a time: `Tue 3 Mar 15:32`, `3월 3일(화) 15:32`, `mar 3 mar 15:32`."""
    code = _spoken()
    day = _DAYS[code][moment.weekday()]
    if code == "ko":
        return f"{moment.month}월 {moment.day}일({day}) {moment:%H:%M}"
    return f"{day} {moment.day} {_MONTHS[code][moment.month - 1][:3]} {moment:%H:%M}"


def day_words(day: date) -> str:
    """Return a day: `22 November 2026`, `2026년 11월 22일`, `22 novembre 2026`."""
    code = _spoken()
    if code == "ko":
        return f"{day.year}년 {day.month}월 {day.day}일"
    return f"{day.day} {_MONTHS[code][day.month - 1]} {day.year}"


def _spoken() -> str:
    return language() if language() in _DAYS else "en"
