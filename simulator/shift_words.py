"""Words of a shift that window and pages share, in the language of the interface."""

from __future__ import annotations

from simulator.locale import tr, trn
from simulator.words import dimension_word, face_word

FAIR = 75
"""From this share of fair waits on, in per cent, a shift went well for those who waited."""


def waits_words(phase: str, waiting_ms: int, usual_ms: int) -> str:
    """Return how long a customer waits, or how far their call is.

    Args:
        phase: of the call.
        waiting_ms: how long they have waited; 0 where they do not.
        usual_ms: within this time an answer is usual; 0 where nothing is.
    """
    if phase == "between":
        return tr("Off the line: notes and plans")
    if phase != "contact":
        return tr("Done")
    if not waiting_ms:
        return tr("Waits for nothing")
    time = clock_words(waiting_ms)
    return tr("Waits {time}, too long", time=time) if waiting_ms > usual_ms > 0 else tr("Waits {time}", time=time)


def unread_words(unread: int) -> str:
    """Return how many lines have not been answered, or ""."""
    return trn("{count} line unanswered", "{count} lines unanswered", unread) if unread else ""


def moved_words(before: str, after: str) -> str:
    """Return how a customer came and how they left, by their faces."""
    first, last = face_word(before), face_word(after)
    return tr("{before} → {after}", before=first, after=last) if first != last else last


def promises_words(kept: int, broken: int, open_: int) -> tuple[str, ...]:
    """Return what came of the promises of a call, each in one phrase; nothing of those there were none of."""
    told = (
        trn("{count} promise kept", "{count} promises kept", kept) if kept else "",
        trn("{count} promise broken", "{count} promises broken", broken) if broken else "",
        trn("{count} promise open", "{count} promises open", open_) if open_ else "",
    )
    return tuple(words for words in told if words)


def even_words(*, consistent: bool | None, same_remedy: bool, widest: str) -> str:
    """Return in one sentence whether two customers with the same matter were served alike.

    Args:
        consistent: they were; None where not both could be assessed.
        same_remedy: the same was done for both.
        widest: the dimension that differs most.
    """
    if consistent is None:
        return tr("Not both could be assessed.")
    if consistent:
        return tr("Both got the same service.")
    if not same_remedy:
        return tr("They got different remedies for the same matter.")
    return tr("The same remedy, but not the same service: {where} differs most.", where=dimension_word(widest))


def clock_words(ms: int) -> str:
    """Return a time as minutes and seconds."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02d}"
