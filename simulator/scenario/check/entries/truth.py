"""Codes of what is true in a case, who knows it and who gives it away."""

from __future__ import annotations

from simulator.scenario.check.entry import Entry
from simulator.scenario.check.truth import (
    find_clashes,
    find_given_away,
    find_numbers,
    find_topics,
    find_untold,
)

_WARRANTY = """\
facts:
  - id: warranty
    type: duration
    value: 2 years
    says: The warranty runs for 2 years.
    topic: [warranty, guarantee]
"""
_GIFT = """\
  - id: gift
    known_to: customer
    value: wedding
    tell: {asked: occasion}
    says: ["It is for a wedding.", "A wedding, on Saturday.", "For my sister's wedding."]
"""

ENTRIES = (
    Entry(
        code="F601",
        title="a fact that the customer can never tell",
        reason="The trainee asks in vain: no question leads to it, and no trust sets it free.",
        wrong=_WARRANTY
        + "  - {id: balcony, known_to: customer, says: [It stood on the balcony., On the balcony., Outside.]}\n",
        right=_WARRANTY
        + "  - id: balcony\n"
        + "    known_to: customer\n"
        + "    topic: [balcony, where did it stand]\n"
        + "    says: [It stood on the balcony., On the balcony., Outside.]\n",
        finds=find_untold,
    ),
    Entry(
        code="F602",
        title="a fact that nothing needs",
        reason="Without a value or a topic no reply is checked against it, and no condition or duty names it.",
        wrong=_WARRANTY + "  - {id: colour_name, says: The kettle is a deep blue.}\n",
        right=_WARRANTY
        + "  - {id: colour_name, says: The kettle is a deep blue., value: blue, topic: [which colour]}\n",
        finds=find_untold,
        severity="warning",
    ),
    Entry(
        code="F603",
        title="two facts that give two values for one thing",
        reason="Whatever the trainee says, one of the two calls it wrong.",
        wrong=_WARRANTY
        + "  - {id: cover, type: duration, value: 3 years, says: Cover lasts 3 years., topic: [warranty]}\n",
        right=_WARRANTY
        + "  - {id: cover, type: duration, value: 3 years, says: Cover lasts 3 years., topic: [cover plan]}\n",
        finds=find_clashes,
    ),
    Entry(
        code="F604",
        title="a value that is both right and wrong",
        reason="A reply with it would be praised and blamed at once.",
        wrong=_WARRANTY + "    contradicts: [1 year, 2 years]\n",
        right=_WARRANTY + "    contradicts: [1 year, 3 years]\n",
        finds=find_clashes,
    ),
    Entry(
        code="F605",
        title="a fact whose sentence and value differ",
        reason="The report quotes the sentence, the check uses the value: the trainee would be blamed for saying "
        "what the report says.",
        wrong="facts:\n"
        "  - {id: warranty, type: duration, value: 2 years, says: The warranty runs for 3 years., topic: [warranty]}\n",
        right="facts:\n"
        "  - {id: warranty, type: duration, value: 2 years, says: The warranty runs for 2 years., topic: [warranty]}\n",
        finds=find_clashes,
    ),
    Entry(
        code="F606",
        title="something both known and unknowable",
        reason="Under `unknown` stands what nobody can know, so that stating it is invention. A fact states it.",
        wrong="unknown:\n  - {id: how_long, says: Nobody knows how long it holds., topic: [guarantee]}\n",
        right="unknown:\n  - {id: how_long, says: Nobody knows how long it holds., topic: [it will hold for]}\n",
        finds=find_clashes,
    ),
    Entry(
        code="F607",
        title="a briefing that gives away what one has to ask",
        reason="What the trainee reads before the call needs no question any more.",
        wrong="briefing: You answer chats. Ada needs a kettle for a wedding.\n",
        right="briefing: You answer chats. Ada needs a kettle.\n",
        finds=find_given_away,
        severity="warning",
    ),
    Entry(
        code="F608",
        title="a line that tells an untold fact",
        reason="The customer must not say in passing what one has to ask for.",
        wrong="reactions:\n"
        '  - {id: late, when: {offered: replace}, says: ["The wedding is on Saturday, though."], because: an offer}\n',
        right="reactions:\n"
        "  - id: late\n"
        "    when: {all: [{offered: replace}, {told: gift}]}\n"
        '    says: ["The wedding is on Saturday, though."]\n'
        "    because: an offer\n",
        finds=find_given_away,
        severity="warning",
    ),
    Entry(
        code="F609",
        title="a briefing that gives the twist away",
        reason="Who knows the variant beforehand plays another case than the others.",
        wrong="briefing: You answer chats. Ada has moved to 2 Elm Row.\n",
        right="briefing: You answer chats for a shop.\n",
        finds=find_given_away,
        severity="warning",
    ),
    Entry(
        code="F610",
        title="a number that no fact declares",
        reason="A number in a line that stands nowhere else cannot be checked, and stays the same when the seed "
        "changes all others.",
        wrong="reactions:\n"
        '  - {id: dear, when: {offered: replace}, says: ["It cost me 39 pounds."], because: an offer}\n',
        right="values:\n"
        '  order: {any: ["48213", "51760"]}\n'
        '  price: {any: ["39", "42"]}\n'
        "reactions:\n"
        '  - {id: dear, when: {offered: replace}, says: ["It cost me {price} pounds."], because: an offer}\n',
        finds=find_numbers,
        severity="warning",
    ),
    Entry(
        code="F611",
        title="a topic that nothing uses",
        reason="The reader listens for its phrases, and whatever it hears leads to nothing.",
        wrong="topics:\n  lid: [the lid, its lid]\n",
        right="topics:\n  lid: [the lid, its lid]\nreactions:\n"
        "  - {id: on_lid, when: {asked: lid}, mood: 2, because: asked about the lid}\n",
        finds=find_topics,
        severity="warning",
    ),
)
