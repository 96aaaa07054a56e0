"""Questions with which a lead can open a conversation: they ask, they do not judge; one for each check and error."""

from __future__ import annotations

from collections.abc import Sequence

BROKEN_PROMISE = "broken_promise"

BY_CRITERION: dict[str, str] = {
    "names_impact": "What do you think was worst for this customer at that moment?",
    "owns_fault": "How would that sentence sound to you if you were the one who had waited?",
    "proportion": "What did the customer want more just then: the sorry, or the next step?",
    "respect": "What was going on for you just before you wrote that?",
    "listens": "What had the customer told you already, and where could you have picked it up?",
    "own_words": "How would you say that to a friend?",
    "responds": "What could the customer do with this answer?",
    "figures": "Where did you look that figure up, and how sure were you?",
    "complete": "What would the customer still have had to ask after this?",
    "answers_need": "What was the customer's question, in your words?",
    "diagnosis": "What did you still need to know before you could answer?",
    "honest_limits": "What did you know for certain here, and what not?",
    "applied": "What does that rule mean for this very customer?",
    "consistent": "Which of the two holds, and how would you put it right?",
    "safe_to_say": "What may we offer here, and where would you look?",
    "ownership": "Who should the customer think of when the matter goes on?",
    "concrete_commitment": "By when could you have said it, and what would have made that safe?",
    "say_do": "What had been done at the desk when you wrote that?",
    "required_action": "What was the one thing that had to be done, and what kept you from it?",
    "tells_what_was_done": "How would the customer have known that you did it?",
    "handover": "What does the next colleague have to know so that nobody asks twice?",
    "closure": "What did the customer think would happen next?",
    "keepable": "Who would have had to keep that promise?",
}
"""By criterion of the rubric."""

BY_CAP: dict[str, str] = {
    "unverified_disclosure": "How did you know whom you were talking to?",
    "public_personal_data": "Who could read that, besides the customer?",
    "unsafe_advice": "What could happen if the customer does just that?",
    "insult": "What was going on for you just before you wrote that?",
    "statutory_right_denied": "What does the law give the customer here, and where does it stand with us?",
    "wrong_money": "Where did the amount come from?",
    "false_action_claim": "What had been done at the desk when you wrote that?",
    "promise_outside_authority": "Who may decide that, and how could you have asked?",
    "abandoned_issue": "What was still open for the customer when the contact ended?",
    "scorer_manipulation": "For whom did you write that sentence?",
}
"""By code of the critical error."""

OF_A_BROKEN_PROMISE = "What came between the promise and the hour, and when did you know?"


IN_GENERAL = ("What did you want to achieve there?", "What would you write there today?", "How do you see it now?")
"""Fit any moment: for what has no question of its own, and for the second and third conversation about one thing."""


def questions_for(subjects: Sequence[str]) -> list[str]:
    """Return the questions of some conversations, at most three; no two are the same: a lead asks all of them."""
    found: list[str] = []
    for what in subjects:
        found.append(next(each for each in (question_for(what), *IN_GENERAL) if each not in found))
    return found


def question_for(what: str) -> str:
    """Return the question for a criterion, a critical error or a broken promise; a general one for what is new."""
    if what == BROKEN_PROMISE:
        return OF_A_BROKEN_PROMISE
    return BY_CAP.get(what) or BY_CRITERION.get(what) or IN_GENERAL[0]
