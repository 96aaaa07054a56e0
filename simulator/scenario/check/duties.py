"""Looks at what the trainee has to do: actions that never succeed, duties beyond authority or hours, useless pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from simulator.errors import Problem
from simulator.scenario.check.case import Case
from simulator.scenario.check.possible import may_be
from simulator.scenario.check.twisted import find_twisted_must_say
from simulator.scenario.check.words import plain, stands_in
from simulator.scenario.model import Duty
from simulator.scenario.opening_hours import OpeningHours, moment_after, read_hours
from simulator.scenario.shape import Record

_LIMIT = re.compile(r"(\w+)\s+(\w+)\s*(<=|<)\s*(\d+(?:\.\d+)?)")
"""An entry under `may` that is limited: action, argument, sign, number."""


def find_actions(case: Case) -> Iterator[Problem]:
    """Yield actions that can never succeed, and the case's own that nothing asks for."""
    asked = _asked_for(case)
    for action in case.items("actions"):
        name = action.get("id", "")
        if name and name not in case.possible.done:
            message = f"The action `{name}` can never succeed: what it `needs` never holds."
            yield action.problem(action.place("needs"), "A702", message, "Mend the condition, or take it out.")
        elif name and name not in asked and not asked & set(action.get("means", ())):
            message = f"Nothing in the case asks for the action `{name}`."
            yield action.problem(action.place("id"), "A708", message, "Keep it as a trap, or take it out.")


def _asked_for(case: Case) -> set[str]:
    """Return the actions and acts that conditions, duties and facts name."""
    found: set[str] = set()
    for record in case.everything:
        if record.kind.__name__ == "Condition":
            found |= {value.partition(" ")[0] for value in record.values() if isinstance(value, str)}
        if record.kind is Duty:
            found |= {record.get("action", ""), *record.get("any_of", ())}
        found |= {name for name in record.get("met_by", ()) if isinstance(name, str)}
        found |= {name for name in record.get("reached_by", ()) if isinstance(name, str)}
        for field in ("may", "must_refer", "never"):
            found |= {str(entry).partition(" ")[0] for entry in record.get(field, ())}
    return found


def find_required(case: Case) -> Iterator[Problem]:
    """Yield required actions that cannot be done as they are required."""
    never = _forbidden(case)
    for duty in (record for record in case.own if record.kind is Duty):
        name = duty.get("action", "")
        versions = case.versions.get(name, ())
        if name in never and not set(duty.get("any_of", ())) - never:
            message = f"`{name}` is required, and `authority` says that it must never be done here."
            yield duty.problem(duty.place("action"), "A703", message, "Require what the desk may do.")
        if not versions:
            continue
        if name not in case.possible.done:
            message = f"`{name}` is required and can never succeed."
            yield duty.problem(duty.place("action"), "A701", message, "Mend what the action needs.")
        refusals = [tuple(_arguments(duty, action)) for action in versions]
        yield from () if () in refusals else refusals[0]
        yield from _beyond(case, duty)


def _beyond(case: Case, duty: Record) -> Iterator[Problem]:
    """Yield amounts that are required and more than `authority` allows."""
    for entry in _entries(case, "may"):
        limit = _LIMIT.fullmatch(entry.strip())
        wanted = duty.get("args", {}).get(limit[2]) if limit is not None and limit[1] == duty.get("action") else None
        if limit is None or isinstance(wanted, bool) or not isinstance(wanted, int | float):
            continue
        if wanted > float(limit[4]) or (wanted == float(limit[4]) and limit[3] == "<"):
            message = f"`{limit[1]}` is required with {limit[2]}={wanted:g}, and `authority` allows `{entry}`."
            yield duty.problem(duty.place("args"), "A703", message, "Require what the desk may do.")


def _arguments(duty: Record, action: Record) -> Iterator[Problem]:
    arguments = action.get("args", {})
    for key, node in duty.entries("args"):
        argument = arguments.get(key.raw)
        wanted = duty.get("args", {}).get(key.raw)
        if not isinstance(argument, Record) or wanted is None:
            continue
        most = argument.get("at_most")
        too_much = most is not None and isinstance(wanted, int | float) and wanted > most
        choices = argument.get("choices", ())
        no_choice = choices and str(wanted) not in choices and "{" not in str(wanted)
        if too_much or no_choice or not may_be(argument, str(wanted)):
            message = f"`{duty['action']}` can never be done with {key.raw}={wanted}."
            remedy = (
                f"The most is {most:g}." if too_much and most is not None else "Name a value that the action takes."
            )
            yield duty.problem(node, "A701", message, remedy)


