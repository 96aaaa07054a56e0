"""The page of one call: a single HTML file without script that can be opened, mailed and printed as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.scorers.judge import Judgement, agreements
from simulator.reports.summary import CallSummary
from simulator.view.curve import draw_curve

if TYPE_CHECKING:
    from jinja2 import Environment


def call_page(summary: CallSummary, *, second: Sequence[Judgement] = (), by: str = "") -> str:
    """Return the HTML of the page of one call; every text in it is escaped.

    Args:
        summary: the call.
        second: second opinions on its turns; they stand beside the score and are none.
        by: whose they are.
    """
    template = environment().get_template("call.html")
    return template.render(
        s=summary,
        d=summary.debrief,
        p=summary.provenance,
        curve=draw_curve(summary.debrief.curve),
        second=second,
        by=by,
        agreed=agreements(second) if second else (),
    )


def write_page(html: str, path: Path) -> None:
    """Write a page, making its folder when that is missing.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8")


def score_text(value: float | None) -> str:
    """Return a score as a reader expects it: no ".0", and words for what was not assessed."""
    if value is None:
        return "not assessed"
    return f"{value:.1f}".removesuffix(".0")


def signed(value: float) -> str:
    """Return points with their sign and a true minus; nothing for zero."""
    if round(value, 1) == 0:
        return ""
    return f"{'+' if value > 0 else '−'}{score_text(abs(value))}"


def words(name: str) -> str:
    """Return an id, or its title, as the words of a heading."""
    text = name.replace("_", " ").capitalize()
    return "Follow-through" if text == "Follow through" else text


def own_rating(ratings: Mapping[str, int], dimension: str) -> int | str:
    """Return the trainee's own rating of a dimension that is named by its title."""
    return ratings.get(dimension.lower().replace(" ", "_"), "–")


_CONTROL = {code: None for code in range(32) if code not in (9, 10)} | {127: None} | dict.fromkeys(range(128, 160))
"""Characters that no page can show."""


def _shown(value: object) -> object:
    """Return a value as a page can show it: without control characters.

    Markup is what templates have made: the texts in it went through here one by one.
    """
    if not isinstance(value, str) or value.isprintable() or hasattr(value, "__html__"):
        return value
    return value.translate(_CONTROL)


@cache
def environment() -> Environment:
    """Return the templates; everything that they show is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(score=score_text, signed=signed, words=words, own_rating=own_rating)
    return environment
