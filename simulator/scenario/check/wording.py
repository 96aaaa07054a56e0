"""Reads the words of a case: too few wordings, labels that do not fit, real addresses, leftovers, wrong languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from scoring.languages.load import load_pack
from scoring.reading.sense import detect
from simulator.errors import Problem
from simulator.scenario.beats import Beat, Branch
from simulator.scenario.check.case import Case
from simulator.scenario.check.shared import Pack, once, records_of
from simulator.scenario.check.words import HANGUL, Words, width, words_of_pack
from simulator.scenario.lines import without_id
from simulator.scenario.model import CaseFact, Obligation, Scenario
from simulator.scenario.packs import CaseAction, CaseArticle, Reaction
from simulator.scenario.shape import Record
from simulator.scenario.strict_yaml import Text
from simulator.scenario.values import LANGUAGES, WORDINGS

LABELS: Mapping[type, tuple[str, int, int]] = {
    Scenario: ("title", 3, 60),
    CaseAction: ("title", 2, 40),
    CaseArticle: ("title", 3, 70),
    Branch: ("because", 3, 80),
    Obligation: ("what", 3, 80),
}
"""Field, fewest and most characters of what stands on buttons, lists and report lines."""
LONGEST = {"chat": 280, "phone": 280, "social": 320, "email": 1500}
"""Most characters of one line of the customer, by channel."""
_REPEATED: Mapping[type, tuple[str, ...]] = {
    Beat: ("again",),
    CaseFact: ("again", "withheld"),
    Reaction: ("heated", "warm"),
}
"""Lines that one call may need more than once, besides those that the loader counts."""
_LISTS = ("says", "again", "met", "withheld", "heated", "warm")
_DOMAIN = re.compile(
    r"(?i)(?<![\w.-])(?:https?://)?(?:[\w.+-]{1,64}@)?((?:[a-z0-9-]{1,63}\.){1,8}([a-z]{2,24}))(?![\w-])"
)
_SAFE_DOMAIN = re.compile(
    r"(?i)(?:.*\.)?(?:example\.(?:com|net|org|it|kr|co\.kr|co\.uk)|[\w-]+\.(?:example|test|invalid))"
)
_ENDINGS = frozenset(
    [
        "com",
        "net",
        "org",
        "info",
        "biz",
        "edu",
        "gov",
        "it",
        "kr",
        "de",
        "fr",
        "uk",
        "us",
        "eu",
        "io",
        "co",
        "jp",
        "cn",
        "es",
        "ch",
        "at",
        "nl",
        "be",
        "shop",
        "store",
        "online",
        "app",
        "dev",
    ]
)
_DIGIT = re.compile(r"\d")
_PHONE = re.compile(r"(?<![\w.,:/-])\+?\(?\d[\d ().-]{5,18}\d(?![\w/-])")
_AS_DIALLED = re.compile(r"[+(0]|\d{3}[ .-]\d{3}[ .-]\d{4}$|\d{3}-\d{4}$")
"""Other rows of figures may be references."""
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d")
_BRACE = re.compile(r"[{}]")
_FIELD = re.compile(r"\{[a-z][a-z0-9_]*(?::[^{}]*)?\}")
_LEFTOVER = re.compile(
    r"(?i)\b(?:todo|tbd|fixme|xxx+|lorem ipsum|asdf)\b"
    r"|^\s*(?:\.\.\.|…|\?\?+|-+)\s*$|\[(?:insert|name|date|text)[^\]]{0,80}\]"
)
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_SPLIT = re.compile(r"^[a-zà-ÿ]")


def _everywhere(case: Case, find: Callable[..., Iterator[Problem]], *context: object) -> Iterator[Problem]:
    """Yield what a function finds in each text of the case, and of its packs."""
    for words in case.own_words:
        yield from find(words, *context)
    for pack in case.packs:
        yield from once(_in_pack, pack, find, *context)


def _in_pack(pack: Pack, find: Callable[..., Iterator[Problem]], *context: object) -> Iterator[Problem]:
    return (problem for words in once(words_of_pack, pack) for problem in find(words, *context))


def find_few_wordings(case: Case) -> Iterator[Problem]:
    """Yield lines that may be needed twice in a call and have fewer than three wordings, and doubled wordings."""
    yield from _few(case.unpacked)
    for pack in case.packs:
        yield from once(_few_in_pack, pack)


def _few_in_pack(pack: Pack) -> Iterator[Problem]:
    return _few(records_of(pack))


def _few(records: Iterable[Record]) -> Iterator[Problem]:
    for record in records:
        names = _REPEATED.get(record.kind, ())
        if record.kind is Branch and record.get("again"):
            names = ("says",)
        if record.kind is CaseFact and record.get("known_to") != "customer":
            names = ()
        for name in names:
            count = len(set(record.get(name) or ()))
            if 0 < count < WORDINGS:
                some = "one wording" if count == 1 else "two wordings"
                message = f"`{name}` may be needed more than once in a call and has {some}."
                yield record.problem(record.place(name), "S213", message, "Write at least three different ones.")
        yield from _doubled(record)


def _doubled(record: Record) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in _LISTS if not record.keys().isdisjoint(_LISTS) else ():
        seen = {} if name == "heated" else seen  # a customer may be short in a good mood and in a bad one
        texts = record.get(name)
        for number, text in enumerate(texts if isinstance(texts, tuple) else ()):
            key = " ".join(without_id(str(text)).casefold().split())
            if key in seen:
                where = "here" if seen[key] == name else f"under `{seen[key]}`"
                message = f"This wording stands {where} already."
                yield record.problem(record.place(name, number), "W802", message, "Word it otherwise, or take it out.")
            seen.setdefault(key, name)


def find_in_pack(pack: Pack, language: object) -> Iterator[Problem]:
    """Yield what is to be said of the words of a pack by itself.

    Args:
        pack: a company or a temperament.
        language: of its words, where it has one.
    """
    yield from once(_few_in_pack, pack)
    yield from once(_in_pack, pack, _real_address)
    yield from once(_in_pack, pack, _leftover)
    yield from once(_in_pack, pack, _other_language, language)


def find_labels(case: Case) -> Iterator[Problem]:
    """Yield labels that are too short to say anything or too long for where they are shown."""
    for record in case.own:
        field, fewest, most = LABELS.get(record.kind, ("", 0, 0))
        text = record.get(field) if field else None
        if not isinstance(text, str) or not text:
            continue
        wide = width(text.strip())
        if wide < fewest:
            message = f"`{field}` is `{text.strip()}`, which says too little."
            yield record.problem(record.place(field), "W803", message, "Say in a few words what it is.")
        elif wide > most:
            message = f"`{field}` is {wide} characters wide, and there is room for {most}."
            yield record.problem(record.place(field), "W803", message, "Shorten it.")


def find_real_addresses(case: Case) -> Iterator[Problem]:
    """Yield internet addresses and telephone numbers that may belong to somebody."""
    yield from _everywhere(case, _real_address)
    for words in _values(case):
        yield from _real_address(words)


def _real_address(words: Words) -> Iterator[Problem]:
    if "." in words.text:
        for found in _DOMAIN.finditer(words.text):
            if found[2].lower() in _ENDINGS and not _SAFE_DOMAIN.fullmatch(found[1]):
                message = f"`{found[1]}` may be a real address."
                yield words.problem(
                    "W804", message, "Use one that ends in `example.com`, `example.net` or `example.org`."
                )
    if _DIGIT.search(words.text):
        for phone in _PHONE.finditer(words.text):
            digits = re.sub(r"\D", "", phone[0])
            looks_so = _AS_DIALLED.match(phone[0]) and len(digits) >= 7 and len(digits) < len(phone[0])
            if looks_so and "555" not in digits and not _DATE.search(phone[0]):
                message = f"`{phone[0]}` may be somebody's telephone number."
                yield words.problem("W805", message, "Use one with 555, such as `555-0142`.")


def _values(case: Case) -> Iterator[Words]:
    """Yield the values in braces, and the right values of facts, as words."""
    for key, node in case.record.entries("values"):
        for choice in case.values.get(key.raw, ()):
            yield Words(text=choice, record=case.record, field="values", node=node, spoken=False)
    for fact, _ in case.facts:
        for field in ("value", "values"):
            written = fact.get(field) or ()
            for text in (written,) if isinstance(written, str) else written:
                yield Words(text=str(text), record=fact, field=field, node=fact.place(field), spoken=False)


def find_leftovers(case: Case) -> Iterator[Problem]:
    """Yield braces that name no value, and words that wait to be replaced."""
    yield from _everywhere(case, _leftover)


def _leftover(words: Words) -> Iterator[Problem]:
    if _BRACE.search(words.text) and _BRACE.search(_FIELD.sub("", words.text)):
        message = "A brace in this text names no value."
        yield words.problem("W806", message, "Write a value as `{name}`, in small letters and without spaces.")
    found = _LEFTOVER.search(words.text)
    if found:
        message = f"`{found[0].strip()}` waits to be replaced by words."
        yield words.problem("W807", message, "Write what is to be said.")


def find_other_languages(case: Case) -> Iterator[Problem]:
    """Yield texts whose letters are not those of the scenario's language."""
    yield from _everywhere(case, _other_language, case.record.get("language"))


