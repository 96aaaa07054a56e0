"""What is masked in the words of a trainee, and what has to stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.customers.redact import masked


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("Write to jo.real+shop@mail.example.org please", "[e-mail]"),
        ("jo @ mail.example", "[e-mail]"),
        ("IBAN GB33 BUKB 2020 1555 5555 55, thanks", "[account]"),
        ("IBAN DE89370400440532013000.", "[account]"),
        ("my card is 4111 1111 1111 1111", "[card]"),
        ("card 4111-1111-1111-1111 ok", "[card]"),
        ("4111111111111111", "[card]"),
        ("ring +44 20 7946 0958 today", "[phone]"),
        ("ring (020) 7946 0958 today", "[phone]"),
        ("전화 010-1234-5678 입니다", "[phone]"),
        ("tel. 06 1234 5678", "[phone]"),
    ],
)
def test_personal_data_is_masked(text: str, mask: str) -> None:
    found = masked(text)
    assert mask in found
    assert not any(len(run) > 4 for run in "".join(c if c.isdigit() else " " for c in found).split())
    assert "real" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Your order 48213 of 2026-03-03 costs £34.95.",
        "It arrives on Thursday 5 March between 11:00 and 13:00.",
        "A parcel counts as lost after 5 working days, or 3-5 days by express.",
        "Postcode QX4 7TN, 14 Pottery Row.",
        "It is due on 03/03/2026 or 03.03.2026.",
        "주문 번호 48213, 34,950원입니다.",
    ],
)
def test_what_the_case_is_about_stays(text: str) -> None:
    assert masked(text) == text


@given(st.text())
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)
