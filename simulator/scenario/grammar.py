"""Values in braces with the grammar of their place: `{item:이/가}`, `{item:il}`, `{item:a}`, `{n:day|days}`.

A form shows the value with it ("램프가", "l'orologio", "an hour", "3 days"); with `-` before it (`{n:-è|sono}`) it
stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from scoring.model import Scalar

IN_BRACES = re.compile(r"\{([a-z][a-z0-9_]*)(?::([^{}\n]{1,60}))?\}")
"""A value in braces: its name, and the form if one is asked for."""
Gender = Literal["m", "f"]
Genders = Mapping[str, Gender]

ENGLISH = ("a", "the", "'s")
ITALIAN: Mapping[str, tuple[str, str, str, str, str, str]] = {
    # masculine, before s+consonant and the like, before a vowel; the same three for the feminine
    "il": ("il ", "lo ", "l'", "la ", "la ", "l'"),
    "i": ("i ", "gli ", "gli ", "le ", "le ", "le "),
    "un": ("un ", "uno ", "un ", "una ", "una ", "un'"),
    "del": ("del ", "dello ", "dell'", "della ", "della ", "dell'"),
    "dei": ("dei ", "degli ", "degli ", "delle ", "delle ", "delle "),
    "al": ("al ", "allo ", "all'", "alla ", "alla ", "all'"),
    "ai": ("ai ", "agli ", "agli ", "alle ", "alle ", "alle "),
    "dal": ("dal ", "dallo ", "dall'", "dalla ", "dalla ", "dall'"),
    "nel": ("nel ", "nello ", "nell'", "nella ", "nella ", "nell'"),
    "sul": ("sul ", "sullo ", "sull'", "sulla ", "sulla ", "sull'"),
    "quel": ("quel ", "quello ", "quell'", "quella ", "quella ", "quell'"),
    "questo": ("questo ", "questo ", "quest'", "questa ", "questa ", "quest'"),
}
KOREAN = (
    "이/가", "은/는", "을/를", "과/와", "으로/로", "이랑/랑", "아/야", "이라/라", "이라고/라고", "이라는/라는",
    "이란/란", "이나/나", "이든/든", "이며/며", "이고/고", "이에요/예요", "이었/였", "이여/여", "이죠/죠",
    "이지만/지만", "이요/요",
)  # fmt: skip
"""Particles: after a consonant / after a vowel."""

_SYLLABLES = range(0xAC00, 0xD7A4)
_RIEUL = 8
"""Number of the final consonant ㄹ among the 28 of a Korean syllable."""
Sound = Literal["vowel", "rieul", "consonant"]
_DIGITS: Mapping[str, Sound] = {
    "0": "consonant", "1": "rieul", "2": "vowel", "3": "consonant", "4": "vowel",
    "5": "vowel", "6": "consonant", "7": "rieul", "8": "rieul", "9": "vowel",
}  # fmt: skip
"""The last sound of 영 일 이 삼 사 오 육 칠 팔 구."""
_LETTERS: Mapping[str, Sound] = {"l": "rieul", "m": "consonant", "n": "consonant", "r": "rieul"}
"""The last sound of the Korean names of Latin letters; the others end in a vowel."""
_UNITS: Mapping[str, Sound] = {
    "kg": "consonant", "g": "consonant", "mg": "consonant", "mm": "vowel", "cm": "vowel", "m": "vowel", "km": "vowel",
    "ml": "vowel", "l": "vowel", "w": "vowel", "v": "vowel", "kb": "vowel", "mb": "vowel", "gb": "vowel",
}  # fmt: skip
"""The last sound of units after a number: 킬로그램, 센티미터, 리터, 기가바이트."""
_UNIT = re.compile(r"\d\s*([a-z]{1,2})$", re.IGNORECASE)
_AN_LETTERS = frozenset("AEFHILMNORSX")
"""Capital letters whose English names begin with a vowel sound."""
_AN = re.compile(r"(?:[aeiou]|hour|honest|honou?r|heir)", re.IGNORECASE)
_A = re.compile(r"(?:uni(?!n|m)|use|usu|uti|eu|one\b|once|ubi|ewe)", re.IGNORECASE)
_HARD = re.compile(r"(?:s[^aeiouh\W]|sh|z|gn|ps|pn|x|y|i[aeou])", re.IGNORECASE)
"""What takes `lo` and `uno` in Italian."""
_SPELT = frozenset({"LED", "EU", "FAQ", "SOS", "RSI", "AA", "AAA"})
"""Abbreviations that have a vowel and are spelt out all the same."""
_SINGULAR_ONLY = frozenset({"il", "un", "del", "al", "dal", "nel", "sul", "quel", "questo"})
_FEMININE = re.compile(r"(?:zione|sione|gione|tà|tù|trice|tudine|igine|aggine|si|a|e?zza)$", re.IGNORECASE)
_MASCULINE = re.compile(r"(?:o|ore|one|ale|ile|iere|ma|[^aeiouàèéìòù])$", re.IGNORECASE)
_IRREGULAR: Genders = {
    "mano": "f", "foto": "f", "auto": "f", "moto": "f", "radio": "f", "chiave": "f", "rete": "f", "notte": "f",
    "carne": "f", "parte": "f", "luce": "f", "voce": "f", "mail": "f", "e-mail": "f", "email": "f", "app": "f",
    "password": "f", "serie": "f", "firma": "f", "gamma": "f", "somma": "f", "fiamma": "f", "forma": "f", "rima": "f",
    "piattaforma": "f", "crema": "f", "lama": "f", "mese": "m", "latte": "m", "pane": "m", "piede": "m", "fiume": "m",
    "nome": "m", "paese": "m", "ponte": "m", "dente": "m", "caffè": "m",
}  # fmt: skip


def put(text: str, values: Mapping[str, Scalar], genders: Mapping[str, Genders] | None = None) -> str:
    """Return the text with every known value in braces put in, in the form that is asked for; others stay.

    Args:
        text: the author's text.
        values: what stands for each name.
        genders: Italian genders by name and value, where the ending does not tell.
    """
    if "{" not in text:
        return text

    def one(found: re.Match[str]) -> str:
        name, form = found[1], found[2]
        if name not in values:
            return found[0]
        shown = str(values[name])
        if form is None:
            return shown
        formed = inflect(shown, form, gender=(genders or {}).get(name, {}).get(shown))
        return found[0] if formed is None else formed

    return IN_BRACES.sub(one, text)


def inflect(value: str, form: str, *, gender: Gender | None = None) -> str | None:
    """Return a value in a form, or None when there is no such form.

    Args:
        value: what is shown.
        form: `a`, `the`, `'s`; an Italian article; a pair of Korean particles; `one|many`; after `-`, the form alone.
        gender: of an Italian word, where the author has given it.
    """
    alone = form.startswith("-") and len(form) > 1
    wanted = form[1:] if alone else form
    for apply in (_plural, _particle, _english, _italian):
        formed = apply(value, wanted, gender)
        if formed is not None:
            before, after = formed
            return f"{before}{after}".strip() if alone else f"{before}{value}{after}"
    return None


def is_form(form: str) -> bool:
    """Tell whether there is such a form."""
    return inflect("1", form) is not None


def last_sound(value: str) -> Sound:
    """Return what a value ends in when it is read aloud in Korean; digits and Latin letters have their Korean names."""
    word = re.sub(r"[\W_]+$", "", value.replace("%", " 퍼"))
    if not word:
        return "vowel"
    last = word[-1]
    if ord(last) in _SYLLABLES:
        final = (ord(last) - _SYLLABLES.start) % 28
        return "vowel" if final == 0 else "rieul" if final == _RIEUL else "consonant"
    if last.isdigit():
        return _number_sound(word)
    unit = _UNIT.search(word)
    if unit is not None and unit[1].lower() in _UNITS:
        return _UNITS[unit[1].lower()]
    return _latin_sound(re.split(r"[\W\d_]+", word)[-1])


def italian_gender(word: str) -> Gender | None:
    """Return the gender of an Italian noun by its first word's ending, or None where it does not tell."""
    first = re.split(r"[\s']+", word.strip().lower(), maxsplit=1)[0] if word.strip() else ""
    if first in _IRREGULAR:
        return _IRREGULAR[first]
    if first.endswith(("ema", "oma", "amma")):
        return "m"
    if _FEMININE.search(first):
        return "f"
    return "m" if _MASCULINE.search(first) else None


