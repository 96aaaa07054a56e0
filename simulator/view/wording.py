"""How the players write times, topics and conventional words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.engine.clock import now_at
from simulator.scenario.model import Scenario

MODES = {"practice": "Practice", "assessment": "Assessment (unsupervised)"}
"""The trainee's own machine holds scenarios, plays and journal: nobody watches an assessment that is taken there."""
CHANNELS = {"chat": "Chat", "phone": "Phone", "email": "E-mail", "social": "Social media"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMarks:
    """What stands over a page of the knowledge base, with a place for the value."""

    version: str
    valid_from: str
    gone: str


PAGE_MARKS = {
    "en": PageMarks(version="Version {}", valid_from="In force from {}", gone="Out of date: see the bulletins."),
    "ko": PageMarks(version="{} 판", valid_from="{}부터 시행", gone="이전 규정입니다. 새 소식을 확인하세요."),
    "it": PageMarks(version="Versione {}", valid_from="In vigore dal {}", gone="Non più valida: vedi le novità."),
}
"""By the language of the case: a page is in one language from its head to its end."""


def clock_time(scenario: Scenario, at_ms: int) -> str:
    """Return the simulated time of day, `15:32`."""
    return now_at(scenario, at_ms).strftime("%H:%M")


def day_and_time(scenario: Scenario, at_ms: int) -> str:
    """Return the simulated day and time, `Tue 3 Mar 15:32`."""
    moment = now_at(scenario, at_ms)
    return f"{moment:%a} {moment.day} {moment:%b} {moment:%H:%M}"


def day_of(scenario: Scenario, at_ms: int) -> str:
    """Return the simulated day, `Tue 3 Mar`."""
    return day_and_time(scenario, at_ms).rpartition(" ")[0]


def elapsed(at_ms: int) -> str:
    """Return how long a call has lasted, `04:32`."""
    minutes, seconds = divmod(at_ms // 1000, 60)
    return f"{minutes:02d}:{seconds:02d}"


def in_words(identifier: str) -> str:
    """Return an id as words."""
    return identifier.replace("_", " ")


UNCHECKED = {
    "en": "No native speaker of English has checked the words of this case yet.",
    "ko": "No native speaker of Korean has checked the words of this case yet.",
    "it": "No native speaker of Italian has checked the words of this case yet.",
}
"""What is said of a language until native speakers have checked what is written in it; then its line goes."""
_NAMES = {"en": "English", "ko": "Korean", "it": "Italian"}


def unchecked_among(languages: Iterable[str]) -> str:
    """Return the same of cases in several languages, as one sentence; "" where all of these have been checked."""
    spoken = set(languages)
    names = [_NAMES[language] for language in UNCHECKED if language in spoken]
    if not names:
        return ""
    told = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"No native speaker has checked the {told} words of these cases yet."


def titled(identifier: str) -> str:
    """Return an id as a title."""
    words = in_words(identifier)
    return words[:1].upper() + words[1:]
