"""Checks that every name which a scenario uses is declared: beats, facts, actions, topics, placeholders, moments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scoring.languages.load import load_pack
from scoring.rubric import CAPS, CRITERIA
from simulator.errors import Problem
from simulator.scenario.beats import Branch
from simulator.scenario.braces import check_braces, check_circles
from simulator.scenario.condition import Condition
from simulator.scenario.later import Scene, Survey
from simulator.scenario.model import CriticalRule, Draw, Duty, Forbids, Judging, Obligation, Scenario, Twist
from simulator.scenario.moments import MOMENTS, OF_SOME
from simulator.scenario.packs import CaseAction, Temperament
from simulator.scenario.problems import suggest
from simulator.scenario.resolve import PLAIN_TWIST
from simulator.scenario.shape import Record
from simulator.scenario.strict_yaml import Node
from simulator.scenario.values import LANGUAGES
from simulator.scenario.world import Authority, Bulletin, Handover, Person
from simulator.scenario.wrapping import CAUSES, WrapUp

DESK_ACTIONS = frozenset({"note", "hold", "kb_search", "warn", "end_contact", "task", "tag_cause", "move_to_private"})
"""What every desk can do without being told (`simulator.engine.desk.STANDARD`)."""
ALWAYS_KNOWN = frozenset({"now", "customer"})
_LIMITED = re.compile(
    r"(?P<action>[a-z][a-z0-9_]*)(?:\s+(?P<arg>[a-z][a-z0-9_]*)\s*(?P<sign><=|>=|<|>|=)\s*(?P<value>\S.*))?"
)
_WITH_ANY = frozenset({"promised", "refused", "acknowledged"})
_TALK = frozenset({"asked", "said", "denied", "acknowledged", "offered", "promised", "refused"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """The names that one scenario may use."""

    topics: frozenset[str]
    """Topics and acts of the language, and the case's own topics."""
    topics_known: bool
    """False when the language has no pack, or one without acts: then only the rest can be checked."""
    acts: frozenset[str]
    facts: frozenset[str]
    actions: Mapping[str, Record | None]
    beats: frozenset[str]
    articles: frozenset[str]
    obligations: frozenset[str]
    endings: frozenset[str]
    scenes: frozenset[str]
    forbidden: frozenset[str]
    values: frozenset[str]
    twists: frozenset[str]
    placeholders: frozenset[str]
    company_known: bool
    """False when the company's pack could not be read: then its names are unknown and nothing is said of them."""


def check_references(scenario: Record) -> Iterator[Problem]:
    """Yield every name that is used and not declared.

    Args:
        scenario: the scenario with its packs put in, as far as it fits the format.
    """
    declared = _declared(scenario)
    every = tuple(scenario.records())
    for record in every:
        check = _CHECKS.get(record.kind)
        if check is not None:
            yield from check(record, declared)
    yield from check_braces(scenario, every, declared.placeholders)
    yield from check_circles(scenario)
    language = scenario.get("language")
    for pack in (scenario.get("temperament"), *scenario.get("temperaments", {}).values()):
        if not isinstance(pack, Record) or language not in LANGUAGES or pack.get("language", language) == language:
            continue
        message = f"The reactions are in `{pack['language']}`, the scenario is in `{language}`."
        yield pack.problem(pack.place("language"), "R311", message, "Name a temperament in the scenario's language.")


def _declared(scenario: Record) -> Declared:
    company = scenario.get("company")
    shared = company if isinstance(company, Record) else None
    topics, acts = language_words(scenario.get("language"))
    twists = [twist for twist in scenario.get("twists", {}).values() if isinstance(twist, Record)]
    owners = (scenario, *twists)

    def ids(*names: str, more: Iterable[Record] = ()) -> frozenset[str]:
        found = [item for owner in owners for name in names for item in _items(owner, name)]
        return _ids((*found, *more))

    actions: dict[str, Record | None] = dict.fromkeys(DESK_ACTIONS)
    for owner in (shared, *owners):
        actions |= {action["id"]: action for action in _items(owner, "actions") if "id" in action}
    values = frozenset(name for owner in owners for name in _keys(owner, "values"))
    return Declared(
        topics=topics | acts | frozenset(_keys(scenario, "topics")),
        topics_known=bool(topics and acts),
        acts=acts,
        facts=ids("facts", "unknown"),
        actions=actions,
        beats=ids("beats", more=[beat for scene in _items(scenario, "scenes") for beat in _items(scene, "beats")]),
        articles=ids("own_articles", more=_items(shared, "articles")),
        obligations=ids("obligations"),
        endings=ids("endings"),
        scenes=ids("scenes"),
        forbidden=ids("must_not_say"),
        values=values,
        twists=frozenset({*_keys(scenario, "twists"), PLAIN_TWIST}),
        placeholders=values | ALWAYS_KNOWN,
        company_known=shared is not None,
    )


