"""Keeps one row a call with how it ended and what it came to; derived, and written with what it is derived from.

Overviews and reports of many thousand calls read this table and no card: cards lie far apart, each behind its long
body. A call that was left has no scores here: they count in no figure.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal

from sqlalchemy import Connection, select

from simulator.session.ports import CallHeader
from simulator.storage.tables import calls, cards, events, results

EndState = Literal["open", "completed", "abandoned"]
Row = Mapping[str, object]
SCORES = ("total", "empathy", "accuracy", "follow_through")
OF_CARD = ("last_seq", "scorers", "rubric_hash", "brief")
"""What is copied from the newest card besides its scores; of a call that was left too."""


def closing_in(body: str) -> tuple[EndState, int | None]:
    """Return what the body of a closing event says: how the call ended, and the customer's mark from 1 to 5."""
    try:
        closing = json.loads(body)
        mark = (closing.get("survey") or {}).get("csat")
        left = closing.get("reason") == "abandoned"
    except (ValueError, AttributeError):
        return "completed", None
    return "abandoned" if left else "completed", mark if isinstance(mark, int) and 1 <= mark <= 5 else None


def result_row(header: CallHeader, person_id: str, closing: str | None, card: Row | None) -> dict[str, object]:
    """Return the row of a call.

    Args:
        header: the call's.
        person_id: whose it is.
        closing: the body of its closing event; None while it is open.
        card: the row of its newest score card; None without one.
    """
    return {
        "call_id": header.call_id,
        "person_id": person_id,
        "opened_at": header.opened_at,
        "parent_id": header.parent_id,
        **_outcome(closing, card),
    }


def renew_result(connection: Connection, call_id: str) -> None:
    """Derive the result of a call anew, in the transaction that changed what it is derived from."""
    connection.execute(results.update().where(results.c.call_id == call_id).values(_derived(connection, call_id)))


def is_result_true(connection: Connection, call_id: str) -> bool:
    """Tell whether the stored result of a call is what its header, events and cards come to."""
    row = connection.execute(select(results).where(results.c.call_id == call_id)).mappings().one_or_none()
    call = connection.execute(select(calls).where(calls.c.id == call_id)).mappings().one()
    wanted = {name: call[name] for name in ("person_id", "opened_at", "parent_id")} | _derived(connection, call_id)
    return row is not None and all(row[name] == value for name, value in wanted.items())


def _derived(connection: Connection, call_id: str) -> dict[str, object]:
    closed = select(events.c.body).where(events.c.call_id == call_id, events.c.kind == "call_closed")
    wanted = (cards.c[name] for name in ("id", *SCORES, *OF_CARD))
    newest = select(*wanted).where(cards.c.call_id == call_id)
    newest = newest.order_by(cards.c.created_at.desc(), cards.c.id.desc())
    card = connection.execute(newest.limit(1)).mappings().first()
    return _outcome(connection.execute(closed).scalars().first(), None if card is None else dict(card))


def _outcome(closing: str | None, card: Row | None) -> dict[str, object]:
    state, csat = ("open", None) if closing is None else closing_in(closing)
    scores: Row = {} if card is None or state == "abandoned" else card
    newest: Row = {} if card is None else card
    return {
        "state": state,
        "csat": csat,
        "card_id": newest.get("id"),
        **{name: scores.get(name) for name in SCORES},
        **{name: newest.get(name) for name in OF_CARD},
    }
