"""Builds what the customer says: wordings chosen by the seed, none used twice in a call."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from simulator.engine.effects import Brief, Effect, Guard, Heard, Piece, Speak
from simulator.engine.gauges import feeling_of
from simulator.engine.state import CallState, Message, changed
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.moments import MOMENTS
from simulator.scenario.packs import Reaction
from simulator.scenario.remembering import ByIdentity, Growing
from simulator.scenario.resolve import draw, fill

MOST_PIECES = 3
"""A line of so many pieces is long."""
WARM = 65
"""From this mood on a customer is well-disposed."""
MOST_HEARD = 8
"""How many lines of the conversation go with a brief."""
FIGURE = re.compile(r"\d(?:[\d.,:/-]*\d)?")
THANKS = re.compile(r"\b(?:thank\w*|appreciate\w*|grazie|ringrazi\w*)\b|감사|고맙|고마", re.IGNORECASE)
"""Words of thanks: one line says them once."""
LEAVE_TAKING = frozenset({"goodbye", "awaits_word", "left_open", "walks_out"})
NODS = frozenset({"noted", "agrees", "confirms", "thanked"})
"""Moments whose words a person uses again, once all have been said; never the last ones."""
FIRST = ("interrupted", "insulted", "blamed", "dismissed", "understood", "corrects", "told_otherwise", "went_back")
"""Moments whose words open a line, also where they are put as a question ("right?")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The state so far and the pieces that the customer is going to say."""

    state: CallState
    pieces: tuple[Piece, ...] = ()

    def say(
        self,
        group: str,
        wordings: Sequence[str],
        why: str,
        *,
        names: Mapping[str, str] | None = None,
        only: Sequence[int] | None = None,
    ) -> Draft:
        """Add one unused wording of a group; return the draft unchanged when none is left.

        Args:
            group: id of the line; the wording's number is added to it.
            wordings: the author's wordings.
            why: what called for it.
            names: values for `{placeholders}` that only this moment knows.
            only: places of the wordings that fit; all without it.
        """
        fitting = range(len(wordings)) if only is None else only
        free = [n for n in fitting if f"{group}.{n}" not in self.state.spoken]
        if not free:
            return self
        if any(THANKS.search(piece.text) for piece in self.pieces):
            free = [n for n in free if not THANKS.search(wordings[n])] or free
        purpose = f"{self.state.turn}/{self.state.speaks}/{group}"
        number = free[draw(self.state.opened.seed, purpose, len(free))]
        line_id = f"{group}.{number}"
        piece = Piece(line_id=line_id, text=fill(wordings[number], names or {}), why=why)
        return Draft(
            state=changed(self.state, spoken=(*self.state.spoken, line_id)),
            pieces=(*self.pieces, piece),
        )

    def moment(self, scenario: Scenario, moment: str, *, beside: bool = False, **names: str) -> Draft:
        """Add what this temperament says at a moment; angry and well-disposed customers have words of their own.

        A line holds one such phrase: two in a row sound like a machine. Only a leave-taking follows another, and what
        answers a question.

        Args:
            scenario: the case as played.
            moment: what has happened.
            beside: it stands beside another phrase.
            names: values for `{placeholders}` that only this moment knows.
        """
        if moment not in LEAVE_TAKING and not beside and self.has(*MOMENTS):
            return self
        reaction = scenario.temperament.reactions.get(moment, Reaction(says=()))
        group = f"{scenario.temperament.id}.{moment}"
        mood, wordings = "heated", reaction.heated if feeling_of(self.state.mood) == "angry" else ()
        if self.state.mood >= WARM:
            mood, wordings = "warm", reaction.warm
        said = self.say(f"{group}.{mood}", wordings, moment, names=names)
        said = said if said.pieces != self.pieces else self.say(group, reaction.says, moment, names=names)
        wears_out = said.pieces != self.pieces or moment not in NODS  # "I see" is no phrase that does
        return said if wears_out else self.once_more(group, reaction.says, moment, spared=1)

    def once_more(self, group: str, wordings: Sequence[str], why: str, *, spared: int = 0) -> Draft:
        """Say again the wording of a group that was used longest ago; unchanged where there is none.

        Args:
            group: the beginning of the line ids.
            wordings: all of the group, in order.
            why: what has called for it.
            spared: so many of those that were said last are not said again.
        """
        spoken = self.state.spoken
        used = [line_id for line_id in spoken if line_id.rpartition(".")[0] == group]
        if len(used) <= spared:
            return self
        oldest = used[0]
        piece = Piece(line_id=oldest, text=wordings[int(oldest.rpartition(".")[2])], why=why)
        again = (*(line_id for line_id in spoken if line_id != oldest), oldest)
        return Draft(state=changed(self.state, spoken=again), pieces=(*self.pieces, piece))

    def has(self, *whys: str) -> bool:
        """Tell whether some piece was called for by one of these."""
        return any(piece.why in whys for piece in self.pieces)

    def asks(self) -> bool:
        """Tell whether some piece is a question."""
        return any("?" in piece.text for piece in self.pieces)

    def in_order(self) -> Draft:
        """Return the draft as a person would say it.

        No thanks stand in front of a long line or of thanks for the same, and questions stand at the end, unless they
        are the exclamation with which it begins.
        """
        long = len(self.pieces) > MOST_PIECES or self.has("met")
        kept = [piece for piece in self.pieces if not (long and piece.why == "understood")]
        return replace(self, pieces=tuple(sorted(kept, key=lambda piece: "?" in piece.text and piece.why not in FIRST)))


def speak(scenario: Scenario, draft: Draft) -> tuple[CallState, tuple[Effect, ...]]:
    """Return the state that waits for the customer's line, and the effect that asks for it.

    A line that was still awaited is taken into the new one: the trainee wrote again before the customer answered. What
    it tells is not told again beside it.
    """
    state = draft.state
    earlier = tuple(piece for waiting in state.awaiting for piece in waiting.brief.pieces)
    known = {piece.tells for piece in earlier} - {""}
    pieces = earlier + tuple(piece for piece in draft.pieces if piece not in earlier and piece.tells not in known)
    if not pieces:
        return state, ()
    number = state.speaks + 1
    effect = Speak(
        id=f"s{number}",
        brief=Brief(
            pieces=pieces,
            mood=state.mood,
            patience=state.patience,
            trust=state.trust,
            feeling=feeling_of(state.mood),
            heard=tuple(Heard(speaker=m.speaker, text=m.text) for m in state.transcript[-MOST_HEARD:]),
            leaves=state.ended_by == "customer",
        ),
        guard=Guard(
            untold=untold_forms(scenario, state),
            keep=_kept_forms(scenario, " ".join(piece.text for piece in pieces)),
            told=tuple(_SAID(state.transcript)),
        ),
    )
    return changed(state, awaiting=(effect,), speaks=number), (effect,)


def untold_forms(scenario: Scenario, state: CallState) -> tuple[str, ...]:
    """Return the surface forms of every fact that the customer has not told yet: its values, else its sentences."""
    return _UNTOLD(scenario)(state.told)


def _untold(scenario: Scenario) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    @lru_cache(maxsize=64)
    def without(told: tuple[str, ...]) -> tuple[str, ...]:
        left = (forms.all for name, forms in _FORMS(scenario) if name not in told)
        return tuple(dict.fromkeys(chain.from_iterable(left)))

    return without


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    """How a fact of the customer's can stand in a line."""

    values: tuple[str, ...]
    all: tuple[str, ...]


