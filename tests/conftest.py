"""The tests run without a network where this machine lets them, so that none can rely on one."""

from __future__ import annotations

import ctypes
import os
import sys

CLONE_NEWNET = 0x40000000  # linux/sched.h


def pytest_configure() -> None:
    """Leave the network, for good; only root may."""
    if sys.platform == "linux" and os.geteuid() == 0:
        ctypes.CDLL(None).unshare(CLONE_NEWNET)
