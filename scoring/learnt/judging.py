"""Joins what was learnt with the rules: the model weighs, firm rules set ceilings, findings with evidence say why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scoring.card import Critical, Dimension, Finding, LevelCard, Verdict
from scoring.learnt.material import Material, take_apart
from scoring.learnt.pointing import Pointer, point
from scoring.learnt.signs import Signs, signs_of
from scoring.learnt.weighing import TOP, Learnt
from scoring.learnt.wording import Wording, wording_of
from scoring.scorers.empathy import demand_of
from scoring.scorers.exam import Exam, Rating, finding, sentence_at, words_in
from scoring.scorers.log import done_claims
from scoring.scorers.parting import takes_leave
from scoring.scorers.pasting import is_pasted
from scoring.scorers.references import COPIED

_TELLING = 0.05
"""A criterion that moved the estimate by less is not worth a finding unless there is no other."""
_SURE, _UNSURE = 0.8, 0.6
_HARMFUL = ("respect", "keepable", "say_do")
"""Criteria that do harm when they are missed by far, with words of the reply to show for it."""
_TAKEN_UP = ("private", "references", "specific")
_ECHOED, _ECHO = 4, 0.8
"""Telling words, and share of them, from which a reply only gives the customer's words back."""
_WARM = 2.0
_SOUND = 0.75
"""From this estimate on the model finds a reply too sound for a critical error that only words speak for."""
_SPOKEN = 3
"""Words from which on the wording of a sentence can tell that it is hostile."""
_SURELY = 1.0
_PUTTING_DOWN = ("mocking", "talks_down", "blaming_question", "impatient", "belittles")
_GAIN = 1.5
"""Level 2 begins here."""
_FEW, _HARDLY = 40, 1
"""Words up to which a message may be a plain question, and cues of what it may mean for the customer."""
_SPRAYED = 3
_MEASURED = ("money", "date", "time", "duration")
_BELOW_NEXT = 0.49
_IN_CALL: Mapping[Dimension, float] = {"empathy": 2 / 3, "follow_through": 1 / 2}
"""Share of the model in an estimate in a call, where the rules have one: what they leave open stays open."""
_RULES = ("policy/", "context/")
"""What the ids of facts begin with that are sentences of policy and context."""
_LEAST_OF_1 = 0.55
_WORST = 0.5
"""Below this the model gives the worst level."""
_PICTURES = re.compile(
    "[\u2601-\u2fff\u3040-\u312f\u3190-\ua95f\ua980-\uabff\ue000-\ufdff\ufe20-\ufeff"
    "\ufff0-\U000e00ff\U000e01f0-\U0010ffff]"
)
"""Signs beyond letters, but for single jamo ("ㅠㅠ"), full-width and variant signs, which are how people write."""
_Moves = list[tuple[str, float]]


def judge(
    exam: Exam,
    whole: Exam,
    ratings: Mapping[Dimension, Rating],
    learnt: Learnt,
) -> dict[Dimension, Rating]:
    """Return the ratings of a reply: the model's estimate under the ceilings of the rules, explained by findings.

    A turn of a call is weighed as the same reply would be by itself, so that practice and `rapport score` judge alike;
    what the call has to say besides (nothing to judge yet, a need met before, a duty not due) comes from its rules.

    Args:
        exam: the reply.
        whole: the same reply as one that stands by itself; the exam itself where it does.
        ratings: what the rules made of the reply.
        learnt: the models of its language.
    """
    if all(rating.settled for rating in ratings.values()):
        return dict(ratings)
    material = take_apart(whole)
    wording = wording_of(material, learnt.wording)
    signs = signs_of(material, {dimension: rating.card for dimension, rating in ratings.items()}, wording)
    weighings = learnt.weigh(signs)
    hostile = is_hostile(material, wording, signs, in_call=not exam.alone)
    judged = dict(ratings)
    for dimension, rating in ratings.items():
        if rating.settled:
            continue
        weighed = weighings[dimension]
        judged[dimension] = replace(rating, critical=_doubted(exam, rating.critical, weighed.estimate))
        joined = _joined(exam, dimension, rating, signs, weighed.estimate, hostile=hostile)
        if joined is not None:
            estimate = _bounded(exam, dimension, judged[dimension], signs, joined)
            if dimension != "empathy" or not hostile:
                estimate = _lifted(exam, dimension, ratings, signs, estimate)
            estimate = estimate if exam.alone else _held_in_call(exam, dimension, ratings, signs, estimate)
            if dimension == "accuracy" and is_misled(material, rating.card):
                estimate = min(estimate, 1 + _BELOW_NEXT)
            moves = _moves(learnt.levels[dimension].groups, weighed.moves)
            card = _card(material, wording, rating.card, moves, dimension, estimate)
            judged[dimension] = replace(judged[dimension], card=card)
    return judged


