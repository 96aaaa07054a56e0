"""A PostgreSQL server of one's own for tests and benchmarks: made and started in a second or two, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
_numbers = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server; anybody on this machine may connect."""

    port: int

    def new_database(self) -> str:
        """Make an empty database and return its URL."""
        import psycopg

        name = f"rapport_{next(_numbers)}"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f"create database {name} template template0 encoding 'UTF8'".encode())
        return self._url(name)

    def _url(self, database: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"


def missing() -> str:
    """Return what is not there, or ""."""
    return "" if _programs() is not None else "PostgreSQL"


@contextmanager
def running() -> Iterator[Server]:
    """Give a server on a free port whose files lie in a folder of their own; nothing is synced to the disk."""
    programs = _programs()
    assert programs is not None, "the need `postgres` was not asked for"
    home = Path(tempfile.mkdtemp(prefix="rapport-postgres-"))
    user = _owner(home)
    data, port = home / "data", _free_port()
    options = (
        f"-p {port} -k {home} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=40"
    )
    control: list[Path | str] = [programs / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-s"]
    try:
        _run([programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N", "--locale=C"], user)
        _run([*control, "-o", options, "start"], user)
        try:
            yield Server(port=port)
        finally:
            _run([*control, "-m", "immediate", "stop"], user)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _programs() -> Path | None:
    """Return the folder of the server's programs: Debian keeps them beside each other by version."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


def _owner(home: Path) -> str | None:
    """Return who runs the server: it refuses root, for whom Debian's user `postgres` steps in."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("postgres")
    os.chown(home, user.pw_uid, user.pw_gid)
    return user.pw_name


def _run(command: list[Path | str], user: str | None) -> None:
    environ = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    subprocess.run(command, check=True, capture_output=True, user=user, env=environ, cwd=tempfile.gettempdir())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
