"""Writes the first version of a scenario from a few answers: it passes the check, plays, and is there to be changed."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.scenario.references import language_words
from simulator.scenario.starter_talk import CHANNELS

STANDARD = "standard"
"""The company that fits every case."""
SCHEMA_FILE = "scenario.schema.json"
"""Beside the scenario's folder: what an editor completes and explains keys by."""
LONGEST_ID = 60
"""Characters of an id: it becomes the name of a folder."""
WIDTH = 118
"""Columns of the file."""
_DAYS = ("Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_TASK = (
    "Find out by when it has to be settled, put it right, and say what happens next and when. What you promise goes on "
    "your list."
)
_ID_SIGN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What solves a customer's matter, with the words that go with it."""

    action: str
    """Id of the action in the new scenario."""
    title: str
    means: str
    """Act of the reader."""
    result: str
    fact: str
    """Something true about it that the customer should be told."""
    topic: str
    """Words by which a sentence is about that fact."""
    value: str
    kind: str
    """Type of the fact's value."""
    wrong: str
    """A value that somebody might name who does not look."""
    why: str
    offer: str
    """How a good representative offers it, without a full stop."""
    deed: str
    """How they say that it is done, without a full stop."""
    page: str
    """What the knowledge base says about it."""


REMEDIES: Mapping[str, Remedy] = {
    "replace": Remedy(
        action="send_new_one",
        title="Send a new one",
        means="replace",
        result="A new one is booked. It arrives on Thursday 5 March.",
        fact="A new one arrives on Thursday 5 March.",
        topic="arrives, will arrive, get there, be with you",
        value="Thursday 5 March",
        kind="date",
        wrong="tomorrow, Friday 6 March",
        why="put right what the customer has got",
        offer="I can send you a new one at no cost",
        deed="I have sent a new one",
        page="What is faulty is replaced at no cost. A new one that is sent before 17:00 arrives on the second working "
        "day: today that is Thursday 5 March. A refund takes 5 working days.",
    ),
    "refund": Remedy(
        action="refund",
        title="Refund the money",
        means="refund",
        result="The money goes back to the card that was used within 5 working days.",
        fact="A refund reaches the card within 5 working days.",
        topic="refund reaches, refund takes, money back, on your card",
        value="5 working days",
        kind="duration",
        wrong="24 hours, 10 days, 2 weeks",
        why="give back the money that is owed",
        offer="I can refund the money",
        deed="I have refunded the money",
        page="A refund goes to the card that was used, and reaches it within 5 working days. Nobody can hurry it.",
    ),
    "repair": Remedy(
        action="book_engineer",
        title="Book an engineer",
        means="repair",
        result="An engineer is booked for Thursday 5 March.",
        fact="An engineer comes on Thursday 5 March.",
        topic="engineer comes, engineer, technician, visit",
        value="Thursday 5 March",
        kind="date",
        wrong="tomorrow, Friday 6 March",
        why="have it repaired",
        offer="I can book an engineer for you",
        deed="I have booked an engineer",
        page="A visit costs nothing. The next day on which an engineer is free is Thursday 5 March; nobody here can "
        "name the hour.",
    ),
    "cancel": Remedy(
        action="cancel_contract",
        title="Cancel the contract",
        means="cancel",
        result="The contract is cancelled. It ends on 31 March.",
        fact="The contract ends on 31 March.",
        topic="contract ends, ends on, cancellation",
        value="31 March",
        kind="date",
        wrong="30 April, today",
        why="cancel what the customer does not want any more",
        offer="I can cancel the contract for you",
        deed="I have cancelled the contract",
        page="A contract that is cancelled before the 15th ends with the month: today's on 31 March. It costs nothing.",
    ),
    "book": Remedy(
        action="book_appointment",
        title="Book an appointment",
        means="book",
        result="The appointment is booked for Thursday 5 March.",
        fact="The next free appointment is on Thursday 5 March.",
        topic="appointment, slot, booked for",
        value="Thursday 5 March",
        kind="date",
        wrong="tomorrow, Friday 6 March",
        why="give the customer an appointment",
        offer="I can book an appointment for you",
        deed="I have booked an appointment",
        page="The next free appointment is on Thursday 5 March. Who cannot come tells us a day before.",
    ),
}
"""What can solve the matter, by the name that is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a trainer has answered."""

    id: str
    title: str
    problem: str
    """The trouble, as the customer says it: one or two sentences."""
    trouble: str = ""
    """The trouble in a few words, as one says it back ("a kettle that leaks"); without it, one speaks of "this"."""
    customer: str = "Ada Quill"
    channel: str = "chat"
    company: str = STANDARD
    temperament: str = "even"
    remedy: str = "replace"
    needs: Mapping[str, str] | None = None
    """Values that the company's actions ask the customer for, by name, with an example of each."""
    shows: Mapping[str, str] | None = None
    """Values that only the company's pages and results show."""
    starts: str = "2026-03-03 10:00"
    """The first word, at a time when the company is open."""
    looks_up: bool = True
    """The company has a record that can be opened."""


def id_from(title: str) -> str:
    """Return an id made of a title: "The parcel, again" is `the_parcel_again`."""
    name = _ID_SIGN.sub("_", title.casefold())[:LONGEST_ID].strip("_")
    return name if name[:1].isalpha() else f"case_{name}".rstrip("_")


