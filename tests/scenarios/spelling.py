"""What is wrong with a line as it is shown: marks, doubled words, articles, counted things, days, particles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from simulator.scenario.grammar import inflect

Rule = Callable[[str], Iterator[str]]
"""Yields what is wrong with a line."""

_MARKS = {
    "a brace is left": re.compile(r"[{}]"),
    "an id is left": re.compile(r"#line:"),
    "nothing was put in": re.compile(r"\b(?:undefined|null|nan|NaN)\b|(?<=[a-z] )(?:None|True|False)\b"),
    "two spaces": re.compile(r"\S  +\S"),
    "a space at the edge": re.compile(r"^[ \t]|[ \t]$"),
    "a space before a mark": re.compile(r"\w [,;!?](?:\s|$)|\w [.:](?:\s|$)"),
    "a mark twice": re.compile(r",,|;;|\?\.|!\.(?!\.)|,\.|:\.|(?<![.A-Z])\.,"),
    "a name of the file": re.compile(r"(?<![\w@./-])[a-z]+_[a-z0-9_]+(?![\w@])"),
    "an empty bracket": re.compile(r"\(\s*\)|\"\"|“”"),
    "a price with one figure after the point": re.compile(r"[£€$]\d+\.\d(?!\d)"),
    "a time with one figure": re.compile(r"(?<![\d:.])\d{1,2}:\d(?!\d)"),
}
_DOUBLED = re.compile(r"(?i)(?<![\w'’-])([^\W\d_]{2,}) \1(?![\w'’-])")
_MEANT_TWICE = {
    "en": "had that very no yes bye so hm ha haha la ok really much many long ugh please oh wait come now go blue "
    "booked never ever hello hey blah",
    "it": "sì no piano presto molto bene appena toc",
    "ko": "네 아 어 음 또 더 꼭 좀 자 진짜 너무",
}
"""Words that people say twice on purpose."""

_A = re.compile(r"(?<![\w'’/-])([Aa]n?) ([\w£€]+)")
_ONE = re.compile(
    r"(?i)(?<![\w.,:£€$-])(?:1|one) "
    r"(days|hours|minutes|weeks|months|years|nights|parcels|items|seats|places|people|visits)\b"
)
_MANY = re.compile(
    r"(?i)(?<![\w.,:£€$/-])(?:[2-9]|[1-9]\d+|two|three|four|five|six|seven|eight|nine|ten)"
    r" (day|hour|minute|week|month|year|night|parcel|item|seat|visit)\b(?!['’-]| (?:late|long|old|early))"
)
_ORDINAL = re.compile(r"\b(\d+)(st|nd|rd|th)\b")
_ORDINAL_WORD = re.compile(r"(?i)\b(?:one|two|three|five|eight|nine|twelve)th\b")
_WEEKDAYS = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
}
_MONTHS = {
    "en": (
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    ),
    "it": (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
        "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
    ),
}  # fmt: skip

_IT_ELIDED = re.compile(
    r"(?i)(?<![\w'’])(una|della|alla|dalla|nella|sulla|quella|dello|allo|dallo|nello|sullo|quello) ([aeiouàèéìòù]\w+)"
)
_IT_HARD = re.compile(
    r"(?<![\w'’])([Uu]n|[Ii]l|[Dd]el|[Aa]l|dal|nel|sul|[Qq]uel|bel) "
    r"([Ss][bcdfglmnpqrtvz]\w+|[Zz]\w+|gn\w+|p[sn]\w+)"
)
_IT_VOWEL = re.compile(r"(?i)(?<![\w'’])(il|del|al|dal|nel|sul|quel) ([aeouàèéìòù]\w+|8\b|11\b)")
_IT_WRONG = {
    "the elision has a space": re.compile(r"(?i)\b(?:l|un|dell|all|dall|nell|sull|quell|c)['’] \w"),
    "an accent as an apostrophe": re.compile(r"(?i)(?<!\w)e['’](?= )|\b(?:perche|poiche|piu|gia|cosi|puo)['’]"),
    "the wrong accent": re.compile(r"(?i)\b(?:perchè|poichè|finchè|affinchè|nè|sè stess\w|un pò)\b"),
    "`qual è` has no apostrophe": re.compile(r"(?i)\bqual['’]è"),
    "one hour": re.compile(r"(?i)\b(?:alle|le|dalle) 1(?!\d|:)"),
    "a decimal point": re.compile(r"\d\.\d\d (?:€|euro)|€ ?\d+\.\d\d\b"),
    "one of many": re.compile(r"(?i)(?<![\w,.:])1 (?:giorni|ore|minuti|settimane|mesi|anni)\b"),
    "many of one": re.compile(r"(?i)(?<![\w,.:/])(?:[2-9]|[1-9]\d+) (?:giorno|ora|minuto|settimana|mese|anno)\b"),
}
_KO_TIED = re.compile(r"([\w%)\"”]+?)(이에요|예요|으로|를|을)(?![가-힣])")
_KO_COUNTED = re.compile(
    r"(\d[\d,.]*(?:원|명|개|분|시|일|월|층|번|호|시간|일간|개월|mm|cm|km|kg)?)(은|는|이|가|을|를|과|와|로|으로)(?![가-힣])"
)
_KO_PAIRS: Mapping[str, str] = {
    "은": "은/는", "는": "은/는", "이": "이/가", "가": "이/가", "을": "을/를", "를": "을/를",
    "과": "과/와", "와": "과/와", "로": "으로/로", "으로": "으로/로", "이에요": "이에요/예요", "예요": "이에요/예요",
}  # fmt: skip
_HANGUL = re.compile(r"[가-힣]")


def faults_of(text: str, language: str, year: int) -> Iterator[str]:
    """Yield what is wrong with a line as it is shown.

    Args:
        text: the line, with all its values put in.
        language: in which it is meant.
        year: of the days that it names.
    """
    for what, mark in _MARKS.items():
        yield from (f"{what}: `{found[0]}`" for found in mark.finditer(text))
    yield from (
        f"twice: `{f[0]}`" for f in _DOUBLED.finditer(text) if f[1].lower() not in _MEANT_TWICE[language].split()
    )
    if text.count('"') % 2:
        yield "an odd number of quotes"
    if text.count("(") != text.count(")") and not re.search(r"[:;]-?[()]", text):
        yield "a bracket without its other half"
    yield from _WEEKDAY_RULES[language](text, year)
    for rule in _RULES[language]:
        yield from rule(text)


def begins_small(text: str) -> bool:
    """Tell whether a sentence of the line begins with a small letter."""
    return bool(re.search(r"(?:^|(?<![.…])[.!?] )[a-zà-ÿ](?!\S*@)", text))


def _english(text: str) -> Iterator[str]:
    for found in _A.finditer(text):
        word = found[2]
        right = inflect(word, "a")
        if right is not None and right.split()[0] != found[1].lower() and not word.startswith(("£", "€")):
            yield f"the article: `{found[0]}`"
    yield from (f"one of many: `{found[0]}`" for found in _ONE.finditer(text))
    yield from (f"many of one: `{found[0]}`" for found in _MANY.finditer(text))
    yield from (f"the ordinal: `{found[0]}`" for found in _ORDINAL_WORD.finditer(text))
    for found in _ORDINAL.finditer(text):
        number, ending = int(found[1]), found[2].lower()
        last = number % 10
        if ending != ("th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(last, "th")):
            yield f"the ordinal: `{found[0]}`"


def _english_days(text: str, year: int) -> Iterator[str]:
    yield from _days(text, year, "en", r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ({months})")


def _italian_days(text: str, year: int) -> Iterator[str]:
    yield from _days(text, year, "it", r"(\d{1,2})[°º]? ({months})")


def _days(text: str, year: int, language: str, form: str) -> Iterator[str]:
    names, months = _WEEKDAYS[language], _MONTHS[language]
    dated = form.replace("{months}", "|".join(months))
    for found in re.finditer(rf"(?i)\b({'|'.join(names)}),? (?:the )?{dated}\b", text):
        day = date(year, 1 + months.index(found[3].lower()), int(found[2]))
        if names[day.weekday()] != found[1].lower():
            yield f"not that weekday: `{found[0]}`"


def _korean_days(text: str, year: int) -> Iterator[str]:
    for found in re.finditer(r"(\d{1,2})월 (\d{1,2})일 ?\(?([월화수목금토일])(?:요일|\))", text):
        if _WEEKDAYS["ko"][date(year, int(found[1]), int(found[2])).weekday()] != found[3]:
            yield f"not that weekday: `{found[0]}`"


def _italian(text: str) -> Iterator[str]:
    yield from (f"no elision: `{found[0]}`" for found in _IT_ELIDED.finditer(text))
    for form in (_IT_HARD, _IT_VOWEL):
        yield from (f"the article: `{found[0]}`" for found in form.finditer(text))
    for what, wrong in _IT_WRONG.items():
        yield from (f"{what}: `{found[0]}`" for found in wrong.finditer(text))


def _korean(text: str) -> Iterator[str]:
    """After a figure every particle must fit; after other words those that cannot be a part of a verb or noun."""
    for form in (_KO_COUNTED, _KO_TIED):
        for found in form.finditer(text):
            before, particle = found[1], found[2]
            if not re.search(r"[가-힣\dA-Za-z]", before) or (before.endswith("아니") and particle == "이에요"):
                continue
            if inflect(before, _KO_PAIRS[particle]) != before + particle and not _is_stem(before, particle):
                yield f"the particle: `{found[0]}`"


def _is_stem(before: str, particle: str) -> bool:
    """Tell whether the ending belongs to the word: 가을, 마을; 아니에요 and the like."""
    return (particle == "을" and before[-1:] in "가마노거") or before.endswith("으")


def _not_korean(text: str) -> Iterator[str]:
    if _HANGUL.search(text):
        yield "Korean in it"


_RULES: Mapping[str, tuple[Rule, ...]] = {
    "en": (_english, _not_korean),
    "it": (_italian, _not_korean),
    "ko": (_korean,),
}
_WEEKDAY_RULES: Mapping[str, Callable[[str, int], Iterator[str]]] = {
    "en": _english_days,
    "it": _italian_days,
    "ko": _korean_days,
}
