"""Coverage names what no call has reached, with the line in which it stands."""

from __future__ import annotations

from pathlib import Path

from simulator.rehearsal.coverage import Coverage, cover
from simulator.rehearsal.places import Places, item, leaves
from simulator.rehearsal.stage import Line, perform
from simulator.scenario.condition import Condition
from simulator.scenario.load import load_scenario
from tests.rehearsal.casebook import SMALL, lamp, line_of

ASKS: Line = {"do": "reply", "text": "Hello Ada, when do you need it by?", "after_s": 20}
STATES: Line = {"do": "reply", "text": "The warranty is 2 years.", "after_s": 20}


def covered(folder: Path, *lines: Line, text: str = SMALL) -> Coverage:
    home = lamp(folder, text=text)
    scenario = load_scenario(home)
    return cover(scenario, [perform(scenario, lines, seed=1)] if lines else [], Places(home))


def missing(coverage: Coverage, kind: str) -> dict[str, int]:
    return {part.name: part.line for part in coverage.missing if part.kind == kind}


def test_without_a_call_everything_is_missing_with_its_line(tmp_path: Path) -> None:
    coverage = covered(tmp_path)
    assert missing(coverage, "beat") == {"opening": line_of("- id: opening"), "remedy": line_of("- id: remedy")}
    assert missing(coverage, "reaction") == {
        "opening.heard": line_of("id: heard"),
        "blamed_carrier": line_of("- id: blamed_carrier"),
    }
    assert missing(coverage, "ending") == {"glad": line_of("id: glad"), "dark": line_of("id: dark")}
    assert missing(coverage, "action") == {"send_lamp": line_of("- id: send_lamp")}
    assert coverage.count("fact") == (0, 2)


def test_what_a_call_reaches_is_no_longer_missing(tmp_path: Path) -> None:
    coverage = covered(tmp_path, ASKS, STATES)
    assert "opening" in coverage.names("beat")
    assert coverage.names("fact") == {"deadline", "warranty"}
    assert coverage.names("ending") == {"dark"}
    assert missing(coverage, "action") == {"send_lamp": line_of("- id: send_lamp")}


def test_each_single_condition_counts_for_itself(tmp_path: Path) -> None:
    before, after = covered(tmp_path), covered(tmp_path, STATES)
    assert missing(before, "condition")["{said: warranty}"] == line_of("{said: warranty}")
    assert "{said: warranty}" not in missing(after, "condition")
    assert missing(after, "condition")["{blamed: carrier}"] == line_of("{blamed: carrier}")
    assert missing(after, "condition")["{did: send_lamp}"] == line_of("until: {did: send_lamp}")


def test_facts_of_a_twist_are_counted_with_the_twist_that_brings_them(tmp_path: Path) -> None:
    twist = (
        "twists:\n  plain: {}\n  other:\n    facts:\n      - {id: deadline, known_to: customer, says: [a., b., c.]}\n"
    )
    home = lamp(tmp_path, text=SMALL + twist)
    scenario = load_scenario(home)
    coverage = cover(scenario, [perform(scenario, [ASKS], seed=1, twist="other")], Places(home))
    assert "deadline (other)" in coverage.names("fact")
    assert "deadline" in missing(coverage, "fact")


def test_actions_of_a_twist_are_counted_with_the_twist_that_brings_them(tmp_path: Path) -> None:
    twist = (
        "twists:\n  plain: {}\n  other:\n    actions:\n"
        "      - {id: send_lamp, title: Send a lamp, means: [replace], result: Sent.}\n"
    )
    home = lamp(tmp_path, text=SMALL + twist)
    scenario = load_scenario(home)
    does: Line = {"do": "act", "name": "send_lamp"}
    coverage = cover(scenario, [perform(scenario, [does], seed=1, twist="other")], Places(home))
    assert coverage.names("action") == {"send_lamp (other)"}
    assert missing(coverage, "action") == {"send_lamp": line_of("- id: send_lamp")}


def test_an_interjection_counts_once_it_was_said(tmp_path: Path) -> None:
    waits = "interjections:\n  - {id: hello, when: {silent_for: 80s}, says: [Still there?, Hello?, Anybody?]}\n"
    silence: Line = {"do": "wait", "seconds": 100}
    assert "interjection.hello" in missing(covered(tmp_path, text=SMALL + waits), "reaction")
    assert "interjection.hello" in covered(tmp_path, silence, text=SMALL + waits).names("reaction")


def test_what_another_file_brings_in_has_no_line(tmp_path: Path) -> None:
    head, rest = SMALL.split("endings:\n")
    coverage = covered(tmp_path, text=head + "scoring:" + rest.split("scoring:")[1])
    assert set(missing(coverage, "ending").values()) == {0}


def test_the_short_form_of_the_opening_has_its_line(tmp_path: Path) -> None:
    head, rest = SMALL.split("beats:\n")
    text = head + "opening: [The lamp flickers., My lamp flickers., It flickers.]\nscoring:" + rest.split("scoring:")[1]
    assert missing(covered(tmp_path, text=text), "beat")["opening"] == line_of("opening:", text=text)


def test_a_place_is_found_by_key_number_and_id(tmp_path: Path) -> None:
    places = Places(lamp(tmp_path))
    assert places.line("title") == line_of("title:")
    assert places.line("beats", item("remedy", 1), "until") == line_of("until: {did: send_lamp}")
    assert places.line("endings", 1) == line_of("id: dark")
    assert places.line("beats", item("nowhere", 9)) == 0


def test_a_file_that_cannot_be_read_has_no_lines(tmp_path: Path) -> None:
    assert Places(tmp_path / "none.yaml").line("title") == 0


def test_the_leaves_of_a_condition_come_with_the_way_to_them() -> None:
    condition = Condition(all=(Condition(did="x"), Condition(not_=Condition(any=(Condition(said="y"),)))))
    assert [(leaf.did or leaf.said, way) for leaf, way in leaves(condition, "when")] == [
        ("x", ("when", "all", 0)),
        ("y", ("when", "all", 1, "not", "any", 0)),
    ]


LATER = """\
scenes:
  - id: rung_up
    at: next day 11:00
    opens_if: {settled: call_back}
    beats:
      - {id: works, says: [Yes?, Hello?, Who is it?], until: {said: warranty}}
  - {id: nobody_rang, at: next day 12:00, opens_if: {due: call_back}, says: [No call., Nobody., I waited.]}
"""


def test_scenes_and_what_is_in_them_are_counted(tmp_path: Path) -> None:
    text = SMALL + LATER
    promise: Line = {"do": "reply", "text": "I will call you tomorrow at 10:00."}
    later: list[Line] = [{"do": "end"}, {"do": "next"}, {"do": "next"}]
    broken = covered(tmp_path / "broken", promise, *later, text=text)
    assert broken.names("scene") == {"nobody_rang"}
    assert missing(broken, "scene") == {"rung_up": line_of("- id: rung_up", text=text)}
    assert missing(broken, "beat")["works"] == line_of("id: works", text=text)
    deed: Line = {"do": "act", "name": "call_back", "args": {"when": "next day 10:00"}}
    kept = covered(tmp_path / "kept", promise, deed, *later, text=text)
    assert kept.names("scene") == {"rung_up"}
    assert "works" in kept.names("beat")
    assert "{settled: call_back}" not in missing(kept, "condition")
