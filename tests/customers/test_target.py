"""Addresses of endpoints, and the keys that are bound to them."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from simulator.customers.keys import NO_KEY, Key, checked_key, find_key, keep_key
from simulator.customers.target import Target, parse_target
from simulator.errors import UserError
from simulator.llm_settings import LlmSettings


def target(base_url: str) -> Target:
    return parse_target(base_url, "m")


@pytest.mark.parametrize(
    ("base_url", "host", "loopback"),
    [
        ("https://api.openai.com/v1/", "api.openai.com", False),
        ("HTTPS://API.OpenAI.com:443/v1", "api.openai.com", False),
        ("http://127.0.0.1:11434/v1", "127.0.0.1:11434", True),
        ("http://localhost:8080/v1", "localhost:8080", True),
        ("http://[::1]:8080/v1", "[::1]:8080", True),
        ("http://192.168.1.7/v1", "192.168.1.7", False),
        ("https://me.openai.azure.com/openai/v1/", "me.openai.azure.com", False),
    ],
)
def test_an_address_has_a_host_that_consent_and_key_are_bound_to(base_url: str, host: str, loopback: bool) -> None:
    found = target(base_url)
    assert (found.host, found.loopback) == (host, loopback)


@pytest.mark.parametrize(
    "base_url",
    [
        "", "api.openai.com/v1", "ftp://host/v1", "https:///v1", "https://user:pass@host/v1", "https://host/v1?key=1",
        "https://host/v1#a", "https://host:port/v1", "https://host:99999/v1", "https://ho st/v1", "https://höst/v1",
        "https://host/v1\nX-Header: 1", "file:///etc/passwd", "https://host@evil.example/v1",
    ],
)  # fmt: skip
def test_an_address_that_is_none_or_hides_something_is_refused(base_url: str) -> None:
    with pytest.raises(UserError):
        target(base_url)


@pytest.mark.parametrize("base_url", ["http://api.example.com/v1", "http://8.8.8.8/v1", "http://127.0.0.1.example/v1"])
def test_nothing_goes_unencrypted_into_the_internet_unless_it_is_allowed(base_url: str) -> None:
    with pytest.raises(UserError, match="without encryption"):
        target(base_url)
    assert not parse_target(base_url, "m", allow_insecure=True).secure


def test_a_model_is_needed() -> None:
    with pytest.raises(UserError, match="No model"):
        parse_target("https://api.openai.com/v1", " ")


def test_an_address_of_azure_from_before_v1_needs_its_version() -> None:
    base_url = "https://me.openai.azure.com/openai/deployments/ours"
    with pytest.raises(UserError, match="needs api_version"):
        LlmSettings(base_url=base_url, model="ours").target()
    found = LlmSettings(base_url=base_url, model="ours", api_version="2024-10-21").target()
    assert (found.azure, found.api_version, found.host) == (True, "2024-10-21", "me.openai.azure.com")
    assert not target("https://openai.azure.com.evil.example/v1").azure


@pytest.mark.parametrize(
    "text",
    [
        "sk-proj-abcdefghijklmnopqrstuvwxyz",
        "My key: SK PROJ ABCDEFGHIJKLMNOP",
        "zyxwvutsrqponmlkjihgfedcba-jorp-ks",
        "c2stcHJvai1hYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5eg==",
        "736b2d70726f6a2d6162636465666768696a6b6c6d6e6f707172737475767778797a",
        "it begins with klmnopqrstuv",
    ],
)
def test_a_text_that_holds_a_good_part_of_a_key_is_known_for_that(text: str) -> None:
    key = Key("sk-proj-abcdefghijklmnopqrstuvwxyz", "test")
    assert key.shows_in(text)
    assert not NO_KEY.shows_in(text)


@pytest.mark.parametrize("text", ["Where is my parcel?", "sk-proj-", "", "abc def ghi", "1234567"])
def test_a_text_that_holds_no_key_is_let_through(text: str) -> None:
    assert not Key("sk-proj-abcdefghijklmnopqrstuvwxyz", "test").shows_in(text)
    assert not Key("parcel", "test").shows_in(text)


@pytest.mark.parametrize(
    ("placeholder", "text"),
    [
        ("lm-studio", "lmstudio-community/Qwen2.5-7B"),
        ("password", "I forgot my password and cannot log in."),
        ("not-needed", "That was not needed, thank you."),
    ],
)
def test_a_placeholder_that_could_be_words_is_no_key_to_look_for(placeholder: str, text: str) -> None:
    assert not Key(placeholder, "test").shows_in(text)


def test_a_short_key_with_figures_is_looked_for() -> None:
    assert Key("k7tq-94xw", "test").shows_in("It says K7TQ 94XW here.")


OPENAI = "https://api.openai.com/v1"
OTHER = "https://llm.example/v1"


@pytest.mark.parametrize(
    ("base_url", "environ", "variable", "variable_host", "found"),
    [
        (OPENAI, {"OPENAI_API_KEY": "sk-1"}, "", "", "sk-1"),
        (OTHER, {"OPENAI_API_KEY": "sk-1"}, "", "", ""),
        (OTHER, {"OPENAI_API_KEY": "sk-1", "OPENAI_BASE_URL": OTHER}, "", "", "sk-1"),
        (OPENAI, {"OPENAI_API_KEY": "sk-1", "OPENAI_BASE_URL": OTHER}, "", "", ""),
        (OTHER, {"MINE": "k-2"}, "MINE", "llm.example", "k-2"),
        ("https://evil.example/v1", {"MINE": "k-2"}, "MINE", "llm.example", ""),
        (OTHER, {"OPENAI_API_KEY": "sk-1"}, "OPENAI_API_KEY", "llm.example", ""),
        ("http://127.0.0.1:1/v1", {"OPENAI_API_KEY": "sk-1"}, "", "", ""),
        ("https://llm.example:8443/v1", {"MINE": "k-2"}, "MINE", "llm.example", ""),
        (OPENAI, {"OPENAI_API_KEY": "sk-1", "OPENAI_BASE_URL": "nonsense"}, "", "", ""),
    ],
)
def test_a_key_is_used_for_its_own_host_alone(
    base_url: str, environ: dict[str, str], variable: str, variable_host: str, found: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert find_key(target(base_url), environ, variable=variable, variable_host=variable_host).secret == found


def test_without_a_keyring_installed_there_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert find_key(target(OTHER), {}, variable="", variable_host="") is NO_KEY
    with pytest.raises(UserError, match="no keyring"):
        keep_key(Key("k", "typed in"), target(OTHER))


class DictRing(ModuleType):
    """A keyring in memory."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._refuse()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._refuse(password)
        self.kept[service, username] = password

    def _refuse(self, text: str = "") -> None:
        if self.locked:
            raise RuntimeError(f"locked: {text}")


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> DictRing:
    made = DictRing()
    errors = ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]  # the module's only part that is used
    monkeypatch.setitem(sys.modules, "keyring", made)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return made