def _forbidden(case: Case) -> set[str]:
    """Return what the trainee may not decide: whole actions that `authority` puts under `never`."""
    return set(_entries(case, "never"))


def _entries(case: Case, field: str) -> Iterator[str]:
    """Yield the entries of a list of `authority`, the case's own and the company's."""
    for owner in (case.record, case.company):
        authority = owner.get("authority") if owner is not None else None
        if isinstance(authority, Record):
            yield from (str(entry) for entry in authority.get(field, ()))


def find_authority(case: Case) -> Iterator[Problem]:
    """Yield entries of `authority` that contradict each other."""
    for owner in (record for record in case.own if record.kind.__name__ == "Authority"):
        may = {str(entry) for entry in owner.get("may", ())}
        for field in ("must_refer", "never"):
            for number, entry in enumerate(owner.get(field, ())):
                if entry in may:
                    message = f"`{entry}` stands under `may` and under `{field}`."
                    yield owner.problem(owner.place(field, number), "A704", message, "Keep one of them.")


def find_obligations(case: Case) -> Iterator[Problem]:
    """Yield obligations that nobody can meet: not allowed, never possible, or due when the desk is closed."""
    never, hours, start = _forbidden(case), opening_hours(case), start_of(case)
    for owner in (case.record, *case.twists.values()):
        for owed in case.items("obligations", owner):
            met_by = [name for name in owed.get("met_by", ()) if isinstance(name, str)]
            name = owed.get("id", "")
            if met_by and all(each in never for each in met_by):
                message = (
                    f"The obligation `{name}` cannot be met within authority: each of its `met_by` is under `never`."
                )
                yield owed.problem(owed.place("met_by"), "A705", message, "Name an action that the desk may do.")
            elif not case.possible.can_meet(owed):
                message = f"The obligation `{name}` cannot be met: none of its `met_by` can ever succeed."
                yield owed.problem(owed.place("met_by"), "A705", message, "Name an action that can be done.")
            yield from _in_hours(owed, "due", "A706", f"The obligation `{name}` is due", start, hours)
    for scene in case.items("scenes"):
        yield from _in_hours(scene, "at", "A707", f"The scene `{scene.get('id', '')}` opens", start, hours)
    if start is not None and hours is not None and not hours.is_open(start):
        message = f"The call starts on {_said(start)}, when the desk is closed."
        yield case.record.problem(case.record.place("starts"), "A707", message, "Start within the opening hours.")


def _in_hours(
    record: Record, field: str, code: str, what: str, start: datetime | None, hours: OpeningHours | None
) -> Iterator[Problem]:
    moment = moment_of(start, record.get(field), hours)
    if moment is not None and hours is not None and not hours.is_open(moment):
        closed = "a closed day" if not hours.spans(moment.date()) else "outside the opening hours"
        message = f"{what} on {_said(moment)}, {closed}."
        yield record.problem(record.place(field), code, message, "Choose a time at which the desk is open.")


def moment_of(start: datetime | None, text: object, hours: OpeningHours | None) -> datetime | None:
    """Return the moment that a text names, counted from the start; None where either cannot be read."""
    if start is None or not isinstance(text, str):
        return None
    try:
        return moment_after(start, text, hours)
    except (ValueError, OverflowError):
        return None  # the loader has said so already


def _said(moment: datetime) -> str:
    return f"{moment:%A} {moment:%Y-%m-%d} at {moment:%H:%M}"


def start_of(case: Case) -> datetime | None:
    """Return when the call starts, or None where that cannot be read."""
    try:
        return datetime.fromisoformat(str(case.record.get("starts", "")))
    except ValueError:
        return None  # the loader has said so already


