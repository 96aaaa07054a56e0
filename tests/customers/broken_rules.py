"""Answers that are sound JSON and break the rules of the customer's line, by their number in the table of cases."""

from __future__ import annotations

import json

from tests.customers import fake_endpoint as fake
from tests.customers.failures import Case
from tests.customers.fake_endpoint import line_json


def _long(text: str) -> str:
    return text + " And I am waiting" * 300


RULES = (
    Case(name="52 leak", does=(fake.wording(lambda t: f"{t} It is 123."),), requests=2),
    Case(
        name="52 leak, then well",
        does=(fake.wording(lambda t: f"{t} For a party."), fake.answer),
        voice="llm",
        requests=2,
    ),
    Case(name="52 role flip", does=(fake.saying(line_json("How can I help you today?")),), requests=2),
    Case(name="52 both sides", does=(fake.wording(lambda t: f"{t} Agent: I will look."),), requests=2),
    Case(name="52 empty line", does=(fake.saying(line_json("")),), requests=2),
    Case(name="52 5,000 characters", does=(fake.wording(_long),), requests=2),
    Case(
        name="52 other language",
        does=(fake.saying(line_json("Wo ist es? Ich habe es nicht bekommen und warte.")),),
        requests=2,
    ),
    Case(name="52 colour codes", does=(fake.wording(lambda t: f"\x1b[31m{t}"),), requests=2),
    Case(name="52 turned writing", does=(fake.wording(lambda t: f"\u202e{t}"),), requests=2),
    Case(name="52 ###STOP###", does=(fake.wording(lambda t: f"{t} ###STOP###"),), requests=2),
    Case(name="52 another key", does=(fake.saying('{"reply": "Where is it?"}'),), requests=2),
    Case(
        name="52 a key too many",
        does=(lambda li, r: fake.answer(li, r, json.dumps({"line": r.content, "mood": 99})),),
        voice="llm",
    ),
    Case(
        name="52 in a fence",
        does=(lambda li, r: fake.answer(li, r, f"```json\n{line_json(r.content)}\n```"),),
        voice="llm",
    ),
    Case(name="52 twice", does=(lambda li, r: fake.answer(li, r, line_json(r.content) * 2),), voice="llm"),
    Case(name="52 a line that is a list", does=(fake.saying('{"line": ["Where is it?"]}'),), requests=2),
    Case(name="53 schema ignored", does=(lambda li, r: fake.answer(li, r, r.content),), voice="llm"),
    Case(name="54 a tool call in the text", does=(fake.saying('[{"name": "say", "arguments": {}}]'),), requests=2),
)
