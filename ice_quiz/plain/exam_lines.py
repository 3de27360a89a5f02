"""A mock exam line by line: as `lines` holds a session, without a word on right or wrong before the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from ice_quiz.grading.verdict import DontKnow, Listed, Typed
from ice_quiz.language.normal import folded
from ice_quiz.language.printable import printable
from ice_quiz.memory.readiness import shown_chance
from ice_quiz.plain import exam_telling as telling
from ice_quiz.plain.lines import Lines
from ice_quiz.plain.numbered import chosen
from ice_quiz.plain.reading import NotUnderstood
from ice_quiz.plain.telling import told
from ice_quiz.questions.question import Question
from ice_quiz.study.desk import Desk
from ice_quiz.study.exams.held import Held
from ice_quiz.study.exams.snapshot import ExamPhase, ExamSnapshot
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import Wish

MARKS = {"y": True, "yes": True, "n": False, "no": False}


def run(desk: Desk, examining: Held, lines: Iterable[str | None], output: TextIO, *, echoed: bool = True) -> int:
    """Hold an exam; None among the lines is one that was too long. The exit code: 1 where answers could not be saved.

    `echoed` says that what is typed is seen on the output, with the end of its line, as in a terminal.
    """
    session = ExamLines(desk, examining, output, echoed=echoed)
    try:
        session.begin()
        for line in lines:
            if not session.take(line):
                return session.end()
        session.say("")  # the prompt still stands
        return session.end()
    except (KeyboardInterrupt, BrokenPipeError):
        examining.leave()  # which tries once more to save what could not be saved
        raise


class ExamLines:
    """One sitting of an exam, the answers of a list so far, and the practice of what was missed, if it is asked for."""

    def __init__(self, desk: Desk, examining: Held, output: TextIO, *, echoed: bool) -> None:
        self._desk = desk
        self._examining = examining
        self._output = output
        self._echoed = echoed
        self._shown = examining.snapshot
        self._given: tuple[str, ...] = ()
        self._banner = ""
        self._practice: Lines | None = None

    def begin(self) -> None:
        """Print what comes first."""
        self.say(*telling.heading(self._shown))
        self._show(self._shown, whole=True)

    def take(self, line: str | None) -> bool:
        """Do what a line says and print what comes of it; False where it says to leave."""
        if self._practice:
            return self._practice.take(line)
        if not self._echoed:
            self.say("")
        try:
            if line is None:
                raise NotUnderstood("That is too long to be an answer.")
            return self._do(printable(line).strip())
        except NotUnderstood as problem:
            self._remark(str(problem))
            return True

    def end(self) -> int:
        """Leave; where the exam is not over, it waits to be gone on with."""
        if self._practice:
            return self._practice.end()
        left = self._examining.leave()
        if self._shown.phase is not ExamPhase.FINISHED:
            self.say(left.message)
        if left.banner:
            self.say(left.banner)
        return 1 if left.banner else 0

    def say(self, *lines: str) -> None:
        """Print lines."""
        self._output.write("".join(f"{line}\n" for line in lines))
        self._output.flush()

    def _do(self, line: str) -> bool:
        if self._shown.phase is ExamPhase.FINISHED:
            return self._afterwards(line)
        word = line[1:].strip().casefold() if line.startswith("/") and not line.startswith("//") else None
        if word is not None:
            return self._word(word)
        if self._shown.phase is ExamPhase.REVEALED:
            if line.casefold() not in MARKS:
                raise NotUnderstood("Type y if yours was right, n if it was not.")
            self._show(self._examining.mark(MARKS[line.casefold()]))
        elif line == "?":
            self._show(self._examining.reply(DontKnow()))
        elif self._shown.question is not None:
            self._answer(self._shown.question, line[1:] if line.startswith("//") else line)
        return True

    def _word(self, word: str) -> bool:
        if word in ("q", "quit"):
            return False
        if word in ("", "?", "help"):
            self._remark(*telling.help_lines(self._shown))
        elif word in ("r", "repeat"):
            self._tell(whole=True)
        elif word in ("f", "flag"):
            self._shown = self._examining.flag()
            self._remark("Flagged." if self._shown.flagged else "Not flagged any more.")
        elif word in ("g", "give-up"):
            self._show(self._examining.give_up())
        else:
            raise NotUnderstood(
                f"There is no /{word[:40]} in {'a quiz' if self._shown.quiz else 'an exam'}. A lone / lists what there is."
            )
        return True

    def _afterwards(self, line: str) -> bool:
        result = self._shown.result
        if line.casefold() in ("", "q", "/q", "quit", "/quit"):
            return False
        if line.casefold() not in ("p", "/p", "practise", "practice", "d", "drill"):
            raise NotUnderstood(f"The {'quiz' if self._shown.quiz else 'exam'} is over.")
        if not result or not result.missed:
            raise NotUnderstood("Nothing was missed.")
        wish = Wish(self._shown.deck, Purpose.PRACTICE, cards=result.missed)
        self._practice = Lines(self._desk, wish, self._output, echoed=self._echoed)
        self._practice.begin()
        return True

    def _answer(self, question: Question, text: str) -> None:
        if not text and not self._given and self._shown.spoken and not question.options:
            self._show(self._examining.reveal())
        elif question.options:
            self._receive(self._examining.reply(chosen(question, text)))
        elif question.need > 1 and (text or self._given):
            self._list(question, text)
        else:
            self._receive(self._examining.reply(Typed(text)))

    def _list(self, question: Question, text: str) -> None:
        """One or several answers of a list, apart at semicolons; Enter alone ends it."""
        before = len(self._given)
        for each in filter(None, map(str.strip, text.split(";"))):
            if folded(each) not in map(folded, self._given):
                self._given = (*self._given, each)
        if text and len(self._given) < question.need:
            if len(self._given) == before:
                raise NotUnderstood("You gave that one already.")
            self._prompt()
        else:
            self._receive(self._examining.reply(Listed(self._given)))

    def _receive(self, snapshot: ExamSnapshot) -> None:
        """Show what a reply brought; one that could not be counted is asked again."""
        if (snapshot.phase, snapshot.number) == (self._shown.phase, self._shown.number):
            self._given = ()
            self._shown = snapshot
            raise NotUnderstood(snapshot.message)
        self._show(snapshot)

    def _show(self, snapshot: ExamSnapshot, *, whole: bool = False) -> None:
        self._given = ()
        self._shown = snapshot
        if snapshot.banner != self._banner:
            self.say("", snapshot.banner or "Your answers are saved again.")
            self._banner = snapshot.banner
        if snapshot.message:
            self.say("", snapshot.message)
        if snapshot.phase is ExamPhase.ANSWERED:
            self.say(*told(snapshot.told, self._desk.today))
            self._shown = self._examining.go_on()
        elif snapshot.last and not snapshot.quiz and snapshot.phase is not ExamPhase.REVEALED:
            self.say(*telling.item_lines(snapshot.last))
        self._tell(whole=whole)

    def _tell(self, *, whole: bool = False) -> None:
        """Say where it stands; the `whole` of it, where the question of a shown answer was not said just before."""
        shown, revealed = self._shown, self._shown.phase is ExamPhase.REVEALED
        if whole or not revealed:
            self.say("")
        if whole and revealed and shown.question is not None:
            self.say(*telling.asked(shown, shown.question))
        self.say(*self._lines())
        self._prompt()

    def _lines(self) -> Iterator[str]:
        shown = self._shown
        if shown.result is not None:
            yield from telling.result(shown, shown.result)
            if shown.quiz:
                return
            ready = self._desk.readiness(shown.deck, shown.exam)
            yield f"Chance to pass on {ready.day:%Y-%m-%d}: {shown_chance(ready.pass_chance)}, as the model estimates it."
        elif shown.question is None:
            return
        elif shown.phase is ExamPhase.REVEALED:
            yield from telling.revealed(shown)
        else:
            yield from telling.asked(shown, shown.question)

    def _remark(self, *lines: str) -> None:
        """Say something that changes nothing, and ask again."""
        self.say(*lines)
        self._prompt()

    def _prompt(self) -> None:
        self._output.write(telling.prompt(self._shown, len(self._given)))
        self._output.flush()
