"""Days and times as people write them in the language of the interface; the year stands where it is another one."""

from __future__ import annotations

from datetime import date, datetime

from simulator.locale import language, tr

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


def short_day(day: date, today: date) -> str:
    """Return a day with its weekday, and with its year where that is not this one: `Thu 5 March`, `Thu 5 March 2025`.

    Args:
        day: which.
        today: says which year need not be named.
    """
    code = _spoken()
    week = _DAYS[code][day.weekday()]
    other = day.year != today.year
    if code == "ko":
        return f"{f'{day.year}년 ' if other else ''}{day.month}월 {day.day}일({week})"
    return f"{week} {day.day} {_MONTHS[code][day.month - 1]}{f' {day.year}' if other else ''}"


def past_words(moment: datetime, today: date) -> str:
    """Return when something was: `today 14:05`, `yesterday 14:05`, `Thu 5 March 14:05`, `Thu 5 March 2025 14:05`.

    Args:
        moment: when, in the trainee's zone.
        today: seen from which day.
    """
    near = {0: tr("today"), 1: tr("yesterday")}.get((today - moment.date()).days)
    return f"{near or short_day(moment.date(), today)} {moment:%H:%M}"


def ahead_words(moment: datetime, ahead: int, *, clock: bool = True) -> str:
    """Return when something will be: `today 17:00`, `tomorrow 11:00`, `Thu 5 March 17:00`.

    Args:
        moment: when.
        ahead: days from now.
        clock: the hour is known, and not only the day.
    """
    day = due_words(moment.date(), ahead)
    return f"{day} {moment:%H:%M}" if clock else day


def due_words(day: date, ahead: int) -> str:
    """Return a day to come, seen from so many days before it: `today`, `tomorrow`, `Thu 5 March`."""
    near = {-1: tr("yesterday"), 0: tr("today"), 1: tr("tomorrow")}.get(ahead)
    return near or short_day(day, date.fromordinal(day.toordinal() - ahead))


def _spoken() -> str:
    return language() if language() in _DAYS else "en"
