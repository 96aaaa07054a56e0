"""The public names of scoring, each imported when it is first asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.assess import assess as assess
    from scoring.assess import rate_turn as rate_turn
    from scoring.assess import read as read
    from scoring.card import ScoreCard as ScoreCard
    from scoring.card import TurnCard as TurnCard
    from scoring.model import Case as Case

__all__ = ["Case", "ScoreCard", "TurnCard", "assess", "rate_turn", "read"]

_HOMES = {
    "read": "scoring.assess",
    "rate_turn": "scoring.assess",
    "Case": "scoring.model",
    "TurnCard": "scoring.card",
    "ScoreCard": "scoring.card",
}


class _Public(ModuleType):
    """The package as a module whose `assess` is the function, also after the module of that name was imported."""

    @property
    def assess(self) -> object:
        return import_module("scoring.assess").assess

    @assess.setter
    def assess(self, value: object) -> None:
        """Leave the name alone: the import system sets it to the module `scoring.assess`."""


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that `import scoring` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'scoring' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


sys.modules[__name__].__class__ = _Public
