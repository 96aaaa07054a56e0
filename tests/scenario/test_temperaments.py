"""Every shipped reaction pack has words for every moment, each once, in its own language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from simulator.scenario.load import load_scenario
from simulator.scenario.moments import MOMENTS, OF_SOME
from simulator.scenario.packs import Temperament
from simulator.settings import shipped_scenarios
from tests.scenario.casebook import change, write_case
from tests.scenario.test_standard import small

SHIPPED = shipped_scenarios()
assert SHIPPED is not None
ALWAYS_HOT = ("distrusts", "wants_supervisor")
"""Moments that no calm customer comes to: their words are heated as they are."""
IN_ANY_MOOD = ("or_else", "told_all", "and_the_other", "still_open", "awaits_word")
"""Moments at which a customer says the same in any mood."""
SHORT = 3
"""Words of a line that may stand at several moments: "Yes, go ahead."."""
NAMES = sorted(path.stem for path in (SHIPPED / "temperaments").glob("*.yaml"))


def pack(name: str, tmp_path: Path) -> Temperament:
    language = name.rpartition("_")[2]
    if language in ("ko", "it"):
        folder = Path(shutil.copytree(small(language).parent, tmp_path / small(language).parent.name))
        change(folder / "scenario.yaml", "customer: {name: ", f"customer: {{temperament: {name}, name: ")
        return load_scenario(folder / "scenario.yaml").temperament
    file = write_case(tmp_path / "cases")
    (file.parent.parent / "temperaments" / "even.yaml").unlink()
    change(file, "temperament: even", f"temperament: {name}")
    return load_scenario(file).temperament


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_has_several_words_for_every_moment(name: str, tmp_path: Path) -> None:
    found = pack(name, tmp_path)
    assert found.id == name
    assert set(found.reactions) - set(OF_SOME) == set(MOMENTS)
    for moment, reaction in found.reactions.items():
        assert len(reaction.says) >= 3, moment
        assert len(reaction.heated) >= 3 or moment in (*ALWAYS_HOT, *IN_ANY_MOOD), moment


DEMANDING = {
    "businesslike", "courteous", "curt", "deadpan", "duo", "exact", "haggler", "hard_of_hearing", "impatient",
    "ironic", "ironic_it", "jolly", "maestra_it", "orderly", "taeho_ko",
}  # fmt: skip
"""Those who demand a supervisor; the gentle, the shy and the plain walk out."""


@pytest.mark.parametrize("name", NAMES)
def test_only_some_demand_a_supervisor_and_nobody_borrows_the_words_for_it(name: str, tmp_path: Path) -> None:
    assert ("wants_supervisor" in pack(name, tmp_path).reactions) == (name in DEMANDING)


@pytest.mark.parametrize("name", NAMES)
def test_what_distrust_and_a_demand_say_is_never_a_question_that_waits_for_an_answer(name: str, tmp_path: Path) -> None:
    reactions = pack(name, tmp_path).reactions
    said = [text for moment in ALWAYS_HOT if moment in reactions for text in reactions[moment].says]
    assert [text for text in said if "?" in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_a_pack_stands_twice_unless_it_is_very_short(name: str, tmp_path: Path) -> None:
    said = [text for reaction in pack(name, tmp_path).reactions.values() for text in (*reaction.says, *reaction.heated)]
    assert sorted(text for text in set(said) if said.count(text) > 1 and len(text.split()) > SHORT) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_due_time_never_begins_a_sentence(name: str, tmp_path: Path) -> None:
    for reaction in pack(name, tmp_path).reactions.values():
        assert [text for text in (*reaction.says, *reaction.heated) if text.startswith("{due}")] == []


SMALL = ("breezy", "deadpan", "duo", "leafy")
"""Those who begin their sentences with small letters."""


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SMALL and not name.endswith("_ko")])
def test_a_topic_never_begins_a_sentence(name: str, tmp_path: Path) -> None:
    asked = pack(name, tmp_path).reactions["ask_back"]
    assert [text for text in (*asked.says, *asked.heated) if re.search(r"(?:^|[.?!] )\{topic\}", text)] == []
