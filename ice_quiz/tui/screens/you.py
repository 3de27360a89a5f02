"""What a deck asks of its learner: once before it is studied, and whenever the learner wants to look or to correct."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from ice_quiz.errors import IceQuizError
from ice_quiz.study.own_answers import OutdatedAnswer, OwnAnswers, OwnQuestion
from ice_quiz.tui.commands import YOU, KeyCommand, bindings
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, WRONG, shown
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.typing import Typing, column
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.own_answers import Corrected, Row, list_page, matches, question_page, rows_of
from ice_quiz.tui.widgets.page import Page

_FIRST = "The deck asks this once. What you say stays on this machine."


class YouScreen(Typing):
    """The learner's own answers, as a list; one of them is answered at a time."""

    CSS_PATH = Path(__file__).with_name("exam.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = YOU
    BINDINGS = bindings(YOU)

    def __init__(self, own: OwnAnswers, *, first: bool = False) -> None:
        """`first` asks what is open, one after the other, and is over then; otherwise everything is listed."""
        super().__init__()
        self._own = own
        self._ask = [question.key for question in own.open] if first else []
        self._asked = len(self._ask)
        self._selected = 0
        self._entering = False
        self._line = TextLine()
        self._pointed: int | None = None
        self._note = self._refused = ""
        if self._ask:
            self._enter_key(self._ask[0])

    @property
    def _rows(self) -> tuple[Row, ...]:
        return rows_of(self._own)

    @property
    def _row(self) -> Row | None:
        return self._rows[self._selected] if self._selected < len(self._rows) else None

    @property
    def _found(self) -> tuple[str, ...]:
        row = self._row
        return matches(row.choices, self._line.text) if isinstance(row, OwnQuestion) else ()

    # The line

    @property
    def line(self) -> TextLine | None:
        """The line of the question that is answered."""
        return self._line if self._entering else None

    @property
    def typing(self) -> bool:
        """Whether letters are text."""
        return self._entering

    def edited(self, line: TextLine, note: str) -> None:
        """The line was changed."""
        self._line, self._pointed, self._refused = line, None, note
        self.bring_into_sight()
        self.draw()

    # Commands

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        row = self._row
        if name in ("keep", "stop-typing"):
            return self.typing
        if name == "skip":
            return bool(self._ask)
        if name in ("page-up", "page-down", "down", "up"):
            return True
        if self.typing:
            return False
        if name == "answer":
            return row is not None and not (isinstance(row, OutdatedAnswer) and not row.correctable)
        if name == "still-right":
            return _may_have_changed(row)
        if name == "take-back":
            return isinstance(row, Corrected) or (isinstance(row, OwnQuestion) and bool(row.value))
        return True

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        special: Mapping[str, Callable[[], object]] = {
            "keep": self._keep,
            "skip": self._skip,
            "stop-typing": self._stop,
            "answer": self._enter,
            "still-right": self._still_right,
            "take-back": self._take_back,
            "down": lambda: self._move(1),
            "up": lambda: self._move(-1),
            "back": self.dismiss,
        }
        special[name]()

    def _enter(self) -> None:
        """Begin to answer the selected question; what is known already stands in the line."""
        row = self._row
        known = "" if row is None else row.value if isinstance(row, OwnQuestion) else "; ".join(row.answers)
        self._line = TextLine(known, len(known))
        self._entering, self._pointed, self._refused, self._note = True, None, "", ""
        self.bring_into_sight()
        self.draw()

    def _enter_key(self, key: str) -> None:
        keys = [row.key if isinstance(row, OwnQuestion) else "" for row in self._rows]
        self._selected = keys.index(key)
        self._enter()

    def _stop(self) -> None:
        if self._ask:
            self.dismiss()
            return
        self._entering, self._refused = False, ""
        self.draw()

    def _skip(self) -> None:
        """To the next question that is open, or on to the cards."""
        self._ask = self._ask[1:]
        if self._ask:
            self._enter_key(self._ask[0])
        else:
            self.dismiss()

    def _keep(self) -> None:
        row, text = self._row, self._line.text.strip()
        if isinstance(row, OwnQuestion):
            found = self._found
            if self._pointed is not None and self._pointed < len(found):
                text = found[self._pointed]
            elif len(found) == 1 and text:
                text = found[0]
            if not text and self._ask:
                self._skip()
            else:
                self._tell(lambda: self.quiz.desk.say(self._own.deck, row.key, text))
        elif row is not None:
            self._correct(row.card, tuple(part.strip() for part in text.split(";") if part.strip()))

    def _still_right(self) -> None:
        row = self._row
        if isinstance(row, OutdatedAnswer):
            self._correct(row.card, row.answers)
        elif isinstance(row, OwnQuestion):
            self._tell(lambda: self.quiz.desk.say(self._own.deck, row.key, row.value))

    def _take_back(self) -> None:
        row = self._row
        if isinstance(row, OwnQuestion):
            self._tell(lambda: self.quiz.desk.say(self._own.deck, row.key, ""))
        elif row is not None:
            self._correct(row.card, ())

    def _correct(self, card: str, answers: tuple[str, ...]) -> None:
        self._tell(lambda: self.quiz.desk.correct(card, answers))

    def _tell(self, tell: Callable[[], OwnAnswers]) -> None:
        """Tell the desk, and go on: to the next open question, or back to the list."""
        try:
            self._own = tell()
        except IceQuizError as error:
            self._refused = str(error)
            self.draw()
            return
        self._note, self._refused, self._entering = self._own.message, "", False
        self._selected = min(self._selected, max(len(self._rows) - 1, 0))
        if self._ask:
            note = self._note
            self._skip()
            self._note = note
        self.bring_into_sight()
        self.draw()

    def _move(self, step: int) -> None:
        """To another row, or while a question is answered to another of its possible answers."""
        if self._entering:
            many = len(self._found)
            if many:
                self._pointed = (0 if step > 0 else many - 1) if self._pointed is None else (self._pointed + step) % many
        else:
            self._selected = min(max(self._selected + step, 0), max(len(self._rows) - 1, 0))
            self._note = self._refused = ""
        self.bring_into_sight()
        self.draw()

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """A row was clicked: select it, and answer it with the next click; or one of the possible answers."""
        if self._entering:
            self._pointed = event.item
            await self.action_do("keep")
        elif event.item == self._selected:
            await self.action_do("answer")
        else:
            self._selected = event.item
            self.draw()

    # Drawing

    def draw(self) -> None:
        """Show the list, or the question that is answered."""
        if not self.is_mounted:
            return
        far = f"question {self._asked - len(self._ask) + 1} of {self._asked}" if self._ask else "about you"
        self.heading.show(shown(self._own.title, STRONG), shown(far, MUTED))
        row = self._row
        if self._entering and row is not None:
            self.page.show(question_page(row, self._line, self._pointed, _FIRST if self._ask else ""))
        else:
            self.page.show(list_page(self._own, self._selected, column(self.size.width)))
        self.notify_here(*in_lines(self._refused, WRONG), *in_lines("" if self._refused else self._note, CLOSE))
        self.key_bar.show(self._keys())

    def _keys(self) -> Iterator[Entry]:
        if self._entering:
            yield self.entry("keep", last=True)
            if self._ask:
                yield self.entry("skip", last=True)
            yield self.entry("stop-typing", "skip all" if self._ask else None, last=True)
            return
        for name in ("answer", "still-right", "take-back"):
            if self.can(name):
                yield self.entry(name)
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)


def _may_have_changed(row: Row | None) -> bool:
    if isinstance(row, OutdatedAnswer):
        return row.correctable
    return isinstance(row, OwnQuestion) and bool(row.value) and row.outdated