def _forms(scenario: Scenario) -> tuple[tuple[str, _Forms], ...]:
    """Return the forms of each of the customer's facts, by its id."""
    known = (fact for fact in scenario.facts if fact.known_to == "customer")
    return tuple((fact.id, _forms_of(fact)) for fact in known)


def _forms_of(fact: CaseFact) -> _Forms:
    values = () if fact.type == "yes_no" else tuple(form for form in (fact.value, *fact.values) if form)
    return _Forms(values=values, all=(*values, *_figures(fact), *fact.says))


def _figures(fact: CaseFact) -> tuple[str, ...]:
    """Return the numbers in a fact's sentences: they are what it tells where it names no value."""
    return tuple(figure for text in fact.says for figure in FIGURE.findall(text))


def _add_said(said: list[str], message: Message) -> None:
    if message.speaker == "customer":
        said.append(message.authored)


_FORMS: ByIdentity[Scenario, tuple[tuple[str, _Forms], ...]] = ByIdentity(_forms, most=32)
_UNTOLD: ByIdentity[Scenario, Callable[[tuple[str, ...]], tuple[str, ...]]] = ByIdentity(_untold, most=32)
_SAID: Growing[Message, list[str]] = Growing([], _add_said, list.copy)
"""What the customer has said in a call, in the author's words."""


def _kept_forms(scenario: Scenario, line: str) -> tuple[str, ...]:
    """Return the values of the customer's facts that stand in a line: the longest of each fact, and its figures."""
    kept: list[str] = []
    for _, forms in _FORMS(scenario):
        there = [form for form in forms.values if form in line]
        kept += [max(there, key=len)] if there else []
    return tuple(dict.fromkeys((*kept, *FIGURE.findall(line))))