def _joined(
    exam: Exam, dimension: Dimension, rating: Rating, signs: Signs, estimate: float, *, hostile: bool
) -> float | None:
    """Return what model and rules come to, or None where the model has no say.

    What the scenario declares (facts with their topics) has its own word: there the rules count half in accuracy and
    follow-through, and what they leave open, because nothing declared speaks of it, can only gain.
    """
    by_rules = rating.card.estimate
    if not _is_weighed(exam, dimension):
        return None
    if not exam.alone:
        return None if takes_leave(exam) else _joined_in_call(dimension, rating, signs, estimate, hostile=hostile)
    if dimension == "empathy" or not any(fact.topic for fact in exam.case.facts):
        return estimate
    level = rating.card.level
    if level is None or by_rules is None:
        return estimate if estimate >= _GAIN and not is_pasted(exam) else None
    # The worst level needs something declared that was missed by far: a doubt alone does not cost as much.
    joined = max((estimate + by_rules) / 2, _LEAST_OF_1 if level else 0.0)
    return min(joined, level + _BELOW_NEXT) if _is_mistold(rating.card) else joined


def _joined_in_call(
    dimension: Dimension, rating: Rating, signs: Signs, estimate: float, *, hostile: bool
) -> float | None:
    """Return what model and rules come to for a turn of a call, or None where the rules have the only word.

    The turns before and after share the work, so what the rules leave open stays open, with them a goodbye that has
    little to show by itself, and facts are theirs alone: the case has declared them. The model alone judges no turn
    worst, for it does not know what came before. Where no feeling and no trouble shows, a sound turn is asked for no
    more, unless the model hears the worst in it.
    """
    share, by_rules = _IN_CALL.get(dimension), rating.card.estimate
    if share is None or by_rules is None:
        return None
    joined = share * estimate + (1 - share) * by_rules
    joined = max(joined, _LEAST_OF_1) if rating.card.level else joined
    sound = dimension == "empathy" and signs["demand"] == 0 and by_rules >= _GAIN and estimate >= _WORST and not hostile
    return max(joined, 2 - _BELOW_NEXT) if sound else joined


def _lifted(
    exam: Exam, dimension: Dimension, ratings: Mapping[Dimension, Rating], signs: Signs, estimate: float
) -> float:
    """Lift an estimate to what the rules are sure of: manners short of the worst, a plain answer, a closed matter."""
    rating = ratings[dimension]
    if dimension == "empathy" and rating.ceiling and rating.card.level:
        return max(estimate, _GAIN if _answers_plainly(exam, ratings, signs) else _LEAST_OF_1)
    if dimension == "follow_through" and rating.ceiling == TOP and _closes_plainly(exam, ratings):
        return max(estimate, TOP - _BELOW_NEXT)
    return estimate


