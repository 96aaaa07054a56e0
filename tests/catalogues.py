"""The texts of the interface: which there are, and their catalogues; `python -m tests.catalogues` adds the new ones."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import polib
from jinja2 import nodes

from simulator.browser.pages import FOLDER as FOLDER_OF_PAGES
from simulator.browser.pages import environment
from simulator.desktop.screens.side import STATUS
from simulator.desktop.sounds import CAPTIONS
from simulator.desktop.widgets.charts import LINES
from simulator.desktop.window_keys import THEME_WORDS
from simulator.view.worded import REFUSALS
from simulator.view.wording import CHANNELS, MODES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "locale"
LANGUAGES = {"ko": "nplurals=1; plural=0;", "it": "nplurals=2; plural=(n != 1);"}

Text = tuple[str, str]
"""A text in English and its plural, or "" where it has none."""


def texts() -> list[Text]:
    """Return every text that the interface may show, in the order of the files."""
    found: dict[Text, None] = {}
    for path in _sources():
        found.update(dict.fromkeys(_texts_in(ast.parse(path.read_text(encoding="utf-8")))))
    for path in sorted(FOLDER_OF_PAGES.glob("*.html")):
        found.update(dict.fromkeys(_texts_of_page(path.read_text(encoding="utf-8"))))
    tables = (
        THEME_WORDS.values(),
        CAPTIONS.values(),
        (line[1] for line in LINES),
        (word for word, _ in STATUS.values()),
    )
    for table in (*tables, MODES.values(), CHANNELS.values(), REFUSALS.values()):
        found.update(dict.fromkeys((text, "") for text in table))
    return list(found)


def _sources() -> Iterator[Path]:
    """Yield the modules that speak to people."""
    for room in ("desktop", "browser"):
        yield from sorted((ROOT / "simulator" / room).rglob("*.py"))
    yield from sorted((ROOT / "simulator").glob("*.py"))


def _texts_of_page(template: str) -> Iterator[Text]:
    """Yield the texts of a template of the local pages."""
    for node in environment().parse(template).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name in ("tr", "trn"):
            words = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
            if words and isinstance(words[0], str):
                yield words[0], str(words[1]) if node.node.name == "trn" else ""


def _texts_in(tree: ast.Module) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "trn"):
            words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if words and isinstance(words[0], str):
                yield words[0], str(words[1]) if node.func.id == "trn" else ""


def renew() -> None:
    """Put new texts into the catalogues, untranslated, and take out those that are gone."""
    wanted = texts()
    FOLDER.mkdir(exist_ok=True)
    for language, plural in LANGUAGES.items():
        path = FOLDER / f"{language}.po"
        old = polib.pofile(str(path)) if path.is_file() else polib.POFile()
        known = {entry.msgid: entry for entry in old}
        fresh = polib.POFile(wrapwidth=0)
        fresh.metadata = {"Language": language, "Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": plural}
        for one, many in wanted:
            forms = {number: "" for number in range(int(plural[9]))} if many else {}
            fresh.append(known.get(one) or polib.POEntry(msgid=one, msgid_plural=many, msgstr_plural=forms))
        fresh.save(str(path))


if __name__ == "__main__":
    renew()
