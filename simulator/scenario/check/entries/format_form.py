"""Codes of single keys and values: what the format does not know, or does not allow."""

from __future__ import annotations

from simulator.scenario.check.entry import Entry, loaded
from simulator.scenario.problems import CODES

ENTRIES = (
    Entry(
        code="S201",
        title=CODES["S201"],
        reason="A key that the format does not know would be ignored, and you would think that it works.",
        wrong="customer:\n  name: Ada Quill\n  temperament: even\n  patients: 40\n",
        right="customer:\n  name: Ada Quill\n  temperament: even\n  patience: 40\n",
        finds=loaded,
    ),
    Entry(
        code="S202",
        title=CODES["S202"],
        reason="Without it the scenario cannot be played.",
        wrong="obligations:\n  - {id: news, what: tell when it leaves, met_by: [phone]}\n",
        right='obligations:\n  - {id: news, what: tell when it leaves, due: "+1d 11:00", met_by: [phone]}\n',
        finds=loaded,
    ),
    Entry(
        code="S203",
        title=CODES["S203"],
        reason="A number is written in figures, a list with `- ` or in `[...]`, a truth value as `true` or `false`.",
        wrong="minutes: about five\n",
        right="minutes: 5\n",
        finds=loaded,
    ),
    Entry(
        code="S204",
        title=CODES["S204"],
        reason="Some keys take one of a few words, because the engine does something else for each.",
        wrong="channel: chatt\n",
        right="channel: chat\n",
        finds=loaded,
    ),
    Entry(
        code="S205",
        title=CODES["S205"],
        reason="A key without a value may be forgotten work, or meant to be empty: it has to be said.",
        wrong="briefing:\n",
        right="briefing: You answer chats for a shop.\n",
        finds=loaded,
    ),
    Entry(
        code="S206",
        title=CODES["S206"],
        reason="With two keys it would be open whether both must hold, or one of them.",
        wrong="solved: {did: swap, trust_at_least: 40}\n",
        right="solved: {all: [{did: swap}, {trust_at_least: 40}]}\n",
        finds=loaded,
    ),
    Entry(
        code="S207",
        title=CODES["S207"],
        reason="Mood, patience and trust run from 0 to 100. What lies beyond can never be reached.",
        wrong="customer: {name: Ada Quill, temperament: even, trust: 140}\n",
        right="customer: {name: Ada Quill, temperament: even, trust: 40}\n",
        finds=loaded,
    ),
    Entry(
        code="S208",
        title=CODES["S208"],
        reason="Ids stand in records, reports and other files for years: small letters, digits and `_` always work.",
        wrong='obligations:\n  - {id: Good-News, what: tell when it leaves, due: "+1d 11:00", met_by: [phone]}\n',
        right='obligations:\n  - {id: good_news, what: tell when it leaves, due: "+1d 11:00", met_by: [phone]}\n',
        finds=loaded,
    ),
    Entry(
        code="S209",
        title=CODES["S209"],
        reason="With the same id twice it would be open which of the two is meant.",
        wrong="endings:\n"
        "  - {id: content, when: {settled: issue}, good: true}\n"
        "  - {id: content, when: {any: [{start: true}, {start: false}]}}\n",
        right="endings:\n"
        "  - {id: content, when: {settled: issue}, good: true}\n"
        "  - {id: gone, when: {any: [{start: true}, {start: false}]}}\n",
        finds=loaded,
    ),
    Entry(
        code="S210",
        title=CODES["S210"],
        reason="The clocks of a call need a number with its unit.",
        wrong="queue: {waited: a while}\n",
        right="queue: {waited: 6m}\n",
        finds=loaded,
    ),
    Entry(
        code="S211",
        title=CODES["S211"],
        reason="What is due later must fall on a day and an hour, or nobody can be late.",
        wrong="obligations:\n  - {id: news, what: tell when it leaves, due: soon, met_by: [phone]}\n",
        right='obligations:\n  - {id: news, what: tell when it leaves, due: "+1d 11:00", met_by: [phone]}\n',
        finds=loaded,
    ),
    Entry(
        code="S212",
        title=CODES["S212"],
        reason="Scenarios are found by their folder and named by their id. Two names for one thing lead astray.",
        wrong="id: kettle_case\n",
        right="id: sample_case\n",
        finds=loaded,
    ),
    Entry(
        code="S213",
        title=CODES["S213"],
        reason="A customer who says the same words in every call, or twice in one, is soon heard as a machine.",
        wrong='beats:\n  - {id: opening, says: "My kettle leaks."}\n',
        right="beats:\n"
        '  - {id: opening, says: ["My kettle leaks.", "It leaks, the kettle.", "The new kettle leaks."]}\n',
        finds=loaded,
        severity="warning",
    ),
    Entry(
        code="S214",
        title=CODES["S214"],
        reason="The rubric allows each weight to move by ten points. Beyond, scores cannot be compared.",
        wrong="scoring: {weights: {empathy: 60, accuracy: 20, follow_through: 20}}\n",
        right="scoring: {weights: {empathy: 40, accuracy: 30, follow_through: 30}}\n",
        finds=loaded,
    ),
    Entry(
        code="S215",
        title=CODES["S215"],
        reason="Promises and obligations are dated by the opening hours.",
        wrong='hours: {mon-fri: "from eight to six"}\n',
        right='hours: {mon-fri: "08:00-18:00"}\n',
        finds=loaded,
    ),
    Entry(
        code="S216",
        title=CODES["S216"],
        reason="A closed day that cannot be read would count as open.",
        wrong='holidays: ["25 December"]\n',
        right='holidays: ["2026-12-25"]\n',
        finds=loaded,
    ),
    Entry(
        code="S217",
        title=CODES["S217"],
        reason="Values that are drawn together (an item and its price) need a partner at every place of the list.",
        wrong="values:\n"
        '  order: {any: ["48213", "51760"]}\n'
        '  shelf: {any: ["{order} a", "{order} b", "{order} c"], follows: order}\n'
        'record: {order: "{order}", shelf: "{shelf}"}\n',
        right="values:\n"
        '  order: {any: ["48213", "51760"]}\n'
        '  shelf: {any: ["left", "right"], follows: order}\n'
        'record: {order: "{order}", shelf: "{shelf}"}\n',
        finds=loaded,
    ),
    Entry(
        code="S219",
        title=CODES["S219"],
        reason="Nobody reads a booklet in the middle of a call, and a long value fills every text that names it.",
        wrong='values:\n  order: {any: ["48213", "' + "and so on " * 31 + '"]}\n',
        right='values:\n  order: {any: ["48213", "51760"]}\n',
        finds=loaded,
    ),
    Entry(
        code="S220",
        title=CODES["S220"],
        reason="`choices` are chosen from and `at_most` limits a number: with another `kind` the trainee may enter "
        "anything.",
        wrong="actions:\n"
        "  - {id: swap, title: Send a new kettle, args: {speed: {choices: [standard, express]}}, means: [replace]}\n",
        right="actions:\n"
        "  - {id: swap, title: Send a new kettle, args: {speed: {kind: choice, choices: [standard, express]}}, "
        "means: [replace]}\n",
        finds=loaded,
    ),
)
