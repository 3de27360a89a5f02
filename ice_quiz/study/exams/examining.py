"""A mock exam in use: what the pure sitting does is written here, before the snapshot that shows it is returned."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from ice_quiz.clock import Clock
from ice_quiz.errors import ProgressError, UsageError
from ice_quiz.library.library import Library
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.resolve import GLOBAL
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.due import waiting
from ice_quiz.study.exams import exam as pure
from ice_quiz.study.exams.entries import earlier, meant
from ice_quiz.study.exams.exam import Paper, Sitting
from ice_quiz.study.exams.held import Held
from ice_quiz.study.exams.log import ended_body
from ice_quiz.study.exams.picture import exam_picture
from ice_quiz.study.exams.snapshot import ExamSnapshot
from ice_quiz.study.form import form_seed
from ice_quiz.study.opening import save, take_over
from ice_quiz.study.registers import Record, Registers, registers


class Examining(Held):
    """One sitting of an exam, its log and its clock. `snapshot` is what was returned last."""

    def __init__(self, library: Library, log: Log, clock: Clock, deck: str, name: str | None, seed: int | None) -> None:
        """Begin an exam, or go on with the one left open. Raises as `Desk.exam` does."""
        self._log, self._clock, self._deck = log, clock, deck
        known = at_hand(library, log)
        self._compiled = library.open(deck)
        self._exam = meant(self._compiled, name, known, log.today())
        told = take_over({self._compiled.deck.id: self._compiled}, library, log)
        open_ = known.left_open(self._compiled.deck.id, self._exam.name)
        self._resumed = open_ is not None
        self._records = known.records
        self._sitting, note = self._go_on(open_) if open_ else self._begin(known, seed)
        self._end_if_over()
        self._draw(" ".join(filter(None, (note, told, log.clock_note()))))

    def _begin(self, known: Registers, seed: int | None) -> tuple[Sitting, str]:
        compiled, exam, deck = self._compiled, self._exam, self._compiled.deck.id
        sat = sum((one.deck, one.exam) == (deck, exam.name) for one in known.records)
        whose = f"{self._log.device} {deck} {exam.name}"  # those who sit it on one day must not get the same paper
        chosen = form_seed(self._log.today(), whose, sat) if seed is None else seed
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
        compiled, there = self._compiled, self._still_there(record.items)
        paper = Paper(self._exam, compiled.deck.id, record.seed, tuple(dict.fromkeys(there.values())), record.id)
        sitting = self._as_left(paper, there)
        gone = len(record.items) - len(paper.items)
        note = self._left_note(sitting, "item")
        return sitting, f"{note} {gone} of its items cannot be asked any more." if gone else note

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
            deck=self._deck,
            earlier=earlier(self._records, self._compiled.deck.id, self._exam.name),
            new=self._new() if self._over else 0,
        )
        return self.snapshot

    def _new(self) -> int:
        """How many of the cards that were answered had never been answered before."""
        paper = self._sitting.paper
        bodies = [event.body for sat in self._sitting.answers for event in self._log.events(sat.card)]
        return sum(body.get("exam") == paper.id and body.get("new") is True for body in bodies)
