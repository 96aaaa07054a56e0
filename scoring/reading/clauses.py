"""Divides normalised words into clauses: by punctuation where there is any, else by the words that open a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import find
from scoring.reading.tokens import MOODS, Token, normalise

Role = Literal["main", "condition", "reason"]
HARD = frozenset(".?!;:=\n…()[]。？！；")
ENDING = HARD | MOODS
SUBJECT = 4
"""Words that a subject has at most."""
ASKED = 6
"""Words before the end of a question in which the word stands that asks ("how many weekends a year | is it")."""
ADDRESSING = frozenset({"", ".", "-", "_", "+"})
"""Signs that join the parts of an e-mail address."""
LONGEST_ADDRESS = 10
"""Parts of one on either side of a sign."""
AT = "at"
"""Word that the sign of such an address is read as."""
DASHES = frozenset("-–—")
LEADING = 3
"""Words that may lead to "is there" from the beginning of a clause ("and was there")."""
BESIDE = 4
"""Words that each of two things may have that a question sets beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause; `first` and `last` count words, `start` and `end` characters."""

    first: int
    last: int
    start: int
    end: int
    sentence: int
    asks: bool
    """True when its sentence ends with a question mark and it is the last clause of it or stands alone."""
    joined: bool
    """True when it goes on with the verb of the clause before ("... and call you")."""
    linked: bool
    """True when no full stop stands between it and the clause before."""


def clauses(text: str, *, pack: LanguagePack) -> tuple[Clause, ...]:
    """Return the clauses of a text with their places.

    Args:
        text: any text.
        pack: of its language.
    """
    return split_clauses(text, normalise(text, pack.spellings), pack)


def split_clauses(text: str, tokens: Sequence[Token], pack: LanguagePack) -> tuple[Clause, ...]:
    """Return the clauses of a text that was normalised before."""
    if not tokens:
        return ()
    tokens = _without_clipping_stops(text, tokens, pack)
    borders = _borders(tokens, pack)
    starts = [0]
    for i in range(1, len(tokens)):
        if _is_border(i, starts[-1], tokens, borders, pack):
            starts.append(i)
    found: list[Clause] = []
    for first, last in zip(starts, [*starts[1:], len(tokens)], strict=True):
        found.append(_clause(first, last, text, tokens, found[-1] if found else None, pack))
    return tuple(found)


def _without_clipping_stops(text: str, tokens: Sequence[Token], pack: LanguagePack) -> Sequence[Token]:
    """Return the words without the stops that only say that a word is cut short ("il cod. impianto", "sig.ra Rossi").

    Such a stop ends a sentence all the same where the next word begins with a capital, unless the word is a title or
    the first letter of a name ("T. Okafor").
    """
    if "clipped" not in pack.groups:
        return tokens
    kept = list(tokens)
    for i, (one, other) in enumerate(pairwise(tokens), 1):
        if other.gap.strip() != ".":
            continue
        typed = text[one.start : one.end].lower()
        clipped = pack.has("clipped", typed) and not text[other.start].isupper()
        named = pack.has("clipped_title", typed) or _is_initial(text[one.start : one.end], text[other.start], pack)
        if clipped or named:
            kept[i] = other._replace(gap=" ")
    return kept


def _is_initial(typed: str, following: str, pack: LanguagePack) -> bool:
    """Tell whether a word is the first letter of somebody's name, and the name follows."""
    return len(typed) == 1 and typed.isupper() and following.isupper() and not pack.has("pronoun", typed.lower())


def _borders(tokens: Sequence[Token], pack: LanguagePack) -> dict[int, dict[str, int]]:
    """Return the border patterns with their ends, by the word that they begin at; none reaches over a sign."""
    borders: dict[int, dict[str, int]] = {}
    first = 0
    for i in range(1, len(tokens) + 1):
        if i < len(tokens) and not tokens[i].gap.strip():
            continue
        for hit in find(pack.borders, tokens[first:i]):
            borders.setdefault(hit.start + first, {})[hit.id] = hit.end + first
        first = i
    return borders


