"""A session line by line: no cursor control, no colour, for screen readers, pipes and simple terminals.

Each prompt says what can be typed. The end of the input leaves as `/quit` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from ice_quiz.grading.verdict import Listed, Reply, Typed
from ice_quiz.language.normal import folded
from ice_quiz.language.printable import printable
from ice_quiz.memory.rating import Rating
from ice_quiz.plain.numbered import chosen
from ice_quiz.plain.reading import NotUnderstood
from ice_quiz.plain.telling import help_lines, prompt, told
from ice_quiz.plain.words import Own, meaning
from ice_quiz.questions.question import Grade, Question
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import MORE_NEW, Command, Phase, Snapshot
from ice_quiz.study.wish import Wish


def run(desk: Desk, wish: Wish, lines: Iterable[str | None], output: TextIO, *, echoed: bool = True) -> int:
    """Hold a session; None among the lines is one that was too long. The exit code: 1 where answers could not be saved.

    `echoed` says that what is typed is seen on the output, with the end of its line, as in a terminal. Raises `DeckError`
    where the deck cannot be studied, before anything is printed.
    """
    session = Lines(desk, wish, output, echoed=echoed)
    try:
        session.begin()
        for line in lines:
            if not session.take(line):
                return session.end()
        session.say("")  # the prompt still stands
        return session.end()
    except (KeyboardInterrupt, BrokenPipeError):
        desk.leave()  # which tries once more to save what could not be saved
        raise


class Lines:
    """One session: the desk, what it showed last, and the answers of a list that were given so far."""

    def __init__(self, desk: Desk, wish: Wish, output: TextIO, *, echoed: bool) -> None:
        self._desk = desk
        self._wish = wish
        self._output = output
        self._echoed = echoed
        self._shown = Snapshot(Phase.FINISHED)
        self._given: tuple[str, ...] = ()
        self._banner = ""

    def begin(self) -> None:
        """Print what comes first."""
        self._show(self._desk.begin(self._wish))

    def take(self, line: str | None) -> bool:
        """Do what a line says and print what comes of it; False where it says to leave."""
        if not self._echoed:
            self.say("")
        try:
            if line is None:
                raise NotUnderstood("That is too long to be an answer.")
            return self._do(printable(line).strip())
        except NotUnderstood as problem:
            return self._remark(str(problem))

    def end(self) -> int:
        """Leave the desk; what was done so far is summed up, unless that was printed last."""
        left = self._desk.leave()
        if self._shown.phase is not Phase.FINISHED and left.summary and left.summary.answered:
            self.say(*told(left, self._desk.today))
        if left.banner:
            self.say(left.banner)
        return 1 if left.banner else 0

    def say(self, *lines: str) -> None:
        """Print lines."""
        self._output.write("".join(f"{line}\n" for line in lines))
        self._output.flush()

    def _do(self, line: str) -> bool:
        wanted = meaning(line, self._shown)
        if wanted is None:
            return self._plainly(line)
        if wanted is Own.QUIT:
            return False
        if isinstance(wanted, Command):
            self._command(wanted)
        elif isinstance(wanted, Rating):
            self._rate(wanted)
        else:
            self._own(wanted)
        return True

    def _plainly(self, line: str) -> bool:
        """A line that is no word: an answer, or Enter alone; False where Enter leaves."""
        phase, question = self._shown.phase, self._shown.question
        if phase is Phase.ASKED and question is not None:
            self._answer(question, line)
        elif line:
            raise NotUnderstood("That means nothing here. A lone / lists what can be typed.")
        elif phase is Phase.REVEALED:
            self._show(self._desk.rate(Rating.GOOD))
        elif phase is Phase.FINISHED:
            return False
        else:
            self._show(self._desk.command(Command.NEXT))
        return True

    def _command(self, command: Command) -> None:
        able = command in self._shown.commands
        snapshot = self._desk.command(command)
        if able and command is Command.HINT:
            self._shown = snapshot
            self._remark(f"Hint: {snapshot.hints[-1]}")
        elif able and command is Command.GUESSED and snapshot.phase is Phase.ASKED:
            self._shown = snapshot
            self._remark(_GUESSING if snapshot.guessed else "You are not guessing.")
        elif able and command is Command.FLAG:
            self._shown = snapshot
            self._remark(snapshot.message)
        elif able:
            self._show(snapshot)
        else:
            raise NotUnderstood(snapshot.message)

    def _rate(self, rating: Rating) -> None:
        able = self._shown.phase in (Phase.ANSWERED, Phase.REVEALED) and rating in self._shown.ratings
        snapshot = self._desk.rate(rating)
        if not able:
            raise NotUnderstood(snapshot.message)
        self._show(snapshot)

    def _own(self, wanted: Own) -> None:
        if wanted is Own.HELP:
            self._remark(*help_lines(self._shown, self._desk.today))
        elif wanted is Own.REPEAT:
            self._tell()
        elif self._shown.phase is not Phase.FINISHED:
            raise NotUnderstood(f"/{wanted} is for the end of a session.")
        elif wanted is Own.MORE_DUE:
            self._show(self._desk.begin(self._wish.more))
        elif wanted is Own.MORE_NEW:
            self._show(self._desk.more_new(MORE_NEW))
        else:
            self._show(self._desk.begin(self._wish.practice))

    def _answer(self, question: Question, line: str) -> None:
        text = line[1:] if line.startswith("//") else line
        if question.key.grade is Grade.SELF and not question.options and not text:
            self._show(self._desk.command(Command.REVEAL))
        elif question.options:
            self._reply(chosen(question, text))
        elif question.need > 1 and (text or self._given):
            self._list(question, text)
        else:
            self._reply(Typed(text))

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
            self._reply(Listed(self._given))

    def _reply(self, reply: Reply) -> None:
        snapshot = self._desk.reply(reply)
        if snapshot.phase is Phase.ASKED:  # it could not be counted
            self._given = ()
            self._shown = snapshot
            raise NotUnderstood(snapshot.message)
        self._show(snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        self._given = ()
        self._shown = snapshot
        if snapshot.banner != self._banner:
            self.say("", snapshot.banner or "Your answers are saved again.")
            self._banner = snapshot.banner
        if snapshot.message:
            self.say("", snapshot.message)
        self._tell()

    def _tell(self) -> None:
        answered = self._shown.phase in (Phase.ANSWERED, Phase.REVEALED)
        self.say(*([] if answered else [""]), *told(self._shown, self._desk.today))
        self._prompt()

    def _remark(self, *lines: str) -> bool:
        """Say something that changes nothing, and ask again."""
        self.say(*lines)
        self._prompt()
        return True

    def _prompt(self) -> None:
        self._output.write(prompt(self._shown, len(self._given)))
        self._output.flush()


_GUESSING = "You are guessing: even a right answer comes again today."
