"""Turns a phrase of a case round as it is said with its matter first ("la garanzia, quando scade?")."""

from __future__ import annotations

from scoring.reading.notation import Groups

FRONTING = "fronting"
"""Group of the words that begin what may be put first; empty in a language that leaves it where it is."""
KEEPING = "keeping"
"""Group of the words behind which it stays, as it belongs to them ("con la moglie")."""
LONGEST = 4
"""Words that are put first at most."""


def fronted(words: str, groups: Groups) -> tuple[str, ...]:
    """Return a phrase, and the same with the noun at its end put first, where the language does so.

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