def _held_in_call(
    exam: Exam, dimension: Dimension, ratings: Mapping[Dimension, Rating], signs: Signs, estimate: float
) -> float:
    """Keep a turn of a call from a level that only its manner or an article earns.

    Who owns a fault on the strength of a fact told wrong owns what never was (rubric E2: no false guilt), and pasting
    an article with nothing done beside it takes no step.
    """
    guilty = any(each.criterion == "owns_fault" and each.verdict == "met" for each in ratings["empathy"].card.findings)
    if dimension == "empathy" and guilty and _is_mistold(ratings["accuracy"].card):
        return min(estimate, 2 + _BELOW_NEXT)
    if dimension == "follow_through" and not signs["fresh_actions"] and is_pasted(exam):
        return min(estimate, 1 + _BELOW_NEXT)
    return estimate


def _is_mistold(card: LevelCard) -> bool:
    """Tell whether the rules found a declared fact told wrong."""
    return any(each.criterion == "figures" and each.verdict == "harmful" for each in card.findings)


def _answers_plainly(exam: Exam, ratings: Mapping[Dimension, Rating], signs: Signs) -> bool:
    """Tell whether a plain question gets a right answer without a lapse: short is as good as long (rubric 2.4, 2.6)."""
    manner, answer = ratings["empathy"], ratings["accuracy"].card
    polite = (manner.card.level or 0) >= 2 and manner.ceiling == TOP and _asks_plainly(exam, signs)
    return polite and (answer.level or 0) >= 2 and not _is_mistold(answer)


def _closes_plainly(exam: Exam, ratings: Mapping[Dimension, Rating]) -> bool:
    """Tell whether a plain question is fully answered and nothing is left to do: level 3 needs no promise (rubric 3.3).

    The raters of the corpus had hardly any such reply before them, so that the model knows none. Of a policy without
    facts not every sentence is asked for.
    """
    answer, step = ratings["accuracy"].card, ratings["follow_through"].card
    closed = step.level == TOP and any(each.criterion == "closure" and each.verdict == "met" for each in step.findings)
    stated = any(not each.id.startswith(_RULES) for each in exam.case.facts)
    full = (answer.level or 0) >= (TOP if stated else TOP - 1)
    asked = "?" in exam.turn.customer and demand_of(exam) == "plain"
    return closed and full and asked and not is_pasted(exam) and not done_claims(exam)


def _asks_plainly(exam: Exam, signs: Signs) -> bool:
    """Tell whether the customer asks something and no more.

    Beside a reply that stands by itself their words must be few, too, with hardly a thing in them that may trouble: a
    long message in which no cue finds a feeling has one more often than not.
    """
    if demand_of(exam) != "plain":
        return False
    calm = not signs["their_stake"] and not signs["their_exclamations"] and signs["their_impact"] <= _HARDLY
    return not exam.alone or (calm and signs["their_words"] <= _FEW)


def _is_weighed(exam: Exam, dimension: Dimension) -> bool:
    """Tell whether the model has a say: it knows no case without facts and no desk without a log."""
    if dimension == "accuracy":
        return bool(exam.case.facts)
    return dimension == "empathy" or exam.turn.actions is not None


def _bounded(exam: Exam, dimension: Dimension, rating: Rating, signs: Signs, estimate: float) -> float:
    """Keep an estimate under the ceiling of the rules."""
    if rating.ceiling < TOP:
        estimate = min(estimate, rating.ceiling + _BELOW_NEXT)
    adds = signs["questions"] or signs["pledges"] or signs["offers"]
    echo = signs["of_customer"] >= _ECHOED and signs["of_customer_share"] >= _ECHO and not adds
    if signs["copied"] >= COPIED or (dimension == "empathy" and echo):
        estimate = min(estimate, 1 + _BELOW_NEXT)
    if len(_PICTURES.findall(exam.turn.reply)) > signs["words"]:
        # Figures among pictures are told to nobody: where no words say what they are, the best level is out of reach.
        estimate = min(estimate, 2 + _BELOW_NEXT)
    if any(error.certain and error.code == "false_action_claim" for error in rating.critical):
        estimate = min(estimate, _BELOW_NEXT)
    if dimension == "empathy" and signs["demand"] > 0 and not any(signs[name] for name in _TAKEN_UP):
        # A line that would fit anyone is 1; what is warm beyond doubt in words of its own may be 2.
        estimate = min(estimate, (2 if estimate >= _WARM else 1) + _BELOW_NEXT)
    return min(level_of(estimate) + _BELOW_NEXT, round(estimate, 2))


