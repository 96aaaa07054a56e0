"""The pages besides a call: today, library, progress, settings, help, and the way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from simulator.browser.app import Visit
from simulator.browser.preferences import CHOICES, from_mapping
from simulator.browser.web import Response
from simulator.locale import LANGUAGES, tr
from simulator.locale import language as spoken_here
from simulator.sayings import told
from simulator.scenario.tongue import rank
from simulator.session.ports import LibraryEntry
from simulator.view.briefing import skill_title
from simulator.view.speaker import TrialView
from simulator.words import language_word

CHANNELS = ("chat", "phone", "email", "social")
LEVELS = (1, 2, 3, 4)
PASSED = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something that can be set."""

    name: str
    label: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    """Values with their words."""
    chosen: str


def today(visit: Visit) -> Response:
    """Show the trainee's day."""
    view = visit.desk.today()
    if view.first_time and visit.preferences.welcomed == "no":
        return visit.page("welcome.html", view=view, options=_options(visit))
    floor = visit.app.floor
    on_desk = floor.desk.shift.title if floor is not None else ""
    return visit.page("today.html", view=view, mode=visit.desk.mode, on_desk=on_desk)


def welcomed(visit: Visit) -> Response:
    """Keep how the pages should look, and go on into the first call, or to Today."""
    then = visit.request.form.get("then", "")
    _keep(visit, {} if then == "again" else {"welcomed": "yes"})
    first = visit.desk.today().first_scenario if then == "first" else ""
    return visit.to(f"/briefing?scenario={first}&guided=yes" if first else "/")


def onwards(visit: Visit) -> Response:
    """Go on to the shift that is on, to what is set, to the next contact of the day; home where there is none."""
    if visit.app.floor is not None:
        return visit.to("/shift")
    after, view = visit.request.query.get("after", ""), visit.desk.today()
    wanted = [each for each in view.assigned if each.known and not each.done and each.scenario_id != after]
    if wanted:
        mode = "&mode=assessment" if wanted[0].mode == "assessment" else ""
        return visit.to(f"/briefing?scenario={quote(wanted[0].scenario_id, safe='')}{mode}")
    left = [contact for contact in view.contacts if not contact.done and contact.scenario_id != after]
    return visit.to(f"/briefing?scenario={quote(left[0].scenario_id, safe='')}" if left else "/")


def library(visit: Visit) -> Response:
    """Show what can be played, as far as it is looked for."""
    query = visit.request.query
    entries = sorted(visit.desk.entries(), key=lambda entry: rank(entry.language, {spoken_here()}))
    results = visit.desk.last_results()
    found = tuple(entry for entry in entries if _takes(query, entry, results.get(entry.id)))
    skills = sorted({each for entry in entries for each in entry.skills}, key=lambda each: told(skill_title(each)))
    asked = any(query.get(name) for name in ("words", "channel", "level", "skill", "progress"))
    return visit.page(
        "library.html",
        found=found,
        total=len(entries),
        results=results,
        passed=PASSED,
        query=query,
        asked=asked,
        channels=CHANNELS,
        levels=LEVELS,
        skills=skills,
    )


def _takes(query: Mapping[str, str], entry: LibraryEntry, result: float | None) -> bool:
    """Tell whether a scenario is looked for."""
    skills = (told(skill_title(skill)) for skill in entry.skills)
    texts = (entry.title, entry.channel, language_word(entry.language), *entry.skills, *skills, *entry.labels)
    words = " ".join(texts).replace("_", " ").casefold()
    came_to = {"new": result is None, "open": result is not None and result < PASSED, "passed": (result or 0) >= PASSED}
    return (
        all(word in words for word in query.get("words", "").casefold().split())
        and query.get("channel", "") in ("", entry.channel)
        and query.get("level", "") in ("", str(entry.difficulty))
        and query.get("skill", "") in ("", *entry.skills)
        and came_to.get(query.get("progress", ""), True)
    )


def progress(visit: Visit) -> Response:
    """Show where the trainee stands."""
    return visit.page("progress.html", view=visit.desk.progress())


def settings(visit: Visit) -> Response:
    """Show what can be set."""
    return _settings(visit, None)


def _settings(visit: Visit, trial: TrialView | None) -> Response:
    saved = visit.request.query.get("saved") == "yes"
    return visit.page("settings.html", options=_options(visit), saved=saved, speaker=visit.desk.speaker(), trial=trial)


def choose_voice(visit: Visit) -> Response:
    """Let an LLM speak for the customer, or the script: from the next call on."""
    form = visit.request.form
    visit.desk.choose_speaker(llm=form.get("llm") == "yes", host=form.get("host", ""))
    return visit.to("/settings?saved=yes#voice")


def try_voice(visit: Visit) -> Response:
    """Ask the LLM for a sample line, and show what came of it."""
    return _settings(visit, visit.app.aside(visit.desk.try_speaker))


def change_settings(visit: Visit) -> Response:
    """Keep what was set."""
    _keep(visit, {})
    return visit.to("/settings?saved=yes#saved")


def _keep(visit: Visit, more: Mapping[str, str]) -> None:
    """Keep what a form has set, and something besides."""
    sent = {name: value for name, value in visit.request.form.items() if value in CHOICES.get(name, ())}
    wanted = from_mapping({**visit.preferences.as_mapping(), **sent, **more})
    visit.desk.remember(wanted.as_mapping())


def _options(visit: Visit) -> tuple[Option, ...]:
    now = visit.preferences
    themes = {
        "system": tr("As the system has it"),
        "light": tr("Light"),
        "dark": tr("Dark"),
        "contrast": tr("High contrast"),
    }
    timers = {"on": tr("Normal"), "relaxed": tr("Relaxed"), "off": tr("Off")}
    relaxed = tr("Relaxed: time limits are longer. Off: there are none. From the next call on; the record says so.")
    spoken = tr("Conversations stay in the language that they are written in.")
    frame = tr("On: a small frame beside the conversation tells what is new. Off: nothing loads by itself.")
    return (
        Option(name="theme", label=tr("Theme"), hint="", choices=tuple(themes.items()), chosen=now.theme),
        Option(
            name="text",
            label=tr("Text size"),
            hint=tr("Your browser's own zoom works as well."),
            choices=tuple((size, f"{size} %") for size in CHOICES["text"]),
            chosen=now.text,
        ),
        Option(
            name="language",
            label=tr("Language of the pages"),
            hint=spoken,
            choices=tuple(LANGUAGES.items()),
            chosen=now.language,
        ),
        Option(name="timers", label=tr("Timers"), hint=relaxed, choices=tuple(timers.items()), chosen=now.timers),
        Option(
            name="news",
            label=tr("Look for news by itself"),
            hint=frame,
            choices=(("on", tr("On")), ("off", tr("Off"))),
            chosen=now.news,
        ),
    )


def help_page(visit: Visit) -> Response:
    """Show how the pages are used."""
    return visit.page("help.html")


def quit_program(visit: Visit) -> Response:
    """End the server, once this page has been sent."""
    page = visit.page("problem.html", title=tr("Rapport has ended"), text=tr("You can close this page."), inside=False)
    if visit.app.on_quit is not None:
        visit.app.on_quit()
    return page