@cache
def language_words(language: object) -> tuple[frozenset[str], frozenset[str]]:
    """Return the topics and the acts that the reader of a language knows; nothing for a language without a pack."""
    pack = load_pack(str(language)) if language in LANGUAGES else None
    if pack is None:
        return frozenset(), frozenset()
    patterns = (*pack.lexicon.by_word.values(), *pack.lexicon.by_stem.values(), pack.lexicon.numeric)
    acts = frozenset(pattern.id for group in patterns for pattern in group if pattern.lexicon == "act")
    return frozenset(pack.topics), acts


def _items(owner: Record | None, name: str) -> list[Record]:
    return [item for item in owner.get(name, ()) if isinstance(item, Record)] if owner is not None else []


def _keys(owner: Record, name: str) -> list[str]:
    return [key.raw for key, _ in owner.entries(name)]


def _ids(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record["id"] for record in records if "id" in record)


def _condition(record: Record, declared: Declared) -> Iterator[Problem]:
    for name, value in record.items():
        if name in _TALK:
            yield from _talk(record, name, value, declared)
        elif name == "did":
            yield from _did(record, value, declared)
        elif name in _NAMES:
            code, noun, known = _NAMES[name]
            promised = declared.acts if noun == "obligation" else frozenset()
            if value not in known(declared) | promised:
                yield record.problem(
                    record.place(name), code, f"There is no {noun} `{value}`.", suggest(value, known(declared))
                )


_AFTER_HANDOVER = frozenset({"check_back"})
"""What is owed in every case that was handed over."""
_NAMES: Mapping[str, tuple[str, str, Callable[[Declared], frozenset[str]]]] = {
    "after": ("R302", "beat", lambda declared: declared.beats),
    "told": ("R305", "fact", lambda declared: declared.facts),
    "due": ("R310", "obligation", lambda declared: declared.obligations | _AFTER_HANDOVER),
    "settled": ("R310", "obligation", lambda declared: declared.obligations | _AFTER_HANDOVER | {"issue", "handover"}),
    "scene": ("R310", "scene", lambda declared: declared.scenes),
    "twist": ("R310", "twist", lambda declared: declared.twists),
}


def _talk(record: Record, name: str, value: str, declared: Declared) -> Iterator[Problem]:
    more = {"any"} if name in _WITH_ANY else set[str]()
    more |= {"feeling", "generic"} if name == "acknowledged" else set()
    if any(value in names for names in (more, declared.topics, declared.facts, declared.actions)):
        return
    if declared.topics_known and declared.company_known:
        known = declared.topics | declared.facts | declared.actions.keys() | more
        message = f"`{name}` names `{value}`, which is no topic, fact or action."
        any_goes_with = "Name what; `any` goes with `promised`, `refused` and `acknowledged`."
        remedy = any_goes_with if value == "any" else suggest(value, known)
        yield record.problem(record.place(name), "R301", message, remedy)


def _did(record: Record, value: str, declared: Declared) -> Iterator[Problem]:
    name, *pairs = value.split() or [""]
    yield from _action(record, record.place("did"), name, declared)
    action = declared.actions.get(name)
    if action is None:
        return
    arguments = action.get("args", {})
    for pair in pairs:
        given, sign, chosen = pair.partition("=")
        if not sign or given not in arguments:
            message = f"`{name}` has no argument `{given}`."
            yield record.problem(record.place("did"), "R304", message, suggest(given, arguments))
            continue
        argument = arguments[given]
        choices = argument.get("choices", ()) if isinstance(argument, Record) else ()
        if choices and chosen not in choices:
            message = f"`{given}` cannot be `{chosen}`."
            yield record.problem(record.place("did"), "R304", message, suggest(chosen, choices))


def _action(record: Record, node: Node, name: str, declared: Declared) -> Iterator[Problem]:
    if name not in declared.actions and declared.company_known:
        yield record.problem(node, "R304", f"There is no action `{name}`.", suggest(name, declared.actions))