def is_misled(material: Material, rules: LevelCard) -> bool:
    """Tell whether the reply would mislead: figures sprayed, or a fact told wrong with a figure from nowhere."""
    reply = material.exam.turn.reply
    said = Counter((sentence_at(reply, value.start), value.kind) for value in material.figures)
    strange = Counter((sentence_at(reply, value.start), value.kind) for value in material.strange)
    for place, count in said.items():
        if place[1] in _MEASURED and count >= _SPRAYED and strange[place] >= _SPRAYED - 1:
            return True
    hits = {fact.id for fact, told in zip(material.exam.case.facts, material.told, strict=True) if told.hits}
    wrong = (each for each in rules.findings if each.criterion == "figures" and each.verdict == "harmful")
    return any(
        each.fact not in hits
        and each.evidence is not None
        and any(value.start < each.evidence.end and each.evidence.start < value.end for value in material.strange)
        for each in wrong
    )


def is_hostile(material: Material, wording: Wording, signs: Signs, *, in_call: bool) -> bool:
    """Tell whether words that put the customer down are there to be shown: found by a rule, or heard by the wording.

    One turn of phrase alone may be innocent ("Which address did you use?"), and so may a bare "Bye!". In a call, where
    a turn may be a question and no more, the wording alone proves nothing.
    """
    if signs["rule_empathy_harmful"] or signs["heat"] or signs["blames_customer"]:
        return True
    if in_call:
        return False
    reply = material.exam.turn.reply
    weights = [hostile for start, end, hostile, _ in wording.sentences if len(words_in(reply, start, end)) >= _SPOKEN]
    loudest = max(weights, default=-_SURELY)
    return loudest > 0 or (loudest > -_SURELY and sum(signs[f"manner_{name}"] > 0 for name in _PUTTING_DOWN) > 1)


def _doubted(exam: Exam, errors: tuple[Critical, ...], estimate: float) -> tuple[Critical, ...]:
    """Let an error that rests on the reading of words cap nothing where the model finds the reply sound.

    Beside an empty log no deed can stand under another name: there a deed said to be done is not done, whatever the
    model makes of the rest.
    """
    return tuple(
        replace(error, certain=error.certain and not (_is_doubtful(exam, error) and estimate >= _SOUND))
        for error in errors
    )


def _is_doubtful(exam: Exam, error: Critical) -> bool:
    return error.code == "insult" or (error.code == "false_action_claim" and bool(exam.turn.actions))


def level_of(estimate: float) -> int:
    """Return the level that an estimate rounds to, halves upwards."""
    return min(3, int(estimate + 0.5))


def _moves(criteria: Sequence[str], moves: Sequence[float]) -> _Moves:
    """Return how far each criterion moved the estimate, the greatest gain first."""
    pairs = [(criterion, move) for criterion, move in zip(criteria, moves, strict=True) if criterion]
    return sorted(pairs, key=lambda each: (-each[1], each[0]))


def _card(
    material: Material, wording: Wording, rules: LevelCard, moves: _Moves, dimension: Dimension, estimate: float
) -> LevelCard:
    level = level_of(estimate)
    kept = tuple(each for each in rules.findings if _fits(each, level))
    shown = {each.criterion for each in kept}
    gains = [each for each, share in moves if share > _TELLING and each not in shown]
    losses = [each for each, share in reversed(moves) if share < -_TELLING and each not in shown]
    wanted_met = 0 if level == 0 or any(each.verdict == "met" for each in kept) else 1
    wanted_missed = 0 if level == 3 or any(each.verdict in ("missed", "harmful") for each in kept) else 1
    met = (gains or [moves[0][0]])[:wanted_met]
    missed = (losses or [moves[-1][0]])[:wanted_missed]
    learnt = [_finding(material, wording, dimension, each, met=True) for each in met]
    learnt += [_finding(material, wording, dimension, each, met=False) for each in missed if each not in met]
    return LevelCard(level=level, estimate=estimate, findings=(*kept, *learnt))


