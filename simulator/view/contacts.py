"""Which two or three contacts a day offers: those of today that are done, and what fits beside the calls under way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from simulator.scenario.tongue import rank, welcome_in
from simulator.view.day import Chosen, ContactView, Listed, Played

CONTACTS = 3
SHIFT_MINUTES = 15


def choose_contacts(
    entries: Sequence[Listed],
    played: Sequence[Played],
    chosen: Sequence[Chosen],
    *,
    today: date,
    elsewhere: Collection[str],
    language: str,
) -> tuple[ContactView, ...]:
    """Return two or three contacts that fit into a shift: those of today that are done, then those chosen.

    A call of today that is still open has its own place in the day: it is no contact, but takes the room of one.

    Args:
        entries: the library, in its order.
        played: the trainee's calls, newest first.
        chosen: the cases to play next, best first.
        today: the trainee's day.
        elsewhere: cases that stand in another part of the day, unless they are done.
        language: in which the trainee reads the day.
    """
    known = {entry.id: entry for entry in entries}
    why = {choice.scenario_id: choice.why for choice in chosen}
    last = {call.scenario_id: call.total for call in reversed(played) if call.closed}
    done = {call.scenario_id: call.total for call in _of_day(played, today) if call.closed}
    under_way = {call.scenario_id for call in _of_day(played, today) if not call.closed}
    away = (under_way | set(elsewhere)) - done.keys()
    order = [*done, *why, *_by_need(entries, last, language)]
    fitting = _fitting(
        [known[name] for name in dict.fromkeys(order) if name in known and name not in away],
        done=done,
        under_way=[known[name] for name in sorted(under_way - done.keys()) if name in known],
    )
    return tuple(
        ContactView(
            scenario_id=entry.id,
            title=entry.title,
            channel=entry.channel,
            difficulty=entry.difficulty,
            minutes=entry.minutes,
            why="" if entry.id in done else why.get(entry.id, ""),
            done=entry.id in done,
            result=done.get(entry.id, last.get(entry.id)),
            language=entry.language,
            firm=entry.firm,
            guided=not played and entry.id == welcome_in(language, known),
        )
        for entry in fitting
    )


def _of_day(played: Sequence[Played], today: date) -> Iterator[Played]:
    """Yield the calls of a day, oldest first."""
    return (call for call in reversed(played) if call.opened_at.date() == today)


def _fitting(order: Sequence[Listed], *, done: Collection[str], under_way: Sequence[Listed]) -> Iterator[Listed]:
    """Yield all that is done, and of the others as many as find room in the shift; the first always does."""
    places = len(under_way)
    minutes = sum(entry.minutes for entry in under_way)
    for entry in order:
        if entry.id not in done and (places >= CONTACTS or (places and minutes + entry.minutes > SHIFT_MINUTES)):
            continue
        places += 1
        minutes += entry.minutes
        yield entry


def _by_need(entries: Sequence[Listed], last: dict[str, float | None], language: str) -> list[str]:
    """Return the cases by language, of each those first that were never played, then those that went worst."""

    def need(entry: Listed) -> tuple[int, int, float, int]:
        total = last.get(entry.id)
        nearness = rank(entry.language, {language})
        return (nearness, int(entry.id in last), total if total is not None else 0.0, entry.difficulty)

    return [entry.id for entry in sorted(entries, key=need)]
