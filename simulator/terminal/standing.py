"""Where a trainee stands, as lines for a terminal."""

from __future__ import annotations

from simulator.terminal.paper import Paper, Tone, table
from simulator.view.standing import StandingView

_SIGNS: dict[str, tuple[str, Tone]] = {"open": ("-", "warn"), "growing": ("~", "name"), "solid": ("+", "good")}


def standing_text(view: StandingView, paper: Paper) -> str:
    """Return where a trainee stands.

    Args:
        view: the standing in words.
        paper: width and colour.
    """
    parts = [paper.rule(view.alias), "", paper.ink(paper.wrap(view.headline), "bold")]
    parts += [paper.wrap(sentence) for sentence in view.sentences]
    if view.next_plays:
        parts += ["", paper.ink("What to play next", "bold")]
        for place, play in enumerate(view.next_plays, start=1):
            head = f"{place}. {play.scenario_id}: {play.title} (difficulty {play.difficulty}, {play.minutes} min)"
            parts += [paper.wrap(head), paper.ink(paper.wrap(play.why, first="   ", rest="   "), "quiet")]
    if view.skills:
        parts += ["", paper.ink("Skills", "bold")]
        rows = [(f"{_SIGNS[row.state][0]} {row.title}", row.told) for row in view.skills]
        inks = [_SIGNS[row.state][1] for row in view.skills]
        parts += [paper.ink(line, ink) for line, ink in zip(table(rows), inks, strict=True)]
    return "\n".join(parts).rstrip() + "\n"
