"""Tells whether a text says anything at all, and in which language."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from scoring.reading.items import Sense
from scoring.reading.pack import LanguagePack
from scoring.reading.tokens import RAW, Token

SCRIPTS = (
    ("HANGUL", "ko"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("CJK", "zh"),
    ("CYRILLIC", "ru"),
    ("ARABIC", "ar"),
    ("GREEK", "el"),
    ("HEBREW", "he"),
    ("THAI", "th"),
    ("DEVANAGARI", "hi"),
)
ENOUGH = 2
"""Frequent words of a language that must stand in a text before it counts as written in it."""


def detect(text: str, function_words: Mapping[str, frozenset[str]], expected: str) -> str:
    """Return the language that a text seems to be in, or "".

    Args:
        text: any text.
        function_words: language to its most frequent words.
        expected: wins a tie.
    """
    scripts = _scripts(text)
    if not scripts:
        return ""
    script, count = max(scripts.items(), key=lambda each: (each[1], each[0]))
    if script and count * 2 >= sum(scripts.values()):
        return "ja" if script == "zh" and scripts["ja"] else script
    words = [word.lower() for word in RAW.findall(text) if word[0].isalpha()]
    times = Counter(words)
    counts = {code: sum(map(times.__getitem__, known & times.keys())) for code, known in function_words.items()}
    best = max(sorted(counts), key=lambda code: (counts[code], code == expected), default="")
    if not best or best == expected:
        return best if best and counts[best] else ""
    ours = function_words.get(expected, frozenset())
    only_theirs = {word for word in words if word in function_words[best] and word not in ours}
    shared = counts.get(expected, 0)
    return best if len(only_theirs) >= ENOUGH else expected if shared else ""


def _scripts(text: str) -> Counter[str]:
    """Return how many letters of a text are of which script; that of most languages is ""."""
    scripts = Counter[str]()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            scripts[_script(letter)] += times
    return scripts


@lru_cache(maxsize=4096)
def _script(c: str) -> str:
    if c < "\u0370":
        return ""
    name = unicodedata.name(c, "")
    return next((code for prefix, code in SCRIPTS if name.startswith(prefix)), "")


def sense_of(text: str, tokens: Sequence[Token], detected: str, pack: LanguagePack) -> Sense:
    """Return whether a text is clear, empty, senseless or in another language than the pack's."""
    if not any(c.isalnum() for c in text):
        return "empty"
    words = [t for t in tokens if not t.number]
    strange = [t for t in words if not t.known]
    foreign = detected not in ("", pack.language)
    if foreign and (len(strange) * 2 >= len(words) or _foreign_share(text, detected, pack)):
        return "other_language"
    if not words:
        return "clear"
    if len(strange) * 10 > len(words) * 6 and not _may_be_name(strange, words):
        return "nonsense"
    return "nonsense" if _is_salad(words, pack) else "clear"


def _foreign_share(text: str, detected: str, pack: LanguagePack) -> bool:
    words = [word.lower() for word in RAW.findall(text) if word[0].isalpha()]
    theirs = sum(word in pack.function_words.get(detected, frozenset()) for word in words)
    known = pack.function_words[pack.language]
    ours = sum(word in known or word in pack.spellings.chat for word in words)
    return theirs > ours and theirs * 3 >= len(words)


def _may_be_name(strange: Sequence[Token], words: Sequence[Token]) -> bool:
    return False if len(strange) == len(words) else len(words) < 4 and len(strange) == 1


def _is_salad(words: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether real words stand there without making a sentence."""
    if len(words) < 3:
        return False
    common, times = Counter(t.word for t in words).most_common(1)[0]
    if times >= 4 and times * 2 >= len(words) and common not in pack.groups["filler"][0]:
        return True
    if pack.holding is not None:
        return not any(pack.holding.search(t.word) for t in words)
    small = _small_words(pack)
    return not any(t.word in small or t.form for t in words)


@lru_cache(maxsize=8)
def _small_words(pack: LanguagePack) -> frozenset[str]:
    """Return the words that hold a sentence together."""
    groups = (pack.groups[name][0] for name in ("aux", "pronoun", "filler", "negator", "modal", "wh"))
    return pack.function_words[pack.language].union(*groups)
