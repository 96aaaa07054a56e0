"""Draws the picture of a scenario: SVG that reads well in light and dark, and Mermaid text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import graphlay

from simulator.scenario.graph import Edge, Graph, Node

WIDTH = 268
PAD = 12
LINE = 17
TITLE = 20
MOST_LINES = 3
"""Lines of one paragraph of a box; the rest is in its tooltip."""
MARGIN = 28
HEAD = 74
_SMALL = {"start": 200, "close": 140}
_CHARS = 6.5
"""Width of a letter of the small type, on average, in pixels."""
_LAYOUT: dict[str, object] = {"direction": "topbottom", "spacing": {"layer_gap": 44.0, "node_gap": 34.0}}
_STYLE = """
svg { --paper: #ffffff; --ink: #1d2430; --quiet: #566173; --line: #8a94a6; --box: #f4f6f9; --edge: #b9c1cd;
  --played: #e2f3e6; --played-edge: #2f7d46; --never: #fdecea; --never-edge: #b3261e; --good: #2f7d46;
  --scene: #eaf0fb; --scene-edge: #4166a8; background: var(--paper);
  font: 12px system-ui, 'Noto Sans', 'Noto Sans KR', sans-serif; }
@media (prefers-color-scheme: dark) { svg { --paper: #15181d; --ink: #e8ecf2; --quiet: #a5b0c0; --line: #76819a;
  --box: #1f242c; --edge: #4a5464; --played: #17321f; --played-edge: #6cc486; --never: #3a1a18; --never-edge: #f2938c;
  --good: #6cc486; --scene: #1a2740; --scene-edge: #86a9ea; } }
.paper { fill: var(--paper); }
.box { fill: var(--box); stroke: var(--edge); stroke-width: 1.2; }
.ending .box { fill: var(--paper); }
.scene .box { fill: var(--scene); stroke: var(--scene-edge); }
.covered .box { fill: var(--played); stroke: var(--played-edge); stroke-width: 1.8; }
.unreachable .box { fill: var(--never); stroke: var(--never-edge); stroke-width: 2; stroke-dasharray: 6 4; }
text { paint-order: stroke; } .label { stroke: var(--paper); stroke-width: 5; fill: var(--quiet); }
text { fill: var(--ink); } .title { font-weight: 600; font-size: 14px; } .quiet { fill: var(--quiet); }
.said { font-style: italic; } .flag { font-size: 11px; font-weight: 600; }
.covered .flag { fill: var(--played-edge); } .unreachable .flag { fill: var(--never-edge); }
.good .flag { fill: var(--good); }
.arrow { fill: none; stroke: var(--line); stroke-width: 1.4; } .order { stroke-dasharray: 2 4; }
.leads { stroke-width: 2; } .head { fill: var(--line); } .name { font-size: 18px; font-weight: 600; }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A node with its text broken into lines, and its size."""

    node: Node
    width: int
    height: int
    rows: tuple[tuple[str, str], ...]
    """Class and text of each row."""


def draw_svg(graph: Graph) -> str:
    """Return the picture as one SVG file; it follows the reader's choice of light or dark."""
    boxes = {node.id: _box(node) for node in graph.nodes}
    places, routes, labels, (low, high) = _placed(boxes, graph.edges)
    left, top = MARGIN - low[0], MARGIN + HEAD - low[1]
    width, height = high[0] - low[0] + 2 * MARGIN, high[1] - low[1] + 2 * MARGIN + HEAD
    width = max(width, 560.0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" aria-label="{escape(graph.title, quote=True)}">',
        f"<title>{escape(graph.title)}</title><style>{_STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto-start-reverse"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>',
        f'<rect class="paper" width="{width:.0f}" height="{height:.0f}"/>',
        *_heading(graph),
        f'<g transform="translate({left:.1f} {top:.1f})">',
        *(_arrow(edge, route) for edge, route in zip(graph.edges, routes, strict=True)),
        *(_drawn(box, places[name]) for name, box in boxes.items()),
        *(_label(edge, place) for edge, place in zip(graph.edges, labels, strict=True)),
        "</g></svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def draw_mermaid(graph: Graph) -> str:
    """Return the picture as Mermaid text."""
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    arrows = {"needs": "-->", "order": "-.->", "leads": "==>"}
    lines = ["flowchart TD"]
    for node in graph.nodes:
        said = "<br>".join(_plain(text) for text in (node.title, *node.lines))
        shape = (
            ("([", "])") if node.kind in ("start", "close") else ("[[", "]]") if node.kind == "ending" else ("[", "]")
        )
        mark = f":::{node.mark}" if node.mark else ""
        lines.append(f'  {names[node.id]}{shape[0]}"{said}"{shape[1]}{mark}')
    for edge in graph.edges:
        label = f"|{_plain(edge.label)}|" if edge.label else ""
        lines.append(f"  {names[edge.start]} {arrows[edge.kind]}{label} {names[edge.end]}")
    lines.append("  classDef covered stroke:#2f7d46,stroke-width:2px")
    lines.append("  classDef unreachable stroke:#b3261e,stroke-width:2px,stroke-dasharray:6 4")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Return a text as Mermaid takes it inside quotes; long ones are cut."""
    cut = text if len(text) <= 90 else f"{text[:89]}…"
    return cut.replace('"', "'").replace("<", "‹").replace(">", "›").replace("#", "no. ").replace("|", "/")


def _box(node: Node) -> _Box:
    width = _SMALL.get(node.kind, WIDTH)
    rows: list[tuple[str, str]] = []
    for text in node.lines:
        kind = "said" if text.startswith("“") else "quiet"
        rows += [(kind, row) for row in _folded(text, width - 2 * PAD)]
    flag = {"covered": "✓ reached by the plays", "unreachable": "✗ no call comes here"}.get(node.mark, "")
    if node.good:
        rows.insert(0, ("flag", "★ good ending"))
    if flag:
        rows.append(("flag", flag))
    height = PAD + TITLE + LINE * len(rows) + (PAD if rows else PAD // 2)
    return _Box(node=node, width=width, height=height, rows=tuple(rows))


def _folded(text: str, room: int) -> list[str]:
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if _width(longer) <= room or not rows[-1]:
            rows[-1] = longer
        else:
            rows.append(word)
    if len(rows) > MOST_LINES:
        rows = [*rows[: MOST_LINES - 1], f"{rows[MOST_LINES - 1]} …"]
    return [_cut(row, room) for row in rows]


def _cut(text: str, room: int) -> str:
    while _width(text) > room and len(text) > 1:
        text = f"{text[:-2]}…"
    return text


def _width(text: str) -> float:
    return sum(2 * _CHARS if unicodedata.east_asian_width(sign) in "WF" else _CHARS for sign in text)


Point = tuple[float, float]


def _placed(
    boxes: dict[str, _Box], edges: Sequence[Edge]
) -> tuple[dict[str, Point], list[list[Point]], list[Point | None], tuple[Point, Point]]:
    """Return where boxes, arrows and labels stand, and the corners of it all."""
    graph = graphlay.Graph()
    for name, box in boxes.items():
        graph.node(name, width=box.width, height=box.height)
    for edge in edges:
        room = {"width": len(edge.label) * _CHARS + 8, "height": LINE} if edge.label else None
        graph.edge(edge.start, edge.end, label_size=room)
    drawn = graphlay.layout(graph, options=_LAYOUT).to_dict()
    places = {
        name: (node["center"]["x"], node["center"]["y"]) for name, node in zip(boxes, drawn["nodes"], strict=True)
    }
    routes = [[(point["x"], point["y"]) for point in edge["points"]] for edge in drawn["edges"]]
    anchors = [edge.get("label_anchor") for edge in drawn["edges"]]
    labels = [None if anchor is None else (anchor["x"], anchor["y"]) for anchor in anchors]
    return places, routes, labels, _corners(boxes, places, routes)


def _corners(boxes: dict[str, _Box], places: dict[str, Point], routes: list[list[Point]]) -> tuple[Point, Point]:
    points = [point for route in routes for point in route]
    for name, (x, y) in places.items():
        half, tall = boxes[name].width / 2, boxes[name].height / 2
        points += [(x - half, y - tall), (x + half, y + tall)]
    return (min(x for x, _ in points), min(y for _, y in points)), (
        max(x for x, _ in points),
        max(y for _, y in points),
    )


def _heading(graph: Graph) -> Iterator[str]:
    beats = [node for node in graph.nodes if node.kind == "beat"]
    covered = sum(node.mark == "covered" for node in beats)
    unreachable = sum(node.mark == "unreachable" for node in graph.nodes)
    told = f"{len(beats)} beats, {covered} reached by the plays" if covered else f"{len(beats)} beats"
    if unreachable:
        told += f", {unreachable} that no call comes to"
    key = "dotted arrow: order of the file; solid: a condition says so; thick: a reaction leads there"
    yield f'<text class="name" x="{MARGIN}" y="{MARGIN + 8}">{escape(graph.title)}</text>'
    yield f'<text class="quiet" x="{MARGIN}" y="{MARGIN + 30}">{escape(told)}</text>'
    yield f'<text class="quiet" x="{MARGIN}" y="{MARGIN + 48}">{escape(key)}</text>'


def _drawn(box: _Box, place: Point) -> str:
    node = box.node
    x, y = place[0] - box.width / 2, place[1] - box.height / 2
    classes = " ".join(name for name in (node.kind, node.mark, "good" if node.good else "") if name)
    round_by = box.height / 2 if node.kind in ("start", "close") else 6
    tip = "\n".join((f"{node.kind} {node.title}" + (f", line {node.line}" if node.line else ""), *node.lines))
    title = _cut(node.title, box.width - 2 * PAD - (60 if node.line else 0))
    rows = [
        f'<g class="{classes}"><title>{escape(tip)}</title>',
        f'<rect class="box" x="{x:.1f}" y="{y:.1f}" width="{box.width}" height="{box.height}" rx="{round_by:.0f}"/>',
        f'<text class="title" x="{x + PAD:.1f}" y="{y + PAD + 11:.1f}">{escape(title)}</text>',
    ]
    if node.line:
        at = f'x="{x + box.width - PAD:.1f}" y="{y + PAD + 11:.1f}"'
        rows.append(f'<text class="quiet" text-anchor="end" {at}>line {node.line}</text>')
    for number, (kind, text) in enumerate(box.rows):
        at = f'x="{x + PAD:.1f}" y="{y + PAD + TITLE + LINE * number + 11:.1f}"'
        rows.append(f'<text class="{kind}" {at}>{escape(text)}</text>')
    return "".join((*rows, "</g>"))


def _arrow(edge: Edge, route: list[Point]) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in route)
    return f'<polyline class="arrow {edge.kind}" points="{points}" marker-end="url(#tip)"/>'


def _label(edge: Edge, place: Point | None) -> str:
    if not edge.label or place is None:
        return ""
    at = f'x="{place[0]:.1f}" y="{place[1] + 4:.1f}"'
    return f'<text class="label" text-anchor="middle" {at}>{escape(edge.label)}</text>'
