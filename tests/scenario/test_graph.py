"""The picture of a scenario: what leads where, what is marked, and that the drawing is sound."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from simulator.scenario.beats import Beat, Branch
from simulator.scenario.condition import Condition
from simulator.scenario.drawing import draw_mermaid, draw_svg
from simulator.scenario.graph import Edge, Graph, condition_words, graph_of
from simulator.scenario.later import Scene
from simulator.scenario.model import Scenario
from tests.cases import small_scenario

SVG = "{http://www.w3.org/2000/svg}"


def beat(name: str, *, after: str = "", leads: str = "") -> Beat:
    when = Condition(after=after) if after else None
    then = (Branch(id="jump", when=Condition(said="x"), to=leads),) if leads else ()
    return Beat(id=name, when=when, says=("Well?",), then=then)


def chain(*beats: Beat, **others: object) -> Scenario:
    return replace(small_scenario(), beats=beats, **others)  # type: ignore[arg-type]  # fields of a scenario


def edges(graph: Graph) -> set[tuple[str, str, str]]:
    return {(edge.start, edge.end, edge.kind) for edge in graph.edges}


def test_beats_follow_the_order_of_the_file_unless_a_condition_says_otherwise() -> None:
    drawn = edges(graph_of(chain(beat("a"), beat("b"), beat("c", after="a"))))
    assert {("start", "beat:a", "order"), ("beat:a", "beat:b", "order"), ("beat:a", "beat:c", "needs")} <= drawn
    assert {("beat:b", "contact ends", "order"), ("beat:c", "contact ends", "order")} <= drawn


def test_a_reaction_that_leads_to_a_beat_is_an_arrow_with_its_name() -> None:
    graph = graph_of(chain(beat("a", leads="c"), beat("b"), beat("c")))
    assert Edge(start="beat:a", end="beat:c", label="jump", kind="leads") in graph.edges


def test_every_ending_comes_after_the_contact_in_its_order() -> None:
    graph = graph_of(small_scenario())
    assert [node.title for node in graph.nodes if node.kind == "ending"] == ["1. glad", "2. gone"]
    assert ("contact ends", "ending:glad", "needs") in edges(graph)
    assert [node.id for node in graph.nodes if node.good] == ["ending:glad"]


def test_later_scenes_stand_between_the_contact_and_the_endings() -> None:
    scene = Scene(id="tomorrow", at="next day 11:00", says=("Hello again.",), beats=(beat("again"),))
    graph = graph_of(chain(beat("a"), scenes=(scene,)))
    drawn = edges(graph)
    assert ("contact ends", "scene:tomorrow", "order") in drawn
    assert ("scene:tomorrow", "beat:again", "order") in drawn
    assert {("beat:again", "call ends", "order"), ("call ends", "ending:glad", "needs")} <= drawn
    assert not {("contact ends", "ending:glad", "needs"), ("contact ends", "call ends", "order")} & drawn


def test_scenes_that_a_condition_opens_stand_side_by_side_and_may_be_left_out() -> None:
    kept = Scene(id="kept", at="next day 11:00", opens_if=Condition(settled="call_back"), beats=(beat("thanks"),))
    broken = Scene(id="broken", at="next day 12:00", opens_if=Condition(due="call_back"))
    always = Scene(id="always", at="next day 15:00")
    drawn = edges(graph_of(chain(beat("a"), scenes=(kept, broken))))
    assert {("contact ends", "scene:kept", "needs"), ("contact ends", "scene:broken", "needs")} <= drawn
    assert {("contact ends", "call ends", "order"), ("scene:broken", "call ends", "order")} <= drawn
    assert ("beat:thanks", "scene:broken", "needs") not in drawn

    drawn = edges(graph_of(chain(beat("a"), scenes=(kept, always))))
    assert {("contact ends", "scene:always", "order"), ("beat:thanks", "scene:always", "order")} <= drawn
    assert {end for start, end, _ in drawn if start == "contact ends"} == {"scene:kept", "scene:always"}


def test_marks_and_lines_go_to_their_nodes() -> None:
    graph = graph_of(small_scenario(), lines={"beat:opening": 7}, covered={"beat:opening"}, unreachable={"beat:remedy"})
    found = {node.id: (node.line, node.mark) for node in graph.nodes}
    assert found["beat:opening"] == (7, "covered")
    assert found["beat:remedy"] == (0, "unreachable")
    assert found["ending:glad"] == (0, "")


def test_arrows_to_beats_that_do_not_exist_are_left_out() -> None:
    assert all("nowhere" not in edge.end for edge in graph_of(chain(beat("a", leads="nowhere"))).edges)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (None, ""),
        (Condition(said="lost"), "said lost"),
        (Condition(did="reship speed=express"), "did reship speed=express"),
        (Condition(all=(Condition(said="a"), Condition(not_=Condition(did="b")))), "said a and not did b"),
        (
            Condition(all=(Condition(any=(Condition(said="a"), Condition(said="b"))), Condition(told="c"))),
            "(said a or said b) and customer told c",
        ),
        (Condition(any=(Condition(start=True), Condition(start=False))), "always"),
        (Condition(start=True), "before the first reply"),
        (Condition(trust_at_least=60), "trust 60 or more"),
    ],
)
def test_a_condition_is_told_in_words(condition: Condition | None, words: str) -> None:
    assert condition_words(condition) == words


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def boxes(svg: str) -> list[tuple[float, float, float, float]]:
    rects = [each for each in ElementTree.fromstring(svg).iter(f"{SVG}rect") if each.get("class") == "box"]
    return [tuple(float(each.get(name, "0")) for name in ("x", "y", "width", "height")) for each in rects]  # type: ignore[misc]  # four of them


def test_the_drawing_shows_every_node_with_its_line_and_marks_by_more_than_colour() -> None:
    svg = draw_svg(
        graph_of(small_scenario(), lines={"beat:opening": 7}, covered={"beat:opening"}, unreachable={"beat:remedy"})
    )
    shown = texts(svg)
    for text in ("opening", "line 7", "✓ reached by the plays", "✗ no call comes here", "★ good ending", "1. glad"):
        assert text in shown
    assert "prefers-color-scheme: dark" in svg


def test_sixty_beats_stand_apart_and_keep_their_size() -> None:
    beats = [beat(f"beat_{n}", after=f"beat_{n - 3}" if n % 5 == 4 else "") for n in range(60)]
    beats[50] = beat("beat_50", leads="beat_2")
    found = boxes(draw_svg(graph_of(chain(*beats))))
    assert len(found) == 64
    assert {width for *_, width, _ in found} == {268.0, 200.0, 140.0}
    for number, (x, y, width, height) in enumerate(found):
        for left, top, other, tall in found[number + 1 :]:
            assert x + width <= left or left + other <= x or y + height <= top or top + tall <= y


def test_what_an_author_writes_cannot_break_the_drawing() -> None:
    nasty = replace(beat("a"), says=('</text><script>"&', "b", "c"))
    svg = draw_svg(graph_of(chain(nasty, title="<b>&")))
    assert "<script>" not in svg
    assert "<b>&" in texts(svg)


def test_the_same_scenario_gives_the_same_drawing() -> None:
    assert draw_svg(graph_of(small_scenario())) == draw_svg(graph_of(small_scenario()))


def test_mermaid_text_has_every_node_and_arrow() -> None:
    text = draw_mermaid(graph_of(chain(beat("a", leads="b"), beat("b")), covered={"beat:a"}))
    lines = text.splitlines()
    assert lines[0] == "flowchart TD"
    assert '  n1["a<br>“Well?”"]:::covered' in lines
    assert "  n1 -.-> n2" in lines
    assert "  n1 ==>|jump| n2" in lines


def test_mermaid_text_keeps_quotes_out_of_its_labels() -> None:
    nasty = replace(beat("a"), says=('He said "no" | #1 <b>',))
    line = next(line for line in draw_mermaid(graph_of(chain(nasty))).splitlines() if "He said" in line)
    assert line == "  n1[\"a<br>“He said 'no' / no. 1 ‹b›”\"]"


def test_the_shipped_case_is_drawn_with_what_its_plays_reach() -> None:
    from simulator.cli_graph import marked_graph

    graph = marked_graph(Path(__file__).parents[2] / "scenarios" / "late_parcel")
    marks = {node.id: node.mark for node in graph.nodes}
    assert marks["beat:opening"] == "covered"
    assert marks["ending:loyal"] == "covered"
    assert "unreachable" not in marks.values()