@lru_cache(maxsize=256)
def ends_sentence(gap: str) -> bool:
    """Tell whether the signs between two words end a sentence."""
    return bool(ENDING.intersection(gap)) or any(not c.isspace() and not c.isalnum() and ord(c) > 0x2190 for c in gap)


def _is_border(
    i: int, begun: int, tokens: Sequence[Token], borders: dict[int, dict[str, int]], pack: LanguagePack
) -> bool:
    gap = tokens[i].gap
    if not gap:
        return False
    if ends_sentence(gap) or (DASHES.intersection(gap) and " " in gap):
        return not _inside_number(i, tokens) and not _inside_address(i, tokens)
    here = borders.get(i, {})
    closes = pack.closes is not None and _is_closed(i, tokens, pack, pack.closes)
    closed = closes and not _goes_on_asking(i, begun, tokens, pack)
    if closed or ("always" in here and not _is_joined(i, begun, tokens, pack)):
        return True
    if "subordinates" in here:
        return "," in gap or not _asks_whether(i, tokens, pack)
    joins = here.get("joins")
    after = joins if joins is not None else i
    if "opens" in borders.get(after, {}):
        return "," in gap or (_opens(i, begun, tokens, pack) if joins is None else _may_join(i, tokens, pack))
    if "," in gap and "after_comma" in here:
        return True
    if joins is not None or "," in gap:
        return ("," in gap or _may_join(i, tokens, pack)) and _goes_on(after, tokens, pack)
    return False


