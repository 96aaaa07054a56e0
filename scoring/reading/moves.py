"""Reads the moves of a reply clause by clause: which of the readers speaks for a clause, and what goes on from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from scoring.reading.asking import (
    AGREEMENT,
    BRUSH_OFF,
    UNCLEAR,
    agreement_on,
    is_offer,
    is_personal,
    is_shall,
    is_to_name,
    offer_of_the_case,
    offers_deed,
    puts_forward,
    read_offers,
    read_questions,
)
from scoring.reading.carrying import (
    NARROWS,
    agreeing,
    asks_after,
    belonging,
    is_all_asked,
    is_alternative,
    is_tag,
    look_back,
    of_what_stands_before,
    on_condition,
    only_names,
    repeats,
    says_what_for,
    set_beside,
    worth_asking,
)
from scoring.reading.choosing import is_for_then, puts_a_choice, read_choice
from scoring.reading.depending import ends_offer, is_for_later, is_to_be_told, says_when, says_why, take_contingencies
from scoring.reading.feeling import read_amends, read_blame, read_courtesies, read_heat, shouting
from scoring.reading.frames import Frame
from scoring.reading.hearing import IN_TIME, THEIR_NEED, hear, heard_in, is_parting, only_echoes, take_echoes
from scoring.reading.items import Acknowledgement, Actor, Claim, Items, Pledge, Question
from scoring.reading.layout import Laid
from scoring.reading.pack import LanguagePack
from scoring.reading.pledging import Context, read_pledge, vouched_for
from scoring.reading.series import begins, in_series, timed
from scoring.reading.settling import read_settled
from scoring.reading.stating import in_first_person, is_time_alone, only_courtesy, read_claim, read_refusals
from scoring.reading.values import Found

Mood = Actor | Literal["none", "offer"]
"""Who promised in the clause before, or whether it proposed something: "and send you ..." goes on with it."""
WELLBEING = "wellbeing"
FIRM, FAIR = 0.8, 0.7
ASKING = ("inverted", "wh_start", "request", "if_agreed")


def read_moves(laid: Laid) -> Items:
    """Return all that a reply does."""
    items = Items()
    mood: Mood = "none"
    for i, each in enumerate(laid.frames):
        frame = vouched_for(i, _in_earnest(i, each, laid), laid)
        items.heated.extend(read_heat(frame))
        items.blamed.extend(read_blame(frame, wonders=_wonders(frame, laid)))
        items.courtesies.extend(read_courtesies(frame))
        mood = _read_clause(i, frame, laid, mood, items)
    _take_choice(laid, items)
    take_echoes(laid, items)
    take_contingencies(laid, items)
    asked = [_as_proposed(question, items, laid) for question in worth_asking(items.asked, laid.pack)]
    items.asked = [
        replace(question, either=puts_a_choice(question, laid), personal=is_personal(question, laid))
        for question in asked
    ]
    loud = shouting(laid.text)
    if loud is not None:
        items.heated.append(loud)
    return items


def _as_proposed(question: Question, items: Items, laid: Laid) -> Question:
    """Return a question that may ask how the customer is or whether it suits them as the latter behind what is told."""
    if question.what != WELLBEING or AGREEMENT not in question.topics:
        return question
    if any(each.clause.start == question.start and _is_led_to(i, laid) for i, each in enumerate(laid.frames)):
        return replace(question, what=AGREEMENT)
    starts = [*(each.start for each in items.promised), *(each.start for each in items.offered)]
    starts += [*(each.start for each in items.claims), *(each.start for each in items.refused)]
    return replace(question, what=AGREEMENT) if min(starts, default=question.start) < question.start else question


def _is_led_to(i: int, laid: Laid) -> bool:
    """Tell whether a clause goes on from what would be so, where the verb comes last ("늦는데 | 괜찮으세요?")."""
    if not i or laid.pack.closes is None or not laid.frames[i].clause.linked:
        return False
    return laid.frames[i - 1].has("contrast") and not laid.frames[i - 1].has("customer_subject", "empathy")


def _in_earnest(i: int, frame: Frame, laid: Laid) -> Frame:
    """Return a clause without its brush-off where what there is to choose from, or what is done about it, follows."""
    following = laid.frames[i + 1 : i + 2]
    if not frame.has(BRUSH_OFF) or not any(
        (each.clause.linked and each.acts) or _answers(frame, each, laid.pack) for each in following
    ):
        return frame
    return replace(frame, marks={name: hits for name, hits in frame.marks.items() if name != BRUSH_OFF})


def _answers(frame: Frame, following: Frame, pack: LanguagePack) -> bool:
    """Tell whether who thinks aloud goes on with a help ("So what can we do about this? I can refund you.")."""
    ours = any(token.word in pack.groups["agent"][0] for token in following.tokens)
    helps = bool(following.acts) and (following.has("offer", "future", "doing") or (following.has("done") and ours))
    return helps and frame.has("thinks_aloud") and not following.has("refuse", "negation", "blame_customer", "you_must")


def _read_clause(i: int, frame: Frame, laid: Laid, mood: Mood, items: Items) -> Mood:
    """Read the moves of one clause, and return what a joined clause after it goes on with."""
    frame = in_series(i, _as_asked(i, frame, laid, items), laid)
    hear(read_amends(frame, laid.pack), i, laid, items)
    following = laid.frames[i + 1] if i + 1 < len(laid.frames) else None
    refusals = read_refusals(frame, following, laid.pack)
    items.refused.extend(refusals)
    questions = () if refusals else _questions(i, frame, laid, mood, items)
    if refusals and not frame.has("refuse"):
        return "none"
    if not refusals and puts_forward(frame, laid.pack):
        items.offered.append(offer_of_the_case(frame, laid.pack))
        _take_questions((agreement_on(frame),), items)
        return "offer"
    if is_offer(frame, questions, laid.pack) or (mood == "offer" and frame.clause.joined and frame.acts):
        return _take_offer(frame, laid, items)
    if not refusals and not questions and offers_deed(frame, laid.deeds, laid.pack):
        items.offered.append(offer_of_the_case(frame, laid.pack))
        _take_claim(i, frame, laid, None, None, items)
        return "offer"
    context = _context(i, laid, mood)
    pledge = read_pledge(frame, context)
    if questions and not _outweighs(pledge, questions, frame):
        _take_questions(questions, items)
        return "none"
    if pledge is not None:
        items.promised.append(timed(pledge, i, frame, laid, items))
    acknowledged = None if is_parting(i, laid) else heard_in(frame, i, laid)
    hear(acknowledged, i, laid, items)
    _take_claim(i, frame, laid, pledge, acknowledged, items)
    if pledge is None:
        return mood if frame.has("condition") and frame.clause.linked else "none"
    return pledge.actor


def _as_asked(i: int, frame: Frame, laid: Laid, items: Items) -> Frame:
    """Return the clause with the question mark that is meant for it.

    It may stand behind a condition ("Will he take it if you are out?"), behind an alternative or another question with
    the same matter ("L'ascensore quando lo aggiustano, lo sa?"), or ask only whether the customer agrees with what is
    going to be done ("I'm sending a new one, ok?").
    """
    if only_echoes(frame, laid) or says_what_for(frame, laid.frames[i - 1] if i else None, laid.pack):
        bare = {name: hits for name, hits in frame.marks.items() if name != "inverted"}
        return replace(frame, clause=replace(frame.clause, asks=False), marks=bare)
    following = laid.frames[i + 1] if i + 1 < len(laid.frames) else None
    led = None if following is None else _before_condition(frame, following, laid.pack)
    if led is not None:
        return led
    if not frame.clause.asks and _is_half_asked(i, frame, laid):
        return replace(frame, clause=replace(frame.clause, asks=True))
    if is_shall(frame, laid.pack) and not frame.has("tagged"):
        return frame
    told = frame.has("doing", "future") or (frame.has("tagged") and _promises(i, frame, laid, items))
    if frame.clause.asks and told and not frame.has("inverted", "wh_start"):
        if not frame.has("tagged") and not _opens_with_agent(frame, laid.pack):
            return frame
        _take_questions((agreement_on(frame),), items)
        return replace(frame, clause=replace(frame.clause, asks=False))
    return frame


def _before_condition(frame: Frame, following: Frame, pack: LanguagePack) -> Frame | None:
    """Return a clause as asked by the mark behind the condition after it, as it is, or None if it may be half asked."""
    if not following.clause.linked or not following.has("condition", "subordinate"):
        return None
    behind = following.clause.asks and not following.has(*ASKING) and not _only_joins(frame, pack)
    if behind and not says_why(following, frame, pack):
        return replace(frame, clause=replace(frame.clause, asks=True))
    return None if frame.has("fronted") else frame


def _only_joins(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause holds nothing but words that lead to the next ("and", "but then")."""
    return all(pack.has("joining", token.word) or pack.has("filler", token.word) for token in frame.tokens)


