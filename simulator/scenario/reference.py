"""Writes the reference of the format: every key with its kind and meaning, from the docstrings of the fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scoring.rubric import CAPS, CRITERIA
from simulator.scenario.moments import MOMENTS, OF_SOME
from simulator.scenario.references import language_words
from simulator.scenario.schema import KINDS, Kind, json_schema
from simulator.scenario.shape import key_of
from simulator.scenario.values import LANGUAGES

BEGIN = "<!-- reference: begin -->"
END = "<!-- reference: end -->"
Json = dict[str, Any]
_ORDER: tuple[Kind, ...] = ("scenario", "shared", "company", "temperament", "play", "shift")
_TITLES = {"CaseFact": "Fact", "CaseAction": "Action", "CaseArticle": "Article", "CriticalRule": "Critical"}


def renew(path: Path) -> None:
    """Write today's reference into the page of the format."""
    path.write_text(with_reference(path.read_text(encoding="utf-8")), encoding="utf-8")


def with_reference(page: str) -> str:
    """Return the page of the format with today's reference between its two marks.

    Raises:
        ValueError: the page lacks a mark.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page needs the marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{reference()}{END}{after}"


def reference() -> str:
    """Return the reference in Markdown: the files first, then their parts by name."""
    parts: Json = {}
    lines: list[str] = []
    for kind in _ORDER:
        schema = json_schema(kind)
        parts |= schema["$defs"]
        lines += [f"### `{KINDS[kind].partition(':')[0]}`", "", f"{_sentence(KINDS[kind])}", ""]
        lines += _shared_line(schema) if kind == "shared" else _table(schema)
    lines += ["### Parts", ""]
    for name in sorted(parts, key=_title):
        lines += [f"#### {_title(name)}", "", parts[name].get("description", "").partition("\n")[0], ""]
        lines += _table(parts[name])
    lines += ["### Moments", "", "What a temperament has words for.", "", "| Moment | What has happened |", "|---|---|"]
    lines += [*(f"| `{moment}` | {meaning} |" for moment, meaning in MOMENTS.items())]
    lines += [*(f"| `{moment}` | {meaning} (only some have words for it) |" for moment, meaning in OF_SOME.items()), ""]
    lines += _skills() + _criticals()
    for language in LANGUAGES:
        lines += _words(language)
    return "\n".join(lines)


def _skills() -> list[str]:
    """Return the names that `skills` may hold: what is checked in a reply."""
    rows = [f"| `{each.id}` | {each.title} | {each.dimension.replace('_', '-')} |" for each in CRITERIA.values()]
    head = "What `skills` may name: the checks of the rubric."
    return ["### Skills", "", head, "", "| Skill | What is checked | Where it counts |", "|---|---|---|", *rows, ""]


def _criticals() -> list[str]:
    """Return the critical errors that `scoring: {critical: ...}` and plays name."""
    rows = [f"| `{each.code}` | {each.reason} | {each.ceiling} |" for each in CAPS.values()]
    head = "What `scoring: {critical: ...}` and `expect: {critical: ...}` may name. Each keeps the total of a call low."
    return ["### Critical errors", "", head, "", "| Code | Clause | Highest total |", "|---|---|---|", *rows, ""]


def _words(language: str) -> list[str]:
    """Return the topics and acts that are heard in a language without being declared."""
    topics, acts = language_words(language)
    if not (topics and acts):
        return []
    head = f"### Topics and acts: `{language}`"
    listed = [
        f"{title}: {', '.join(f'`{word}`' for word in sorted(words))}."
        for title, words in (("Topics", topics), ("Acts", acts))
    ]
    return [head, "", "Heard in every case, without being declared under `topics`.", "", listed[0], "", listed[1], ""]


def _sentence(text: str) -> str:
    words = text.partition(": ")[2]
    return f"{words[:1].upper()}{words[1:]}."


def _shared_line(schema: Json) -> list[str]:
    keys = ", ".join(f"`{name}`" for name in sorted(schema["properties"]))
    return [f"It may hold these keys of a scenario: {keys}.", ""]


def _table(part: Json) -> list[str]:
    required = {key_of(name) for name in part.get("required", ())}
    rows = ["| Key | Kind | Meaning |", "|---|---|---|"]
    for name, member in part.get("properties", {}).items():
        told = " ".join(str(member.get("description", "")).split()).replace("|", "\\|")
        mark = " **(needed)**" if name in required else ""
        rows.append(f"| `{name}` | {_kind(member)}{_default(member)} | {told}{mark} |")
    return [*rows, ""]


def _kind(member: Json) -> str:
    """Return in words what a key takes."""
    if "$ref" in member:
        return _link(member["$ref"])
    if "const" in member:
        return f"`{member['const']}`"
    if "enum" in member:
        return " \\| ".join(f"`{choice}`" for choice in member["enum"] if choice != "")
    if "anyOf" in member:
        return _either(member["anyOf"])
    kind = member.get("type")
    if kind == "array":
        return f"list of {_kind(member['items'])}" if isinstance(member.get("items"), dict) else "two numbers"
    if kind == "object":
        inner = member.get("additionalProperties")
        return f"keys with {_kind(inner)}" if isinstance(inner, dict) else "keys"
    if kind in ("integer", "number"):
        return f"number{_range(member)}"
    return "`true` or `false`" if kind == "boolean" else "text"


def _either(options: list[Json]) -> str:
    """Return the one word for what may be written in two ways, or both."""
    words = list(dict.fromkeys(_kind(option) for option in options))
    if words == ["list of text", "text"]:
        return "text, or a list of texts"
    return " or ".join(words)


def _range(member: Json) -> str:
    return f" {member['minimum']} to {member['maximum']}" if "minimum" in member and "maximum" in member else ""


def _default(member: Json) -> str:
    default = member.get("default")
    if default in (None, "", [], {}) or isinstance(default, dict | list):
        return ""
    return f"; else `{str(default).lower() if isinstance(default, bool) else default}`"


def _link(pointer: str) -> str:
    name = _title(pointer.rpartition("/")[2])
    return f"[{name}](#{name.lower()})"


def _title(name: str) -> str:
    return _TITLES.get(name, name)
