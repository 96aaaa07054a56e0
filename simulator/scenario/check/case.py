"""A scenario as the check sees it: its data with their places, as far as they fit, and the words in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.model import Scalar
from simulator.errors import Problem
from simulator.scenario.beats import Beat, Branch, Ending, Interjection
from simulator.scenario.condition import Condition
from simulator.scenario.grammar import IN_BRACES, put
from simulator.scenario.later import Scene
from simulator.scenario.lines import without_id
from simulator.scenario.model import CaseFact, Customer, Draw, Duty, Forbids, Obligation, Scenario
from simulator.scenario.packs import CaseAction, CaseArticle, Company, Reaction
from simulator.scenario.play import Play
from simulator.scenario.shape import Record, fit
from simulator.scenario.strict_yaml import Items, Node, Text, read_document
from simulator.scenario.values import check_values
from simulator.scenario.world import Answer, Bulletin, Person
from simulator.settings import shipped_assets

if TYPE_CHECKING:
    from simulator.scenario.check.possible import Possible
    from simulator.scenario.load import Checked

SPOKEN: Mapping[type, tuple[str, ...]] = {
    Beat: ("says", "again", "met"),
    Branch: ("says",),
    Interjection: ("says",),
    Scene: ("says",),
    Reaction: ("says", "heated", "warm"),
}
"""What the customer says, besides the facts that they know."""
SHOWN: Mapping[type, tuple[str, ...]] = {
    Scenario: ("title", "briefing"),
    Customer: ("wants",),
    CaseAction: ("title", "result", "fails"),
    CaseArticle: ("title", "text"),
    Company: ("name",),
    Ending: ("says",),
    Obligation: ("what",),
    Duty: ("why",),
    Forbids: ("says",),
    Answer: ("says",),
    Bulletin: ("says",),
    Person: ("name",),
}
"""What the trainee reads."""
MOST_COMBINATIONS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One text of a scenario and where it stands."""

    text: str
    record: Record
    field: str
    node: Node
    spoken: bool
    """True for what the customer says."""

    def problem(self, code: str, message: str, remedy: str) -> Problem:
        """Return a problem at this text."""
        return self.record.problem(self.node, code, message, remedy)


