"""Drawing up a quiz: how many questions, when what was right is told, of which topics, in which forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from ice_quiz.errors import IceQuizError
from ice_quiz.study.exams.held import Held
from ice_quiz.study.quizzes.offer import QuizOffer
from ice_quiz.study.quizzes.wish import QuizWish
from ice_quiz.tui.commands import QUIZ, KeyCommand, bindings
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, WRONG, shown
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.quiz_setup import Setup, set_up
from ice_quiz.tui.screens.sheet import COLUMN, Sheet
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph
from ice_quiz.tui.widgets.quiz_rows import quiz_rows

UNTOUCHED = "A quiz never touches the schedule. One that you leave is kept."
LEFT = "You left this quiz. Another choice draws a new one."


class QuizScreen(Sheet):
    """Draw up a quiz: enter begins with what is shown."""

    CSS_PATH = Path(__file__).with_name("exam.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = QUIZ
    BINDINGS = bindings(QUIZ)

    def __init__(self, deck: str, title: str, offer: QuizOffer) -> None:
        super().__init__()
        self._deck, self._title = deck, title
        self._setup = set_up(offer)
        self._message = ""
        self._covered = False

    def on_screen_suspend(self) -> None:
        """Another screen covers this one: a quiz there may be left or ended."""
        self._covered = True

    def on_screen_resume(self) -> None:
        """Ask the desk again whether a quiz waits; what was chosen stays."""
        if self._covered and self.app.screen is self:
            self._covered = False
            self._ask()

    def _ask(self) -> None:
        try:
            self._setup = self._setup.of(self.quiz.desk.quiz_offer(self._deck))
        except IceQuizError as error:
            self._message = str(error)

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if name == "begin":
            return self._setup.may_begin
        if name == "result":
            return self._setup.offer.ended
        return name != "all" or self._setup.row.ticked

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        self._message = ""
        setup = self._setup
        special: Mapping[str, Callable[[], object]] = {
            "begin": lambda: self._hold(lambda: self.quiz.desk.quiz(self.wish)),
            "result": lambda: self._hold(lambda: self.quiz.desk.quiz_result(self._deck)),
            "back": self.dismiss,
        }
        if name in special:
            special[name]()
            return
        turned: Mapping[str, Callable[[], Setup]] = {
            "more": setup.changed,
            "less": lambda: setup.changed(-1),
            "all": setup.all_or_none,
            "down": lambda: setup.moved(1),
            "up": lambda: setup.moved(-1),
        }
        self._setup = turned[name]()
        self.bring_into_sight()
        self.draw()

    @property
    def wish(self) -> QuizWish:
        """What is asked for as it stands."""
        return self._setup.wish(self._deck)

    @property
    def _waits(self) -> bool:
        """Whether this very quiz was left and is gone on with."""
        return self._setup.offer.left == self.wish

    def _hold(self, begin: Callable[[], Held]) -> None:
        try:
            held = begin()
        except IceQuizError as error:
            self._message = str(error)
            self.draw()
        else:
            self.quiz.show_exam(held)

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """A row was clicked: it is ticked, or has its next value."""
        if event.item < len(self._setup.rows):
            self._setup = self._setup.moved(event.item - self._setup.at)
            await self.action_do("more")

    def draw(self) -> None:
        """Show what is chosen."""
        if not self.is_mounted:
            return
        self.heading.show(shown(self._title, STRONG), shown("quiz", MUTED))
        self.page.show(self._paragraphs())
        left = LEFT if self._waits else ""
        self.notify_here(*in_lines(self._message, WRONG), (self._setup.problem or left, CLOSE))
        self.key_bar.show(self._keys())

    def _paragraphs(self) -> Iterator[Paragraph]:
        yield from quiz_rows(self._setup, min(self.size.width, COLUMN) - 12)
        yield GAP
        yield Paragraph(shown(UNTOUCHED, MUTED), lead=shown("  "))

    def _keys(self) -> Iterator[Entry]:
        words = ("leave out" if self._setup.chosen else "choose") if self._setup.row.ticked else None
        if self.can("begin"):
            yield self.entry("begin", "go on" if self._waits else None, last=True)
        yield self.entry("more", words, last=True)
        if self.can("all"):
            yield self.entry("all")
        if self.can("result"):
            yield self.entry("result")
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)
