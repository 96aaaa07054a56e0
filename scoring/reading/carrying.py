"""Reads what a question without a topic of its own asks for: what was spoken of before it ("has it come?")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoring.reading.asking import (
    AGREEMENT,
    CONTACT,
    LOOSE,
    PREFERENCE,
    REACHING,
    SLIGHT,
    UNCLEAR,
    agreement_on,
    is_datum,
    is_theirs,
    rank_of,
    read_questions,
    unclear_on,
    with_first,
)
from scoring.reading.feeling import content_stems
from scoring.reading.frames import ASIDE, Frame, is_own_phrase, topic_ids
from scoring.reading.fronting import INVERTING
from scoring.reading.items import Question
from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit
from scoring.reading.tokens import Token

NARROWS = "narrows"
"""Mark of a question that only puts times up for choice, where the one before asked when."""
IN_ORDER = "in_order"
"""Mark of words that say what an answer is needed for."""
FARTHEST = 2
"""So many clauses before a question may be what "it" or "he" in it stands for, if the one between is of nothing."""
MOST_NAMED = 4
"""A clause of so many words may do no more than name what the next one asks after."""
LEAST_ASKED = 3
"""Words of a case's own phrase that ask for its matter wherever a question follows."""
MOST_BESIDE = 2
"""Words that may stand beside them."""
BOUND = ("future", "doing", "refuse", "offer", "asks_knowing")
"""What a clause does that no question goes back to: it says what the company does."""
JUDGING = "judging"
"""Group of words that say whether something is so, and nothing else of it."""
SMALL = ("wh", "aux", "pronoun", "pointing", "person", "filler", "joining", "tag", "negator")
"""Groups of words that name nothing themselves ("and is it?")."""


def look_back(
    frame: Frame, before: Sequence[Frame], asked: Sequence[Question], pack: LanguagePack
) -> tuple[Question, ...]:
    """Return what a question without a topic asks for by what stands before it ("You wrote to us Sunday, right?").

    A topic of the case's own counts where the question points to it or wants no more than a yes or a no ("The codes:
    yes or no?"); a single thing to be told, such as a postcode, only where nothing else is wanted of it.

    Args:
        frame: the clause that asks; it must go on with the sentence before it or point back to it.
        before: the clauses before it, the last one last.
        asked: what the reply asked already: of several topics the question goes back to the one that was asked for.
        pack: of the language.
    """
    last = _last_told(frame, before, pack)
    whether = frame.has("yes_no") or _points(frame, pack) or is_bare(frame, pack) or is_tag(frame, pack)
    whether = whether or (last is not None and (last.has("condition", "sets_up") or _puts_first(last, frame, pack)))
    if (
        last is None
        or _addresses(last, pack)
        or last.has(*BOUND)
        or not frame.clause.asks
        or not (frame.clause.linked or whether)
        or _asks_else(frame, pack)
    ):
        return ()
    known = [hit for hit in last.asks if is_theirs(hit, pack) or (whether and hit.lexicon == "own")]
    asks_more = frame.has("wh_start") or last is not before[-1]
    if asks_more and not is_bare(frame, pack):
        known = [hit for hit in known if not is_datum(hit, pack)]
    if not known:
        return ()
    names = [question.what for question in asked if question.start == last.clause.start]
    best = min(known, key=lambda hit: (hit.id not in names, rank_of(hit)))
    clause = frame.clause
    return (
        Question(
            what=best.id,
            start=clause.start,
            end=clause.end,
            confidence=LOOSE,
            topics=with_first(best.id, topic_ids(known, pack)),
        ),
    )


