"""Lets Python look for waste in circles more seldom while many replies are rated: no reply leaves any."""

from __future__ import annotations

import gc

SELDOM = 100_000
"""Objects that are made and kept until young ones are looked through once more; Python's own figure is 700."""


def look_seldom() -> None:
    """Leave what is loaded by now out of every later search, and search what comes after it more seldom.

    For a process that does nothing but rate: looking through all that a language needs takes a tenth of a second, and
    the many short searches a twentieth of all time.
    """
    gc.freeze()
    gc.set_threshold(SELDOM)
