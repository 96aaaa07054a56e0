"""A scenario as the check sees it: its data with their places, as far as they fit, and what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.model import Scalar
from simulator.errors import Problem
from simulator.scenario.beats import Beat, Branch
from simulator.scenario.check.shared import Pack, once, records_of
from simulator.scenario.check.words import Words, plain, texts_of, words_of, words_of_pack
from simulator.scenario.condition import Condition
from simulator.scenario.files import authored
from simulator.scenario.grammar import IN_BRACES, put
from simulator.scenario.model import CaseFact, Draw
from simulator.scenario.packs import CaseArticle
from simulator.scenario.play import Play
from simulator.scenario.shape import Record, fit
from simulator.scenario.strict_yaml import Node, Text, read_document
from simulator.scenario.values import check_values
from simulator.settings import shipped_assets

if TYPE_CHECKING:
    from simulator.scenario.check.possible import Possible
    from simulator.scenario.load import Checked

MOST_COMBINATIONS = 24


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
    def packs(self) -> tuple[Pack, ...]:
        """Return the company and the temperaments."""
        found = [
            self.record.get("company"),
            self.record.get("temperament"),
            *self.record.get("temperaments", {}).values(),
        ]
        return tuple(dict.fromkeys(Pack(pack) for pack in found if isinstance(pack, Record)))

    @cached_property
    def unpacked(self) -> tuple[Record, ...]:
        """Return every record of the scenario that is in no pack, in the order of the fields."""
        fields = (
            value for name, value in self.record.items() if name not in ("company", "temperament", "temperaments")
        )
        inner = (record for value in fields for record in records_in(value))
        return (self.record, *inner)

    @cached_property
    def own(self) -> tuple[Record, ...]:
        """Return every record of the scenario's own file, in the order of the fields."""
        return tuple(record for record in self.unpacked if record.file == self.record.file)

    @cached_property
    def everything(self) -> tuple[Record, ...]:
        """Return every record of the scenario and of its packs."""
        return (*self.unpacked, *(record for pack in self.packs for record in records_of(pack)))

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
    def unknown(self) -> tuple[Record, ...]:
        """Return what nobody can know, that of twists too."""
        return tuple(each for owner in (self.record, *self.twists.values()) for each in self.items("unknown", owner))

    @cached_property
    def channels(self) -> frozenset[str]:
        """Return the channels of all contacts."""
        later = (scene.get("channel") for scene in self.items("scenes"))
        return frozenset(str(each) for each in (self.record.get("channel"), *later) if each)

    @cached_property
    def fact_ids(self) -> frozenset[str]:
        """Return the ids of all facts, those of twists too."""
        return frozenset(fact.get("id", "") for fact, _ in self.facts)

    @cached_property
    def actions(self) -> Mapping[str, Record]:
        """Return the actions of company, case and twists by id, each as the last of them has it."""
        return {name: versions[-1] for name, versions in self.versions.items()}

    @cached_property
    def versions(self) -> Mapping[str, tuple[Record, ...]]:
        """Return each action as the case has it, or else the company, and then as twists have it."""
        usual = [*(self.items("actions", self.company) if self.company else []), *self.items("actions")]
        found = {action["id"]: (action,) for action in usual if "id" in action}
        for twist in self.twists.values():
            for action in self.items("actions", twist):
                if "id" in action:
                    found[action["id"]] = (*found.get(action["id"], ()), action)
        return found

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
    def single_values(self) -> tuple[Text, ...]:
        """Return every single value that was written, with its place."""
        return tuple(texts_of(self.record.node))

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
        return self.line_of(node)[node.column - 1 :]

    def line_of(self, node: Node) -> str:
        """Return the line of the scenario's own file in which a node begins."""
        return self.source[node.line - 1] if node.line <= len(self.source) else ""

    @cached_property
    def beside(self) -> tuple[Path, ...]:
        """Return the plays and translations of the scenario."""
        return (*authored(self.folder, "lines.*.po"), *authored(self.folder / "plays"))

    @cached_property
    def plays(self) -> tuple[tuple[Record | None, tuple[Problem, ...]], ...]:
        """Return the plays beside the scenario, each with what is wrong with its form."""
        return tuple(_play(path) for path in self.beside if path.suffix == ".yaml")

    @cached_property
    def pictures(self) -> frozenset[str] | None:
        """Return the portraits that there are; None where there are none at all, so that nothing can be said."""
        assets = shipped_assets()
        folders = [self.folder, self.folder.parent / "portraits", *([assets / "portraits"] if assets else [])]
        files = (path.stem for folder in folders for path in folder.glob("*.png"))
        drawn = (path.parent.name for folder in folders for path in folder.glob("*/calm.svg"))
        found = frozenset((*files, *drawn))
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
        return (*self.own_words, *(words for pack in self.packs for words in once(words_of_pack, pack)))

    @cached_property
    def own_words(self) -> tuple[Words, ...]:
        """Return every text that stands in no pack."""
        return tuple(words for record in self.unpacked for words in words_of(record))

    @cached_property
    def told_words(self) -> tuple[tuple[Words, str], ...]:
        """Return the briefing and what the customer says in beats and reactions, with the form for comparison."""
        told = (w for w in self.own_words if w.field == "briefing" or w.record.kind in (Beat, Branch))
        return tuple((words, plain(words.text)) for words in told)

    @cached_property
    def told_text(self) -> str:
        """Return those texts in one, quick to search."""
        return "\n".join(text for _, text in self.told_words)

    @cached_property
    def has_all_pages(self) -> bool:
        """Tell whether the company could be read and has every page that the case names."""
        named = {str(name).rpartition("/")[2] for name in self.record.get("articles", ())}
        return self.company is not None and named <= {page.get("id") for page in self.articles}

    @cached_property
    def current_pages(self) -> tuple[Record, ...]:
        """Return the pages that the case shows and that are in force on the day of the call."""
        day = str(self.record.get("starts", ""))[:10]
        return tuple(p for p in self.articles if not p.get("stale") and str(p.get("valid_from", "")) <= (day or "9"))

    @cached_property
    def shown(self) -> str:
        """Return all that the desk shows and that is right, as it is compared: pages, record, briefing, results."""
        pages = [f"{page.get('title', '')} {page.get('text', '')}" for page in self.current_pages]
        rest = (w.text for w in self.words if not w.spoken and w.record.kind not in (CaseFact, CaseArticle))
        return plain(" ".join((*pages, *rest)))

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


def _play(path: Path) -> tuple[Record | None, tuple[Problem, ...]]:
    document = read_document(path)
    if document.root is None:
        return None, document.problems
    record, problems = fit(document.root, Play, file=document.file)
    values = check_values(record, path) if record is not None else ()
    return record, (*document.problems, *problems, *values)


def records_in(value: object) -> Iterator[Record]:
    """Yield the records in the value of a field, with all within them."""
    if isinstance(value, Record):
        yield from value.records()
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from records_in(item)
