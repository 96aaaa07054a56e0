"""Plays of a new scenario that are written and not acted: words a trainer can go on from, as far as they prove good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.errors import UserError
from simulator.rehearsal.needs import Wanted, first_name, keys, wanted_actions
from simulator.rehearsal.plays import inputs_for
from simulator.rehearsal.stage import MOST_STOPS, Line, Performance, on_stage, perform
from simulator.scenario.model import Scenario
from simulator.scenario.play import Play
from simulator.scenario.starter import REMEDIES, Answers
from simulator.scenario.starter_talk import WORD_BROKEN, good_play
from simulator.session.play import feed

RATE: Line = {"do": "rate", "empathy": 75, "accuracy": 80, "follow_through": 80}
GOOD_ENOUGH = 85
"""Fewest points of a written play that may be called good."""
_LOOKS = frozenset({"check", "verify"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A play as it is written down, with what comes of it."""

    lines: tuple[Line, ...]
    performance: Performance


def good(scenario: Scenario, answers: Answers, *, seed: int) -> Written | None:
    """Return a good play in plain words; None where this case asks for more than they do.

    Args:
        scenario: the case as written.
        answers: what the trainer has answered.
        seed: draws the values.
    """
    written = _played(scenario, (_first_contact(scenario, answers, keeps=True),), seed=seed)
    state, card = written.performance.state, written.performance.card
    ending = next((each for each in scenario.endings if each.id == state.ending), None)
    broken = any(item.status == "broken" for item in state.due)
    fits = not written.performance.refused and not broken and ending is not None and ending.good
    return written if fits and (card.total or 0) >= GOOD_ENOUGH else None


def word_broken(scenario: Scenario, answers: Answers, *, seed: int) -> Written | None:
    """Return a play that promises to get in touch and forgets it; None where no later scene comes of that."""
    told = {"first_name": first_name(scenario), "fact": REMEDIES[answers.remedy].fact}
    back = tuple({"do": "reply", "text": text.format(**told), "after_s": 30} for text in WORD_BROKEN)
    written = _played(scenario, (_first_contact(scenario, answers, keeps=False), back), seed=seed)
    return written if written.performance.state.scenes and not written.performance.refused else None


def _first_contact(scenario: Scenario, answers: Answers, *, keeps: bool) -> tuple[Line, ...]:
    remedy = REMEDIES[answers.remedy]
    wanted = wanted_actions(scenario, twist="plain")
    looks = tuple(_act(each) for each in wanted if _LOOKS & set(each.action.means))
    acts = tuple(_act(each) for each in wanted if not _LOOKS & set(each.action.means))
    return tuple(
        good_play(
            answers.channel,
            first_name=first_name(scenario),
            trouble=answers.trouble,
            offer=remedy.offer,
            deed=remedy.deed,
            fact=remedy.fact,
            keys=tuple(name for name in answers.needs or {} if name in {fact.id for fact in keys(scenario, wanted)}),
            looks=looks,
            acts=acts,
            keeps=keeps,
        )
    )


def _act(wanted: Wanted) -> Line:
    return {"do": "act", "name": wanted.action.id, "args": dict(wanted.args), "after_s": 6}


def _played(scenario: Scenario, contacts: Sequence[Sequence[Line]], *, seed: int) -> Written:
    """Return the contacts with what stands between and after them: the ends, the steps to what is due, the rating."""
    runner, clock = on_stage(scenario, seed=seed)
    waiting, lines = list(contacts), []
    for _ in range(MOST_STOPS):
        phase = runner.state.phase
        if phase == "contact" and waiting:
            coming: list[Line] = [*waiting.pop(0)]
        else:
            coming = [{"do": "end"} if phase == "contact" else {"do": "next"} if phase == "between" else RATE]
        for line in coming:
            if runner.state.phase != phase:
                break  # the customer has left
            lines.append(line)
            try:
                feed(runner, clock, _filled(scenario, line, seed))
            except UserError:
                break  # the performance below says so
        if phase not in ("contact", "between"):
            break
    play = _as_play(scenario, tuple(lines), seed)
    return Written(
        lines=tuple(lines), performance=perform(scenario, inputs_for(play, scenario, twist="plain"), seed=seed)
    )


def _filled(scenario: Scenario, line: Line, seed: int) -> Line:
    (filled,) = inputs_for(_as_play(scenario, (line,), seed), scenario, twist="plain")
    return filled


def _as_play(scenario: Scenario, lines: tuple[Line, ...], seed: int) -> Play:
    return Play(format=1, scenario=scenario.id, kind="good", seed=seed, inputs=lines)
