"""One deck file as a list shows it: what it is called, which cards it makes, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """A deck at hand. A NamedTuple, because listing decks must cost next to nothing.

    `id` is what its file says under `deck:`, or the file's name where it cannot be read. `cards` are the answer
    fingerprints by card id, in the deck's order, `was` the present ids by earlier ones. `problems` counts the errors that
    stop the deck, `problem` is the first of them with its place. `notice` says what is unusual about a deck that can be
    used. `withheld` are the cards that wait for what the learner says, each with the key of its question. `exams` are the
    cards that each exam draws from, `titles` the exams' titles. `checks` are the days (ISO) from which on an answer may
    have changed. `mark` stands for everything that the cards depend on.
    """

    id: str
    title: str
    path: Path
    shipped: bool = False
    cards: Mapping[str, str] = {}
    was: Mapping[str, str] = {}
    problems: int = 0
    problem: str = ""
    notice: str = ""
    withheld: Mapping[str, str] = {}
    exams: Mapping[str, Sequence[str]] = {}
    titles: Mapping[str, str] = {}
    checks: Sequence[str] = ()
    mark: str = ""

    @property
    def usable(self) -> bool:
        """Whether it can be studied."""
        return not self.problems
