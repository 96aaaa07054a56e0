"""Line ids stay with their text wherever it moves, and are never seen in a call."""

from __future__ import annotations

from dataclasses import replace

from simulator.scenario.beats import Beat
from simulator.scenario.lines import line_id, new_line_id, with_id, without_id
from simulator.scenario.resolve import resolve
from tests.cases import small_scenario

LINE = "Where is my {thing}? #line:3f9a2c"


def test_an_id_is_read_and_taken_off() -> None:
    assert line_id(LINE) == "3f9a2c"
    assert without_id(LINE) == "Where is my {thing}?"


def test_a_text_without_an_id_stays_as_it_is() -> None:
    assert line_id("Call 555-0142 #1234") == ""
    assert without_id("Call 555-0142 #1234") == "Call 555-0142 #1234"


def test_an_id_is_put_on_once() -> None:
    assert with_id(LINE, "aaaa") == "Where is my {thing}? #line:aaaa"


def test_a_new_id_is_the_same_for_the_same_text_and_never_taken_already() -> None:
    first = new_line_id("case", "Hello.", ())
    assert first == new_line_id("case", "Hello.", ())
    assert new_line_id("case", "Hello.", (first,)) not in ("", first)
    assert line_id(with_id("Hello.", first)) == first


def test_a_played_case_has_no_ids_in_it() -> None:
    scenario = replace(small_scenario(), beats=(Beat(id="opening", says=(LINE,)),), values={"thing": "lamp"})
    assert resolve(scenario, seed=1, twist="plain").beats[0].says == ("Where is my lamp?",)
