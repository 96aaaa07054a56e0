"""Codes of names: what a scenario asks for and nobody has declared."""

from __future__ import annotations

from simulator.scenario.check.entry import Entry, loaded
from simulator.scenario.problems import CODES

ENTRIES = (
    Entry(
        code="R301",
        title=CODES["R301"],
        reason="What a trainee writes is understood by topics. A topic that nobody has declared is never heard.",
        wrong="reactions:\n  - {id: thanked, when: {acknowledged: ocasion}, mood: 3, because: it was named}\n",
        right="reactions:\n  - {id: thanked, when: {acknowledged: occasion}, mood: 3, because: it was named}\n",
        finds=loaded,
    ),
    Entry(
        code="R302",
        title=CODES["R302"],
        reason="A reaction that leads to a beat which is not there leads nowhere.",
        wrong="reactions:\n  - {id: on_offer, when: {offered: replace}, to: closeing, because: an offer}\n",
        right="reactions:\n  - {id: on_offer, when: {offered: replace}, to: closing, because: an offer}\n",
        finds=loaded,
    ),
    Entry(
        code="R303",
        title=CODES["R303"],
        reason="The trainee would miss a page that you count on.",
        wrong="articles: [waranty_terms]\n",
        right="articles: [warranty_terms]\n",
        finds=loaded,
    ),
    Entry(
        code="R304",
        title=CODES["R304"],
        reason="What nobody can do can be neither required nor waited for.",
        wrong="solved: {did: swop}\n",
        right="solved: {did: swap}\n",
        finds=loaded,
    ),
    Entry(
        code="R305",
        title=CODES["R305"],
        reason="A fact that is asked for by a wrong name is never told, and never counted.",
        wrong="scoring: {must_say: [waranty]}\n",
        right="scoring: {must_say: [warranty]}\n",
        finds=loaded,
    ),
    Entry(
        code="R306",
        title=CODES["R306"],
        reason="The customer would read the braces aloud.",
        wrong='record: {order: "{order}", item: "{itm}"}\n',
        right='record: {order: "{order}", item: kettle}\n',
        finds=loaded,
    ),
    Entry(
        code="R307",
        title=CODES["R307"],
        reason="A scenario takes pages, actions and ways of speaking from packs that other scenarios share.",
        wrong="customer: {name: Ada Quill, temperament: evn}\n",
        right="customer: {name: Ada Quill, temperament: even}\n",
        finds=loaded,
    ),
    Entry(
        code="R308",
        title=CODES["R308"],
        reason="Words of another temper stand in where a reaction pack has none, and that is heard.",
        wrong='reactions:\n  greeted: {says: ["One.", "Two.", "Three."]}\n',
        right="# greeted: ..., agrees: ..., and all other moments, as in the packs that come with Rapport\n",
        finds=loaded,
        severity="warning",
        file="../temperaments/even.yaml",
    ),
    Entry(
        code="R309",
        title=CODES["R309"],
        reason="The engine knows a closed list of moments. Words for any other are never said.",
        wrong='  greted: {says: ["One.", "Two.", "Three."]}\n',
        right='# greeted: {says: ["One.", "Two.", "Three."]}\n',
        finds=loaded,
        file="../temperaments/even.yaml",
    ),
    Entry(
        code="R310",
        title=CODES["R310"],
        reason="A condition on an obligation or a twist by a wrong name never holds.",
        wrong="endings:\n"
        "  - {id: content, when: {settled: issue}, good: true}\n"
        "  - {id: waiting, when: {due: newss}}\n"
        "  - {id: gone, when: {any: [{start: true}, {start: false}]}}\n",
        right="endings:\n"
        "  - {id: content, when: {settled: issue}, good: true}\n"
        "  - {id: waiting, when: {due: news}}\n"
        "  - {id: gone, when: {any: [{start: true}, {start: false}]}}\n",
        finds=loaded,
    ),
    Entry(
        code="R311",
        title=CODES["R311"],
        reason="A customer who changes language when interrupted is nobody's customer.",
        wrong="language: it\n",
        right="language: en\n",
        finds=loaded,
        file="../temperaments/even.yaml",
    ),
    Entry(
        code="R312",
        title=CODES["R312"],
        reason="Skills and critical errors are those of the rubric: with a wrong name nothing is trained or capped.",
        wrong="skills: [names_impacts]\n",
        right="skills: [names_impact]\n",
        finds=loaded,
    ),
    Entry(
        code="R313",
        title=CODES["R313"],
        reason="A value in braces may carry a form for its neighbours; one that there is not stays in the text.",
        wrong='record: {order: "{order:an}"}\n',
        right='record: {order: "{order:a}"}\n',
        finds=loaded,
    ),
    Entry(
        code="R314",
        title=CODES["R314"],
        reason="Two files that include each other would never end.",
        wrong="include: [one]\n",
        right="",
        finds=loaded,
    ),
    Entry(
        code="R315",
        title=CODES["R315"],
        reason="What is shared is customers, policies and actions. What makes a case a case stays in its own file.",
        wrong="include: [case]\n",
        right="",
        finds=loaded,
    ),
    Entry(
        code="R316",
        title=CODES["R316"],
        reason="A comment in the survey for an ending that there is not is never written.",
        wrong="survey: {asks: [csat], comments: {contnt: [Fine.]}}\n",
        right="survey: {asks: [csat], comments: {content: [Fine.]}}\n",
        finds=loaded,
    ),
    Entry(
        code="L401",
        title=CODES["L401"],
        reason="Only one of two scenarios with the same id can be played, and their calls would be mixed up.",
        wrong="one/kettle_case/scenario.yaml\ntwo/kettle_case/scenario.yaml\n",
        right="one/kettle_case/scenario.yaml\ntwo/kettle_case_again/scenario.yaml\n",
        finds=loaded,
        file="",
    ),
)
