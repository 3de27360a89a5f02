"""Drawing up a quiz: how many questions, from which topic, in which form, and when what was right is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from ice_quiz.errors import IceQuizError
from ice_quiz.questions.question import Form
from ice_quiz.study.quizzes.wish import QuizWish
from ice_quiz.study.wish import Wish
from ice_quiz.tui.commands import QUIZ, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, WRONG, joined, shown
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

COUNTS = ("5", "10", "20", "40")
TOLD = ("at once", "at the end")
ANY = "any"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Row:
    """Something that is chosen: its name, what it can be, and which of these it is."""

    name: str
    values: Sequence[str]
    at: int = 0

    @property
    def value(self) -> str:
        """What it is now."""
        return self.values[self.at]

    def turned(self, step: int) -> Row:
        """The row with the next value, or the one before."""
        return Row(self.name, self.values, (self.at + step) % len(self.values))


class QuizScreen(Sheet):
    """Draw up a quiz: enter begins with what is shown."""

    CSS_PATH = Path(__file__).with_name("exam.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = QUIZ
    BINDINGS = bindings(QUIZ)

    def __init__(self, deck: str, title: str, topics: Sequence[str]) -> None:
        super().__init__()
        self._deck, self._title = deck, title
        self._rows = [
            Row("Questions", COUNTS, 1),
            Row("Topic", (ALL, *topics)),
            Row("Form", (ANY, *Form)),
            Row("Answers are told", TOLD),
        ]
        self._selected = 0
        self._message = ""

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Everything always works here."""
        return True

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        self._message = ""
        if name == "begin":
            self._begin()
        elif name == "back":
            self.dismiss()
        elif name in ("more", "less"):
            self._rows[self._selected] = self._rows[self._selected].turned(1 if name == "more" else -1)
        else:
            self._selected = min(max(self._selected + (1 if name == "down" else -1), 0), len(self._rows) - 1)
        if name != "back":
            self.bring_into_sight()
            self.draw()

    @property
    def wish(self) -> QuizWish:
        """What is asked for as it stands."""
        count, topic, form, told = (row.value for row in self._rows)
        cards = Wish(self._deck, topics=() if topic == ALL else (topic,))
        return QuizWish(cards, int(count), () if form == ANY else (Form(form),), told == TOLD[0])

    def _begin(self) -> None:
        try:
            held = self.quiz.desk.quiz(self.wish)
        except IceQuizError as error:
            self._message = str(error)
        else:
            self.quiz.show_exam(held)

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """A row was clicked: its next value."""
        if event.item < len(self._rows):
            self._selected = event.item
            await self.action_do("more")

    def draw(self) -> None:
        """Show what is chosen."""
        if not self.is_mounted:
            return
        self.heading.show(shown(self._title, STRONG), shown("quiz", MUTED))
        self.page.show(self._paragraphs())
        self.notify_here(*in_lines(self._message, WRONG))
        self.key_bar.show(self._keys())

    def _paragraphs(self) -> Iterator[Paragraph]:
        width = max(len(row.name) for row in self._rows)
        for place, row in enumerate(self._rows):
            chosen = place == self._selected
            value = joined(shown(f"{row.name:<{width}}   ", MUTED), shown(row.value, STRONG if chosen else ""))
            yield Paragraph(value, lead=shown("› " if chosen else "  ", STRONG), item=place, here=chosen)
        yield GAP
        yield Paragraph(shown("A quiz never touches the schedule. One that you leave is kept.", MUTED), lead=shown("  "))

    def _keys(self) -> Iterator[Entry]:
        yield self.entry("begin", last=True)
        yield self.entry("more", key="→", last=True)
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)
