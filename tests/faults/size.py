"""How much is tried: enough for every change in CI, or as much as the promise says."""

from __future__ import annotations

import os

FULL = os.environ.get("ICE_QUIZ_FAULTS", "") == "full"


def size(usual: int, full: int) -> int:
    """So many in CI and at hand, so many with `--full`."""
    return full if FULL else usual