def _asks_else(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause wants something of its own of what it points to ("is it Mozart's?", "why would it lie?").

    Whether it is right, or still so, asks nothing of its own.
    """
    if JUDGING not in pack.groups or is_tag(frame, pack) or frame.has("asks_of_it"):
        return False
    of_it = _is_in(frame.tokens[0].word, pack, "be") or frame.has("wh_start")
    known = {*content_stems(frame.tokens, pack)} - {t.stem for t in frame.tokens if pack.has(JUDGING, t.word)}
    return of_it and bool(known) and not frame.has("yes_no")


def _puts_first(before: Frame, frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause only names whom the question behind it is about ("And her dad, what does he do?")."""
    one = before.clause.sentence == frame.clause.sentence and len(before.tokens) <= MOST_NAMED
    return one and any(pack.has("person", token.word) for token in frame.tokens)


def _points(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause speaks of something by a word that stands for it, or asks whether somebody does or did."""
    if _is_in(frame.tokens[0].word, pack, "doubling") or any(pack.has("pointing", t.word) for t in frame.tokens):
        return True
    asks = frame.has("inverted") and not frame.has("wh_start")
    return asks and any(_is_in(token.word, pack, "person") for token in frame.tokens)


def _last_told(frame: Frame, before: Sequence[Frame], pack: LanguagePack) -> Frame | None:
    """Return the clause that a question goes back to: the last, or if it is of nothing one before in its sentence."""
    if not before:
        return None
    empty = not before[-1].asks and not before[-1].has(*BOUND)
    stands = any(_is_in(token.word, pack, "person", "thing") for token in frame.tokens)
    if len(before) < FARTHEST or not empty or not stands or is_tag(frame, pack) or not before[-1].clause.linked:
        return before[-1]
    return before[-FARTHEST]


def of_what_stands_before(
    questions: tuple[Question, ...], frame: Frame, before: Sequence[Frame], pack: LanguagePack
) -> tuple[Question, ...]:
    """Return the question which the customer likes better, with what of the case is put up for choice before it.

    Args:
        questions: of the clause.
        frame: the clause.
        before: the clauses before it.
        pack: of the language.
    """
    if [question.what for question in questions] != [PREFERENCE] or frame.acts:
        return questions
    if any(hit.lexicon == "own" and hit.id != PREFERENCE for hit in frame.asks):
        return questions
    near = before[: -FARTHEST - 1 : -1]
    acts = {hit.id for each in near for hit in each.acts if hit.id not in ASIDE}
    if acts and REACHING.issuperset(acts):
        ways = [hit for each in near if each.acts for hit in each.asks if hit.lexicon == "own"]
        what = min(ways, key=rank_of).id if ways else CONTACT
        return tuple(replace(one, what=what, topics=(what,)) for one in questions)
    if len({hit.id for each in near for hit in each.acts if hit.id not in SLIGHT}) > 1:
        return questions  # it is which of two remedies
    put = next((each for each in near if any(hit.lexicon == "own" for hit in each.asks)), None)
    if put is None:
        return questions
    own = topic_ids([hit for hit in put.asks if hit.lexicon == "own"], pack)
    named = [hit for hit in put.asks if is_own_phrase(hit)]
    if named and pack.closes is not None and put is before[-1] and frame.clause.linked:
        what = min(named, key=rank_of).id  # both are named before the verb: it is which of them
        return (replace(questions[0], what=what, topics=with_first(what, (*own, *questions[0].topics))),)
    return (replace(questions[0], topics=tuple(dict.fromkeys((*questions[0].topics, *own)))),)


def on_condition(questions: tuple[Question, ...], following: Frame | None, pack: LanguagePack) -> tuple[Question, ...]:
    """Return the question whether the customer agrees, with what of the case the condition behind it puts forward.

    "Would you mind if he comes tonight?" speaks of tonight as much as "Tonight, would that be all right?".

    Args:
        questions: of the clause.
        following: the next clause.
        pack: of the language.
    """
    if following is None or not following.clause.linked or not following.has("condition"):
        return questions
    if [AGREEMENT in (question.what, *question.topics) for question in questions] != [True]:
        return questions
    own = topic_ids([hit for hit in following.topics if hit.lexicon == "own"], pack)
    return (replace(questions[0], topics=tuple(dict.fromkeys((*questions[0].topics, *own)))),)


def repeats(frame: Frame, said: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a clause only takes up words of the customer ("84 years?!"): it asks whether that is so.

    Args:
        frame: the clause.
        said: words of the customer's last lines.
        pack: of the language.
    """
    words = content_stems(frame.tokens, pack) | {token.stem for token in frame.tokens if token.number}
    return bool(words) and words <= {token.stem for token in said} and not frame.has("wh_start", "request")


def is_bare(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause has no word that names anything ("are you?", "what is it?")."""
    return all(_is_in(token.word, pack, *SMALL) for token in frame.tokens)


def _is_in(word: str, pack: LanguagePack, *groups: str) -> bool:
    return any(word in pack.groups[group][0] for group in groups if group in pack.groups)


def is_tag(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether the clause only asks whether what stands before it is so (", yes?", "Yes or no?")."""
    if not frame.clause.asks or not (frame.clause.linked or frame.has("yes_no")):
        return False
    return all(pack.has("tag", token.word) for token in frame.tokens)


def only_names(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause has no verb and names what the customer knows ("Same address, and will you be in?").

    Args:
        frame: the clause.
        pack: of the language; where it has no group of verbs, no clause does.
    """
    if "verbal" not in pack.groups or not any(is_theirs(hit, pack) for hit in frame.asks):
        return False
    if _addresses(frame, pack):
        return False
    return not any(_is_verb(token, pack) for token in frame.tokens)


def is_named_first(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause is no more than a name that a question takes up ("And Tommaso, why does he ...?").

    Args:
        frame: the clause.
        pack: of the language; where it has no group of verbs, the clause must begin with a joining word.
    """
    led = "verbal" in pack.groups or pack.has("joining", frame.tokens[0].word)
    if not led or frame.acts or len(frame.tokens) > MOST_NAMED:
        return False
    named = [token for token in frame.tokens if not pack.has("joining", token.word)]
    return bool(named) and not any(_is_verb(token, pack) for token in named)


def is_alternative(frame: Frame, before: Frame, asked: Sequence[Question], pack: LanguagePack) -> bool:
    """Tell whether a clause only sets something beside what was just asked ("Has he one, or is it the first time?").

    Args:
        frame: the clause.
        before: the clause before it, whose questions are all after something of the case.
        asked: what the reply asked already.
        pack: of the language.
    """
    if not frame.clause.linked or not pack.has("alternative", frame.tokens[0].word):
        return False
    just = [question.what for question in asked if question.start == before.clause.start]
    return bool(just) and all(what not in pack.topics and what not in (UNCLEAR, AGREEMENT) for what in just)


def set_beside(frame: Frame, before: Frame, asked: list[Question], pack: LanguagePack) -> None:
    """Add what an alternative is about to the questions before it: it is meant where those were answered already.

    Args:
        frame: the alternative.
        before: the clause before it.
        asked: what the reply asked already; the questions of that clause are changed.
        pack: of the language.
    """
    beside = [each for one in read_questions(frame, pack, followed=False) for each in (one.what, *one.topics)]
    for i, question in enumerate(asked):
        if question.start == before.clause.start:
            known = (*question.topics, *(each for each in beside if each not in (UNCLEAR, AGREEMENT)))
            asked[i] = replace(question, topics=tuple(dict.fromkeys(known)))


def _addresses(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause is only whom something is said to ("Ms. Whitfield, may I ask you ...")."""
    return len(frame.tokens) <= MOST_NAMED and _is_in(frame.tokens[0].word, pack, "title")


def is_all_asked(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause is little else than words by which a case's own matter is asked for.

    Where the order of words tells no question, it is one before another question ("Stasera siete in casa, confermo?").

    Args:
        frame: the clause.
        pack: of the language; where verbs are turned round or come last, no clause is.
    """
    if pack.closes is not None or pack.groups[INVERTING][0] or frame.has("done", "future", "offer", "condition"):
        return False
    own = [hit for hit in frame.asks if hit.lexicon == "own" and hit.weight >= LEAST_ASKED]
    return any(len(frame.tokens) - (hit.end - hit.start) <= MOST_BESIDE for hit in own)


def _is_verb(token: Token, pack: LanguagePack) -> bool:
    return bool(token.form) or _is_in(token.word, pack, "verbal", "aux", "be", "agent", "customer")


def belonging(
    frame: Frame, before: Frame, asked: Sequence[Question], begun: int, pack: LanguagePack
) -> tuple[Question, ...] | None:
    """Return what a clause asks that only belongs to the question before it, or None where it stands for itself.

    Such a clause asks whether the customer knows ("..., do you know?"), puts times up for choice ("When did you ring?
    Was it that day or after?"), names the other side of a yes or no ("is that right, or is there something missing?"),
    or says what the answer is for, which asks nothing ("so that I can check who I am speaking with?").

    Args:
        frame: the clause.
        before: the clause before it.
        asked: what the reply asked already.
        begun: place of the first letter of its sentence.
        pack: of the language.
    """
    put = tuple(question for question in asked if question.start == before.clause.start)
    if put and frame.has("asks_knowing") and (frame.clause.linked or len(frame.tokens) <= MOST_NAMED):
        return put
    if asked and frame.has(NARROWS) and not (frame.acts or frame.asks) and (put or before.has("asks_knowing")):
        return (asked[-1],)
    if not frame.clause.linked:
        return None
    if _sets_scene(frame):
        return ()
    if not any(question.start >= begun for question in asked):
        return None
    if says_what_for(frame, before, pack):
        return ()
    agreed = [question.what for question in put] == [AGREEMENT] and pack.has("either", frame.tokens[0].word)
    return put if agreed and all(_is_trouble(hit, pack) for hit in frame.asks) and frame.asks else None


def says_what_for(frame: Frame, before: Frame | None, pack: LanguagePack) -> bool:
    """Tell whether a clause says what an answer is needed for ("so that I can see who I am speaking with?").

    Args:
        frame: the clause.
        before: the clause before it, if there is one.
        pack: of the language.
    """
    bound = frame.has(IN_ORDER) or (before is not None and before.has(IN_ORDER) and frame.clause.linked)
    return bound and not frame.has("inverted", "request") and not any(is_datum(hit, pack) for hit in frame.asks)


def _sets_scene(frame: Frame) -> bool:
    """Tell whether a clause only says when something was ("you sat there when they told you two minutes")."""
    said = frame.has("weak_question") and not frame.has("inverted", "request")
    return said and not frame.clause.asks and "," not in frame.tokens[0].gap


def _is_trouble(hit: Hit, pack: LanguagePack) -> bool:
    return hit.id in pack.topics and pack.topics[hit.id].grievance


def worth_asking(asked: Sequence[Question], pack: LanguagePack) -> list[Question]:
    """Return questions without the unclear ones, and without a wider one beside its narrower ("postcode", "identity").

    Args:
        asked: all that were read in a reply; a single unclear one stays.
        pack: of the language.
    """
    clear = [question for question in asked if question.what != UNCLEAR] or list(asked)
    wider = {pack.topics[each.what].under for each in clear if each.what in pack.topics}
    return [each for each in clear if each.what not in wider or each.put]


def agreeing(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Return questions that also ask whether the customer agrees ("That is after the cup, right?").

    Args:
        questions: what they ask for.
    """
    return tuple(replace(one, topics=tuple(dict.fromkeys((*one.topics, AGREEMENT)))) for one in questions)


def asks_after(
    frame: Frame, before: Sequence[Frame], asked: Sequence[Question], pack: LanguagePack
) -> tuple[Question, ...]:
    """Return what a tag asks for: what stands before it, whether the customer agrees, or nothing that can be told.

    Args:
        frame: the tag.
        before: the clauses before it.
        asked: what the reply asked already.
        pack: of the language.
    """
    told_for_later = any(each.has("contingency") and each.clause.sentence == frame.clause.sentence for each in before)
    found = () if told_for_later else look_back(frame, before, asked, pack)
    if found:
        return agreeing(found)
    open_still = frame.has("yes_no") and before[-1].has("inverted", "wh_start")
    return (unclear_on(frame) if open_still else agreement_on(frame),)
