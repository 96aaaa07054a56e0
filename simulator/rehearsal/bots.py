"""The bots that play the trainee: one expert, and six careless people whom no scenario may reward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from simulator.engine.desk import articles_of
from simulator.rehearsal.canaries import keyword_lines
from simulator.rehearsal.expert import expert
from simulator.rehearsal.keeping import keeps_word
from simulator.rehearsal.needs import first_name, topics_to_ask
from simulator.rehearsal.satisfying import question_for
from simulator.rehearsal.stage import Actor, Line
from simulator.rehearsal.tongues import speech_of
from simulator.session.runner import Runner

Care = Literal["careful", "careless"]
REPLIES = 8
"""How long a careless bot goes on when nobody stops it."""
SLOW_S, QUICK_S, SILENT_S = 60, 12, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """Somebody who plays the trainee."""

    id: str
    what: str
    """What it does, for the report."""
    care: Care
    actor: Actor
    """What it says and does in a contact."""

    @property
    def between(self) -> Actor | None:
        """Return what it does between two contacts: who is careful does what is due, others nothing."""
        return keeps_word if self.care == "careful" else None


def _brusque(runner: Runner) -> Iterator[Line]:
    return _saying(*speech_of(runner.scenario.language).brusque, after_s=SLOW_S)


def _silent(_: Runner) -> Iterator[Line]:
    yield {"do": "wait", "seconds": SILENT_S}


def _promises_everything(runner: Runner) -> Iterator[Line]:
    name = first_name(runner.scenario)
    return _saying(
        *(text.format(name=name) for text in speech_of(runner.scenario.language).all_promised), after_s=QUICK_S
    )


def _stuffs_keywords(runner: Runner) -> Iterator[Line]:
    pages = [page.title for page in articles_of(runner.scenario)]
    return _saying(*keyword_lines(runner.scenario), *pages, after_s=QUICK_S)


def _abuses(runner: Runner) -> Iterator[Line]:
    return _saying(*speech_of(runner.scenario.language).abuse, after_s=QUICK_S)


def _interrogates(runner: Runner) -> Iterator[Line]:
    """Ask for all that there is, one question after the other, and do nothing with it."""
    asks = speech_of(runner.scenario.language).asks
    theirs = [fact for fact in runner.scenario.facts if fact.known_to == "customer"]
    for fact in sorted(theirs, key=lambda fact: topics_to_ask(fact)[0] not in asks)[: 2 * REPLIES]:
        question = question_for(runner, fact)
        if question:
            yield {"do": "reply", "text": question, "after_s": QUICK_S}


def _saying(*texts: str, after_s: int) -> Iterator[Line]:
    return ({"do": "reply", "text": text, "after_s": after_s} for text in texts)


BOTS: tuple[Bot, ...] = (
    Bot(id="expert", what="listens, looks up, acts, tells, follows up", care="careful", actor=expert),
    Bot(id="brusque", what="curt, slow, does nothing", care="careless", actor=_brusque),
    Bot(id="silent", what="says nothing", care="careless", actor=_silent),
    Bot(id="promises", what="promises everything, does nothing", care="careless", actor=_promises_everything),
    Bot(id="keywords", what="lists the right words", care="careless", actor=_stuffs_keywords),
    Bot(id="abusive", what="insults and blames", care="careless", actor=_abuses),
    Bot(id="interrogator", what="asks one thing after the other", care="careless", actor=_interrogates),
)
"""All bots, in the order of the table."""


def bots_named(names: Iterable[str]) -> tuple[Bot, ...]:
    """Return the bots with these ids in the order of the table; all when none is named."""
    wanted = set(names)
    return tuple(bot for bot in BOTS if not wanted or bot.id in wanted)
