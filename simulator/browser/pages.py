"""Makes pages from their templates; every text in them is escaped, and none needs a script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from simulator.browser.web import Response
from simulator.dates import day_words, moment_words, past_words
from simulator.locale import language, tr, trn
from simulator.sayings import told, told_each
from simulator.view.briefing import skill_title
from simulator.words import (
    answered_words,
    case_facts,
    channel_word,
    dimension_word,
    face_word,
    firm_words,
    first_up,
    foreign_word,
    heard_word,
    house_words,
    language_word,
    level_word,
    mode_word,
    paragraphs,
    scene_word,
    shift_over_words,
    status_word,
)

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent / "templates"
_CONTROL = {code: None for code in range(32) if code not in (9, 10)} | {127: None} | dict.fromkeys(range(128, 160))
"""Characters that no page can show."""


def render(template: str, values: Mapping[str, object], *, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """Return a page.

    Args:
        template: file name.
        values: what the template shows.
        status: of the answer.
    """
    html = environment().get_template(template).render(ui=language(), **values)
    return Response(status=status, body=html.encode("utf-8", errors="replace"))


def _shown(value: object) -> object:
    """Return a value as a page can show it: without control characters."""
    return value.translate(_CONTROL) if isinstance(value, str) else value


def figure(value: float | None) -> str:
    """Return a score without digits that say nothing, and a dash for what there is not."""
    return "–" if value is None else f"{value:.0f}"


def signed(value: float) -> str:
    """Return points with their sign and a true minus; nothing for zero."""
    if round(value, 1) == 0:
        return ""
    return f"{'+' if value > 0 else '−'}{abs(value):.1f}".removesuffix(".0")


@cache
def environment() -> Environment:
    """Return the templates."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.globals.update(
        tr=tr,
        trn=trn,
        answered_words=answered_words,
        case_facts=case_facts,
        channel_word=channel_word,
        dimension_word=dimension_word,
        face_word=face_word,
        firm_words=firm_words,
        foreign_word=foreign_word,
        heard_word=heard_word,
        house_words=house_words,
        language_word=language_word,
        level_word=level_word,
        mode_word=mode_word,
        scene_word=scene_word,
        shift_over_words=shift_over_words,
        status_word=status_word,
        day_words=day_words,
        moment_words=moment_words,
        past_words=past_words,
    )
    made.filters.update(figure=figure, signed=signed, capital=first_up, paragraphs=paragraphs)
    made.filters.update(
        foreign=foreign_word, quoted=_quoted, spoken=told, spoken_each=told_each, skill_title=skill_title
    )
    return made


def _quoted(text: str) -> str:
    """Return a text as it stands in a query."""
    return quote(text, safe="")
