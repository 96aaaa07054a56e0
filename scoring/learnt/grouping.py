"""Says which criterion of the rubric each sign speaks for, dimension by dimension."""

from __future__ import annotations

from functools import lru_cache

from scoring.card import Dimension

_Groups = tuple[tuple[str, tuple[str, ...]], ...]
_EMPATHY: _Groups = (
    ("names_impact", ("private", "customer_only", "of_customer", "references", "personal", "kinds_of", "specific",
                      "acknowledged", "named_feelings", "cue_stake", "cue_impact", "cue_person", "cue_feeling",
                      "cue_trouble", "wording_caring", "manner_takes_side", "wording_empathy")),
    ("owns_fault", ("manner_ours", "cue_own_fault", "blames", "manner_blaming", "cue_evasive", "cue_not_ours")),
    ("respect", ("wording_hostile", "manner_mocking", "manner_talks", "manner_impatient", "manner_belittles", "heat",
                 "cue_hostile", "cue_diminish", "cue_familiar", "cue_informal", "cue_stiff", "cue_misplaced",
                 "cue_addressed", "exclamations", "capitals", "pictures")),
    ("proportion", ("cue_sorry", "cue_smothering", "cue_self", "courtesy_apology", "cue_cushion", "words", "sentences",
                    "lines", "commas", "letters", "longest")),
    ("own_words", ("cue_generic", "copied", "said_before", "own_words", "own_count", "of_source", "source")),
    ("listens", ("asked", "questions", "cue_ask", "cue_looks", "manner_reassures", "cue_relief", "cue_soothing",
                 "cue_warmth", "cue_in_time", "cue_speaks", "courtesy")),
    ("responds", ("fact", "first_", "second_", "last_", "claims", "pledges", "promise", "offers", "refusals", "fresh",
                  "actions", "named_", "required", "dated", "undated", "other_done", "act_", "strange", "figures")),
)  # fmt: skip
_ACCURACY: _Groups = (
    ("figures", ("strange", "figures")),
    ("complete", ("fact", "first_", "second_", "last_", "source", "of_source")),
    ("honest_limits", ("cue_hedge", "cue_honest", "claims_hedged", "cue_vague", "pledges_soft", "undated", "no_due",
                       "unkeepable", "vague_due", "promise")),
    ("diagnosis", ("asked", "questions", "cue_looks", "cue_claims_look", "cue_ask", "cue_secret")),
    ("applied", ("private", "of_customer", "customer_only", "references", "personal", "kinds_of", "own_", "words",
                 "sentences", "letters", "longest", "lines", "commas")),
    ("answers_need", ("claims", "pledges", "offers", "refusals", "actions", "fresh", "named_", "required", "other_done",
                      "act_", "wording", "manner", "cue_", "acknowledged", "specific", "heat", "blames", "courtesy",
                      "dated", "exclamations", "capitals", "pictures", "copied", "said_before", "senseless")),
)  # fmt: skip
_FOLLOW_THROUGH: _Groups = (
    ("say_do", ("claims_", "act_claims", "cue_first_person", "cue_not_ours", "cue_claims_look")),
    ("required_action", ("required", "named_")),
    ("keepable", ("unkeepable",)),
    ("tells_what_was_done", ("fresh", "actions", "other_done", "cue_reports", "cue_expects", "log_known")),
    ("concrete_commitment", ("pledges", "promise", "dated", "undated", "no_due", "vague_due", "cue_vague",
                             "cue_arrival", "cue_in_time", "strange_time", "strange_date", "strange_duration")),
    ("handover", ("cue_told_colleague", "cue_nobody")),
    ("ownership", ("cue_owner", "cue_homework", "cue_sends", "cue_not_mine", "refusals", "manner_impatient", "offers")),
    ("closure", ("cue_contingency", "cue_condition", "courtesy", "asked", "questions", "fact", "first_", "second_",
                 "last_", "claims", "wording", "manner", "words", "sentences", "cue_", "figures", "strange", "private",
                 "of_", "customer_only", "own_", "source", "references", "personal", "kinds_of", "acknowledged",
                 "specific", "heat", "blames", "letters", "longest", "lines", "commas", "exclamations", "capitals",
                 "pictures", "copied", "said_before", "senseless")),
)  # fmt: skip
_GROUPS: dict[Dimension, _Groups] = {
    "empathy": _EMPATHY,
    "accuracy": _ACCURACY,
    "follow_through": _FOLLOW_THROUGH,
}


@lru_cache(maxsize=2048)
def criterion_of(dimension: Dimension, sign: str) -> str:
    """Return the criterion that a sign speaks for in a dimension, or "" where it only describes the case or a rule.

    The first criterion of the dimension with a beginning that fits.
    """
    for criterion, beginnings in _GROUPS[dimension]:
        if sign.startswith(beginnings):
            return criterion
    return ""