def _asks_whether(i: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether an "if" says what is asked for ("check if", "tell me if") and is no condition."""
    before = i - 1
    fillers = pack.groups["filler"][0] - pack.complements
    while before and tokens[before].word in fillers:  # "mi dica anche se"
        before -= 1
    told = before and tokens[before].word in pack.groups["self"][0]
    return tokens[before - 1 if told else before].word in pack.complements


def _is_joined(i: int, begun: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether nothing but a joining word stands before a word that opens a clause ("and why ...")."""
    return i - begun == 1 and tokens[begun].word in pack.groups["joining"][0]


def _is_closed(i: int, tokens: Sequence[Token], pack: LanguagePack, closes: re.Pattern[str]) -> bool:
    """Tell whether the word before ends its clause, where the predicate comes last."""
    if _completes(i, tokens, pack):
        return pack.apart is not None and pack.apart.search(tokens[i - 1].word) is not None
    return "," in tokens[i].gap or closes.search(tokens[i - 1].word) is not None


def _completes(i: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a word completes the predicate before it, by itself or behind a denial ("보내면 | 안 되나요")."""
    denied = tokens[i].word in pack.groups["denying"][0] and i + 1 < len(tokens) and not tokens[i + 1].gap.strip()
    return tokens[i + 1 if denied else i].word in pack.groups["completing"][0]


def _goes_on_asking(i: int, begun: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a question goes on with the other thing to choose ("받으실래요 | 찾으실래요?")."""
    if pack.either is None or i - begun > BESIDE:
        return False
    last = next((j for j in range(i, len(tokens)) if j + 1 == len(tokens) or ends_sentence(tokens[j + 1].gap)), i)
    words = [token.word for token in tokens[begun : last + 1]]
    return last - i < BESIDE and sets_beside(words[: i - begun], words[i - begun :], pack)


def sets_beside(one: Sequence[str], other: Sequence[str], pack: LanguagePack) -> bool:
    """Tell whether two runs of words are two things to choose from ("받으실래요 찾으실래요").

    Both end alike, or an "or" stands between them, and neither asks for more than the one or the other.

    Args:
        one: words of the first, at least one.
        other: words of the second, at least one.
        pack: of the language.
    """
    if pack.either is None:
        return False
    found = [pack.either.search(word) for word in (*one, *other)]
    first, last = found[len(one) - 1], found[-1]
    if first is None or last is None or any(match is not None and match["asks"] for match in found):
        return False
    return first["end"] == last["end"] or pack.has("either", other[0])


def chooses(words: Sequence[str], pack: LanguagePack) -> bool:
    """Tell whether words hold two things to choose from, one beside the other.

    Args:
        words: of a clause, or of some in a row.
        pack: of the language.
    """
    return any(sets_beside(words[:n], words[n:], pack) for n in range(1, len(words)))


def _inside_number(i: int, tokens: Sequence[Token]) -> bool:
    return bool(tokens[i].number and tokens[i - 1].number and tokens[i].gap in (".", ":", "-"))


def _inside_address(i: int, tokens: Sequence[Token]) -> bool:
    """Tell whether a sign without a blank stands inside an e-mail address ("r.lane@example.org")."""
    first = last = i
    while first > max(0, i - LONGEST_ADDRESS) and tokens[first].gap in ADDRESSING:
        first -= 1
    while last < min(len(tokens), i + LONGEST_ADDRESS) and tokens[last].gap in ADDRESSING:
        last += 1
    return any(token.word == AT and token.end - token.start == 1 for token in tokens[first:last])


def _opens(i: int, begun: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a clause opener without any sign or joining word before it opens one here."""
    return _is_free(i, begun, tokens, pack) and not _tells_of_being(i, begun, tokens, pack)


def _is_free(i: int, begun: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a clause opener without any sign before it really opens one."""
    previous = tokens[i - 1].word
    if _begins_anew(i, begun, tokens, pack):
        return True
    if previous in pack.binds or previous in pack.groups["aux"][0] or previous in pack.groups["agent"][0]:
        return False
    word = tokens[i].word
    asks_on = word in pack.groups["wh"][0] and previous in pack.groups["self"][0] | pack.groups["wanting"][0]
    if asks_on or (word in pack.groups["aux"][0] and previous in pack.groups["subject"][0]):
        return False
    if _takes_up(word, tokens[begun:i], pack):
        return False
    if _closes(i, tokens, pack) or _has_subject(i, begun, tokens, pack):
        return False
    if i - begun < 2 and previous not in pack.groups["filler"][0]:
        return previous not in pack.groups["pronoun"][0]
    if _has_article(i, begun, tokens, pack):
        return False
    relative = tokens[i - 2].word in pack.groups["definite"][0] and tokens[i].word in pack.groups["pronoun"][0]
    before = tokens[max(begun, i - 4) : i]
    return not relative and not any(t.word in pack.groups["wh"][0] for t in before)


def _tells_of_being(i: int, begun: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a word goes on from "is there": what there is, or who does what with it ("a day | you need it")."""
    if "existing" not in pack.groups:
        return False
    pairs = range(begun, min(begun + LEADING, i - 1))
    there = next((n for n in pairs if pack.has("be", tokens[n].word) and pack.has("existing", tokens[n + 1].word)), i)
    if there > begun and pack.has("pronoun", tokens[there - 1].word):
        return False  # "wrap it | is there anything else"
    signs = any(token.gap.strip() for token in tokens[there + 1 : i + 1])
    goes_on = any(pack.has(group, tokens[i].word) for group in ("pronoun", "wh"))
    return not signs and (i == there + 2 or (i > there + 2 and goes_on))


def _has_article(i: int, begun: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a noun that can open a clause has its article in front of the word before it ("a second driver")."""
    noun = tokens[i].word in pack.groups["carrier"][0] - pack.groups["pronoun"][0]
    return noun and i - begun == 2 and tokens[begun].word in pack.groups["article"][0] | pack.groups["definite"][0]


def _closes(i: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether two words only close a clause ("another lamp it is", "how many days a week is it")."""
    ends = i + 2 >= len(tokens) or bool(tokens[i + 2].gap.strip())
    pair = [token.word for token in tokens[i : i + 2]]
    if not ends or len(pair) < 2:
        return False
    pronouns, be = pack.groups["pronoun"][0], pack.groups["be"][0]
    return (pair[0] in pronouns and pair[1] in be) or (
        pair[0] in be and pair[1] in pronouns and _asks_here(i, tokens, pack)
    )


def _asks_here(i: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a word that asks stands shortly before, no sign between."""
    for token in reversed(tokens[max(0, i - ASKED) : i + 1]):
        if token.word in pack.groups["wh"][0]:
            return True
        if token.gap.strip():
            return False
    return False


def _begins_anew(i: int, begun: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a word can only begin a clause: "i" behind "you"."""
    agent, pronouns = pack.groups["agent"][0], pack.groups["pronoun"][0]
    if i - begun < 2 or tokens[i].word not in agent or tokens[i - 1].word not in pronouns - agent:
        return False
    return tokens[i - 2].word not in pack.groups["wh"][0]


def _has_subject(i: int, begun: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a verb belongs to the noun before it ("the crew has it") and not to a pronoun behind it."""
    if tokens[i].word not in pack.groups["be"][0] | pack.groups["have"][0]:
        return False
    theirs = pack.groups["subject"][0] - pack.groups["article"][0]
    ends = i + 2 >= len(tokens) or bool(tokens[i + 2].gap.strip())
    if not ends and tokens[i + 1].word in theirs:
        return False
    return _is_named(tokens[begun:i], pack)


def _is_named(before: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether the words before a verb can be its subject ("the last scan | was the depot")."""
    words = [t for t in before if t.word not in pack.groups["filler"][0]]
    if not 0 < len(words) <= SUBJECT or before[-1] is not words[-1]:
        return False
    if len(words) > 1 and words[-1].word in pack.groups["self"][0]:  # "tell me | has it arrived?"
        return False
    verbs = pack.groups["aux"][0] | pack.groups["agent"][0]
    return not any(t.word in verbs or t.form for t in words)


def _has_no_verb(before: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether the words before a denial are what it is about ("il codice non l'ha dato")."""
    groups = ("aux", "agent", "be", "have", "modal", "sorry", "customer")
    verbs = frozenset(word for name in groups for word in pack.groups[name][0])
    nouns = pack.groups["article"][0] | pack.groups["definite"][0]
    named = {before[0]} | {other for one, other in pairwise(before) if one.word not in nouns}
    acting = {t for t in named if t.word not in nouns and t.stem in pack.act_stems}
    return not any(t.word in verbs or t in acting for t in before)


def _takes_up(word: str, before: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a denial or a pronoun goes on from a noun put first ("la pressione l'ha guardata")."""
    if word in pack.groups["denying"][0]:
        return _has_no_verb(before, pack)
    named = any(one.word in pack.groups["fronting"][0] for one in before[:-1])
    return named and word in pack.groups["doubling"][0] and _has_no_verb(before, pack)


def _may_join(i: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether "so" or "and" joins a clause here ("I am | so sorry" is one)."""
    previous = tokens[i - 1].word
    return previous not in pack.groups["aux"][0] and previous not in pack.groups["agent"][0]


def _goes_on(after: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a joined verb follows ("and call you back", ", then send it")."""
    passed = pack.groups["filler"][0] | pack.groups["future_word"][0]
    while after < len(tokens) and tokens[after].word in passed:
        after += 1
    if after + 1 >= len(tokens):
        return False
    verb, following = tokens[after], tokens[after + 1]
    return verb.stem in pack.act_stems and verb.word not in pack.groups["aux"][0] and following.word in pack.objects


def _clause(
    first: int, last: int, text: str, tokens: Sequence[Token], before: Clause | None, pack: LanguagePack
) -> Clause:
    gap_after = tokens[last].gap if last < len(tokens) else text[tokens[last - 1].end :]
    gap_before = tokens[first].gap
    linked = before is not None and not ends_sentence(gap_before)
    sentence = 0 if before is None else before.sentence + (not linked)
    return Clause(
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        sentence=sentence,
        asks="?" in gap_after or "？" in gap_after,
        joined=linked and _goes_on(first + _skip(first, tokens, pack), tokens, pack),
        linked=linked,
    )


def _skip(first: int, tokens: Sequence[Token], pack: LanguagePack) -> int:
    """Return how many joining words a clause begins with."""
    count = 0
    while first + count < len(tokens) - 1 and tokens[first + count].word in pack.groups["joining"][0]:
        count += 1
    return count
