"""The language of the interface: English stands in the code, the others in the PO catalogues of `assets/locale`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from simulator.settings import shipped_assets

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {"en": "English", "ko": "한국어", "it": "Italiano"}
PSEUDO = "pseudo"
"""Longer words with marks on them: what is cut off, or stands in the code untranslated, is seen at once."""
_MARKS = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝčñšž")


@dataclass(slots=True)
class _Catalogue:
    """Texts of one language."""

    code: str = ENGLISH
    texts: dict[str, str] = field(default_factory=dict)
    plurals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = lambda count: int(count != 1)


_now = _Catalogue()
_here: ContextVar[_Catalogue | None] = ContextVar("here", default=None)
"""What is spoken in this thread only, where several people are served at once."""


def use(code: str, folder: Path | None = None) -> None:
    """Speak a language from now on; one without a catalogue is English.

    Args:
        code: "en", "ko", "it", or the pseudo-locale.
        folder: of the catalogues; by default those that are shipped.
    """
    global _now
    _now = _read(code, folder or _shipped())


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language in this thread for a while, whatever others speak meanwhile.

    Args:
        code: "en", "ko", "it", or the pseudo-locale.
    """
    before = _here.set(_kept(code, _shipped()))
    try:
        yield
    finally:
        _here.reset(before)


def language() -> str:
    """Return the code of the language that is spoken."""
    return _spoken().code


def tr(text: str, **values: object) -> str:
    """Return a text in the language of the interface, with its values put in.

    Args:
        text: in English, with `{name}` for a value.
        values: what is put in.
    """
    found = _pseudo(text) if _spoken().code == PSEUDO else _spoken().texts.get(text) or text
    return found.format(**values) if values else found


def trn(one: str, many: str, count: int, **values: object) -> str:
    """Return the form of a text that goes with a number; `{count}` stands for it.

    Args:
        one: for one, in English.
        many: for another number, in English.
        count: the number.
        values: what else is put in.
    """
    spoken = _spoken()
    forms = spoken.plurals.get(one)
    if forms is None:
        text = one if count == 1 else many
        found = _pseudo(text) if spoken.code == PSEUDO else text
    else:
        found = forms[min(spoken.form(count), len(forms) - 1)]
    return found.format(count=count, **values)


def _spoken() -> _Catalogue:
    return _here.get() or _now


def _shipped() -> Path | None:
    assets = shipped_assets()
    return None if assets is None else assets / "locale"


def _read(code: str, folder: Path | None) -> _Catalogue:
    if code == PSEUDO:
        return _Catalogue(code=PSEUDO)
    path = None if folder is None else folder / f"{code}.po"
    if path is None or not path.is_file():
        return _Catalogue()
    import polib

    found = polib.pofile(str(path))
    catalogue = _Catalogue(code=code)
    rule = re.search(r"plural=([^;]+)", found.metadata.get("Plural-Forms", ""))
    if rule:
        catalogue.form = c2py(rule.group(1))
    for entry in found.translated_entries():
        if entry.msgid_plural:
            forms = entry.msgstr_plural
            catalogue.plurals[entry.msgid] = tuple(forms[number] for number in sorted(forms))
        else:
            catalogue.texts[entry.msgid] = entry.msgstr
    return catalogue


_kept = lru_cache(maxsize=8)(_read)
"""The catalogues that were read for `speaking`."""


def _pseudo(text: str) -> str:
    parts = re.split(r"(\{[^{}]*\})", text)
    marked = "".join(part if part.startswith("{") else part.translate(_MARKS) for part in parts)
    return f"[{marked}{'~' * (len(text) // 3)}]"
