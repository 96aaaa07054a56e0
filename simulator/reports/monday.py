"""The ten-minute Monday: the head of the report, in sentences that a lead can say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from scoring.model import Commitment
from scoring.rubric import CAPS, CRITERIA
from simulator.reports.attempt import Aftermath, AttemptPage
from simulator.reports.chosen import GoodWord, Talk, Week, good_words_of, talks_of, week_of
from simulator.reports.questions import BROKEN_PROMISE, questions_for
from simulator.session.attempt import Attempt, OpenCall
from simulator.view.standing import plural, score

_NEW_WORDS = 2
NAMED = 3
"""So many others are named; more are counted."""
Load = Callable[[Attempt], AttemptPage]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation worth having."""

    alias: str
    case: str
    """Title of the scenario."""
    day: str
    quote: str
    """One sentence that the trainee wrote."""
    customer: str
    next: str
    """What the customer did next, in one sentence."""
    question: str
    """A question to open with."""
    what: str
    """What it is about, and how often it came up."""
    anchor: str
    """Id of the turn in the page."""
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WellDone:
    """Something that deserves to be said."""

    alias: str
    say: str
    """Why it deserves to be said."""
    quote: str
    case: str
    anchor: str
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Monday:
    """The head of the report."""

    practised: str
    """Who practised how much, in one sentence."""
    conversations: tuple[Conversation, ...]
    well_done: tuple[WellDone, ...]


def monday_of(
    attempts: Sequence[Attempt], now: datetime, load: Load, open_calls: Sequence[OpenCall] = ()
) -> tuple[Monday, tuple[AttemptPage, ...]]:
    """Return the head of the report, and the attempts that it speaks of.

    Args:
        attempts: attempts of all people, oldest first.
        now: the moment, aware.
        load: gives an attempt with its words.
        open_calls: calls of these people that are not closed.
    """
    week = week_of(attempts, now)
    left = [a.opened_at for a in attempts if a.abandoned and a.parent_id is None]
    left += [call.opened_at for call in open_calls if call.is_left(now)]
    if week is None:
        told = f" {plural(len(left), 'call was', 'calls were')} left before the end." if left else ""
        return Monday(practised=f"Nobody has played a call to its end yet.{told}", conversations=(), well_done=()), ()
    talks = talks_of(week)
    words = good_words_of(week, attempts, talks)
    named = [*(talk.attempt for talk in talks), *(word.attempt for word in words)]
    pages = {attempt.call_id: load(attempt) for attempt in named}
    head = Monday(
        practised=_practised(week, sum(week.since < moment <= week.until for moment in left)),
        conversations=tuple(
            _conversation(talk, pages[talk.attempt.call_id], question)
            for talk, question in zip(talks, questions_for([talk.what for talk in talks]), strict=True)
        ),
        well_done=tuple(_well_done(word, pages[word.attempt.call_id]) for word in words),
    )
    return head, tuple(pages.values())


def _practised(week: Week, left: int) -> str:
    people = len({attempt.alias for attempt in week.attempts})
    who = "One person has" if people == 1 else f"{people} people have"
    played = f"{who} played {plural(len(week.attempts), 'call', 'calls')}"
    span = f"from {date_words(week.since)} to {date_words(week.until)}"
    if week.past:
        return f"Nobody has played in the last seven days; this is about the week before that: {played} {span}."
    more = f" {plural(left, 'more was', 'more were')} left before the end." if left else ""
    return f"{played} {span}.{more}"


def _conversation(talk: Talk, page: AttemptPage, question: str) -> Conversation:
    turn, quote, what = talk.turn, "", ""
    if talk.what == BROKEN_PROMISE:
        broken = _broken(page)
        turn = min(max(broken.turn, 1), max(page.after, default=1))
        quote, what = _promised(page, broken, turn), _due(page, broken)
    turn = turn or 1
    return Conversation(
        alias=talk.attempt.alias,
        case=talk.attempt.scenario.title,
        day=date_words(talk.attempt.opened_at),
        quote=quote or page.quote(turn, talk.what),
        customer=page.summary.debrief.customer,
        next=_next(page, talk, turn),
        question=question,
        what=_what(talk, what or page.because(turn, talk.what)),
        anchor=f"{page.anchor}-{turn}",
        turn=turn,
    )


