"""The language of the interface: catalogues, plurals, English where nothing is, and the pseudo-locale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator import locale
from simulator.dates import day_words, moment_words
from simulator.locale import PSEUDO, tr, trn

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Go on"
msgstr "Avanti"

msgid "{name} is reading"
msgstr "{name} sta leggendo"

msgid "{count} call"
msgid_plural "{count} calls"
msgstr[0] "{count} chiamata"
msgstr[1] "{count} chiamate"
"""


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    locale.use("en")


def test_a_catalogue_is_spoken(tmp_path: Path) -> None:
    (tmp_path / "it.po").write_text(PO.lstrip(), encoding="utf-8")
    locale.use("it", tmp_path)
    assert locale.language() == "it"
    assert tr("Go on") == "Avanti"
    assert tr("{name} is reading", name="Ada") == "Ada sta leggendo"
    assert trn("{count} call", "{count} calls", 1) == "1 chiamata"
    assert trn("{count} call", "{count} calls", 3) == "3 chiamate"
    assert tr("Never translated") == "Never translated"


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    locale.use("fr", tmp_path)
    assert locale.language() == "en"
    assert trn("{count} call", "{count} calls", 1) == "1 call"
    assert trn("{count} call", "{count} calls", 2) == "2 calls"


def test_the_pseudo_locale_lengthens_and_keeps_values() -> None:
    locale.use(PSEUDO)
    said = tr("{name} is reading", name="Ada")
    assert "Ada" in said
    assert said != "Ada is reading"
    assert len(said) > len("Ada is reading")


def test_days_and_times_are_written_as_people_write_them(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 3, 15, 30, tzinfo=UTC)
    assert (moment_words(moment), day_words(moment)) == ("Tue 3 Mar 15:30", "3 March 2026")
    for code, wanted in (
        ("ko", ("3월 3일(화) 15:30", "2026년 3월 3일")),
        ("it", ("mar 3 mar 15:30", "3 marzo 2026")),
    ):
        (tmp_path / f"{code}.po").write_text(PO.lstrip(), encoding="utf-8")
        locale.use(code, tmp_path)
        assert (moment_words(moment), day_words(moment)) == wanted
