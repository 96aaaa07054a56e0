"""Loads language packs from their data files; the only place in `scoring` that reads files for the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from scoring.reading.figures import Figures
from scoring.reading.inflection import FORMS, Inflection, Suffix, stem
from scoring.reading.notation import EXPRESSION, Groups, Notation, compile_expression, compile_pattern, split_words
from scoring.reading.numbers import NumberWords
from scoring.reading.pack import TOPIC_GAP, Calendar, Guesser, Kinship, LanguagePack, Topic
from scoring.reading.patterns import Expression, Pattern, build_index
from scoring.reading.slips import Slips
from scoring.reading.spelling import build_speller
from scoring.reading.tokens import ChatRule, Opening, Spellings

Data = Mapping[str, Any]
WORD = re.compile(r"(?<![<\w])[^\W\d_]+(?![\w>])")
PARTS = ("spelling", "values", "groups", "marks", "topics", "acts", "borders")
LINES = ("opens", "after_comma", "joins", "always", "subordinates")
"""What the borders file says in patterns."""
WORDS = ("binds", "soft_binds", "complements", "objects")
"""What it says in single words."""
LEXICONS = ("topic", "ask", "act", "mark")


@cache
def load_pack(language: str) -> LanguagePack | None:
    """Return the pack of a language, or None when there is none.

    Args:
        language: code such as "en".
    """
    if not (language.isascii() and language.isalpha() and len(language) < 9):
        return None
    room = files("scoring.languages") / language
    if not (room / "marks.json").is_file():
        return None
    data = {part: json.loads((room / f"{part}.json").read_text(encoding="utf-8")) for part in PARTS}
    listed = room / "words.txt"
    words = frozenset(listed.read_text(encoding="utf-8").split() if listed.is_file() else ())
    frequent = json.loads((files("scoring.languages") / "function_words.json").read_text(encoding="utf-8"))
    pack = build_pack(language, data, words, {code: frozenset(text.split()) for code, text in frequent.items()})
    likeness, learnt = room / "likeness.json", room / "guesses.json"
    if likeness.is_file():
        pack = replace(pack, kinship=_kinship(json.loads(likeness.read_text("utf-8"))))
    return replace(pack, guesser=_guesser(json.loads(learnt.read_text("utf-8")))) if learnt.is_file() else pack


def _guesser(data: Data) -> Guesser:
    """Return the weights as the file of `python -m scoring.training guesses` holds them: label, weight, label, ..."""
    return Guesser(
        labels=tuple((kind, what) for kind, what in data["labels"]),
        bias=tuple(data["bias"]),
        weights=data["weights"],
    )


def _kinship(data: Data) -> Kinship:
    """Return how a language tells likeness; what its file does not say is as it is for any language."""
    plain = ("asked", "told", "beside", "apart", "pairs", "phrases", "beyond")
    given: dict[str, Any] = {name: data[name] for name in plain if name in data}
    given |= {name: tuple(data[name]) for name in ("begins", "grams") if name in data}
    return Kinship(**given, endings=_regex(data, "endings"), idle=_regex(data, "idle"))


def build_pack(
    language: str, data: Mapping[str, Data], words: frozenset[str], function_words: Mapping[str, frozenset[str]]
) -> LanguagePack:
    """Return a pack built from plain data.

    Args:
        language: code of the language.
        data: the parsed files by name (`PARTS`).
        words: real words of the language.
        function_words: language to its most frequent words.

    Raises:
        KeyError: a part is missing.
        ValueError: a pattern is malformed.
    """
    inflection = _inflection(data["spelling"]["inflection"])
    named = {**data["groups"], **data["values"]["groups"]}
    groups: Groups = {name: split_words(text.split(), inflection) for name, text in named.items()}
    forge = _Forge(groups, inflection)
    lexicon = _lexicon(forge, data)
    values = forge.many("value", data["values"]["patterns"], inflect=False, gap=0)
    borders = data["borders"]
    border_patterns = forge.many("border", {name: borders[name] for name in LINES}, inflect=False, gap=0)
    forge.surface.update(word for text in named.values() for word in WORD.findall(text))
    wanted = _wanted(forge.surface, words, data["spelling"]["forms"])
    return LanguagePack(
        language=language,
        spellings=_spellings(data["spelling"], inflection, words, function_words[language], wanted),
        groups=groups,
        lexicon=build_index(lexicon, forge.expressions(*LEXICONS)),
        value_patterns=build_index(values, forge.expressions("value")),
        borders=build_index(border_patterns),
        topics={name: _topic(name, each) for name, each in data["topics"].items()},
        calendar=_calendar(data["values"], inflection),
        function_words=function_words,
        closes=_regex(borders, "closes"),
        apart=_regex(borders, "apart"),
        either=_regex(borders, "either"),
        holding=_regex(borders, "holding"),
        glue=_regex(borders, "glue"),
        glue_short=_regex(borders, "glue_short"),
        binds=frozenset(borders["binds"].split()),
        soft_binds=frozenset(borders["soft_binds"].split()),
        complements=frozenset(borders["complements"].split()),
        objects=frozenset(borders["objects"].split()),
        act_stems=frozenset(
            root for p in lexicon if p.lexicon == "act" for root in p.elements[0].stems | p.elements[0].words
        ),
    )


def _lexicon(forge: _Forge, data: Mapping[str, Data]) -> list[Pattern]:
    """Return the patterns of topics, of things asked, of acts and of markers."""
    topics = data["topics"]
    says = {name: each["says"] for name, each in topics.items()}
    asks = {name: each["asks"] for name, each in topics.items()}
    return [
        *forge.many("topic", says, inflect=True, gap=TOPIC_GAP),
        *forge.many("ask", asks, inflect=True, gap=TOPIC_GAP),
        *forge.many("act", data["acts"], inflect=True, gap=1),
        *forge.many("mark", data["marks"], inflect=False, gap=0),
    ]


class _Forge:
    """Compiles the patterns of one pack."""

    def __init__(self, groups: Groups, inflection: Inflection) -> None:
        self.notation = Notation(groups=groups, inflection=inflection)
        self.surface: set[str] = set()
        self._expressions: list[Expression] = []

    def expressions(self, *lexicons: str) -> list[Expression]:
        return [each for each in self._expressions if each.lexicon in lexicons]

    def many(self, lexicon: str, lines: Mapping[str, Iterable[str]], *, inflect: bool, gap: int) -> list[Pattern]:
        typed = {name: [text for text in texts if text.startswith(EXPRESSION)] for name, texts in lines.items()}
        for name, texts in typed.items():
            if texts:
                self._expressions.append(compile_expression(texts, lexicon=lexicon, stands_for=name))
        lines = {name: [text for text in texts if text not in typed[name]] for name, texts in lines.items()}
        self.surface.update(word for texts in lines.values() for text in texts for word in WORD.findall(text))
        return [
            compile_pattern(
                text,
                lexicon=lexicon,
                stands_for=name,
                notation=self.notation,
                inflect=inflect,
                gap=gap,
            )
            for name, texts in lines.items()
            for text in texts
        ]


def _inflection(data: Data) -> Inflection:
    return Inflection(
        irregular={word: (root, FORMS[form]) for word, (root, form) in data["irregular"].items()},
        suffixes=tuple(
            Suffix(ending=ending, instead=instead, keep=keep, undouble=undouble, form=FORMS[form])
            for ending, instead, keep, undouble, form in data["suffixes"]
        ),
        silent=tuple(data["silent"]),
        vowels=frozenset(data["vowels"]),
    )


def _topic(name: str, data: Data) -> Topic:
    return Topic(
        id=name,
        under=data.get("under", ""),
        datum=data.get("datum", False),
        generic=data.get("generic", False),
        stock=data.get("stock", False),
        grievance=data.get("grievance", False),
        courtesy=data.get("courtesy", False),
        theirs=data.get("theirs", False),
        broad=data.get("broad", False),
    )


def _wanted(surface: Iterable[str], words: frozenset[str], endings: Iterable[tuple[int, str]]) -> frozenset[str]:
    """Return the words that patterns speak of, with the inflected forms that exist.

    `endings` holds how many letters are taken off and what is added.
    """
    roots = {word for word in surface if len(word) > 2}
    longer = (root[: len(root) - cut] + ending for root in roots for cut, ending in endings if len(root) > 3)
    return frozenset(roots.union(form for form in longer if form in words))


def _spellings(
    data: Data, inflection: Inflection, words: frozenset[str], frequent: frozenset[str], wanted: frozenset[str]
) -> Spellings:
    chat = {word: _rules(rule) for word, rule in data["chat"].items()}
    units = frozenset(data["units"].split())
    numbers = data["numbers"]
    spoken = frozenset(numbers["ones"]) | frozenset(numbers["scales"])
    return Spellings(
        chat=chat,
        endings={ending: tuple(means.split()) for ending, means in data["endings"].items()},
        ending_hosts={ending: frozenset(text.split()) for ending, text in data["ending_hosts"].items()},
        symbols=data["symbols"],
        units=units,
        inflection=inflection,
        numbers=NumberWords(
            ones=numbers["ones"],
            scales=numbers["scales"],
            joins=frozenset(numbers["joins"].split()),
            decimal=numbers["decimal"],
        ),
        speller=build_speller(words, wanted | spoken, frequent, _regex(data, "script")),
        figures=_figures(data["figures"]) if "figures" in data else None,
        ranges=data.get("ranges", "-–"),
        elided=data.get("elided", {}),
        openings=tuple(
            Opening(ending=ending, means=tuple(means.split()), instead=instead)
            for ending, means, instead in data.get("openings", ())
        ),
        loose=_regex(data, "loose"),
        closed=frozenset(data.get("closed", "").split()),
        slips=Slips(rules=tuple((re.compile(typed), meant) for typed, meant in data.get("slips", ()))),
    )


def _regex(data: Data, name: str) -> re.Pattern[str] | None:
    """Return the expression of this name, which a list may spread over lines, or None."""
    text = data.get(name)
    return None if text is None else re.compile(text if isinstance(text, str) else "|".join(text))


def _figures(data: Data) -> Figures:
    names = ("figure", "unit", "written", "spelled", "counted", "time", "alone", "counts")
    return Figures(scales=data["scales"], ones=data["ones"], **{name: re.compile(data[name]) for name in names})


def _rules(rule: object) -> tuple[ChatRule, ...]:
    if isinstance(rule, str):
        return (ChatRule(means=tuple(rule.split())),)
    if not isinstance(rule, list):
        raise ValueError(f"a chat spelling is a text or a list, not {rule!r}")  # noqa: TRY004
    return tuple(
        ChatRule(
            means=tuple(each["as"].split()),
            **{key: frozenset(text.split()) for key, text in each.items() if key != "as"},
        )
        for each in rule
    )


def _calendar(data: Data, inflection: Inflection) -> Calendar:
    return Calendar(
        units={stem(word, inflection)[0]: unit for word, unit in data["units"].items()},
        weekdays=data["weekdays"],
        months={name: i for i, name in enumerate(data["months"], 1)},
        relative=data["relative"],
        clocks=data["clocks"],
        parts=data["parts"],
        afternoon=frozenset(data["afternoon"].split()),
        morning=frozenset(data["morning"].split()),
        working=frozenset(data["groups"]["working"].split()),
        day_first=data["day_first"],
        half_before=data["half_before"],
    )
