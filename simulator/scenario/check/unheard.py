"""Finds what can never come to pass although each name in it is declared: words, quotes, silences, debts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from simulator.errors import Problem
from simulator.scenario.beats import Beat, Branch
from simulator.scenario.check.case import Case
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact
from simulator.scenario.persona import Abuse
from simulator.scenario.references import DESK_ACTIONS, language_words
from simulator.scenario.shape import Record

QUOTED = "{quoted}"
_TALK = ("asked", "said", "denied", "acknowledged", "offered", "promised", "refused")
_EVERYWHERE = frozenset({"any", "feeling", "generic"})
_CONTACTS = frozenset({"call_back", "message"})
"""Acts whose promise can take an obligation on; the ledger of the engine has them."""
_JUST_SPOKEN: Mapping[type, tuple[str, ...]] = {
    Abuse: ("when",),
    Beat: ("when", "until"),
    Branch: ("when",),
    CaseFact: ("tell",),
}
"""Conditions that are looked at when the trainee has just replied: no silence lasts then."""
_STANDING = frozenset({"any", "issue", "handover", "check_back"})
"""What is no promise of a reply, or may be any."""


def find_unheard(case: Case) -> Iterator[Problem]:
    """Yield conditions on words that no reply can be heard to hold: what they name has no phrases."""
    heard = _heard(case)
    if heard is None:
        return
    actions = {*case.actions, *DESK_ACTIONS}
    for condition in case.conditions:
        name, value = next(((name, condition[name]) for name in _TALK if name in condition), ("", ""))
        if not name or condition.file != case.record.file or value in heard | _EVERYWHERE:
            continue
        if value in case.actions:
            remedy = f"Give `{value}` the act that it amounts to (`means: [refund]`), or phrases (`words: [...]`)."
        elif value in case.fact_ids or value in case.phrases:
            remedy = f"Give `{value}` phrases by which people speak of it, under `topic` or in `topics`."
        else:
            continue  # an unknown name is the loader's business
        message = f"`{name}: {value}` never holds: nothing that is written is heard as `{value}`."
        yield condition.problem(condition.place(name), "N001", message, remedy)
    yield from _empty_topics(case, actions)


def _heard(case: Case) -> frozenset[str] | None:
    """Return every name that the reading of a reply can hold; None where the language or the desk is not known."""
    topics, acts = language_words(case.record.get("language"))
    if not topics or case.company is None:
        return None
    facts = [fact for fact, _ in case.facts] + _with_twists(case, "unknown")
    told = {fact.get("id", "") for fact in facts if fact.get("topic") or _is_company_value(fact)}
    own = {name for name, phrases in case.record.get("topics", {}).items() if phrases}
    done = {name for name, each in case.versions.items() if any(a.get("means") or a.get("words") for a in each)}
    shown = {name for name, sentences in case.record.get("examples", {}).items() if sentences}
    return frozenset({*topics, *acts, *told, *own, *done, *shown, *(DESK_ACTIONS - set(case.actions))})


def _is_company_value(fact: Record) -> bool:
    return fact.get("known_to") != "customer" and bool(fact.get("value") or fact.get("values"))


def _with_twists(case: Case, name: str) -> list[Record]:
    return [item for owner in (case.record, *case.twists.values()) for item in case.items(name, owner)]


def _empty_topics(case: Case, actions: set[str]) -> Iterator[Problem]:
    """Yield topics of the case without a phrase, unless a fact or an action of that name brings some."""
    for key, node in case.record.entries("topics"):
        heard = case.phrases.get(key.raw) or key.raw in actions or case.record.get("examples", {}).get(key.raw)
        if case.record["topics"].get(key.raw) == () and not heard:
            message = f"The topic `{key.raw}` has no phrases: nobody can be heard to speak of it."
            yield case.record.problem(node, "N001", message, "Write the words that people use for it.")


def find_unquotable(case: Case) -> Iterator[Problem]:
    """Yield later scenes whose `{quoted}` nothing fills, or that begin without a word when nothing was promised."""
    _, acts = language_words(case.record.get("language"))
    if not acts or case.company is None:
        return
    for scene in case.items("scenes"):
        says = [text for text in scene.get("says", ()) if isinstance(text, str)]
        quotes = [text for text in says if QUOTED in text]
        field, names = _quoted_by(scene)
        if (quotes or scene.get("quotes")) and names and not any(_is_promised(case, name, acts) for name in names):
            listed = " or ".join(f"`{name}`" for name in names)
            message = f"`{QUOTED}` can never be filled: no promise of a reply is one of {listed}."
            remedy = "Write under `quotes` the act that is promised, such as `message`, or give the action its `means`."
            yield scene.problem(scene.place(field), "N002", message, remedy)
        elif quotes and len(quotes) == len(says) and not _needs_promise(scene.get("opens_if"), names):
            message = f"Each wording has `{QUOTED}`, and the scene opens also where nothing was promised."
            remedy = "Write a wording without it, or let `opens_if` ask for the promise."
            yield scene.problem(scene.place("says"), "N003", message, remedy)


def _quoted_by(scene: Record) -> tuple[str, tuple[str, ...]]:
    """Return the key that says whose words are quoted, and what it names, as the engine takes it."""
    if scene.get("quotes"):
        return "quotes", (scene["quotes"],)
    return "opens_if", tuple(name for _, name in _named(scene.get("opens_if")) if name not in _STANDING)


def _named(condition: object) -> Iterator[tuple[str, str]]:
    """Yield what a condition says of promises: that one was settled, is due, or was made."""
    if not isinstance(condition, Record):
        return
    for part in (*condition.get("all", ()), *condition.get("any", ())):
        yield from _named(part)
    yield from ((key, condition[key]) for key in ("settled", "due", "promised") if key in condition)


def _is_promised(case: Case, name: str, acts: frozenset[str]) -> bool:
    """Tell whether a promise of a reply can be what a name stands for: an act, an action, or an obligation."""
    if name in acts or any(acts & set(action.get("means", ())) for action in case.versions.get(name, ())):
        return True
    owed = [each for each in _with_twists(case, "obligations") if each.get("id") == name]
    met_by = {action for each in owed for action in each.get("met_by", ())}
    return any(_CONTACTS & {a, *each.get("means", ())} for a in met_by for each in case.versions.get(a, ()))


def _needs_promise(condition: object, names: tuple[str, ...]) -> bool:
    """Tell whether a condition holds only after one of the named promises; nothing is known of an obligation."""
    if not isinstance(condition, Record):
        return False
    if "all" in condition:
        return any(_needs_promise(part, names) for part in condition["all"])
    if "any" in condition:
        return all(_needs_promise(part, names) for part in condition["any"])
    return any(key in condition for key in ("settled", "due", "promised"))


def find_over_silences(case: Case) -> Iterator[Problem]:
    """Yield silences that are asked for where the trainee has just spoken."""
    for record in case.own:
        for field in _JUST_SPOKEN.get(record.kind, ()):
            for part in _parts(record.get(field)):
                if "silent_for" in part and str(part["silent_for"]).strip("0") not in ("s", "m", "h", "d"):
                    message = f"`silent_for` never holds in `{field}`: it is looked at when somebody has just spoken."
                    remedy = "Write what is said into a silence under `interjections`."
                    yield part.problem(part.place("silent_for"), "N004", message, remedy)


def _parts(condition: object) -> Iterator[Record]:
    """Yield the conditions in a condition that must hold or may, not those that must not."""
    if isinstance(condition, Record) and condition.kind is Condition:
        yield condition
        for part in (*condition.get("all", ()), *condition.get("any", ())):
            yield from _parts(part)


def find_early_debts(case: Case) -> Iterator[Problem]:
    """Yield what asks in the only contact for an obligation, which is owed from the end of that contact on."""
    if case.record.get("scenes"):
        return
    owed = frozenset(each.get("id", "") for each in _with_twists(case, "obligations"))
    for record in case.own:
        for field in ("when", "until", "tell") if record.kind in (*_JUST_SPOKEN,) else ():
            found = filter(partial(_asks_for, owed=owed), _parts(record.get(field)))
            for part in found:
                key = "due" if "due" in part else "settled"
                message = f"`{key}: {part[key]}` never holds here: it is owed from the end of the contact on."
                remedy = "Ask for it in `endings`, or write a later scene."
                yield part.problem(part.place(key), "N005", message, remedy)


def _asks_for(part: Record, owed: frozenset[str]) -> bool:
    return part.get("due", part.get("settled")) in owed
