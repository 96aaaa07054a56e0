"""Gathers facts from policy and context where a case has none of its own: sentences with figures, figures as values."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from scoring.model import Case, Fact
from scoring.reading.pack import LanguagePack
from scoring.scorers.exam import sentences
from scoring.scorers.stated import same_value, values


def gathered_facts(case: Case, reply: str, pack: LanguagePack) -> tuple[Fact, ...]:
    """Return what policy and context state in figures.

    The policy says what this customer is due, so all its figures are asked for; what the context has besides counts
    where the reply tells it, and for all where the policy has no figure.

    Args:
        case: the case; its own facts are not looked at.
        reply: what is to be checked.
        pack: the language.
    """
    rules, setting = _stated(case.policy, "policy", case.now, pack), _stated(case.context, "context", case.now, pack)
    said = values(reply, case.now, pack)
    told = tuple(
        fact
        for fact in setting
        if any(
            same_value(value, each)
            for surface in fact.values
            for each in values(surface, case.now, pack)
            for value in said
        )
    )
    return (*rules, *told) if rules or told else setting


@lru_cache(maxsize=256)
def _stated(text: str, where: str, now: datetime | None, pack: LanguagePack) -> tuple[Fact, ...]:
    found = []
    for number, (start, end) in enumerate(sentences(text)):
        statement = text[start:end]
        figures = tuple(dict.fromkeys(statement[value.start : value.end] for value in values(statement, now, pack)))
        if figures:
            found.append(Fact(id=f"{where}/{number}", statement=statement, values=figures))
    return tuple(found)
