"""The window in Korean, in Italian, and in words longer than any: complete, fitting, without English left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import polib
import pygame
import pytest

from simulator import locale
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.widget import Node
from simulator.locale import PSEUDO
from tests.catalogues import FOLDER, LANGUAGES, texts
from tests.desktop.desks import LONG_TITLE
from tests.desktop.hand import Hand
from tests.desktop.screens.test_layout import WAYS, draw_at

SIZES = [((1280, 720), 100), ((1280, 720), 200), ((1366, 768), 150), ((1920, 1080), 100)]
DATA = {"A small case", LONG_TITLE, "A long evening"}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    locale.use("en")


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_window_is_translated_with_its_values(language: str) -> None:
    entries = {entry.msgid: entry for entry in polib.pofile(str(FOLDER / f"{language}.po"))}
    for one, many in texts():
        assert one in entries, f"{one!r}: run python -m tests.catalogues, and translate it"
        entry = entries[one]
        said = list(entry.msgstr_plural.values()) if many else [entry.msgstr]
        assert all(said), f"{one!r} is not translated"
        for form in said:
            assert placeholders(form) == placeholders(one), one
    assert len(entries) == len({one for one, _ in texts()}), "a text is gone: run python -m tests.catalogues"


@pytest.mark.parametrize("language", [*LANGUAGES, PSEUDO])
@pytest.mark.parametrize("way", WAYS)
def test_everything_fits_in_every_language(hand: Hand, way: str, language: str) -> None:
    locale.use(language)
    hand.window.home()
    hand.settle()
    WAYS[way](hand)
    hand.settle()
    for size, text in SIZES:
        area = draw_at(hand, size, text)
        rects = {node.id: pygame.Rect(node.rect) for node in hand.screen.tree()}
        for id_, rect in rects.items():
            assert area.contains(rect), (size, text, id_)
        for (first, one), (second, other) in combinations(rects.items(), 2):
            assert not one.colliderect(other), (size, text, first, second)
        for widget in hand.screen.active():
            if isinstance(widget, Button) and widget.visible and widget.role != "tab":
                assert widget.least_width(hand.window.painter) <= widget.rect.width + 1, (size, text, widget.id)


def spoken(nodes: list[Node]) -> list[str]:
    return [node.label for node in nodes if node.label not in DATA]


@pytest.mark.parametrize("way", WAYS)
def test_no_label_is_written_into_the_code_past_the_catalogues(hand: Hand, way: str) -> None:
    locale.use(PSEUDO)
    hand.window.home()
    hand.settle()
    WAYS[way](hand)
    hand.settle()
    assert [label for label in spoken(hand.screen.tree()) if not label.startswith("[")] == []