def _scenario(record: Record, declared: Declared) -> Iterator[Problem]:
    for number, article in enumerate(record.get("articles", ())):
        if declared.company_known and article.rpartition("/")[2] not in declared.articles:
            remedy = suggest(article.rpartition("/")[2], declared.articles)
            message = f"There is no article `{article}`."
            yield record.problem(record.place("articles", number), "R303", message, remedy)
    for number, skill in enumerate(record.get("skills", ())):
        if skill not in CRITERIA:
            message = f"`{skill}` is no criterion of the rubric."
            yield record.problem(record.place("skills", number), "R312", message, suggest(skill, CRITERIA))


def _branch(record: Record, declared: Declared) -> Iterator[Problem]:
    target = record.get("to", "")
    if target and target not in declared.beats:
        message = f"There is no beat `{target}`."
        yield record.problem(record.place("to"), "R302", message, suggest(target, declared.beats))
    gone = record.get("releases", "")
    known = declared.acts | declared.obligations | frozenset(declared.actions) | {"check_back"}
    if gone and declared.acts and gone not in known:
        message = f"`{gone}` is no act, action or obligation that a customer could let go."
        yield record.problem(record.place("releases"), "R301", message, suggest(gone, known))


def _duty(record: Record, declared: Declared) -> Iterator[Problem]:
    if "action" in record:
        yield from _action(record, record.place("action"), record["action"], declared)
    for number, name in enumerate(record.get("any_of", ())):
        yield from _action(record, record.place("any_of", number), name, declared)
    action = declared.actions.get(record.get("action", ""))
    if action is not None:
        arguments = action.get("args", {})
        for key, _ in record.entries("args"):
            if key.raw not in arguments:
                message = f"`{action['id']}` has no argument `{key.raw}`."
                yield record.problem(key, "R304", message, suggest(key.raw, arguments))


def _obligation(record: Record, declared: Declared) -> Iterator[Problem]:
    for number, name in enumerate(record.get("met_by", ())):
        meaning = sorted(a for a, each in declared.actions.items() if each and name in each.get("means", ()))
        is_act = bool(meaning) or name in declared.acts
        if is_act and name not in declared.actions and declared.company_known:
            message = f"There is no action `{name}`: it is an act that actions amount to."
            remedy = suggest(name, declared.actions)
            if meaning:
                remedy = f"Write the actions: {', '.join(f'`{action}`' for action in meaning)}."
            yield record.problem(record.place("met_by", number), "R304", message, remedy, "warning")
        else:
            yield from _action(record, record.place("met_by", number), name, declared)


def _means(record: Record, declared: Declared) -> Iterator[Problem]:
    for number, act in enumerate(record.get("means", ())):
        if declared.acts and act not in declared.acts:
            message = f"`{act}` is no act that is recognised in what a trainee writes."
            node = record.place("means", number)
            yield record.problem(node, "R304", message, suggest(act, declared.acts), "warning")


def _forbids(record: Record, declared: Declared) -> Iterator[Problem]:
    code = record.get("code")
    if code is not None and code not in CAPS:
        yield record.problem(record.place("code"), "R312", f"There is no critical error `{code}`.", suggest(code, CAPS))


def _must_say(record: Record, declared: Declared) -> Iterator[Problem]:
    for number, fact in enumerate(record.get("must_say", None) or ()):
        if fact not in declared.facts:
            node = record.place("must_say", number)
            yield record.problem(node, "R305", f"There is no fact `{fact}`.", suggest(fact, declared.facts))


def _temperament(record: Record, declared: Declared) -> Iterator[Problem]:
    written = record.entries("reactions")
    for key, _ in written:
        if key.raw not in MOMENTS and key.raw not in OF_SOME:
            remedy = suggest(key.raw, [*MOMENTS, *OF_SOME])
            yield record.problem(key, "R309", f"There is no moment `{key.raw}`.", remedy)
    names = {key.raw for key, _ in written}
    for moment, meaning in MOMENTS.items():
        if moment not in names and "reactions" in record:
            message = f"There are no words for `{moment}` ({meaning})."
            remedy = "Add it with at least three wordings; until then an even temper's are used."
            yield record.problem(record.place("reactions"), "R308", message, remedy, "warning")


def _twist(record: Record, declared: Declared) -> Iterator[Problem]:
    yield from _must_say(record, declared)
    known = {*declared.facts, *declared.articles, *declared.actions, *declared.obligations, *declared.forbidden}
    for number, name in enumerate(record.get("without", ())):
        if name not in known and declared.company_known:
            message = f"There is no fact, article, action or obligation `{name}` to leave out."
            yield record.problem(record.place("without", number), "R305", message, suggest(name, known))


