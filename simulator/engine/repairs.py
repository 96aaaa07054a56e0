"""Mends the talk where the trainee did not follow: what was said comes again otherwise, what was idle is dropped."""

from __future__ import annotations

import re

from scoring.reading.items import Question, Reading
from simulator.engine.concerns import current, pressed
from simulator.engine.effects import fact_told
from simulator.engine.known import customer_facts
from simulator.engine.sentences import sentence_at
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, Message, last_line
from simulator.engine.telling import told_again
from simulator.scenario.model import Scenario

SAY_AGAIN = "say_again"
MISSED = ("ask_back", "not_understood", "cannot_say", "cannot_say_word", "cannot_say_whether", "nonsense")
"""Moments whose words nobody wants to hear again."""
IDLE = ("told_all", "noted", "agrees", "confirms", "either", "withholds", "never_mind", "content", *MISSED)
"""Moments whose words tell nothing, so that a customer who is asked what they meant by them lets them go."""
ECHO_WORDS = 6
"""A longer question is one of its own, and not about a word that was just said."""
_WORD = re.compile(r"\w+(?:[.,:'’]\w+)*")
_WHAT = re.compile(
    r"\b(?:what|whats|which|who|huh|thats what)\b|\b(?:che|cosa|quale|chi)\b|뭐|뭘|무슨|무엇|누구|누가", re.IGNORECASE
)
_PARDON = frozenset(
    {
        *("which is what", "what is what", "which what", "what is which", "what is fine", "whats fine"),
        *("sorry", "what", "huh", "pardon", "eh", "hm", "come again", "sorry what", "wait what", "excuse me"),
        *("why", "why is that", "why that", "can i ask why", "may i ask why", "how come", "perché", "come mai", "왜요"),
        *("come", "scusi", "cosa", "prego", "eh come", "come scusi", "네", "뭐라고요", "예", "무슨 말씀이세요"),
    }
)
"""Sentences that are nothing but the sign that one did not follow."""
_MEANING = re.compile(
    r"\W*(?:(?:sorry|wait|so|ok|okay|and|but|um+|scusi|quindi|ma)\W+)*"
    r"(?:(?:do|did) (?:you|u) mean|are (?:you|u) saying|(?:intende|vuole) dire)\b(?! (?:by|what|with|when|to)\b)",
    re.IGNORECASE,
)
"""Beginnings of a sentence that asks whether the last line meant this or that."""
_SMALL_WORDS = frozenset(
    {
        *("what", "whats", "which", "who", "huh", "is", "it", "its", "that", "thats", "the", "a", "an", "do", "does"),
        *("did", "you", "u", "i", "me", "my", "your", "we", "to", "of", "in", "on", "at", "for", "and", "or", "not"),
        *("has", "have", "had", "was", "were", "are", "be", "mean", "means", "meant", "by", "about", "with", "there"),
        *("this", "he", "she", "they", "come", "vuol", "vuole", "dire", "dice", "intende", "con", "per", "su", "ha"),
        *("그", "그게", "이", "저", "말", "말씀", "말씀이세요", "말씀이신가요", "말씀하신"),
        *("no", "so", "che", "cosa", "quale", "chi", "è", "il", "la", "lo", "un", "una", "di", "e", "o", "non", "le"),
        *("mi", "si"),
    }
)  # fmt: skip


def asks_again(state: CallState, reading: Reading) -> bool:
    """Tell whether a reply wants to know what the customer's last line meant: in so many words, or by echoing it.

    Args:
        state: the call, the reply in it.
        reading: of the reply.
    """
    text = state.transcript[-1].text
    if any(question.what == SAY_AGAIN and question.confidence >= SURE for question in reading.asked):
        return True
    last = last_line(state.transcript)
    if last is None:
        return False
    return any(
        _echoes(text, each, last.text) or _is_pardon(text, each) or asks_meaning(text, each) for each in reading.asked
    )


