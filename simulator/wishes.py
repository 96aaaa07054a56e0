"""What is asked for when a call is begun, and the header that comes of it: its seed, its twist and its id."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from simulator.errors import UserError

if TYPE_CHECKING:
    from datetime import datetime

    from simulator.engine.events import Mode, Timers
    from simulator.scenario.model import Scenario
    from simulator.session.ports import CallHeader, Clock

LARGEST_SEED = 1_000_000
NO_ID = str(UUID(int=0))
LANGUAGES = {"en": "English", "ko": "Korean", "it": "Italian"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was asked for when a call is begun; None is decided here."""

    mode: Mode = "practice"
    language: str | None = None
    seed: int | None = None
    twist: str | None = None
    timers: Timers = "on"
    """The trainee's time limits: as they are, relaxed, or switched off."""
    call_id: str | None = None
    recorded: bool = True
    remembered: bool = True
    """The trainee becomes the one who plays next time."""
    shift: str = ""
    """The shift that the call belongs to, with its number in it."""


def new_header(
    scenario: Scenario, wishes: Wishes, *, alias: str, clock: Clock, earlier: Sequence[str] = ()
) -> CallHeader:
    """Return the header of a new call; seed and twist are drawn where they were not given.

    Args:
        scenario: the case as written.
        wishes: what was asked for.
        alias: the trainee.
        clock: gives the day.
        earlier: the twists that the trainee has had in this scenario; they come again only after the others.

    Raises:
        UserError: the scenario has no such twist or language, or the id is none.
    """
    from simulator.scenario.codec import scenario_hash
    from simulator.scenario.resolve import draw_twist
    from simulator.session.ports import CallHeader

    seed = secrets.randbelow(LARGEST_SEED) if wishes.seed is None else wishes.seed
    if wishes.language not in (None, scenario.language):
        have = LANGUAGES.get(scenario.language, scenario.language)
        raise UserError(f"`{scenario.id}` is not written in that language.", f"It is written in {have}.")
    return CallHeader(
        call_id=_call_id(wishes, clock),
        scenario_hash=scenario_hash(scenario),
        scenario_id=scenario.id,
        alias=alias,
        mode=wishes.mode,
        language=scenario.language,
        seed=seed,
        twist=draw_twist(scenario, seed, earlier=earlier) if wishes.twist is None else _twist(scenario, wishes.twist),
        opened_at=clock.today(),
    )


def fresh_seed(scenario: Scenario, wishes: Wishes, earlier: Sequence[CallHeader], now: datetime) -> int:
    """Return a seed that draws other order numbers than the calls of the same day had, as far as there are others.

    Args:
        scenario: the case as written.
        wishes: what was asked for; without a twist the seed draws it, and with it the values that are its own.
        earlier: the trainee's earlier calls of this scenario.
        now: the moment, whose day counts.
    """
    from simulator.scenario.apart import Numbers, apart_from, numbers_of
    from simulator.scenario.resolve import draw_twist

    twists = [call.twist for call in earlier]

    def numbers(seed: int) -> Numbers:
        twist = draw_twist(scenario, seed, earlier=twists) if wishes.twist is None else wishes.twist
        return numbers_of(scenario, seed, twist)

    today = [call for call in earlier if call.opened_at.astimezone().date() == now.astimezone().date()]
    taken = [numbers_of(scenario, call.seed, call.twist) for call in today]
    return apart_from(taken, cache(lambda _attempt: secrets.randbelow(LARGEST_SEED)), numbers)


def _twist(scenario: Scenario, name: str) -> str:
    from simulator.scenario.problems import suggest
    from simulator.scenario.resolve import PLAIN_TWIST

    known = (PLAIN_TWIST, *scenario.twists)
    if name not in known:
        raise UserError(f"`{scenario.id}` has no twist `{name}`.", suggest(name, known))
    return name


def _call_id(wishes: Wishes, clock: Clock) -> str:
    if wishes.call_id is not None:
        try:
            return str(UUID(wishes.call_id))
        except ValueError as error:
            hint = "Give 32 hexadecimal digits, as in 019a1b2c-0000-7000-8000-000000000001."
            raise UserError(f"`{wishes.call_id[:60]}` is no UUID.", hint) from error
    if not wishes.recorded:
        return NO_ID
    from simulator.storage.ids import uuid7

    return uuid7(clock.today(), os.urandom(10))