def _other_language(words: Words, language: object) -> Iterator[Problem]:
    if words.record.kind is Scenario and words.field not in ("title", "briefing"):
        return
    page = words.record.kind is CaseArticle and words.field == "text"
    if language in ("en", "it") and words.text.isascii() and not page:
        return
    text = _DOMAIN.sub("", _FIELD.sub("", words.text))
    hangul, latin = len(HANGUL.findall(text)), len(_LATIN.findall(text))
    foreign = hangul > latin if language in ("en", "it") else language == "ko" and latin > 12 and not hangul
    if foreign or (page and language in LANGUAGES and written_in(text) not in ("", language)):
        message = f"This text is not in the scenario's language, `{language}`."
        yield words.problem("W808", message, "Translate it, or change `language`.")


def written_in(text: str) -> str:
    """Return the language of the format that a longer text is written in, or "" where that is not certain."""
    pack = load_pack("en")
    words = {} if pack is None else pack.function_words
    found = detect(text, words, "en")
    return found if found in LANGUAGES else ""


def find_long_lines(case: Case) -> Iterator[Problem]:
    """Yield lines of the customer that nobody would write or say in one go on this channel."""
    channel = case.record.get("channel")
    most = LONGEST.get(str(channel))
    for words in case.words:
        if most and words.spoken and len(words.text) > most:
            message = f"This line has {len(words.text)} characters, too many for one {channel} message."
            yield words.problem("W809", message, f"Keep it under {most}.")


def find_split_texts(case: Case) -> Iterator[Problem]:
    """Yield wordings that a comma has cut in two, because they stand in `[...]` without quotes."""
    for record in case.own:
        for name in _LISTS:
            texts = record.get(name)
            for number, text in enumerate(texts if isinstance(texts, tuple) else ()):
                before = texts[number - 1] if number and isinstance(texts, tuple) else ""
                if (
                    _SPLIT.match(str(text))
                    and before
                    and str(before)[-1:] not in ".?!…\"')"
                    and _in_a_row(record, name)
                    and _is_bare(case, record, name, number)
                ):
                    message = "This wording looks like the rest of the one before it: a comma has cut the text in two."
                    yield record.problem(record.place(name, number), "W810", message, "Put each wording in quotes.")


def _in_a_row(record: Record, name: str) -> bool:
    """Tell whether the first two items of a list stand in one line."""
    return record.place(name, 0).line == record.place(name, 1).line


def _is_bare(case: Case, record: Record, name: str, number: int) -> bool:
    """Tell whether an item of a list stands without quotes: only there does a comma part two wordings."""
    node = record.place(name, number)
    return not (isinstance(node, Text) and case.is_in_file(node) and case.is_quoted(node))
