"""A session as JSON, one object a line: for scripts and tests.

It begins when `ice-quiz study DECK --json` starts. Lines are UTF-8 in both directions. What is added later are new keys and
new types, which a script should pass over; what is here keeps its name and meaning.

**Out**::

    {"type": "question", "card": "ice/runs.Predator", "form": "choose",
     "stem": "Which directorate of ICE runs Operation Predator?", "options": ["…", "…", "…"], "need": 1}

`stem` is all there is to read, with its instruction ("True or false? …"). `options` are the texts in the order of their
numbers, counted from 1, or null where the answer is typed. `need` is how many answers are asked for. `form` is one of
choose, true or false, type, cloze, number, name all, missing one, what comes next, put in order. ::

    {"type": "fact", "say": "…", "source": "…"}          a new card is introduced; its question follows at once
    {"type": "hint", "text": "…"}
    {"type": "reveal", "answer": "…"}                    the learner grades this one: `rate` is awaited
    {"type": "verdict", "verdict": "right|close|wrong", "share": 1.0, "reason": "…", "answer": "…",
     "rating": "again|hard|good|easy", "due": "2026-11-26", "graded": true, "source": "…"}

`share` is how much of the answer was right, from 0 to 1. `reason` says why, with the proof against the option chosen. `due`
is the date the card is due, or null where it has none; `graded` is false where the answer does not move the schedule (drill
and practice). The date is the day of the next review also where the card is drilled again today. ::

    {"type": "summary", "finished": true, "answered": 10, "right": 8, "close": 1, "wrong": 1, "drilled": 1, "new": 4,
     "seconds": 71.5, "missed": [{"card": "…", "stem": "…", "answer": "…", "right": false}],
     "next_day": "2026-11-25", "due_next_day": 6, "more_new": 10, "more_due": 0, "kind": "cram · Rivers", "time_up": false,
     "waiting": 0}

The first four counts are of cards at their first try; `right` of a missed one says that it was right, but guessed.
`finished` is false where the session was left before its end.
`next_day` is when something is due again, or null. `kind` says what kind of session it was, "" for what is simply due.
With `time_up` the minutes asked for were over, and `waiting` cards were left. ::

    {"type": "note", "message": "…"}                     for the learner: what was undone, what changed in the deck, that
                                                         answers cannot be saved at the moment
    {"type": "error", "message": "…"}                    the line did nothing; what was asked is still asked
    {"type": "unsaved", "file": "…"}                     last of all, where something could not be saved to the end: it is
                                                         in that file, and `ice-quiz import` brings it in

**In**::

    {"answer": "text"}                                   also for a question with options: one of them, as text
    {"answer": 2}                                        the number of an option; only integers are
    {"answer": ["a", "b"]}                               several answers, or the order of "put in order"
    {"answer": [3, 1, 2]}                                that order by the numbers of the options
    {"rate": "again|hard|good|easy"}
    {"command": "undo|hint|reveal|dont-know|guessed|was-right|was-wrong|suspend|flag|bury|more-new|more-due|practice|quit"}

**What belongs to what.** There is no "next": after a verdict the next question follows at once, and after the last one the
summary. The program then goes on reading, so that the last answer can be taken back too; it ends at `quit` or at the end of
the input. So there are always two things at hand, and each line belongs to one of them:

- to the question (or reveal) printed last: `answer`, `hint`, `reveal`, `dont-know`, `guessed`, `suspend`, `bury`
  (not again today); and `rate`, after a reveal. `guessed` is said before the answer and is taken back by saying it again.
- to the verdict printed last: `rate`, `was-right`, `was-wrong`, `undo`. The first three print that verdict anew, and then
  what is asked now: mostly the same question again, with the hints it was given; another one where the correction changed
  what comes next (a card rated "again" is drilled). `undo` takes the answer back and asks its question again; it can be
  said any number of times.

A card that was suspended or buried leaves no verdict that could be corrected; `undo` brings it back. After the summary
`more-new` lets ten more new cards in, `more-due` asks fifty more of the reviews that wait beyond the day's share (`more_due`
counts them), and `practice` asks the deck without touching its schedule.

**Exams.** `ice-quiz exam DECK --json` speaks the same protocol, with these differences. A `question` also has `number` and
`total` of the items, and `seconds_left` (null where time is not limited). There is no verdict, hint or undo: the next
question follows an answer at once. After a `reveal` (asked for by `{"command": "reveal"}` where the exam is spoken, or
printed by itself after an answer that an examiner would have to judge) `{"rate": "good"}` marks it as right and `{"rate":
"again"}` as wrong. The commands are `reveal`, `dont-know`, `flag`, `give-up`, `practice` (after the end: what was missed, as
a session) and `quit`. At the end::

    {"type": "result", "exam": "civics 2025", "passed": true, "right": 12, "wrong": 4, "asked": 16, "total": 20,
     "needed": 12, "stopped": true, "late": false, "given_up": false, "seconds": 190.5,
     "items": [{"number": 1, "item": "58", "card": "us-civics/58", "stem": "…", "given": "…", "answer": "…", "right": true,
                "marked": false, "flagged": false, "reason": "…", "source": "…"}, …],
     "earlier": [{"day": "2026-11-24", "passed": true, "right": 12, "wrong": 4, "asked": 16}]}

`given` is empty where nothing was typed or chosen; `marked` says that the learner judged it. `stopped` says that it was
decided before all items were asked. `earlier` are the sittings of this exam that ended, this one last. Where the exam says
right or wrong at once, each answer is followed by `{"type": "marked", …}` with the keys of an item. Where the input ends
before the exam does, the last line is `{"type": "left", "exam": "…", "answered": 4, "total": 20, "message": "…"}`: the exam
waits, also after a kill, and the next start goes on with it.

**Quizzes.** `ice-quiz quiz DECK --json` speaks the protocol of exams. With `--at-once`, which is usual, each answer is
followed by `{"type": "marked", …}`. Its `result` also holds `"quiz": true` and `"share"` (of all that was asked, lists by
their parts); `passed` is null, for a quiz has no pass mark. A question of the form "match" has `pairs`, whose answers are
the options: answer with the numbers of these in the order of the pairs, `[2, 3, 1]`.

A reply that cannot be counted (an empty one, no number where one is asked) is an `error`, and so is everything that cannot
be understood. Each answer is on the disk before its verdict is printed: whatever ends the program, nothing is lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from ice_quiz.memory.rating import Rating
from ice_quiz.plain.messages import Message, reply_to, summarised, told, understood
from ice_quiz.plain.reading import NotUnderstood
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import MORE_NEW, Command, Phase, Snapshot
from ice_quiz.study.wish import Wish

CORRECTIONS = (Command.WAS_RIGHT, Command.WAS_WRONG)
"""The commands that belong to the last verdict, besides undo."""

_AFTERWARDS = ("more-new", "more-due", "practice")
COMMANDS = (*(command for command in Command if command not in (Command.NEXT, Command.BACK)), *_AFTERWARDS, "quit")


def run(desk: Desk, wish: Wish, lines: Iterable[bytes | None], output: TextIO) -> int:
    """Hold a session; None among the lines is one that was too long. The exit code: 1 where answers could not be saved.

    Raises `DeckError` where the deck cannot be studied, before anything is printed.
    """
    protocol = Protocol(desk, wish, output)
    try:
        protocol.begin()
        for line in lines:
            if not protocol.take(line):
                break
        return protocol.end()
    except (KeyboardInterrupt, BrokenPipeError):
        desk.leave()  # which tries once more to save what could not be saved
        raise


def tell_of_file(output: TextIO, file: Path) -> None:
    """Print the last message of all: where that is which could not be saved."""
    output.write(json.dumps({"type": "unsaved", "file": str(file)}, ensure_ascii=False) + "\n")
    output.flush()


class Protocol:
    """One session: the desk, what it showed last, and where the messages go."""

    def __init__(self, desk: Desk, wish: Wish, output: TextIO) -> None:
        self._desk = desk
        self._wish = wish
        self._output = output
        self._shown = Snapshot(Phase.FINISHED)
        self._banner = ""

    def begin(self) -> None:
        """Print what comes first."""
        self._show(self._desk.begin(self._wish), noted=True)

    def take(self, line: bytes | None) -> bool:
        """Do what a line says and print what comes of it; False where it says to quit."""
        try:
            if line is None:
                raise NotUnderstood("The line is too long.")
            return not line.strip() or self._do(understood(line))
        except NotUnderstood as problem:
            self._print({"type": "error", "message": str(problem)})
            return True

    def end(self) -> int:
        """Leave the desk, with a summary unless it was printed last."""
        left = self._desk.leave()
        if self._shown.phase is not Phase.FINISHED:
            self._note_banner(left)
            self._print(summarised(left, finished=False))
        return 1 if left.banner else 0

    def _do(self, message: Message) -> bool:
        if "answer" in message:
            self._answer(message["answer"])
        elif "rate" in message:
            self._rate(message["rate"])
        elif message["command"] == "quit":
            return False
        else:
            self._command(message["command"])
        return True

    def _answer(self, given: object) -> None:
        question = self._shown.question
        if self._shown.phase is not Phase.ASKED or question is None:
            raise NotUnderstood(_NOT_ASKED[self._shown.phase])
        self._replied(self._desk.reply(reply_to(question, given)))

    def _replied(self, snapshot: Snapshot) -> None:
        if snapshot.phase is Phase.ASKED:
            self._shown = snapshot
            raise NotUnderstood(snapshot.message)
        self._show(snapshot, noted=True)

    def _rate(self, given: object) -> None:
        if not isinstance(given, str) or given not in tuple(Rating):
            raise NotUnderstood(f"A rating is one of {', '.join(Rating)}.")
        rating = Rating(given)
        if self._shown.phase is Phase.REVEALED:
            self._show(self._desk.rate(rating))
        else:
            self._correct(lambda: self._desk.rate(rating))

    def _command(self, given: object) -> None:
        if not isinstance(given, str) or given not in COMMANDS:
            raise NotUnderstood(f"A command is one of {', '.join(COMMANDS)}.")
        if given in _AFTERWARDS:
            self._go_on(given)
            return
        command = Command(given)
        if command in CORRECTIONS:
            self._correct(lambda: self._desk.command(command))
            return
        able = command in self._shown.commands
        snapshot = self._desk.command(command)
        if not able:
            raise NotUnderstood(snapshot.message)
        if command is Command.HINT:
            self._shown = snapshot
            self._print({"type": "hint", "text": snapshot.hints[-1]})
        elif command is Command.FLAG:
            self._shown = snapshot
            self._print({"type": "note", "message": snapshot.message})
        elif command is Command.GUESSED:
            self._shown = snapshot
            self._print({"type": "note", "message": _GUESSING if snapshot.guessed else _NOT_GUESSING})
        else:
            self._show(snapshot, noted=command in (Command.UNDO, Command.SUSPEND, Command.BURY))

    def _go_on(self, how: str) -> None:
        if self._shown.phase is not Phase.FINISHED:
            raise NotUnderstood(f"{how} is for the end of a session.")
        if how == "practice":
            self._show(self._desk.begin(self._wish.practice), noted=True)
        elif how == "more-due":
            self._show(self._desk.begin(self._wish.more), noted=True)
        else:
            self._show(self._desk.more_new(MORE_NEW), noted=True)

    def _correct(self, correction: Callable[[], Snapshot]) -> None:
        """Go back to the last verdict, correct it, and go on to what is asked now."""
        before = self._desk.command(Command.BACK)
        if before.phase is not Phase.ANSWERED:
            raise NotUnderstood(before.message)
        after = correction()
        if after.message and (after.verdict, after.rating) == (before.verdict, before.rating):
            self._shown = self._desk.command(Command.NEXT)
            raise NotUnderstood(after.message)
        self._show(after)

    def _show(self, snapshot: Snapshot, *, noted: bool = False) -> None:
        """Print a snapshot, and those after it, up to one that waits for the learner."""
        if noted and snapshot.message:
            self._print({"type": "note", "message": snapshot.message})
        while True:
            self._note_banner(snapshot)
            self._print(told(snapshot))
            if snapshot.phase not in (Phase.INTRODUCED, Phase.ANSWERED):
                break
            snapshot = self._desk.command(Command.NEXT)
            if snapshot.message:
                self._print({"type": "note", "message": snapshot.message})
        self._shown = snapshot

    def _note_banner(self, snapshot: Snapshot) -> None:
        if snapshot.banner != self._banner:
            self._print({"type": "note", "message": snapshot.banner or "Your answers are saved again."})
        self._banner = snapshot.banner

    def _print(self, message: Message) -> None:
        self._output.write(json.dumps(message, ensure_ascii=False) + "\n")
        self._output.flush()


_NOT_ASKED = {
    Phase.REVEALED: "The answer is shown: say how well you knew it with `rate`.",
    Phase.FINISHED: "No question is asked any more.",
    Phase.INTRODUCED: "No question is asked yet.",
    Phase.ANSWERED: "The question is answered.",
}
_GUESSING = "You are guessing: the card comes again today, even if the answer is right."
_NOT_GUESSING = "You are not guessing."
