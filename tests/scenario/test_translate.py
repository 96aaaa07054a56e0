"""Lines and their keys, catalogues, what is stale, and a case that is played in another language line by line."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import polib
import pytest

from simulator.errors import UserError
from simulator.scenario.catalogue import (
    brought_up_to_date,
    catalogues_of,
    read_catalogue,
    standing_of,
    taken_in,
    translated,
    write_catalogue,
)
from simulator.scenario.library import languages_beside
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Scenario
from simulator.scenario.resolve import resolve
from simulator.scenario.translate import _TEXTS, Source, in_language, sources_of
from tests.cases import small_scenario
from tests.rehearsal.casebook import SMALL, lamp

NO_TEXT = frozenset(
    {
        "examples",  # of one language; a translated case does without
        # ids and names of other things
        "id", "any_of", "to", "beat", "quotes", "follows", "code", "articles", "met_by", "must_say", "action",
        "without", "replaces", "reached_by", "means", "skills", "portrait", "temperament", "may", "must_refer", "never",
        "args", "costs", "cause", "note", "tasks",
        "releases", "check_back", "not_before",
        # times, numbers and choices
        "due", "by", "at", "starts", "waited", "told", "hours", "holidays", "valid_from", "version", "first_reply",
        "silence", "hold", "answer", "language", "silent_for", "choices", "expects", "name",
        # for whoever words the lines
        "notes",
        # conditions
        "asked", "said", "denied",
        "offered", "promised", "refused", "acknowledged", "did", "after", "settled", "twist", "scene",
    }
)  # fmt: skip
"""Fields that hold text which nobody says or reads."""


def with_ids(text: str = SMALL) -> str:
    return text.replace("says: [What can you do?,", "says: ['What can you do? #line:abc123',")


def source(folder: Path, *, text: str = SMALL) -> Source:
    return sources_of(load_scenario(lamp(folder, text=text)))[0]


def lines(folder: Path, *, text: str = SMALL) -> dict[str, str]:
    return {line.key: line.text for line in source(folder, text=text).lines}


def fill(path: Path, **words: str) -> None:
    """Write translations into a catalogue, as a translator does; `__` in a name stands for `/`."""
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = words.get(entry.msgctxt.replace("/", "__"), entry.msgstr)
    catalogue.save()


def exported(folder: Path, *, text: str = SMALL) -> tuple[Source, Path]:
    found = source(folder, text=text)
    path = folder / "lamp" / "lines.ko.po"
    write_catalogue(brought_up_to_date(found, path, language="ko", title="Lamp"), path)
    return found, path


def test_a_line_is_known_by_its_id_or_else_by_its_place(tmp_path: Path) -> None:
    found = lines(tmp_path, text=with_ids())
    assert found["abc123"] == "What can you do?"
    assert found["beats/remedy/says/1"] == "And now?"
    assert found["facts/warranty/topic/0"] == "warranty"
    assert found["record/reference"] == "K-1"


def test_numbers_and_bare_values_are_nothing_to_translate(tmp_path: Path) -> None:
    text = SMALL.replace("record: {reference: K-1}", 'values: {price: "20"}\nrecord: {price: "£{price}", year: "1999"}')
    assert not [key for key in lines(tmp_path, text=text) if key.startswith(("record", "values"))]


def test_packs_are_sources_of_their_own(tmp_path: Path) -> None:
    names = [found.name for found in sources_of(load_scenario(lamp(tmp_path)))]
    assert names == ["scenario", "companies/standard", "temperaments/even"]


def test_no_text_that_people_see_is_forgotten() -> None:
    """A new field with text must be named in the table of texts, or here among those that nobody sees."""
    forgotten = [
        f"{kind.__name__}.{field}"
        for kind in authored(Scenario, set())
        for field in text_fields(kind)
        if field not in _TEXTS.get(kind, {}) and field not in NO_TEXT
    ]
    assert forgotten == []


def authored(kind: type, seen: set[type]) -> Iterator[type]:
    """Yield the dataclasses of which a scenario is made."""
    if kind in seen:
        return
    seen.add(kind)
    yield kind
    for hint in get_type_hints(kind).values():
        for part in inside(hint):
            if is_dataclass(part) and isinstance(part, type):
                yield from authored(part, seen)


def inside(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - a type hint has no type
    yield hint
    for part in get_args(hint):
        yield from inside(part)


def text_fields(kind: type) -> Iterator[str]:
    hints = get_type_hints(kind)
    for item in fields(kind):
        hint = hints[item.name]
        parts = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
        if any(str in (part, *held(part)) for part in parts):
            yield item.name


def held(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a type hint has no type
    """Return what a list or a group holds; the keys of a group are names."""
    parts = get_args(hint)
    return tuple(inside(parts[1])) if get_origin(hint) is Mapping else parts


def test_a_case_is_played_in_another_language_line_by_line() -> None:
    words = {"scenario": {"beats/opening/says/0": "주전자는 어디에 있나요?", "facts/price/says/0": "20유로입니다."}}
    played, (done, total) = in_language(small_scenario(), "ko", words)
    assert played.beats[0].says == ("주전자는 어디에 있나요?", "So, where is it?")
    assert (played.language, played.temperament.language, done) == ("ko", "ko", 2)
    assert total > 20


def test_without_translations_only_the_language_differs() -> None:
    played, (done, _) = in_language(small_scenario(), "it", {})
    assert done == 0
    bare = replace(played.temperament, language="en")
    assert replace(played, language="en", temperament=bare) == small_scenario()


def test_example_sentences_stay_with_their_language() -> None:
    heard = replace(small_scenario(), examples={"order_number": "what is the number"})
    translated, _ = in_language(heard, "ko", {})
    assert translated.examples == {}


def test_one_word_may_become_several() -> None:
    case = replace(small_scenario(), topics={"pot": ("kettle",)})
    played, _ = in_language(case, "ko", {"scenario": {"topics/pot/0": "주전자 | 포트"}})
    assert played.topics["pot"] == ("주전자", "포트")


def test_the_id_of_a_line_stays_with_its_translation(tmp_path: Path) -> None:
    scenario = load_scenario(lamp(tmp_path, text=with_ids()))
    played, _ = in_language(scenario, "ko", {"scenario": {"abc123": "뭘 해 주실 수 있나요?"}})
    assert played.beats[1].says[0] == "뭘 해 주실 수 있나요? #line:abc123"
    assert resolve(played, seed=1, twist="plain").beats[1].says[0] == "뭘 해 주실 수 있나요?"


def test_an_export_lists_every_line_empty_and_says_who_speaks(tmp_path: Path) -> None:
    found, path = exported(tmp_path)
    catalogue = polib.pofile(str(path))
    assert [entry.msgctxt for entry in catalogue] == [line.key for line in found.lines]
    assert not catalogue.translated_entries()
    assert catalogue.metadata["Language"] == "ko"
    opening = catalogue.find("beats/opening/says/0", by="msgctxt")
    assert opening is not None
    assert opening.comment == "The customer says it."


def test_what_is_translated_survives_another_export(tmp_path: Path) -> None:
    _, path = exported(tmp_path)
    fill(path, title="깜빡이는 램프")
    exported(tmp_path)
    assert standing_of(source(tmp_path), path).done == {"title": "깜빡이는 램프"}


def test_a_line_that_changed_is_stale_and_not_played(tmp_path: Path) -> None:
    _, path = exported(tmp_path)
    fill(path, title="깜빡이는 램프")
    changed = source(tmp_path, text=SMALL.replace("The lamp that flickers", "The lamp that is dark"))
    before = standing_of(changed, path)
    assert ([line.key for line in before.stale], before.done) == (["title"], {})
    write_catalogue(brought_up_to_date(changed, path, language="ko", title="Lamp"), path)
    entry = polib.pofile(str(path)).find("title", by="msgctxt")
    assert entry is not None
    assert (entry.flags, entry.previous_msgid) == (["fuzzy"], "The lamp that flickers")
    assert [line.key for line in standing_of(changed, path).stale] == ["title"]


def test_a_line_that_moved_keeps_its_translation(tmp_path: Path) -> None:
    _, path = exported(tmp_path)
    fill(path, beats__remedy__says__1="그럼 이제?")
    moved = SMALL.replace("[What can you do?, And now?, What happens next?]", "[And now?, What can you do?, And next?]")
    found = source(tmp_path, text=moved)
    write_catalogue(brought_up_to_date(found, path, language="ko", title="Lamp"), path)
    assert standing_of(found, path).done == {"beats/remedy/says/0": "그럼 이제?"}


def test_a_line_with_an_id_keeps_its_translation_wherever_it_goes(tmp_path: Path) -> None:
    _, path = exported(tmp_path, text=with_ids())
    fill(path, abc123="뭘 해 주실 수 있나요?")
    moved = with_ids().replace(
        "['What can you do? #line:abc123', And now?,", "[And now?, 'What can you do? #line:abc123',"
    )
    assert moved != with_ids()
    assert standing_of(source(tmp_path, text=moved), path).done == {"abc123": "뭘 해 주실 수 있나요?"}


def test_the_translation_of_a_line_that_is_gone_is_orphaned_and_kept(tmp_path: Path) -> None:
    _, path = exported(tmp_path)
    fill(path, reactions__blamed_carrier__because="남을 탓했다")
    text = SMALL.replace("    because: somebody else was blamed\n", "")
    found = source(tmp_path, text=text)
    assert standing_of(found, path).orphaned == ("reactions/blamed_carrier/because",)
    write_catalogue(brought_up_to_date(found, path, language="ko", title="Lamp"), path)
    assert '#~ msgstr "남을 탓했다"' in path.read_text(encoding="utf-8")
    assert standing_of(found, path).orphaned == ()


@pytest.mark.parametrize(
    ("words", "reason"),
    [("램프 {lamp}", "`{lamp}` does not stand in the line that is translated."), ("램프", "`{now}` is missing.")],
)
def test_a_translation_whose_values_differ_is_not_played(tmp_path: Path, words: str, reason: str) -> None:
    found, path = exported(tmp_path)
    key = "briefing" if "missing" in reason else "title"
    fill(path, **{key: words})
    standing = standing_of(found, path)
    assert [(line.key, why) for line, why in standing.wrong] == [(key, reason)]
    assert standing.done == {}


def test_a_value_may_take_the_grammar_of_the_other_language(tmp_path: Path) -> None:
    found, path = exported(tmp_path)
    fill(path, briefing="{now:이/가} 지금입니다.")
    assert standing_of(found, path).done == {"briefing": "{now:이/가} 지금입니다."}


def test_an_import_takes_what_fits_and_names_the_rest(tmp_path: Path) -> None:
    found, path = exported(tmp_path)
    sent = tmp_path / "sent.po"
    sent.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    fill(sent, title="깜빡이는 램프", briefing="지금", endings__glad__says="빛")
    text = sent.read_text(encoding="utf-8").replace('msgid "Ada has light."', 'msgid "Ada had light."')
    sent.write_text(text, encoding="utf-8")
    catalogue, refused = taken_in(found, path, sent, language="ko", title="Lamp")
    assert {entry.msgctxt: entry.msgstr for entry in catalogue.translated_entries()} == {"title": "깜빡이는 램프"}
    assert refused == [
        "briefing: `{now}` is missing.",
        "endings/glad/says: the line has changed since; it reads now: Ada has light.",
    ]


def test_an_import_in_another_language_is_refused(tmp_path: Path) -> None:
    found, path = exported(tmp_path)
    with pytest.raises(UserError, match="is in `ko`"):
        taken_in(found, path, path, language="it", title="Lamp")


@pytest.mark.parametrize("content", [b"this is no catalogue", b"\xff\xfe\x00"])
def test_a_file_that_is_no_catalogue_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.po"
    path.write_bytes(content)
    with pytest.raises(UserError, match="no catalogue"):
        read_catalogue(path)


def test_the_folder_tells_which_languages_there_are(tmp_path: Path) -> None:
    exported(tmp_path)
    assert languages_beside(tmp_path / "lamp") == ("ko",)
    assert languages_beside(tmp_path) == ()


def test_a_case_on_disk_is_played_as_far_as_it_is_translated(tmp_path: Path) -> None:
    home = lamp(tmp_path)
    scenario = load_scenario(home)
    for found, path in catalogues_of(scenario, home, "ko"):
        write_catalogue(brought_up_to_date(found, path, language="ko", title="Lamp"), path)
    fill(home / "lines.ko.po", title="깜빡이는 램프")
    fill(tmp_path / "temperaments" / "even.ko.po", reactions__greeted__says__0="안녕하세요.")
    played, (done, total) = translated(scenario, home, "ko")
    assert (played.title, played.temperament.reactions["greeted"].says[0], done) == ("깜빡이는 램프", "안녕하세요.", 2)
    assert total > 200
    assert played.beats == scenario.beats