def _number_sound(word: str) -> Sound:
    """A number ends in the name of its last digit, or of its last unit where zeros follow: 십, 백, 천, 만, 억, 조."""
    digits = re.search(r"[\d,.]*\d$", word)
    plain = digits[0].replace(",", "") if digits is not None else word[-1]
    zeros = len(plain) - len(plain.rstrip("0"))
    if 12 <= zeros < 16 and "." not in plain:
        return "vowel"
    return _DIGITS.get(plain[-1], "vowel")


def _latin_sound(word: str) -> Sound:
    """An abbreviation is spelt out; a word ends as it is commonly transcribed (line: 라인, cup: 컵, desk: 데스크)."""
    if not word:
        return "vowel"
    if word.isupper() or len(word) == 1:
        return _LETTERS.get(word[-1].lower(), "vowel")
    low = word.lower()
    if re.search(r"[^aeiouy]e$", low):
        return {"l": "rieul", "m": "consonant", "n": "consonant"}.get(low[-2], "vowel")  # type: ignore[return-value]  # literals above
    if low.endswith("ng") or low[-1] in "mn":
        return "consonant"
    if low[-1] == "l":
        return "rieul"
    short = re.search(r"(?:^|[^aeiou])[aeiou](?:[ptkcb]|ck)$", low)
    return "consonant" if short else "vowel"