def _is_half_asked(i: int, frame: Frame, laid: Laid) -> bool:
    """Tell whether a clause is the first half of a question: it names its matter first, or an alternative follows."""
    following = [each for each in laid.frames[i + 1 :] if each.clause.sentence == frame.clause.sentence]
    if not any(each.clause.asks for each in following):
        return False
    or_else = following[0].clause.asks and laid.pack.has("alternative", following[0].tokens[0].word)
    leads = following[0].clause.asks or only_names(following[0], laid.pack)
    names = (leads and only_names(frame, laid.pack)) or is_all_asked(frame, laid.pack)
    return or_else or frame.has("fronted") or names


def _promises(i: int, frame: Frame, laid: Laid, items: Items) -> bool:
    """Tell whether a clause promises, but for the question behind it ("I'll check and message you, ok?")."""
    begun = begins(frame, laid)
    before = items.promised[-1] if items.promised and items.promised[-1].start >= begun else None
    mood: Mood = before.actor if before is not None else "none"
    return read_pledge(replace(frame, clause=replace(frame.clause, asks=False)), _context(i, laid, mood)) is not None


def _opens_with_agent(frame: Frame, pack: LanguagePack) -> bool:
    first = next((t.word for t in frame.tokens if t.word not in pack.groups["filler"][0]), "")
    return first in pack.groups["agent"][0]


