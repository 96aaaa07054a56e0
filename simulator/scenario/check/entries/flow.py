"""Codes of the conversation: beats, conditions, reactions and endings."""

from __future__ import annotations

from simulator.scenario.check.entry import Entry
from simulator.scenario.check.flow import find_beats, find_conditions, find_endings

_OPENING = """\
beats:
  - id: opening
    says: ["My kettle leaks.", "It leaks, the kettle.", "The new kettle leaks."]
"""
_LAST = "  - {id: gone, when: {any: [{start: true}, {start: false}]}}\n"

ENTRIES = (
    Entry(
        code="B501",
        title="a beat that is never reached",
        reason="Nobody will ever hear it. Often a condition names the wrong beat, or two parts exclude each other.",
        wrong=_OPENING
        + "  - id: closing\n"
        + "    when: {all: [{after: opening}, {not: {after: opening}}]}\n"
        + '    says: ["And now?", "What next?", "What will you do?"]\n',
        right=_OPENING
        + "  - id: closing\n"
        + "    when: {after: opening}\n"
        + '    says: ["And now?", "What next?", "What will you do?"]\n',
        finds=find_beats,
    ),
    Entry(
        code="B502",
        title="a dead end: a beat that nothing settles",
        reason="The customer would press this concern for ever, and the ones after it would never be raised.",
        wrong=_OPENING + "    until: {all: [{said: warranty}, {not: {said: warranty}}]}\n",
        right=_OPENING + "    until: {said: warranty}\n",
        finds=find_beats,
    ),
    Entry(
        code="B503",
        title="beats that wait for each other",
        reason="Each begins only when the other is over, so neither ever begins.",
        wrong=_OPENING
        + '  - {id: price, when: {after: date}, says: ["What does it cost?", "And the price?", "How much?"]}\n'
        + '  - {id: date, when: {after: price}, says: ["And when?", "Which day?", "When, then?"]}\n',
        right=_OPENING
        + '  - {id: price, when: {after: opening}, says: ["What does it cost?", "And the price?", "How much?"]}\n'
        + '  - {id: date, when: {after: price}, says: ["And when?", "Which day?", "When, then?"]}\n',
        finds=find_beats,
    ),
    Entry(
        code="B504",
        title="a circle of beats without a way out",
        reason="Reactions lead from one to the next and back, and none of them can be settled.",
        wrong="""\
beats:
  - id: opening
    says: ["My kettle leaks.", "It leaks, the kettle.", "The new kettle leaks."]
    until: {after: blame}
    then:
      - {id: sour, when: {blamed: customer}, to: blame, because: was blamed}
  - id: blame
    when: {acknowledged: problem}
    says: ["So it is my fault?", "My fault, is it?", "You blame me?"]
    until: {after: opening}
    then:
      - {id: back, when: {acknowledged: problem}, to: opening, because: the leak was named}
""",
        right="""\
beats:
  - id: opening
    says: ["My kettle leaks.", "It leaks, the kettle.", "The new kettle leaks."]
    until: {said: warranty}
    then:
      - {id: sour, when: {blamed: customer}, to: blame, because: was blamed}
  - id: blame
    when: {acknowledged: problem}
    says: ["So it is my fault?", "My fault, is it?", "You blame me?"]
    until: {after: opening}
    then:
      - {id: back, when: {acknowledged: problem}, to: opening, because: the leak was named}
""",
        finds=find_beats,
    ),
    Entry(
        code="B505",
        title="a condition that can never hold",
        reason="The reaction that hangs on it never happens, and nobody notices.",
        wrong="reactions:\n"
        "  - {id: glad, when: {all: [{trust_at_least: 60}, {not: {trust_at_least: 50}}]}, mood: 4, because: trust}\n",
        right="reactions:\n"
        "  - {id: glad, when: {all: [{trust_at_least: 50}, {not: {trust_at_least: 60}}]}, mood: 4, because: trust}\n",
        finds=find_conditions,
    ),
    Entry(
        code="B506",
        title="a reaction that always happens",
        reason="It would follow the very first reply, whatever that says: then it is no reaction.",
        wrong="reactions:\n  - {id: glad, when: {trust_at_least: 0}, mood: 4, because: trust}\n",
        right="reactions:\n  - {id: glad, when: {trust_at_least: 60}, mood: 4, because: trust}\n",
        finds=find_conditions,
        severity="warning",
    ),
    Entry(
        code="B507",
        title="an ending that never comes",
        reason="The first ending whose condition holds is the one: behind one that always holds, no other comes.",
        wrong="endings:\n" + _LAST + "  - {id: content, when: {settled: issue}, good: true}\n",
        right="endings:\n  - {id: content, when: {settled: issue}, good: true}\n" + _LAST,
        finds=find_endings,
    ),
    Entry(
        code="B508",
        title="an ending that excludes what settles the issue",
        reason="It asks for a settled issue and for the opposite of what settles it: however well the trainee does, "
        "this ending stays out of reach.",
        wrong="endings:\n  - {id: content, when: {all: [{settled: issue}, {not: {did: swap}}]}, good: true}\n" + _LAST,
        right="endings:\n  - {id: content, when: {all: [{settled: issue}, {did: swap}]}, good: true}\n" + _LAST,
        finds=find_endings,
    ),
    Entry(
        code="B509",
        title="a call that no ending fits",
        reason="A trainee who does something unforeseen would get a debrief without an ending.",
        wrong="endings:\n  - {id: content, when: {settled: issue}, good: true}\n",
        right="endings:\n  - {id: content, when: {settled: issue}, good: true}\n" + _LAST,
        finds=find_endings,
        severity="warning",
    ),
    Entry(
        code="B510",
        title="a matter that can never be solved",
        reason="`solved` decides what the good endings stand on. If it never holds, nobody can win.",
        wrong="solved: {all: [{did: swap speed=express}, {not: {did: swap speed=express}}]}\n"
        "endings:\n  - {id: content, when: {trust_at_least: 60}, good: true}\n" + _LAST,
        right="solved: {did: swap speed=express}\nendings:\n  - {id: content, when: {trust_at_least: 60}, good: true}\n"
        + _LAST,
        finds=find_conditions,
    ),
    Entry(
        code="B511",
        title="a reaction that leads to where it stands",
        reason="The beat is in hand already: nothing happens.",
        wrong=_OPENING
        + "    then:\n      - {id: heard, when: {acknowledged: problem}, to: opening, because: the leak was named}\n",
        right=_OPENING
        + "    then:\n      - {id: heard, when: {acknowledged: problem}, mood: 4, because: the leak was named}\n",
        finds=find_beats,
        severity="warning",
    ),
    Entry(
        code="B512",
        title="two reactions to the same thing",
        reason="Both happen at once, and the customer answers one sentence twice. Mostly one was copied.",
        wrong="reactions:\n"
        "  - {id: on_offer, when: {offered: replace}, trust: 3, because: an offer}\n"
        "  - {id: on_gift, when: {offered: replace}, mood: 2, because: an offer}\n",
        right="reactions:\n  - {id: on_offer, when: {offered: replace}, trust: 3, mood: 2, because: an offer}\n",
        finds=find_conditions,
        severity="warning",
    ),
    Entry(
        code="B513",
        title="no ending to hope for",
        reason="Progress and reports count the good endings: one must be marked.",
        wrong="endings:\n  - {id: content, when: {settled: issue}}\n" + _LAST,
        right="endings:\n  - {id: content, when: {settled: issue}, good: true}\n" + _LAST,
        finds=find_endings,
        severity="warning",
    ),
)