Formed = tuple[str, str]
"""What stands before and after the value."""


def _plural(value: str, form: str, _gender: Gender | None) -> Formed | None:
    one, bar, many = form.partition("|")
    if not bar or not one.strip() or not many.strip() or "|" in many:
        return None
    return "", f" {one if value.strip().lower() in ('1', 'one', 'un', 'uno', 'una') else many}"


def _particle(value: str, form: str, _gender: Gender | None) -> Formed | None:
    closed, slash, open_ = form.partition("/")
    if not slash:
        return None
    if f"{open_}/{closed}" in KOREAN:
        closed, open_ = open_, closed
    elif form not in KOREAN:
        return None
    sound = last_sound(value)
    takes_open = sound == "vowel" or (sound == "rieul" and form in ("으로/로", "로/으로"))
    return "", open_ if takes_open else closed


def _english(value: str, form: str, _gender: Gender | None) -> Formed | None:
    low = form.lower()
    if low not in ENGLISH:
        return None
    if low == "'s":
        return "", "'" if value.endswith("s") else "'s"
    article = low if low == "the" else "an" if _takes_an(value) else "a"
    return f"{_capital_as(form, article)} ", ""


def _takes_an(value: str) -> bool:
    word = re.sub(r"^\W+", "", value)
    number = re.match(r"\d+", word)
    if number is not None:
        return re.fullmatch(r"8\d*|1[18](\d{3})*", number[0]) is not None
    first = re.split(r"[\s\-]+", word, maxsplit=1)[0]
    if first in _SPELT or (first.isupper() and not re.search(r"[AEIOU]", first[1:])):
        return first[0] in _AN_LETTERS
    return bool(_AN.match(word)) and not _A.match(word)


def _italian(value: str, form: str, gender: Gender | None) -> Formed | None:
    low = form.lower()
    if low not in ITALIAN:
        return None
    guessed = italian_gender(value) if low in _SINGULAR_ONLY else _gender_of_many(value)
    start = 3 if (gender or guessed or "m") == "f" else 0
    word = re.sub(r"^\W+", "", value)
    shape = 2 if _begins_with_vowel(word) else 1 if _HARD.match(word) else 0
    return _capital_as(form, ITALIAN[low][start + shape]), ""


def _gender_of_many(value: str) -> Gender | None:
    first = re.split(r"[\s']+", value.strip().lower(), maxsplit=1)[0]
    return "f" if first.endswith(("e", "zioni", "tà", "foto", "auto", "chiavi", "mani")) else "m"


def _begins_with_vowel(word: str) -> bool:
    if re.match(r"i[aeou]", word, re.IGNORECASE):
        return False
    return bool(re.match(r"(?:h?[aeiouàèéìòù]|8|11\b|1\b)", word, re.IGNORECASE))


def _capital_as(form: str, word: str) -> str:
    return word[:1].upper() + word[1:] if form[:1].isupper() else word
