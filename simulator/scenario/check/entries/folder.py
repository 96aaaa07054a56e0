"""Codes of what belongs to a scenario besides its text: twists, plays, pictures, measure."""

from __future__ import annotations

from simulator.scenario.check.entry import Entry
from simulator.scenario.check.translations import find_line_ids, find_translations
from simulator.scenario.check.variants import find_measure, find_plays, find_portraits, find_twists

ENTRIES = (
    Entry(
        code="P901",
        title="a twist that changes nothing",
        reason="A twist is another case: another fact, record, duty or temper. Without a change it only halves the "
        "chances of the others.",
        wrong="twists:\n  plain: {}\n  moved: {}\n",
        right="twists:\n  plain: {}\n  moved: {record: {address: 2 Elm Row}}\n",
        finds=find_twists,
        severity="warning",
    ),
    Entry(
        code="P902",
        title="gold plays are missing",
        reason="A good, a middling and a poor play prove that the scores make sense. In a draft this is only a note.",
        wrong="kind: canary\n",
        right="kind: good\n",
        finds=find_plays,
        severity="warning",
        file="plays/good.yaml",
    ),
    Entry(
        code="P903",
        title="a twist without a play",
        reason="Nobody has shown that this variant can be played well. In a draft this is only a note.",
        wrong="twist: plain\n",
        right="twist: moved\n",
        finds=find_plays,
        severity="warning",
        file="plays/poor.yaml",
    ),
    Entry(
        code="P904",
        title="plays whose scores are out of order",
        reason="If a middling play may score as much as a good one, the score tells nothing.",
        wrong="expect:\n  score: {total: [80, 100]}\n",
        right="expect:\n  score: {total: [50, 60]}\n",
        finds=find_plays,
        severity="warning",
        file="plays/middling.yaml",
    ),
    Entry(
        code="P905",
        title="a gold play without a score",
        reason="A play that may get anything proves nothing.",
        wrong="expect:\n  critical: []\n",
        right="expect:\n  score: {total: [80, 100]}\n",
        finds=find_plays,
        severity="warning",
        file="plays/good.yaml",
    ),
    Entry(
        code="P906",
        title="a play that names what there is not",
        reason="The play cannot be run, or runs another case than you think.",
        wrong="inputs:\n  - {do: act, name: swop, args: {speed: express}}\n  - {do: end}\n",
        right="inputs:\n  - {do: act, name: swap, args: {speed: express}}\n  - {do: end}\n",
        finds=find_plays,
        file="plays/good.yaml",
    ),
    Entry(
        code="P907",
        title="a picture that cannot be found",
        reason="The window shows initials in its place.",
        wrong="customer: {name: Ada Quill, temperament: even, portrait: adda}\n",
        right="customer: {name: Ada Quill, temperament: even, portrait: ada}\n",
        finds=find_portraits,
        severity="warning",
    ),
    Entry(
        code="P908",
        title="a difficulty that does not fit the length",
        reason="Trainees choose by both: a hard case in three minutes, or an easy one in half an hour, is a slip.",
        wrong="minutes: 45\n",
        right="minutes: 5\n",
        finds=find_measure,
        severity="warning",
    ),
    Entry(
        code="P909",
        title="a catalogue that cannot be read",
        reason="A translation that is no PO file in UTF-8 is not played.",
        wrong='msgctxt "beats/opening/says/0"\nmsgid: My kettle leaks.\n',
        right='msgctxt "beats/opening/says/0"\nmsgid "My kettle leaks."\nmsgstr "주전자가 새요."\n',
        finds=find_translations,
        file="lines.ko.po",
    ),
    Entry(
        code="P910",
        title="a stale translation",
        reason="The line was changed after it was translated: the two may say different things.",
        wrong='msgctxt "beats/opening/says/0"\nmsgid "The old kettle leaks."\nmsgstr "낡은 주전자가 새요."\n',
        right='msgctxt "beats/opening/says/0"\nmsgid "My kettle leaks."\nmsgstr "주전자가 새요."\n',
        finds=find_translations,
        severity="warning",
        file="lines.ko.po",
    ),
    Entry(
        code="P911",
        title="an orphaned translation",
        reason="Its line was taken out or moved. With line ids (`rapport scenario check --fix`) a moved line keeps its "
        "translation.",
        wrong='msgctxt "beats/farewell/says/0"\nmsgid "Goodbye."\nmsgstr "안녕히 계세요."\n',
        right='msgctxt "beats/closing/says/0"\nmsgid "And now?"\nmsgstr "그럼 이제는요?"\n',
        finds=find_translations,
        severity="warning",
        file="lines.ko.po",
    ),
    Entry(
        code="P912",
        title="a translation that cannot be played",
        reason="A value in braces is lost, or one is named that the line does not have.",
        wrong='msgctxt "actions/swap/result"\nmsgid "Booked, {speed}."\nmsgstr "예약됐습니다."\n',
        right='msgctxt "actions/swap/result"\nmsgid "Booked, {speed}."\nmsgstr "예약됐습니다: {speed}."\n',
        finds=find_translations,
        file="lines.ko.po",
    ),
    Entry(
        code="P913",
        title="a line id that stands twice",
        reason="Translations and records hold on to the id: with the same id at two lines one of them is lost. Mostly "
        "a line was copied with its id.",
        wrong='briefing: "You answer chats. #line:a1b2c3"\n'
        'endings:\n  - {id: content, when: {settled: issue}, says: "Ada is glad. #line:a1b2c3", good: true}\n'
        "  - {id: gone, when: {any: [{start: true}, {start: false}]}}\n",
        right='briefing: "You answer chats. #line:a1b2c3"\n'
        "endings:\n  - {id: content, when: {settled: issue}, says: Ada is glad., good: true}\n"
        "  - {id: gone, when: {any: [{start: true}, {start: false}]}}\n",
        finds=find_line_ids,
    ),
)
