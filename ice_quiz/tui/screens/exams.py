"""The exams of a deck: which one to sit, what it asks, how far one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from ice_quiz.errors import IceQuizError
from ice_quiz.study.exams.snapshot import ExamEntry
from ice_quiz.tui.commands import EXAMS, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, WRONG, shown
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.widgets.exam_list import exam_rows
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph


class ExamsScreen(Sheet):
    """Choose an exam: begin it, or go on with it."""

    CSS_PATH = Path(__file__).with_name("exam.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = EXAMS
    BINDINGS = bindings(EXAMS)

    def __init__(self, deck: str, title: str, exams: tuple[ExamEntry, ...]) -> None:
        super().__init__()
        self._deck, self._title = deck, title
        self._exams = exams
        self._selected = meant(exams)
        self._message = ""

    def on_screen_resume(self) -> None:
        """Ask the desk again: an exam was sat, left, or given a day."""
        if self.is_mounted and self.app.screen is self:
            self._message = ""
            try:
                self._exams = self.quiz.desk.exams(self._deck)
            except IceQuizError as error:
                self._message = str(error)
            self._selected = min(self._selected, max(len(self._exams) - 1, 0))

    @property
    def _chosen(self) -> ExamEntry:
        return self._exams[self._selected]

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if name == "about-you":
            return any(exam.items_withheld for exam in self._exams)
        return name in ("back", "page-up", "page-down") or bool(self._exams)

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        moves: Mapping[str, int] = {"down": self._selected + 1, "up": self._selected - 1}
        if name in moves:
            self._select(min(max(moves[name], 0), len(self._exams) - 1))
            return
        special: Mapping[str, Callable[[], object]] = {
            "begin": lambda: self.quiz.show_exam(self.quiz.desk.exam(self._deck, self._chosen.name)),
            "plan": lambda: self.quiz.show_plan(self._deck, self._title, self._chosen.name),
            "about-you": lambda: self.quiz.show_questions(self._deck),
            "back": self.dismiss,
        }
        try:
            special[name]()
        except IceQuizError as error:
            self._message = str(error)
            self.draw()

    def _select(self, index: int) -> None:
        self._selected = index
        self._message = ""
        self.bring_into_sight()
        self.draw()

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """An exam was clicked: a first click selects it, a second one begins it."""
        if event.item < len(self._exams):
            if event.item == self._selected:
                await self.action_do("begin")
            else:
                self._select(event.item)

    def draw(self) -> None:
        """Show the exams."""
        if not self.is_mounted:
            return
        self.heading.show(shown(self._title, STRONG), shown("mock exams", MUTED))
        self.page.show(self._paragraphs())
        self.notify_here(*in_lines(self._message, WRONG))
        self.key_bar.show(self._keys())

    def _paragraphs(self) -> Iterator[Paragraph]:
        yield from exam_rows(self._exams, self._selected, self.quiz.today, self.key)
        yield GAP
        told = self._chosen.told_when if self._exams else ""
        yield Paragraph(shown(f"{told} Every answer is saved at once.".strip(), MUTED))

    def _keys(self) -> Iterator[Entry]:
        if self._exams:
            yield self.entry("begin", "go on" if self._chosen.left_at else None, last=True)
            yield self.entry("plan")
        if self.can("about-you"):
            yield self.entry("about-you")
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)


def meant(exams: tuple[ExamEntry, ...]) -> int:
    """The exam to begin with: one that was left open, else the one whose day is next, else the first."""
    left = [place for place, exam in enumerate(exams) if exam.left_at]
    dated = sorted((exam.day, place) for place, exam in enumerate(exams) if exam.day is not None)
    return left[0] if left else dated[0][1] if dated else 0
