"""Holds a line that a model worded against what the customer meant, and says all that is wrong with it; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from simulator.customers import tells
from simulator.customers.prompt import RULES, Persona, longest
from simulator.customers.redact import EMAIL, MASKS
from simulator.engine.effects import Brief, Guard
from simulator.engine.speech import FIGURE, LEAVE_TAKING

MOST_SENTENCES = 3
FAR_TOO_LONG = 3
"""So many times the allowed length, and no more of a line is looked at, and only for what nobody has to read."""
WITHHELD = ("rude",)
"""Flaws of lines that nobody has to read, not even after the call."""
LEAST_ANCHOR = 0.34
"""So much of the content words of the author's line has to come back."""
ECHO = 0.6
REPEAT = 0.7
LEAK = 0.7
"""So much of the content words of an untold sentence gives it away."""
ROOT = 5
"""Two words with so many first letters in common count as one."""
ALOUD = 6
"""So many words of an instruction in a row are read aloud."""
LONGEST_WORD = 30
CONTENT = frozenset({"met", "goodbye"})
"""What the customer is content with."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE = re.compile(r"[.!?…。]+[\"'”»)]*(?:\s|$)")
LINK = re.compile(
    r"\b(?:https?|ftp|mailto|javascript|data):|\bwww\.|(?<![a-z0-9-])[a-z0-9-]+\.(?:com|net|org|io|example|it|kr|uk)\b"
)
MARKS = re.compile(r"[<>{}\[\]|`*_#~^\\]|https?:")
SPELT = re.compile(r"(?:\b[^\W\d]\b[\W_]+){3,}[^\W\d]\b")
"""Letters with something between them hide a word."""
NAME = re.compile(r"(?<![.!?…:\"“(] )(?<!^)(?<![\w'’])([A-ZÀ-Þ][a-zß-ÿ]{2,})")
KOREAN_NAME = re.compile(r"([가-힣]{2,4})\s?(?:씨|님|고객님)")
HANGUL = re.compile(r"[가-힣]")
SOUNDS = frozenset("ㅋㅎㅠㅜ")
"""Laughing and weeping, as Koreans type them; other single letters could spell a word out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that is wrong with a line."""

    code: str
    why: str
    """A phrase that may be told to the model: it names nothing that the model does not know."""


@dataclass(frozen=True, kw_only=True)
class Worded:
    """A line with what it is held against."""

    line: str
    brief: Brief
    guard: Guard
    persona: Persona

    @cached_property
    def plain(self) -> str:
        """Return the line in plain small letters."""
        return plain(self.line)

    @cached_property
    def meant(self) -> str:
        """Return the author's line in plain small letters."""
        return plain(self.brief.authored)

    @cached_property
    def known(self) -> str:
        """Return all that the customer has said so far and says now, in plain small letters."""
        return plain(" ".join((*self.guard.told, self.brief.authored)))

    @property
    def language(self) -> str:
        """Return the language of the call."""
        return self.persona.language


Rule = Callable[[Worded], str]
"""Returns what is wrong, or ""."""


def check_line(line: str, *, brief: Brief, guard: Guard, persona: Persona) -> tuple[Flaw, ...]:
    """Return everything that is wrong with a line; nothing when it may be shown.

    Args:
        line: as the model worded it.
        brief: what the customer meant.
        guard: what has to be in it, and what must not be.
        persona: who speaks, in which language.
    """
    worded = Worded(line=line, brief=brief, guard=guard, persona=persona)
    if not line.strip():
        return (Flaw(code="empty", why="it is empty"),)
    most = FAR_TOO_LONG * longest(brief.authored)
    if len(line) > most:  # the rest would cost time, and change nothing
        beginning = Worded(line=line[:most], brief=brief, guard=guard, persona=persona)
        return tuple(_found(beginning, ("length", *WITHHELD)))
    return tuple(_found(worded, RULEBOOK))