def _questions(i: int, frame: Frame, laid: Laid, mood: Mood, items: Items) -> tuple[Question, ...]:
    """Return what the clause asks, by the clause before it where its own words do not say."""
    before = laid.frames[i - 1] if i else None
    asked = before is not None and any(question.start == before.clause.start for question in items.asked)
    if before is not None and is_tag(frame, laid.pack):
        return () if asked else asks_after(frame, laid.frames[:i], items.asked, laid.pack)
    only = None if before is None else _taken_up(frame, before, laid, items)
    if only is not None:
        return only
    if before is not None and says_why(frame, before, laid.pack):
        frame = replace(frame, marks={name: hits for name, hits in frame.marks.items() if name != "subordinate"})
    wishes = frame.has("wish") and not (frame.clause.asks and laid.pack.closes is not None)
    ends = mood == "offer" and ends_offer(frame, laid.pack)
    if wishes or ends or _only_sets(frame, mood, laid.pack) or is_for_later(frame, laid):
        return ()
    behind = laid.pack.closes is None  # where the verb comes last a condition belongs to what follows it
    if before is not None and behind and frame.clause.linked and frame.has("condition") and before.has("future"):
        return () if not frame.clause.asks else read_questions(frame, laid.pack, followed=False)
    told = not frame.has(*ASKING) or says_when(frame)
    if asked and frame.clause.linked and frame.has("condition", "subordinate") and told:
        return ()
    following = laid.frames[i + 1] if i + 1 < len(laid.frames) else None
    begun = begins(frame, laid)
    goes_on = frame.clause.linked and any(question.start >= begun for question in items.asked)
    followed = following is not None and following.clause.linked and not is_to_be_told(i, laid)
    questions = read_questions(frame, laid.pack, followed=followed, asked=goes_on)
    agreed = all(AGREEMENT in (question.what, *question.topics) for question in questions) and not frame.has("choice")
    open_still = agreed and (
        frame.has("yes_no")
        or (questions and before is not None and before.has("condition", "sets_up") and not frame.has("confirmation"))
    )
    open_still = open_still or (frame.has("asks_of_it") and not any(hit.lexicon == "own" for hit in frame.asks))
    if before is not None and (open_still or [question.what for question in questions] == [UNCLEAR]):
        found = look_back(frame, laid.frames[:i], items.asked, laid.pack)
        questions = (agreeing(found) if agreed and questions else found) or questions
    questions = of_what_stands_before(_of_echo(questions, frame, laid), frame, laid.frames[:i], laid.pack)
    return on_condition(questions, following, laid.pack)


