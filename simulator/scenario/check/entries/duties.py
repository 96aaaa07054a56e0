"""Codes of what the trainee has to do, may do and finds on the pages."""

from __future__ import annotations

from simulator.scenario.check.duties import (
    find_actions,
    find_authority,
    find_must_say,
    find_obligations,
    find_pages,
    find_required,
)
from simulator.scenario.check.entry import Entry

_SWAP = """\
actions:
  - id: swap
    title: Send a new kettle
    args: {speed: [standard, express]}
    result: "Booked, {speed}."
    means: [replace]
"""
_COMPANY = """\
articles:
  - {id: warranty_terms, title: Warranty of kettles, text: The warranty of a kettle runs for 2 years.}
"""

ENTRIES = (
    Entry(
        code="A701",
        title="a required action that cannot be done as required",
        reason="The score asks for something that the desk refuses: nobody can get it.",
        wrong="required:\n  - {action: swap, args: {speed: overnight}, why: the kettle leaks}\n",
        right="required:\n  - {action: swap, args: {speed: express}, why: the kettle leaks}\n",
        finds=find_required,
    ),
    Entry(
        code="A702",
        title="an action that can never succeed",
        reason="The button is there, and always fails.",
        wrong=_SWAP
        + "  - {id: refund, title: Pay back, needs: {all: [{did: swap}, {not: {did: swap}}]}, means: [refund]}\n",
        right=_SWAP + "  - {id: refund, title: Pay back, needs: {not: {did: swap}}, means: [replace]}\n",
        finds=find_actions,
    ),
    Entry(
        code="A703",
        title="a required action that must never be done",
        reason="`required` and `authority` say the opposite: whoever does the one breaks the other.",
        wrong="authority: {never: [swap]}\n",
        right="authority: {may: [swap]}\n",
        finds=find_required,
    ),
    Entry(
        code="A704",
        title="authority that contradicts itself",
        reason="The trainee may and may not do the same thing.",
        wrong="authority: {may: [swap], must_refer: [swap]}\n",
        right="authority: {may: [swap]}\n",
        finds=find_authority,
    ),
    Entry(
        code="A705",
        title="an obligation that nobody can meet",
        reason="Each way to meet it is out of the desk's reach or authority, so it ends broken in every call.",
        wrong="authority: {never: [phone]}\n",
        right="authority: {may: [phone]}\n",
        finds=find_obligations,
    ),
    Entry(
        code="A706",
        title="an obligation that falls due while the desk is closed",
        reason="What is promised for a closed day or hour is broken before it is made.",
        wrong='obligations:\n  - {id: news, what: tell when it leaves, due: "+5d 11:00", met_by: [phone]}\n',
        right='obligations:\n  - {id: news, what: tell when it leaves, due: "+3d 11:00", met_by: [phone]}\n',
        finds=find_obligations,
    ),
    Entry(
        code="A707",
        title="a contact outside the opening hours",
        reason="Nobody is at the desk then.",
        wrong='starts: "2026-03-03 19:30"\nobligations: []\n',
        right='starts: "2026-03-03 15:30"\nobligations: []\n',
        finds=find_obligations,
        severity="warning",
    ),
    Entry(
        code="A708",
        title="an action that nothing asks for",
        reason="It may be a trap, and then it is right. If not, it only fills the desk.",
        wrong=_SWAP + "  - {id: engrave, title: Engrave a name}\n",
        right=_SWAP,
        finds=find_actions,
        severity="note",
    ),
    Entry(
        code="A709",
        title="a duty to tell what the customer knows",
        reason="`must_say` names what the trainee has to tell. What the customer brings along is asked for, not told.",
        wrong="scoring: {must_say: [gift]}\n",
        right="scoring: {must_say: [warranty]}\n",
        finds=find_must_say,
    ),
    Entry(
        code="A710",
        title="a duty to tell what stands nowhere",
        reason="The trainee has to say it and can find it on no page, in no record and in no result.",
        wrong="facts:\n"
        "  - {id: warranty, type: duration, value: 7 months, says: It holds for 7 months., topic: [holding time]}\n"
        "articles: []\nbeats:\n"
        '  - {id: opening, says: ["My kettle leaks.", "It leaks, the kettle.", "The new kettle leaks."]}\n',
        right="facts:\n"
        "  - {id: warranty, type: duration, value: 2 years, says: It holds for 2 years., topic: [holding time]}\n"
        "articles: []\nbeats:\n"
        '  - {id: opening, says: ["My kettle leaks.", "It leaks, the kettle.", "The new kettle leaks."]}\n',
        finds=find_must_say,
        severity="warning",
    ),
    Entry(
        code="A711",
        title="the truth must not be said",
        reason="A forbidden phrase is part of a right answer: whoever is right is blamed.",
        wrong="must_not_say:\n  - {id: blame, says: a promise, phrases: [2 years], code: promise_outside_authority}\n",
        right="must_not_say:\n  - {id: blame, says: a promise, phrases: [20 years], code: promise_outside_authority}\n",
        finds=find_must_say,
    ),
    Entry(
        code="A712",
        title="a page that no fact needs",
        reason="It may be there to distract, and then it is right. If not, it only fills the desk.",
        wrong="articles: [warranty_terms, opening_times]\n",
        right="articles: [warranty_terms]\n",
        finds=find_pages,
        severity="note",
    ),
    Entry(
        code="A713",
        title="a stale page without a current one",
        reason="Whoever quotes a stale page is wrong. Then the right page must be there to be found.",
        wrong="articles: [opening_times]\nown_articles:\n"
        "  - {id: old_terms, title: Warranty of kettles, stale: true, text: The warranty runs for 1 year.}\n"
        "scoring: {must_say: []}\nfacts: []\nbeats:\n"
        '  - {id: opening, says: ["It leaks.", "The kettle leaks.", "My kettle leaks."]}\n',
        right="articles: [warranty_terms]\nown_articles:\n"
        "  - {id: old_terms, title: Warranty of kettles, stale: true, text: The warranty runs for 1 year.}\n"
        "scoring: {must_say: []}\nfacts: []\nbeats:\n"
        '  - {id: opening, says: ["It leaks.", "The kettle leaks.", "My kettle leaks."]}\n',
        finds=find_pages,
        severity="warning",
    ),
)
