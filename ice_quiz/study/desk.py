"""The desk: the only place where a session, the clock and the log meet.

A face holds one `Desk`. It reads `due()` for its home screen, calls `start()`, and from then on sends replies, ratings
and commands; each call returns the new `Snapshot` after the events of that step were written in one transaction. The faces
decide nothing, and a failed write is no exception for them but a `banner` in the snapshot: the session goes on, and what
could not be saved is tried again with every step.

It is one door for all faces, so it is longer than 300 lines; but it only opens: what each method does is in the module that
it imports, and nothing of that is loaded before it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ice_quiz.clock import Clock
from ice_quiz.library.far import Watch, nobody
from ice_quiz.library.library import Library
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.log import Log
from ice_quiz.settings import Settings
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.auto_sync import auto_sync
from ice_quiz.study.due import DeckDue as DeckDue
from ice_quiz.study.due import decks_due

if TYPE_CHECKING:
    # A home screen needs none of these: what asks and grades is loaded when a session starts.
    from ice_quiz.grading.verdict import Reply
    from ice_quiz.machine import MachineFile
    from ice_quiz.memory.rating import Rating
    from ice_quiz.questions.question import Form
    from ice_quiz.study.adjusting import Adjustable
    from ice_quiz.study.browsing import Browsing
    from ice_quiz.study.card_info import CardInfo
    from ice_quiz.study.exams.examining import Examining
    from ice_quiz.study.exams.held import Held
    from ice_quiz.study.exams.plan_view import PlanView
    from ice_quiz.study.exams.preparing import Preparing
    from ice_quiz.study.exams.readiness import Readiness
    from ice_quiz.study.exams.snapshot import ExamEntry
    from ice_quiz.study.own_answers import OwnAnswers
    from ice_quiz.study.quizzes.offer import QuizOffer
    from ice_quiz.study.quizzes.wish import QuizWish
    from ice_quiz.study.registers import Fitted
    from ice_quiz.study.sitting import Sitting
    from ice_quiz.study.snapshot import Command, Purpose, Snapshot
    from ice_quiz.study.statistics.reckoning import Report
    from ice_quiz.study.statistics.snapshot import Statistics
    from ice_quiz.study.statistics.steadiness import Steadiness
    from ice_quiz.study.ways import Way
    from ice_quiz.study.wish import Wish


class Desk:
    """Where a learner studies: what is due, one session at a time, every answer written before the next is shown."""

    def __init__(self, library: Library, log: Log, clock: Clock, settings: Settings | None = None) -> None:
        """`settings` are used instead of those that the log holds."""
        self._library, self._log, self._clock = library, log, clock
        self._chosen = settings
        self._sitting: Sitting | None = None
        self.damaged = False  # whether the progress file was found to be damaged

    @property
    def snapshot(self) -> Snapshot:
        """What was returned last. Before `start` it is a finished session without a summary."""
        from ice_quiz.study.snapshot import Phase, Snapshot

        return self._sitting.snapshot if self._sitting else Snapshot(Phase.FINISHED, banner=self._log.problem)

    @property
    def banner(self) -> str:
        """Why answers cannot be saved at the moment; empty when they can. As in `snapshot`, and cheap before `start`."""
        return self._log.problem

    @property
    def settings(self) -> Settings:
        """The schedule's settings."""
        return self._chosen or self._log.settings()

    @property
    def today(self) -> date:
        """The study day, as the date it began on: faces word due days from it ("today", "tomorrow")."""
        return date_of(self._log.today())

    def at_once(self, deck: str | None) -> bool:
        """Whether a deck, or all of them, can be opened without making anybody wait; `read` does that beforehand."""
        at_hand(self._library, self._log)
        return self._library.at_once(deck)

    def read(self, deck: str | None, watch: Watch) -> None:
        """Open a deck, or all of them, so that what needs them begins at once; may be done in another thread.

        Raises `DeckError`, and what `watch` raises to stop it.
        """
        from ice_quiz.study.opening import open_decks

        open_decks(self._library, deck, watch)

    @property
    def due_takes_long(self) -> bool:
        """Whether there are so many cards that nobody should wait for `due` without being shown something meanwhile."""
        return self._library.many

    def due(self, watch: Watch = nobody) -> tuple[DeckDue, ...]:
        """Every deck at hand with what waits today: shipped ones and the learner's, by title, broken ones included.

        Cheap: decks that are unchanged since they were listed last are neither read nor compiled. Raises `ProgressError`
        where the log cannot be read. `watch` is told how far the reading of the others is.
        """
        return decks_due(self._library, self._log, self.settings, watch)

    def start(
        self,
        deck: str | None = None,
        purpose: Purpose | None = None,
        limit: int | None = None,
        seed: int | None = None,
        form: Form | None = None,
        cards: Sequence[str] = (),
    ) -> Snapshot:
        """Begin a session and return its first question, or a finished one where nothing is due.

        `deck` is a deck's id or the path of a deck file; None studies every deck that can be used. `purpose` is DUE unless
        said otherwise. `limit` is how many cards are asked at most (drill not counted). One `seed` gives one session;
        without it the seed comes from the study day and the deck, so that going on after a break shows the same questions.
        `form` is used for each card that has it; the other cards are asked as usual. `cards` are those to practise, in
        their order, such as an exam's missed ones. What a new version of a deck changed is told in the first `message`. A
        session that was running is left.

        Raises `DeckError` for an unknown or broken deck, with all its problems, and `ProgressError` where the log cannot be
        read; the session before then still stands.
        """
        from ice_quiz.study.snapshot import Purpose
        from ice_quiz.study.wish import Wish

        return self.begin(
            Wish(deck, purpose or (Purpose.PRACTICE if cards else Purpose.DUE), limit, seed, form, tuple(cards))
        )

    def begin(self, wish: Wish) -> Snapshot:
        """As `start`, for any wish. One that is not simply what is due goes on where the same wish was left.

        Raises `UsageError` for a topic or a tag that is in none of the decks (with the nearest one), and as `start` does.
        """
        from ice_quiz.study.fitting import adapt
        from ice_quiz.study.sitting import Sitting

        told = adapt(self._log) if self._chosen is None else ""
        self._sitting = Sitting(self._library, self._log, self._clock, self.settings, wish, told)
        return self._sitting.snapshot

    def ways(self, deck: str) -> tuple[Way, ...]:
        """The kinds of session that a deck offers, for `begin`, each with its cards and minutes; one left first.

        Raises `DeckError`, and `ProgressError` where the log cannot be read.
        """
        from ice_quiz.study.ways import ways

        return ways(self._library, self._log, self.settings, deck)

    def reply(self, reply: Reply) -> Snapshot:
        """Answer the question. A reply that cannot be counted leaves the phase ASKED and its reason in `message`."""
        return self._sitting.reply(reply) if self._sitting else self.snapshot

    def rate(self, rating: Rating) -> Snapshot:
        """Rate a revealed answer, or give the last verdict another rating (`snapshot.ratings` holds those possible)."""
        return self._sitting.rate(rating) if self._sitting else self.snapshot

    def command(self, command: Command) -> Snapshot:
        """Do what the learner asks for; one that does nothing now changes only `message`, which says why."""
        return self._sitting.command(command) if self._sitting else self.snapshot

    def prepare(self) -> None:
        """Make the question that follows the verdict on the desk, while that is read: it is then there at once."""
        if self._sitting:
            self._sitting.prepare()

    def more_new(self, count: int = 10) -> Snapshot:
        """Let `count` more new cards in today, for the decks of this session, and go on with them."""
        return self._sitting.more_new(count) if self._sitting else self.snapshot

    @property
    def unsaved(self) -> tuple[str, ...]:
        """What could not be saved so far, as lines of JSON that can be brought in later; empty when all is safe."""
        from ice_quiz.progress.event import to_line

        return tuple(map(to_line, self._log.pending))

    def save_again(self) -> str:
        """Try once more to save what could not be saved; why it still cannot, or nothing."""
        from ice_quiz.study.opening import save

        save(self._log)
        return self._log.problem

    def leave(self) -> Snapshot:
        """End the session: a finished snapshot with its summary. Its `banner` is empty when everything is saved.

        Everything answered so far was written already, so leaving, or not coming here at all, loses nothing.
        """
        return self._sitting.leave() if self._sitting else self.snapshot

    def steadiness(self) -> Steadiness:
        """What was kept of what was due lately, and how many days in a row something was answered. Cheap, as `due` is."""
        from ice_quiz.study.statistics.steadiness import steadiness

        return steadiness(self._log)

    def statistics(self, deck: str | None = None, report: Report | None = None) -> Statistics:
        """How the learning goes, in a deck or in all. It may take seconds: `report` is told how far it is, and may raise.

        Raises `DeckError` for an unknown or broken deck, and `ProgressError`.
        """
        from ice_quiz.study.statistics.reckoning import nobody, statistics

        return statistics(self._library, self._log, deck, report or nobody)

    # Settings

    def adjustables(self) -> tuple[Adjustable, ...]:
        """Every setting with its value: the schedule's and this machine's."""
        from ice_quiz.study.adjusting import adjustables

        return adjustables(self._library, self._log)

    def adjust(self, name: str, text: str | None) -> str:
        """Give a setting the value that the text stands for, or its usual one (None); what that does, in words.

        Raises `UsageError` for a setting or a value that does not exist, `IceQuizError` where it cannot be kept.
        """
        from ice_quiz.study.adjusting import adjust

        return adjust(self._library, self._log, name, text)

    def machine(self) -> MachineFile:
        """What this machine's file of settings says, and what is wrong with it."""
        from ice_quiz.machine import read

        return read(self._library.places.config)

    # The progress file

    def wait_at_most(self, seconds: float) -> None:
        """Wait so long, from now on, for another program that keeps the file to itself; then what is answered waits."""
        self._log.wait_at_most(seconds)

    def look_after(self) -> tuple[str, ...]:
        """Look the progress file through, once the first screen is there; what the learner has to know comes back.

        It may run in another thread while the desk is used.
        """
        from ice_quiz.progress import upkeep

        told = upkeep.at_start(self._log.path, self._clock)
        self.damaged = upkeep.DAMAGED in told
        return (*told, *auto_sync(self._library.places, self._clock))

    def changed_elsewhere(self) -> bool:
        """Whether another window, or a sync, changed the progress file since this was last asked."""
        return self._log.changed_elsewhere()

    def back_up(self) -> tuple[str, ...]:
        """Sync and back up what was written since the desk was made, when the program ends; sentences where that failed."""
        if not self._log.wrote:
            return ()
        from ice_quiz.progress import upkeep

        synced = auto_sync(self._library.places, self._clock)
        return (*synced, *filter(None, (upkeep.at_exit(self._log.path, self._clock),)))

    # All cards

    def browsing(self) -> Browsing:
        """All cards at hand, to be searched, sorted and changed."""
        from ice_quiz.study.browsing import Browsing

        return Browsing(self._library, self._log, self.settings)

    def card_info(self, card: str) -> CardInfo:
        """Everything about a card. Raises `UsageError` for an unknown one, `DeckError`, and `ProgressError`.

        It takes as long as reading the card's deck, which is some seconds for a very large one.
        """
        from ice_quiz.study.card_info import card_info

        return card_info(self._library, self._log, self.settings, card)

    # The learner's own answers

    def questions(self, deck: str) -> OwnAnswers:
        """What the deck asks of the learner, and which of its answers may have changed. Raises `DeckError`."""
        from ice_quiz.study import profile

        return profile.questions(self._library, self._log, deck)

    def say(self, deck: str, key: str, value: str) -> OwnAnswers:
        """Keep what the learner says for a question of the deck; an empty value takes it back.

        Raises `UsageError` for a key or a value that does not exist (with the nearest one), `DeckError`.
        """
        from ice_quiz.study import profile

        return profile.say(self._library, self._log, deck, key, value)

    def correct(self, card: str, answers: Sequence[str]) -> OwnAnswers:
        """Put the learner's answers in place of a card's that may have changed; none brings the deck's back.

        Raises `UsageError` for a card that does not exist or whose answer does not change, `DeckError`.
        """
        from ice_quiz.study import profile

        return profile.correct(self._library, self._log, card, answers)

    # Exams

    def exams(self, deck: str) -> tuple[ExamEntry, ...]:
        """The exams of a deck, in its order. Raises `DeckError`."""
        from ice_quiz.study.exams.entries import entries

        known = at_hand(self._library, self._log)
        return entries(self._library.open(deck), known, self._log)

    def exam(self, deck: str, name: str | None = None, seed: int | None = None) -> Examining:
        """Begin a mock exam, or go on with the one that was left open; its `snapshot` is what to show.

        `name` may be left out: the exam meant is then the one whose day is next, else the deck's first. Raises `UsageError`
        for an exam that does not exist or cannot be held yet, `DeckError`, and `ProgressError` where the log cannot be read.
        """
        from ice_quiz.study.exams.examining import Examining

        return Examining(self._library, self._log, self._clock, deck, name, seed)

    def quiz_offer(self, deck: str) -> QuizOffer:
        """What a quiz of a deck can be drawn up from: topics and forms, and how many questions each choice leaves.

        Raises `DeckError`, and `ProgressError` where the log cannot be read.
        """
        from ice_quiz.study.quizzes.offer import offer

        return offer(self._library, self._log, deck)

    def quiz(self, wish: QuizWish) -> Held:
        """Draw a quiz, or go on with the same one where it was left; its `snapshot` is what to show. Nothing is scheduled.

        Raises `UsageError` for an unknown topic or tag, and where no card can be asked so; `DeckError`, `ProgressError`.
        """
        from ice_quiz.study.quizzes.quizzing import Quizzing

        return Quizzing(self._library, self._log, self._clock, wish)

    def quiz_result(self, deck: str) -> Held:
        """The last quiz of a deck as it ended, with its result.

        Raises `UsageError` where the last quiz was of another deck or has not ended, `DeckError`, `ProgressError`.
        """
        from ice_quiz.study.quizzes.last import LastQuiz

        return LastQuiz(self._library, self._log, self._clock, deck)

    def missed(self, deck: str) -> tuple[str, ...]:
        """The cards that the last quiz of a deck missed and that were not answered rightly since, to be practised.

        Raises `UsageError` where there are none, `DeckError`, and `ProgressError` where the log cannot be read.
        """
        from ice_quiz.study.quizzes.missed import missed_in

        return missed_in(self._library, self._log, deck)

    def readiness(self, deck: str, exam: str | None = None, day: date | None = None) -> Readiness:
        """The estimated chance to pass on a day: the exam day that is set, or today.

        Raises `UsageError` for a day in the past, and as `exam` does.
        """
        return self._preparing(deck, exam).readiness(day)

    def plan(self, deck: str, exam: str | None = None) -> PlanView:
        """The plan to the exam day that is set, and what it reaches. Raises as `exam` does.

        It takes some tenths of a second, for very large exams some seconds.
        """
        return self._preparing(deck, exam).plan()

    def set_exam_day(
        self, deck: str, exam: str | None = None, day: date | None = None, minutes: int | None = None
    ) -> PlanView:
        """Set the exam day and the minutes a day, or take the day away (`day` None); `message` says what comes of it.

        `minutes` None keeps those said before. Raises `UsageError` for a day in the past or more than twenty years ahead,
        for minutes that are no part of a day, and as `exam` does.
        """
        return self._preparing(deck, exam).set_day(day, minutes)

    def _preparing(self, deck: str, exam: str | None) -> Preparing:
        from ice_quiz.study.exams.preparing import Preparing

        return Preparing(self._library, self._log, self.settings, deck, exam)

    def fitted(self) -> Fitted | None:
        """How the memory model was last fitted to the learner's answers; None where it was not."""
        return at_hand(self._library, self._log).fitted

    def fit(self, *, on: bool) -> str:
        """Let the model be fitted to the learner, or take the fit back and leave it so; what that means, in a sentence.

        Raises `NotSaved` where it cannot be written at the moment.
        """
        from ice_quiz.study.fitting import switch

        return switch(self._log, on=on)