def _taken_up(frame: Frame, before: Frame, laid: Laid, items: Items) -> tuple[Question, ...] | None:
    """Return what a clause asks by what was asked before it, or None where it asks by itself."""
    only = belonging(frame, before, items.asked, begins(frame, laid), laid.pack)
    if only and frame.has(NARROWS):
        items.asked[items.asked.index(only[0])] = replace(only[0], end=frame.clause.end)
        return ()
    if only is None and is_alternative(frame, before, items.asked, laid.pack):
        set_beside(frame, before, items.asked, laid.pack)
        return ()
    return only


def _of_echo(questions: tuple[Question, ...], frame: Frame, laid: Laid) -> tuple[Question, ...]:
    """Return the questions of a clause; one that only repeats the customer's words asks whether it is so."""
    unclear = [question.what for question in questions] == [UNCLEAR]
    return (agreement_on(frame),) if unclear and repeats(frame, laid.said, laid.pack) else questions


def _outweighs(pledge: Pledge | None, questions: Sequence[Question], frame: Frame) -> bool:
    """Tell whether a clause commits to something rather than asking."""
    if pledge is None or frame.clause.asks:
        return False
    firm = pledge.confidence > FIRM and frame.has("future") and not frame.has("request", "wh_start")
    return firm or questions[0].what == UNCLEAR


def _only_sets(frame: Frame, mood: Mood, pack: LanguagePack) -> bool:
    """Tell whether words of asking only set a condition or go on with a promise ("and let you know when ...")."""
    if frame.clause.asks or frame.has("if_agreed"):
        return False
    if frame.has("condition"):
        wanted = frame.has("request") and any(is_to_name(hit, pack) for hit in frame.asks)
        return mood == "offer" or not (wanted or frame.has("weak_question"))
    return frame.clause.joined and mood not in ("none", "offer")


def _wonders(frame: Frame, laid: Laid) -> bool:
    """Tell whether a clause is part of a question that may only want to know ("What happened, you lost it?")."""
    beside = [each for each in laid.frames if each.clause.sentence == frame.clause.sentence]
    if not any(each.clause.asks for each in beside) or frame.has("wh_start"):
        return False
    return frame.clause.asks or any(each.has("wh_start") for each in beside)


def _take_choice(laid: Laid, items: Items) -> None:
    """Add what statements give the choice of to what was offered already."""
    offers, question = read_choice(laid.frames, laid.pack)
    if question is not None:
        taken = {offer.act for offer in offers}
        items.promised = [each for each in items.promised if each.act not in taken or each.confidence > FAIR]
    known = {offer.act for offer in items.offered}
    items.offered.extend(offer for offer in offers if offer.act not in known)
    if question is not None:
        _take_questions((question,), items)


