"""Codes of words: wordings, labels, addresses, leftovers, languages, and values in braces."""

from __future__ import annotations

from simulator.scenario.check.braces import find_forms, find_values
from simulator.scenario.check.entry import Entry
from simulator.scenario.check.wording import (
    find_few_wordings,
    find_labels,
    find_leftovers,
    find_long_lines,
    find_other_languages,
    find_real_addresses,
    find_split_texts,
)

_ON_OFFER = "reactions:\n  - {id: on_offer, when: {offered: replace}, because: an offer, says: "

ENTRIES = (
    Entry(
        code="W802",
        title="a wording that stands twice",
        reason="It only looks like variety.",
        wrong=_ON_OFFER + '["Good.", "Fine.", "good."]}\n',
        right=_ON_OFFER + '["Good.", "Fine.", "All right."]}\n',
        finds=find_few_wordings,
        severity="warning",
    ),
    Entry(
        code="W803",
        title="a label that is too short or too long",
        reason="Titles stand in lists and on buttons: two letters say nothing, a sentence is cut off.",
        wrong="title: Ke\n",
        right="title: The kettle that leaks\n",
        finds=find_labels,
        severity="warning",
    ),
    Entry(
        code="W804",
        title="an internet address that may be real",
        reason="Trainees write to what they read, and somebody may live there. The endings of `example` belong to "
        "nobody.",
        wrong='record: {order: "{order}", email: ada@quill-mail.com}\n',
        right='record: {order: "{order}", email: ada.quill@example.com}\n',
        finds=find_real_addresses,
        severity="warning",
    ),
    Entry(
        code="W805",
        title="a telephone number that may be real",
        reason="Somebody may answer it. Numbers with 555 are kept free for stories.",
        wrong='record: {order: "{order}", phone: "020 7946 8123"}\n',
        right='record: {order: "{order}", phone: "555-0142"}\n',
        finds=find_real_addresses,
        severity="warning",
    ),
    Entry(
        code="W806",
        title="a brace that names no value",
        reason="The customer would read it aloud.",
        wrong='record: {order: "{order}", item: "{ Kettle }"}\n',
        right='record: {order: "{order}", item: kettle}\n',
        finds=find_leftovers,
    ),
    Entry(
        code="W807",
        title="words that wait to be replaced",
        reason="What was meant to be filled in later is now said to a trainee.",
        wrong=_ON_OFFER + '["TODO a glad answer"]}\n',
        right=_ON_OFFER + '["Good, do that."]}\n',
        finds=find_leftovers,
    ),
    Entry(
        code="W808",
        title="a text in another language",
        reason="The reader of the scenario's language understands nothing of it, and neither does the trainee.",
        wrong=_ON_OFFER + '["네, 좋아요."]}\n',
        right=_ON_OFFER + '["Yes, good."]}\n',
        finds=find_other_languages,
        severity="warning",
    ),
    Entry(
        code="W809",
        title="a line too long for its channel",
        reason="Nobody types a page into a chat, or says it in one breath.",
        wrong=_ON_OFFER + '["' + "And then it leaked again, and I put a bowl under it. " * 6 + '"]}\n',
        right=_ON_OFFER + '["It leaked again, and I put a bowl under it."]}\n',
        finds=find_long_lines,
        severity="warning",
    ),
    Entry(
        code="W810",
        title="a wording that a comma has cut in two",
        reason="In `[...]` a comma parts two wordings. Without quotes half a sentence becomes a wording of its own.",
        wrong=_ON_OFFER + "[Yes please, that would be good, Fine.]}\n",
        right=_ON_OFFER + '["Yes please, that would be good.", "Fine."]}\n',
        finds=find_split_texts,
        severity="warning",
    ),
    Entry(
        code="W811",
        title="a bare value whose neighbours need a form",
        reason="With another seed the text is bad grammar: `a umbrella`, `1 days`, a Korean particle or an Italian "
        "article that does not fit. A form in the braces follows what is drawn.",
        wrong='values: {order: "48213", item: {any: [vase, oven]}}\nrecord: {order: "{order}", item: "a {item}"}\n',
        right='values: {order: "48213", item: {any: [vase, oven]}}\nrecord: {order: "{order}", item: "{item:a}"}\n',
        finds=find_forms,
        severity="warning",
    ),
    Entry(
        code="W812",
        title="a value that nothing uses",
        reason="It was declared to change with the seed, and no text changes.",
        wrong='values:\n  order: {any: ["48213", "51760"]}\n  colour: {any: [red, blue]}\n',
        right='values:\n  order: {any: ["48213", "51760"]}\n',
        finds=find_values,
        severity="warning",
    ),
    Entry(
        code="W813",
        title="a draw without a choice",
        reason="One choice, or the same one twice, is drawn with every seed.",
        wrong='values:\n  order: {any: ["48213", "51760", "48213"]}\n',
        right='values:\n  order: {any: ["48213", "51760", "60924"]}\n',
        finds=find_values,
        severity="warning",
    ),
    Entry(
        code="W814",
        title="a drawn value that is copied into a text",
        reason="With another seed the text names the wrong one, and a remembered answer is right by accident.",
        wrong=_ON_OFFER + '["That is for order 48213, I hope."]}\n',
        right=_ON_OFFER + '["That is for order {order}, I hope."]}\n',
        finds=find_values,
        severity="warning",
    ),
    Entry(
        code="W815",
        title="a case in which nothing changes",
        reason="Without drawn values the second play is a memory test.",
        wrong='values: {order: "48213"}\n',
        right='values: {order: {any: ["48213", "51760"]}}\n',
        finds=find_values,
        severity="note",
    ),
)
