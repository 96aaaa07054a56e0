"""Finds the words that bear out what a model made of a reply: its own, or the customer's that called for more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scoring.learnt.material import Material, stem
from scoring.learnt.wording import Wording
from scoring.model import Evidence
from scoring.scorers.exam import called_for, sentence_at, whole_reply, words_in
from scoring.scorers.stated import expected_of, same_value, values


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Where a finding points."""

    evidence: Evidence
    fact: str = ""
    statement: str = ""
    """The fact that is missing or meant, as a sentence."""
    action: str = ""


def point(material: Material, wording: Wording, criterion: str, *, met: bool) -> Pointer:
    """Return what bears out a criterion that was met or missed."""
    if not met:
        return _MISSED.get(criterion, _lacking)(material, wording)
    return _MET.get(criterion, _most_caring)(material, wording)


def _sentence(material: Material, start: int) -> Pointer:
    return Pointer(evidence=material.exam.turn.cite(*sentence_at(material.exam.turn.reply, start)))


def _span(material: Material, span: tuple[int, int] | None) -> Pointer:
    turn = material.exam.turn
    return Pointer(evidence=whole_reply(turn) if span is None else turn.cite(*span))


def _best(material: Material, weight: Callable[[tuple[int, int]], float]) -> tuple[int, int] | None:
    spans = material.spans
    return max(spans, key=lambda span: (weight(span), -span[0])) if spans else None


def _private_in(material: Material, span: tuple[int, int]) -> int:
    inside = words_in(material.exam.turn.reply, *span)
    return sum(stem(word.text) in material.private for word in inside)


def _their_words(material: Material, wording: Wording) -> Pointer:
    caring = {(start, end): weight for start, end, _, weight in wording.sentences}
    return _span(material, _best(material, lambda span: _private_in(material, span) + caring.get(span, 0.0) / 4))


def _most_caring(material: Material, wording: Wording) -> Pointer:
    caring = {(start, end): weight for start, end, _, weight in wording.sentences}
    return _span(material, _best(material, lambda span: caring.get(span, 0.0)))


def _most_hostile(material: Material, wording: Wording) -> Pointer:
    hostile = {(start, end): weight for start, end, weight, _ in wording.sentences}
    return _span(material, _best(material, lambda span: hostile.get(span, 0.0)))


def _cue(*names: str) -> Callable[[Material, Wording], Pointer]:
    def find(material: Material, wording: Wording) -> Pointer:
        reply = material.exam.turn.reply
        cues = (material.exam.cues.find(name, reply) for name in names)
        found = next((cue for cue in cues if cue is not None), None)
        return _most_caring(material, wording) if found is None else _sentence(material, found.start)

    return find


def _blame(material: Material, wording: Wording) -> Pointer:
    exam = material.exam
    found = exam.cues.find("manner_blaming", exam.turn.reply) or exam.cues.find("blaming_question", exam.turn.reply)
    if found is not None:
        return Pointer(evidence=exam.turn.cite(found.start, found.end))
    return _cause(material, wording)


def _cause(material: Material, wording: Wording) -> Pointer:
    """Point to the customer's words that show what the matter does to them."""
    turn, cues = material.exam.turn, material.exam.cues
    found = next((cue for name in ("stake", "trouble", "feeling") if (cue := cues.find(name, turn.customer))), None)
    if found is None:
        return Pointer(evidence=called_for(turn))
    return Pointer(evidence=turn.cite(*sentence_at(turn.customer, found.start), where="customer"))


def _lacking(material: Material, wording: Wording) -> Pointer:
    return Pointer(evidence=called_for(material.exam.turn))


def _whole(material: Material, wording: Wording) -> Pointer:
    return Pointer(evidence=whole_reply(material.exam.turn))


def _told_fact(material: Material, wording: Wording) -> Pointer:
    exam = material.exam
    for fact, told in zip(exam.case.facts, material.told, strict=True):
        if told.hits:
            start = _place_of(material, fact.values, [*expected_of(fact, exam.case.now, exam.pack).values])
            if start is not None:
                return Pointer(evidence=_sentence(material, start).evidence, fact=fact.id, statement=fact.statement)
    return _span(material, material.spans[0] if material.spans else None)


def _place_of(material: Material, surfaces: tuple[str, ...], typed: list[object]) -> int | None:
    reply = material.exam.turn.reply.casefold()
    places = [place for surface in surfaces if (place := reply.find(surface.casefold())) >= 0]
    if len(reply) == len(material.exam.turn.reply) and places:
        return places[0]
    return next((value.start for value in material.figures for each in typed if value == each), None)


def _untold_fact(material: Material, wording: Wording) -> Pointer:
    exam = material.exam
    pairs = zip(exam.case.facts, material.told, strict=True)
    missing = next((fact for fact, told in pairs if told.surfaces and told.hits < told.surfaces), None)
    evidence = called_for(exam.turn)
    if missing is None:
        return Pointer(evidence=evidence)
    return Pointer(evidence=evidence, fact=missing.id, statement=missing.statement)


def _strange_figure(material: Material, wording: Wording) -> Pointer:
    """Point to a figure that nothing in the case bears out, with the fact of its kind, where there is one."""
    exam = material.exam
    if not material.strange:
        return _untold_fact(material, wording)
    said = material.strange[0]
    evidence = exam.turn.cite(said.start, said.end)
    for fact in exam.case.facts:
        wanted = [each for text in (*fact.values, fact.statement) for each in values(text, exam.case.now, exam.pack)]
        if any(each.kind == said.kind and not same_value(each, said) for each in wanted):
            return Pointer(evidence=evidence, fact=fact.id, statement=fact.statement)
    return Pointer(evidence=evidence)


def _pledge(material: Material, wording: Wording) -> Pointer:
    pledges = sorted(
        material.exam.turn.reading.promised, key=lambda each: (each.due is None, not each.firm, each.start)
    )
    return _sentence(material, pledges[0].start) if pledges else _whole(material, wording)


def _deed(material: Material, wording: Wording) -> Pointer:
    claims = [claim for claim in material.exam.turn.reading.claims if claim.act and claim.tense == "done"]
    return _sentence(material, claims[0].start) if claims else _whole(material, wording)


def _missing_action(material: Material, wording: Wording) -> Pointer:
    exam = material.exam
    done = {action.name for action in exam.turn.actions or () if action.ok}
    wanted = [*(each.name for each in exam.case.required or ()), *sorted(material.named)]
    name = next((each for each in wanted if each not in done), "")
    return Pointer(evidence=called_for(exam.turn), action=name)


_MET: dict[str, Callable[[Material, Wording], Pointer]] = {
    "names_impact": _their_words,
    "listens": _their_words,
    "applied": _their_words,
    "owns_fault": _cue("ours", "own_fault"),
    "figures": _told_fact,
    "complete": _told_fact,
    "answers_need": _told_fact,
    "say_do": _deed,
    "required_action": _deed,
    "tells_what_was_done": _deed,
    "concrete_commitment": _pledge,
    "ownership": _pledge,
    "closure": _whole,
    "responds": _whole,
}
_MISSED: dict[str, Callable[[Material, Wording], Pointer]] = {
    "names_impact": _cause,
    "listens": _cause,
    "respect": _most_hostile,
    "owns_fault": _blame,
    "proportion": _whole,
    "own_words": _cue("generic_sympathy", "sorry"),
    "figures": _strange_figure,
    "complete": _untold_fact,
    "applied": _whole,
    "say_do": _deed,
    "required_action": _missing_action,
    "concrete_commitment": _pledge,
    "keepable": _pledge,
    "tells_what_was_done": _whole,
    "closure": _whole,
}
