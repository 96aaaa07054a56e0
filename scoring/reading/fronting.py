"""Turns a phrase of a case round as it is also said: with its matter first, or as an indirect question."""

from __future__ import annotations

from scoring.reading.notation import Groups

FRONTING = "fronting"
"""Group of the words that begin what may be put first; empty in a language that leaves it where it is."""
KEEPING = "keeping"
"""Group of the words behind which it stays, as it belongs to them ("con la moglie")."""
LONGEST = 4
"""Words that are put first at most."""
INVERTING = "inverting"
"""Group of the verbs that a question puts before who is asked about; empty in a language that does not."""
SUPPORT = frozenset({"do", "does", "did"})
"""Of these, what an indirect question leaves out ("tell me when you travel")."""


def fronted(words: str, groups: Groups) -> tuple[str, ...]:
    """Return a phrase, and the same with the noun at its end put first, where one does so ("la garanzia, scade?").

    Args:
        words: of the phrase, normalised, with a blank between two.
        groups: of the language.
    """
    each = words.split()
    openers, keepers = groups[FRONTING][0], groups[KEEPING][0]
    begin = next((n for n in range(len(each) - 2, 0, -1) if each[n] in openers), 0)
    while begin > 1 and each[begin - 1] in openers:
        begin -= 1
    if openers and not begin and len(each) > 1 and each[0] in groups["have"][0]:
        begin = 1  # "avete coperte": "coperte ne avete"
    if not begin or len(each) - begin > LONGEST or each[begin - 1] in keepers:
        return (words,)
    return (words, " ".join((*each[begin:], *each[:begin])))


def unturned(words: str, groups: Groups) -> tuple[str, ...]:
    """Return the words of a question, and the same as they stand in an indirect one ("when your train leaves").

    Args:
        words: of the phrase, normalised, with a blank between two.
        groups: of the language.
    """
    each = words.split()
    verb = next((n for n, word in enumerate(each) if word in groups[INVERTING][0]), 0)
    if not verb or each[0] not in groups["wh"][0] or len(each) < verb + 2:
        return (words,)
    subject = verb + 1 if each[verb + 1] in groups["pronoun"][0] else verb + 2
    if subject > verb + 1 and (len(each) < verb + 3 or each[verb + 1] not in groups["article"][0]):
        return (words,)
    moved = () if each[verb] in SUPPORT else (each[verb],)
    return (words, " ".join((*each[:verb], *each[verb + 1 : subject + 1], *moved, *each[subject + 1 :])))
