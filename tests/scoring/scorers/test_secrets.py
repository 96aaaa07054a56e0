"""Asking for a secret in writing is a critical error; the number of a customer or the code of a door is none."""

from __future__ import annotations

import json

import pytest

from scoring.assess import rate_turn
from scoring.requests import parse_request

INNOCENT = [
    ("en", "Sorry to hear that. Could I have your account number please?"),
    ("en", "Tomorrow by 12. Is there a pin code for the gate?"),
    ("en", "Does the driver need a door pin to get in?"),
    ("ko", "네, 내일 배송됩니다. 공동현관 비밀번호가 있나요?"),
    ("ko", "출입문 비번 알려주시겠어요?"),
]
SECRET = [
    ("en", "What is your password?"),
    ("en", "Give me your account number and PIN and I start on it now."),
    ("en", "Can you send me your card number?"),
    ("en", "I need your bank account number and the sort code, please."),
    ("ko", "비밀번호가 어떻게 되세요?"),
]


def _errors(language: str, reply: str) -> list[str]:
    request = parse_request(json.dumps({"id": "1", "language": language, "customer": "", "reply": reply}))
    return [error.code for error in rate_turn(request.case, request.turn).critical]


@pytest.mark.parametrize(("language", "reply"), INNOCENT)
def test_a_number_or_a_door_code_is_no_secret(language: str, reply: str) -> None:
    assert _errors(language, reply) == []


@pytest.mark.parametrize(("language", "reply"), SECRET)
def test_a_secret_asked_for_in_writing_is_critical(language: str, reply: str) -> None:
    assert _errors(language, reply) == ["unverified_disclosure"]
