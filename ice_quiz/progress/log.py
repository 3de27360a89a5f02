"""The log of everything that was answered: one SQLite file, durable answer by answer.

`Log` joins the file, the clock and what could not be saved yet. It reads from the file as long as it can write to it; where
it cannot, it goes on with a copy in memory that holds the events still to be saved too, and tries the file again each time.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self, TypeVar

from ice_quiz.clock import Clock, Moment
from ice_quiz.errors import NotOurs, NotSaved, ProgressError
from ice_quiz.memory.study_day import study_day
from ice_quiz.progress.aside import Reason
from ice_quiz.progress.clock_note import clock_note
from ice_quiz.progress.event import Body, Event, Tick, new_id
from ice_quiz.progress.faults import banner, damage, in_words, unreadable
from ice_quiz.progress.future import FAR_MS
from ice_quiz.progress.history import Past
from ice_quiz.progress.merging import let_in, set_aside
from ice_quiz.progress.opening import Found, create, look, unwritable
from ice_quiz.progress.reading import Reading
from ice_quiz.progress.replay import CardState
from ice_quiz.progress.rows import Head, Remembered, Standing, Standings
from ice_quiz.progress.sifting import Begun
from ice_quiz.progress.standin import blank, copy_of, copy_of_file, writable
from ice_quiz.progress.store import Store
from ice_quiz.settings import Settings

__all__ = ["FILE", "Begun", "Log", "Past", "Remembered", "Standing", "Standings"]

FILE = "progress.db"
T = TypeVar("T")
IMPATIENCE = 0.2  # seconds to wait for another program's write, once that was in vain: not so long at each answer


class Log(Reading):
    """The progress file, open. For one thread at a time.

    `problem` tells in words why answers cannot be saved at the moment, and is empty when they can; `pending` are the events
    that wait for it. What is read always includes them, so a student can go on. `wrote` says whether anything was saved.
    """

    def __init__(self, path: Path, clock: Clock, patience: float, randomness: Callable[[int], bytes]) -> None:
        self.path = path
        self.problem = ""
        self.wrote = False
        self.pending: tuple[Event, ...] = ()
        self._clock = clock
        self._patience = patience
        self._in_vain = False  # whether the file was asked last, and another program kept it to itself
        self._randomness = randomness
        self._tick = Tick()
        self._seq = 0
        self._known = Head()  # as it was last read
        self._file: Store | None = None  # the same as the view, as long as it can be written
        self._seen = 0
        self._view = self._opened()
        self._trusted_ms = 0
        self._mind_the_clock()

    @classmethod
    def open(
        cls, folder: Path, clock: Clock, *, patience: float = 5.0, randomness: Callable[[int], bytes] = os.urandom
    ) -> Self:
        """Open `progress.db` in `folder`; nothing is created before the first `append`.

        Where the file cannot be written, the log opens all the same and `problem` says why. `patience` is how many seconds
        to wait for another program that writes. Raises `NotOurs` for another program's file and `ProgressError` for a
        damaged or unreadable one; neither touches the file.
        """
        return cls(folder / FILE, clock, patience, randomness)

    def close(self) -> None:
        """Let go of the file."""
        self._view.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def wait_at_most(self, seconds: float) -> None:
        """Wait so long, from now on, for another program: what then cannot be saved is saved with the next answer."""
        self._patience = seconds
        self._view.wait_at_most(seconds)

    @property
    def device(self) -> str:
        """The random name of this machine's log."""
        return self._view.device

    # Writing

    def stamp(self, kind: str, card: str = "", body: Body | None = None) -> Event:
        """A new event of this moment and device; it gets into the log by `append`. No fault of the file stops it."""
        moment = self._clock.now()
        head = self._head()
        self._tick = max(self._tick, head.tick).then(moment.utc_ms)
        self._seq = max(self._seq, head.seq) + 1
        return Event.sealed(
            event_id=new_id(moment, self._randomness),
            device=self.device,
            seq=self._seq,
            moment=moment,
            tick=self._tick,
            day=_day(moment, head),
            kind=kind,
            card=card,
            body=body or {},
        )

    def append(self, *events: Event) -> Mapping[str, CardState]:
        """Save events, those still pending first, in one durable transaction with the derived rows.

        Returns the new states of the cards they touched (a card that lost its last event comes back as a blank state). An
        event that is in the log already is not written again. Raises `NotSaved`, with the reason in words: the events are
        then kept in `pending`, already count in everything that is read, and are tried again with the next `append` (also
        with no events).
        """
        waiting = {event.id for event in self.pending}
        batch = (*self.pending, *(event for event in events if event.id not in waiting))
        try:
            if self._file is None:
                self._write_to(self._found_or_made())
            self._view.wait_at_most(self._wait)
            states = self._view.append(batch)
        except (sqlite3.Error, OSError, ProgressError) as problem:
            self._keep(batch)
            self.problem = banner(problem)
            what, advice = in_words(problem)
            raise NotSaved(
                f"This could not be saved. {what}",
                place=str(self.path),
                advice=f"{advice} It is kept meanwhile, and saved with the next answer.".strip(),
            ) from None
        self.pending, self.problem = (), ""
        self._go_on_waiting()
        self.wrote = self.wrote or bool(batch)
        return states

    def change(self, work: Callable[[Store, int], T]) -> T:
        """Let `work`, given the file and the time in milliseconds, change the file in a transaction of its own.

        What is pending is saved first. Raises `NotSaved` before `work` was called, and `ProgressError` where it failed.
        """
        self.append()
        with self._reading():
            self.wrote = True
            return work(self._view, self._clock.now().utc_ms)

    # Reading; all of it raises `ProgressError` where the file fails

    def today(self) -> int:
        """The study day: that of the clock, or the largest one stored where the clock is behind."""
        return _day(self._clock.now(), self._head())

    def clock_note(self) -> str:
        """What there is to tell the learner of the clock, once when they begin, else empty."""
        with self._reading():
            return clock_note(self._clock.now(), self._head(), self._view.aside.events(Reason.FUTURE))

    def changed_elsewhere(self) -> bool:
        """Whether another window wrote to the file since this was last asked: what was read before is then old."""
        try:
            if self._file is None:
                if self.pending or look(self.path) is not Found.OURS:
                    return False
                self._write_to(self._found_or_made())
                self.problem = ""
                return True
            before, self._seen = self._seen, self._file.data_version()
        except (sqlite3.Error, OSError, ProgressError):
            return False  # the next append will say so
        return self._seen != before

    def settings(self) -> Settings:
        """The schedule's settings."""
        return self._head().settings

    # The file, and what stands in for it where it cannot be written

    def _opened(self) -> Store:
        found = look(self.path)
        reason: Exception | None = unwritable(self.path) if found is Found.NOTHING else None
        if found is not Found.NOTHING:
            try:
                return self._write_to(self._found_or_made())
            except (sqlite3.Error, OSError, ProgressError) as problem:
                if damage(problem):
                    raise unreadable(problem, self.path) from None
                reason = problem
        if reason is not None:
            self.problem = banner(reason)
        if found is Found.NOTHING:
            return blank(self._randomness(8).hex())
        try:
            return copy_of_file(self.path, self._patience)
        except sqlite3.Error as problem:
            raise reason if isinstance(reason, NotOurs) else unreadable(problem, self.path) from None

    def _found_or_made(self) -> Store:
        found = look(self.path)
        if found is Found.NEWER:
            raise NotOurs("It was made by a newer ice_quiz.", place=str(self.path), advice="Install the newer one.")
        if found is Found.NOTHING:
            create(self.path, self.device, self._randomness(4).hex())
        if found is Found.OLDER:
            from ice_quiz.progress.backup import before  # not for every start

            before(self.path, "this file of an older ice_quiz is taken over", self._clock)
        return writable(self.path, self._wait)

    def _write_to(self, file: Store) -> Store:
        if self._file is not file:
            self._file = self._view = file
            self._seen = file.data_version()
        return file

    def _keep(self, batch: tuple[Event, ...]) -> None:
        """Go on in memory, with the events that could not be saved."""
        if self._file is not None:
            file, self._file = self._file, None
            self._view = copy_of(file)
            file.close()
        self._view.append(batch)
        self.pending = batch

    def _mind_the_clock(self) -> None:
        """Let in what was set aside until now, and set aside what a clock that was ahead has written."""
        self._trusted_ms = self._clock.now().utc_ms
        with suppress(sqlite3.Error):
            let_in(self._view, self._trusted_ms)
            set_aside(self._view, self._trusted_ms)

    def _head(self) -> Head:
        now_ms = self._clock.now().utc_ms
        if now_ms < self._trusted_ms - FAR_MS:  # it was set back
            self._tick = Tick()
            self._mind_the_clock()
        self._trusted_ms = now_ms
        try:
            self._known = self._view.head()
        except sqlite3.Error:
            self._in_vain = True
            self._view.wait_at_most(0)  # what was known before does as well
        else:
            self._go_on_waiting()
        return self._known

    @property
    def _wait(self) -> float:
        """Seconds to wait for another program now."""
        return min(self._patience, IMPATIENCE) if self.problem or self._in_vain else self._patience

    def _go_on_waiting(self) -> None:
        if self._in_vain:
            self._in_vain = False
            self._view.wait_at_most(self._patience)


def _day(moment: Moment, head: Head) -> int:
    return max(study_day(moment, head.settings.rollover_hour), head.largest_day)
