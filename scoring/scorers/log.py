"""Compares what a reply says was done with the log of what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from scoring.model import Action, RequiredAction, Scalar
from scoring.reading.items import Claim, Offer, Pledge, Value
from scoring.rubric import CERTAIN, SURE
from scoring.scorers.cues import Cues
from scoring.scorers.exam import DESKS, Exam, sentence_at, words, words_in
from scoring.scorers.rows import is_right_behind
from scoring.scorers.stated import expected_of, same_value, values
from scoring.scorers.zones import zone_of

State = Literal["done", "wrong", "absent"]
_EXACT = ("money", "time")
_MATTER = {"refund": "money", "compensate": "money", "book": "date"}
"""What a deed is about: the only one that is told of it is of it, though the case has it for something else."""
_INCIDENTAL = "incidental"
_LONG = 10**6
"""From here on a number would be written with an exponent."""
_SUBJECT = 3
"""A subject left out of a claim's span stands at most so many words before it."""
_SENDING = ("deliver", "message")
"""Acts that say only that something went off ("I have sent it"): what was just done may be it."""
_BOOKING = "book"
"""The act under which what was "arranged" or "set up" is read, whatever it is."""
_WHATEVER = "resolve"
"""The act that says only that something was put right."""
_GENERAL = ("book", "message", "deliver", "escalate", "call_back", "transfer", "repair")
"""Acts for which a desk may have actions of many names."""
_GIVING = ("refund", "compensate")
_SUMS = ("amount", "sum", "total", "value")
"""Names of arguments that hold what is given back."""
_PLAIN = ("refund", "compensate", "cancel", "replace")
_TELLING = ("message", "escalate")
"""Acts that are done by saying so: "I inform you that it has run out" is no deed that a log would have."""
_LOOKING = ("check", "verify", "note", "wait")
"""Acts that serve the work and are not what the customer waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneClaim:
    """A claim that something was done, and what the log says of it."""

    claim: Claim
    state: State
    confidence: float
    action: str = ""


def does(exam: Exam, action: Action, act: str) -> bool:
    """Tell whether a logged action makes an act true."""
    return act == action.name or act in action.means or _is_name_of(action.name, act, exam.cues)


@lru_cache(maxsize=4096)
def _is_name_of(name: str, act: str, cues: Cues) -> bool:
    """Tell whether an action goes by one of an act's names; a case has few of both, and asks for them all the time."""
    return any(_named(name, stem) for stem in (*cues.acts.get(act, ()), act))


def _named(name: str, stem: str) -> bool:
    """Tell whether an action's name has a word, or a run of words, that begins with a stem."""
    return f"_{name}".find(f"_{stem}") >= 0


@lru_cache(maxsize=DESKS)
def done_claims(exam: Exam) -> tuple[DoneClaim, ...]:
    """Return every claim that we did something, with its standing in the log; none where the log is unknown."""
    log = exam.turn.actions
    if log is None:
        return ()
    found = []
    for claim in exam.turn.reading.claims:
        sure = _is_our_deed(exam, claim)
        if not sure:
            continue
        fitting = [action for action in log if action.ok and does(exam, action, claim.act)]
        named = fitting or [action for action in log if action.ok and _is_spoken_of(exam, action, claim)]
        named = named or [action for action in log if action.ok and _has_its_sum(exam, action, claim)]
        if not named and claim.act in _SENDING and (sent := next(iter(fresh_actions(exam)), None)) is not None:
            found.append(DoneClaim(claim=claim, state="done", confidence=SURE, action=sent.name))
            continue
        if not named and (other := _under_another_name(exam, claim)) is not None:
            found.append(DoneClaim(claim=claim, state="done", confidence=SURE, action=other.name))
            continue
        if not named:
            found.append(DoneClaim(claim=claim, state="absent", confidence=min(claim.confidence, sure)))
            continue
        right = next((action for action in named if not _differs(exam, action, claim)), None)
        state: State = "done" if right is not None else "wrong"
        found.append(DoneClaim(claim=claim, state=state, confidence=claim.confidence, action=(right or named[0]).name))
    return _explained(exam, found)