def asks_meaning(text: str, question: Question) -> bool:
    """Tell whether a question wants to know if something was meant by what the customer said ("Do you mean Friday?").

    Args:
        text: of the reply.
        question: in it.
    """
    sentence = sentence_at(text, question.start, question.end)
    return sentence.asks and _MEANING.match(sentence.text) is not None


def said_again(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Say the last line again where a reply asks for nothing else: what it told in other words, else as it was.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
    """
    does_more = reading.promised or reading.offered or reading.refused or reading.acknowledged
    if does_more or [q.what for q in reading.asked if q.confidence >= SURE] != [SAY_AGAIN]:
        return draft
    if _was_idle(draft.state):
        return draft.moment(scenario, "never_mind")
    lines = [m for m in reversed(draft.state.transcript) if m.speaker == "customer"]
    last = next((m for m in lines if not _is_of(m.line_id, MISSED)), None)
    if last is None or {"{", "}"} & set(last.authored):
        return draft
    said = _once_more(scenario, draft, last)
    return (
        said if said.pieces != draft.pieces else draft.say(f"said_again.{draft.state.turn}", [last.authored], "answer")
    )


def mended(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Answer a question about the customer's own last words, where the rest of the reply has called for no answer.

    What the line told comes again, what it wanted is put in other words, and a mere phrase is dropped.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
    """
    if draft.has("answer", "reaction", "beat", "never_mind", "told_all") or not asks_again(draft.state, reading):
        return draft
    last = last_line(draft.state.transcript)
    said = draft if last is None else _once_more(scenario, draft, last)
    return said if said.pieces != draft.pieces else draft.moment(scenario, "never_mind")


def _once_more(scenario: Scenario, draft: Draft, line: Message) -> Draft:
    """Say in other words the last thing that a line told or wanted; unchanged where it did neither."""
    for part in reversed(line.line_id.split("+")):
        said = _told_again(scenario, draft, part)
        beat = current(scenario, draft.state)
        if said.pieces == draft.pieces and beat is not None and part.startswith(f"beat.{beat.id}."):
            said = pressed(scenario, draft)
        if said.pieces != draft.pieces:
            return said
    return draft


def _told_again(scenario: Scenario, draft: Draft, line_id: str) -> Draft:
    """Tell again what a line has told; a line that kept a fact back is no leave to tell it."""
    fact = next((fact for fact in customer_facts(scenario) if fact.id == fact_told(line_id)), None)
    return draft if fact is None else told_again(draft, fact)


def _was_idle(state: CallState) -> bool:
    """Tell whether the customer's last line was nothing but phrases, or ended with one that had missed something."""
    last = last_line(state.transcript)
    parts = [] if last is None else last.line_id.split("+")
    return bool(parts) and (all(_is_of(part, IDLE) for part in parts) or _is_of(parts[-1], MISSED))


def _is_of(line_id: str, moments: tuple[str, ...]) -> bool:
    return any(f".{moment}." in line_id for moment in moments)


def _is_pardon(text: str, question: Question) -> bool:
    sentence = sentence_at(text, question.start, question.end)
    return sentence.asks and sentence.text.casefold().replace(",", "") in _PARDON


def _echoes(text: str, question: Question, line: str) -> bool:
    """Tell whether a short question asks "what?" about words of a line and nothing else ("What 6.50?").

    One that names something besides is a question of its own ("What insurance has the parcel?").
    """
    sentence = sentence_at(text, question.start, question.end)
    words = [word.casefold() for word in _WORD.findall(sentence.text)]
    if not sentence.asks or len(words) > ECHO_WORDS or _WHAT.search(sentence.text) is None:
        return False
    said = {word.casefold() for word in _WORD.findall(line)}
    weighty = [word for word in words if word not in _SMALL_WORDS and _WHAT.fullmatch(word) is None]
    return bool(weighty) and all(word in said for word in weighty)