def opening_hours(case: Case) -> OpeningHours | None:
    """Return the desk's hours: the case's own, else the company's; None where none are written or readable."""
    company: Mapping[str, Any] = case.company or {}
    written = case.record.get("hours") or company.get("hours") or {}
    closed = tuple(
        day
        for owner in (company, case.record)
        for day in owner.get("holidays", ())
        if isinstance(day, str) and _is_day(day)
    )
    try:
        return read_hours(written, closed) if written or closed else None
    except ValueError:
        return None  # the loader has said so already


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def find_must_say(case: Case) -> Iterator[Problem]:
    """Yield duties of speech that cannot be fulfilled from what the desk shows, or that forbid themselves."""
    facts = {fact.get("id"): fact for fact, _ in case.facts}
    judging = case.record.get("scoring")
    for number, name in enumerate(judging.get("must_say", ()) if isinstance(judging, Record) else ()):
        fact = facts.get(name)
        if fact is None or not isinstance(judging, Record):
            continue
        node = judging.place("must_say", number)
        if fact.get("known_to") == "customer":
            message = f"`{name}` is what the customer knows: the trainee cannot be asked to tell it."
            yield judging.problem(node, "A709", message, "Name a fact of the company.")
        elif case.has_all_pages and not _is_supported(case, fact):
            message = f"No page, record line or result shows the fact `{name}`, which must be said."
            yield judging.problem(node, "A710", message, "Put it on a page of the knowledge base, or into the record.")
    yield from find_twisted_must_say(case)
    for rule in case.items("must_not_say"):
        for number, phrase in enumerate(rule.get("phrases", ())):
            yield from _forbids_the_truth(case, rule, number, phrase)


def _is_supported(case: Case, fact: Record) -> bool:
    shown = case.shown
    forms = (fact.get("value", ""), *fact.get("values", ()), *fact.get("topic", ()))
    needles = {plain(each) for form in forms for each in ((form,) if form in shown else case.filled(form)) if form}
    needles |= {plain(form) for form in forms if form}
    return any(stands_in(needle, shown) for needle in needles)


def _forbids_the_truth(case: Case, rule: Record, number: int, phrase: str) -> Iterator[Problem]:
    for fact, _ in case.facts:
        truths = [*fact.get("says", ()), fact.get("value", ""), *fact.get("values", ())]
        if fact.get("known_to") != "customer" and any(stands_in(plain(phrase), plain(truth)) for truth in truths):
            message = f"`{phrase}` must not be said, and the fact `{fact.get('id')}` says it."
            yield rule.problem(
                rule.place("phrases", number), "A711", message, "Forbid a longer phrase, or mend the fact."
            )
            return


def find_pages(case: Case) -> Iterator[Problem]:
    """Yield pages that no fact needs, and stale ones without a current one."""
    facts = [fact for fact, _ in case.facts if fact.get("known_to") != "customer"]
    if case.record.get("articles"):
        for number, name in enumerate(case.record["articles"]):
            page = next((a for a in case.articles if a.get("id") == str(name).rpartition("/")[2]), None)
            if page is not None and facts and not any(_on_page(case, page, fact) for fact in facts):
                message = f"No fact of the case stands on the page `{name}`."
                node = case.record.place("articles", number)
                yield case.record.problem(node, "A712", message, "Keep it as a distraction, or take it out.")
    current = case.current_pages
    for page in case.articles:
        if page.get("stale") and not any(_same_matter(page, other) for other in current):
            message = f"The page `{page.get('id')}` is stale, and no current page is about the same matter."
            remedy = "Add the current page, with a title that shares a word with it."
            yield page.problem(page.place("stale"), "A713", message, remedy)


def _on_page(case: Case, page: Record, fact: Record) -> bool:
    text = plain(f"{page.get('title', '')} {page.get('text', '')}")
    forms = (fact.get("value", ""), *fact.get("values", ()), *fact.get("contradicts", ()), *fact.get("topic", ()))
    return any(stands_in(plain(each), text) for form in forms if form for each in case.filled(form))


def _same_matter(page: Record, other: Record) -> bool:
    return bool(_matter(page) & _matter(other))


def _matter(page: Record) -> set[str]:
    words = f"{page.get('id', '').replace('_', ' ')} {page.get('title', '')}".casefold().split()
    return {word.strip(".,:;()") for word in words if len(word.strip(".,:;()")) > 3}
