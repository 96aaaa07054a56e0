"""What is set about the LLM: flags, environment, `state.json`, `config.toml`, in this order; and who agreed to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.customers.budget import Limits
from simulator.customers.keys import OPENAI_VARIABLE, Key, find_key
from simulator.customers.target import LADDER, OPENAI_URL, Target, Traits, parse_target
from simulator.errors import UserError
from simulator.settings import DataFolder, read_config, read_state, write_state

SECTION = "llm"
TEXTS = ("base_url", "model", "api_version", "api_key_env", "format", "token_param", "judge_model")
WHOLE = ("max_tokens", "call_token_cap", "call_request_cap", "day_token_cap", "day_request_cap")
FLAGS = ("enabled", "allow_insecure")
NUMBERS = ("deadline_s", "price_in", "price_out")
KNOWN = frozenset((*TEXTS, *WHOLE, *FLAGS, *NUMBERS))
DEPLOYMENTS = "/openai/deployments/"
"""Part of Azure's addresses from before v1."""
DEADLINES = (3.0, 30.0)
FORMATS = ("auto", *LADDER)
TOKEN_PARAMS = ("max_tokens", "max_completion_tokens")


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmSettings:
    """What is set, each value from the first place that has it."""

    enabled: bool = False
    """The customer is an LLM unless `--customer` says otherwise."""
    base_url: str = ""
    model: str = ""
    api_version: str = ""
    """What Azure's addresses from before v1 want to be asked with."""
    api_key_env: str = ""
    """Name of the variable that holds the key for the host of `config.toml`."""
    key_host: str = ""
    """The host beside which `api_key_env` is named."""
    deadline_s: float = 8.0
    max_tokens: int = 120
    format: str = "auto"
    token_param: str = "max_tokens"
    allow_insecure: bool = False
    judge_model: str = ""
    """Model of the second scorer; none, and there is no second scorer."""
    price_in: float = 0.0
    """Of a million tokens asked, in whatever currency."""
    price_out: float = 0.0
    limits: Limits = Limits()

    def target(self, *, model: str = "") -> Target:
        """Return the endpoint that is set.

        Args:
            model: another model at the same address.

        Raises:
            UserError: none is set, or it is refused.
        """
        if not (self.base_url or self.model):
            hint = "Set base_url and model under [llm] in config.toml, or OPENAI_BASE_URL and RAPPORT_LLM_MODEL."
            raise UserError("No LLM is set up.", hint)
        if DEPLOYMENTS in self.base_url and not self.api_version:
            hint = "Set it under [llm], or let base_url end in /openai/v1 and name the deployment as the model."
            raise UserError("This address of Azure is from before v1 and needs api_version.", hint)
        return parse_target(
            self.base_url or OPENAI_URL,
            model or self.model,
            allow_insecure=self.allow_insecure,
            api_version=self.api_version,
        )

    def key(self, target: Target, environ: Mapping[str, str]) -> Key:
        """Return the key for the endpoint.

        Raises:
            UserError: there is one, and it cannot be a key.
        """
        if self.api_key_env == OPENAI_VARIABLE or not self.api_key_env:
            return find_key(target, environ, variable="", variable_host="")
        return find_key(target, environ, variable=self.api_key_env, variable_host=self.key_host)


def llm_settings(
    folder: DataFolder, environ: Mapping[str, str], *, base_url: str | None = None, model: str | None = None
) -> LlmSettings:
    """Return what is set about the LLM.

    Args:
        folder: the data folder with `config.toml` and `state.json`.
        environ: the environment.
        base_url: from a flag.
        model: from a flag.

    Raises:
        UserError: something under `[llm]` is unknown or of the wrong kind.
    """
    config = _checked(read_config(folder).get(SECTION, {}), f"{folder.config}")
    state = _state(folder)
    found: dict[str, Any] = {**config, **{key: state[key] for key in ("enabled", "base_url", "model") if key in state}}
    for name, value in (
        ("base_url", environ.get("OPENAI_BASE_URL")),
        ("model", environ.get("RAPPORT_LLM_MODEL")),
        ("base_url", base_url),
        ("model", model),
    ):
        if value:
            found[name] = value
    caps = {name.removesuffix("_cap") + "s": found.pop(name) for name in WHOLE[1:] if name in found}
    limits = Limits(**caps)
    return LlmSettings(**found, key_host=_host(config), limits=limits)


def _host(config: Mapping[str, Any]) -> str:
    try:
        return parse_target(config.get("base_url") or OPENAI_URL, "any", allow_insecure=True).host
    except UserError:
        return ""