def scenario_text(answers: Answers) -> str:
    """Return the file `scenario.yaml`: YAML with comments that say what to change first."""
    remedy, manner = REMEDIES[answers.remedy], CHANNELS[answers.channel]
    needs = answers.needs or {}
    shown = {"problem": _ended(answers.problem), "customer": answers.customer, "title": answers.title}
    return _FILE.format(
        schema=SCHEMA_FILE,
        id=answers.id,
        title=quoted(answers.title),
        channel=answers.channel,
        company=answers.company,
        temperament=answers.temperament,
        customer=quoted(answers.customer),
        briefing=_briefing(manner.comes.format(**shown)),
        days=", ".join(_days(f"{answers.title} {answers.problem} {answers.trouble}")),
        subject=f"manners: {{subject: {quoted(answers.title)}}}\n" if answers.channel == "email" else "",
        values="".join(f"  {name}: {quoted(value)}\n" for name, value in {**needs, **(answers.shows or {})}.items()),
        record="".join(f"  {name}: {quoted('{' + name + '}')}\n" for name in needs),
        secrets="".join(_known(name) for name in needs),
        openings="".join(f"  - {quoted(text.format(**shown))}\n" for text in manner.openings),
        starts=answers.starts,
        action=remedy.action,
        needs="    needs: {did: look_up}\n" if answers.looks_up else "",
        fails="    fails: Open the record first.\n" if answers.looks_up else "",
        action_title=remedy.title,
        means=remedy.means,
        result=quoted(remedy.result),
        fact=remedy.fact,
        topic=remedy.topic,
        value=quoted(remedy.value),
        kind=remedy.kind,
        wrong=remedy.wrong,
        why=remedy.why,
        page=quoted(remedy.page),
        word=manner.word,
        back="".join(f"      - {quoted(text.format(**shown))}\n" for text in manner.back),
    )


def play_text(scenario_id: str, kind: str, comment: str, inputs: str, expect: str) -> str:
    """Return the file of a play.

    Args:
        scenario_id: of what it is a play.
        kind: good, middling or poor.
        comment: one line on what such a trainee does.
        inputs: lines of the list, as YAML.
        expect: lines of what must come of it, as YAML.
    """
    return f"# {comment}\nformat: 1\nscenario: {scenario_id}\nkind: {kind}\nseed: 1\ninputs:\n{inputs}expect:\n{expect}"


def quoted(text: str) -> str:
    """Return a text as a YAML scalar that means just this text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def _ended(text: str) -> str:
    """Return a sentence with its full stop."""
    stripped = " ".join(text.split())
    return stripped if stripped.endswith((".", "!", "?")) else f"{stripped}."


def _briefing(comes: str) -> str:
    """Return the briefing as lines of a block of YAML."""
    text = f"It is {{now}}. {comes} {_TASK}"
    return textwrap.fill(text, width=WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _days(text: str) -> list[str]:
    """Return days by which it may have to be settled; a day that the trouble names would be a copy of one."""
    return [day for day in _DAYS if day.casefold() not in text.casefold()][:3]


def _known(name: str) -> str:
    """Return a fact by which the customer tells a value that an action asks for."""
    fact = {"order": "order_number"}.get(name, name)
    said = name.replace("_", " ")
    topics, _ = language_words("en")
    topic = "" if fact in topics else f"    topic: [{said}]\n"
    return (
        f"  - id: {fact}\n    known_to: customer\n    value: {quoted('{' + name + '}')}\n{topic}    says:\n"
        f"      - {quoted('It is {' + name + '}.')}\n      - {quoted('{' + name + '}.')}\n"
        f"      - {quoted(f'The {said} is {{{name}}}.')}\n"
    )


_FILE = """\
# yaml-language-server: $schema=../{schema}
format: 1
id: {id}
title: {title}
language: en
channel: {channel}
difficulty: 1
skills: [names_impact, concrete_commitment]
minutes: 4
company: {company}
briefing: |
{briefing}
starts: {starts}
{subject}values:  # drawn anew for each call, so that nobody learns the answers by heart
  weeks: {{any: [2, 3, 5]}}
  day: {{any: [{days}]}}
{values}customer: {{name: {customer}, temperament: {temperament}, wants: that it is put right}}
record:
{record}  since: "{{weeks}} weeks ago"
opening:  # the first words, in three wordings; make them your customer's own
{openings}facts:
  - id: what_happens  # what the company knows; the trainee has to say it
    type: {kind}
    value: {value}
    says: {fact}
    topic: [{topic}]
    contradicts: [{wrong}]
  - id: deadline  # what only the customer knows, and tells when asked
    known_to: customer
    says:
      - "I need it settled by {{day}}, my family is coming."
      - "By {{day}}. I have my family here then."
      - "It has to be done by {{day}}, when my family comes."
{secrets}own_articles:
  - id: how_it_goes  # a page of the knowledge base: where the trainee finds what is right
    title: {action_title}
    text: {page}
actions:
  - id: {action}
    title: {action_title}
{needs}    once: true
    means: [{means}]
    result: {result}
{fails}required:
  - {{action: {action}, why: {why}}}
scoring: {{must_say: [what_happens]}}
scenes:  # the next day, where a word was not kept; {{quoted}} is what the trainee had promised
  - id: nobody_in_touch
    at: next working day 15:00
    opens_if: {{due: {word}}}
    says:
{back}    beats:
      - id: how_it_stands
        says: ["So how does it stand?", "What has become of it?", "Can you tell me now how it stands?"]
        again: ["And how does it stand?", "I still don't know how it stands.", "So is it settled or not?"]
        until: {{any: [{{said: what_happens}}, {{denied: what_happens}}]}}
        met: ["All right. Next time, please do as you say.", "Good. I'd have liked to hear that from you.", "Fine."]
"""
