"""Cookies of other pages of this machine do not hide ours."""

from __future__ import annotations

import pytest

from simulator.browser.web import Request


@pytest.mark.parametrize("foreign", ["foo", '{"a":1}', 'theme={"a":"b"}', "a[b]=1", ""])
def test_our_cookie_is_found_beside_any_other(foreign: str) -> None:
    request = Request(method="GET", path="/", headers={"cookie": f"{foreign}; rapport_80=token"})
    assert request.cookies["rapport_80"] == "token"