class Case:
    """A scenario that is checked; all of it may be incomplete, for the loader leaves out what does not fit."""

    def __init__(self, record: Record, *, file: Path, loaded: Checked | None = None) -> None:
        """Keep the data of a scenario with its packs put in, its file, and what the loader found."""
        self.record = record
        self.file = file
        self.loaded = loaded.problems if loaded is not None else ()
        self.scenario = loaded.scenario if loaded is not None else None

    @property
    def folder(self) -> Path:
        """Return the folder of the scenario."""
        return self.file.parent

    @property
    def is_folder(self) -> bool:
        """Tell whether the scenario has a folder of its own, with plays and translations."""
        return self.file.name == "scenario.yaml"

    def items(self, name: str, owner: Record | None = None) -> list[Record]:
        """Return the records of a list of the scenario, or of one of its parts."""
        found = (self.record if owner is None else owner).get(name, ())
        return [item for item in found if isinstance(item, Record)] if isinstance(found, tuple) else []

    @cached_property
    def company(self) -> Record | None:
        """Return the company's pack, if it could be read."""
        company = self.record.get("company")
        return company if isinstance(company, Record) else None

    @cached_property
    def own(self) -> tuple[Record, ...]:
        """Return every record of the scenario's own file, in the order of the fields."""
        return tuple(record for record in self.everything if record.file == self.record.file)

    @cached_property
    def everything(self) -> tuple[Record, ...]:
        """Return every record of the scenario and of its packs."""
        return tuple(self.record.records())

    @cached_property
    def twists(self) -> Mapping[str, Record]:
        """Return the twists by name."""
        twists = self.record.get("twists")
        return {name: twist for name, twist in twists.items() if isinstance(twist, Record)} if twists else {}

    @cached_property
    def beats(self) -> Mapping[str, Record]:
        """Return the beats by id, those of later scenes last."""
        later = [beat for scene in self.items("scenes") for beat in self.items("beats", scene)]
        return {beat["id"]: beat for beat in (*self.items("beats"), *later) if "id" in beat}

    @cached_property
    def scene_beats(self) -> frozenset[str]:
        """Return the ids of the beats with which later scenes begin, and of those that only they have."""
        scenes = self.items("scenes")
        own = {beat.get("id", "") for scene in scenes for beat in self.items("beats", scene)}
        return frozenset({*own, *(scene.get("beat", "") for scene in scenes)}) - {""}

    @cached_property
    def facts(self) -> tuple[tuple[Record, str | None], ...]:
        """Return the facts with the twist that brings each, or None."""
        plain = [(fact, None) for fact in self.items("facts")]
        return (*plain, *((f, name) for name, twist in self.twists.items() for f in self.items("facts", twist)))

    @cached_property
    def fact_ids(self) -> frozenset[str]:
        """Return the ids of all facts, those of twists too."""
        return frozenset(fact.get("id", "") for fact, _ in self.facts)

    @cached_property
    def actions(self) -> Mapping[str, Record]:
        """Return the actions of company and case by id; the case's own win."""
        twisted = [action for twist in self.twists.values() for action in self.items("actions", twist)]
        both = [*(self.items("actions", self.company) if self.company else []), *self.items("actions"), *twisted]
        return {action["id"]: action for action in both if "id" in action}

    @cached_property
    def articles(self) -> tuple[Record, ...]:
        """Return the pages that the case shows: the company's that it names, and its own."""
        named = self.record.get("articles", ())
        wanted = {name.rpartition("/")[2] for name in named if isinstance(name, str)}
        own = self.items("own_articles")
        taken = {article.get("id") for article in own}
        every = self.items("articles", self.company) if self.company else []
        shared = (a for a in every if a.get("id") not in taken and (not wanted or a.get("id") in wanted))
        return (*shared, *own)

    @cached_property
    def conditions(self) -> tuple[Record, ...]:
        """Return every condition, those inside others too."""
        return tuple(record for record in self.everything if record.kind is Condition)

    @cached_property
    def source(self) -> tuple[str, ...]:
        """Return the lines of the scenario's own file."""
        try:
            return tuple(self.file.read_text(encoding="utf-8-sig").splitlines())
        except (OSError, UnicodeDecodeError):
            return ()  # the loader has said so already

    def is_in_file(self, node: Node) -> bool:
        """Tell whether a node stands in the scenario's own file, not in one that it includes."""
        return node.file in ("", str(self.file))

    def is_quoted(self, node: Text) -> bool:
        """Tell whether a text of the scenario's own file stands in quotes, or as a block."""
        return self.rest_of_line(node)[:1] in ("'", '"', "|", ">")

    def rest_of_line(self, node: Node) -> str:
        """Return the line of the scenario's own file from where a node begins."""
        return self.source[node.line - 1][node.column - 1 :] if node.line <= len(self.source) else ""

    @cached_property
    def beside(self) -> tuple[Path, ...]:
        """Return the plays and translations of the scenario."""
        return tuple(sorted((*self.folder.glob("plays/*.yaml"), *self.folder.glob("lines.*.po"))))

    @cached_property
    def plays(self) -> tuple[tuple[Record | None, tuple[Problem, ...]], ...]:
        """Return the plays beside the scenario, each with what is wrong with its form."""
        return tuple(_play(path) for path in self.beside if path.suffix == ".yaml")

    @cached_property
    def pictures(self) -> frozenset[str] | None:
        """Return the portraits that there are; None where there are none at all, so that nothing can be said."""
        assets = shipped_assets()
        folders = [self.folder, self.folder.parent / "portraits", *([assets / "portraits"] if assets else [])]
        found = frozenset(path.stem for folder in folders for path in folder.glob("*.png"))
        return found or None

    @cached_property
    def possible(self) -> Possible:
        """Return what may come to pass in some call."""
        from simulator.scenario.check.possible import Possible

        return Possible(self)

    @cached_property
    def values(self) -> Mapping[str, tuple[str, ...]]:
        """Return what each value in braces may be, as text."""
        found: dict[str, tuple[str, ...]] = {}
        for owner in (self.record, *self.twists.values()):
            for name, value in owner.get("values", {}).items():
                if isinstance(value, Record) and value.kind is Draw:
                    found[name] = (*found.get(name, ()), *(str(choice) for choice in value.get("any", ())))
                elif not isinstance(value, Record):
                    found[name] = (*found.get(name, ()), str(value))
        return found

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Return every text that the customer says or the trainee reads, in the order of the files."""
        return tuple(words for record in self.everything for words in _words_of(record))

    @cached_property
    def plain_words(self) -> tuple[tuple[Words, str], ...]:
        """Return every text with its form for comparison."""
        return tuple((words, plain(words.text)) for words in self.words)

    @cached_property
    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Return the phrases by which a sentence is about a topic or a fact of the case."""
        found = {str(k): tuple(v) for k, v in self.record.get("topics", {}).items() if isinstance(v, tuple)}
        for fact, _ in self.facts:
            found[fact.get("id", "")] = (*found.get(fact.get("id", ""), ()), *fact.get("topic", ()))
        return found

    def filled(self, text: str) -> tuple[str, ...]:
        """Return a text with its values put in, in every way that seeds may draw them, up to a limit."""
        if "{" not in text:
            return (text,)
        names = [name for name in dict.fromkeys(name for name, _ in IN_BRACES.findall(text)) if self.values.get(name)]
        drawn: list[dict[str, Scalar]] = [{}]
        for name in names:
            choices = self.values[name][: max(1, MOST_COMBINATIONS // len(drawn))]
            drawn = [{**each, name: choice} for each in drawn for choice in choices]
        return tuple(put(text, each) for each in drawn)


def plain(text: str) -> str:
    """Return a text as it is compared: letter case and spaces do not count."""
    return " ".join(text.casefold().split())


def texts_of(node: Node) -> Iterator[Text]:
    """Yield every single value below a node, in the order of the file."""
    if isinstance(node, Text):
        yield node
        return
    for inner in node.items if isinstance(node, Items) else (value for _, value in node.entries):
        yield from texts_of(inner)


def _play(path: Path) -> tuple[Record | None, tuple[Problem, ...]]:
    document = read_document(path)
    if document.root is None:
        return None, document.problems
    record, problems = fit(document.root, Play, file=document.file)
    values = check_values(record, path) if record is not None else ()
    return record, (*document.problems, *problems, *values)


def _words_of(record: Record) -> Iterator[Words]:
    if record.kind is CaseFact:
        spoken = record.get("known_to") == "customer"
        yield from _fields(record, ("says", "again", "withheld"), spoken)
    yield from _fields(record, SPOKEN.get(record.kind, ()), True)
    yield from _fields(record, SHOWN.get(record.kind, ()), False)
    if record.kind is Scenario:
        for key, node in record.entries("record"):
            text = record["record"].get(key.raw)
            if isinstance(text, str):
                yield Words(text=without_id(text), record=record, field=key.raw, node=node, spoken=False)


def _fields(record: Record, names: tuple[str, ...], spoken: bool) -> Iterator[Words]:
    for name in names:
        value = record.get(name)
        texts = value if isinstance(value, tuple) else (value,)
        for number, text in enumerate(texts):
            if isinstance(text, str) and text:
                index = number if isinstance(value, tuple) else None
                yield Words(
                    text=without_id(text), record=record, field=name, node=record.place(name, index), spoken=spoken
                )
