"""Cuts a text into normalised words that remember where they stood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from scoring.reading.figures import Figures
from scoring.reading.inflection import Form, Inflection, stem
from scoring.reading.numbers import NumberWords, number_of, spelled
from scoring.reading.slips import NO_SLIPS, Slips, seams, spelled_out, taken_apart
from scoring.reading.spelling import Speller, mend

RAW = re.compile(
    r"\d+(?:[.:]\d+)?(?=[AaPp]\.[Mm](?![^\W_]))|\d+(?:[.,:/]\d+)+|(?<![^\W\d_])[AaPp]\.[Mm](?![^\W_])(?:\.(?=\s*[-–—,;:)]|\s+[a-z\d(]))?|"
    r"[^\W_ㄱ-ㆎ]+(?:['’´`ʼ][^\W_ㄱ-ㆎ]+)*|[ㄱ-ㆎ]+|[^\w\s]|_"
)
MOODS = frozenset("ㅋㅎㅠㅜㅡ")
"""Letters that laugh or weep behind a word ("죄송합니다ㅠㅠ"): signs, unless the text begins with them."""
MIXED = re.compile(r"(\d+)([^\W\d_]+)")

OPENED = 3
"""Letters that must be left of a verb that is cut from its ending."""
APOSTROPHES = str.maketrans("’´`ʼ", "''''")
_STRAIGHT = frozenset("’´`ʼ")
_ENDING = frozenset(".?!;\n")
LONGEST_KEPT, LONGEST_TEXT_KEPT = 30, 2000
"""Longer words, and texts, are worked out each time: what is kept stays small whatever is typed."""
SHAPE = 4
"""So many of the first fields of a token say what a pattern can ask of a word: word, stem, form, number."""


class Token(NamedTuple):
    """One normalised word; several may share the letters of one typed word ("I'll" is "i", "will").

    A named tuple, for a call makes thousands of them and a frozen dataclass takes four times as long to make.
    """

    word: str
    stem: str
    form: Form
    number: str
    """Digits when it is a number, else ""."""
    start: int
    end: int
    gap: str
    """What stands between this word and the one before it."""
    known: bool
    """False when the word is not in any list and could not be mended."""
    mended: bool
    """True when a slip was mended to get the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRule:
    """A spelling that means something else in certain company ("ur" is "your", but "ur welcome")."""

    means: tuple[str, ...]
    before: frozenset[str] = frozenset()
    """One of these must follow; empty: anything."""
    after: frozenset[str] = frozenset()
    """One of these must precede; empty: anything. "^" is the beginning."""
    unless_after: frozenset[str] = frozenset()
    """None of these may precede; "0" is any figure."""
    unless_before: frozenset[str] = frozenset()

    @property
    def always(self) -> bool:
        """Tell whether any company allows this meaning."""
        return not (self.before or self.after or self.unless_after or self.unless_before)

    def fits(self, previous: str, following: str) -> bool:
        """Tell whether the neighbours allow this meaning."""
        return (
            (not self.before or following in self.before)
            and (not self.after or previous in self.after)
            and previous not in self.unless_after
            and not ("0" in self.unless_after and previous[:1].isdigit())
            and following not in self.unless_before
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An ending that stands for words of its own: Italian "-rò" in "chiamerò" is "io_ futuro_" and an infinitive.

    Such words end in "_", so that nobody can type them and a pattern can ask for them.
    """

    ending: str
    means: tuple[str, ...]
    """Words that stand before the verb."""
    instead: str
    """Letters that are put in the place of the ending."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spellings:
    """All that turns typed letters into words of the language."""

    chat: Mapping[str, tuple[ChatRule, ...]]
    endings: Mapping[str, tuple[str, ...]]
    """Clitics after an apostrophe: "ll" to ("will",)."""
    ending_hosts: Mapping[str, frozenset[str]]
    """Clitics that count only after these words ("'s" is "is" after "that", not after "Dana")."""
    symbols: Mapping[str, str]
    """Signs that are words: "&" to "and"."""
    units: frozenset[str]
    """Letters that may be glued to a number: "pm", "days"."""
    inflection: Inflection
    numbers: NumberWords
    speller: Speller
    elided: Mapping[str, str] = field(default_factory=dict)
    """Words that lose their end before an apostrophe: "dell" to "del" ("dell'ordine"); empty in English."""
    openings: tuple[Opening, ...] = ()
    """Endings that a verb is cut from, the longest first; empty in English."""
    figures: Figures | None = None
    """How figures are cut from what is glued to them, where the language does so."""
    ranges: str = "-–"
    """Signs that stand between the two ends of a range."""
    loose: re.Pattern[str] | None = None
    """A word typed together with the small ones behind it ("갈수있나요"), before what follows it: a group for each."""
    closed: frozenset[str] = frozenset()
    """Words that end so and are not cut ("però")."""
    slips: Slips = NO_SLIPS
    """Slips that follow a rule, where the language has such."""


class Shape(NamedTuple):
    """A normalised word without its place in a text; `start` and `end` count within the typed word."""

    word: str
    stem: str
    form: Form
    number: str
    start: int
    end: int
    known: bool
    mended: bool


def normalise(text: str, spellings: Spellings, extra: tuple[str, ...] = ()) -> tuple[Token, ...]:
    """Return the words of a text, lower-case, mended and with contractions opened.

    Args:
        text: what was typed.
        spellings: of the language.
        extra: words of the case that may stand in the text.
    """
    if len(text) > LONGEST_TEXT_KEPT:
        return _normalised(text, spellings, extra).tokens
    alone = _by_itself(text, spellings)
    if not extra or not any(_would_differ(alone.lowered, *each, spellings, extra) for each in alone.doubtful):
        return alone.tokens
    return _normalised(text, spellings, extra).tokens


class _Normalised(NamedTuple):
    """The words of a text, and where the case may have more to say."""

    tokens: tuple[Token, ...]
    lowered: list[str]
    """The typed words in lower case."""
    doubtful: tuple[tuple[int, str], ...]
    """Places of typed words that no list has, each with the normalised word before it."""


@lru_cache(maxsize=128)
def _by_itself(text: str, spellings: Spellings) -> _Normalised:
    """Return the words of a text without what its case may say; every scorer asks for those of the same reply."""
    return _normalised(text, spellings, ())


def _would_differ(lowered: list[str], i: int, previous: str, spellings: Spellings, extra: tuple[str, ...]) -> bool:
    return _words(lowered, i, previous, spellings, extra) != _words(lowered, i, previous, spellings, ())


def _normalised(text: str, spellings: Spellings, extra: tuple[str, ...]) -> _Normalised:
    low = lower(text)
    spans = [match.span() for match in RAW.finditer(text)]
    lowered = [low[start:end] for start, end in spans]
    lowered = [spelled_out(word, spellings.slips) for word in lowered] if spellings.slips.rules else lowered
    signs, rules = spellings.symbols, spellings.numbers
    tokens: list[Token] = []
    doubtful: list[tuple[int, str]] = []
    gap, last = "", 0
    for i, (start, end) in enumerate(spans):
        gap += text[last:start]
        last = end
        word = lowered[i]
        if not word[0].isalnum() and word not in signs and word not in spellings.ranges:
            gap += text[start:end]
            continue
        # What a word comes to whatever stands beside it is kept; else its neighbours or the case may say more.
        if word[0] in MOODS and tokens and MOODS.issuperset(word):
            gap += text[start:end]
            continue
        shapes = shapes_of(word, spellings) if end - start <= LONGEST_KEPT else None
        if shapes is None:
            previous = tokens[-1].word if tokens and not _ends(gap) else "^"
            shapes = _shapes(_words(lowered, i, previous, spellings, extra), spellings)
            if _is_doubtful(shapes, spellings):
                doubtful.append((i, previous))
            if not shapes:
                gap += text[start:end]
                continue
        apart = seams(spellings.loose.pattern, word, (*lowered[i + 1 : i + 2], "")[0]) if spellings.loose else ()
        for plain, root, form, number, first, behind, known, mended in shapes:
            tokens.append(Token(plain, root, form, number, start + first, min(start + behind, end), gap, known, mended))
            gap = " " if behind in apart else ""
    words = [token.word for token in tokens]
    uncounted = rules.ones.keys().isdisjoint(words) and rules.scales.keys().isdisjoint(words)
    kept = tuple(tokens) if uncounted else _merge_numbers(tokens, spellings)
    return _Normalised(kept, lowered, tuple(doubtful))


def _is_doubtful(shapes: tuple[Shape, ...], spellings: Spellings) -> bool:
    """Tell whether a typed word is in no list, so that the words of a case may say what it is."""
    return any(not each.known or each.mended or each.word in spellings.units for each in shapes)


def _shapes(words: list[Word], spellings: Spellings) -> tuple[Shape, ...]:
    numbers, inflection = spellings.numbers, spellings.inflection
    return tuple(
        Shape(word, *stem(word, inflection), number_of(word, numbers), start, end, known, mended)
        for word, start, end, known, mended in words
    )


@lru_cache(maxsize=32768)
def shapes_of(word: str, spellings: Spellings) -> tuple[Shape, ...] | None:
    """Return what a word comes to whatever stands beside it, or None where its neighbours or the case may say more."""
    if not word[0].isalnum():
        return None
    if (rules := spellings.chat.get(word)) is not None:
        means = rules[0].means if rules[0].always else ()
        return _shapes([(each, 0, len(word), True, False) for each in means], spellings) or None
    if spellings.figures is not None and (spellings.figures.cut(word, "") or spellings.figures.spelled.fullmatch(word)):
        return None
    if spellings.loose is not None and spellings.loose.match(f"{word} ") is not None:
        return None
    if word[0].isdigit():
        return _shapes(_numeric(word, spellings), spellings)
    if "'" in word:
        shapes = _shapes(_contracted(word, spellings, ()), spellings)
        return None if _is_doubtful(shapes, spellings) else shapes
    opened = _opened(word, spellings)
    if not opened and not spellings.speller.knows(word):
        return None
    return _shapes(opened or [(word, 0, len(word), True, False)], spellings)


def _merge_numbers(tokens: list[Token], spellings: Spellings) -> tuple[Token, ...]:
    """Return the words with "twenty" "five" made one word."""
    rules = spellings.numbers
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.word not in rules.ones and token.word not in rules.scales:
            out.append(token)
            i += 1
            continue
        number, used = spelled(tuple(t.word for t in tokens[i : i + 6]), rules)
        if used:
            token = token._replace(word=number if used > 1 else token.word, number=number, end=tokens[i + used - 1].end)
        out.append(token)
        i += max(used, 1)
    return tuple(out)


Word = tuple[str, int, int, bool, bool]


def lower(text: str) -> str:
    """Return a text in lower case, with straight apostrophes and the same number of characters."""
    low = text.lower()
    # One letter grows when it is made small, and one depends on its neighbours: then sign by sign.
    if not text.isascii() and (len(low) != len(text) or "Σ" in text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low if _STRAIGHT.isdisjoint(low) else low.translate(APOSTROPHES)


def _ends(gap: str) -> bool:
    return not _ENDING.isdisjoint(gap)


def _words(lowered: list[str], i: int, previous: str, spellings: Spellings, extra: tuple[str, ...]) -> list[Word]:
    word = lowered[i]
    if not word[0].isalnum():
        return _sign(lowered, i, spellings)
    following = lowered[i + 1] if i + 1 < len(lowered) else ""
    for rule in spellings.chat.get(word, ()):
        if rule.fits(previous, following):
            return [(means, 0, len(word), True, False) for means in rule.means]
    if spellings.figures is not None and (parts := spellings.figures.cut(word, following)):
        return [(part, start, end, True, False) for part, start, end in parts]
    if spellings.loose is not None and (apart := spellings.loose.match(f"{word} {following}")):
        return [(part, start, end, True, False) for part, start, end in taken_apart(apart, spellings.figures)]
    if word[0].isdigit():
        return _numeric(word, spellings)
    if "'" in word:
        return _contracted(word, spellings, extra)
    return _plain(word, spellings, extra)


def _sign(lowered: list[str], i: int, spellings: Spellings) -> list[Word]:
    sign = lowered[i]
    means = spellings.symbols.get(sign)
    if means is not None:
        return [(means, 0, 1, True, False)]
    between = 0 < i < len(lowered) - 1 and lowered[i - 1][-1:].isdigit() and lowered[i + 1][0].isdigit()
    if sign in spellings.ranges and between:
        return [("-", 0, 1, True, False)]
    return []


def _numeric(word: str, spellings: Spellings) -> list[Word]:
    mixed = MIXED.fullmatch(word)
    if mixed and mixed.group(2) in spellings.units:
        cut = len(mixed.group(1))
        return [(mixed.group(1), 0, cut, True, False), (mixed.group(2), cut, len(word), True, False)]
    return [(word, 0, len(word), True, False)]


def _contracted(word: str, spellings: Spellings, extra: tuple[str, ...]) -> list[Word]:
    first, _, rest = word.partition("'")
    if first in spellings.elided and rest:
        return _elided(first, rest, spellings, extra)
    head, _, tail = word.rpartition("'")
    means = spellings.endings.get(tail)
    if means is None or not head:
        joined = word.replace("'", "")
        if rules := spellings.chat.get(joined):
            return [(each, 0, len(word), True, False) for each in rules[-1].means]
        return [(joined, 0, len(word), spellings.speller.knows(joined), False)]
    hosts = spellings.ending_hosts.get(tail)
    host = _plain(head.replace("'", ""), spellings, extra)
    if hosts is not None and host[-1][0] not in hosts:
        return [(w, s, len(word), k, m) for w, s, _, k, m in host]
    return [*host, *((each, len(head), len(word), True, False) for each in means)]


def _elided(head: str, rest: str, spellings: Spellings, extra: tuple[str, ...]) -> list[Word]:
    """Return the word that lost its end before an apostrophe and the words behind it."""
    cut = len(head) + 1
    rules = spellings.chat.get(rest, ())
    fitting = next((rule for rule in rules if rule.fits(spellings.elided[head], "")), None)
    if fitting is not None:
        behind: list[Word] = [(means, 0, len(rest), True, False) for means in fitting.means]
    else:
        joined = rest.replace("'", "")
        behind = _numeric(joined, spellings) if joined[0].isdigit() else _plain(joined, spellings, extra)
    first = (spellings.elided[head], 0, cut, True, False)
    return [first, *((word, start + cut, end + cut, known, mended) for word, start, end, known, mended in behind)]


def _opened(word: str, spellings: Spellings) -> list[Word]:
    """Return the words that a verb stands for by its ending, or none."""
    if word in spellings.closed:
        return []
    for each in spellings.openings:
        root = word.removesuffix(each.ending)
        if root != word and len(root) >= OPENED:
            return [(means, 0, len(word), True, False) for means in (*each.means, root + each.instead)]
    return []


def _plain(word: str, spellings: Spellings, extra: tuple[str, ...]) -> list[Word]:
    opened = _opened(word, spellings)
    if opened:
        return opened
    speller = spellings.speller
    if speller.knows(word) or word in extra:
        return [(word, 0, len(word), True, False)]
    if word.endswith("in") and len(word) > 4 and speller.knows(word + "g"):
        return [(word + "g", 0, len(word), True, True)]
    better = mend(word, speller, extra)
    if better is not None:
        return [(better, 0, len(word), True, True)]
    cut = _joined(word, speller)
    if cut:
        return [(word[:cut], 0, cut, True, True), (word[cut:], cut, len(word), True, True)]
    known = word in spellings.units or any(c.isdigit() for c in word)
    return [(word, 0, len(word), known, False)]


@lru_cache(maxsize=8192)
def _joined(word: str, speller: Speller) -> int:
    """Return where two words were typed as one ("ordernumber"), or 0."""
    for cut in range(len(word) - 2, 1, -1):
        left, right = word[:cut], word[cut:]
        wanted = (left in speller.wanted, right in speller.wanted)
        frequent = (left in speller.frequent, right in speller.frequent)
        if all(w or f for w, f in zip(wanted, frequent, strict=True)) and len(word) > 5:
            return cut
    return 0
