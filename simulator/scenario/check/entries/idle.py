"""Codes of what is written well and has no effect: nobody would notice it in play."""

from __future__ import annotations

from simulator.scenario.check.entry import Entry
from simulator.scenario.check.exampled import find_stray_examples
from simulator.scenario.check.idle import find_empty_reactions, find_idle_keys, find_late_comers
from simulator.scenario.check.twisted import find_new_lines, find_robbed
from simulator.scenario.check.unheard import find_early_debts, find_over_silences, find_unheard, find_unquotable

_SWAP = "actions:\n  - {id: swap, title: Send a new kettle, args: {speed: [standard, express]}, means: [replace]}\n"
_SCENE = "scenes:\n  - id: back\n    at: next day 12:00\n"

ENTRIES = (
    Entry(
        code="N001",
        title="something that nobody can be heard to say",
        reason="What a trainee writes is understood by phrases. An action is heard by what it `means` or by its "
        "`words`, a fact and a topic by their phrases: without any, the condition never holds, and nobody notices.",
        wrong=_SWAP
        + "  - {id: engrave, title: Engrave a name}\n"
        + "reactions:\n  - {id: pleased, when: {promised: engrave}, mood: 3, because: a name on it}\n",
        right=_SWAP
        + "  - {id: engrave, title: Engrave a name, words: [engrave, name on it]}\n"
        + "reactions:\n  - {id: pleased, when: {promised: engrave}, mood: 3, because: a name on it}\n",
        finds=find_unheard,
    ),
    Entry(
        code="N002",
        title="a quote that can never be filled",
        reason="`{quoted}` stands for the trainee's own words of a promise. Where no promise can be the one that is "
        "meant, the customer falls back to other words in every call, or says nothing.",
        wrong=_SCENE
        + "    quotes: news\n"
        + '    says: ["You wrote \\"{quoted}\\".", "\\"{quoted}\\", remember?", "Nobody has told me anything."]\n'
        + "obligations:\n"
        + '  - {id: news, what: tell when it leaves, due: "+1d 11:00", met_by: [swap]}\n',
        right=_SCENE
        + "    quotes: news\n"
        + '    says: ["You wrote \\"{quoted}\\".", "\\"{quoted}\\", remember?", "Nobody has told me anything."]\n'
        + "obligations:\n"
        + '  - {id: news, what: tell when it leaves, due: "+1d 11:00", met_by: [phone]}\n',
        finds=find_unquotable,
    ),
    Entry(
        code="N003",
        title="a scene that begins without a word",
        reason="Each of its first lines quotes a promise, and the scene opens also where none was made: the customer "
        "comes back and has nothing to say.",
        wrong=_SCENE + '    says: ["You wrote \\"{quoted}\\".", "\\"{quoted}\\", remember?", "And \\"{quoted}\\"?"]\n',
        right=_SCENE + '    says: ["You wrote \\"{quoted}\\".", "It still leaks.", "Here I am again."]\n',
        finds=find_unquotable,
        severity="warning",
    ),
    Entry(
        code="N004",
        title="a silence where somebody has just spoken",
        reason="Reactions, concerns and hidden facts are looked at when the trainee has replied: at that moment the "
        "silence is over.",
        wrong="reactions:\n  - {id: idle, when: {silent_for: 60s}, mood: -3, because: was left alone}\n",
        right='interjections:\n  - {id: idle, when: {silent_for: 90s}, says: ["Hello?", "Are you there?", "Well?"]}\n',
        finds=find_over_silences,
    ),
    Entry(
        code="N005",
        title="a debt that is asked for before it is owed",
        reason="An obligation is owed from the end of the first contact on. Without a later scene only endings can ask "
        "for it.",
        wrong="reactions:\n  - {id: owed, when: {due: news}, mood: -3, because: nobody has told her}\n",
        right=_SCENE
        + '    says: ["Here I am.", "It is me again.", "Hello again."]\n'
        + "reactions:\n  - {id: owed, when: {due: news}, mood: -3, because: nobody has told her}\n",
        finds=find_early_debts,
    ),
    Entry(
        code="N006",
        title="examples of something that the case does not have",
        reason="Examples tell what a sentence is about: a topic, a fact or an action. A name that the case does not "
        "know is heard, and leads to nothing.",
        wrong="examples:\n  warrenty: |\n    is it still under it\n    did you buy cover\n    any guarantee\n",
        right="examples:\n  warranty: |\n    is it still under it\n    did you buy cover\n    any guarantee\n",
        finds=find_stray_examples,
    ),
    Entry(
        code="N007",
        title="too few examples of one thing",
        reason="A sentence is held against the middle of a subject's examples. One or two pull it to their own words.",
        wrong="examples:\n  name: |\n    who am i speaking to\n",
        right="examples:\n  name: |\n    who am i speaking to\n    whos this then\n    how shall i call you\n",
        finds=find_stray_examples,
        severity="warning",
    ),
    Entry(
        code="N101",
        title="a key that does nothing here",
        reason="It is a key of the format, but beside what else is written, or on this channel, nothing comes of it. "
        "Mostly another key was forgotten.",
        wrong=_SWAP + "  - {id: refund, title: Pay back, means: [replace], fails: Open the record first.}\n",
        right=_SWAP
        + "  - {id: refund, title: Pay back, means: [replace], needs: {did: swap}, fails: Open the record first.}\n",
        finds=find_idle_keys,
        severity="warning",
    ),
    Entry(
        code="N102",
        title="a reaction that does nothing",
        reason="It happens, and nobody sees or feels anything of it.",
        wrong="reactions:\n  - {id: on_offer, when: {offered: replace}, because: a new kettle was offered}\n",
        right="reactions:\n  - {id: on_offer, when: {offered: replace}, trust: 3, because: a new kettle was offered}\n",
        finds=find_empty_reactions,
        severity="warning",
    ),
    Entry(
        code="N103",
        title="an answer or a scene that never has its turn",
        reason="Of several answers the first that fits is given, and of several scenes at one moment one opens: behind "
        "one that always fits, no other comes.",
        wrong="people:\n"
        "  - id: ida\n    name: Ida\n    role: supervisor\n    reached_by: [phone]\n"
        "    answers: [{says: As you like.}, {when: {did: swap}, says: Well done.}]\n",
        right="people:\n"
        "  - id: ida\n    name: Ida\n    role: supervisor\n    reached_by: [phone]\n"
        "    answers: [{when: {did: swap}, says: Well done.}, {says: As you like.}]\n",
        finds=find_late_comers,
    ),
    Entry(
        code="N104",
        title="news or a page that comes when all is over",
        reason="Nobody is there to read it.",
        wrong="bulletins:\n  - {id: recall, at: next day 09:00, says: The kettles of March are called back.}\n",
        right="bulletins:\n  - {id: recall, at: 2m, says: The kettles of March are called back.}\n",
        finds=find_late_comers,
        severity="warning",
    ),
    Entry(
        code="N105",
        title="a twist that takes away what is asked for",
        reason="In this variant nobody can do, say or solve what the score asks for.",
        wrong="twists:\n  plain: {}\n  moved: {without: [swap], record: {address: 2 Elm Row}}\n",
        right="twists:\n  plain: {}\n  moved: {without: [swap], required: [], solved: {said: warranty}}\n",
        finds=find_robbed,
    ),
    Entry(
        code="N106",
        title="a line of the record that looks misspelt",
        reason="A twist that names a line of the record changes it; a new name adds a line and leaves the old one as "
        "it was.",
        wrong='twists:\n  plain: {}\n  moved: {record: {ordre: "4711"}}\n',
        right='twists:\n  plain: {}\n  moved: {record: {order: "4711"}}\n',
        finds=find_new_lines,
        severity="warning",
    ),
)
