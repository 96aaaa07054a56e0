"""Counts what a reply shows, as named signs that a model can weigh; each sign has a meaning that can be said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scoring.card import Dimension, LevelCard
from scoring.learnt.material import Material, stem
from scoring.learnt.wording import OUTPUTS, Wording
from scoring.rubric import SURE
from scoring.scorers.empathy import demand_of
from scoring.scorers.exam import needs_something, words, words_in
from scoring.scorers.log import does, done_claims, fresh_actions, is_told, standing_of
from scoring.scorers.references import references_of

Signs = dict[str, float]
CUES = (
    "ask", "bounds", "contingency", "evasive", "familiar", "first_person_done", "hedge", "honest_unknown", "hostile",
    "manipulation", "negation", "own_fault", "person", "self_centred", "sorry", "speaks", "stake", "warmth", "impact",
)  # fmt: skip
"""Cues that are counted in the reply; thirty others told the models nothing that the rest does not."""
MANNERS = (
    "mocking", "talks_down", "blaming_question", "impatient", "belittles", "ours", "takes_side", "reassures",
)  # fmt: skip
"""Cues of manner, counted whole and per sentence."""
THEIR_CUES = ("feeling", "trouble", "stake", "impact", "yes")
_PICTURES = re.compile("[\u2601-\uabff\ud7a4-\U0010ffff]")
"""Signs beyond letters; with them rare scripts, for a picture and a letter of theirs are equally odd here."""
_DATED = re.compile(r"\d|T\d\d")
_LANGUAGES = ("en", "ko", "it")
_CHANNELS = ("chat", "phone", "email", "social")


def signs_of(material: Material, cards: Mapping[Dimension, LevelCard], wording: Wording) -> Signs:
    """Return every sign of a reply by name.

    Args:
        material: the reply and its case, taken apart.
        cards: what the rules made of it, by dimension.
        wording: how it is worded.
    """
    signs: Signs = {}
    for group in (_shape, _facts, _words, _person, _log, _ledger, _moves, _cues, _setting):
        signs.update(group(material))
    signs.update(_rules(cards))
    signs.update(_manner(material))
    signs.update(_wording(wording))
    return signs


def _shape(material: Material) -> Iterator[tuple[str, float]]:
    reply = material.exam.turn.reply
    said = words(reply)
    count = max(1, len(said))
    letters = list(filter(str.isalpha, reply))
    yield "words", len(said)
    yield "letters_a_word", len(letters) / count
    yield "sentences", len(material.spans)
    yield "words_a_sentence", count / max(1, len(material.spans))
    yield "exclamations", reply.count("!")
    yield "questions", reply.count("?")
    yield "lines", reply.count("\n")
    yield "commas", reply.count(",") / count
    yield "capitals", sum(map(str.isupper, letters)) / max(1, len(letters))
    yield "pictures", len(_PICTURES.findall(reply))
    yield "longest_word", max([len(word.text) for word in said], default=0)


def _facts(material: Material) -> Iterator[tuple[str, float]]:
    told = material.told
    surfaces, hits = sum(each.surfaces for each in told), sum(each.hits for each in told)
    yield "fact_values", surfaces
    yield "fact_hits", hits
    yield "fact_share", hits / max(1, surfaces)
    yield "facts_full", sum(each.hits == each.surfaces > 0 for each in told) / max(1, len(told))
    yield "facts_any", sum(each.hits > 0 for each in told) / max(1, len(told))
    yield "facts_touched", sum(each.touched for each in told) / max(1, len(told))
    yield "facts_touched_empty", sum(each.touched and not each.hits for each in told)
    yield "facts", len(told)
    yield "facts_untouched", sum(not each.touched and not each.hits for each in told)
    before = "\n".join(each.text for each in material.exam.turn.history if each.speaker != "customer").casefold()
    known = [any(surface.casefold() in before for surface in fact.values) for fact in material.exam.case.facts]
    yield "facts_known_before", sum(known) / max(1, len(told))
    yield "facts_open", sum(not each.hits and not old for each, old in zip(told, known, strict=True))
    theirs = "\n".join(material.exam.turn.heard).casefold()
    brought = [any(surface.casefold() in theirs for surface in fact.values) for fact in material.exam.case.facts]
    new = [each for each, old, own in zip(told, known, brought, strict=True) if not (old or own)]
    yield "facts_brought", sum(brought)
    yield "facts_new", len(new)
    yield "new_share", sum(each.hits for each in new) / max(1, sum(each.surfaces for each in new))
    yield "new_any", sum(each.hits > 0 for each in new) / max(1, len(new))
    yield "new_open", sum(not each.hits for each in new)
    near = [0.3 + each.near for each in told]
    rest = [weight * (not (old or own)) for weight, old, own in zip(near, known, brought, strict=True)]
    full = max(0.01, sum(rest))
    yield "near_share", sum(w * (each.hits > 0) for w, each in zip(rest, told, strict=True)) / full
    yield "near_open", sum(w * (not each.hits) for w, each in zip(rest, told, strict=True))
    top = max(range(len(told)), key=lambda i: rest[i], default=-1)
    yield "nearest_told", -1 if top < 0 else told[top].hits / max(1, told[top].surfaces)
    yield "hit_facts", sum(each.hits > 0 for each in told)
    yield "figures", len(material.figures)
    yield "strange_figures", len(material.strange)
    yield "strange_share", len(material.strange) / max(1, len(material.figures))
    for kind in ("money", "date", "time", "duration", "number"):
        yield f"strange_{kind}", sum(value.kind == kind for value in material.strange)


def _words(material: Material) -> Iterator[tuple[str, float]]:
    reply, customer, source = material.reply, material.customer, material.source
    size = max(1, len(reply))
    private = reply & material.private
    yield "of_customer", len(reply & customer)
    yield "of_customer_share", len(reply & customer) / size
    yield "private", len(private)
    yield "private_share", len(private) / size
    yield "private_taken", len(private) / max(1, len(material.private))
    yield "customer_only", len((reply & customer) - source)
    yield "of_source_share", len(reply & source) / size
    yield "source_taken", len(reply & source) / max(1, len(source))
    yield "own_words", len(reply - customer - source) / size
    yield "own_count", len(reply - customer - source)
    mine = [each.text for each in material.exam.turn.history if each.speaker != "customer"]
    light = material.exam.cues.function_words
    before = [{stem(w.text) for w in words(text) if w.text not in light} for text in mine]
    yield "said_before", max((len(reply & each) / size for each in before), default=0)
    yield "copied", material.exam.turn.reading.copied


def _person(material: Material) -> Iterator[tuple[str, float]]:
    exam = material.exam
    references = references_of(exam, exam.turn)
    yield "references", len(references)
    yield "personal_references", sum(each.personal for each in references)
    yield "kinds_of_reference", len({each.what for each in references})
    yield "demand", ("plain", "trouble", "feeling").index(demand_of(exam))
    reply = exam.turn.reply
    private = [
        sum([stem(word.text) in material.private for word in words_in(reply, start, end)])
        for start, end in material.spans
    ]
    yield "private_first", private[0] if private else 0
    yield "private_densest", max(private, default=0)
    yield "private_sentences", sum(count > 0 for count in private)


def _log(material: Material) -> Iterator[tuple[str, float]]:
    exam = material.exam
    log = exam.turn.actions
    fresh = fresh_actions(exam)
    names = {action.name for action in log or () if action.ok}
    required = exam.case.required
    standing = [standing_of(exam, each)[0] for each in required or ()] if log is not None else []
    claims = done_claims(exam)
    yield "log_known", log is not None
    yield "actions", len(log or ())
    yield "fresh_actions", len(fresh)
    yield "fresh_told", sum(is_told(exam, action) for action in fresh)
    yield "fresh_untold", sum(not is_told(exam, action) for action in fresh)
    yield "required_known", required is not None
    yield "required", len(required or ())
    yield "required_absent", standing.count("absent")
    yield "required_wrong", standing.count("wrong")
    yield "required_done", standing.count("done")
    yield "named_actions", len(material.named)
    yield "named_absent", len(material.named - names) if log is not None else 0
    yield "named_done", len(material.named & names)
    yield "other_done", len(names - material.named)
    for state in ("done", "wrong", "absent"):
        yield f"claims_{state}", sum(claim.state == state for claim in claims)
    yield "claims_unlogged", bool(log is not None and not log) * len(claims)
    yield "act_claims", sum(bool(claim.act) and claim.tense == "done" for claim in exam.turn.reading.claims)
    unborne = [
        pledge
        for pledge in exam.turn.reading.promised
        if pledge.act and not any(does(exam, action, pledge.act) for action in log or ())
    ]
    yield "pledges_unborne", len(unborne)


def _ledger(material: Material) -> Iterator[tuple[str, float]]:
    """Yield what the reply commits to by the desk's ledger; where there is none, as far as the reading found it."""
    turn, cues = material.exam.turn, material.exam.cues
    ledger = turn.commitments
    if ledger is None:
        dues = [each.due.text if each.due is not None else "" for each in turn.reading.promised]
        owners = [each.actor for each in turn.reading.promised]
    else:
        dues, owners = [each.due for each in ledger], [each.who for each in ledger]
    dated = [bool(_DATED.search(due)) or (ledger is None and bool(due)) for due in dues]
    yield "ledger_known", ledger is not None
    yield "promises", len(dues)
    yield "unkeepable", sum(each.keepable is False for each in ledger or ())
    yield "dated_promises", sum(dated)
    yield "undated_promises", len(dated) - sum(dated)
    yield "no_due", sum(not due.strip() for due in dues)
    yield "vague_due", sum(cues.find("vague", due) is not None for due in dues if due)
    for who in ("agent", "company", "carrier", "customer"):
        yield f"promise_of_{who}", owners.count(who)


