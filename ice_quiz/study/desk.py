"""The desk: the only place where a session, the clock and the log meet.

A face holds one `Desk`. It reads `due()` for its home screen, calls `start()`, and from then on sends replies, ratings
and commands; each call returns the new `Snapshot` after the events of that step were written in one transaction. The faces
decide nothing and catch nothing: a failed write is a `banner` in the snapshot, not an exception.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ice_quiz.clock import Clock
from ice_quiz.grading.verdict import Reply
from ice_quiz.memory.rating import Rating
from ice_quiz.questions.question import Form
from ice_quiz.study.snapshot import Command, Counts, Purpose, Snapshot

if TYPE_CHECKING:
    from ice_quiz.library.library import Library
    from ice_quiz.progress.log import Log
    from ice_quiz.study.queue import Limits


@dataclass(frozen=True, slots=True)
class DeckDue:
    """One deck of the home screen: what waits today, and in about how many minutes it is done.

    `counts` already keep the day's limits. `next_day` is when the next review is due where nothing waits today, None where
    nothing was ever learned. `problem` is not empty for a deck that cannot be used: then `counts` are zero and
    `start(id)` raises a `DeckError` with all its problems. `notice` says what is unusual about a deck that can be used
    ("your own copy is used instead of the shipped one").
    """

    id: str
    title: str
    file: str = ""
    counts: Counts = field(default_factory=Counts)
    cards: int = 0  # all cards of the deck
    minutes: int = 0  # rounded up, 0 only where nothing waits
    next_day: date | None = None
    problem: str = ""  # in one line, with its place
    problems: int = 0
    notice: str = ""


class Desk:
    """Where a learner studies: what is due, one session at a time, every answer written before the next is shown."""

    def __init__(self, library: Library, log: Log, clock: Clock, limits: Limits | None = None) -> None:
        """`limits` replaces the day's limits that the log holds (or the standard ones)."""
        raise NotImplementedError

    @property
    def snapshot(self) -> Snapshot:
        """What was returned last. Before `start` it is a finished session without a summary."""
        raise NotImplementedError

    @property
    def today(self) -> date:
        """The study day, as the date it began on: faces word due days from it ("today", "tomorrow")."""
        raise NotImplementedError

    def due(self) -> tuple[DeckDue, ...]:
        """Every deck at hand with what waits today: shipped ones and the learner's, by title, broken ones included."""
        raise NotImplementedError

    def start(
        self,
        deck: str | None = None,
        purpose: Purpose = Purpose.DUE,
        limit: int | None = None,
        seed: int | None = None,
        form: Form | None = None,
    ) -> Snapshot:
        """Begin a session and return its first question, or a finished one where nothing is due.

        `deck` is a deck's id or the path of a deck file; None studies every deck that can be used. `limit` is how many
        cards are asked at most (drill not counted). One `seed` gives one session; without it the seed comes from the study
        day and the deck, so that going on after a break shows the same questions. `form` is used for each card that has it;
        the other cards are asked as usual. What a new version of a deck changed is told in the first `message`.

        Raises `DeckError` for an unknown or broken deck, with all its problems.
        """
        raise NotImplementedError

    def reply(self, reply: Reply) -> Snapshot:
        """Answer the question. A reply that cannot be counted leaves the phase ASKED and its reason in `message`."""
        raise NotImplementedError

    def rate(self, rating: Rating) -> Snapshot:
        """Rate a revealed answer, or give the last verdict another rating (`snapshot.ratings` holds those possible)."""
        raise NotImplementedError

    def command(self, command: Command) -> Snapshot:
        """Do what the learner asks for; one that does nothing now changes only `message`, which says why."""
        raise NotImplementedError

    def more_new(self, count: int = 10) -> Snapshot:
        """Let `count` more new cards in today, for the decks of this session, and go on with them."""
        raise NotImplementedError

    def leave(self) -> Snapshot:
        """End the session: a finished snapshot with its summary. Its `banner` is empty when everything is saved.

        Everything answered so far was written already, so leaving, or not coming here at all, loses nothing.
        """
        raise NotImplementedError