def _broken(page: AttemptPage) -> Commitment:
    """Return the broken commitment to speak of: one that the trainee made, before one that was due anyhow."""
    found = [item for item in page.card.commitments if item.status == "broken"]
    return min(found, key=lambda item: (item.source != "reply", item.turn))


def _promised(page: AttemptPage, item: Commitment, turn: int) -> str:
    """Return the words of a promise: the trainee's own as the ledger has them, else the sentence of its check."""
    own = next((row.quote for row in page.summary.debrief.due if row.id == item.id), "")
    return own or page.quote(turn, "concrete_commitment")


def _due(page: AttemptPage, item: Commitment) -> str:
    """Return what was owed and when, as a sentence."""
    when = next((row.when for row in page.summary.debrief.due if row.id == item.id), "")
    what = item.what[:1].upper() + item.what[1:].rstrip(".")
    return f"{what}, due {when}." if when else f"{what}."


def _next(page: AttemptPage, talk: Talk, turn: int) -> str:
    name = page.summary.debrief.customer
    if talk.what == BROKEN_PROMISE:
        ending = page.summary.debrief.ending_text
        return f"It was not kept. {ending}" if ending else "It was not kept."
    after = page.after.get(turn, Aftermath(said="", mood=0, causes=(), left=False))
    said = f"answered: “{after.said}”" if after.said else "answered nothing"
    if after.left:
        return f"{name} {said} and left."
    if after.mood <= -5:
        return f"{name} {said} Their mood fell by {-after.mood} of 100."
    return f"{name} {said}"


def _what(talk: Talk, because: str) -> str:
    if talk.what == BROKEN_PROMISE:
        title = "Something owed was not done"
    elif talk.why == "cap":
        title = CAPS[talk.what].reason if talk.what in CAPS else talk.what.replace("_", " ")
    else:
        named = CRITERIA[talk.what].title if talk.what in CRITERIA else talk.what.replace("_", " ")
        title = f"About “{named}”"  # the name of a check says what good looks like, not what happened
    often = f" {_often(talk)}" if talk.times > 1 else ""
    reason = f" {because}" if because and not _says_the_same(title, because) else ""
    return f"{title}.{reason}{often}{_others(talk.others)}"


def _often(talk: Talk) -> str:
    """Return in how many calls it came up, when these are more than one."""
    if talk.times < talk.calls:
        return f"In {talk.times} of {talk.calls} calls in that week."
    return "In both calls in that week." if talk.calls == 2 else f"In all {talk.calls} calls in that week."


def _says_the_same(title: str, because: str) -> bool:
    """Tell whether a reason only repeats the title of its error: all of its words but one or two are there already."""
    return len(_words(because) - _words(title)) <= _NEW_WORDS


def _words(text: str) -> set[str]:
    return {word.strip(".,:;“”\"'").casefold() for word in text.split()}


def _others(names: Sequence[str]) -> str:
    if not names:
        return ""
    if len(names) > NAMED:
        return f" The same with {len(names)} others."
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f" The same with {listed}."


def _well_done(word: GoodWord, page: AttemptPage) -> WellDone:
    title = CRITERIA[word.what].title if word.what in CRITERIA else word.what.replace("_", " ")
    say = {
        "shown at last": f"has shown “{title}” for the first time",
        "best so far": f"has played their own best call so far, {score(word.attempt.total)} of 100; in it",
        "strong moment": f"has shown “{title}”",
    }[word.praise]
    return WellDone(
        alias=word.attempt.alias,
        say=say,
        quote=page.quote(word.turn, word.what, praise=True),
        case=word.attempt.scenario.title,
        anchor=f"{page.anchor}-{word.turn}",
        turn=word.turn,
    )


def date_words(moment: datetime) -> str:
    """Return a day as a person says it, "Friday 20 November"; the clock of records is UTC."""
    return f"{moment:%A} {moment.day} {moment:%B}"
