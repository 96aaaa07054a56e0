"""The corpus of broken scenarios: sound ones with one thing changed by rule, and files written by hand.

`python -m tests.scenario.check.corpus` writes anew what the check says of each, into `broken/expected.txt`: read the
difference before you keep it.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.scenario.check.examine import examine
from simulator.scenario.check.report import as_text
from tests.scenario.check.samples import write_long, write_sample

HERE = Path(__file__).parent
EXPECTED = HERE / "broken" / "expected.txt"
HAND = HERE / "broken" / "hand"
FOLDERS = {"short": "sample_case", "long": "late_parcel"}
SHORT_KEYS = (
    "format", "id", "title", "language", "channel", "difficulty", "skills", "minutes", "briefing", "starts", "values",
    "customer", "record", "articles", "actions", "required", "obligations", "must_not_say", "twists", "solved", "beats",
    "reactions", "endings", "scoring",
)  # fmt: skip
"""Not `company` and `facts`: without them, what is listed as known depends on the words of the language."""
QUIET_WITHOUT = frozenset(
    {"required", "articles", "twists", "must_not_say", "reactions", "obligations", "solved", "endings", "scoring"}
)
"""Keys that a sound scenario may do without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One broken scenario."""

    name: str
    whole: str
    """The sound scenario that it was made from: short or long."""
    change: Callable[[str], str]
    """Makes the broken file from the sound one."""
    file: str = "scenario.yaml"


def nth(pattern: str, by: str, number: int) -> Callable[[str], str]:
    """Return a change of the n-th place that a pattern fits; -1 is the last one."""

    def change(text: str) -> str:
        every = list(re.finditer(pattern, text))
        assert every, f"nothing fits {pattern}"
        found = every[number]
        return text[: found.start()] + found.expand(by) + text[found.end() :]

    return change


def misspelt(word: str) -> str:
    """Return a word with two different letters in the wrong order."""
    place = next((n for n in range(1, len(word) - 1) if word[n] != word[n + 1]), 0)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :] if place and len(word) > 3 else f"{word}x"


def without(key: str) -> Callable[[str], str]:
    """Return a change that takes a top-level key out."""
    return lambda text: "".join(b for b in re.split(r"(?m)^(?=[a-z_]+:)", text) if b.partition(":")[0] != key)


def by_keys() -> Iterator[Broken]:
    """Yield the short scenario with each of its keys misspelt, taken out, or doubled."""
    for key in SHORT_KEYS:
        slip = nth(rf"(?m)^{key}:", f"{misspelt(key)}:", 0)
        yield Broken(name=f"the key {key} misspelt", whole="short", change=slip)
        if key not in QUIET_WITHOUT:
            yield Broken(name=f"without the key {key}", whole="short", change=without(key))
    for key in ("title", "customer", "beats", "scoring"):
        doubled = nth(rf"(?ms)^({key}:.*?)(?=^[a-z_]+:|\Z)", r"\1\1", 0)
        yield Broken(name=f"the key {key} twice", whole="short", change=doubled)


def by_conditions() -> Iterator[Broken]:
    """Yield the long scenario with a name or a key of a condition misspelt, here and there."""
    for key in ("asked", "said", "told", "did", "offered", "promised", "acknowledged", "after", "settled"):
        for number in (0, -1):
            where = "first" if number == 0 else "last"
            name = nth(rf"(\{{{key}: )([a-z_]+)(\w)", r"\1\2x\3", number)
            yield Broken(name=f"the {where} name under {key} misspelt", whole="long", change=name)
        slip = nth(rf"\{{{key}: ", f"{{{misspelt(key)}: ", 0)
        yield Broken(name=f"the condition {key} misspelt", whole="long", change=slip)


LONG_CHANGES: tuple[tuple[str, str, str, int], ...] = (
    ("a quote that is never closed", r'"(?=, ")', "", 3),
    ("a quote that is never closed, late in the file", r'(?m)"\]$', "]", -1),
    ("a bracket that is never closed", r"(?m)\]$", "", 5),
    ("a brace that is never closed", r"(?m)\}$", "", -4),
    ("a tab in place of spaces", r"(?m)^    when:", "\twhen:", 2),
    ("an item moved to the left", r"(?m)^  - id: letter", "- id: letter", 0),
    ("a key moved to the right", r"(?m)^    until:", "     until:", 1),
    ("a list sign without its space", r"(?m)^  - id: certainty", "  -id: certainty", 0),
    ("a colon without its space", r"(?m)^channel: chat", "channel:chat", 0),
    ("a colon within a text", r"(?m)^title: ", "title: Late: ", 0),
    ("an apostrophe in single quotes", r"\"So what's the plan\?\"", "'So what's the plan?'", 0),
    ("a percent sign at the start", r"(?m)^  email: ", "  email: %", 0),
    ("an at sign at the start", r"(?m)^  email: ", "  email: @", 0),
    ("an anchor", r"(?m)^    value: £10", "    value: &ten £10", 0),
    ("an alias", r"(?m)^    value: £10", "    value: *ten", 0),
    ("a tag", r"(?m)^    value: £10", "    value: !!str £10", 0),
    ("a second document", r"(?m)^scoring:", "---\nscoring:", 0),
    ("a control character", "Finally", "Fin\x1bally", 0),
    ("no id at a fact", r"(?m)^  - id: refund_time\n    type", "  - type", 0),
    ("no words at a fact", r"(?m)^    says: A voucher may be £10 at most\.\n", "", 0),
    ("an unknown kind of fact", r"type: duration", "type: span", 0),
    ("a kind of fact in capitals", r"type: amount", "type: Amount", 0),
    ("an unknown channel", r"channel: chat", "channel: fax", 0),
    ("a difficulty beyond the scale", r"difficulty: 2", "difficulty: 5", 0),
    ("minutes as a text", r"minutes: 6", "minutes: six", 0),
    ("a mood beyond the scale", r"mood: 45", "mood: 145", 0),
    ("patience in quotes", r"patience: 60", 'patience: "60"', 0),
    ("a wait without a unit", r"waited: 6m", "waited: 6", 0),
    ("a start without a time", r"2026-03-03 15:30", "2026-03-03", 0),
    ("a start that is no day", r"2026-03-03 15:30", "2026-02-30 15:30", 0),
    ("an obligation without a time", r'"\+1d 11:00"', "tomorrow", 0),
    ("weights that do not add up", r"follow_through: 30", "follow_through: 35", 0),
    ("weights out of range", r"empathy: 30, accuracy: 40", "empathy: 55, accuracy: 15", 0),
    ("an unknown skill", r"skills: \[names_impact", "skills: [name_impact", 0),
    ("an unknown page", r"\[lost_parcels", "[lost_parcel", 0),
    ("an unknown company", r"company: larch_lane", "company: larch_line", 0),
    ("an unknown temperament", r"temperament: impatient", "temperament: inpatient", 0),
    ("an unknown placeholder", r"\{days_late\}", "{day_late}", 4),
    ("an unknown placeholder in a fact", r"\{price\}", "{prize}", 1),
    ("a placeholder with a space", r"\{lamp\}", "{ lamp }", 3),
    ("an unknown form", r"\{lamp\}", "{lamp:any}", 2),
    ("an unknown action to do", r"action: reship", "action: re_ship", 0),
    ("an unknown argument", r"args: \{speed: express\}", "args: {sped: express}", 0),
    ("an unknown choice", r"speed=express", "speed=expres", 0),
    ("an unknown way to meet an obligation", r"met_by: \[call_back", "met_by: [call_backs", 0),
    ("an unknown critical error", r"code: promise_outside_authority", "code: promise_beyond_authority", 0),
    ("an unknown fact that must be said", r"must_say: \[parcel_lost", "must_say: [parcel_last", 0),
    ("two keys in a condition", r"\{asked: price\}", "{asked: price, told: birthday}", 0),
    ("an empty condition", r"\{asked: price\}", "{}", 0),
    ("a condition in words", r"tell: \{asked: price\}", "tell: when asked for the price", 0),
    ("an id in capitals", r"id: voucher_limit", "id: Voucher_limit", 0),
    ("an id with a hyphen", r"id: by_express", "id: by-express", 0),
    ("a doubled fact", r"id: refund_amount", "id: refund_time", 0),
    ("a doubled beat", r"(?m)^  - id: booked", "  - id: letter", 0),
    ("a doubled reaction", r"id: told_depot", "id: told_lost", 0),
    ("an id that is not the folder's", r"(?m)^id: late_parcel", "id: lost_parcel", 0),
    ("a beat that excludes itself", r"when: \{after: what_now\}", "when: {all: [{after: what_now}, {start: true}]}", 0),
    ("a dead end", r"until:\n      any: \[\{offered", "until:\n      all: [{start: true}, {offered", 0),
    ("a last ending in front", r"when: \{settled: issue\}", "when: {any: [{start: true}, {start: false}]}", 0),
    ("no last ending", r"\{any: \[\{start: true\}, \{start: false\}\]\}", "{trust_at_least: 10}", 0),
    ("no good ending", r"(?m)^    good: true\n", "", 0),
    ("solved by nothing", r"(?m)^solved: .*$", "solved: {all: [{did: reship}, {not: {did: reship}}]}", 0),
    ("a trust that is always there", r"\{trust_at_least: 60\}",
     "{all: [{trust_at_least: 60}, {not: {trust_at_least: 20}}]}", 0),
    ("a fact under a topic that nobody hears", r"tell: \{asked: order_date\}", "topic: []", 0),
    ("a value both right and wrong", r"contradicts: \[24 hours", "contradicts: [5 working days", 0),
    ("a sentence with another number", r"says: A voucher may be £10", "says: A voucher may be £20", 0),
    ("a number that no fact declares", r"A voucher as well\?", "Another 15 pounds?", 0),
    ("a hidden fact in the briefing", r"Look up the order", "Her daughter has a birthday. Look up the order", 0),
    ("a hidden fact in a reaction", r"So it\'s lost\. I thought as much\.", "Lost, and the birthday is near.", 0),
    ("a real address", r"dana\.whitfield@example\.net", "dana@whitfield-post.com", 0),
    ("a real telephone number", r"value: 555-0142", "value: 020 7946 0142", 0),
    ("a drawn value copied into a line", r"NorthPost depot, \{scan_days\}", "reading lamp, {scan_days}", 0),
    ("a wording that waits to be written", r'"So what\'s the plan\?"', '"TODO"', 0),
    ("a wording in Korean", r'"So what\'s the plan\?"', '"이제 어떻게 하죠?"', 0),
    ("a wording twice", r'"What can you offer me\?"', '"I\'d like to hear what you can do for me."', 0),
    ("an article that does not fit", r"reading lamp", "old lamp", 0),
    ("a plural that does not fit", r"days_late: \{any: \[4, 5, 6\]\}", "days_late: {any: [1, 5, 6]}", 0),
    ("a value that nothing uses", r"(?m)^  email: ", "  street: Long Lane\n  email: ", 0),
    ("one choice only", r'order: \{any: \["48213", "51760", "60924"\]\}', 'order: {any: ["48213"]}', 0),
    ("a title for a book", r"(?m)^title: .*$", f"title: {'The parcel that never came, ' * 3}", 0),
    ("a plain no", r"(?m)^  sold_by: .*$", "  sold_by: no", 0),
    ("a plain time", r"(?m)^  sold_by: .*$", "  sold_by: 12:30", 0),
    ("a text cut off by a comment", r"(?m)^  sold_by: .*$", "  sold_by: shelf #12 and more", 0),
    ("wordings cut by a comma", r'"Yes, a new one is what I\'m after\."', "A new one please, that would help", 0),
    ("an action without a use", r"(?m)^required:", "  - {id: wave, title: Wave}\n\nrequired:", 0),
    ("a required action that is forbidden", r"(?m)^required:", "authority: {never: [reship, refund]}\n\nrequired:", 0),
    ("an obligation nobody may meet", r"(?m)^required:",
     "authority: {never: [call_back, follow_up, send_message]}\n\nrequired:", 0),
    ("authority against itself", r"(?m)^required:", "authority: {may: [voucher], never: [voucher]}\n\nrequired:", 0),
    ("closed on the day of the promise", r"(?m)^required:", 'hours: {tue: "08:00-18:00"}\n\nrequired:', 0),
    ("a truth that is forbidden", r"phrases: \[pm guaranteed", "phrases: [counts as lost, pm guaranteed", 0),
    ("a twist that changes nothing", r"(?m)^  plain: \{\}", "  plain: {}\n  dull: {}", 0),
    ("an act in place of an action", r"met_by: \[call_back, follow_up", "met_by: [message, follow_up", 0),
    ("a silence in a reaction", r"\{trust_at_least: 60\}", "{silent_for: 60s}", 0),
    ("a fact of the customer that the company knows", r"    known_to: customer\n", "", 2),
    ("a reason cut in two by a comma", r"what has become of the parcel", "what became of it, and where it is", 0),
    ("a topic that lost its phrases", r"(?m)^  lost: \[.*\]$", "  lost: []", 0),
    ("a value of a twist misspelt", r"(?m)^  plain: \{\}", "  plain: {}\n  late: {values: {day_late: 9}}", 0),
    ("a record line of a twist misspelt", r"(?m)^  plain: \{\}", "  plain: {}\n  late: {record: {ordr: none}}", 0),
    ("a twist without what it needs", r"(?m)^  plain: \{\}", "  plain: {}\n  gone: {without: [reship, refund]}", 0),
    ("a length that does not fit", r"minutes: 6", "minutes: 60", 0),
)  # fmt: skip


def by_hand() -> Iterator[Broken]:
    """Yield the files that were written by hand, in place of the short scenario."""
    for path in sorted(HAND.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        yield Broken(name=f"by hand: {path.stem}", whole="short", change=lambda _, text=text: text)  # type: ignore[misc]  # bound early


def corpus() -> tuple[Broken, ...]:
    """Return all broken scenarios."""
    changed = (
        Broken(name=name, whole="long", change=nth(pattern, by.replace("\\", "\\\\"), number))
        for name, pattern, by, number in LONG_CHANGES
    )
    return (*by_keys(), *by_conditions(), *changed, *by_hand())


def said_of(broken: Broken, folder: Path) -> list[str]:
    """Return what the check says of a broken scenario that is made in this folder, with paths below it."""
    case = write_sample(folder) if broken.whole == "short" else write_long(folder)
    file = case / broken.file
    file.write_text(broken.change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return [as_text(problem).removeprefix(f"{case}/").replace(f"{folder}/", "") for problem in examine(case).problems]


def expected() -> dict[str, list[str]]:
    """Return what is expected of each broken scenario."""
    found: dict[str, list[str]] = {}
    for block in EXPECTED.read_text(encoding="utf-8").split("== ")[1:]:
        name, _, lines = block.partition("\n")
        found[name] = lines.strip("\n").split("\n")
    return found


def main() -> None:
    """Write what the check says now."""
    blocks = []
    for broken in corpus():
        with tempfile.TemporaryDirectory() as folder:
            blocks.append("\n".join((f"== {broken.name}", *said_of(broken, Path(folder)))) + "\n")
    EXPECTED.write_text("\n".join(blocks), encoding="utf-8")
    sys.stdout.write(f"{len(blocks)} broken scenarios\n")


if __name__ == "__main__":
    main()