def _found(worded: Worded, codes: Iterable[str]) -> Iterator[Flaw]:
    return (Flaw(code=code, why=why) for code in codes if (why := RULEBOOK[code](worded)))


def plain(text: str) -> str:
    """Return a text in small letters, with plain quotation marks and single spaces, and nothing invisible."""
    text = unicodedata.normalize("NFKC", text).casefold()
    seen = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc", "Mn") or c.isspace())
    return " ".join(seen.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').split())


def leaks(text: str, guard: Guard, *, known: str = "") -> bool:
    """Tell whether a text tells something that the customer has not told yet.

    Args:
        text: any text.
        guard: holds what was not told.
        known: what may be said, in plain small letters.
    """
    seen = plain(text)
    words = frozenset(content(seen))
    allowed = frozenset(content(known))
    return any(_tells(form, seen, words - allowed, known, allowed) for form in guard.untold)


def _tells(form: str, seen: str, words: frozenset[str], known: str, allowed: frozenset[str]) -> bool:
    form = plain(form)
    names = content(form)
    if len(WORD.findall(form)) <= 3 or not names:
        return bool(form) and _stands(form, seen) and not _stands(form, known)
    new = frozenset(names) - allowed
    return len(new) >= 3 and len({name for name in new if _has_root(name, words)}) >= LEAK * len(new)


def _stands(form: str, text: str) -> bool:
    """Tell whether a word or phrase stands in a text as such; Korean words carry their endings, others an s."""
    if HANGUL.search(form):
        return form in text
    return re.search(rf"(?<![\w]){re.escape(form)}(?:'?s)?(?![\w])", text) is not None


@lru_cache(maxsize=256)
def content(text: str) -> tuple[str, ...]:
    """Return the words of a text that carry content, in plain small letters; Korean ones without their last syllable.

    Numbers are left out: they are held against the author's line by themselves.
    """
    empty = tells.empty_words(("en", "it"))
    found = []
    for word in WORD.findall(plain(text)):
        if word in empty or word.isdigit() or (len(word) < 3 and not HANGUL.search(word)):
            continue
        found.append(word[:-1] if HANGUL.search(word) and len(word) > 2 else word)
    return tuple(found)


def _has_root(name: str, words: Sequence[str] | frozenset[str]) -> bool:
    if HANGUL.search(name):
        return any(name[:2] == word[:2] for word in words)
    return any(name == word or (len(name) >= ROOT and name[:ROOT] == word[:ROOT]) for word in words)


def likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common (Jaccard)."""
    first, second = set(WORD.findall(plain(one))), set(WORD.findall(plain(other)))
    return len(first & second) / len(first | second) if first | second else 0.0


# The rules


def _length(worded: Worded) -> str:
    if len(worded.line) > longest(worded.brief.authored):
        return "it is too long"
    allowed = max(MOST_SENTENCES, len(SENTENCE.findall(worded.brief.authored)) + 1)
    return "it has too many sentences" if len(SENTENCE.findall(worded.line)) > allowed else ""


def _controls(worded: Worded) -> str:
    authored = worded.brief.authored
    odd = [c for c in worded.line if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "So")]
    marks = [unicodedata.category(c) == "Mn" for c in worded.line]
    piled = any(one and other for one, other in pairwise(marks))
    return "it holds signs that are not plain text" if piled or any(c not in authored for c in odd) else ""


def _markup(worded: Worded) -> str:
    known = worded.brief.authored
    marked = any(mark not in known for mark in MARKS.findall(worded.line)) or any(m in worded.line for m in MASKS)
    long = any(len(word) > LONGEST_WORD and word not in worded.meant for word in worded.plain.split())
    spelt = SPELT.search(worded.plain) is not None and SPELT.search(worded.meant) is None
    return "it is not plain text" if marked or long or spelt else ""


def _untold(worded: Worded) -> str:
    told = leaks(worded.line, worded.guard, known=worded.known)
    return "it says something that is not in the content" if told else ""


def _keeps(worded: Worded) -> str:
    have = numbers(worded.plain, worded.language)
    missing = [
        each
        for each in worded.guard.keep
        if plain(each) not in worded.plain and not (FIGURE.fullmatch(each) and each in have)
    ]
    return f"these are missing: {', '.join(missing)}" if missing else ""


def numbers(text: str, language: str) -> frozenset[str]:
    """Return the numbers of a text in plain small letters, those in words as well."""
    counts = tells.counts(language)
    return frozenset((*FIGURE.findall(text), *(counts[word] for word in WORD.findall(text) if word in counts)))


def _numbers(worded: Worded) -> str:
    counts, language = tells.counts(worded.language), worded.language
    free = {counts[word] for word in WORD.findall(worded.plain) if word in counts and word in tells.FREE_COUNTS}
    figures = frozenset(FIGURE.findall(worded.plain))
    new = (numbers(worded.plain, language) - numbers(worded.meant, language)) - (free - figures)
    return "it has a number that is not in the content" if new else ""


def _dates(worded: Worded) -> str:
    new = set(tells.TIMES.findall(worded.plain)) - set(tells.TIMES.findall(worded.meant))
    return "it names a day that is not in the content" if new else ""


def _names(worded: Worded) -> str:
    seen = " ".join(line.text for line in worded.brief.heard)
    known = f"{worded.known} {plain(worded.persona.name)} {plain(seen)}"
    names = (*NAME.findall(worded.line), *KOREAN_NAME.findall(worded.line))
    days = set(tells.TIMES.findall(worded.plain))
    new = [name for name in names if plain(name) not in known and plain(name) not in days | {"고객"}]
    return "it has a name that is not in the content" if new else ""


def _addresses(worded: Worded) -> str:
    found = (*EMAIL.findall(worded.plain), *(m.group() for m in LINK.finditer(worded.plain)))
    return "it has an address that is not in the content" if any(each not in worded.meant for each in found) else ""


def _tell(pattern: re.Pattern[str], why: str) -> Rule:
    """Return the rule that a line has no wording of a kind of which the author's line has none."""

    def rule(worded: Worded) -> str:
        return why if pattern.search(worded.plain) and not pattern.search(worded.meant) else ""

    return rule


def _meta(worded: Worded) -> str:
    spoken = {m.group() for m in tells.META.finditer(worded.plain)}
    return "it speaks of instructions or of the game" if any(each not in worded.meant for each in spoken) else ""


def _sides(worded: Worded) -> str:
    name = plain(worded.persona.name).split()
    spoken = rf"(?<!\w)(?:{'|'.join(map(re.escape, name))})\s?[:：]" if name else r"(?!)"
    own = re.search(spoken, worded.plain) is not None and re.search(spoken, worded.meant) is None
    scripted = tells.SIDES.search(worded.plain) is not None and tells.SIDES.search(worded.meant) is None
    return "it writes the other side, too, or a speaker's name" if own or scripted else ""


def _echo(worded: Worded) -> str:
    last = next((line.text for line in reversed(worded.brief.heard) if line.speaker == "agent"), "")
    if len(WORD.findall(last)) < 4 or likeness(worded.brief.authored, last) > ECHO:
        return ""
    return "it repeats what the agent said" if likeness(worded.line, last) > ECHO else ""


def _repeats(worded: Worded) -> str:
    own = [line.text for line in worded.brief.heard if line.speaker == "customer"][-3:]
    meant = worded.brief.authored
    again = [text for text in own if likeness(worded.line, text) > REPEAT and len(WORD.findall(text)) > 2]
    return "it repeats an earlier line" if any(likeness(meant, text) <= REPEAT for text in again) else ""


def _aloud(worded: Worded) -> str:
    words = WORD.findall(worded.plain)
    rows = {" ".join(words[n : n + ALOUD]) for n in range(len(words) - ALOUD + 1)}
    secret = plain(" ".join((*RULES, *(r for r in worded.persona.remarks if not r.startswith("often says:")))))
    instructions = " ".join(WORD.findall(secret))
    return "it reads its instructions aloud" if any(r in instructions and r not in worded.meant for r in rows) else ""


def _language(worded: Worded) -> str:
    wrong = f"it is not in the language of the call ({worded.language})"
    letters = [c for c in worded.line if c.isalpha() and c not in worded.brief.authored]
    korean = [c for c in letters if HANGUL.match(c)]
    strange = any(c > "\u024f" and c not in korean and c not in SOUNDS for c in letters)
    if strange or (worded.language != "ko" and (korean or SOUNDS & {*letters})):
        return wrong
    foreign = _is_latin(worded) if worded.language == "ko" else _is_foreign(worded.plain, worded.language)
    native = _is_foreign(worded.meant, worded.language) if worded.language != "ko" else False
    return wrong if foreign and not native else ""


def _is_latin(worded: Worded) -> bool:
    """Tell whether a Korean customer says more in the Latin alphabet than the author's own words and names."""
    meant, words = worded.meant, WORD.findall(worded.plain)
    korean = sum(HANGUL.search(word) is not None for word in words)
    latin = sum(word[0].isalpha() and not HANGUL.search(word) and word not in meant for word in words)
    return bool(latin > 1 and latin >= korean)


def _is_foreign(text: str, language: str) -> bool:
    """Tell whether a text in the Latin alphabet has more frequent words of another language than of its own."""
    if language not in tells.EVERYDAY:
        return False
    words = WORD.findall(text)
    counts = {code: sum(word in tells.everyday(code) for word in words) for code in tells.EVERYDAY}
    own = counts.pop(language)
    return max(counts.values()) >= 2 and max(counts.values()) > own


def _negated(worded: Worded) -> str:
    turned = (tells.NEGATIONS.search(worded.plain) is None) != (tells.NEGATIONS.search(worded.meant) is None)
    return "a no became a yes, or a yes a no" if turned else ""


def _question(worded: Worded) -> str:
    turned = ("?" in worded.plain) != ("?" in worded.meant)
    return "a question became a statement, or a statement a question" if turned else ""


def _gives_in(worded: Worded) -> str:
    content_now = any(piece.why in CONTENT for piece in worded.brief.pieces) or tells.GIVES_IN.search(worded.meant)
    return "" if content_now else _tell(tells.GIVES_IN, "the customer is not content yet")(worded)


def _ends(worded: Worded) -> str:
    leaves = worded.brief.leaves or any(piece.why in LEAVE_TAKING for piece in worded.brief.pieces)
    return "" if leaves else _tell(tells.ENDS, "the customer does not end the conversation yet")(worded)


def _anchored(worded: Worded) -> str:
    meant, have = content(worded.meant), content(worded.plain)
    if len(meant) > 2 and sum(_has_root(word, have) for word in meant) < LEAST_ANCHOR * len(meant):
        return "it says something else than the content"
    new = [word for word in have if not _has_root(word, meant)]
    return "it adds too much to the content" if len(new) > max(6, 2 * len(meant)) else ""


RULEBOOK: Mapping[str, Rule] = {
    "length": _length,
    "controls": _controls,
    "markup": _markup,
    "untold": _untold,
    "missing": _keeps,
    "numbers": _numbers,
    "dates": _dates,
    "names": _names,
    "addresses": _addresses,
    "role": _tell(tells.FLIPS, "the customer speaks like the agent"),
    "sides": _sides,
    "echo": _echo,
    "repeats": _repeats,
    "aloud": _aloud,
    "meta": _meta,
    "language": _language,
    "negation": _negated,
    "question": _question,
    "gives_in": _gives_in,
    "ends": _ends,
    "rude": _tell(tells.RUDE, "it is ruder than the content"),
    "meaning": _anchored,
}
"""Code of a flaw to the rule that finds it."""
