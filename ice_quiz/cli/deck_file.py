"""The file of a deck that a command is given: which one is meant, and its lines."""

from __future__ import annotations

import os
from pathlib import Path

from ice_quiz.library.library import Library
from ice_quiz.library.reading import ENDINGS


def deck_path(deck: str, library: Library) -> Path:
    """The file that is meant: a file if it looks like one, else the deck at hand with that id. Raises `DeckError`."""
    if os.sep in deck or deck.lower().endswith(ENDINGS) or Path(deck).is_file():
        return Path(deck)
    entry = next((entry for entry in library.entries() if deck in (entry.id, entry.path.stem)), None)
    return entry.path if entry else Path(library.open(deck).deck.file)  # which raises and says what there is


def read_lines(path: Path) -> list[str]:
    """The lines of a file, to show some of them; none where it cannot be read."""
    try:
        if not path.is_file():
            return []
        with path.open("rb") as file:
            return file.read(8_000_000).decode("utf-8-sig", "replace").splitlines()
    except (OSError, ValueError):
        return []
