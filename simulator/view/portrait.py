"""Whose picture a customer has, among those that are shipped."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def whose_picture(names: Sequence[str], portrait: str, customer: str) -> str:
    """Return whose picture is shown: the one the case names, else always the same one for a customer's name.

    More pictures take few names away from the others: each name goes where its hash is the highest.

    Args:
        names: of the pictures that there are.
        portrait: what the case names, or "".
        customer: the customer's name.
    """
    if portrait in names or not names:
        return portrait
    return max(names, key=lambda name: hashlib.sha256(f"{name}/{portrait or customer}".encode()).digest())
