"""Scenarios in folders of their own for the tests of rehearsal: small files, with or without plays."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.load import load_scenario
from simulator.scenario.model import Scenario

SMALL = """\
format: 1
id: lamp
title: The lamp that flickers
language: en
channel: chat
difficulty: 1
skills: [names_impact]
minutes: 4
briefing: It is {now}. Somebody writes about a lamp.
starts: 2026-03-03 10:00
customer: {name: Ada Quill, wants: light}
record: {reference: K-1}
facts:
  - id: warranty
    type: duration
    value: 2 years
    says: The warranty of the lamp is 2 years.
    topic: [warranty]
  - id: deadline
    known_to: customer
    says: [My guests come on Friday., I have guests on Friday., On Friday my guests come.]
actions:
  - id: send_lamp
    title: Send a new lamp
    needs: {did: look_up}
    means: [replace]
    result: A new lamp is on its way.
    fails: Open the record first.
required:
  - {action: send_lamp, why: send a lamp that works}
beats:
  - id: opening
    says: [My new lamp flickers all evening., The lamp flickers., Hello. My lamp flickers.]
    again: [And my lamp?, What about the lamp?, The lamp still flickers.]
    until: {any: [{said: warranty}, {offered: replace}]}
    then:
      - {id: heard, when: {acknowledged: delay}, mood: 2, because: the delay was named}
  - id: remedy
    when: {after: opening}
    says: [What can you do?, And now?, What happens next?]
    again: [So what can you do?, And then?, What do you suggest?]
    until: {did: send_lamp}
reactions:
  - id: blamed_carrier
    when: {blamed: carrier}
    mood: -3
    because: somebody else was blamed
endings:
  - {id: glad, when: {all: [{settled: issue}, {trust_at_least: 40}]}, says: Ada has light., good: true}
  - {id: dark, when: {any: [{start: true}, {start: false}]}, says: Ada sits in the dark.}
scoring: {must_say: [warranty]}
"""
GOOD = """\
format: 1
scenario: lamp
kind: good
inputs:
  - {do: reply, text: "Hello Ada, I am sorry that your lamp flickers. When do you need it by?", after_s: 20}
  - {do: act, name: look_up, args: {reference: K-1}, after_s: 5}
  - {do: act, name: send_lamp, after_s: 5}
  - {do: reply, text: "The warranty is 2 years. I have sent you a new lamp.", after_s: 20}
  - {do: act, name: call_back, args: {when: "2026-03-04 11:00"}, after_s: 5}
  - {do: reply, text: "I will call you tomorrow at 11:00 to hear whether it works.", after_s: 20}
  - {do: end}
  - {do: next}
  - {do: end}
expect:
  ending: glad
  score: {total: [50, 100]}
"""


def lamp(folder: Path, *, text: str = SMALL, plays: dict[str, str] | None = None) -> Path:
    """Write the case into a folder `lamp` and return that folder."""
    home = folder / "lamp"
    (home / "plays").mkdir(parents=True, exist_ok=True)
    (home / "scenario.yaml").write_text(text, encoding="utf-8")
    for name, play in (plays or {}).items():
        (home / "plays" / f"{name}.yaml").write_text(play, encoding="utf-8")
    return home


def lamp_scenario(folder: Path, *, text: str = SMALL) -> Scenario:
    """Return the case as it is loaded from its folder."""
    return load_scenario(lamp(folder, text=text))


def line_of(part: str, *, text: str = SMALL) -> int:
    """Return the line in which a part of the file stands first."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)
