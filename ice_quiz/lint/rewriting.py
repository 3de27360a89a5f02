"""Writing a deck file anew, after a repair or an insertion."""

from __future__ import annotations

from pathlib import Path

from ice_quiz.errors import DeckError
from ice_quiz.places import put_in_place


def rewrite(path: Path, data: bytes) -> None:
    """Write a deck file anew in one step, with the rights it had. Raises `DeckError`; the file is then as it was."""
    try:
        put_in_place(data, path.resolve())  # of a link, the file itself
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DeckError(f"The file cannot be written: {why}. Nothing was changed.", place=str(path)) from None
