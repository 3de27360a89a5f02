"""Putting a teacher's deck among the learner's own: checked first, copied whole or not at all, nothing lost unseen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ice_quiz.errors import DeckError
from ice_quiz.library.compiling import attempt
from ice_quiz.library.entry import Entry
from ice_quiz.library.reading import ENDINGS, read
from ice_quiz.places import put_in_place

if TYPE_CHECKING:
    from ice_quiz.facts.problems import Problem
    from ice_quiz.library.library import Library


class Added(NamedTuple):
    """A deck that was added: its entry, what it replaced in a sentence (or nothing), and what the check found to warn of.

    `already` says that the very same file was among the decks, so that nothing was written.
    """

    entry: Entry
    notice: str
    warnings: tuple[Problem, ...]
    already: bool = False


def add(library: Library, path: Path) -> Added:
    """Check a deck file and put a copy into the learner's folder of decks.

    One of the learner's own with the same deck id is replaced, and kept beside it under another ending. A deck with the id
    of a shipped one is used instead of it, as long as it lies there. Progress stays: it belongs to the deck's id. Raises
    `BrokenDeck` with all problems of a deck that cannot be used, and `DeckError` where the copy cannot be written.
    """
    data = read(path)
    tried = attempt(path, data, library.today)
    deck = tried.deck().deck
    assert data is not None  # what cannot be read has no deck
    entries = [entry for entry in library.entries() if entry.usable and entry.id == deck.id]
    same = next((entry for entry in entries if read(entry.path) == data), None)
    if same:
        notice = f"It was among the decks already, as {same.path.name}; nothing was changed."
        return Added(same, notice, tried.problems, already=True)
    own = next((entry.path for entry in entries if not entry.shipped), None)
    target = own or library.places.decks / f"{deck.id}{ENDINGS[0]}"
    try:
        notice = _put(data, target)
    except OSError as problem:
        why = problem.strerror or type(problem).__name__
        raise DeckError(
            f"The deck could not be copied to {target}: {why}.",
            advice="Nothing was changed. Make room there or set its permissions, then add the deck again.",
        ) from None
    if any(entry.shipped for entry in entries):
        notice = f"It is used instead of the deck “{deck.id}” that comes with the program, until you remove {target}."
    entry = next(entry for entry in library.entries() if entry.usable and entry.id == deck.id)
    return Added(entry, notice, tried.problems)


def _put(data: bytes, target: Path) -> str:
    """Write the file whole, keeping what it replaces; returns what there is to say about that."""
    replaces = target.exists()
    if replaces:
        put_in_place(target.read_bytes(), kept(target))
    put_in_place(data, target)
    return f"It replaces your earlier {target.name}, which is kept as {kept(target).name}." if replaces else ""


def kept(target: Path) -> Path:
    """Where the replaced file is kept: its ending is none of a deck's, so it is not listed."""
    return target.with_name(f"{target.name}.before")