def _explained(exam: Exam, claims: Sequence[DoneClaim]) -> tuple[DoneClaim, ...]:
    """Return the claims with those counted as done that a deed of this turn may bear out under a name of its own.

    "I've put it right" tells of whatever was done; "I've moved you to our standby team" may be `reassign_job`. So a
    claim in general words, or one that is not surely ours, stands for a deed that no other claim tells of. A second
    act read into the words of a deed that was done is none. While something required is missing nothing is explained.
    """
    fresh = fresh_actions(exam)
    if not fresh or any(standing_of(exam, each)[0] != "done" for each in exam.case.required or ()):
        return tuple(claims)
    told = [each for each in claims if each.state != "absent"]
    used = {each.action for each in told}
    spare = [each.name for each in fresh if each.name not in used and not _is_plain(exam, each)]
    kept = []
    for each in claims:
        absent = each.state == "absent"
        second = any(each.claim.start < one.claim.end and one.claim.start < each.claim.end for one in told)
        if absent and (each.claim.act == _WHATEVER or (second and each.confidence < CERTAIN)):
            continue
        if absent and spare and (each.claim.act in _GENERAL or each.confidence < CERTAIN):
            each = replace(each, state="done", confidence=SURE, action=spare.pop(0))
        kept.append(each)
    return tuple(kept)


def _under_another_name(exam: Exam, claim: Claim) -> Action | None:
    """Return an action that may be the claimed deed under a name that the words do not tell, or None.

    Only where a language's words are not those of the names, so that the pack lists the actions that go beside any deed
    ("incidental"); never while something that the case requires is missing.
    """
    beside = exam.cues.acts.get(_INCIDENTAL, ())
    missing = any(standing_of(exam, each)[0] != "done" for each in exam.case.required or ())
    if missing:
        return None
    if not beside:
        return _unnamed(exam) if exam.case.required and _is_vague(exam, claim) else None
    log = (action for action in exam.turn.actions or () if action.ok)
    return next((action for action in log if not any(_named(action.name, stem) for stem in beside)), None)


def _is_plain(exam: Exam, action: Action) -> bool:
    """Tell whether an action gives back, gives on top, replaces or ends something: no other deed goes by its name."""
    return any(does(exam, action, act) for act in _PLAIN)


def _is_vague(exam: Exam, claim: Claim) -> bool:
    return claim.act == _BOOKING and exam.cues.stands_in("arranged", exam.turn.reply, claim.start, claim.end)


def _unnamed(exam: Exam) -> Action | None:
    """Return a deed of this turn that neither a claim nor a duty names: "I've arranged it" may well tell of it."""
    acts = [each.act for each in exam.turn.reading.claims if each.act]
    duties = {name for each in exam.case.required or () for name in (each.name, *each.any_of)}
    free = (each for each in fresh_actions(exam) if each.name not in duties)
    return next((each for each in free if not any(does(exam, each, act) for act in acts)), None)


def unverified_claims(exam: Exam) -> tuple[Claim, ...]:
    """Return every claim that we did something where the log is unknown, so that nothing bears it out."""
    if exam.turn.actions is not None:
        return ()
    return tuple(claim for claim in exam.turn.reading.claims if _is_our_deed(exam, claim))


def _is_our_deed(exam: Exam, claim: Claim) -> float:
    """Return how sure it is that a claim says that we have done an act that the log would show; 0 for not at all."""
    if claim.tense != "done" or not claim.act or claim.polarity == "denied" or claim.modality != "certain":
        return 0.0
    if claim.act in exam.cues.unlogged:
        return 0.0
    reply, cues = exam.turn.reply, exam.cues
    if cues.stands_in("not_ours_done", reply, claim.start, claim.end):
        return 0.0
    if claim.act in _TELLING and cues.stands_in("tells_that", reply, claim.start, claim.end):
        return 0.0
    # The reader's span may leave out "I've": what stands before it in the sentence tells who did it.
    start = sentence_at(reply, claim.start)[0]
    if _is_of_before(exam, claim) or cues.stands_in("not_ours_done", reply, start, claim.end):
        return 0.7
    near = len(words(reply[start : claim.start])) <= _SUBJECT
    return 1.0 if cues.stands_in("first_person_done", reply, start if near else claim.start, claim.end) else 0.7


