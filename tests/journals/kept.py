"""Keeps a made journal in a store, the way in which calls from elsewhere are kept."""

from __future__ import annotations

from simulator.storage.bulk import keep_records
from simulator.storage.store import Store
from tests.journals.maker import Plan, made_calls


def keep(store: Store, plan: Plan) -> int:
    """Put the calls of a plan into a store; return how many there are."""
    return keep_records(store.database, made_calls(plan))[0]
