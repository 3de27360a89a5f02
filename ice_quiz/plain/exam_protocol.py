"""A mock exam as JSON, one object a line: the messages of `protocol`, and those that its docstring lists for exams."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from ice_quiz.grading.verdict import DontKnow
from ice_quiz.memory.rating import Rating
from ice_quiz.plain.messages import Message, reply_to, source, understood
from ice_quiz.plain.protocol import Protocol
from ice_quiz.plain.reading import NotUnderstood
from ice_quiz.questions.question import Question
from ice_quiz.study.desk import Desk
from ice_quiz.study.exams.held import Held
from ice_quiz.study.exams.snapshot import ExamItem, ExamPhase, ExamResult, ExamSnapshot
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import Wish

COMMANDS = ("reveal", "dont-know", "flag", "give-up", "practice", "quit")

RIGHT = {Rating.AGAIN: False, Rating.GOOD: True, Rating.EASY: True}
"""What a rating says in an exam; there, "hard" is neither right nor wrong."""


def run(desk: Desk, examining: Held, lines: Iterable[bytes | None], output: TextIO) -> int:
    """Hold an exam; None among the lines is one that was too long. The exit code: 1 where answers could not be saved."""
    protocol = ExamProtocol(desk, examining, output)
    try:
        protocol.begin()
        for line in lines:
            if not protocol.take(line):
                break
        return protocol.end()
    except (KeyboardInterrupt, BrokenPipeError):
        examining.leave()  # which tries once more to save what could not be saved
        raise


class ExamProtocol:
    """One sitting of an exam, and the practice of what was missed in it, if that is asked for."""

    def __init__(self, desk: Desk, examining: Held, output: TextIO) -> None:
        self._desk = desk
        self._examining = examining
        self._output = output
        self._shown = examining.snapshot
        self._banner = ""
        self._practice: Protocol | None = None

    def begin(self) -> None:
        """Print what comes first; where an answer was shown before, its question as well."""
        snapshot = self._examining.snapshot
        if snapshot.phase is ExamPhase.REVEALED and snapshot.question is not None:
            self._print(_asked(snapshot, snapshot.question))
        self._show(snapshot)

    def take(self, line: bytes | None) -> bool:
        """Do what a line says and print what comes of it; False where it says to quit."""
        if self._practice:
            return self._practice.take(line)
        try:
            if line is None:
                raise NotUnderstood("The line is too long.")
            return not line.strip() or self._do(understood(line))
        except NotUnderstood as problem:
            self._print({"type": "error", "message": str(problem)})
            return True

    def end(self) -> int:
        """Leave; where the exam is not over, it says so and waits to be gone on with."""
        if self._practice:
            return self._practice.end()
        left = self._examining.leave()
        if self._shown.phase is not ExamPhase.FINISHED:
            self._note_banner(left)
            done = left.number - 1
            self._print({"type": "left", "exam": left.exam, "answered": done, "total": left.total, "message": left.message})
        return 1 if left.banner else 0

    def _do(self, message: Message) -> bool:
        if "answer" in message:
            question = self._shown.question
            if question is None or self._shown.phase is not ExamPhase.ASKED:
                raise NotUnderstood(_NOT_ASKED[self._shown.phase])
            self._receive(self._examining.reply(reply_to(question, message["answer"])))
        elif "rate" in message:
            self._rate(message["rate"])
        elif message["command"] == "quit":
            return False
        else:
            self._command(message["command"])
        return True

    def _rate(self, given: object) -> None:
        known = {str(rating): right for rating, right in RIGHT.items()}
        if not isinstance(given, str) or given not in known:
            raise NotUnderstood('In an exam a rating is "good" for right or "again" for wrong.')
        if self._shown.phase is not ExamPhase.REVEALED:
            raise NotUnderstood("There is nothing to rate now.")
        self._receive(self._examining.mark(known[given]))

    def _command(self, given: object) -> None:
        if given not in COMMANDS:
            raise NotUnderstood(f"A command of an exam is one of {', '.join(COMMANDS)}.")
        if given == "practice":
            self._practise()
        elif self._shown.phase is ExamPhase.FINISHED:
            raise NotUnderstood("The exam is over.")
        elif given == "dont-know":
            self._receive(self._examining.reply(DontKnow()))
        elif given == "reveal":
            self._receive(self._examining.reveal())
        elif given == "flag":
            self._shown = self._examining.flag()
            self._print({"type": "note", "message": "Flagged." if self._shown.flagged else "Not flagged any more."})
        else:
            self._receive(self._examining.give_up())

    def _practise(self) -> None:
        result = self._shown.result
        if result is None:
            raise NotUnderstood("practice is for the end of an exam.")
        if not result.missed:
            raise NotUnderstood("Nothing was missed.")
        self._practice = Protocol(self._desk, Wish(self._shown.deck, Purpose.PRACTICE, cards=result.missed), self._output)
        self._practice.begin()

    def _receive(self, snapshot: ExamSnapshot) -> None:
        before = self._shown
        if (snapshot.phase, snapshot.number) == (before.phase, before.number):
            self._shown = snapshot
            raise NotUnderstood(snapshot.message)
        self._show(snapshot)

    def _show(self, snapshot: ExamSnapshot) -> None:
        self._shown = snapshot
        self._note_banner(snapshot)
        if snapshot.message:
            self._print({"type": "note", "message": snapshot.message})
        if snapshot.last and _just_answered(snapshot):
            self._print({"type": "marked", **item_object(snapshot.last)})
        if snapshot.phase is ExamPhase.ANSWERED:
            self._shown = snapshot = self._examining.go_on()
        self._print(told(snapshot))

    def _note_banner(self, snapshot: ExamSnapshot) -> None:
        if snapshot.banner != self._banner:
            self._print({"type": "note", "message": snapshot.banner or "Your answers are saved again."})
        self._banner = snapshot.banner

    def _print(self, message: Message) -> None:
        self._output.write(json.dumps(message, ensure_ascii=False) + "\n")
        self._output.flush()


def _just_answered(snapshot: ExamSnapshot) -> bool:
    """Whether the last item is told now: in a quiz once, where it is answered."""
    return snapshot.phase is ExamPhase.ANSWERED if snapshot.quiz else snapshot.phase is not ExamPhase.REVEALED


def told(snapshot: ExamSnapshot) -> Message:
    """A snapshot as a message."""
    question = snapshot.question
    if snapshot.result is not None:
        return result_object(snapshot, snapshot.result)
    assert question is not None  # or the exam would be over, or left
    if snapshot.phase is ExamPhase.REVEALED:
        return {"type": "reveal", "answer": snapshot.answer}
    return _asked(snapshot, question)


def _asked(snapshot: ExamSnapshot, question: Question) -> Message:
    return {
        "type": "question",
        "form": question.form,
        "stem": question.whole_stem,
        "options": [option.text for option in question.options] or None,
        **({"pairs": list(question.pairs)} if question.pairs else {}),
        "need": question.need,
        "card": question.card,
        "number": snapshot.number,
        "total": snapshot.total,
        "seconds_left": None if snapshot.seconds_left is None else round(snapshot.seconds_left, 1),
    }


def result_object(snapshot: ExamSnapshot, result: ExamResult) -> Message:
    """The end of an exam as a message."""
    return {
        "type": "result",
        **({"quiz": True, "share": round(result.share, 3)} if snapshot.quiz else {}),
        "exam": snapshot.exam,
        "passed": None if snapshot.quiz else result.passed,
        "right": result.right,
        "wrong": result.wrong,
        "asked": result.asked,
        "total": result.total,
        "needed": result.needed,
        "stopped": result.stopped,
        "late": result.late,
        "given_up": result.given_up,
        "seconds": round(result.seconds, 1),
        "items": [item_object(item) for item in result.items],
        "earlier": [
            {"day": one.day.isoformat(), "passed": one.passed, "right": one.right, "wrong": one.wrong, "asked": one.asked}
            for one in snapshot.earlier
        ],
    }


def item_object(item: ExamItem) -> dict[str, object]:
    """An item that was answered."""
    return {
        "number": item.number,
        "item": item.item or None,
        "card": item.card,
        "stem": item.stem,
        "given": item.given,
        "answer": item.answer,
        "right": item.right,
        "marked": item.marked,
        "flagged": item.flagged,
        "reason": item.reason,
        "source": source(item.source),
    }


_NOT_ASKED = {
    ExamPhase.REVEALED: 'The answer is shown: say with `rate` whether yours was right ("good") or not ("again").',
    ExamPhase.FINISHED: "The exam is over.",
    ExamPhase.ANSWERED: "The question is answered.",
}