def _fits(each: Finding, level: int) -> bool:
    """Tell whether a rule's finding can stand beside the level: nothing is missed at 3, nothing met carries a 0."""
    if each.verdict == "met":
        return level > 0
    if each.verdict == "missed":
        return level < 3
    return each.verdict == "not_assessed" or level < 3


def _finding(material: Material, wording: Wording, dimension: Dimension, criterion: str, *, met: bool) -> Finding:
    pointer = point(material, wording, criterion, met=met)
    verdict: Verdict = "met" if met else "missed"
    if not met and criterion in _HARMFUL and pointer.evidence.where == "reply":
        verdict = "harmful"
    return finding(
        dimension,
        criterion,
        verdict,
        _because(criterion, pointer, met=met),
        pointer.evidence,
        confidence=_SURE if met else _UNSURE,
        fact=pointer.fact,
        action=pointer.action,
    )


def _because(criterion: str, pointer: Pointer, *, met: bool) -> str:
    if pointer.statement:
        return f"True: {pointer.statement}" if met else _MISSING_FACT[criterion == "figures"] + pointer.statement
    if pointer.action and not met:
        return f"Needed and not in the log: {pointer.action.replace('_', ' ')}."
    return _MET[criterion] if met else _MISSED[criterion]


_MISSING_FACT = {True: "This holds instead: ", False: "Not told: "}
_MET = {
    "names_impact": "It speaks of this customer's own matter.",
    "owns_fault": "It owns our share.",
    "respect": "It keeps the customer's dignity.",
    "proportion": "No more words than the matter needs.",
    "own_words": "Own words, made for this customer.",
    "listens": "It takes up what they said.",
    "responds": "Their line gets something to go on with.",
    "figures": "Its figures are those of the case.",
    "complete": "What they need to know is there.",
    "honest_limits": "It says no more than is known.",
    "diagnosis": "It asks for what the case turns on.",
    "applied": "It is applied to their case.",
    "answers_need": "Their question gets its answer.",
    "say_do": "The log has what the words say.",
    "required_action": "What the case needs was done.",
    "keepable": "What it promises can be kept.",
    "tells_what_was_done": "What was done is told.",
    "concrete_commitment": "Who, what and by when.",
    "handover": "It is handed over with the story.",
    "ownership": "The next step has an owner.",
    "closure": "They know what happens next.",
}
_MISSED = {
    "names_impact": "What they told you about their trouble is left standing.",
    "owns_fault": "Our share in it is not owned.",
    "respect": "The customer hears that they are put down.",
    "proportion": "Too much or too little for what happened.",
    "own_words": "The line would fit any customer.",
    "listens": "What they said is not taken up.",
    "responds": "It gives them little to go on with.",
    "figures": "A figure that the case does not have.",
    "complete": "Part of what they need to know is not there.",
    "honest_limits": "It says more, or less, than is known.",
    "diagnosis": "It does not ask for what the case turns on.",
    "applied": "It is not applied to their case.",
    "answers_need": "What the customer needs to know is not there.",
    "say_do": "The log does not bear out what the words say.",
    "required_action": "What the case needs was not done.",
    "keepable": "Whether it can be kept is doubtful.",
    "tells_what_was_done": "What comes of it, and when, is not said.",
    "concrete_commitment": "No time to hold on to.",
    "handover": "Handed on without the story.",
    "ownership": "Nobody takes the next step on.",
    "closure": "What happens next is left open.",
}
