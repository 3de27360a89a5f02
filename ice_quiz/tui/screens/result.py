"""The result of a mock exam: passed or not first, then what was missed, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.message import Message

from ice_quiz.errors import IceQuizError
from ice_quiz.language.words import count
from ice_quiz.study.exams.readiness import Readiness
from ice_quiz.study.exams.snapshot import ExamSnapshot
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import Wish
from ice_quiz.tui.commands import RESULT, KeyCommand, bindings, in_a_quiz
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, WRONG, joined, shown
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.widgets.chances import chance_in_words, earlier, mocks_in_words
from ice_quiz.tui.widgets.exam_result import answers, outcome
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_PINNED = 16
"""Lines of a terminal from which on the chance to pass stays in sight above the keys; below, it ends the page."""


class ResultScreen(Sheet):
    """How an exam ended."""

    CSS_PATH = Path(__file__).with_name("exam.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = RESULT
    BINDINGS = bindings(RESULT)

    def __init__(self, snapshot: ExamSnapshot) -> None:
        """Raises ValueError for an exam that has not ended."""
        super().__init__()
        if snapshot.result is None:
            raise ValueError("an exam that goes on has no result")
        self._snapshot, self._result = snapshot, snapshot.result
        self._every = snapshot.quiz  # a quiz shows every question with its source
        self._message = ""
        self._shown_from = inf
        self._covered = False
        self._ready: Readiness | None = None

    def on_mount(self) -> None:
        """Ask what the learner's chance is now."""
        self._ask()
        self._shown_from = Message().time

    def on_screen_suspend(self) -> None:
        """Another screen covers this one: what it does may change the estimate."""
        self._covered = True

    def on_screen_resume(self) -> None:
        """Ask again, where a drill or another exam day may have come between."""
        if self.is_mounted and self._covered:
            self._covered = False
            self._ask()

    def _ask(self) -> None:
        if self._snapshot.quiz:
            return
        try:
            self._ready = self.quiz.desk.readiness(self._snapshot.deck, self._snapshot.exam)
        except IceQuizError as error:
            self._message = str(error)

    def take(self, event: events.Key | events.Paste) -> bool:
        """Drop what was typed for one more item, before it was shown that the exam is over."""
        text = isinstance(event, events.Paste) or event.is_printable or event.key in ("enter", "escape")
        return text and event.time < self._shown_from

    @property
    def commands(self) -> tuple[KeyCommand, ...]:
        """The commands, after a quiz in its words."""
        return in_a_quiz(super().commands) if self._snapshot.quiz else super().commands

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if name == "plan":
            return not self._snapshot.quiz
        return name != "drill" or bool(self._result.missed)

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        if name == "drill":
            self._drill()
        elif name == "all":
            self._every = not self._every
            self.bring_into_sight()
            self.draw()
        elif name == "plan":
            self.quiz.show_plan(self._snapshot.deck, self._snapshot.deck_title, self._snapshot.exam)
        elif name == "back":
            self.dismiss()
        else:
            self.scroll_lines(1 if name == "down" else -1)

    def _drill(self) -> None:
        wish = Wish(self._snapshot.deck, Purpose.PRACTICE, cards=self._result.missed)
        try:
            snapshot = self.quiz.desk.begin(wish)
        except IceQuizError as error:
            self._message = str(error)
            self.draw()
        else:
            self.quiz.show_study(snapshot, wish)

    def draw(self) -> None:
        """Show the result."""
        if not self.is_mounted:
            return
        snapshot = self._snapshot
        left = joined(shown(snapshot.title, STRONG), shown(f" · {snapshot.deck_title}", MUTED))
        self.heading.show(left, shown("result", MUTED), shown(snapshot.title, STRONG))
        pinned = self.size.height >= _PINNED
        self.page.show(self._paragraphs(pinned=pinned))
        estimate = self._estimate() if pinned else []
        told = "" if self._result.given_up else snapshot.message  # the page says it
        notes = ((snapshot.banner, WRONG), *in_lines(self._message or told, CLOSE))
        self.notify_here(*((text, "") for text in estimate), *notes)
        self.key_bar.show(self._keys())

    def _paragraphs(self, *, pinned: bool) -> Iterator[Paragraph]:
        yield from outcome(self._result, quiz=self._snapshot.quiz)
        before = list(earlier(self._snapshot.earlier, self.quiz.today))
        if before:
            yield GAP
            yield from before
        if self._result.items:
            yield GAP
            yield from answers(self._result, every=self._every)
        if not pinned:
            yield GAP
            yield from (Paragraph(shown(text)) for text in self._estimate())

    def _estimate(self) -> list[str]:
        """The chance to pass as the model sees it, and the mock exams beside it."""
        if self._ready is None:
            return []
        return [chance_in_words(self._ready, self.quiz.today), mocks_in_words(self._ready)]

    def _keys(self) -> Iterator[Entry]:
        missed = len(self._result.missed)
        if missed:
            yield self.entry("drill", f"drill the {count(missed)}" if missed > 1 else "drill it", last=True)
        yield self.entry("all", "only what was wrong" if self._every else None)
        if self.can("plan"):
            yield self.entry("plan")
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)