def _take_questions(questions: Sequence[Question], items: Items) -> None:
    """Add questions; what was asked twice in one reply is one question, as sure as the surer of the two."""
    for question in questions:
        same = next((n for n, other in enumerate(items.asked) if other.what == question.what), None)
        if same is None:
            items.asked.append(question)
        elif items.asked[same].confidence < question.confidence:
            items.asked[same] = question


def _take_offer(frame: Frame, laid: Laid, items: Items) -> Mood:
    offers, questions = read_offers(frame, laid.pack)
    items.offered.extend(offers)
    _take_questions(() if is_for_then(frame, laid.frames) else questions, items)
    if frame.found and not frame.clause.asks and not frame.has("inverted"):
        claim = read_claim(frame, laid.tokens, laid.pack)
        if claim is not None:
            items.claims.append(claim)
    return "offer"


def _take_claim(
    i: int, frame: Frame, laid: Laid, pledge: Pledge | None, acknowledged: Acknowledgement | None, items: Items
) -> None:
    if pledge is not None and frame.has("future", "commit") and in_first_person(frame, laid.pack):
        return
    alone = is_time_alone(frame, laid.pack) and not any(hit.lexicon == "own" for hit in frame.topics)
    if frame.has("condition") or alone or (only_courtesy(frame) and not frame.has("settled")):
        return
    if _is_thanked_for(i, laid):
        return
    if frame.has("wish", "pleasantry", THEIR_NEED) or (acknowledged is not None and not _is_checkable(frame)):
        return
    claim = read_claim(frame, laid.tokens, laid.pack)
    if claim is not None and _says_something(claim, laid.pack):
        items.claims.append(claim)
    if (settled := read_settled(i, laid.frames, laid.said, laid.pack, case=laid.case)) is not None:
        items.claims.append(settled)


def _is_thanked_for(i: int, laid: Laid) -> bool:
    """Tell whether a clause only names what the thanks behind it are for ("미리 연락 주셔서 | 감사합니다")."""
    following = laid.frames[i + 1] if i + 1 < len(laid.frames) else None
    return laid.frames[i].has("thanked_for") and following is not None and following.has("thanks")


def _is_checkable(frame: Frame) -> bool:
    """Tell whether a clause that shows that the customer was heard also states something that can be checked."""
    if frame.has("owned") and any(hit.lexicon == "own" for hit in frame.topics):
        return True
    return frame.has("own_fault", IN_TIME) or (
        bool(frame.found) and not (frame.has("sorry_for") and all(f.kind == "date" for f in frame.found))
    )


def _says_something(claim: Claim, pack: LanguagePack) -> bool:
    """Tell whether a statement is about more than how somebody feels."""
    named = [each for each in claim.topics if each not in pack.topics or not pack.topics[each].generic]
    return bool(claim.act or claim.values or named)


def _context(i: int, laid: Laid, mood: Mood) -> Context:
    frames = laid.frames
    near: list[Found] = []
    condition = ""
    over = i + 1 < len(frames) and frames[i + 1].clause.linked and frames[i + 1].has("condition")
    for j in (i - 1, i + 1, i + 2) if over else (i - 1, i + 1):
        if not 0 <= j < len(frames):
            continue
        linked = frames[max(i, j)].clause.linked
        if is_time_alone(frames[j], laid.pack) and (j > i or linked):
            near.extend(frames[j].found)
        if frames[j].has("condition") and linked and not frames[j].has("if_agreed"):
            condition = laid.text[frames[j].clause.start : frames[j].clause.end]
    return Context(
        text=laid.text,
        tokens=laid.tokens,
        now=laid.now,
        pack=laid.pack,
        condition=condition,
        near=near,
        actor=None if mood == "none" or mood == "offer" else mood,
        deeds=laid.deeds,
    )
