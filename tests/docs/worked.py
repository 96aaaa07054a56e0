"""Worked examples of a page: a case, what goes in and what comes out, run as they stand.

An example is a `yaml` block with what the case of the tutorial has otherwise, and a `json` block whose lines begin with
`>` for what goes in and `<` for a part of what comes out, in this order. Run as a module, the parts that come out are
brought up to date: `python -m tests.docs.worked docs/contact.md`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.load import load_scenario, load_shift
from simulator.scenario.model import Scenario
from simulator.session.clocks import SteppedClock
from simulator.session.runner import Runner
from simulator.session.shift import Coming, ShiftDesk
from simulator.terminal.machine import play_lines
from simulator.terminal.shift_machine import play_shift_lines
from simulator.wishes import Wishes, new_header

CASE = Path(__file__).parents[1] / "scenario" / "smallest" / "leaking_kettle" / "scenario.yaml"
TODAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FIRST_ID = "019a1b2c-0000-7000-8000-000000000001"
NEXT_ID = "019a1b2c-0000-7000-8000-000000000002"
SEED = 1
_EXAMPLE = re.compile(
    r"^### (?P<title>[^\n]+)\n(?P<text>.*?)```yaml\n(?P<case>.*?)```\n+```json\n(?P<lines>.*?)```", re.M | re.S
)
Json = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example of a page."""

    title: str
    case: str
    lines: tuple[str, ...]

    @property
    def inputs(self) -> tuple[Json, ...]:
        """Return what goes in."""
        return tuple(json.loads(line[1:]) for line in self.lines if line.startswith(">"))

    @property
    def outputs(self) -> tuple[Json, ...]:
        """Return the parts of what comes out."""
        return tuple(json.loads(line[1:]) for line in self.lines if line.startswith("<"))


def examples_in(page: Path) -> tuple[Example, ...]:
    """Return the examples of a page, in order."""
    return tuple(
        Example(title=m["title"], case=m["case"], lines=tuple(line for line in m["lines"].splitlines() if line.strip()))
        for m in _EXAMPLE.finditer(page.read_text(encoding="utf-8"))
    )


def run(example: Example, folder: Path) -> list[Json]:
    """Play an example and return all that comes out."""
    changes = yaml.safe_load(example.case) or {}
    written = [json.dumps(line).encode() for line in example.inputs]
    out: list[str] = []
    if "shift" in changes:
        desk = _desk(changes.pop("shift"), _case(changes, folder), folder)
        play_shift_lines(desk, written, out.append)
    else:
        clock = SteppedClock(TODAY)
        play = changes.pop("play", {})
        runner = _begin(_case(changes, folder), clock, **play)
        play_lines(runner, clock, written, out.append, new_id=lambda: NEXT_ID)
    return [json.loads(line) for line in out]


def _case(changes: Mapping[str, object], folder: Path) -> Scenario:
    case = _merged(yaml.safe_load(CASE.read_text(encoding="utf-8")), changes)
    file = folder / "packs" / str(case["id"]) / "scenario.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(case, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load_scenario(file)


def _merged(case: Json, changes: Mapping[str, object]) -> Json:
    found = dict(case)
    for key, value in changes.items():
        old = found.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            found[key] = _merged(old, value)
        elif isinstance(old, list) and isinstance(value, list) and all(isinstance(item, dict) for item in value):
            new = {item["id"] for item in value}
            found[key] = [item for item in old if item["id"] not in new] + value
        else:
            found[key] = value
    return found


def _begin(scenario: Scenario, clock: SteppedClock, **play: str) -> Runner:
    wishes = Wishes(seed=SEED, twist="plain", call_id=FIRST_ID, mode=play.get("mode", "practice"))  # type: ignore[arg-type]  # a literal of the page
    header = new_header(scenario, wishes, alias="me", clock=clock)
    return Runner.start(
        scenario,
        header,
        voice=ScriptedVoice(),
        clock=clock,
        journal=None,
        timers=play.get("timers", "on"),  # type: ignore[arg-type]  # a literal of the page
    )


def _desk(plan: Json, scenario: Scenario, folder: Path) -> ShiftDesk:
    file = folder / "shift.yaml"
    file.write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), encoding="utf-8")
    clock = SteppedClock(TODAY)

    def begin(coming: Coming) -> Runner:
        wishes = Wishes(seed=coming.seed, twist=coming.twist or None, call_id=FIRST_ID)
        header = new_header(coming.scenario, wishes, alias="me", clock=clock)
        return Runner.start(
            coming.scenario, header, voice=ScriptedVoice(), clock=clock, journal=None, shift=coming.mark
        )

    return ShiftDesk(load_shift(file), seed=SEED, clock=clock, load=lambda _name: scenario, begin=begin)


def holds(part: object, whole: object) -> bool:
    """Tell whether a part of what comes out is in it: of an object some keys, of a list some items in order."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and holds(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        rest = iter(whole)
        return all(any(holds(item, other) for other in rest) for item in part)
    return part == whole


def missing(example: Example, out: list[Json]) -> list[Json]:
    """Return the parts that do not come out, or not in their order."""
    place, found = 0, []
    for part in example.outputs:
        at = next((n for n in range(place, len(out)) if holds(part, out[n])), None)
        if at is None:
            found.append(part)
        else:
            place = at + 1
    return found


def renewed(example: Example, out: list[Json]) -> Iterator[str]:
    """Yield the lines of an example with the parts that come out as they are now; the keys stay."""
    place = 0
    for line in example.lines:
        if line.startswith(">"):
            yield line
            continue
        part = json.loads(line[1:])
        after = range(place, len(out))
        at = next((n for n in after if holds(part, out[n])), None)
        if at is None:
            marks = {key: part[key] for key in ("event", "call", "status") if part.get(key) is not None}
            at = next((n for n in after if holds(marks, out[n])), None)
            if at is None:
                raise SystemExit(f"{example.title}: no such event: {line}")
            part = {key: out[at].get(key) for key in part}
        place = at + 1
        yield f"< {json.dumps(part, ensure_ascii=False)}"


def renew(page: Path) -> None:
    """Bring the parts that come out up to date in a page."""
    text = page.read_text(encoding="utf-8")
    for example in examples_in(page):
        with TemporaryDirectory() as folder:
            out = run(example, Path(folder))
        old = "\n".join(example.lines)
        if old not in text:
            raise SystemExit(f"{example.title}: its lines are not found")
        text = text.replace(old, "\n".join(renewed(example, out)))
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew(Path(sys.argv[1]))
