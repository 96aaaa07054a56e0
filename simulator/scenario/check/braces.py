"""Looks at values in braces: neighbours that need another form, values that nothing uses, copies that a seed belies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from simulator.errors import Problem
from simulator.scenario.check.case import Case
from simulator.scenario.check.shared import Pack, once, records_of
from simulator.scenario.check.words import Words, stands_in, width
from simulator.scenario.grammar import IN_BRACES, ITALIAN, KOREAN, inflect
from simulator.scenario.model import Draw
from simulator.scenario.problems import suggest
from simulator.scenario.shape import Record

_ARTICLE = re.compile(r"(?i)(?<![\w'])(an?) \{([a-z][a-z0-9_]*)\}")
_COUNTED = re.compile(r"\{([a-z][a-z0-9_]*)\} ([^\W\d_]+)")
_PARTICLE = re.compile(r"\{([a-z][a-z0-9_]*)\}(으로|은|는|이|가|을|를|과|와|로)(?![가-힣])")
_ITALIAN = re.compile(r"(?i)(?<![\w'])((?:[a-z]{1,6} )|(?:[a-z]{1,5}['’]))\{([a-z][a-z0-9_]*)\}")
_ITALIAN_FORMS = {written.strip(): form for form, six in reversed(tuple(ITALIAN.items())) for written in six}
"""The form that an Italian article belongs to."""
_UNITS = frozenset(
    [
        "day",
        "hour",
        "minute",
        "week",
        "month",
        "year",
        "item",
        "parcel",
        "order",
        "night",
        "giorno",
        "ora",
        "minuto",
        "mese",
        "settimana",
    ]
)
_NO_NOUNS = frozenset(["is", "was", "has", "as", "this", "its", "us", "does", "yes", "plus", "less"])
"""Words after a number that end as plurals do, and are none."""
_LONG_ENOUGH = 4


def find_forms(case: Case) -> Iterator[Problem]:
    """Yield bare values whose neighbours would have to change with what is drawn."""
    language = case.record.get("language")
    finders = {"en": (_english, _counted), "ko": (_korean,), "it": (_italian, _counted)}.get(str(language), ())
    for words in case.words:
        if "{" in words.text:
            for finder in finders:
                yield from finder(case, words)


def _english(case: Case, words: Words) -> Iterator[Problem]:
    for article, name in _ARTICLE.findall(words.text):
        yield from _formed(case, words, name, "a", f"{article.lower()} ", "")


def _korean(case: Case, words: Words) -> Iterator[Problem]:
    for name, particle in _PARTICLE.findall(words.text):
        form = next((pair for pair in KOREAN if particle in pair.split("/")), "")
        yield from _formed(case, words, name, form, "", particle)


def _italian(case: Case, words: Words) -> Iterator[Problem]:
    for article, name in _ITALIAN.findall(words.text):
        written = article.lower().replace("’", "'")
        form = _ITALIAN_FORMS.get(written.strip())
        if form is not None:
            yield from _formed(case, words, name, form, written, "")


def _formed(case: Case, words: Words, name: str, form: str, before: str, after: str) -> Iterator[Problem]:
    """Yield a problem when some value that may be drawn calls for another form than the one that is written."""
    for choice in _choices(case, name):
        right = inflect(choice, form)
        if right is not None and right != f"{before}{choice}{after}":
            message = (
                f"`{before}{{{name}}}{after}` does not fit `{choice}`, which some seeds draw: it must be `{right}`."
            )
            yield words.problem("W811", message, f"Write `{{{name}:{form}}}` in its place.")
            return


def _choices(case: Case, name: str) -> tuple[str, ...]:
    if name == "customer":
        customer = case.record.get("customer")
        return (str(customer.get("name", "")),) if isinstance(customer, Record) else ()
    return case.values.get(name, ())


def _counted(case: Case, words: Words) -> Iterator[Problem]:
    english = case.record.get("language") == "en"
    for name, noun in _COUNTED.findall(words.text):
        choices = [choice for choice in case.values.get(name, ()) if choice.isdigit()]
        many = noun.endswith("s" if english else "i") and not noun.endswith("ss") and noun not in _NO_NOUNS
        wrong = "1" if many and "1" in choices else next((c for c in choices if c != "1" and noun in _UNITS), "")
        if wrong:
            message = f"`{{{name}}} {noun}` becomes `{wrong} {noun}` with some seeds."
            form = "day|days" if english else "giorno|giorni"
            yield words.problem("W811", message, f"Write both forms in the braces, as in `{{{name}:{form}}}`.")


def find_values(case: Case) -> Iterator[Problem]:
    """Yield values that nothing uses, that never change, or that are copied out into a text."""
    used = _used(case)
    entries = case.record.entries("values")
    for key, node in entries:
        if key.raw not in used:
            message = f"Nothing uses the value `{key.raw}`."
            yield case.record.problem(key, "W812", message, f"Write `{{{key.raw}}}` where it belongs, or take it out.")
        value = case.record.get("values", {}).get(key.raw)
        choices = case.values.get(key.raw, ())
        if isinstance(value, Record) and value.kind is Draw and len(set(choices)) < max(2, len(choices)):
            message = (
                f"The choices of `{key.raw}` are not all different."
                if len(choices) > 1
                else (f"`{key.raw}` has one choice, so that it never changes.")
            )
            yield case.record.problem(node, "W813", message, "Give several, or write the value itself.")
    yield from _twisted(case, used)
    if not any(len(set(choices)) > 1 for choices in case.values.values()) and "beats" in case.record:
        message = "No value changes with the seed: whoever has played this case knows the answers."
        yield case.record.problem(case.record.place("values"), "W815", message, "Draw some values: `{any: [4, 6]}`.")
    yield from _copies(case)


def _twisted(case: Case, used: set[str]) -> Iterator[Problem]:
    """Yield values that a twist adds and nothing uses: mostly the name of the one that was meant is another."""
    own = frozenset(key.raw for key, _ in case.record.entries("values"))
    for name, twist in case.twists.items():
        for key, _ in twist.entries("values"):
            if key.raw not in used | own:
                message = f"Nothing uses the value `{key.raw}`, which the twist `{name}` adds."
                near = suggest(key.raw, own)
                remedy = near if near.startswith("Did you mean") else f"Write `{{{key.raw}}}` where it belongs."
                yield twist.problem(key, "W812", message, remedy)


def _used(case: Case) -> set[str]:
    shared = {name for pack in case.packs for name in once(_used_in_pack, pack)}
    return {*_used_in(case.unpacked), *shared}


def _used_in_pack(pack: Pack) -> Iterator[str]:
    return iter(_used_in(records_of(pack)))


def _used_in(records: Iterable[Record]) -> set[str]:
    found: set[str] = set()
    for record in records:
        for value in record.values():
            parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
            for part in parts:
                if isinstance(part, str) and "{" in part:
                    found |= {name for name, _ in IN_BRACES.findall(part)}
        follows = record.get("follows")
        found |= {follows} if isinstance(follows, str) else set()
    return found


def _copies(case: Case) -> Iterator[Problem]:
    every = "\n".join(words.text for words in case.own_words)
    drawn = {
        name: tuple(choice for choice in choices if width(choice) >= _LONG_ENOUGH and choice in every)
        for name, choices in case.values.items()
        if len(set(choices)) > 1
    }
    for words in case.own_words:
        if words.record.file != case.record.file:
            continue
        for name, choices in drawn.items():
            standing = [choice for choice in choices if choice in words.text]
            found = next((choice for choice in standing if stands_in(choice, words.text)), None)
            if found is not None:
                message = f"`{found}` is one of the choices of `{name}`: with other seeds this text is wrong."
                remedy = "Put it more generally." if words.field == "title" else f"Write `{{{name}}}`."
                yield words.problem("W814", message, remedy)
