"""How the customer takes the tone of a reply: heat, blame, sympathy that is meant for them, sympathy off a card."""

from __future__ import annotations

from scoring.reading.items import Acknowledgement, Reading
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, last_line_id
from simulator.scenario.model import Scenario

STOCK_SURE = 0.85
"""Nobody is told that they speak from a card unless that is plain."""
UNDERSTOOD = "understood"
ATTACKS = frozenset({"insult", "profanity", "threat"})
SLIGHTS = frozenset({"threat", "order", "sarcasm", "dismissal"})
"""What is misread more easily than an insult."""


def insulted(reading: Reading) -> bool:
    """Tell whether a reply hurts: it blames the customer, attacks, mocks or threatens them."""
    return blames_customer(reading) or bool(heat_of(reading))


def attacked(reading: Reading) -> bool:
    """Tell whether a reply hurts in earnest; to be brushed off or told to calm down weighs less."""
    return blames_customer(reading) or bool(heat_of(reading) & ATTACKS)


def blames_customer(reading: Reading) -> bool:
    """Tell whether a reply puts the fault on the customer."""
    return any(blame.whom == "customer" and blame.confidence >= SURE for blame in reading.blamed)


def heat_of(reading: Reading) -> frozenset[str]:
    """Return the kinds of heat in a reply.

    A slight is misread more easily than an insult: beside an offer of help or a dated promise it does not count.
    """
    marks = {mark.kind for mark in reading.heated if mark.kind != "capitals" and mark.confidence >= SURE}
    return frozenset(marks - SLIGHTS) if _helps(reading) else frozenset(marks)


def _helps(reading: Reading) -> bool:
    offers = any(offer.confidence >= SURE for offer in reading.offered)
    return offers or any(p.firm and p.due is not None and p.confidence >= SURE for p in reading.promised)


def is_stock(reading: Reading) -> bool:
    """Tell whether the sympathy of a reply would fit anybody."""
    heard = [item for item in reading.acknowledged if item.confidence >= SURE]
    plain = any(item.what in ("generic", "feeling") and item.confidence >= STOCK_SURE for item in heard)
    return plain and not any(item.specific for item in heard)


def toned(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Answer what hurts, before anything else."""
    heat = heat_of(reading)
    if heat & ATTACKS:
        return draft.moment(scenario, "insulted")
    if blames_customer(reading):
        return draft.moment(scenario, "blamed")
    if heat:
        return draft.moment(scenario, "dismissed")
    return draft


def sympathised(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Take up sympathy: thank for what is meant for them; a stock line is remarked on only where it is all there is."""
    if draft.pieces:
        return draft
    if any(_is_theirs(scenario, item) for item in reading.acknowledged):
        return draft if _just_thanked(draft.state) else draft.moment(scenario, UNDERSTOOD)
    if is_stock(reading) and not _says_more(reading):
        stock = f"{scenario.temperament.id}.generic_sympathy"
        again = any(line.startswith(stock) for line in draft.state.spoken)
        return draft.moment(scenario, "generic_again" if again else "generic_sympathy")
    return draft


def _just_thanked(state: CallState) -> bool:
    """Tell whether the customer's last line gave thanks for being understood: nobody does so twice running."""
    return f".{UNDERSTOOD}." in last_line_id(state.transcript)


def _says_more(reading: Reading) -> bool:
    """Tell whether a reply holds more than sympathy: a question, news, an offer, a promise."""
    news = any(claim.confidence >= SURE and (claim.topics or claim.values) for claim in reading.claims)
    return news or bool(reading.asked or reading.promised or reading.offered or reading.refused)


def _is_theirs(scenario: Scenario, item: Acknowledgement) -> bool:
    """Tell whether what was acknowledged is the customer's lot, and not a detail of the case."""
    details = {fact.id for fact in scenario.facts} | scenario.topics.keys()
    return item.specific and item.confidence >= SURE and item.what not in details and item.what != "generic"
