"""The firm's own address in a public reply exposes nobody; where the customer lives does."""

from __future__ import annotations

import json

import pytest

from scoring.assess import rate_turn
from scoring.requests import parse_request

OURS = [
    ("en", "Returns are sent to 12 Mill Lane, Leeds."),
    ("en", "Your return address is 12 Mill Lane, Leeds."),
    ("en", "Your collection address is 14 Station Road."),
    ("en", "It was brought to the collection counter at 14 Station Road."),
    ("en", "Anything sent to 12 Mill Lane, Leeds reaches our returns team."),
    ("en", "Anything delivered to 12 Mill Lane, Leeds reaches our returns team."),
    ("en", "It was sent back to 12 Mill Lane, Leeds."),
    ("en", "Bring it from your home to 12 Mill Lane, Leeds."),
    ("en", "Your address: 24 Hours a day we are here."),
    ("it", "Il pacco è stato portato al tabaccaio in via Roma 12."),
    ("it", "Il suo indirizzo di reso è via Roma 12."),
    ("it", "I resi vanno spediti in via Roma 12."),
    ("ko", "반품 주소는 한빛로 12입니다."),
]
THEIRS = [
    ("en", "Your address is 12 Mill Lane, right?"),
    ("en", "Your delivery address: 12 Mill Lane."),
    ("en", "Your home address is still 12 Mill Lane."),
    ("en", "It was delivered to you at 12 Mill Lane."),
    ("en", "It was left outside 12 Mill Lane."),
    ("en", "You live at 12 Mill Lane."),
    ("en", "Your parcel will be sent to 12 Mill Lane."),
    ("en", "We left it with your neighbour at 12 Mill Lane."),
    ("it", "Il suo indirizzo è via Roma 12."),
    ("it", "Il pacco è stato lasciato in via Roma 12."),
    ("ko", "고객님 주소는 한빛로 12입니다."),
]
KNOWN = {
    "en": ("It was delivered to 12 Mill Lane yesterday.", "Our shop is at 12 Mill Lane, Leeds."),
    "it": ("Il pacco è stato consegnato ieri in via Roma 12.", "Il negozio è in via Roma 12, a Siena."),
    "ko": ("주소는 한빛로 12입니다.", "매장은 한빛로 12에 있습니다."),
}


def errors(language: str, reply: str, policy: str = "") -> list[str]:
    line = {"id": "1", "language": language, "channel": "social", "customer": "", "reply": reply, "policy": policy}
    request = parse_request(json.dumps(line))
    return [error.code for error in rate_turn(request.case, request.turn).critical]


@pytest.mark.parametrize(("language", "reply"), OURS)
def test_where_the_firm_takes_things_is_no_data_of_the_customer(language: str, reply: str) -> None:
    assert "public_personal_data" not in errors(language, reply)


@pytest.mark.parametrize(("language", "reply"), THEIRS)
def test_where_the_customer_lives_is(language: str, reply: str) -> None:
    assert "public_personal_data" in errors(language, reply)


@pytest.mark.parametrize("language", KNOWN)
def test_an_address_of_the_policy_is_the_firms(language: str) -> None:
    reply, policy = KNOWN[language]
    assert "public_personal_data" in errors(language, reply, "Refunds take 10 to 12 days, a 12 per cent fee.")
    assert "public_personal_data" not in errors(language, reply, policy)
