"""The picture of a scenario as plain values: beats, scenes and endings, what leads from one to the other, and why."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from simulator.scenario.beats import Beat
from simulator.scenario.condition import Condition
from simulator.scenario.later import Scene
from simulator.scenario.lines import without_id
from simulator.scenario.model import Scenario

NodeKind = Literal["start", "beat", "close", "scene", "ending"]
START, CLOSE, OVER = "start", "contact ends", "call ends"
ALWAYS = "always"
MOST_LOOSE_ENDS = 4
"""With more beats than this after which nothing comes, only the last is drawn to the end of the contact."""
_WORDS: Mapping[str, str] = {
    "asked": "asked for {}",
    "said": "said {}",
    "denied": "denied {}",
    "offered": "offered {}",
    "promised": "promised {}",
    "refused": "refused {}",
    "acknowledged": "acknowledged {}",
    "did": "did {}",
    "blamed": "blamed the {}",
    "felt": "customer is {}",
    "after": "after {}",
    "told": "customer told {}",
    "silent_for": "silent for {}",
    "patience_below": "patience below {}",
    "trust_at_least": "trust {} or more",
    "mood_at_least": "mood {} or more",
    "due": "{} is due",
    "settled": "{} settled",
    "twist": "twist {}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One box of the picture."""

    id: str
    """Kind and id, as edges name it."""
    kind: NodeKind
    title: str
    lines: tuple[str, ...] = ()
    """What stands in the box under the title."""
    line: int = 0
    """In the author's file; 0 when it is not known."""
    mark: Literal["", "covered", "unreachable"] = ""
    good: bool = False
    """An ending that one hopes for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One arrow of the picture."""

    start: str
    end: str
    label: str = ""
    kind: Literal["needs", "order", "leads"] = "order"
    """`needs`: a condition says so; `order`: the order of the list; `leads`: a reaction leads there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The picture of one scenario."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(
    scenario: Scenario,
    *,
    lines: Mapping[str, int] | None = None,
    covered: Collection[str] | None = None,
    unreachable: Collection[str] = (),
) -> Graph:
    """Return the picture of a scenario.

    Args:
        scenario: the case as written.
        lines: line of each node in the author's file, by node id (`beat:opening`, `ending:loyal`, `scene:later`).
        covered: ids of the nodes that the plays have reached; None when there are no plays.
        unreachable: ids of the nodes that no call can reach.
    """
    found = [*_nodes(scenario)]
    marked = [
        Node(
            id=node.id,
            kind=node.kind,
            title=node.title,
            lines=node.lines,
            line=(lines or {}).get(node.id, 0),
            mark="unreachable" if node.id in unreachable else "covered" if node.id in (covered or ()) else "",
            good=node.good,
        )
        for node in found
    ]
    ids = {node.id for node in found}
    edges = dict.fromkeys(edge for edge in _edges(scenario) if edge.start in ids and edge.end in ids)
    return Graph(title=scenario.title, nodes=tuple(marked), edges=tuple(edges))


def condition_words(condition: Condition | None) -> str:
    """Return a condition as a phrase: "said lost or offered refund, and not did reship"."""
    return "" if condition is None else _words(condition, nested=False)


def _words(condition: Condition, *, nested: bool) -> str:
    if condition.all is not None or condition.any is not None:
        joint = " and " if condition.all is not None else " or "
        parts = condition.all if condition.all is not None else condition.any or ()
        if condition.any is not None and {part.start for part in parts} == {True, False}:
            return ALWAYS
        text = joint.join(_words(part, nested=True) for part in parts)
        return f"({text})" if nested and len(parts) > 1 else text
    if condition.not_ is not None:
        return f"not {_words(condition.not_, nested=True)}"
    if condition.start is not None:
        return "before the first reply" if condition.start else "after the first reply"
    if condition.by is not None:
        return f"promised {condition.promised} by {condition.by}"
    for field in fields(condition):
        value = getattr(condition, field.name)
        if value is not None:
            return _WORDS.get(field.name, f"{field.name} {{}}").format(value)
    return ""


def _nodes(scenario: Scenario) -> Iterator[Node]:
    customer = scenario.customer
    gauges = f"mood {customer.mood}, patience {customer.patience}, trust {customer.trust}"
    yield Node(id=START, kind="start", title=customer.name, lines=(f"{scenario.channel}; {gauges}",))
    for beat in scenario.beats:
        yield _beat_node(beat)
    yield Node(id=CLOSE, kind="close", title="contact ends")
    for scene in scenario.scenes:
        shown = [scene.at, _prefixed("if ", condition_words(scene.opens_if)), _quoted(scene.says)]
        yield Node(id=f"scene:{scene.id}", kind="scene", title=scene.id, lines=tuple(text for text in shown if text))
        for beat in scene.beats:
            yield _beat_node(beat)
    if scenario.scenes:
        yield Node(id=OVER, kind="close", title=OVER)
    for number, ending in enumerate(scenario.endings, 1):
        when = condition_words(ending.when)
        shown = ["otherwise" if when == ALWAYS else f"if {when}", without_id(ending.says)]
        kept = tuple(text for text in shown if text)
        title = f"{number}. {ending.id}"
        yield Node(id=f"ending:{ending.id}", kind="ending", title=title, lines=kept, good=ending.good)


def _beat_node(beat: Beat) -> Node:
    shown = [
        _prefixed("when ", condition_words(beat.when)),
        _quoted(beat.says),
        _prefixed("until ", condition_words(beat.until)),
    ]
    return Node(id=f"beat:{beat.id}", kind="beat", title=beat.id, lines=tuple(text for text in shown if text))


def _prefixed(prefix: str, text: str) -> str:
    return f"{prefix}{text}" if text else ""


def _quoted(wordings: tuple[str, ...]) -> str:
    return f"“{without_id(wordings[0])}”" if wordings else ""


def _edges(scenario: Scenario) -> Iterator[Edge]:
    last = yield from _chain(START, scenario.beats)
    yield from (Edge(start=name, end=CLOSE) for name in (last if len(last) <= MOST_LOOSE_ENDS else last[-1:]))
    yield from _later(scenario.scenes)
    last_of_all = OVER if scenario.scenes else CLOSE
    yield from (Edge(start=last_of_all, end=f"ending:{ending.id}", kind="needs") for ending in scenario.endings)
    for branch in scenario.reactions:
        if branch.to:
            yield Edge(start=START, end=f"beat:{branch.to}", label=branch.id, kind="leads")


def _later(scenes: tuple[Scene, ...]) -> Iterator[Edge]:
    """Yield the edges of later scenes: those that a condition opens stand side by side, for each may be left out."""
    before: tuple[str, ...] = (CLOSE,)
    aside: tuple[str, ...] = ()
    for scene in scenes:
        own = f"scene:{scene.id}"
        kind: Literal["needs", "order"] = "order" if scene.opens_if is None else "needs"
        coming = before if scene.opens_if is not None else (*before, *aside)
        yield from (Edge(start=name, end=own, kind=kind) for name in coming)
        if scene.beat:
            yield Edge(start=own, end=f"beat:{scene.beat}", kind="leads")
        last = yield from _chain(own, scene.beats)
        before, aside = (before, (*aside, *last)) if scene.opens_if is not None else (last, ())
    yield from (Edge(start=name, end=OVER) for name in (*aside, *before) if scenes)


def _chain(first: str, beats: tuple[Beat, ...]) -> Generator[Edge, None, tuple[str, ...]]:
    """Yield the edges between beats that come one after the other; return the nodes after which nothing comes."""
    left: dict[str, None] = {first: None}
    before = first
    for beat in beats:
        own = f"beat:{beat.id}"
        needed = [f"beat:{name}" for name in _after(beat.when)]
        for name in needed or [before]:
            yield Edge(start=name, end=own, kind="needs" if needed else "order")
            left.pop(name, None)
        left[own] = None
        before = own
        for branch in beat.then:
            if branch.to:
                yield Edge(start=own, end=f"beat:{branch.to}", label=branch.id, kind="leads")
    return tuple(left)


def _after(condition: Condition | None) -> Iterator[str]:
    """Yield the beats that a condition waits for, outside its negations."""
    if condition is None:
        return
    if condition.after is not None:
        yield condition.after
    for part in (condition.all or ()) + (condition.any or ()):
        yield from _after(part)