def _authority(record: Record, declared: Declared) -> Iterator[Problem]:
    for field in ("may", "must_refer", "never"):
        for number, text in enumerate(record.get(field, ())):
            node = record.place(field, number)
            found = _LIMITED.fullmatch(text.strip())
            if found is None:
                remedy = "Write an action, and a limit if it has one: `refund amount<=50`."
                yield record.problem(node, "R304", f"`{text}` does not name an action.", remedy)
            elif field == "never" and text.strip() in declared.forbidden:
                continue
            else:
                yield from _action(record, node, found["action"], declared)
                yield from _limit(record, node, found["action"], found["arg"], declared)


def _limit(record: Record, node: Node, name: str, given: str | None, declared: Declared) -> Iterator[Problem]:
    action = declared.actions.get(name)
    if action is not None and given is not None and given not in action.get("args", {}):
        message = f"`{name}` has no argument `{given}`."
        yield record.problem(node, "R304", message, suggest(given, action.get("args", {})))


def _actions_in(record: Record, declared: Declared) -> Iterator[Problem]:
    for field in ("reached_by", "met_by"):
        for number, name in enumerate(record.get(field, ())):
            yield from _action(record, record.place(field, number), name, declared)


def _bulletin(record: Record, declared: Declared) -> Iterator[Problem]:
    for number, article in enumerate(record.get("replaces", ())):
        if article not in declared.articles and declared.company_known:
            node = record.place("replaces", number)
            message = f"There is no article `{article}`."
            yield record.problem(node, "R303", message, suggest(article, declared.articles))
    for news in record.get("facts", ()):
        if isinstance(news, Record) and news.get("id") not in declared.facts:
            name = str(news.get("id"))
            yield news.problem(news.place("id"), "R305", f"There is no fact `{name}`.", suggest(name, declared.facts))


def _wrap_up(record: Record, declared: Declared) -> Iterator[Problem]:
    causes = record.get("causes") or CAUSES
    cause = record.get("cause", "")
    if cause and cause not in causes:
        yield record.problem(record.place("cause"), "R305", f"There is no cause `{cause}`.", suggest(cause, causes))
    for field, known in (("note", declared.facts), ("tasks", declared.obligations)):
        for number, name in enumerate(record.get(field, ())):
            if name not in known:
                what = "fact" if field == "note" else "obligation"
                node = record.place(field, number)
                yield record.problem(node, "R305", f"There is no {what} `{name}`.", suggest(name, known))


def _scene(record: Record, declared: Declared) -> Iterator[Problem]:
    beat = record.get("beat", "")
    if beat and beat not in declared.beats:
        yield record.problem(record.place("beat"), "R302", f"There is no beat `{beat}`.", suggest(beat, declared.beats))
    quoted = record.get("quotes", "")
    known = declared.acts | declared.obligations | frozenset(declared.actions)
    if quoted and declared.acts and quoted not in known:
        message = f"`{quoted}` is no act, action or obligation that can be promised."
        yield record.problem(record.place("quotes"), "R301", message, suggest(quoted, known))


def _survey(record: Record, declared: Declared) -> Iterator[Problem]:
    for key, _ in record.entries("comments"):
        if key.raw not in declared.endings:
            message = f"There is no ending `{key.raw}`."
            yield record.problem(key, "R316", message, suggest(key.raw, declared.endings))


def _draw(record: Record, declared: Declared) -> Iterator[Problem]:
    followed = record.get("follows", "")
    if followed and followed not in declared.values:
        message = f"There is no value `{followed}` to go with."
        yield record.problem(record.place("follows"), "R306", message, suggest(followed, declared.values))


_CHECKS: Mapping[type, Callable[[Record, Declared], Iterator[Problem]]] = {
    Authority: _authority,
    Branch: _branch,
    Bulletin: _bulletin,
    WrapUp: _wrap_up,
    CaseAction: _means,
    Condition: _condition,
    CriticalRule: _forbids,
    Draw: _draw,
    Duty: _duty,
    Forbids: _forbids,
    Handover: _actions_in,
    Judging: _must_say,
    Obligation: _obligation,
    Person: _actions_in,
    Scenario: _scenario,
    Scene: _scene,
    Survey: _survey,
    Temperament: _temperament,
    Twist: _twist,
}
