"""JSON Schema of the files that authors write, for completion and hover text in editors; made from the dataclasses.

It says what the loader says, as far as a schema can: keys, kinds, choices, ranges. Names and conditions are left to the
check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from pydantic import TypeAdapter

from scoring.model import Weights
from simulator.scenario.codec import company_codec, play_codec, scenario_codec, shift_codec, temperament_codec
from simulator.scenario.compose import HEADER, SHAREABLE
from simulator.scenario.values import LANGUAGES, NEVER_EMPTY, RANGES, WEIGHT_LEEWAY, WEIGHTS

Kind = Literal["scenario", "shared", "company", "temperament", "play", "shift"]
KINDS: Mapping[Kind, str] = {
    "scenario": "scenario.yaml: one case",
    "shared": "shared/NAME.yaml: what scenarios include",
    "company": "companies/NAME.yaml: what the scenarios of a company share",
    "temperament": "temperaments/NAME.yaml: what people of a temperament say",
    "play": "plays/NAME.yaml: what a trainee does, and what must come of it",
    "shift": "shift.yaml: several calls on one desk",
}
"""Which files there are, by the kind that `json_schema` takes."""
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID = "^[a-z][a-z0-9_]*$"
_PACKED = ("temperament", "temperaments")
_STANDARD_GIVES = frozenset({"company", "temperament", "beats", "endings", "solved"})
"""What a scenario may leave out although the played case has it."""
_NAMES_OF_PACKS: Mapping[str, str] = {
    "company": "Name of a file in `companies`; without it, an ordinary desk.",
    "include": "Names of files in `shared`, whose keys are put in here; what the scenario writes itself wins.",
    "opening": "The customer's first words, in several wordings; without `beats`, the usual concerns follow.",
}

Json = dict[str, Any]


def json_schema(kind: Kind = "scenario") -> Json:
    """Return the JSON Schema (draft 2020-12) of a kind of file."""
    codecs: Mapping[Kind, Callable[[], TypeAdapter[Any]]] = {
        "scenario": scenario_codec,
        "shared": scenario_codec,
        "company": company_codec,
        "temperament": temperament_codec,
        "play": play_codec,
        "shift": shift_codec,
    }
    schema: Json = codecs[kind]().json_schema()
    _limit(schema)
    if kind == "scenario":
        _as_scenario(schema)
    elif kind == "shared":
        _as_shared(schema)
    schema = _for_authors(schema)
    schema["$defs"] = _reached(schema)
    return {"$schema": DRAFT, "title": KINDS[kind], **schema}


def _limit(schema: Json) -> None:
    """Write the ranges, the shortest lists, the ids and the languages into a schema."""
    defined = schema.get("$defs", {})
    for kind in {*RANGES, *NEVER_EMPTY, Weights}:
        found = defined.get(kind.__name__, schema if schema.get("title") == kind.__name__ else None)
        if found is not None:
            _bound(found["properties"], kind)
    for found in (schema, *defined.values()):
        properties = found.get("properties", {})
        for member in properties.values():
            if "description" not in member and "$ref" in member:
                member["description"] = defined[member["$ref"].rpartition("/")[2]]["description"]
        if "id" in properties:
            properties["id"]["pattern"] = _ID
        if "language" in properties:
            properties["language"]["enum"] = list(LANGUAGES)


def _bound(properties: Json, kind: type) -> None:
    for field, (low, high) in RANGES.get(kind, {}).items():
        properties[field] |= {"minimum": low, "maximum": high}
    for field in NEVER_EMPTY.get(kind, ()):
        properties[field]["minItems"] = 1
    for field, usual in WEIGHTS.items() if kind is Weights else ():
        text = f"Weight of {field}; usually {usual}, and the three add up to 100."
        properties[field] |= {
            "minimum": usual - WEIGHT_LEEWAY,
            "maximum": usual + WEIGHT_LEEWAY,
            "description": text,
        }


def _as_scenario(schema: Json) -> None:
    """Turn the schema of a case as played into that of its file: packs by name, without what the standard gives."""
    for name in _PACKED:
        del schema["properties"][name]
    schema["properties"]["company"] = {"type": "string", "description": _NAMES_OF_PACKS["company"]}
    for name in ("include", "opening"):
        listed = {"type": "array", "items": {"type": "string"}, "description": _NAMES_OF_PACKS[name]}
        schema["properties"][name] = listed
    schema["required"] = [name for name in schema["required"] if name not in _STANDARD_GIVES]
    schema["anyOf"] = [{"required": ["beats"]}, {"required": ["opening"]}]


def _as_shared(schema: Json) -> None:
    _as_scenario(schema)
    del schema["anyOf"]
    kept = {*SHAREABLE, *HEADER}
    schema["properties"] = {name: found for name, found in schema["properties"].items() if name in kept}
    schema["required"] = ["format"]
    schema["$defs"]["Customer"].pop("required", None)


def _for_authors(value: Any) -> Any:
    """Return a schema with what the loader allows: numbers as texts, one text as a list, `not` for `not_`."""
    if isinstance(value, list):
        return [_for_authors(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = _without_null(
        {name: item for name, item in value.items() if name != "default" or item not in (None, [], {})}
    )
    if isinstance(found.get("title"), str):
        del found["title"]
    inner = {
        name: {key: _for_authors(item) for key, item in part.items()}
        if name in ("properties", "$defs")
        else _for_authors(part)
        for name, part in found.items()
    }
    return _relaxed(inner)


def _relaxed(found: Json) -> Json:
    properties = found.get("properties", {})
    if "not_" in properties:
        properties["not"] = properties.pop("not_")
        found["minProperties"] = 1
        found["if"] = {"required": ["by"]}
        found["then"] = {"required": ["promised"], "maxProperties": 2}
        found["else"] = {"maxProperties": 1}
    if found.get("$ref", "").endswith("/Argument"):
        return {"anyOf": [found, {"type": "array", "items": {"type": ["string", "number"]}}]}
    if found.get("type") == "string" and not {"enum", "const", "pattern"} & found.keys():
        found["type"] = ["string", "number"]
    items = found.get("items")
    if found.get("type") == "array" and isinstance(items, dict) and items.get("type") == ["string", "number"]:
        kept = {name: found.pop(name) for name in ("description",) if name in found}
        return {**kept, "anyOf": [found, {"type": ["string", "number"]}]}
    return found


def _without_null(found: Json) -> Json:
    """Return a schema without the null of what may be left out: an author leaves the key out."""
    options = found.get("anyOf")
    if not isinstance(options, list) or {"type": "null"} not in options:
        return found
    rest = [option for option in options if option != {"type": "null"}]
    others = {name: item for name, item in found.items() if name != "anyOf"}
    return {**rest[0], **others} if len(rest) == 1 else {**others, "anyOf": rest}


def _reached(schema: Json) -> Json:
    """Return the definitions that are used, directly or by one that is."""
    every = schema.get("$defs", {})
    found: Json = {}
    waiting: list[Any] = [{name: part for name, part in schema.items() if name != "$defs"}]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name in every and name not in found:
                found[name] = every[name]
                waiting.append(every[name])
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return dict(sorted(found.items()))