def test_the_keyring_keeps_a_key_for_one_host(ring: DictRing) -> None:
    keep_key(Key("k-3", "typed in"), target(OTHER))
    assert find_key(target(OTHER), {}, variable="", variable_host="").secret == "k-3"
    assert find_key(target(OPENAI), {}, variable="", variable_host="") is NO_KEY


def test_a_server_on_this_machine_has_nothing_to_do_with_the_keyring(ring: DictRing) -> None:
    local = target("http://127.0.0.1:8080/v1")
    with pytest.raises(UserError, match="needs no key"):
        keep_key(Key("k-3", "typed in"), local)
    ring.kept["rapport", local.host] = "k-4"
    assert find_key(local, {}, variable="", variable_host="") is NO_KEY


def test_a_locked_keyring_is_told_without_the_key(ring: DictRing, caplog: pytest.LogCaptureFixture) -> None:
    ring.locked = True
    with pytest.raises(UserError) as raised:
        keep_key(Key("k-very-secret", "typed in"), target(OTHER))
    assert "k-very-secret" not in f"{raised.value} {raised.value.__cause__}"
    assert find_key(target(OTHER), {}, variable="", variable_host="") is NO_KEY
    assert "keyring" in caplog.text


@pytest.mark.parametrize("text", ["", "  ", "sk 1", "sk-1\nX-Evil: 1", "sk-ключ", "sk-\x00"])
def test_what_can_be_no_key_is_refused_before_anything_is_sent(text: str) -> None:
    with pytest.raises(UserError) as raised:
        checked_key(text, "test")
    assert not text.strip() or text not in str(raised.value)


def test_white_space_around_a_key_is_taken_off_and_its_text_never_shows() -> None:
    key = checked_key(" sk-1\n", "test")
    assert key.secret == "sk-1"
    assert "sk-1" not in f"{key} {key!r} {[key]}"
