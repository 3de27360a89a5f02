"""The exam screen: one item after the other, in place, without a word on right or wrong before the end.

It draws the snapshots of the sitting and sends it what the learner answers; what a key may do is said in `exam_moves`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult

from ice_quiz.grading.verdict import Chose, DontKnow, Reply
from ice_quiz.language.days import spent
from ice_quiz.study.exams.held import Held
from ice_quiz.study.exams.snapshot import ExamPhase, ExamSnapshot
from ice_quiz.tui.commands import EXAM, KeyCommand, bindings, in_a_quiz
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, WRONG, joined, shown
from ice_quiz.tui.draft import Draft, Way, pointed, reply_of
from ice_quiz.tui.exam_moves import ExamStand, can, drafted, footer
from ice_quiz.tui.on_screen import on_screen
from ice_quiz.tui.screens.typing import Typing, column
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.answer_line import LINE
from ice_quiz.tui.widgets.exam_item import exam_item
from ice_quiz.tui.widgets.heading import Meter
from ice_quiz.tui.widgets.page import Page

TICK = 1.0
"""Seconds between two looks at the clock, in an exam whose time is limited."""

_GIVE_UP = "Give up? It then counts neither as passed nor as failed. The same key again gives up, any other one goes on."
_END = "End the quiz here? The same key again ends it, any other one goes on."
_UNSAVED = "Leave without what is not saved? The same key again leaves, any other one stays."


class ExamScreen(Typing):
    """A mock exam on the screen."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = EXAM
    BINDINGS = bindings(EXAM)

    def __init__(self, examining: Held) -> None:
        super().__init__()
        self._examining = examining
        self._snapshot = examining.snapshot
        self._draft = drafted(self._snapshot)
        self._seen = self._snapshot.phase is not ExamPhase.REVEALED
        self._asked_twice = ""
        self._note = ""
        self._meter = Meter()

    def between(self) -> ComposeResult:
        """The bar stands under the heading."""
        yield self._meter

    def on_mount(self) -> None:
        """Look at the clock now and then, where time is limited."""
        if self._snapshot.seconds_left is not None:
            self.set_interval(TICK, self.tick)

    def tick(self) -> None:
        """Time goes on: the same item with what is left of it, or the result."""
        before = self._snapshot
        if before.phase is not ExamPhase.FINISHED and self.app.screen is self:
            snapshot = self._examining.tick()
            self._receive(replace(snapshot, message=snapshot.message or before.message), keep_note=True)

    @property
    def stand(self) -> ExamStand:
        """Where the screen stands now."""
        return ExamStand(self._snapshot, self._draft, self._seen)

    def _receive(self, snapshot: ExamSnapshot, *, keep_note: bool = False) -> None:
        """Take the next snapshot; a reply in the making is kept as long as the same item is asked."""
        before, self._snapshot = self._snapshot, snapshot
        if snapshot.phase is ExamPhase.FINISHED:
            self._over(snapshot)
            return
        if not keep_note:
            self._note = self._asked_twice = ""
        if (snapshot.phase, snapshot.number, snapshot.question) != (before.phase, before.number, before.question):
            self._draft = drafted(snapshot)
            self._seen = False
            self.bring_into_sight()
        self.draw()

    def _over(self, snapshot: ExamSnapshot) -> None:
        if snapshot.result is None:
            self.dismiss()
            self.quiz.tell_at_home(snapshot.message)
        else:
            self.quiz.show_result(snapshot)

    def painted(self) -> None:
        """What was drawn was seen."""
        super().painted()
        self._seen = True

    # The line

    @property
    def line(self) -> TextLine | None:
        """The line of an answer that is typed."""
        return self._draft.line if self.stand.asked and self._draft.typed else None

    @property
    def typing(self) -> bool:
        """Whether letters are text."""
        return self._draft.typing

    def edited(self, line: TextLine, note: str) -> None:
        """The line was changed."""
        self.bring_into_sight()
        self._change(replace(self._draft, line=line, typing=True), note)

    # Commands

    @property
    def commands(self) -> tuple[KeyCommand, ...]:
        """The commands, in a quiz in its words."""
        return in_a_quiz(super().commands) if self._snapshot.quiz else super().commands

    def can(self, name: str, number: int = 0) -> bool:
        """Whether the command does something now."""
        return can(self.stand, name, number)

    async def do(self, name: str, number: int = 0) -> None:
        """Do it."""
        special: Mapping[str, Callable[[], Awaitable[None] | None]] = {
            "option": lambda: self._choose(number - 1),
            "true": lambda: self._choose(0),
            "false": lambda: self._choose(1),
            "down": lambda: self._move(1),
            "up": lambda: self._move(-1),
            "point": self._point,
            "take": lambda: self._choose(self._draft.cursor or 0),
            "check": self._check,
            "take-back": lambda: self._change(self._draft.take_back()),
            "stop-typing": lambda: self._change(replace(self._draft, typing=False)),
            "type": lambda: self._change(replace(self._draft, typing=True)),
            "reveal": lambda: self._receive(self._examining.reveal()),
            "next": lambda: self._receive(self._examining.go_on()),
            "was-wrong": lambda: self._receive(self._examining.mark(False)),
            "was-right": lambda: self._receive(self._examining.mark(True)),
            "dont-know": lambda: self._answer(DontKnow()),
            "flag": lambda: self._receive(self._examining.flag()),
            "give-up": lambda: self._twice(
                "give-up", _END if self._snapshot.quiz else _GIVE_UP, lambda: self._receive(self._examining.give_up())
            ),
            "leave": self._leave,
        }
        special[name]()

    def _twice(self, name: str, question: str, act: Callable[[], None]) -> None:
        """Do it when it is asked for a second time, one right after the other."""
        if self._asked_twice == name:
            act()
            return
        self._note, self._asked_twice = question, name
        self.draw()

    def _leave(self) -> None:
        if self._snapshot.banner:
            self._twice("leave", _UNSAVED, lambda: self._receive(self._examining.leave()))
        else:
            self._receive(self._examining.leave())

    def _change(self, draft: Draft, note: str = "") -> None:
        self._draft = draft
        self._note, self._asked_twice = note, ""
        self.draw()

    def _answer(self, reply: Reply) -> None:
        self._receive(self._examining.reply(reply))

    def _choose(self, option: int) -> None:
        if self._draft.way is Way.ORDER:
            self.bring_into_sight()
            self._change(self._draft.pick(option))
        else:
            self._answer(Chose(option))

    def _point(self) -> None:
        self._seen = False
        self.bring_into_sight()
        self._change(self._draft.at_first_free(), pointed(self.key))

    def _move(self, step: int) -> None:
        if self.stand.asked and self._draft.count:
            self.bring_into_sight()
            self._change(self._draft.moved(step))
        else:
            self.scroll_lines(step)

    def _check(self) -> None:
        question = self._snapshot.question
        if question is None:
            return
        if self._draft.way is Way.LINES and self._draft.line.text.strip():
            before = len(self._draft.given)
            added = self._draft.add()
            self._change(added, "" if len(added.given) > before else "You gave that one already.")
            if len(added.given) < question.need:
                return
        self._answer(reply_of(self._draft, question))

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """An option or the line was clicked."""
        if event.item == LINE:
            await self.action_do("type")
        else:
            await self.action_do("option", event.item)

    # Drawing

    def draw(self) -> None:
        """Show where the exam stands."""
        snapshot = self._snapshot
        if not self.is_mounted or snapshot.question is None:
            return
        left = joined(shown(snapshot.title, STRONG), shown(f" · {snapshot.deck_title}", MUTED))
        self.heading.show(left, shown(how_far(snapshot), MUTED), shown(snapshot.title, STRONG))
        self._meter.share = (snapshot.number - 1) / snapshot.total if snapshot.total else 0.0
        self.page.show(exam_item(snapshot, snapshot.question, self._draft, column(self.size.width), self.key))
        self.notify_here((snapshot.banner, WRONG), (self._note or on_screen(snapshot.message), CLOSE))
        self.key_bar.show(footer(self.stand))


def how_far(snapshot: ExamSnapshot) -> str:
    """Which item or question of how many this is, and the time that is left where it is limited."""
    left = "" if snapshot.seconds_left is None else f" · {spent(snapshot.seconds_left)} left"
    return f"{snapshot.one} {snapshot.number} of {snapshot.total}{left}"
