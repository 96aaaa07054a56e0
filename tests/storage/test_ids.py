"""Ids sort by time and are proper UUIDs of version 7."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

import pytest

from simulator.storage.ids import uuid7

AT = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)


def test_the_example_of_rfc_9562_comes_out() -> None:
    chance = bytes.fromhex("0cc3" + "18c4dc0c0c07398f")
    assert uuid7(AT, chance) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


def test_version_and_variant_stand_whatever_the_chance() -> None:
    for chance in (bytes(10), b"\xff" * 10):
        made = UUID(uuid7(AT, chance))
        assert made.version == 7
        assert made.variant == RFC_4122


def test_later_ids_sort_after_earlier_ones() -> None:
    assert uuid7(AT, b"\xff" * 10) < uuid7(AT + timedelta(milliseconds=1), bytes(10))


@pytest.mark.parametrize(
    ("at", "chance"),
    [(AT.replace(tzinfo=None), bytes(10)), (AT, bytes(9)), (datetime(1960, 1, 1, tzinfo=UTC), bytes(10))],
)
def test_what_gives_no_id_is_refused(at: datetime, chance: bytes) -> None:
    with pytest.raises(ValueError, match="moment"):
        uuid7(at, chance)
