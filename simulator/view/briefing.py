"""What stands before a call."""

from __future__ import annotations

from scoring.rubric import CRITERIA
from simulator.engine.clock import duration_ms
from simulator.scenario.model import Queue, Scenario
from simulator.view.values import BriefingView
from simulator.view.wording import CHANNELS, MODES, in_words


def show_briefing(scenario: Scenario, mode: str) -> BriefingView:
    """Return the briefing of a call.

    Args:
        scenario: the case as played.
        mode: practice or assessment.
    """
    return BriefingView(
        title=scenario.title,
        channel=CHANNELS[scenario.channel],
        difficulty=scenario.difficulty,
        minutes=scenario.minutes,
        skills=tuple(skill_title(skill) for skill in scenario.skills),
        labels=scenario.labels,
        text=scenario.briefing.strip(),
        firm=scenario.company.firm,
        customer=scenario.customer.name,
        portrait=scenario.customer.portrait,
        waited=_waited(scenario.queue),
        mode=mode,
        mode_text=MODES[mode],
        language=scenario.language,
        pressing="The matter is pressing." if scenario.queue.urgency == "high" else "",
    )


def skill_title(name: str) -> str:
    """Return what a skill is called; one that no criterion has, as its id says it.

    Args:
        name: its id.
    """
    return CRITERIA[name].title if name in CRITERIA else in_words(name)


def _waited(queue: Queue) -> str:
    waited = duration_ms(queue.waited) // 60_000
    if not waited:
        return ""
    told = f" after being told {duration_ms(queue.told) // 60_000} min" if queue.told else ""
    return f"The customer has been waiting for {waited} min{told}."
