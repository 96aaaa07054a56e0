"""Masks personal data in what is sent; pure."""

from __future__ import annotations

import re

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b", re.IGNORECASE)
CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
PHONE = re.compile(r"(?<![\w.,/£$€₩-])(?:\+|00)?\(?\d{2,4}\)?(?:[ ./-]?\(?\d{2,4}\)?){2,5}(?![\w/])")
MASKS = ("[e-mail]", "[account]", "[card]", "[phone]")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
FEWEST_DIGITS = 7
"""A telephone number has at least so many; order numbers and amounts have fewer."""


def masked(text: str) -> str:
    """Return a text with e-mail addresses, account, card and telephone numbers masked."""
    text = EMAIL.sub(MASKS[0], text)
    text = IBAN.sub(lambda m: MASKS[1] if sum(c.isdigit() for c in m.group()) >= FEWEST_DIGITS else m.group(), text)
    text = CARD.sub(MASKS[2], text)
    return PHONE.sub(_phone, text)


def _phone(match: re.Match[str]) -> str:
    found = match.group()
    if DATE.fullmatch(found) or sum(c.isdigit() for c in found) < FEWEST_DIGITS:
        return found
    return MASKS[3]
