"""What a fault needs of the machine. Where it is missing the test is skipped and says why; in CI that is a failure."""

from __future__ import annotations

import os
import shutil

import pytest


def need(*tools: str, root: bool = False) -> None:
    """Go on only where these programs are there, and where `root` is asked for, its rights."""
    missing = [f"there is no {tool}" for tool in tools if shutil.which(tool) is None]
    if root and os.geteuid() != 0:
        missing.append("this needs the rights of root")
    if missing and os.environ.get("CI", "") not in ("", "false", "0"):
        pytest.fail(f"In CI nothing is skipped: {', '.join(missing)}.")
    if missing:
        pytest.skip(", ".join(missing))
