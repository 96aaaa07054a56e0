"""A folder that cannot be written, a full disk, a damaged file: one clear line, nothing lost, nothing overwritten."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from simulator.engine.events import TraineeActed
from simulator.session.ports import JournalError
from simulator.storage.store import Store, open_store
from tests.storage.samples import a_card, a_header, a_journal, a_scenario, play, some_events

NOBODY = 65_534


@contextmanager
def _without_rights(*paths: Path) -> Iterator[None]:
    """Take the right to write away; root keeps it whatever the modes say, so it becomes nobody meanwhile."""
    modes = {path: path.stat().st_mode for path in paths}
    root = os.geteuid() == 0
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.fixture
def open_to_all(tmp_path: Path) -> Path:
    """Return a folder that everybody can walk into."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == "root" and folder.name.startswith("pytest-"):
            folder.chmod(0o755)
    return tmp_path


@contextmanager
def _file_size_limit(limit: int) -> Iterator[None]:
    """Let no file grow beyond `limit` bytes, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of one megabyte; where none can be mounted, the file size limit stands for it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        yield disk
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
    else:
        with _file_size_limit(1 << 20):
            yield disk


def _one_line(error: JournalError, file: Path) -> None:
    assert "\n" not in error.message + error.hint
    assert str(file) in error.message
    assert error.hint


def _list(file: Path) -> None:
    with closing(open_store(file)) as store:
        store.headers()


def _add(file: Path) -> None:
    with closing(open_store(file)) as store:
        a_journal(store).open(a_header(99), a_scenario())


def _append(file: Path, call_id: str) -> None:
    with closing(open_store(file)) as store:
        a_journal(store).append(call_id, 3, some_events()[3])


def _big(number: int) -> TraineeActed:
    return TraineeActed(kind="trainee_acted", at_ms=20_000 + number, name="note", args={"text": "x" * 20_000})


def _fill(store: Store, call_id: str, first: int) -> tuple[int, JournalError]:
    journal = a_journal(store)
    for seq in range(first, 1000):
        try:
            journal.append(call_id, seq, _big(seq))
        except JournalError as error:
            return seq, error
    raise AssertionError("the disk never filled up")


def test_a_folder_that_cannot_be_written_is_named_when_the_journal_is_opened(open_to_all: Path) -> None:
    file = open_to_all / "journal.db"
    with _without_rights(open_to_all), pytest.raises(JournalError, match="cannot be opened") as caught:
        open_store(file)
    _one_line(caught.value, file)
    assert "RAPPORT_HOME" in caught.value.hint


def test_a_folder_that_cannot_be_made_is_named(open_to_all: Path) -> None:
    file = open_to_all / "deep" / "down" / "journal.db"
    with _without_rights(open_to_all), pytest.raises(JournalError, match="cannot be opened") as caught:
        open_store(file)
    _one_line(caught.value, file)


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    with pytest.raises(JournalError, match="cannot be opened") as caught:
        open_store(tmp_path / "data" / "journal.db")
    _one_line(caught.value, tmp_path / "data" / "journal.db")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be opened"):
        open_store(tmp_path)


def test_a_journal_that_cannot_be_written_any_more_keeps_what_it_has(open_to_all: Path) -> None:
    file = open_to_all / "data" / "journal.db"
    store = open_store(file)
    header = play(a_journal(store), until=3)
    store.close()
    before = file.read_bytes()
    with _without_rights(file.parent, file), pytest.raises(JournalError, match="cannot be") as caught:
        _append(file, header.call_id)
    _one_line(caught.value, file)
    assert file.read_bytes() == before
    store = open_store(file)
    a_journal(store).append(header.call_id, 3, some_events()[3])
    assert store.verify(header.call_id) == []
    store.close()


def test_a_full_disk_refuses_the_event_and_loses_none(tiny_disk: Path) -> None:
    file = tiny_disk / "journal.db"
    store = open_store(file)
    header = play(a_journal(store), until=3)
    seq, error = _fill(store, header.call_id, 3)
    _one_line(error, file)
    assert "full" in error.message
    assert len(store.load(header.call_id).events) == seq
    assert store.verify(header.call_id) == []
    store.close()


def test_when_there_is_room_again_the_same_event_is_taken(tiny_disk: Path) -> None:
    ballast = tiny_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    store = open_store(tiny_disk / "journal.db")
    journal = a_journal(store)
    header = play(journal, until=3)
    with _file_size_limit(200_000):
        seq, _ = _fill(store, header.call_id, 3)
        with pytest.raises(JournalError):
            journal.card(header.call_id, 2, a_card())
    ballast.unlink()
    a_journal(store).append(header.call_id, seq, some_events()[3])
    assert store.verify(header.call_id) == []
    store.close()


def test_a_full_disk_at_the_first_start_is_named(tmp_path: Path) -> None:
    with _file_size_limit(8_192), pytest.raises(JournalError, match="full") as caught:
        open_store(tmp_path / "journal.db")
    _one_line(caught.value, tmp_path / "journal.db")
    open_store(tmp_path / "journal.db").close()


@pytest.mark.parametrize("content", [b"not a database " * 1000, b"SQLite format 3\x00", bytes(5_000), b"xy"])
def test_a_file_of_garbage_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "journal.db"
    file.write_bytes(content)
    with pytest.raises(JournalError, match="damaged") as caught:
        open_store(file)
    _one_line(caught.value, file)
    assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["journal.db"]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_named_and_left_alone(tmp_path: Path, share: float) -> None:
    file = tmp_path / "journal.db"
    store = open_store(file)
    play(a_journal(store))
    store.close()
    content = file.read_bytes()[: int(file.stat().st_size * share)]
    file.write_bytes(content)
    with pytest.raises(JournalError, match="damaged") as caught:
        _list(file)
    _one_line(caught.value, file)
    assert file.read_bytes() == content


def test_garbage_in_the_middle_is_named_and_nothing_is_written_over_it(tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    store = open_store(file)
    for number in range(20):
        play(a_journal(store), number)
    store.close()
    content = bytearray(file.read_bytes())
    content[8_192:] = b"\xa5" * (len(content) - 8_192)
    file.write_bytes(content)
    with pytest.raises(JournalError, match="damaged"):
        _list(file)
    with pytest.raises(JournalError, match="damaged"):
        _add(file)
    assert file.read_bytes() == content


def test_an_empty_file_becomes_a_new_journal(tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    file.touch()
    store = open_store(file)
    play(a_journal(store))
    assert len(store.headers()) == 1
    store.close()
