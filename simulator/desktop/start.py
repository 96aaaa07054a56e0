"""How long the process has run, for the measurement of the first frame."""

from __future__ import annotations

import os
import time
from pathlib import Path

_STARTED_FIELD = 19
"""Place of the start time after the command's name in `/proc/self/stat`."""


def since_start_ms() -> int:
    """Return milliseconds since the process began; where the system does not tell, its processor time."""
    stat = Path("/proc/self/stat")
    if not stat.is_file() or not hasattr(time, "CLOCK_BOOTTIME"):
        return round(time.process_time() * 1000)
    fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
    started = int(fields[_STARTED_FIELD]) / os.sysconf("SC_CLK_TCK")
    return round((time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000)