def _moves(material: Material) -> Iterator[tuple[str, float]]:
    reading = material.exam.turn.reading
    sure = [each for each in reading.acknowledged if each.confidence >= SURE]
    yield "acknowledged", len(sure)
    yield "specific", sum(each.specific for each in sure)
    yield "named_feelings", sum(each.what == "feeling" for each in sure)
    yield "asked", len(reading.asked)
    yield "claims", len(reading.claims)
    for modality in ("hedged", "conditional"):
        yield f"claims_{modality}", sum(each.modality == modality for each in reading.claims)
    yield "claims_denied", sum(each.polarity == "denied" for each in reading.claims)
    yield "pledges", len(reading.promised)
    yield "pledges_dated", sum(each.due is not None for each in reading.promised)
    yield "pledges_timed", sum(each.due is not None and "T" in (each.due.at or "") for each in reading.promised)
    yield "pledges_soft", sum(not each.firm for each in reading.promised)
    yield "pledges_own", sum(each.actor == "agent" for each in reading.promised)
    yield "pledges_company", sum(each.actor == "company" for each in reading.promised)
    yield "pledges_conditional", sum(bool(each.condition) for each in reading.promised)
    yield "offers", len(reading.offered)
    yield "refusals", len(reading.refused)
    yield "refusals_reasoned", sum(each.reason for each in reading.refused)
    yield "blames", len(reading.blamed)
    yield "blames_customer", sum(each.whom == "customer" for each in reading.blamed)
    yield "heat", reading.heat
    yield "heated", len(reading.heated)
    yield "senseless", reading.sense != "clear"
    for kind in ("greeting", "thanks", "apology", "anything_else", "farewell", "please_wait"):
        yield f"courtesy_{kind}", sum(each.kind == kind for each in reading.courtesies)


