"""What rules, progress and scores say is said in Korean and Italian too: whole sentences, with the values in them."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import polib
import pytest
import yaml

from scoring.rubric import CAPS, CRITERIA
from simulator import locale
from simulator.engine import gauges, supervisor
from simulator.engine.gauges import Pull
from simulator.progress.standing import standing_of
from simulator.sayings import file_of, told, told_each
from simulator.session.runner import WAY_ON
from simulator.view.progress import show_progress
from simulator.words import scene_word
from tests.progress.attempts import START, a_brief, an_attempt, checks

ROOT = Path(__file__).parent.parent
LANGUAGES = ("ko", "it")
VALUE = re.compile(r"\{(\w+)\}")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    locale.use("en")


def entries(code: str) -> dict[str, str]:
    path = file_of(code)
    assert path is not None
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))}


def test_both_languages_have_the_same_sentences_with_the_same_values() -> None:
    assert entries("ko").keys() == entries("it").keys()
    for code in LANGUAGES:
        for text, said in entries(code).items():
            assert said, (code, text)
            assert sorted(VALUE.findall(said)) == sorted(VALUE.findall(text)), (code, text)


def test_english_stays_as_it_is() -> None:
    assert told("felt understood") == "felt understood"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_field_of_every_shipped_form_has_its_word(code: str) -> None:
    written = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "scenarios").rglob("*.yaml"))
    ]
    actions = [action for each in written if isinstance(each, dict) for action in each.get("actions") or ()]
    fields = {
        name.replace("_", " ") for action in actions if isinstance(action, dict) for name in action.get("args", {})
    }
    assert {"order", "amount", "way"} <= fields
    assert fields - entries(code).keys() == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_criterion_cap_and_cause_has_its_words(code: str) -> None:
    locale.use(code)
    pulls = [value.what for value in vars(gauges).values() if isinstance(value, Pull)]
    wanted = [criterion.title for criterion in CRITERIA.values()]
    wanted += [criterion.advice for criterion in CRITERIA.values()]
    wanted += [cap.reason for cap in CAPS.values()] + pulls
    assert [text for text in wanted if told(text) == text] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_that_progress_says_is_left_in_english(code: str) -> None:
    brief = a_brief(
        checks={"names_impact": checks(met=2), "concrete_commitment": checks(missed=1)},
        promises={"kept": 2, "broken": 1, "renegotiated": 1},
        gap=20.0,
    )
    attempts = [an_attempt(n, total=40.0 + 5 * n, brief=brief, csat=3) for n in range(1, 11)]
    now = START + timedelta(days=30)
    view = show_progress(standing_of("ada", attempts, now=now, library=()), attempts, now)
    said = [view.goal, view.standing.headline, *view.standing.sentences]
    said += [text for row in view.standing.skills for text in (row.title, row.told)]
    assert len(said) > 8
    locale.use(code)
    english = re.compile(r"\b(the|of|calls?|points|was|with)\b")
    assert [told(text) for text in said if english.search(told(text))] == []


def quoting(path: Path) -> Iterator[str]:
    """Yield the words with which a scorer begins a sentence that ends in a fact or a rule ("True: ")."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr) and len(node.values) == 2 and isinstance(node.values[0], ast.Constant):
            before = str(node.values[0].value)
            if before[:1].isupper() and before.endswith(": "):
                yield before


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_scorers_say_before_a_fact_has_its_words(code: str) -> None:
    locale.use(code)
    before = {each for path in (ROOT / "scoring" / "scorers").glob("*.py") for each in quoting(path)}
    assert {"True: ", "Not told: ", "This holds instead: "} <= before
    assert [each for each in sorted(before) if told(f"{each}zzz").startswith(each)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_whole_sentence_of_the_scorers_is_said_in_the_window_of_another_language_too(code: str) -> None:
    locale.use(code)
    says = json.loads((ROOT / "scoring" / "languages" / code / "says.json").read_text(encoding="utf-8"))
    assert [each for each in says if each.endswith(".") and "{}" not in each and told(each) == each] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_way_on_is_said_in_the_language(code: str) -> None:
    locale.use(code)
    assert [text for text in WAY_ON.values() if told(text) == text] == []


def test_a_list_of_names_is_said_name_by_name() -> None:
    locale.use("it")
    assert told_each("delay, wait") == "ritardo, attesa"
    assert told_each("call back, domani alle 11:00") == "richiamare, domani alle 11:00"
    assert told_each("lampada") == "lampada"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_topic_that_a_customer_understands_has_its_word(code: str) -> None:
    topics = json.loads((ROOT / "scoring" / "languages" / "en" / "topics.json").read_text(encoding="utf-8"))
    assert len(topics) > 40
    assert [name for name in topics if name.replace("_", " ") not in entries(code)] == []


def test_values_in_a_sentence_are_said_in_the_language_too_and_names_stay() -> None:
    locale.use("it")
    assert told("Broken: call back, due 2026-03-04 11:00.") == "Non mantenuto: richiamare, entro 2026-03-04 11:00."
    left = told("2 calls were left before the end, 1 call is still open: in no figure.")
    assert left == "2 contatti lasciati prima della fine, 1 contatto ancora aperto: fuori da ogni cifra."
    assert told("Dana Whitfield is back.") == "Dana Whitfield è di nuovo qui."
    assert told("A sentence that nobody knows.") == "A sentence that nobody knows."


def test_a_later_contact_whose_name_the_language_has_not_is_simply_later() -> None:
    assert scene_word("On the fourth day") == "On the fourth day"
    locale.use("it")
    assert scene_word("On the fourth day") == "Più tardi"
    assert scene_word("") == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_debrief_says_of_a_dispute_and_of_a_demand_is_said_in_the_language(code: str) -> None:
    locale.use(code)
    said = [
        "Every move in the dispute looked for a solution.",
        "No move in the dispute looked for a solution, and the words that pressed are quoted.",
        "3 of 4 moves in the dispute looked for a solution, and the words that pressed are quoted.",
        supervisor.RELIEF.what,
        "gave a last chance",
    ]
    assert [text for text in said if told(text) == text] == []
    assert {"3", "4"} <= set(re.findall(r"\d", told(said[2])))
