"""The brief of each score card beside it, and the indexes of overviews; what a card says is not changed."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Card = dict[str, Any]  # JSON as revision 0001 stored it
_AT_ONCE = 500
_GRAVER = {"met": 0, "missed": 1, "harmful": 2}


def upgrade() -> None:
    """Add `cards.brief`, fill it from the cards, and add the indexes."""
    if op.get_bind().dialect.name == "sqlite":
        # Before the body: what stands behind a long text is slow to reach.
        with op.batch_alter_table("cards", recreate="always") as batch:
            batch.add_column(sa.Column("brief", sa.Text, nullable=False, server_default=""), insert_before="body")
    else:
        op.add_column("cards", sa.Column("brief", sa.Text, nullable=False, server_default=""))
    _fill()
    op.create_index("ix_calls_opened", "calls", ["opened_at"])
    op.create_index("ix_calls_parent", "calls", ["parent_id"])
    scores = ["call_id", "created_at", "id", "total", "empathy", "accuracy", "follow_through"]
    op.create_index("ix_cards_scores", "cards", scores)


def _fill() -> None:
    bind = op.get_bind()
    cards = sa.table("cards", sa.column("id", sa.Uuid(as_uuid=False)), sa.column("brief"), sa.column("body"))
    update = cards.update().where(cards.c.id == sa.bindparam("card")).values(brief=sa.bindparam("text"))
    last = "00000000-0000-0000-0000-000000000000"
    while True:
        query = sa.select(cards.c.id, cards.c.body).where(cards.c.id > last).order_by(cards.c.id).limit(_AT_ONCE)
        rows = bind.execute(query).all()
        if not rows:
            return
        bind.execute(update, [{"card": row.id, "text": brief_text(row.body)} for row in rows])
        last = rows[-1].id


def brief_text(body: str) -> str:
    """Return the brief of a stored card; that of a damaged one is empty, and the card stays as it is."""
    try:
        card: Card = json.loads(body)
        brief = _brief(card)
    except (ValueError, KeyError, TypeError, AttributeError):
        return "{}"
    return json.dumps(brief, separators=(",", ":"), ensure_ascii=False)


def _brief(card: Card) -> Card:
    promises: dict[str, int] = {}
    for item in card["commitments"]:
        promises[item["status"]] = promises.get(item["status"], 0) + 1
    told = [line for line in card["lines"] if line["turn"] and line.get("evidence")]
    lost = [line for line in told if line["points"] < 0]
    own = [each for each in told if each["evidence"]["where"] == "reply" and each["evidence"]["quote"].strip()]
    won = [line for line in own if line["points"] > 0]
    rating = card["self_rating"]
    return {
        "v": 1,
        "uncapped": card["uncapped"],
        "band": card["band"] or "",
        "checks": _checks(card),
        "caps": [[cap["code"], cap["cap"], cap["turn"], cap["certain"]] for cap in card["caps"]],
        "promises": dict(sorted(promises.items())),
        "own": None if rating is None else [rating["empathy"], rating["accuracy"], rating["follow_through"]],
        "gap": card["gap"],
        "worst": _packed(min(lost, key=lambda line: (line["points"], line["turn"]), default=None)),
        "best": _packed(max(won, key=lambda line: (line["points"], -line["turn"]), default=None)),
    }


def _packed(line: Card | None) -> list[object] | None:
    return None if line is None else [line["turn"], line["criterion"], line["verdict"], line["points"]]


def _checks(card: Card) -> dict[str, list[int]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for turn in card["turns"]:
        for level in (turn["empathy"], turn["accuracy"], turn["follow_through"]):
            for finding in level.get("findings", ()):
                if finding["verdict"] != "not_assessed":
                    grave = _GRAVER[finding["verdict"]]
                    found.setdefault(finding["criterion"], []).append((grave, turn["turn"]))
    return {
        name: [
            *(sum(verdict == kind for verdict, _ in seen) for kind in range(3)),
            max(seen, key=lambda each: (each[0], -each[1]))[1],
        ]
        for name, seen in sorted(found.items())
    }
