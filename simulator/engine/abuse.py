"""The boundary protocol: warn, warn again, end; who ends an abusive contact by the book loses nothing by it."""

from __future__ import annotations

from dataclasses import replace

from simulator.engine.conditions import holds
from simulator.engine.gauges import BOUNDARY, WARNED_FOR_NOTHING, taken
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, changed
from simulator.scenario.model import Scenario
from simulator.scenario.persona import Abuse
from simulator.scenario.resolve import draw

ABUSE = "abuse"
"""Why of a piece that is abusive, and the group of its wordings."""
WARN = "warn"
END_CONTACT = "end_contact"
WARNINGS = 2
"""After so many warnings, and abuse after the last, the contact may be ended."""
APOLOGISES, VENTS = 40, 80
"""Per cent: below the first the customer comes round, below the second vents once more, else leaves."""


def abused(scenario: Scenario, draft: Draft) -> Draft:
    """Put the abusive words of a customer who goes too far in front of what they say; nothing for any other."""
    abuse = scenario.customer.abuse
    state = draft.state
    if abuse is None or state.calmed or state.ended_by:
        return draft
    if abuse.when is not None and not state.abused and not holds(abuse.when, scenario, state):
        return draft
    said = _insulting(Draft(state=state), abuse)
    if not said.pieces:
        # who has run out of insults is still to be warned, or left, for the last one
        return draft if is_due(state) else replace(draft, state=changed(state, calmed=True))
    marked = replace(said.state, abused=(*state.abused, (state.turn, state.warnings)))
    return replace(draft, state=marked, pieces=(*said.pieces, *draft.pieces))


def _insulting(draft: Draft, abuse: Abuse) -> Draft:
    """Add abusive words; a customer whom no warning stops begins again with those used longest ago."""
    said = draft.say(ABUSE, abuse.says, ABUSE)
    again = not said.pieces and abuse.stops == "never"
    return draft.once_more(ABUSE, abuse.says, ABUSE) if again else said


def is_due(state: CallState) -> bool:
    """Tell whether the customer has been abusive since the last warning."""
    return bool(state.abused) and state.abused[-1][1] == state.warnings and not state.calmed


def may_end(state: CallState) -> bool:
    """Tell whether the book allows to end the contact: two warnings were given, and abuse followed the last."""
    return state.warnings >= WARNINGS and is_due(state)


def warned(scenario: Scenario, state: CallState) -> Draft:
    """Return what the customer makes of a warning.

    A warning that has a cause is taken as a calm limit. In an assessment nothing is left to chance: unless the case
    says otherwise, the customer vents after the first and comes round after the second.
    """
    if not is_due(state):
        return Draft(state=taken(scenario, state, WARNED_FOR_NOTHING)).moment(scenario, "dismissed")
    state = taken(scenario, changed(state, warnings=state.warnings + 1), BOUNDARY)
    abuse = scenario.customer.abuse
    drawn = _drawn(state, "" if abuse is None else abuse.stops)
    if drawn < APOLOGISES:
        calm = Draft(state=changed(state, calmed=True))
        said = calm.say("abuse.sorry", () if abuse is None else abuse.sorry, "boundary_sorry")
        return said if said.pieces else calm.moment(scenario, "boundary_sorry")
    if drawn < VENTS:
        return abused(scenario, Draft(state=state).moment(scenario, "boundary_vents"))
    return Draft(state=changed(state, ended_by="customer", calmed=True)).moment(scenario, "walks_out")


def _drawn(state: CallState, stops: str) -> int:
    """Return a number of per cent: what the case says, else what the seed draws; nothing random in an assessment."""
    if stops or state.opened.mode == "assessment":
        last = {"first": 1, "never": None}.get(stops, WARNINGS)
        return 0 if last is not None and state.warnings >= last else APOLOGISES
    return draw(state.opened.seed, f"boundary/{state.warnings}", 100)


def ended_by_the_book(state: CallState) -> bool:
    """Tell whether the trainee ended the contact as the boundary protocol has it."""
    return state.ended_by == "trainee" and any(mark == BY_THE_BOOK for mark in state.fired)


BY_THE_BOOK = "ended by the book"
"""Mark that the contact was ended as the protocol allows."""
