"""What an exam and a quiz have in common while they are held: a step is written here before the snapshot that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ice_quiz.clock import Clock
from ice_quiz.grading.verdict import Reply
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.questions.compiled import Compiled
from ice_quiz.study.exams import exam as pure
from ice_quiz.study.exams.exam import Paper, Sat, Sitting
from ice_quiz.study.exams.log import answer_in, as_revealed, bodies, revealed_body
from ice_quiz.study.exams.snapshot import ExamSnapshot
from ice_quiz.study.opening import save


class Held:
    """One sitting, its log and its clock. Subclasses begin it, say how it ends in the log, and draw it."""

    snapshot: ExamSnapshot
    _name = "exam"
    _given_up_message = "The exam was given up. It counts neither as passed nor as failed; each answer is kept."

    _log: Log
    _clock: Clock
    _compiled: Compiled
    _sitting: Sitting
    _left = False
    _given_up = False

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
        """Leave; it waits as it is, and the next `Desk.exam` or `Desk.quiz` of it goes on."""
        save(self._log)
        if self._sitting.on is None and self._sitting.told:
            return self.go_on()
        if self._over:
            return self._draw(self.snapshot.message)
        self._left = True
        at = f"{self.snapshot.one} {self.snapshot.number} of {self.snapshot.total}"
        return self._draw(f"The {self._name} waits at {at}.")

    def give_up(self) -> ExamSnapshot:
        """End it undecided; it counts neither as passed nor as failed, and the next `Desk.exam` draws a new one."""
        if self._over:
            return self._draw(f"The {self._name} is over.")
        self._given_up = True
        save(self._log, self._ended())
        return self._draw(self._given_up_message)

    @property
    def _over(self) -> bool:
        return self._sitting.on is None or self._given_up or self._left

    def _now(self) -> float:
        return self._clock.stopwatch()

    def _in_time(self) -> Sitting:
        """The sitting, ended where its time has run out by now."""
        return pure.expire(self._sitting, self._now())

    def go_on(self) -> ExamSnapshot:
        """From the answer that is shown in a quiz to the next item, or to the result."""
        if not self._sitting.told:
            return self._draw(self.snapshot.message)
        self._sitting = pure.go_on(self._sitting, self._now())
        return self._draw()

    def _take(self, sitting: Sitting) -> ExamSnapshot:
        """Write what the step brought, then show it."""
        if self._over:
            return self._draw(f"The {self._name} is over." if self._sitting.on is None else f"You left this {self._name}.")
        fresh = sitting.answers[len(self._sitting.answers) :]
        looked = sitting.on is not None and sitting.revealed and not self._sitting.revealed
        self._sitting = sitting
        events = [event for sat in fresh for event in self._answered(sat)]
        if looked and sitting.on is not None:
            events.append(self._log.stamp(Kind.REVEALED, sitting.on.card, revealed_body(sitting, self._now())))
        if sitting.on is None:
            events.append(self._ended())
        if events or self._log.pending:
            save(self._log, *events)
        return self._draw()

    def _end_if_over(self) -> None:
        """Say in the log that it is over, where everything was answered and only that was lost."""
        if self._sitting.on is None:
            save(self._log, self._ended())

    def _answered(self, sat: Sat) -> Iterator[Event]:
        of_cards = bodies(self._compiled, self._sitting.paper, sat, lambda card: self._log.card(card).new)
        return (self._log.stamp(Kind.ANSWERED, card, body) for card, body in of_cards)

    def _still_there(self, items: tuple[str, ...]) -> Mapping[str, str]:
        """The cards by the ids that were drawn, as far as the deck still has them, under their present names."""
        now = {card: self._compiled.was.get(card, card) for card in items}
        return {old: card for old, card in now.items() if card in self._compiled.cards and self._compiled.renderings(card)}

    def _as_left(self, paper: Paper, there: Mapping[str, str]) -> Sitting:
        """The sitting with every answer that was written, and the answers of its item shown where they were before."""
        events = {card: self._events(old, card) for old, card in there.items()}
        found = {card: answer_in(events[card], self._compiled, paper, card) for card in events}
        answers = {card: sat for card, sat in found.items() if sat is not None}
        sitting = pure.sit(self._compiled, paper, answers, self._now())
        return as_revealed(sitting, events.get(sitting.on.card, ()), self._now()) if sitting.on else sitting

    def _left_note(self, sitting: Sitting, one: str) -> str:
        """That it goes on, and, where the answers of its item were shown before, that it only remains to mark them."""
        done = f"{len(sitting.answers)} of {len(sitting.paper.items)} {one}s"
        shown = " Its answer was shown already: mark yours." if sitting.revealed else ""
        return f"You left this {self._name} after {done}; it goes on there.{shown}"

    def _events(self, old: str, card: str) -> Sequence[Event]:
        return self._log.events(card) if old == card else (*self._log.events(old), *self._log.events(card))

    def _ended(self) -> Event:
        raise NotImplementedError

    def _draw(self, message: str = "") -> ExamSnapshot:
        raise NotImplementedError