def _is_of_before(exam: Exam, claim: Claim) -> bool:
    """Tell whether a claim names a day before the call, whose deeds no log of the call can have."""
    today = exam.case.now.date().isoformat() if exam.case.now is not None else ""
    return any(value.kind == "date" and value.text < today for value in claim.values)


def _is_spoken_of(exam: Exam, action: Action, claim: Claim) -> bool:
    """Tell whether the claim names the action, in the case's words or its own ("seats changed" for `change_seats`)."""
    if action.name in claim.topics:
        return True
    text = [word.text for word in words(exam.turn.reply[claim.start : claim.end])]
    parts = [part for part in action.name.split("_") if len(part) >= 4]
    return bool(parts) and all(any(word.startswith(part[:4]) for word in text) for part in parts)


def _has_its_sum(exam: Exam, action: Action, claim: Claim) -> bool:
    """Tell whether the very sum of a claim was given back: whoever calls a refund goodwill has done it all the same."""
    if claim.act not in _GIVING or not any(does(exam, action, act) for act in _GIVING):
        return False
    sums = [value for value in _claimed_values(exam, claim) if value.kind == "money"]
    logged = [value for name, arg in action.args.items() if name in _SUMS for value in _typed(exam, arg)]
    return any(_may_be(said, value) and same_value(said, value) for said in sums for value in logged)


def _differs(exam: Exam, action: Action, claim: Claim) -> bool:
    """Tell whether a figure of the claim stands against the argument of the same kind that was logged."""
    logged = [value for arg in action.args.values() for value in _typed(exam, arg)]
    claimed = _claimed_values(exam, claim)
    own = [said for said in claimed if said.kind == _MATTER.get(claim.act)]
    for said in claimed:
        if _is_of_the_case(exam, said) and own != [said]:
            continue
        alike = [value for value in logged if value.kind == said.kind or "number" in (value.kind, said.kind)]
        comparable = [value for value in alike if said.kind in ("money", "time", "date") and _may_be(said, value)]
        if comparable and not any(same_value(said, value) for value in comparable):
            return True
    return False


def _claimed_values(exam: Exam, claim: Claim) -> tuple[Value, ...]:
    text = exam.turn.reply[claim.start : claim.end]
    return claim.values or values(text, exam.case.now, exam.pack)


def _may_be(said: Value, logged: Value) -> bool:
    return logged.kind == said.kind or (said.kind == "money" and logged.kind == "number")


def _typed(exam: Exam, arg: Scalar) -> tuple[Value, ...]:
    """Return the figures of an argument; a number is a number, however long, and no code."""
    if isinstance(arg, int | float) and not isinstance(arg, bool):
        return (Value(kind="number", text=f"{arg:g}" if abs(arg) < _LONG else str(arg), start=0, end=1),)
    return values(str(arg), exam.case.now, exam.pack)


def standing_of(exam: Exam, required: RequiredAction) -> tuple[State, Action | None]:
    """Return whether a required action stands in the log, with the arguments that it must have."""
    names = (required.name, *required.any_of)
    tried = [action for action in exam.turn.actions or () if action.ok and action.name in names]
    if not tried:
        return "absent", None
    for action in tried:
        if action.name != required.name or all(
            _equal(action.args.get(name), wanted) for name, wanted in required.args.items()
        ):
            return "done", action
    return "wrong", tried[-1]


def _equal(logged: Scalar | None, wanted: Scalar) -> bool:
    if logged is None:
        return False
    if isinstance(logged, (int, float)) and isinstance(wanted, (int, float)):
        return abs(float(logged) - float(wanted)) < 0.005
    return str(logged).strip().casefold() == str(wanted).strip().casefold()


