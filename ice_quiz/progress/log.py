"""The log of everything that was answered: one SQLite file, durable answer by answer.

`Log` joins the file, the clock and what could not be saved yet. Faces never see it; the desk stamps events and appends them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, Self

from ice_quiz.clock import Clock
from ice_quiz.progress.event import Body, Event
from ice_quiz.progress.replay import CardState, DayTotals, State
from ice_quiz.settings import Settings

FILE = "progress.db"


class Standing(NamedTuple):
    """As much of a card's state as counting what is due needs; see `CardState`. `drill_day` is its open `missed_day`."""

    due_day: int | None
    drill_day: int | None
    suspended: bool
    fingerprint: str


class Log:
    """The progress file, open. For one thread at a time.

    `problem` tells in words why answers cannot be saved at the moment, and is empty when they can; `pending` are the events
    that wait for it. What is read always includes them, so a student can go on.
    """

    path: Path
    problem: str
    pending: tuple[Event, ...]
    device: str

    @classmethod
    def open(
        cls, folder: Path, clock: Clock, *, patience: float = 5.0, randomness: Callable[[int], bytes] = os.urandom
    ) -> Self:
        """Open `progress.db` in `folder`; nothing is created before the first `append`.

        Where the file cannot be written, the log opens all the same and `problem` says why. `patience` is how many seconds
        to wait for another program that writes. Raises `NotOurs` for another program's file and `ProgressError` for a
        damaged or unreadable one; neither touches the file.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stamp(self, kind: str, card: str = "", body: Body | None = None) -> Event:
        """A new event of this moment and device; it is in the log only once it is appended."""
        raise NotImplementedError

    def append(self, *events: Event) -> Mapping[str, CardState]:
        """Save events, those still pending first, in one durable transaction with the derived rows.

        Returns the new states of the cards they touched (a card that lost its last event comes back as a blank state). An
        event that is in the log already is not written again. Raises `NotSaved`, with the reason in words: the events are
        then kept in `pending`, already count in everything that is read, and are tried again with the next `append` (also
        with no events).
        """
        raise NotImplementedError

    def today(self) -> int:
        """The study day: that of the clock, or the largest one stored where the clock is behind."""
        raise NotImplementedError

    def clock_note(self) -> str:
        """A sentence for the learner where the clock is a day or more behind the log, else empty."""
        raise NotImplementedError

    def changed_elsewhere(self) -> bool:
        """Whether another window wrote to the file since this was last asked: what was read before is then old."""
        raise NotImplementedError

    def settings(self) -> Settings:
        """The schedule's settings."""
        raise NotImplementedError

    def state(self) -> State:
        """Everything, from the derived rows."""
        raise NotImplementedError

    def card(self, card: str) -> CardState:
        """One card; a blank state where the log does not know it."""
        raise NotImplementedError

    def card_states(self, deck: str = "") -> Mapping[str, CardState]:
        """All cards, or those whose id begins with `deck/`."""
        raise NotImplementedError

    def standings(self) -> Mapping[str, Standing]:
        """All cards, quickly: for counting what is due."""
        raise NotImplementedError

    def totals(self, day: int) -> Mapping[str, DayTotals]:
        """What was done on a study day, by deck."""
        raise NotImplementedError

    def events(self, card: str | None = None) -> tuple[Event, ...]:
        """All events, or those that name the card, in order."""
        raise NotImplementedError

    def recent(self, count: int) -> tuple[Event, ...]:
        """The last `count` events in order, the newest last."""
        raise NotImplementedError
