"""Looks at what is true in a case: facts that clash, that nobody tells or needs, and what gives them away early."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from simulator.errors import Problem
from simulator.scenario.beats import Beat, Branch
from simulator.scenario.check.case import Case
from simulator.scenario.check.literals import Literal, ways
from simulator.scenario.check.shared import Pack, once, records_of
from simulator.scenario.check.words import Words, plain, stands_in, width
from simulator.scenario.model import CaseFact
from simulator.scenario.references import language_words
from simulator.scenario.shape import Record
from simulator.scenario.strict_yaml import Keys

NUMBER = re.compile(r"(?<![A-Za-z0-9_.,])\d+(?:[.,:]\d+)*(?![A-Za-z0-9_])")
_SECRET = 4
_COMMON = 6
"""A value shorter than the first, or a single plain word shorter than the second, gives nothing away."""


def find_untold(case: Case) -> Iterator[Problem]:
    """Yield facts that the customer can never tell, and facts that nothing in the case needs."""
    topics, _ = language_words(case.record.get("language"))
    askable = {*topics, *(key.raw for name in ("topics", "examples") for key, _ in case.record.entries(name))}
    askable |= {name for name, action in case.actions.items() if action.get("words")}
    named = _named(case)
    for fact, _twist in case.facts:
        name = fact.get("id", "")
        if fact.get("known_to") == "customer":
            yield from _untellable(case, fact, askable if topics else None)
        elif (
            _is_whole(fact)
            and name not in named
            and not any(fact.get(key) for key in ("topic", "value", "values", "contradicts"))
        ):
            message = f"Nothing needs the fact `{name}`: no condition, no `must_say`, and no value to check it by."
            yield fact.problem(fact.place("id"), "F602", message, "Give it `value` and `topic`, or take it out.")


def _is_whole(record: Record) -> bool:
    """Tell whether every key that was written fits the format; if not, what seems missing may be misspelt."""
    return not isinstance(record.node, Keys) or len(record.node.entries) == len(record)


def _untellable(case: Case, fact: Record, askable: set[str] | None) -> Iterator[Problem]:
    name, tell = fact.get("id", ""), fact.get("tell")
    if isinstance(tell, Record):
        if not case.possible.can(tell, "reply"):
            message = f"The customer can never tell `{name}`: its `tell` can never hold."
            yield fact.problem(tell.node, "F601", message, "Name a topic that one asks for, or a trust within reach.")
    elif askable is not None and fact.place("tell") is fact.node and name not in askable and not fact.get("topic"):
        message = f"The customer can never tell `{name}`: it is no topic that one can be heard asking for."
        yield fact.problem(
            fact.place("id"), "F601", message, "Give it `tell: {asked: TOPIC}`, or phrases under `topic`."
        )


def find_topics(case: Case) -> Iterator[Problem]:
    """Yield topics of the case that no condition and no fact uses."""
    used = _named(case) | case.fact_ids
    heard = {plain(phrase) for fact, _ in case.facts for phrase in fact.get("topic", ())}
    for key, _ in case.record.entries("topics"):
        phrases = {plain(phrase) for phrase in case.record.get("topics", {}).get(key.raw, ())}
        if key.raw not in used and not phrases & heard:
            message = f"No fact and no condition has the topic `{key.raw}`."
            yield case.record.problem(key, "F611", message, "Ask for it in a condition or a `tell`, or take it out.")


def _named(case: Case) -> frozenset[str]:
    """Return every name that a condition or a list of the case uses."""
    found = {str(value) for condition in case.conditions for value in condition.values() if isinstance(value, str)}
    for record in case.own:
        for field in ("must_say", "without", "articles", "skills"):
            found |= {name for name in record.get(field) or () if isinstance(name, str)}
    return frozenset(found)


def find_clashes(case: Case) -> Iterator[Problem]:
    """Yield facts that contradict themselves or each other."""
    for owner in (case.record, *case.twists.values()):
        facts = [fact for fact in case.items("facts", owner) if fact.get("known_to") != "customer"]
        nobody_knows = _by_topic(case.items("unknown"))
        before: dict[str, list[Record]] = {}
        for fact in facts:
            yield from _within(case, fact)
            clashes = (problem for other in _sharing(fact, before) for problem in _between(case, fact, other))
            yield from islice(clashes, 1)  # one is enough to look at the fact
            for nobody in _sharing(fact, nobody_knows):
                yield from _known_and_unknown(fact, nobody)
            for phrase in _topics(fact):
                before.setdefault(phrase, []).append(fact)


def _by_topic(facts: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for fact in facts:
        for phrase in _topics(fact):
            found.setdefault(phrase, []).append(fact)
    return found


def _sharing(fact: Record, known: dict[str, list[Record]]) -> list[Record]:
    """Return the facts that share a topic with one, each once."""
    return list({id(other): other for phrase in sorted(_topics(fact)) for other in known.get(phrase, ())}.values())


def _within(case: Case, fact: Record) -> Iterator[Problem]:
    right = _forms(case, fact)
    for number, wrong in enumerate(fact.get("contradicts", ())):
        if plain(wrong) in right:
            message = f"`{wrong}` is both a right and a wrong value of the fact `{fact.get('id')}`."
            node = fact.place("contradicts", number)
            yield fact.problem(node, "F604", message, "Take it out of one of the two lists.")
    says = " ".join(fact.get("says", ()))
    if fact.get("type") == "yes_no" or not NUMBER.search(says):
        return
    said = {found for each in case.filled(says) for found in NUMBER.findall(each)}
    meant = {found for each in case.filled(fact.get("value", "")) for found in NUMBER.findall(each)}
    if meant and not meant & said:
        message = f"The fact `{fact.get('id')}` says another number than its value `{fact['value']}`."
        yield fact.problem(fact.place("says"), "F605", message, "Make sentence and value agree.")


def _between(case: Case, fact: Record, other: Record) -> Iterator[Problem]:
    shared = _topics(fact) & _topics(other)
    if not shared or not fact.get("value") or not other.get("value") or fact.get("type") != other.get("type"):
        return
    if _forms(case, fact) & _forms(case, other):
        return
    about = sorted(shared)[0]
    message = f"The facts `{other.get('id')}` and `{fact.get('id')}` give two values for `{about}`."
    yield fact.problem(fact.place("value"), "F603", message, "Keep one, or give them topics of their own.")


def _known_and_unknown(fact: Record, nobody: Record) -> Iterator[Problem]:
    shared = sorted(_topics(fact) & _topics(nobody))
    if shared:
        message = f"`{shared[0]}` belongs to the fact `{fact.get('id')}`, and here nobody can know it."
        yield nobody.problem(nobody.place("topic"), "F606", message, "Take the phrase out of one of them.")


def _topics(fact: Record) -> set[str]:
    return {plain(phrase) for phrase in fact.get("topic", ())}


def _forms(case: Case, fact: Record) -> set[str]:
    """Return the right values of a fact as they are compared, in every way in which seeds may draw them."""
    written = (fact.get("value", ""), *fact.get("values", ()))
    return {plain(each) for form in written if form for each in case.filled(form)}


def find_given_away(case: Case) -> Iterator[Problem]:
    """Yield texts that tell what the trainee still has to find out: a hidden fact, or the twist."""
    hidden = [f for f, _ in case.facts if f.get("known_to") == "customer" and isinstance(f.get("tell"), Record)]
    for fact in hidden:
        secrets = [plain(form) for form in (fact.get("value", ""), *fact.get("values", ())) if _is_telling(form)]
        yield from _leaks(case, fact, [secret for secret in secrets if "{" not in secret])
    briefing = plain(str(case.record.get("briefing", "")))
    for name, twist in case.twists.items():
        for key, node in twist.entries("record"):
            text = plain(str(twist["record"].get(key.raw, "")))
            if _is_telling(str(twist["record"].get(key.raw, ""))) and "{" not in text and stands_in(text, briefing):
                message = (
                    f"The briefing gives the twist `{name}` away: it has the words of its record line `{key.raw}`."
                )
                yield twist.problem(node, "F609", message, "Take them out of the briefing.")


def _is_telling(form: str) -> bool:
    """Tell whether a value is so particular that its words give it away."""
    plain_word = form.isalpha() and form.islower()
    return width(form) >= (_COMMON if plain_word else _SECRET)


def _leaks(case: Case, fact: Record, secrets: Sequence[str]) -> Iterator[Problem]:
    name = fact.get("id", "")
    secrets = [secret for secret in secrets if secret in case.told_text]
    for words, text in case.told_words if secrets else ():
        found = next((secret for secret in secrets if stands_in(secret, text)), None)
        if found is None:
            continue
        if words.field == "briefing":
            message = f"The briefing gives away `{found}`, which only the customer knows (`{name}`)."
            yield words.problem("F607", message, "Take it out: the trainee has to ask.")
        elif words.record.kind in (Beat, Branch) and not _after_telling(case, words, name, found):
            message = f"The customer says `{found}` here, though the fact `{name}` may not have been told yet."
            yield words.problem("F608", message, f"Say it without, or ask for `told: {name}`.")


def _after_telling(case: Case, words: Words, name: str, secret: str) -> bool:
    """Tell whether a line is only said once a fact was told, or in answer to somebody who knows it."""
    owners = [words.record]
    if words.record.kind is Branch:
        owners += [beat for beat in case.items("beats") if words.record in case.items("then", beat)]
    for owner in owners:
        when = owner.get("when")
        found = ways(when) if isinstance(when, Record) else ()
        if found and all(any(_knows(case, each, name, secret) for each in way) for way in found):
            return True
    return False


def _knows(case: Case, literal: Literal, name: str, secret: str) -> bool:
    if not literal.wanted:
        return False
    if literal.key == "told":
        return literal.value == name
    phrases = case.phrases.get(str(literal.value), ()) if literal.key in ("said", "acknowledged") else ()
    return any(plain(phrase) in secret or secret in plain(phrase) for phrase in phrases)


def find_numbers(case: Case) -> Iterator[Problem]:
    """Yield numbers in what the customer says that nothing in the case declares."""
    declared = _declared_numbers(case)
    for words in case.own_words:
        if words.record.file != case.record.file or not words.spoken or words.record.kind is CaseFact:
            continue
        for number in dict.fromkeys(NUMBER.findall(words.text)):
            if number not in declared:
                message = f"The number {number} in this line stands in no fact, value or record."
                yield words.problem("F610", message, "Declare it as a fact or a value, or write it in words.")


def _declared_numbers(case: Case) -> frozenset[str]:
    own = {number for choices in case.values.values() for choice in choices for number in NUMBER.findall(choice)}
    shared = {number for pack in case.packs for number in once(_numbers_of_pack, pack)}
    return frozenset({*own, *_numbers_in(case.unpacked), *shared})


def _numbers_of_pack(pack: Pack) -> Iterator[str]:
    return _numbers_in(records_of(pack))


def _numbers_in(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        if record.kind in (Beat, Branch):
            continue
        for value in record.values():
            parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
            for part in parts:
                if isinstance(part, str | int | float):
                    yield from NUMBER.findall(str(part))