def fresh_actions(exam: Exam) -> tuple[Action, ...]:
    """Return what was done for this reply, without looking things up."""
    return tuple(
        action
        for action in exam.turn.actions or ()
        if action.ok
        and (exam.alone or action.turn == exam.turn.number)
        and not any(does(exam, action, act) for act in _LOOKING)
    )


def is_told(exam: Exam, action: Action) -> bool:
    """Tell whether the reply lets the customer know of an action, by its act, its name or its arguments."""
    reading, reply = exam.turn.reading, exam.turn.reply
    moves: tuple[Claim | Pledge | Offer, ...] = (*reading.claims, *reading.promised, *reading.offered)
    acts = {item.act for item in moves if item.act}
    before = [turn.reading for turn in exam.earlier]
    announced = {each.act for past in before for each in past.promised} | {
        each.act for past in before for each in past.offered
    }
    acts |= announced - {""}
    if any(does(exam, action, act) for act in acts):
        return True
    if exam.cues.find("reports_done", reply):
        return True
    said = [word.text for word in words(reply)]
    parts = tuple(part[:5] for part in action.name.split("_") if len(part) >= 4)
    if any(word.startswith(parts) for word in said):
        return True
    spoken = values(reply, exam.case.now, exam.pack)
    logged = [value for arg in action.args.values() for value in _typed(exam, arg)]
    if any(same_value(one, other) for one in spoken for other in logged):
        return True
    names = {word.text for arg in action.args.values() if isinstance(arg, str) for word in words(arg)}
    return any(word in said for word in names if len(word) >= 3)


def mistold(exam: Exam) -> tuple[tuple[Action, Value], ...]:
    """Return the sums and clock times told of a fresh action that its log entry has otherwise."""
    reply = exam.turn.reply
    said = values(reply, exam.case.now, exam.pack)
    found = []
    for action in fresh_actions(exam):
        logged = [value for arg in action.args.values() for value in _typed(exam, arg) if value.kind in _EXACT]
        names = {word.text for arg in action.args.values() if isinstance(arg, str) for word in words(arg)}
        for start, end in dict.fromkeys(_part_of(reply, value) for value in said):
            inside = {word.text for word in words_in(reply, start, end)}
            here = [value for value in said if start <= value.start < end]
            named = any(len(name) >= 3 and not name[0].isdigit() and name in inside for name in names)
            named = named or any(_follows_day(exam, action, said, value) for value in here)
            untold = [w for w in logged if not any(same_value(v, w) for v in said)]
            wrong = [v for v in here if any(v.kind == w.kind for w in untold) and not _is_of_the_case(exam, v)]
            if named and wrong and not any(same_value(v, w) for v in wrong for w in logged):
                found.append((action, wrong[0]))
    return tuple(found)


def _follows_day(exam: Exam, action: Action, said: tuple[Value, ...], value: Value) -> bool:
    """Tell whether a clock time stands right behind the day that was logged ("13 June, 19:00")."""
    days = [each for arg in action.args.values() for each in _typed(exam, arg) if each.kind == "date"]
    before = next((each for each in reversed(said) if each.end <= value.start), None)
    ours = any(value.start < each.end and each.start < value.end for each in exam.turn.reading.promised)
    if ours or before is None or not any(same_value(before, day) for day in days):
        return False
    return is_right_behind(exam.turn.reply, before, value)


def _part_of(reply: str, value: Value) -> tuple[int, int]:
    """Return the part of a sentence, between commas, in which a figure stands: what is named there is what it is of."""
    zone = zone_of(reply, value.start, value.end)
    return zone.start, zone.end


def _is_of_the_case(exam: Exam, value: Value) -> bool:
    """Tell whether a figure is one of the case's facts, so that it may be told beside a deed with other figures."""
    return any(
        value.kind == each.kind and same_value(value, each)
        for fact in exam.case.facts
        for each in expected_of(fact, exam.case.now, exam.pack).values
    )


def is_shaky(claim: DoneClaim) -> bool:
    """Tell whether the reading of a claim is too unsure to cost anything."""
    return claim.confidence < SURE