def _checked(section: object, place: str) -> dict[str, Any]:
    """Return a section of settings (`Any`: each value is checked here).

    Raises:
        UserError: a key is unknown, or a value of the wrong kind.
    """
    if not isinstance(section, Mapping):
        raise UserError(f"[llm] in {place} is no table.", "Write [llm], and the settings below it.")
    for name, value in section.items():
        if name not in KNOWN:
            hint = "A key belongs in the environment or the keyring." if "key" in name else f"There are: {_known()}."
            raise UserError(f"[llm] in {place} has no setting {name!r}.", hint)
        if not _fits(name, value):
            raise UserError(f"{name} under [llm] in {place} cannot be {value!r}."[:300], _kind(name))
    return dict(section)


def _known() -> str:
    return ", ".join(sorted(KNOWN))


def _fits(name: str, value: object) -> bool:
    if name in FLAGS:
        return isinstance(value, bool)
    if name in TEXTS:
        choices = {"format": FORMATS, "token_param": TOKEN_PARAMS}.get(name)
        return isinstance(value, str) and (choices is None or value in choices)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if name in WHOLE:
        return isinstance(value, int) and 1 <= value <= 10**9
    low, high = DEADLINES if name == "deadline_s" else (0.0, 1e6)
    return low <= value <= high


def _kind(name: str) -> str:
    if name in FLAGS:
        return "It is true or false."
    if name == "deadline_s":
        return "It is a number of seconds from 3 to 30."
    if name in WHOLE:
        return "It is a whole number above 0."
    if name in NUMBERS:
        return "It is a number."
    return f"It is one of: {', '.join(FORMATS if name == 'format' else TOKEN_PARAMS)}." if name != "model" else ""


# What is kept in `state.json`


def _state(folder: DataFolder) -> dict[str, Any]:
    found = read_state(folder).get(SECTION, {})
    kept = found if isinstance(found, dict) else {}
    sound = {"enabled": bool, "base_url": str, "model": str, "consent": list, "learnt": dict}
    return {name: kept[name] for name, kind in sound.items() if isinstance(kept.get(name), kind)}


def _keep(folder: DataFolder, **changes: object) -> None:
    write_state(folder, {SECTION: {**_state(folder), **changes}})


def choose(
    folder: DataFolder, *, enabled: bool | None = None, base_url: str | None = None, model: str | None = None
) -> None:
    """Keep what was chosen in the program; it wins over `config.toml`, and the environment over it.

    Raises:
        UserError: it cannot be written.
    """
    chosen = {"enabled": enabled, "base_url": base_url, "model": model}
    _keep(folder, **{name: value for name, value in chosen.items() if value is not None})


def consents(folder: DataFolder) -> tuple[str, ...]:
    """Return the hosts to which what trainees type may be sent."""
    return tuple(host for host in _state(folder).get("consent", []) if isinstance(host, str))


def switch(folder: DataFolder, *, on: bool) -> None:
    """Keep whether the customer is an LLM unless something else says otherwise.

    Raises:
        UserError: it cannot be written.
    """
    _keep(folder, enabled=on)


def give_consent(folder: DataFolder, host: str) -> None:
    """Keep that what trainees type may be sent to a host.

    Raises:
        UserError: it cannot be written.
    """
    _keep(folder, consent=sorted({*consents(folder), host}))


def take_back_consent(folder: DataFolder, host: str | None = None) -> None:
    """Forget the consent for a host, or every one.

    Raises:
        UserError: it cannot be written.
    """
    _keep(folder, consent=[] if host is None else [each for each in consents(folder) if each != host])


def agreed(folder: DataFolder, target: Target) -> bool:
    """Tell whether something may be sent to an endpoint; to this machine itself it always may."""
    return target.loopback or target.host in consents(folder)


def known_traits(folder: DataFolder, settings: LlmSettings, target: Target) -> Traits:
    """Return what was set or learnt about what an endpoint takes."""
    if settings.format != "auto":
        return Traits(format=settings.format, token_param=settings.token_param)  # type: ignore[arg-type]  # both were checked
    learnt = _state(folder).get("learnt", {}).get(_name(target))
    try:
        return Traits(**learnt) if isinstance(learnt, dict) and learnt.get("format") in LADDER else Traits()
    except TypeError:  # of another version
        return Traits()


def keep_traits(folder: DataFolder, target: Target, traits: Traits) -> None:
    """Keep what was learnt about an endpoint.

    Raises:
        UserError: it cannot be written.
    """
    learnt = {
        "format": traits.format,
        "token_param": traits.token_param,
        "temperature": traits.temperature,
        "usage": traits.usage,
    }
    _keep(folder, learnt={**_state(folder).get("learnt", {}), _name(target): learnt})


def _name(target: Target) -> str:
    return f"{target.host} {target.model}"
