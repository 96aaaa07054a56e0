"""Reads what is asked and what is offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from scoring.reading.clauses import chooses
from scoring.reading.frames import ASIDE, Frame, is_own_phrase, names_deed, overlap, topic_ids, topics_told
from scoring.reading.heading import heads, question_word, without_adjuncts
from scoring.reading.items import Offer, Question
from scoring.reading.layout import Laid
from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit

Rank = tuple[bool, int, bool, bool, int, int, int, str]
SURE, LIKELY, FAIR, LOOSE, UNSURE = 0.9, 0.8, 0.7, 0.65, 0.45
UNCLEAR = "unclear"
PREFERENCE = "preference"
AGREEMENT = "agreement"
CLOSING = "anything_else"
BRUSH_OFF = "heat_brush_off"
"""Mark of a question that only throws the matter back ("What do you want me to do about it?")."""
JOINS_ON = "joins_on"
"""Mark of a word that ends in the "and" which leads to the next thing asked for ("필요하신지와 착용 여부")."""
CHOOSABLE = ("replace", "refund", "cancel", "repair", "compensate")
"""Acts that a customer can be given the choice of."""
REACHING = frozenset({"message", "call_back"})
"""Acts that reach the customer: who gives the choice of them asks by which way."""
CONTACT = "contact"
SLIGHT = ASIDE | {"deliver", "resolve", "book", "wait"}
"""Acts that name nothing new beside the question whether the customer agrees ("Would that help?")."""
SETTLED_BY = ("please_wait", "anything_else", "greeting", "farewell", "introduction")
"""Courtesies that explain a question form that asks for nothing else."""


def is_asking(frame: Frame, pack: LanguagePack, *, asked: bool = False) -> bool:
    """Tell whether the clause wants to know something; who brushes the customer off does not.

    Args:
        frame: the clause.
        pack: of the language.
        asked: True when something was asked for in its sentence before.
    """
    if frame.has(BRUSH_OFF):
        return False
    if frame.has("bound_to") and not frame.clause.asks and not any(is_datum(hit, pack) for hit in frame.asks):
        return False
    if frame.has("not_question") and not frame.clause.asks and not frame.has("request"):
        return False
    if frame.has("rhetorical") and not frame.clause.asks:
        return any(is_theirs(hit, pack) for hit in frame.asks)
    if frame.has("request", "wh_start", "inverted"):
        return True
    gives_reason = frame.has("subordinate") and (frame.clause.linked or not frame.has("asks_why"))
    asks = frame.clause.asks and not gives_reason and not frame.has("supposes")
    return asks or _lacks(frame, pack) or _is_bare(frame, pack, asked=asked) or _pleads(frame, pack)


def _lacks(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a statement says that something is still wanted ("also need the order number")."""
    return frame.has("lacking") and not frame.has("future", "done") and any(is_datum(hit, pack) for hit in frame.asks)


