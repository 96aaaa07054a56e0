"""The server: loopback alone, a free port, odd requests, and `rapport play --browser` from its line to its end."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from simulator.browser.server import MOST_BYTES
from tests.browser.serving import served

ROOT = Path(__file__).resolve().parents[2]


def ask(port: int, method: str, path: str, body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def test_it_listens_on_the_loopback_address_only_and_on_a_port_of_its_own(data_home: Path) -> None:
    with served(data_home) as one, served(data_home) as other:
        assert one.server_address[0] == "127.0.0.1"
        assert one.port != other.port
        assert one.address("/").startswith(f"http://127.0.0.1:{one.port}/enter/")
        entered = ask(one.port, "GET", urlsplit(one.address("/help")).path)
        assert entered.getheader("Location") == "/help"
        cookie = (entered.getheader("Set-Cookie") or "").partition(";")[0]
        assert cookie.startswith(f"rapport_{one.port}=")
        assert ask(one.port, "GET", "/help", Cookie=cookie).status == 200
        assert ask(other.port, "GET", "/help", Cookie=cookie).status == 403
        assert ask(one.port, "HEAD", "/help", Cookie=cookie).status == 200
        assert ask(one.port, "PUT", "/help", Cookie=cookie).status == 501


def test_a_form_that_is_too_long_or_none_is_refused_with_a_page(data_home: Path) -> None:
    with served(data_home) as server:
        too_long = ask(server.port, "POST", "/calls", b"", Content_Length=str(MOST_BYTES + 1))
        assert (too_long.status, too_long.getheader("Connection")) == (413, "close")
        assert "text/html" in (too_long.getheader("Content-Type") or "")
        assert ask(server.port, "POST", "/calls", b"x", Content_Length="many").status == 411
        assert ask(server.port, "POST", "/calls", b"{}", Content_Type="application/json").status == 400


def test_half_a_request_does_not_keep_the_others_waiting(data_home: Path) -> None:
    with served(data_home) as server, socket.create_connection(("127.0.0.1", server.port)) as slow:
        slow.sendall(b"POST /calls HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab")
        assert ask(server.port, "GET", "/").status == 403


@pytest.fixture
def command(data_home: Path) -> list[str]:
    return [sys.executable, "-m", "simulator", "play", "late_parcel", "--browser"]


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")}
    return {**kept, "PYTHONPATH": str(ROOT)}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one child")
def test_without_a_browser_the_address_stands_in_one_line_and_ctrl_c_ends_it_cleanly(command: list[str]) -> None:
    with subprocess.Popen(
        command, env=environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        try:
            assert child.stdout is not None
            line = child.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)(/enter/\S+)", line)
            assert found is not None, line
            entered = ask(int(found[1]), "GET", found[2])
            assert entered.getheader("Location") == "/briefing?scenario=late_parcel"
            child.send_signal(signal.SIGINT)
            out, err = child.communicate(timeout=30)
        finally:
            child.kill()
    assert (child.returncode, out) == (130, "")
    assert err.strip() == "Rapport has ended. An open call waits on Today."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--terminal"], "do not go with `--browser`"),
        (["--watch"], "do not go with `--browser`"),
        (["--customer", "scripted", "--language", "ko", "no_such_case"], "no scenario"),
    ],
)
def test_what_does_not_go_is_told_in_one_line(data_home: Path, options: list[str], said: str) -> None:
    name = [] if options[-1] == "no_such_case" else ["late_parcel"]
    command = [sys.executable, "-m", "simulator", "play", *name, "--browser", *options]
    ran = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_no_other_command_loads_the_pages() -> None:
    program = (
        "import sys; from simulator import cli; cli.run(['scenario', 'list', '--format', 'json']); "
        "print(sorted(n for n in sys.modules if n.startswith(('simulator.browser', 'http.server'))), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment(), cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stderr.strip() == "[]"
