"""`rapport scenario graph`: the picture of a scenario, with what its plays reach and what no call can."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from simulator.cli_options import PATH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.errors import Problem
    from simulator.rehearsal.places import Places
    from simulator.scenario.graph import Graph
    from simulator.scenario.model import Scenario

NEVER_REACHED = frozenset({"B501", "B503", "B507", "B508"})
"""Codes of the check that say that no call comes to a beat or an ending."""
_KINDS: Mapping[str, str] = {"beat": "beats", "ending": "endings", "scene": "scenes"}


@click.command("graph")
@click.argument("name", metavar="ID|FILE")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="File to write; without it, standard output.")
@click.option("--format", "form", type=click.Choice(["svg", "mermaid"]), help="By the file's ending; else svg.")
@PATH
def graph_scenario(name: str, output: str | None, form: str | None, path: str | None) -> int:
    """Draw a scenario: beats, what leads from one to the other, scenes and endings.

    Green: the plays in `plays/` come here. Red and dashed: no call can come here. Hold the pointer over a box to read
    its conditions in full. An SVG file opens in any browser; Mermaid text can stand in a page of notes.
    """
    from simulator.cli_scenario import path_of
    from simulator.errors import UserError
    from simulator.scenario.drawing import draw_mermaid, draw_svg

    chosen = form or ("mermaid" if output is not None and Path(output).suffix in (".mmd", ".md") else "svg")
    graph = marked_graph(path_of(name, path))
    text = draw_mermaid(graph) if chosen == "mermaid" else draw_svg(graph)
    if output is None:
        click.echo(text, nl=False)
        return 0
    try:
        Path(output).write_text(text, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UserError(f"{output} cannot be written: {reason}.", "Name another file with -o.") from error
    click.echo(f"Picture: {output}")
    return 0


def marked_graph(file: Path) -> Graph:
    """Return the picture of a scenario with its lines, what its plays have reached, and what no call can.

    Raises:
        ScenarioProblems: the scenario, or one of its plays, has problems.
    """
    from simulator.rehearsal.coverage import cover
    from simulator.rehearsal.places import Places
    from simulator.rehearsal.plays import play_files, run_play
    from simulator.scenario.check.examine import examine
    from simulator.scenario.graph import graph_of
    from simulator.scenario.load import load_scenario

    scenario = load_scenario(file)
    places = Places(file)
    plays = [run_play(each, scenario).performance for each in play_files(places.file.parent)]
    coverage = cover(scenario, plays, places)
    kinds: tuple[Literal["beat", "ending", "scene"], ...] = ("beat", "ending", "scene")
    covered = {f"{kind}:{name}" for kind in kinds for name in coverage.names(kind)}
    plain = graph_of(scenario)
    lines = {node.id: _line(places, node.id, scenario) for node in plain.nodes if ":" in node.id}
    never = _never_reached(examine(file).problems, lines, str(places.file))
    return graph_of(scenario, lines=lines, covered=covered, unreachable=never)


def _line(places: Places, node: str, scenario: Scenario) -> int:
    """Return the line of a node; a beat may stand in a later scene."""
    kind, _, name = node.partition(":")
    home = next((scene.id for scene in scenario.scenes if kind == "beat" and name in {b.id for b in scene.beats}), None)
    if home is not None:
        return places.line("scenes", f"#{home}", "beats", f"#{name}")
    return places.line(_KINDS[kind], f"#{name}")


def _never_reached(problems: tuple[Problem, ...], lines: Mapping[str, int], file: str) -> frozenset[str]:
    """Return the nodes that the check's problems are about: the last one that begins before each."""
    found = set()
    for problem in problems:
        if problem.code in NEVER_REACHED and problem.file == file:
            before = [(line, node) for node, line in lines.items() if 0 < line <= problem.line]
            found |= {max(before)[1]} if before else set()
    return frozenset(found)