def _cues(material: Material) -> Iterator[tuple[str, float]]:
    exam = material.exam
    for name in CUES:
        yield f"cue_{name}", min(len(exam.cues.all(name, exam.turn.reply)), 5)
    for name in THEIR_CUES:
        yield f"their_{name}", min(len(exam.cues.all(name, exam.turn.customer)), 6)


def _setting(material: Material) -> Iterator[tuple[str, float]]:
    exam = material.exam
    customer = exam.turn.customer
    for language in _LANGUAGES:
        yield f"language_{language}", exam.case.language == language
    for channel in _CHANNELS:
        yield f"channel_{channel}", exam.case.channel == channel
    yield "history", len(exam.turn.history)
    yield "their_words", len(words(customer))
    yield "their_need", needs_something(exam)
    yield "their_exclamations", customer.count("!")
    yield "their_questions", customer.count("?")


def _manner(material: Material) -> Iterator[tuple[str, float]]:
    exam = material.exam
    for name in MANNERS:
        count = len(exam.cues.all(name, exam.turn.reply))
        yield f"manner_{name}", min(count, 6)
        yield f"manner_{name}_share", min(count, 6) / max(1, len(material.spans))


def _wording(wording: Wording) -> Iterator[tuple[str, float]]:
    for name, weight in zip(OUTPUTS[:3], wording.whole, strict=False):
        yield f"wording_{name}", weight
    for name, column in (("hostile", 2), ("caring", 3)):
        weights = sorted(sentence[column] for sentence in wording.sentences) or [0.0]
        yield f"wording_{name}_most", weights[-1]
        yield f"wording_{name}_next", sum(weights[-2:]) / len(weights[-2:])
        yield f"wording_{name}_mean", sum(weights) / len(weights)
        yield f"wording_{name}_least", weights[0]


def _rules(cards: Mapping[Dimension, LevelCard]) -> Iterator[tuple[str, float]]:
    for name, card in cards.items():
        yield f"rule_{name}", -1 if card.estimate is None else card.estimate
        yield f"rule_{name}_harmful", sum(each.verdict == "harmful" for each in card.findings)
        yield f"rule_{name}_missed", sum(each.verdict == "missed" for each in card.findings)
        yield f"rule_{name}_met", sum(each.verdict == "met" for each in card.findings)
