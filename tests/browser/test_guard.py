"""Who gets in: the token and nothing else, this host only, forms of these pages only, no script anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.browser.web import FORM, read_request
from tests.browser.visitor import CASE, HOST, Visitor


def test_the_first_address_gives_a_cookie_that_no_script_and_no_other_site_can_use(data_home: Path) -> None:
    visitor = Visitor(data_home)
    answer = visitor.ask("GET", f"/enter/{visitor.guard.token}")
    headers = dict(answer.headers)
    assert (answer.status, headers["Location"]) == (303, "/")
    assert "HttpOnly" in headers["Set-Cookie"]
    assert "SameSite=Strict" in headers["Set-Cookie"]
    assert visitor.guard.token not in headers["Set-Cookie"]
    assert visitor.ask("GET", "/help").status == 200


@pytest.mark.parametrize(
    "target", ["/", "/library", "/style.css", "/enter/wrong", "/enter/", f"/briefing?scenario={CASE}"]
)
def test_without_the_token_no_page_is_shown_and_it_says_what_to_do(data_home: Path, target: str) -> None:
    visitor = Visitor(data_home)
    answer = visitor.ask("GET", target)
    assert answer.status == 403
    assert b"Open the whole address" in answer.body
    assert b"late" not in answer.body


def test_a_wrong_cookie_is_no_cookie(visitor: Visitor) -> None:
    visitor.cookie = visitor.cookie[:-3] + "abc"
    assert visitor.ask("GET", "/").status == 403
    visitor.cookie = 'rapport="\u00e9'
    assert visitor.ask("GET", "/").status == 403


@pytest.mark.parametrize("host", ["rebound.example:8000", "127.0.0.1", "127.0.0.1:8001", ""])
def test_a_foreign_host_is_refused_even_with_the_cookie(visitor: Visitor, host: str) -> None:
    answer = visitor.ask("GET", "/", host=host)
    assert answer.status == 421
    assert b"not the address of these pages" in answer.body


def test_a_form_without_our_token_does_nothing(visitor: Visitor) -> None:
    assert visitor.ask("POST", "/calls", {"scenario": CASE}).status == 403
    assert visitor.ask("POST", "/calls", {"scenario": CASE, "csrf": "wrong"}).status == 403
    assert visitor.workplace.store.headers() == []


@pytest.mark.parametrize(
    "headers", [{"origin": "http://elsewhere.example"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"}]
)
def test_a_form_from_elsewhere_does_nothing(visitor: Visitor, headers: dict[str, str]) -> None:
    form = {"scenario": CASE, "csrf": visitor.guard.form_token}
    assert visitor.ask("POST", "/calls", form, **headers).status == 403
    assert visitor.ask("POST", "/calls", form, origin=f"http://{HOST}", sec_fetch_site="same-origin").status == 303


def test_every_page_forbids_scripts_frames_and_caches(visitor: Visitor) -> None:
    call = visitor.take()
    for target in ("/", "/settings", call, f"{call}/news", f"{call}/end", "/nowhere"):
        headers = dict(visitor.ask("GET", target).headers)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script" not in policy
        assert "unsafe" not in policy
        assert ("frame-ancestors 'self'" in policy) == target.endswith("/news")
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_template_holds_a_script_or_an_inline_style() -> None:
    from simulator.browser.pages import FOLDER

    for path in FOLDER.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert " style=" not in text
        assert " onclick" not in text


@pytest.mark.parametrize(
    "name", ["/fonts/../CREDITS.md", "/fonts/passwd", "/portraits/dana/happy.svg", "/portraits/../dana/calm.svg"]
)
def test_only_our_own_files_are_handed_out(visitor: Visitor, name: str) -> None:
    assert visitor.ask("GET", name).status == 404
    assert visitor.ask("GET", "/portraits/dana/calm.svg").kind == "image/svg+xml"


def test_a_body_that_is_no_form_is_not_read() -> None:
    with pytest.raises(ValueError, match="no form"):
        read_request("POST", "/calls", {"content-type": "application/json"}, b"{}")
    many = "&".join(f"a{number}=1" for number in range(300)).encode()
    with pytest.raises(ValueError, match="fields"):
        read_request("POST", "/calls", {"content-type": FORM}, many)


def test_a_page_opens_no_file_but_the_one_that_was_asked_for(visitor: Visitor, tmp_path: Path) -> None:
    for name in (str(tmp_path / "scenario.yaml"), "../late_parcel", "no_such_case", ""):
        visitor.post("/calls", scenario=name)
        assert visitor.last.status == 409
    assert visitor.workplace.store.headers() == []


def test_somebody_elses_call_is_not_shown(visitor: Visitor, data_home: Path) -> None:
    call = visitor.take()
    other = Visitor(data_home, alias="kim")
    other.enter()
    other.get(call)
    assert other.last.status == 409
    assert "somebody else" in other.words
