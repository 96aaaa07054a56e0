"""A journal that cannot be written can still be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from simulator.session.ports import JournalError
from simulator.storage.store import open_store
from tests.storage.samples import a_header, a_journal, a_scenario, play


@pytest.fixture
def sealed(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a journal with one call that says of itself that it cannot be written; rights do not hold for root."""
    store = open_store(file)
    play(a_journal(store), 1)
    store.close()
    monkeypatch.setattr(os, "access", lambda _path, mode: mode == os.R_OK)
    return file


def test_a_sealed_journal_is_read_and_nothing_is_left_beside_it(sealed: Path) -> None:
    before = {path.name: path.read_bytes() for path in sealed.parent.iterdir()}
    store = open_store(sealed, for_reading=True)
    (call,) = store.headers()
    assert store.verify(call.header.call_id) == []
    assert store.load(store.find(call.header.call_id)).events
    assert store.damages() == []
    store.close()
    assert {path.name: path.read_bytes() for path in sealed.parent.iterdir()} == before


def test_nothing_can_be_stored_in_a_sealed_journal(sealed: Path) -> None:
    store = open_store(sealed, for_reading=True)
    with pytest.raises(JournalError, match="cannot be written"):
        a_journal(store).open(a_header(2), a_scenario())
    store.close()


def test_what_another_window_has_just_stored_is_read_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = open_store(file)
    play(a_journal(writer), 1)
    monkeypatch.setattr(os, "access", lambda _path, mode: mode == os.R_OK)
    reader = open_store(file, for_reading=True)
    assert len(reader.headers()) == 1
    reader.close()
    writer.close()


def test_only_closed_calls_lack_a_card(file: Path) -> None:
    store = open_store(file)
    journal = a_journal(store)
    closed = play(journal, 1)
    play(journal, 2, until=4)
    assert store.without_card() == [closed.call_id]
    store.close()