def _pleads(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause says "please" beside something to be named ("your good name and order id please")."""
    bound = frame.has("future", "done", "doing", "not_request", "condition", "takes_along")
    return frame.has("pleading") and not bound and any(is_datum(hit, pack) for hit in frame.asks)


def _is_bare(frame: Frame, pack: LanguagePack, *, asked: bool) -> bool:
    """Tell whether the clause is nothing but things to be named ("ur postcode and name", "postcode to verify you").

    Behind a question one more may be put to it ("and the postcode too").
    """
    named = [hit for hit in frame.asks if is_datum(hit, pack) and hit.lexicon != "own"]
    if not named or any(t.word in pack.groups["agent"][0] for t in frame.tokens):
        return False
    small = pack.groups["article"][0] | pack.groups["filler"][0] | pack.groups["joining"][0]
    if asked and "besides" in pack.groups:
        small |= pack.groups["besides"][0]
    known = [*named, *(hit for hit in frame.asks if hit.lexicon == "own")]
    rest = [
        i
        for i, t in enumerate(frame.tokens)
        if t.word not in small and not t.number and not any(h.start <= i < h.end for h in known)
    ]
    return not rest or (rest[0] > named[0].start and pack.has("purpose", frame.tokens[rest[0]].word))


def read_questions(frame: Frame, pack: LanguagePack, *, followed: bool, asked: bool = False) -> tuple[Question, ...]:
    """Return one question for each thing that the clause asks for.

    Args:
        frame: the clause.
        pack: of the language.
        followed: True when its sentence goes on, so that "when you ..." may just set the scene.
        asked: True when something was asked for in its sentence before.
    """
    if not is_asking(frame, pack, asked=asked):
        return ()
    wanted = _wanted(frame, pack)
    if not wanted:
        return _without_topic(frame, pack)
    if frame.has("please_wait") and all(hit.lexicon == "topic" for hit in wanted):
        return ()
    confidence = _confidence(frame, followed=followed)
    return tuple(
        Question(
            what=hit.id,
            start=frame.clause.start,
            end=frame.clause.end,
            confidence=confidence,
            topics=with_first(
                hit.id, topic_ids([h for h in frame.asks if overlap(h, hit)] if len(wanted) > 1 else frame.asks, pack)
            ),
            put=frame.clause.asks,
        )
        for hit in wanted
    )


def with_first(first: str, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Return topics with one of them, or another one, at their head."""
    return tuple(dict.fromkeys((first, *topics)))


def _without_topic(frame: Frame, pack: LanguagePack) -> tuple[Question, ...]:
    shaped = frame.clause.asks or frame.has("inverted", "wh_start")
    if not shaped or frame.has(*SETTLED_BY, "blame_customer") or (frame.has("weak_question") and not frame.clause.asks):
        return ()
    if frame.has("asks_deed") or is_shall(frame, pack):
        return (agreement_on(frame),)
    if frame.clause.asks and frame.has("offer") and not frame.has("wh_start"):
        return (agreement_on(frame),)
    return (unclear_on(frame),)


def unclear_on(frame: Frame) -> Question:
    """Return the question of a clause that asks for something that cannot be told."""
    clause = frame.clause
    return Question(what=UNCLEAR, start=clause.start, end=clause.end, confidence=UNSURE, put=clause.asks)


def agreement_on(frame: Frame) -> Question:
    """Return the question whether the customer agrees with what the clause says."""
    clause = frame.clause
    return Question(what=AGREEMENT, start=clause.start, end=clause.end, confidence=LIKELY, put=clause.asks)


def is_theirs(hit: Hit, pack: LanguagePack) -> bool:
    """Tell whether a topic is something that the customer knows."""
    return hit.id in pack.topics and pack.topics[hit.id].theirs


def _confidence(frame: Frame, *, followed: bool) -> float:
    if frame.has("weak_question") and followed and not frame.has("request"):
        return UNSURE
    if frame.has("loose_question"):
        return LOOSE
    if frame.has("request", "wh_start") or (frame.has("inverted") and frame.clause.asks):
        return SURE
    return LIKELY if frame.clause.asks or frame.has("inverted") else FAIR


def is_personal(question: Question, laid: Laid) -> bool:
    """Tell whether the clause of a question speaks of the customer.

    Args:
        question: of the reply.
        laid: the reply.
    """
    return any(
        laid.pack.has("customer", token.word)
        for frame in laid.frames
        if question.start <= frame.clause.start < question.end
        for token in frame.tokens
    )


def is_datum(hit: Hit, pack: LanguagePack) -> bool:
    """Tell whether a topic is a single thing that is asked for, such as a postcode."""
    return hit.id in pack.topics and pack.topics[hit.id].datum


def is_to_name(hit: Hit, pack: LanguagePack) -> bool:
    """Tell whether a hit is something to be named; where the verb comes last also a whole phrase of the case."""
    return is_datum(hit, pack) or (pack.closes is not None and is_own_phrase(hit))


def _wanted(frame: Frame, pack: LanguagePack) -> list[Hit]:
    """Return the best hit of each thing asked for."""
    groups: list[list[Hit]] = []
    hits = without_adjuncts(frame, pack)
    asking = question_word(frame, pack)
    of_the_case = any(hit.lexicon == "own" for hit in hits)

    def rank(hit: Hit) -> Rank:
        return rank_of(hit, headed=heads(hit, asking, frame, pack), broad=of_the_case and is_broad(hit, pack))

    if not frame.clause.asks and not frame.has("wh_start", "inverted", "request") and frame.has("lacking"):
        hits = tuple(hit for hit in hits if is_datum(hit, pack)) or hits
    for hit in sorted(hits, key=lambda h: (h.start, h.end)):
        touching = [group for group in groups if any(overlap(hit, other) for other in group)]
        merged = [hit, *(other for group in touching for other in group)]
        groups = [group for group in groups if group not in touching] + [merged]
    best = sorted((min(group, key=rank) for group in groups), key=lambda h: (h.start, h.end))
    if len(best) < 2:
        return best
    return _listed(best, frame, pack, rank)


def is_broad(hit: Hit, pack: LanguagePack) -> bool:
    """Tell whether a hit is of a topic that is heard by words so wide that anything may be asked with them."""
    return hit.lexicon != "own" and pack.topics[hit.id].broad


def rank_of(hit: Hit, *, headed: bool = False, broad: bool = False) -> Rank:
    """Order hits by how closely they say what is asked; a single word of the case is less than a whole phrase.

    Args:
        hit: of the clause.
        headed: True when it stands with the question word: such a phrase of the case comes first.
        broad: True when it is a broad topic beside something of the case, which comes before it.
    """
    kind = ("own", "ask", "topic").index(hit.lexicon)
    own = hit.lexicon == "own"
    return (broad, -min(hit.weight, 2), not own, not (own and headed), -hit.weight, hit.end - hit.start, kind, hit.id)


def _listed(best: list[Hit], frame: Frame, pack: LanguagePack, rank: Callable[[Hit], Rank]) -> list[Hit]:
    """Return the things that stand in a list, or the one that the clause is about."""
    data = [hit for hit in best if is_datum(hit, pack)]
    suits = best[0].id in pack.topics and AGREEMENT in (best[0].id, pack.topics[best[0].id].under)
    if suits and not data and not frame.has("choice"):
        return best[:1]  # "does it suit you that ...": what follows is what is to suit
    chosen = data or [min(best, key=rank)]
    inside = {i - frame.clause.first for f in frame.found for i in range(f.first + 1, f.last)}
    for one, other in pairwise(best):
        between = (frame.tokens[i] for i in range(one.end, other.start + 1) if i not in inside)
        apart = any(t.word in pack.groups["joining"][0] or "," in t.gap for t in between)
        apart = apart or any(one.start < hit.end <= other.start for hit in frame.marks.get(JOINS_ON, ()))
        if apart:
            chosen.extend(hit for hit in (one, other) if hit.lexicon != "topic" or is_datum(hit, pack))
    seen = dict.fromkeys(hit.id for hit in chosen)
    return [next(hit for hit in best if hit.id == each) for each in seen]


def read_offers(frame: Frame, pack: LanguagePack) -> tuple[tuple[Offer, ...], tuple[Question, ...]]:
    """Return what the clause proposes, and the question which of it the customer prefers.

    Two ways of one thing, side by side, ask for what the case knows of it ("문자로 드릴까요 카톡으로 드릴까요?"),
    and so do two ways to reach the customer ("or should I write you an e-mail?").
    """
    acts = [act for act in dict.fromkeys(hit.id for hit in frame.acts) if act not in ASIDE]
    start, end = frame.clause.start, frame.clause.end
    topics = topics_told(frame, pack)
    confidence = SURE if frame.clause.asks or frame.has("choice") else LIKELY
    offers = tuple(Offer(act=act, start=start, end=end, confidence=confidence, topics=topics) for act in acts)
    goes_on = pack.has("joining", frame.tokens[0].word) and not pack.has("either", frame.tokens[0].word)
    reaches = not REACHING.isdisjoint(acts) and (REACHING | {"deliver"}).issuperset(acts) and not goes_on
    own = [hit for hit in frame.asks if hit.lexicon == "own" or (reaches and hit.id == CONTACT)]
    if not frame.has("choice") and not (reaches and own and frame.clause.asks):
        return offers, ()
    beside = pack.closes is not None and any(map(is_own_phrase, frame.asks))
    ways = (chooses(frame.words(), pack) or beside) and sum(act in CHOOSABLE for act in acts) < 2
    if reaches and not own:
        return offers, (agreement_on(frame),)
    what = min(own, key=rank_of).id if own and (ways or reaches) else PREFERENCE
    return offers, (Question(what=what, start=start, end=end, confidence=SURE, topics=with_first(what, topics)),)


def puts_forward(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether the clause proposes a deed that only the case has words for ("Shall I get them to put it by?")."""
    asks = frame.clause.asks or frame.has("inverted")
    shall = is_shall(frame, pack) and not any(hit.lexicon == "own" for hit in frame.asks)
    if not asks or not (shall or frame.has("puts_forward")) or frame.has("wh_start", "choice", "please_wait"):
        return False
    known = any(hit.id not in SLIGHT for hit in frame.acts) or any(is_datum(hit, pack) for hit in frame.asks)
    return not known and any(hit.lexicon == "own" for hit in frame.asks + frame.topics)


def offers_deed(frame: Frame, deeds: frozenset[str], pack: LanguagePack) -> bool:
    """Tell whether a statement proposes a deed that only the case has words for ("I can keep it for you there").

    Args:
        frame: the clause.
        deeds: which of the case's own topics are something to be done.
        pack: of the language.
    """
    if (
        not names_deed(frame, deeds)
        or not frame.has("offer")
        or frame.has("refuse", "done", "condition")
        or frame.clause.asks
    ):
        return False
    ours = any(token.word in pack.groups["agent"][0] for token in frame.tokens)
    return ours and frame.polarity == "affirmed"


def offer_of_the_case(frame: Frame, pack: LanguagePack) -> Offer:
    """Return the offer of what the clause speaks of in the case's own words."""
    clause = frame.clause
    return Offer(act="", start=clause.start, end=clause.end, confidence=LIKELY, topics=topic_ids(frame.topics, pack))


def is_offer(frame: Frame, questions: Sequence[Question], pack: LanguagePack) -> bool:
    """Tell whether the clause proposes something; a question that asks for something known comes first."""
    if not (frame.has("offer", "choice") or is_shall(frame, pack)) or frame.has("refuse"):
        return False
    asked = [q for q in questions if q.what not in (UNCLEAR, PREFERENCE, "permission")]
    if any(each.what == CLOSING for each in asked) or (asked and frame.has("seeks")):
        return False
    if asked and not frame.has("choice") and (frame.has("request", "wh_start") or _names_datum(asked, pack)):
        return False
    agreed = any(each.what == AGREEMENT for each in asked)
    return any(hit.id not in (SLIGHT if agreed else ASIDE) for hit in frame.acts)


def is_shall(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether the clause asks for leave in the plain present, where the language does so ("Le mando un sms?").

    Args:
        frame: the clause.
        pack: of the language.
    """
    if "shall" not in pack.groups or not frame.clause.asks or frame.has("wh_start", "future"):
        return False
    first = next((token.word for token in frame.tokens if not pack.has("filler", token.word)), "")
    return pack.has("shall", first) and not any(pack.has("perceiving", token.word) for token in frame.tokens)


def _names_datum(questions: Sequence[Question], pack: LanguagePack) -> bool:
    return any(each.what in pack.topics and pack.topics[each.what].datum for each in questions)
