"""Looks at the example sentences of a case: whether they are about something, and whether there are enough to tell."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.reading.examples import NONE
from simulator.errors import Problem
from simulator.scenario.check.case import Case
from simulator.scenario.problems import suggest
from simulator.scenario.references import DESK_ACTIONS, language_words

FEWEST = 3
"""Sentences below which a subject's examples tell too little of how people speak of it."""


def find_stray_examples(case: Case) -> Iterator[Problem]:
    """Yield examples of a subject that the case does not have, and subjects with hardly any example."""
    written = case.record.entries("examples")
    topics, acts = language_words(case.record.get("language"))
    if not written or not topics or case.company is None:
        return
    known = {NONE, *topics, *acts, *case.phrases, *case.fact_ids, *case.actions, *DESK_ACTIONS}
    known |= {key.raw for key, _ in case.record.entries("topics")}
    known |= {fact.get("id", "") for fact in case.items("unknown")}
    for key, node in written:
        lines = [line for line in str(case.record["examples"].get(key.raw, "")).splitlines() if line.strip()]
        if key.raw not in known:
            message = f"There are examples of `{key.raw}`, which is no topic, fact or action."
            yield case.record.problem(key, "N006", message, suggest(key.raw, known))
        elif len(lines) < FEWEST:
            message = f"`{key.raw}` has {len(lines)} example{'' if len(lines) == 1 else 's'}: too few to tell by."
            remedy = "Write at least three sentences, one a line, each as another person would put it."
            yield case.record.problem(node, "N007", message, remedy)
