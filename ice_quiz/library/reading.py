"""The bytes of a deck file, where there are any that could be a deck."""

from __future__ import annotations

import stat
from pathlib import Path

ENDINGS = (".yaml", ".yml")

MOST_BYTES = 8_000_000
"""A larger file is not read; the reader of decks then says so in words."""


def read(path: Path) -> bytes | None:
    """The bytes of a deck file; None where it is no file, cannot be read, or is too large to be a deck."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None
