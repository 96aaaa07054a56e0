"""Lets the bots play a scenario with several seeds, and says what that tells about its scores and its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from simulator.engine.survey import SurveyAnswer, survey_of
from simulator.errors import UserError
from simulator.rehearsal.bots import BOTS, Bot
from simulator.rehearsal.coverage import Coverage, cover
from simulator.rehearsal.echoes import left_unanswered, said_twice
from simulator.rehearsal.places import Places
from simulator.rehearsal.stage import Performance, act_out
from simulator.rehearsal.tongues import SPEECHES
from simulator.scenario.model import Scenario
from simulator.scenario.resolve import PLAIN_TWIST

CARELESS_BELOW = 50
"""A careless bot has fewer points than this, or a critical error that caps it."""
EXPERT_FROM = 80
"""The expert has so many points or more."""
_SPARKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One bot with all its calls."""

    bot: Bot
    calls: tuple[Performance, ...]

    @property
    def totals(self) -> tuple[float, ...]:
        """Return the totals; a call in which nothing could be rated counts 0."""
        return tuple(call.card.total or 0.0 for call in self.calls)

    @property
    def endings(self) -> dict[str, int]:
        """Return how often each ending was reached, the most frequent first."""
        found = [call.state.ending for call in self.calls]
        return {name: found.count(name) for name in sorted(dict.fromkeys(found), key=lambda name: -found.count(name))}

    def surveys(self) -> tuple[SurveyAnswer, ...]:
        """Return what the customers answered afterwards; nobody is asked after a call that was ended by the book."""
        answers = (survey_of(call.scenario, call.state) for call in self.calls)
        return tuple(answer for answer in answers if answer is not None)

    def satisfaction(self) -> float | None:
        """Return the mean of the customers' marks from 1 to 5, or None where nobody was asked for one."""
        marks = [answer.csat for answer in self.surveys() if answer.csat is not None]
        return round(fmean(marks), 1) if marks else None

    def mean(self, name: str) -> float | None:
        """Return the mean of a score over the calls in which it was assessed."""
        scores = [score for call in self.calls if (score := call.scores()[name]) is not None]
        return round(fmean(scores), 1) if scores else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """All that `scenario try` found out about one scenario."""

    scenario: Scenario
    seeds: tuple[int, ...]
    tried: tuple[Tried, ...]
    coverage: Coverage

    def warnings(self) -> Iterator[str]:
        """Yield what the scores say against the scenario: a careless bot that does well, an expert that does badly."""
        for each in self.tried:
            for call, total in zip(each.calls, each.totals, strict=True):
                name = f"The {each.bot.id} bot" if each.bot.care == "careless" else "The expert"
                where = f"with seed {call.seed}" + (f" and twist {call.twist}" if call.twist != PLAIN_TWIST else "")
                if each.bot.care == "careless" and total >= CARELESS_BELOW and not call.critical():
                    yield f"{name} has {total:g} points {where}: a careless call should stay below {CARELESS_BELOW}."
                elif each.bot.care == "careful" and total < EXPERT_FROM:
                    yield f"{name} has {total:g} points {where}: a careful call should reach {EXPERT_FROM}."
                if each.bot.care == "careful" and call.state.ending not in _good_endings(self.scenario):
                    yield f"{name} ends as {call.state.ending or 'nothing'} {where}: none of the good endings."
                yield from (f'The customer says "{text}" twice {where}, to {each.bot.id}.' for text in said_twice(call))
                for text in left_unanswered(call):
                    yield f'The customer leaves "{text}" unanswered {where}.'

    def beats_never_seen(self) -> Sequence[str]:
        """Return the beats that no bot has come to, with their lines."""
        return [f"{part.name} (line {part.line})" for part in self.coverage.missing if part.kind == "beat"]


def try_out(scenario: Scenario, places: Places, seeds: Sequence[int], bots: Sequence[Bot] = BOTS) -> Trial:
    """Let bots play a scenario; each seed draws its own values, and the twists come in turn.

    Args:
        scenario: the case as written.
        places: the lines of its file.
        seeds: one call of each bot for each.
        bots: who plays.

    Raises:
        UserError: the scenario is in a language that the bots do not speak.
    """
    if scenario.language not in SPEECHES:
        raise UserError(
            f"The bots speak {', '.join(SPEECHES)}, and `{scenario.id}` is written in `{scenario.language}`.",
            "`rapport scenario test` runs its plays in any language.",
        )
    names = tuple(scenario.twists) or (PLAIN_TWIST,)
    staged = [(seed, names[number % len(names)]) for number, seed in enumerate(seeds)]
    tried = tuple(
        Tried(
            bot=bot,
            calls=tuple(
                act_out(scenario, bot.actor, seed=seed, twist=twist, between=bot.between) for seed, twist in staged
            ),
        )
        for bot in bots
    )
    calls = [call for each in tried for call in each.calls]
    return Trial(scenario=scenario, seeds=tuple(seeds), tried=tried, coverage=cover(scenario, calls, places))


def patience_of(call: Performance) -> tuple[int, ...]:
    """Return the customer's patience after each line of the customer."""
    return tuple(m.patience for m in call.state.transcript if m.speaker == "customer")


def sparkline(values: Sequence[int], *, width: int = 12) -> str:
    """Return numbers from 0 to 100 as a line of blocks, thinned out to a width."""
    if len(values) > width:
        values = [values[round(n * (len(values) - 1) / (width - 1))] for n in range(width)]
    return "".join(_SPARKS[min(len(_SPARKS) - 1, value * len(_SPARKS) // 100)] for value in values)


def _good_endings(scenario: Scenario) -> frozenset[str]:
    """Return the good endings; where none is marked, all."""
    good = frozenset(ending.id for ending in scenario.endings if ending.good)
    return good or frozenset(ending.id for ending in scenario.endings)
