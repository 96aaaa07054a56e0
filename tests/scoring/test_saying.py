"""Findings and advice are said in the language of the call, and nothing that a scorer says is left out."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from scoring.languages.says import load_sayings
from scoring.requests import answer_line
from scoring.rubric import CAPS, CRITERIA
from scoring.saying import sayings_of

ROOT = Path(__file__).resolve().parents[2] / "scoring"
SOURCES = (*sorted((ROOT / "scorers").glob("*.py")), ROOT / "learnt" / "judging.py", ROOT / "tally.py")
LATIN = re.compile(r"\b(?:the|they|it|what|nothing|customer)\b")


def sentences(path: Path) -> set[str]:
    """Return the English sentences in a module that are neither docstrings nor errors."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    aside |= {id(each) for node in ast.walk(tree) if isinstance(node, ast.Raise) for each in ast.walk(node)}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "{}"
                for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside | inner:
            text = node.value
        else:
            continue
        if re.fullmatch(r"(?:[A-Z]|\{\}).* .*[.}]", text) and text != "{} {}":
            found.add(text)
    return found


@pytest.mark.parametrize("language", ["ko", "it"])
def test_every_sentence_of_the_scorers_has_its_translation(language: str) -> None:
    known = set(json.loads((ROOT / "languages" / language / "says.json").read_text(encoding="utf-8")))
    for path in SOURCES:
        for text in sentences(path):
            assert text in known, f"{path.name}: {text!r} has no {language} sentence"
    assert {criterion.advice for criterion in CRITERIA.values()} <= known
    assert {cap.reason for cap in CAPS.values()} <= known


@pytest.mark.parametrize(("language", "reply"), [("ko", "기다리세요."), ("it", "Deve aspettare, non dipende da noi.")])
def test_a_card_is_said_in_the_language_of_the_call(language: str, reply: str) -> None:
    line = {"language": language, "customer": "?", "reply": reply, "actions": [], "required": [{"name": "refund"}]}
    card = json.loads(answer_line(json.dumps(line)).text)
    because = [each["because"] for name in ("empathy", "accuracy", "follow_through") for each in card[name]["findings"]]
    assert because
    assert not [text for text in because if LATIN.search(text)]


def test_slots_are_carried_over_and_looked_up_themselves() -> None:
    sayings = sayings_of({"The customer hears {}.": "Il cliente sente {}.", "a threat": "una minaccia"})
    assert sayings.say("The customer hears a threat.") == "Il cliente sente una minaccia."
    assert sayings.say("The customer hears {x}.") == "Il cliente sente {x}."
    assert sayings.say("Something else.") == "Something else."


def test_a_sentence_with_other_slots_than_its_key_is_refused() -> None:
    with pytest.raises(ValueError, match="slots"):
        sayings_of({"True: {}": "Vero"})


def test_english_needs_no_list_and_an_unknown_language_has_none() -> None:
    assert load_sayings("en") is None
    assert load_sayings("../x") is None
