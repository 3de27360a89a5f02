"""A mock exam in use: what the pure sitting does is written here, before the snapshot that shows it is returned."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from ice_quiz.clock import Clock
from ice_quiz.errors import ProgressError, UsageError
from ice_quiz.grading.verdict import Reply
from ice_quiz.library.library import Library
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.resolve import GLOBAL
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.due import waiting
from ice_quiz.study.exams import exam as pure
from ice_quiz.study.exams.entries import earlier, meant
from ice_quiz.study.exams.exam import Paper, Sat, Sitting
from ice_quiz.study.exams.log import answer_in, answered_body, ended_body
from ice_quiz.study.exams.picture import exam_picture
from ice_quiz.study.exams.snapshot import ExamSnapshot
from ice_quiz.study.form import form_seed
from ice_quiz.study.opening import save, take_over
from ice_quiz.study.registers import Record, Registers, registers


class Examining:
    """One sitting of an exam, its log and its clock. `snapshot` is what was returned last."""

    snapshot: ExamSnapshot

    def __init__(self, library: Library, log: Log, clock: Clock, deck: str, name: str | None, seed: int | None) -> None:
        """Begin an exam, or go on with the one left open. Raises as `Desk.exam` does."""
        self._log, self._clock = log, clock
        known = at_hand(library, log)
        self._compiled = library.open(deck)
        self._exam = meant(self._compiled, name, known, log.today())
        told = take_over({self._compiled.deck.id: self._compiled}, library, log)
        open_ = known.left_open(self._compiled.deck.id, self._exam.name)
        self._resumed = open_ is not None
        self._records = known.records
        self._left = self._given_up = False
        self._sitting, note = self._go_on(open_) if open_ else self._begin(known, seed)
        self._end_if_over()
        self._draw(" ".join(filter(None, (note, told, log.clock_note()))))

    def reply(self, reply: Reply) -> ExamSnapshot:
        """Answer the item; this is written before the next one is shown. What cannot be counted changes only `message`."""
        return self._take(pure.answer(self._compiled, self._in_time(), reply, self._now()))

    def reveal(self) -> ExamSnapshot:
        """Show the answer to a learner who said theirs aloud; `mark` is then awaited."""
        return self._take(pure.reveal(self._in_time()))

    def mark(self, right: bool) -> ExamSnapshot:
        """The learner compared, and says whether it was right."""
        return self._take(pure.mark(self._compiled, self._in_time(), right, self._now()))

    def flag(self) -> ExamSnapshot:
        """Mark the item to be looked at in the result, or take the mark away."""
        return self._take(pure.flag(self._in_time()))

    def tick(self) -> ExamSnapshot:
        """Look at the clock: the same item with the time that is left, or the result where it is over."""
        return self._take(self._in_time())

    def leave(self) -> ExamSnapshot:
        """Leave; the exam waits as it is, and the next `Desk.exam` goes on with it."""
        save(self._log)
        if self._over:
            return self._draw(self.snapshot.message)
        self._left = True
        return self._draw(f"The exam waits at item {self.snapshot.number} of {self.snapshot.total}.")

    def give_up(self) -> ExamSnapshot:
        """End it undecided; it counts neither as passed nor as failed, and the next `Desk.exam` draws a new one."""
        if self._over:
            return self._draw("The exam is over.")
        self._given_up = True
        save(self._log, self._ended())
        return self._draw("The exam was given up. It counts neither as passed nor as failed; each answer is kept.")

    @property
    def _over(self) -> bool:
        return self._sitting.on is None or self._given_up or self._left

    def _now(self) -> float:
        return self._clock.stopwatch()

    def _in_time(self) -> Sitting:
        """The sitting, ended where its time has run out by now."""
        return pure.expire(self._sitting, self._now())

    def _begin(self, known: Registers, seed: int | None) -> tuple[Sitting, str]:
        compiled, exam, deck = self._compiled, self._exam, self._compiled.deck.id
        sat = sum((one.deck, one.exam) == (deck, exam.name) for one in known.records)
        chosen = form_seed(self._log.today(), f"{deck} {exam.name}", sat) if seed is None else seed
        paper = pure.draw(compiled, exam, chosen)
        held = waiting(deck, len(compiled.withheld), len({one.by for one in compiled.withheld.values()}))
        if len(paper.items) < exam.passing:
            raise UsageError(
                f"Only {len(paper.items)} of the items can be asked now, and {exam.passing} right answers pass.", advice=held
            )
        body = {"deck": deck, "exam": exam.name, "seed": chosen, "items": paper.items}
        start = self._log.stamp(Kind.EXAM_STARTED, "", body)
        save(self._log, start)
        few = f"Only {len(paper.items)} of {exam.ask} items can be asked now. " if len(paper.items) < exam.ask else ""
        sitting = pure.sit(compiled, replace(paper, id=start.id), {}, self._now())
        return sitting, few.strip()

    def _go_on(self, record: Record) -> tuple[Sitting, str]:
        """The sitting that was left, with every answer that was written; what left the deck since then is not asked."""
        compiled = self._compiled
        now = {card: compiled.was.get(card, card) for card in record.items}
        there = {old: card for old, card in now.items() if card in compiled.cards and compiled.renderings(card)}
        paper = Paper(self._exam, compiled.deck.id, record.seed, tuple(dict.fromkeys(there.values())), record.id)
        answers = {}
        for old, card in there.items():
            events = self._log.events(card) if old == card else (*self._log.events(old), *self._log.events(card))
            if sat := answer_in(events, compiled, paper, card):
                answers[card] = sat
        sitting = pure.sit(compiled, paper, answers, self._now())
        gone = len(record.items) - len(paper.items)
        note = f"You left this exam after {len(answers)} of {len(paper.items)} items; it goes on there."
        return sitting, f"{note} {gone} of its items cannot be asked any more." if gone else note

    def _take(self, sitting: Sitting) -> ExamSnapshot:
        """Write what the step brought, then show it."""
        if self._over:
            return self._draw("The exam is over." if self._sitting.on is None else "You left this exam.")
        fresh = sitting.answers[len(self._sitting.answers) :]
        self._sitting = sitting
        events = [self._answered(sat) for sat in fresh]
        if sitting.on is None:
            events.append(self._ended())
        if events or self._log.pending:
            save(self._log, *events)
        return self._draw()

    def _end_if_over(self) -> None:
        """Say in the log that it is over, where everything was answered and only that was lost."""
        if self._sitting.on is None:
            save(self._log, self._ended())

    def _answered(self, sat: Sat) -> Event:
        new = self._log.card(sat.card).new
        return self._log.stamp(Kind.ANSWERED, sat.card, answered_body(self._compiled, self._sitting.paper, sat, new=new))

    def _ended(self) -> Event:
        body = ended_body(self._sitting, given_up=self._given_up)
        return self._log.stamp(Kind.EXAM_ENDED, "", body)

    def _draw(self, message: str = "") -> ExamSnapshot:
        if self._sitting.on is None:
            with suppress(ProgressError):  # what was read before then still stands
                self._records = registers(self._log.events(GLOBAL)).records
        self.snapshot = exam_picture(
            self._compiled,
            self._sitting,
            self._now(),
            message=message,
            banner=self._log.problem,
            resumed=self._resumed,
            given_up=self._given_up,
            left=self._left,
            earlier=earlier(self._records, self._compiled.deck.id, self._exam.name),
        )
        return self.snapshot
